"""Drawn images and an imagined document for block previews: they need no row in the database."""

from datetime import date
from typing import Any

from django.templatetags.static import static

from immo_blocks.media.presets import PresetImage


class SampleImage:
    """One of the five drawings, seen through the image protocol."""

    pk = None
    description = ""
    width, height = 1200, 800

    def __init__(self, name: str, title: Any) -> None:
        self.name = name
        self.title = title

    def immo_preset(self, preset: str) -> PresetImage:
        """The same drawing for every preset."""
        return PresetImage(static(f"immo_blocks/sample/{self.name}.svg"), self.width, self.height)


class SampleDocument:
    """A document without a file, seen through the document protocol."""

    pk = None
    language = "fr"
    file_size = 482_000
    issued_on = date(2024, 6, 11)

    def __init__(self, title: Any, access: str, filename: str = "document.pdf") -> None:
        self.title = title
        self.access = access
        self.filename = filename

    def immo_public_url(self) -> str:
        """Nowhere."""
        return "#"
