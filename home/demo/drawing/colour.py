"""Colours as plain RGB triples, and the few things one does with them."""

from collections.abc import Sequence

Colour = tuple[int, int, int]
Factors = tuple[float, float, float]


def rgb(code: str) -> Colour:
    """The triple of a code like ``#1f4d3f``."""
    value = int(code.lstrip("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    keep = 1 - share
    return (
        round(one[0] * keep + other[0] * share),
        round(one[1] * keep + other[1] * share),
        round(one[2] * keep + other[2] * share),
    )


def tint(colour: Colour, factors: Factors) -> Colour:
    """``colour`` under a light: each channel times its factor."""
    red, green, blue = (
        min(255, round(channel * factor)) for channel, factor in zip(colour, factors, strict=True)
    )
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    """``colour`` nearer to white."""
    return mix(colour, (255, 255, 255), share)


def darker(colour: Colour, share: float) -> Colour:
    """``colour`` nearer to a warm black."""
    return mix(colour, (22, 20, 26), share)


def ramp(stops: Sequence[Colour], share: float) -> Colour:
    """The colour at ``share`` (0 to 1) of an even gradient through ``stops``."""
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    return mix(stops[index], stops[index + 1], place - index)
