"""Where a photo is used before it is deleted; the same picture at every door of the admin."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from immo_agencies.models import AuditEvent
from immo_agencies.scope import agency_scope
from immo_feeds.importing.photos import store
from immo_pages.models import Agent, PropertyPhoto
from immo_pages.photos.where_used import State, uses_of
from tests.conftest import gallery_block
from tests.immo_pages.assigned_world import give, screen
from tests.immo_pages.test_photo_receiving import drawn, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def marketer(agency, make_member, member_client):
    return member_client(make_member(agency, "manager"))


@pytest.fixture
def world(agency, make_property, make_photo):
    """A photo on a page on air, one in its draft only, one in a version that waits, one nowhere."""
    live, drafted, waiting, free = (make_photo(agency, title=f"Photo {n}") for n in range(4))
    page = make_property(agency, title="Maison en ligne")
    page.body = [*page.body.raw_data, gallery_block(live)]
    page.save_revision().publish()
    page.refresh_from_db()
    page.body = [*page.body.raw_data, gallery_block(waiting)]
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(approved_go_live_at=page.go_live_at)
    page.go_live_at = None
    page.body = [*page.body.raw_data[:-1], gallery_block(drafted)]
    page.save_revision()
    return SimpleNamespace(page=page, live=live, drafted=drafted, waiting=waiting, free=free)


def test_drafts_and_scheduled_versions_count(agency, world, other_agency):
    keys = [world.live.pk, world.drafted.pk, world.waiting.pk, world.free.pk]
    found = uses_of(agency, keys)
    assert found[world.live.pk].pages == {world.page.pk: {State.LIVE, State.DRAFT, State.SCHEDULED}}
    assert found[world.drafted.pk].pages == {world.page.pk: {State.DRAFT}}
    assert found[world.waiting.pk].pages == {world.page.pk: {State.SCHEDULED}}
    assert found[world.free.pk].count == 0
    assert all(uses.count == 0 for uses in uses_of(other_agency, keys).values())


def test_a_number_inside_another_is_no_use(agency, world):
    near = int(f"{world.live.pk}0")
    assert uses_of(agency, [near])[near].count == 0


def test_home_page_and_portrait_count(agency, make_photo):
    photo = make_photo(agency)
    home = agency.home_in("nl")
    home.hero = photo
    home.save()
    Agent.all_objects.create(agency=agency, name="Anne", photo=photo)
    uses = uses_of(agency, [photo.pk])[photo.pk]
    assert set(uses.pages) == {home.pk}
    assert uses.count == 2


@pytest.mark.parametrize("name", ["delete", "image_usage"])
def test_the_screen_names_the_page_of_a_draft(marketer, world, name):
    address = reverse(f"wagtailimages:{name}", args=[world.drafted.pk])
    assert world.page.title in marketer.get(address).content.decode()
    unused = reverse(f"wagtailimages:{name}", args=[world.free.pk])
    assert world.page.title not in marketer.get(unused).content.decode()


def test_the_bulk_screen_names_it_for_each(marketer, world):
    address = reverse("wagtail_bulk_action", args=["immo_pages", "propertyphoto", "delete"])
    text = marketer.get(address, {"id": [world.drafted.pk, world.free.pk]}).content.decode()
    assert text.count(world.page.title) == 1


def test_a_page_off_her_list_is_counted_only(
    agency, world, make_member, member_client, make_property
):
    member = make_member(agency, "marketer")
    listed = make_property(agency, title="La sienne")
    listed.body = [*listed.body.raw_data, gallery_block(world.live)]
    listed.save_revision().publish()
    give(agency, member, listed)
    address = reverse("wagtailimages:delete", args=[world.live.pk])
    text = member_client(member).get(address).content.decode()
    assert "La sienne" in text
    assert world.page.title not in text


# --- the same picture ---------------------------------------------------------------------------
@pytest.fixture
def present(agency):
    file = sent(drawn(1))
    return PropertyPhoto.objects.create(title="Présente", file=file, collection=agency.collection)


def smaller():
    return sent(drawn(1, (400, 270)), "PNG")


@pytest.mark.parametrize("door", ["add", "replace"])
def test_a_form_tells_it_and_offers_both_ways(agency, marketer, present, make_photo, door):
    data = {"title": "Neuve", "file": smaller(), "collection": agency.collection.pk}
    args = [make_photo(agency).pk] if door == "replace" else []
    name = "wagtailimages:edit" if door == "replace" else "wagtailimages:add"
    text = marketer.post(reverse(name, args=args), data, follow=True).content.decode()
    new = PropertyPhoto.objects.get(title="Neuve")
    assert reverse("wagtailimages:edit", args=[present.pk]) in text
    assert reverse("wagtailimages:delete", args=[new.pk]) in text


def test_the_multiple_upload_tells_it(agency, marketer, present):
    data = {"title": "Neuve", "files[]": smaller(), "collection": agency.collection.pk}
    answer = marketer.post(reverse("wagtailimages:add_multiple"), data).json()
    assert answer["duplicate"] is True
    assert present.title in answer["confirm_duplicate_upload"]


def test_the_chooser_tells_it(agency, marketer, present):
    fields = {"title": "Neuve", "file": smaller(), "collection": agency.collection.pk}
    data = {f"image-chooser-upload-{key}": fields[key] for key in fields}
    answer = marketer.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "duplicate_found"


def test_the_chooser_never_tells_another_agencys(other_agency, make_member, member_client, present):
    both = member_client(make_member(other_agency, "manager"))
    fields = {"title": "Neuve", "file": smaller(), "collection": other_agency.collection.pk}
    data = {f"image-chooser-upload-{key}": fields[key] for key in fields}
    answer = both.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "chosen"


def test_the_photo_screen_tells_it(agency, marketer, present, make_property):
    page = make_property(agency)
    data = {"photos": smaller(), "seen": ""}
    assert present.title in marketer.post(screen("upload", page), data).json()["same"]


def test_the_import_tells_it(agency, present, tmp_path):
    path = tmp_path / "X-1.png"
    path.write_bytes(smaller().read())
    row = SimpleNamespace(title="Neuve", reference="X-1", row_number=1)
    with agency_scope(agency):
        photos, lines = store(agency, row, [path])
        again, none = store(agency, row, [path])
    assert [line.code for line in lines] == ["photo_same"]
    assert again == photos
    assert none == []


def test_the_new_one_is_taken_back(agency, marketer, present, make_member, member_client):
    told = marketer.post(reverse("immo_photos:upload"), {"photo": smaller()}).json()
    assert told["same"]["photo"]["id"] == present.pk
    other = member_client(make_member(agency, "manager"))
    assert other.post(told["same"]["discard"]).status_code == 404, "sent by somebody else"
    before = AuditEvent.objects.count()
    assert marketer.post(told["same"]["discard"]).status_code == 200
    assert AuditEvent.objects.count() == before + 1
    assert list(PropertyPhoto.objects.all()) == [present]


def test_what_a_draft_shows_is_not_taken_back(agency, marketer, make_property):
    key = marketer.post(reverse("immo_photos:upload"), {"photo": smaller()}).json()["photo"]["id"]
    photo = PropertyPhoto.objects.get(pk=key)
    page = make_property(agency, live=False)
    page.body = [*page.body.raw_data, gallery_block(photo)]
    page.save_revision()
    answer = marketer.post(reverse("immo_photos:discard", args=[key]))
    assert answer.status_code == 409
    assert PropertyPhoto.objects.filter(pk=key).exists()
