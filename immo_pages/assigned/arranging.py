"""Verbs of the photo screen: store a photo, put photos on the page, arrange them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.models import Page

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_pages.assigned.draft import change_draft, last_editor
from immo_pages.assigned.gallery import Item, arranged, items_of, new_items, state_of, write
from immo_pages.models import PropertyPhoto

LONGEST_CAPTION = 160


@dataclass(frozen=True)
class Arrangement:
    """What somebody wants the gallery to be; ``seen`` is the state she looked at."""

    seen: str
    order: Sequence[str]
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SavedPhotos:
    """What became of it: ids of the added items, fingerprints of the gallery before and after.

    ``moved_by`` names who saved the gallery first; then nothing but the new photos was saved.
    """

    changed: bool
    added: Sequence[str]
    state_before: str
    state_after: str
    moved_by: str = ""


@transaction.atomic
def save_photos(
    page: Page,
    wanted: Arrangement | None,
    new: Sequence[PropertyPhoto],
    *,
    agency: Agency,
    by: Any,
) -> SavedPhotos:
    """Make the gallery of the latest draft what is ``wanted``, with ``new`` photos at its end.

    Removed photos leave the page, not the library. When somebody changed the gallery since it was
    seen, the new photos are put on the page all the same and the answer says who it was. Raises
    DraftClosed.
    """
    added = new_items(photo.pk for photo in new)
    before: list[Item] = []
    after: list[Item] = []
    states = ["", ""]

    def change(draft: Any) -> bool:
        before.extend(items_of(draft))
        states[0] = state_of(draft)
        kept = before
        if wanted is not None and states[0] == wanted.seen:
            kept = arranged(before, wanted.order, wanted.words, wanted.removed)
        after.extend([*kept, *added])
        write(draft, after)
        states[1] = state_of(draft)
        return after != before

    action = "arranged" if wanted is not None else "added"
    seen_last = last_editor(page)
    change_draft(page, change, by=by, action=f"immo_pages.photos_{action}", same_sitting=True)
    record(f"photos.{action}", agency, by=by, obj=page, changes={"photos": (before, after)})
    moved = wanted is not None and states[0] != wanted.seen
    return SavedPhotos(
        changed=before != after,
        added=[item.id for item in added],
        state_before=states[0],
        state_after=states[1],
        moved_by=seen_last if moved else "",
    )
