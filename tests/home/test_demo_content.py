"""The content of the demonstration is true to the columns, the codes and the law of each region."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import models
from stdnum.be import vat

from home.demo.content import (
    AGENCIES,
    AGENTS,
    DEMO_PASSWORD,
    DEVELOPMENT,
    LOGINS,
    PROPERTIES,
    State,
    all_photos,
)
from home.demo.content.shape import ENERGY_KEYS
from immo_agencies.imprint import ImprintMixin
from immo_agencies.roles import Role
from immo_blocks.energy.scales import scale_for
from immo_blocks.rooms import Room
from immo_pages.advert_rules import error_gaps
from immo_pages.models import PropertyPage, mixins
from immo_pages.regions import region_of
from immo_pages.vocabulary import DocumentAccess, DocumentKind, Feature

_MIXINS = (
    mixins.FactsMixin,
    mixins.PriceMixin,
    mixins.LocationMixin,
    mixins.LegalMixin,
    mixins.PublicationMixin,
)
COLUMNS = {field.name: field for mixin in _MIXINS for field in mixin._meta.get_fields()}
REGIONS = {agency.slug: agency.region for agency in AGENCIES}
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

every_property = pytest.mark.parametrize("one", PROPERTIES, ids=lambda one: one.reference)


def _words(html: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", html).split())


def test_there_are_as_many_pages_in_each_state_as_the_demonstration_promises():
    states = [one.state for one in PROPERTIES]
    counts = {state: states.count(state) for state in State}
    assert counts == {
        State.LIVE: 46,
        State.DRAFT: 6,
        State.MODERATION: 5,
        State.SCHEDULED: 2,
        State.REJECTED: 2,
    }
    assert sum(one.development == DEVELOPMENT.slug for one in PROPERTIES) == 12


def test_references_are_unique():
    references = [one.reference for one in PROPERTIES]
    assert len(set(references)) == len(references)


@every_property
def test_facts_fill_real_columns_with_values_the_columns_accept(one):
    for name, value in one.facts_on(NOW).items():
        field = COLUMNS[name]
        if value is None or value == "":
            assert field.blank, name
            continue
        if field.choices:
            assert value in dict(field.flatchoices), name
        if not isinstance(field, models.JSONField):
            field.run_validators(field.to_python(value))


@every_property
def test_moments_are_resolved_from_the_day_of_loading(one):
    facts = one.facts_on(NOW)
    assert not any(isinstance(value, timedelta) for value in facts.values())
    assert facts.get("planning_extract_on") is None or isinstance(
        facts["planning_extract_on"], date
    )
    if "price_changed_at" in facts:
        assert facts["price_changed_at"] < NOW
        assert facts["previous_price"] > facts["price"]


@every_property
def test_features_are_codes_and_agree_with_the_facts(one):
    features = set(one.facts["features"])
    assert features <= set(Feature.values)
    assert ("garden" in features) >= bool(one.facts.get("garden_area"))
    assert bool(one.facts.get("has_solar_panels")) >= ("solar_panels" in features)


@every_property
def test_the_postal_code_lies_in_the_region_of_the_agency(one):
    assert region_of("BE", one.facts["postal_code"]) == REGIONS[one.agency]
    assert Decimal("49.4") < one.facts["latitude"] < Decimal("51.6")
    assert Decimal("2.5") < one.facts["longitude"] < Decimal("6.5")


@every_property
def test_the_energy_block_is_that_of_the_region(one):
    energy = one.energy
    if energy is None:
        lacks = "energy_certificate_missing" in one.gaps
        assert lacks or one.facts["category"] not in ("house", "apartment")
        return
    assert set(energy) == set(ENERGY_KEYS)
    assert energy["jurisdiction"] == REGIONS[one.agency]
    if energy["status"] != "valid":
        assert energy["status"] != "exempt" or energy["exemption_reason"]
        return
    issued = date.fromisoformat(energy["issued_on"])
    scale = scale_for(energy["jurisdiction"], issued)
    assert scale.class_for(Decimal(energy["kwh_m2_year"])).letter == energy["energy_class"]
    assert scale.knows_number(energy["certificate_number"])
    assert energy["certificate_number"].startswith(f"{issued:%Y%m%d}")
    assert issued < NOW.date() < date.fromisoformat(energy["valid_until"])
    asked = {"be-wal": "total_kwh_year", "be-bru": "co2_kg_m2_year", "be-vlg": "kwh_m2_year"}
    assert energy[asked[energy["jurisdiction"]]]


@every_property
def test_only_a_draft_lacks_what_the_law_asks(one):
    # With a type Wagtail asks the database for none.
    page = PropertyPage(content_type_id=1, **one.facts_on(NOW))
    if one.energy:
        raw = [{"type": "energy", "value": dict(one.energy)}]
        page.body = PropertyPage._meta.get_field("body").to_python(raw)
    page.derive_region()
    page.mirror_body()
    assert {gap.code for gap in error_gaps(page, on=NOW.date())} == set(one.gaps)
    assert bool(one.gaps) == (one.state is State.DRAFT)


@every_property
def test_texts_have_a_readable_length_and_no_exclamation_mark(one):
    texts = [one] + ([one.translation] if one.translation else [])
    for text in texts:
        assert 80 <= _words(text.description_html) <= 180
        assert len(text.title) <= 80
        assert len(text.summary) <= 300
        for part in (text.title, text.summary, text.description_html):
            assert part
            assert "!" not in part
            assert "{" not in part
            assert "  " not in part


def test_descriptions_differ():
    texts = [one.description_html for one in PROPERTIES]
    assert len(set(texts)) == len(texts)


@every_property
def test_a_translation_is_complete(one):
    agency = next(agency for agency in AGENCIES if agency.slug == one.agency)
    assert one.language == agency.language
    if one.translation is None:
        return
    assert one.translation.language in set(agency.languages) - {one.language}
    assert len(one.translation.captions) == len(one.photos)
    assert all(one.translation.captions)


@every_property
def test_photos_and_documents_use_known_codes(one):
    assert all(photo.room in Room.values and photo.caption for photo in one.photos)
    assert one.photos or one.state is State.DRAFT
    assert len({(photo.scene, photo.seed) for photo in one.photos}) == len(one.photos)
    for document in one.documents:
        assert document.kind in DocumentKind.values
        assert document.access in DocumentAccess.values


@every_property
def test_the_people_of_a_page_are_those_of_its_agency(one):
    assert one.agent in {agent.key for agent in AGENTS if agent.agency == one.agency}
    assert bool(one.comment) == (one.state is State.REJECTED)
    assert (one.goes_live_in is not None) == (one.state is State.SCHEDULED)


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.slug)
def test_an_agency_has_a_full_and_fictional_imprint_and_all_its_pages(agency):
    columns = {field.name for field in ImprintMixin._meta.get_fields()}
    assert set(agency.imprint) <= columns
    assert not ImprintMixin.missing_imprint(type("Filled", (), dict(agency.imprint))())
    assert vat.is_valid(agency.imprint["vat_number"])
    assert "ficti" in agency.imprint["legal_name"]
    for language in agency.languages:
        kinds = {page.kind for page in agency.pages if page.language == language}
        assert kinds == {"text", "contact", "imprint"}
        assert agency.taglines[language]
        assert agency.intros_html[language]
    slugs = [(page.language, page.slug) for page in agency.pages]
    assert len(set(slugs)) == len(slugs)


def test_there_is_a_login_for_every_role_of_every_agency():
    held = {pair for login in LOGINS for pair in login.roles}
    assert held >= {(agency.slug, role) for agency in AGENCIES for role in Role.values}
    assert [login.email for login in LOGINS if login.is_superuser] == ["operator@example.org"]
    assert any(len(login.roles) == 2 for login in LOGINS)
    assert len(DEMO_PASSWORD) >= 12


def test_everybody_is_reachable_at_a_reserved_address_only():
    emails = [login.email for login in LOGINS] + [agent.email for agent in AGENTS]
    assert all(email.endswith("example.org") for email in emails)
    assert len(set(emails)) == len(emails)
    assert all(agent.phone.startswith("0470 00 00 ") for agent in AGENTS)


def test_the_development_is_translated_and_its_photos_are_drawn_once():
    assert len(DEVELOPMENT.translation.captions) == len(DEVELOPMENT.photos)
    assert DEVELOPMENT.delivery_on(NOW.date()) > NOW.date()
    keys = [(photo.scene, photo.seed) for photo in all_photos()]
    assert len(set(keys)) == len(keys) > 250
