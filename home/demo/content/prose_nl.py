"""Dutch sentences for descriptions, chosen by the facts of a property."""
# ruff: noqa: E501  sentences are kept whole

import random
from collections.abc import Mapping
from typing import Any

Facts = Mapping[str, Any]

_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_POINTS = {
    "n": "noorden",
    "ne": "noordoosten",
    "e": "oosten",
    "se": "zuidoosten",
    "s": "zuiden",
    "sw": "zuidwesten",
    "w": "westen",
    "nw": "noordwesten",
}
_HEATING = {
    "gas": "De centrale verwarming werkt op aardgas",
    "oil": "De centrale verwarming werkt op stookolie",
    "electric": "De verwarming is elektrisch",
    "heat_pump": "Een warmtepomp zorgt voor de verwarming",
    "pellet": "Een pelletketel zorgt voor de verwarming",
    "collective": "De gemeenschappelijke verwarming wordt per woning gemeten",
    "district": "Het gebouw is aangesloten op een warmtenet",
    "wood": "Er wordt met hout verwarmd",
}
_ELECTRICITY = {
    "conform": "De elektrische installatie is conform.",
    "not_conform": "De elektrische installatie is niet conform; de koper brengt ze na de akte in orde.",
}
_HOUSE = (
    "Op het gelijkvloers vindt u een inkomhal, een lichte leefruimte en {kitchen}. Boven liggen {rooms}. De bewoonbare oppervlakte bedraagt {area} m².",
    "De hal geeft uit op de leefruimte en {kitchen}. {Rooms} vullen de rest; samen telt de woning {area} m².",
    "De {area} m² zijn helder ingedeeld: beneden de leefruimte en {kitchen}, boven {rooms}.",
    "Het hart van de woning is een doorlopende leefruimte met {kitchen}. Daarbij komen {rooms}, goed voor {area} m².",
)
_FLAT = (
    "De {area} m² omvatten een lichte leefruimte, {kitchen}, {rooms}.",
    "Via de hal bereikt u een leefruimte met {kitchen}, {rooms}. De bewoonbare oppervlakte bedraagt {area} m².",
    "Op {area} m² is het plan goed doordacht: een leefruimte, {kitchen}, {rooms}, met voldoende bergruimte.",
)


def inside(facts: Facts, rng: random.Random) -> str:
    """Rooms and areas."""
    if not facts.get("living_area") or not facts.get("bedrooms"):
        return _open_space(facts)
    level = facts.get("floors_total") == 1
    bank = _FLAT if facts["category"] == "apartment" else (_HOUSE[1::2] if level else _HOUSE)
    rooms = _listed([_count(facts["bedrooms"]), *_baths(facts)])
    text = rng.choice(bank).format(
        kitchen=_kitchen(facts),
        rooms=rooms,
        Rooms=rooms[0].upper() + rooms[1:],
        area=facts["living_area"],
    )
    return f"{text} {_extra_rooms(facts)}"


def outside(facts: Facts, rng: random.Random) -> str:
    """Garden, terrace and parking."""
    parts = []
    if facts.get("garden_area"):
        aspect = _POINTS.get(facts.get("garden_orientation", ""))
        turned = f" op het {aspect}" if aspect else ""
        parts.append(
            rng.choice(
                (
                    "De tuin van {garden} m²{turned} ligt uit het zicht van de straat.",
                    "Achteraan ligt een tuin van {garden} m²{turned}, met gazon en borders.",
                    "De tuin{turned} meet {garden} m² en vraagt weinig onderhoud.",
                )
            ).format(garden=facts["garden_area"], turned=turned)
        )
    if facts.get("terrace_area") and "balcony" in facts["features"]:
        parts.append(f"Een balkon van {facts['terrace_area']} m² sluit aan op de leefruimte.")
    elif facts.get("terrace_area"):
        parts.append(
            rng.choice(
                (
                    "Het terras van {terrace} m² sluit aan op de leefruimte.",
                    "Op het terras van {terrace} m² eet u buiten zodra het weer het toelaat.",
                )
            ).format(terrace=facts["terrace_area"])
        )
    if facts.get("garages"):
        parts.append("Er is een garage." if facts["garages"] == 1 else "Er zijn twee garages.")
    elif facts.get("outdoor_parking"):
        parts.append("Parkeren kan op een eigen staanplaats.")
    return " ".join(parts)


def technique(facts: Facts, rng: random.Random) -> str:
    """Heating, glazing, electricity, works."""
    parts = []
    features = facts.get("features", ())
    if heating := _HEATING.get(facts.get("heating", "")):
        glazing = next(
            (
                word
                for code, word in (("triple_glazing", "driedubbel"), ("double_glazing", "dubbel"))
                if code in features
            ),
            "",
        )
        parts.append(f"{heating} en de ramen hebben {glazing} glas." if glazing else f"{heating}.")
    if facts.get("has_solar_panels"):
        parts.append("Zonnepanelen drukken de elektriciteitsfactuur.")
    parts.append(_ELECTRICITY.get(facts.get("electrical_conformity", ""), ""))
    if facts.get("year_renovated"):
        parts.append(
            rng.choice(
                (
                    "De laatste werken dateren van {year}.",
                    "In {year} werd de woning voor het laatst vernieuwd.",
                )
            ).format(year=facts["year_renovated"])
        )
    text = " ".join(parts)
    return (
        text.replace("werd de woning", "werd het appartement")
        if facts["category"] == "apartment"
        else text
    )


def practical(facts: Facts, rng: random.Random) -> str:
    """Transaction, charges, cadastral income, how to visit."""
    parts = []
    if facts.get("rent_monthly"):
        kind = "een provisie van" if facts.get("charges_kind") == "provision" else "een forfait van"
        charges = facts.get("charges_monthly")
        parts.append(
            f"De huurprijs is zonder lasten; daarbij komt {kind} {charges} euro per maand."
            if charges
            else "Er zijn geen gemeenschappelijke lasten."
        )
    if facts.get("cadastral_income"):
        parts.append(
            f"Het niet-geïndexeerd kadastraal inkomen bedraagt {facts['cadastral_income']} euro."
        )
    if facts["status"] in ("available", "under_offer"):
        parts.append(
            rng.choice(
                (
                    "Bezoeken kan op afspraak, ook op zaterdag.",
                    "Wij beantwoorden graag uw vragen en plannen het bezoek in.",
                    "Vraag een bezoek aan: we stellen u deze week een moment voor.",
                )
            )
        )
    return " ".join(parts)


def _open_space(facts: Facts) -> str:
    if facts.get("plot_area"):
        return f"Het perceel meet {facts['plot_area']} m² volgens het kadaster."
    area = facts.get("living_area") or facts.get("total_area")
    return f"De nuttige oppervlakte bedraagt {area} m²." if area else ""


def _extra_rooms(facts: Facts) -> str:
    words = (("cellar", "een kelder"), ("attic", "een zolder"))
    extra = [word for code, word in words if code in facts["features"]]
    if not extra:
        return ""
    return f"Er {'zijn' if len(extra) > 1 else 'is'} ook {_listed(extra)}."


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} en {words[-1]}"


def _count(number: int) -> str:
    return f"{_NUMBERS[number]} slaapkamer{'s' if number > 1 else ''}"


def _kitchen(facts: Facts) -> str:
    if "equipped_kitchen" in facts.get("features", ()):
        return "een ingerichte keuken"
    return (
        "een te vernieuwen keuken"
        if str(facts.get("condition", "")).startswith("to_")
        else "een aparte keuken"
    )


def _baths(facts: Facts) -> list[str]:
    bathrooms, showers = facts.get("bathrooms") or 0, facts.get("shower_rooms") or 0
    words = []
    if bathrooms:
        words.append("een badkamer" if bathrooms == 1 else f"{_NUMBERS[bathrooms]} badkamers")
    if showers:
        words.append("een doucheruimte" if showers == 1 else f"{_NUMBERS[showers]} doucheruimtes")
    return words or ["een wasruimte"]
