"""The agency's colours as a stylesheet at an address that changes with them."""

import hashlib
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from immo_agencies.boundary.hosts import member_agency
from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of_host
from immo_pages.contrast import readable_ink, readable_shade
from immo_pages.serving import FileToServe, serve_file

# The surfaces of tokens.css: text that reads on them reads on paper too.
_LIGHT_SURFACE, _DARK_SURFACE = "#f6f4f0", "#21201d"
_FOREVER = "public, max-age=31536000, immutable"


def theme_of(agency: Agency) -> str:
    """Custom properties of ``agency``: its colour, the ink on it, shades fit for text."""
    brand = agency.brand_color
    light = readable_shade(brand, _LIGHT_SURFACE)
    dark = readable_shade(brand, _DARK_SURFACE)
    return (
        f":root{{--brand:{brand};--brand-ink:{readable_ink(brand)};--brand-text:{light}}}\n"
        f"@supports (color:light-dark(#000,#fff)){{"
        f":root{{--brand-text:light-dark({light},{dark})}}}}\n"
        f"@media print{{:root{{--brand-text:{light}}}}}\n"
    )


def theme_digest(agency: Agency) -> str:
    """Hash of the theme, part of its address."""
    return hashlib.sha256(theme_of(agency).encode()).hexdigest()[:12]


def theme_url(agency: Agency) -> str:
    """Address of the theme of ``agency``."""
    return reverse("immo_pages_theme", args=[theme_digest(agency)])


def logo_url(agency: Agency) -> str:
    """Address of the logo of ``agency``; empty without one."""
    if not agency.logo:
        return ""
    return reverse("immo_pages_logo", args=[PurePosixPath(str(agency.logo.name)).name])


@require_safe
def serve_logo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The logo of the host's agency; its random name changes with every upload."""
    agency, kept = _agency_shown(request)
    if agency is None or logo_url(agency) != request.path:
        raise Http404
    content_type = "image/png" if name.endswith(".png") else "image/jpeg"
    return serve_file(request, FileToServe(agency.logo, content_type, name), cache_control=kept)


@require_safe
def theme_css(request: HttpRequest, digest: str) -> HttpResponse:
    """The theme of the host's agency; 404 on the platform's host, except for a member's preview.

    An outdated hash still gets the present theme, but is not kept.
    """
    agency, kept = _agency_shown(request)
    if agency is None:
        raise Http404
    answer = HttpResponse(theme_of(agency), content_type="text/css; charset=utf-8")
    current = theme_digest(agency) == digest
    answer["Cache-Control"] = kept if current else "no-store"
    return answer


def _agency_shown(request: HttpRequest) -> tuple[Agency | None, str]:
    """The host's agency and how long its look is kept.

    Previews are shown on the platform's host: there a member gets the look of her own agency.
    """
    if agency := agency_of_host(request):
        return agency, _FOREVER
    return member_agency(request), "private, no-store"
