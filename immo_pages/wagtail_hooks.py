"""What this room adds to the admin and answers to the rooms below."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Locale, Page

from immo_agencies.models import Agency
from immo_agencies.roles import Role
from immo_pages.extension_points import PageAction
from immo_pages.furnishing import furnish, new_home

_COMPOSE = frozenset(
    {PageAction.COMPOSE_PROPERTY, PageAction.DELETE_PROPERTY, PageAction.MANAGE_AGENTS}
)


@hooks.register("immo_role_actions")
def role_actions() -> Mapping[Role, frozenset[StrEnum]]:
    """What each role may do with properties."""
    return {
        Role.MANAGER: frozenset(PageAction),
        Role.ADMINISTRATOR: frozenset(PageAction),
        Role.EDITOR: frozenset(PageAction),
        Role.MARKETER: _COMPOSE,
    }


@hooks.register("immo_home_page")
def home_page(agency: Agency, locale: Locale) -> Page:
    """Home page of an agency that is being opened."""
    return new_home(agency, locale)


@hooks.register("immo_furnish_home")
def furnish_home(agency: Agency, home: Page) -> None:
    """Pages every home has from the start."""
    furnish(home)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for the history of a page."""
    actions.register_action(
        "immo_pages.publish_refused",
        _("Refuse scheduled publication"),
        _("Scheduled publication refused"),
    )
