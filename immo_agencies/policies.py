"""Wagtail's permission policies, narrowed to the way in that a person has now.

Registered in ``ImmoAgenciesConfig.ready``. Every check of Wagtail on pages, photos and documents
reads its rows through ``get_all_permissions_for_user``; the compiled groups say what a role may,
``Access`` says who holds the role, on which agency and on which properties.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from immo_agencies.access import Access, accesses_of, is_operator
from immo_agencies.models import AgencyHome
from immo_agencies.provisioning import OPERATORS, group_name


def _groups_of(user: Any) -> Q:
    """Condition on the compiled groups whose rows ``user`` holds now."""
    names = [group_name(access.agency, access.role) for access in accesses_of(user)]
    if is_operator(user):
        names.append(OPERATORS)
    return Q(group__name__in=names)


class AgencyPagePermissionPolicy(PagePermissionPolicy):
    """Rows of the compiled groups; for a chosen list, rows on the chosen pages instead."""

    def get_all_permissions_for_user(self, user: Any) -> Any:
        """The rows behind every check on pages."""
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return GroupPagePermission.objects.none()
        rows = GroupPagePermission.objects.filter(_groups_of(user))
        rows = list(rows.select_related("page", "permission", "group"))
        narrowed = {
            group_name(access.agency, access.role): access
            for access in accesses_of(user)
            if access.page_keys is not None
        }
        return list(_narrow(rows, narrowed)) if narrowed else rows

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Pages, without the trash and the properties that are not on the list of this person.

        She may add below the homes, and Wagtail shows who may add whatever lies there.
        """
        pages = super().instances_user_has_any_permission_for(user, actions)
        return _on_lists(user, _out_of_bins(pages))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """The same for one page."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and _is_on_lists(user, instance)


def _out_of_bins(pages: Any) -> Any:
    """``pages`` without what is thrown away; Wagtail's own API asks for all below the homes."""
    bins = AgencyHome.objects.exclude(bin=None).values_list("bin__path", flat=True)
    thrown_away = Q(pk__in=[])
    for path in bins:
        thrown_away |= Q(path__startswith=path)
    return pages.exclude(thrown_away)


def _narrow(
    rows: Iterable[GroupPagePermission], narrowed: dict[str, Access]
) -> Iterable[GroupPagePermission]:
    """Keep "add" on the homes (Wagtail: people change what they added), the rest page by page."""
    moved: dict[str, dict[int, GroupPagePermission]] = {}
    for row in rows:
        if row.group.name not in narrowed or row.permission.codename == "add_page":
            yield row
        else:
            moved.setdefault(row.group.name, {})[row.permission_id] = row
    for name, permissions in moved.items():
        for page in _chosen_pages(narrowed[name]):
            for row in permissions.values():
                yield GroupPagePermission(group=row.group, page=page, permission=row.permission)


def _chosen_pages(access: Access) -> Iterable[Page]:
    from immo_agencies.tenancy import owned_by  # the tenancy asks for the access

    pages = Page.objects.filter(translation_key__in=access.page_keys or [])
    return owned_by(access.agency, pages)


class AgencyCollectionRows:
    """Rows on collections, narrowed to the agencies a person has a way into now."""

    def get_all_permissions_for_user(self, user: Any) -> Any:
        """The rows behind every check on photos, documents and collections."""
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return GroupCollectionPermission.objects.none()
        rows = GroupCollectionPermission.objects.filter(_groups_of(user))
        return rows.select_related("permission", "collection")


class AgencyFilePermissionPolicy(AgencyCollectionRows, CollectionOwnershipPermissionPolicy):
    """Photos and documents; for a chosen list, own ones and those that its pages use."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Whether one file may be changed or chosen."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and _is_on_lists(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Files that may be changed or chosen."""
        return _on_lists(user, super().instances_user_has_any_permission_for(user, actions))


def _is_on_lists(user: Any, instance: Any) -> bool:
    from immo_agencies.tenancy import agency_of  # the tenancy asks for the access

    narrowed = [access for access in accesses_of(user) if access.page_keys is not None]
    if not narrowed:
        return True
    owner = agency_of(instance)
    return all(access.covers(instance) for access in narrowed if access.agency == owner)


def _on_lists(user: Any, rows: Any) -> Any:
    from immo_agencies.tenancy import on_the_list, owned_by  # the tenancy asks for the access

    for access in accesses_of(user):
        if access.page_keys is not None:
            own = owned_by(access.agency, rows.model._default_manager.order_by())
            rows = rows.filter(on_the_list(access, rows.model) | ~Q(pk__in=own.values("pk")))
    return rows


class AgencyCollectionPermissionPolicy(AgencyCollectionRows, CollectionManagementPermissionPolicy):
    """Collections themselves."""


def register() -> None:
    """Put the policies in the place of Wagtail's; called when the app is ready.

    The exact class wins over what Wagtail's own apps register after us.
    """
    register_permission_policy(Page, AgencyPagePermissionPolicy())
    register_permission_policy(
        Collection, AgencyCollectionPermissionPolicy(Collection), exact_class=True
    )
    for model, auth_model in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = AgencyFilePermissionPolicy(
            model, auth_model=auth_model, owner_field_name="uploaded_by_user"
        )
        register_permission_policy(model, policy, exact_class=True)
