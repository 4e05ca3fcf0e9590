"""French sentences for descriptions, chosen by the facts of a property."""
# ruff: noqa: E501  sentences are kept whole

import random
from collections.abc import Mapping
from typing import Any

Facts = Mapping[str, Any]

_NUMBERS = ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_POINTS = {
    "n": "au nord",
    "ne": "au nord-est",
    "e": "à l'est",
    "se": "au sud-est",
    "s": "plein sud",
    "sw": "au sud-ouest",
    "w": "à l'ouest",
    "nw": "au nord-ouest",
}
_HEATING = {
    "gas": "Le chauffage central fonctionne au gaz",
    "oil": "Le chauffage central fonctionne au mazout",
    "electric": "Le chauffage est électrique",
    "heat_pump": "Une pompe à chaleur assure le chauffage",
    "pellet": "Une chaudière à pellets assure le chauffage",
    "collective": "Le chauffage, collectif, est mesuré par logement",
    "district": "Un réseau de chaleur dessert l'immeuble",
    "wood": "Le chauffage se fait au bois",
}
_ELECTRICITY = {
    "conform": "L'installation électrique est conforme.",
    "not_conform": "L'installation électrique n'est pas conforme ; l'acquéreur la fera mettre en ordre après l'acte.",
}
_HOUSE = (
    "Au rez-de-chaussée, le hall dessert un séjour lumineux et {kitchen}. Les étages comptent {rooms}, pour {area} m² habitables.",
    "On entre par un hall qui mène au séjour, puis à {kitchen}. {Rooms} occupent le reste de la maison ; la surface habitable atteint {area} m².",
    "Les {area} m² habitables s'organisent avec simplicité : le séjour et {kitchen} au rez-de-chaussée, {rooms} au calme.",
    "La vie s'articule autour d'un séjour traversant et d'{kitchen}. {Rooms} complètent les {area} m² habitables.",
)
_FLAT = (
    "Ses {area} m² se répartissent entre un séjour lumineux, {kitchen}, {rooms}.",
    "Le hall distribue un séjour ouvert sur {kitchen}, {rooms}. La surface habitable est de {area} m².",
    "Sur {area} m², le plan va à l'essentiel : un séjour, {kitchen}, {rooms}, sans oublier des rangements bien placés.",
)


def inside(facts: Facts, rng: random.Random) -> str:
    """Rooms and areas."""
    if not facts.get("living_area") or not facts.get("bedrooms"):
        return _open_space(facts)
    level = facts.get("floors_total") == 1
    bank = _FLAT if facts["category"] == "apartment" else (_HOUSE[1::2] if level else _HOUSE)
    rooms = _listed([_count(facts["bedrooms"], "chambre"), *_baths(facts)])
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
        turned = f", exposé {aspect}," if aspect else ""
        parts.append(
            rng.choice(
                (
                    "Le jardin de {garden} m²{turned} reste à l'abri des regards.",
                    "Le jardin{turned} offre {garden} m² de pelouse et de massifs.",
                    "À l'arrière, un jardin de {garden} m²{turned} prolonge l'intérieur.",
                )
            ).format(garden=facts["garden_area"], turned=turned)
        )
    if facts.get("terrace_area") and "balcony" in facts["features"]:
        parts.append(f"Un balcon de {facts['terrace_area']} m² prolonge le séjour.")
    elif facts.get("terrace_area"):
        parts.append(
            rng.choice(
                (
                    "La terrasse de {terrace} m² prolonge le séjour.",
                    "Une terrasse de {terrace} m² permet de manger dehors dès les beaux jours.",
                )
            ).format(terrace=facts["terrace_area"])
        )
    if facts.get("garages"):
        parts.append(
            "Un garage complète l'ensemble."
            if facts["garages"] == 1
            else "Deux garages complètent l'ensemble."
        )
    elif facts.get("outdoor_parking"):
        parts.append("Le stationnement se fait devant la porte, sur une place privée.")
    return " ".join(parts)


def technique(facts: Facts, rng: random.Random) -> str:
    """Heating, glazing, electricity, works."""
    parts = []
    features = facts.get("features", ())
    if heating := _HEATING.get(facts.get("heating", "")):
        glazing = next(
            (
                word
                for code, word in (("triple_glazing", "triple"), ("double_glazing", "double"))
                if code in features
            ),
            "",
        )
        parts.append(
            f"{heating} et les châssis sont à {glazing} vitrage." if glazing else f"{heating}."
        )
    if facts.get("has_solar_panels"):
        parts.append("Des panneaux photovoltaïques allègent la facture d'électricité.")
    parts.append(_ELECTRICITY.get(facts.get("electrical_conformity", ""), ""))
    if facts.get("year_renovated"):
        parts.append(
            rng.choice(
                (
                    "Les derniers travaux datent de {year}.",
                    "La dernière rénovation remonte à {year}.",
                )
            ).format(year=facts["year_renovated"])
        )
    return " ".join(parts)


def practical(facts: Facts, rng: random.Random) -> str:
    """Transaction, charges, cadastral income, how to visit."""
    parts = []
    if facts.get("rent_monthly"):
        kind = (
            "une provision pour charges de"
            if facts.get("charges_kind") == "provision"
            else "un forfait de charges de"
        )
        charges = facts.get("charges_monthly")
        parts.append(
            f"Le loyer s'entend hors charges ; il s'y ajoute {kind} {charges} euros par mois."
            if charges
            else "Le loyer s'entend sans charges communes."
        )
    if facts.get("cadastral_income"):
        parts.append(f"Le revenu cadastral non indexé est de {facts['cadastral_income']} euros.")
    if facts["status"] in ("available", "under_offer"):
        parts.append(
            rng.choice(
                (
                    "Les visites se font sur rendez-vous, aussi le samedi.",
                    "Nous répondons volontiers à vos questions et organisons la visite.",
                    "Demandez une visite : nous vous proposons un moment dans la semaine.",
                )
            )
        )
    return " ".join(parts)


def _open_space(facts: Facts) -> str:
    if facts.get("plot_area"):
        return f"La parcelle mesure {facts['plot_area']} m² d'après le cadastre."
    area = facts.get("living_area") or facts.get("total_area")
    return f"La surface utile est de {area} m²." if area else ""


def _extra_rooms(facts: Facts) -> str:
    words = (("cellar", "une cave"), ("attic", "un grenier"))
    extra = [word for code, word in words if code in facts["features"]]
    if not extra:
        return ""
    return f"S'y ajoute{'nt' if len(extra) > 1 else ''} {_listed(extra)}."


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} et {words[-1]}"


def _count(number: int, word: str) -> str:
    return f"{_NUMBERS[number]} {word}{'s' if number > 1 else ''}"


def _kitchen(facts: Facts) -> str:
    if "equipped_kitchen" in facts.get("features", ()):
        return "une cuisine équipée"
    return (
        "une cuisine à moderniser"
        if str(facts.get("condition", "")).startswith("to_")
        else "une cuisine séparée"
    )


def _baths(facts: Facts) -> list[str]:
    bathrooms, showers = facts.get("bathrooms") or 0, facts.get("shower_rooms") or 0
    words = []
    if bathrooms:
        words.append(
            "une salle de bains" if bathrooms == 1 else f"{_NUMBERS[bathrooms]} salles de bains"
        )
    if showers:
        words.append(
            "une salle de douche" if showers == 1 else f"{_NUMBERS[showers]} salles de douche"
        )
    return words or ["une salle d'eau"]
