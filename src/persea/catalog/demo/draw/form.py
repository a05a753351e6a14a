"""Paints that give flat outlines a form."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import shade


def upright(c: Canvas, colour: str) -> str:
    """An upright cylinder lit from the left."""
    tones = (
        shade(colour, -0.1),
        shade(colour, 0.1),
        shade(colour, 0.03),
        colour,
        shade(colour, -0.06),
        shade(colour, -0.16),
    )
    return c.linear(tones, ACROSS)
