"""Players of other services: which ones, from which addresses, and only after a click."""

from immo_blocks.players.address import AddressRefused, Player, player_from
from immo_blocks.players.frames import frame_sources, note_frames
from immo_blocks.players.video_and_tour_services import SERVICES, Service, services_for

__all__ = [
    "SERVICES",
    "AddressRefused",
    "Player",
    "Service",
    "frame_sources",
    "note_frames",
    "player_from",
    "services_for",
]
