"""What this part adds to the admin: addresses, doors, words, menu items."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui import sidebar

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.models import Agency
from immo_agencies.people.doors import DOORS, KINDS
from immo_agencies.people.words import LOG_WORDS, WORDS
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_agency
from immo_agencies.viewsets import menu_item_for

_QUICK = 10


def register() -> None:
    """Register with Wagtail and with the boundary; called from ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("immo_admin_doors", _doors)
    hooks.register("immo_id_kinds", _kinds)
    hooks.register("immo_action_words", _words)
    hooks.register("immo_log_words", _log_words)
    hooks.register("insert_global_admin_css", _css)
    for item in (_people_item, _switch_item, _mine_item):
        hooks.register("register_admin_menu_item", item)


def _urls() -> list[Any]:
    return [path("", include("immo_agencies.people.urls"))]


def _doors() -> Mapping[str, Door]:
    return DOORS


def _kinds() -> Mapping[str, Kind]:
    return KINDS


def _words() -> Mapping[StrEnum, Any]:
    return WORDS


def _log_words() -> Mapping[str, Any]:
    return LOG_WORDS


def _css() -> str:
    address = versioned_static("immo_agencies/people.css")
    return format_html('<link rel="stylesheet" href="{}">', address)


def own_agencies(request: HttpRequest) -> list[Agency]:
    """Agencies the person may work for now; one small query a page, kept on the request."""
    if not hasattr(request, "_immo_own_agencies"):
        found = list(Agency.objects.of_member(request.user)[: _QUICK + 1])
        request._immo_own_agencies = found  # type: ignore[attr-defined]
    return request._immo_own_agencies  # type: ignore[attr-defined]


class SwitchMenuItem(MenuItem):
    """The name of the active agency, for people who belong to several; the others below it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Where there is something to choose."""
        return len(own_agencies(request)) > 1

    def render_component(self, request: HttpRequest) -> sidebar.MenuItem:
        """A menu whose entries are POSTs: looking never switches."""
        active = active_agency(request)
        others = [agency for agency in own_agencies(request) if agency != active][:_QUICK]
        items: list[sidebar.MenuItem] = [
            sidebar.ActionMenuItem(
                f"work-for-{agency.pk}",
                agency.name,
                reverse("immo_agencies_switch_to", args=[agency.pk]),
                icon_name="redirect",
            )
            for agency in others
        ]
        mine = sidebar.LinkMenuItem("all-my-agencies", _("My agencies"), self.url, icon_name="user")
        label = active.name if active else _("Choose an agency")
        return sidebar.SubMenuItem(self.name, label, [*items, mine], icon_name=self.icon_name)


class MineMenuItem(MenuItem):
    """For people who belong to one agency."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The others have the switch."""
        return len(own_agencies(request)) == 1


def _people_item() -> MenuItem:
    return menu_item_for(AgencyAction.MANAGE_MEMBERS)(
        gettext_lazy("Collaborators"),
        reverse("immo_people:index"),
        name="collaborators",
        icon_name="group",
        order=7900,
    )


def _switch_item() -> MenuItem:
    return SwitchMenuItem(
        "", reverse("immo_agencies_mine"), name="active-agency", icon_name="home", order=10
    )


def _mine_item() -> MenuItem:
    return MineMenuItem(
        gettext_lazy("My agencies"),
        reverse("immo_agencies_mine"),
        name="my-agencies",
        icon_name="user",
        order=8100,
    )
