"""Netherlands, energielabel of dwellings: primary fossil energy per m² and year (NTA 8800)."""

from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

SCALE = EnergyScale(
    jurisdiction="nl",
    name=pgettext_lazy("nl", "Netherlands"),
    words=EnergyWords(
        short=pgettext_lazy("nl", "EPC"),
        certificate=pgettext_lazy("nl", "energy certificate"),
        energy_class=pgettext_lazy("nl", "energy class"),
        letter=pgettext_lazy("nl", "class"),
        consumption=pgettext_lazy("nl", "specific consumption"),
        total=pgettext_lazy("nl", "total consumption"),
        number=pgettext_lazy("nl", "certificate number"),
    ),
    classes=classes(
        ("A++++", 0, "#00572e"),
        ("A+++", 50, "#006b38"),
        ("A++", 75, "#00843d"),
        ("A+", 105, "#2fa84f"),
        ("A", 160, "#4bab46"),
        ("B", 190, "#8cc63f"),
        ("C", 250, "#d3dd2b"),
        ("D", 290, "#fddb00"),
        ("E", 335, "#f7a600"),
        ("F", 380, "#ea6113"),
        ("G", None, "#c9161d"),
    ),
    valid_from=date(2021, 1, 1),
    valid_to=None,
    source="letters and indicator: uniec3.nl, bwtinfo.nl; the bounds are unverified",
    status="K",
    number_patterns=(r"\d{9}",),
    dated_numbers=False,
    caveat="letters and indicator were read, the bounds were not",
)
