"""What an agency may still send: asked of the plan before anything is stored."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from immo_agencies.models import Agency
from immo_agencies.permissions import refusal
from immo_pages import conf
from immo_pages.extension_points import PageAction


@dataclass(frozen=True)
class Upload:
    """Subject of ``refusal(UPLOAD_FILE)``: how many files are sent, and their bytes together."""

    count: int
    size: int


def refuse_upload(agency: Agency | None, *sizes: int) -> None:
    """Raise ValidationError when plan or state of ``agency`` do not allow files of these bytes.

    The platform's own files have no plan.
    """
    if agency is None:
        return
    subject = Upload(len(sizes), sum(sizes))
    if refused := refusal(PageAction.UPLOAD_FILE, agency, subject=subject):
        text = " ".join(filter(None, [refused.message, refused.remedy]))
        raise ValidationError(text, code=refused.code)


def refuse_too_large(file: Any) -> None:
    """Raise ValidationError for a document above the size that forms take."""
    most = conf.max_document_bytes()
    if file.size > most:
        raise ValidationError(
            _("%(name)s has %(size)s. A document may have at most %(most)s."),
            code="file_too_large",
            params={
                "name": file.name,
                "size": filesizeformat(file.size),
                "most": filesizeformat(most),
            },
        )
