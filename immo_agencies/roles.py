"""Roles as data: what each role may do, in our words and in Wagtail's.

``DUTIES`` answers ``may()`` for the actions of this room; a room above adds its own through the
hook ``immo_role_actions``. ``WAGTAIL_PERMISSIONS`` is compiled into one group per agency and role
by ``provisioning.provision``; nobody edits those groups by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The part a person plays in one agency."""

    MANAGER = "manager", pgettext_lazy("role", "Account manager")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")
    MARKETER = "marketer", pgettext_lazy("role", "Marketer")
    EDITOR = "editor", pgettext_lazy("role", "Editor")


class AgencyAction(StrEnum):
    """What ``may()`` is asked about an agency itself."""

    VIEW_AGENCY = "immo_agencies.view_agency"
    EDIT_AGENCY = "immo_agencies.edit_agency"
    MANAGE_MEMBERS = "immo_agencies.manage_members"
    MODERATE = "immo_agencies.moderate"


_EVERYONE = frozenset({AgencyAction.VIEW_AGENCY})

DUTIES: Mapping[Role, frozenset[StrEnum]] = {
    Role.MANAGER: frozenset(AgencyAction),
    Role.ADMINISTRATOR: frozenset(AgencyAction),
    Role.MARKETER: _EVERYONE,
    Role.EDITOR: _EVERYONE | {AgencyAction.MODERATE},
}


@dataclass(frozen=True)
class WagtailPermissions:
    """Codenames a role holds on its agency's pages and on its agency's collection."""

    page: frozenset[str]
    collection: frozenset[str]


_COMPOSE = frozenset({"add_page", "change_page"})
_PUBLISH = frozenset({"publish_page", "lock_page", "unlock_page", "bulk_delete_page"})
_FILES = frozenset(
    {"add_image", "change_image", "choose_image", "add_document", "change_document"}
    | {"choose_document"}
)
_REMOVE_FILES = frozenset({"delete_image", "delete_document"})

WAGTAIL_PERMISSIONS: Mapping[Role, WagtailPermissions] = {
    Role.MANAGER: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES | _REMOVE_FILES),
    Role.ADMINISTRATOR: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES | _REMOVE_FILES),
    Role.MARKETER: WagtailPermissions(_COMPOSE, _FILES | _REMOVE_FILES),
    Role.EDITOR: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES),
}


def page_permissions(role: Role, *, marketers_publish: bool) -> frozenset[str]:
    """Page permissions of ``role``; a marketer publishes only where the agency says so."""
    granted = WAGTAIL_PERMISSIONS[role].page
    if role == Role.MARKETER and marketers_publish:
        return granted | {"publish_page"}
    return granted
