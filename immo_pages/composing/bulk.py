"""Acts on many properties of the list: each page by itself, with what was done and what was not.

Ids come through the boundary, which knows those of the active agency only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_scopes.forms import SafeModelChoiceField
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from immo_agencies.audit import record
from immo_agencies.permissions import may
from immo_agencies.refusals import NotAllowed
from immo_agencies.tenancy import active_agency, agency_of
from immo_pages.admin.gap_links import editor_url
from immo_pages.composing.agent_change import change_agent
from immo_pages.extension_points import PageAction
from immo_pages.foreign import ForeignReferences
from immo_pages.gate import PublishRefused
from immo_pages.models import Agent, PropertyPage
from immo_pages.quick_change.actions import change as quick_change
from immo_pages.quick_change.values import QuickValues
from immo_pages.vocabulary import MarketStatus

#: So many refusals are told with their reasons; of the others the number.
_MOST_TOLD = 20


@dataclass(frozen=True)
class Refused:
    """A page that stayed as it was, and why."""

    title: str
    url: str
    reason: str


class _PropertiesBulkAction(PageBulkAction):
    """Base: subclasses say who may and what is done to one page (``act``, which may raise)."""

    template_name = "immo_pages/composing/bulk.html"
    needed: PageAction
    log_action = ""
    question: Any = ""

    def check_perm(self, page: Page) -> bool:
        """Properties only; asked of the role, on the page itself."""
        is_property = issubclass(page.specific_class, PropertyPage)
        return is_property and may(self.request.user, self.needed, agency_of(page), page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the confirmation says."""
        words = {"display_name": self.display_name, "question": self.question}
        return super().get_context_data(**kwargs) | words

    def get_execution_context(self) -> dict[str, Any]:
        """How one page is treated, and where refusals are kept."""
        self.refused: list[Refused] = []
        return {"act": self.act, "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        act: Callable[[PropertyPage], None] | None = None,
        refused: list[Refused] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Page by page, each in a savepoint of its own."""
        done = 0
        for page in objects:
            reason = _tried(act, page.specific) if act else ""
            if reason and refused is not None:
                url = editor_url(page.pk)
                refused.append(Refused(page.get_admin_display_title(), url, reason))
            done += not reason
        return done, 0

    def act(self, page: PropertyPage) -> None:
        """Do it to one page; raise what stands against it."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> Any:
        """How many are done; which are not, and why, in a message of its own."""
        if num_parent_objects:
            self.write_down()
        if self.refused:
            told = {"refused": self.refused[:_MOST_TOLD], "total": len(self.refused)}
            text = render_to_string("immo_pages/composing/bulk_refused.html", told)
            messages.warning(self.request, text)
        if num_parent_objects == 0:
            return None
        return ngettext(
            "%(action)s: %(count)d property done.",
            "%(action)s: %(count)d properties done.",
            num_parent_objects,
        ) % {"action": self.display_name, "count": num_parent_objects}

    def write_down(self) -> None:
        """One row of the agency's log for the act; the history of each page has its own."""
        record(self.log_action, active_agency(self.request), by=self.request.user)


def _tried(act: Callable[[PropertyPage], None], page: PropertyPage) -> str:
    """Why ``act`` was refused, blank when it was not."""
    try:
        with transaction.atomic():
            act(page)
    except PublishRefused as refused:
        return " ".join(str(reason.message) for reason in refused.reasons)
    except NotAllowed as refused:
        return " ".join(str(part) for part in (refused.what, refused.why) if part)
    except (ForeignReferences, ValidationError) as error:
        return " ".join(error.messages)
    return ""


class AgentForm(forms.Form):
    """Which estate agent; none takes the card away."""

    agent = SafeModelChoiceField(
        label=gettext_lazy("Estate agent"),
        queryset=Agent.objects.none(),
        required=False,
        empty_label=gettext_lazy("No estate agent"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agent: Any = self.fields["agent"]
        agent.queryset = Agent.objects.all()  # of the agency whose scope is open


class ChangeAgentBulkAction(_PropertiesBulkAction):
    """Another contact card for all of them."""

    display_name = gettext_lazy("Change the estate agent")
    aria_label = gettext_lazy("Change the estate agent of the selected properties")
    question = gettext_lazy("Who is the contact for these properties?")
    action_type = "change_agent"
    action_priority = 50
    needed = PageAction.COMPOSE_PROPERTY
    log_action = "composing.agent_changed"
    form_class = AgentForm

    def act(self, page: PropertyPage) -> None:
        """Raises NotAllowed and PublishRefused."""
        change_agent(page, self.cleaned_form.cleaned_data["agent"], by=self.request.user)


class StatusForm(forms.Form):
    """Which market status."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=MarketStatus.choices)


class ChangeStatusBulkAction(_PropertiesBulkAction):
    """A quick change of the status of each."""

    display_name = gettext_lazy("Change the status")
    aria_label = gettext_lazy("Change the status of the selected properties")
    question = gettext_lazy("The status changes at once, on the site and in the drafts.")
    action_type = "change_status"
    action_priority = 51
    needed = PageAction.QUICK_CHANGE
    form_class = StatusForm

    def act(self, page: PropertyPage) -> None:
        """Raises NotAllowed, PublishRefused, and ValidationError where nothing would change."""
        values = QuickValues(status=self.cleaned_form.cleaned_data["status"])
        quick_change(page, values, by=self.request.user)

    def write_down(self) -> None:
        """Each quick change has written its own row: it can be undone."""


class SendBulkAction(_PropertiesBulkAction):
    """Send the latest draft of each for approval."""

    display_name = gettext_lazy("Send for approval")
    aria_label = gettext_lazy("Send the selected properties for approval")
    question = gettext_lazy("The latest draft of each is sent.")
    action_type = "send_for_approval"
    action_priority = 45
    needed = PageAction.SUBMIT_PROPERTY
    log_action = "composing.sent"
    form_class = forms.Form

    def act(self, page: PropertyPage) -> None:
        """Raises ValidationError for what need not, or may not, be sent."""
        tester = page.permissions_for_user(self.request.user)
        if page.workflow_in_progress:
            raise ValidationError(_("It waits for approval already."), code="waiting")
        if page.live and not page.has_unpublished_changes:
            raise ValidationError(_("Nothing was changed since it was published."), code="same")
        if not (tester.can_edit() and tester.can_submit_for_moderation()):
            raise ValidationError(_("Somebody else is working on it."), code="locked")
        page.get_workflow().start(page, self.request.user)


ACTIONS = (SendBulkAction, ChangeAgentBulkAction, ChangeStatusBulkAction)
