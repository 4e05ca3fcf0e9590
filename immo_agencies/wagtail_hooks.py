"""What this room adds to the admin: menu items, and what members do not need taken out."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from immo_agencies.action_menu import with_our_words
from immo_agencies.boundary import stock, stock_kinds
from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.boundary.menu import leads_somewhere
from immo_agencies.boundary.narrowing import narrow
from immo_agencies.doors import DOORS, KINDS
from immo_agencies.people import registration as people
from immo_agencies.redirects.viewset import redirect_viewset
from immo_agencies.roles import AgencyAction
from immo_agencies.support import registration as support
from immo_agencies.views import AgencySettingsView
from immo_agencies.viewsets import menu_item_for

narrow()
support.register()
people.register()


@hooks.register("register_admin_viewset")
def redirects() -> Any:
    """Old addresses of the agency's sites."""
    return redirect_viewset


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Addresses below the admin."""
    return [
        path("agency/", AgencySettingsView.as_view(), name="immo_agencies_settings"),
    ]


@hooks.register("register_admin_menu_item")
def settings_menu_item() -> MenuItem:
    """The settings of the active agency."""
    return menu_item_for(AgencyAction.EDIT_AGENCY)(
        _("Our agency"),
        reverse("immo_agencies_settings"),
        name="our-agency",
        icon_name="group",
        order=8000,
    )


@hooks.register("construct_main_menu", order=1000)
@hooks.register("construct_settings_menu", order=1000)
@hooks.register("construct_reports_menu", order=1000)
def only_open_doors(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what leads to a closed door, and Wagtail's own help; after everybody who adds."""
    kept = [item for item in menu_items if item.name != "help"]
    menu_items[:] = [item for item in kept if leads_somewhere(item, request)]


@hooks.register("immo_admin_doors")
def stock_doors() -> Mapping[str, Door]:
    """What is open of Wagtail's own admin."""
    return stock.STOCK


@hooks.register("immo_admin_doors")
def own_doors() -> Mapping[str, Door]:
    """What this room adds."""
    return DOORS


@hooks.register("immo_id_kinds")
def stock_id_kinds() -> Mapping[str, Kind]:
    """Ids in Wagtail's addresses."""
    return stock_kinds.KINDS


@hooks.register("immo_id_kinds")
def own_id_kinds() -> Mapping[str, Kind]:
    """Ids in ours."""
    return KINDS


@hooks.register("construct_page_action_menu")
def send_for_approval(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The submit button says what happens, in the language of the reader."""
    menu_items[:] = with_our_words(menu_items)
