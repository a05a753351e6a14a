"""Patterns of cloth and paint, and the look of materials, laid on any outline.

A pattern is a paint that repeats, so it ends where the outline ends. Knows no products.
"""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

PATTERNS = frozenset(
    {
        "stripe", "check", "dot", "floral", "herringbone", "tweed", "quilt", "paw", "bone", "star", "leaf",
        "wave", "geo", "knit", "speckle", "terrazzo", "rib",
    }
)  # fmt: skip

Layer = tuple[str, float]
"""A paint and how much of it shows."""


def patterned(
    c: Canvas, d: str, colour: str, looks: frozenset[str], *, unit: float = 1.0, turn: float = 0
) -> None:
    """Lays the pattern that the looks name over the outline `d`; nothing where they name none."""
    for paint, opacity in layers(c, colour, looks, unit=unit, turn=turn):
        c.path(d, paint, opacity=opacity)


def layers(c: Canvas, colour: str, looks: frozenset[str], *, unit: float, turn: float) -> tuple[Layer, ...]:
    u, ink = unit, contrast(colour)
    for look in sorted(looks & PATTERNS):
        match look:
            case "stripe":
                return ((c.weave(f"M {8 * u} 0 v 90", ink, 8 * u, (24 * u, 90), turn), 0.85),)
            case "check":
                return _check(c, colour, ink, u, turn)
            case "dot":
                marks = f"M {6 * u} {6 * u} h .1 M {18 * u} {18 * u} h .1"
                return ((c.weave(marks, ink, 6.5 * u, (24 * u, 24 * u), turn), 0.9),)
            case "floral":
                return _floral(c, colour, ink, u, turn)
            case "terrazzo":
                return _terrazzo(c, colour, u, turn)
            case "geo":
                far = c.weave(
                    f"M 0 0 l {15 * u} {26 * u} l {15 * u} {-26 * u}", ink, 3 * u, (30 * u, 26 * u), turn
                )
                near = c.weave(
                    f"M {15 * u} {6 * u} h .1", mix(ink, "#D98A4A", 0.6), 8 * u, (30 * u, 26 * u), turn
                )
                return ((far, 0.8), (near, 0.9))
            case _:
                return (_line_pattern(c, look, colour, ink, u, turn),)
    return ()


def _line_pattern(c: Canvas, look: str, colour: str, ink: str, u: float, turn: float) -> Layer:
    """Patterns that are one line drawn again and again."""
    d, tone, width, across, down, opacity = {
        "herringbone": (f"M 0 {8 * u} l {7 * u} {-7 * u} l {7 * u} {7 * u}", ink, 1.9 * u, 14, 7, 0.55),
        "tweed": (
            f"M {2 * u} {3 * u} l {2 * u} {2 * u} M {9 * u} {7 * u} l {2 * u} {-2 * u} M {5 * u} {11 * u} h {2 * u}",
            ink, 1.7 * u, 13, 13, 0.6,
        ),
        "quilt": (f"M 0 0 L {26 * u} {26 * u} M {26 * u} 0 L 0 {26 * u}", shade(colour, -0.14), 2 * u, 26, 26, 0.75),
        "paw": (
            f"M {12 * u} {16 * u} h {2.4 * u} M {7 * u} {10 * u} h .1 M {11 * u} {6.5 * u} h .1"
            f" M {15.5 * u} {6.5 * u} h .1 M {19.5 * u} {10 * u} h .1",
            ink, 4.6 * u, 38, 34, 0.8,
        ),
        "bone": (
            f"M {9 * u} {12 * u} l {14 * u} {5 * u} M {7 * u} {9 * u} l {1 * u} {5 * u}"
            f" M {24 * u} {14.5 * u} l {1 * u} {5 * u}",
            ink, 5 * u, 40, 34, 0.8,
        ),
        "star": (
            f"M {11 * u} {5 * u} v {12 * u} M {6 * u} {8 * u} l {10 * u} {6 * u} M {16 * u} {8 * u} l {-10 * u} {6 * u}"
            f" M {29 * u} {26 * u} h .1",
            ink, 2.8 * u, 38, 36, 0.85,
        ),
        "leaf": (
            f"M {6 * u} {22 * u} C {10 * u} {14 * u} {16 * u} {10 * u} {24 * u} {8 * u} M {11 * u} {15 * u} l {-2 * u} {-7 * u}"
            f" M {16 * u} {11.5 * u} l {0 * u} {-7 * u} M {12 * u} {15 * u} l {7 * u} {2 * u} M {17 * u} {11 * u} l {7 * u} {3 * u}",
            ink, 3.2 * u, 34, 30, 0.75,
        ),
        "wave": (
            f"M 0 {6 * u} q {7 * u} {-9 * u} {14 * u} 0 q {7 * u} {9 * u} {14 * u} 0", ink, 3 * u, 28, 15, 0.75,
        ),
        "knit": (f"M {1 * u} {1 * u} l {4 * u} {5 * u} l {4 * u} {-5 * u}", shade(colour, -0.13), 2.2 * u, 10, 7.5, 0.8),
        "speckle": (
            f"M {3 * u} {6 * u} h .1 M {17 * u} {15 * u} h .1 M {9 * u} {25 * u} h .1 M {25 * u} {3 * u} h .1"
            f" M {27 * u} {27 * u} h .1",
            shade(colour, -0.28 if lightness(colour) > 0.5 else 0.3), 2.4 * u, 31, 33, 0.65,
        ),
        "rib": (f"M {4 * u} 0 v 200", shade(colour, -0.13), 2.6 * u, 11, 200, 0.75),
    }[look]  # fmt: skip
    tilted = {"speckle": 15.0, "paw": 12.0, "bone": -8.0}.get(look, 0.0) + turn
    return c.weave(d, tone, width, (across * u, down * u), tilted), opacity


def _check(c: Canvas, colour: str, ink: str, u: float, turn: float) -> tuple[Layer, ...]:
    step = (34 * u, 34 * u)
    return (
        (c.weave(f"M {9 * u} 0 v 90", ink, 13 * u, (34 * u, 90), turn), 0.42),
        (c.weave(f"M 0 {9 * u} h 90", ink, 13 * u, (90, 34 * u), turn), 0.42),
        (
            c.weave(
                f"M {26 * u} 0 V {34 * u} M 0 {26 * u} H {34 * u}", shade(colour, -0.2), 2.2 * u, step, turn
            ),
            0.6,
        ),
    )


def _floral(c: Canvas, colour: str, ink: str, u: float, turn: float) -> tuple[Layer, ...]:
    step = (40 * u, 38 * u)
    petals = " ".join(
        f"M {x * u:.4g} {y * u:.4g} h .1"
        for ox, oy in ((11, 11), (31, 29))
        for x, y in ((ox, oy - 5), (ox + 5, oy - 1), (ox + 3, oy + 4), (ox - 3, oy + 4), (ox - 5, oy - 1))
    )
    leaves = (
        f"M {20 * u} {12 * u} l {5 * u} {4 * u} M {14 * u} {28 * u} l {5 * u} {-4 * u} M {31 * u} {10 * u}"
        f" l {2 * u} {-5 * u}"
    )
    hearts = f"M {11 * u} {11 * u} h .1 M {31 * u} {29 * u} h .1"
    petal = mix(ink, "#F3C9C4", 0.25) if lightness(colour) < 0.72 else "#C8667A"
    green = "#7FA070" if lightness(colour) < 0.6 else "#5F8356"
    return (
        (c.weave(leaves, green, 3.4 * u, step, turn), 0.9),
        (c.weave(petals, petal, 6.2 * u, step, turn), 0.95),
        (c.weave(hearts, "#E0A63A", 5 * u, step, turn), 1),
    )


def _terrazzo(c: Canvas, colour: str, u: float, turn: float) -> tuple[Layer, ...]:
    chips = (
        (f"M {5 * u} {9 * u} l {3 * u} {2 * u} M {28 * u} {30 * u} l {4 * u} {-1 * u}", "#B5674A", 5),
        (f"M {20 * u} {6 * u} l {2 * u} {3 * u} M {10 * u} {30 * u} l {3 * u} {1 * u}", "#4F6672", 4.4),
        (f"M {33 * u} {13 * u} l {1 * u} {3 * u} M {18 * u} {21 * u} l {3 * u} {-2 * u}", "#D2A04A", 4),
    )
    return tuple((c.weave(d, tone, width * u, (40 * u, 38 * u), turn + 9), 0.85) for d, tone, width in chips)


# ---------------------------------------------------------------- materials


def wood(
    c: Canvas, d: str, colour: str, direction: tuple[float, float, float, float] = DOWN, turn: float = 0
) -> None:
    """Lit from the left or above, with the grain running across unless turned by degrees."""
    c.path(d, c.linear((shade(colour, 0.1), colour, shade(colour, -0.12)), direction))
    line = "M 0 5 C 20 1 42 9 70 5 M 0 12 C 24 16 40 9 70 12 M 0 19 C 18 17 50 23 70 19"
    c.path(d, c.weave(line, shade(colour, -0.12), 1.4, (70, 22), turn), opacity=0.55)


def wicker(c: Canvas, d: str, colour: str, unit: float = 1.0) -> None:
    """Woven cane or seagrass: short strands over and under."""
    u = unit
    c.path(
        d,
        c.linear(
            (shade(colour, -0.16), shade(colour, -0.06), shade(colour, -0.12), shade(colour, -0.26)), ACROSS
        ),
    )
    strands = f"M {3 * u} {4 * u} h {8 * u} M {17 * u} {12 * u} h {8 * u} M {-11 * u} {12 * u} h {8 * u}"
    c.path(d, c.weave(strands, shade(colour, 0.1), 5.4 * u, (28 * u, 16 * u)))
    c.path(
        d,
        c.weave(
            f"M {17 * u} {4 * u} h {8 * u} M {3 * u} {12 * u} h {8 * u}", colour, 5.4 * u, (28 * u, 16 * u)
        ),
    )
    sides(c, d, 0.34)


def metal(c: Canvas, colour: str, direction: tuple[float, float, float, float] = ACROSS) -> str:
    """Brushed or polished sheet: bright bands beside dark ones."""
    steps = (-0.14, 0.1, 0.24, 0.02, -0.08, 0.08, -0.04, -0.2)
    return c.linear(tuple(shade(colour, step) for step in steps), direction)


def sides(c: Canvas, d: str, dark: float = 0.3) -> None:
    """Makes a patterned outline round again: pale left of the middle, dark at the right."""
    c.path(d, c.linear(("#000000/0.16", "#FFFFFF/0.16", "#FFFFFF/0.02", f"#000000/{dark}"), ACROSS))


def below(c: Canvas, d: str, dark: float = 0.3) -> None:
    """Makes a patterned outline swell towards us: pale on top, dark below."""
    c.path(d, c.linear(("#FFFFFF/0.2", "#FFFFFF/0.03", f"#000000/{dark}"), DOWN))
