"""What this part adds to the admin: addresses, doors, menu items, panels."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from immo_agencies.access import is_operator
from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.roles import AgencyAction
from immo_agencies.support.doors import DOORS, KINDS
from immo_agencies.support.panels import panels_for
from immo_agencies.tenancy import active_access
from immo_agencies.viewsets import menu_item_for


def register() -> None:
    """Register with Wagtail and with the boundary; called from ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("immo_admin_doors", _doors)
    hooks.register("immo_id_kinds", _kinds)
    for item in (_desk_item, _access_item, _log_item):
        hooks.register("register_admin_menu_item", item)
    # After the room above has put its own panels in the place of Wagtail's.
    hooks.register("construct_homepage_panels", _panels, order=200)


def _urls() -> list[Any]:
    return [
        path("support/", include("immo_agencies.support.urls")),
        path("log/", include("immo_agencies.log.urls")),
    ]


def _doors() -> Mapping[str, Door]:
    return DOORS


def _kinds() -> Mapping[str, Kind]:
    return KINDS


class DeskMenuItem(MenuItem):
    """Shown to operators, except inside an agency that let them in: the banner leads out."""

    def is_shown(self, request: HttpRequest) -> bool:
        """No query: the active agency is known by now."""
        access = active_access(request)
        return is_operator(request.user) and not (access and access.support_session_id)


def _desk_item() -> MenuItem:
    url = reverse("immo_support:index")
    return DeskMenuItem(_("Agencies"), url, name="agencies", icon_name="group", order=60)


def _access_item() -> MenuItem:
    return menu_item_for(AgencyAction.LET_SUPPORT_IN)(
        _("Support access"),
        reverse("immo_support:access"),
        name="support-access",
        icon_name="key",
        order=8040,
    )


def _log_item() -> MenuItem:
    return menu_item_for(AgencyAction.VIEW_LOG)(
        _("Log"), reverse("immo_log:index"), name="agency-log", icon_name="history", order=8050
    )


def _panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend(panels_for(request))
