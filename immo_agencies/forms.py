"""Forms that accept nothing of another agency."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django_scopes.forms import SafeModelChoiceField, SafeModelMultipleChoiceField
from wagtail.admin.forms.models import WagtailAdminModelForm

from immo_agencies.choices import choices_in_scope, offered_in_scope
from immo_agencies.models import Agency
from immo_agencies.references import owner_column, visible_to
from immo_agencies.tenancy import owned_by

_SAFE_FIELDS = (SafeModelChoiceField, SafeModelMultipleChoiceField)


class AgencyFormMixin:
    """Choices are the agency's own; what was chosen is checked again, whatever the widget."""

    agency: Agency

    def limit_choices(self) -> None:
        """Offer only rows of the agency. Declare foreign keys to scoped models as safe fields."""
        for field in self.fields.values():  # type: ignore[attr-defined]
            if not isinstance(field, forms.ModelChoiceField):
                continue
            if isinstance(field, _SAFE_FIELDS):
                field.queryset = field.queryset.model.objects.all()
            if owner_column(field.queryset.model) is not None:
                field.queryset = owned_by(self.agency, field.queryset)

    def refuse_foreign_choices(self) -> None:
        """A row of another agency is answered like one that does not exist."""
        for name, value in list(self.cleaned_data.items()):  # type: ignore[attr-defined]
            owned = isinstance(value, models.Model) and owner_column(type(value))
            if owned and not visible_to(self.agency, value):
                error = ValidationError(
                    _("Select a valid choice. That choice is not one of the available choices."),
                    code="invalid_choice",
                )
                self.add_error(name, error)  # type: ignore[attr-defined]


class AgencyModelForm(AgencyFormMixin, WagtailAdminModelForm):
    """Base of the forms of ``AgencyModelViewSet``; the row belongs to ``agency``."""

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        self.agency = agency
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.agency = agency
        self.limit_choices()

    def clean(self) -> dict[str, Any]:
        """Refuse rows of other agencies."""
        cleaned = super().clean()
        self.refuse_foreign_choices()
        return cleaned


class OwnCollectionMixin:
    """A form for a file: it is put, and stays, in a collection of the agency whose scope is open.

    Put it before Wagtail's ``BaseImageForm`` or ``BaseDocumentForm``. Raises PermissionDenied for a
    file of somebody else, and where there is no collection to put one.
    """

    instance: Any
    fields: dict[str, Any]
    collections: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not offered_in_scope(self.instance):
            raise PermissionDenied
        self.collections = choices_in_scope(self.collections)
        if len(self.collections) == 0:
            raise PermissionDenied
        if len(self.collections) == 1:
            self.fields.pop("collection", None)
        elif "collection" in self.fields:
            self.fields["collection"].queryset = self.collections


class LogoInput(forms.ClearableFileInput):
    """A plain file input; the template draws the box that removes the logo.

    Django's own would link to the address of the stored file, which is not public.
    """

    template_name = "django/forms/widgets/file.html"


class AgencySettingsForm(WagtailAdminModelForm):
    """What an agency says about itself and how it approves."""

    class Meta:
        model = Agency
        fields = (
            "legal_name",
            "vat_number",
            "ipi_number",
            "professional_title",
            "recognition_country",
            "supervisor",
            "insurer",
            "insurance_policy",
            "code_of_conduct_url",
            "street",
            "postal_code",
            "city",
            "country",
            "phone",
            "email",
            "logo",
            "brand_color",
            "marketers_publish",
            "second_person_approves",
            "approval_hours",
        )
        widgets = {
            "brand_color": forms.TextInput(attrs={"type": "color"}),
            "logo": LogoInput(attrs={"accept": "image/png,image/jpeg"}),
        }
