"""Compile roles into Wagtail's groups: one idempotent function, never edited by hand."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from immo_agencies.models import Agency, Membership
from immo_agencies.roles import WAGTAIL_PERMISSIONS, AnyRole, Role, Visitor, page_permissions

OPERATORS = "operators"
_EVERY_ROLE: tuple[AnyRole, ...] = (*Role, *Visitor)


def group_name(agency: Agency, role: AnyRole) -> str:
    """Name of the compiled group; the key keeps it stable when the agency is renamed."""
    return f"agency {agency.pk} {role.value}"


def provision(agency: Agency) -> None:
    """Make collection and groups of ``agency`` say what its roles and members say."""
    if agency.collection is None:
        root = Collection.get_first_root_node()
        agency.collection = root.add_child(name=agency.name)
        agency.save(update_fields=["collection"])
    for role in _EVERY_ROLE:
        group, _created = Group.objects.get_or_create(name=group_name(agency, role))
        _grant_pages(group, agency, role)
        _grant_files(group, agency, role)
        group.permissions.set(_admin_permission())
        group.user_set.set(_people(agency, role))


def provision_operators() -> Group:
    """Make the group of the operators say who runs the installation, and what is the platform's.

    Its pages are those beside the agencies' homes under the root, with all that is below.
    """
    group, _created = Group.objects.get_or_create(name=OPERATORS)
    group.permissions.set(_admin_permission())
    operators = get_user_model()._default_manager.filter(Q(is_staff=True) | Q(is_superuser=True))
    group.user_set.set(operators)
    own = Page.objects.filter(depth=2, agency_home=None).values_list("pk", flat=True)
    permissions = _permissions(["add_page", "change_page", "publish_page"], app_label="wagtailcore")
    wanted = {(page, permission.pk) for page in own for permission in permissions}
    _replace(GroupPagePermission.objects.filter(group=group), wanted, "page_id", group)
    return group


def _admin_permission() -> list[Permission]:
    return _permissions(["access_admin"], app_label="wagtailadmin")


def _people(agency: Agency, role: AnyRole) -> list[int]:
    """Suspended and early members stay in the group: access is asked on every request."""
    members = Membership.objects.with_scopes_disabled().filter(agency=agency, role=role.value)
    return list(members.values_list("user_id", flat=True))


def _grant_pages(group: Group, agency: Agency, role: AnyRole) -> None:
    codenames = page_permissions(role, marketers_publish=agency.marketers_publish)
    wanted = {
        (home.page_id, permission.pk)
        for home in agency.homes.all()
        for permission in _permissions(codenames, app_label="wagtailcore")
    }
    held = GroupPagePermission.objects.filter(group=group)
    _replace(held, wanted, "page_id", group)


def _grant_files(group: Group, agency: Agency, role: AnyRole) -> None:
    codenames = WAGTAIL_PERMISSIONS[role].collection
    found = Permission.objects.filter(
        Q(content_type__app_label__in=["wagtailimages", "wagtaildocs"]), codename__in=codenames
    )
    wanted = {(agency.collection_id, permission.pk) for permission in found}
    _replace(GroupCollectionPermission.objects.filter(group=group), wanted, "collection_id", group)


def _replace(
    held: models.QuerySet, wanted: set[tuple[Any, int]], target: str, group: Group
) -> None:
    """Make the rows of ``held`` equal ``wanted``, touching only what differs."""
    present = {(getattr(row, target), row.permission_id): row.pk for row in held}
    held.filter(pk__in=[pk for key, pk in present.items() if key not in wanted]).delete()
    held.model.objects.bulk_create(
        held.model(**{target: key, "permission_id": permission, "group": group})
        for key, permission in wanted - present.keys()
    )


def _permissions(codenames: Iterable[str], *, app_label: str) -> list[Permission]:
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return list(found)
