"""The size an address promises is the size of the file that is served."""

import io
import itertools

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, filter_for, photo_url
from immo_pages.tasks import make_avif_renditions, make_jpeg_renditions

_SIDES = (1, 239, 361, 1081, 1621)
SHAPES = [*itertools.product(_SIDES, _SIDES), (2403, 7), (3000, 2251), (1999, 2667), (721, 480)]
FOCUS = [None, (10, 10, 20, 20), (300, 200, 700, 600), (1, 1, 3000, 40)]


def gray(width: int, height: int) -> ContentFile:
    buffer = io.BytesIO()
    Image.new("L", (width, height), 128).save(buffer, "JPEG", quality=20)
    return ContentFile(buffer.getvalue(), name="g.jpg")


def focus(photo: PropertyPhoto, box) -> None:
    names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    for name, value in zip(names, box or (None,) * 4, strict=True):
        setattr(photo, name, value)


@pytest.mark.django_db
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_computed_sizes_are_those_of_the_files(shape):
    photo = PropertyPhoto(title="x", file=gray(*shape))
    for box in FOCUS if min(shape) > 700 else FOCUS[:1]:
        focus(photo, box)
        for preset in PRESETS:
            promised = photo.immo_preset(preset)
            made = io.BytesIO()
            filter_for(preset, "jpg").run(photo, made)
            with Image.open(made) as image:
                assert image.size == (promised.width, promised.height), (preset, box)


# --- tasks ---------------------------------------------------------------------------------------
@pytest.fixture
def photo(agency, make_photo):
    return make_photo(agency, width=800, height=600)


def specs(photo) -> list[str]:
    return sorted(photo.renditions.values_list("filter_spec", flat=True))


def test_jpeg_comes_first_then_avif_and_twice_is_once(agency, photo, monkeypatch):
    order = []
    monkeypatch.setattr(
        PropertyPhoto,
        "get_rendition",
        lambda self, wanted, real=PropertyPhoto.get_rendition: (
            order.append(wanted.spec),
            real(self, wanted),
        )[1],
    )
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    assert [spec.rpartition("-")[2] for spec in order] == ["jpeg"] * 4 + ["avif"] * 4
    once = set(photo.renditions.values_list("pk", "file"))
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    assert set(photo.renditions.values_list("pk", "file")) == once
    assert len(once) == 2 * len(PRESETS)


def test_a_new_focal_point_makes_new_crops_and_removes_the_old_files(
    agency, photo, django_capture_on_commit_callbacks
):
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    old = {r.filter_spec: r.file.name for r in photo.renditions.all()}
    address = photo_url(photo, "card")
    focus(photo, (50, 50, 30, 30))
    with django_capture_on_commit_callbacks(execute=True):
        photo.save()
    assert photo_url(photo, "card") != address
    new = {r.filter_spec: r.file.name for r in photo.renditions.all()}
    assert set(new) == set(old)
    storage = photo.file.storage
    for spec, name in old.items():
        same = spec.startswith("max-")
        assert (new[spec] == name) == same
        assert storage.exists(name) == same
    assert all(storage.exists(name) for name in new.values())


def test_a_deleted_photo_is_skipped(agency, photo):
    key = photo.pk
    photo.delete()
    assert make_jpeg_renditions.enqueue(agency.pk, key).status == "SUCCESSFUL"
    assert make_avif_renditions.enqueue(agency.pk, key).status == "SUCCESSFUL"


def test_a_photo_deleted_meanwhile_is_skipped(agency, photo, monkeypatch):
    def gone(self, wanted):
        PropertyPhoto.objects.filter(pk=self.pk).delete()
        self.file.storage.delete(self.file.name)
        return real(self, wanted)

    real = PropertyPhoto.get_rendition
    monkeypatch.setattr(PropertyPhoto, "get_rendition", gone)
    assert make_avif_renditions.enqueue(agency.pk, photo.pk).status == "SUCCESSFUL"


def test_a_size_made_from_a_replaced_file_is_thrown_away(agency, photo, monkeypatch):
    def late(self, wanted):
        made = real(self, wanted)
        PropertyPhoto.objects.filter(pk=self.pk).update(file_hash="another")
        return made

    real = PropertyPhoto.get_rendition
    monkeypatch.setattr(PropertyPhoto, "get_rendition", late)
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    assert not [spec for spec in specs(photo) if spec.endswith("jpeg")]


def test_sizes_are_made_after_upload(agency, make_photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = make_photo(agency)
    assert len(specs(photo)) == 2 * len(PRESETS)
