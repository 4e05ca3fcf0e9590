"""Properties like another one: the same agency and transaction, near in place and price."""

from typing import Any

from django.db.models import Case, ExpressionWrapper, F, FloatField, IntegerField, Q, Value, When
from django.db.models.functions import Abs, Cast, Floor

from immo_agencies.tenancy import HOME_PATH_LENGTH
from immo_pages.cards import Card
from immo_pages.vocabulary import MarketStatus, PriceDisplay, Transaction

COUNT = 3
_TO_BE_HAD = (MarketStatus.AVAILABLE, MarketStatus.COMING_SOON)
# Steps of the comparison. The order must not tell a price that is hidden to the euro.
_STEP = {Transaction.RENT: 250}
_SALE_STEP = 50_000


def similar_properties(page: Any, count: int = COUNT) -> list[Card]:
    """Cards of at most ``count`` others to be had, the nearest first; one query.

    The same kind before others, then the same town, the same postal area, then the price.
    """
    from immo_pages.browsing import cards_of, listed  # browsing stands on the models, which call us

    if not page.path:
        return []
    others = type(page).objects.filter(
        path__startswith=page.path[:HOME_PATH_LENGTH],
        transaction=page.transaction,
        status__in=_TO_BE_HAD,
    )
    near = listed(others.exclude(pk=page.pk)).annotate(
        other_kind=_unless(Q(category=page.category)), elsewhere=_distance(page)
    )
    order: list[Any] = ["other_kind", "elsewhere"]
    if (steps := _price_in_steps(page)) is not None:
        near = near.annotate(dearer_or_cheaper=steps)
        order.append(F("dearer_or_cheaper").asc(nulls_last=True))
    return cards_of(near.order_by(*order, "-first_published_at", "-pk")[:count])


def _unless(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def _distance(page: Any) -> Case:
    """0 in the same town, 1 in the same postal area (its first two digits), 2 elsewhere."""
    area = page.postal_code[:2]
    nearby = [When(postal_code__startswith=area, then=Value(1))] if area else []
    here = When(postal_code=page.postal_code, country=page.country, then=Value(0))
    return Case(here, *nearby, default=Value(2), output_field=IntegerField())


def _price_in_steps(page: Any) -> Any:
    """How many steps of price away; None when the price of ``page`` is on request or unknown."""
    if page.price_display == PriceDisplay.ON_REQUEST or page.asking_amount is None:
        return None
    step = float(_STEP.get(page.transaction, _SALE_STEP))
    own = float(page.asking_amount) // step
    in_steps = Floor(Cast("shown_price", FloatField()) / Value(step))
    return ExpressionWrapper(Abs(in_steps - Value(own)), output_field=FloatField())
