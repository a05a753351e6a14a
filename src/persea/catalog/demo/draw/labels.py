"""What is printed on packets, tins and wrappers: a label, its small print as strokes, and a motif."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.patterns import Box, patterned


def motif(c: Canvas, x: float, y: float, size: float, ink: str, looks: frozenset[str]) -> None:
    """About (x, y), `size` being half its width; a plain leaf where none is named."""
    with c.group(transform=f"translate({x:g} {y:g}) scale({size / 30:.3g})"):
        if "mountain" in looks:
            c.path("M -30 20 L -8 -18 L 2 -2 L 10 -12 L 30 20 Z", ink)
            c.path("M -13 -9 L -8 -18 L -2 -8 L -6 -4 L -9 -8 Z M 6 -6 L 10 -12 L 15 -4 L 11 -6 Z", "#FFFDF6")
        elif "sun" in looks:
            c.path("M -18 14 A 18 18 0 0 1 18 14 Z", ink)
            for turn in (-75, -50, -25, 0, 25, 50, 75):
                c.stroke("M 0 -12 V -22", ink, 4, transform=f"rotate({turn} 0 14)")
            c.stroke("M -28 19 H 28", ink, 3)
        elif "bird" in looks:
            c.path(
                "M -26 -4 C -12 -20 8 -18 14 -6 L 26 -8 L 17 2 C 16 16 -4 22 -16 14 L -30 18 L -20 6 C -20 2 -22 -2 -26 -4 Z",
                ink,
            )
            c.circle(9, -5, 2.2, "#FFFDF6")
            c.stroke("M -8 0 q 8 10 16 2", "#FFFDF6", 2)
        elif "wave" in looks:
            for dy in (-12, 0, 12):
                c.stroke(f"M -28 {dy} q 7 -9 14 0 t 14 0 t 14 0 t 14 0", ink, 4)
        elif "blossom" in looks:
            for turn in range(0, 360, 72):
                c.ellipse(0, -12, 8, 11, ink, transform=f"rotate({turn})")
            c.circle(0, 0, 6, "#F3C257")
        else:
            c.stroke("M 0 22 C -2 8 2 -6 0 -22", ink, 3)
            for dy in (14, 2, -10):
                for way in (-1, 1):
                    c.ellipse(
                        way * 11, dy - 5, 11, 5, ink, transform=f"rotate({way * -32} {way * 11} {dy - 5})"
                    )


def label(c: Canvas, box: Box, colour: str, looks: frozenset[str], paper: str = "#FBF5E8") -> None:
    """A paper label with the motif above three lines of print."""
    x, y, width, height = box
    ink = shade(colour, -0.06) if colour != paper else contrast(colour)
    c.rect(x, y, width, height, paper, rx=4)
    c.rect(x + 5, y + 5, width - 10, height - 10, "none", rx=2, stroke=mix(ink, paper, 0.4), stroke_width=1.6)
    motif(c, x + width / 2, y + height * 0.38, min(width * 0.26, height * 0.24), ink, looks)
    grey = mix(ink, "#6B6259", 0.5)
    middle = x + width / 2
    for share, dy, thick in ((0.56, 0.7, 4), (0.38, 0.79, 2.4), (0.46, 0.87, 2)):
        half = width * share / 2
        c.stroke(f"M {middle - half:.1f} {y + height * dy:.1f} H {middle + half:.1f}", grey, thick)


def printed(c: Canvas, box: Box, colour: str, looks: frozenset[str]) -> None:
    """The pattern of the paper, where the looks name one; a check is gingham."""
    prints = looks & {"stripe", "dot", "zigzag", "floral", "leaf", "scale"}
    patterned(c, box, colour, prints | {"gingham"} if "check" in looks else prints, unit=1.1)
