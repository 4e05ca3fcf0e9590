"""Take photos that are dropped on a gallery, one a request, in parallel and each only once.

Files are at most 30 MB, so what a broken connection interrupts is sent again whole. A file whose
answer got lost is not stored twice: the key it was sent with leads to the photo for a day.
"""

import re
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_blocks.choosers import PresetImageChooser
from immo_pages.admin.uploads import store_photo
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPhoto
from immo_pages.photos.same import same_photo

_KEY = re.compile(r"[0-9a-f-]{8,40}")
_A_DAY = 24 * 60 * 60


@require_POST
def receive_photo(request: HttpRequest) -> JsonResponse:
    """The photo as the chooser shows it, or what is wrong with the file.

    Raises PermissionDenied for who may not put photos on properties of the active agency.
    """
    agency = active_agency(request)
    if agency is None or not may(request.user, PageAction.ARRANGE_PHOTOS, agency):
        raise PermissionDenied
    name = _name_of(request, agency)
    own = for_agency(request, PropertyPhoto.objects.all())
    photo = own.filter(pk=cache.get(name, 0)).first() if name else None
    if photo is None:
        file = request.FILES.get("photo")
        if file is None:
            return JsonResponse({"error": _("No file arrived. Send it again.")}, status=422)
        try:
            photo = _store(file, agency, request.user)
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=422)
        if name:
            cache.set(name, photo.pk, _A_DAY)
    return JsonResponse(_answer(request, photo))


@transaction.atomic
def _store(file: Any, agency: Agency, user: Any) -> PropertyPhoto:
    photo = store_photo(file, agency, user)
    record("photos.uploaded", agency, by=user, obj=photo)
    return photo


def _name_of(request: HttpRequest, agency: Agency) -> str:
    key = request.POST.get("key", "")
    key = key if _KEY.fullmatch(key) else ""
    return f"immo_photo_sent:{agency.pk}:{request.user.pk}:{key}" if key else ""


def _answer(request: HttpRequest, photo: PropertyPhoto) -> dict[str, Any]:
    chooser = PresetImageChooser()
    return {
        "photo": chooser.get_value_data(photo),
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else "",
        "same": _same(request, photo, chooser),
    }


def _same(
    request: HttpRequest, photo: PropertyPhoto, chooser: PresetImageChooser
) -> dict[str, Any] | None:
    """The present photo, ready to take the place of the new one, and the way to discard that."""
    own = for_agency(request, PropertyPhoto.objects.all())
    other = same_photo(photo, own)
    if other is None:
        return None
    return {
        "title": other.title,
        "url": AdminURLFinder(request.user).get_edit_url(other),
        "photo": chooser.get_value_data(other),
        "discard": reverse("immo_photos:discard", args=[photo.pk]),
    }
