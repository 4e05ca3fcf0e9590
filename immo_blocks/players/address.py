"""From what somebody pasted to a player: a plain address, or the code to embed it."""

import html
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from immo_blocks.players.video_and_tour_services import SERVICES, Service, Shape

_FRAME = re.compile(r"""<iframe\b[^>]*?\ssrc\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_EXTRA = re.compile(r"[0-9a-f]{6,40}")


class AddressRefused(ValueError):
    """Why an address leads to no player.

    ``reason``: ``address`` (none at all), ``service`` (of nobody we know), ``shape`` (``service``
    does not say which one). The words for people are those of the block.
    """

    def __init__(self, reason: str, service: Service | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.service = service


@dataclass(frozen=True)
class Player:
    """A video or tour: its page for people, the address of its frame."""

    service: Service
    page_url: str
    embed_url: str


def player_from(pasted: str) -> Player:
    """The player that ``pasted`` (an address or embed code) means; raises AddressRefused."""
    parts = _parts(pasted)
    host = (parts.hostname or "").removeprefix("www.")
    service = next((one for one in SERVICES if host in one.hosts), None)
    if service is None:
        raise AddressRefused("service")
    found = next((key for shape in service.shapes if (key := _key(service, shape, parts))), None)
    if found is None:
        raise AddressRefused("shape", service)
    return _player(service, *found)


def _parts(pasted: str) -> SplitResult:
    frame = _FRAME.search(pasted)
    address = html.unescape(frame.group(1)) if frame else pasted.strip()
    address = f"https:{address}" if address.startswith("//") else address
    address = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(address)
        odd = parts.port is not None or parts.username is not None
    except ValueError as error:
        raise AddressRefused("address") from error
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or odd:
        raise AddressRefused("address")
    return parts


def _key(service: Service, shape: Shape, parts: SplitResult) -> tuple[str, str] | None:
    match = re.fullmatch(shape.path, parts.path)
    if match is None:
        return None
    query = parse_qs(parts.query)
    groups = match.groupdict()
    key = query.get(shape.query, [""])[0] if shape.query else groups["key"]
    extra = groups.get("extra") or query.get(shape.extra, [""])[0]
    if not re.fullmatch(service.key, key, re.ASCII):
        return None
    return key, extra if _EXTRA.fullmatch(extra) else ""


def _player(service: Service, key: str, extra: str) -> Player:
    page = service.page + (service.page_extra if extra else "")
    player = service.player + (service.player_extra if extra else "")
    words = {"key": key, "extra": extra}
    return Player(service, page.format(**words), player.format(**words))
