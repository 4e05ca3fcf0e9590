"""Files the admin shows to the members of an agency: sizes that Wagtail itself asks for, originals.

Visitors never get an address below ``MEDIA_URL``; photos reach them by name, documents through
their own view. On S3 the storage signs the address and this view is not asked.
"""

import mimetypes
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.views.decorators.http import require_safe
from wagtail.users.models import UserProfile

from immo_agencies.boundary.hosts import member_agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of, agency_of_host
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPhoto, PropertyPhotoRendition
from immo_pages.serving import FileGone, FileToServe, serve_file

_FOR_THIS_PERSON = "private, max-age=600"


@require_safe
def serve_member_media(request: HttpRequest, name: str) -> HttpResponseBase:
    """The photo file called ``name`` for members who may see it, an avatar for its owner.

    Everything and everybody else gets the 404 of a file that does not exist.
    """
    file = _file_for(request, name)
    if file is None:
        return HttpResponseNotFound()
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    wanted = FileToServe(file, content_type, name.rpartition("/")[2])
    try:
        return serve_file(request, wanted, cache_control=_FOR_THIS_PERSON)
    except FileGone:
        return HttpResponseNotFound()


def _file_for(request: HttpRequest, name: str) -> Any:
    user = request.user
    if not user.is_authenticated:
        return None
    if name.startswith("avatar_images/"):
        profile = UserProfile.objects.filter(user=user, avatar=name).first()
        return profile.avatar if profile else None
    photo, file, action = _asked_for(name)
    owner = agency_of(photo)
    # Nor on the host of another agency, nor while she works for another one.
    if photo is None or agency_of_host(request) not in (None, owner):
        return None
    if member_agency(request) != owner:
        return None
    if not may(user, action, owner, photo):
        return None
    return file


def _asked_for(name: str) -> tuple[PropertyPhoto | None, Any, PageAction]:
    """The photo, its file, and what it takes to get that file: originals are not for everybody."""
    rendition = (
        PropertyPhotoRendition.objects.filter(file=name).select_related("image__collection").first()
    )
    if rendition is not None:
        return rendition.image, rendition.file, PageAction.VIEW_PROPERTY
    photo = PropertyPhoto.objects.filter(file=name).select_related("collection").first()
    return photo, photo.file if photo else None, PageAction.DOWNLOAD_ORIGINALS
