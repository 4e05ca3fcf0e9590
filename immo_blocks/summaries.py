"""What a folded block of the editor says about itself in one line, in the reader's language.

Wagtail's ``label_format`` joins the texts of the fields; a number of photos, or a class with its
figure, is none. The block says with which words, its script (``summaries.js``) fills them in from
what is in the fields at that moment.
"""

from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlock, StructBlockAdapter

from immo_blocks.documents import DocumentsBlock
from immo_blocks.energy.block import EnergyBlock
from immo_blocks.energy.scales import jurisdiction_choices, scale_for
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_blocks.facts.key_facts import KeyFactsBlock
from immo_blocks.facts.rooms import RoomsBlock
from immo_blocks.facts.tables import FeaturesBlock, FinancialsBlock, UrbanPlanningBlock
from immo_blocks.floor_plan import FloorPlanBlock
from immo_blocks.gallery import GalleryBlock
from immo_blocks.location import LocationBlock
from immo_blocks.neighbourhood import NeighbourhoodBlock
from immo_blocks.players.block import VideoBlock, VirtualTourBlock
from immo_blocks.players.video_and_tour_services import SERVICES

Words = dict[str, Any]


def photos_words() -> Words:
    """``24 photos``, with the title of the gallery behind it."""
    return {
        "count": "photos",
        "one": ngettext("%(count)d photo", "%(count)d photos", 1),
        "many": ngettext("%(count)d photo", "%(count)d photos", 2),
    }


def documents_words() -> Words:
    """``3 documents``, with the title of the list behind it."""
    return {
        "count": "documents",
        "one": ngettext("%(count)d document", "%(count)d documents", 1),
        "many": ngettext("%(count)d document", "%(count)d documents", 2),
    }


def plans_words() -> Words:
    """``2 plans``, with the title behind it."""
    return {
        "count": "plans",
        "one": ngettext("%(count)d plan", "%(count)d plans", 1),
        "many": ngettext("%(count)d plan", "%(count)d plans", 2),
    }


def player_words() -> Words:
    """``YouTube · Tour of the garden``."""
    return {"services": {host: service.label for service in SERVICES for host in service.hosts}}


def rooms_words() -> Words:
    """``5 rooms``."""
    return {
        "count": "rooms",
        "one": ngettext("%(count)d room", "%(count)d rooms", 1),
        "many": ngettext("%(count)d room", "%(count)d rooms", 2),
    }


def places_words() -> Words:
    """``3 places``."""
    return {
        "count": "places",
        "one": ngettext("%(count)d place", "%(count)d places", 1),
        "many": ngettext("%(count)d place", "%(count)d places", 2),
    }


def location_words() -> Words:
    """The neighbourhood in words, or that the page's own address is shown."""
    return {"said": "text", "none": _("address of the page")}


def key_facts_words() -> Words:
    """``Bedrooms, Living area``."""
    return {"ticked": "facts", "none": _("the six that say most")}


def parts_words() -> Words:
    """``Price, Taxes``."""
    return {"ticked": "parts", "none": _("nothing ticked")}


def energy_words() -> Words:
    """``PEB D · 301 kWh/m²``; without class and figure, why there is none."""
    today = timezone.localdate()
    shorts = {code: str(scale_for(code, today).words.short) for code, _n in jurisdiction_choices()}
    told = {EnergyStatus.EXPIRED, EnergyStatus.EXEMPT, EnergyStatus.NOT_REQUIRED}
    return {
        "energy": shorts,
        "figure": _("%(number)s kWh/m²"),
        "statuses": {status.value: str(status.label) for status in told},
    }


class SummaryAdapter(StructBlockAdapter):
    """A block with a summary of its own: ``words()`` are asked in the language of the request."""

    js_constructor = "immo_blocks.SummarisedBlock"

    def __init__(self, words: Any) -> None:
        self.words = words

    def js_args(self, block: StructBlock) -> list[Any]:
        """Wagtail's arguments, with the words of the summary among the options."""
        name, children, meta = super().js_args(block)
        return [name, children, meta | {"summary": self.words()}]

    @cached_property
    def media(self) -> forms.Media:
        """Wagtail's script, then ours."""
        return super().media + forms.Media(js=[versioned_static("immo_blocks/summaries.js")])


def register_summaries() -> None:
    """Tell Wagtail's editor which blocks have one; called when the app is ready."""
    register(SummaryAdapter(photos_words), GalleryBlock)
    register(SummaryAdapter(documents_words), DocumentsBlock)
    register(SummaryAdapter(energy_words), EnergyBlock)
    register(SummaryAdapter(plans_words), FloorPlanBlock)
    register(SummaryAdapter(player_words), VideoBlock)
    register(SummaryAdapter(player_words), VirtualTourBlock)
    register(SummaryAdapter(rooms_words), RoomsBlock)
    register(SummaryAdapter(places_words), NeighbourhoodBlock)
    register(SummaryAdapter(location_words), LocationBlock)
    register(SummaryAdapter(key_facts_words), KeyFactsBlock)
    for tables in (FeaturesBlock, FinancialsBlock, UrbanPlanningBlock):
        register(SummaryAdapter(parts_words), tables)
