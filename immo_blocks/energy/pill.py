"""The small drawing of an energy class: the name of the certificate and a coloured letter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from immo_blocks.energy.scales import EnergyClass, UnknownJurisdiction, scale_for
from immo_blocks.energy.words import label_text

_LETTER_WIDTH, _PADDING = 9, 20


@dataclass(frozen=True)
class Pill:
    """Texts and whole pixels of a pill, 28 px high."""

    title: str
    word: str
    letter: str
    colour: str
    text_colour: str
    word_width: int
    letter_width: int

    @property
    def width(self) -> int:
        """The whole pill."""
        return self.word_width + self.letter_width

    @property
    def word_middle(self) -> int:
        """Where the word is centred."""
        return self.word_width // 2 + 2

    @property
    def letter_middle(self) -> int:
        """Where the letter is centred."""
        return self.word_width + self.letter_width // 2 - 2


def pill_of(jurisdiction: str, letter: str, kwh: Decimal | None, *, on: date) -> Pill | None:
    """Pill of a class; None when the jurisdiction has no such class."""
    try:
        scale = scale_for(jurisdiction, on=on)
    except UnknownJurisdiction:
        return None
    found: EnergyClass | None = scale.get(letter)
    if found is None:
        return None
    word = str(scale.words.short)
    return Pill(
        title=label_text(scale, letter, kwh),
        word=word,
        letter=letter,
        colour=found.colour,
        text_colour=found.text_colour,
        word_width=len(word) * _LETTER_WIDTH + _PADDING,
        letter_width=len(letter) * _LETTER_WIDTH + _PADDING,
    )
