"""Serve a size of a photo by its name."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import EXTENSIONS, PRESETS, filter_for
from immo_pages.serving import FileToServe, serve_file

_NAME = re.compile(r"^(?P<uuid>[0-9a-f-]{36})-(?P<hash>[0-9a-f]{0,12})\.(?P<extension>\w+)$")
_FOREVER = "public, max-age=31536000, immutable"
_CONTENT_TYPES = {"jpg": "image/jpeg", "avif": "image/avif"}


@require_safe
def serve_photo(request: HttpRequest, preset: str, name: str) -> HttpResponseBase:
    """The rendition called ``name``, or the next one that is ready, which is not kept by caches.

    An unknown preset, photo or extension, or an outdated hash, is a 404. No image is ever made
    here: a visitor must not be able to start minutes of work.
    """
    found = _NAME.match(name)
    if preset not in PRESETS or found is None or found["extension"] not in EXTENSIONS:
        raise Http404
    photo = PropertyPhoto.objects.filter(uuid=found["uuid"]).first()
    if photo is None or photo.content_hash != found["hash"]:
        raise Http404
    rendition, exact = _ready_rendition(photo, preset, found["extension"])
    if rendition is None:
        raise Http404
    extension = "avif" if rendition.filter_spec.endswith("avif") else "jpg"
    file = FileToServe(rendition.file, _CONTENT_TYPES[extension], name)
    return serve_file(request, file, cache_control=_FOREVER if exact else "no-store")


def _ready_rendition(photo: PropertyPhoto, preset: str, extension: str) -> tuple[Any, bool]:
    """The wanted rendition and True, or the best one that exists and False."""
    wanted = filter_for(preset, extension).spec
    made = {rendition.filter_spec: rendition for rendition in photo.renditions.all()}
    if wanted in made:
        return made[wanted], True
    in_jpeg = [filter_for(name, "jpg").spec for name in (preset, *reversed(list(PRESETS)))]
    return next((made[spec] for spec in in_jpeg if spec in made), None), False
