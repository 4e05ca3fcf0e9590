"""Which photos a property gets, in which order, with captions in both languages."""

from home.demo.content.shape import DemoPhoto
from home.demo.drawing import Scene

# scene: room code, then captions by language (several: the second bedroom gets the second one)
_CAPTIONS: dict[Scene, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    Scene.TERRACED: ("facade", ("Façade à rue",), ("Voorgevel",)),
    Scene.VILLA: ("facade", ("Vue depuis le jardin",), ("Zicht vanuit de tuin",)),
    Scene.MODERN_VILLA: ("facade", ("Façade et terrasse",), ("Gevel en terras",)),
    Scene.FARMHOUSE: ("facade", ("La cour et le corps de logis",), ("Binnenplein en woonhuis",)),
    Scene.STEPPED_GABLES: (
        "facade",
        ("La rangée de pignons sur le quai",),
        ("De gevelrij aan het water",),
    ),
    Scene.APARTMENTS: ("facade", ("L'immeuble",), ("Het gebouw",)),
    Scene.DEVELOPMENT: (
        "facade",
        ("Les deux bâtiments au bord du canal",),
        ("De twee gebouwen aan het kanaal",),
    ),
    Scene.BUILDING_SITE: ("facade", ("Le chantier, septembre",), ("De werf, september",)),
    Scene.REAR: ("garden", ("Façade arrière et terrasse",), ("Achtergevel en terras",)),
    Scene.GARDEN: ("garden", ("Le jardin",), ("De tuin",)),
    Scene.TERRACE: ("terrace", ("La terrasse et sa vue",), ("Het terras met zicht",)),
    Scene.ROOF_TERRACE: (
        "terrace",
        ("La terrasse au-dessus des toits",),
        ("Het terras boven de daken",),
    ),
    Scene.STREET: ("view", ("La rue",), ("De straat",)),
    Scene.PLOT: ("garden", ("Le terrain",), ("Het perceel",)),
    Scene.LIVING: ("living_room", ("Le séjour",), ("De leefruimte",)),
    Scene.DINING: ("dining_room", ("La salle à manger",), ("De eetkamer",)),
    Scene.KITCHEN: ("kitchen", ("La cuisine",), ("De keuken",)),
    Scene.BEDROOM: (
        "bedroom",
        ("La chambre principale", "La deuxième chambre", "La troisième chambre"),
        ("De grootste slaapkamer", "De tweede slaapkamer", "De derde slaapkamer"),
    ),
    Scene.BATHROOM: ("bathroom", ("La salle de bains",), ("De badkamer",)),
    Scene.STUDY: ("office", ("Le bureau",), ("De werkkamer",)),
    Scene.HALL: ("entrance", ("Le hall d'entrée",), ("De inkomhal",)),
}

_S = Scene
#: The photos of each sort of property; the first one becomes the cover.
SETS: dict[str, tuple[Scene, ...]] = {
    "terraced": (_S.TERRACED, _S.LIVING, _S.KITCHEN, _S.BEDROOM, _S.BATHROOM, _S.REAR),
    "town_house": (
        _S.TERRACED,
        _S.HALL,
        _S.LIVING,
        _S.DINING,
        _S.KITCHEN,
        _S.BEDROOM,
        _S.BATHROOM,
        _S.GARDEN,
    ),
    "villa": (_S.VILLA, _S.LIVING, _S.KITCHEN, _S.DINING, _S.BEDROOM, _S.BATHROOM, _S.GARDEN),
    "modern": (
        _S.MODERN_VILLA,
        _S.LIVING,
        _S.KITCHEN,
        _S.BEDROOM,
        _S.BATHROOM,
        _S.STUDY,
        _S.GARDEN,
    ),
    "farmhouse": (
        _S.FARMHOUSE,
        _S.LIVING,
        _S.KITCHEN,
        _S.DINING,
        _S.BEDROOM,
        _S.BEDROOM,
        _S.GARDEN,
    ),
    "gable": (_S.STEPPED_GABLES, _S.HALL, _S.LIVING, _S.KITCHEN, _S.BEDROOM, _S.BATHROOM),
    "gable_flat": (
        _S.STEPPED_GABLES,
        _S.LIVING,
        _S.KITCHEN,
        _S.BEDROOM,
        _S.BATHROOM,
        _S.ROOF_TERRACE,
    ),
    "flat": (_S.APARTMENTS, _S.LIVING, _S.KITCHEN, _S.BEDROOM, _S.BATHROOM, _S.ROOF_TERRACE),
    "river_flat": (_S.APARTMENTS, _S.LIVING, _S.KITCHEN, _S.BEDROOM, _S.BATHROOM, _S.TERRACE),
    "city_flat": (_S.LIVING, _S.KITCHEN, _S.BEDROOM, _S.BATHROOM, _S.STREET),
    "studio": (_S.LIVING, _S.KITCHEN, _S.BATHROOM, _S.STREET),
    "land": (_S.PLOT, _S.STREET),
    "building": (_S.STREET, _S.HALL, _S.STUDY),
    "draft": (_S.TERRACED, _S.LIVING),
    "draft_flat": (_S.LIVING, _S.BEDROOM),
    "draft_gable": (_S.STEPPED_GABLES, _S.LIVING),
    "none": (),
}


def photos(scenes: tuple[Scene, ...], seed: int, language: str) -> tuple[DemoPhoto, ...]:
    """Photos of one property: one style, a second bedroom that differs from the first."""
    result: list[DemoPhoto] = []
    seen: dict[Scene, int] = {}
    for scene in scenes:
        turn = seen.get(scene, 0)
        seen[scene] = turn + 1
        room, french, dutch = _CAPTIONS[scene]
        captions = french if language == "fr" else dutch
        caption = captions[min(turn, len(captions) - 1)]
        result.append(DemoPhoto(scene, seed + 1000 * turn, caption, room))
    return tuple(result)
