"""One task in one shared workflow moderates the pages of every agency."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, Task, TaskState


class AskForChangesForm(TaskStateCommentForm):
    """Who sends a page back says why."""

    comment = forms.CharField(
        label=_("What should change"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what should change: the author reads it.")},
    )


class AgencyModerationTask(Task):
    """Approval by a member of the page's agency who may moderate.

    Accounts without a membership moderate nothing, superusers included: a task list that is not
    bounded by an agency would grow with every agency of the installation.
    """

    class Meta:
        verbose_name = _("approval by the agency")
        verbose_name_plural = _("approvals by the agency")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """A reviewer may open the page she has to judge."""
        return self._may_review(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """While it waits, the page is edited by reviewers only."""
        return not self._may_review(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """A reviewer may lock the page while she works on it."""
        return self._may_review(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Approve, approve with a comment, ask for changes; nothing for who sent it herself."""
        if not self._may_review(obj, user):
            return []
        ask_changes = ("reject", _("Ask for changes"), True)
        if self._sent_it_herself(obj, user):
            return [ask_changes]
        return [
            ask_changes,
            # Wagtail itself adds "and publish" to the last approval.
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        """A comment is required to ask for changes, and free to approve."""
        return AskForChangesForm if action == "reject" else TaskStateCommentForm

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Open tasks on pages of the agencies in which ``user`` may moderate."""
        agencies = self._agencies_to_review(user)
        if not agencies:
            return TaskState.objects.none()
        below = models.Q(pk__in=[])
        for path in Page.objects.filter(agency_home__agency__in=agencies).values_list(
            "path", flat=True
        ):
            below |= models.Q(path__startswith=path)
        pages = Page.objects.filter(below).annotate(key=Cast("pk", models.CharField()))
        return self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__object_id__in=pages.values("key"),
        )

    @classmethod
    def get_description(cls) -> str:
        """Shown where tasks are chosen."""
        return str(_("Members of the page's agency who may approve."))

    def _may_review(self, obj: Any, user: Any) -> bool:
        from immo_agencies.permissions import may  # permissions stand on the models
        from immo_agencies.roles import AgencyAction
        from immo_agencies.tenancy import agency_of

        return may(user, AgencyAction.MODERATE, agency_of(obj), obj)

    def _agencies_to_review(self, user: Any) -> list[int]:
        from immo_agencies.access import accesses_of  # stands on the models
        from immo_agencies.extension_points import role_actions
        from immo_agencies.roles import AgencyAction

        return [
            access.agency.pk
            for access in accesses_of(user)
            if AgencyAction.MODERATE in role_actions(access.role)
        ]

    @staticmethod
    def _sent_it_herself(obj: Any, user: Any) -> bool:
        """Whether she sent it, and the agency has somebody else to approve it."""
        from immo_agencies.permissions import members_who_may  # permissions stand on the models
        from immo_agencies.roles import AgencyAction
        from immo_agencies.tenancy import agency_of

        agency = agency_of(obj)
        state = obj.current_workflow_state
        if agency is None or state is None or not agency.second_person_approves:
            return False
        if state.requested_by_id != user.pk:
            return False
        others = members_who_may(AgencyAction.MODERATE, agency, obj)
        return any(person.pk != user.pk for person in others)
