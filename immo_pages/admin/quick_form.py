"""The short form of a new property."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes.forms import SafeModelChoiceField
from wagtail.admin.widgets import AdminDateInput
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from immo_agencies.access import Access
from immo_agencies.forms import AgencyFormMixin
from immo_agencies.models import Agency
from immo_agencies.tenancy import covered_by, owned_by
from immo_pages.admin.amounts import AmountField
from immo_pages.admin.quick_draft import ENERGY_NAMES, energy_value
from immo_pages.composing.templates import start_body, start_facts
from immo_pages.models import (
    Agent,
    DevelopmentPage,
    PropertyIndexPage,
    PropertyPage,
    PropertyTemplate,
)
from immo_pages.regions import region_of
from immo_pages.vocabulary import Subtype, Transaction

_AMOUNTS = ("price", "rent_monthly", "charges_monthly", "living_area", "plot_area")
FACTS = (
    *("transaction", "category", "subtype"),
    *("street", "house_number", "box", "postal_code", "city"),
    *("price", "rent_monthly", "charges_monthly", "price_display"),
    *("bedrooms", "bathrooms", "living_area", "plot_area"),
)
GROUPS = (
    (gettext_lazy("What"), "home", ("place", "transaction", "category", "subtype")),
    (gettext_lazy("Where"), "site", ("street", "house_number", "box", "postal_code", "city")),
    (
        gettext_lazy("Price"),
        "tag",
        ("price", "rent_monthly", "charges_monthly", "price_display"),
    ),
    (
        gettext_lazy("Size"),
        "expand-right",
        ("bedrooms", "bathrooms", "living_area", "plot_area"),
    ),
    (gettext_lazy("Photos"), "image", ("photos",)),
    (gettext_lazy("Energy certificate"), "decimal", (*ENERGY_NAMES, "certificate")),
    (gettext_lazy("Title and contact"), "title", ("title", "agent")),
)


class PhotosInput(forms.FileInput):
    """Several photos at once, also from the camera of a phone."""

    allow_multiple_selected = True


def places_of(agency: Agency, access: Access | None = None) -> list[Page]:
    """Where a property may be made: a list a language, the default one first, and developments.

    Of the developments those that ``access`` covers.
    """
    indexes = list(owned_by(agency, PropertyIndexPage.objects.select_related("locale")))
    order = {code: position for position, code in enumerate(agency.languages)}
    indexes.sort(key=lambda page: order.get(page.locale.language_code, len(order)))
    developments = owned_by(agency, DevelopmentPage.objects.select_related("locale"))
    if access is not None:
        developments = covered_by(access, developments)
    return [*indexes, *developments.order_by("title")]


class QuickPropertyForm(AgencyFormMixin, forms.Form):
    """Few required fields; the rest of what an advert needs shows as missing mentions."""

    template = SafeModelChoiceField(
        queryset=PropertyTemplate.objects.none(), required=False, widget=forms.HiddenInput()
    )
    place = forms.ChoiceField(label=gettext_lazy("Language or development"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Left blank: made from the type, the bedrooms and the city."),
    )
    agent = SafeModelChoiceField(
        label=gettext_lazy("Estate agent"), queryset=Agent.objects.none(), required=False
    )
    photos = forms.Field(
        label=gettext_lazy("Photos"),
        required=False,
        widget=PhotosInput(attrs={"accept": "image/*"}),
        help_text=gettext_lazy("Choose several at once. The first becomes the cover."),
    )
    energy_class = forms.CharField(label=gettext_lazy("Energy class"), max_length=5, required=False)
    kwh_m2_year = AmountField(
        label=gettext_lazy("Specific consumption (kWh/m².year)"), required=False
    )
    total_kwh_year = AmountField(label=gettext_lazy("Total consumption (kWh/year)"), required=False)
    co2_kg_m2_year = AmountField(label=gettext_lazy("CO₂ emission (kg/m².year)"), required=False)
    certificate_number = forms.CharField(
        label=gettext_lazy("Certificate number"), max_length=60, required=False
    )
    issued_on = forms.DateField(
        label=gettext_lazy("Date of issue"), required=False, widget=AdminDateInput()
    )
    certificate = forms.Field(
        label=gettext_lazy("Certificate as a document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}),
        help_text=gettext_lazy("Stays private until you make it public."),
    )

    def __init__(
        self, *args: Any, agency: Agency, access: Access | None = None, **kwargs: Any
    ) -> None:
        self.agency = agency
        self.places = places_of(agency, access)
        super().__init__(*args, **kwargs)
        self.fields |= _fact_fields()
        place: Any = self.fields["place"]
        place.choices = [(str(page.pk), _place_label(page)) for page in self.places]
        self.limit_choices()

    def starting_with(self, template: PropertyTemplate) -> None:
        """Show what ``template`` answers; everything can still be changed."""
        facts = {name: v for name, v in start_facts(template).items() if name in self.fields}
        place = next((p for p in self.places if _language_of(p) == template.language), None)
        self.initial.update(facts, template=template.pk, place=place and str(place.pk))

    def groups(self) -> Iterator[tuple[Any, str, list[Any]]]:
        """Heading, icon and fields in the order of the screen; no choice of one place."""
        for heading, icon, names in GROUPS:
            shown = [n for n in names if n != "place" or len(self.places) > 1]
            yield heading, icon, [self[name] for name in shown]

    def clean_place(self) -> Page:
        """The parent page; the list in the default language when nothing was chosen."""
        chosen = self.cleaned_data["place"]
        return next((page for page in self.places if str(page.pk) == chosen), self.places[0])

    def clean_postal_code(self) -> str:
        """A Belgian postal code: the law that applies depends on it."""
        code = self.cleaned_data["postal_code"].strip()
        if region_of("BE", code) is None:
            raise ValidationError(
                _("A Belgian postal code has four digits, for example 5000."), code="postal_code"
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Amounts that fit the transaction, a certificate that the region can issue."""
        cleaned = super().clean() or self.cleaned_data
        letting = cleaned.get("transaction") == Transaction.RENT
        for name in ("price",) if letting else ("rent_monthly", "charges_monthly"):
            if name not in self.errors:
                cleaned[name] = None
        self.refuse_foreign_choices()
        self._check_template(cleaned)
        self._check_certificate(cleaned)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Columns of the property; those that the form does not ask come from the template."""
        template = self.cleaned_data["template"]
        given = {name: self.cleaned_data[name] for name in (*FACTS, "agent")}
        return (start_facts(template) if template else {}) | given

    def body(self, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """``blocks`` (raw), in the places that the template prepared for them."""
        template = self.cleaned_data["template"]
        return start_body(template, blocks) if template else blocks

    def energy(self, document: Any = None) -> dict[str, Any] | None:
        """Raw value of the energy block, with the key of the certificate's document."""
        given = {name: self.cleaned_data.get(name) for name in ENERGY_NAMES}
        return energy_value(self.cleaned_data, given | {"document": getattr(document, "pk", None)})

    def _check_template(self, cleaned: dict[str, Any]) -> None:
        template, place = cleaned.get("template"), cleaned.get("place")
        if template and place and _language_of(place) != template.language:
            text = _("“%(name)s” is a template in another language: choose its language here.")
            self.add_error("place", text % {"name": template.name})

    def _check_certificate(self, cleaned: dict[str, Any]) -> None:
        """Ask the block itself, so that the form and the editor refuse the same."""
        if not {"postal_code", "category", *ENERGY_NAMES} <= cleaned.keys():
            return
        value = self.energy()
        block = PropertyPage.body.field.stream_block.child_blocks["energy"]
        try:
            if value is not None:
                block.clean(block.to_python(value))
        except StructBlockValidationError as error:
            for name, problem in error.block_errors.items():
                self.add_error(name if name in self.fields else None, problem)


def _fact_fields() -> dict[str, forms.Field]:
    fields = forms.fields_for_model(
        PropertyPage, fields=FACTS, field_classes=dict.fromkeys(_AMOUNTS, AmountField)
    )
    for name in _AMOUNTS:
        # Django leaves these to the validation of the model, which comes too late for a form.
        column: Any = PropertyPage._meta.get_field(name)
        fields[name].validators.extend(column.validators)
    for name in ("postal_code", "city"):
        fields[name].required = True
    for name in ("bedrooms", "bathrooms"):
        fields[name].widget.attrs |= {"inputmode": "numeric"}
    subtype: Any = fields["subtype"]
    subtype.choices = [("", _("To be specified")), *Subtype.choices]
    fields["rent_monthly"].label = _("Monthly rent")
    for field in fields.values():
        field.label = capfirst(str(field.label))
    return fields


def _language_of(page: Page) -> str:
    return str(page.locale.language_code)


def _place_label(page: Page) -> str:
    language = page.locale.get_display_name()
    if isinstance(page, DevelopmentPage):
        return f"{page.title} ({language})"
    return str(language)
