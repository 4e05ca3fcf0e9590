"""/img/<preset>/<uuid>-<hash>.<ext>: kept for ever when exact, never made for a visitor."""

import uuid

import pytest

from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import filter_for, photo_url
from immo_pages.tasks import make_jpeg_renditions


@pytest.fixture
def photo(agency, make_photo):
    """A photo without any size yet."""
    return make_photo(agency, width=800, height=600)


@pytest.fixture
def never_made(monkeypatch):
    """Any image work in a request fails the test."""

    def refuse(*args, **kwargs):
        raise AssertionError("image work for a visitor")

    for name in ("get_rendition", "get_renditions", "create_rendition", "generate_rendition_file"):
        monkeypatch.setattr(PropertyPhoto, name, refuse)


@pytest.mark.parametrize(("extension", "kind"), [("jpg", "image/jpeg"), ("avif", "image/avif")])
def test_the_exact_size_is_kept_for_ever(agency, photo, visitor, extension, kind):
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    answer = visitor().get(photo_url(photo, "card", extension))
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=30, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].endswith(f".{extension}")
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert (
        len(b"".join(answer.streaming_content))
        == photo.renditions.get(filter_spec=filter_for("card", extension).spec).file.size
    )


def test_one_not_ready_is_answered_by_the_next_and_not_kept(photo, visitor, monkeypatch):
    photo.get_rendition(filter_for("thumb", "jpg"))
    for preset, extension in (("card", "jpg"), ("card", "avif"), ("thumb", "avif")):
        answer = visitor().get(photo_url(photo, preset, extension))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Content-Disposition"].endswith(".jpg")
        assert answer["Cache-Control"] == "no-store"
    photo.get_rendition(filter_for("card", "jpg"))
    assert "immutable" in visitor().get(photo_url(photo, "card"))["Cache-Control"]


def test_no_image_work_in_the_request(photo, visitor, never_made):
    assert visitor().get(photo_url(photo, "hero")).status_code == 404


def test_unknown_names_are_absent_in_the_same_bytes(photo, visitor, never_made):
    name = photo_url(photo, "card").rpartition("/")[2]
    digest = photo.content_hash
    absent = visitor().get(f"/img/card/{uuid.uuid4()}-{digest}.jpg")
    assert absent.status_code == 404
    assert absent["Cache-Control"] == "no-store"
    for path in (
        f"/img/original/{name}",
        f"/img/fill-9000x9000/{name}",
        f"/img/card/{photo.uuid}-{'0' * 12}.jpg",
        f"/img/card/{photo.uuid}-.jpg",
        f"/img/card/{photo.uuid}-{digest}.png",
        f"/img/card/{photo.uuid}-{digest}.webp",
        f"/img/card/{photo.uuid}-{digest}.jpg%0a",
        f"/img/card/{'-' * 36}-{digest}.jpg",
        f"/img/card/{photo.file.name.rpartition('/')[2]}",
        "/img/card/x",
        f"/img/card/{name}",
    ):
        answer = visitor().get(path)
        assert (answer.status_code, answer.content) == (404, absent.content), path
        assert dict(answer.headers) == dict(absent.headers), path


def test_conditions_and_ranges_tell_nothing(photo, visitor):
    photo.get_rendition(filter_for("card", "jpg"))
    gone = f"/img/card/{photo.uuid}-{'0' * 12}.jpg"
    for headers in ({"HTTP_IF_NONE_MATCH": "*"}, {"HTTP_RANGE": "bytes=0-3"}):
        assert visitor().get(gone, **headers).status_code == 404
        assert visitor().get(photo_url(photo, "card"), **headers).status_code == 200
    assert visitor().head(photo_url(photo, "card")).status_code == 200
    assert visitor().post(photo_url(photo, "card")).status_code == 405


def test_a_file_that_is_gone_is_absent(photo, visitor):
    rendition = photo.get_rendition(filter_for("card", "jpg"))
    rendition.file.storage.delete(rendition.file.name)
    assert visitor().get(photo_url(photo, "card")).status_code == 404


def test_the_size_of_an_old_focal_point_is_not_served_as_the_new_one(photo, visitor):
    photo.get_rendition(filter_for("card", "jpg"))
    old = photo_url(photo, "card")
    photo.focal_point_x, photo.focal_point_y = 10, 10
    photo.focal_point_width = photo.focal_point_height = 20
    photo.save()
    assert visitor().get(old).status_code == 404
    assert visitor().get(photo_url(photo, "card")).status_code == 404
    photo.get_rendition(filter_for("card", "jpg"))
    assert visitor().get(photo_url(photo, "card")).status_code == 200
