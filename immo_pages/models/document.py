"""A document of a property: private unless it says otherwise, closed until it is found clean."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document, DocumentQuerySet

from immo_pages import vocabulary as v
from immo_pages.documents.fields import DocumentField, judged
from immo_pages.documents.scanning.scanner import configured_scanner


class PropertyDocumentQuerySet(DocumentQuerySet):
    """Documents by who may have them."""

    def open_to_visitors(self) -> "PropertyDocumentQuerySet":
        """Public ones that may be handed out; whether a live page shows them is asked apart."""
        return self.shown_to_visitors().filter(access=v.DocumentAccess.PUBLIC)

    def shown_to_visitors(self) -> "PropertyDocumentQuerySet":
        """Those whose existence visitors may know of."""
        return self.filter(SHOWN_TO_VISITORS)


SHOWN_TO_VISITORS = Q(
    access__in=[v.DocumentAccess.PUBLIC, v.DocumentAccess.ON_REQUEST],
    scan_state=v.ScanState.CLEAN,
    is_blocked=False,
)


class PropertyDocument(AbstractDocument):
    """Kind, dates, language, rights and access belong to the document; blocks only show them."""

    file = DocumentField(upload_to="documents", verbose_name=_("file"))
    kind = models.CharField(
        _("kind"), max_length=24, choices=v.DocumentKind.choices, default=v.DocumentKind.OTHER
    )
    issued_on = models.DateField(_("date"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True, default="")
    rights = models.CharField(
        _("rights"),
        max_length=160,
        blank=True,
        default="",
        help_text=_("Who made it and allows you to show it, such as the architect of a plan."),
    )
    access = models.CharField(
        _("access"),
        max_length=12,
        choices=v.DocumentAccess.choices,
        default=v.DocumentAccess.PRIVATE,
        help_text=_(
            "Public: anyone, while a published page of the agency shows it. "
            "On request: visitors see that it exists and may ask for it. "
            "Private: nobody outside the agency knows of it."
        ),
    )
    scan_state = models.CharField(
        _("virus check"),
        max_length=12,
        choices=v.ScanState.choices,
        default=v.ScanState.WAITING,
        editable=False,
        db_index=True,
    )
    scanned_at = models.DateTimeField(null=True, editable=False)
    # By the operator; why is in ``Takedown``.
    is_blocked = models.BooleanField(default=False, editable=False)

    objects = PropertyDocumentQuerySet.as_manager()

    admin_form_fields = (
        *Document.admin_form_fields,
        "kind",
        "issued_on",
        "expires_on",
        "language",
        "rights",
        "access",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Judge a new file while a form can still show why it is refused."""
        try:
            self._judge_new_file()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error
        if self.file:  # multiple add fills in the facts before it brings the file
            super().clean()
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            raise ValidationError({"expires_on": _("This day is before the date of the document.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store only accepted kinds; every door (form, import, API) ends here.

        Raises ValidationError for a file that is not what its name says or of another kind. An
        image loses its metadata like a photo. A new file waits for the scanner.
        """
        if self._has_new_file():
            self._judge_new_file()
            self.await_scan()
            if (columns := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*columns, *_OF_FILE}
        super().save(*args, **kwargs)

    def await_scan(self) -> None:
        """A file that nobody has looked at; without a scanner it counts as clean."""
        waits = configured_scanner() is not None
        self.scan_state = v.ScanState.WAITING if waits else v.ScanState.CLEAN
        self.scanned_at = None

    def _has_new_file(self) -> bool:
        file: Any = self.file
        return bool(file) and not file._committed

    def _judge_new_file(self) -> None:
        if self._has_new_file():
            self.file = judged(self.file.name or "", self.file.file)
            self._set_document_file_metadata()

    @property
    def url(self) -> str:
        """Our own address, whatever the settings: a storage's would be good for everybody."""
        return reverse("wagtaildocs_serve", args=[self.pk, self.filename])

    @property
    def kind_label(self) -> str:
        """Word for the kind in the active language."""
        return str(self.get_kind_display())

    @property
    def is_clean(self) -> bool:
        """Whether the scanner has passed the file; nobody gets it before."""
        return self.scan_state == v.ScanState.CLEAN

    @property
    def immo_withheld(self) -> bool:
        """Visitors do not even learn that it exists."""
        return self.is_blocked or not self.is_clean

    def immo_public_url(self) -> str | None:
        """Address for visitors, or None unless the document is public and found clean."""
        if self.access != v.DocumentAccess.PUBLIC or self.immo_withheld:
            return None
        return self.url


_OF_FILE = ("scan_state", "scanned_at", "file_size", "file_hash")
