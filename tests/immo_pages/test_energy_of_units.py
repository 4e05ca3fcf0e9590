"""The certificate of a unit wins over its development's, which stands in while there is none."""

import pytest

from immo_pages.models import DevelopmentPage, PropertyIndexPage, PropertyPage
from immo_pages.property_story import property_context
from tests.conftest import energy_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(agency):
    home = agency.home_in("fr")
    page = DevelopmentPage(title="Terrasses", slug="terrasses", locale=home.locale)
    page.body = PropertyPage._meta.get_field("body").to_python([energy_block(energy_class="A")])
    PropertyIndexPage.objects.child_of(home).get().add_child(instance=page)
    page.save_revision().publish()
    return page


def shown(page):
    """Letters of its own certificates and of the development's."""
    context = property_context(PropertyPage.objects.get(pk=page.pk))
    own, lent = context["blocks"]["energy"], context["development_energy"]
    anchors = {anchor.id for anchor in context["anchors"]}
    letters = [[block.value["energy_class"] for block in blocks] for blocks in (own, lent)]
    return (*letters, "energy" in anchors)


def test_the_certificate_of_the_unit_wins(agency, project, make_property):
    unit = make_property(agency, parent=project, body=[energy_block(energy_class="D")])
    assert shown(unit) == (["D"], [], True)


def test_without_one_the_development_lends_its_own_and_the_columns_stay_blank(
    agency, project, make_property
):
    unit = make_property(agency, parent=project, live=False, body=[])
    assert shown(unit) == ([], ["A"], True)
    assert PropertyPage.objects.get(pk=unit.pk).epc_class == ""


def test_a_draft_of_a_development_and_another_place_lend_nothing(agency, project, make_property):
    project.unpublish()
    unit = make_property(agency, parent=project, live=False, body=[])
    elsewhere = make_property(agency, live=False, body=[])
    assert shown(unit) == shown(elsewhere) == ([], [], False)
