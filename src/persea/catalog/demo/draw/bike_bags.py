"""Pictures of panniers, baskets and other bags for bicycles."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.materials import wicker
from persea.catalog.demo.draw.patterns import EVERYWHERE, lay, patterned

BIKE_BAG_LOOKS = frozenset({
    "double", "barrel", "saddle", "frame", "basket", "messenger", "trunk", "top_tube", "flap", "tote",
    "leather", "stripe", "dot", "floral", "check", "reflect", "block", "lid", "crate",
})  # fmt: skip

PRINTS = frozenset({"stripe", "dot", "floral", "check"})
TAN = "#9A6540"
BRASS = "#C9A24E"
DARK = "#2B2E32"


def bike_bag(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A roll-top pannier, unless another shape is named."""
    shapes = {
        "double": _double, "barrel": _barrel, "saddle": _saddle, "frame": _frame, "basket": _basket,
        "messenger": _messenger, "trunk": _trunk, "top_tube": _top_tube, "flap": _flap, "tote": _tote,
    }  # fmt: skip
    for name, draw in shapes.items():
        if name in looks:
            draw(c, colour, looks)
            return
    c.floor_shadow(202, 346, 104)
    _pannier(c, colour, looks)


def _trim(looks: frozenset[str]) -> str:
    return TAN if "leather" in looks else DARK


def _body(c: Canvas, colour: str, outline: str, looks: frozenset[str]) -> None:
    """The outline in the bag's cloth, rounded by light."""
    deep = shade(colour, -0.22)
    c.path(outline, c.lit(colour, 0.1, 0.13, SLANT))
    with c.group(clip=c.clip(outline)):
        patterned(c, EVERYWHERE, colour, looks & PRINTS, unit=1.4, across=True)
        if "block" in looks:
            c.rect(0, 250, 400, 150, contrast(colour))
        if "reflect" in looks:
            c.rect(0, 272, 400, 16, c.linear(("#E9EDEF", "#AEB5BA", "#F4F6F7"), DOWN))
        c.path(
            "M 400 0 H 250 C 290 120 290 260 270 400 H 400 Z",
            c.linear((f"{deep}/0", f"{deep}/0.45"), ACROSS),
        )
        c.rect(0, 300, 400, 100, c.linear((f"{deep}/0", f"{deep}/0.4"), DOWN))


def _buckle(c: Canvas, x: float, y: float, looks: frozenset[str]) -> None:
    if "leather" in looks:
        c.rect(x - 10, y - 9, 20, 18, "none", rx=3, stroke=BRASS, stroke_width=4)
        c.stroke(f"M {x} {y - 5} v 10", BRASS, 3)
    else:
        c.rect(x - 11, y - 10, 22, 20, c.lit("#4A4E53", 0.12, 0.1), rx=4)
        c.stroke(f"M {x - 5} {y} h 10", "#8B9196", 3)


def _pannier(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    for x in (138, 238):
        c.path(f"M {x} 128 v -34 q 0 -12 12 -12 q 12 0 12 12 v 10", stroke="#4A4E53", stroke_width=9)
    body = "M 108 116 H 292 L 304 326 Q 304 346 284 346 H 116 Q 96 346 96 326 Z"
    _body(c, colour, body, looks)
    roll = "M 92 96 Q 200 84 308 96 Q 316 118 306 138 Q 200 148 94 138 Q 84 118 92 96 Z"
    c.path(roll, shade(colour, -0.24), transform="translate(0 7)", opacity=0.5)
    c.path(roll, c.linear((shade(colour, 0.12), shade(colour, 0.02), shade(colour, -0.14)), DOWN))
    c.stroke("M 94 116 Q 200 106 306 116", shade(colour, -0.2), 2.4, opacity=0.6)
    c.stroke("M 98 124 L 90 214 M 302 124 L 310 214", trim, 10)
    _buckle(c, 94, 178, looks)
    _buckle(c, 306, 178, looks)
    c.stroke("M 200 140 V 232", trim, 14)
    _buckle(c, 200, 206, looks)
    c.rect(
        170,
        246,
        60,
        40,
        shade(colour, -0.08) if "block" not in looks else shade(contrast(colour), -0.06),
        rx=6,
    )
    c.stroke("M 184 266 l 12 -12 l 8 8 l 8 -6", contrast(colour) if "block" not in looks else colour, 3.4)


def _double(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    c.floor_shadow(202, 338, 158)
    yoke = "M 112 106 Q 200 76 288 106 L 296 138 H 104 Z"
    _body(c, shade(colour, -0.05), yoke, looks)
    for left in c.both_sides():
        tone = colour if left else shade(colour, -0.03)
        body = "M 50 150 Q 52 132 70 130 H 176 Q 190 132 190 150 L 188 322 Q 186 338 170 338 H 68 Q 50 338 48 322 Z"
        _body(c, tone, body, looks)
        flap = "M 46 142 Q 50 120 74 116 H 172 Q 192 120 194 142 L 190 214 Q 120 232 50 214 Z"
        _lid(c, tone, flap, looks)
        c.stitch("M 56 208 Q 120 224 184 208", shade(colour, 0.2), 1.6)
        for x in (86, 154):
            c.stroke(f"M {x} 168 V 270", trim, 11)
            _buckle(c, x, 244, looks)
    c.stroke("M 176 98 C 182 66 218 66 224 98", trim, 9)


def _lid(c: Canvas, colour: str, flap: str, looks: frozenset[str]) -> None:
    """A flap in the bag's cloth, and its shadow on what it closes."""
    c.path(flap, shade(colour, -0.26), transform="translate(0 8)", opacity=0.45)
    c.path(flap, c.lit(shade(colour, 0.04), 0.1, 0.1))
    with c.group(clip=c.clip(flap)):
        patterned(c, EVERYWHERE, colour, looks & PRINTS, unit=1.4, across=True)


def _barrel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    deep = shade(colour, -0.22)
    c.wall_shadow(206, 222, 172, 110)
    roll = "M 92 136 H 308 C 336 136 348 170 348 212 C 348 254 336 290 308 290 H 92 C 64 290 52 254 52 212 C 52 170 64 136 92 136 Z"
    c.path(roll, c.linear((shade(colour, 0.12), shade(colour, 0.06), colour, deep), DOWN))
    with c.group(clip=c.clip(roll)):
        patterned(c, EVERYWHERE, colour, looks & PRINTS, unit=1.4, across=True)
        if "block" in looks:
            c.rect(40, 120, 92, 180, contrast(colour))
            c.rect(268, 120, 92, 180, contrast(colour))
        if "reflect" in looks:
            c.rect(40, 226, 320, 14, c.linear(("#E9EDEF", "#AEB5BA", "#F4F6F7"), DOWN))
        c.rect(40, 230, 320, 70, c.linear((f"{deep}/0", f"{deep}/0.7"), DOWN))
        c.path(
            "M 40 120 H 84 C 66 170 66 250 84 300 H 40 Z M 360 120 H 316 C 334 170 334 250 316 300 H 360 Z",
            deep,
            opacity=0.4,
        )
    for x in (128, 272):
        c.path(
            f"M {x - 9} 126 Q {x - 4} 212 {x - 9} 294 h 18 Q {x + 14} 212 {x + 9} 126 Z",
            c.lit(trim, 0.1, 0.1),
        )
        _buckle(c, x + 2, 202, looks)
        c.rect(x - 12, 102, 24, 34, "none", rx=12, stroke=trim, stroke_width=9)
    c.stroke("M 156 172 H 244", deep, 6)
    c.stroke("M 156 172 H 244", "#D9D3C6", 2, stroke_dasharray="2 3")
    c.stroke("M 56 180 C 20 250 120 356 200 356 C 280 356 380 250 344 180", trim, 7, opacity=0.9)


def _saddle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A wedge below a saddle, strapped to its rails and to the post."""
    trim = _trim(looks)
    c.wall_shadow(206, 206, 170, 150)
    c.stroke("M 134 176 L 112 356", c.linear(("#8B9297", "#D5DADC", "#9AA1A6", "#666D73"), ACROSS), 25)
    c.stroke("M 84 146 H 176 M 176 146 C 220 146 250 130 300 128", "#7E868B", 7)
    c.rect(106, 138, 62, 42, c.linear(("#5B6065", "#33373B"), DOWN), rx=9)
    bag = (
        "M 176 160 Q 178 148 192 148 L 322 142 Q 344 142 346 164 L 346 214 Q 346 240 322 244 L 226 254"
        " Q 196 256 186 226 Z"
    )
    c.path(bag, "#2A1E1A", transform="translate(4 9)", opacity=0.22)
    _body(c, colour, bag, looks)
    if "reflect" in looks:
        c.path("M 186 222 L 346 206 V 224 L 192 240 Z", c.linear(("#E9EDEF", "#AEB5BA", "#F4F6F7"), DOWN))
    c.stroke("M 184 190 C 230 182 290 178 344 178", shade(colour, -0.24), 6)
    c.stroke("M 184 190 C 230 182 290 178 344 178", "#D9D3C6", 2, stroke_dasharray="2 3")
    c.stroke("M 188 214 C 160 208 144 210 128 216", trim, 13)
    for x in (218, 296):
        c.stroke(f"M {x} 124 V {252 - (x - 200) * 0.1:.0f}", trim, 12)
        _buckle(c, x, 208, looks)
    seat = (
        "M 30 118 C 36 100 66 100 100 102 C 150 104 190 92 236 80 C 286 68 356 66 366 94 C 372 118 350 134 316 138"
        " C 268 142 210 128 150 130 C 110 132 66 142 42 134 C 32 130 28 124 30 118 Z"
    )
    c.path(seat, c.lit(TAN if "leather" in looks else "#33373B", 0.16, 0.1, DOWN))
    c.stroke("M 48 112 C 120 110 190 104 240 90 C 290 78 340 78 354 92", "#FFFFFF", 3, opacity=0.22)


def _frame(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A triangle that fills a bicycle's frame."""
    c.wall_shadow(206, 210, 170, 140)
    tube = c.linear(("#C9CED1", "#8B9297", "#6A7076"), DOWN)
    c.stroke("M 38 108 L 364 92", tube, 19)
    c.stroke("M 360 92 L 214 344", tube, 20)
    c.stroke("M 64 66 L 214 344", tube, 18)
    bag = "M 86 122 Q 90 118 98 117 L 320 106 Q 334 106 328 120 L 226 304 Q 214 320 204 304 L 86 136 Q 82 128 86 122 Z"
    _body(c, colour, bag, looks)
    c.stroke("M 112 158 L 292 148", shade(colour, -0.24), 6)
    c.stroke("M 112 158 L 292 148", "#D9D3C6", 2, stroke_dasharray="2 3")
    c.rect(272, 140, 14, 24, _trim(looks), rx=4)
    for d in (
        "M 122 96 V 128",
        "M 204 92 V 124",
        "M 288 88 V 120",
        "M 116 190 L 142 174",
        "M 266 214 L 290 228",
        "M 168 282 L 196 266",
    ):
        c.stroke(d, _trim(looks), 15)


def _top_tube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(206, 210, 160, 110)
    c.stroke("M 24 276 L 376 258", c.linear(("#C9CED1", "#8B9297", "#6A7076"), DOWN), 30)
    bag = "M 70 252 C 72 190 106 146 160 142 L 296 146 Q 316 148 318 168 L 324 232 Q 324 242 312 243 L 88 256 Q 70 258 70 252 Z"
    _body(c, colour, bag, looks)
    c.stroke("M 92 196 C 150 178 240 176 318 180", shade(colour, -0.24), 7)
    c.stroke("M 92 196 C 150 178 240 176 318 180", "#D9D3C6", 2.2, stroke_dasharray="2 3")
    c.rect(94, 186, 13, 26, _trim(looks), rx=4)
    for x in (120, 270):
        c.stroke(f"M {x} 240 L {x + 2} 292", _trim(looks), 20)
    c.rect(176, 206, 70, 26, shade(colour, -0.1), rx=6)


def _basket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    wire = "crate" in looks
    c.floor_shadow(202, 336, 120)
    if wire:
        for y, half in ((168, 138), (216, 130), (266, 121), (318, 110)):
            c.stroke(f"M {200 - half} {y} H {200 + half}", shade(colour, -0.04), 8)
            c.stroke(f"M {200 - half} {y - 2} H {200 + half}", shade(colour, 0.2), 2, opacity=0.7)
        for x in range(-4, 5):
            c.stroke(f"M {200 + x * 34} 150 L {200 + x * 27} 332", shade(colour, -0.12), 6)
        c.rect(56, 138, 288, 20, c.linear((shade(colour, 0.14), shade(colour, -0.14)), DOWN), rx=9)
        c.rect(88, 322, 224, 14, c.linear((shade(colour, 0.08), shade(colour, -0.16)), DOWN), rx=6)
        c.rect(164, 200, 72, 44, c.lit("#B58254", 0.1, 0.1), rx=4)
        return
    c.ellipse(200, 152, 138, 26, c.linear((shade(colour, -0.3), shade(colour, -0.14)), DOWN))
    side = "M 62 150 C 100 178 300 178 338 150 L 312 318 Q 308 336 288 338 C 230 344 170 344 112 338 Q 92 336 88 318 Z"
    c.path(
        side,
        c.linear((shade(colour, -0.06), shade(colour, 0.08), colour, shade(colour, -0.16)), ACROSS),
    )
    with c.group(clip=c.clip(side)):
        lay(c, (56, 140, 290, 210), wicker(c, colour))
        c.path(
            "M 400 100 H 260 C 290 200 290 300 270 400 H 400 Z",
            c.linear(("#000000/0", "#2B1C10/0.4"), ACROSS),
        )
        if "check" in looks:
            lining = "M 56 146 C 100 178 300 178 344 146 V 184 C 300 216 100 216 56 184 Z"
            c.path(lining, "#B5423A")
            with c.group(clip=c.clip(lining)):
                patterned(c, EVERYWHERE, "#B5423A", ("gingham",), unit=1.2)
    c.path("M 62 150 C 100 178 300 178 338 150", stroke=shade(colour, -0.1), stroke_width=15)
    c.path(
        "M 62 150 C 100 178 300 178 338 150",
        stroke=shade(colour, 0.12),
        stroke_width=11,
        stroke_dasharray="10 5",
    )
    if "lid" in looks:
        lid = "M 50 148 C 60 84 340 84 350 148 C 300 176 100 176 50 148 Z"
        c.path(lid, shade(colour, -0.3), transform="translate(0 9)", opacity=0.5)
        c.path(lid, c.lit(colour, 0.12, 0.1))
        with c.group(clip=c.clip(lid)):
            lay(c, (40, 80, 320, 100), wicker(c, shade(colour, 0.04)))
            c.path("M 40 140 C 100 172 300 172 360 140 V 190 H 40 Z", shade(colour, -0.2), opacity=0.35)
        c.stroke(lid, shade(colour, -0.1), 8)
        c.stroke("M 176 96 C 180 66 220 66 224 96", TAN, 9)
    for x in (138, 262):
        c.stroke(f"M {x} 150 V 226", TAN, 15)
        c.rect(x - 11, 196, 22, 18, "none", rx=3, stroke=BRASS, stroke_width=4)


def _messenger(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    c.floor_shadow(202, 338, 140)
    c.stroke("M 78 168 C 60 40 340 40 322 168", shade(trim, -0.04), 15)
    c.stroke("M 84 160 C 70 52 330 52 316 160", shade(trim, 0.16), 2.4, opacity=0.6)
    _body(c, colour, "M 66 156 H 334 L 342 316 Q 342 338 320 338 H 80 Q 58 338 58 316 Z", looks)
    flap = "M 60 140 Q 200 128 340 140 L 346 262 Q 200 292 54 262 Z"
    _lid(c, colour, flap, looks)
    with c.group(clip=c.clip(flap)):
        if "reflect" in looks:
            c.path(
                "M 40 236 Q 200 262 360 236 V 250 Q 200 278 40 250 Z",
                c.linear(("#E9EDEF", "#AEB5BA", "#F4F6F7"), DOWN),
            )
    c.stitch("M 62 254 Q 200 282 338 254", shade(colour, 0.2), 1.8)
    for x in (126, 274):
        c.stroke(f"M {x} 196 V 306", trim, 15)
        _buckle(c, x, 284, looks)


def _trunk(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    c.floor_shadow(202, 316, 152)
    c.stroke("M 50 312 H 350 M 96 312 L 84 350 M 304 312 L 316 350", "#6A7076", 8)
    _body(
        c,
        colour,
        "M 62 194 Q 64 172 88 168 H 312 Q 336 172 338 194 V 290 Q 336 308 318 308 H 82 Q 64 308 62 290 Z",
        looks,
    )
    lid = "M 58 188 Q 62 132 110 124 H 290 Q 338 132 342 188 Q 200 206 58 188 Z"
    _lid(c, colour, lid, looks)
    c.stroke("M 60 190 Q 200 208 340 190", "#D9D3C6", 2.4, stroke_dasharray="3 3")
    c.stroke("M 160 126 C 168 92 232 92 240 126", trim, 12)
    for x in (104, 296):
        c.stroke(f"M {x} 130 V 308", trim, 12)
        _buckle(c, x, 236, looks)
    c.rect(152, 226, 96, 56, shade(colour, -0.07), rx=8)
    c.stitch("M 158 234 h 84", shade(colour, 0.2), 1.6)


def _flap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A satchel on a rack."""
    trim = _trim(looks)
    c.floor_shadow(202, 340, 112)
    _body(c, colour, "M 96 142 H 304 L 308 318 Q 308 340 288 340 H 112 Q 92 340 92 318 Z", looks)
    pocket = "M 120 262 H 280 V 318 Q 280 328 270 328 H 130 Q 120 328 120 318 Z"
    c.path(pocket, c.lit(shade(colour, -0.02), 0.06, 0.1))
    c.stitch("M 126 270 H 274", shade(colour, 0.2), 1.6)
    flap = "M 86 128 Q 90 96 124 92 H 276 Q 310 96 314 128 L 310 226 Q 200 262 90 226 Z"
    _lid(c, colour, flap, looks)
    c.stitch("M 98 220 Q 200 252 302 220", shade(colour, 0.2), 1.8)
    for x in (146, 254):
        c.stroke(f"M {x} 132 V 290", trim, 17)
        _buckle(c, x, 262, looks)
    c.stroke("M 164 92 C 168 58 232 58 236 92", trim, 11)


def _tote(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = _trim(looks)
    c.floor_shadow(202, 344, 116)
    c.stroke("M 144 146 C 140 34 260 34 256 146", shade(trim, -0.08), 11)
    body = "M 84 136 H 316 L 300 326 Q 298 344 280 344 H 120 Q 102 344 100 326 Z"
    _body(c, colour, body, looks)
    c.path("M 84 136 H 316 L 313 166 H 87 Z", c.lit(mix(colour, trim, 0.0), -0.03, 0.1, DOWN))
    c.stroke("M 144 150 C 138 46 262 46 256 150", trim, 12)
    for x in (144, 256):
        c.rect(x - 9, 136, 18, 40, trim, rx=3)
        c.circle(x, 166, 3.4, BRASS)
    c.stitch("M 90 162 H 310", shade(colour, 0.2), 1.6)
    c.rect(178, 236, 46, 30, TAN, rx=3)
    c.stroke("M 186 251 h 30", "#E6CFA6", 2)
