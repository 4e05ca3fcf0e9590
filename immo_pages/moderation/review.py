"""The review: what changed, what is missing, how it will look, and the decision."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages

from immo_agencies.audit import record
from immo_agencies.models import AuditEvent
from immo_agencies.permissions import may
from immo_agencies.refusals import not_in_role
from immo_agencies.roles import AgencyAction
from immo_pages.admin.approvals import next_url
from immo_pages.admin.gap_links import draft_gaps, editor_url, linked
from immo_pages.admin.refusals import keep_comment, tell_refused
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyPage
from immo_pages.moderation import actions
from immo_pages.moderation.queue import age_of
from immo_pages.moderation.remarks import FREE_ROWS, places, remarks_in
from immo_pages.moderation.screen import PageScreen
from immo_pages.moderation.versions import judged, to_review, was_sent_back


class ForReviewers(PageScreen):
    """What only people see who may approve this page."""

    def refuse(self) -> None:
        """Raise NotAllowed for who approves nothing here."""
        if not may(self.request.user, AgencyAction.MODERATE, self.agency, self.page):
            raise not_in_role(self.request)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewView(ForReviewers):
    """What approval would publish, as visitors would see it.

    Wagtail's own previews show the certificate, cover and region of the stored row.
    """

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The latest draft in its default preview."""
        draft = judged(self.page.get_latest_revision_as_object())
        return draft.make_preview_request(request, draft.default_preview_mode)


class ReviewView(ForReviewers):
    """The screen itself."""

    template_name = "immo_pages/moderation/review.html"
    page_title = gettext_lazy("Review")
    url_name = "immo_moderation:review"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen; a page that waits no more leads to the list."""
        if not self.is_waiting:
            messages.info(request, _("This page does not wait for approval any more."))
            return redirect("immo_approvals")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide or ask; what was typed stays when it is not accepted."""
        deeds: dict[str, Callable[[], HttpResponse]] = {
            "approve": self._approve,
            "send_back": self._send_back,
            "ask": self._ask,
        }
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None or not self.is_waiting:
            return self._again_refused()
        try:
            return deed()
        except actions.NotWaiting as refused:
            messages.error(request, str(refused))
            return self._again_refused()
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self.render_to_response(self.get_context_data())

    def _approve(self) -> HttpResponse:
        request, comment = self.request, self._text("comment")
        seen = self._text("revision")
        try:
            actions.approve(
                self.page,
                by=request.user,
                seen=int(seen) if seen.isdecimal() and len(seen) < 19 else 0,
                comment=comment,
            )
        except PublishRefused as refused:
            keep_comment(self.page.current_workflow_task_state, comment)
            headline = _("Not approved: the page still waits.")
            tell_refused(
                request, self.page, refused.reasons, headline=headline, kept_comment=comment
            )
            return self._again_refused()
        messages.success(request, _("Approved: “%(page)s”.") % {"page": self.page.draft_title})
        return self._next()

    def _send_back(self) -> HttpResponse:
        draft = self.page.get_latest_revision_as_object()
        remarks = remarks_in(self.request.POST, draft)
        actions.send_back(
            self.page, by=self.request.user, comment=self._text("comment"), remarks=remarks
        )
        said = _("Sent back to the author: “%(page)s”.") % {"page": self.page.draft_title}
        messages.success(self.request, said)
        return self._next()

    def _ask(self) -> HttpResponse:
        actions.ask(self.page, by=self.request.user, text=self._text("question"))
        messages.success(self.request, _("Your question is sent. The page goes on waiting."))
        return self.again()

    def _text(self, name: str) -> str:
        return self.request.POST.get(name, "").strip()

    def _next(self) -> HttpResponse:
        return redirect(next_url(self.request, self.page) or reverse("immo_approvals"))

    def _again_refused(self) -> HttpResponse:
        record(
            "moderation.decision",
            self.agency,
            by=self.request.user,
            obj=self.page,
            outcome=AuditEvent.Outcome.NOT_ACCEPTED,
        )
        return self.again()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_approvals"), "label": _("To approve")},
            {"url": "", "label": self.page_title, "sublabel": self.page.draft_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Changes, missing mentions, what may be done, and what was typed before a refusal."""
        task = self.state.current_task_state if self.state else None
        versions = to_review(self.page, self.sent, self.request.GET.get("against", ""))
        rows = self.rows(versions)
        here = reverse(self.url_name, args=[self.page.pk])
        offered = task.task.specific.get_actions(self.page, self.request.user) if task else []
        return super().get_context_data(**kwargs) | {
            "versions": versions,
            "can_compare_sent_back": self.page.live and was_sent_back(self.sent),
            "rows": rows,
            "gaps": self._gaps(versions.after),
            "has_gaps": isinstance(versions.after, PropertyPage),
            "places": places(versions.after, [row.change for row in rows]),
            "free_rows": self._typed_rows(),
            "typed": self.request.POST,
            "kept_comment": self.request.POST.get("comment") or (task.comment if task else ""),
            "age": age_of(task.started_at, self.agency, timezone.now()) if task else None,
            "can_approve": any(name == "approve" for name, _label, _modal in offered),
            "edit_url": f"{editor_url(self.page.pk)}?{urlencode({'next': here})}",
            "preview_url": reverse("immo_moderation:draft", args=[self.page.pk]),
        }

    def _gaps(self, draft: Any) -> list[Any]:
        return linked(draft_gaps(draft), draft.pk) if isinstance(draft, PropertyPage) else []

    def _typed_rows(self) -> list[tuple[str, str]]:
        """Free rows of the form, as they were sent."""
        post = self.request.POST
        typed = list(zip(post.getlist("place"), post.getlist("remark"), strict=False))
        return (typed + [("", "")] * FREE_ROWS)[: max(FREE_ROWS, len(typed))]
