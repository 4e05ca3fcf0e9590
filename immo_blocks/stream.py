"""The blocks a page may be composed of. Type names are part of the stored data and of the API."""

from wagtail import blocks

from immo_blocks.audio import AudioBlock
from immo_blocks.call_to_action import CallToActionBlock
from immo_blocks.documents import DocumentsBlock
from immo_blocks.energy.block import EnergyBlock
from immo_blocks.facts.contact import ContactBlock
from immo_blocks.facts.key_facts import KeyFactsBlock
from immo_blocks.facts.open_houses import OpenHousesBlock
from immo_blocks.facts.rooms import RoomsBlock
from immo_blocks.facts.tables import FeaturesBlock, FinancialsBlock, UrbanPlanningBlock
from immo_blocks.facts.units import UnitsBlock
from immo_blocks.floor_plan import FloorPlanBlock
from immo_blocks.gallery import GalleryBlock
from immo_blocks.location import LocationBlock
from immo_blocks.model_3d import Model3DBlock
from immo_blocks.neighbourhood import NeighbourhoodBlock
from immo_blocks.players.block import VideoBlock, VirtualTourBlock
from immo_blocks.quote import QuoteBlock
from immo_blocks.text import BodyTextBlock, HeadingBlock

#: Blocks that show facts of the page: twice they would say the same.
ONCE = (
    "neighbourhood",
    "key_facts",
    "rooms",
    "features",
    "financials",
    "urban_planning",
    "open_houses",
    "contact",
)
ONCE_IN_A_DEVELOPMENT = ("location", "neighbourhood", "contact", "units")


class PropertyBodyBlock(blocks.StreamBlock):
    """The body of a property page."""

    gallery = GalleryBlock()
    heading = HeadingBlock()
    rich_text = BodyTextBlock()
    energy = EnergyBlock()
    documents = DocumentsBlock()
    location = LocationBlock()
    floor_plan = FloorPlanBlock()
    video = VideoBlock()
    virtual_tour = VirtualTourBlock()
    audio = AudioBlock()
    model_3d = Model3DBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    neighbourhood = NeighbourhoodBlock()
    key_facts = KeyFactsBlock()
    rooms = RoomsBlock()
    features = FeaturesBlock()
    financials = FinancialsBlock()
    urban_planning = UrbanPlanningBlock()
    open_houses = OpenHousesBlock()
    contact = ContactBlock()

    class Meta:
        required = False
        block_counts = {"location": {"max_num": 1}} | {name: {"max_num": 1} for name in ONCE}
        # Those that are there when the editor opens; a new one, and one with an error, is open.
        collapsed = True


class DevelopmentBodyBlock(PropertyBodyBlock):
    """The body of a development: its units instead of what one property has."""

    units = UnitsBlock()
    # Wagtail's way to leave out what is inherited.
    key_facts = None  # type: ignore[assignment]
    rooms = None  # type: ignore[assignment]
    features = None  # type: ignore[assignment]
    financials = None  # type: ignore[assignment]
    urban_planning = None  # type: ignore[assignment]
    open_houses = None  # type: ignore[assignment]

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ONCE_IN_A_DEVELOPMENT}


class ContentBodyBlock(blocks.StreamBlock):
    """The body of a page about anything else."""

    heading = HeadingBlock()
    rich_text = BodyTextBlock()
    gallery = GalleryBlock()
    documents = DocumentsBlock()
    video = VideoBlock()
    audio = AudioBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
