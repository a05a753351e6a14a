"""Pictures of kettles."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import GLASS_EDGE, brushed, clear_glass, gleam, metal
from persea.catalog.demo.draw.patterns import dots, flowers, lay, speckles

KETTLE_LOOKS = frozenset(
    {"gooseneck", "electric", "glass", "iron", "floral", "steel", "wood", "cone", "speckle", "retro"}
)

WOOD = "#A9744A"


def kettle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """For the hob unless "electric"; "cone", "iron" and "retro" are other shapes."""
    c.floor_shadow(204, 336, 104)
    if "electric" in looks:
        _electric(c, colour, looks)
    elif "iron" in looks:
        _iron_kettle(c, colour)
    elif "cone" in looks:
        _cone(c, colour, looks)
    else:
        _hob_kettle(c, colour, looks)


def _paint(c: Canvas, colour: str, looks: frozenset[str]) -> str:
    return metal(c, colour) if "steel" in looks else upright(c, colour)


def _surface(c: Canvas, colour: str, outline: str, looks: frozenset[str]) -> None:
    box = (60, 120, 280, 230)
    with c.group(clip=c.clip(outline)):
        if "floral" in looks:
            lay(c, box, flowers(c, colour))
        if "speckle" in looks:
            lay(c, box, speckles(c, "#FFFFFF" if lightness(colour) < 0.6 else shade(colour, -0.28), 3))
        if "steel" in looks:
            lay(c, box, brushed(c, colour))
        c.ellipse(206, 350, 130, 46, c.radial((f"{shade(colour, -0.3)}/0.7", f"{shade(colour, -0.3)}/0")))
        gleam(c, 152, 250, 17, 62, 0.55, 8)


def _grip(looks: frozenset[str]) -> str:
    return WOOD if "wood" in looks else "#36363B"


def _hob_kettle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = _paint(c, colour, looks)
    grip = _grip(looks)
    if "retro" in looks:
        body = "M 112 328 C 92 300 104 214 152 190 Q 200 170 248 190 C 296 214 308 300 288 328 Q 284 336 270 336 L 130 336 Q 116 336 112 328 Z"
    else:
        body = "M 96 320 C 86 262 122 196 200 196 C 278 196 314 262 304 320 Q 302 336 284 336 L 116 336 Q 98 336 96 320 Z"
    # The bow of the handle, behind the lid.
    c.stroke("M 122 232 C 96 132 140 96 200 96 C 260 96 304 132 278 232", "#A5ABB0", 9)
    c.stroke("M 142 122 C 158 102 180 96 200 96 C 220 96 242 102 258 122", shade(grip, -0.06), 20)
    c.stroke("M 144 117 C 160 99 182 92 200 92 C 216 92 232 96 244 104", shade(grip, 0.16), 4, opacity=0.7)
    if "gooseneck" in looks:
        c.stroke("M 288 310 C 344 300 316 214 350 186", shade(colour, -0.1), 17)
        c.stroke("M 284 306 C 338 294 310 212 346 184", shade(colour, 0.16), 4, opacity=0.7)
        c.path("M 340 192 L 352 176 L 366 178 L 358 194 Z", shade(colour, -0.04))
    else:
        c.path(
            "M 270 256 C 304 250 308 216 326 196 L 350 208 C 340 248 326 290 288 306 Z",
            c.lit(colour, 0.12, 0.14),
        )
        c.ellipse(338, 201, 15, 7, shade(colour, -0.2), transform="rotate(26 338 201)")
    c.path(body, paint)
    _surface(c, colour, body, looks)
    top = 182 if "retro" in looks else 198
    c.ellipse(200, top + 4, 54, 13, shade(colour, -0.16))
    c.path(
        f"M 148 {top + 2} C 150 {top - 18} 250 {top - 18} 252 {top + 2} C 240 {top + 14} 160 {top + 14} 148 {top + 2} Z",
        paint,
    )
    c.rect(193, top - 24, 14, 14, "#8E9499")
    c.circle(200, top - 28, 12, c.radial((shade(grip, 0.24), grip, shade(grip, -0.1)), 0.36, 0.3, 0.8))
    if "retro" in looks:
        c.stroke("M 106 300 Q 200 316 294 300", "#E9EAE8", 5, opacity=0.85)


def _cone(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = _paint(c, colour, looks)
    grip = _grip(looks)
    c.path("M 262 176 C 344 150 366 260 288 300", stroke=grip, stroke_width=18, stroke_linejoin="round")
    c.path("M 268 170 C 330 154 350 230 304 278", stroke=shade(grip, 0.18), stroke_width=4, opacity=0.7)
    c.path("M 150 206 L 96 168 Q 84 166 84 178 L 128 262 Z", c.lit(colour, 0.14, 0.06))
    body = "M 170 138 L 230 138 C 236 138 240 142 242 150 L 300 318 Q 304 336 286 336 L 114 336 Q 96 336 100 318 L 158 150 C 160 142 164 138 170 138 Z"
    c.path(body, paint)
    _surface(c, colour, body, looks)
    c.ellipse(200, 140, 40, 10, shade(colour, 0.14))
    c.path("M 166 138 C 168 120 232 120 234 138 Q 200 148 166 138 Z", paint)
    c.circle(200, 114, 12, c.radial((shade(grip, 0.24), grip, shade(grip, -0.1)), 0.36, 0.3, 0.8))


def _iron_kettle(c: Canvas, colour: str) -> None:
    c.stroke("M 116 238 C 106 110 294 110 284 238", shade(colour, -0.06), 11)
    c.stroke("M 118 210 C 124 116 276 116 282 206", shade(colour, 0.2), 2.5, opacity=0.6)
    c.path(
        "M 276 262 C 312 258 314 228 338 222 L 350 240 C 336 270 316 296 286 300 Z", c.lit(colour, 0.12, 0.08)
    )
    body = "M 86 276 C 86 230 138 212 200 212 C 262 212 314 230 314 276 C 314 316 278 336 248 338 L 152 338 C 122 336 86 316 86 276 Z"
    c.path(body, upright(c, colour))
    with c.group(clip=c.clip(body)):
        lay(c, (80, 238, 240, 62), dots(c, shade(colour, -0.1), 17, 11))
        lay(c, (78, 235.5, 240, 62), dots(c, shade(colour, 0.13), 17, 6))
        c.rect(80, 300, 240, 40, c.linear((f"{shade(colour, -0.15)}/0", f"{shade(colour, -0.2)}/0.8"), DOWN))
        gleam(c, 142, 246, 40, 20, 0.32, -14)
    c.ellipse(200, 215, 62, 13, shade(colour, -0.1))
    c.path("M 140 212 C 148 194 252 194 260 212 Q 200 226 140 212 Z", upright(c, shade(colour, 0.04)))
    c.circle(200, 190, 11, c.radial((shade(colour, 0.24), colour, shade(colour, -0.06)), 0.36, 0.3, 0.8))


def _electric(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    grip = _grip(looks)
    c.rect(112, 318, 176, 20, c.linear(("#5A5A60", "#2A2A2E"), DOWN), rx=9)
    c.stroke("M 286 330 C 330 330 330 342 366 338", "#2F2F33", 5)
    if "gooseneck" in looks:
        c.stroke("M 136 300 C 84 292 106 200 72 176", shade(colour, -0.08), 15)
        c.stroke("M 132 294 C 88 284 108 200 76 178", shade(colour, 0.18), 3.5, opacity=0.7)
        c.path("M 80 184 L 68 166 L 54 168 L 64 188 Z", shade(colour, -0.04))
        body = "M 150 192 H 250 L 270 306 Q 272 320 258 320 L 142 320 Q 128 320 130 306 Z"
        c.path(
            "M 250 200 H 306 Q 326 200 326 220 L 322 284",
            stroke=grip,
            stroke_width=17,
            stroke_linejoin="round",
        )
        top = 192.0
    else:
        c.path(
            "M 262 132 H 296 Q 330 132 328 170 L 320 268 Q 318 290 296 290 L 270 290",
            stroke=grip,
            stroke_width=19,
            stroke_linejoin="round",
        )
        c.path("M 270 126 H 300 Q 326 128 324 160", stroke=shade(grip, 0.2), stroke_width=4, opacity=0.6)
        c.path(
            "M 146 150 L 96 128 Q 104 166 134 198 Z",
            c.lit("#C9D6D8" if "glass" in looks else colour, 0.12, 0.08),
        )
        body = "M 144 126 H 262 L 280 306 Q 281 320 266 320 L 134 320 Q 119 320 120 306 Z"
        top = 126.0
    if "glass" in looks:
        with c.group(clip=c.clip(body)):
            c.rect(100, 206, 200, 92, c.linear(("#8FC1DA/0.6", "#BFE2F0/0.45", "#7FB4D0/0.65"), ACROSS))
            c.ellipse(204, 206, 76, 9, "#D6EEF6", opacity=0.8)
            for x, y, r in (
                (160, 270, 5),
                (184, 250, 4),
                (214, 276, 6),
                (236, 246, 4),
                (200, 228, 3),
                (226, 222, 3),
            ):
                c.circle(x, y, r, "#FFFFFF", opacity=0.6)
            c.rect(100, 292, 200, 40, metal(c, "#B9BFC3"))
        c.path(body, clear_glass(c), stroke=GLASS_EDGE, stroke_width=2)
        c.stroke("M 150 150 L 140 280", "#FFFFFF", 7, opacity=0.55)
        c.stroke("M 238 232 h 12 M 240 250 h 8 M 240 268 h 14", "#5D7F8C", 2, opacity=0.7)
        c.path("M 142 118 H 264 L 266 136 H 140 Z", upright(c, colour))
    else:
        c.path(body, _paint(c, colour, looks))
        _surface(c, colour, body, looks)
        if "retro" in looks:
            c.circle(200, 226, 27, c.linear(("#F2F3F3", "#9FA5A9")))
            c.circle(200, 226, 21, "#FBF8F0")
            c.stroke("M 200 226 L 190 213", "#B8352F", 2.6)
            c.stroke("M 185 232 A 16 16 0 0 1 215 232", "#7A746A", 1.6, stroke_dasharray="2 4")
        c.path(
            f"M {144 if top < 150 else 150} {top} H {262 if top < 150 else 250} l 2 14 H {142 if top < 150 else 148} Z",
            shade(colour, -0.14),
        )
    half = 58 if top < 150 else 48
    mid = 203 if top < 150 else 200
    c.path(
        f"M {mid - half} {top - 2} C {mid - half + 8} {top - 24} {mid + half - 8} {top - 24} {mid + half} {top - 2} Z",
        upright(c, colour),
    )
    c.rect(mid - 14, top - 28, 28, 12, c.lit(grip, 0.18, 0.05), rx=6)
    c.circle(mid, 328, 3.4, "#F0B04A")
