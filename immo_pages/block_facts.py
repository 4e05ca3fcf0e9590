"""What the pages of this room tell their blocks (``immo_blocks.facts.protocol``)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from immo_blocks.facts.parts import KeyFactCode, Part
from immo_blocks.facts.protocol import (
    Contact,
    FactGroup,
    KeyFact,
    OpenHouses,
    PageFacts,
    Place,
    UnitRow,
)
from immo_pages.contact import contact_of
from immo_pages.development import Development, Unit, development_of
from immo_pages.fact_rows import feature_words, told_rows
from immo_pages.facts import PublicFacts, public_facts
from immo_pages.formats import area_text
from immo_pages.open_houses.dates import calendar_path, coming_open_houses

#: Facts at a glance when nobody chose.
KEY_FACTS = 6
_TEXTS: dict[KeyFactCode, Callable[[Any], str]] = {
    KeyFactCode.BEDROOMS: str,
    KeyFactCode.BATHROOMS: str,
    KeyFactCode.LIVING_AREA: area_text,
    KeyFactCode.PLOT_AREA: area_text,
    KeyFactCode.YEAR_BUILT: str,
    KeyFactCode.TERRACE_AREA: area_text,
    KeyFactCode.FLOOR: str,
    KeyFactCode.FACADES: str,
    KeyFactCode.GARAGES: str,
    KeyFactCode.GARDEN_AREA: area_text,
    KeyFactCode.TOTAL_AREA: area_text,
}


class PropertyFacts(PageFacts):
    """A property as ``public_facts`` lets it be known; without a page there are no visits."""

    def __init__(self, facts: PublicFacts, page: Any = None) -> None:
        self.facts = facts
        self.page = page

    def key_facts(self, codes: Iterable[str] = ()) -> list[KeyFact]:
        """The facts asked for that are known; else six, energy among them."""
        wanted = list(codes)
        known = [fact for code in _TEXTS if (fact := _key_fact(self.facts, code))]
        energy = _energy_fact(self.facts)
        if wanted:
            by_code = {fact.code: fact for fact in [*known, *energy]}
            return [
                by_code[code] for code in KeyFactCode.values if code in wanted and code in by_code
            ]
        return known[: KEY_FACTS - len(energy)] + energy

    def groups(self, codes: Iterable[str]) -> list[FactGroup]:
        """Parts that hold something."""
        found = (_group(self.facts, code) for code in codes)
        return [group for group in found if group.rows or group.words]

    def place(self) -> Place:
        """Address and point as the owner wants them known."""
        return Place(self.facts.address, self.facts.location)

    def open_houses(self) -> OpenHouses:
        """Those still to come; the calendar file exists for live pages only."""
        page = self.page
        visits = coming_open_houses(page, now=timezone.now()) if page else []
        return OpenHouses(tuple(visits), calendar_path(page) if visits and page.live else "")

    def contact(self) -> Contact:
        """The agent, completed by the agency; no visit of what is sold or let."""
        return contact_of(self.facts)


class DevelopmentFacts(PageFacts):
    """A development: its place, its agency and its units."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def project(self) -> Development:
        """The development with its live public units."""
        return development_of(self.page)

    def place(self) -> Place:
        """Address and point as far as they are shown."""
        return Place(self.project.address, self.project.location)

    def contact(self) -> Contact:
        """The agency."""
        agency = self.page.agency
        if agency is None:
            return Contact()
        return Contact(
            name=agency.name,
            ipi_number=agency.ipi_number,
            phone=agency.phone,
            email=agency.email,
            mailto=f"mailto:{agency.email}" if agency.email else "",
        )

    def units(self) -> list[UnitRow]:
        """Units in the order of the tree."""
        return [unit_row(unit) for unit in self.project.units]


def facts_of_page(page: Any) -> PropertyFacts:
    """What ``page``, a PropertyPage, tells its blocks."""
    return PropertyFacts(public_facts(page), page)


def unit_row(unit: Unit) -> UnitRow:
    """A unit in words."""
    facts, energy = unit.facts, unit.facts.energy
    return UnitRow(
        title=facts.title,
        url=facts.url,
        kind=unit.kind,
        floor="" if facts.floor is None else str(facts.floor),
        bedrooms="" if facts.bedrooms is None else str(facts.bedrooms),
        living_area=area_text(facts.living_area) if facts.living_area else "",
        terrace_area=area_text(facts.terrace_area) if facts.terrace_area else "",
        price="" if unit.price.is_closed else unit.price.text,
        status=facts.status,
        status_label=unit.status,
        is_closed=unit.price.is_closed,
        jurisdiction=energy.jurisdiction if energy else "",
        energy_class=energy.energy_class if energy else "",
    )


def _key_fact(facts: PublicFacts, code: KeyFactCode) -> KeyFact | None:
    value = getattr(facts, code.value)
    return KeyFact(code.value, str(code.label), _TEXTS[code](value)) if value else None


def _energy_fact(facts: PublicFacts) -> list[KeyFact]:
    energy, code = facts.energy, KeyFactCode.ENERGY
    if energy is None or not energy.energy_class:
        return []
    letter = energy.energy_class
    return [KeyFact(code.value, str(code.label), letter, energy.jurisdiction, letter)]


def _group(facts: PublicFacts, code: str) -> FactGroup:
    title = str(Part(code).label)
    if code == Part.FEATURES:
        return FactGroup(code, title, words=feature_words(facts))
    return FactGroup(code, title, rows=tuple(told_rows(code, facts)))
