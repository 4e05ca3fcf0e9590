"""Flanders, EPC of dwellings: primary energy per m² and year (kengetal). No G, no A++."""

from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

SCALE = EnergyScale(
    jurisdiction="be-vlg",
    name=pgettext_lazy("be-vlg", "Flanders"),
    words=EnergyWords(
        short=pgettext_lazy("be-vlg", "EPC"),
        certificate=pgettext_lazy("be-vlg", "energy certificate"),
        energy_class=pgettext_lazy("be-vlg", "energy class"),
        letter=pgettext_lazy("be-vlg", "class"),
        consumption=pgettext_lazy("be-vlg", "specific consumption"),
        total=pgettext_lazy("be-vlg", "total consumption"),
        number=pgettext_lazy("be-vlg", "certificate number"),
    ),
    classes=classes(
        ("A+", 0, "#00572e"),
        ("A", 100, "#1e9447"),
        ("B", 200, "#8cc63f"),
        ("C", 300, "#e3de00"),
        ("D", 400, "#f7a600"),
        ("E", 500, "#ea6113"),
        ("F", None, "#c9161d"),
    ),
    # Letters came with the EPC+ of 2019 (background knowledge); figures are older.
    valid_from=date(2019, 1, 1),
    valid_to=None,
    source="ugeb-uleb.be (D = 301-400); rtbf.be (no G); 4,169 of 4,170 real adverts: domain.md 1.1",
    status="E",
    number_patterns=(r"\d{8}-\d{10}-[\w-]+",),
)
