"""Pictures of coffee beans and what they are sold in."""

from __future__ import annotations

from persea.catalog.demo.draw import labels as printed
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import gleam, metal
from persea.catalog.demo.draw.patterns import Box

COFFEE_LOOKS = frozenset(
    {
        "pouch", "tin", "sack", "brick", "cup", "light", "stripe", "dot", "zigzag", "leaf", "scale", "check", "mountain",
        "sun", "bird", "wave", "blossom", "block",
    }
)  # fmt: skip


def coffee(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A folded bag unless it is a "pouch", "tin", "sack" or vacuum "brick"; beans lie before it."""
    bean = "#9A6238" if "light" in looks else "#4E2F1E"
    with c.group(transform="translate(-26 -6)"):
        c.floor_shadow(200, 334, 96)
        if "tin" in looks:
            _tin(c, colour, looks)
        elif "sack" in looks:
            _sack(c, colour, looks, bean)
        elif "brick" in looks:
            _brick(c, colour, looks)
        elif "pouch" in looks:
            _pouch(c, colour, looks)
        else:
            _bag(c, colour, looks)
    if "cup" in looks:
        _cup(c, colour)
    else:
        c.floor_shadow(304, 346, 56, 7)
    for x, y, turn in (
        (276, 342, 20),
        (306, 348, -34),
        (334, 340, 62),
        (290, 328, -60),
        (318, 326, 10),
        (350, 352, -12),
        (262, 356, 40),
    ):
        if "cup" not in looks or x > 330 or y > 346:
            _bean(c, x, y, turn, bean)


def _bean(c: Canvas, x: float, y: float, turn: float, tone: str, size: float = 1) -> None:
    with c.group(transform=f"translate({x} {y}) rotate({turn}) scale({size})"):
        c.ellipse(0, 0, 15, 10.5, c.radial((shade(tone, 0.16), tone, shade(tone, -0.1)), 0.36, 0.3, 0.8))
        c.stroke("M -13 1 C -5 -5 5 6 13 -1", shade(tone, -0.16), 2.4)


def _print(c: Canvas, colour: str, outline: str, box: Box, looks: frozenset[str]) -> None:
    x, y, width, height = box
    dark = shade(colour, -0.28)
    with c.group(clip=c.clip(outline)):
        printed.printed(c, box, colour, looks)
        if "block" in looks:
            tone = mix(colour, "#F4E6CC", 0.75) if lightness(colour) < 0.7 else shade(colour, -0.3)
            c.path(
                f"M {x} {y + height * 0.62} L {x + width} {y + height * 0.44} V {y + height} H {x} Z", tone
            )
            c.circle(x + width * 0.68, y + height * 0.36, width * 0.16, mix(colour, "#E3A43B", 0.75))
        c.rect(
            *box,
            c.linear((f"{dark}/0.35", "#FFFFFF/0.2", f"{dark}/0", f"{dark}/0.1", f"{dark}/0.42"), ACROSS),
        )


def _bag(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 122 118 H 278 L 286 320 Q 286 334 272 334 H 128 Q 114 334 114 320 Z"
    c.path(body, c.lit(colour, 0.1, 0.1))
    _print(c, colour, body, (110, 116, 180, 220), looks)
    with c.group(clip=c.clip(body)):
        c.path("M 136 118 Q 150 220 130 334 H 110 V 118 Z", "#FFFFFF", opacity=0.14)
        c.path("M 264 118 Q 252 220 272 334 H 292 V 118 Z", shade(colour, -0.3), opacity=0.28)
        c.stroke("M 152 130 q 8 18 2 34 M 246 128 q -8 20 0 36", shade(colour, -0.2), 2, opacity=0.35)
    # The top is rolled down and held by a tie whose ends are bent over.
    c.path(
        "M 120 82 H 280 L 281 126 H 119 Z", c.linear((shade(colour, 0.12), colour, shade(colour, -0.2)), DOWN)
    )
    c.stroke("M 121 96 H 279 M 120 112 H 280", shade(colour, -0.16), 1.8, opacity=0.6)
    tie = "#F2E6CC" if lightness(colour) < 0.6 else shade(colour, -0.3)
    c.path("M 114 99 H 286 V 109 H 114 Z", tie)
    c.path("M 114 99 h 16 l -3 18 h -10 Z M 286 99 h -16 l 3 18 h 10 Z", shade(tie, -0.1))
    c.circle(200, 146, 7, shade(colour, -0.14))
    c.circle(200, 146, 2.6, shade(colour, -0.3))
    printed.label(c, (146, 176, 108, 122), colour, looks)


def _pouch(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 118 78 H 282 Q 274 200 290 312 Q 290 334 268 334 H 132 Q 110 334 110 312 Q 126 200 118 78 Z"
    c.path(body, c.lit(colour, 0.1, 0.1))
    _print(c, colour, body, (106, 76, 190, 262), looks)
    with c.group(clip=c.clip(body)):
        c.rect(106, 76, 190, 20, shade(colour, 0.1))
        c.stroke("M 110 104 H 290", shade(colour, -0.2), 2.6)
        c.path("M 104 306 Q 200 280 296 306 V 340 H 104 Z", shade(colour, -0.16), opacity=0.5)
        gleam(c, 146, 210, 14, 92, 0.5, 4)
    c.circle(200, 128, 7, shade(colour, -0.14))
    c.circle(200, 128, 2.6, shade(colour, -0.3))
    ink = "#FBF3E2" if lightness(colour) < 0.72 else shade(colour, -0.34)
    if looks & {"block", "stripe", "dot", "zigzag", "leaf", "scale", "check"}:
        printed.label(c, (148, 152, 104, 118), colour, looks)
        return
    printed.motif(c, 200, 196, 46, ink, looks)
    c.stroke("M 160 254 H 240", ink, 5)
    c.stroke("M 172 268 H 228 M 166 280 H 234", ink, 2.4)


def _brick(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.path(
        "M 262 148 L 296 134 V 316 L 262 334 Z",
        c.linear((shade(colour, -0.14), shade(colour, -0.22)), ACROSS),
    )
    c.path("M 112 148 L 150 132 H 296 L 262 148 Z", shade(colour, 0.1))
    c.path("M 128 142 L 168 118 H 276 L 282 138 L 262 148 H 130 Z", c.lit(shade(colour, 0.06), 0.1, 0.12))
    face = "M 112 148 H 262 V 334 H 112 Z"
    c.path(face, c.lit(colour, 0.08, 0.08))
    _print(c, colour, face, (110, 146, 154, 190), looks)
    c.stroke(
        "M 116 168 l 14 10 M 252 160 l -12 16 M 120 318 l 12 -12 M 254 322 l -10 -14",
        shade(colour, 0.2),
        2,
        opacity=0.5,
    )
    printed.label(c, (136, 182, 102, 118), colour, looks)


def _tin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 112 134 H 288 V 318 A 88 16 0 0 1 112 318 Z"
    c.path(body, upright(c, colour))
    _print(c, colour, body, (108, 132, 184, 206), looks)
    printed.label(c, (146, 176, 108, 124), colour, looks)
    for y in (150, 314):
        c.stroke(f"M 113 {y} A 88 16 0 0 0 287 {y}", shade(colour, 0.18), 3, opacity=0.6)
    c.path("M 108 110 H 292 V 138 A 92 17 0 0 1 108 138 Z", metal(c, "#B9BFC3"))
    c.ellipse(200, 110, 92, 17, c.linear(("#F2F3F3", "#A9AFB3")))
    c.ellipse(200, 109, 74, 12, "none", stroke="#8E9499", stroke_width=2)


def _sack(c: Canvas, colour: str, looks: frozenset[str], bean: str) -> None:
    body = "M 120 150 C 98 210 96 290 112 322 Q 118 336 140 336 H 262 Q 284 336 290 320 C 304 288 302 210 280 150 Z"
    c.ellipse(200, 148, 84, 20, shade(colour, -0.2))
    mound = "M 122 150 C 140 106 260 106 278 150 Q 200 176 122 150 Z"
    c.path(mound, shade(bean, -0.06))
    for n, (x, y) in enumerate(
        (
            (146, 142),
            (172, 126),
            (202, 120),
            (232, 126),
            (256, 142),
            (160, 152),
            (190, 142),
            (220, 144),
            (244, 154),
            (204, 158),
        )
    ):
        _bean(c, x, y, n * 47 % 180, bean, 0.9)
    c.path(body, c.lit(colour, 0.08, 0.12))
    with c.group(clip=c.clip(body)):
        jute = c.weave("M 0 2 h 4 M 6 6 h 4 M 2 4 v 3 M 8 0 v 3", shade(colour, -0.15), 1.5, (10, 8))
        c.rect(90, 140, 220, 200, jute, opacity=0.7)
        dark = shade(colour, -0.3)
        c.rect(
            90, 140, 220, 200, c.linear((f"{dark}/0.4", "#FFFFFF/0.14", f"{dark}/0", f"{dark}/0.45"), ACROSS)
        )
        if "stripe" in looks:
            for x in (116, 128, 274, 286):
                c.rect(x, 140, 6, 200, "#B8352F", opacity=0.7)
        printed.motif(c, 200, 242, 42, shade(colour, -0.36), looks)
        c.stroke("M 166 298 H 234 M 176 312 H 224", shade(colour, -0.36), 3.4)
    c.path(
        "M 114 152 C 130 176 270 176 286 152 C 292 162 288 176 280 182 C 240 198 160 198 120 182 C 112 176 108 162 114 152 Z",
        c.lit(shade(colour, 0.05), 0.08, 0.1),
    )


def _cup(c: Canvas, colour: str) -> None:
    cream = "#F7F1E6"
    c.floor_shadow(306, 348, 62, 9)
    c.ellipse(306, 342, 62, 12, c.lit(cream, 0.02, 0.12))
    c.ellipse(306, 340, 40, 6, shade(cream, -0.1))
    c.path("M 342 300 C 368 294 368 326 338 324", stroke=shade(cream, -0.1), stroke_width=8)
    c.path("M 264 288 H 348 C 348 320 334 338 318 340 H 294 C 278 338 264 320 264 288 Z", upright(c, cream))
    c.stroke("M 266 300 Q 306 312 346 300", mix(colour, "#7A4A2B", 0.2), 5)
    c.ellipse(306, 288, 42, 9, "#FFFFFF")
    c.ellipse(306, 289, 37, 7, c.radial(("#C98F55", "#8A5428", "#5A3218"), 0.42, 0.4, 0.7))
    for dx, veil in ((-12, 0.5), (8, 0.65)):
        c.stroke(f"M {306 + dx} 270 c -10 -12 10 -20 0 -34 s 7 -16 2 -26", "#FFFFFF", 5, opacity=veil)
