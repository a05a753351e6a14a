"""Pictures of sleeping bags, quilts and bedrolls."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.patterns import patterned

SLEEPING_BAG_LOOKS = frozenset({
    "rect", "double", "quilt", "stowed", "rolled", "open", "ears", "small",
    "chevron", "upright", "wide", "star", "check", "stripe", "block", "smooth",
})  # fmt: skip

PRINTS = frozenset({"star", "check", "stripe"})


def sleeping_bag(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A mummy seen from above, unless "rect", "double", "quilt" or "rolled"."""
    if "rolled" in looks:
        _rolled(c, colour, looks)
        return
    aside = -34 if "stowed" in looks else 0
    size = 0.8 if "small" in looks else 1.0
    c.wall_shadow(206 + aside, 214, (170 if looks & {"double"} else 130) * size, 172 * size)
    slim = 1.0 if looks & {"rect", "double", "quilt"} else 0.92
    with c.group(
        transform=f"translate({200 + aside} 206) scale({size * slim:g} {size:g}) translate(-200 -206)"
    ):
        if looks & {"rect", "double", "quilt"}:
            _flat(c, colour, looks)
        else:
            _mummy(c, colour, looks)
    if "stowed" in looks:
        _sack(c, colour)


def _filling(
    c: Canvas, colour: str, outline: str, looks: frozenset[str], box: tuple[int, int, int, int]
) -> None:
    """The outline filled with chambers: across, or as the looks say."""
    x, y, width, height = box
    pale, deep = shade(colour, 0.15), shade(colour, -0.18)
    c.path(outline, deep, transform="translate(5 8)", opacity=0.35)
    c.path(outline, c.lit(colour, 0.08, 0.1, ACROSS))
    with c.group(clip=c.clip(outline)):
        patterned(c, box, colour, looks & PRINTS, unit=1.2, across=True)
        if "block" in looks:
            c.rect(x, y + height * 0.62, width, height, contrast(colour))
        if "upright" in looks:
            round_ = c.linear((f"{deep}/0.6", f"{pale}/0.6", f"{colour}/0.05", f"{deep}/0.7"), ACROSS)
            for place in range(6):
                c.rect(x + place * width / 6, y, width / 6, height, round_)
        elif "chevron" in looks:
            round_ = c.linear((f"{pale}/0.65", f"{colour}/0.05", f"{deep}/0.75"), DOWN)
            middle = x + width / 2
            for place in range(-1, 11):
                top = y + place * 30
                c.path(
                    f"M {x} {top} L {middle:g} {top + 24} L {x + width} {top} v 30 L {middle:g} {top + 54} L {x} {top + 30} Z",
                    round_,
                )
        elif "smooth" not in looks:
            round_ = c.linear((f"{pale}/0.7", f"{colour}/0.05", f"{deep}/0.8"), DOWN)
            for top in range(y, y + height, 27):
                c.path(
                    f"M {x} {top} Q {x + width / 2:g} {top + 9} {x + width} {top} v 27 Q {x + width / 2:g} {top + 36} {x} {top + 27} Z",
                    round_,
                )
        c.path(
            f"M {x + width * 0.62:g} {y} h {width * 0.4:g} v {height} h {-width * 0.4:g} Z",
            c.linear((f"{deep}/0", f"{deep}/0.5"), ACROSS),
        )


def _mummy(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    lining = mix(contrast(colour), "#E9A14A", 0.35)
    wide = 14 if "wide" in looks else 0
    if "ears" in looks:
        for x in (152, 248):
            c.circle(x, 56, 25, c.lit(colour, 0.08, 0.12))
            c.circle(x, 57, 14, lining)
    body = (
        f"M 200 40 C 150 40 {126 - wide} 74 {126 - wide} 116 C {108 - wide} 138 {102 - wide} 176 {106 - wide} 216"
        f" C {112 - wide} 280 {138 - wide} 326 {150 - wide} 354 C 158 370 242 370 {250 + wide} 354"
        f" C {262 + wide} 326 {288 + wide} 280 {294 + wide} 216 C {298 + wide} 176 {292 + wide} 138 {274 + wide} 116"
        f" C {274 + wide} 74 250 40 200 40 Z"
    )
    _filling(c, colour, body, looks, (80, 36, 240, 330))
    hole = "M 200 66 C 166 66 152 92 156 120 C 162 148 184 156 200 156 C 216 156 238 148 244 120 C 248 92 234 66 200 66 Z"
    c.path(hole, c.lit(lining, 0.1, 0.12, DOWN))
    inside = "M 200 92 C 178 92 168 106 172 124 C 178 146 190 150 200 150 C 210 150 222 146 228 124 C 232 106 222 92 200 92 Z"
    c.path(inside, c.linear((shade(lining, -0.3), shade(lining, -0.16)), DOWN))
    c.stroke(hole, shade(colour, -0.16), 4)
    c.stroke("M 192 156 q -4 20 -10 28 M 208 156 q 4 18 8 24", "#EDE4D2", 2.6)
    if "open" in looks:
        flap = "M 214 152 C 250 180 262 240 262 300 L 292 250 C 300 200 296 150 272 118 Z"
        c.path(flap, shade(colour, -0.25), transform="translate(-7 4)", opacity=0.5)
        c.path(flap, c.lit(lining, 0.08, 0.1))
        c.stroke("M 214 152 C 250 180 262 240 262 300", "#E5DCCB", 2.4, stroke_dasharray="2 3")
    else:
        c.stroke(f"M 234 148 C 258 190 262 240 {250 + wide * 0.5:g} 300", shade(colour, -0.22), 6)
        c.stroke(
            f"M 234 148 C 258 190 262 240 {250 + wide * 0.5:g} 300", "#D9D3C6", 1.8, stroke_dasharray="2 3"
        )
        c.rect(230, 150, 7, 15, "#D9D3C6", rx=3, transform="rotate(-24 233 156)")
    c.rect(146, 318, 30, 18, contrast(colour), rx=3)


def _flat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    lining = mix(contrast(colour), "#E9A14A", 0.3)
    double = "double" in looks
    left, right = (58, 342) if double else (106, 294)
    if "quilt" in looks:
        body = "M 96 66 Q 200 56 304 66 L 300 190 C 296 260 274 320 262 344 Q 200 358 138 344 C 126 320 104 260 100 190 Z"
        _filling(c, colour, body, looks, (90, 52, 220, 310))
        c.path("M 96 66 Q 200 56 304 66 L 303 92 Q 200 82 97 92 Z", c.lit(lining, 0.08, 0.06, DOWN))
        c.stroke("M 104 178 H 296 M 106 232 H 292", "#3F4347", 5, opacity=0.8)
        for x, y in ((190, 170), (190, 224)):
            c.rect(x, y, 20, 16, "#2F3337", rx=3)
        return
    body = f"M {left + 14} 52 H {right - 14} Q {right} 52 {right} 66 V 340 Q {right} 356 {right - 16} 356 H {left + 16} Q {left} 356 {left} 340 V 66 Q {left} 52 {left + 14} 52 Z"
    _filling(c, colour, body, looks, (left - 4, 48, right - left + 8, 312))
    with c.group(clip=c.clip(body)):
        if double:
            c.path(f"M {left} 48 H {right} V 128 Q 200 142 {left} 128 Z", c.lit(lining, 0.08, 0.08, DOWN))
            patterned(
                c,
                (left, 48, right - left, 84),
                lining,
                ("check",) if "check" in looks else (),
                unit=1.2,
                across=True,
            )
            for x in (78, 208):
                pillow = f"M {x + 10} 62 q 52 -10 104 0 q 8 24 0 48 q -52 9 -104 0 q -8 -24 0 -48 Z"
                c.path(pillow, shade(lining, -0.25), transform="translate(3 5)", opacity=0.4)
                c.path(pillow, c.lit("#EFE7D8", 0.05, 0.08))
            c.stroke("M 200 132 V 356", shade(colour, -0.25), 5)
            c.stroke("M 200 132 V 356", "#D9D3C6", 1.8, stroke_dasharray="2 3")
        else:
            c.rect(left, 48, right - left, 44, c.lit(lining, 0.06, 0.08, DOWN))
            pillow = f"M {left + 24} 58 q 70 -10 140 0 q 8 16 0 34 q -70 9 -140 0 q -8 -18 0 -34 Z"
            c.path(pillow, c.lit(shade(lining, 0.12), 0.05, 0.1))
    if "open" in looks:
        flap = f"M {right} 214 L {right} 66 Q {right} 52 {right - 14} 52 L {right - 96} 52 Q {right - 70} 140 {right} 214 Z"
        corner = f"M {right - 96} 52 Q {right - 70} 140 {right} 214 L {right - 70} 196 Q {right - 112} 160 {right - 112} 104 Z"
        c.path(flap, c.linear((shade(lining, -0.06), lining), DOWN))
        c.path(corner, shade(colour, -0.3), transform="translate(-5 6)", opacity=0.4)
        c.path(corner, c.lit(shade(lining, 0.05), 0.1, 0.08))
    elif not double:
        c.stroke(f"M {right - 7} 92 V 330", shade(colour, -0.25), 5)
        c.stroke(f"M {right - 7} 92 V 330", "#D9D3C6", 1.8, stroke_dasharray="2 3")
    c.rect(left + 16, 322, 34, 18, contrast(colour), rx=3)


def _sack(c: Canvas, colour: str) -> None:
    deep = shade(colour, -0.22)
    c.floor_shadow(310, 344, 48, 9)
    body = "M 270 262 C 270 246 350 246 350 262 L 352 326 C 352 350 268 350 268 326 Z"
    c.path(body, c.linear((shade(colour, 0.02), shade(colour, 0.14), colour, deep), ACROSS))
    c.stroke("M 286 254 V 342 M 334 254 V 342", "#33373B", 6)
    c.ellipse(310, 258, 41, 12, c.lit(shade(colour, 0.05), 0.1, 0.12))
    c.stroke("M 300 258 q 10 -8 20 0 M 310 254 q -4 -14 8 -18", "#EDE4D2", 2.6)
    c.rect(279, 292, 14, 12, "#55595D", rx=2)
    c.rect(327, 292, 14, 12, "#55595D", rx=2)


def _rolled(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    lining, deep = mix(contrast(colour), "#E9A14A", 0.3), shade(colour, -0.22)
    c.floor_shadow(204, 310, 158)
    roll = "M 118 140 H 324 C 352 140 362 180 362 222 C 362 268 352 308 324 308 H 118 Z"
    c.path(
        roll, c.linear((shade(colour, 0.1), shade(colour, 0.05), colour, shade(colour, -0.12), deep), DOWN)
    )
    with c.group(clip=c.clip(roll)):
        patterned(c, (110, 130, 260, 190), colour, looks & PRINTS, unit=1.2, across=True)
        c.rect(110, 250, 260, 60, c.linear((f"{deep}/0", f"{deep}/0.75"), DOWN))
        c.stroke("M 130 290 C 220 282 300 286 360 276", deep, 2.4, opacity=0.6)
    c.ellipse(118, 224, 62, 84, c.lit(shade(colour, 0.03), 0.1, 0.12))
    for place, size in enumerate((0.84, 0.68, 0.52, 0.36, 0.2)):
        tone = lining if place % 2 == 0 else shade(colour, -0.06)
        c.ellipse(120, 226, 62 * size, 84 * size, "none", stroke=tone, stroke_width=9)
    c.ellipse(120, 226, 8, 11, deep)
    leather = "#8A5A3A" if "check" in looks else "#34383C"
    for x in (206, 296):
        c.path(
            f"M {x} 139 C {x + 34} 150 {x + 34} 298 {x} 309 L {x + 17} 309 C {x + 52} 298 {x + 52} 150 {x + 17} 139 Z",
            c.linear((shade(leather, 0.12), leather, shade(leather, -0.1)), DOWN),
        )
        c.rect(
            x + 22,
            196,
            24,
            26,
            "none",
            rx=3,
            stroke="#C9A24E" if "check" in looks else "#8B9196",
            stroke_width=4,
        )
    c.stroke("M 240 140 C 246 104 300 104 312 140", leather, 8)
