"""What a list shows of a property, made from public facts only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_blocks.media import is_shown
from immo_pages.formats import CLOSED, PriceLine, area_text, price_line
from immo_pages.vocabulary import Category, MarketStatus, Subtype, Transaction

NEW_FOR = timedelta(days=14)
_TOLD_BY_RIBBON = frozenset({Transaction.LIFE_ANNUITY, Transaction.PUBLIC_SALE, Transaction.LEASE})


@dataclass(frozen=True)
class Ribbon:
    """A word over the photo; ``code`` picks its look."""

    code: str
    text: str


@dataclass(frozen=True)
class Card:
    """A property in a list. ``photo`` follows the image protocol of ``immo_blocks.media``."""

    id: int
    reference: str
    title: str
    url: str
    place: str
    kind: str
    price: PriceLine
    highlights: tuple[str, ...]
    ribbons: tuple[Ribbon, ...]
    energy: Any
    photo: Any
    alt: str
    agency: str = ""


def card_of(facts: Any, photo: Any, *, agency: str = "", now: datetime | None = None) -> Card:
    """Card of public facts, with the name of the agency where several are listed together."""
    address, photo = facts.address, photo if is_shown(photo) else None
    return Card(
        id=facts.id,
        reference=facts.reference or "",
        title=facts.title,
        url=facts.url,
        place=" ".join(part for part in (address.postal_code, address.city) if part),
        kind=kind_of(facts),
        price=price_line(facts.price, transaction=facts.transaction, status=facts.status),
        highlights=highlights_of(facts),
        ribbons=ribbons_of(facts, now=now or timezone.now()),
        energy=facts.energy,
        photo=photo,
        alt=str(photo.default_alt_text) if photo else "",
        agency=agency,
    )


def kind_of(facts: Any) -> str:
    """``Villa``, or ``House`` when nothing finer is known."""
    known = {**dict(Category.choices), **_finer_kinds()}
    return str(capfirst(known.get(facts.subtype) or known.get(facts.category) or ""))


def highlights_of(facts: Any) -> tuple[str, ...]:
    """``3 bed.``, ``142 m²``, ``310 m² plot``: what is known of them."""
    found = []
    if facts.bedrooms:
        found.append(
            ngettext("%(count)d bed.", "%(count)d bed.", facts.bedrooms) % {"count": facts.bedrooms}
        )
    if facts.living_area:
        found.append(area_text(facts.living_area))
    if facts.plot_area:
        found.append(_("%(area)s plot") % {"area": area_text(facts.plot_area)})
    return tuple(found)


def ribbons_of(facts: Any, *, now: datetime) -> tuple[Ribbon, ...]:
    """Where the transaction stands, else that it is new or cheaper; and an unusual way to buy."""
    ribbons = [_state_ribbon(facts, now)]
    if facts.transaction in _TOLD_BY_RIBBON and facts.status not in CLOSED:
        ribbons.append(Ribbon("way", label_of(Transaction, facts.transaction)))
    return tuple(ribbon for ribbon in ribbons if ribbon)


def _state_ribbon(facts: Any, now: datetime) -> Ribbon | None:
    if facts.status != MarketStatus.AVAILABLE:
        return Ribbon(facts.status, label_of(MarketStatus, facts.status))
    price = facts.price
    if price.previous is not None and price.amount is not None and price.previous > price.amount:
        return Ribbon("price", capfirst(_("price changed")))
    if facts.published_at and now - datetime.fromisoformat(facts.published_at) <= NEW_FOR:
        return Ribbon("new", capfirst(_("new")))
    return None


def _finer_kinds() -> dict[str, Any]:
    return {value: label for value, label in Subtype.choices if value != Subtype.OTHER}


def label_of(vocabulary: Any, code: str) -> str:
    """The word for ``code``, blank for one that is not known (a half-filled draft in a preview)."""
    return str(capfirst(dict(vocabulary.choices).get(code, "")))
