"""Add, change and delete preview addresses; each act is one row of the agency's log."""

from typing import Any

from django.db import transaction

from immo_agencies.audit import record
from immo_delivery.models import PreviewTarget


@transaction.atomic
def keep_target(target: PreviewTarget, *, by: Any) -> None:
    """Store a new one."""
    target.created_by = by
    target.save()
    record("delivery.preview_made", target.agency, by=by, obj=target)


@transaction.atomic
def change_target(target: PreviewTarget, *, by: Any, changed: list[str]) -> None:
    """Store a changed one; what was shown at the former address stays open for its 15 minutes."""
    target.save()
    changes = {"url": (None, target.url)} if "url" in changed else {}
    record("delivery.preview_changed", target.agency, by=by, obj=target, changes=changes)


@transaction.atomic
def delete_target(target: PreviewTarget, *, by: Any) -> None:
    """Remove it; the drafts that were shown there are closed at once."""
    record("delivery.preview_deleted", target.agency, by=by, obj=target)
    target.delete()
