"""A block of facts takes the place of the page's own part, and tells nothing that is hidden."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from immo_pages.models import DevelopmentPage, OpenHouse, PropertyIndexPage
from tests.conftest import FLEMISH, energy_block

pytestmark = pytest.mark.django_db
SECRET = "473.219"


def block(kind, **value):
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def bodied(*blocks, **energy):
    """A body that may be published: with a certificate."""
    return [*blocks, energy_block(**energy)]


def seen(visitor, page, host="namur.localhost"):
    answer = visitor(host).get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_block_replaces_the_part_of_the_page(agency, make_property, visitor):
    page = make_property(agency, cadastral_income="1180", reference="REF-77")
    before = seen(visitor, page)
    assert 'id="money"' in before
    page.body = bodied(block("financials"))
    page.save_revision().publish()
    html = seen(visitor, page)
    assert 'id="money"' not in html
    assert 'href="#block-financials"' in html
    assert html.count("1.180") == before.count("1.180") == 1


def test_what_the_block_does_not_show_the_page_still_does(agency, make_property, visitor):
    page = make_property(
        agency, cadastral_income="1180", body=bodied(block("financials", parts=["price"]))
    )
    html = seen(visitor, page)
    assert 'id="money"' in html
    assert html.count("1.180") == 1


@pytest.mark.parametrize(
    ("kind", "own"),
    [("key_facts", "immo-key-facts"), ("open_houses", "open-houses"), ("contact", "agent__name")],
)
def test_no_fact_is_shown_twice(kind, own, agency, make_property, visitor):
    page = make_property(agency, bedrooms=3)
    starts = timezone.now() + timedelta(days=3)
    OpenHouse.objects.create(page=page, starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert f'{own}"' in seen(visitor, page)
    page.body = bodied(block(kind))
    page.save_revision().publish()
    html = seen(visitor, page)
    assert f'id="block-{kind}"' in html
    assert html.count('<dl class="immo-key-facts">') == 1
    assert html.count("immo-open-houses__list") == 1
    assert html.count("agent__name") + html.count("immo-contact__name") == 1
    assert f"/open-houses/{page.pk}.ics" in html


@pytest.mark.parametrize(
    "hidden",
    [{"price_display": "on_request"}, {"status": "sold"}],
)
def test_a_hidden_price_is_in_no_block(hidden, agency, make_property, visitor):
    body = bodied(block("financials"), block("key_facts"))
    page = make_property(agency, price="473219", annuity_bouquet="473219", body=body, **hidden)
    assert SECRET not in seen(visitor, page)
    api = visitor("namur.localhost").get(f"/api/v2/pages/{page.pk}/").content.decode()
    assert "473219" not in api


def test_a_hidden_address_is_in_no_block(agency, make_property, visitor):
    place = {"street": "Rue des Carmes", "house_number": "812", "address_visibility": "city"}
    point = {"latitude": "50.461234", "longitude": "4.871234"}
    page = make_property(agency, body=bodied(block("location"), block("contact")), **place, **point)
    html = seen(visitor, page)
    assert "Carmes" not in html
    assert "50.461234" not in html
    assert "mlat=50.46&" in html


def test_law_is_told_in_the_words_of_the_region(other_agency, make_property, visitor):
    body = bodied(block("urban_planning"), jurisdiction="be-vlg")
    page = make_property(other_agency, body=body, **FLEMISH)
    html = seen(visitor, page, "gent.localhost")
    assert 'id="law"' not in html
    assert html.count("(Vg)") == 1


def test_units_stand_once_on_a_development(agency, make_property, visitor):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    page = index.add_child(instance=DevelopmentPage(title="Les Quais", slug="les-quais"))
    page.save_revision().publish()
    make_property(agency, parent=page, title="Lot A1", price="285000")
    assert 'id="units"' in seen(visitor, page)
    page.body = [block("units"), block("contact")]
    page.save_revision().publish()
    html = seen(visitor, page)
    assert 'id="units"' not in html
    assert html.count('class="immo-units__row') == 1
    assert agency.name in html
