"""Small pictures of photos, for those whose sizes are made: nothing is drawn for a screen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from immo_agencies.models import Agency
from immo_agencies.tenancy import owned_by
from immo_pages.models import PropertyPhoto, PropertyPhotoRendition
from immo_pages.photos.presets import filter_for


def own_photos(agency: Agency, keys: Iterable[int | None]) -> dict[int, PropertyPhoto]:
    """Photos of ``agency`` by key; each says in ``thumb_is_ready`` whether it can be shown."""
    ready = PropertyPhotoRendition.objects.filter(
        image=OuterRef("pk"), filter_spec=filter_for("thumb", "jpg").spec
    )
    photos = PropertyPhoto.objects.filter(pk__in={key for key in keys if key})
    return {
        photo.pk: photo for photo in owned_by(agency, photos).annotate(thumb_is_ready=Exists(ready))
    }


def thumb_of(photo: Any) -> Any:
    """The thumb of a photo of ``own_photos``; None while it is being made or for no photo."""
    return photo.immo_preset("thumb") if photo is not None and photo.thumb_is_ready else None
