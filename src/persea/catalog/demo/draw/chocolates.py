"""Pictures of chocolate: wrapped bars, opened ones, slabs and boxes."""

from __future__ import annotations

from persea.catalog.demo.draw import labels as printed
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.materials import gleam

CHOCOLATE_LOOKS = frozenset(
    {
        "open", "slab", "stack", "box", "drops", "milk", "blond", "nuts", "berries", "salt", "stripe", "dot", "zigzag",
        "floral", "leaf", "scale", "mountain", "sun", "bird", "wave", "blossom", "check",
    }
)  # fmt: skip


def _tone(looks: frozenset[str]) -> str:
    return "#8A5532" if "milk" in looks else "#EBD9B4" if "blond" in looks else "#4A2A1C"


def chocolate(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A bar in its wrapper unless "open", a bare "slab", a "stack", a "box" of pralines or "drops"."""
    tone = _tone(looks)
    if "slab" in looks:
        c.wall_shadow(212, 222, 150, 130)
        with c.group(transform="rotate(-14 200 200)"):
            _slab(c, tone, looks)
    elif "stack" in looks:
        _stack(c, colour, looks)
    elif "box" in looks:
        _box(c, colour, tone, looks)
    elif "drops" in looks:
        _drops(c, colour, tone, looks)
    else:
        c.wall_shadow(212, 218, 118, 170)
        with c.group(transform="rotate(9 200 200)"):
            _bar(c, colour, tone, looks)
        if "open" in looks:
            c.floor_shadow(312, 346, 40, 7)
            _squares(c, [(282, 300)], 44, tone)
            _topping(c, looks, ((296, 316, 30), (312, 330, 80)))


def _bar(c: Canvas, colour: str, tone: str, looks: frozenset[str]) -> None:
    opened = "open" in looks
    if opened:
        _block(c, 127, 40, 3, 49, tone)
        _topping(c, looks, ((150, 70, 10), (206, 62, 60), (252, 84, -30), (168, 118, 40), (228, 112, 100)))
        c.path(
            "M 114 148 L 128 132 L 142 146 L 158 128 L 176 148 L 196 130 L 214 150 L 232 132 L 250 150 L 268 134 L 286 150 V 190 H 114 Z",
            c.linear(("#F6F6F4", "#B9BDC0", "#EDEEEC", "#A9AEB2"), SLANT),
        )
    top = 158 if opened else 52
    c.rect(112, top, 176, 348 - top, c.lit(colour, 0.1, 0.1, SLANT), rx=3)
    if not opened:
        for y in (46, 346):
            c.rect(118, y, 164, 8, c.linear(("#F2F2F0", "#B5BABE", "#EDEEEC"), ACROSS))
    box = (112.0, float(top), 176.0, 348.0 - top)
    with c.group(clip=c.clip(f"M 112 {top} H 288 V 348 H 112 Z")):
        printed.printed(c, box, colour, looks)
        # The squares press through the paper a little.
        for y in range(top + 44, 348, 46):
            c.rect(112, y, 176, 2, "#FFFFFF", opacity=0.14)
            c.rect(112, y + 2, 176, 2, "#000000", opacity=0.09)
        c.rect(112, top, 22, 348 - top, c.linear(("#FFFFFF/0.35", "#FFFFFF/0"), ACROSS))
        c.rect(262, top, 26, 348 - top, c.linear(("#000000/0", "#000000/0.2"), ACROSS))
    if looks & {"stripe", "dot", "zigzag", "floral", "leaf", "scale", "check"} or opened:
        printed.label(c, (140, 204 if opened else 140, 120, 112), colour, looks)
        return
    ink = "#F9F0DC" if lightness(colour) < 0.72 else shade(colour, -0.36)
    c.rect(124, 66, 152, 268, "none", stroke=ink, stroke_width=2, rx=2, opacity=0.8)
    printed.motif(c, 200, 160, 52, ink, looks)
    c.stroke("M 156 244 H 244", ink, 7)
    c.stroke("M 168 264 H 232 M 160 280 H 240", ink, 3)


def _squares(c: Canvas, corners: list[tuple[float, float]], size: float, tone: str) -> None:
    """Bevelled squares, each side of all of them in one mark."""
    bevel = size * 0.16
    wide = size - 2 * bevel
    sides = (
        (f"h {size} v {size} h {-size} Z", tone),
        (f"h {size} l {-bevel:.3g} {bevel:.3g} h {-wide:.3g} Z", shade(tone, 0.14)),
        (f"v {size} l {bevel:.3g} {-bevel:.3g} v {-wide:.3g} Z", shade(tone, 0.07)),
        (f"m {size} {size} h {-size} l {bevel:.3g} {-bevel:.3g} h {wide:.3g} Z", shade(tone, -0.1)),
        (f"m {size} {size} v {-size} l {-bevel:.3g} {bevel:.3g} v {wide:.3g} Z", shade(tone, -0.06)),
        (f"m {bevel:.3g} {bevel:.3g} h {wide:.3g} v {wide:.3g} h {-wide:.3g} Z", shade(tone, 0.04)),
    )
    for side, paint in sides:
        c.path(" ".join(f"M {x:g} {y:g} {side}" for x, y in corners), paint)


def _block(c: Canvas, x: float, y: float, count: int, size: float, tone: str) -> None:
    """`count` squares each way."""
    c.rect(x - 3, y - 3, count * size + 6, count * size + 6, shade(tone, -0.08), rx=5)
    places = [(x + at % count * size + 1, y + at // count * size + 1) for at in range(count * count)]
    _squares(c, places, size - 2, tone)


def _topping(c: Canvas, looks: frozenset[str], spots: tuple[tuple[float, float, float], ...]) -> None:
    for n, (x, y, turn) in enumerate(spots):
        with c.group(transform=f"translate({x} {y}) rotate({turn})"):
            if "nuts" in looks:
                c.path(
                    "M -13 2 C -10 -11 8 -12 13 0 C 10 11 -8 12 -13 2 Z",
                    c.lit(("#D9A566", "#C98E50")[n % 2], 0.12, 0.12),
                )
                c.stroke("M -9 1 Q 0 -4 9 0", "#9A6232", 1.6)
            elif "berries" in looks:
                c.path(
                    "M -9 0 C -9 -10 9 -10 9 0 C 8 10 -7 11 -9 0 Z",
                    c.lit(("#C2334A", "#8E2140")[n % 2], 0.14, 0.1),
                )
                c.circle(-3, -3, 2, "#FFFFFF", opacity=0.6)
            elif "salt" in looks:
                c.rect(-4, -4, 7, 7, "#FFFFFF", rx=1.4, opacity=0.95)
                c.rect(7, 3, 4, 4, "#FFFFFF", rx=1, opacity=0.85)
                c.rect(-12, 6, 4, 4, "#FFFFFF", rx=1, opacity=0.85)


def _slab(c: Canvas, tone: str, looks: frozenset[str]) -> None:
    outline = "M 84 108 L 262 100 L 300 118 L 318 110 L 322 238 L 304 262 L 316 292 L 214 300 L 196 290 L 92 302 Q 82 300 82 288 L 78 120 Q 78 110 84 108 Z"
    c.path(outline, shade(tone, -0.12), transform="translate(5 9)")
    c.path(outline, c.linear((shade(tone, 0.1), tone, shade(tone, -0.05)), SLANT))
    with c.group(clip=c.clip(outline)):
        for x, y, turn in ((140, 150, -20), (240, 210, -30), (150, 260, 10)):
            gleam(c, x, y, 70, 16, 0.22 if lightness(tone) < 0.7 else 0.6, turn)
        c.stroke(
            "M 90 190 C 140 176 200 204 310 180 M 100 250 C 160 236 220 268 300 240",
            shade(tone, 0.1),
            4,
            opacity=0.4,
        )
    spots = (
        (112, 136, 20),
        (158, 124, 70),
        (206, 138, -20),
        (256, 128, 40),
        (296, 150, 100),
        (126, 186, -40),
        (178, 176, 10),
        (232, 186, 60),
        (284, 200, -10),
        (112, 240, 80),
        (160, 228, 30),
        (212, 240, -50),
        (262, 246, 20),
        (134, 278, 0),
        (190, 272, 60),
        (246, 280, -30),
        (290, 274, 40),
    )
    _topping(c, looks, spots)


def _stack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Three wrapped bars, lying, from the front."""
    c.floor_shadow(200, 318, 146)
    tones = (colour, mix(colour, "#F4E6CC", 0.6), shade(colour, -0.14))
    for place, tone in enumerate(tones):
        low = 316.0 - place * 56
        x = 62.0 + (0, 14, -6)[place]
        top = low - 34
        c.path(
            f"M {x + 34} {top - 26} H {x + 252} L {x + 276} {top} H {x} Z",
            c.linear((shade(tone, 0.14), shade(tone, 0.03)), DOWN),
        )
        with c.group(clip=c.clip(f"M {x + 34} {top - 26} H {x + 252} L {x + 276} {top} H {x} Z")):
            printed.printed(c, (x, top - 28, 280, 30), tone, looks)
        c.rect(x, top, 276, 34, c.linear((tone, shade(tone, -0.12)), DOWN), rx=3)
        with c.group(clip=c.clip(f"M {x} {top} h 276 v 34 h -276 Z")):
            printed.printed(c, (x, top, 276, 36), tone, looks)
        c.rect(x + 88, top + 5, 100, 24, "#FBF5E8", rx=3)
        c.stroke(f"M {x + 108} {top + 13} h 60 M {x + 118} {top + 21} h 40", mix(tone, "#6B6259", 0.5), 2.6)
        for end in (x - 7, x + 274):
            c.rect(end, top + 2, 9, 30, c.linear(("#F2F2F0", "#A9AEB2"), DOWN), rx=2)


def _box(c: Canvas, colour: str, tone: str, looks: frozenset[str]) -> None:
    """Open, from above: twelve pralines in paper cups, the lid half beneath."""
    c.wall_shadow(208, 216, 166, 146)
    c.rect(150, 74, 190, 190, c.lit(shade(colour, -0.05), 0.08, 0.12), rx=8, transform="rotate(12 245 169)")
    c.rect(64, 96, 240, 214, c.lit(colour, 0.1, 0.12), rx=8)
    c.rect(76, 108, 216, 190, c.linear((shade(colour, -0.24), shade(colour, -0.14))), rx=4)
    fills = (tone, "#8A5532", "#EBD9B4", "#4A2A1C")
    for place in range(12):
        x, y = 106 + place % 4 * 52.0, 141 + place // 4 * 62.0
        fill = fills[(place * 3 + place // 4) % 4]
        c.circle(x, y, 24, c.radial((shade(colour, -0.02), mix(colour, "#F6EAD2", 0.6)), 0.5, 0.5, 0.5))
        c.circle(x, y, 21.5, "none", stroke=shade(colour, -0.14), stroke_width=5, stroke_dasharray="1.3 8")
        if place % 3 == 1:
            c.rect(
                x - 15,
                y - 15,
                30,
                30,
                c.radial((shade(fill, 0.14), fill, shade(fill, -0.1)), 0.36, 0.3, 0.8),
                rx=5,
            )
        else:
            c.circle(x, y, 17, c.radial((shade(fill, 0.16), fill, shade(fill, -0.1)), 0.36, 0.3, 0.8))
        swirl = "#F3E3C4" if lightness(fill) < 0.6 else "#6B3E26"
        if place % 2:
            c.stroke(f"M {x - 9} {y + 3} q 4 -9 9 -2 t 9 -3", swirl, 2.4)
    _topping(c, looks, ((106, 141, 20), (210, 203, 60), (262, 265, -20), (158, 265, 0)))
    c.rect(64, 300, 240, 12, shade(colour, -0.14), rx=4)


def _drops(c: Canvas, colour: str, tone: str, looks: frozenset[str]) -> None:
    c.floor_shadow(178, 332, 92)
    bag = "M 106 108 H 248 L 262 314 Q 262 332 244 332 H 110 Q 92 332 92 314 Z"
    c.path(bag, c.lit(colour, 0.1, 0.1))
    with c.group(clip=c.clip(bag)):
        printed.printed(c, (90, 106, 176, 230), colour, looks)
        c.path("M 120 108 Q 132 220 106 332 H 90 V 108 Z", "#FFFFFF", opacity=0.18)
    teeth = " ".join(f"L {x} {92 if n % 2 else 104}" for n, x in enumerate(range(106, 252, 12)))
    c.path(f"M 104 118 {teeth} L 248 118 Z", shade(colour, 0.08))
    printed.label(c, (124, 148, 106, 100), colour, looks)
    window = "M 126 286 a 50 26 0 1 1 100 0 a 50 26 0 1 1 -100 0 Z"
    c.path(window, shade(tone, -0.12))
    with c.group(clip=c.clip(window)):
        for x in range(130, 232, 17):
            for row in range(3):
                _drop(c, x + row % 2 * 8, 274 + row * 16, tone, 0.8)
    c.path(window, stroke=shade(colour, -0.2), stroke_width=2)
    c.floor_shadow(306, 346, 62, 7)
    for x, y in ((280, 322), (312, 326), (340, 334), (262, 340), (296, 344), (326, 350), (356, 352)):
        _drop(c, x, y, tone, 1)
    _topping(c, looks, ((288, 306, 20), (330, 312, 70)))


def _drop(c: Canvas, x: float, y: float, tone: str, size: float) -> None:
    with c.group(transform=f"translate({x} {y}) scale({size})"):
        c.path(
            "M -15 8 C -15 -4 -3 -4 0 -15 C 3 -4 15 -4 15 8 Q 0 15 -15 8 Z",
            c.radial((shade(tone, 0.2), tone, shade(tone, -0.08)), 0.36, 0.4, 0.75),
        )
