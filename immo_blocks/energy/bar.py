"""Geometry of the card's energy drawing: main classes side by side, pointer above."""

from dataclasses import dataclass

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.pointer import text_width
from immo_blocks.energy.scales import EnergyClass, EnergyScale
from immo_blocks.energy.tracks import Track, described, tracks_of

WIDTH, TOP, HEIGHT = 320, 42, 26
_TAG_TOP, _TAG_BOTTOM = 2, 30
_LETTER, _FIGURE = 17, 13


@dataclass(frozen=True)
class Segment:
    """A class of a bar; the one to show stands out above and below."""

    letter: str
    colour: str
    text_colour: str
    x: int
    width: int
    shown: bool

    @property
    def y(self) -> int:
        """Upper edge."""
        return TOP - 2 if self.shown else TOP

    @property
    def height(self) -> int:
        """From the upper edge down."""
        return HEIGHT + 4 if self.shown else HEIGHT

    @property
    def middle(self) -> int:
        """Where the letter is centred."""
        return self.x + self.width // 2

    @property
    def baseline(self) -> int:
        """Where the letter sits."""
        return TOP + HEIGHT // 2 + 5


@dataclass(frozen=True)
class Bar:
    """All a template needs for one bar; ``marks`` are the left edges of dotted lines."""

    code: str
    title: str
    name: str
    width: int
    height: int
    segments: tuple[Segment, ...]
    shown: EnergyClass
    figure: str
    tag: str
    letter_x: int
    figure_x: int
    text_y: int
    marks: tuple[int, ...]


def bars_of(facts: EnergyFacts) -> tuple[Bar, ...]:
    """The scales of a certificate as bars; none without a class."""
    return tuple(_bar(track) for track in tracks_of(facts))


def blank_segments(scale: EnergyScale) -> tuple[Segment, ...]:
    """The bar of a scale that points at nothing, for the editor."""
    return _segments(scale.main_classes, "")


def _bar(track: Track) -> Bar:
    main = _main_classes(track.classes)
    segments = _segments(main, track.shown.main_letter)
    shown = next(segment for segment in segments if segment.shown)
    figure = f"{track.number} {track.unit}" if track.number else ""
    letter_width = round(len(track.shown.letter) * _LETTER * 0.68)
    width = letter_width + 20 + (text_width(figure, _FIGURE) + 8 if figure else 0)
    left = min(max(shown.middle - width // 2, 1), WIDTH - width - 1)
    return Bar(
        code=track.code,
        title=described(track),
        name=track.name,
        width=WIDTH,
        height=TOP + HEIGHT + 4,
        segments=segments,
        shown=track.shown,
        figure=figure,
        tag=_tag(left, width, shown.middle),
        letter_x=left + 10 + letter_width // 2,
        figure_x=left + 18 + letter_width,
        text_y=_TAG_TOP + 20,
        marks=_marks(track, main, segments),
    )


def _tag(left: int, width: int, tip: int) -> str:
    right, top, bottom = left + width, _TAG_TOP, _TAG_BOTTOM
    first, last = max(tip - 7, left), min(tip + 7, right)
    return (
        f"{left},{top} {right},{top} {right},{bottom} {last},{bottom} {tip},{TOP - 3} "
        f"{first},{bottom} {left},{bottom}"
    )


def _main_classes(classes: tuple[EnergyClass, ...]) -> tuple[EnergyClass, ...]:
    last = {one.main_letter: one for one in classes}
    return tuple(EnergyClass(letter, one.upper, one.colour) for letter, one in last.items())


def _segments(classes: tuple[EnergyClass, ...], shown: str) -> tuple[Segment, ...]:
    step = (WIDTH - 4) // len(classes)
    left = (WIDTH - step * len(classes)) // 2
    return tuple(
        Segment(
            one.letter,
            one.colour,
            one.text_colour,
            left + index * step,
            step - 1,
            one.letter == shown,
        )
        for index, one in enumerate(classes)
    )


def _marks(
    track: Track, classes: tuple[EnergyClass, ...], segments: tuple[Segment, ...]
) -> tuple[int, ...]:
    after = {line.after for line in track.references}
    pairs = zip(classes, segments, strict=True)
    return tuple(segment.x + segment.width for one, segment in pairs if one.letter in after)
