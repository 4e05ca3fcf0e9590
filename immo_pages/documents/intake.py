"""Documents that arrive outside the library: with the short form, with the legal file."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from immo_agencies.models import Agency
from immo_pages.models import PropertyDocument
from immo_pages.upload_limits import refuse_too_large, refuse_upload
from immo_pages.vocabulary import DocumentAccess


def store_document(
    file: UploadedFile, agency: Agency, user: Any, *, title: str, **facts: Any
) -> PropertyDocument:
    """Keep an upload as a private document; raises ValidationError with what is wrong with it."""
    refuse_too_large(file)
    refuse_upload(agency, file.size or 0)
    document = PropertyDocument(
        title=title[:255],
        file=file,
        collection=agency.collection,
        uploaded_by_user=user,
        **facts | {"access": DocumentAccess.PRIVATE},
    )
    document.clean()
    document._set_document_file_metadata()
    document.save()
    return document
