"""Geometry of the page's energy drawing. Whole pixels; the template adds no style."""

from dataclasses import dataclass

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.pointer import Pointer, pointer_at
from immo_blocks.energy.tracks import Track, described, tracks_of

#: Room for the name of the scale above, and for a line of explanation below.
HEADER, LEGEND = 28, 20
#: Between the groups of sub-classes, and where a dotted line passes between two classes.
GROUP_GAP, LINE_GAP = 4, 8
#: The column of the main letters (Brussels).
MARGIN = 30


@dataclass(frozen=True)
class Frame:
    """Width of a drawing, and of its first and last arrow."""

    width: int
    shortest: int
    longest: int
    row: int | None = None


ALONE = Frame(360, 98, 204)
#: Higher than wide: France wants each of its two at least 180 × 180 px.
BESIDE = Frame(280, 76, 116, row=37)


@dataclass(frozen=True)
class Arrow:
    """One class of a drawing: its shape, where its letter stands, its bounds in words."""

    letter: str
    colour: str
    text_colour: str
    x: int
    y: int
    width: int
    height: int
    bounds: str
    shown: bool

    @property
    def tip(self) -> int:
        """The right end."""
        return self.x + self.width + self.height // 2

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.height // 2

    @property
    def baseline(self) -> int:
        """Where a text sits so that it looks centred."""
        return self.middle + 5

    @property
    def text_x(self) -> int:
        """Where the bounds begin."""
        return self.x + 8

    @property
    def letter_x(self) -> int:
        """Where the letter ends."""
        return self.x + self.width + 1

    @property
    def points(self) -> str:
        """The outline."""
        x, y, right, bottom = self.x, self.y, self.x + self.width, self.y + self.height
        return f"{x},{y} {right},{y} {self.tip},{self.middle} {right},{bottom} {x},{bottom}"


@dataclass(frozen=True)
class Group:
    """The main letter of several sub-classes and how far they reach."""

    letter: str
    top: int
    bottom: int

    @property
    def baseline(self) -> int:
        """Where the letter sits."""
        return (self.top + self.bottom) // 2 + 6


@dataclass(frozen=True)
class Line:
    """A dotted line through the drawing and its explanation below it."""

    text: str
    y: int
    legend_y: int
    dashes: str


@dataclass(frozen=True)
class Drawing:
    """All a template needs for one drawing."""

    code: str
    title: str
    name: str
    unit: str
    width: int
    height: int
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    pointer: Pointer


def large_drawings(facts: EnergyFacts) -> tuple[Drawing, ...]:
    """The scales of a certificate as arrows below each other; none without a class."""
    tracks = tracks_of(facts)
    frame = ALONE if len(tracks) == 1 else BESIDE
    return tuple(_drawing(track, frame) for track in tracks)


def _drawing(track: Track, frame: Frame) -> Drawing:
    arrows = _arrows(track, frame)
    bottom = arrows[-1].y + arrows[-1].height
    shown = next(arrow for arrow in arrows if arrow.shown)
    return Drawing(
        code=track.code,
        title=described(track),
        name=track.name,
        unit=track.unit if any(track.bounds) or track.number else "",
        width=frame.width,
        height=bottom + 3 + (LEGEND * len(track.references) + 6 if track.references else 0),
        arrows=arrows,
        groups=_groups(track, arrows),
        lines=_lines(track, arrows, bottom),
        pointer=pointer_at(
            track,
            right=frame.width - 2,
            tip=(shown.tip + 4, shown.middle),
            between=(arrows[0].y, bottom),
        ),
    )


def _row(track: Track, frame: Frame) -> int:
    return frame.row or (28 if len(track.classes) <= 11 else 21)


def _arrows(track: Track, frame: Frame) -> tuple[Arrow, ...]:
    row, y, found = _row(track, frame), HEADER, []
    left = MARGIN if track.has_sub_classes else 1
    # The column of the main letters is taken from the arrows, not from the pointer.
    longest = frame.longest - (left - 1)
    growth = (longest - frame.shortest) / max(len(track.classes) - 1, 1)
    for index, one in enumerate(track.classes):
        width = frame.shortest + int(index * growth)
        shown, bounds = one == track.shown, track.bounds[index]
        box = (left, y, width, row - 2)
        found.append(Arrow(one.letter, one.colour, one.text_colour, *box, bounds, shown))
        y += row + _gap_after(track, index)
    return tuple(found)


def _gap_after(track: Track, index: int) -> int:
    one, following = track.classes[index], track.classes[index + 1 : index + 2]
    if any(line.after == one.letter for line in track.references):
        return LINE_GAP
    ends = bool(following) and following[0].main_letter != one.main_letter
    return GROUP_GAP if track.has_sub_classes and ends else 0


def _groups(track: Track, arrows: tuple[Arrow, ...]) -> tuple[Group, ...]:
    if not track.has_sub_classes:
        return ()
    found: dict[str, Group] = {}
    for one, arrow in zip(track.classes, arrows, strict=True):
        top = found[one.main_letter].top if one.main_letter in found else arrow.y
        found[one.main_letter] = Group(one.main_letter, top, arrow.y + arrow.height)
    return tuple(found.values())


def _lines(track: Track, arrows: tuple[Arrow, ...], bottom: int) -> tuple[Line, ...]:
    """Dotted and dashed: told apart without a colour."""
    found = []
    for number, reference in enumerate(track.references):
        above = next(arrow for arrow in arrows if arrow.letter == reference.after)
        y = above.y + above.height + (LINE_GAP + 2) // 2
        legend_y = bottom + 18 + number * LEGEND
        found.append(Line(str(reference.text), y, legend_y, ("1 4", "7 4")[number % 2]))
    return tuple(found)
