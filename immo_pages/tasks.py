"""Background work of this room. One photo a task keeps memory bounded."""

from django.db import IntegrityError
from django_tasks import task
from wagtail.images.models import Filter, SourceImageIOError

from immo_agencies.tenancy import agency_of
from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, filter_for


@task(priority=50)
def make_jpeg_renditions(agency_id: int | None, photo_id: int) -> None:
    """Make the JPEG of every preset, then queue the AVIF ones.

    ``agency_id`` is None for a photo of the platform. Idempotent; a photo that is deleted or not
    the agency's is skipped.
    """
    _make(agency_id, photo_id, "jpg")
    make_avif_renditions.enqueue(agency_id, photo_id)


@task(priority=-50)
def make_avif_renditions(agency_id: int | None, photo_id: int) -> None:
    """Make the AVIF of every preset: two thirds of the work, so it comes last."""
    _make(agency_id, photo_id, "avif")


def _make(agency_id: int | None, photo_id: int, extension: str) -> None:
    photo = PropertyPhoto.objects.select_related("collection").filter(pk=photo_id).first()
    if photo is None or getattr(agency_of(photo), "pk", None) != agency_id:
        return
    for preset in PRESETS:
        wanted = filter_for(preset, extension)
        _remove_other_crops(photo, wanted)
        try:
            rendition = photo.get_rendition(wanted)
        except (SourceImageIOError, IntegrityError):
            if _is_still(photo):
                raise
            return
        if not _is_still(photo):
            # Made from a file that was replaced meanwhile: its successor has a task of its own.
            rendition.delete()
            return


def _remove_other_crops(photo: PropertyPhoto, wanted: Filter) -> None:
    """Delete renditions, and by signal their files, that were cut around another focal point."""
    same_spec = photo.renditions.filter(filter_spec=wanted.spec)
    same_spec.exclude(focal_point_key=wanted.get_cache_key(photo)).delete()


def _is_still(photo: PropertyPhoto) -> bool:
    """Whether the photo still exists with the bytes that were read."""
    return PropertyPhoto.objects.filter(pk=photo.pk, file_hash=photo.file_hash).exists()
