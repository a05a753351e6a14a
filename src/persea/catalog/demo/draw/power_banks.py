"""Pictures of power banks."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, shade
from persea.catalog.demo.draw.materials import brushed, grain
from persea.catalog.demo.draw.patterns import lay, patterned

POWER_BANK_LOOKS = frozenset({
    "slim", "puck", "stick", "solar", "brick", "ring", "plug", "card",
    "cable", "screen", "wood", "bumper", "cloth", "stripe", "marl", "dots", "torch", "brushed",
})  # fmt: skip

DARK = "#25282C"


def power_bank(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """An upright slab, unless another shape is named."""
    if "puck" in looks:
        _round_bank(c, colour, looks)
    elif "stick" in looks:
        _stick(c, colour, looks)
    elif "solar" in looks:
        _solar(c, colour, looks)
    else:
        sizes = {"slim": (136, 268), "brick": (214, 214), "card": (250, 158)}
        wide, high = next((size for look, size in sizes.items() if look in looks), (164, 266))
        c.wall_shadow(212, 218, wide * 0.72, high * 0.66)
        with c.group(transform="rotate(7 200 200)" if "brick" not in looks else "rotate(-4 200 200)"):
            _slab(c, colour, looks, wide, high)


def _surface(c: Canvas, colour: str, looks: frozenset[str], box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    if "wood" in looks:
        lay(c, box, grain(c, colour, 90 if height > width else 0))
    if "brushed" in looks:
        lay(c, box, brushed(c, colour))
    if "cloth" in looks:
        c.rect(*box, fill=c.weave("M 0 0 l 8 8 M 8 0 l -8 8", shade(colour, -0.16), 2, (8, 8)), opacity=0.85)
    patterned(c, box, colour, looks & {"stripe", "marl"}, unit=1.2, across=True)
    if "dots" in looks:
        c.rect(*box, fill=c.weave("M 10 10 h .1 M 28 26 h .1", contrast(colour), 7, (36, 32)), opacity=0.85)
    c.path(f"M {x} {y} h {width * 0.5:g} L {x + width * 0.2:g} {y + height} H {x} Z", "#FFFFFF", opacity=0.09)


def _lights(c: Canvas, x: float, y: float, *, lit: int = 3) -> None:
    for place in range(4):
        c.circle(
            x + place * 13,
            y,
            3.6,
            "#8FE3A8" if place < lit else "#FFFFFF",
            opacity=1 if place < lit else 0.35,
        )


def _slab(c: Canvas, colour: str, looks: frozenset[str], wide: float, high: float) -> None:
    left, top = 200 - wide / 2, 204 - high / 2
    ink = contrast(colour)
    round_ = 30 if "brick" in looks else 22
    if "plug" in looks:
        for x in (178.0, 222.0):
            c.rect(x - 6, top - 40, 12, 48, c.linear(("#E9EDEF", "#9BA1A6"), ACROSS), rx=4)
    if "cable" in looks:
        c.stroke(
            f"M {left + wide - 24} {top + 6} C {left + wide + 4} {top - 60} {left + wide + 60} {top} {left + wide + 28} {top + 96}",
            shade(colour, -0.1),
            9,
        )
        c.rect(left + wide + 15, top + 92, 24, 36, c.lit(ink, 0.08, 0.1), rx=5)
        c.rect(left + wide + 20, top + 126, 14, 15, "#B5BABF", rx=3)
    if "bumper" in looks:
        c.rect(left - 13, top - 13, wide + 26, high + 26, c.lit(DARK, 0.12, 0.06), rx=34)
        for x in (left - 13, left + wide - 25):
            for y in (top - 13, top + high - 25):
                c.rect(
                    x,
                    y,
                    38,
                    38,
                    c.lit(contrast(colour) if lightness(colour) < 0.5 else shade(colour, -0.2), 0.06, 0.1),
                    rx=15,
                )
    c.rect(left + 7, top + 9, wide, high, shade(colour, -0.3), rx=round_, opacity=0.85)
    c.rect(left, top, wide, high, c.lit(colour, 0.12, 0.12), rx=round_)
    outline = f"M {left + round_} {top} H {left + wide - round_} Q {left + wide} {top} {left + wide} {top + round_} V {top + high - round_} Q {left + wide} {top + high} {left + wide - round_} {top + high} H {left + round_} Q {left} {top + high} {left} {top + high - round_} V {top + round_} Q {left} {top} {left + round_} {top} Z"
    with c.group(clip=c.clip(outline)):
        _surface(c, colour, looks, (left, top, wide, high))
    c.path(outline, "none", stroke=shade(colour, 0.22), stroke_width=2, opacity=0.5)
    if "ring" in looks:
        middle = top + high * 0.42
        c.circle(200, middle, 56, "none", stroke=ink, stroke_width=11, opacity=0.9)
        c.stroke(f"M 200 {middle + 70} v 28", ink, 11, opacity=0.9)
    elif "screen" in looks:
        c.rect(200 - 50, top + 34, 100, 58, c.linear(("#2B3138", "#14171A"), SLANT), rx=12)
        c.stroke(
            " ".join(f"M {172 + place * 14} {top + 76} v {-8 - place * 6}" for place in range(4)),
            "#8FE3C8",
            6,
        )
        c.stroke(f"M 228 {top + 76} v -32", "#55626A", 6)
    else:
        c.stroke(f"M 204 {top + 50} l -12 24 h 16 l -10 22", ink, 6)
    if "torch" in looks:
        c.circle(200, top + high - 64, 27, c.lit("#4A4E53", 0.14, 0.1))
        c.circle(200, top + high - 64, 20, c.radial(("#FFFFFF", "#FFF1C0", "#D9C684")))
    _lights(c, 180, top + high - 24)
    if "plug" not in looks:
        for x in (200 - wide * 0.22, 200 + wide * 0.22):
            c.rect(x - 14, top - 3, 28, 7, DARK, rx=3)


def _round_bank(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    c.floor_shadow(204, 330, 116)
    c.circle(206, 216, 126, shade(colour, -0.28))
    c.circle(200, 204, 126, c.lit(colour, 0.13, 0.13))
    with c.group(clip=c.clip("M 74 204 a 126 126 0 1 0 252 0 a 126 126 0 1 0 -252 0 Z")):
        _surface(c, colour, looks, (70, 76, 260, 260))
    c.circle(200, 204, 98, "none", stroke=shade(colour, -0.12), stroke_width=3, opacity=0.7)
    if "ring" in looks:
        c.circle(200, 204, 62, "none", stroke=ink, stroke_width=11, opacity=0.9)
    if "cable" in looks:
        c.circle(200, 204, 112, "none", stroke=shade(colour, -0.18), stroke_width=13)
        c.stroke("M 312 204 C 340 210 346 250 330 272", shade(colour, -0.18), 11)
        c.rect(316, 264, 24, 34, c.lit(ink, 0.08, 0.1), rx=5, transform="rotate(14 328 280)")
    c.stroke("M 204 176 l -14 28 h 18 l -12 26", ink, 7)
    _lights(c, 181, 268)


def _stick(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(210, 220, 110, 160)
    with c.group(transform="rotate(24 200 204)"):
        c.rect(156, 64, 88, 290, shade(colour, -0.3), rx=38, transform="translate(6 7)", opacity=0.7)
        body = "M 194 64 H 206 Q 244 64 244 102 V 316 Q 244 354 206 354 H 194 Q 156 354 156 316 V 102 Q 156 64 194 64 Z"
        c.path(
            body, c.linear((shade(colour, -0.08), shade(colour, 0.2), colour, shade(colour, -0.2)), ACROSS)
        )
        with c.group(clip=c.clip(body)):
            _surface(c, colour, looks, (150, 60, 100, 300))
            c.rect(150, 120, 100, 6, shade(colour, -0.2), opacity=0.7)
            c.rect(150, 58, 100, 62, c.linear((shade(DARK, 0.06), shade(DARK, 0.2), DARK), ACROSS))
            if "torch" in looks:
                c.rect(150, 58, 100, 30, c.linear(("#FFF7DC", "#E9D493"), DOWN))
        c.rect(184, 92, 32, 10, "#0F1113", rx=4)
        _lights(c, 180, 326)
        c.circle(200, 290, 11, shade(colour, -0.12))
    if "torch" in looks:
        c.ellipse(262, 72, 84, 74, c.radial(("#FFF3BE/0.85", "#FFF3BE/0")))


def _solar(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A slab with panels that fold out to the right."""
    c.floor_shadow(202 if "cloth" in looks else 178, 320, 170 if "cloth" in looks else 116)
    cell = c.linear(("#3E5F86", "#23395A", "#17263E"), SLANT)
    widths = ((206, 0), (282, 8)) if "cloth" in looks else ((206, 0),)
    for x, drop in widths:
        c.path(
            f"M {x} {104 + drop} l 76 {8 if x < 250 else -8} v 196 l -76 {8 if x < 250 else -8} Z",
            c.lit(shade(colour, -0.08), 0.06, 0.1),
        )
        c.path(
            f"M {x + 8} {116 + drop} l 60 {6 if x < 250 else -6} v 174 l -60 {6 if x < 250 else -6} Z", cell
        )
        c.path(
            f"M {x + 8} {116 + drop} l 60 {6 if x < 250 else -6} v 174 l -60 {6 if x < 250 else -6} Z",
            c.weave("M 0 10 h 20 M 10 0 v 20", "#9FB6D2", 1.2, (20, 20)),
            opacity=0.6,
        )
    aside = 52 if "cloth" in looks else 76
    c.rect(aside + 6, 106, 150, 214, shade(colour, -0.3), rx=22)
    c.rect(aside, 98, 150, 216, c.lit(colour, 0.12, 0.12), rx=22)
    if "bumper" in looks:
        for x in (aside - 5, aside + 119):
            for y in (93, 283):
                c.rect(x, y, 36, 36, c.lit(shade(colour, -0.2), 0.08, 0.1), rx=14)
    c.rect(aside + 20, 120, 110, 128, cell, rx=6)
    c.rect(
        aside + 20,
        120,
        110,
        128,
        c.weave("M 0 12 h 22 M 11 0 v 24", "#9FB6D2", 1.4, (22, 24)),
        rx=6,
        opacity=0.6,
    )
    c.path(f"M {aside + 20} 120 h 50 l -50 90 Z", "#FFFFFF", opacity=0.16)
    _lights(c, aside + 56, 278)
