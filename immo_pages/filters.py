"""Filters a visitor may put in the address of a list. Hidden prices take no part in any of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DecimalField, F, Q, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_pages import vocabulary as v
from immo_pages.formats import area_text, money_text
from immo_pages.market.visibility import WITHOUT_PRICE

_GROUPED = re.compile(r"\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+|\d{1,9}", re.ASCII)
_NOT_DIGITS = re.compile(r"\D")
LETTERS = ("A", "B", "C", "D", "E", "F", "G")
LONGEST_PLACE = 60


@dataclass(frozen=True)
class Filter:
    """``parse`` gives None for what it does not understand; ``text`` says it in words."""

    name: str
    parse: Callable[[str], Any]
    narrow: Callable[[Any], Q]
    text: Callable[[Any], str]


def shown_price() -> Case:
    """The amount a visitor sees: NULL when the price is hidden, so that it sorts last."""
    return Case(
        When(price_display=v.PriceDisplay.ON_REQUEST, then=Value(None)),
        When(status__in=WITHOUT_PRICE, then=Value(None)),
        When(transaction=v.Transaction.RENT, then=F("rent_monthly")),
        default=F("price"),
        output_field=DecimalField(max_digits=12, decimal_places=2, null=True),
    )


def whole_number(raw: str) -> int | None:
    """``300000``, ``300.000`` and ``300 000`` alike."""
    text = raw.strip().removesuffix("€").strip()
    return int(_NOT_DIGITS.sub("", text)) if _GROUPED.fullmatch(text) else None


def small_number(raw: str) -> int | None:
    """A count of rooms."""
    number = whole_number(raw)
    return number if number is not None and 0 < number <= 50 else None


def place_text(raw: str) -> str | None:
    """A postal code or the name of a town; PostgreSQL cannot take a NUL."""
    text = " ".join(raw.replace("\x00", "").split())
    return text if 0 < len(text) <= LONGEST_PLACE else None


def _code(vocabulary: Any) -> Callable[[str], str | None]:
    return lambda raw: raw if raw in vocabulary.values else None


def _word(vocabulary: Any) -> Callable[[str], str]:
    return lambda code: str(capfirst(vocabulary(code).label))


def _at(place: str) -> Q:
    """``5000``, ``Namur`` or ``5000 Namur`` as the list of suggestions writes it."""
    first, _space, rest = place.partition(" ")
    if first.isdigit() and rest:
        return Q(postal_code=first, city__iexact=rest)
    return Q(postal_code__startswith=place) | Q(city__icontains=place)


def _bedrooms(count: int) -> str:
    return ngettext("%(count)d bedroom or more", "%(count)d bedrooms or more", count) % {
        "count": count
    }


FILTERS: tuple[Filter, ...] = (
    Filter(
        "transaction",
        _code(v.Transaction),
        lambda code: Q(transaction=code),
        _word(v.Transaction),
    ),
    Filter("category", _code(v.Category), lambda code: Q(category=code), _word(v.Category)),
    Filter("place", place_text, _at, str),
    Filter(
        "price_min",
        whole_number,
        lambda amount: Q(shown_price__gte=amount),
        lambda amount: _("from %(amount)s") % {"amount": money_text(amount)},
    ),
    Filter(
        "price_max",
        whole_number,
        lambda amount: Q(shown_price__lte=amount),
        lambda amount: _("at most %(amount)s") % {"amount": money_text(amount)},
    ),
    Filter("bedrooms", small_number, lambda count: Q(bedrooms__gte=count), _bedrooms),
    Filter(
        "area",
        whole_number,
        lambda area: Q(living_area__gte=area),
        lambda area: _("%(area)s or more") % {"area": area_text(area)},
    ),
    Filter(
        "epc",
        lambda raw: raw.upper() if raw.upper() in LETTERS else None,
        lambda letter: Q(epc_class__startswith=letter),
        lambda letter: _("energy class %(letter)s") % {"letter": letter},
    ),
    Filter(
        "status",
        _code(v.MarketStatus),
        lambda code: Q(status=code),
        _word(v.MarketStatus),
    ),
)
