"""Serve a size of a photo by its name."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.views.decorators.http import require_safe

from immo_pages.market.photos import is_for_colleague, is_withheld
from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import EXTENSIONS, PRESETS, filter_for
from immo_pages.serving import FileGone, FileToServe, serve_file

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAME = re.compile(rf"(?P<uuid>{_UUID})-(?P<hash>[0-9a-f]{{12}})\.(?P<extension>[a-z]+)")
# A visitor keeps what she saw; what stands between lets go of a withdrawn property's photos.
_FOREVER = "public, max-age=31536000, s-maxage=30, immutable"
CONTENT_TYPES = {"jpg": "image/jpeg", "avif": "image/avif"}


@require_safe
def serve_photo(request: HttpRequest, preset: str, name: str) -> HttpResponseBase:
    """The rendition called ``name``, or the next one that is ready, which is not kept by caches.

    An unknown preset, photo or extension, an outdated hash, a photo without any size yet, a blocked
    one and one of a property that left the site get the same 404. No image is ever made here: a
    visitor must not be able to start minutes of work.
    """
    found = _NAME.fullmatch(name)
    if preset not in PRESETS or found is None or found["extension"] not in EXTENSIONS:
        return _not_found()
    photo = PropertyPhoto.objects.filter(uuid=found["uuid"]).first()
    if photo is None or photo.immo_withheld or photo.content_hash != found["hash"]:
        return _not_found()
    withheld = is_withheld(photo)
    if withheld and not is_for_colleague(request, photo):
        return _not_found()
    rendition, extension, exact = ready_rendition(photo, preset, found["extension"])
    if rendition is None:
        return _not_found()
    stem = name.rpartition(".")[0]
    file = FileToServe(rendition.file, CONTENT_TYPES[extension], f"{stem}.{extension}")
    try:
        return serve_file(request, file, cache_control=_kept(exact, withheld))
    except FileGone:
        return _not_found()


def _kept(exact: bool, withheld: bool) -> str:
    if withheld:
        return "private, no-store"
    return _FOREVER if exact else "no-store"


def ready_rendition(photo: PropertyPhoto, preset: str, extension: str) -> tuple[Any, str, bool]:
    """The wanted rendition or the best one that exists, its extension, whether it is the wanted."""
    made = {(r.filter_spec, r.focal_point_key): r for r in photo.renditions.all()}
    others = [name for name in reversed(PRESETS) if name != preset]
    wishes = [(preset, extension), (preset, "jpg"), *((name, "jpg") for name in others)]
    for name, kind in wishes:
        wanted = filter_for(name, kind)
        if rendition := made.get((wanted.spec, wanted.get_cache_key(photo))):
            return rendition, kind, (name, kind) == (preset, extension)
    return None, "", False


def _not_found() -> HttpResponseBase:
    """Plain: an image that is missing on a page is not worth rendering another page."""
    answer = HttpResponseNotFound("Not found\n", content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
