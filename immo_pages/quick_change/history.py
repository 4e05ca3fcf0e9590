"""What quick changes have written since a moment: a draft that is older gets it before it counts.

The rows are asked without a scope: pages are also published by the scheduler.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q, QuerySet

from immo_pages.quick_change.values import (
    PRICE_HISTORY,
    Plain,
    is_same,
    put,
    put_in_content,
    values_of,
)

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage, QuickChange


def changes_of(page: Any) -> "QuerySet[QuickChange]":
    """Quick changes of the property, made on its page in any language, the newest first."""
    from immo_pages.models import QuickChange  # the models call us when they are saved

    return QuickChange.all_objects.filter(page__translation_key=page.translation_key)


def latest_moment(page: Any) -> datetime | None:
    """When a quick change of the property was last made or undone."""
    found = changes_of(page).order_by().aggregate(made=Max("at"), undone=Max("undone_at"))
    return max(filter(None, found.values()), default=None)


def moment_in(text: str) -> datetime | None:
    """The moment that a form carries with it; None for one that has seen no quick change."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def changes_since(page: Any, moment: datetime | None) -> "list[QuickChange]":
    """Those made or undone after ``moment``, in the order in which they last wrote anything."""
    changes = changes_of(page)
    if moment is not None:
        changes = changes.filter(Q(at__gt=moment) | Q(undone_at__gt=moment))
    mine = (change for change in changes if str(page.pk) in change.after)
    return sorted(mine, key=lambda change: (change.moment, change.pk))


def values_since(page: "PropertyPage", moment: datetime | None) -> Plain:
    """What a draft of ``page`` written at ``moment`` must say now.

    A live row is the truth: it also knows what was published since. Of a page that is not live
    the changes themselves are.
    """
    found: Plain = {}
    for change in changes_since(page, moment):
        found.update(_result(change, page))
    if not found or not page.live:
        return found
    stored = type(page)._base_manager.get(pk=page.pk)
    return values_of(stored, found)


def bring_up_to_date(page: "PropertyPage", revision: Any) -> None:
    """Write into ``revision``, which is about to be published, what was changed after it.

    Call under the lock of the page's row.
    """
    if values := values_since(page, revision.created_at):
        put_in_content(revision.content, values, page)
        revision.save(update_fields=["content"])


class FormKeeper:
    """Keeps, while a form is saved, the quick changes made since the form was shown.

    A field that still holds what the form showed gets the new value; one that the person changed
    herself keeps hers.
    """

    def __init__(self, seen: datetime | None) -> None:
        self.seen = seen
        #: Names of the fields that got the quick value, and of those that did not.
        self.kept: set[str] = set()
        self.overruled: set[str] = set()

    def keep(self, page: "PropertyPage") -> None:
        """Look at ``page``, filled from the form; call under the lock of its row, often as you
        like."""
        shown: Plain = {}
        current: Plain = {}
        for change in changes_since(page, self.seen):
            result = _result(change, page)
            for name in result.keys() - set(PRICE_HISTORY):
                shown.setdefault(name, self._shown(change, page, name))
                current[name] = result[name]
        for name, value in values_of(page, current).items():
            if is_same(page, name, value, current[name]):
                continue
            if is_same(page, name, value, shown[name]):
                put(page, {name: current[name]})
                self.kept.add(name)
            else:
                self.overruled.add(name)

    def _shown(self, change: "QuickChange", page: Any, name: str) -> Any:
        """What an editor opened at ``seen`` showed, if ``change`` is the first one since."""
        made_since = self.seen is None or change.at > self.seen
        return before_in_draft(change, page)[name] if made_since else _after(change, page)[name]


def before_in_draft(change: "QuickChange", page: Any) -> Plain:
    """What the latest draft of ``page`` said before ``change``."""
    before: dict[str, Plain] = change.before[str(page.pk)]
    return before["draft"]


def _after(change: "QuickChange", page: Any) -> Plain:
    after: Plain = change.after[str(page.pk)]
    return after


def _result(change: "QuickChange", page: Any) -> Plain:
    """What ``change`` leaves behind: its values, or those it has given back."""
    return before_in_draft(change, page) if change.undone_at else _after(change, page)
