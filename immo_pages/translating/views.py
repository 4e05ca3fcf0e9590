"""Admin views: ask for confirmation, one action, answer."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Locale, Page

from immo_agencies.tenancy import agency_of, for_agency
from immo_pages.admin.refusals import tell_refused
from immo_pages.foreign import ForeignReferences
from immo_pages.gate import PublishRefused
from immo_pages.translating import actions


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Start a translation and open it."""
    page = _own_page(request, page_id)
    locale = get_object_or_404(Locale, language_code=language)
    if request.method == "GET":
        title = _("Translate into %(language)s") % {"language": locale.get_display_name()}
        explanation = _(
            "A draft is made. Facts, price and certificate stay the same in every language; "
            "you translate the texts."
        )
        return _confirmation(request, page, title, explanation)
    return _answer(
        request, page, lambda: actions.start_translation(page, language=language, by=request.user)
    )


@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let the translations follow the page."""
    page = _own_page(request, page_id)
    if request.method == "GET":
        explanation = _(
            "The drafts of the translations get the present facts; new texts wait to be translated."
        )
        return _confirmation(request, page, _("Update the translations"), explanation)

    def work() -> None:
        count = actions.update_translations(page, by=request.user)
        text = ngettext(
            "%(count)d translation follows this page.",
            "%(count)d translations follow this page.",
            count,
        )
        messages.success(request, text % {"count": count})

    return _answer(request, page, work)


@require_POST
def send_for_approval(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send a translation for approval."""
    page = _own_page(request, page_id)

    def work() -> None:
        actions.send_translation_for_approval(page, by=request.user)
        messages.success(
            request, _("“%(page)s” was sent for approval.") % {"page": page.draft_title}
        )

    return _answer(request, page, work)


def publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish from the translation editor; refused, the texts are kept and the reasons are shown.

    Hook ``before_edit_page``, asked after Wagtail knows that the member may edit the page.
    """
    asked = request.method == "POST" and request.POST.get("action") == "publish"
    if not asked or agency_of(page) is None or actions.translation_into(page) is None:
        return None
    try:
        actions.publish_translation(page, by=request.user)
    except PublishRefused as refused:
        tell_refused(request, page, refused.reasons)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        words = {"page": page.draft_title, "language": page.locale.get_display_name()}
        text = _("“%(page)s” is published in this language: %(language)s.") % words
        messages.success(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _own_page(request: HttpRequest, page_id: int) -> Page:
    """The page, if the active agency owns it: a foreign one answers like an absent one."""
    return get_object_or_404(for_agency(request, Page.objects.all()), pk=page_id).specific


def _confirmation(request: HttpRequest, page: Page, title: str, explanation: str) -> HttpResponse:
    context = {"page": page, "title": title, "explanation": explanation}
    return render(request, "immo_pages/admin/confirm_translation.html", context)


def _answer(request: HttpRequest, page: Page, work: Callable[[], Any]) -> HttpResponse:
    """Do ``work``; on refusal say why. Back to the page, or to the one that ``work`` made."""
    try:
        made = work()
    except (actions.TranslationRefused, ForeignReferences) as refused:
        messages.error(request, "; ".join(refused.messages))
        made = None
    target = made if isinstance(made, Page) else page
    return redirect("wagtailadmin_pages:edit", target.pk)
