"""The class a figure would give, told beside the field while somebody types it in the editor.

The scales go to the browser as data. The script only proposes: the letter is the certificate's.
"""

from functools import cached_property
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlock

from immo_blocks.energy.bar import WIDTH, blank_segments
from immo_blocks.energy.block import EnergyBlock
from immo_blocks.energy.scales import EnergyScale, jurisdiction_choices, scale_for
from immo_blocks.energy.scales.scale import IMPLAUSIBLE_ABOVE
from immo_blocks.energy.vocabulary import OTHER_CERTIFICATES
from immo_blocks.summaries import SummaryAdapter, energy_words


def scale_data() -> dict[str, dict[str, Any]]:
    """Scales by jurisdiction; bounds as numbers, None for none, and the bar to preview."""
    today = timezone.localdate()
    scales = (scale_for(code, today) for code, _name in jurisdiction_choices())
    return {scale.jurisdiction: _as_data(scale) for scale in scales}


def _as_data(scale: EnergyScale) -> dict[str, Any]:
    return _bounds(scale) | {
        "inclusive": scale.upper_inclusive,
        "cold": _bounds(scale.cold) if scale.cold else None,
        "unverified": scale.unverified,
        "drawing": render_to_string(
            "immo_blocks/energy/preview.html",
            {"segments": blank_segments(scale), "width": WIDTH},
        ),
        "main": {one.letter: one.main_letter for one in scale.classes},
    }


def _bounds(scale: EnergyScale) -> dict[str, Any]:
    """Letters with their bounds, and whether a class can be told from a figure at all."""
    return {
        "classes": [
            [one.letter, None if one.upper is None else float(one.upper)] for one in scale.classes
        ],
        "bounded": scale.has_bounds,
        "co2": [float(bound) for bound in scale.co2_bounds],
    }


class EnergyAdapter(SummaryAdapter):
    """The energy block with its hint; words in the language of the request."""

    js_constructor = "immo_blocks.EnergyBlock"

    def js_args(self, block: StructBlock) -> list[Any]:
        """Arguments of the summary, with scales and words of the hint among the options."""
        name, children, meta = super().js_args(block)
        hint = {
            "scales": scale_data(),
            "implausible_above": int(IMPLAUSIBLE_ABOVE),
            "proposes": _("Class %(letter)s according to the scale."),
            "agrees": _("Class and consumption agree."),
            "take": _("Take over"),
            "figure": _("%(number)s kWh/m²"),
            "implausible": _("Unlikely per m²: is it the total consumption?"),
            "unknown": _("This region has no such class."),
            "unverified": _("The bounds of this scale are unverified."),
            "preview": _("As visitors see it"),
            "other_kinds": sorted(OTHER_CERTIFICATES),
        }
        return [name, children, meta | {"energy_hint": hint}]

    @cached_property
    def media(self) -> forms.Media:
        """The script of the summary, then those of the preview and the hint."""
        names = ("immo_blocks/energy_preview.js", "immo_blocks/energy_hint.js")
        return super().media + forms.Media(js=[versioned_static(name) for name in names])


def register_energy_editor() -> None:
    """Tell Wagtail's editor; called when the app is ready, after the summaries."""
    register(EnergyAdapter(energy_words), EnergyBlock)
