"""France, DPE of dwellings since 1 July 2021: the worse of energy and greenhouse gas."""

from dataclasses import replace
from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyClass, EnergyScale, EnergyWords, classes

_COLOURS = ("#009b6c", "#51b054", "#78bd76", "#f4e70f", "#f0b50f", "#eb8235", "#d7221f")
_CLIMATE_COLOURS = ("#a4dbf8", "#8cb4d3", "#7792b1", "#606f8f", "#4d5271", "#393551", "#281b35")


def _classes(bounds: tuple[int, ...], colours: tuple[str, ...]) -> tuple[EnergyClass, ...]:
    return classes(*zip("ABCDEFG", (*bounds, None), colours, strict=True))


_SCALE = EnergyScale(
    jurisdiction="fr",
    name=pgettext_lazy("fr", "France"),
    words=EnergyWords(
        short=pgettext_lazy("fr", "EPC"),
        certificate=pgettext_lazy("fr", "energy certificate"),
        energy_class=pgettext_lazy("fr", "energy class"),
        letter=pgettext_lazy("fr", "class"),
        consumption=pgettext_lazy("fr", "specific consumption"),
        total=pgettext_lazy("fr", "total consumption"),
        number=pgettext_lazy("fr", "certificate number"),
    ),
    classes=_classes((70, 110, 180, 250, 330, 420), _COLOURS),
    # Same letters, kg CO₂/m².year.
    climate=_classes((6, 11, 30, 50, 70, 100), _CLIMATE_COLOURS),
    double_threshold=True,
    valid_from=date(2021, 7, 1),
    valid_to=None,
    source="arrêté of 31 March 2021, annexe 5 (cakeozolives.com); action-21/dpe-audit-composants",
    status="E",
    upper_inclusive=False,
    number_patterns=(r"\d{2}[0-9AB]{2}[ET]\d{7}[A-Z]",),
    dated_numbers=False,
    caveat="the colours from C of the energy scale and of the climate scale are unverified",
)

#: Climate zones H1b, H1c and H2d above 800 m: wider E and F.
SCALE = replace(
    _SCALE,
    cold=replace(
        _SCALE,
        classes=_classes((70, 110, 180, 250, 390, 500), _COLOURS),
        climate=_classes((6, 11, 30, 50, 80, 110), _CLIMATE_COLOURS),
    ),
)
