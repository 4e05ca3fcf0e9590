"""What lies around a property, and how long it takes to get there."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.nearby import PlaceKind, Way, place_choices, way_choices


@dataclass(frozen=True)
class NearRow:
    """A place in words."""

    name: str
    kind: str
    reach: str


class NeighbourhoodValue(blocks.StructValue):
    """Places around a property."""

    @property
    def rows(self) -> list[NearRow]:
        """Places in the order of the agency; one that says nothing is left out."""
        items = (_row(item) for item in self.get("places") or ())
        return [row for row in items if row.name]


class NearPlaceBlock(blocks.StructBlock):
    """One place."""

    kind = blocks.ChoiceBlock(
        choices=place_choices,
        default=PlaceKind.SCHOOL.value,
        label=gettext_lazy("Kind"),
        search_index=False,
    )
    name = blocks.CharBlock(
        required=False,
        default="",
        max_length=80,
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Left blank: the kind alone."),
    )
    minutes = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=180,
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("Rounded; left blank, the place alone is named."),
    )
    way = blocks.ChoiceBlock(
        choices=way_choices,
        required=False,
        default=Way.WALK.value,
        label=gettext_lazy("How"),
        search_index=False,
    )

    class Meta:
        icon = "site"
        label = gettext_lazy("Place")
        label_format = "{kind} {name}"
        form_layout = blocks.BlockGroup(children=["kind", "name", "minutes", "way"])


class NeighbourhoodBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Schools, shops and stations, with minutes; words about the place belong to the location."""

    places = blocks.ListBlock(NearPlaceBlock(), default=[], label=gettext_lazy("Places"))

    api_type = "neighbourhood"

    class Meta:
        icon = "globe"
        label = gettext_lazy("Neighbourhood")
        description = gettext_lazy("Schools, shops and stations, and how many minutes away")
        help_text = gettext_lazy(
            "Rounded minutes. With a hidden address, name no place so near that it gives the "
            "house away."
        )
        template = "immo_blocks/neighbourhood.html"
        preview_template = "immo_blocks/preview.html"
        value_class = NeighbourhoodValue
        form_layout = blocks.BlockGroup(children=["places"])

    def get_preview_value(self) -> NeighbourhoodValue:
        """Three places."""
        sample = [("school", 5, "walk"), ("station", 10, "cycle"), ("motorway", 8, "drive")]
        places = [
            {"kind": kind, "name": "", "minutes": minutes, "way": way}
            for kind, minutes, way in sample
        ]
        return self.normalize({"places": places})


def _row(item: Any) -> NearRow:
    kind = str(capfirst(dict(PlaceKind.choices).get(item.get("kind") or "", "")))
    name, minutes = item.get("name") or "", item.get("minutes")
    way = str(dict(Way.choices).get(item.get("way") or "", ""))
    reach = ""
    if minutes:
        text = ngettext("%(number)d minute %(way)s", "%(number)d minutes %(way)s", minutes)
        reach = (text % {"number": minutes, "way": way}).strip()
    return NearRow(name=name or kind, kind=kind if name else "", reach=reach)
