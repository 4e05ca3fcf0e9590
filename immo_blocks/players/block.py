"""Videos and virtual tours: a picture of ours and a button, the player only after a click."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.addresses import AddressBlock
from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedImageChooserBlock
from immo_blocks.media.samples import SampleImage
from immo_blocks.players.address import AddressRefused, Player, player_from
from immo_blocks.players.frames import note_frames
from immo_blocks.players.video_and_tour_services import TOUR, VIDEO, services_for
from immo_blocks.rooms import Room


class PlayerValue(blocks.StructValue):
    """A video or tour with its words."""

    @cached_property
    def player(self) -> Player | None:
        """Where it plays; None when the address is not that of a service we know."""
        try:
            return player_from(self.get("url") or "")
        except AddressRefused:
            return None


class PlayerBlock(ApiRepresentationMixin, blocks.StructBlock):
    """What videos and tours have in common; ``kind`` says which services it takes."""

    url = AddressBlock(
        default="",
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Paste the link or the embed code that the service gives you."),
    )
    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What can be seen, for example: Tour of the ground floor."),
    )
    poster = OfferedImageChooserBlock(
        required=False,
        label=gettext_lazy("Picture before it starts"),
        help_text=gettext_lazy(
            "A photo of the property. Nothing is loaded from the service before a visitor clicks."
        ),
    )

    kind = ""

    class Meta:
        template = "immo_blocks/player.html"
        preview_template = "immo_blocks/preview.html"
        value_class = PlayerValue
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["url", "poster"], settings=["title"])

    def clean(self, value: Any) -> PlayerValue:
        """Keep the service's plain address; raises StructBlockValidationError on the address."""
        cleaned = super().clean(value)
        if cleaned["url"]:
            cleaned["url"] = self._player(cleaned["url"]).page_url
        return cleaned

    def get_context(self, value: PlayerValue, parent_context: Any = None) -> Any:
        """The page that is being drawn may hold this frame, and no other."""
        context = super().get_context(value, parent_context)
        request = context.get("request")
        if request is not None and value.player is not None:
            note_frames(request, value.player.service.frames)
        return context

    def _player(self, pasted: str) -> Player:
        try:
            player = player_from(pasted)
        except AddressRefused as error:
            raise _refused(self._words(error), error.reason) from error
        if player.service.kind != self.kind:
            raise _refused(self._other_kind(player), "kind")
        return player

    def _words(self, error: AddressRefused) -> str:
        if error.reason == "shape" and error.service is not None:
            text = _(
                "This address of %(service)s does not say which one to show. Open it, choose "
                "Share and copy the link: it looks like %(example)s"
            )
            return text % {"service": error.service.label, "example": error.service.example}
        names = ", ".join(service.label for service in services_for(self.kind))
        if error.reason == "address":
            return _("This is no web address. Copy the link from %(names)s.") % {"names": names}
        text = _("Pages can show players of %(names)s. For another service, put a link in a text.")
        return text % {"names": names}

    def _other_kind(self, player: Player) -> str:
        raise NotImplementedError


def _refused(text: str, code: str) -> StructBlockValidationError:
    return StructBlockValidationError({"url": ValidationError(text, code=code)})


class VideoBlock(PlayerBlock):
    """A film of a service for videos."""

    api_type = "video"
    kind = VIDEO

    class Meta:
        icon = "media"
        label = gettext_lazy("Video")
        description = gettext_lazy("A film on YouTube, Vimeo or Dailymotion, started by a click")

    def get_preview_value(self) -> PlayerValue:
        """A film that does not exist, in front of a drawing."""
        url = "https://www.youtube.com/watch?v=XXXXXXXXXXX"
        return self.normalize({"url": url, "title": "", "poster": _sample(Room.GARDEN)})

    def _other_kind(self, player: Player) -> str:
        text = _("%(service)s has virtual tours, not videos. Use the block “Virtual tour”.")
        return text % {"service": player.service.label}


class VirtualTourBlock(PlayerBlock):
    """A tour through rooms of a service for tours."""

    api_type = "virtual_tour"
    kind = TOUR

    class Meta:
        icon = "view"
        label = gettext_lazy("Virtual tour")
        description = gettext_lazy(
            "A tour on Matterport, Kuula, Nodalview and others, started by a click"
        )

    def get_preview_value(self) -> PlayerValue:
        """A tour that does not exist, in front of a drawing."""
        url = "https://my.matterport.com/show/?m=XXXXXXXXXXX"
        return self.normalize({"url": url, "title": "", "poster": _sample(Room.LIVING_ROOM)})

    def _other_kind(self, player: Player) -> str:
        text = _("%(service)s has videos, not virtual tours. Use the block “Video”.")
        return text % {"service": player.service.label}


def _sample(room: Room) -> SampleImage:
    return SampleImage(room.value, room.label)
