"""Pictures of backpacks."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade

PACK_LOOKS = frozenset({"small", "trek", "rolltop", "flap", "bungee", "leather"})

LEATHER = "#8A5A3A"
STEEL = ("#8F9499", "#F2F4F5", "#C3C8CC", "#A9AFB4", "#7D8388")
ROUND_BODY = (
    "M 124 158 C 122 104 150 74 200 74 C 250 74 278 104 276 158 L 286 312 Q 286 340 258 341"
    " L 142 341 Q 114 340 114 312 Z"
)
ROLLED_BODY = "M 126 112 L 274 112 L 286 312 Q 286 340 258 341 L 142 341 Q 114 340 114 312 Z"


def backpack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A rounded day pack unless "trek" (lid, hip belt), "rolltop" or "flap" (two buckled straps)."""
    if "trek" in looks:
        _trekking_pack(c, colour, looks)
        return
    with c.group(transform="translate(42 64) scale(0.79)" if "small" in looks else None):
        _day_pack(c, colour, looks)


def _day_pack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    strap = LEATHER if "leather" in looks else shade(colour, -0.26)
    c.floor_shadow(204, 344, 112)
    _harness(c, shade(colour, -0.22))
    _side_pocket(c, dark, deep)
    handle = 92 if "rolltop" in looks else 76
    c.stroke(f"M 178 {handle} C 178 {handle - 32} 222 {handle - 32} 222 {handle}", strap, 8)
    body = ROLLED_BODY if "rolltop" in looks else ROUND_BODY
    c.path(body, c.lit(colour, 0.09, 0.1))
    with c.group(clip=c.clip(body)):
        away = c.linear((f"{deep}/0", f"{deep}/0.6"), ACROSS)
        c.path("M 300 60 L 250 120 C 262 200 256 280 262 350 L 310 350 Z", away)
        c.ellipse(200, 346, 110, 26, c.radial((f"{deep}/0.8", f"{deep}/0")))
        if not looks & {"rolltop", "flap"}:
            zip_line = "M 136 176 C 136 116 158 92 200 92 C 242 92 264 116 264 176"
            c.stroke(zip_line, deep, 6, opacity=0.7)
            c.stroke(zip_line, shade(colour, -0.32), 2.4)
    if "rolltop" in looks:
        _rolled_top(c, colour, strap)
    _front_pocket(c, colour, flap="flap" in looks)
    if "flap" in looks:
        _buckled_flap(c, colour, strap)
    elif "bungee" in looks:
        _bungee(c, colour, strap)
    else:
        c.rect(184, 196 if "rolltop" in looks else 126, 32, 15, strap, rx=3)


def _rolled_top(c: Canvas, colour: str, strap: str) -> None:
    for y, light, dark in ((84, 0.12, 0.06), (97, 0.04, 0.14)):
        c.rect(116, y, 168, 22, c.lit(colour, light, dark, DOWN), rx=11)
    for x in (112, 270):
        c.rect(x, 88, 18, 26, "#3A3836", rx=5)
        c.rect(x + 4, 94, 10, 14, "#5A5753", rx=3)
    c.stroke("M 200 118 L 200 176", strap, 9)
    c.rect(191, 170, 18, 16, "#C9B48A", rx=4)


def _buckled_flap(c: Canvas, colour: str, strap: str) -> None:
    flap = (
        "M 118 176 C 116 100 146 70 200 70 C 254 70 284 100 282 176 L 280 200 Q 278 218 260 218"
        " L 140 218 Q 122 218 120 200 Z"
    )
    c.path(flap, c.lit(colour, 0.12, 0.1))
    c.stitch("M 128 196 Q 130 210 144 210 L 256 210 Q 270 210 272 196", shade(colour, 0.09), 1.5)
    for x in (158, 242):
        c.rect(x - 8, 168, 16, 88, c.linear((shade(strap, 0.08), strap), ACROSS), rx=4)
        c.rect(x - 11, 224, 22, 17, "none", rx=4, stroke="#D6B86A", stroke_width=3.4)
        c.stroke(f"M {x} 226 v 14", "#D6B86A", 2.4)


def _bungee(c: Canvas, colour: str, strap: str) -> None:
    cord = "M 156 116 L 244 150 L 156 184 M 244 116 L 156 150 L 244 184"
    c.stroke(cord, contrast(colour), 3)
    for y in (116, 150, 184):
        for x in (156, 244):
            c.circle(x, y, 4.4, strap)


def _trekking_pack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep, pale = shade(colour, -0.1), shade(colour, -0.2), shade(colour, 0.09)
    strap, web = "#3B3A3A", mix(shade(colour, 0.2), "#F3E3C4", 0.55)
    c.floor_shadow(204, 354, 112)
    _harness(c, strap)
    # Hip belt on the floor to both sides.
    c.path(
        "M 126 286 C 90 284 72 300 66 330 C 64 342 78 346 84 336 C 92 320 110 318 130 322 Z",
        c.linear((shade(strap, 0.1), strap), DOWN),
    )
    c.path(
        "M 274 286 C 310 284 328 300 334 330 C 336 342 322 346 316 336 C 308 320 290 318 270 322 Z",
        c.linear((shade(strap, 0.06), shade(strap, -0.05)), DOWN),
    )
    body = (
        "M 130 110 L 270 110 C 280 160 284 240 282 316 Q 282 346 254 347 L 146 347"
        " Q 118 346 118 316 C 116 240 120 160 130 110 Z"
    )
    c.path(body, c.linear((pale, colour, dark), SLANT))
    with c.group(clip=c.clip(body)):
        c.path(
            "M 290 100 L 246 120 C 262 200 256 290 260 352 L 300 352 Z",
            c.linear((f"{deep}/0", f"{deep}/0.6"), ACROSS),
        )
        c.path("M 110 300 Q 200 312 290 300 L 290 352 L 110 352 Z", c.linear((dark, deep), DOWN))
        c.stroke("M 122 302 Q 200 313 278 302", shade(colour, -0.3), 2.4)
        c.path("M 100 240 C 130 246 142 280 140 330 L 110 330 Z", deep, opacity=0.7)
        c.path("M 300 240 C 270 246 258 280 260 330 L 290 330 Z", deep, opacity=0.7)
    pocket = (
        "M 152 150 Q 152 140 162 140 L 238 140 Q 248 140 248 150 L 252 276 Q 252 290 238 290"
        " L 162 290 Q 148 290 148 276 Z"
    )
    c.path(pocket, c.linear((shade(colour, 0.05), shade(colour, -0.07)), SLANT))
    c.stroke("M 164 156 L 236 156", shade(colour, -0.3), 3)
    c.stroke("M 200 168 L 200 282", shade(colour, -0.14), 2, opacity=0.6)
    if "bungee" in looks:
        c.stroke("M 164 180 L 236 212 L 164 244 M 236 180 L 164 212 L 236 244", web, 3)
    for y in (196, 262):
        c.stroke(f"M 120 {y} Q 135 {y + 3} 150 {y + 8} M 280 {y} Q 265 {y + 3} 250 {y + 8}", strap, 5)
    lid = (
        "M 118 116 C 116 70 144 54 200 54 C 256 54 284 70 282 116 C 282 130 270 134 256 134"
        " L 144 134 C 130 134 118 130 118 116 Z"
    )
    c.stroke("M 180 58 C 180 36 220 36 220 58", strap, 7)
    c.path(lid, c.linear((shade(colour, 0.13), colour, dark), SLANT))
    c.stroke("M 136 102 C 160 92 240 92 264 102", shade(colour, -0.28), 3)
    for x in (160, 240):
        c.stroke(f"M {x} 112 L {x} 176", strap, 8)
        c.rect(x - 9, 144, 18, 14, "#55524E", rx=3)
    if "leather" in looks:
        c.rect(184, 74, 32, 13, LEATHER, rx=3)


def _harness(c: Canvas, tone: str) -> None:
    """Shoulder straps that show behind the pack."""
    c.stroke("M 134 132 C 92 150 84 230 112 304", tone, 15)
    c.stroke("M 266 132 C 308 150 316 230 288 304", shade(tone, -0.04), 15)
    c.stroke("M 130 134 C 92 152 86 228 112 300", shade(tone, 0.13), 2, opacity=0.6)


def _side_pocket(c: Canvas, dark: str, deep: str) -> None:
    c.rect(278, 196, 26, 70, c.linear(STEEL, ACROSS), rx=9)
    c.rect(281, 180, 20, 18, "#4A4744", rx=5)
    c.path("M 268 244 L 306 250 Q 308 306 290 322 L 266 322 Z", c.linear((dark, deep), DOWN))
    c.path("M 132 244 L 96 250 Q 92 306 110 322 L 134 322 Z", c.linear((dark, deep), DOWN))


def _front_pocket(c: Canvas, colour: str, *, flap: bool) -> None:
    top = 232 if flap else 214
    outline = (
        f"M 140 {top + 16} Q 140 {top} 158 {top} L 242 {top} Q 260 {top} 260 {top + 16} L 266 312"
        " Q 266 328 248 328 L 152 328 Q 134 328 134 312 Z"
    )
    c.path(outline, shade(colour, -0.18), transform="translate(2 4)", opacity=0.5)
    c.path(outline, c.linear((shade(colour, 0.08), shade(colour, -0.02), shade(colour, -0.11)), SLANT))
    if not flap:
        c.stroke(
            (
                f"M 148 {top + 28} Q 148 {top + 14} 164 {top + 14} L 236 {top + 14}"
                f" Q 252 {top + 14} 252 {top + 28}"
            ),
            shade(colour, -0.3),
            3,
        )
        c.rect(240, top + 20, 7, 20, "#D6C9AE", rx=3)
    c.stitch("M 142 308 Q 142 320 154 320 L 246 320 Q 258 320 258 308", shade(colour, 0.16), 1.4)
