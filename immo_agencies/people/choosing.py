"""Choose some of the agency's properties: a list of boxes with a search field above it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static

from immo_agencies.extension_points import choosable_pages
from immo_agencies.models import Agency


class ChosenPagesWidget(forms.CheckboxSelectMultiple):
    """Boxes in a frame that scrolls; the script narrows them while one types."""

    template_name = "immo_agencies/people/widgets/chosen_pages.html"
    option_template_name = "immo_agencies/people/widgets/chosen_page.html"

    @cached_property
    def media(self) -> forms.Media:
        """The script that searches."""
        return forms.Media(js=[versioned_static("immo_agencies/people.js")])


class ChosenPagesField(forms.MultipleChoiceField):
    """Translation keys of properties of one agency; one query however many there are."""

    widget = ChosenPagesWidget

    def offer(self, agency: Agency) -> None:
        """Take the choices of ``agency``."""
        pages = choosable_pages(agency).values_list("translation_key", "draft_title", "title")
        self.choices = [(str(key), draft or title) for key, draft, title in pages]

    def clean(self, value: Any) -> frozenset[UUID]:
        """The keys."""
        return frozenset(UUID(key) for key in super().clean(value))
