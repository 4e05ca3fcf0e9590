"""Amounts, areas and dates as a visitor in Belgium writes them, in the active language.

Django groups French digits with a space, as France does; Belgian adverts write 495.000 €. These
functions fix that for public pages without changing what forms accept.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from immo_pages.vocabulary import MarketStatus, PriceDisplay, Transaction

NBSP = "\u00a0"
CLOSED = frozenset({MarketStatus.SOLD, MarketStatus.LET})
_BELGIAN = (".", ",")
_SEPARATORS = {"en": (",", ".")}
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True)
class PriceLine:
    """A price in words. ``previous`` is the higher price it replaced, blank if there is none."""

    text: str
    previous: str = ""
    is_closed: bool = False


def number_text(value: Decimal | int) -> str:
    """``1310`` as ``1.310``, ``38.50`` as ``38,5``: grouped, without idle decimals."""
    thousands, point = _SEPARATORS.get(_language(), _BELGIAN)
    whole, _dot, decimals = f"{Decimal(value):,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", thousands) + (point + decimals if decimals else "")


def money_text(amount: Decimal | int, currency: str = "EUR") -> str:
    """``495.000 €``; English puts the sign first: ``€495,000``. Cents only when there are any."""
    symbol = _SYMBOLS.get(currency, currency)
    text = number_text(amount)
    decimal = _SEPARATORS.get(_language(), _BELGIAN)[1]
    if decimal in text and len(text.rpartition(decimal)[2]) == 1:
        text += "0"
    if _language() == "en" and currency in _SYMBOLS:
        return f"{symbol}{text}"
    return f"{text}{NBSP}{symbol}"


def area_text(area: Decimal | int) -> str:
    """``142 m²``."""
    return f"{number_text(area)}{NBSP}m²"


def date_text(day: date | datetime | str) -> str:
    """``28 février 2027``; also takes an ISO text."""
    moment = datetime.fromisoformat(day) if isinstance(day, str) else day
    text = str(date_format(moment, "DATE_FORMAT", use_l10n=True))
    # French says "the first", and Django does not.
    return f"1er{text[1:]}" if _language() == "fr" and text.startswith("1 ") else text


def price_line(price: Any, *, transaction: str, status: str) -> PriceLine:
    """The price of public facts in words; sold and let properties show that word instead."""
    if status in CLOSED:
        return PriceLine(str(MarketStatus(status).label), is_closed=True)
    if price.display == PriceDisplay.ON_REQUEST:
        return PriceLine(_("price on request"))
    if transaction == Transaction.LIFE_ANNUITY and (annuity := _annuity_text(price)):
        return PriceLine(annuity)
    if price.amount is None:
        return PriceLine("")
    text = _amount_text(price, letting=transaction == Transaction.RENT)
    previous = price.previous
    dropped = previous is not None and previous > price.amount
    return PriceLine(text, money_text(previous, price.currency) if dropped else "")


def _amount_text(price: Any, *, letting: bool) -> str:
    amount = money_text(price.amount, price.currency)
    if letting:
        amount = _rent_text(amount, price)
    if price.display == PriceDisplay.FROM:
        return _("from %(amount)s") % {"amount": amount}
    if price.display == PriceDisplay.OFFERS_FROM:
        return _("offers from %(amount)s") % {"amount": amount}
    return amount


def _annuity_text(price: Any) -> str:
    """First payment and monthly annuity; blank when neither is said."""
    bouquet, monthly = price.annuity_bouquet, price.annuity_monthly
    parts = []
    if bouquet:
        parts.append(_("bouquet %(amount)s") % {"amount": money_text(bouquet, price.currency)})
    if monthly:
        parts.append(_("%(rent)s/month") % {"rent": money_text(monthly, price.currency)})
    return " + ".join(parts)


def _rent_text(rent: str, price: Any) -> str:
    if not price.charges:
        return _("%(rent)s/month") % {"rent": rent}
    words = {"rent": rent, "charges": money_text(price.charges, price.currency)}
    return _("%(rent)s/month + %(charges)s charges") % words


def _language() -> str:
    return (get_language() or "fr").partition("-")[0]
