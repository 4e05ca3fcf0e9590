"""Turn a refused publication into an answer that says why, wherever it was raised."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from immo_agencies.middleware import is_admin_path
from immo_pages.foreign import ForeignReferences
from immo_pages.gate import PublishRefused
from immo_pages.models.place import CrossAgencyError
from immo_pages.models.property import AliasRefused


class PublishRefusedMiddleware:
    """Last resort: views that know what to keep answer themselves, before this is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer PublishRefused and the refusals of alias and move; leave all else alone."""
        if not is_admin_path(request.path_info):
            return None
        if isinstance(error, PublishRefused):
            return _answer(request, str(error), page_id=error.page.pk)
        if isinstance(error, ForeignReferences):
            return _answer(request, " ".join(error.messages))
        if isinstance(error, AliasRefused):
            return _answer(request, _("A property cannot be copied as an alias. Copy it instead."))
        if isinstance(error, CrossAgencyError):
            return _answer(request, _("A page cannot go to another agency."))
        return None


def _answer(request: HttpRequest, message: str, *, page_id: int | None = None) -> HttpResponse:
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse(
            {"success": False, "error_code": "publish_refused", "error_message": message},
            status=403,
        )
    messages.error(request, message)
    # A copy that was refused is rolled back and has no editor.
    if page_id and Page.objects.filter(pk=page_id).exists():
        return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]))
    return redirect("wagtailadmin_home")
