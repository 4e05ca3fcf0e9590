"""Acts that ask "are you sure?" and say what happens: suspend, reinstate, remove, send again."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.models import Invitation, Membership
from immo_agencies.people import actions, invitations
from immo_agencies.people.kindly import PeopleViewMixin
from immo_agencies.people.rules import OwnAccess, require_rank
from immo_agencies.permissions import role_in
from immo_agencies.roles import AgencyAction


class ConfirmView(PeopleViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page that says what happens, and a button that does it."""

    template_name = "immo_agencies/people/confirm.html"
    list_url_name: str
    list_label: Any
    act: Callable[..., Any]
    consequences: tuple[Any, ...] = ()
    question: Any
    done: Any
    is_serious = False

    @cached_property
    def row(self) -> Any:
        """The row; one of another agency is not found, one above the own role is refused."""
        found = get_object_or_404(self.owned_rows(), pk=self.kwargs["pk"])
        if getattr(found, "user_id", None) == self.request.user.pk:
            raise OwnAccess(_("Your own access is changed by somebody else, or you leave."))
        own = role_in(self.request.user, self.agency)
        if own is not None:
            require_rank(own, found.role)
        return found

    @property
    def who(self) -> str:
        """Whom it is about."""
        return str(getattr(self.row, "user", None) or self.row.email)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and say so, or say why not."""
        try:
            type(self).act(self.row, by=request.user, now=timezone.now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, self.done % {"who": self.who})
        return redirect(self.list_url_name)

    def get_page_subtitle(self) -> str:
        """Whom it is about."""
        return self.who

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.list_url_name), "label": self.list_label},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Question, consequences and button."""
        return super().get_context_data(**kwargs) | {
            "question": self.question % {"who": self.who, "agency": self.agency},
            "list_url": reverse(self.list_url_name),
        }


class MemberConfirmView(ConfirmView):
    """About a member."""

    model = Membership
    agency_action = AgencyAction.MANAGE_MEMBERS
    header_icon = "group"
    list_url_name = "immo_people:index"
    list_label = gettext_lazy("Collaborators")


class SuspendView(MemberConfirmView):
    """Close the doors for a while."""

    act = staticmethod(actions.suspend)
    page_title = gettext_lazy("Suspend")
    header_icon = "lock"
    question = gettext_lazy("Suspend the access of %(who)s?")
    consequences = (
        gettext_lazy("The next click is refused, on every device."),
        gettext_lazy("Role, properties and dates stay as they are, until you reinstate."),
        gettext_lazy("Open invitations that this person sent are withdrawn."),
        gettext_lazy("This person gets a mail."),
    )
    done = gettext_lazy("The access of %(who)s is suspended.")
    is_serious = True


class ReinstateView(MemberConfirmView):
    """Open them again."""

    act = staticmethod(actions.reinstate)
    page_title = gettext_lazy("Reinstate")
    header_icon = "check"
    question = gettext_lazy("Reinstate the access of %(who)s?")
    consequences = (
        gettext_lazy("Access is as before, within its dates."),
        gettext_lazy("This person gets a mail."),
    )
    done = gettext_lazy("The access of %(who)s is open again.")


class RemoveView(MemberConfirmView):
    """Take somebody out of the agency."""

    act = staticmethod(actions.remove)
    page_title = gettext_lazy("Remove")
    header_icon = "bin"
    question = gettext_lazy("Remove %(who)s from %(agency)s?")
    consequences = (
        gettext_lazy("The next click is refused, on every device."),
        gettext_lazy("Pages, photos and documents of this person stay with the agency."),
        gettext_lazy("Open invitations that this person sent are withdrawn."),
        gettext_lazy("The account stays, for other agencies. To come back takes an invitation."),
        gettext_lazy("This person gets a mail."),
    )
    done = gettext_lazy("%(who)s no longer belongs to the agency.")
    is_serious = True


class InvitationConfirmView(ConfirmView):
    """About an invitation."""

    model = Invitation
    agency_action = AgencyAction.INVITE_MEMBER
    header_icon = "mail"
    list_url_name = "immo_invitations:index"
    list_label = gettext_lazy("Invitations")


class ResendView(InvitationConfirmView):
    """A new link, seven days more."""

    act = staticmethod(invitations.resend)
    page_title = gettext_lazy("Send again")
    question = gettext_lazy("Send the invitation to %(who)s again?")
    consequences = (
        gettext_lazy("A mail with a new link leaves, valid for seven days."),
        gettext_lazy("The link of the former mail stops working."),
    )
    done = gettext_lazy("The invitation to %(who)s leaves again.")


class WithdrawView(InvitationConfirmView):
    """The link dies."""

    act = staticmethod(invitations.revoke)
    page_title = gettext_lazy("Withdraw")
    header_icon = "bin"
    question = gettext_lazy("Withdraw the invitation to %(who)s?")
    consequences = (gettext_lazy("The link of the mail stops working. No mail is sent."),)
    done = gettext_lazy("The invitation to %(who)s is withdrawn.")
    is_serious = True
