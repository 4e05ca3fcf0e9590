"""Energy scales by jurisdiction. A new one: copy a sibling file, add it to ``_SCALES``."""

from datetime import date

from django.utils.functional import Promise

from immo_blocks.energy.scales import be_bru, be_vlg, be_wal, de, fr, lu, nl
from immo_blocks.energy.scales.scale import EnergyClass, EnergyScale, EnergyWords

__all__ = [
    "EnergyClass",
    "EnergyScale",
    "EnergyWords",
    "UnknownJurisdiction",
    "jurisdiction_choices",
    "scale_for",
]

_SCALES: tuple[EnergyScale, ...] = (
    be_wal.SCALE,
    be_vlg.SCALE,
    be_bru.SCALE,
    fr.SCALE,
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


def jurisdiction_choices() -> list[tuple[str, str | Promise]]:
    """Code and name of each jurisdiction with a scale, for forms."""
    return list({scale.jurisdiction: scale.name for scale in _SCALES}.items())
