"""What the trash adds to the admin: its screens, a menu item, and another way to delete."""

from collections.abc import Mapping
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.viewsets import menu_item_for
from immo_pages.extension_points import PageAction
from immo_pages.trash.deleting import TrashBulkAction, delete_into_trash
from immo_pages.trash.rows import entries_for
from immo_pages.trash.screens import DestroyView, PutBackManyView, PutBackView, TrashView

_ENTRY = {"pk": "trash_entry"}
DOORS: Mapping[str, Door] = {
    "immo_trash:index": Door(),
    "immo_trash:put_back_many": Door(body={"entry": "trash_entry"}),
    "immo_trash:put_back": Door(path=_ENTRY),
    "immo_trash:destroy": Door(path=_ENTRY),
}
KINDS: Mapping[str, Kind] = {"trash_entry": Kind(entries_for)}

_LOG_WORDS = {
    "trash": _("Trash"),
    "trash.thrown_away": _("Deleted a property"),
    "trash.restored": _("Put a deleted property back"),
    "trash.destroyed": _("Deleted a property for ever"),
}


def _urls() -> list[Any]:
    addresses = [
        path("", TrashView.as_view(), name="index"),
        path("put-back/", PutBackManyView.as_view(), name="put_back_many"),
        path("<int:pk>/put-back/", PutBackView.as_view(), name="put_back"),
        path("<int:pk>/delete/", DestroyView.as_view(), name="destroy"),
    ]
    return [path("trash/", include((addresses, "immo_trash"), namespace="immo_trash"))]


def _menu_item() -> MenuItem:
    return menu_item_for(PageAction.DELETE_PROPERTY)(
        _("Trash"), reverse("immo_trash:index"), name="trash", icon_name="bin", order=900
    )


def _log_actions(actions: Any) -> None:
    actions.register_action("immo_pages.thrown_away", _("Delete"), _("Deleted"))
    actions.register_action("immo_pages.restored", _("Put back"), _("Put back from the trash"))


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_admin_menu_item", _menu_item)
    hooks.register("immo_admin_doors", lambda: DOORS)
    hooks.register("immo_id_kinds", lambda: KINDS)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    hooks.register("register_log_actions", _log_actions)
    hooks.register("before_delete_page", delete_into_trash)
    # After Wagtail's own registration, which has the same name: the last one stays.
    hooks.register("register_bulk_action", TrashBulkAction, order=100)
