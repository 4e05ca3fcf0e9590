"""Download a photo as it was sent, without the metadata of the camera."""

import mimetypes
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest

from immo_agencies.tenancy import owned_by
from immo_pages.assigned.gallery import items_of
from immo_pages.assigned.screens import PropertyScreen
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPhoto
from immo_pages.serving import FileGone, FileToServe, serve_file


class OriginalPhotoView(PropertyScreen):
    """One photo of the draft's gallery; another one is absent."""

    action = PageAction.DOWNLOAD_ORIGINALS
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The file, as a download."""
        keys = {item.photo_id for item in items_of(self.draft())}
        photos = owned_by(self.agency, PropertyPhoto.objects.filter(pk=kwargs["photo_id"]))
        photo = photos.first() if kwargs["photo_id"] in keys else None
        if photo is None:
            raise Http404
        name = f"{self.page.slug}-{photo.pk}{PurePath(photo.file.name).suffix}"
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        wanted = FileToServe(photo.file, kind, name, attachment=True)
        try:
            return serve_file(request, wanted, cache_control="private, no-store")
        except FileGone as error:
            raise Http404 from error
