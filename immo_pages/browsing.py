"""Browse the published properties of a list: filters, order, pages. No StreamField, few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from immo_pages.cards import Card, card_of
from immo_pages.facts import public_facts
from immo_pages.filters import FILTERS, LETTERS, Filter, shown_price
from immo_pages.market.visibility import publicly_listed
from immo_pages.models import PropertyPage
from immo_pages.vocabulary import Category, MarketStatus, Transaction

PAGE_SIZE = 24
MOST_PLACES = 200
LESS_USUAL = frozenset({"area", "epc", "status"})
_NEWEST = ("-first_published_at", "-pk")
SORTS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "newest": (_("newest first"), _NEWEST),
    "price": (_("lowest price first"), (F("shown_price").asc(nulls_last=True), *_NEWEST)),
    "price_desc": (_("highest price first"), (F("shown_price").desc(nulls_last=True), *_NEWEST)),
    "area": (_("largest first"), (F("living_area").desc(nulls_last=True), *_NEWEST)),
}


@dataclass(frozen=True)
class Applied:
    """A filter in force. ``without`` is the query of the same list without it."""

    name: str
    text: str
    without: str
    results_without: int | None = None


@dataclass(frozen=True)
class Browse:
    """A page of a list and all that its controls show."""

    cards: list[Card]
    page: PaginatorPage
    total: int
    values: Mapping[str, Any]
    applied: list[Applied]
    ignored: list[str]
    sort: str
    query: str
    choices: Mapping[str, list[tuple[str, Any]]]
    places: list[str]

    @property
    def loosening(self) -> list[Applied]:
        """Filters that hide something; all of them when only several together do."""
        return [one for one in self.applied if one.results_without] or self.applied

    @property
    def more_in_use(self) -> int:
        """How many of the less usual filters are in force."""
        return sum(one.name in LESS_USUAL for one in self.applied)

    @property
    def sorts(self) -> list[tuple[str, Any]]:
        """Orders on offer."""
        return [(code, label) for code, (label, _order) in SORTS.items()]


def public_properties(root: Page) -> QuerySet[PropertyPage]:
    """Live public properties below ``root`` that a list may show, with what a card reads."""
    return listed(PropertyPage.objects.descendant_of(root))


def listed(pages: Any) -> QuerySet[PropertyPage]:
    """Narrow ``pages`` to what a list may show: live, public, by its status; one row a card."""
    return (
        publicly_listed(pages.live().public())
        .select_related("locale", "cover", "agent", "agent__photo")
        .annotate(shown_price=shown_price())
        .defer_streamfields()
    )


def cards_of(pages: Iterable[PropertyPage]) -> list[Card]:
    """Cards of pages that came out of ``listed``; no query a page."""
    return [card_of(public_facts(page), page.cover) for page in pages]


def browse(root: Page, parameters: QueryDict) -> Browse:
    """The list below ``root`` as the address asks for it; what is not understood is ignored."""
    everything = public_properties(root)
    values, ignored = read_filters(parameters)
    found = narrowed(everything, values)
    sort = parameters.get("sort", "")
    sort = sort if sort in SORTS else "newest"
    paginator = Paginator(found.order_by(*SORTS[sort][1]), PAGE_SIZE)
    page = paginator.get_page(parameters.get("page"))
    return Browse(
        cards=cards_of(page.object_list),
        page=page,
        total=paginator.count,
        values=values,
        applied=_applied(everything, values, sort, counted=not paginator.count),
        ignored=ignored,
        sort=sort,
        query=_query(values, sort),
        choices=_choices(everything),
        places=_places(everything),
    )


def read_filters(parameters: QueryDict) -> tuple[dict[str, Any], list[str]]:
    """Understood filters by name, and the names of those that were not understood."""
    values: dict[str, Any] = {}
    ignored = []
    for one in FILTERS:
        raw = parameters.get(one.name, "").strip()
        if not raw:
            continue
        parsed = one.parse(raw)
        if parsed is None:
            ignored.append(one.name)
        else:
            values[one.name] = parsed
    return values, ignored


def narrowed(pages: QuerySet[PropertyPage], values: Mapping[str, Any]) -> QuerySet[PropertyPage]:
    """``pages`` that pass all filters."""
    conditions = Q()
    for one in _in_force(values):
        conditions &= one.narrow(values[one.name])
    return pages.filter(conditions)


def _in_force(values: Mapping[str, Any]) -> list[Filter]:
    return [one for one in FILTERS if one.name in values]


def _applied(
    everything: QuerySet[PropertyPage], values: Mapping[str, Any], sort: str, *, counted: bool
) -> list[Applied]:
    """Filters in words; with ``counted``, how many results each would give if it were loosened."""
    applied = []
    for one in _in_force(values):
        others = {name: value for name, value in values.items() if name != one.name}
        count = narrowed(everything, others).count() if counted else None
        text = one.text(values[one.name])
        applied.append(Applied(one.name, text, _query(others, sort), count))
    return applied


def _query(values: Mapping[str, Any], sort: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in values.items()})
    if sort != "newest":
        query["sort"] = sort
    return query.urlencode()


def _choices(everything: QuerySet[PropertyPage]) -> dict[str, list[tuple[str, Any]]]:
    """Only what the list holds is offered."""
    rows = everything.order_by().values_list("transaction", "category", "status").distinct()
    held = {code for row in rows for code in row}
    return {
        "transaction": [choice for choice in Transaction.choices if choice[0] in held],
        "category": [choice for choice in Category.choices if choice[0] in held],
        "status": [choice for choice in MarketStatus.choices if choice[0] in held],
        "epc": [(letter, letter) for letter in LETTERS],
        "bedrooms": [(str(count), _bedrooms_text(count)) for count in range(1, 6)],
    }


def _bedrooms_text(count: int) -> str:
    return gettext("%(count)s+ bedrooms") % {"count": count}


def _places(everything: QuerySet[PropertyPage]) -> list[str]:
    """Towns to suggest while a visitor types."""
    rows = everything.order_by("postal_code", "city").values_list("postal_code", "city").distinct()
    return [f"{postal_code} {city}" for postal_code, city in rows[:MOST_PLACES]]
