"""Roles as data: what each role may do, in our words and in Wagtail's.

``DUTIES`` answers ``may()`` for the actions of this room; a room above adds its own through the
hook ``immo_role_actions``. ``WAGTAIL_PERMISSIONS`` is compiled into one group per agency and role
by ``provisioning.provision``; nobody edits those groups by hand. ``docs/reference/permissions.md``
is generated from both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The part a person plays in one agency, the highest rank first."""

    MANAGER = "manager", pgettext_lazy("role", "Account manager")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    MARKETER = "marketer", pgettext_lazy("role", "Marketer")
    AGENT = "agent", pgettext_lazy("role", "Estate agent")
    COPYWRITER = "copywriter", pgettext_lazy("role", "Copywriter")
    PHOTOGRAPHER = "photographer", pgettext_lazy("role", "Photographer")
    NOTARY = "notary", pgettext_lazy("role", "Notary")
    VIEWER = "viewer", pgettext_lazy("role", "Read-only")


class Visitor(models.TextChoices):
    """The part of an operator in an agency that let her in, or that she had to enter."""

    SUPPORT = "support", pgettext_lazy("role", "Support")
    BREAK_GLASS = "break_glass", pgettext_lazy("role", "Emergency access")


AnyRole = Role | Visitor


class AgencyAction(StrEnum):
    """What ``may()`` is asked about an agency itself."""

    VIEW_AGENCY = "immo_agencies.view_agency"
    EDIT_AGENCY = "immo_agencies.edit_agency"
    INVITE_MEMBER = "immo_agencies.invite_member"
    MANAGE_MEMBERS = "immo_agencies.manage_members"
    MODERATE = "immo_agencies.moderate"
    MANAGE_REDIRECTS = "immo_agencies.manage_redirects"
    VIEW_LOG = "immo_agencies.view_log"
    LET_SUPPORT_IN = "immo_agencies.let_support_in"


_EVERYONE = frozenset({AgencyAction.VIEW_AGENCY})
_CURATES = frozenset({AgencyAction.MANAGE_REDIRECTS, AgencyAction.VIEW_LOG})

DUTIES: Mapping[AnyRole, frozenset[StrEnum]] = {
    Role.MANAGER: frozenset(AgencyAction),
    Role.ADMINISTRATOR: frozenset(AgencyAction),
    Role.EDITOR: _EVERYONE | _CURATES | {AgencyAction.MODERATE},
    Role.MARKETER: _EVERYONE,
    Role.AGENT: _EVERYONE,
    Role.COPYWRITER: _EVERYONE,
    Role.PHOTOGRAPHER: _EVERYONE,
    Role.NOTARY: _EVERYONE,
    Role.VIEWER: _EVERYONE,
    Visitor.SUPPORT: _EVERYONE
    | _CURATES
    | {AgencyAction.EDIT_AGENCY, AgencyAction.INVITE_MEMBER, AgencyAction.MANAGE_MEMBERS},
    Visitor.BREAK_GLASS: frozenset(AgencyAction) - {AgencyAction.LET_SUPPORT_IN},
}


@dataclass(frozen=True)
class RoleProfile:
    """What people should know of a role before they give it.

    ``rank``: nobody gives, takes or changes a role above the own one. ``whole_agency``: the role
    cannot be narrowed to chosen properties. ``chosen_properties``: an invitation proposes a list
    of properties and an end date, because the person usually works elsewhere. ``assigned``: the
    role is meant for own and assigned properties.
    """

    rank: int
    summary: Any
    whole_agency: bool = False
    chosen_properties: bool = False
    assigned: bool = False


PROFILES: Mapping[Role, RoleProfile] = {
    Role.MANAGER: RoleProfile(
        90,
        _("Answers for the account: everything an administrator does, and the contract."),
        whole_agency=True,
    ),
    Role.ADMINISTRATOR: RoleProfile(
        80, _("Runs the space: collaborators, settings, properties."), whole_agency=True
    ),
    Role.EDITOR: RoleProfile(60, _("Reads, corrects, approves and publishes properties.")),
    Role.MARKETER: RoleProfile(
        50,
        _("Composes properties and sends them for approval; publishes where the agency says so."),
    ),
    Role.AGENT: RoleProfile(
        40, _("Composes own and assigned properties and sends them for approval."), assigned=True
    ),
    Role.COPYWRITER: RoleProfile(
        20,
        _("Writes the texts of properties, never the price or the legal part."),
        chosen_properties=True,
        assigned=True,
    ),
    Role.PHOTOGRAPHER: RoleProfile(
        20,
        _("Adds, orders and captions the photos of properties."),
        chosen_properties=True,
        assigned=True,
    ),
    Role.NOTARY: RoleProfile(
        20, _("Completes the legal file of properties."), chosen_properties=True, assigned=True
    ),
    Role.VIEWER: RoleProfile(
        10, _("Reads properties and changes nothing."), chosen_properties=True, assigned=True
    ),
}


def rank_of(role: AnyRole) -> int:
    """Rank of ``role``. Support ranks like an editor: it cannot make somebody who lets it in again;
    who had to break the glass ranks like an administrator."""
    if isinstance(role, Role):
        return PROFILES[role].rank
    return PROFILES[Role.EDITOR if role == Visitor.SUPPORT else Role.ADMINISTRATOR].rank


def roles_up_to(role: AnyRole) -> list[Role]:
    """Roles that a person with ``role`` may give, the highest first."""
    return [given for given in Role if PROFILES[given].rank <= rank_of(role)]


@dataclass(frozen=True)
class WagtailPermissions:
    """Codenames a role holds on its agency's pages and on its agency's collection."""

    page: frozenset[str] = frozenset()
    collection: frozenset[str] = frozenset()


_COMPOSE = frozenset({"add_page", "change_page"})
_PUBLISH = frozenset({"publish_page", "lock_page", "unlock_page", "bulk_delete_page"})
# Without "change" Wagtail lets people change the files they added themselves.
_OWN_FILES = frozenset({"add_image", "choose_image", "add_document", "choose_document"})
_FILES = _OWN_FILES | {"change_image", "change_document"}
_REMOVE_FILES = frozenset({"delete_image", "delete_document"})

WAGTAIL_PERMISSIONS: Mapping[AnyRole, WagtailPermissions] = {
    Role.MANAGER: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES | _REMOVE_FILES),
    Role.ADMINISTRATOR: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES | _REMOVE_FILES),
    Role.EDITOR: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES),
    Role.MARKETER: WagtailPermissions(_COMPOSE, _FILES | _REMOVE_FILES),
    Role.AGENT: WagtailPermissions(_COMPOSE, _OWN_FILES),
    Role.COPYWRITER: WagtailPermissions(frozenset({"change_page"})),
    # They work in small screens of their own: no page editor, no library.
    Role.PHOTOGRAPHER: WagtailPermissions(),
    Role.NOTARY: WagtailPermissions(),
    Role.VIEWER: WagtailPermissions(),
    Visitor.SUPPORT: WagtailPermissions(_COMPOSE, _FILES),
    Visitor.BREAK_GLASS: WagtailPermissions(_COMPOSE | _PUBLISH, _FILES | _REMOVE_FILES),
}


def page_permissions(role: AnyRole, *, marketers_publish: bool) -> frozenset[str]:
    """Page permissions of ``role``; a marketer publishes only where the agency says so."""
    granted = WAGTAIL_PERMISSIONS[role].page
    if role == Role.MARKETER and marketers_publish:
        return granted | {"publish_page"}
    return granted
