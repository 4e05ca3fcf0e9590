"""What this part adds to the admin: addresses, doors, buttons, words of the log."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page, WorkflowState

from immo_agencies.boundary.doors import Door
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import agency_of
from immo_pages.moderation.doors import DOORS
from immo_pages.moderation.versions import latest_round

_LOG_WORDS = {
    "moderation": gettext_lazy("Approval"),
    "moderation.approved": gettext_lazy("Approved a page"),
    "moderation.sent_back": gettext_lazy("Asked for changes to a page"),
    "moderation.asked": gettext_lazy("Asked the author of a page something"),
    "moderation.answered": gettext_lazy("Answered a question about a page"),
    "moderation.decision": gettext_lazy("Decided about a page"),
    "moderation.away": gettext_lazy("Noted who is away and who stands in"),
    "moderation.back": gettext_lazy("Ended an absence"),
}
_SHOWN = frozenset(
    {
        WorkflowState.STATUS_IN_PROGRESS,
        WorkflowState.STATUS_NEEDS_CHANGES,
        WorkflowState.STATUS_APPROVED,
    }
)


def _urls() -> list[Any]:
    return [path("approvals/", include("immo_pages.moderation.urls"))]


def _doors() -> Mapping[str, Door]:
    return DOORS


def _path(page: Page, part: str) -> str:
    return reverse(f"immo_moderation:{part}", args=[page.pk])


def _header_buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """In the editor: back to the review for who decides, what became of it for who sent it."""
    agency = agency_of(page) if page.pk else None
    state = latest_round(page) if agency else None
    if state is None or state.status not in _SHOWN:
        return
    waits = state.status == WorkflowState.STATUS_IN_PROGRESS
    if waits and may(user, AgencyAction.MODERATE, agency, page):
        yield Button(_("Review"), _path(page, "review"), icon_name="tasks", priority=5)
    if state.requested_by_id == user.pk:
        label = _("What changed since you sent it")
        yield Button(label, _path(page, "sent"), icon_name="history", priority=6)


def back_to_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Who corrects a page from its review comes back to it when she saves."""
    review = _path(page, "review")
    decides = request.POST.get("action-workflow-action") or request.POST.get("action-publish")
    if request.GET.get("next", request.POST.get("next")) != review or decides:
        return None
    return redirect(review)


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("immo_admin_doors", _doors)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    hooks.register("immo_approval_path", _path)
    hooks.register("register_page_header_buttons", _header_buttons)
    hooks.register("after_edit_page", back_to_review, order=110)
