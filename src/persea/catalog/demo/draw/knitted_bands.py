"""What knitters work into plain rows: lozenges, and bands of stars."""

from __future__ import annotations

from collections.abc import Iterable

from persea.catalog.demo.draw.canvas import Canvas
from persea.catalog.demo.draw.colour import contrast, mix
from persea.catalog.demo.draw.patterns import Box


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
