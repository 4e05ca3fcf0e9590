"""A document of a property: private unless it says otherwise."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from immo_pages import vocabulary as v
from immo_pages.documents.kinds import content_type_of, refuse_other_kinds
from immo_pages.photos.cleaning import CleanFile, cleaned


class PropertyDocument(AbstractDocument):
    """Kind, date, language and access belong to the document; blocks only show them."""

    kind = models.CharField(
        _("kind"), max_length=24, choices=v.DocumentKind.choices, default=v.DocumentKind.OTHER
    )
    issued_on = models.DateField(_("date"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True, default="")
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

    admin_form_fields = (
        *Document.admin_form_fields,
        "kind",
        "issued_on",
        "expires_on",
        "language",
        "access",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Judge a new file while a form can still show why it is refused."""
        super().clean()
        try:
            self._check_new_file()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store only accepted kinds; every door (form, import, API) ends here.

        Raises ValidationError for a file that is not what its name says or of another kind. An
        image loses its metadata like a photo.
        """
        self._check_new_file()
        super().save(*args, **kwargs)

    def _check_new_file(self) -> None:
        if not self.file or self.file._committed or isinstance(self.file.file, CleanFile):
            return
        refuse_other_kinds(self.file)
        if content_type_of(self.file.name).startswith("image/"):
            name = self.file.name
            self.file = cleaned(self.file).file
            self.file.name = name
        self._set_document_file_metadata()

    @property
    def kind_label(self) -> str:
        """Word for the kind in the active language."""
        return str(self.get_kind_display())

    def immo_public_url(self) -> str | None:
        """Address for visitors, or None unless the document is public."""
        if self.access != v.DocumentAccess.PUBLIC:
            return None
        return reverse("wagtaildocs_serve", args=[self.pk, self.filename])
