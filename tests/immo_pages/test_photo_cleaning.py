"""Photos are clean at every door: metadata gone, picture upright, colours kept, type by content."""

import hashlib
import io
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from immo_pages.models import PropertyPhoto
from immo_pages.models.photo import BulkCreateBarred
from immo_pages.photos.presets import PRESETS, filter_for
from tests.immo_pages.camera import SECRET, SRGB, TYPES, bomb, photograph, picture, upload

TAKEN = datetime(2024, 6, 11, 10, 20, 30, tzinfo=UTC)


def stored(photo) -> bytes:
    with photo.file.storage.open(photo.file.name) as file:
        return file.read()


def assert_clean(content: bytes) -> None:
    assert SECRET not in content
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()
        left = set(image.info) - {"icc_profile"}
        harmless = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "loop", "duration"}
        harmless |= {"background", "timestamp", "progressive", "progression"}
        assert left <= harmless
        image.load()


def assert_good(photo, size: tuple[int, int] = (40, 60)) -> None:
    content = stored(photo)
    assert_clean(content)
    assert (photo.width, photo.height) == size
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == size
        assert image.info["icc_profile"] == SRGB
        red, _green, blue = image.convert("RGB").getpixel((5, 5))
        assert red > blue, "the left of the camera is the top of the upright picture"
    assert photo.taken_at == TAKEN
    assert photo.file_size == len(content)
    assert photo.file_hash == hashlib.sha1(content).hexdigest()  # noqa: S324  as Wagtail does
    assert SECRET.decode() not in photo.file.name


@pytest.fixture
def marketer(agency, make_member, member_client):
    return member_client(make_member(agency, "manager"))


# --- doors ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", list(TYPES))
def test_created_by_code(agency, kind):
    extension = TYPES[kind][0]
    file = ContentFile(photograph(kind), name=f"x.{extension}")
    photo = PropertyPhoto.objects.create(title="x", file=file, collection=agency.collection)
    assert_good(PropertyPhoto.objects.get(pk=photo.pk))
    assert photo.file.name.endswith(".jpg") == (kind in {"JPEG", "AVIF", "HEIF"})


@pytest.mark.parametrize("kind", list(TYPES))
def test_added_in_the_admin(agency, marketer, kind):
    data = {"title": "Photo", "file": upload(kind), "collection": agency.collection.pk}
    answer = marketer.post(reverse("wagtailimages:add"), data)
    assert answer.status_code == 302
    assert_good(PropertyPhoto.objects.get())


def test_dropped_on_the_multiple_upload(agency, marketer):
    data = {"title": "Photo", "files[]": upload(), "collection": agency.collection.pk}
    answer = marketer.post(reverse("wagtailimages:add_multiple"), data)
    assert answer.json()["success"] is True
    assert_good(PropertyPhoto.objects.get())


def test_uploaded_in_the_chooser(agency, marketer):
    prefix = "image-chooser-upload"
    data = {
        f"{prefix}-title": "Photo",
        f"{prefix}-file": upload(),
        f"{prefix}-collection": agency.collection.pk,
    }
    answer = marketer.post(reverse("wagtailimages_chooser:create"), data)
    assert answer.json()["step"] == "chosen"
    assert_good(PropertyPhoto.objects.get())


def test_put_in_the_place_of_another_file(
    agency, marketer, make_photo, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        photo = make_photo(agency)
    old_names = [photo.file.name, *(r.file.name for r in photo.renditions.all())]
    assert len(old_names) == 1 + 2 * len(PRESETS)
    old_hash = photo.content_hash
    data = {"title": "Photo", "file": upload(), "collection": agency.collection.pk}
    with django_capture_on_commit_callbacks(execute=True):
        answer = marketer.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
    assert answer.status_code == 302
    photo = PropertyPhoto.objects.get()
    assert_good(photo)
    assert photo.content_hash != old_hash
    assert not any(photo.file.storage.exists(name) for name in old_names)
    assert photo.renditions.count() == 2 * len(PRESETS)


def test_replaced_by_code(agency, make_photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = make_photo(agency)
    old = [photo.file.name, *(r.file.name for r in photo.renditions.all())]
    photo.file = ContentFile(photograph("JPEG"), name="y.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        photo.save()
    assert_good(PropertyPhoto.objects.get())
    assert not any(photo.file.storage.exists(name) for name in old)


def test_bulk_create_is_barred(agency, make_photo):
    with pytest.raises(BulkCreateBarred):
        PropertyPhoto.objects.bulk_create([PropertyPhoto(title="x")])
    file = ContentFile(photograph("JPEG"), name="x.jpg")
    PropertyPhoto._base_manager.bulk_create(
        [PropertyPhoto(title="x", file=file, collection=agency.collection)]
    )
    assert_clean(stored(PropertyPhoto.objects.get()))


def test_stored_through_the_file_itself(agency, make_photo):
    photo = make_photo(agency)
    photo.file.save("OWNERCANARY.jpg", ContentFile(photograph("JPEG")), save=True)
    assert_clean(stored(PropertyPhoto.objects.get()))


def test_no_rendition_brings_metadata_back(agency):
    file = ContentFile(photograph("JPEG", 900, 600), name="x.jpg")
    photo = PropertyPhoto.objects.create(title="x", file=file, collection=agency.collection)
    for preset in PRESETS:
        for extension in ("jpg", "avif"):
            assert_clean(stored(photo.get_rendition(filter_for(preset, extension))))


# --- what is refused ------------------------------------------------------------------------------
BAD = {
    "pdf.jpg": b"%PDF-1.4\n%%EOF\n",
    "svg.jpg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html.png": b"<!DOCTYPE html><script>alert(1)</script>",
    "empty.jpg": b"",
    "gif.jpg": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "half.jpg": photograph("JPEG", 600, 400)[:2500],
    "noise.webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(range(40)),
    "header.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_photo_is_refused_by_its_content(agency, name):
    with pytest.raises(ValidationError, match=name):
        PropertyPhoto.objects.create(title="x", file=ContentFile(BAD[name], name=name))
    assert not PropertyPhoto.objects.exists()


@pytest.mark.parametrize("name", list(BAD))
def test_the_admin_says_so_instead_of_breaking(agency, marketer, name):
    file = SimpleUploadedFile(name, BAD[name], "image/jpeg")
    data = {"title": "Photo", "file": file, "collection": agency.collection.pk}
    answer = marketer.post(reverse("wagtailimages:add"), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not PropertyPhoto.objects.exists()


@pytest.mark.parametrize("size", [(8_000, 8_000), (30_000, 30_000)])
def test_a_pixel_bomb_is_refused_before_it_is_decoded(agency, monkeypatch, size):
    def never(*args, **kwargs):
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", never)
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", never)
    with pytest.raises(ValidationError) as refused:
        PropertyPhoto.objects.create(title="x", file=ContentFile(bomb(*size), name="b.png"))
    [error] = refused.value.error_dict["file"]
    assert error.code == "photo_pixels"


def test_the_bound_is_ours_too(agency, monkeypatch):
    """Another package may lift Pillow's bound for the whole process."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    monkeypatch.setattr(
        "PIL.PngImagePlugin.PngImageFile.load", lambda image: pytest.fail("decoded")
    )
    with pytest.raises(ValidationError):
        PropertyPhoto.objects.create(title="x", file=ContentFile(bomb(8_000, 8_000), name="b.png"))


def test_the_admin_refuses_a_pixel_bomb(agency, marketer):
    file = SimpleUploadedFile("b.png", bomb(), "image/png")
    data = {"title": "Photo", "file": file, "collection": agency.collection.pk}
    answer = marketer.post(reverse("wagtailimages:add"), data)
    assert answer.context["form"].errors["file"]
    assert not PropertyPhoto.objects.exists()


def test_a_palette_keeps_its_transparency(agency):
    image = picture().convert("P")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", transparency=image.getpixel((1, 1)))
    file = ContentFile(buffer.getvalue(), name="x.png")
    photo = PropertyPhoto.objects.create(title="x", file=file, collection=agency.collection)
    with Image.open(io.BytesIO(stored(photo))) as clean:
        assert clean.convert("RGBA").getpixel((1, 1))[3] == 0
        assert clean.convert("RGBA").getpixel((55, 1))[3] == 255


def test_a_date_that_is_none_is_no_date(agency):
    image, buffer = picture(), io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = "0000:00:00 00:00:00"
    image.save(buffer, "JPEG", exif=exif)
    photo = PropertyPhoto.objects.create(
        title="x", file=ContentFile(buffer.getvalue(), name="x.jpg")
    )
    assert photo.taken_at is None


@pytest.mark.parametrize("name", ["php-in-profile.jpg", "half-a-profile.jpg"])
def test_what_stands_in_the_place_of_a_colour_profile_goes(agency, name):
    """A browser never reads it, but a server that is fooled by a name might run it."""
    profile = {"php-in-profile.jpg": b"<?php CANARY ?>" * 9, "half-a-profile.jpg": SRGB + SECRET}
    buffer = io.BytesIO()
    picture().save(buffer, "JPEG", icc_profile=profile[name])
    file = ContentFile(buffer.getvalue(), name=name)
    photo = PropertyPhoto.objects.create(title="x", file=file, collection=agency.collection)
    content = stored(photo)
    assert_clean(content)
    assert b"<?php" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.info.get("icc_profile") in (None, SRGB)
