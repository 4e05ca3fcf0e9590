"""Where the admin answers: on the platform's host only, never on an agency's, never on another.

Sessions are the platform's. A sign-in page on the host of an agency would take the password of
anybody for the admin of all.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse
from wagtail.models import Site

from immo_agencies.conf import platform_only_paths
from immo_agencies.middleware import is_admin_path
from immo_agencies.models import Agency
from immo_agencies.tenancy import active_agency


def is_platform_only(path: str) -> bool:
    """Whether ``path`` is the admin's, or one that the project keeps to the platform's host."""
    return is_admin_path(path) or path.startswith(platform_only_paths())


def is_platform_host(request: HttpRequest) -> bool:
    """Whether ``request`` came to the default site or to the address of the admin."""
    host = _host(request)
    if host == urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname:
        return True
    site = Site.find_for_request(request)
    return bool(site and site.is_default_site and site.hostname.lower() == host)


def is_agency_host(request: HttpRequest) -> bool:
    """Whether a site of somebody answers at exactly this host; no fallback to the default site."""
    site = Site.find_for_request(request)
    return bool(site and not site.is_default_site and site.hostname.lower() == _host(request))


def member_agency(request: HttpRequest) -> Agency | None:
    """The agency a signed-in member works for now; None on a host that nobody has.

    For addresses that visitors and members share: what is a member's is hers on the platform's
    host and on those of agencies.
    """
    known = is_platform_host(request) or is_agency_host(request)
    return active_agency(request) if known else None


def _host(request: HttpRequest) -> str:
    return split_domain_port(request.get_host())[0].lower()


def admin_address() -> str:
    """Where the admin is."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("wagtailadmin_home")
