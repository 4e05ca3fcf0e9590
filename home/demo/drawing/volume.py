"""A building as a block with a visible front and a visible side, and the roofs it may carry."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from home.demo.drawing.colour import Colour, mix, rgb
from home.demo.drawing.masonry import bricks, render, shadow_below
from home.demo.drawing.roofs import slope, tiles
from home.demo.drawing.space import AWAY, Place, Stage
from home.demo.drawing.surface import Surface

Texture = Callable[[Surface, float, float, Colour], None]
ZINC = rgb("#6c7176")


@dataclass(frozen=True)
class Volume:
    """A block with its lower front left corner at ``corner``; metres."""

    stage: Stage
    corner: Place
    width: float
    depth: float
    height: float

    @property
    def front(self) -> Surface:
        """The wall that faces the viewer."""
        return Surface(self.stage, self.corner)

    @property
    def right_shown(self) -> bool:
        """Whether the viewer sees the right side (else the left one)."""
        return self.stage.camera.place[0] > self.corner[0] + self.width / 2

    @property
    def side(self) -> Surface:
        """The side wall the viewer sees."""
        x, y, z = self.corner
        if self.right_shown:
            return Surface(self.stage, (x + self.width, y, z), AWAY)
        return Surface(self.stage, (x, y, z + self.depth), (0.0, 0.0, -1.0))

    @property
    def side_shown(self) -> bool:
        """Whether the viewer stands beside the block at all."""
        eye, x = self.stage.camera.place[0], self.corner[0]
        return not x <= eye <= x + self.width

    def walls(self, texture: Texture, colour: Colour) -> None:
        """Build front and side in one material."""
        if self.side_shown:
            texture(self.side, self.depth, self.height, colour)
        texture(self.front, self.width, self.height, colour)

    def pitched(
        self,
        pitch: float,
        cover: Colour,
        wall: Colour,
        *,
        over: float = 0.35,
        course: float = 0.28,
    ) -> Surface:
        """A roof whose ridge runs along the front; returns its front plane."""
        x, y, z = self.corner
        rise = math.tan(math.radians(pitch)) * self.depth / 2
        if self.side_shown:
            self._gable(rise, wall, over)
        drop = over * math.tan(math.radians(pitch))
        plane = slope(self.stage, (x - over, y + self.height - drop, z - over), pitch)
        length = (self.depth / 2 + over) / math.cos(math.radians(pitch))
        shadow_below(self.front, 0, self.width, self.height, 0.6)
        tiles(plane, self.width + 2 * over, length, cover, course=course)
        edge = [plane.at(0, -0.02), plane.at(self.width + 2 * over, -0.02)]
        low = [(px, py - 0.16, pz) for px, py, pz in edge]
        self.stage.face([*edge, low[1], low[0]], ZINC, (0.0, 0.0, -1.0))
        return plane

    def _gable(self, rise: float, wall: Colour, over: float) -> None:
        side, depth, height = self.side, self.depth, self.height
        side.shape([(0, height), (depth, height), (depth / 2, height + rise)], wall)
        shade = [(0, height - 0.1), (depth / 2, height + rise - 0.1), (depth / 2, height + rise)]
        self.stage.canvas.polygon(side.outline([*shade, (0, height)]), self.stage.light.shadow, 60)
        for foot in (0.0, depth):
            soffit = [side.at(foot, height), side.at(depth / 2, height + rise)]
            soffit += [side.at(depth / 2, height + rise, over), side.at(foot, height, over)]
            self.stage.face(soffit, ZINC, (0.0, -1.0, 0.0))
        verge = [
            (-over, height - over * 0.8),
            (depth / 2, height + rise + 0.12),
            (depth + over, height - over * 0.8),
        ]
        inner = [(u, v - 0.22) for u, v in verge]
        side.shape([*verge, *reversed(inner)], mix(ZINC, (235, 232, 226), 0.5), over)

    def flat_roof(self, edge: Colour, *, over: float = 0.0, thick: float = 0.3) -> None:
        """A flat roof: its rim, standing ``over`` metres out of the walls."""
        top = self.height + thick
        if self.side_shown:
            self.side.block(-over, self.height, self.depth + over, top, over, edge)
        if over:
            shadow_below(self.front, 0, self.width, self.height, over * 0.9)
        self.front.block(-over, self.height, self.width + over, top, over, edge)

    def underside(self, colour: Colour) -> None:
        """What one sees of a block that hangs out over another."""
        front, depth = self.front, self.depth
        places = [
            front.at(0, 0),
            front.at(self.width, 0),
            front.at(self.width, 0, -depth),
            front.at(0, 0, -depth),
        ]
        self.stage.face(places, colour, (0.0, -1.0, 0.0))

    def shadow_outline(self, reach: float) -> list[tuple[float, float]]:
        """The shadow of the block on the ground before and beside it, as an outline."""
        x, _y, z = self.corner
        left = self.stage.light.sun_from_left
        edge = x + self.width if left else x
        out = reach if left else -reach
        places = [
            (edge, 0.0, z),
            (edge + out, 0.0, z + reach * 0.5),
            (edge + out, 0.0, z + self.depth),
            (edge, 0.0, z + self.depth),
        ]
        return self.stage.camera.project(places)


def wall_material(stage: Stage) -> tuple[Texture, Colour]:
    """Brick, render or stone, as the property's style has it."""
    choice = (stage.style.brick[0] + stage.style.stone[1]) % 3
    if choice == 0:
        return bricks, stage.style.brick
    return (
        (render, stage.style.render)
        if choice == 1
        else (bricks, mix(stage.style.brick, (236, 230, 220), 0.7))
    )
