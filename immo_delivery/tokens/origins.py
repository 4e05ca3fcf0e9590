"""From which web sites a browser may ask: those that tokens of the site name."""

import re
from collections.abc import Iterable

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django_scopes import scopes_disabled
from wagtail.models import Site

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_delivery.models import DeliveryToken

#: ``https://host``; plain HTTP for a developer's own machine only.
ORIGIN = re.compile(
    r"https://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?"
    r"|http://(?:localhost|127\.0\.0\.1|[a-z0-9-]{1,63}\.localhost)(?::\d{1,5})?"
)
_SECONDS = 60
_SITE = re.compile(r"[a-z0-9.-]{1,253}")
_SHOWN = "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Space-Version"
_ASKED = "Authorization, If-None-Match, Content-Type"


def allow(request: HttpRequest, answer: HttpResponseBase, site: str) -> None:
    """Let the browser hand the answer to the page that asked, if its site may.

    Without credentials: a token in a browser is public anyhow. ``Vary`` stands on every answer,
    asked with an origin or not, so that no cache gives one site the permission of another.
    """
    patch_vary_headers(answer, ["Accept-Encoding", "Origin"])
    origin = request.headers.get("Origin", "")
    if origin and origin in origins_of(site):
        answer["Access-Control-Allow-Origin"] = origin
        answer["Access-Control-Expose-Headers"] = _SHOWN


def preflight(request: HttpRequest, answer: HttpResponseBase, site: str) -> None:
    """What a browser asks before it sends a token."""
    allow(request, answer, site)
    patch_vary_headers(answer, ["Access-Control-Request-Method", "Access-Control-Request-Headers"])
    if answer.has_header("Access-Control-Allow-Origin"):
        answer["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        answer["Access-Control-Allow-Headers"] = _ASKED
        answer["Access-Control-Max-Age"] = "600"


def origins_of(site: str) -> frozenset[str]:
    """Origins of the tokens in use of ``site``; empty for all other texts. Kept for a minute."""
    if not _SITE.fullmatch(site):
        return frozenset()
    found: frozenset[str] | None = cache.get(_key(site))
    if found is None:
        found = _read(site)
        cache.set(_key(site), found, _SECONDS)
    return found


def forget(agency: Agency) -> None:
    """Read the origins of the agency's sites afresh."""
    names = [agency.slug, *agency.sites().order_by().values_list("hostname", flat=True)]
    cache.delete_many([_key(name) for name in names])


def _read(site: str) -> frozenset[str]:
    now = timezone.now()
    with scopes_disabled():
        tokens = DeliveryToken.objects.filter(revoked_at=None).exclude(origins="")
        tokens = tokens.filter(Q(expires_at=None) | Q(expires_at__gt=now))
        if "." in site:
            named = Site.objects.filter(hostname=site).select_related("root_page").first()
            tokens = tokens.filter(agency=agency_of(named)) if named else tokens.none()
            tokens = tokens.filter(Q(sites=None) | Q(sites=named))
        else:
            tokens = tokens.filter(agency__slug=site)
        return frozenset(_lines(tokens.values_list("origins", flat=True)))


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.split()]


def _key(site: str) -> str:
    return f"immo-delivery-origins-{site}"
