"""What a property cost before: kept by every save of a live page, whoever saves it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.utils import timezone

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage

_COLUMNS = ("transaction", "price", "rent_monthly", "previous_price", "price_changed_at")


@dataclass(frozen=True)
class KnownPrice:
    """What a live row says of its price before it is written again."""

    is_letting: bool
    amount: Decimal | None
    previous: Decimal | None
    changed_at: datetime | None

    @classmethod
    def of(cls, page: Any) -> Self:
        """What ``page`` holds; take it before anything is changed in it."""
        return cls(page.is_letting, page.asking_amount, page.previous_price, page.price_changed_at)

    def carry_over(self, page: Any, *, now: datetime) -> None:
        """Let ``page`` say what it cost before, now that it has a price that may be another.

        A rent is no earlier sale price, and an unknown price none at all.
        """
        page.previous_price, page.price_changed_at = self.previous, self.changed_at
        if page.is_letting == self.is_letting and _same(page.asking_amount, self.amount):
            return
        comparable = page.is_letting == self.is_letting and page.asking_amount is not None
        page.previous_price = self.amount if comparable else None
        page.price_changed_at = now


def carry_over_price(page: "PropertyPage") -> None:
    """Do it for a page that is live and stays live; call under the lock of its row.

    The draft that is published may hold the history of the day on which it was written.
    """
    if not page.live or page.pk is None:
        return
    stored = type(page)._base_manager.filter(pk=page.pk, live=True).only(*_COLUMNS).first()
    if stored is not None:
        KnownPrice.of(stored).carry_over(page, now=timezone.now())


def _same(one: Any, other: Any) -> bool:
    return (None if one is None else Decimal(one)) == (None if other is None else Decimal(other))
