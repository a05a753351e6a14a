"""What plush animals share: the nap, round shapes, eyes."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import Canvas
from persea.catalog.demo.draw.colour import shade

INK = "#2E2622"


def fur(c: Canvas, d: str, colour: str, looks: frozenset[str]) -> None:
    """A stuffed shape: round in the light, with the nap that the looks name."""
    c.path(d, c.radial((shade(colour, 0.1), colour, shade(colour, -0.12)), 0.38, 0.28, 0.8))
    if "knit" in looks:
        c.path(d, c.weave("M 1 1 l 4 5 l 4 -5", shade(colour, -0.14), 2, (10, 7)), opacity=0.7)
    elif "curly" in looks:
        c.path(
            d,
            c.weave("M 3 9 a 5 5 0 1 1 8 2 M 14 18 a 5 5 0 1 1 8 2", shade(colour, -0.1), 2.4, (22, 20)),
            opacity=0.8,
        )
        c.path(
            d,
            c.weave("M 4 7 a 4 4 0 0 1 6 -2 M 15 16 a 4 4 0 0 1 6 -2", shade(colour, 0.14), 2, (22, 20)),
            opacity=0.9,
        )
    elif "cord" in looks:
        c.path(d, c.weave("M 3 0 V 40", shade(colour, -0.1), 3, (8, 40)), opacity=0.6)
    else:
        c.path(
            d,
            c.weave("M 3 6 l 2 -4 M 11 12 l 1 -4 M 7 17 l 2 -4", shade(colour, 0.12), 1.5, (15, 18)),
            opacity=0.55,
        )


def oval(x: float, y: float, rx: float, ry: float) -> str:
    return f"M {x - rx} {y} a {rx} {ry} 0 1 1 {2 * rx} 0 a {rx} {ry} 0 1 1 {-2 * rx} 0 Z"


def eyes(c: Canvas, x: float, y: float, apart: float, size: float = 6.4) -> None:
    for side in (-apart, apart):
        c.circle(x + side, y, size, INK)
        c.circle(x + side - size * 0.3, y - size * 0.35, size * 0.32, "#FFFFFF")
        c.circle(x + side * 1.65, y + size * 2.6, size * 1.5, "#E58E84", opacity=0.35)
