"""Compile roles into Wagtail's groups: one idempotent function, never edited by hand.

Written for few queries: it runs whenever a member, a home page or a rule of an agency changes.
"""

from collections.abc import Collection as Several
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from immo_agencies.models import Agency, Membership
from immo_agencies.roles import WAGTAIL_PERMISSIONS, AnyRole, Role, Visitor, page_permissions

OPERATORS = "operators"
_OPERATORS_MAY = ("add_page", "change_page", "publish_page")
_EVERY_ROLE: tuple[AnyRole, ...] = (*Role, *Visitor)
_APPS = ("wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs")
Row = tuple[int, int, int]


def group_name(agency: Agency, role: AnyRole) -> str:
    """Name of the compiled group; the key keeps it stable when the agency is renamed."""
    return f"agency {agency.pk} {role.value}"


def provision(agency: Agency) -> None:
    """Make collection and groups of ``agency`` say what its roles and members say."""
    library = (agency.collection or _open_library(agency)).pk
    groups = _groups([group_name(agency, role) for role in _EVERY_ROLE])
    by_role = {role: groups[group_name(agency, role)] for role in _EVERY_ROLE}
    codes = _permission_keys()
    homes = list(agency.homes.values_list("page_id", flat=True))
    pages: set[Row] = set()
    files: set[Row] = set()
    for role, group in by_role.items():
        granted = page_permissions(role, marketers_publish=agency.marketers_publish)
        pages |= {(group, home, codes[code]) for home in homes for code in granted}
        stored = WAGTAIL_PERMISSIONS[role].collection
        files |= {(group, library, codes[code]) for code in stored}
    _replace(GroupPagePermission, "page_id", groups.values(), pages)
    _replace(GroupCollectionPermission, "collection_id", groups.values(), files)
    _let_into_admin(groups.values(), codes["access_admin"])
    _put_into(groups.values(), _people(agency, by_role))


def _open_library(agency: Agency) -> Collection:
    agency.collection = Collection.get_first_root_node().add_child(name=agency.name)
    agency.save(update_fields=["collection"])
    return agency.collection


def provision_operators() -> None:
    """Make the group of the operators say who runs the installation, and what is the platform's.

    Its pages are those beside the agencies' homes under the root, with all that is below.
    """
    groups = _groups([OPERATORS])
    group, codes = groups[OPERATORS], _permission_keys()
    own = Page.objects.filter(depth=2, agency_home=None).values_list("pk", flat=True)
    wanted = {(group, page, codes[code]) for page in own for code in _OPERATORS_MAY}
    _replace(GroupPagePermission, "page_id", [group], wanted)
    _let_into_admin([group], codes["access_admin"])
    operators = get_user_model()._default_manager.filter(Q(is_staff=True) | Q(is_superuser=True))
    _put_into([group], {(user, group) for user in operators.values_list("pk", flat=True)})


def _groups(names: list[str]) -> dict[str, int]:
    """Keys of the groups called ``names``, made when they are missing."""
    found = dict(Group.objects.filter(name__in=names).values_list("name", "pk"))
    if missing := [name for name in names if name not in found]:
        Group.objects.bulk_create((Group(name=name) for name in missing), ignore_conflicts=True)
        found = dict(Group.objects.filter(name__in=names).values_list("name", "pk"))
    return found


def _permission_keys() -> dict[str, int]:
    """Codename -> key of Wagtail's permissions on pages, photos, documents and the admin."""
    found = Permission.objects.filter(content_type__app_label__in=_APPS)
    return dict(found.values_list("codename", "pk"))


def _people(agency: Agency, groups: dict[AnyRole, int]) -> set[tuple[int, int]]:
    """Suspended and early members stay in the group: access is asked on every request."""
    members = Membership.objects.with_scopes_disabled().filter(agency=agency)
    return {(user, groups[Role(role)]) for user, role in members.values_list("user_id", "role")}


def _replace(model: Any, target: str, groups: Several[int], wanted: set[Row]) -> None:
    """Make the rows of ``groups`` equal ``wanted``, touching only what differs."""
    rows = model.objects.filter(group__in=groups)
    held = {row[1:]: row[0] for row in rows.values_list("pk", "group_id", target, "permission_id")}
    if stale := [key for row, key in held.items() if row not in wanted]:
        rows.filter(pk__in=stale).delete()
    model.objects.bulk_create(
        model(**{"group_id": group, target: key, "permission_id": permission})
        for group, key, permission in wanted - held.keys()
    )


def _let_into_admin(groups: Several[int], permission: int) -> None:
    through = Group.permissions.through
    _pair(through, groups, "group_id", "permission_id", {(group, permission) for group in groups})


def _put_into(groups: Several[int], wanted: set[tuple[int, int]]) -> None:
    """Make the members of ``groups`` those of ``wanted``: (user, group)."""
    field: Any = get_user_model()._meta.get_field("groups")
    user = f"{field.m2m_field_name()}_id"
    rows = {(group, key) for key, group in wanted}
    _pair(field.remote_field.through, groups, "group_id", user, rows)


def _pair(
    through: Any, groups: Several[int], group: str, other: str, wanted: set[tuple[int, int]]
) -> None:
    held: models.QuerySet[Any] = through._default_manager.filter(group__in=groups)
    present = {row[1:]: row[0] for row in held.values_list("pk", group, other)}
    if stale := [key for pair, key in present.items() if pair not in wanted]:
        held.filter(pk__in=stale).delete()
    through._default_manager.bulk_create(
        through(**{group: first, other: second}) for first, second in wanted - present.keys()
    )
