"""Columns of the property list; none of them costs a query a row."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import PageTable

from immo_pages.admin.gap_links import count_gaps, editor_url
from immo_pages.admin.page_states import PageState, state_of
from immo_pages.formats import money_text
from immo_pages.quick_change.links import quick_change_url
from immo_pages.vocabulary import PriceDisplay

_OF_THE_LIST = ("several_languages", "new_url", "makes_quick_changes")


class PropertyTable(PageTable):
    """Its cells know what was asked once for the whole list."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Wagtail's own context holds nothing of the screen around the table."""
        told = {name: parent_context.get(name) for name in _OF_THE_LIST}
        return super().get_context_data(parent_context) | told


class CoverColumn(BaseColumn):
    """The cover in its smallest size."""

    cell_template_name = "immo_pages/admin/cells/cover.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Address of the thumb; None without a photo or while its sizes are being made."""
        photo = instance.cover if instance.thumb_is_ready else None
        return super().get_cell_context_data(instance, parent_context) | {
            "thumb": photo.immo_preset("thumb") if photo else None
        }


class PropertyTitleColumn(BaseColumn):
    """Title of the draft, address, language; leads to the editor and to the public page."""

    cell_template_name = "immo_pages/admin/cells/title.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Where the links lead."""
        street = " ".join(filter(None, [instance.street, instance.house_number]))
        place = " ".join(filter(None, [instance.postal_code, instance.city]))
        return super().get_cell_context_data(instance, parent_context) | {
            "edit_url": editor_url(instance.pk),
            "live_url": instance.get_full_url() if instance.live else None,
            "address": ", ".join(filter(None, [street, place])),
            "several_languages": parent_context.get("several_languages"),
            "quick_change_url": quick_change_url(instance, parent_context),
            "duplicate_url": reverse("immo_composing:duplicate", args=[instance.pk])
            if parent_context.get("new_url")
            else None,
        }


class StateColumn(BaseColumn):
    """State of the page, as a word."""

    cell_template_name = "immo_pages/admin/cells/state.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The state and whether visitors see the page."""
        state = state_of(instance)
        return super().get_cell_context_data(instance, parent_context) | {
            "state": state,
            "is_primary": state in {PageState.LIVE, PageState.CHANGED},
        }


class GapsColumn(BaseColumn):
    """How many mentions are missing, with words and not by colour alone."""

    cell_template_name = "immo_pages/admin/cells/gaps.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The counts."""
        return super().get_cell_context_data(instance, parent_context) | {
            "count": count_gaps(instance)
        }


class PriceColumn(Column):
    """The asking price or the rent, with what is hidden from visitors said so."""

    cell_template_name = "immo_pages/admin/cells/price.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Amount in words."""
        amount = instance.asking_amount
        return super().get_cell_context_data(instance, parent_context) | {
            "amount": "" if amount is None else money_text(amount, instance.currency),
            "on_request": instance.price_display == PriceDisplay.ON_REQUEST,
            "is_letting": instance.is_letting,
        }
