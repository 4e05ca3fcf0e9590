"""The gallery in the page editor: one grid, files dropped on it, many chosen at once."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlock

from immo_blocks.gallery import GalleryBlock
from immo_blocks.photo_uploads import photo_upload_address
from immo_blocks.summaries import SummaryAdapter, photos_words

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,.heic,.heif"


def grid_words() -> dict[str, str]:
    """What the grid says, in the language of the request."""
    return {
        "drop": _("Drop photos here, or"),
        "send": _("Send photos"),
        "choose": _("Choose from the library"),
        "order": _("Order of the new photos"),
        "byTime": _("when they were taken"),
        "byName": _("name of the file"),
        "cover": _("Cover"),
        "makeCover": _("Make it the cover"),
        "waiting": _("waiting"),
        "sending": _("%(percent)s %%"),
        "stored": _("%(done)s of %(total)s photos stored"),
        "unsaved": _("Save the page to keep their order and words."),
        "failed": _("The connection broke. Nothing is lost: send it again."),
        "again": _("Send again"),
        "dismiss": _("Close"),
        "same": _("The library has this picture already:"),
        "keepBoth": _("Keep both"),
        "usePresent": _("Use that one"),
        "prepared": _("Being prepared"),
    }


class GalleryAdapter(SummaryAdapter):
    """The gallery with its grid; words in the language of the request."""

    js_constructor = "immo_blocks.GalleryBlock"

    def js_args(self, block: StructBlock) -> list[Any]:
        """Arguments of the summary, with address and words of the grid among the options."""
        name, children, meta = super().js_args(block)
        grid = {"upload": photo_upload_address(), "accept": ACCEPT, "words": grid_words()}
        return [name, children, meta | {"grid": grid}]

    @cached_property
    def media(self) -> forms.Media:
        """The script of the summary, then those of the grid."""
        names = ["immo_blocks/gallery_sending.js", "immo_blocks/gallery_editor.js"]
        styles = [versioned_static("immo_blocks/gallery_editor.css")]
        ours = forms.Media(js=[versioned_static(name) for name in names], css={"all": styles})
        return super().media + ours


def register_gallery_editor() -> None:
    """Tell Wagtail's editor; called when the app is ready, after the summaries."""
    register(GalleryAdapter(photos_words), GalleryBlock)
