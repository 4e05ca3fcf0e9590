"""The rooms of a property one by one, with level and area."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import localize
from django.utils.translation import gettext_lazy
from wagtail import blocks

from immo_blocks.facts.base import FactsBlock, show_heading
from immo_blocks.facts.parts import chosen_parts
from immo_blocks.facts.protocol import PageFacts
from immo_blocks.facts.room_words import level_choices, room_name, table_room_choices
from immo_blocks.storeys import storey_label


@dataclass(frozen=True)
class RoomRow:
    """A room in words."""

    name: str
    level: str
    area: str


class RoomsValue(blocks.StructValue):
    """A table of rooms."""

    @property
    def rows(self) -> list[RoomRow]:
        """Rooms that say what they are; those of the same kind are numbered."""
        items = [item for item in self.get("rooms") or () if item.get("room")]
        of_a_kind = Counter(item["room"] for item in items)
        seen: Counter[str] = Counter()
        rows = []
        for item in items:
            seen[item["room"]] += 1
            number = seen[item["room"]] if of_a_kind[item["room"]] > 1 else None
            rows.append(_row(item, number))
        return rows

    @property
    def has_levels(self) -> bool:
        """Whether any room says where it is."""
        return any(row.level for row in self.rows)

    @property
    def has_areas(self) -> bool:
        """Whether any room says how large it is."""
        return any(row.area for row in self.rows)


class RoomItemBlock(blocks.StructBlock):
    """One room."""

    room = blocks.ChoiceBlock(
        choices=table_room_choices, default="bedroom", label=gettext_lazy("Room")
    )
    level = blocks.ChoiceBlock(
        choices=level_choices,
        required=False,
        default="",
        label=gettext_lazy("Level"),
        search_index=False,
    )
    area = blocks.DecimalBlock(
        required=False,
        min_value=Decimal("0.1"),
        max_value=Decimal(100_000),
        max_digits=8,
        decimal_places=2,
        label=gettext_lazy("Area (m²)"),
        help_text=gettext_lazy("Of this room alone; may be left blank."),
    )

    class Meta:
        icon = "home"
        label = gettext_lazy("Room")
        label_format = "{room} {area}"
        form_layout = blocks.BlockGroup(children=["room", "level", "area"])


class RoomsBlock(FactsBlock):
    """Rooms with level and area, and the areas and numbers of the page's facts below them."""

    rooms = blocks.ListBlock(
        RoomItemBlock(), default=[], label=gettext_lazy("Rooms"), search_index=False
    )
    show_facts = blocks.BooleanBlock(
        required=False,
        default=True,
        label=gettext_lazy("Show the areas and numbers of the facts too"),
        help_text=gettext_lazy("Otherwise they stay where the page shows them by itself."),
    )
    show_heading = show_heading()

    api_type = "rooms"

    class Meta:
        icon = "table"
        label = gettext_lazy("Rooms and areas")
        description = gettext_lazy("A table of rooms with level and area")
        help_text = gettext_lazy(
            "Rooms of the same kind are numbered by themselves. Total areas are those of the page."
        )
        template = "immo_blocks/facts/rooms.html"
        value_class = RoomsValue
        form_layout = blocks.BlockGroup(children=["rooms", "show_facts"], settings=["show_heading"])

    def shown(self, value: Any, facts: PageFacts) -> Any:
        """Parts of the facts below the table."""
        return facts.groups(chosen_parts(self.api_type, value))

    def get_preview_value(self) -> RoomsValue:
        """Five rooms on two levels."""
        sample = [
            ("living_room", "ground", Decimal("34.5")),
            ("kitchen", "ground", Decimal("16.2")),
            ("bedroom", "1", Decimal("15.8")),
            ("bedroom", "1", Decimal(12)),
            ("bathroom", "1", Decimal("7.4")),
        ]
        rooms = [{"room": room, "level": level, "area": area} for room, level, area in sample]
        return self.normalize(self.get_default() | {"rooms": rooms})


def _row(item: Any, number: int | None) -> RoomRow:
    name = room_name(item["room"])
    level, area = item.get("level") or "", item.get("area")
    return RoomRow(
        name=f"{name} {number}" if number else name,
        level=storey_label(level),
        area=f"{localize(_short(area))}\u00a0m²" if area else "",
    )


def _short(area: Decimal) -> Decimal:
    """Without idle decimals."""
    return area.normalize() if area % 1 else area.quantize(Decimal(1))
