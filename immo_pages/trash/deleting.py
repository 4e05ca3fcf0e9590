"""Wagtail's two ways to delete a page, for properties: into the trash."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page, ReferenceIndex

from immo_pages.models import PropertyIndexPage, TrashEntry
from immo_pages.trash.actions import (
    DAYS_KEPT,
    TRASHABLE,
    AlreadyThrownAway,
    throw_away,
    together,
)
from immo_pages.trash.words import tell_thrown_away


def delete_into_trash(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer Wagtail's "delete" for properties and developments; None leaves it to Wagtail.

    Hook ``before_delete_page``: Wagtail has asked for the right. A list that still holds
    properties is not deleted: they would be destroyed with it.
    """
    if holds_properties(page):
        messages.error(request, _("Delete or move the properties of this list first."))
        return redirect("wagtailadmin_explore", page.pk)
    if not isinstance(page, TRASHABLE):
        return None
    usage = ReferenceIndex.get_references_to(page).group_by_source_object()
    if request.method != "POST":
        return _ask(request, page, usage)
    if usage.is_protected:
        raise PermissionDenied
    parent = page.get_parent()
    try:
        entry = throw_away(page, by=request.user, now=timezone.now())
    except AlreadyThrownAway:
        messages.warning(request, _("Somebody else has just deleted this property."))
    else:
        tell_thrown_away(request, [entry], page.get_admin_display_title())
    following = get_valid_next_url_from_request(request)
    return redirect(following) if following else redirect("wagtailadmin_explore", parent.pk)


def holds_properties(page: Page) -> bool:
    """Whether ``page`` is a list with properties or developments below it."""
    return isinstance(page, PropertyIndexPage) and page.get_children().type(*TRASHABLE).exists()


def _ask(request: HttpRequest, page: Page, usage: Any) -> HttpResponse:
    context = {
        "page": page,
        "others": [other for other in together(page) if other.pk != page.pk],
        "descendant_count": page.get_descendant_count(),
        "next": get_valid_next_url_from_request(request),
        "model_opts": page._meta,
        "usage_url": reverse("wagtailadmin_pages:usage", args=[page.pk]) + "?describe_on_delete=1",
        "usage_count": usage.count(),
        "is_protected": usage.is_protected,
        "days_kept": DAYS_KEPT,
    }
    return render(request, "immo_pages/trash/confirm_delete.html", context)


class TrashBulkAction(DeleteBulkAction):
    """Several at once; pages that are no property are deleted as ever."""

    template_name = "immo_pages/trash/confirm_bulk_delete.html"

    def check_perm(self, page: Page) -> bool:
        """A list that holds properties stays."""
        return bool(super().check_perm(page)) and not holds_properties(page.specific_deferred)

    def get_execution_context(self) -> dict[str, Any]:
        """Where the action says what it put into the trash."""
        self.thrown: list[TrashEntry] = []
        return {**super().get_execution_context(), "thrown": self.thrown}

    @classmethod
    def execute_action(
        cls, objects: Any, user: Any = None, thrown: list[TrashEntry] | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        """A translation that went with its original is not there any more."""
        others = []
        for page in objects:
            if not isinstance(page.specific_deferred, TRASHABLE):
                others.append(page)
                continue
            try:
                entry = throw_away(page, by=user, now=timezone.now())
            except AlreadyThrownAway:
                continue
            if thrown is not None:
                thrown.append(entry)
        return super().execute_action(others, user=user)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> Any:
        """The way back, and what Wagtail says of other pages."""
        tell_thrown_away(self.request, self.thrown)
        if num_parent_objects == 0:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)
