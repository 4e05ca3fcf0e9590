"""What follows from numbered changes: webhooks are told, caches are purged."""

from collections.abc import Sequence
from typing import Any

from immo_delivery.outgoing.queue import has_listeners
from immo_delivery.purging.tags import is_configured
from immo_delivery.tasks import purge_tags, tell_soon
from immo_listings.models import Change
from immo_listings.signals import changes_numbered

_MOST = 1000


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    changes_numbered.connect(_follow, dispatch_uid="immo_delivery_changes")


def _follow(agency_id: int, changes: Sequence[Change], **kwargs: Any) -> None:
    """A row in the queue for each; nothing slow in the request that changed something."""
    if has_listeners(agency_id):
        tell_soon(agency_id)
    if is_configured():
        tags = sorted({tag for change in changes for tag in change.tags.split()})
        for start in range(0, len(tags), _MOST):
            purge_tags.enqueue(tags[start : start + _MOST])
