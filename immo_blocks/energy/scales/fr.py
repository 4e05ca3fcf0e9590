"""France, DPE of dwellings since 1 July 2021: the worse of energy and greenhouse gas."""

from datetime import date
from decimal import Decimal

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

SCALE = EnergyScale(
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
    classes=classes(
        ("A", 70, "#009b6c"),
        ("B", 110, "#51b054"),
        ("C", 180, "#78bd76"),
        ("D", 250, "#f4e70f"),
        ("E", 330, "#f0b50f"),
        ("F", 420, "#eb8235"),
        ("G", None, "#d7221f"),
    ),
    # Same letters, kg CO2/m2.year. Zones H1b, H1c and H2d above 800 m have wider E and F.
    co2_bounds=tuple(Decimal(bound) for bound in (6, 11, 30, 50, 70, 100)),
    valid_from=date(2021, 7, 1),
    valid_to=None,
    source="arrêté of 31 March 2021, annexe 5 (cakeozolives.com); action-21/dpe-audit-composants",
    status="E",
    upper_inclusive=False,
    number_patterns=(r"\d{2}[0-9AB]{2}[ET]\d{7}[A-Z]",),
    dated_numbers=False,
    climate_letters=tuple("ABCDEFG"),
)
