"""Two texts side by side, what left marked on the one side, what came on the other."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.admin.compare import TextDiff, diff_text

from immo_pages.moderation.change import Change


@dataclass(frozen=True)
class Sides:
    """Markup of the two sides: ``<del>`` on the left, ``<ins>`` on the right."""

    before: SafeString
    after: SafeString


def sides_of(change: Change) -> Sides:
    """The two sides of ``change``; running text is compared word by word, as Wagtail does it."""
    if not (change.is_text and change.before and change.after):
        return Sides(escape(change.before), escape(change.after))
    parts = diff_text(change.before, change.after).changes
    before = TextDiff([part for part in parts if part[0] != "addition"])
    after = TextDiff([part for part in parts if part[0] != "deletion"])
    return Sides(before.to_html(tag="del"), after.to_html(tag="ins"))
