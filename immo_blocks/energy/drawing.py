"""Geometry of the energy drawings. Whole pixels; templates turn it into SVG without any style."""

from dataclasses import dataclass

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import EnergyClass, EnergyScale
from immo_blocks.energy.words import figure_text, label_text

WIDTH = 480
POINTER_WIDTH, POINTER_HEIGHT = 158, 44
SHORTEST, LONGEST = 92, 288
BAR_WIDTH, BAR_TOP, BAR_HEIGHT = 320, 44, 28


@dataclass(frozen=True)
class Step:
    """One class of a drawing: its shape, where its letter stands, its bounds in words."""

    letter: str
    colour: str
    text_colour: str
    x: int
    y: int
    width: int
    height: int
    points: str
    bounds: str
    shown: bool

    @property
    def middle(self) -> int:
        """Where the letter is centred."""
        return self.x + self.width // 2

    @property
    def baseline(self) -> int:
        """Where the text sits so that it looks centred."""
        return self.y + self.height // 2 + 5


@dataclass(frozen=True)
class Drawing:
    """All a template needs for one drawing."""

    title: str
    letter: str
    figure: str
    width: int
    height: int
    steps: tuple[Step, ...]
    pointer: str
    leader: str
    pointer_x: int
    pointer_y: int


def large_drawing(facts: EnergyFacts) -> Drawing | None:
    """All classes as arrows below each other, pointer on the right; None without a class."""
    scale, shown = facts.scale, facts.shown_class
    if scale is None or shown is None:
        return None
    row = 28 if len(scale.classes) <= 10 else 20
    index = scale.classes.index(shown)
    height = row * len(scale.classes)
    tip = index * row + row // 2
    top = min(max(tip - POINTER_HEIGHT // 2, 1), height - POINTER_HEIGHT - 1)
    left = WIDTH - POINTER_WIDTH - 1
    bottom, right = top + POINTER_HEIGHT, WIDTH - 1
    pointer = f"{left - 14},{tip} {left},{top} {right},{top} {right},{bottom} {left},{bottom}"
    return Drawing(
        title=label_text(scale, shown.letter, facts.kwh_m2_year),
        letter=shown.letter,
        figure=_figure(facts),
        width=WIDTH,
        height=height,
        steps=tuple(_arrows(scale, shown, row)),
        pointer=pointer,
        leader=f"{_tip_of(scale, index, row) + 3},{tip} {left - 14},{tip}",
        pointer_x=left + POINTER_WIDTH // 2,
        pointer_y=top,
    )


def medium_drawing(facts: EnergyFacts) -> Drawing | None:
    """Main classes side by side, pointer above; None without a class."""
    scale, shown = facts.scale, facts.shown_class
    if scale is None or shown is None:
        return None
    letters = [one.letter for one in scale.main_classes]
    step = BAR_WIDTH // len(letters)
    tip = letters.index(shown.main_letter) * step + step // 2
    left = min(max(tip - POINTER_WIDTH // 2, 1), BAR_WIDTH - POINTER_WIDTH - 1)
    right, bottom = left + POINTER_WIDTH, BAR_TOP - 10
    pointer = (
        f"{left},1 {right},1 {right},{bottom} {tip + 7},{bottom} {tip},{BAR_TOP - 1} "
        f"{tip - 7},{bottom} {left},{bottom}"
    )
    return Drawing(
        title=label_text(scale, shown.letter, facts.kwh_m2_year),
        letter=shown.letter,
        figure=_figure(facts),
        width=BAR_WIDTH,
        height=BAR_TOP + BAR_HEIGHT + 3,
        steps=tuple(_segments(scale, shown, step)),
        pointer=pointer,
        leader="",
        pointer_x=left + POINTER_WIDTH // 2,
        pointer_y=1,
    )


def _figure(facts: EnergyFacts) -> str:
    return "" if facts.kwh_m2_year is None else figure_text(facts.kwh_m2_year)


def _width_of(scale: EnergyScale, index: int) -> int:
    return SHORTEST + index * (LONGEST - SHORTEST) // max(len(scale.classes) - 1, 1)


def _tip_of(scale: EnergyScale, index: int, row: int) -> int:
    return _width_of(scale, index) + (row - 2) // 2


def _arrows(scale: EnergyScale, shown: EnergyClass, row: int) -> list[Step]:
    height, steps = row - 2, []
    for index, one in enumerate(scale.classes):
        width, y = _width_of(scale, index), index * row + 1
        tip = _tip_of(scale, index, row)
        points = f"0,{y} {width},{y} {tip},{y + height // 2} {width},{y + height} 0,{y + height}"
        steps.append(_step(one, shown, (0, y, width, height), points, _bounds(scale, index)))
    return steps


def _segments(scale: EnergyScale, shown: EnergyClass, step: int) -> list[Step]:
    box = (step - 2, BAR_HEIGHT)
    return [
        _step(one, shown, (index * step + 1, BAR_TOP, *box), "", "")
        for index, one in enumerate(scale.main_classes)
    ]


def _step(
    one: EnergyClass, shown: EnergyClass, box: tuple[int, int, int, int], points: str, bounds: str
) -> Step:
    is_shown = shown.letter == one.letter or (not points and shown.main_letter == one.letter)
    return Step(one.letter, one.colour, one.text_colour, *box, points, bounds, is_shown)


def _bounds(scale: EnergyScale, index: int) -> str:
    upper = scale.classes[index].upper
    below = scale.classes[index - 1].upper if index else None
    if upper is None and below is None:
        return ""
    if upper is None:
        return f"> {below}" if scale.upper_inclusive else f"≥ {below}"
    if below is None:
        return f"≤ {upper}" if scale.upper_inclusive else f"< {upper}"
    return f"{below + 1} – {upper}" if scale.upper_inclusive else f"{below} – {upper - 1}"
