"""Nothing hidden can be inferred: whatever is hidden, every answer is the same, byte for byte.

Two properties that differ only in what is hidden must be told alike; then no question, however
often it is asked, tells which of the two it is.
"""

import json
from dataclasses import fields
from decimal import Decimal

import pytest
from django.test import Client
from django_scopes import scopes_disabled
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from immo_listings.reading.counts import forget_counts
from immo_pages.facts import shapes
from immo_pages.models import PropertyPage
from tests.conftest import documents_block, energy_block

#: Columns that the public facts leave out and that are told under no name. A new column fails the
#: test below until somebody writes here, or into the facts, what it is.
INTERNAL = {
    "alias_of",
    "content_type",
    "depth",
    "draft_title",
    "epc_exemption_reason",
    "expire_at",
    "expired",
    "external_ids",
    "go_live_at",
    "has_unpublished_changes",
    "is_original",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "page_ptr",
    "photo_rights_until",
    "photos_without_alt",
    "price_changed_at",
    "rent_monthly",
    "status_changed_at",
    "url_path",
}
#: Told under another name, in a group or in the blocks; ``path`` is the one visitors know.
RENAMED = {
    "address_visibility",
    "body",
    "charges_monthly",
    "cover",
    "epc_building_kind",
    "epc_certificate_number",
    "epc_class",
    "epc_co2_kg_m2_year",
    "epc_cold_zone",
    "epc_cost_max",
    "epc_cost_min",
    "epc_cost_year",
    "epc_e_level",
    "epc_ghg_class",
    "epc_heat_class",
    "epc_issued_on",
    "epc_jurisdiction",
    "epc_k_level",
    "epc_kind",
    "epc_kwh_m2_year",
    "epc_status",
    "epc_total_kwh_year",
    "epc_valid_until",
    "first_published_at",
    "has_individual_meters",
    "language_code",
    "last_published_at",
    "locale",
    "location_precision",
    "path",
    "previous_price",
    "price_display",
    "search_description",
    "seo_title",
    "show_in_menus",
}
#: Canaries of text. Prices and places are made up by the test.
SECRETS = ("Rue SCANARY", "NCANARY", "XCANARY", "DCANARY", "OCANARY")
FEW = examples(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PRICES = st.integers(min_value=100_000, max_value=9_999_999)
# One square of the grid that hidden places are snapped to.
NORTH = st.integers(min_value=50_465_100, max_value=50_474_900)
EAST = st.integers(min_value=4_865_100, max_value=4_874_900)
QUESTIONS = (
    "properties?fields=full",
    "properties?order=price",
    "properties?order=-price&count=none",
    "properties?price__gte=1",
    "properties?price__lte=9999999",
    "properties/facets",
    "properties/facets?price__gte=1",
    "properties/map?zoom=18",
    "properties/map?zoom=18&price__gte=1",
    "properties?near=50.47,4.87&radius_km=0.2&order=distance",
    "properties?bbox=4.86,50.46,4.8701,50.4701",
    "properties?q=SCANARY",
    "properties?q=maison",
    "properties/SECRET-1",
    "properties/SECRET-1.jsonld",
    "resolve?path=/fr/nos-biens/secrete/",
    "site",
    "pages",
    "agents",
)


@pytest.fixture(autouse=True)
def _everybody_may_ask_often(settings):
    settings.IMMO_DELIVERY_RATE = 0
    with scopes_disabled():
        yield


@pytest.fixture
def ask_all(agency):
    """Every answer of the API about the agency, as text."""

    def ask() -> dict[str, str]:
        forget_counts()
        client, found = Client(), {}
        for question in QUESTIONS:
            answer = client.get(f"/api/immo/v1/{agency.slug}/fr/{question}")
            assert answer.status_code == 200, question
            found[question] = answer.content.decode()
        changes = client.get(f"/api/immo/v1/{agency.slug}/changes?limit=1000")
        return found | {"changes": changes.content.decode()}

    return ask


@pytest.fixture
def secret(agency, make_property, make_document):
    """A property that hides its price and its address, shows a private document, has a past."""
    document = make_document(agency, title="DCANARY", access="private")
    page = make_property(
        agency,
        title="Maison secrète",
        slug="secrete",
        reference="SECRET-1",
        price_display="on_request",
        address_visibility="city",
        street="Rue SCANARY",
        house_number="NCANARY",
        box="BXCANARY",
        external_ids={"crm": "XCANARY"},
        latitude="50.470001",
        longitude="4.870001",
        body=[energy_block(), documents_block(document)],
    )
    PropertyPage._base_manager.filter(pk=page.pk).update(draft_title="OCANARY")
    return PropertyPage._base_manager.get(pk=page.pk)


def hide(page, **values):
    """Write ``values`` into the live page without a new version of it."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save(update_fields=list(values), clean=False)


@FEW
@given(price=PRICES, previous=PRICES, north=NORTH, east=EAST)
def test_other_secrets_give_the_same_bytes(ask_all, secret, price, previous, north, east):
    first = ask_all()
    version = first.pop("changes")
    hide(
        secret,
        price=Decimal(price),
        previous_price=Decimal(previous),
        price_without_fees=Decimal(price),
        latitude=Decimal(north) / 1_000_000,
        longitude=Decimal(east) / 1_000_000,
    )
    again = ask_all()
    assert again.pop("changes") == version, "the feed tells that something hidden changed"
    assert again == first
    said = "".join(again.values()) + version
    assert not [word for word in SECRETS if word in said]
    assert str(price) not in said
    assert f"{north / 1_000_000:.6f}" not in said


@examples(FEW, max_examples=4)
@given(price=PRICES)
def test_no_search_by_halves_finds_a_price_on_request(agency, secret, price):
    hide(secret, price=Decimal(price))
    low, high = 0, 2**24
    while high - low > 1:
        middle = (low + high) // 2
        totals = [total(agency, f"price__{side}={middle}") for side in ("gte", "lte")]
        assert totals == [0, 0]
        # Go on as somebody would who had been told.
        low, high = (middle, high) if price >= middle else (low, middle)


def total(agency, question):
    """How many properties there are, as the API says."""
    forget_counts()
    answer = Client().get(f"/api/immo/v1/{agency.slug}/fr/properties?{question}")
    return answer.json()["page"]["total"]


def test_what_is_sold_or_let_has_no_price(ask_all, agency, make_property):
    make_property(agency, reference="SECRET-1", slug="secrete", price="7654321", status="sold")
    assert "7654321" not in "".join(ask_all().values())
    assert json.loads(ask_all()["properties?price__gte=1"])["page"]["total"] == 0


def test_every_column_is_public_or_known_to_be_internal(ask_all, secret):
    public = {
        field.name
        for name, shape in vars(shapes).items()
        if name.startswith("Public")
        for field in fields(shape)
    }
    columns = {field.name for field in PropertyPage._meta.concrete_fields}
    assert columns - public == INTERNAL | RENAMED
    keys = set()
    for text in ask_all().values():
        keys |= _keys(json.loads(text))
    assert keys & {*INTERNAL, *(f"{name}_id" for name in INTERNAL)} == set()


def _keys(value):
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    if isinstance(value, list):
        return {key for inner in value for key in _keys(inner)}
    return set()
