"""The bare root of a host: every public address carries its language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from immo_agencies.tenancy import agency_of_host


def redirect_to_default_language(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the home page in the default language of the host's agency."""
    agency = agency_of_host(request)
    language = agency.default_language if agency else (get_language() or settings.LANGUAGE_CODE)
    return HttpResponseRedirect(f"/{language}/")
