"""Drawn photographs, portraits, logos: the same for the same seed, different for another."""

import hashlib
import io

import pytest
from PIL import Image

from home.demo.drawing import Scene, draw, draw_logo, draw_portrait, jpeg, photographs, rgb

SMALL = (300, 200)


def _hash(scene: Scene, seed: int) -> str:
    return hashlib.sha256(draw(scene, seed, SMALL).tobytes()).hexdigest()


@pytest.mark.parametrize("scene", list(Scene))
def test_a_scene_is_the_same_for_the_same_seed_and_another_for_another(scene):
    first = _hash(scene, 7)
    assert _hash(scene, 7) == first
    assert _hash(scene, 1007) != first
    assert _hash(scene, 8) != first


@pytest.mark.parametrize("scene", list(Scene))
@pytest.mark.parametrize("seed", [3, 159])
def test_every_scene_can_be_drawn_with_any_seed(scene, seed):
    picture = draw(scene, seed, SMALL)
    assert picture.size == SMALL
    assert len(picture.reduce(10).getcolors(600)) > 100  # a picture, not a blank sheet


def test_a_photograph_is_a_jpeg_of_web_size_without_metadata():
    data = jpeg(draw(Scene.LIVING, 5))
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("JPEG", (1500, 1000))
    assert not picture.getexif()
    assert 60_000 < len(data) < 500_000


def test_photographs_come_in_the_order_asked_for():
    wanted = [(Scene.BEDROOM, 2), (Scene.VILLA, 2)]
    alone = [jpeg(draw(scene, seed, SMALL)) for scene, seed in wanted]
    assert list(photographs(wanted, size=SMALL, workers=1)) == alone


def test_two_processes_draw_what_one_draws():
    wanted = [(Scene.PLOT, seed) for seed in range(8)]
    one = list(photographs(wanted, size=SMALL, workers=1))
    assert list(photographs(wanted, size=SMALL, workers=2)) == one


def test_portraits_differ_by_seed():
    brand = rgb("#1f4d5c")
    drawn = [draw_portrait(seed, brand, long_hair=True, size=(90, 90)).tobytes() for seed in (1, 2)]
    assert drawn[0] != drawn[1]
    assert draw_portrait(1, brand, long_hair=True, size=(90, 90)).tobytes() == drawn[0]


@pytest.mark.parametrize("slug", ["namur", "gent", "brussels"])
def test_a_logo_stands_on_a_transparent_ground(slug):
    logo = draw_logo(slug, rgb("#7a3b2e"))
    assert logo.mode == "RGBA"
    assert logo.getpixel((0, 0))[3] == 0
    assert logo.getchannel("A").getextrema() == (0, 255)
