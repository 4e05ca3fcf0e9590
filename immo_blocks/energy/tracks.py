"""What the drawings show: one scale, or those of energy, heat and climate beside each other."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import pgettext

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import EnergyClass, EnergyScale, ReferenceLine
from immo_blocks.energy.words import (
    co2_unit,
    figure_unit,
    label_text,
    number_text,
    track_text,
)


@dataclass(frozen=True)
class Track:
    """A scale to draw, the class to point at, and its figure with unit in words.

    ``bounds`` are the texts of the classes; blank where a figure alone does not give the class.
    """

    code: str
    title: str
    name: str
    classes: tuple[EnergyClass, ...]
    shown: EnergyClass
    number: str
    unit: str
    bounds: tuple[str, ...]
    references: tuple[ReferenceLine, ...] = ()

    @property
    def has_sub_classes(self) -> bool:
        """Whether several classes share a main letter."""
        return len({one.main_letter for one in self.classes}) < len(self.classes)


def tracks_of(facts: EnergyFacts) -> tuple[Track, ...]:
    """The scales of a certificate, energy first; none without a class."""
    scale, shown = facts.scale, facts.shown_class
    if scale is None or shown is None:
        return ()
    others = (_heat(facts, scale), _climate(facts, scale))
    beside = tuple(track for track in others if track)
    return (_energy(facts, scale, shown, alone=not beside), *beside)


def _energy(facts: EnergyFacts, scale: EnergyScale, shown: EnergyClass, *, alone: bool) -> Track:
    part = str(scale.name) if alone else pgettext("energy scale", "energy")
    kwh = facts.kwh_m2_year
    unbounded = scale.double_threshold or not scale.has_bounds
    return Track(
        code="energy",
        title=label_text(scale, shown.letter, kwh),
        name=f"{scale.words.short} · {part}",
        classes=scale.classes,
        shown=shown,
        number="" if kwh is None else number_text(kwh),
        unit=figure_unit(),
        bounds=("",) * len(scale.classes) if unbounded else bounds_of(scale.classes, scale),
        references=scale.references,
    )


def _heat(facts: EnergyFacts, scale: EnergyScale) -> Track | None:
    shown = next((one for one in scale.heat if one.letter == facts.heat_class), None)
    if shown is None:
        return None
    name = pgettext("energy scale", "heat")
    return _beside("heat", name, scale, scale.heat, shown, None)


def _climate(facts: EnergyFacts, scale: EnergyScale) -> Track | None:
    shown = facts.shown_climate
    if shown is None:
        return None
    name = pgettext("energy scale", "climate")
    return _beside("climate", name, scale, scale.climate, shown, facts.co2_kg_m2_year)


def _beside(
    code: str,
    name: str,
    scale: EnergyScale,
    classes: tuple[EnergyClass, ...],
    shown: EnergyClass,
    co2: Decimal | None,
) -> Track:
    return Track(
        code=code,
        title=track_text(scale, name, shown.letter, co2),
        name=f"{scale.words.short} · {name}",
        classes=classes,
        shown=shown,
        number="" if co2 is None else number_text(co2),
        unit=co2_unit(),
        bounds=bounds_of(classes, scale),
    )


def bounds_of(classes: tuple[EnergyClass, ...], scale: EnergyScale) -> tuple[str, ...]:
    """``86 – 170`` for each class; blank where there is no bound."""
    return tuple(_bounds(classes, index, scale.upper_inclusive) for index in range(len(classes)))


def _bounds(classes: tuple[EnergyClass, ...], index: int, inclusive: bool) -> str:
    upper = classes[index].upper
    below = classes[index - 1].upper if index else None
    if upper is None and below is None:
        return ""
    if upper is None:
        return f"> {below}" if inclusive else f"≥ {below}"
    if below is None:
        return f"≤ {upper}" if inclusive else f"< {upper}"
    low, high = (below + 1, upper) if inclusive else (below, upper - 1)
    return f"{low}" if low == high else f"{low} – {high}"


def described(track: Track) -> str:
    """Text alternative of a drawing: class and figure, then the lines to compare with."""
    lines = [str(line.text) for line in track.references]
    return ". ".join([track.title, *lines])
