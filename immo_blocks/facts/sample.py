"""Facts of an imagined property, for previews in the block picker: they need no page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace

from django.utils.translation import gettext as _

from immo_blocks.facts.parts import Part
from immo_blocks.facts.protocol import (
    Contact,
    FactGroup,
    KeyFact,
    OpenHouses,
    PageFacts,
    Place,
    UnitRow,
)


@dataclass(frozen=True)
class SampleVisit:
    """An open house."""

    day: str
    hours: str = "10:00–12:00"
    note: str = ""
    starts_at: datetime = datetime(2027, 3, 6, 9, tzinfo=UTC)


class SampleFacts(PageFacts):
    """A house in Namur, and two flats for the table of units."""

    def key_facts(self, codes: Iterable[str]) -> list[KeyFact]:
        """Six facts."""
        return [
            KeyFact("bedrooms", _("Bedrooms"), "3"),
            KeyFact("bathrooms", _("Bathrooms"), "1"),
            KeyFact("living_area", _("Living area"), "142 m²"),
            KeyFact("plot_area", _("Plot"), "310 m²"),
            KeyFact("year_built", _("Built in"), "1998"),
            KeyFact("energy", _("Energy"), "B", jurisdiction="be-wal", energy_class="B"),
        ]

    def groups(self, codes: Iterable[str]) -> list[FactGroup]:
        """The parts asked for."""
        known = _groups()
        return [
            FactGroup(code, str(Part(code).label), *known[code]) for code in codes if code in known
        ]

    def place(self) -> Place:
        """An address without its number, and no point."""
        address = SimpleNamespace(line=_("Rue Haute"), postal_code="5000", city="Namur")
        return Place(address=address)

    def open_houses(self) -> OpenHouses:
        """One Saturday."""
        return OpenHouses((SampleVisit(_("Saturday 6 March 2027")),), "#")

    def contact(self) -> Contact:
        """An imagined agent."""
        return Contact(
            name="Camille Exemple",
            ipi_number="500.001",
            phone="+32 81 00 00 00",
            mailto="#",
        )

    def units(self) -> list[UnitRow]:
        """One flat to be had, one sold."""
        kind, available, sold = _("Apartment"), _("available"), _("sold")
        return [
            UnitRow("A1", "#", kind, "1", "2", "92 m²", "12 m²", "285.000 €", "available",
                    available, jurisdiction="be-wal", energy_class="A"),
            UnitRow("A2", "#", kind, "2", "3", "118 m²", "18 m²", "", "sold", sold,
                    is_closed=True, jurisdiction="be-wal", energy_class="A"),
        ]  # fmt: skip


def _groups() -> dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]]:
    """Rows and words of each part."""
    return {
        Part.AREAS: (((_("Living area"), "142 m²"), (_("Plot"), "310 m²")), ()),
        Part.ROOMS: (((_("Bedrooms"), "3"), (_("Bathrooms"), "1")), ()),
        Part.BUILDING: (((_("Built in"), "1998"), (_("Facades"), "3")), ()),
        Part.FEATURES: ((), (_("Double glazing"), _("Solar panels"), _("Terrace"))),
        Part.PRICE: (((_("Asking price"), "395.000 €"),), ()),
        Part.TAXES: (((_("Cadastral income"), "1.180 €"),), ()),
        Part.PLANNING: (((_("Land use"), _("Residential area")),), ()),
        Part.FLOOD: (((_("Flood sensitivity"), "A"),), ()),
    }
