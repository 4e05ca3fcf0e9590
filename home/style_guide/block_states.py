"""States of the blocks beside their preview: empty, one, many, long words, nothing to see yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from immo_blocks.media.samples import SampleDocument, SampleImage
from immo_blocks.rooms import Room
from immo_blocks.storeys import Storey

FILM, TOUR = "https://youtu.be/XXXXXXXXXXX", "https://my.matterport.com/show/?m=XXXXXXXXXXX"
MANY_PHOTOS = 24
#: Words that do not break by themselves, as German and Dutch make them; of no language.
LONG_WORDS = "Donaudampfschifffahrtsgesellschaftskapitänswohnung, aansprakelijkheidsverzekering"
_DRAWN = (Room.FACADE, Room.LIVING_ROOM, Room.KITCHEN, Room.BEDROOM, Room.GARDEN)


@dataclass(frozen=True)
class BlockState:
    """A value of a block and the name of the state it shows."""

    name: str
    value: dict[str, Any]


def states_of(block_type: str) -> Iterator[BlockState]:
    """What the guide shows of a block after its preview; nothing for most blocks of facts."""
    if block_type in _STATES:
        yield from _STATES[block_type]()


def _gallery() -> Iterator[BlockState]:
    def photos(count: int, caption: str = "") -> list[dict[str, Any]]:
        rooms = (_DRAWN[number % len(_DRAWN)] for number in range(count))
        return [
            {"photo": SampleImage(room.value, room.label), "caption": caption, "room": room.value}
            for room in rooms
        ]

    yield BlockState(_("one"), {"title": "", "photos": photos(1)})
    yield BlockState(_("two"), {"title": "", "photos": photos(2)})
    yield BlockState(_("three"), {"title": "", "photos": photos(3)})
    yield BlockState(_("many"), {"title": _("Photos of the house"), "photos": photos(MANY_PHOTOS)})
    long = {"title": LONG_WORDS, "photos": photos(4, LONG_WORDS)}
    yield BlockState(_("long words"), long)
    gone = {"photo": None, "caption": "", "room": "kitchen"}
    yield BlockState(_("missing photo"), {"title": "", "photos": [gone]})


def _heading() -> Iterator[BlockState]:
    yield BlockState(_("subsection"), {"text": _("The garden"), "level": "h3"})
    yield BlockState(_("long words"), {"text": LONG_WORDS, "level": "h2"})


def _quote() -> Iterator[BlockState]:
    yield BlockState(_("without a name"), {"text": _("We would buy it again."), "author": ""})
    yield BlockState(_("long words"), {"text": LONG_WORDS, "author": "Camille", "role": ""})


def _call_to_action() -> Iterator[BlockState]:
    plain = {"title": "", "text": "", "page": None, "url": "+3281000000"}
    yield BlockState(_("button alone"), plain | {"button": _("Call us")})
    long = {"title": LONG_WORDS, "text": LONG_WORDS, "button": LONG_WORDS}
    yield BlockState(_("long words"), plain | long)
    yield BlockState(_("leads nowhere"), plain | {"url": "", "button": _("Call us")})


def _plan(level: Storey, area: str, note: str = "", *, there: bool = True) -> dict[str, Any]:
    image = SampleImage("plan_ground", level.label) if there else None
    size = Decimal(area) if area else None
    return {"image": image, "level": level.value, "area_m2": size, "note": note}


def _floor_plan() -> Iterator[BlockState]:
    yield BlockState(_("one"), {"title": "", "plans": [_plan(Storey.WHOLE, "")]})
    levels = (Storey.BASEMENT, Storey.GROUND, Storey.FIRST, Storey.SECOND, Storey.ATTIC)
    many = [_plan(level, "62.50") for level in levels]
    yield BlockState(_("many"), {"title": "", "plans": many})
    long = [_plan(Storey.OTHER, "1062.50", LONG_WORDS)]
    yield BlockState(_("long words"), {"title": LONG_WORDS, "plans": long})
    gone = [_plan(Storey.GROUND, "62.50", there=False)]
    yield BlockState(_("missing photo"), {"title": "", "plans": gone})


def _player(url: str) -> Callable[[], Iterator[BlockState]]:
    def states() -> Iterator[BlockState]:
        yield BlockState(_("no photo yet"), {"url": url, "title": "", "poster": None})
        drawn = SampleImage("garden", Room.GARDEN.label)
        yield BlockState(_("long words"), {"url": url, "title": LONG_WORDS, "poster": drawn})
        unknown = {"url": "https://www.example.com/", "title": "", "poster": drawn}
        yield BlockState(_("a service we do not know"), unknown)

    return states


def _documents() -> Iterator[BlockState]:
    def item(access: str, label: str = "") -> dict[str, Any]:
        return {"document": SampleDocument(_("Energy certificate"), access), "label": label}

    yield BlockState(_("one"), {"title": "", "documents": [item("public")]})
    many = [item("public" if number % 3 else "on_request") for number in range(9)]
    yield BlockState(_("many"), {"title": "", "documents": many})
    long = {"title": LONG_WORDS, "documents": [item("public", LONG_WORDS)]}
    yield BlockState(_("long words"), long)
    yield BlockState(_("private"), {"title": "", "documents": [item("private")]})


def _audio() -> Iterator[BlockState]:
    walk = SampleDocument(_("A walk through the house"), "public", filename="walk.mp3")
    yield BlockState(_("without its words"), {"document": walk, "title": "", "transcript": ""})
    secret = SampleDocument(_("A walk through the house"), "private", filename="walk.mp3")
    yield BlockState(_("private"), {"document": secret, "title": "", "transcript": ""})


def _model_3d() -> Iterator[BlockState]:
    link = "https://www.example.com/model"
    yield BlockState(_("long words"), {"url": link, "title": LONG_WORDS, "text": LONG_WORDS})


def _neighbourhood() -> Iterator[BlockState]:
    one = {"kind": "school", "name": "", "minutes": None, "way": ""}
    far = {"kind": "station", "name": LONG_WORDS, "minutes": 180, "way": "transit"}
    yield BlockState(_("one"), {"places": [one]})
    yield BlockState(_("long words"), {"places": [far, one]})


def _rooms() -> Iterator[BlockState]:
    kinds = ("bedroom", "bathroom", "kitchen", "living_room", "office", "cellar")
    many = [
        {"room": kinds[n % len(kinds)], "level": "1", "area": Decimal(9 + n)} for n in range(18)
    ]
    yield BlockState(_("many"), {"rooms": many, "show_facts": False, "show_heading": True})
    bare = [{"room": "bedroom", "level": "", "area": None}]
    yield BlockState(_("one"), {"rooms": bare, "show_facts": False, "show_heading": True})


_STATES: dict[str, Callable[[], Iterator[BlockState]]] = {
    "gallery": _gallery,
    "heading": _heading,
    "quote": _quote,
    "call_to_action": _call_to_action,
    "floor_plan": _floor_plan,
    "video": _player(FILM),
    "virtual_tour": _player(TOUR),
    "documents": _documents,
    "audio": _audio,
    "model_3d": _model_3d,
    "neighbourhood": _neighbourhood,
    "rooms": _rooms,
}
