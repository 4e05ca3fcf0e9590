"""The form behind documents: they stay with the agency, and none becomes public here.

Set ``WAGTAILDOCS_DOCUMENT_FORM_BASE = "immo_pages.documents.forms.DocumentForm"``. It stands
behind every door of the admin: add, multiple add, edit, upload in the chooser.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from immo_agencies.forms import OwnCollectionMixin
from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.documents.kinds import ACCEPT
from immo_pages.extension_points import PageAction
from immo_pages.upload_limits import LimitedUploadMixin
from immo_pages.vocabulary import DocumentAccess

_DAYS = ("issued_on", "expires_on")


class DocumentForm(LimitedUploadMixin, OwnCollectionMixin, BaseDocumentForm):
    """For adding, editing and choosing documents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.access == DocumentAccess.PUBLIC
        if "access" in self.fields:
            self._offer_access()
        if "file" in self.fields:
            self.fields["file"].widget.attrs["accept"] = ACCEPT
        if "language" in self.fields:
            self._offer_languages()
        for name in _DAYS:
            if name in self.fields:
                self.fields[name].widget = forms.DateInput(
                    attrs={"type": "date"}, format="%Y-%m-%d"
                )

    def clean_file(self) -> Any:
        """A new file: what the plan allows, and nothing new behind a public address by the way."""
        file = super().clean_file()
        is_new = file and "file" in self.changed_data
        if is_new and self.was_public and not self._may_publish():
            raise ValidationError(
                _(
                    "This document is public. Make it private first, or ask who may make "
                    "documents public to replace the file."
                ),
                code="file_of_public",
            )
        return file

    def _offer_access(self) -> None:
        """Public stays what is public already; it becomes so on a screen of its own."""
        field = self.fields["access"]
        offered = [
            (code, label)
            for code, label in DocumentAccess.choices
            if code != DocumentAccess.PUBLIC or self.was_public
        ]
        field.choices = offered
        field.help_text = _(
            "Private: nobody outside the agency knows of it. On request: visitors see that it "
            "exists and may ask for it. A document is made public once it is saved."
        )

    def _offer_languages(self) -> None:
        field = self.fields["language"]
        choices = [("", _("No language")), *settings.WAGTAIL_CONTENT_LANGUAGES]
        if (present := self.instance.language) and present not in dict(choices):
            choices.append((present, present))
        self.fields["language"] = forms.ChoiceField(
            choices=choices, required=False, label=field.label
        )

    def _may_publish(self) -> bool:
        agency = agency_of(self.instance)
        return may(self.user, PageAction.PUBLISH_DOCUMENT, agency, self.instance)
