"""The schema.org description says what the page says, and hides what it hides."""

import json
import re
from datetime import date
from decimal import Decimal

from immo_pages.facts import public_facts
from immo_pages.json_ld import json_ld_script, property_json_ld
from immo_pages.models import PropertyPage
from tests.conftest import energy_block, gallery_block

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def described(visitor, page):
    html = visitor().get(page.url).content.decode()
    (found,) = SCRIPT.findall(html)
    return json.loads(found)


def test_a_property_is_described_from_its_public_facts(agency, make_property, make_photo, visitor):
    page = make_property(
        agency,
        title="Maison Delvaux",
        body=[gallery_block(make_photo(agency)), energy_block()],
        latitude="50.464000",
        longitude="4.867000",
    )
    data = described(visitor, page)
    assert data["@type"] == "RealEstateListing"
    assert data["name"] == "Maison Delvaux"
    assert data["url"] == page.full_url
    assert data["inLanguage"] == "fr"
    assert data["image"].startswith("http://namur.localhost/img/hero/")
    entity, offer = data["mainEntity"], data["offers"]
    assert entity["@type"] == "SingleFamilyResidence"
    assert entity["address"]["streetAddress"] == "Rue des Carmes 12"
    assert entity["floorSize"] == {"@type": "QuantitativeValue", "value": 140, "unitCode": "MTK"}
    assert entity["geo"]["latitude"] == 50.464
    assert (offer["price"], offer["priceCurrency"]) == (350000, "EUR")
    assert offer["seller"]["name"] == agency.name


def test_a_rent_is_monthly(agency, make_property, visitor):
    page = make_property(agency, transaction="rent", rent_monthly="1150", charges_monthly="0")
    offer = described(visitor, page)["offers"]
    assert offer["businessFunction"].endswith("LeaseOut")
    assert offer["priceSpecification"]["unitCode"] == "MON"
    assert "price" not in offer


def test_price_and_address_that_are_hidden_are_absent(agency, make_property, visitor):
    page = make_property(
        agency,
        price="777123",
        price_display="on_request",
        address_visibility="city",
        street="Rue Cachée",
        latitude="50.464123",
        longitude="4.867123",
    )
    data = described(visitor, page)
    assert "price" not in data["offers"]
    assert "priceCurrency" not in data["offers"]
    assert "streetAddress" not in data["mainEntity"]["address"]
    assert "geo" not in data["mainEntity"]
    assert not re.search("777123|Cachée|50.46", json.dumps(data, ensure_ascii=False))


def test_the_price_of_what_is_sold_is_absent(agency, make_property, visitor):
    offer = described(visitor, make_property(agency, status="sold"))["offers"]
    assert offer["availability"] == "https://schema.org/SoldOut"
    assert "price" not in offer


def test_a_title_cannot_end_the_script(agency, make_property, visitor):
    title = "</script><script>alert(1)</script> & <!-- "
    page = make_property(agency, title=title)
    html = visitor().get(page.url).content.decode()
    assert "<script>alert" not in html
    assert described(visitor, page)["name"] == title


def test_dates_and_amounts_are_plain_json():
    script = json_ld_script({"availabilityStarts": date(2027, 9, 1), "price": Decimal("1.50")})
    assert json.loads(SCRIPT.findall(script)[0]) == {
        "availabilityStarts": "2027-09-01",
        "price": "1.50",
    }


def test_every_kind_of_property_has_a_description(agency, make_property):
    from immo_pages.vocabulary import Category

    page = make_property(agency)
    for category in Category.values:
        PropertyPage.objects.filter(pk=page.pk).update(category=category)
        page.refresh_from_db()
        assert property_json_ld(public_facts(page))["mainEntity"]["@type"]
