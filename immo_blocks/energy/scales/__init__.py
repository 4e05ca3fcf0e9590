"""Energy scales by jurisdiction. A new one: copy a sibling file, add it to ``_SCALES``."""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from immo_blocks.energy.scales import be_bru, be_vlg, be_wal, de, fr, fr_2006, lu, nl
from immo_blocks.energy.scales.scale import (
    EnergyClass,
    EnergyScale,
    EnergyWords,
    ReferenceLine,
)

__all__ = [
    "EnergyClass",
    "EnergyScale",
    "EnergyWords",
    "ReferenceLine",
    "UnknownJurisdiction",
    "all_scales",
    "jurisdiction_choices",
    "marked_choices",
    "scale_for",
]

_SCALES: tuple[EnergyScale, ...] = (
    be_wal.SCALE,
    be_vlg.SCALE,
    be_bru.SCALE,
    fr.SCALE,
    fr_2006.SCALE,
    de.SCALE,
    nl.SCALE,
    lu.SCALE,
)


class UnknownJurisdiction(LookupError):
    """No scale is known for this jurisdiction."""


def scale_for(jurisdiction: str, on: date) -> EnergyScale:
    """The scale of ``jurisdiction`` in force on a day; the oldest known one before its start.

    Raises UnknownJurisdiction for a code without a scale.
    """
    scales = sorted(
        (scale for scale in _SCALES if scale.jurisdiction == jurisdiction),
        key=lambda scale: scale.valid_from,
    )
    if not scales:
        raise UnknownJurisdiction(jurisdiction)
    started = [scale for scale in scales if scale.valid_from <= on]
    return started[-1] if started else scales[0]


def all_scales() -> tuple[EnergyScale, ...]:
    """Every scale that is known, former ones among them."""
    return _SCALES


def jurisdiction_choices() -> list[tuple[str, str | Promise]]:
    """Code and name of each jurisdiction with a scale, for forms."""
    return list({scale.jurisdiction: scale.name for scale in _SCALES}.items())


def marked_choices() -> list[tuple[str, str | Promise]]:
    """The same for editors, who must know which scales nobody has read in the law."""
    return [
        (code, _marked(name) if _is_unverified(code) else name)
        for code, name in jurisdiction_choices()
    ]


def _marked(name: str | Promise) -> Any:
    return format_lazy("{name} ({mark})", name=name, mark=_("unverified"))


def _is_unverified(code: str) -> bool:
    return scale_for(code, date.max).unverified
