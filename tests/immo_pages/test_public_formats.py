"""Amounts and areas as Belgian adverts write them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from immo_pages.facts.shapes import PublicPrice
from immo_pages.formats import area_text, date_text, money_text, number_text, price_line

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "amount", "expected"),
    [
        ("fr", "495000.00", "495.000 €"),
        ("nl", "495000.00", "495.000 €"),
        ("de", "495000.00", "495.000 €"),
        ("en", "495000.00", "€495,000"),
        ("fr", "1150.50", "1.150,50 €"),
        ("en", "1150.50", "€1,150.50"),
        ("nl", "0", "0 €"),
        ("fr", "12500000", "12.500.000 €"),
    ],
)
def test_money(language, amount, expected):
    with override(language):
        assert money_text(Decimal(amount)).replace(NBSP, " ") == expected


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("fr", "1310.00", "1.310"),
        ("nl", "38.50", "38,5"),
        ("de", "38.25", "38,25"),
        ("en", "1310.5", "1,310.5"),
    ],
)
def test_numbers_are_grouped_without_idle_decimals(language, value, expected):
    with override(language):
        assert number_text(Decimal(value)) == expected
        assert area_text(Decimal(value)).replace(NBSP, " ") == f"{expected} m²"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "28 février 2027"), ("nl", "28 februari 2027"), ("de", "28. Februar 2027")],
)
def test_dates_are_in_the_language_of_the_visitor(language, expected):
    with override(language):
        assert date_text("2027-02-28T10:00:00+00:00") == expected


def price(**values):
    blank = dict.fromkeys(PublicPrice.__dataclass_fields__)
    known = {"display": "exact", "currency": "EUR", "charges_kind": "", "vat_regime": ""}
    return PublicPrice(**blank | known | values)


@pytest.mark.parametrize(
    ("values", "transaction", "status", "expected"),
    [
        ({"amount": Decimal(495000)}, "sale", "available", "€495,000"),
        ({"amount": Decimal(495000), "display": "from"}, "sale", "available", "from €495,000"),
        (
            {"amount": Decimal(125000), "display": "offers_from"},
            "sale",
            "available",
            "offers from €125,000",
        ),
        ({"display": "on_request"}, "sale", "available", "price on request"),
        ({"amount": Decimal(1150)}, "rent", "available", "€1,150/month"),
        (
            {"amount": Decimal(1150), "charges": Decimal(120)},
            "rent",
            "available",
            "€1,150/month + €120 charges",
        ),
        ({"amount": Decimal(1150), "charges": Decimal(0)}, "rent", "available", "€1,150/month"),
        ({"amount": Decimal(495000)}, "sale", "sold", "sold"),
        ({"amount": Decimal(1150)}, "rent", "let", "let"),
        ({}, "sale", "available", ""),
    ],
)
def test_the_price_in_words(values, transaction, status, expected):
    with override("en"):
        assert price_line(price(**values), transaction=transaction, status=status).text == expected


def test_a_previous_price_is_shown_only_when_it_was_higher():
    with override("en"):
        lower = price(amount=Decimal(300), previous=Decimal(350))
        higher = price(amount=Decimal(300), previous=Decimal(250))
        assert price_line(lower, transaction="sale", status="available").previous == "€350"
        assert price_line(higher, transaction="sale", status="available").previous == ""
        assert price_line(lower, transaction="sale", status="sold").previous == ""
