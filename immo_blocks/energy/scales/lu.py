"""Luxembourg, certificate of dwellings: letters only, the bounds depend on the building."""

from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

_CLASSES = classes(
    ("A+", None, "#00572e"),
    ("A", None, "#006b38"),
    ("B", None, "#00843d"),
    ("C", None, "#2fa84f"),
    ("D", None, "#4bab46"),
    ("E", None, "#d3dd2b"),
    ("F", None, "#fddb00"),
    ("G", None, "#f7a600"),
    ("H", None, "#ea6113"),
    ("I", None, "#c9161d"),
)

SCALE = EnergyScale(
    jurisdiction="lu",
    name=pgettext_lazy("lu", "Luxembourg"),
    words=EnergyWords(
        short=pgettext_lazy("lu", "EPC"),
        certificate=pgettext_lazy("lu", "energy certificate"),
        energy_class=pgettext_lazy("lu", "energy class"),
        letter=pgettext_lazy("lu", "class"),
        consumption=pgettext_lazy("lu", "specific consumption"),
        total=pgettext_lazy("lu", "total consumption"),
        number=pgettext_lazy("lu", "certificate number"),
    ),
    classes=_CLASSES,
    climate=_CLASSES,
    heat=_CLASSES,
    # The letters; the bounds of the regulation of 9 June 2021 are to be confirmed: none proposed.
    valid_from=date(2021, 6, 9),
    valid_to=None,
    source="guichet.public.lu; propertyweb.lu (A+ to I)",
    status="K",
    dated_numbers=False,
    caveat="letters only: the bounds differ by kind of building",
)
