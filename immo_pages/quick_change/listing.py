"""Quick changes of a property in words: what was changed, from what to what, and by whom."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_pages.cards import label_of
from immo_pages.formats import date_text, money_text
from immo_pages.models import QuickChange
from immo_pages.quick_change.history import changes_of
from immo_pages.quick_change.values import PRICE_HISTORY, PRICES
from immo_pages.quick_change.words import in_words
from immo_pages.vocabulary import MarketStatus

SHOWN = 20


@dataclass(frozen=True)
class Line:
    """One value before and after, in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class ToldChange:
    """A quick change with its lines."""

    change: QuickChange
    lines: list[Line]


def recent_changes(page: Any) -> list[ToldChange]:
    """The last ones of the property, in whatever language they were made."""
    found = changes_of(page).select_related("page", "by", "undone_by")[:SHOWN]
    return [ToldChange(one, lines_of(one)) for one in found]


def lines_of(change: QuickChange) -> list[Line]:
    """What ``change`` wrote on the page on which it was made, or else on another language's."""
    key = str(change.page_id)
    key = key if key in change.after else next(iter(change.after), key)
    before = change.before.get(key, {}).get("page", {})
    after = {n: v for n, v in change.after.get(key, {}).items() if n not in PRICE_HISTORY}
    currency = change.page.currency
    return [
        Line(in_words([name]), _told(name, before.get(name), currency), _told(name, new, currency))
        for name, new in after.items()
    ]


def _told(name: str, value: Any, currency: str) -> str:
    """A plain value in words; a dash for none."""
    if name == "open_houses":
        count = len(value or [])
        return ngettext("%(count)d date", "%(count)d dates", count) % {"count": count}
    if value in (None, ""):
        return "–"
    if name == "status":
        return str(capfirst(label_of(MarketStatus, value))) or _("unknown")
    if name in PRICES:
        return money_text(value, currency)
    return date_text(value) if name == "available_from" else str(value)
