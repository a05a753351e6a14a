"""What lanterns share: the light inside, the ring on top, the paint of the frame."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import metal

GLOW = ("#FFE9A8/0.95", "#FFD98A/0.45", "#FFD98A/0")


PANE = ("#FFF3CF/0.9", "#FFE2A0/0.75", "#F6CE86/0.8")


def candle_or_bulb(c: Canvas, x: float, floor: float, looks: frozenset[str], size: float = 1.0) -> None:
    """A pillar candle, or a bulb on a short stem."""
    if "led" in looks:
        c.circle(x, floor - 66 * size, 60 * size, c.radial(GLOW))
        c.rect(x - 13 * size, floor - 34 * size, 26 * size, 34 * size, "#8C8577", rx=3)
        bulb = c.radial(("#FFFDF0", "#FFEDB4", "#F3C766"), 0.45, 0.4, 0.6)
        c.ellipse(x, floor - 62 * size, 24 * size, 32 * size, bulb)
        c.stroke(
            f"M {x - 8 * size} {floor - 52 * size} q {8 * size} {-22 * size} {16 * size} 0", "#E08A2C", 2.2
        )
        return
    top = floor - 66 * size
    c.rect(
        x - 27 * size,
        top,
        54 * size,
        66 * size,
        c.linear(("#EBDCBE", "#FFF8E6", "#F2E5C9", "#D8C6A0"), ACROSS),
        rx=4,
    )
    c.ellipse(x, top + 2, 27 * size, 5 * size, "#FFF6D6")
    c.circle(x, top - 26 * size, 62 * size, c.radial(GLOW))
    c.stroke(f"M {x} {top + 1} v {-10 * size}", "#4A3428", 2.6)
    flame = (
        f"M {x} {top - 56 * size} C {x + 17 * size} {top - 34 * size} {x + 14 * size} {top - 8 * size} {x} {top - 6 * size}"
        f" C {x - 14 * size} {top - 8 * size} {x - 16 * size} {top - 32 * size} {x} {top - 56 * size} Z"
    )
    c.path(flame, c.linear(("#FFF3B8", "#FFD24D", "#F5922F"), DOWN))


def ring_on_top(c: Canvas, colour: str, y: float) -> None:
    c.circle(200, y, 25, "none", stroke=shade(colour, -0.08), stroke_width=7)
    c.circle(200, y, 25, "none", stroke=shade(colour, 0.18), stroke_width=2)


def frame_paint(c: Canvas, colour: str, looks: frozenset[str]) -> str:
    return metal(c, colour) if "metal" in looks else upright(c, colour)
