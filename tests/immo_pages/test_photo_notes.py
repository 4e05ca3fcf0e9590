"""What is said of photos in the editor: words proposed, rights that end, sizes to come."""

import json
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from immo_pages.admin.gap_links import draft_gaps
from immo_pages.due_papers import papers_due
from immo_pages.models import PropertyPage
from immo_pages.photos.alt_words import proposed_alt
from immo_pages.photos.readiness import unready
from immo_pages.tasks import make_jpeg_renditions
from tests.conftest import gallery_block
from tests.immo_pages.editor import body_data, editor_data

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def marketer(agency, make_member, member_client):
    return member_client(make_member(agency, "marketer"))


def with_photos(page, *photos, room="kitchen"):
    """``page`` with a gallery of its own, saved as the published version."""
    block = gallery_block(*photos)
    for item in block["value"]["photos"]:
        item["value"]["room"] = room
    page.body = [*(one for one in page.body.raw_data if one["type"] != "gallery"), block]
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def notes_in(answer):
    found = re.search(r'id="immo-photo-notes"[^>]*>(.*?)</script>', answer.content.decode(), re.S)
    return json.loads(found[1])


# --- words ----------------------------------------------------------------------------------------
def test_words_come_from_room_kind_and_place(agency, make_property):
    page = make_property(agency, category="house", subtype="", city="Le Roeulx")
    assert proposed_alt("kitchen", page) == "Cuisine, maison au Roeulx"
    assert proposed_alt("", page) == proposed_alt("other", page) == ""


def test_words_are_in_the_language_of_the_page(agency, marketer, make_property, make_photo):
    """Whatever the language of who edits it; they follow what is typed."""
    page = with_photos(make_property(agency, category="house", city="Namur"), make_photo(agency))
    data = editor_data(marketer, page) | {"city": "Dinant"}
    url = reverse("immo_composing:checklist", args=[page.pk])
    assert notes_in(marketer.post(url, data))["words"]["kitchen"].endswith("Dinant")


def test_the_photo_form_proposes_them(agency, marketer, make_property, make_photo):
    photo = make_photo(agency)
    page = with_photos(make_property(agency, category="house", city="Namur"), photo)
    url = reverse("wagtailimages:edit", args=[photo.pk])
    words = proposed_alt("kitchen", page)
    assert f'data-immo-photo-words="{words}"' in marketer.get(url).content.decode()
    photo.description = "Écrit à la main"
    photo.save()
    assert "data-immo-photo-words" not in marketer.get(url).content.decode()


# --- rights ---------------------------------------------------------------------------------------
def codes(page) -> set[str]:
    return {gap.code for gap in draft_gaps(page)}


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, True), (30, True), (31, False)])
def test_rights_are_in_the_list_of_missing_mentions(agency, make_property, make_photo, days, told):
    photo = make_photo(agency, rights_until=today() + timedelta(days=days))
    page = with_photos(make_property(agency), photo, make_photo(agency))
    assert page.photo_rights_until == photo.rights_until
    assert ("photo_rights_end" in codes(page)) is told
    papers, _total = papers_due(PropertyPage.objects.all(), today=today(), most=None)
    mine = [one for one in papers if one.paper.code == "photo_rights"]
    assert [one.is_over for one in mine] == ([days < 0] if told else [])


def test_a_day_that_changes_reaches_the_pages(agency, make_property, make_photo):
    photo = make_photo(agency)
    page = with_photos(make_property(agency), photo)
    assert page.photo_rights_until is None
    photo.rights_until = today()
    photo.save()
    page.refresh_from_db()
    assert page.photo_rights_until == today()
    photo.delete()
    page.refresh_from_db()
    assert page.photo_rights_until is None


def test_form_and_grid_say_it(agency, marketer, make_property, make_photo):
    photo = make_photo(agency, rights_until=today() - timedelta(days=1))
    page = with_photos(make_property(agency), photo, make_photo(agency))
    form = marketer.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()
    assert "help-critical" in form
    answer = marketer.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    rights = notes_in(answer)["rights"]
    assert list(rights) == [str(photo.pk)]
    assert rights[str(photo.pk)]["over"] is True


# --- sizes ----------------------------------------------------------------------------------------
def test_a_published_page_says_what_is_being_prepared(agency, marketer, make_property, make_photo):
    photos = [make_photo(agency) for _ in range(2)]
    page = with_photos(make_property(agency), *photos)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.live
    assert unready([photo.pk for photo in photos]) == [photo.pk for photo in photos]
    assert "data-immo-preparing" in marketer.get(url).content.decode()
    for photo in photos:
        make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    assert unready([photo.pk for photo in photos]) == []
    assert "data-immo-preparing" not in marketer.get(url).content.decode()


def test_publishing_in_the_editor_says_it_too(agency, marketer, make_property, make_photo):
    page = make_property(agency, live=False)
    data = editor_data(marketer, page) | {"action-publish": "1"}
    body = [*page.body.raw_data, gallery_block(make_photo(agency))]
    answer = marketer.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), data | body_data(body), follow=True
    )
    page.refresh_from_db()
    said = [message.level_tag for message in answer.context["messages"]]
    assert page.live is ("info" in said)
