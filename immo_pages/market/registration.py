"""What the consequences of a status add: a screen, a menu item, words, the answer 410."""

from collections.abc import Mapping
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from immo_agencies.boundary.doors import Door
from immo_agencies.roles import AgencyAction
from immo_agencies.viewsets import menu_item_for
from immo_pages.market.gone import answer_gone
from immo_pages.market.screens import StatusRulesView

DOORS: Mapping[str, Door] = {"immo_market:rules": Door()}

_LOG_WORDS = {
    "status_rules": _("Consequences of the status"),
    "status_rules.changed": _("Changed what follows from the status of a property"),
}


def _urls() -> list[Any]:
    addresses = ([path("", StatusRulesView.as_view(), name="rules")], "immo_market")
    return [path("agency/status/", include(addresses, namespace="immo_market"))]


def _menu_item() -> MenuItem:
    return menu_item_for(AgencyAction.EDIT_AGENCY)(
        _("Under offer, sold, withdrawn"),
        reverse("immo_market:rules"),
        name="status-rules",
        icon_name="tag",
        order=8010,
    )


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_settings_menu_item", _menu_item)
    hooks.register("immo_admin_doors", lambda: DOORS)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    # After Wagtail's restrictions (order 0), before our redirect to a property's own site (20).
    hooks.register("before_serve_page", answer_gone, order=10)
