"""Find the same picture among photos: another size, format or quality of it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of, owned_by
from immo_pages.models import PropertyPhoto
from immo_pages.photos.looks import NEAR, differences, parts_of


def same_photo(photo: PropertyPhoto, among: QuerySet[PropertyPhoto]) -> PropertyPhoto | None:
    """The oldest other photo of ``among`` that shows the same, None if none does.

    The database keeps those with one quarter of the look in common, which no photo that differs in
    three bits can miss.
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
            return other
    return None


def same_picture(
    photo: PropertyPhoto, among: QuerySet[PropertyPhoto], user: Any = None
) -> dict[str, str | None] | None:
    """Title and admin address of ``same_photo``; the address is that of who may open it."""
    other = same_photo(photo, among)
    if other is None:
        return None
    return {"title": other.title, "url": AdminURLFinder(user).get_edit_url(other)}


def same_in_library(photo: PropertyPhoto, agency: Agency | None) -> PropertyPhoto | None:
    """``same_photo`` in the whole library of ``agency``."""
    if agency is None:
        return None
    return same_photo(photo, owned_by(agency, PropertyPhoto.objects.all()))


def same_words(photo: PropertyPhoto, other: PropertyPhoto) -> str:
    """What is said where a photo came in that the library has already."""
    return _("“%(new)s”: the library has this picture already, as “%(old)s”.") % {
        "new": photo.title,
        "old": other.title,
    }


def find_same_for(
    image: PropertyPhoto, user: Any, permission_policy: Any
) -> QuerySet[PropertyPhoto]:
    """In the place of Wagtail's ``find_image_duplicates``, which compares bytes only.

    Photos that ``user`` may choose, of the agency of ``image`` and of no other she works for.
    """
    may_choose = permission_policy.instances_user_has_permission_for(user, "choose")
    agency = agency_of(image)
    own = owned_by(agency, may_choose) if agency else may_choose
    same = same_photo(image, own)
    return own.filter(pk=same.pk) if same else own.none()
