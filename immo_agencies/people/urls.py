"""Addresses of this room below the admin."""

from django.urls import include, path

from immo_agencies.people import confirm_views as confirm
from immo_agencies.people import mine
from immo_agencies.people.form_views import InviteView, MemberView
from immo_agencies.people.invitation_list import InvitationsView
from immo_agencies.people.lists import PeopleIndexView
from immo_agencies.people.member_list import MembersView
from immo_agencies.people.role_table import RoleTableView


def _list(view: type[PeopleIndexView], namespace: str) -> list:
    names = {
        "index_url_name": f"{namespace}:index",
        "index_results_url_name": f"{namespace}:index_results",
    }
    return [
        path("", view.as_view(**names), name="index"),
        path("results/", view.as_view(results_only=True, **names), name="index_results"),
    ]


_members = [
    *_list(MembersView, "immo_people"),
    path("<int:pk>/", MemberView.as_view(), name="edit"),
    path("<int:pk>/suspend/", confirm.SuspendView.as_view(), name="suspend"),
    path("<int:pk>/reinstate/", confirm.ReinstateView.as_view(), name="reinstate"),
    path("<int:pk>/remove/", confirm.RemoveView.as_view(), name="remove"),
]
_invitations = [
    *_list(InvitationsView, "immo_invitations"),
    path("new/", InviteView.as_view(), name="add"),
    path("<int:pk>/resend/", confirm.ResendView.as_view(), name="resend"),
    path("<int:pk>/withdraw/", confirm.WithdrawView.as_view(), name="withdraw"),
]

urlpatterns = [
    path("people/", include((_members, "immo_people"), namespace="immo_people")),
    path("invitations/", include((_invitations, "immo_invitations"), namespace="immo_invitations")),
    path("roles/", RoleTableView.as_view(), name="immo_agencies_roles"),
    path("my-agencies/", mine.MyAgenciesView.as_view(), name="immo_agencies_mine"),
    path("my-agencies/<int:pk>/leave/", mine.LeaveView.as_view(), name="immo_agencies_leave"),
    path("agency/switch/", mine.SwitchAgencyView.as_view(), name="immo_agencies_switch"),
    path(
        "agency/switch/<int:pk>/", mine.SwitchAgencyView.as_view(), name="immo_agencies_switch_to"
    ),
]
