"""Patterns that clothes, bags and paper wear: stripes, checks, dots, knits, wood grain.

Each is laid over whatever box is asked for; the caller clips it to an outline. Knows no products.
"""

from __future__ import annotations

from collections.abc import Iterable

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade

Box = tuple[float, float, float, float]
"""x, y, width, height."""

EVERYWHERE: Box = (0, 0, 400, 400)


def pattern(c: Canvas, colour: str, looks: Iterable[str], box: Box = EVERYWHERE, turn: float = 0) -> None:
    """Every pattern named in `looks` on cloth of `colour`, turned by degrees; other looks draw nothing."""
    for look in sorted(looks):
        for paint, opacity in _paints(c, colour, look, turn):
            c.rect(*box, fill=paint, opacity=opacity)


def _paints(c: Canvas, colour: str, look: str, turn: float) -> list[tuple[str, float]]:
    ink, dark, pale = contrast(colour), shade(colour, -0.13), shade(colour, 0.12)
    spark = mix(ink, "#D9573B", 0.65)
    match look:
        case "stripe":
            return [(c.weave("M 0 9 h 40", ink, 11, (40, 34), turn), 0.92)]
        case "pinstripe":
            return [(c.weave("M 5 0 v 40", ink, 2.4, (15, 40), turn), 0.8)]
        case "check":
            bands = c.weave("M 12 0 v 48 M 0 12 h 48", ink, 13, (48, 48), turn)
            lines = c.weave("M 36 0 v 48 M 0 36 h 48", spark, 2.6, (48, 48), turn)
            return [(bands, 0.42), (lines, 0.85)]
        case "gingham":
            return [
                (c.weave("M 7 0 v 28", ink, 14, (28, 28), turn), 0.5),
                (c.weave("M 0 7 h 28", ink, 14, (28, 28), turn), 0.5),
            ]
        case "dot":
            return [(c.weave("M 8 8 h .1 M 25 22 h .1", ink, 9, (34, 28), turn), 0.95)]
        case "floral":
            petals = "M 12 6 h .1 M 18 11 h .1 M 16 18 h .1 M 8 18 h .1 M 6 11 h .1"
            buds = "M 34 30 h .1 M 40 34 h .1 M 33 37 h .1"
            return [
                (c.weave("M 12 19 q 2 8 10 12 M 22 31 l 8 -3 M 40 36 q 6 3 6 9", pale, 2, (48, 46), turn), 1),
                (c.weave(f"{petals} {buds}", ink, 7, (48, 46), turn), 1),
                (c.weave("M 12 12.5 h .1 M 36 34 h .1", spark, 5, (48, 46), turn), 1),
            ]
        case "star":
            star = "M 10 5 v 10 M 5 10 h 10 M 7 7 l 6 6 M 13 7 l -6 6 M 30 26 v 8 M 26 30 h 8"
            return [(c.weave(star, ink, 2.4, (40, 40), turn), 0.95)]
        case "zigzag":
            return [(c.weave("M 0 14 l 10 -10 l 10 10", ink, 5, (20, 26), turn), 0.92)]
        case "herringbone":
            return [(c.weave("M 0 10 l 8 -8 l 8 8 M 0 18 l 8 -8 l 8 8", ink, 1.8, (16, 16), turn), 0.7)]
        case "marl":
            flecks = "M 3 4 l 3 2 M 12 10 l 3 -1 M 6 16 l 2 2 M 18 3 l 2 2 M 19 17 l 3 1"
            return [
                (c.weave(flecks, dark, 1.8, (23, 21), turn), 0.8),
                (c.weave("M 9 6 l 3 1 M 2 11 l 2 -2 M 15 15 l 3 2", pale, 1.8, (23, 21), turn), 0.9),
            ]
        case "knit":
            return [(c.weave("M 1 2 l 4 4 l 4 -4", dark, 1.7, (10, 8), turn), 0.75)]
        case "chunky":
            return [
                (c.weave("M 2 3 q 1 9 8 11 q 7 -2 8 -11", dark, 3.4, (20, 15), turn), 0.75),
                (c.weave("M 5 2 q 1 6 4 8", pale, 2, (20, 15), turn), 0.6),
            ]
        case "rib":
            return [(c.weave("M 4 0 v 40", dark, 3.4, (11, 40), turn), 0.6)]
        case "cable":
            twist = "M 8 0 C 24 8 24 22 8 30 M 24 0 C 8 8 8 22 24 30"
            return [
                (c.weave("M 37 0 v 30 M 43 0 v 30", dark, 2.2, (48, 30), turn), 0.6),
                (c.weave(twist, dark, 9, (48, 30), turn), 0.65),
                (c.weave(twist, pale, 5, (48, 30), turn), 0.9),
            ]
        case "waffle":
            return [(c.weave("M 0 0 h 12 M 0 0 v 12", dark, 3, (12, 12), turn), 0.7)]
        case "camo":
            blots = "M 10 12 q 12 -8 20 2 M 40 30 q 8 10 -4 14 M 8 44 q 10 6 16 0 M 52 8 q 8 2 6 12"
            more = "M 26 28 q 8 -6 14 2 M 54 46 q -8 8 -14 4 M 4 26 q 6 4 4 10"
            return [
                (c.weave(blots, dark, 13, (64, 58), turn), 0.9),
                (c.weave(more, pale, 11, (64, 58), turn), 0.7),
            ]
        case _:
            return []


def diamonds(c: Canvas, colour: str, box: Box) -> None:
    """Argyle: rows of lozenges crossed by fine lines."""
    x, y, width, height = box
    ink, spark = contrast(colour), mix(contrast(colour), "#D9573B", 0.6)
    shapes = " ".join(
        f"M {x + across} {y + down} l 15 22 l -15 22 l -15 -22 Z"
        for down in range(0, int(height), 44)
        for across in range(0, int(width) + 30, 30)
        if (across // 30 + down // 44) % 2 == 0
    )
    c.path(shapes, ink, opacity=0.85)
    c.rect(*box, fill=c.weave("M 0 0 l 30 44 M 30 0 l -30 44", spark, 1.6, (30, 44)), opacity=0.9)


def fair_isle(c: Canvas, colour: str, rows: Iterable[float], x: float = 0, width: float = 400) -> None:
    """Bands of stars, steps and dots, each 40 high, whose tops are at `rows`."""
    ink, spark = contrast(colour), mix(contrast(colour), "#D9573B", 0.7)
    for row in rows:
        with c.group(transform=f"translate({x:g} {row:g})"):
            c.rect(0, 0, width, 4, ink)
            c.rect(0, 36, width, 4, ink)
            c.rect(0, 6, width, 28, c.weave("M 3 31 l 9 -9 l 9 9", ink, 3.4, (18, 40)))
            c.rect(0, 4, width, 30, c.weave("M 12 10 h .1", spark, 6.5, (18, 40)))
            c.rect(0, 4, width, 30, c.weave("M 3 16 h .1 M 21 16 h .1", ink, 4, (18, 40)))


def grain(c: Canvas, wood: str, box: Box, turn: float = 0) -> None:
    """Lines of wood that run across unless turned."""
    lines = "M 0 5 q 30 -5 60 0 t 60 0 M 0 13 q 30 4 60 -1 t 60 1 M 10 19 q 20 -3 44 0 M 74 21 q 20 2 40 -1"
    c.rect(*box, fill=c.weave(lines, shade(wood, -0.13), 1.5, (120, 25), turn), opacity=0.75)


def brushed(c: Canvas, metal: str, box: Box) -> None:
    """Fine lines of brushed metal."""
    c.rect(*box, fill=c.weave("M 0 1 h 60", shade(metal, 0.14), 0.8, (60, 3)), opacity=0.5)


def chrome(c: Canvas, metal: str, direction: tuple[float, float, float, float] = ACROSS) -> str:
    """A paint of polished metal: light and dark close together."""
    tones = (-0.16, 0.16, 0.24, -0.04, -0.2, 0.08, -0.12)
    return c.linear([shade(metal, tone) for tone in tones], direction)


def wicker(c: Canvas, straw: str, box: Box) -> None:
    """Basket weave: short strokes over and under."""
    dark, pale = shade(straw, -0.17), shade(straw, 0.1)
    c.rect(*box, fill=c.weave("M 2 5 q 5 -4 10 0 M 12 14 q 5 -4 10 0", pale, 6, (20, 18)), opacity=0.9)
    c.rect(
        *box,
        fill=c.weave("M 2 9 q 5 -4 10 0 M 12 18 q 5 -4 10 0 M 0 0 v 18 M 10 0 v 18", dark, 1.7, (20, 18)),
    )
