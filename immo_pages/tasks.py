"""Background work of this room. One photo a task keeps memory bounded."""

from django_tasks import task

from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, filter_for


@task()
def make_jpeg_renditions(photo_id: int) -> None:
    """Make the JPEG of every preset, then queue the AVIF ones. Idempotent; a deleted photo is skipped."""
    _make(photo_id, "jpg")
    make_avif_renditions.enqueue(photo_id)


@task()
def make_avif_renditions(photo_id: int) -> None:
    """Make the AVIF of every preset: two thirds of the work, so it comes last."""
    _make(photo_id, "avif")


def _make(photo_id: int, extension: str) -> None:
    photo = PropertyPhoto.objects.filter(pk=photo_id).first()
    if photo is None:
        return
    for preset in PRESETS:
        photo.get_rendition(filter_for(preset, extension))
