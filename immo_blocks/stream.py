"""The blocks a page may be composed of. Type names are part of the stored data and of the API."""

from wagtail import blocks

from immo_blocks.documents import DocumentsBlock
from immo_blocks.energy.block import EnergyBlock
from immo_blocks.gallery import GalleryBlock
from immo_blocks.location import LocationBlock
from immo_blocks.text import BodyTextBlock, HeadingBlock


class PropertyBodyBlock(blocks.StreamBlock):
    """The body of a property page."""

    gallery = GalleryBlock()
    heading = HeadingBlock()
    rich_text = BodyTextBlock()
    energy = EnergyBlock()
    documents = DocumentsBlock()
    location = LocationBlock()

    class Meta:
        required = False
        block_counts = {"location": {"max_num": 1}}
        # Those that are there when the editor opens; a new one, and one with an error, is open.
        collapsed = True


class ContentBodyBlock(blocks.StreamBlock):
    """The body of a page about anything else."""

    heading = HeadingBlock()
    rich_text = BodyTextBlock()
    gallery = GalleryBlock()
    documents = DocumentsBlock()

    class Meta:
        required = False
