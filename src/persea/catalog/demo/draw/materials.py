"""What things are made of, as light shows it: wood, metal, glass, wicker, glaze.

Paints to fill an outline with, or layers to lay over one. Knows no products.
"""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.patterns import Layers, lay

Direction = tuple[float, float, float, float]

GLASS_EDGE = "#8FA9AC"


def plank(c: Canvas, wood: str, direction: Direction = DOWN) -> str:
    """A plain board without its grain."""
    return c.linear((shade(wood, 0.11), wood, shade(wood, -0.12)), direction)


def grain(c: Canvas, wood: str, turn: float = 0) -> Layers:
    """Long lines of a board that run across unless turned, with an eye now and then."""
    lines = "M -4 6 C 30 2 60 10 104 5 M -4 16 C 26 12 40 20 104 15 M -4 27 C 40 32 64 22 104 28"
    lines += " M 40 21 c 8 -3 20 -3 26 0"
    return (
        (c.weave(lines, shade(wood, -0.13), 1.6, (100, 34), turn), 0.6),
        (c.weave("M -4 11 C 30 8 70 14 104 10", shade(wood, 0.1), 2, (100, 22), turn), 0.5),
    )


def wood(c: Canvas, d: str, colour: str, direction: Direction = DOWN, turn: float = 0) -> None:
    """A board of the outline `d`, lit from the left or above."""
    c.path(d, plank(c, colour, direction))
    lay(c, d, grain(c, colour, turn))


def wicker(c: Canvas, cane: str, step: float = 20) -> Layers:
    """Withies over and under upright stakes."""
    half, quarter = step / 2, step / 4
    under = f"M 0 {quarter} h {step} M 0 {quarter * 3} h {step}"
    over = f"M 1 {quarter} q {half / 2} -2.4 {half} 0 M {half + 1} {quarter * 3} q {half / 2} -2.4 {half} 0"
    over += f" M {-half + 1} {quarter * 3} q {half / 2} -2.4 {half} 0"
    light = f"M 3 {quarter - 2} q {half / 2 - 2} -2 {half - 4} 0"
    light += f" M {half + 3} {quarter * 3 - 2} q {half / 2 - 2} -2 {half - 4} 0"
    return (
        (c.weave(under, shade(cane, -0.2), quarter * 1.9, (step, step)), 1),
        (c.weave(over, cane, quarter * 1.5, (step, step)), 1),
        (c.weave(light, shade(cane, 0.12), 1.4, (step, step)), 0.8),
    )


def metal(c: Canvas, colour: str, direction: Direction = ACROSS) -> str:
    """Polished sheet: bright bands beside dark ones."""
    tones = (-0.13, 0.11, 0.03, 0.22, 0.05, -0.07, 0.06, -0.05, -0.18)
    return c.linear([shade(colour, tone) for tone in tones], direction)


def brushed(c: Canvas, metal: str, turn: float = 0) -> Layers:
    return (
        (c.weave("M 0 1 h 40 M 12 3.6 h 60", shade(metal, 0.16), 0.8, (64, 5), turn), 0.5),
        (c.weave("M 20 2.4 h 50", shade(metal, -0.2), 0.7, (90, 7), turn), 0.45),
    )


def clear_glass(c: Canvas, tint: str = "#D5E3E3") -> str:
    """Thin in the middle, where one looks straight through, and stronger at the edges."""
    edge = mix(shade(tint, -0.06), "#93B1B4", 0.5)
    return c.linear(
        (f"{edge}/0.75", f"{shade(tint, 0.1)}/0.3", f"{tint}/0.22", f"{tint}/0.3", f"{edge}/0.7"), ACROSS
    )


def gleam(c: Canvas, cx: float, cy: float, rx: float, ry: float, veil: float = 0.6, turn: float = 0) -> None:
    """A soft window of light on a glaze."""
    c.ellipse(
        cx, cy, rx, ry, c.radial((f"#FFFFFF/{veil}", "#FFFFFF/0")), transform=f"rotate({turn} {cx} {cy})"
    )


def sides(c: Canvas, d: str, dark: float = 0.3) -> None:
    """Makes a patterned outline round again: pale left of the middle, dark at the right."""
    c.path(d, c.linear(("#000000/0.16", "#FFFFFF/0.16", "#FFFFFF/0.02", f"#000000/{dark}"), ACROSS))


def below(c: Canvas, d: str, dark: float = 0.3) -> None:
    """Makes a patterned outline swell towards us: pale on top, dark below."""
    c.path(d, c.linear(("#FFFFFF/0.2", "#FFFFFF/0.03", f"#000000/{dark}"), DOWN))
