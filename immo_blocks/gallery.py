"""Photo galleries."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import GalleryImageChooserBlock
from immo_blocks.media import image_alt, is_shown
from immo_blocks.media.samples import SampleImage
from immo_blocks.rooms import Room, room_choices, room_label


class GalleryPhotoValue(blocks.StructValue):
    """A photo and its words."""

    @property
    def alt(self) -> str:
        """Text alternative in the active language where nobody wrote one."""
        return image_alt(self["photo"], self.get("caption") or "", self.room_label)

    @property
    def room_label(self) -> str:
        """Word for the room, blank if none."""
        return room_label(self.get("room") or "")


class GalleryPhotoBlock(blocks.StructBlock):
    """One photo of a gallery."""

    photo = GalleryImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(required=False, default="", max_length=160, label=_("Caption"))
    room = blocks.ChoiceBlock(
        choices=room_choices, required=False, default="", label=_("What it shows")
    )

    class Meta:
        icon = "image"
        label = _("Photo")
        value_class = GalleryPhotoValue
        label_format = "{caption} {room}"
        form_layout = blocks.BlockGroup(children=["photo", "caption", "room"])


class GalleryValue(blocks.StructValue):
    """A gallery; a deleted or withheld photo leaves no trace."""

    @property
    def shown(self) -> list[GalleryPhotoValue]:
        """The photos that visitors may see."""
        return [item for item in self.get("photos") or () if is_shown(item.get("photo"))]


class GalleryBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Photos of a property; the first of the page is its cover."""

    title = blocks.CharBlock(required=False, default="", max_length=120, label=_("Title"))
    photos = blocks.ListBlock(
        GalleryPhotoBlock(), default=[], label=_("Photos"), search_index=False
    )

    api_type = "gallery"

    class Meta:
        icon = "image"
        label = _("Photo gallery")
        description = _("One large photo and four small ones, with a link to all of them")
        template = "immo_blocks/gallery.html"
        preview_template = "immo_blocks/preview.html"
        value_class = GalleryValue
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["photos"], settings=["title"])

    def get_preview_value(self) -> GalleryValue:
        """Five drawings, so that the preview needs no photo in the database."""
        rooms = (Room.FACADE, Room.LIVING_ROOM, Room.KITCHEN, Room.BEDROOM, Room.GARDEN)
        photos: list[dict[str, Any]] = [
            {"photo": SampleImage(room.value, room.label), "caption": "", "room": room.value}
            for room in rooms
        ]
        return self.normalize({"title": "", "photos": photos})
