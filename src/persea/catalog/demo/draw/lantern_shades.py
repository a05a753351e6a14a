"""Lanterns whose light comes through paper, cane, pierced metal or wood."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.lantern_parts import PANE, candle_or_bulb, ring_on_top
from persea.catalog.demo.draw.materials import metal, sides, wicker, wood
from persea.catalog.demo.draw.patterns import lay


def paper(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ring_on_top(c, "#6B5A45", 62)
    globe = "M 170 88 H 230 C 340 130 340 296 230 338 H 170 C 60 296 60 130 170 88 Z"
    pale = mix(colour, "#FFF1CC", 0.45)
    c.path(
        globe,
        c.radial(("#FFF6D8", mix(colour, "#FFE9B4", 0.55), colour, shade(colour, -0.12)), 0.48, 0.56, 0.62),
    )
    if "stripe" in looks:
        c.path(globe, c.weave("M 11 0 v 400", shade(colour, -0.14), 15, (44, 400)), opacity=0.5)
    ribs = " ".join(
        f"M {200 - half:.4g} {y} Q 200 {y + (y - 213) * 0.12:.4g} {200 + half:.4g} {y}"
        for y, half in (
            (116, 72),
            (142, 98),
            (170, 110),
            (198, 114),
            (228, 114),
            (256, 110),
            (284, 98),
            (310, 72),
        )
    )
    c.stroke(ribs, shade(colour, -0.17), 2.2, opacity=0.55)
    with c.group(transform="translate(0 3)"):
        c.stroke(ribs, pale, 2.4, opacity=0.8)
    for y in (80, 334):
        c.rect(160, y, 80, 13, c.linear(("#7B5B3C", "#B58A5C", "#6B4C30"), ACROSS), rx=5)


def basket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 136 150 C 130 30 270 30 264 150", shade(colour, -0.16), 12)
    c.stroke("M 134 150 C 128 30 268 30 262 150", shade(colour, 0.06), 4)
    body = "M 142 136 C 92 180 84 286 124 346 H 276 C 316 286 308 180 258 136 Z"
    c.path(body, c.radial(("#FFF3C8", "#F6CF83", "#B98A4E"), 0.5, 0.66, 0.5))
    candle_or_bulb(c, 200, 330, looks, 0.95)
    bars = c.weave("M 2 0 C 8 6 12 12 18 18 M 18 0 C 12 6 8 12 2 18", shade(colour, -0.12), 5, (20, 18))
    c.path(body, bars)
    with c.group(clip=c.clip(body), transform="translate(-1 -1)"):
        c.path(
            body,
            c.weave("M 2 0 C 8 6 12 12 18 18 M 18 0 C 12 6 8 12 2 18", shade(colour, 0.08), 2.4, (20, 18)),
        )
    sides(c, body, 0.3)
    c.ellipse(200, 252, 62, 70, c.radial(("#FFF0B8/0.85", "#FFDC90/0.3", "#FFDC90/0")))
    for band in ("M 132 128 H 268 V 152 H 132 Z", "M 112 320 H 288 L 280 348 H 120 Z"):
        lay(c, band, wicker(c, colour, 14))
        sides(c, band, 0.34)


def pierced(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = metal(c, colour)
    ring_on_top(c, colour, 54)
    c.path("M 176 98 C 182 84 218 84 224 98 L 232 118 H 168 Z", paint)
    body = "M 168 112 H 232 C 262 150 300 180 292 244 C 286 292 254 318 236 330 H 164 C 146 318 114 292 108 244 C 100 180 138 150 168 112 Z"
    c.path(body, paint)
    c.path(body, c.radial(("#FFE9A0/0.55", "#FFD98A/0.1", "#000000/0.2"), 0.5, 0.6, 0.6))
    stars = c.weave("M 11 4 V 16 M 5 10 H 17 M 22 22 h .1 M 0 22 h .1", "#FFF2C0", 4.4, (22, 24))
    c.path(body, stars)
    with c.group(clip=c.clip(body)):
        for y in (150, 238, 322):
            c.rect(90, y - 9, 220, 15, paint)
    c.path("M 156 328 H 244 L 258 346 H 142 Z", metal(c, shade(colour, -0.06)))
    if "led" in looks:
        c.circle(200, 222, 22, "#FFF8DC", opacity=0.8)


def string(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.stroke("M 16 92 Q 110 176 200 150 T 384 100", "#55504A", 3.4)
    for place, (x, y, size) in enumerate(
        ((72, 132, 0.92), (160, 152, 1.0), (252, 142, 0.96), (336, 120, 0.9))
    ):
        tone = (colour, shade(colour, 0.1), mix(colour, "#E9C27A", 0.5), shade(colour, -0.05))[place]
        with c.group(transform=f"translate({x} {y}) scale({size})"):
            c.circle(0, 84, 76, c.radial(("#FFF1C4/0.9", "#FFE6A8/0")))
            c.stroke("M 0 -2 V 24", "#55504A", 3)
            globe = "M -18 26 H 18 C 52 46 52 118 18 138 H -18 C -52 118 -52 46 -18 26 Z"
            c.path(globe, c.radial(("#FFF8DE", mix(tone, "#FFE9B4", 0.4), tone), 0.5, 0.55, 0.62))
            c.stroke(
                "M -34 46 Q 0 40 34 46 M -42 68 Q 0 64 42 68 M -42 94 Q 0 98 42 94 M -34 118 Q 0 124 34 118",
                shade(tone, -0.16),
                2,
                opacity=0.6,
            )
            c.rect(-20, 20, 40, 9, "#6F5840", rx=3)
            c.rect(-20, 134, 40, 8, "#6F5840", rx=3)


def timber(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 142 110 C 150 34 250 34 258 110", "#8A7A5E", 7)
    c.rect(122, 124, 156, 206, c.linear(PANE, DOWN))
    candle_or_bulb(c, 200, 322, looks, 1.2)
    c.path("M 136 130 H 170 L 140 300 H 136 Z", "#FFFFFF", opacity=0.35)
    for x in (106, 272):
        wood(c, f"M {x} 108 h 22 v 238 h -22 Z", colour, ACROSS, 90)
    for y in (108, 318):
        wood(c, f"M 100 {y} H 300 V {y + 24} H 100 Z", colour)


def lattice(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 140 100 C 150 40 250 40 260 100", shade(colour, -0.1), 7)
    body = "M 126 104 H 274 V 330 H 126 Z"
    c.path(body, c.radial(("#FFF6D6", "#FBDD9B", "#D8AE68"), 0.5, 0.7, 0.65))
    candle_or_bulb(c, 200, 328, looks, 1.1)
    slats = "M 4 0 V 300"
    c.path(body, c.weave(slats, shade(colour, -0.1), 8, (20, 300)))
    c.path(body, c.weave("M 2 0 V 300", shade(colour, 0.12), 2, (20, 300)))
    sides(c, body, 0.26)
    for y in (94, 206, 322):
        wood(c, f"M 114 {y} H 286 V {y + 20} H 114 Z", colour)
