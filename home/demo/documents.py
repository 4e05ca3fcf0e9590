"""Specimen documents of the demonstration, set with typst: nothing in them exists.

``pdf("energy", language="fr", region="be-wal")`` gives the bytes of a PDF of one A4 page.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from home.demo.document_texts import TEXTS, WORDS
from home.demo.floor_plans import floor_plan

TEMPLATE = Path(__file__).with_name("documents.typ")
KINDS = ("energy", "electrical", "soil", "planning", "plan")

_SCALES: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    # region: letters, the one shown, its figure
    "be-wal": ("Wallonie", ("A++", "A+", "A", "B", "C", "D", "E", "F", "G"), "C", "214 kWh/m².an"),
    "be-vlg": ("Vlaanderen", ("A+", "A", "B", "C", "D", "E", "F"), "B", "168 kWh/m² jaar"),
    "be-bru": ("Bruxelles", ("A", "B", "C", "D", "E", "F", "G"), "B", "71 kWh/m².an"),
}
_GREEN_TO_RED = (
    "#00572e",
    "#00843d",
    "#2fa84f",
    "#8cc63f",
    "#d3dd2b",
    "#fddb00",
    "#f7a600",
    "#ea6113",
    "#c9161d",
)
_DARK_GROUNDS = frozenset({"#00572e", "#00843d", "#c9161d"})


class UnknownDocument(LookupError):
    """There is no specimen of this kind in this language."""


@lru_cache(maxsize=32)
def pdf(kind: str, *, language: str, region: str = "be-wal") -> bytes:
    """The specimen of ``kind`` (one of ``KINDS``) in French or Dutch.

    Raises UnknownDocument for a kind or language that is not there.
    """
    import typst  # only the demonstration needs it: the site runs without

    data = json.dumps(_data(kind, language, region))
    return bytes(typst.compile(TEMPLATE, sys_inputs={"data": data}, ignore_system_fonts=True))


def title(kind: str, language: str) -> str:
    """What the document is called, for instance ``Certificat PEB (spécimen)``."""
    text = TEXTS.get((kind, language))
    if text is None:
        raise UnknownDocument(f"{kind} {language}")
    return f"{text['title']} ({WORDS[language]['stamp'].lower()})"


def _data(kind: str, language: str, region: str) -> dict[str, Any]:
    text = TEXTS.get((kind, language))
    if text is None:
        raise UnknownDocument(f"{kind} {language}")
    data: dict[str, Any] = {"language": language, **WORDS[language], **text}
    if kind == "energy":
        data["scale"] = _scale(region)
    if kind == "plan":
        data["plan"] = floor_plan(language)
    return data


def _scale(region: str) -> dict[str, Any]:
    _name, letters, shown, figure = _SCALES[region]
    last = len(letters) - 1
    colours = [_GREEN_TO_RED[round(index * 8 / last)] for index in range(len(letters))]
    return {
        "shown": shown,
        "figure": figure,
        "classes": [
            {
                "letter": letter,
                "colour": colour,
                "ink": "#ffffff" if colour in _DARK_GROUNDS else "#1d2326",
            }
            for letter, colour in zip(letters, colours, strict=True)
        ],
    }
