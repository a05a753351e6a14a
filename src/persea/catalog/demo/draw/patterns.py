"""Patterns of cloth, paper and glaze: what is printed, woven or knitted again and again.

A pattern is layers of paint that repeat. `lay` puts them over a box or an outline, where they end as it ends;
a line can be stroked with them as well. Knows no products.
"""

from __future__ import annotations

from collections.abc import Iterable

from persea.catalog.demo.draw.canvas import Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

Box = tuple[float, float, float, float]
"""x, y, width, height."""
Layers = tuple[tuple[str, float], ...]
"""Paints, and how much of each shows; the lowest first."""

EVERYWHERE: Box = (0, 0, 400, 400)

PATTERNS = frozenset(
    {
        "stripe", "pinstripe", "check", "gingham", "dot", "floral", "leaf", "star", "geo", "wave", "zigzag", "scale",
        "paw", "bone", "camo", "speckle", "terrazzo", "herringbone", "tweed", "marl", "knit", "chunky", "cable",
        "rib", "waffle", "quilt",
    }
)  # fmt: skip


def lay(c: Canvas, where: Box | str, layers: Layers) -> None:
    """Over a box or an outline."""
    for paint, opacity in layers:
        if isinstance(where, str):
            c.path(where, paint, opacity=opacity)
        else:
            c.rect(*where, paint, opacity=opacity)


def patterned(
    c: Canvas,
    where: Box | str,
    colour: str,
    looks: Iterable[str],
    *,
    unit: float = 1.0,
    turn: float = 0,
    across: bool = False,
) -> None:
    """Lays every pattern that the looks name over cloth of `colour`; other looks draw nothing."""
    lay(c, where, named(c, colour, looks, unit=unit, turn=turn, across=across))


def named(
    c: Canvas, colour: str, looks: Iterable[str], *, unit: float, turn: float = 0, across: bool = False
) -> Layers:
    """The layers of the patterns that the looks name, `unit` times as large and turned by degrees.

    Stripes run down, or `across`.
    """
    found: Layers = ()
    for look in sorted(PATTERNS.intersection(looks)):
        found += _named(c, look, colour, unit, turn, across)
    return found


def _named(c: Canvas, look: str, colour: str, u: float, turn: float, across: bool) -> Layers:
    ink = ink_on(colour)
    match look:
        case "stripe":
            return stripes(c, ink, 24 * u, 8 * u, turn + (90 if across else 0))
        case "pinstripe":
            return stripes(c, ink, 11 * u, 1.8 * u, turn)
        case "check":
            return check(c, ink, 34 * u, turn)
        case "gingham":
            return gingham(c, ink, 24 * u, turn)
        case "dot":
            return dots(c, ink, 24 * u, 7 * u, turn)
        case "floral":
            return flowers(c, colour, 0.8 * u, turn)
        case "leaf":
            return sprigs(c, ink, 0.75 * u, turn + 24)
        case "zigzag":
            return zigzag(c, ink, 18 * u, 4 * u, turn)
        case "scale":
            return scallops(c, ink, 24 * u, 2.4 * u, turn)
        case "speckle":
            return speckles(c, shade(colour, -0.28 if lightness(colour) > 0.5 else 0.3), 2.4 * u)
        case "knit":
            return knitted(c, colour, 0.84 * u, turn)
        case "waffle":
            return waffle(c, colour, 11 * u, turn)
        case "terrazzo":
            return _terrazzo(c, u, turn)
        case "geo":
            far = f"M 0 0 l {15 * u} {26 * u} l {15 * u} {-26 * u}"
            spot = mix(ink, "#D98A4A", 0.6)
            return (
                (c.weave(far, ink, 3 * u, (30 * u, 26 * u), turn), 0.8),
                (c.weave(f"M {15 * u} {6 * u} h .1", spot, 8 * u, (30 * u, 26 * u), turn), 0.9),
            )
        case "cable" | "chunky" | "marl" | "camo":
            return _in_relief(c, look, colour, u, turn)
        case _:
            return _drawn(c, look, colour, ink, u, turn)


# ---------------------------------------------------------------- printed


def ink_on(colour: str) -> str:
    """For a pattern on `colour`: blue on what is nearly white, or what stands out."""
    return "#3C5878" if lightness(colour) > 0.9 else contrast(colour)


def petals_on(colour: str) -> str:
    """For flowers on `colour`: a red of roses on what is light, cream on what is dark."""
    return mix("#BF4E63", colour, 0.12) if lightness(colour) > 0.72 else "#FBF1E2"


def stripes(c: Canvas, ink: str, step: float = 26, width: float = 9, turn: float = 0) -> Layers:
    return ((c.weave(f"M {step / 2:.4g} -1 v {step + 2:.4g}", ink, width, (step, step), turn), 0.85),)


def gingham(c: Canvas, ink: str, step: float = 28, turn: float = 0) -> Layers:
    """Two sets of see-through bands; where they cross they are darker, as in the cloth."""
    bands = (
        f"M {step / 4:.4g} -9 v {step + 18:.4g}",
        f"M -9 {step / 4:.4g} h {step + 18:.4g}",
    )
    return tuple((c.weave(d, ink, step / 2, (step, step), turn), 0.5) for d in bands)


def check(c: Canvas, ink: str, step: float = 46, turn: float = 0) -> Layers:
    """Broad bands, and between them a fine line of a warmer colour."""
    at, fine = step * 0.28, step * 0.78
    bands = (f"M {at:.4g} -9 v {step + 18:.4g}", f"M -9 {at:.4g} h {step + 18:.4g}")
    lines = f"M {fine:.4g} -9 v {step + 18:.4g} M -9 {fine:.4g} h {step + 18:.4g}"
    return (
        *((c.weave(d, ink, step * 0.34, (step, step), turn), 0.46) for d in bands),
        (c.weave(lines, mix(ink, "#D9573B", 0.5), step * 0.055, (step, step), turn), 0.75),
    )


def dots(c: Canvas, ink: str, step: float = 26, size: float = 9, turn: float = 0) -> Layers:
    d = f"M {step * 0.25:.4g} {step * 0.25:.4g} h .1 M {step * 0.75:.4g} {step * 0.75:.4g} h .1"
    return ((c.weave(d, ink, size, (step, step), turn), 0.9),)


def zigzag(c: Canvas, ink: str, step: float = 24, width: float = 5, turn: float = 0) -> Layers:
    half = step / 2
    d = f"M -2 {half + 2:.4g} L {half:.4g} 4 L {step + 2:.4g} {half + 2:.4g}"
    return ((c.weave(d, ink, width, (step, step * 0.8), turn), 0.85),)


def scallops(c: Canvas, ink: str, step: float = 24, width: float = 2.6, turn: float = 0) -> Layers:
    """Overlapping scales, every second row set off by half."""
    r, half = step / 2, step / 4
    arcs = f"M 0 {half} a {r} {r} 0 0 0 {step} 0"
    for y in (half + r, half + r - step):
        arcs += f" M {-r} {y} a {r} {r} 0 0 0 {step} 0 M {r} {y} a {r} {r} 0 0 0 {step} 0"
    return ((c.weave(arcs, ink, width, (step, step), turn), 0.85),)


def flowers(c: Canvas, colour: str, scale: float = 1, turn: float = 0) -> Layers:
    """Five petals and a heart, with leaves scattered between."""
    repeat = (54 * scale, 58 * scale)

    def at(x: float, y: float, ends: tuple[tuple[float, float], ...]) -> str:
        return " ".join(
            f"M {x * scale:.4g} {y * scale:.4g} l {dx * scale:.4g} {dy * scale:.4g}" for dx, dy in ends
        )

    petals = ((0, -5.5), (5.2, -1.7), (3.2, 4.5), (-3.2, 4.5), (-5.2, -1.7))
    leaves = at(30, 8, ((5, -4), (8, 2))) + " " + at(4, 40, ((4, 5), (9, 2)))
    blossoms = at(14, 16, petals) + " " + at(41, 44, petals)
    hearts = f"M {14 * scale:.4g} {16 * scale:.4g} h .1 M {41 * scale:.4g} {44 * scale:.4g} h .1"
    return (
        (c.weave(leaves, mix(colour, "#4E7A4E", 0.75), 3.6 * scale, repeat, turn), 0.9),
        (c.weave(blossoms, petals_on(colour), 6.4 * scale, repeat, turn), 0.95),
        (c.weave(hearts, "#E3A43B", 5 * scale, repeat, turn), 1),
    )


def sprigs(c: Canvas, ink: str, scale: float = 1, turn: float = 0) -> Layers:
    """Stalks with pairs of leaves."""
    s = scale
    d = f"M {15 * s:.3g} {46 * s:.3g} C {13 * s:.3g} {34 * s:.3g} {17 * s:.3g} {20 * s:.3g} {15 * s:.3g} {6 * s:.3g}"
    for y in (38, 28, 18):
        for way, low in ((-1, y), (1, y - 4)):
            d += (
                f" M {15 * s:.3g} {low * s:.3g}"
                f" q {way * 4 * s:.3g} {-8 * s:.3g} {way * 10 * s:.3g} {-8 * s:.3g}"
            )
    return ((c.weave(d, ink, 3.4 * scale, (34 * scale, 52 * scale), turn), 0.85),)


def speckles(c: Canvas, ink: str, size: float = 2.4) -> Layers:
    flecks = "M 3 6 h .1 M 17 15 h .1 M 9 25 h .1 M 25 3 h .1 M 27 27 h .1 M 20 30 h .1"
    return ((c.weave(flecks, ink, size, (31, 33), 15), 0.55),)


def _terrazzo(c: Canvas, u: float, turn: float) -> Layers:
    chips = (
        (f"M {5 * u} {9 * u} l {3 * u} {2 * u} M {28 * u} {30 * u} l {4 * u} {-1 * u}", "#B5674A", 5),
        (f"M {20 * u} {6 * u} l {2 * u} {3 * u} M {10 * u} {30 * u} l {3 * u} {1 * u}", "#4F6672", 4.4),
        (f"M {33 * u} {13 * u} l {1 * u} {3 * u} M {18 * u} {21 * u} l {3 * u} {-2 * u}", "#D2A04A", 4),
    )
    return tuple((c.weave(d, tone, width * u, (40 * u, 38 * u), turn + 9), 0.85) for d, tone, width in chips)


# ---------------------------------------------------------------- woven and knitted


def knitted(c: Canvas, wool: str, size: float = 1, turn: float = 0) -> Layers:
    w, h = 12 * size, 10 * size
    d = f"M {w * 0.08:.3g} {h * 0.1:.3g} L {w / 2:.3g} {h * 0.72:.3g} L {w * 0.92:.3g} {h * 0.1:.3g}"
    return (
        (c.weave(d, shade(wool, -0.13), 3.4 * size, (w, h), turn), 0.75),
        (c.weave(d, shade(wool, 0.09), 1.5 * size, (w, h), turn), 0.75),
    )


def curly(c: Canvas, wool: str) -> Layers:
    """Bouclé: loops of thread in all directions."""
    d = "M 3 8 c 0 -7 9 -7 8 0 c 0 5 -6 5 -6 1 M 17 17 c -6 -3 -1 -10 4 -6 c 4 4 -2 8 -4 4 M 4 21 q 5 -5 9 1"
    return (
        (c.weave(d, shade(wool, -0.12), 2.2, (24, 24), 12), 0.6),
        (c.weave(d, shade(wool, 0.1), 1.8, (19, 21), 50), 0.6),
    )


def woven(c: Canvas, cloth: str) -> Layers:
    """Plain linen or canvas, seen close."""
    return (
        (c.weave("M 0 1.5 h 3 M 4.5 4 h 3", shade(cloth, -0.14), 1.1, (7, 6)), 0.5),
        (c.weave("M 2 0 v 3 M 5 3 v 3", shade(cloth, 0.12), 1, (7, 6)), 0.5),
    )


def terry(c: Canvas, cloth: str) -> Layers:
    """Small loops of a towel."""
    return ((c.weave("M 1 4 q 1.5 -3 3 0 M 5 8 q 1.5 -3 3 0", shade(cloth, -0.13), 1.2, (8, 8)), 0.65),)


def waffle(c: Canvas, cloth: str, step: float = 12, turn: float = 0) -> Layers:
    light = f"M 2 3 h {step - 5} M 3 2 v {step - 5}"
    return (
        (c.weave(f"M 0 0 h {step} M 0 0 v {step}", shade(cloth, -0.15), 3, (step, step), turn), 0.7),
        (c.weave(light, shade(cloth, 0.13), 1.4, (step, step), turn), 0.7),
    )


def _in_relief(c: Canvas, look: str, colour: str, u: float, turn: float) -> Layers:
    """Thick or mottled stuff: a dark line and a pale one beside it."""
    dark, pale = shade(colour, -0.13), shade(colour, 0.12)
    step, strokes = {
        "cable": ((48, 30), (
            ("M 37 0 v 30 M 43 0 v 30", dark, 2.2, 0.6),
            ("M 8 0 C 24 8 24 22 8 30 M 24 0 C 8 8 8 22 24 30", dark, 9, 0.65),
            ("M 8 0 C 24 8 24 22 8 30 M 24 0 C 8 8 8 22 24 30", pale, 5, 0.9),
        )),
        "chunky": ((20, 15), (
            ("M 2 3 q 1 9 8 11 q 7 -2 8 -11", dark, 3.4, 0.75),
            ("M 5 2 q 1 6 4 8", pale, 2, 0.6),
        )),
        "marl": ((23, 21), (
            ("M 3 4 l 3 2 M 12 10 l 3 -1 M 6 16 l 2 2 M 18 3 l 2 2 M 19 17 l 3 1", dark, 1.8, 0.8),
            ("M 9 6 l 3 1 M 2 11 l 2 -2 M 15 15 l 3 2", pale, 1.8, 0.9),
        )),
        "camo": ((64, 58), (
            ("M 10 12 q 12 -8 20 2 M 40 30 q 8 10 -4 14 M 8 44 q 10 6 16 0 M 52 8 q 8 2 6 12", dark, 13, 0.9),
            ("M 26 28 q 8 -6 14 2 M 54 46 q -8 8 -14 4 M 4 26 q 6 4 4 10", pale, 11, 0.7),
        )),
    }[look]  # fmt: skip
    return tuple(
        (c.weave(_scaled(d, u), tone, width * u, (step[0] * u, step[1] * u), turn), opacity)
        for d, tone, width, opacity in strokes
    )


def _drawn(c: Canvas, look: str, colour: str, ink: str, u: float, turn: float) -> Layers:
    """Patterns that are one line drawn again and again."""
    d, tone, width, across, down, opacity, tilt = {
        "herringbone": ("M 0 8 l 7 -7 l 7 7", ink, 1.9, 14, 7, 0.55, 0),
        "tweed": ("M 2 3 l 2 2 M 9 7 l 2 -2 M 5 11 h 2", ink, 1.7, 13, 13, 0.6, 0),
        "quilt": ("M 0 0 L 26 26 M 26 0 L 0 26", shade(colour, -0.14), 2, 26, 26, 0.75, 0),
        "paw": ("M 12 16 h 2.4 M 7 10 h .1 M 11 6.5 h .1 M 15.5 6.5 h .1 M 19.5 10 h .1", ink, 4.6, 38, 34, 0.8, 12),
        "bone": ("M 9 12 l 14 5 M 7 9 l 1 5 M 24 14.5 l 1 5", ink, 5, 40, 34, 0.8, -8),
        "star": (
            "M 10 5 v 10 M 5 10 h 10 M 7 7 l 6 6 M 13 7 l -6 6 M 28 24 v 7 M 24.5 27.5 h 7", ink, 2.3, 36, 36, 0.95, 0,
        ),
        "wave": ("M 0 6 q 7 -9 14 0 q 7 9 14 0", ink, 3, 28, 15, 0.75, 0),
        "rib": ("M 4 0 v 11", shade(colour, -0.13), 3, 11, 11, 0.7, 0),
    }[look]  # fmt: skip
    return ((c.weave(_scaled(d, u), tone, width * u, (across * u, down * u), turn + tilt), opacity),)


def _scaled(d: str, by: float) -> str:
    """A line whose numbers stand apart, made larger."""
    return " ".join(word if word.isalpha() else f"{float(word) * by:.4g}" for word in d.split())
