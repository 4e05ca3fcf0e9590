"""Which mention is missing where, and since when."""

from datetime import date

import pytest

from immo_pages.advert_rules import RULES, GapLevel, advert_gaps
from immo_pages.models import PropertyPage


def advert(**facts):
    """A complete Walloon advert, not stored."""
    values = {
        "title": "Maison",
        "category": "house",
        "transaction": "sale",
        "price": 350000,
        "postal_code": "5000",
        "city": "Namur",
        "region": "be-wal",
        "epc_class": "B",
        "epc_kwh_m2_year": 157,
        "epc_certificate_number": "20240611012345",
        "cover_id": 1,
    } | facts
    return PropertyPage(**values)


FLEMISH = {"region": "be-vlg", "postal_code": "9000", "city": "Gent", "flood_p_score": "A"}
pytestmark = pytest.mark.django_db

GAPS = [
    ({}, set()),
    ({"epc_class": "", "epc_kwh_m2_year": None}, {"energy_certificate_missing"}),
    ({"epc_class": "", "epc_kwh_m2_year": None, "epc_status": "exempt"}, set()),
    ({"category": "land", "epc_class": "", "epc_kwh_m2_year": None}, set()),
    ({"usage": "commercial", "epc_class": "", "epc_kwh_m2_year": None}, set()),
    ({"epc_kwh_m2_year": None}, set()),
    (FLEMISH, set()),
    (FLEMISH | {"epc_kwh_m2_year": None}, {"energy_score_missing"}),
    (FLEMISH | {"flood_p_score": ""}, {"flood_scores_missing"}),
    ({"price": None}, {"price_missing"}),
    ({"price": None, "price_display": "on_request"}, set()),
    ({"transaction": "rent"}, {"price_missing", "charges_missing"}),
    ({"transaction": "rent", "rent_monthly": 900, "charges_monthly": 0}, set()),
    ({"city": ""}, {"postal_code_missing"}),
    ({"epc_certificate_number": ""}, {"energy_certificate_number_missing"}),
    ({"cover_id": None}, {"photo_missing"}),
    (
        {"region": "fr", "postal_code": "59000", "epc_class": "", "epc_kwh_m2_year": None},
        set(),
    ),
]


@pytest.mark.parametrize(("facts", "codes"), GAPS)
def test_gaps(facts, codes):
    assert {gap.code for gap in advert_gaps(advert(**facts))} == codes


def test_a_rule_counts_from_its_day():
    page = advert(**(FLEMISH | {"flood_p_score": ""}))
    assert not advert_gaps(page, on=date(2022, 12, 31))
    assert advert_gaps(page, on=date(2023, 1, 1))


def test_errors_come_first():
    gaps = advert_gaps(advert(price=None, cover_id=None, city=""))
    levels = [gap.level for gap in gaps]
    assert levels == sorted(levels, key=lambda level: level != GapLevel.ERROR)


def test_every_rule_says_what_to_do_and_where_it_comes_from():
    for rule in RULES:
        assert str(rule.message)
        assert str(rule.remedy)
        assert rule.source
        assert rule.field in {"body", *(f.name for f in PropertyPage._meta.get_fields())}


def test_codes_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)
