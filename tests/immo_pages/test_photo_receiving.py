"""Photos dropped on a gallery: stored once each, told when they are there, refused kindly."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from immo_agencies.models import AuditEvent
from immo_pages.models import PropertyPhoto, PropertyPhotoRendition
from immo_pages.photos.looks import NEAR, differences, look_of
from immo_pages.photos.same import same_picture
from tests.conftest import gallery_block
from tests.immo_pages.camera import upload

pytestmark = pytest.mark.django_db
KEY = "0f" * 16


def drawn(seed: int, size: tuple[int, int] = (600, 400)) -> Image.Image:
    """A picture of its own for each seed."""
    image = Image.new("L", (9, 8))
    image.putdata([(seed * 37 + n * n * (seed + 3)) % 256 for n in range(72)])
    return image.convert("RGB").resize(size, Image.Resampling.BICUBIC)


def sent(image: Image.Image, kind: str = "JPEG", **options) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return SimpleUploadedFile(f"x.{kind.lower()}", buffer.getvalue())


@pytest.fixture
def drop(agency, make_member, member_client):
    client = member_client(make_member(agency, "marketer"))

    def post(**data):
        return client.post(reverse("immo_photos:upload"), data)

    return post


def test_it_answers_what_the_grid_needs_and_makes_no_size(agency, drop):
    answer = drop(photo=upload(), key=KEY)
    photo = PropertyPhoto.objects.get()
    assert answer.status_code == 200
    told = answer.json()
    assert told["photo"]["id"] == photo.pk
    assert told["photo"]["preview"]["url"] == photo.immo_preset("thumb").url
    assert told["taken_at"].startswith("2024-06-11T10:20:30")
    assert photo.collection == agency.collection
    assert not PropertyPhotoRendition.objects.exists()
    assert AuditEvent.objects.filter(action="photos.uploaded").count() == 1


def test_one_sent_again_is_the_same_photo(drop, other_agency, make_member, member_client):
    first = drop(photo=upload(), key=KEY).json()
    again = drop(photo=upload(), key=KEY).json()
    assert again["photo"]["id"] == first["photo"]["id"]
    assert drop(photo=upload(), key="1f" * 16).json()["photo"]["id"] != first["photo"]["id"]
    theirs = member_client(make_member(other_agency, "marketer"))
    answer = theirs.post(reverse("immo_photos:upload"), {"photo": upload(), "key": KEY})
    assert answer.json()["photo"]["id"] != first["photo"]["id"]
    assert answer.json()["same"] is None, "another agency's photo is never told"


def test_what_is_no_photo_is_told_and_not_kept(drop):
    answer = drop(photo=SimpleUploadedFile("a.jpg", b"no photo"), key=KEY)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert drop(key=KEY).status_code == 422
    assert not PropertyPhoto.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "copywriter", "notary"])
def test_who_arranges_no_photos_sends_none(agency, make_member, member_client, role):
    client = member_client(make_member(agency, role))
    answer = client.post(reverse("immo_photos:upload"), {"photo": upload()})
    assert answer.status_code in (302, 403, 404)
    assert not PropertyPhoto.objects.exists()


def test_the_same_picture_in_other_bytes_is_told(agency, drop):
    first = drop(photo=sent(drawn(1)), key=KEY).json()
    smaller = drop(photo=sent(drawn(1, (400, 270)), "PNG"), key="1" * 32).json()
    assert smaller["same"]["url"] == reverse("wagtailimages:edit", args=[first["photo"]["id"]])
    assert drop(photo=sent(drawn(2)), key="2" * 32).json()["same"] is None
    grey = Image.new("RGB", (300, 200), "#888888")
    assert drop(photo=sent(grey), key="3" * 32).json()["same"] is None
    assert drop(photo=sent(grey), key="4" * 32).json()["same"] is None


def test_looks_differ_where_pictures_do(agency):
    looks = [look_of(drawn(n)) for n in range(1, 9)]
    assert all(
        differences(one, other) > NEAR
        for place, one in enumerate(looks)
        for other in looks[place + 1 :]
    )
    turned = f"{int(looks[0], 16) ^ 0b100000001 ^ 1 << 63:016x}"
    photo = PropertyPhoto.objects.create(
        title="x", file=ContentFile(sent(drawn(1)).read(), name="x.jpg")
    )
    PropertyPhoto.objects.filter(pk=photo.pk).update(look=turned)
    near = PropertyPhoto(pk=0, look=looks[0])
    assert same_picture(near, PropertyPhoto.objects.all())["title"] == "x"


def test_publishing_makes_no_size(agency, make_property, make_photo, monkeypatch):
    """Also with photos that are not ready: their sizes come from the task after upload."""
    photos = [make_photo(agency) for _ in range(3)]
    page = make_property(agency, live=False)
    page.body = [*page.body.raw_data, gallery_block(*photos)]
    made = []
    monkeypatch.setattr(PropertyPhoto, "create_rendition", lambda *a, **k: made.append(a))
    monkeypatch.setattr(PropertyPhoto, "get_rendition", lambda *a, **k: made.append(a))
    before = PropertyPhotoRendition.objects.count()
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert made == []
    assert PropertyPhotoRendition.objects.count() == before
