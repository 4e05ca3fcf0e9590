"""What a property page derives from its place and its body."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from immo_agencies.actions import add_language
from immo_agencies.tenancy import agency_map, agency_of
from immo_blocks.energy.facts import EnergyFacts
from immo_pages.facts import public_facts
from immo_pages.models import DevelopmentPage, PropertyIndexPage, PropertyPage
from immo_pages.models.mixins.energy import ENERGY_COLUMNS
from immo_pages.regions import region_of
from immo_pages.vocabulary import Region
from tests.conftest import energy_block, gallery_block


def body_of(blocks):
    return PropertyPage._meta.get_field("body").to_python(blocks)


def test_the_first_certificate_and_the_first_photo_are_mirrored(agency, make_property, make_photo):
    first, second = make_photo(agency), make_photo(agency)
    page = make_property(
        agency,
        body=[
            gallery_block(first, second),
            energy_block(energy_class="C", kwh_m2_year="201.50"),
            energy_block(energy_class="G"),
        ],
    )
    page = PropertyPage.objects.get(pk=page.pk)
    assert (page.cover_id, page.epc_class) == (first.pk, "C")
    assert page.epc_kwh_m2_year == Decimal("201.50")
    assert page.epc_jurisdiction == "be-wal"
    assert str(page.epc_valid_until) == "2034-06-11"


def test_a_body_that_names_a_deleted_photo_still_saves(agency, make_property, make_photo):
    photo = make_photo(agency)
    page = make_property(agency, body=[gallery_block(photo), energy_block()])
    gone = photo.pk
    photo.delete()
    page = PropertyPage.objects.get(pk=page.pk)
    assert page.cover_id is None
    page.body = body_of([gallery_block(type("Gone", (), {"pk": gone})()), energy_block()])
    page.save()
    assert PropertyPage.objects.get(pk=page.pk).cover_id is None


LETTERS = st.sampled_from(["", "A++", "b", "G", "D+", "nonsense"])
FIGURES = st.one_of(
    st.none(),
    st.decimals(-300, 40_000, places=2, allow_nan=False).map(str),
)
DAYS = st.one_of(st.none(), st.just("2016-02-29"), st.dates().map(str))
CERTIFICATES = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from(["", "be-wal", "be-vlg", "be-bru", "fr", "lu", "xx"]),
        "status": st.sampled_from(["", "valid", "expired", "exempt", "not_required", "missing"]),
    },
    optional={
        "building_kind": st.sampled_from(["residential", "new_build", "public", "barn"]),
        "energy_class": LETTERS,
        "ghg_class": LETTERS,
        "heat_class": LETTERS,
        "kwh_m2_year": FIGURES,
        "total_kwh_year": FIGURES,
        "co2_kg_m2_year": FIGURES,
        "cost_min": FIGURES,
        "cost_max": FIGURES,
        "cost_year": st.one_of(st.none(), st.integers(1800, 2200)),
        "e_level": st.one_of(st.none(), st.integers(-2000, 2000)),
        "k_level": st.one_of(st.none(), st.integers(-2000, 2000)),
        "cold_zone": st.booleans(),
        "kind": st.sampled_from(["", "demand", "consumption"]),
        "certificate_number": st.text(alphabet="0123456789-RES ", max_size=80),
        "exemption_reason": st.text(max_size=20),
        "issued_on": DAYS,
        "valid_until": DAYS,
    },
)
BODIES = st.lists(
    st.one_of(
        CERTIFICATES.map(lambda value: {"type": "energy", "value": value}),
        st.just({"type": "heading", "value": {"text": "x", "level": "h2"}}),
    ),
    max_size=3,
)
#: Written out by hand, so that a column forgotten in the one list of the code is noticed here.
MIRRORED = {
    "jurisdiction": "epc_jurisdiction",
    "status": "epc_status",
    "energy_class": "epc_class",
    "kwh_m2_year": "epc_kwh_m2_year",
    "total_kwh_year": "epc_total_kwh_year",
    "co2_kg_m2_year": "epc_co2_kg_m2_year",
    "certificate_number": "epc_certificate_number",
    "issued_on": "epc_issued_on",
    "effective_valid_until": "epc_valid_until",
    "exemption_reason": "epc_exemption_reason",
    "ghg_class": "epc_ghg_class",
    "heat_class": "epc_heat_class",
    "kind": "epc_kind",
    "cost_min": "epc_cost_min",
    "cost_max": "epc_cost_max",
    "cost_year": "epc_cost_year",
    "building_kind": "epc_building_kind",
    "cold_zone": "epc_cold_zone",
    "e_level": "epc_e_level",
    "k_level": "epc_k_level",
}


def test_every_energy_column_is_mirrored():
    columns = {field.name for field in PropertyPage._meta.fields if field.name.startswith("epc_")}
    assert columns == set(MIRRORED.values()) == set(ENERGY_COLUMNS.values())


@pytest.fixture
def edited_page(agency, make_property):
    return make_property(agency, live=False)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=st.lists(BODIES, min_size=1, max_size=2))
def test_after_any_edits_the_columns_say_what_the_first_energy_block_says(edited_page, edits):
    for body in edits:
        page = PropertyPage.objects.get(pk=edited_page.pk)
        page.body = body_of(body)
        page.save()
    page = PropertyPage.objects.get(pk=edited_page.pk)
    first = next((block["value"] for block in edits[-1] if block["type"] == "energy"), None)
    said = EnergyFacts() if first is None else EnergyFacts.from_raw(first)
    wanted = {column: getattr(said, name) for name, column in MIRRORED.items()}
    assert {column: getattr(page, column) for column in MIRRORED.values()} == wanted
    assert page.energy_facts.shown_class == said.shown_class
    public = public_facts(page).energy
    assert (public is not None) is bool(said.jurisdiction)
    if public:
        assert public.valid_until == said.effective_valid_until
        assert public.energy_class == said.energy_class


def test_an_empty_draft_is_created_copied_and_translated(agency):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    page = PropertyPage(title="Vide", live=False)
    index.add_child(instance=page)
    page.save_revision(clean=False)
    copied = page.copy(to=index, update_attrs={"slug": "vide-2"}, keep_live=False)
    translated = page.copy_for_translation(agency.home_in("nl").locale)
    assert {copied.reference, translated.reference} == {None}
    assert (copied.language_code, translated.language_code) == ("fr", "nl")


def test_a_reference_is_unique_in_its_agency_only(agency, other_agency, make_property):
    make_property(agency, reference="A-1")
    make_property(other_agency, reference="A-1")
    page = make_property(agency, reference="A-2", live=False)
    page.reference = " A-1 "
    with pytest.raises(IntegrityError), transaction.atomic():
        page.save()
    page.live = True
    with pytest.raises(ValidationError, match="référence"), transaction.atomic():
        page.save()


def test_units_belong_to_their_development(agency, make_property):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    project = DevelopmentPage(title="Les Quais", postal_code="1000", city="Bruxelles")
    index.add_child(instance=project)
    unit = make_property(agency, parent=project)
    assert unit.agency == project.agency == agency
    assert project.region == Region.BRUSSELS
    assert unit.get_parent().specific == project


@pytest.mark.parametrize(
    ("country", "postal_code", "region"),
    [
        ("BE", "1000", "be-bru"),
        ("BE", "1299", "be-bru"),
        ("BE", "1300", "be-wal"),
        ("BE", "1499", "be-wal"),
        ("BE", "1500", "be-vlg"),
        ("BE", "3999", "be-vlg"),
        ("BE", "4000", "be-wal"),
        ("BE", "7999", "be-wal"),
        ("BE", "8000", "be-vlg"),
        ("BE", "9999", "be-vlg"),
        ("BE", "", None),
        ("BE", "L-1234", None),
        ("BE", "²000", None),
        ("FR", "59000", "fr"),
        ("LU", "1234", "lu"),
        ("CH", "1200", "other"),
    ],
)
def test_the_region_of_a_place(country, postal_code, region):
    assert region_of(country, postal_code) == region


def test_a_home_made_by_another_process_is_found(agency):
    """Its maps are in its own memory: this process still has the old one."""
    home = add_language(agency, "de")
    index = PropertyIndexPage.objects.child_of(home).get()
    agency_of(home)
    agency_map._pages = {path: a for path, a in agency_map._pages.items() if path != home.path}
    page = PropertyPage(title="Haus", live=False)
    index.add_child(instance=page)
    assert page.agency == agency
