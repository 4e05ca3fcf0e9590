"""What the editor says about the photos in hand: proposals for words, rights, sizes to come."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from immo_blocks.references import photo_ids
from immo_pages.models.photo import ends_of_rights
from immo_pages.photos.alt_words import proposals
from immo_pages.photos.readiness import preparing_words
from immo_pages.photos.rights import rights_notice


def photo_notes(page: Any) -> dict[str, Any]:
    """For the list of missing mentions: a sentence, and what the script of the grid reads.

    ``grid`` holds the proposed words by room and, by key of a photo, the notice of its rights.
    Three queries, however many photos.
    """
    photos = photo_ids(page.body)
    labels = {"proposal": _("Proposal:"), "use": _("Use it")}
    grid = {"words": proposals(page), "rights": _notices(photos), "labels": labels}
    return {"preparing": preparing_words(page), "grid": grid}


def _notices(photos: Collection[int]) -> dict[str, dict[str, Any]]:
    today, found = timezone.localdate(), {}
    for key, until in ends_of_rights(photos).items():
        if notice := rights_notice(until, today=today):
            found[str(key)] = {"text": notice.text, "over": notice.is_over}
    return found
