"""Wallonia, PEB of dwellings: primary energy per m² and year (Espec)."""

from datetime import date

from django.utils.translation import gettext_lazy, pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, ReferenceLine, classes

SCALE = EnergyScale(
    jurisdiction="be-wal",
    name=pgettext_lazy("be-wal", "Wallonia"),
    words=EnergyWords(
        short=pgettext_lazy("be-wal", "EPC"),
        certificate=pgettext_lazy("be-wal", "energy certificate"),
        energy_class=pgettext_lazy("be-wal", "energy class"),
        letter=pgettext_lazy("be-wal", "class"),
        consumption=pgettext_lazy("be-wal", "specific consumption"),
        total=pgettext_lazy("be-wal", "total consumption"),
        number=pgettext_lazy("be-wal", "certificate number"),
    ),
    classes=classes(
        ("A++", 0, "#00572e"),
        ("A+", 45, "#00843d"),
        ("A", 85, "#2fa84f"),
        ("B", 170, "#8cc63f"),
        ("C", 255, "#d3dd2b"),
        ("D", 340, "#fddb00"),
        ("E", 425, "#f7a600"),
        ("F", 510, "#ea6113"),
        ("G", None, "#c9161d"),
    ),
    references=(
        ReferenceLine("B", gettext_lazy("170: requirement for new buildings, 2010")),
        ReferenceLine("D", gettext_lazy("340: average of existing buildings, 2010")),
    ),
    # The duty to show it in adverts; the scale itself is older.
    valid_from=date(2015, 1, 1),
    valid_to=None,
    source="peb.immo (170, 340); ugeb-uleb.be (D); 5,451 of 5,451 real adverts: domain.md 1.1",
    status="E",
    number_patterns=(r"\d{14}", r"RWPEB-\d{6}"),
)
