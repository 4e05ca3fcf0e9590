"""A flat wall, roof or floor to draw on, in its own two directions."""

from collections.abc import Sequence
from dataclasses import dataclass

from home.demo.drawing.canvas import Point
from home.demo.drawing.colour import Colour
from home.demo.drawing.space import UP, Place, Stage, cross


@dataclass(frozen=True)
class Surface:
    """A plane with a corner, a direction along and a direction up; metres everywhere.

    The normal points to the viewer's side when ``along`` runs to the viewer's right.
    """

    stage: Stage
    corner: Place
    along: Place = (1.0, 0.0, 0.0)
    up: Place = UP

    @property
    def normal(self) -> Place:
        """Where the surface faces."""
        return cross(self.up, self.along)

    def at(self, u: float, v: float, out: float = 0.0) -> Place:
        """The place ``u`` along, ``v`` up and ``out`` before the surface."""
        normal = self.normal
        return (
            self.corner[0] + self.along[0] * u + self.up[0] * v + normal[0] * out,
            self.corner[1] + self.along[1] * u + self.up[1] * v + normal[1] * out,
            self.corner[2] + self.along[2] * u + self.up[2] * v + normal[2] * out,
        )

    def tone(self, colour: Colour) -> Colour:
        """``colour`` in the light that falls on the surface."""
        return self.stage.light.on(colour, self.normal)

    def corners(self, u0: float, v0: float, u1: float, v1: float, out: float = 0.0) -> list[Point]:
        """A rectangle of the surface on the picture: lower left, lower right, and back."""
        places = [self.at(*uv, out) for uv in ((u0, v0), (u1, v0), (u1, v1), (u0, v1))]
        return self.stage.camera.project(places)

    def rect(
        self,
        u0: float,
        v0: float,
        u1: float,
        v1: float,
        colour: Colour,
        out: float = 0.0,
        alpha: int = 255,
    ) -> None:
        """Fill a rectangle with a colour in the surface's light."""
        self.stage.canvas.polygon(self.corners(u0, v0, u1, v1, out), self.tone(colour), alpha)

    def raw(
        self,
        u0: float,
        v0: float,
        u1: float,
        v1: float,
        colour: Colour,
        out: float = 0.0,
        alpha: int = 255,
    ) -> None:
        """Fill a rectangle with exactly this colour."""
        self.stage.canvas.polygon(self.corners(u0, v0, u1, v1, out), colour, alpha)

    def outline(self, uvs: Sequence[Point], out: float = 0.0) -> list[Point]:
        """Any outline of the surface on the picture."""
        return self.stage.camera.project([self.at(u, v, out) for u, v in uvs])

    def shape(
        self, uvs: Sequence[Point], colour: Colour, out: float = 0.0, alpha: int = 255
    ) -> None:
        """Fill any outline with a colour in the surface's light."""
        self.stage.canvas.polygon(self.outline(uvs, out), self.tone(colour), alpha)

    def line(
        self, uvs: Sequence[Point], colour: Colour, width: float = 1.0, alpha: int = 255
    ) -> None:
        """A stroke on the surface, ``width`` in drawing units."""
        self.stage.canvas.line(self.outline(uvs), self.tone(colour), width, alpha)

    def block(self, u0: float, v0: float, u1: float, v1: float, out: float, colour: Colour) -> None:
        """Something that stands out of the surface: a sill, a cornice, a step."""
        at, stage = self.at, self.stage
        ends = [(u0, (-self.along[0], 0.0, -self.along[2])), (u1, self.along)]
        for u, normal in ends:
            places = [at(u, v0), at(u, v0, out), at(u, v1, out), at(u, v1)]
            if faces_camera(stage, places[0], normal):
                stage.face(places, colour, normal)
        for v, normal in ((v0, (0.0, -1.0, 0.0)), (v1, UP)):
            places = [at(u0, v), at(u1, v), at(u1, v, out), at(u0, v, out)]
            if faces_camera(stage, places[0], normal):
                stage.face(places, colour, normal)
        self.rect(u0, v0, u1, v1, colour, out)


def faces_camera(stage: Stage, place: Place, normal: Place) -> bool:
    """Whether one sees that side of something at ``place``."""
    gap = [eye - here for eye, here in zip(stage.camera.place, place, strict=True)]
    return sum(a * b for a, b in zip(gap, normal, strict=True)) > 0
