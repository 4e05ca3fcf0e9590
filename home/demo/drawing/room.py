"""An empty room in one-point perspective: floor, walls, ceiling, windows, sun on the floor."""

import math
from dataclasses import dataclass, replace

from home.demo.drawing.canvas import Point, SoftLayer
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.ground import LAWNS
from home.demo.drawing.plants import leaves_of
from home.demo.drawing.space import AWAY, UP, Camera, Stage
from home.demo.drawing.surface import Surface

TRIM = rgb("#f3f0ea")


@dataclass(frozen=True)
class Room:
    """A room whose back wall stands at z = 0; ``half`` is half its width, ``high`` its height."""

    stage: Stage
    half: float
    high: float
    wall: Colour
    feature: Colour  # of the back wall

    @property
    def sunny(self) -> int:
        """The side of the windows: -1 left, 1 right."""
        return -1 if self.stage.light.sun_from_left else 1

    @property
    def near(self) -> float:
        """The depth at which the side walls begin: out of the picture, before the camera."""
        return self.stage.camera.place[2] + 0.8

    @property
    def back(self) -> Surface:
        """The wall one looks at; u runs from the left corner."""
        return Surface(self.stage, (-self.half, 0.0, 0.0))

    def flank(self, side: int) -> Surface:
        """A side wall; u runs to the right as one faces it."""
        if side < 0:
            return Surface(self.stage, (-self.half, 0.0, self.near), AWAY)
        return Surface(self.stage, (self.half, 0.0, 0.0), (0.0, 0.0, -1.0))

    def along_flank(self, side: int, z: float) -> float:
        """The u of a depth on a side wall."""
        return z - self.near if side < 0 else -z

    def build(self) -> None:
        """Walls and ceiling with the fall of the light; lay the floor afterwards."""
        stage, half, high = self.stage, self.half, self.high
        canvas = stage.canvas
        ceiling = [
            (-half, high, self.near),
            (half, high, self.near),
            (half, high, 0.0),
            (-half, high, 0.0),
        ]
        tone = lighter(stage.light.on(TRIM, (0.0, 0.4, 0.0)), 0.2)
        canvas.strips(stage.camera.project(ceiling), [darker(tone, 0.1), tone, darker(tone, 0.05)])
        for side in (-1, 1):
            wall = self.flank(side)
            base = wall.tone(self.wall)
            shade = [darker(base, 0.16 if side == self.sunny else 0.02), base, darker(base, 0.06)]
            low, far, far_top, top = wall.corners(0, 0, -self.near, high)
            ends = [low, top, far_top, far] if side < 0 else [far, far_top, top, low]
            canvas.strips(ends, shade)
        tone = self.back.tone(self.feature)
        low, right, top_right, top = self.back.corners(0, 0, 2 * half, high)
        stops = [lighter(tone, 0.1), tone, darker(tone, 0.1)]
        if self.sunny > 0:
            stops.reverse()
        canvas.strips([low, top, top_right, right], stops, steps=70)
        self._edges()

    def _edges(self) -> None:
        """Corners collect shadow; a skirting board runs along the floor."""
        stage, half, high = self.stage, self.half, self.high
        lines = [
            self.back.corners(0, high - 0.12, 2 * half, high + 0.04),
            self.back.corners(-0.05, 0, 0.16, high),
            self.back.corners(2 * half - 0.16, 0, 2 * half + 0.05, high),
        ]

        def paint(layer: SoftLayer) -> None:
            for outline in lines:
                layer.polygon(outline, 54)

        stage.canvas.shade(paint, stage.light.shadow, 14, (0, 0, 1500, 800))
        skirting = mix(TRIM, self.wall, 0.15)
        self.back.rect(0, 0, 2 * half, 0.11, skirting, 0.01)
        for side in (-1, 1):
            self.flank(side).rect(0, 0, -self.near, 0.11, skirting, 0.01)

    def planks(self, colour: Colour, *, pitch: float = 0.17) -> None:
        """A floor of boards that run away from the viewer."""
        stage, rng = self.stage, self.stage.rng
        _ground(self, colour)
        count = int(2 * self.half / pitch) + 1
        for index in range(count):
            x = -self.half + index * pitch
            z = self.near + rng.random()
            while z < 0:
                end = min(0.0, z + rng.uniform(0.9, 1.8))
                tone = darker(colour, 0.18) if rng.random() < 0.5 else lighter(colour, 0.16)
                outline = [(x, 0, z), (x + pitch, 0, z), (x + pitch, 0, end), (x, 0, end)]
                stage.face(outline, tone, UP, round(rng.uniform(15, 95)))
                z = end
            stage.stroke([(x, 0, self.near), (x, 0, 0)], darker(colour, 0.5), 0.9, 90)

    def tiled(self, colour: Colour, size: float = 0.6) -> None:
        """A floor of square tiles."""
        stage, rng = self.stage, self.stage.rng
        _ground(self, colour)
        joint = darker(colour, 0.3)
        for row in range(int(-self.near / size) + 1):
            z = -row * size
            stage.stroke([(-self.half, 0, z), (self.half, 0, z)], joint, 1.0, 110)
            for column in range(int(2 * self.half / size)):
                x = -self.half + column * size
                outline = [(x, 0, z), (x + size, 0, z), (x + size, 0, z - size), (x, 0, z - size)]
                if rng.random() < 0.4:
                    stage.face(outline, darker(colour, 0.14), UP, round(rng.uniform(20, 70)))
        for column in range(int(2 * self.half / size) + 1):
            x = -self.half + column * size
            stage.stroke([(x, 0, self.near), (x, 0, 0)], joint, 1.0, 110)

    def window(
        self, wall: Surface, u0: float, v0: float, u1: float, v1: float, *, bars: int = 1
    ) -> None:
        """A window with the garden behind it."""
        frame = lighter(self.stage.style.frame, 0.25)
        wall.raw(u0 - 0.08, v0 - 0.06, u1 + 0.08, v1 + 0.08, darker(wall.tone(self.wall), 0.14))
        wall.rect(u0 - 0.05, v0 - 0.04, u1 + 0.05, v1 + 0.05, TRIM, 0.01)
        view(wall, u0, v0, u1, v1)
        for index in range(bars + 2):
            u = u0 + (u1 - u0) * index / (bars + 1)
            wall.rect(u - 0.035, v0, u + 0.035, v1, frame, 0.02)
        for v in (v0, v1):
            wall.rect(u0, v - 0.035, u1, v + 0.035, frame, 0.02)
        wall.block(u0 - 0.12, v0 - 0.1, u1 + 0.12, v0 - 0.05, 0.14, TRIM)

    def curtains(self, wall: Surface, u0: float, u1: float, top: float, colour: Colour) -> None:
        """Long curtains on both sides of a window, on a rod."""
        wall.rect(u0 - 0.55, top + 0.05, u1 + 0.55, top + 0.08, rgb("#3d3a37"), 0.1)
        for low, high in ((u0 - 0.5, u0 - 0.02), (u1 + 0.02, u1 + 0.5)):
            folds = 8
            for index in range(folds):
                a = low + (high - low) * index / folds
                b = low + (high - low) * (index + 1) / folds
                tone = lighter(colour, 0.12) if index % 2 else darker(colour, 0.1)
                wall.rect(a, 0.02, b + 0.005, top + 0.05, tone, 0.08)

    def sunlight(self, wall: Surface, panes: list[tuple[float, float, float, float]]) -> None:
        """The patches the sun throws through ``panes`` of a side wall onto the floor."""
        stage = self.stage
        sun = stage.light.sun
        for u0, v0, u1, v1 in panes:
            places = []
            for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1)):
                x, y, z = wall.at(u, v)
                share = y / sun[1]
                places.append(
                    (x - sun[0] * share * 0.62, 0.005, min(-0.02, z - sun[2] * share * 0.5))
                )
            outline = stage.camera.project(places)
            stage.canvas.polygon(outline, rgb("#fff0cc"), 96)
            stage.canvas.soft_shape(outline, rgb("#ffedc4"), 60, 0.18)


def _ground(room: Room, colour: Colour) -> None:
    stage = room.stage
    tone = stage.light.on(colour, UP)
    outline = [
        (-room.half, 0, room.near),
        (room.half, 0, room.near),
        (room.half, 0, 0),
        (-room.half, 0, 0),
    ]
    stage.canvas.strips(
        stage.camera.project(outline), [darker(tone, 0.2), tone, lighter(tone, 0.1)], steps=60
    )


def view(wall: Surface, u0: float, v0: float, u1: float, v1: float) -> None:
    """What one sees through a pane: bright sky, blurred green."""
    stage = wall.stage
    low, right, top_right, top = wall.corners(u0, v0, u1, v1, 0.012)
    sky = [lighter(rgb("#b9d6ea"), 0.25), rgb("#eef4f4"), rgb("#f4f3e6")]
    stage.canvas.strips([top, top_right, right, low], sky)
    leaves = leaves_of(stage)
    lawn = LAWNS[stage.style.season][1]
    for layer in range(3):
        base = v0 + (v1 - v0) * (0.52 - 0.16 * layer)
        tone = mix(leaves[2 - layer // 2], rgb("#eef4ee"), 0.55 - 0.17 * layer)
        crest = [(u0, base), *_treetops(stage, u0, u1, base, (v1 - v0) * 0.12), (u1, base)]
        stage.canvas.polygon(wall.outline([(u0, v0), *crest, (u1, v0)], 0.014), tone)
    ground = wall.corners(u0, v0, u1, v0 + (v1 - v0) * 0.1, 0.015)
    stage.canvas.polygon(ground, mix(lawn, rgb("#f2f4e4"), 0.3))


def _treetops(stage: Stage, u0: float, u1: float, base: float, size: float) -> list[Point]:
    """The outline of round treetops from ``u0`` to ``u1``."""
    rng, crest, u = stage.rng, [], u0
    while u < u1:
        wide, rise = size * rng.uniform(1.0, 2.4), size * rng.uniform(0.3, 1.3)
        wide = min(wide, u1 - u)
        for step in range(7):
            bump = math.sin(math.pi * (step + 0.5) / 7)
            crest.append((u + wide * (step + 0.5) / 7, base + rise * bump**0.7))
        u += wide
    return crest


def indoors(stage: Stage, *, half: float = 2.9, high: float = 2.75, away: float = 5.6) -> Room:
    """A room seen from ``away`` metres before its back wall, in the property's colours."""
    rng = stage.rng
    focal = rng.uniform(840, 920)
    place = (rng.uniform(-0.6, 0.6), 1.32, -away)
    camera = Camera(place, rng.uniform(-5, 5), focal, rng.uniform(425, 465))
    stage = replace(stage, camera=camera)
    choice = rng.random()
    feature = stage.style.wall
    if choice < 0.35:
        feature = mix(stage.style.accent, stage.style.wall, 0.62)
    elif choice < 0.5:
        feature = mix(stage.style.accent, rgb("#3a3a3c"), 0.15)
    return Room(stage, half + rng.uniform(-0.2, 0.4), high, stage.style.wall, feature)


def picture(wall: Surface, u: float, v: float, wide: float, tall: float) -> None:
    """A framed abstract print, hung with its lower left corner at (u, v)."""
    stage, rng = wall.stage, wall.stage.rng
    wall.raw(u + 0.02, v - 0.04, u + wide + 0.05, v + tall - 0.02, stage.light.shadow, 0.0, 60)
    wall.rect(
        u, v, u + wide, v + tall, rng.choice([rgb("#2e2d2c"), rgb("#b59468"), rgb("#f2efe8")]), 0.02
    )
    wall.rect(u + 0.03, v + 0.03, u + wide - 0.03, v + tall - 0.03, rgb("#f4f0e6"), 0.03)
    tones = [stage.style.accent, stage.style.second, rgb("#d9b98c"), rgb("#2f3a44"), rgb("#c9775a")]
    left, low, right, top = u + wide * 0.16, v + tall * 0.14, u + wide * 0.84, v + tall * 0.86
    if rng.random() < 0.5:
        for index in range(3):
            crest = [
                (
                    left + (right - left) * i / 6,
                    low + (top - low) * (0.8 - 0.25 * index + 0.1 * rng.uniform(-1, 1)),
                )
                for i in range(7)
            ]
            wall.shape([(left, low), *crest, (right, low)], rng.choice(tones), 0.04)
    else:
        for _index in range(4):
            a, b = rng.uniform(left, right - 0.05), rng.uniform(low, top - 0.05)
            wall.rect(
                a,
                b,
                min(right, a + wide * rng.uniform(0.15, 0.45)),
                min(top, b + tall * rng.uniform(0.15, 0.45)),
                rng.choice(tones),
                0.04,
                230,
            )


def rug(stage: Stage, x0: float, z0: float, x1: float, z1: float, colour: Colour) -> None:
    """A rug with a border."""
    stage.face([(x0, 0.01, z0), (x1, 0.01, z0), (x1, 0.01, z1), (x0, 0.01, z1)], colour)
    inner = [
        (x0 + 0.12, 0.01, z0 + 0.1),
        (x1 - 0.12, 0.01, z0 + 0.1),
        (x1 - 0.12, 0.01, z1 - 0.1),
        (x0 + 0.12, 0.01, z1 - 0.1),
    ]
    stage.face(inner, mix(colour, stage.style.second, 0.18))
    for index in range(12):
        z = z0 + 0.15 + index * (z1 - z0 - 0.3) / 11
        stage.stroke([(x0 + 0.15, 0.012, z), (x1 - 0.15, 0.012, z)], darker(colour, 0.25), 1.0, 50)
