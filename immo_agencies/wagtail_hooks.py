"""What this room adds to the admin: menu items, and what members do not need taken out."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from immo_agencies.action_menu import with_our_words
from immo_agencies.models import Agency
from immo_agencies.roles import AgencyAction
from immo_agencies.views import AgencySettingsView, SwitchAgencyView
from immo_agencies.viewsets import menu_item_for

# Reports, settings and help of the stock admin list what belongs to every agency.
_PLATFORM_ONLY = {"reports", "settings", "help"}


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Addresses below the admin."""
    return [
        path("agency/", AgencySettingsView.as_view(), name="immo_agencies_settings"),
        path("agency/switch/", SwitchAgencyView.as_view(), name="immo_agencies_switch"),
    ]


class SwitchMenuItem(MenuItem):
    """Shown to people with several agencies."""

    def is_shown(self, request: HttpRequest) -> bool:
        """One small query a page, kept on the request."""
        if not hasattr(request, "_immo_several_agencies"):
            count = Agency.objects.of_member(request.user)[:2].count()
            request._immo_several_agencies = count > 1  # type: ignore[attr-defined]
        return request._immo_several_agencies  # type: ignore[attr-defined]


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


@hooks.register("register_admin_menu_item")
def switch_menu_item() -> MenuItem:
    """Change the active agency."""
    return SwitchMenuItem(
        _("Change agency"),
        reverse("immo_agencies_switch"),
        name="change-agency",
        icon_name="order",
        order=8100,
    )


@hooks.register("construct_main_menu")
def only_what_is_theirs(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Hide what shows other agencies. The addresses themselves are closed by the boundary."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in _PLATFORM_ONLY]


@hooks.register("construct_page_action_menu")
def send_for_approval(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The submit button says what happens, in the language of the reader."""
    menu_items[:] = with_our_words(menu_items)
