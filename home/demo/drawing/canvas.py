"""A picture in drawing units (1500 wide, 1000 high), drawn large and reduced at the end."""

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw, ImageFilter

from home.demo.drawing.colour import Colour, ramp

WIDTH, HEIGHT = 1500, 1000
OVERSAMPLING = 2
SOFT = 5  # drawing units to a pixel of a blurred layer: blurred things need no more

Point = tuple[float, float]


def rounded(points: Sequence[Point], rounds: int = 2, cut: float = 0.25) -> list[Point]:
    """A closed outline with its corners cut off (Chaikin), so that it looks soft."""
    outline = list(points)
    for _turn in range(rounds):
        following = [*outline[1:], outline[0]]
        outline = [
            place
            for (ax, ay), (bx, by) in zip(outline, following, strict=True)
            for place in (
                (ax + (bx - ax) * cut, ay + (by - ay) * cut),
                (bx + (ax - bx) * cut, by + (ay - by) * cut),
            )
        ]
    return outline


def grown(points: Sequence[Point], factor: float) -> list[Point]:
    """An outline stretched about its middle."""
    middle_x = sum(x for x, _y in points) / len(points)
    middle_y = sum(y for _x, y in points) / len(points)
    return [
        (middle_x + (x - middle_x) * factor, middle_y + (y - middle_y) * factor) for x, y in points
    ]


class Canvas:
    """Shapes with translucency, in drawing units."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.scale = size[0] * OVERSAMPLING / WIDTH
        large = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.image = Image.new("RGB", large)
        self._pen = ImageDraw.Draw(self.image, "RGBA")
        self._opaque_pen = ImageDraw.Draw(self.image)  # no blending: three times as fast

    def _flat(self, points: Sequence[Point]) -> list[float]:
        scale = self.scale
        return [value * scale for point in points for value in point]

    def polygon(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """Fill an outline."""
        if len(points) < 3:
            return
        if alpha == 255:
            self._opaque_pen.polygon(self._flat(points), fill=colour)
        else:
            self._pen.polygon(self._flat(points), fill=(*colour, alpha))

    def line(
        self, points: Sequence[Point], colour: Colour, width: float = 1.0, alpha: int = 255
    ) -> None:
        """A stroke through ``points``."""
        thick = max(1, round(width * self.scale))
        self._pen.line(self._flat(points), fill=(*colour, alpha), width=thick)

    def ellipse(
        self, middle: Point, across: float, upright: float, colour: Colour, alpha: int = 255
    ) -> None:
        """An ellipse from its middle and its two radii."""
        x, y = middle
        box = [(x - across, y - upright), (x + across, y + upright)]
        self._pen.ellipse(self._flat(box), fill=(*colour, alpha))

    def strips(
        self, corners: Sequence[Point], stops: Sequence[Colour], alpha: int = 255, steps: int = 0
    ) -> None:
        """A gradient over four corners, from the side 0-1 to the side 3-2."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
        span = max(math.dist((ax, ay), (dx, dy)), math.dist((bx, by), (cx, cy)))
        steps = steps or max(4, min(90, int(span / 5)))
        for index in range(steps):
            t, s = index / steps, (index + 1) / steps
            strip = [
                (ax + (dx - ax) * t, ay + (dy - ay) * t),
                (bx + (cx - bx) * t, by + (cy - by) * t),
                (bx + (cx - bx) * s, by + (cy - by) * s),
                (ax + (dx - ax) * s, ay + (dy - ay) * s),
            ]
            self.polygon(strip, ramp(stops, (index + 0.5) / steps), alpha)

    def soft_shape(
        self, points: Sequence[Point], colour: Colour, alpha: int, spread: float
    ) -> None:
        """An outline that fades: a few translucent copies, each a little larger."""
        copies = 6
        for index in range(copies):
            factor = 1 + spread * (index / (copies - 1) - 0.4)
            self.polygon(rounded(grown(points, factor), 1), colour, max(1, alpha // copies))

    def backdrop(self, paint: Callable[["SoftLayer"], None], bottom: float = HEIGHT) -> None:
        """Fill the canvas down to ``bottom`` with something soft: painted small, enlarged once."""
        layer = SoftLayer("RGB", (0, 0, WIDTH, math.ceil(bottom / SOFT) * SOFT))
        paint(layer)
        size = (self.image.width, round(layer.image.height * SOFT * self.scale))
        self.image.paste(layer.image.resize(size, Image.Resampling.BILINEAR))

    def shade(
        self,
        paint: Callable[["SoftLayer"], None],
        colour: Colour,
        blur: float,
        box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT),
    ) -> None:
        """Lay ``colour`` where ``paint`` painted, blurred; ``box`` bounds what is touched."""
        layer = SoftLayer("L", box)
        paint(layer)
        mask = layer.image.filter(ImageFilter.GaussianBlur(blur / SOFT))
        left, top, right, bottom = (round(value * self.scale) for value in box)
        mask = mask.resize((right - left, bottom - top), Image.Resampling.BILINEAR)
        self.image.paste(colour, (left, top, right, bottom), mask)

    def reduced(self) -> Image.Image:
        """The picture at its final size, edges smoothed."""
        return self.image.reduce(OVERSAMPLING)


class SoftLayer:
    """A small layer in the same drawing units, for what is blurred anyway."""

    def __init__(
        self, mode: str, box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)
    ) -> None:
        self._origin = box[:2]
        size = (math.ceil((box[2] - box[0]) / SOFT), math.ceil((box[3] - box[1]) / SOFT))
        self.image = Image.new(mode, size)
        self.pen = ImageDraw.Draw(self.image, "RGBA" if mode == "RGB" else None)

    def flat(self, points: Sequence[Point]) -> list[float]:
        """Drawing units as pixels of this layer."""
        left, top = self._origin
        return [value for x, y in points for value in ((x - left) / SOFT, (y - top) / SOFT)]

    def polygon(self, points: Sequence[Point], fill: int | tuple[int, ...]) -> None:
        """Fill an outline; ``fill`` is a strength (0 to 255) or a colour."""
        self.pen.polygon(self.flat(points), fill=fill)

    def ellipse(
        self, middle: Point, across: float, upright: float, fill: int | tuple[int, ...]
    ) -> None:
        """An ellipse from its middle and its radii."""
        x, y = middle
        box = [(x - across, y - upright), (x + across, y + upright)]
        self.pen.ellipse(self.flat(box), fill=fill)

    def blur(self, radius: float) -> None:
        """Blur what is there so far, in drawing units."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius / SOFT))
        self.pen = ImageDraw.Draw(self.image, "RGBA" if self.image.mode == "RGB" else None)
