"""One difference between two versions of a page, in words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Theme(StrEnum):
    """What a change is about, in the order a reviewer wants to know it."""

    GAP = "gap"
    PRICE = "price"
    STATUS = "status"
    PHOTOS = "photos"
    CERTIFICATE = "certificate"
    DOCUMENTS = "documents"
    TEXTS = "texts"
    FACTS = "facts"


class Kind(StrEnum):
    """What happened to it."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    NEW_GAP = "new_gap"
    MENDED_GAP = "mended_gap"


@dataclass(frozen=True)
class Medium:
    """A photo or a document that a change names: ``kind`` is "photo" or "document"."""

    kind: str
    pk: int


@dataclass(frozen=True)
class Change:
    """A difference. ``code`` is its field or block, ``before`` and ``after`` are formatted texts.

    ``path`` is the content path at which Wagtail keeps a comment on it. ``is_text``: the two sides
    are running text, worth a comparison word by word. ``gap``: the missing mention, of those.
    """

    theme: Theme
    kind: Kind
    code: str
    label: str
    before: str = ""
    after: str = ""
    path: str = ""
    is_text: bool = False
    media_before: tuple[Medium, ...] = ()
    media_after: tuple[Medium, ...] = ()
    gap: Any = None

    @property
    def words(self) -> str:
        """The change as one sentence in the active language."""
        template = _LONG[self.kind]() if self.is_text else _SHORT[self.kind]()
        return template % {
            "label": capfirst(self.label),
            "before": self.before or _("nothing"),
            "after": self.after or _("nothing"),
        }

    @property
    def icon(self) -> str:
        """Icon of Wagtail that goes with the words."""
        return _ICONS[self.kind]


_SHORT = {
    Kind.CHANGED: lambda: _("%(label)s: %(before)s becomes %(after)s"),
    Kind.ADDED: lambda: _("%(label)s added: %(after)s"),
    Kind.REMOVED: lambda: _("%(label)s removed: %(before)s"),
    Kind.REORDERED: lambda: _("%(label)s: the order is new"),
    Kind.NEW_GAP: lambda: _("New missing mention: %(after)s"),
    Kind.MENDED_GAP: lambda: _("No longer missing: %(before)s"),
}
_LONG = _SHORT | {
    Kind.CHANGED: lambda: _("%(label)s: the text is changed"),
    Kind.ADDED: lambda: _("%(label)s: there is a text now"),
    Kind.REMOVED: lambda: _("%(label)s: the text is removed"),
}
_ICONS = {
    Kind.CHANGED: "edit",
    Kind.ADDED: "plus",
    Kind.REMOVED: "bin",
    Kind.REORDERED: "order",
    Kind.NEW_GAP: "warning",
    Kind.MENDED_GAP: "success",
}


def kind_of(before: str, after: str) -> Kind:
    """Added, removed or changed, from the two texts."""
    if before and after:
        return Kind.CHANGED
    return Kind.ADDED if after else Kind.REMOVED
