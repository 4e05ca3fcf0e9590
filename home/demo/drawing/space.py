"""A small space in metres: a camera that keeps verticals vertical, and flat surfaces in it."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from home.demo.drawing.canvas import Canvas, Point
from home.demo.drawing.colour import Colour
from home.demo.drawing.light import Light
from home.demo.drawing.style import Style

Place = tuple[float, float, float]  # metres: x to the right, y up, z away from the viewer
NEAR = 0.15

LEFT: Place = (-1.0, 0.0, 0.0)
RIGHT: Place = (1.0, 0.0, 0.0)
UP: Place = (0.0, 1.0, 0.0)
FRONT: Place = (0.0, 0.0, -1.0)
AWAY: Place = (0.0, 0.0, 1.0)


def moved(place: Place, along: Place, metres: float) -> Place:
    """``place`` moved some metres in a direction."""
    return (
        place[0] + along[0] * metres,
        place[1] + along[1] * metres,
        place[2] + along[2] * metres,
    )


def cross(one: Place, other: Place) -> Place:
    """The direction that stands on both."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def toward(start: Place, end: Place) -> Place:
    """The direction from one place to another, one metre long."""
    gap = (end[0] - start[0], end[1] - start[1], end[2] - start[2])
    length = math.hypot(*gap) or 1.0
    return gap[0] / length, gap[1] / length, gap[2] / length


@dataclass(frozen=True)
class Camera:
    """Where the photographer stands; never tilted, shifted instead, as one does for buildings."""

    place: Place = (0.0, 1.6, -12.0)
    turn: float = 0.0  # degrees, positive looks to the right
    focal: float = 1100.0  # drawing units at one metre
    horizon: float = 560.0  # drawing units from the top
    middle: float = 750.0

    def seen(self, place: Place) -> Place:
        """``place`` in the camera's own axes; z is the depth."""
        x, y, z = (place[i] - self.place[i] for i in range(3))
        angle = math.radians(self.turn)
        sine, cosine = math.sin(angle), math.cos(angle)
        return x * cosine - z * sine, y, x * sine + z * cosine

    def flat(self, seen: Place) -> Point:
        """Where a place in the camera's axes falls on the picture."""
        x, y, z = seen
        return self.middle + self.focal * x / z, self.horizon - self.focal * y / z

    def project(self, places: Sequence[Place]) -> list[Point]:
        """An outline on the picture; what lies behind the camera is cut off."""
        seen = [self.seen(place) for place in places]
        if any(z < NEAR for _x, _y, z in seen):
            seen = _cut(seen)
        return [self.flat(place) for place in seen]


def _cut(seen: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for one, other in zip(seen, [*seen[1:], seen[0]], strict=True):
        if one[2] >= NEAR:
            kept.append(one)
        if (one[2] >= NEAR) != (other[2] >= NEAR):
            share = (NEAR - one[2]) / (other[2] - one[2])
            kept.append(
                (
                    one[0] + (other[0] - one[0]) * share,
                    one[1] + (other[1] - one[1]) * share,
                    NEAR,
                )
            )
    return kept


@dataclass(frozen=True)
class Stage:
    """All a scene needs: what is drawn on, from where, in which light, in whose style."""

    canvas: Canvas
    camera: Camera
    light: Light
    style: Style
    rng: random.Random

    def spot(self, x: float, y: float, z: float) -> Point:
        """One place on the picture; it must lie before the camera."""
        return self.camera.flat(self.camera.seen((x, y, z)))

    def size_at(self, z: float, x: float = 0.0) -> float:
        """Drawing units of one metre at a depth."""
        return self.camera.focal / max(self.camera.seen((x, 0.0, z))[2], NEAR)

    def face(
        self, places: Sequence[Place], colour: Colour, normal: Place = UP, alpha: int = 255
    ) -> None:
        """A flat shape, lit by the way it faces."""
        self.canvas.polygon(self.camera.project(places), self.light.on(colour, normal), alpha)

    def raw(self, places: Sequence[Place], colour: Colour, alpha: int = 255) -> None:
        """A flat shape in exactly this colour."""
        self.canvas.polygon(self.camera.project(places), colour, alpha)

    def stroke(
        self, places: Sequence[Place], colour: Colour, width: float = 1.0, alpha: int = 255
    ) -> None:
        """A line through places; what lies behind the camera is cut off."""
        points = self.camera.project(places)
        if len(points) >= 2:
            self.canvas.line(points, colour, width, alpha)

    def box(self, low: Place, high: Place, colour: Colour, top: Colour | None = None) -> None:
        """A block along the axes, from its lowest to its highest corner."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        eye_x, eye_y, _eye_z = self.camera.place
        if eye_x < x0:
            self.face([(x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)], colour, LEFT)
        elif eye_x > x1:
            self.face([(x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0)], colour, RIGHT)
        if eye_y > y1:
            self.face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], top or colour, UP)
        elif eye_y < y0:
            under = (0.0, -1.0, 0.0)
            self.face([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], colour, under)
        self.face([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], colour, FRONT)
