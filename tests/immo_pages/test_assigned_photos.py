"""The photo screen: photos of the latest draft, and nothing else of it."""

import copy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, Revision

from immo_pages.assigned.gallery import items_of, state_of
from immo_pages.models import PropertyPage, PropertyPhoto
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.assigned_world import acts, draft_of, give, screen
from tests.immo_pages.camera import SECRET, photograph, upload


@pytest.fixture
def page(agency, make_property, make_photo, make_document):
    """A live page with a certificate, three photos, a text and a document."""
    photos = [make_photo(agency) for _number in range(3)]
    text = {"type": "rich_text", "id": "7b8e1c2a-0000-4000-8000-000000000001", "value": "<p>a</p>"}
    body = [energy_block(), text, gallery_block(*photos), documents_block(make_document(agency))]
    return make_property(agency, body=body)


@pytest.fixture
def anna(agency, page, make_member):
    """A photographer to whom the page was given."""
    user = make_member(agency, "photographer")
    give(agency, user, page)
    return user


@pytest.fixture
def client(anna, member_client):
    return member_client(anna)


def form_of(page: PropertyPage) -> dict[str, Any]:
    """What the form of the photo screen holds."""
    items = items_of(draft_of(page))
    words = {f"caption-{item.id}": item.caption for item in items}
    rooms = {f"room-{item.id}": item.room for item in items}
    seen = {"seen": state_of(draft_of(page))}
    return {"item": [item.id for item in items]} | words | rooms | seen


def photo_keys(page: PropertyPage) -> list[int | None]:
    return [item.photo_id for item in items_of(draft_of(page))]


def rest_of(page: PropertyPage) -> Any:
    """All of the draft but its gallery."""
    content = copy.deepcopy(page.get_latest_revision().content)
    body = [block for block in draft_of(page).body.raw_data if block["type"] != "gallery"]
    moving = {"body", "latest_revision", "latest_revision_created_at", "has_unpublished_changes"}
    moving |= {"cover", "last_published_at", "live_revision", "first_published_at"}
    plain = [(block["type"], block["value"]) for block in body]
    return {k: v for k, v in content.items() if k not in moving}, plain


def test_photos_are_ordered_captioned_and_removed_in_the_draft_only(page, agency, client, anna):
    # Once through the database, so that amounts are written as they will be.
    draft_of(page).save_revision()
    page.refresh_from_db()
    first, second, third = items_of(draft_of(page))
    before, live = rest_of(page), page.body.raw_data[2]["value"]
    data = form_of(page) | {
        "item": [third.id, first.id, second.id],
        f"caption-{third.id}": "Le jardin",
        f"room-{third.id}": "garden",
        "remove": [second.id],
    }
    assert client.post(screen("photos", page), data).status_code == 302
    after = items_of(draft_of(page))
    assert [(i.id, i.caption, i.room) for i in after] == [
        (third.id, "Le jardin", "garden"),
        (first.id, "", ""),
    ]
    columns, blocks = rest_of(PropertyPage.objects.get(pk=page.pk))
    assert {name for name in columns if columns[name] != before[0][name]} == set()
    assert blocks == before[1]
    page.refresh_from_db()
    assert page.live
    assert page.has_unpublished_changes
    assert page.body.raw_data[2]["value"] == live
    assert page.latest_revision.user == anna
    assert PropertyPhoto.objects.filter(pk=second.photo_id).exists()
    assert acts(agency)[-1:] == ["photos.arranged"]
    assert PageLogEntry.objects.filter(page=page, action="immo_pages.photos_arranged").exists()


def test_the_row_of_a_draft_follows(agency, make_property, make_photo, client, anna):
    photos = [make_photo(agency), make_photo(agency)]
    page = make_property(agency, live=False, body=[gallery_block(*photos)])
    give(agency, anna, page)
    one, two = items_of(draft_of(page))
    client.post(screen("photos", page), form_of(page) | {"item": [two.id, one.id]})
    page.refresh_from_db()
    assert not page.live
    assert page.cover_id == two.photo_id


@pytest.mark.parametrize(
    ("move", "wanted"), [("up:2", [0, 2, 1]), ("down:0", [1, 0, 2]), ("first:2", [2, 0, 1])]
)
def test_buttons_move_without_script(page, client, move, wanted):
    items = items_of(draft_of(page))
    how, place = move.split(":")
    client.post(screen("photos", page), form_of(page) | {"move": f"{how}:{items[int(place)].id}"})
    assert [i.id for i in items_of(draft_of(page))] == [items[n].id for n in wanted]


def test_files_go_up_with_the_form_clean_and_named(page, agency, client, anna):
    files = [upload(), SimpleUploadedFile("x.jpg", b"no photo", "image/jpeg"), upload("PNG")]
    answer = client.post(screen("photos", page), form_of(page) | {"photos": files}, follow=True)
    assert "x.jpg" in answer.content.decode()
    assert len(photo_keys(page)) == 5
    photo = PropertyPhoto.objects.get(pk=photo_keys(page)[-1])
    assert photo.uploaded_by_user == anna
    assert photo.collection_id == agency.collection_id
    assert SECRET not in photo.file.read()
    assert acts(agency)[-1:] == ["photos.arranged"]


def test_a_script_sends_one_by_one_in_one_revision(page, agency, client):
    seen = form_of(page)["seen"]
    count = Revision.page_revisions.count()
    for _number in range(2):
        answer = client.post(screen("upload", page), {"photos": upload(), "seen": seen})
        assert answer.status_code == 200
        seen = answer.json()["seen"]
    assert seen == form_of(page)["seen"]
    assert len(photo_keys(page)) == 5
    assert Revision.page_revisions.count() == count + 1
    assert acts(agency)[-2:] == ["photos.added", "photos.added"]
    bad = SimpleUploadedFile("x.jpg", b"no photo", "image/jpeg")
    answer = client.post(screen("upload", page), {"photos": bad, "seen": seen})
    assert (answer.status_code, "x.jpg" in answer.json()["error"]) == (422, True)
    assert client.post(screen("upload", page), {}).status_code == 422


def test_half_a_photo_and_too_many_pixels_are_refused_kindly(page, client):
    half = SimpleUploadedFile("half.jpg", photograph("JPEG")[:300], "image/jpeg")
    assert client.post(screen("upload", page), {"photos": half}).status_code == 422
    assert len(photo_keys(page)) == 3


def test_the_first_photo_makes_the_gallery(agency, make_property, client, anna):
    page = make_property(agency, body=[energy_block()])
    give(agency, anna, page)
    assert client.post(screen("upload", page), {"photos": upload()}).status_code == 200
    assert [block["type"] for block in draft_of(page).body.raw_data] == ["gallery", "energy"]


def test_what_others_write_meanwhile_stays(page, client):
    data = form_of(page)
    colleague = draft_of(page)
    colleague.price = 123456
    colleague.save_revision()
    assert client.post(screen("photos", page), data | {"photos": upload()}).status_code == 302
    assert draft_of(page).price == 123456
    assert len(photo_keys(page)) == 4


def test_who_saved_the_gallery_first_wins_and_photos_are_kept(
    page, agency, client, make_member, member_client
):
    data = form_of(page)
    first, second, third = items_of(draft_of(page))
    colleague = make_member(agency, "marketer", last_name="Dubois")
    member_client(colleague).post(
        screen("photos", page), data | {"item": [third.id, second.id, first.id]}
    )
    mine = data | {"photos": upload(), f"caption-{first.id}": "Ma légende", "remove": [second.id]}
    answer = client.post(screen("photos", page), mine)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Dubois" in text
    assert "Ma légende" in text
    assert [i.id for i in items_of(draft_of(page))][:3] == [third.id, second.id, first.id]
    assert len(photo_keys(page)) == 4
    assert items_of(draft_of(page))[2].caption == ""


def test_who_looked_at_an_older_gallery_is_told_after_an_upload_too(page, client):
    seen = form_of(page)["seen"]
    colleague = draft_of(page)
    colleague.body = type(page)._meta.get_field("body").to_python([energy_block()])
    colleague.save_revision()
    answer = client.post(screen("upload", page), {"photos": upload(), "seen": seen})
    assert answer.json()["seen"] == seen


def test_a_locked_page_and_one_in_approval_are_not_touched(
    page, agency, client, make_member, make_property, make_photo, anna
):
    editor = make_member(agency, "editor")
    PropertyPage.objects.filter(pk=page.pk).update(locked=True, locked_by=editor)
    before = photo_keys(page)
    refused = client.post(screen("photos", page), form_of(page) | {"photos": upload()})
    assert refused.status_code == 409
    assert client.post(screen("upload", page), {"photos": upload()}).status_code == 409
    assert client.get(screen("photos", page)).status_code == 200
    waiting = make_property(agency, live=False, body=[gallery_block(make_photo(agency))])
    give(agency, anna, page, waiting)
    waiting.get_workflow().start(waiting, make_member(agency))
    assert client.post(screen("upload", waiting), {"photos": upload()}).status_code == 409
    assert (photo_keys(page), len(photo_keys(waiting))) == (before, 1)
    assert "photos.added" not in acts(agency)


def test_ids_and_rooms_that_do_not_exist_change_nothing(page, client):
    items = items_of(draft_of(page))
    data = form_of(page) | {"item": ["nonsense", items[0].id], f"room-{items[0].id}": "dungeon"}
    client.post(screen("photos", page), data | {"remove": ["nonsense"], "move": "up:nonsense"})
    assert items_of(draft_of(page)) == items


@pytest.mark.parametrize("how", ["foreign", "off the list", "absent"])
@pytest.mark.parametrize("name", ["photos", "read", "draft"])
def test_a_page_that_is_not_hers_is_absent(
    agency, other_agency, make_property, client, page, how, name
):
    other = {
        "foreign": lambda: make_property(other_agency),
        "off the list": lambda: make_property(agency),
        "absent": lambda: PropertyPage(pk=999_999),
    }[how]()
    answer = client.get(screen(name, other))
    absent = client.get(screen(name, PropertyPage(pk=999_998)))
    assert (answer.status_code, answer.content) == (404, absent.content)
    upload_answer = client.post(screen("upload", other), {"photos": upload()})
    assert upload_answer.status_code == 404


def test_originals_are_downloaded_of_the_own_gallery_only(
    page, agency, client, make_photo, make_member, member_client
):
    key = photo_keys(page)[0]
    answer = client.get(screen("original", page, key))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert client.get(screen("original", page, make_photo(agency).pk)).status_code == 404
    support = member_client(make_member(agency, "viewer"))
    assert support.get(screen("original", page, key)).status_code == 403


def test_the_screen_costs_the_same_for_many_photos(agency, make_property, make_photo, client, anna):
    counts = []
    for many in (1, 3):
        photos = [make_photo(agency) for _number in range(many)]
        page = make_property(agency, body=[energy_block(), gallery_block(*photos)])
        give(agency, anna, page)
        client.get(screen("photos", page))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(screen("photos", page)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 24
