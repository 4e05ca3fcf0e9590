"""Drawn photos as stored photos: drawn side by side, stored one by one."""

from collections.abc import Iterable

from django.core.files.base import ContentFile

from home.demo.content.shape import DemoPhoto
from home.demo.drawing import Scene
from home.demo.drawing.picture import INDOORS, photographs
from immo_agencies.models import Agency
from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import filter_for

# Rooms look alike from house to house: a few of each are drawn, so that loading stays quick.
VARIANTS = 4
SIZE = (1200, 800)
Key = tuple[Scene, int]


def key_of(photo: DemoPhoto) -> Key:
    """Scene and seed of the picture that is drawn for ``photo``."""
    return photo.scene, photo.seed % VARIANTS if photo.scene in INDOORS else photo.seed


class Album:
    """All pictures of the demonstration, drawn ahead by as many processes as there are cores."""

    def __init__(self, photos: Iterable[DemoPhoto]) -> None:
        keys = sorted({key_of(photo) for photo in photos})
        self._bytes = dict(zip(keys, photographs(keys, size=SIZE), strict=True))
        self._stored: dict[tuple[int, Key], PropertyPhoto] = {}

    def photo(self, agency: Agency, wanted: DemoPhoto) -> PropertyPhoto:
        """The stored photo of ``agency`` for ``wanted``; one photo may serve several pages."""
        key = key_of(wanted)
        if (agency.pk, key) not in self._stored:
            self._stored[agency.pk, key] = _store(agency, wanted.caption, key, self._bytes[key])
        return self._stored[agency.pk, key]


def _store(agency: Agency, title: str, key: Key, content: bytes) -> PropertyPhoto:
    scene, seed = key
    file = ContentFile(content, name=f"{scene.value}-{seed}.jpg")
    photo = PropertyPhoto.objects.create(
        title=title, description=title, file=file, collection=agency.collection
    )
    make_small_sizes(photo)
    return photo


def make_small_sizes(photo: PropertyPhoto) -> None:
    """At once, so that the first visitor sees photos; the worker makes the larger ones."""
    for preset in ("thumb", "card"):
        photo.get_rendition(filter_for(preset, "jpg"))
