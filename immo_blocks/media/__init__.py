"""How blocks see images and documents: a small protocol with defaults for stock Wagtail models."""

from immo_blocks.media.documents import (
    DocumentFacts,
    document_facts,
    document_public_url,
)
from immo_blocks.media.images import (
    image_alt,
    image_focal,
    image_preset_url,
    is_preset_aware,
    is_shown,
)
from immo_blocks.media.presets import PRESETS, ImagePreset, PresetImage

__all__ = [
    "PRESETS",
    "DocumentFacts",
    "ImagePreset",
    "PresetImage",
    "document_facts",
    "document_public_url",
    "image_alt",
    "image_focal",
    "image_preset_url",
    "is_preset_aware",
    "is_shown",
]
