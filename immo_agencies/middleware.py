"""Per request: the language of the address, and the scope of the agency."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation

from immo_agencies.access import bind
from immo_agencies.models import Agency
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import active_access, agency_of_host

Answer = Callable[[HttpRequest], HttpResponse]


def is_admin_path(path: str) -> bool:
    """Whether ``path`` belongs to the Wagtail admin."""
    return path.startswith(reverse("wagtailadmin_home"))


class PublicLocaleMiddleware(LocaleMiddleware):
    """The language of a public page is in its address; otherwise it is the agency's default.

    Never the browser's ``Accept-Language``: an address must give every visitor the same page, so
    that it can be cached.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the address, or the default of the host's agency."""
        language = translation.get_language_from_path(request.path_info)
        if not language:
            agency = agency_of_host(request)
            language = agency.default_language if agency else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language of the answer.

        Django would send every address that is not found to the same one with a language, and
        Wagtail takes any address: an unknown one in the admin would become a public page.
        """
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


class AgencyScopeMiddleware:
    """Open the scope of the agency: the active one in the admin, the host's one outside.

    In the admin the signed-in person is narrowed to the active agency as well.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside the scope."""
        inside = is_admin_path(request.path_info)
        agency = self._enter(request) if inside else agency_of_host(request)
        with agency_scope(agency):
            return self.get_response(request)

    @staticmethod
    def _enter(request: HttpRequest) -> Agency | None:
        access = active_access(request)
        if request.user.is_authenticated:
            bind(request.user, access)
        return access.agency if access else None
