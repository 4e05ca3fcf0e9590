"""The forms behind the page editor."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.staticfiles import versioned_static
from wagtail.fields import RichTextField

from immo_agencies.choices import choices_in_scope
from immo_agencies.tenancy import agency_of
from immo_blocks.links import refuse_dead_targets, without_dead_targets
from immo_pages.copywriting import TextsOnlyMixin
from immo_pages.quick_change.history import FormKeeper, latest_moment, moment_in
from immo_pages.vocabulary import Feature

_ROW_KEY = re.compile(r"open_houses-\d+-id")


class AgencyPageForm(TextsOnlyMixin, WagtailAdminPageForm):
    """Offers only what is the agency's; anything else is answered like what does not exist.

    Who writes texts only changes texts only.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = self.instance._meta.concrete_fields
        rich = {column.name for column in columns if isinstance(column, RichTextField)}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = choices_in_scope(field.queryset)
            elif name in rich:
                field.validators = [*field.validators, refuse_dead_targets]
                field.prepare_value = _shown(field.prepare_value)
        place = self.instance if self.instance.path else self.parent_page
        self.limit_to_texts(place, self.for_user)

    def clean(self) -> dict[str, Any]:
        """As Wagtail's; then all that is no text is taken from the draft."""
        cleaned = super().clean()
        if self.texts_only:
            self.keep_all_but_texts()
        return cleaned

    @property
    def media(self) -> forms.Media:
        """With the script that closes what a writer of texts does not change."""
        extra = [versioned_static("immo_pages/admin/copywriting.js")] if self.texts_only else []
        return super().media + forms.Media(js=extra)


def _shown(prepare_value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What a text editor shows: no address of a page of somebody else."""
    return lambda value: without_dead_targets(prepare_value(value))


class PropertyPageForm(AgencyPageForm):
    """Checks what must be unique in the agency before the database does."""

    features = forms.MultipleChoiceField(
        label=gettext_lazy("Features"),
        choices=Feature.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    #: When the newest quick change was made that this form shows; blank before the first one.
    quick_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_without_lost_rows(data, kwargs.get("instance")), *args, **kwargs)
        self._seen_now = latest_moment(self.instance) if self.instance.pk else None
        if "quick_seen" in self.fields:
            self.initial["quick_seen"] = self._seen_now.isoformat() if self._seen_now else ""

    def clean(self) -> dict[str, Any]:
        """As every page of the agency; then tell the page how old this form is."""
        cleaned = super().clean()
        name = self.add_prefix("quick_seen")
        if self.texts_only:
            self.instance.form_keeper = FormKeeper(self._seen_now)
        elif name in self.data:
            self.instance.form_keeper = FormKeeper(moment_in(self.data[name]))
        return cleaned

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


def _without_lost_rows(data: Any, page: Any) -> Any:
    """Posted ``data`` in which an open house that is gone since the form was shown is a new one.

    Its key would be an error that nobody can mend; the keeper of the form then takes it out again.
    """
    if data is None or page is None or not page.pk:
        return data
    known = {str(visit.pk) for visit in page.open_houses.all()}
    lost = [name for name in data if _ROW_KEY.fullmatch(name) and data[name] not in {"", *known}]
    if not lost:
        return data
    data = data.copy()
    for name in lost:
        data[name] = ""
    return data
