"""Brussels, PEB of dwellings: primary energy per m² and year, with sub-classes."""

from datetime import date

from django.utils.translation import pgettext_lazy

from immo_blocks.energy.scales.scale import EnergyScale, EnergyWords, classes

SCALE = EnergyScale(
    jurisdiction="be-bru",
    name=pgettext_lazy("be-bru", "Brussels"),
    words=EnergyWords(
        short=pgettext_lazy("be-bru", "EPC"),
        certificate=pgettext_lazy("be-bru", "energy certificate"),
        energy_class=pgettext_lazy("be-bru", "energy class"),
        letter=pgettext_lazy("be-bru", "class"),
        consumption=pgettext_lazy("be-bru", "specific consumption"),
        total=pgettext_lazy("be-bru", "total consumption"),
        number=pgettext_lazy("be-bru", "certificate number"),
    ),
    classes=classes(
        ("A++", 0, "#00572e"),
        ("A+", 15, "#006b38"),
        ("A", 30, "#00843d"),
        ("A-", 45, "#1e9447"),
        ("B+", 62, "#4bab46"),
        ("B", 78, "#6bb944"),
        ("B-", 95, "#8cc63f"),
        ("C+", 113, "#acd038"),
        ("C", 132, "#c3d831"),
        ("C-", 150, "#d3dd2b"),
        ("D+", 170, "#eedd15"),
        ("D", 190, "#fddb00"),
        ("D-", 210, "#fccb00"),
        ("E+", 232, "#fabb00"),
        ("E", 253, "#f7a600"),
        ("E-", 275, "#f39100"),
        ("F", 345, "#ea6113"),
        ("G", None, "#c9161d"),
        main=True,
    ),
    # The day A++ came back (hseworld.wolterskluwer.be).
    valid_from=date(2017, 1, 1),
    valid_to=None,
    source="ugeb-uleb.be (D); trends.levif.be (276, 346); 3,704 of 3,740 adverts: domain.md 1.1",
    status="E",
    number_patterns=(r"\d{8}-\d{10}-\d{2}-\d",),
)
