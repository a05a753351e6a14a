"""Soaps by what they are sold in: a bottle with a pump, a box of six, a flat tin."""

from __future__ import annotations

from persea.catalog.demo.draw import labels as printed
from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import gleam, metal


def pump(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 344, 84)
    dark = "#37373C"
    c.path("M 182 96 H 218 V 120 H 182 Z", metal(c, dark))
    c.rect(194, 62, 12, 40, metal(c, "#9AA0A5"))
    c.path(
        "M 152 56 Q 152 46 164 46 H 214 Q 226 46 226 58 V 68 H 176 Q 166 68 162 80 L 150 78 Q 150 66 152 56 Z",
        c.lit(dark, 0.18, 0.04),
    )
    c.rect(172, 114, 56, 20, metal(c, dark), rx=4)
    body = "M 170 134 H 230 C 262 140 280 158 280 186 V 322 Q 280 344 258 344 H 142 Q 120 344 120 322 V 186 C 120 158 138 140 170 134 Z"
    if "tinted" in looks:
        with c.group(clip=c.clip(body)):
            c.rect(
                116,
                176,
                168,
                172,
                c.linear((shade(colour, -0.04), shade(colour, 0.1), colour, shade(colour, -0.1)), ACROSS),
            )
            c.ellipse(200, 176, 82, 9, shade(colour, 0.12))
        c.path(
            body,
            c.linear(
                (
                    f"{shade(colour, -0.14)}/0.75",
                    f"{shade(colour, 0.18)}/0.35",
                    f"{colour}/0.3",
                    f"{shade(colour, -0.16)}/0.75",
                ),
                ACROSS,
            ),
            stroke=shade(colour, -0.14),
            stroke_width=1.6,
        )
    else:
        c.path(body, upright(c, colour))
    with c.group(clip=c.clip(body)):
        printed.printed(c, (116, 134, 168, 212), colour, looks)
        gleam(c, 142, 230, 9, 76, 0.75)
    printed.label(c, (148, 194, 104, 116), colour, looks)


def box(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Six small soaps in a lidless carton, from above."""
    c.wall_shadow(210, 218, 158, 138)
    c.rect(58, 92, 284, 222, c.lit(colour, 0.1, 0.1), rx=8)
    with c.group(clip=c.clip("M 58 92 H 342 V 314 H 58 Z")):
        printed.printed(c, (58, 92, 284, 222), colour, looks)
    c.rect(74, 108, 252, 190, c.linear((shade(colour, -0.22), shade(colour, -0.12))), rx=4)
    tones = ("#EFE3CB", "#B9C7A4", "#D9A9A0", "#E3C27A", "#A9B9C8", "#C7AFC9")
    for place, tone in enumerate(tones):
        x, y = 84 + place % 3 * 80.0, 118 + place // 3 * 88.0
        c.rect(x + 3, y + 5, 72, 78, shade(colour, -0.3), rx=12, opacity=0.6)
        c.rect(x, y, 72, 80, c.lit(tone, 0.08, 0.1), rx=12)
        c.rect(x + 9, y + 9, 54, 62, "none", rx=8, stroke=shade(tone, -0.13), stroke_width=2)
        kind = ("sun", "leafy", "blossom", "bird", "wave", "leafy")[place]
        with c.group(opacity=0.75):
            printed.motif(c, x + 36, y + 40, 17, shade(tone, -0.22), frozenset({kind}))


def tin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Round and flat, the lid leaning behind it."""
    c.floor_shadow(206, 322, 130)
    c.circle(246, 170, 104, c.lit(shade(colour, -0.05), 0.12, 0.14))
    c.circle(246, 170, 93, c.lit(colour, 0.1, 0.06))
    with c.group(clip=c.clip("M 153 170 a 93 93 0 1 1 186 0 a 93 93 0 1 1 -186 0 Z")):
        printed.printed(c, (150, 74, 192, 192), colour, looks)
    c.circle(246, 170, 50, "#FBF5E8")
    printed.motif(c, 246, 162, 28, shade(colour, -0.08), looks)
    c.stroke("M 226 196 h 40 M 232 204 h 28", mix(colour, "#6B6259", 0.6), 2.4)
    c.path(
        "M 66 262 V 294 C 66 314 116 326 172 326 C 228 326 278 314 278 294 V 262 Z",
        metal(c, mix(colour, "#C9CDD0", 0.55)),
    )
    c.ellipse(172, 262, 106, 34, c.linear(("#F0F1F1", "#A9AFB3")))
    c.ellipse(172, 262, 97, 29, "#8E9499")
    cream = "#F3EBD8"
    c.ellipse(172, 258, 92, 26, c.linear((shade(cream, 0.03), shade(cream, -0.08))))
    c.path(
        "M 112 256 q 30 -18 60 -6 t 58 -2",
        stroke=shade(cream, -0.12),
        stroke_width=5,
        stroke_linecap="round",
        opacity=0.7,
    )
