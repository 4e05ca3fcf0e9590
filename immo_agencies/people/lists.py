"""What the lists of collaborators and of invitations share."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, HeaderButton

from immo_agencies.permissions import may, role_in
from immo_agencies.roles import AgencyAction, Role, rank_of
from immo_agencies.spreadsheets import safe_cell
from immo_agencies.viewsets import AgencyIndexView

# A cell that starts like a formula would be run by spreadsheet programs.


class PeopleIndexView(AgencyIndexView):
    """What both lists share: search without an index, export, the way to invite."""

    results_template_name = "immo_agencies/people/list_results.html"
    template_name = "immo_agencies/people/list.html"
    table_classname = "listing full-width people-list"
    paginate_by = 30
    header_icon = "group"
    is_searchable = True
    export_filename = "people"
    custom_value_preprocess = AgencyIndexView.custom_value_preprocess | {str: {"csv": safe_cell}}
    other_list: tuple[Any, str, str]

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Every word is somewhere in the name or the address."""
        for word in (self.search_query or "").split():
            queryset = queryset.filter(found_as__icontains=word)
        return queryset

    def may_touch(self, row: Any) -> bool:
        """Whether the role of this row is at most that of who looks."""
        return rank_of(Role(row.role)) <= self.own_rank

    @cached_property
    def own_rank(self) -> int:
        """Rank of who looks, in this agency."""
        own = role_in(self.request.user, self.agency)
        return rank_of(own) if own else 0

    def get_add_url(self) -> str | None:
        """Where one invites, for who may."""
        if may(self.request.user, AgencyAction.INVITE_MEMBER, self.agency):
            return reverse("immo_invitations:add")
        return None

    @cached_property
    def add_item_label(self) -> str:
        """What the button says."""
        return _("Invite a collaborator")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Invite, and the way to the other list."""
        label, name, icon = self.other_list
        return [*super().header_buttons, HeaderButton(label, url=reverse(name), icon_name=icon)]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Export, and what each role can do."""
        roles = Button(
            _("What can each role do?"), url=reverse("immo_agencies_roles"), icon_name="help"
        )
        return [*super().header_more_buttons, roles]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The state of the list for its empty page."""
        context = super().get_context_data(*args, **kwargs)
        return context | {"add_url": self.add_url, "agency": self.agency}


def row_button(label: str, name: str, row: Any, icon: str, priority: int) -> Button:
    url = reverse(name, args=[row.pk])
    return Button(label, url=url, icon_name=icon, priority=priority)
