"""The development of the Brussels developer: two buildings on a canal, twelve units."""
# ruff: noqa: E501  sentences are kept whole

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from home.demo.content.compose import BRUSSELS_OFFICE, Words, entry, place
from home.demo.content.energy import brussels
from home.demo.content.photos import photos
from home.demo.content.shape import (
    DemoDevelopment,
    DemoDocument,
    DemoPhoto,
    DemoProperty,
    DemoTranslation,
    State,
)
from home.demo.content.towns import ANDERLECHT
from home.demo.content.typography import paragraphs, typeset
from home.demo.drawing import Scene

SLUG = "les-ecluses-blanches"
STREET, NUMBER, SEED = "Quai des Écluses-Blanches", "10", 711
_PLACE = place(ANDERLECHT, STREET, NUMBER, SEED)
_COVER = (Scene.DEVELOPMENT, Scene.BUILDING_SITE, Scene.STREET)


@dataclass(frozen=True)
class Unit:
    """One row of the price list; ``kind`` is the seed of its interior."""

    lot: str
    floor: int
    bedrooms: int
    area: int
    terrace: int
    garden: int
    aspect: str
    price: int
    status: str
    kwh: int
    co2: int
    kind: int
    state: State = State.LIVE


UNITS: tuple[Unit, ...] = (
    Unit("A0.1", 0, 2, 88, 12, 54, "sw", 398000, "available", 44, 8, 721),
    Unit("A0.2", 0, 1, 61, 9, 38, "s", 289000, "sold", 48, 9, 733),
    Unit("A1.1", 1, 2, 91, 11, 0, "sw", 372000, "available", 41, 8, 742),
    Unit("A1.2", 1, 1, 58, 8, 0, "e", 268000, "reserved", 46, 9, 756),
    Unit("A2.1", 2, 3, 114, 16, 0, "sw", 465000, "available", 39, 7, 721),
    Unit("A2.2", 2, 2, 86, 10, 0, "e", 359000, "available", 45, 8, 733),
    Unit("A3.1", 3, 3, 121, 22, 0, "s", 512000, "under_offer", 37, 7, 742),
    Unit("B1.1", 1, 2, 84, 9, 0, "w", 349000, "available", 52, 10, 756),
    Unit("B2.1", 2, 2, 84, 9, 0, "w", 356000, "sold", 50, 10, 721),
    Unit("B3.1", 3, 2, 87, 12, 0, "w", 369000, "available", 47, 9, 733),
    Unit("B4.1", 4, 3, 128, 34, 0, "sw", 579000, "available", 43, 8, 742, State.MODERATION),
    Unit("B4.2", 4, 1, 63, 14, 0, "e", 295000, "coming_soon", 49, 9, 756, State.DRAFT),
)

_KINDS = {1: "une chambre", 2: "deux chambres", 3: "trois chambres"}
_DUTCH_KINDS = {1: "één slaapkamer", 2: "twee slaapkamers", 3: "drie slaapkamers"}
_LEVELS = ("rez-de-chaussée", "premier étage", "deuxième étage", "troisième étage", "dernier étage")
_DUTCH_LEVELS = (
    "gelijkvloers",
    "eerste verdieping",
    "tweede verdieping",
    "derde verdieping",
    "bovenste verdieping",
)

_OPENINGS = {
    "A0": "Ce logement du rez-de-chaussée a sa propre porte sur la cour plantée et un jardin privatif que bordent des graminées. On y vit comme dans une petite maison, avec les services d'un immeuble neuf.",
    "A1": "Au premier étage du bâtiment A, le séjour donne sur la cour plantée et sur la cime des bouleaux. Les baies montent jusqu'au plafond et la cuisine tient dans l'épaisseur du mur.",
    "A2": "Le deuxième étage du bâtiment A voit passer les péniches sans entendre la ville : triple vitrage au sud, ventilation double flux, et une terrasse assez profonde pour une table de six.",
    "A3": "Un seul appartement occupe le troisième étage du bâtiment A. Il reçoit la lumière de trois côtés, et sa terrasse suit le soleil de midi jusqu'au soir.",
    "B1": "Dans le bâtiment B, le premier étage regarde l'ancien quai de déchargement, devenu jardin. Le plan est compact, sans couloir, avec un vrai vestiaire à l'entrée.",
    "B2": "Le séjour de cet appartement s'ouvre à l'ouest sur le canal. La chambre principale possède sa salle de douche, l'autre un mur entier de rangements.",
    "B3": "Au troisième étage du bâtiment B, le regard passe au-dessus des toits et suit le canal jusqu'au pont. Les finitions sont à choisir jusqu'au printemps.",
    "B4": "Au dernier étage du bâtiment B, le séjour touche le ciel : hauteur sous plafond de 2,85 m et terrasse d'angle d'où l'on voit la ville entière.",
}
_DUTCH_OPENINGS = {
    "A0": "Deze woning op het gelijkvloers heeft een eigen deur aan de beplante binnenplaats en een privétuin, omzoomd met siergrassen. U woont er als in een klein huis, met het comfort van een nieuw gebouw.",
    "A2": "Op de tweede verdieping van gebouw A ziet u de binnenschepen voorbijvaren zonder de stad te horen: driedubbel glas, ventilatie met warmteterugwinning en een terras dat diep genoeg is voor een tafel van zes.",
}


def _unit(index: int, unit: Unit) -> DemoProperty:
    bedrooms = unit.bedrooms
    outdoor = "jardin" if unit.garden else "terrasse"
    level = _LEVELS[unit.floor]
    words = Words(
        f"Appartement {_KINDS[bedrooms]} avec {outdoor}, lot {unit.lot}",
        f"Lot {unit.lot}, {level} : {unit.area} m², {outdoor} de {unit.garden or unit.terrace} m², livraison dans quatorze mois.",
        _OPENINGS[unit.lot[:2]],
    )
    gap = unit.state is State.DRAFT
    result = entry(
        BRUSSELS_OFFICE,
        f"ECL-{unit.lot}",
        ANDERLECHT,
        STREET,
        NUMBER,
        SEED + 1 + index,
        words,
        energy=None if gap else brussels(unit.kwh, unit.co2, date(2026, 2, 12), 81200 + index),
        agent="marvillier" if index % 2 else "verlooy",
        scenes="none",
        state=unit.state,
        translated=_dutch(unit),
        documents=(("energy", "public"), ("plan", "public")),
        gaps=("energy_certificate_missing", "price_missing") if gap else (),
        development=SLUG,
        **_facts(unit, priced=not gap),
    )
    return replace(
        result,
        photos=_photos(unit, "fr"),
        translation=result.translation
        and replace(result.translation, captions=tuple(p.caption for p in _photos(unit, "nl"))),
    )


def _facts(unit: Unit, *, priced: bool) -> dict[str, Any]:
    features = ["lift", "terrace", "equipped_kitchen", "triple_glazing", "cellar", "wheelchair"]
    garden = {"garden_area": unit.garden, "garden_orientation": unit.aspect} if unit.garden else {}
    price = {"price": unit.price} if priced else {}
    return {
        "latitude": _PLACE["latitude"],
        "longitude": _PLACE["longitude"],
        **garden,
        **price,
        "box": unit.lot,
        "location_precision": "address",
        "category": "apartment",
        "subtype": "ground_floor" if unit.floor == 0 else "flat",
        "status": unit.status,
        "vat_regime": "vat",
        "vat_rate": 21,
        "living_area": unit.area,
        "terrace_area": unit.terrace,
        "bedrooms": unit.bedrooms,
        "bathrooms": 1,
        "shower_rooms": 1 if unit.bedrooms == 3 else 0,
        "toilets": min(2, unit.bedrooms),
        "floor": unit.floor,
        "floors_total": 3 if unit.lot[0] == "A" else 4,
        "year_built": 2027,
        "condition": "under_construction",
        "heating": "district",
        "has_solar_panels": True,
        "features": [*features, "garden"] if unit.garden else features,
        "planning_permit": "yes",
        "land_use": "residential",
        "available_from": timedelta(days=425),
    }


def _dutch(unit: Unit) -> Words | None:
    if unit.lot not in ("A0.1", "A2.1"):
        return None
    outdoor = "tuin" if unit.garden else "terras"
    return Words(
        f"Appartement met {_DUTCH_KINDS[unit.bedrooms]} en {outdoor}, entiteit {unit.lot}",
        f"Entiteit {unit.lot}, {_DUTCH_LEVELS[unit.floor]}: {unit.area} m², {outdoor} van {unit.garden or unit.terrace} m², oplevering over veertien maanden.",
        _DUTCH_OPENINGS[unit.lot[:2]],
    )


def _photos(unit: Unit, language: str) -> tuple[DemoPhoto, ...]:
    """The building is everybody's, the interior that of the unit's type."""
    inside = (Scene.LIVING, Scene.KITCHEN, Scene.BEDROOM, Scene.BATHROOM, Scene.ROOF_TERRACE)
    cover, *rooms = photos(inside, unit.kind, language)
    composition = unit.kind + 1000 * UNITS.index(unit)  # the same room from another place
    outside = photos((Scene.DEVELOPMENT,), SEED, language)
    return (replace(cover, seed=composition), *outside, *rooms)


CANAL_UNITS: tuple[DemoProperty, ...] = tuple(
    _unit(index, unit) for index, unit in enumerate(UNITS)
)

_FRENCH_TEXT = [
    "Deux bâtiments de brique claire, douze logements, une cour plantée de bouleaux : Les Écluses Blanches ferment l'angle d'un quai où l'on déchargeait autrefois le sable et la chaux. Le chantier a commencé au printemps ; la livraison est prévue dans quatorze mois.",
    "Tous les logements ont une terrasse ou un jardin, une cave et un emplacement pour deux vélos. La chaleur vient d'un réseau alimenté par l'eau du canal, et les toitures portent 84 panneaux solaires dont la production est partagée entre les habitants.",
    "Les prix s'entendent hors TVA et hors frais d'acte. Les plans de chaque lot sont publics ; le cahier des charges vous est envoyé sur demande.",
]
_DUTCH_TEXT = [
    "Twee gebouwen in lichte baksteen, twaalf woningen, een binnenplaats met berken: De Witte Sluizen sluiten de hoek af van een kaai waar vroeger zand en kalk werden gelost. De werf startte in het voorjaar; de oplevering is voorzien over veertien maanden.",
    "Elke woning heeft een terras of een tuin, een kelder en plaats voor twee fietsen. De warmte komt van een net dat door het kanaalwater wordt gevoed, en op de daken liggen 84 zonnepanelen waarvan de bewoners de opbrengst delen.",
    "De prijzen zijn exclusief btw en aktekosten. De plannen van elke entiteit zijn openbaar; het lastenboek ontvangt u op aanvraag.",
]

DEVELOPMENT = DemoDevelopment(
    slug=SLUG,
    agency="brussels",
    location=_PLACE,
    title="Les Écluses Blanches",
    summary=typeset(
        "Douze logements neufs au bord du canal à Anderlecht, d'une à trois chambres, avec terrasse ou jardin.",
        "fr",
    ),
    description_html=paragraphs(_FRENCH_TEXT, "fr"),
    photos=photos(_COVER, SEED, "fr"),
    delivery_in=timedelta(days=425),
    language="fr",
    translation=DemoTranslation(
        language="nl",
        title="De Witte Sluizen",
        summary=typeset(
            "Twaalf nieuwe woningen aan het kanaal in Anderlecht, met een tot drie slaapkamers en terras of tuin.",
            "nl",
        ),
        description_html=paragraphs(_DUTCH_TEXT, "nl"),
        captions=tuple(photo.caption for photo in photos(_COVER, SEED, "nl")),
    ),
    documents=(
        DemoDocument("planning", "public", "fr", "be-bru"),
        DemoDocument("soil", "on_request", "fr", "be-bru"),
    ),
)
