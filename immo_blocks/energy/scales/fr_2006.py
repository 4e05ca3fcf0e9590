"""France, DPE of dwellings until 30 June 2021: energy alone. Still on old certificates."""

from datetime import date

from immo_blocks.energy.scales import fr
from immo_blocks.energy.scales.scale import EnergyScale, classes

SCALE = EnergyScale(
    jurisdiction="fr",
    name=fr.SCALE.name,
    words=fr.SCALE.words,
    classes=classes(
        ("A", 50, "#319834"),
        ("B", 90, "#33cc31"),
        ("C", 150, "#cbfc34"),
        ("D", 230, "#fbfe06"),
        ("E", 330, "#fbcc04"),
        ("F", 450, "#f99d1c"),
        ("G", None, "#e9262b"),
    ),
    # The bounds of its climate label are not known here: its letter is shown without them.
    climate=classes(
        *((one.letter, None, one.colour) for one in fr.SCALE.climate),
    ),
    valid_from=date(2006, 11, 1),
    valid_to=date(2021, 6, 30),
    source="GuillaumeSR/Simulation-Optimmo (colours); bounds seen on adverts: domain.md 1.1",
    status="K",
    number_patterns=fr.SCALE.number_patterns,
    dated_numbers=False,
    caveat="certificates of before 1 July 2021 are said to be invalid since 1 January 2025",
)
