"""Changes as a screen shows them: words, two sides, small pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_agencies.models import Agency
from immo_pages.assigned.thumbs import own_photos, thumb_of
from immo_pages.moderation.change import Change, Kind, Medium, Theme
from immo_pages.moderation.word_diff import Sides, sides_of

_HEADINGS = {
    Theme.GAP: _("Missing mentions"),
    Theme.PRICE: _("Price"),
    Theme.STATUS: _("Status"),
    Theme.PHOTOS: _("Photos"),
    Theme.CERTIFICATE: _("Energy certificate"),
    Theme.DOCUMENTS: _("Documents"),
    Theme.TEXTS: _("Texts"),
    Theme.FACTS: _("Facts"),
}
_NO_SIDES = frozenset({Kind.NEW_GAP, Kind.MENDED_GAP})


@dataclass(frozen=True)
class Picture:
    """A photo of a side; ``thumb`` is None while its sizes are made, or when it is deleted."""

    thumb: Any
    alt: str


@dataclass(frozen=True)
class ChangeRow:
    """A change with all that the template needs."""

    change: Change
    sides: Sides
    before: list[Picture]
    after: list[Picture]

    @property
    def heading(self) -> Any:
        """What it is about."""
        return _HEADINGS[self.change.theme]

    @property
    def has_sides(self) -> bool:
        """Whether there are two things to put side by side."""
        if self.change.kind == Kind.REORDERED:
            return bool(self.before or self.after)
        return self.change.kind not in _NO_SIDES

    @property
    def is_short(self) -> bool:
        """Whether the words say all that the two sides show; a phone then leaves these out."""
        return not (self.change.is_text or self.before or self.after)


def rows_of_changes(found: Iterable[Change], agency: Agency) -> list[ChangeRow]:
    """One query for the photos of all rows; none when no photo changed."""
    found = list(found)
    keys = {m.pk for change in found for m in _media(change) if m.kind == "photo"}
    photos = own_photos(agency, keys) if keys else {}
    return [
        ChangeRow(
            change,
            sides_of(change),
            [_picture(medium, photos) for medium in change.media_before if medium.kind == "photo"],
            [_picture(medium, photos) for medium in change.media_after if medium.kind == "photo"],
        )
        for change in found
    ]


def _media(change: Change) -> tuple[Medium, ...]:
    return change.media_before + change.media_after


def _picture(medium: Medium, photos: dict[int, Any]) -> Picture:
    photo = photos.get(medium.pk)
    return Picture(thumb_of(photo), photo.title if photo is not None else "")
