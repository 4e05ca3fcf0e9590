"""What a photo looks like in 64 bits, to find the same picture in other bytes.

A difference hash: of nine by eight grey cells, which is brighter than its right neighbour. Another
size, format or quality changes a bit or two; another picture some thirty.
"""

from itertools import pairwise

from PIL import Image

_ACROSS, _DOWN = 8, 8
#: Photos that differ in more bits are not the same picture.
NEAR = 3
#: Of a picture with fewer than that many differences nothing can be said: a wall, a grey card.
_TELLING = 4


def look_of(image: Image.Image) -> str:
    """Sixteen hexadecimal digits; blank for a picture without any differences to tell."""
    small = image.resize((_ACROSS * 8 + 8, _DOWN * 8), Image.Resampling.BOX, reducing_gap=2.0)
    grey = small.convert("L").resize((_ACROSS + 1, _DOWN), Image.Resampling.LANCZOS)
    cells = grey.tobytes()
    bits = 0
    for row in range(_DOWN):
        line = cells[row * (_ACROSS + 1) : (row + 1) * (_ACROSS + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (left > right)
    ones = bits.bit_count()
    return f"{bits:016x}" if _TELLING <= ones <= 64 - _TELLING else ""


def differences(one: str, other: str) -> int:
    """In how many bits two looks differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def parts_of(look: str) -> list[str]:
    """Four parts: of two looks that differ in at most three bits, one part is the same."""
    return [look[place : place + 4] for place in range(0, 16, 4)]
