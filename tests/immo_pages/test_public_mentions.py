"""What the law wants in an advert is seen on its page and said by the API."""

import json

import pytest

from immo_pages.fact_tables import fact_tables
from immo_pages.facts import public_facts
from immo_pages.flemish import FLOOD_SYMBOL
from tests.conftest import FLEMISH, energy_block

pytestmark = pytest.mark.django_db
FRENCH = {
    "jurisdiction": "fr",
    "energy_class": "F",
    "kwh_m2_year": "380.00",
    "total_kwh_year": None,
    "co2_kg_m2_year": "60.00",
    "ghg_class": "E",
    "cost_min": "1800.00",
    "cost_max": "2500.00",
    "cost_year": 2021,
    "certificate_number": "2359E1234567A",
}
IN_FRANCE = {
    "country": "FR",
    "postal_code": "59000",
    "city": "Lille",
    "agency_fees_percent": "5",
    "agency_fees_paid_by": "buyer",
    "price_without_fees": "333333",
    "is_condominium": True,
    "condominium_lots": 12,
    "condominium_charges_yearly": "987",
    "has_condominium_procedure": False,
    "risks_statement": "https://www.georisques.gouv.fr",
}


def told(page):
    return {label: text for table in fact_tables(public_facts(page)) for label, text in table.rows}


def seen(visitor, page, host):
    answer = visitor(host).get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_flemish_advert_shows_answers_with_their_abbreviations(
    other_agency, make_property, visitor
):
    page = make_property(other_agency, **FLEMISH | {"flood_p_score": "D"})
    html = seen(visitor, page, "gent.localhost")
    for short in ("(Vg)", "(Wg)", "(Gmo)", "(Gvkr)", "(Gvv)", FLOOD_SYMBOL):
        assert short in html
    assert html.count(FLOOD_SYMBOL) == 1


def test_elsewhere_no_abbreviation_is_shown(agency, make_property):
    texts = told(make_property(agency, **FLEMISH)).values()
    assert not any("(Vg)" in text or "(Wg)" in text for text in texts)


def test_a_french_advert_shows_fees_co_ownership_and_costs(agency, make_property, visitor):
    page = make_property(agency, body=[energy_block(**FRENCH)], **IN_FRANCE)
    html = seen(visitor, page, "namur.localhost")
    assert "immo-certificate__excessive" in html
    assert "2021" in html
    assert 'href="https://www.georisques.gouv.fr"' in html
    texts = " ".join(told(page).values())
    for figure in ("5 %", "333.333", "987", "12"):
        assert figure in texts
    facts = json.loads(visitor("namur.localhost").get(f"/api/v2/pages/{page.pk}/").content)["facts"]
    assert facts["energy"]["excessive"] is True
    assert facts["energy"]["cost_year"] == 2021
    assert facts["price"]["agency_fees_paid_by"] == "buyer"
    assert facts["condominium_lots"] == 12


def test_a_hidden_price_can_not_be_inferred(agency, make_property):
    hidden = {"price_display": "on_request", "annuity_monthly": "690", "annuity_bouquet": "62000"}
    price = public_facts(make_property(agency, **IN_FRANCE | hidden, live=False)).price
    amounts = (price.amount, price.price_without_fees, price.annuity_monthly, price.annuity_bouquet)
    assert amounts == (None,) * 4


def test_every_advert_names_its_agency_and_is_not_contractual(agency, make_property, visitor):
    html = seen(visitor, make_property(agency), "namur.localhost")
    for mention in ("property__disclaimer", "imprint-line", "500.001", "BE0417497106"):
        assert mention in html
