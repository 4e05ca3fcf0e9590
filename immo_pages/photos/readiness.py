"""Photos whose sizes a task is still making: a page with them may be published, and says so."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import ngettext

from immo_blocks.references import photo_ids
from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, filter_for


def unready(photos: Collection[int]) -> list[int]:
    """Those of the photos that lack the JPEG of a preset; two queries, none without photos."""
    if not photos:
        return []
    rows = PropertyPhoto._base_manager.filter(pk__in=photos).prefetch_related("renditions")
    return [photo.pk for photo in rows if not _is_ready(photo)]


def preparing_words(page: Any) -> str:
    """What the editor says about the photos of ``page``, a draft in hand; blank if all are made."""
    count = len(unready(photo_ids(page.body)))
    if not count:
        return ""
    text = ngettext(
        "%(count)d photo is still being prepared. The page can be published: visitors see the "
        "photo as soon as it is ready.",
        "%(count)d photos are still being prepared. The page can be published: visitors see the "
        "photos as soon as they are ready.",
        count,
    )
    return text % {"count": count}


def _is_ready(photo: PropertyPhoto) -> bool:
    made = {(one.filter_spec, one.focal_point_key) for one in photo.renditions.all()}
    wanted = (filter_for(preset, "jpg") for preset in PRESETS)
    return all((one.spec, one.get_cache_key(photo)) in made for one in wanted)
