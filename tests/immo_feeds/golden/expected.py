"""What forty_rows.csv must become, written by hand from the rules (never from the output).

``values`` lists what is known; every other mapped fact must be empty.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

WARNING, ERROR = "warning", "error"


@dataclass(frozen=True)
class Expected:
    """One row: its findings are (column, value, code, level) in order."""

    row: int
    reference: str
    values: dict[str, Any] = field(default_factory=dict)
    energy: dict[str, Any] | None = None
    title: str = ""
    findings: tuple[tuple[str, str, str, str], ...] = ()
    summary: str = ""
    description: str = ""
    photo_names: tuple[str, ...] = ()


def without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def warning(column: str, value: str, code: str) -> tuple[str, str, str, str]:
    return (column, value, code, WARNING)


def error(column: str, value: str, code: str) -> tuple[str, str, str, str]:
    return (column, value, code, ERROR)


HOUSE: dict[str, Any] = {
    "transaction": "sale",
    "category": "house",
    "subtype": "villa",
    "price": Decimal("359000"),
    "cadastral_income": Decimal("1234"),
    "street": "Rue des Tilleuls Dorés",
    "house_number": "12",
    "postal_code": "5000",
    "city": "Namur",
    "latitude": Decimal("50.4669"),
    "longitude": Decimal("4.8675"),
    "location_precision": "address",
    "living_area": Decimal("182"),
    "plot_area": Decimal("1250"),
    "bedrooms": 3,
    "bathrooms": 1,
    "facades": 3,
    "year_built": 1965,
    "condition": "good",
    "garages": 1,
    "heating": "gas",
    "availability": "à l’acte",
    "features": ["garden", "double_glazing"],
}
HOUSE_TITLE = "Villa 3 chambres à Namur"
HOUSE_ENERGY: dict[str, Any] = {
    "jurisdiction": "be-wal",
    "status": "valid",
    "energy_class": "C",
    "kwh_m2_year": "214.5",
    "total_kwh_year": "39039",
    "co2_kg_m2_year": "48",
    "certificate_number": "20240611008480",
    "issued_on": "2024-06-11",
    "valid_until": None,
    "exemption_reason": "",
}
FLAT: dict[str, Any] = {
    "transaction": "rent",
    "category": "apartment",
    "subtype": "duplex",
    "rent_monthly": Decimal("950"),
    "charges_monthly": Decimal("75"),
    "street": "Lindeboomstraat",
    "house_number": "7",
    "postal_code": "9000",
    "city": "Gent",
    "latitude": Decimal("51.0543"),
    "longitude": Decimal("3.7174"),
    "location_precision": "address",
    "living_area": Decimal("88"),
    "bedrooms": 2,
    "bathrooms": 1,
    "floor": 2,
    "year_built": 2004,
    "condition": "renovated",
    "flood_p_score": "A",
    "flood_g_score": "B",
    "available_from": date(2026, 9, 1),
    "features": ["lift"],
}
FLAT_TITLE = "Duplex 2 chambres à Gent"
LETTER_AND_KWH: dict[str, Any] = {
    "jurisdiction": "be-vlg",
    "status": "valid",
    "energy_class": "B",
    "kwh_m2_year": "145",
    "total_kwh_year": None,
    "co2_kg_m2_year": None,
    "certificate_number": "",
    "issued_on": None,
    "valid_until": None,
    "exemption_reason": "",
}
LUMINOUS = "Lumineuse. " * 29 + "Lumineuse."

ROWS: tuple[Expected, ...] = (
    Expected(2, "GA-001", HOUSE, HOUSE_ENERGY, HOUSE_TITLE),
    Expected(3, "GA-002", FLAT, LETTER_AND_KWH, FLAT_TITLE),
    Expected(
        4,
        "GA-003",
        without(HOUSE, "living_area"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Surface habitable", "0", "zero_is_unknown"),),
    ),
    Expected(
        5,
        "GA-004",
        HOUSE,
        HOUSE_ENERGY | {"kwh_m2_year": None, "total_kwh_year": None},
        HOUSE_TITLE,
        (warning("kWh/m²", "39039", "kwh_implausible"),),
    ),
    Expected(
        6,
        "GA-005",
        HOUSE,
        LETTER_AND_KWH | {"jurisdiction": "be-wal", "energy_class": "G", "kwh_m2_year": "1500"},
        HOUSE_TITLE,
    ),
    Expected(
        7,
        "GA-006",
        HOUSE,
        LETTER_AND_KWH | {"jurisdiction": "be-wal", "energy_class": "G", "kwh_m2_year": None},
        HOUSE_TITLE,
        (warning("kWh/m²", "1500.01", "kwh_implausible"),),
    ),
    Expected(
        8,
        "GA-007",
        FLAT,
        LETTER_AND_KWH | {"energy_class": "A+", "kwh_m2_year": "-52"},
        FLAT_TITLE,
    ),
    Expected(
        9,
        "GA-008",
        FLAT,
        LETTER_AND_KWH | {"energy_class": ""},
        FLAT_TITLE,
        (warning("PEB", "G", "class_not_in_scale"),),
    ),
    Expected(
        10,
        "GA-009",
        HOUSE,
        HOUSE_ENERGY | {"energy_class": "A"},
        HOUSE_TITLE,
        (warning("PEB", "A", "class_disagrees"),),
    ),
    Expected(11, "GA-010", HOUSE, None, HOUSE_TITLE),
    Expected(
        12,
        "GA-011",
        HOUSE
        | {
            "postal_code": "1180",
            "city": "Uccle",
            "latitude": Decimal("50.8018"),
            "longitude": Decimal("4.3372"),
        },
        LETTER_AND_KWH | {"jurisdiction": "be-bru", "kwh_m2_year": "90", "co2_kg_m2_year": "18"},
        "Villa 3 chambres à Uccle",
    ),
    Expected(
        13,
        "GA-012",
        HOUSE,
        LETTER_AND_KWH | {"jurisdiction": "be-wal", "energy_class": "C", "kwh_m2_year": None},
        HOUSE_TITLE,
    ),
    Expected(
        14,
        "GA-013",
        HOUSE,
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Latitude", "4.8675, 50.4669", "coordinates_swapped"),),
    ),
    Expected(
        15,
        "GA-014",
        without(HOUSE, "latitude", "longitude", "location_precision"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Latitude", "51.0543, 3.7174", "coordinates_far"),),
    ),
    Expected(
        16,
        "GA-015",
        without(HOUSE, "latitude", "longitude", "location_precision"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Latitude", "48.8566, 2.3522", "coordinates_outside"),),
    ),
    Expected(
        17,
        "GA-016",
        without(HOUSE, "latitude", "longitude", "location_precision"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Latitude", "", "coordinates_incomplete"),),
    ),
    Expected(
        18,
        "GA-017",
        without(HOUSE, "garages"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Parking int.", "1930", "out_of_range"),),
    ),
    Expected(19, "GA-018", HOUSE | {"condition": "to_renovate"}, HOUSE_ENERGY, HOUSE_TITLE),
    Expected(20, "GA-019", HOUSE | {"condition": "to_renovate"}, HOUSE_ENERGY, HOUSE_TITLE),
    Expected(21, "GA-020", HOUSE | {"availability": "immédiatement"}, HOUSE_ENERGY, HOUSE_TITLE),
    Expected(
        22,
        "GA-021",
        without(HOUSE, "availability"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Disponibilité", "31/02/2027", "not_a_date"),),
    ),
    Expected(
        23,
        "GA-022",
        HOUSE
        | {
            "availability": "Après les travaux du voisin",
            "postal_code": "7070",
            "city": "Le Roeulx",
            "latitude": Decimal("50.5"),
            "longitude": Decimal("4.11"),
        },
        HOUSE_ENERGY,
        "Villa 3 chambres au Roeulx",
    ),
    Expected(
        24,
        "GA-023",
        without(HOUSE, "year_built"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Année", "19650", "out_of_range"),),
    ),
    Expected(
        25,
        "GA-024",
        without(HOUSE, "year_built", "heating"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (
            warning("Année", "vers 1900", "not_a_number"),
            warning("Chauffage", "Tapis volant", "choice_unknown"),
        ),
    ),
    Expected(
        26,
        "GA-025",
        without(HOUSE, "price"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Prix", "0", "zero_is_unknown"),),
    ),
    Expected(
        27,
        "GA-026",
        without(HOUSE, "price"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Prix", "1", "out_of_range"),),
    ),
    Expected(28, "GA-027", findings=(error("Prix", "sur demande", "not_a_number"),)),
    Expected(29, "GA-001", findings=(error("Réf", "GA-001", "reference_duplicate"),)),
    Expected(30, "", findings=(error("Réf", "", "reference_missing"),)),
    Expected(31, "GA-028", findings=(error("Transaction", "Échange", "choice_unknown"),)),
    Expected(32, "GA-029", findings=(error("Catégorie", "", "value_missing"),)),
    Expected(
        33,
        "GA-030",
        without(
            HOUSE | {"postal_code": "1050", "city": "Elsene"},
            "street",
            "house_number",
            "latitude",
            "longitude",
            "location_precision",
        ),
        None,
        "Villa 3 chambres à Elsene",
    ),
    Expected(
        34,
        "GA-031",
        without(FLAT, "flood_p_score", "flood_g_score"),
        LETTER_AND_KWH,
        FLAT_TITLE,
        (
            warning("P-score", "E", "choice_unknown"),
            warning("G-score", "effectif", "choice_unknown"),
        ),
    ),
    Expected(
        35,
        "GA-032",
        without(HOUSE, "facades"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (
            warning("Façades", "7", "out_of_range"),
            warning("Ascenseur", "peut-être", "not_yes_or_no"),
        ),
    ),
    Expected(
        36,
        "GA-033",
        without(HOUSE, "living_area", "plot_area", "facades"),
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (
            warning("Surface habitable", "-85", "out_of_range"),
            warning("Terrain", "-1", "out_of_range"),
            warning("Façades", "0", "out_of_range"),
        ),
    ),
    Expected(
        37,
        "GA-034",
        HOUSE,
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("Région", "Flandre", "region_disagrees"),),
    ),
    Expected(
        38,
        "GA-035",
        without(HOUSE, "postal_code"),
        None,
        HOUSE_TITLE,
        (
            warning("CP", "50000", "postal_code_unknown"),
            warning("PEB", "C", "energy_without_region"),
        ),
    ),
    Expected(39, "", findings=(error("", "44", "row_too_long"),)),
    Expected(
        40,
        "GA-037",
        HOUSE,
        HOUSE_ENERGY,
        HOUSE_TITLE,
        (warning("", "37", "row_too_short"),),
    ),
    Expected(
        41,
        "GA-038",
        without(HOUSE, "bathrooms", "street", "city")
        | {
            "price": Decimal("1250000"),
            "living_area": Decimal("85.5"),
            "postal_code": "4000",
            "latitude": Decimal("50.64"),
            "longitude": Decimal("5.57"),
        },
        None,
        "Maison de caractère",
        (
            warning("SdB", "1,5", "not_whole"),
            warning("Commune", "Li?ge", "text_damaged"),
            warning("Rue", "Avenue du", "street_incomplete"),
            warning("Accroche", LUMINOUS, "text_too_long"),
            warning("Photos", "../secret.jpg", "photo_name"),
        ),
        summary="Lumineuse. " * 27 + "Lum",
        description="Belle maison.\n\nJardin au sud.",
        photo_names=("facade.jpg", "salon.jpg"),
    ),
)
