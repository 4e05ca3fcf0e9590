"""Take back a photo that came in a moment ago, because the library has the picture already."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from immo_agencies.audit import record
from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPhoto
from immo_pages.photos.where_used import uses_of

_HOURS = 24


@require_POST
@transaction.atomic
def discard_photo(request: HttpRequest, image_id: int) -> JsonResponse:
    """Delete a photo one has sent oneself within a day, as long as no page and no draft shows it.

    Anything else is 404 (not hers, too old) or 409 (in use). Raises PermissionDenied for who may
    not put photos on properties of the active agency.
    """
    agency: Any = active_agency(request)
    if agency is None or not may(request.user, PageAction.ARRANGE_PHOTOS, agency):
        raise PermissionDenied
    since = timezone.now() - timedelta(hours=_HOURS)
    sent = PropertyPhoto.objects.filter(uploaded_by_user=request.user, created_at__gte=since)
    photo = get_object_or_404(for_agency(request, sent), pk=image_id)
    if uses_of(agency, [photo.pk])[photo.pk].count:
        return JsonResponse({"error": _("A page shows this photo already.")}, status=409)
    record("photos.discarded", agency, by=request.user, obj=photo)
    photo.delete()
    return JsonResponse({"success": True})
