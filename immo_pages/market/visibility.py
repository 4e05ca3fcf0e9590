"""One answer to "may the public see it?": for a page in hand, and the same in SQL.

Whether a page is live, restricted or expired is Wagtail's question and is asked beside this one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import (
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from immo_pages.vocabulary import MarketStatus

DAYS_SHOWN = 30
RESERVED = frozenset({MarketStatus.UNDER_OFFER, MarketStatus.RESERVED})
CLOSED = frozenset({MarketStatus.SOLD, MarketStatus.LET})
OPEN = frozenset({MarketStatus.COMING_SOON, MarketStatus.AVAILABLE})
# Withdrawn and closed: nothing is asked for it any more.
WITHOUT_PRICE = CLOSED | {MarketStatus.WITHDRAWN}
_DAY = timedelta(days=1)

Q_ = TypeVar("Q_", bound=QuerySet[Any])


@dataclass(frozen=True)
class Visibility:
    """``on_site``: its address answers. ``listed``: it stands in lists, search, sitemap and API.
    ``priced``: its price is told."""

    on_site: bool
    listed: bool
    priced: bool


def visibility(page: Any, rules: Any, on: datetime | None = None) -> Visibility:
    """What the public sees of ``page`` at the moment ``on`` under the ``rules`` of its agency."""
    status = page.status
    if status == MarketStatus.WITHDRAWN:
        return Visibility(on_site=False, listed=False, priced=False)
    if status in CLOSED:
        until = page.status_changed_at + rules.days_shown * _DAY
        seen = until > (on or timezone.now())
        return Visibility(on_site=seen, listed=seen, priced=False)
    listed = status not in RESERVED or rules.lists_reserved
    return Visibility(on_site=True, listed=listed, priced=True)


def publicly_visible(pages: Q_, *, on: datetime | None = None, via: str | None = None) -> Q_:
    """Narrow ``pages`` to those whose address answers visitors; ``visibility().on_site`` in SQL.

    Takes querysets of properties, of pages of all kinds, and, with ``via`` (``"page__"``), of rows
    that lead to a property.
    """
    prefix = _prefix(pages.model) if via is None else via
    return pages if prefix is None else pages.filter(_on_site(prefix, on or timezone.now()))


def publicly_listed(pages: Q_, *, on: datetime | None = None, via: str | None = None) -> Q_:
    """Narrow ``pages`` to those that lists show; ``visibility().listed`` in SQL."""
    prefix = _prefix(pages.model) if via is None else via
    if prefix is None:
        return pages
    return pages.filter(_on_site(prefix, on or timezone.now()) & _in_lists(prefix))


def _prefix(model: type[Model]) -> str | None:
    """How ``model`` leads to the columns of a property; None: it is none and leads to none."""
    names = {field.name for field in model._meta.get_fields()}
    if "status_changed_at" in names:
        return ""
    return "propertypage__" if "propertypage" in names else None


def _on_site(prefix: str, on: datetime) -> Q:
    """Written without a negation: a page that is no property has NULL in all these columns."""
    status = f"{prefix}status__in"
    days = Coalesce(
        F(f"{prefix}agency__status_rules__days_shown"),
        Value(DAYS_SHOWN),
        output_field=IntegerField(),
    )
    shown = ExpressionWrapper(
        days * Value(_DAY, output_field=DurationField()), output_field=DurationField()
    )
    since = ExpressionWrapper(
        Value(on, output_field=DateTimeField()) - shown, output_field=DateTimeField()
    )
    still = Q(**{status: CLOSED, f"{prefix}status_changed_at__gt": since})
    return _no_property(prefix) | Q(**{status: OPEN | RESERVED}) | still


def _in_lists(prefix: str) -> Q:
    rules = f"{prefix}agency__status_rules"
    reserved = Q(**{f"{rules}__isnull": True}) | Q(**{f"{rules}__lists_reserved": True})
    others = Q(**{f"{prefix}status__in": OPEN | CLOSED})
    return _no_property(prefix) | others | reserved


def _no_property(prefix: str) -> Q:
    if prefix != "propertypage__":
        return Q(pk__in=[])
    return Q(propertypage__isnull=True)
