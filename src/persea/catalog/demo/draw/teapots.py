"""Pictures of teapots."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import GLASS_EDGE, clear_glass, gleam
from persea.catalog.demo.draw.patterns import dots, flowers, ink_on, lay, scallops, speckles, stripes

TEAPOT_LOOKS = frozenset(
    {"tall", "glass", "cane", "iron", "cups", "ribbed", "stripe", "dot", "floral", "speckle", "dip", "side"}
)

WOOD = "#A9744A"
TEA = ("#8A4A1A", "#C87B2E", "#B5652A", "#7A3E16")
ROUND_POT = "M 118 226 C 118 180 158 164 200 164 C 242 164 282 180 282 226 C 282 286 248 330 226 334 L 174 334 C 152 330 118 286 118 226 Z"


def teapot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Round, with the spout on the right; "side" has a straight handle, "cups" come with it."""
    with c.group(
        transform="translate(34 6) scale(0.84)" if "cups" in looks else "translate(-26 -42) scale(1.12)"
    ):
        c.floor_shadow(200, 336, 92)
        if "iron" in looks:
            _low_pot(c, colour, looks)
        else:
            _one_teapot(c, colour, looks)
    if "cups" in looks:
        for x in (86, 158):
            c.floor_shadow(x, 346, 32, 7)
            _cup(c, x, colour, looks)


def _one_teapot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    see_through = "glass" in looks
    shell = "#D5E3E3" if see_through else colour
    edge = "#B4C9C9" if see_through else shade(colour, -0.12)
    if "cane" in looks:
        c.stroke("M 134 202 C 112 60 288 60 266 202", "#8D6234", 13)
        c.stroke("M 132 196 C 114 64 286 64 268 196", "#C79A5E", 8, stroke_dasharray="7 4")
    elif "side" in looks:
        c.path(
            "M 130 236 L 62 186 Q 50 180 46 192 Q 44 202 52 208 L 128 268 Z",
            c.lit(shade(WOOD, 0) if see_through else colour, 0.14, 0.1),
        )
    else:
        c.path("M 128 206 C 50 178 58 310 150 296", stroke=edge, stroke_width=17)
        c.path("M 124 202 C 62 184 66 276 120 290", stroke=shade(shell, 0.14), stroke_width=4, opacity=0.7)
    spout = (
        "M 240 262 C 300 268 296 218 328 190 Q 336 184 346 190 Q 346 200 340 208 C 318 250 316 302 236 322 Z"
    )
    if "tall" in looks:
        spout = "M 254 270 C 296 252 290 196 322 166 Q 332 160 342 168 C 322 216 324 276 252 304 Z"
    c.path(
        spout,
        clear_glass(c) if see_through else c.lit(colour, 0.12, 0.12),
        stroke=GLASS_EDGE if see_through else None,
    )
    body = (
        "M 142 138 Q 200 122 258 138 C 266 200 278 290 262 322 Q 258 334 244 334 L 156 334 Q 142 334 138 322 C 122 290 134 200 142 138 Z"
        if "tall" in looks
        else ROUND_POT
    )
    top = 134.0 if "tall" in looks else 172.0
    if see_through:
        _glass_body(c, body)
    else:
        c.path(body, upright(c, colour))
        _teapot_pattern(c, colour, body, looks)
    half = 46 if "tall" in looks else 50
    lid = WOOD if see_through else colour
    c.ellipse(200, top + 3, half + 3, 10, shade(lid, -0.2), opacity=0.7)
    c.path(
        f"M {200 - half} {top + 2} C {204 - half} {top - 26} {196 + half} {top - 26} {200 + half} {top + 2} Q 200 {top + 16} {200 - half} {top + 2} Z",
        upright(c, shade(lid, 0.02)),
    )
    c.ellipse(186, top - 10, 16, 5, c.radial(("#FFFFFF/0.6", "#FFFFFF/0")))
    c.rect(195, top - 26, 10, 10, shade(lid, -0.1))
    knob = "#C79A5E" if "cane" in looks else lid
    c.circle(200, top - 29, 11, c.radial((shade(knob, 0.22), knob, shade(knob, -0.14)), 0.36, 0.3, 0.8))


def _glass_body(c: Canvas, body: str) -> None:
    with c.group(clip=c.clip(body)):
        c.rect(100, 206, 200, 140, c.linear(TEA, ACROSS), opacity=0.85)
        c.ellipse(200, 206, 92, 12, "#DFA053", opacity=0.9)
    c.path("M 168 176 H 232 L 226 284 Q 200 296 174 284 Z", "#E8EFEF", opacity=0.35)
    with c.group(clip=c.clip("M 168 176 H 232 L 226 284 Q 200 296 174 284 Z")):
        c.rect(160, 236, 80, 60, "#4A2A12", opacity=0.6)
        c.rect(160, 170, 80, 130, c.weave("M 2 2 h .1", "#F4F8F8", 1.6, (6, 6)), opacity=0.6)
    c.path(body, clear_glass(c), stroke=GLASS_EDGE, stroke_width=2)
    gleam(c, 146, 232, 12, 50, 0.8, 8)


def _teapot_pattern(c: Canvas, colour: str, body: str, looks: frozenset[str]) -> None:
    ink = ink_on(colour)
    box = (100, 120, 200, 220)
    with c.group(clip=c.clip(body)):
        if "ribbed" in looks:
            for x in range(-5, 6):
                bend = x * 17
                c.stroke(
                    f"M {200 + bend * 0.5:g} 160 Q {200 + bend * 1.25:g} 250 {200 + bend * 0.6:g} 340",
                    shade(colour, -0.13),
                    3,
                    opacity=0.7,
                )
                c.stroke(
                    f"M {203 + bend * 0.5:g} 160 Q {204 + bend * 1.25:g} 250 {203 + bend * 0.6:g} 340",
                    shade(colour, 0.14),
                    2,
                    opacity=0.6,
                )
        if "stripe" in looks:
            for y, thick in ((206, 9), (226, 4), (286, 9), (268, 4)):
                c.stroke(f"M 100 {y} Q 200 {y + 20} 300 {y}", ink, thick, opacity=0.9)
        if "dot" in looks:
            lay(c, box, dots(c, ink, 30, 10))
        if "floral" in looks:
            lay(c, box, flowers(c, colour))
        if "speckle" in looks:
            lay(c, box, speckles(c, "#5B4332" if lightness(colour) > 0.55 else "#F4ECDD"))
        if "dip" in looks:
            c.path(
                "M 90 262 C 140 250 160 276 206 264 C 244 254 268 274 310 260 L 310 350 L 90 350 Z",
                upright(c, "#C99A6E"),
            )
            c.stroke(
                "M 90 262 C 140 250 160 276 206 264 C 244 254 268 274 310 260",
                shade(colour, 0.14),
                3,
                opacity=0.8,
            )
        c.ellipse(206, 346, 120, 40, c.radial((f"{shade(colour, -0.3)}/0.6", f"{shade(colour, -0.3)}/0")))
        gleam(c, 156, 226, 15, 50, 0.65, 12)


def _low_pot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Cast iron, with a hoop to lift it by."""
    c.stroke("M 124 244 C 116 116 284 116 276 244", shade(colour, -0.06), 10)
    c.stroke("M 126 216 C 134 124 266 124 274 212", shade(colour, 0.22), 2.4, opacity=0.6)
    c.path(
        "M 280 280 C 312 270 312 244 340 236 L 350 250 C 336 280 318 304 282 308 Z", c.lit(colour, 0.12, 0.08)
    )
    body = "M 100 276 C 100 238 146 222 200 222 C 254 222 300 238 300 276 C 300 318 262 336 240 336 L 160 336 C 138 336 100 318 100 276 Z"
    c.path(body, upright(c, colour))
    with c.group(clip=c.clip(body)):
        if "ribbed" in looks:
            lay(c, (90, 224, 220, 120), stripes(c, shade(colour, -0.1), 12, 3))
            lay(c, (93, 224, 220, 120), stripes(c, shade(colour, 0.12), 12, 1.6))
        else:
            lay(c, (90, 240, 220, 100), scallops(c, shade(colour, 0.14), 26, 2))
        c.rect(90, 296, 220, 44, c.linear((f"{shade(colour, -0.15)}/0", f"{shade(colour, -0.2)}/0.8"), DOWN))
        gleam(c, 146, 252, 34, 16, 0.35, -14)
    c.ellipse(200, 225, 52, 11, shade(colour, -0.1))
    c.path(
        "M 150 222 C 158 206 242 206 250 222 Q 200 234 150 222 Z",
        c.lit(shade(colour, 0.04), 0.1, 0.08, SLANT),
    )
    c.circle(200, 203, 9, c.radial((shade(colour, 0.24), colour, shade(colour, -0.06)), 0.36, 0.3, 0.8))


def _cup(c: Canvas, x: float, colour: str, looks: frozenset[str]) -> None:
    cup = f"M {x - 31} 290 H {x + 31} C {x + 31} 322 {x + 22} 346 {x + 14} 346 H {x - 14} C {x - 22} 346 {x - 31} 322 {x - 31} 290 Z"
    if "glass" in looks:
        c.path(cup, c.linear(TEA, ACROSS), opacity=0.85)
        c.path(cup, clear_glass(c), stroke=GLASS_EDGE, stroke_width=1.6)
    else:
        c.path(cup, upright(c, colour))
    with c.group(clip=c.clip(cup)):
        gleam(c, x - 14, 316, 6, 22, 0.6)
    c.ellipse(x, 290, 31, 7, shade(colour, 0.14) if "glass" not in looks else "#DCE8E8")
    c.ellipse(x, 291, 27, 5, c.radial(("#D08A3C", "#9A5520")))
