"""A listing says what the page says, hides what is hidden, and follows what changes."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils.translation import override
from django_scopes import scopes_disabled
from wagtail.models import PageViewRestriction

from immo_listings.models import Listing, ListingMedia, StaleListings
from immo_listings.projection import fresh
from immo_listings.stored import answer_of_draft
from immo_pages.models import DevelopmentPage
from tests.conftest import documents_block, energy_block, gallery_block


@pytest.fixture(autouse=True)
def _all_agencies():
    with scopes_disabled():
        yield


def test_a_live_property_is_listed(agency, make_property):
    page = make_property(agency, reference="NAM-1", title="Maison de maître", bedrooms=4)
    listing = Listing.objects.public().get()
    assert (listing.page, listing.agency, listing.reference) == (page, agency, "NAM-1")
    assert listing.price == Decimal("350000.00")
    assert listing.epc_class == "B"
    assert listing.card_data["title"] == "Maison de maître"
    assert listing.card_data["bedrooms"] == 4
    assert listing.detail_data["body"][0]["type"] == "energy"
    assert listing.address.url == page.full_url


def test_a_draft_is_not_listed(agency, make_property):
    make_property(agency, live=False)
    assert not Listing.objects.public().exists()


def test_an_unpublished_page_leaves_at_once(agency, make_property):
    make_property(agency).unpublish()
    assert not Listing.objects.public().exists()


def test_a_page_behind_a_login_is_not_listed(agency, make_property):
    page = make_property(agency)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert not Listing.objects.public().exists()


def test_a_deleted_page_leaves(agency, make_property):
    make_property(agency).delete()
    assert not Listing.objects.exists()


def test_a_saved_draft_changes_nothing_public(agency, make_property):
    page = make_property(agency, title="Avant")
    page.title = "Après"
    page.save_revision()
    assert Listing.objects.get().card_data["title"] == "Avant"


def test_publishing_a_change_shows_it(agency, make_property):
    page = make_property(agency, title="Avant")
    page.title = "Après"
    page.save_revision().publish()
    assert Listing.objects.get().card_data["title"] == "Après"


def test_a_price_on_request_is_nowhere(agency, make_property):
    make_property(agency, price="987654", price_display="on_request")
    listing = Listing.objects.get()
    assert listing.price is None
    assert "987654" not in str(listing.card) + str(listing.detail) + listing.search_text


def test_a_hidden_address_is_nowhere(agency, make_property):
    make_property(
        agency,
        street="Rue SCANARY",
        house_number="77",
        latitude="50.467381",
        longitude="4.871985",
        address_visibility="city",
    )
    listing = Listing.objects.get()
    said = str(listing.card) + str(listing.detail) + listing.search_text
    assert "SCANARY" not in said
    assert "50.467381" not in said
    assert (listing.latitude, listing.longitude) == (50.47, 4.87)


def test_a_changed_photo_changes_the_listing(agency, make_property, make_photo):
    photo = make_photo(agency)
    make_property(agency, body=[energy_block(), gallery_block(photo)])
    before = Listing.objects.get().card_data["cover"]["presets"]["card"]["url"]
    from tests.conftest import photo_file

    photo.file = photo_file(color="#112233")
    photo.save()
    after = Listing.objects.get().card_data["cover"]["presets"]["card"]["url"]
    assert photo.content_hash in after
    assert before != after


def test_a_deleted_photo_leaves_the_listing(agency, make_property, make_photo):
    photo, other = make_photo(agency), make_photo(agency)
    make_property(agency, body=[energy_block(), gallery_block(photo, other)])
    photo.delete()
    gallery = Listing.objects.get().detail_data["body"][1]["value"]["photos"]
    assert [item["photo"]["id"] for item in gallery] == [other.pk]


def test_a_private_document_has_no_address(agency, make_property, make_document):
    secret = make_document(agency, title="DCANARY", access="private")
    make_property(agency, body=[energy_block(), documents_block(secret)])
    assert "DCANARY" not in str(Listing.objects.get().detail)


def test_who_shows_what_is_known(agency, make_property, make_photo, make_document):
    photo, document = make_photo(agency), make_document(agency)
    make_property(agency, body=[gallery_block(photo), energy_block(), documents_block(document)])
    rows = set(ListingMedia.objects.values_list("kind", "object_id"))
    assert rows == {("photo", photo.pk), ("document", document.pk)}


def test_a_renamed_agency_reaches_its_listings(
    agency, make_property, django_capture_on_commit_callbacks
):
    make_property(agency)
    with django_capture_on_commit_callbacks(execute=True):
        agency.phone = "081 00 00 99"
        agency.save()
    assert Listing.objects.get().detail_data["agency"]["phone"] == "081 00 00 99"
    assert not StaleListings.objects.exists()


def test_rebuilding_gives_the_same_rows(agency, make_property, capsys):
    for _serial in range(3):
        make_property(agency)
    names = [field.name for field in Listing._meta.local_concrete_fields if field.name != "id"]
    before = list(Listing.objects.order_by("page").values_list(*names))
    Listing.objects.update(card="{}", price=None)
    call_command("rebuild_listings", agency=agency.slug)
    assert list(Listing.objects.order_by("page").values_list(*names)) == before


@pytest.mark.parametrize("count", [1, 3])
def test_projecting_many_costs_the_same(
    agency, make_property, make_photo, django_assert_num_queries, count
):
    from immo_listings.projection import project

    pages = [
        make_property(agency, body=[energy_block(), gallery_block(make_photo(agency))])
        for _serial in range(count)
    ]
    project([page.pk for page in pages])
    with django_assert_num_queries(PROJECTION_QUERIES):
        project([page.pk for page in pages])


PROJECTION_QUERIES = 11


@pytest.mark.parametrize("reader", ["fr", "nl", "en"])
def test_labels_are_in_the_language_of_the_page_whoever_publishes(
    agency, make_property, make_document, reader
):
    document = make_document(agency)
    page = make_property(agency, body=[energy_block(), documents_block(document)])
    stored = Listing.objects.get(page=page)
    with override(reader):
        [made] = fresh([page.pk])
    assert made.row.detail == stored.detail
    assert "PEB\u00a0: classe B" in stored.detail or "PEB : classe B" in stored.detail


def test_so_are_those_of_other_pages(agency):
    page = DevelopmentPage(title="Le Clos", slug="le-clos", body=[energy_block()])
    agency.home_in("fr").add_child(instance=page)
    with override("fr"):
        french = answer_of_draft(page).detail
    with override("nl"):
        assert answer_of_draft(page).detail == french
    assert '"label":"PEB' in french
