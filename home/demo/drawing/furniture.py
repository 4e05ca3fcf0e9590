"""The parts furniture is made of, and small pieces: soft blocks, legs, vases, lamps."""

from home.demo.drawing.canvas import Point, grown, rounded
from home.demo.drawing.colour import Colour, darker, lighter, rgb
from home.demo.drawing.materials import IRON
from home.demo.drawing.space import FRONT, LEFT, RIGHT, UP, Place, Stage


def hull(points: list[Point]) -> list[Point]:
    """The convex outline around points (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(line: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in line:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def soft_box(stage: Stage, low: Place, high: Place, colour: Colour, *, cut: float = 0.16) -> None:
    """An upholstered block: rounded corners, a lighter top, a seam of light along its edge."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    corners = [(x, y, z) for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)]
    canvas, on = stage.canvas, stage.light.on
    canvas.polygon(
        rounded(hull(stage.camera.project(corners)), 2, cut), darker(on(colour, FRONT), 0.12)
    )
    eye = stage.camera.place
    if eye[1] > y1:
        top = stage.camera.project([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)])
        canvas.polygon(rounded(top, 2, cut * 0.8), on(lighter(colour, 0.1), UP))
    side = x1 if eye[0] > x1 else x0
    if eye[0] > x1 or eye[0] < x0:
        places = [(side, y0, z0), (side, y1, z0), (side, y1, z1), (side, y0, z1)]
        canvas.polygon(
            rounded(stage.camera.project(places), 2, cut * 0.8),
            on(colour, RIGHT if side == x1 else LEFT),
        )
    front = stage.camera.project([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)])
    canvas.polygon(rounded(front, 2, cut * 0.7), on(colour, FRONT))


def contact(stage: Stage, x0: float, z0: float, x1: float, z1: float, strength: int = 90) -> None:
    """The soft shadow where something stands on the floor."""
    lean = 0.12 if stage.light.sun_from_left else -0.12
    outline = stage.camera.project(
        [
            (x0 + lean, 0, z0 - 0.08),
            (x1 + lean, 0, z0 - 0.08),
            (x1 + lean, 0, z1),
            (x0 + lean, 0, z1),
        ]
    )
    for step in range(6):
        stage.canvas.polygon(
            rounded(grown(outline, 1.22 - step * 0.055), 2), stage.light.shadow, strength // 6
        )


def legs(
    stage: Stage,
    x0: float,
    z0: float,
    x1: float,
    z1: float,
    height: float,
    colour: Colour,
    thick: float = 0.05,
) -> None:
    """Four legs, the far ones first."""
    for z in (z1 - thick, z0):
        for x in (x0, x1 - thick):
            stage.box((x, 0, z), (x + thick, height, z + thick), colour)


def vase(stage: Stage, foot: Place, size: float, colour: Colour) -> None:
    """A vase with a few stems."""
    x, y = stage.spot(*foot)
    metre = stage.size_at(foot[2], foot[0])
    rng = stage.rng
    for _index in range(7):
        lean = rng.uniform(-0.8, 0.8)
        tip = (x + lean * size * metre, y - size * metre * rng.uniform(1.6, 2.3))
        stage.canvas.line([(x, y - size * metre * 0.8), tip], rgb("#67795a"), 1.5)
        for step in range(3):
            place = (
                x + (tip[0] - x) * (0.6 + 0.2 * step),
                y - size * metre * 0.8 + (tip[1] - y + size * metre * 0.8) * (0.6 + 0.2 * step),
            )
            stage.canvas.ellipse(
                place,
                0.028 * metre,
                0.018 * metre,
                rng.choice([rgb("#7d9170"), rgb("#a7b58f"), rgb("#e7d9c6")]),
            )
    half, tall = size * metre * 0.32, size * metre
    body = [
        (x - half * 0.5, y),
        (x + half * 0.5, y),
        (x + half, y - tall * 0.5),
        (x + half * 0.45, y - tall),
        (x - half * 0.45, y - tall),
        (x - half, y - tall * 0.5),
    ]
    stage.canvas.polygon(rounded(body, 2), stage.light.on(colour, FRONT))
    stage.canvas.polygon(
        rounded(
            [body[5], (x - half * 0.5, y - tall * 0.5), (x - half * 0.3, y - tall * 0.9), body[4]],
            1,
        ),
        (255, 255, 255),
        44,
    )


def floor_lamp(stage: Stage, x: float, z: float, shade: Colour) -> None:
    """A standing lamp with a fabric shade."""
    contact(stage, x - 0.15, z - 0.1, x + 0.15, z + 0.1, 70)
    stage.stroke([(x, 0.0, z), (x, 1.45, z)], IRON, 3.0)
    points = [
        stage.spot(x + dx, y, z)
        for dx, y in ((-0.24, 1.38), (0.24, 1.38), (0.17, 1.72), (-0.17, 1.72))
    ]
    stage.canvas.polygon(points, shade)
    stage.canvas.polygon(grown(points, 0.8), (255, 246, 222), 90)


def pendant(
    stage: Stage, x: float, y: float, z: float, ceiling: float, colour: Colour, size: float = 0.22
) -> None:
    """A hanging lamp."""
    stage.stroke([(x, y + size, z), (x, ceiling, z)], IRON, 1.4)
    dome = [
        stage.spot(x + dx * size, y + dy * size, z)
        for dx, dy in ((-1, 0), (1, 0), (0.8, 0.55), (0.3, 0.95), (-0.3, 0.95), (-0.8, 0.55))
    ]
    stage.canvas.polygon(rounded(dome, 1, 0.15), stage.light.on(colour, FRONT))
    low, metre = stage.spot(x, y, z), stage.size_at(z, x)
    stage.canvas.ellipse(low, size * metre * 0.97, size * metre * 0.12, rgb("#fff0cf"))
