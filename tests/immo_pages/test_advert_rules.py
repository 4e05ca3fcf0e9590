"""Which mention is missing where, and since when: every rule once broken, once kept."""

from datetime import date
from decimal import Decimal

import pytest

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_map
from immo_pages.admin.gap_links import anchor_of, linked
from immo_pages.advert_rules import RULES, RULES_VERSION, GapLevel, Place, advert_gaps, error_gaps
from immo_pages.models import PropertyPage
from scripts import advert_rules as reference

DAY = date(2026, 6, 1)
IMPRINT = {
    "legal_name": "Deux Rives SRL",
    "vat_number": "BE0417497106",
    "ipi_number": "500.001",
    "professional_title": "Agent immobilier",
    "insurer": "Assureur",
    "insurance_policy": "1",
    "street": "Rue 1",
    "postal_code": "5000",
    "city": "Namur",
    "phone": "081",
    "email": "a@example.org",
}
WALLONIA = {
    "category": "house",
    "usage": "residential",
    "transaction": "sale",
    "price": Decimal(350000),
    "street": "Rue des Carmes",
    "house_number": "12",
    "postal_code": "5000",
    "city": "Namur",
    "living_area": Decimal(140),
    "land_use": "residential",
    "epc_jurisdiction": "be-wal",
    "epc_status": "valid",
    "epc_class": "B",
    "epc_kwh_m2_year": Decimal(157),
    "epc_total_kwh_year": Decimal(21980),
    "epc_certificate_number": "20240611012345",
    "epc_issued_on": date(2024, 6, 11),
    "epc_valid_until": date(2034, 6, 11),
    "cover_id": 1,
}
FLANDERS = WALLONIA | {
    "postal_code": "9000",
    "city": "Gent",
    "planning_permit": "yes",
    "planning_summons": "no",
    "pre_emption_right": "no",
    "subdivision_permit": "no",
    "planning_extract_on": date(2026, 2, 1),
    "flood_p_score": "A",
    "flood_g_score": "A",
    "epc_jurisdiction": "be-vlg",
    "epc_certificate_number": "20240611-0000000001-RES-1",
}
BRUSSELS = WALLONIA | {
    "postal_code": "1180",
    "city": "Uccle",
    "planning_information": "Logement",
    "epc_jurisdiction": "be-bru",
    "epc_class": "D+",
    "epc_co2_kg_m2_year": Decimal(30),
    "epc_certificate_number": "20240611-0000000001-01-1",
}
ABROAD = {"postal_code": "1", "city": "X", "epc_certificate_number": ""}
FRANCE = (
    WALLONIA
    | ABROAD
    | {
        "country": "FR",
        "agency_fees_paid_by": "seller",
        "risks_statement": "georisques",
        "epc_jurisdiction": "fr",
        "epc_class": "C",
        "epc_ghg_class": "C",
        "epc_co2_kg_m2_year": Decimal(25),
        "epc_cost_min": Decimal(1000),
        "epc_cost_max": Decimal(1400),
        "epc_cost_year": 2021,
    }
)
CONDOMINIUM = FRANCE | {
    "category": "apartment",
    "is_condominium": True,
    "condominium_lots": 12,
    "condominium_charges_yearly": Decimal(900),
    "has_condominium_procedure": False,
}
FRENCH_LETTING = FRANCE | {
    "transaction": "rent",
    "rent_monthly": Decimal(900),
    "charges_monthly": Decimal(0),
    "deposit": Decimal(900),
    "letting_fees": Decimal(0),
    "is_furnished": False,
}
GERMANY = (
    WALLONIA
    | ABROAD
    | {
        "country": "DE",
        "epc_jurisdiction": "de",
        "epc_class": "E",
        "epc_kind": "demand",
        "heating": "gas",
        "year_built": 1990,
    }
)
NETHERLANDS = WALLONIA | ABROAD | {"country": "NL", "epc_jurisdiction": "nl", "epc_class": "A"}
LUXEMBOURG = WALLONIA | ABROAD | {"country": "LU", "epc_jurisdiction": "lu", "epc_ghg_class": "C"}
RENT = {"transaction": "rent", "rent_monthly": Decimal(900), "charges_monthly": Decimal(0)}
LETTING = WALLONIA | RENT
BRUSSELS_LETTING = BRUSSELS | RENT | {"has_individual_meters": True}
COMPLETE = {
    "Wallonia": WALLONIA,
    "Flanders": FLANDERS,
    "Brussels": BRUSSELS,
    "France": FRANCE,
    "condominium": CONDOMINIUM,
    "French letting": FRENCH_LETTING,
    "Germany": GERMANY,
    "Netherlands": NETHERLANDS,
    "Luxembourg": LUXEMBOURG,
    "letting": LETTING,
    "letting in Brussels": BRUSSELS_LETTING,
}
NO_EPC = {"epc_class": "", "epc_kwh_m2_year": None}
OLD = {"epc_issued_on": date(2015, 6, 1), "epc_valid_until": date(2025, 6, 1)}

# Rule, a complete advert, what breaks it: that gap alone appears, and on the complete one none.
BROKEN = [
    ("postal_code_missing", WALLONIA, {"city": ""}),
    ("price_missing", WALLONIA, {"price": None}),
    ("rent_missing", LETTING, {"rent_monthly": None}),
    ("rent_on_request", LETTING, {"price_display": "on_request"}),
    ("charges_missing", LETTING, {"charges_monthly": None}),
    ("charges_kind_missing", LETTING, {"charges_monthly": Decimal(50)}),
    ("individual_meters_missing", BRUSSELS_LETTING, {"has_individual_meters": None}),
    ("annuity_missing", WALLONIA, {"transaction": "life_annuity"}),
    ("tax_missing", WALLONIA, {"condition": "new"}),
    ("vat_rate_missing", WALLONIA, {"vat_regime": "vat"}),
    ("photo_missing", WALLONIA, {"cover_id": None}),
    ("photo_alt_missing", WALLONIA, {"photos_without_alt": 1}),
    ("photo_rights_end", WALLONIA, {"photo_rights_until": date(2025, 6, 1)}),
    ("energy_certificate_missing", WALLONIA, NO_EPC),
    ("energy_certificate_missing", FLANDERS, NO_EPC),
    ("energy_certificate_missing", BRUSSELS, NO_EPC),
    ("energy_certificate_missing", WALLONIA, {"epc_status": "missing"}),
    ("energy_certificate_expired", WALLONIA, OLD | {"epc_certificate_number": "20150601012345"}),
    ("energy_certificate_expired", FLANDERS, {"epc_status": "expired"}),
    ("energy_score_missing", FLANDERS, {"epc_kwh_m2_year": None}),
    (
        "energy_code_or_address_missing",
        FLANDERS,
        {"epc_certificate_number": "", "address_visibility": "city"},
    ),
    ("energy_letter_missing", FLANDERS, {"epc_class": ""}),
    ("energy_consumption_missing", WALLONIA, {"epc_kwh_m2_year": None}),
    ("energy_total_missing", WALLONIA, {"epc_total_kwh_year": None}),
    ("energy_certificate_number_missing", WALLONIA, {"epc_certificate_number": ""}),
    ("energy_class_missing", WALLONIA, {"epc_class": ""}),
    ("energy_class_missing", BRUSSELS, {"epc_class": ""}),
    ("energy_co2_missing", BRUSSELS, {"epc_co2_kg_m2_year": None}),
    ("de_energy_kind_missing", GERMANY, {"epc_kind": ""}),
    ("de_energy_value_missing", GERMANY, {"epc_kwh_m2_year": None}),
    ("de_energy_class_missing", GERMANY, {"epc_class": ""}),
    ("de_energy_carrier_missing", GERMANY, {"heating": ""}),
    ("de_year_built_missing", GERMANY, {"year_built": None}),
    ("nl_energy_label_missing", NETHERLANDS, {"epc_class": ""}),
    ("lu_energy_class_missing", LUXEMBOURG, {"epc_class": ""}),
    ("lu_climate_class_missing", LUXEMBOURG, {"epc_ghg_class": ""}),
    ("fr_energy_class_missing", FRANCE, NO_EPC),
    ("fr_climate_class_missing", FRANCE, {"epc_ghg_class": ""}),
    ("fr_energy_cost_missing", FRANCE, {"epc_cost_year": None}),
    ("fr_energy_too_old", FRANCE, {"epc_issued_on": date(2020, 6, 1), "epc_class": "D"}),
    ("fr_fees_payer_missing", FRANCE, {"agency_fees_paid_by": ""}),
    (
        "fr_fees_percent_missing",
        FRANCE,
        {"agency_fees_paid_by": "buyer", "price_without_fees": Decimal(330000)},
    ),
    (
        "fr_price_without_fees_missing",
        FRANCE,
        {"agency_fees_paid_by": "buyer", "agency_fees_percent": Decimal(5)},
    ),
    ("fr_condominium_missing", CONDOMINIUM, {"is_condominium": None}),
    ("fr_condominium_lots_missing", CONDOMINIUM, {"condominium_lots": None}),
    ("fr_condominium_charges_missing", CONDOMINIUM, {"condominium_charges_yearly": None}),
    ("fr_condominium_procedure_missing", CONDOMINIUM, {"has_condominium_procedure": None}),
    ("fr_charges_missing", FRENCH_LETTING, {"charges_monthly": None}),
    ("fr_deposit_missing", FRENCH_LETTING, {"deposit": None}),
    ("fr_letting_fees_missing", FRENCH_LETTING, {"letting_fees": None}),
    ("fr_furnished_missing", FRENCH_LETTING, {"is_furnished": None}),
    ("fr_living_area_missing", FRENCH_LETTING, {"living_area": None}),
    ("fr_risks_missing", FRANCE, {"risks_statement": ""}),
    ("planning_permit_missing", FLANDERS, {"planning_permit": ""}),
    ("land_use_missing", FLANDERS, {"land_use": ""}),
    ("planning_summons_missing", FLANDERS, {"planning_summons": ""}),
    ("pre_emption_right_missing", FLANDERS, {"pre_emption_right": ""}),
    ("subdivision_permit_missing", FLANDERS, {"subdivision_permit": ""}),
    (
        "planning_answers_awaited",
        FLANDERS,
        {"planning_permit": "", "land_use": "", "planning_extract_requested": True},
    ),
    ("planning_extract_old", FLANDERS, {"planning_extract_on": date(2025, 5, 31)}),
    ("flood_scores_missing", FLANDERS, {"flood_p_score": ""}),
    ("flood_g_score_missing", FLANDERS, {"flood_g_score": ""}),
    ("flood_report_old", FLANDERS, {"flood_report_on": date(2025, 5, 31)}),
    ("asbestos_certificate_missing", FLANDERS, {"year_built": 1980}),
    ("planning_information_missing", BRUSSELS, {"planning_information": ""}),
    ("planning_destination_missing", WALLONIA, {"land_use": ""}),
    ("energy_disagreement", WALLONIA, {"epc_class": "A"}),
    ("energy_total_disagrees", WALLONIA, {"epc_total_kwh_year": Decimal(157)}),
    ("energy_number_form", WALLONIA, {"epc_certificate_number": "12"}),
    ("energy_number_date", WALLONIA, {"epc_certificate_number": "20230611012345"}),
    (
        "energy_number_future",
        WALLONIA,
        {"epc_certificate_number": "20990611012345", "epc_issued_on": None},
    ),
    ("energy_other_region", FLANDERS, {"epc_jurisdiction": "be-bru", "epc_class": "D+",
                                       "epc_certificate_number": "20240611-0000000001-01-1"}),
    ("energy_no_reason", WALLONIA, NO_EPC | {"epc_status": "exempt"}),
    (
        "energy_implausible",
        WALLONIA,
        {"epc_class": "G", "epc_kwh_m2_year": Decimal(21980), "epc_total_kwh_year": None},
    ),
    ("ipi_number_missing", WALLONIA, {"imprint": {"ipi_number": ""}}),
    ("imprint_incomplete", WALLONIA, {"imprint": {"insurer": ""}}),
    ("siren_missing", FRANCE, {"imprint": {"vat_number": ""}}),
]  # fmt: skip
ALSO = {"energy_implausible": {"energy_total_missing"}}
KEPT = [
    (WALLONIA, {"price": None, "price_display": "on_request"}),
    (WALLONIA, {"price": None, "transaction": "public_sale"}),
    (WALLONIA, {"transaction": "life_annuity", "price": None, "annuity_bouquet": Decimal(1),
                "annuity_monthly": Decimal(0)}),
    (WALLONIA, NO_EPC | {"epc_status": "exempt", "epc_exemption_reason": "Culte"}),
    (WALLONIA, NO_EPC | {"category": "land", "epc_jurisdiction": ""}),
    (WALLONIA, NO_EPC | {"usage": "commercial", "epc_jurisdiction": ""}),
    (WALLONIA, {"epc_valid_until": DAY}),
    (WALLONIA, {"land_use": "", "planning_information_url": "https://example.org"}),
    (FLANDERS, {"epc_certificate_number": ""}),
    (FLANDERS, {"category": "land", "flood_g_score": ""} | NO_EPC | {"epc_jurisdiction": ""}),
    (FLANDERS | RENT, {"planning_permit": "", "land_use": ""}),
    (FLANDERS, {"year_built": 2001}),
    (FLANDERS, {"year_built": 1980, "asbestos_certificate": "not_applicable"}),
    (FLANDERS, {"planning_extract_on": date(2025, 6, 1)}),
    (BRUSSELS, {"planning_information": "", "planning_information_url": "https://example.org"}),
    (BRUSSELS_LETTING, {"planning_information": "", "lease_months": 108}),
    (FRANCE, {"is_condominium": None}),
    (FRENCH_LETTING, {"is_furnished": None, "features": ["furnished"]}),
    (GERMANY, NO_EPC | {"epc_status": "missing", "epc_jurisdiction": "", "epc_kind": ""}),
    (WALLONIA, {"epc_total_kwh_year": Decimal(30000)}),
]  # fmt: skip


def advert(facts):
    """An advert of an agency, not stored; with a content type Wagtail asks for none."""
    values = {"title": "Maison", "content_type_id": 1} | facts
    imprint = IMPRINT | values.pop("imprint", {})
    page = PropertyPage(**values)
    page.agency = Agency(name="Deux Rives", slug="deux-rives", **imprint)
    page.derive_region()
    return page


def codes(facts, on=DAY):
    return {gap.code for gap in advert_gaps(advert(facts), on=on)}


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_advert_lacks_nothing(name):
    assert codes(COMPLETE[name]) == set()


@pytest.mark.parametrize(("code", "complete", "broken"), BROKEN)
def test_what_is_missing_is_told_and_nothing_else(code, complete, broken):
    assert codes(complete | broken) == {code} | ALSO.get(code, set())


@pytest.mark.parametrize(("complete", "change"), KEPT)
def test_what_the_law_leaves_free(complete, change):
    assert codes(complete | change) == set()


def test_every_rule_is_broken_once_above():
    assert {code for code, _, _ in BROKEN} == {rule.code for rule in RULES}
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.valid_from.year > 1900])
def test_a_rule_counts_from_its_day(rule):
    _code, complete, broken = next(row for row in BROKEN if row[0] == rule.code)
    page = advert(complete | broken)
    before = rule.valid_from.fromordinal(rule.valid_from.toordinal() - 1)
    assert not rule.applies(page, before)
    assert rule.applies(page, rule.valid_from)


def test_a_rule_ends_with_its_last_day():
    from dataclasses import replace

    rule = replace(RULES[0], valid_to=date(2026, 5, 31))
    assert rule.applies(advert(WALLONIA), date(2026, 5, 31))
    assert not rule.applies(advert(WALLONIA), DAY)


def test_every_error_was_read_in_full_or_is_our_own():
    house = {"postal_code_missing", "price_missing", "rent_missing"}
    for rule in RULES:
        status = rule.origin.status
        assert rule.level != GapLevel.ERROR or status == "E" or rule.code in house, rule.code
        assert not rule.unverified or rule.level == GapLevel.WARNING
    assert {r.code for r in RULES if r.origin.status == "house" and r.level == "error"} == house


def test_every_rule_says_what_why_and_where():
    columns = {field.name for field in PropertyPage._meta.get_fields()}
    settings = {field.name for field in Agency._meta.get_fields()}
    for rule in RULES:
        assert str(rule.message)
        assert str(rule.remedy)
        assert rule.source
        assert rule.law
        assert rule.field in (settings if rule.place == Place.AGENCY else columns)
        assert (rule.place == Place.BLOCK) == bool(rule.block) == (rule.field == "body")
        assert rule.valid_from <= date.fromisoformat(RULES_VERSION)


def test_errors_come_first_and_lead_to_their_place():
    page = advert(WALLONIA | {"price": None, "cover_id": None, "imprint": {"ipi_number": ""}})
    gaps = advert_gaps(page, on=DAY)
    levels = [gap.level for gap in gaps]
    assert levels == sorted(levels, key=lambda level: level != GapLevel.ERROR)
    by_code = {gap.code: gap for gap in gaps}
    assert anchor_of(by_code["photo_missing"]) == "field-body-gallery"
    urls = {gap.code: gap.url for gap in linked(gaps, 7)}
    assert urls["price_missing"].endswith("/pages/7/edit/#field-price")
    assert urls["ipi_number_missing"].endswith("/agency/#id_ipi_number")
    assert [gap.code for gap in error_gaps(page, on=DAY)] == ["price_missing", "ipi_number_missing"]


def test_a_developer_has_no_number_of_an_estate_agent():
    page = advert(WALLONIA | {"imprint": {"ipi_number": "", "insurer": ""}})
    page.agency.kind = Agency.Kind.DEVELOPER
    assert not advert_gaps(page, on=DAY)


def test_a_stored_page_is_judged_without_a_query(agency, make_property, django_assert_num_queries):
    page = make_property(agency)
    stored = PropertyPage.objects.get(pk=page.pk)
    agency_map.of_page_path(stored.path)
    with django_assert_num_queries(0):
        assert {gap.place for gap in advert_gaps(stored)} >= {Place.AGENCY, Place.BLOCK}


def test_an_expired_certificate_does_not_forbid_correcting_a_live_page(agency, make_property):
    page = make_property(agency)
    raw = [dict(block) for block in page.body.raw_data]
    raw[0]["value"] = raw[0]["value"] | {"valid_until": "2024-06-12"}
    PropertyPage.objects.filter(pk=page.pk).update(body=raw, epc_valid_until=date(2024, 6, 12))
    stored = PropertyPage.objects.get(pk=page.pk)
    assert [gap.code for gap in error_gaps(stored)] == ["energy_certificate_expired"]
    stored.summary = "Corrected"
    stored.save()
    assert PropertyPage.objects.get(pk=page.pk).summary == "Corrected"


def test_the_reference_page_is_what_the_code_says():
    assert reference.PAGE.read_text() == reference.page()


def test_new_build_in_flanders_says_its_e_level_instead_of_a_certificate():
    built = NO_EPC | {"epc_status": "missing", "epc_building_kind": "new_build"}
    missing = {"energy_certificate_missing"}
    assert missing <= codes(FLANDERS | built)
    assert not missing & codes(FLANDERS | built | {"epc_e_level": 30})
    assert missing <= codes(WALLONIA | built | {"epc_e_level": 30})
