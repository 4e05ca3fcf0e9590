"""Files of the short form, stored at once so that a mistake in another field loses none."""

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField

from immo_agencies.models import Agency
from immo_agencies.tenancy import owned_by
from immo_pages.documents.intake import store_document
from immo_pages.models import PropertyDocument, PropertyPhoto
from immo_pages.photos.cleaning import unreadable_is_refused
from immo_pages.upload_limits import refuse_upload
from immo_pages.vocabulary import DocumentKind


@dataclass
class Uploads:
    """Photos in order and the certificate's file; ``errors`` by form field."""

    photos: list[PropertyPhoto] = field(default_factory=list)
    certificate: PropertyDocument | None = None
    errors: list[tuple[str, str]] = field(default_factory=list)


def receive(request: HttpRequest, agency: Agency) -> Uploads:
    """What earlier tries of this form stored, and the files of this one, stored now.

    Keys of files that are another's, in agency or in person, count as absent.
    """
    kept = [int(key) for key in request.POST.getlist("kept_photos") if key.isdecimal()]
    found = _own(PropertyPhoto, agency, request.user).in_bulk(kept)
    uploads = Uploads(photos=[found[key] for key in dict.fromkeys(kept) if key in found])
    for file in request.FILES.getlist("photos"):
        try:
            uploads.photos.append(store_photo(file, agency, request.user))
        except ValidationError as error:
            uploads.errors.append(("photos", f"{file.name}: {' '.join(error.messages)}"))
    _receive_certificate(request, agency, uploads)
    return uploads


def _receive_certificate(request: HttpRequest, agency: Agency, uploads: Uploads) -> None:
    key = request.POST.get("kept_certificate", "")
    if key.isdecimal():
        uploads.certificate = _own(PropertyDocument, agency, request.user).filter(pk=key).first()
    if file := request.FILES.get("certificate"):
        try:
            uploads.certificate = _store_certificate(file, agency, request.user)
        except ValidationError as error:
            uploads.errors.append(("certificate", f"{file.name}: {' '.join(error.messages)}"))


def _own(model: Any, agency: Agency, user: Any) -> Any:
    return owned_by(agency, model.objects.filter(uploaded_by_user=user))


def store_photo(file: UploadedFile, agency: Agency, user: Any) -> PropertyPhoto:
    """Keep an upload in the library of ``agency``; raises ValidationError with what is wrong.

    Plan and state are asked first, then the file.
    """
    refuse_upload(agency, file.size or 0)
    with unreadable_is_refused(file.name or ""):
        clean = WagtailImageField().clean(file)
    with transaction.atomic():
        return PropertyPhoto.objects.create(
            title=_title_of(file), file=clean, collection=agency.collection, uploaded_by_user=user
        )


def _store_certificate(file: UploadedFile, agency: Agency, user: Any) -> PropertyDocument:
    title = _("Energy certificate %(name)s") % {"name": _title_of(file)}
    return store_document(file, agency, user, title=title, kind=DocumentKind.ENERGY)


def _title_of(file: UploadedFile) -> str:
    return PurePath(file.name or "").stem[:200] or _("Photo")
