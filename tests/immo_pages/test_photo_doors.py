"""No door leaves place, serial number or owner in a photo or in any size of it.

`make photos` sends 200 photos through every door; the suite one of each format.
"""

import io
import itertools
import json
import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageFilter
from wagtail import hooks

from immo_agencies.extension_points import Refusal
from immo_agencies.roles import Role
from immo_agencies.scope import agency_scope
from immo_feeds.importing.photos import store
from immo_pages.admin.uploads import store_photo
from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, filter_for
from tests.immo_pages import camera
from tests.immo_pages.assigned_world import screen

HOW_MANY = int(os.environ.get("PHOTOS", len(camera.TYPES)))
TELLING = (b"CANARY", b"Exif\x00\x00", b"ns.adobe.com/xap", b"Photoshop 3.0", b"x:xmpmeta")
Send = Callable[[SimpleUploadedFile], Any]


def scenery(number: int) -> Image.Image:
    """Something with sky, walls and grain, other each time."""
    chance = random.Random(number)
    image = Image.effect_noise((240, 160), 40 + number % 50).convert("RGB")
    for _ in range(9):
        color = tuple(chance.randrange(256) for _ in range(3))
        left, top = chance.randrange(200), chance.randrange(120)
        image.paste(color, (left, top, left + chance.randrange(20, 40), top + 40))
    return image.filter(ImageFilter.GaussianBlur(1))


def shots(monkeypatch: Any) -> Any:
    """Photos of all formats, each with its secrets."""
    for number, kind in zip(range(HOW_MANY), itertools.cycle(camera.TYPES), strict=False):
        monkeypatch.setattr(camera, "picture", lambda *size, n=number: scenery(n))
        yield camera.upload(kind)


@pytest.fixture
def doors(agency, make_member, member_client, make_photo, make_property, tmp_path):
    """Each way a photo comes in, by name; all of them are posted by people of the agency."""
    client = member_client(make_member(agency, "manager"))
    mine = {"collection": agency.collection.pk}
    prefix = "image-chooser-upload"
    page = make_property(agency)

    def post(name: str, data: dict[str, Any], *args: Any) -> None:
        answer = client.post(reverse(name, args=args), data)
        assert answer.status_code in (200, 302), answer.content[:300]

    def replace(file: Any) -> None:
        post("wagtailimages:edit", {"title": "x", "file": file} | mine, make_photo(agency).pk)

    def imported(file: Any) -> None:
        path = tmp_path / file.name
        path.write_bytes(file.read())
        row = SimpleNamespace(title="x", reference="X-1", row_number=1)
        with agency_scope(agency):
            _photos, lines = store(agency, row, [path])
        assert {line.code for line in lines} <= {"photo_same"}

    def chosen(file: Any) -> None:
        data = {"title": "x", "file": file, "collection": agency.collection.pk}
        post("wagtailimages_chooser:create", {f"{prefix}-{key}": data[key] for key in data})

    def by_code(file: Any) -> None:
        content = ContentFile(file.read(), name=file.name)
        PropertyPhoto.objects.create(title="x", file=content, collection=agency.collection)

    return {
        "add": lambda file: post("wagtailimages:add", {"title": "x", "file": file} | mine),
        "multiple": lambda file: post(
            "wagtailimages:add_multiple", {"title": "x", "files[]": file} | mine
        ),
        "chooser": chosen,
        "gallery": lambda file: post("immo_photos:upload", {"photo": file}),
        "replace": replace,
        "photo screen": lambda file: post_to_screen(client, page, file),
        "short form": lambda file: store_photo(file, agency, None),
        "import": imported,
        "code": by_code,
    }


def test_every_door_of_people_asks_the_plan(agency, doors):
    asked = []

    def refuse(action, agency, subject):
        if str(action) == "immo_pages.upload_file":
            asked.append(subject)
            return Refusal("storage_full", "PLANFULL")
        return None

    for name, send in doors.items():
        if name == "code":
            continue
        asked.clear()
        # How a door says no is its own affair.
        refusing = suppress(ValidationError, AssertionError)
        with hooks.register_temporarily("immo_refuse", refuse), refusing:
            send(camera.upload("JPEG"))
        assert [subject.count for subject in asked] == [1], name
        assert not PropertyPhoto.objects.filter(width=40).exists(), name


def post_to_screen(client: Any, page: Any, file: Any) -> None:
    answer = client.post(screen("upload", page), {"photos": file, "seen": ""})
    assert answer.status_code == 200, answer.content[:300]


def test_no_door_leaves_anything(agency, doors, monkeypatch):
    found = {}
    for name, send in doors.items():
        known = set(PropertyPhoto.objects.values_list("pk", flat=True))
        for file in shots(monkeypatch):
            send(file)
        photos = PropertyPhoto.objects.exclude(pk__in=known)
        sent = [photo for photo in photos if photo.width in (160, 240)]
        assert len(sent) == HOW_MANY, name
        assert all(photo.taken_at for photo in sent), name
        found[name] = {"photos": len(sent), "telling": sum(map(is_telling, sent))}
    if folder := os.environ.get("PHOTOS_REPORT"):
        Path(folder).write_text(json.dumps(found, indent=2))
    assert {name: one["telling"] for name, one in found.items()} == dict.fromkeys(doors, 0)


def is_telling(photo: PropertyPhoto) -> bool:
    """Whether the original or a size of it says anything of place, camera or owner."""
    for extension in ("jpg", "avif"):
        photo.get_renditions(*(filter_for(preset, extension) for preset in PRESETS))
    files = [photo.file, *(rendition.file for rendition in photo.renditions.all())]
    return any(tells(file) for file in files)


def tells(file: Any) -> bool:
    with file.storage.open(file.name) as stored:
        content = stored.read()
    with Image.open(io.BytesIO(content)) as image:
        said = bool(image.getexif()) or bool({"xmp", "comment", "photoshop"} & set(image.info))
    return said or "CANARY" in file.name or any(word in content for word in TELLING)


def test_the_search_finds_what_is_there():
    """Else 0 would mean nothing."""
    for kind in camera.TYPES:
        content = camera.photograph(kind)
        assert any(word in content for word in TELLING), kind
        planted = {b"OWNERCANARY", b"SERIALCANARY", b"GPSCANARY", b"MAKERNOTECANARY"}
        planted |= set() if kind == "AVIF" else {b"THUMBNAILCANARY"}
        assert all(word in content for word in planted), kind


def test_an_archive_is_no_photo(agency, make_member, member_client):
    from tests.immo_pages.hostile_photos import archive  # made only here

    client = member_client(make_member(agency, Role.MANAGER))
    for name in ("photos.zip", "photos.jpg"):
        file = SimpleUploadedFile(name, archive(), "application/zip")
        answer = client.post(reverse("immo_photos:upload"), {"photo": file})
        assert answer.status_code == 422
    assert not PropertyPhoto.objects.exists()
