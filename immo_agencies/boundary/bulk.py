"""Bulk actions on "all that is listed": Wagtail means all pages of the installation."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from immo_agencies.boundary.own import own_pages

_all_listed = PageBulkAction.get_all_objects_in_listing_query


def _own_listed(action: PageBulkAction, parent_id: Any) -> Any:
    """Keys of the own pages among what Wagtail finds: below the parent, or everywhere."""
    listed = Page.objects.filter(pk__in=_all_listed(action, parent_id))
    return own_pages(action.request, listed).values_list("pk", flat=True)


def narrow_bulk_actions() -> None:
    """Put ours in the place of the method that every action on pages inherits."""
    PageBulkAction.get_all_objects_in_listing_query = _own_listed
