"""What a save of a property takes from its stored row, whatever the caller holds.

Publishing writes the whole row from a revision: place and date of the status would be those of the
day the draft was made.
"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_agencies.permissions import Refusal
from immo_pages.gate import PublishRefused
from immo_pages.models.trash import TrashedPage

_PLACE = ("path", "depth", "numchild", "url_path")


def settle(page: Any, update_fields: Any = None) -> bool:
    """Keep place and date of the status right before ``page`` is saved; True: the status changes.

    Call it inside the transaction of the save: the row stays locked, so that a page cannot be
    thrown away while it is published, nor written back to where it was. Raises PublishRefused for
    a page in the trash that would be live.
    """
    row = _locked_row(page, "status", "status_changed_at")
    if row is None:
        page.status_changed_at = timezone.now()
        return False
    _keep_place(page, row)
    written = update_fields is None or "status" in update_fields
    changed = written and row["status"] != page.status
    page.status_changed_at = timezone.now() if changed else row["status_changed_at"]
    return changed


def settle_place(page: Any) -> None:
    """The same for a page without market status."""
    if (row := _locked_row(page)) is not None:
        _keep_place(page, row)


def with_date_of_status(update_fields: Any) -> Any:
    """``update_fields`` of a save; the status goes with its date."""
    if update_fields is None or "status" not in update_fields:
        return update_fields
    return {*update_fields, "status_changed_at"}


def _keep_place(page: Any, row: dict[str, Any]) -> None:
    """Take the place in the tree from ``row`` when the page was moved since it was read."""
    if row["path"] != page.path:
        for name in _PLACE:
            setattr(page, name, row[name])
    if row["in_trash"] and page.live:
        message = _("The property is in the trash.")
        remedy = _("Put it back first.")
        raise PublishRefused(page, [Refusal(code="in_trash", message=message, remedy=remedy)])


def _locked_row(page: Any, *names: str) -> dict[str, Any] | None:
    """What is stored of ``page``. Its translations are locked too, in the order of ``lock_row``."""
    if page.pk is None:
        return None
    trashed = TrashedPage._base_manager.filter(page=OuterRef("pk"))
    rows = type(page)._base_manager.select_for_update(no_key=True).order_by("pk")
    rows = rows.filter(translation_key=page.translation_key).annotate(in_trash=Exists(trashed))
    found = rows.values("pk", *_PLACE, "in_trash", *names)
    return next((row for row in found if row["pk"] == page.pk), None)
