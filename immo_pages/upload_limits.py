"""What an agency may still send: asked of the plan before anything is stored."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django_scopes import get_scope

from immo_agencies.models import Agency
from immo_agencies.permissions import refusal
from immo_agencies.tenancy import agency_of
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


class LimitedUploadMixin:
    """A form of Wagtail for one file: a new file must be one that the plan allows."""

    instance: Any
    cleaned_data: dict[str, Any]
    changed_data: list[str]

    def agency(self) -> Agency | None:
        """Whose scope is open, else whose file it is."""
        scoped = get_scope().get("agency")
        return scoped if isinstance(scoped, Agency) else agency_of(self.instance)

    def clean_file(self) -> Any:
        """The file as it was sent; raises ValidationError when the plan refuses a new one."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            refuse_upload(self.agency(), file.size)
        return file


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
