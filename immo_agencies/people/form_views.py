"""Change a member's access, invite somebody."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.models import Membership
from immo_agencies.people import actions
from immo_agencies.people.columns import state_badge
from immo_agencies.people.forms import InviteForm, TermsForm, terms_initial
from immo_agencies.people.invitations import AlreadyInvited, invite
from immo_agencies.people.kindly import PeopleViewMixin
from immo_agencies.people.rules import AboveOwnRole, OwnAccess, PlanRefused
from immo_agencies.people.terms import Terms
from immo_agencies.permissions import role_in
from immo_agencies.roles import AgencyAction, AnyRole, Role, rank_of


class PeopleFormView(PeopleViewMixin, WagtailAdminTemplateMixin, FormView):
    """A form about terms; what the action refuses is said in the form."""

    template_name = "immo_agencies/people/form.html"
    header_icon = "group"
    form_class = TermsForm
    list_url_name = "immo_people:index"
    list_label: Any = gettext_lazy("Collaborators")
    submit_label: Any = gettext_lazy("Save")

    @cached_property
    def own_role(self) -> AnyRole:
        """The role of who looks; the mixin has let her in."""
        role = role_in(self.request.user, self.agency)
        if role is None:
            raise PermissionDenied
        return role

    def get_form_kwargs(self) -> dict[str, Any]:
        """Agency and own role say what may be offered."""
        return super().get_form_kwargs() | {"agency": self.agency, "own": self.own_role}

    def attempt(self, form: Any, act: Callable[[], None]) -> HttpResponse:
        """Do it; a refusal of plan or rule stays beside what was typed."""
        try:
            act()
        except PlanRefused as refused:
            form.add_error(None, refused)
            return self.render_to_response(
                self.get_context_data(form=form, refused=refused.refused)
            )
        except AlreadyInvited as waits:
            form.add_error(None, waits)
            return self.render_to_response(
                self.get_context_data(form=form, waiting=waits.invitation)
            )
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        return redirect(self.list_url_name)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.list_url_name), "label": self.list_label},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the form template of Wagtail wants."""
        context = super().get_context_data(**kwargs)
        return context | {
            "media": context["form"].media,
            "action_url": self.request.get_full_path(),
            "submit_button_label": self.submit_label,
            "list_url": reverse(self.list_url_name),
        }


class MemberView(PeopleFormView):
    """Role, scope and dates of one collaborator."""

    agency_action = AgencyAction.MANAGE_MEMBERS
    page_title = gettext_lazy("Access")

    @cached_property
    def membership(self) -> Membership:
        """The member; one of another agency is not found."""
        rows: QuerySet[Any] = Membership.objects.filter(agency=self.agency).select_related("user")
        found = get_object_or_404(rows, pk=self.kwargs["pk"])
        if found.user_id == self.request.user.pk:
            raise OwnAccess(_("Your own access is changed by somebody else, or you leave."))
        if rank_of(Role(found.role)) > rank_of(self.own_role):
            raise AboveOwnRole(_("This role is above your own."))
        return found

    def get_page_subtitle(self) -> str:
        """Whose access."""
        return str(self.membership.user)

    def get_initial(self) -> dict[str, Any]:
        """Present terms."""
        return terms_initial(Terms.of(self.membership, self.membership.page_keys))

    def form_valid(self, form: Any) -> HttpResponse:
        """Change, and tell her."""

        def act() -> None:
            actions.change_membership(
                self.membership, by=self.request.user, terms=form.terms, now=timezone.now()
            )
            said = _("The access of %(who)s is saved.") % {"who": self.membership.user}
            messages.success(self.request, said)

        return self.attempt(form, act)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """State and dates beside the form."""
        return super().get_context_data(**kwargs) | {
            "membership": self.membership,
            "badge": state_badge(self.membership),
        }


class InviteView(PeopleFormView):
    """Ask somebody to join."""

    agency_action = AgencyAction.INVITE_MEMBER
    form_class = InviteForm
    page_title = gettext_lazy("Invite a collaborator")
    header_icon = "mail"
    list_url_name = "immo_invitations:index"
    list_label = gettext_lazy("Invitations")
    submit_label = gettext_lazy("Send the invitation")

    def form_valid(self, form: Any) -> HttpResponse:
        """Invite; the mail leaves after commit."""

        def act() -> None:
            invitation = invite(
                self.agency,
                by=self.request.user,
                email=form.cleaned_data["email"],
                terms=form.terms,
                message=form.cleaned_data["message"],
                now=timezone.now(),
            )
            said = _("The invitation to %(email)s leaves now. It is valid for seven days.")
            messages.success(self.request, said % {"email": invitation.email})

        return self.attempt(form, act)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A new form proposes."""
        return super().get_context_data(**kwargs) | {"is_new": True}
