"""What a property page derives from its place and its body."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from immo_agencies.actions import add_language
from immo_agencies.tenancy import agency_map, agency_of
from immo_pages.models import DevelopmentPage, PropertyIndexPage, PropertyPage
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


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    blocks=st.lists(
        st.one_of(
            st.builds(
                energy_block,
                energy_class=st.sampled_from(["", "A++", "B", "G"]),
                kwh_m2_year=st.sampled_from([None, "-52.00", "99.99", "1700.00"]),
                certificate_number=st.text(alphabet="0123456789-RES", max_size=20),
            ),
            st.just({"type": "heading", "value": {"text": "x", "level": "h2"}}),
        ),
        max_size=4,
    )
)
def test_columns_say_what_the_first_energy_block_says(agency, make_property, blocks):
    page = make_property(agency, live=False, body=blocks)
    page = PropertyPage.objects.get(pk=page.pk)
    first = next((b["value"] for b in blocks if b["type"] == "energy"), None)
    wanted = first or {"energy_class": "", "kwh_m2_year": None, "certificate_number": ""}
    assert page.epc_class == wanted["energy_class"]
    assert page.epc_certificate_number == wanted["certificate_number"].strip()
    stored = None if page.epc_kwh_m2_year is None else str(page.epc_kwh_m2_year)
    assert stored == wanted["kwh_m2_year"]


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
