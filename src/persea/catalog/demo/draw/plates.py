"""Pictures of plates and bowls."""

from __future__ import annotations

from math import cos, pi, sin

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import gleam, grain
from persea.catalog.demo.draw.patterns import dots, flowers, ink_on, lay, petals_on, speckles, sprigs

PLATE_LOOKS = frozenset(
    {
        "bowl",
        "stack",
        "oval",
        "deep",
        "rim",
        "floral",
        "stripe",
        "speckle",
        "dip",
        "dot",
        "wood",
        "swirl",
        "scallop",
        "leaf",
        "food",
    }
)


def plate(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A plate from above; "bowl" stands on the table, "stack" is several of each."""
    if "stack" in looks:
        with c.group(transform="translate(-10 -52) scale(1.05)"):
            _stack(c, colour, looks)
    elif "bowl" in looks:
        with c.group(transform="translate(-12 -66) scale(1.06)"):
            c.floor_shadow(200, 322, 92)
            _bowl(c, colour, looks)
    else:
        squeeze = 0.66 if "oval" in looks else 1
        c.ellipse(
            210,
            218,
            158,
            150 * squeeze,
            c.radial(
                (
                    f"{shade(c.ground, -0.36)}/0.5",
                    f"{shade(c.ground, -0.36)}/0.34",
                    f"{shade(c.ground, -0.3)}/0",
                )
            ),
        )
        with c.group(transform=f"translate(0 {200 * (1 - squeeze) * 1:.4g}) scale(1 {squeeze})"):
            _from_above(c, colour, looks)


def _round(r: float, looks: frozenset[str], lobes: int = 14) -> str:
    """A circle about (200, 200), or one with a wavy edge."""
    if "scallop" not in looks:
        return f"M {200 - r} 200 a {r} {r} 0 1 1 {2 * r} 0 a {r} {r} 0 1 1 {-2 * r} 0 Z"
    cos_sin = _SPOKES[lobes]
    points = [(200 + r * 0.95 * x, 200 + r * 0.95 * y) for x, y in cos_sin]
    d = f"M {points[0][0]:.1f} {points[0][1]:.1f}"
    bulge = r * 0.235
    for x, y in points[1:] + points[:1]:
        d += f" A {bulge:.1f} {bulge:.1f} 0 0 1 {x:.1f} {y:.1f}"
    return d + " Z"


def _spokes(count: int) -> tuple[tuple[float, float], ...]:
    return tuple((cos(2 * pi * n / count), sin(2 * pi * n / count)) for n in range(count))


_SPOKES = {count: _spokes(count) for count in (12, 14, 24)}


def _from_above(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    whole = _round(138, looks)
    c.path(whole, c.lit(colour, 0.1, 0.1, SLANT))
    with c.group(clip=c.clip(whole)):
        if "wood" in looks:
            lay(c, (60, 60, 280, 280), grain(c, colour, 6))
        _printed(c, colour, looks)
        c.path(_round(134, looks), stroke=shade(colour, 0.2), stroke_width=3, opacity=0.6)
    _well(c, colour, 100.0 if "deep" in looks else 92.0, looks)
    if "floral" in looks:
        c.stroke("M 172 244 Q 200 220 206 190 M 232 238 Q 214 220 206 200", "#5E8C5A", 3)
        for x, y, turn in ((178, 236, 30), (190, 222, -40), (226, 228, 20), (214, 214, 80)):
            c.ellipse(x, y, 13, 5.5, "#6E9A64", transform=f"rotate({turn} {x} {y})")
        for x, y, size in ((204, 184, 2.1), (166, 212, 1.4), (240, 206, 1.5)):
            _blossom(c, x, y, size, colour)
    if "swirl" in looks:
        for r, veil in ((80, 0.7), (64, 0.6), (48, 0.7), (32, 0.5), (16, 0.7)):
            c.stroke(
                f"M {200 - r} 200 a {r} {r} 0 0 1 {2 * r} 0 a {r - 8} {r - 8} 0 0 1 {-2 * r + 16} 0",
                shade(colour, -0.12),
                4,
                opacity=veil,
            )
        c.ellipse(
            200,
            200,
            88,
            88,
            c.radial((f"{shade(colour, 0.2)}/0.5", f"{colour}/0", f"{shade(colour, -0.2)}/0.5")),
        )
    if "food" in looks:
        _food(c, 200, 200)
    gleam(c, 152, 148, 66, 30, 0.45, -42)


def _well(c: Canvas, colour: str, r: float, looks: frozenset[str]) -> None:
    """The sunken middle: only light and shadow where the clay or the wood goes on through it."""
    deep = 0.16 if "deep" in looks else 0.08
    dark, pale = shade(colour, -deep - 0.06), shade(colour, 0.12)
    edge = (f"{dark}/0.7", f"{dark}/0.3", f"{pale}/0.6")
    c.circle(
        200, 200, r + 4, c.linear(("#000000/0.2", "#000000/0.05", "#FFFFFF/0.26") if "dip" in looks else edge)
    )
    if "dip" in looks:
        c.circle(202, 203, r, c.linear(("#000000/0.07", "#000000/0", "#FFFFFF/0.07")))
    elif looks & {"wood", "speckle"}:
        c.circle(202, 203, r, c.linear((f"{dark}/0.45", f"{dark}/0.05", f"{pale}/0.4")))
    else:
        middle = shade(colour, 0.02)
        c.circle(202, 203, r, c.linear((f"{shade(colour, -deep)}/0.75", f"{middle}/0.75", f"{pale}/0.75")))


def _blossom(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    for dx, dy in ((0, -6), (5.7, -1.9), (3.5, 4.9), (-3.5, 4.9), (-5.7, -1.9)):
        c.circle(x + dx * size, y + dy * size, 4.6 * size, petals_on(colour))
    c.circle(x, y, 3.6 * size, "#E3A43B")


def _printed(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = ink_on(colour)
    if "rim" in looks:
        c.path(_round(134, looks), stroke=ink, stroke_width=9)
    if "stripe" in looks:
        for r, width in ((131, 9), (117, 4), (108, 2)):
            c.circle(200, 200, r, "none", stroke=ink, stroke_width=width, opacity=0.9)
    if "dot" in looks:
        for x, y in _SPOKES[24]:
            c.circle(200 + 118 * x, 200 + 118 * y, 6, ink, opacity=0.9)
    if "leaf" in looks:
        for n, (x, y) in enumerate(_SPOKES[24]):
            tilt = n * 15
            cx, cy = 200 + 117 * x, 200 + 117 * y
            c.ellipse(cx, cy, 13, 5.5, ink, transform=f"rotate({tilt + 62} {cx:.1f} {cy:.1f})", opacity=0.9)
        c.circle(200, 200, 117, "none", stroke=ink, stroke_width=2)
    if "floral" in looks:
        for x, y in _SPOKES[12]:
            cx, cy = 200 + 117 * x, 200 + 117 * y
            _blossom(c, cx, cy, 1, colour)
    if "speckle" in looks:
        lay(c, (50, 50, 300, 300), speckles(c, "#5B4332" if lightness(colour) > 0.55 else "#F4ECDD", 2.8))
    if "dip" in looks:
        c.path(
            "M 40 240 C 120 214 150 262 220 240 C 280 222 320 250 370 226 L 370 370 L 40 370 Z",
            c.lit("#C99A6E", 0.08, 0.08),
        )
        c.stroke(
            "M 40 240 C 120 214 150 262 220 240 C 280 222 320 250 370 226",
            shade(colour, 0.12),
            3,
            opacity=0.8,
        )


def _food(c: Canvas, x: float, y: float) -> None:
    """A heap of pasta, three tomatoes and basil."""
    c.ellipse(x, y + 6, 62, 52, "#7A4A1E", opacity=0.2)
    for r, turn in ((54, 10), (48, 70), (40, 130), (32, 30), (24, 100), (15, 160)):
        c.ellipse(
            x, y, r, r * 0.78, "none", stroke="#D9A548", stroke_width=9, transform=f"rotate({turn} {x} {y})"
        )
        c.ellipse(
            x, y, r, r * 0.78, "none", stroke="#F3D58A", stroke_width=6, transform=f"rotate({turn} {x} {y})"
        )
    for dx, dy in ((-22, 10), (20, 16), (6, -24)):
        c.circle(x + dx, y + dy, 12, c.radial(("#F08A6A", "#D2402E", "#A82A1E"), 0.36, 0.3, 0.8))
    c.path(
        f"M {x - 8} {y - 2} q 4 -26 26 -22 q 0 24 -26 22 Z M {x - 4} {y} q -28 -6 -30 -22 q 26 -4 30 22 Z",
        c.lit("#5E9148", 0.1, 0.06),
    )


BOWL = "M 76 198 C 80 262 124 312 164 318 L 236 318 C 276 312 320 262 324 198 Z"


def _bowl(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.path("M 158 312 L 242 312 L 236 326 L 164 326 Z", upright(c, shade(colour, -0.08)))
    c.path(BOWL, upright(c, colour))
    ink = ink_on(colour)
    box = (70, 198, 260, 130)
    with c.group(clip=c.clip(BOWL)):
        if "wood" in looks:
            lay(c, box, grain(c, colour, -4))
        if "floral" in looks:
            lay(c, box, flowers(c, colour))
        if "dot" in looks:
            lay(c, (70, 216, 260, 110), dots(c, ink, 30, 10))
        if "speckle" in looks:
            lay(c, box, speckles(c, "#5B4332" if lightness(colour) > 0.55 else "#F4ECDD", 2.8))
        if "leaf" in looks:
            lay(c, (70, 214, 260, 110), sprigs(c, ink, 1, 90))
        if "stripe" in looks:
            for y, thick in ((226, 9), (244, 4), (256, 2.4)):
                c.stroke(f"M 60 {y} Q 200 {y + 46} 340 {y}", ink, thick, opacity=0.9)
        if "dip" in looks:
            c.path(
                "M 60 262 C 120 250 160 286 210 268 C 260 254 300 280 340 262 L 340 340 L 60 340 Z",
                upright(c, "#C99A6E"),
            )
        if "swirl" in looks:
            for y in (222, 244, 266, 288):
                c.stroke(f"M 60 {y} Q 200 {y + 44} 340 {y}", shade(colour, -0.12), 5, opacity=0.6)
        c.ellipse(204, 330, 130, 50, c.radial((f"{shade(colour, -0.3)}/0.65", f"{shade(colour, -0.3)}/0")))
        gleam(c, 124, 240, 13, 38, 0.6, -24)
    c.ellipse(200, 198, 124, 40, shade(colour, 0.12) if "rim" not in looks else ink)
    c.ellipse(
        200, 199, 117, 35, c.linear((shade(colour, -0.2), shade(colour, -0.04), shade(colour, 0.08)), ACROSS)
    )
    if "food" in looks:
        c.ellipse(200, 206, 102, 26, c.radial(("#F3E9D6", "#E4D2AE"), 0.45, 0.4, 0.7))
        fruits = (
            (150, 202, 19, "#D2402E"),
            (184, 212, 18, "#4E5E9A"),
            (216, 204, 20, "#F0A63C"),
            (250, 208, 17, "#D2402E"),
            (168, 192, 13, "#4E5E9A"),
            (232, 192, 14, "#7BA653"),
            (200, 192, 14, "#E9D9B2"),
        )
        for x, y, r, fruit in fruits:
            c.ellipse(
                x, y, r, r * 0.72, c.radial((shade(fruit, 0.16), fruit, shade(fruit, -0.1)), 0.36, 0.3, 0.8)
            )


def _stack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Four plates from the side, with a bowl or two on top."""
    ink = ink_on(colour)
    c.floor_shadow(200, 340, 120)
    for place in range(4):
        y = 322.0 - place * 17
        tone = shade(colour, 0.02 * (place % 2))
        edge = f"M 60 {y} Q 64 {y + 8} 110 {y + 17} L 290 {y + 17} Q 336 {y + 8} 340 {y} Z"
        c.path(edge, upright(c, tone))
        with c.group(clip=c.clip(edge)):
            if "speckle" in looks:
                lay(
                    c,
                    (56, y, 290, 18),
                    speckles(c, "#5B4332" if lightness(colour) > 0.55 else "#F4ECDD", 2.6),
                )
            c.rect(
                56,
                y + 9,
                290,
                9,
                c.linear((f"{shade(colour, -0.25)}/0", f"{shade(colour, -0.25)}/0.7"), DOWN),
            )
        c.ellipse(200, y, 140, 9, shade(tone, 0.1) if "rim" not in looks else ink)
        c.ellipse(200, y + 1, 132, 6.5, shade(tone, -0.08))
    for lift in (0, 34) if "food" not in looks else (0,):
        with c.group(transform=f"translate(56 {132 - lift}) scale(0.72 0.56)"):
            _bowl(c, colour, looks)
