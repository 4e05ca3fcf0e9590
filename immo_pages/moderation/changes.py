"""What differs between two versions of a page, in words."""

from collections.abc import Iterator
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from immo_pages.advert_rules import advert_gaps
from immo_pages.models import PropertyPage
from immo_pages.moderation.body import body_changes
from immo_pages.moderation.change import Change, Kind, Theme
from immo_pages.moderation.columns import column_changes
from immo_pages.moderation.titles import titles_of

_ORDER = list(Theme)


def changes(before: Any, after: Any) -> list[Change]:
    """Differences from the page ``before`` to ``after``, in the active language, changing neither.

    Amounts carry their currency, areas m², energy its units in the label. What is missing by law
    comes first, then price, status, photos, certificate, documents, texts, other facts. Two
    queries at most for the names of photos and documents, one a side for a person or place that
    a column refers to.
    """
    found = [*_gap_changes(before, after), *column_changes(before, after)]
    titles = titles_of(before, after)
    for field in after._meta.concrete_fields:
        if isinstance(field, StreamField):
            found += body_changes(field, before, after, titles)
    found += _child_changes(before, after)
    return sorted(found, key=lambda change: _ORDER.index(change.theme))


def _gap_changes(before: Any, after: Any) -> Iterator[Change]:
    """Missing mentions that are new, and those that are mended."""
    if not isinstance(after, PropertyPage):
        return
    old, new = ({gap.code: gap for gap in advert_gaps(page)} for page in (before, after))
    for code, gap in new.items():
        if code not in old:
            yield Change(
                Theme.GAP, Kind.NEW_GAP, code, gap.message, "", gap.message, gap.field, gap=gap
            )
    for code, gap in old.items():
        if code not in new:
            yield Change(Theme.GAP, Kind.MENDED_GAP, code, gap.message, gap.message, gap=gap)


def _child_changes(before: Any, after: Any) -> Iterator[Change]:
    """Rows that hang on the page (open houses and the like), each in its own words."""
    for relation in get_all_child_relations(type(after)):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME:
            continue
        label = str(relation.related_model._meta.verbose_name)
        old, new = ([str(row) for row in getattr(page, name).all()] for page in (before, after))
        for text in (text for text in old if text not in new):
            yield Change(Theme.FACTS, Kind.REMOVED, name, label, before=text)
        for text in (text for text in new if text not in old):
            yield Change(Theme.FACTS, Kind.ADDED, name, label, after=text)
