"""For the author: what became of the page since she sent it, and the questions about it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import WorkflowState

from immo_agencies.audit import record
from immo_agencies.field_comments import place_in_words
from immo_agencies.models import AuditEvent
from immo_agencies.permissions import may
from immo_pages.assigned.words import not_allowed
from immo_pages.extension_points import PageAction
from immo_pages.moderation import actions
from immo_pages.moderation.screen import PageScreen
from immo_pages.moderation.versions import since_sent


class SentView(PageScreen):
    """Who sent the page, and who composes properties."""

    template_name = "immo_pages/moderation/sent.html"
    page_title = gettext_lazy("Since you sent it")
    header_icon = "mail"
    url_name = "immo_moderation:sent"

    def refuse(self) -> None:
        """Raise NotAllowed for who neither sent the page nor composes."""
        user = self.request.user
        composes = may(user, PageAction.COMPOSE_PROPERTY, self.agency, self.page)
        if not composes and not self._sent_it():
            raise not_allowed(PageAction.COMPOSE_PROPERTY, self.agency, user)

    def _sent_it(self) -> bool:
        return self.state is not None and self.state.requested_by_id == self.request.user.pk

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the reviewers."""
        try:
            actions.answer(self.page, by=request.user, text=request.POST.get("answer", ""))
        except actions.NotWaiting as refused:
            messages.error(request, str(refused))
            self._record_refusal()
            return self.again()
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Your answer is sent."))
        return self.again()

    def _record_refusal(self) -> None:
        record(
            "moderation.decision",
            self.agency,
            by=self.request.user,
            obj=self.page,
            outcome=AuditEvent.Outcome.NOT_ACCEPTED,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this page."""
        here = {"url": "", "label": self.page_title, "sublabel": self.page.draft_title}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Changes since the last sending, open comments on fields, where to go on."""
        versions = since_sent(self.page, self.sent) if self.sent else None
        return super().get_context_data(**kwargs) | {
            "rows": self.rows(versions) if versions else [],
            "was_sent": bool(self.sent),
            "sent_at": self.sent[-1].started_at if self.sent else None,
            "needs_changes": self._status() == WorkflowState.STATUS_NEEDS_CHANGES,
            "is_approved": self._status() == WorkflowState.STATUS_APPROVED,
            "comments": self._comments(versions.after) if versions else [],
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "typed": self.request.POST,
        }

    def _status(self) -> str:
        return str(self.state.status) if self.state else ""

    def _comments(self, draft: Any) -> list[dict[str, Any]]:
        rows = self.page.wagtail_admin_comments.filter(resolved_at=None).select_related("user")
        return [
            {"label": place_in_words(draft, row.contentpath), "text": row.text, "who": row.user}
            for row in rows.order_by("created_at", "pk")
        ]
