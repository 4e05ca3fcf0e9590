"""Part (b) of the publish gate: is the content that is being published publishable?

Asked about the object in the form. Refused means: kept as a draft, nothing typed is lost, and the
reasons are shown with links to what mends them.
"""

import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    WorkflowActionView,
)

from immo_pages.admin.approvals import next_url
from immo_pages.admin.gap_links import draft_gaps
from immo_pages.admin.refusals import keep_comment, reasons_as_data, tell_refused
from immo_pages.composing.outline import OutlineSidePanel
from immo_pages.gate import PublishRefused, reasons_to_refuse
from immo_pages.page_reports.blocked import blocked_refusal
from immo_pages.permission_testers import publish_refusal
from immo_pages.photos.notes import photo_notes
from immo_pages.photos.readiness import preparing_words
from immo_pages.property_panels import texts_only_edit_handler
from immo_pages.quick_change.editor import tell_kept


class _GateMixin:
    """What the create and the edit view do alike when a publication is refused."""

    form: Any
    page: Any
    request: HttpRequest
    save_action: Callable[[], HttpResponse]

    def _reasons(self) -> list[Any]:
        page = self.form.instance
        page.derive()
        return reasons_to_refuse(page)

    def _keep_as_draft(self, reasons: list[Any], **words: str) -> HttpResponse:
        """Save what was typed as a draft and say why it is not published."""
        answer = self.save_action()
        if isinstance(answer, JsonResponse):
            data = json.loads(answer.content)
            extra = {"published": False, "reasons": reasons_as_data(self.page, reasons)}
            return JsonResponse(data | extra, status=answer.status_code)
        tell_refused(self.request, self.page, reasons, **words)
        return answer

    def _tell_preparing(self) -> None:
        """Photos that came in a moment ago: the page is on air, their sizes are on their way."""
        if text := preparing_words(self.page):
            messages.info(self.request, text)

    def _asked_to_publish(self) -> bool:
        return bool(self.request.POST.get("action-publish"))

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, behind the outline."""
        outline = OutlineSidePanel(self.page, self.request)
        return MediaContainer([outline, *super().get_side_panels()])  # type: ignore[misc]


class PropertyCreateView(_GateMixin, CreateView):
    """Create a property; what may not be published becomes a draft."""

    def form_valid(self, form: Any) -> HttpResponse:
        """A full plan has already turned "publish" into "save": say so."""
        refused = publish_refusal(self.parent_page)
        if self._asked_to_publish() and self.action_name == "save" and refused:
            return self._keep_as_draft([refused])
        return super().form_valid(form)

    def publish_action(self) -> HttpResponse:
        """Publish, or keep as a draft with the reasons."""
        if reasons := self._reasons():
            return self._keep_as_draft(reasons)
        try:
            with transaction.atomic():
                answer = super().publish_action()
            self._tell_preparing()
            return answer
        except PublishRefused as refused:
            # The last place was taken since the form was opened. The row is rolled back; without
            # its key the page is a new one again, below a parent that has not grown.
            self.form.instance.pk = self.form.instance.id = None
            self.parent_page = type(self.parent_page).objects.get(pk=self.parent_page.pk)
            return self._keep_as_draft(refused.reasons)


class PropertyEditView(_GateMixin, EditView):
    """Edit a property; a refused version is kept as a draft, a live page stays as it is."""

    partials_template_name = "immo_pages/admin/property_edit_partials.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; say what a quick change has changed meanwhile."""
        answer = super().post(request, *args, **kwargs)
        if hasattr(self, "form") and not self.expects_json_response:
            tell_kept(request, self.form.instance.form_keeper)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        """A full plan has already turned "publish" into "save": say so."""
        self.has_content_changes = form.has_changed()
        if form.withheld and not self.expects_json_response:
            text = _("Your texts are saved. Photos, certificate and documents stay as they were.")
            messages.warning(self.request, text)
        refused = blocked_refusal(self.page) or publish_refusal(self.page)
        refused = None if self.page.live else refused
        if self._asked_to_publish() and self.action_name == "save" and refused:
            return self._keep_as_draft([refused])
        return super().form_valid(form)

    def publish_action(self) -> HttpResponse:
        """Publish, or keep as a draft with the reasons."""
        if reasons := self._reasons():
            return self._keep_as_draft(reasons)
        try:
            with transaction.atomic():
                answer = super().publish_action()
            self._tell_preparing()
            return answer
        except PublishRefused as refused:
            return self._keep_as_draft(refused.reasons)

    def perform_workflow_action(self) -> HttpResponse:
        """Approve, or keep the reviewer's corrections and comment and say why not."""
        if self.workflow_action == "reject" and not self._comment():
            return self._keep_as_draft([], headline=_("Not sent back: write what should change."))
        if self.workflow_action != "approve":
            return super().perform_workflow_action()
        reasons = self._reasons()
        if not reasons:
            try:
                with transaction.atomic():
                    return super().perform_workflow_action()
            except PublishRefused as refused:
                reasons = refused.reasons
        keep_comment(self.page.current_workflow_task_state, self._comment())
        return self._keep_as_draft(
            reasons,
            headline=_("Not approved: the page still waits, with your corrections."),
            kept_comment=self._comment(),
        )

    def _comment(self) -> str:
        extra = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
        return str(extra.get("comment", "")).strip()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list of missing mentions is drawn again after an automatic save.

        Who writes texts only sees the facts without fields.
        """
        if self.form.texts_only:
            self.edit_handler = texts_only_edit_handler(self.page_class)
        context = super().get_context_data(**kwargs)
        if context["is_partial"]:
            context["gaps"] = draft_gaps(self.page)
            context["notes"] = photo_notes(self.page)
        return context


class _KeptCommentMixin:
    """The form of an approval shows the comment that an earlier refusal kept."""

    form_class: Any
    task_state: Any
    render_modal_form: Callable[..., HttpResponse]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The modal with its form."""
        form = self.form_class(initial={"comment": self.task_state.comment})
        return self.render_modal_form(request, form)


class PropertyWorkflowActionView(_KeptCommentMixin, WorkflowActionView):
    """Approve or send back without opening the editor."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it and go to the next, or keep the comment and say why not in the editor."""
        try:
            answer = super().post(request, *args, **kwargs)
        except PublishRefused as refused:
            return self._stay(refused.reasons, request.POST.get("comment", "").strip())
        following = next_url(request, self.object)
        return self._go_to(following) if following else answer

    def _stay(self, reasons: list[Any], comment: str) -> HttpResponse:
        keep_comment(self.task_state, comment)
        headline = _("Not approved: the page still waits.")
        tell_refused(self.request, self.object, reasons, headline=headline, kept_comment=comment)
        return self._go_to(reverse("wagtailadmin_pages:edit", args=[self.object.pk]))

    def _go_to(self, address: str) -> HttpResponse:
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(self.request, {"step": "success", "redirect": address})
        return redirect(address)


class PropertyCollectWorkflowActionDataView(_KeptCommentMixin, CollectWorkflowActionDataView):
    """Ask for the comment of an action that the editor then performs."""
