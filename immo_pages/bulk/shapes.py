"""What goes into the bulk writer and what comes out of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError

from immo_agencies.permissions import Refusal
from immo_pages.advert_rules import AdvertGap
from immo_pages.models import PropertyPage


@dataclass(frozen=True, slots=True)
class PropertyDraft:
    """A property to be made.

    ``values`` are columns of ``PropertyPage`` with ``title``; a ``slug`` is a wish, made unique
    below the parent. ``body`` is raw block data in which every block and list item has an id.
    """

    values: Mapping[str, Any]
    body: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A change of a property that exists.

    ``edit`` changes the latest content in place, under the lock, and says whether it did. A page
    that was never live is published only while ``own_revision_id`` is its latest revision: what
    somebody else has touched waits for that person.
    """

    page_id: int
    edit: Callable[[PropertyPage], bool]
    own_revision_id: int | None = None


class Outcome(StrEnum):
    """What became of a draft or a change."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    INVALID = "invalid"
    LOCKED = "locked"
    IN_WORKFLOW = "in_workflow"
    GONE = "gone"


@dataclass(slots=True)
class BulkResult:
    """What became of one draft or change, in the order they were given.

    ``published``: this call put the content on air. ``reasons``: why it did not although it was
    asked to. ``waits``: the change waits in a draft because somebody else's changes do.
    ``error``: why nothing was written.
    """

    outcome: Outcome
    page: PropertyPage | None = None
    published: bool = False
    waits: bool = False
    reasons: list[Refusal | AdvertGap] = field(default_factory=list)
    error: ValidationError | None = None


Together = Callable[[list[BulkResult]], None]
