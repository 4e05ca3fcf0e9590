"""Contrast of colours as WCAG 2.2 computes it."""

MINIMUM_FOR_TEXT = 4.5


def readable_ink(background: str) -> str:
    """Black or white, whichever reads better on ``background`` (``#rrggbb``)."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, background))


def readable_shade(color: str, background: str) -> str:
    """``color``, moved step by step towards the ink of ``background`` until text in it reads."""
    ink = readable_ink(background)
    step = _darker if ink == "#000000" else _lighter
    shade = color
    while contrast(shade, background) < MINIMUM_FOR_TEXT and shade != ink:
        shade = step(shade)
    return shade


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(color: str) -> tuple[int, int, int]:
    digits = color.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _darker(color: str) -> str:
    return "#" + "".join(f"{int(channel * 0.92):02x}" for channel in _channels(color))


def _lighter(color: str) -> str:
    return "#" + "".join(
        f"{channel + -(-(255 - channel) // 12):02x}" for channel in _channels(color)
    )
