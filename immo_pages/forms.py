"""The form behind the property editor."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from immo_agencies.tenancy import agency_of
from immo_pages.vocabulary import Feature


class PropertyPageForm(WagtailAdminPageForm):
    """Checks what must be unique in the agency before the database does."""

    features = forms.MultipleChoiceField(
        label=gettext_lazy("Features"),
        choices=Feature.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_reference(self) -> str | None:
        """Refuse a reference that another property of the agency has in this language."""
        reference = (self.cleaned_data.get("reference") or "").strip() or None
        if reference and self._is_taken(reference):
            raise ValidationError(
                _("Another property of the agency has the reference %(reference)s."),
                code="reference_taken",
                params={"reference": reference},
            )
        return reference

    def _is_taken(self, reference: str) -> bool:
        page: Any = self.instance
        agency = agency_of(self.parent_page)
        others = type(page)._base_manager.filter(agency=agency, reference=reference)
        # A translation of the same property shares its reference.
        return others.exclude(pk=page.pk).exclude(translation_key=page.translation_key).exists()
