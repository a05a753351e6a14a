"""Pawns, dice, cards and coins, on a board or lying before a box."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import shade
from persea.catalog.demo.draw.form import upright

PAWN_TONES = ("#C9483C", "#E3A43B", "#3F7FA0", "#5E8F58")


PIPS = {
    1: ((0, 0),), 2: ((-1, -1), (1, 1)), 3: ((-1, -1), (0, 0), (1, 1)),
    5: ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)), 6: ((-1, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (1, 1)),
}  # fmt: skip


def loose_pieces(c: Canvas, looks: frozenset[str]) -> None:
    if "cards" in looks:
        for turn, tone in ((-24, "#3F7FA0"), (-8, "#E3A43B"), (8, "#C9483C")):
            with c.group(transform=f"translate(84 346) rotate({turn})"):
                c.rect(-24, -78, 50, 74, "#FBF6EA", rx=5, stroke="#CFC4B0", stroke_width=1.4)
                c.rect(-18, -72, 38, 62, c.linear((shade(tone, 0.08), shade(tone, -0.06)), DOWN), rx=3)
                c.path("M 1 -56 l 11 15 l -11 15 l -11 -15 Z", "#FBF6EA", opacity=0.85)
    if "coins" in looks:
        for x, y in ((262, 340), (262, 332), (262, 324), (298, 342), (298, 334), (334, 346)):
            c.ellipse(x, y + 5, 21, 8, "#9A742A")
            c.ellipse(x, y, 21, 8, c.linear(("#F0D58E", "#C9A24E"), ACROSS))
    if "pawns" in looks:
        for place, (x, y) in enumerate(((238, 350), (276, 342), (312, 352), (346, 340))):
            pawn(c, x, y, PAWN_TONES[place])
    if "dice" in looks:
        die(c, 104, 324, 36, 5, -12)
        die(c, 150, 334, 32, 3, 14)


def pawn(c: Canvas, x: float, y: float, tone: str, scale: float = 1.0) -> None:
    with c.group(transform=f"translate({x} {y}) scale({scale})"):
        c.ellipse(2, -2, 19, 6, "#3A2C22", opacity=0.3)
        c.path(
            "M -17 -3 Q -17 -12 -8 -16 L -5 -40 H 5 L 8 -16 Q 17 -12 17 -3 Q 0 4 -17 -3 Z", upright(c, tone)
        )
        c.circle(0, -47, 12, c.radial((shade(tone, 0.18), tone, shade(tone, -0.15)), 0.36, 0.3, 0.75))


def die(c: Canvas, x: float, y: float, size: float, face: int, turn: float, tone: str = "#F8F2E4") -> None:
    with c.group(transform=f"translate({x} {y}) rotate({turn})"):
        h = size / 2
        c.rect(-h + 3, -h + 4, size, size, "#3A2C22", rx=7, opacity=0.28)
        c.rect(-h, -h, size, size, c.lit(tone, 0.05, 0.1, SLANT), rx=7)
        dots = " ".join(f"M {dx * size * 0.26:.3g} {dy * size * 0.26:.3g} h .1" for dx, dy in PIPS[face])
        c.stroke(dots, "#3A332D", size * 0.17)
