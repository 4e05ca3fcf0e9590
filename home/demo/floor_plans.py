"""One floor plan as data: rooms, windows and doors in metres, drawn by ``documents.typ``."""

from typing import Any

_NAMES = {
    "fr": ("Séjour", "Salle à manger", "Cuisine", "Hall", "WC", "Bureau", "Buanderie", "Terrasse"),
    "nl": ("Leefruimte", "Eetkamer", "Keuken", "Inkomhal", "Toilet", "Bureau", "Berging", "Terras"),
}
_CAPTIONS = {
    "fr": "Plan schématique du rez-de-chaussée, sans valeur contractuelle",
    "nl": "Schematisch plan van het gelijkvloers, niet bindend",
}
# x, y, width, depth in metres, and the tint; in the order of the names.
_ROOMS = (
    (0.0, 3.6, 5.2, 4.4, "#f6efe2"),
    (5.2, 3.6, 3.6, 4.4, "#f6efe2"),
    (8.8, 3.6, 3.2, 4.4, "#eaf0ee"),
    (3.6, 0.0, 2.6, 3.6, "#f3f1ec"),
    (6.2, 0.0, 1.4, 1.8, "#e4eef2"),
    (0.0, 0.0, 3.6, 3.6, "#f1ece6"),
    (7.6, 0.0, 4.4, 3.6, "#eef0f0"),
    (6.2, 1.8, 1.4, 1.8, "#f3f1ec"),
)
_WINDOWS = (
    (0.6, 0.0, 1.6, 0.0),
    (8.6, 0.0, 1.4, 0.0),
    (0.0, 4.2, 0.0, 2.4),
    (12.0, 4.6, 0.0, 1.8),
    (0.8, 8.0, 3.4, 0.0),
    (5.8, 8.0, 2.4, 0.0),
    (9.4, 8.0, 1.6, 0.0),
)
_DOORS = (
    (4.4, 0.0, 1.0, True),
    (4.0, 3.6, 0.9, True),
    (6.2, 0.5, 0.8, False),
    (3.6, 1.6, 0.85, False),
    (8.8, 5.4, 0.9, False),
)


def floor_plan(language: str) -> dict[str, Any]:
    """The plan in a language, in the shape ``documents.typ`` reads."""
    names = _NAMES[language]
    hall = 7  # the last room belongs to the hall: its own name would be noise
    return {
        "unit": 13.4,
        "width": 12.0,
        "height": 8.0,
        "caption": _CAPTIONS[language],
        "rooms": [
            {
                "name": "" if index == hall else names[index],
                "area": "" if index == hall else f"{wide * deep:.1f} m²".replace(".", ","),
                "x": x,
                "y": y,
                "w": wide,
                "h": deep,
                "fill": tint,
            }
            for index, (x, y, wide, deep, tint) in enumerate(_ROOMS)
        ],
        "windows": [{"x": x, "y": y, "w": w, "h": h} for x, y, w, h in _WINDOWS],
        "doors": [{"x": x, "y": y, "r": r, "level": level} for x, y, r, level in _DOORS],
    }
