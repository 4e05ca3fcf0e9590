"""Germany, Energieausweis of dwellings: final energy per m² and year (GEG Anlage 10)."""

from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

SCALE = EnergyScale(
    jurisdiction="de",
    name=pgettext_lazy("de", "Germany"),
    words=EnergyWords(
        short=pgettext_lazy("de", "EPC"),
        certificate=pgettext_lazy("de", "energy certificate"),
        energy_class=pgettext_lazy("de", "energy class"),
        letter=pgettext_lazy("de", "class"),
        consumption=pgettext_lazy("de", "specific consumption"),
        total=pgettext_lazy("de", "total consumption"),
        number=pgettext_lazy("de", "certificate number"),
    ),
    classes=classes(
        ("A+", 30, "#00572e"),
        ("A", 50, "#006b38"),
        ("B", 75, "#00843d"),
        ("C", 100, "#4bab46"),
        ("D", 130, "#8cc63f"),
        ("E", 160, "#d3dd2b"),
        ("F", 200, "#f7a600"),
        ("G", 250, "#ea6113"),
        ("H", None, "#c9161d"),
    ),
    # The duty to show it in adverts.
    valid_from=date(2014, 5, 1),
    valid_to=None,
    source="GEG/EnEV Anlage 10: justiz-nrw.wolterskluwer-online.de (strict); caala.de (inclusive)",
    status="K",
    dated_numbers=False,
    caveat="sources differ on whether a bound belongs to the better class; taken as inclusive",
)
