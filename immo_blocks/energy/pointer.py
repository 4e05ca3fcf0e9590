"""The pointer of the energy drawings: a tag with the letter, the number and its unit."""

from dataclasses import dataclass

from immo_blocks.energy.tracks import Track

HEIGHT, TIP = 46, 13
_NUMBER_SIZE, _UNIT_SIZE = 15, 11
#: Widths in em of characters that are narrower or wider than most, in the widest usual face.
_EM = dict.fromkeys(" .,·-\u00a0\u202f", 0.38) | dict.fromkeys("/²₂", 0.42)
_EM |= dict.fromkeys("mwWM", 0.99)


@dataclass(frozen=True)
class Pointer:
    """Shape and texts of a pointer in the colour of its class."""

    points: str
    leader: str
    colour: str
    text_colour: str
    letter: str
    letter_size: int
    letter_x: int
    letter_y: int
    number: str
    unit: str
    text_x: int
    number_y: int
    unit_y: int


def letter_size(letter: str, largest: int = 26) -> int:
    """Long letters (A++++) are set smaller."""
    return max(largest - 4 * max(len(letter) - 2, 0), 14)


def text_width(text: str, size: int) -> int:
    """About how wide a text of the system's face is; rather too much than too little."""
    return round(sum(_EM.get(character, 0.64) for character in text) * size) + 2


def pointer_at(
    track: Track, *, right: int, tip: tuple[int, int], between: tuple[int, int]
) -> Pointer:
    """Pointer whose body ends at ``right`` and whose tip is level with a class.

    ``tip`` is the end of the arrow of the class with a little air, ``between`` are the first and
    the last row of the drawing: the pointer stays inside.
    """
    end, level = tip
    size = letter_size(track.shown.letter)
    letter_width = round(len(track.shown.letter) * size * 0.72)
    words = _width_of_words(track)
    left = right - words - letter_width - (24 if words else 20)
    top = min(max(level - HEIGHT // 2, between[0]), between[1] - HEIGHT)
    bottom, start = top + HEIGHT, left - TIP
    level = min(max(level, top + 8), bottom - 8)
    return Pointer(
        points=f"{start},{level} {left},{top} {right},{top} {right},{bottom} {left},{bottom}",
        leader=f"{end},{tip[1]} {start},{level}" if end < start else "",
        colour=track.shown.colour,
        text_colour=track.shown.text_colour,
        letter=track.shown.letter,
        letter_size=size,
        letter_x=left + 8 + letter_width // 2,
        letter_y=top + HEIGHT // 2 + size * 7 // 20,
        number=track.number,
        unit=track.unit if track.number else "",
        text_x=left + 16 + letter_width,
        number_y=top + 20,
        unit_y=top + 36,
    )


def _width_of_words(track: Track) -> int:
    if not track.number:
        return 0
    return max(text_width(track.number, _NUMBER_SIZE), text_width(track.unit, _UNIT_SIZE))
