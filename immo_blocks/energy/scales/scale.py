"""What a scale is made of: classes with bounds and colours, and the words of its jurisdiction."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from django.utils.functional import Promise

from immo_blocks.energy.scales.colour import readable_on

#: E = evidence read, K = background knowledge (research/domain.md).
Status = Literal["E", "K"]
#: Above this a figure is a total typed into the wrong field, kWh/m².year (domain.md 1.1, trap 4).
IMPLAUSIBLE_ABOVE = Decimal(1500)


@dataclass(frozen=True)
class EnergyWords:
    """What a certificate and its parts are called in a jurisdiction, in each language."""

    short: str | Promise
    certificate: str | Promise
    energy_class: str | Promise
    letter: str | Promise
    consumption: str | Promise
    total: str | Promise
    number: str | Promise


@dataclass(frozen=True)
class EnergyClass:
    """One class: its letter, upper bound in kWh/m².year (None: no bound) and colour."""

    letter: str
    upper: Decimal | None
    colour: str
    main: str = ""

    @property
    def main_letter(self) -> str:
        """The letter portals show: A for A+ and A- where a scale has sub-classes."""
        return self.main or self.letter

    @cached_property
    def text_colour(self) -> str:
        """Black or white, whichever reads better on the colour (WCAG contrast >= 4.5)."""
        return readable_on(self.colour)


@dataclass(frozen=True)
class ReferenceLine:
    """A dotted line after a class, which jurisdictions draw to compare with (kWh/m².year)."""

    after: str
    text: str | Promise


@dataclass(frozen=True)
class EnergyScale:
    """The classes of a jurisdiction from best to worst, as dated data with its source.

    ``climate``: classes of a greenhouse gas label (kg CO₂/m².year), ``heat``: of a label of the
    need of heat. ``double_threshold``: the class is the worse of energy and greenhouse gas.
    ``cold``: the scale of the colder zones of the jurisdiction. ``dated_numbers``: certificate
    numbers begin with the day of issue. ``caveat``: what a reader of the data must know.
    """

    jurisdiction: str
    name: str | Promise
    words: EnergyWords
    classes: tuple[EnergyClass, ...]
    valid_from: date
    valid_to: date | None
    source: str
    status: Status
    upper_inclusive: bool = True
    number_patterns: tuple[str, ...] = field(default=())
    dated_numbers: bool = True
    climate: tuple[EnergyClass, ...] = ()
    heat: tuple[EnergyClass, ...] = ()
    double_threshold: bool = False
    cold: "EnergyScale | None" = None
    references: tuple[ReferenceLine, ...] = ()
    caveat: str = ""

    @property
    def unverified(self) -> bool:
        """Whether the bounds were not read in the law or a page that quotes it."""
        return self.status == "K"

    @cached_property
    def co2_bounds(self) -> tuple[Decimal, ...]:
        """Upper bounds in kg CO₂/m².year of all classes but the last, where they count."""
        uppers = (one.upper for one in self.climate) if self.double_threshold else ()
        return tuple(upper for upper in uppers if upper is not None)

    @cached_property
    def has_bounds(self) -> bool:
        """Whether a class can be told from a figure at all."""
        return all(one.upper is not None for one in self.classes[:-1])

    def class_for(self, kwh: Decimal) -> EnergyClass:
        """The class of a specific consumption in kWh/m².year; negative figures are the best."""
        return next(one for one in self.classes if self._within(kwh, one.upper))

    def class_for_figures(self, kwh: Decimal, co2: Decimal | None) -> EnergyClass | None:
        """The class of both figures; None where one that counts is unknown."""
        if not self.has_bounds or (self.co2_bounds and co2 is None):
            return None
        by_energy = self.class_for(kwh)
        if co2 is None or not self.co2_bounds:
            return by_energy
        by_co2 = self.climate_class_for(co2)
        letters = [one.letter for one in self.classes]
        worse = max(
            by_energy.letter, by_co2.letter if by_co2 else by_energy.letter, key=letters.index
        )
        return self.get(worse)

    def climate_class_for(self, co2: Decimal) -> EnergyClass | None:
        """The class of an emission in kg CO₂/m².year; None without a climate label with bounds."""
        if not self.climate or any(one.upper is None for one in self.climate[:-1]):
            return None
        return next(one for one in self.climate if self._within(co2, one.upper))

    def get(self, letter: str) -> EnergyClass | None:
        """The class with this letter, None if the jurisdiction has no such class."""
        return next((one for one in self.classes if one.letter == letter), None)

    @cached_property
    def has_sub_classes(self) -> bool:
        """Whether several classes share a main letter (Brussels)."""
        return len(self.main_classes) < len(self.classes)

    @cached_property
    def main_classes(self) -> tuple[EnergyClass, ...]:
        """One class per main letter, with the upper bound of its last sub-class."""
        last = {one.main_letter: one for one in self.classes}
        return tuple(EnergyClass(letter, one.upper, one.colour) for letter, one in last.items())

    def plausible(self, kwh: Decimal) -> bool:
        """False when the figure looks like a total, not one per m² (above 1,500 kWh/m².year)."""
        return kwh <= IMPLAUSIBLE_ABOVE

    def knows_number(self, number: str) -> bool:
        """Whether a certificate number has a form seen in this jurisdiction; only a hint."""
        if not self.number_patterns:
            return True
        return any(re.fullmatch(pattern, number) for pattern in self.number_patterns)

    def _within(self, figure: Decimal, upper: Decimal | None) -> bool:
        if upper is None:
            return True
        return figure <= upper if self.upper_inclusive else figure < upper


def classes(*rows: tuple[str, int | None, str], main: bool = False) -> tuple[EnergyClass, ...]:
    """Classes from rows of letter, upper bound and colour; ``main`` drops + and - of the letter."""
    return tuple(
        EnergyClass(
            letter,
            None if upper is None else Decimal(upper),
            colour,
            letter.rstrip("+-") if main else "",
        )
        for letter, upper, colour in rows
    )
