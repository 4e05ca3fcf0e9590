"""Find the same picture among photos: another size, format or quality of it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from wagtail.admin.admin_url_finder import AdminURLFinder

from immo_pages.models import PropertyPhoto
from immo_pages.photos.looks import NEAR, differences, parts_of


def same_picture(
    photo: PropertyPhoto, among: QuerySet[PropertyPhoto]
) -> dict[str, str | None] | None:
    """Title and admin address of the oldest other photo that shows the same, None if none does.

    ``among`` are the photos of the agency. The database keeps those with one quarter of the look
    in common, which no photo that differs in three bits can miss.
    """
    if not photo.look:
        return None
    found = Q()
    quarters: dict[str, Any] = {}
    for number, part in enumerate(parts_of(photo.look)):
        quarters[f"quarter_{number}"] = Substr("look", number * 4 + 1, 4)
        found |= Q(**{f"quarter_{number}": part})
    others = among.exclude(pk=photo.pk).exclude(look="").alias(**quarters).filter(found)
    for other in others.order_by("pk"):
        if differences(photo.look, other.look) <= NEAR:
            return {"title": other.title, "url": AdminURLFinder().get_edit_url(other)}
    return None
