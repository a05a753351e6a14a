"""Pictures of toiletry bags, shut, unrolled or see-through."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.materials import below, metal
from persea.catalog.demo.draw.patterns import patterned

BRASS, STEEL, TAN = "#C9A24E", "#AEB4B8", "#9A6238"


BAG_FORMS = frozenset({"box", "hanging", "pouch", "clear", "vanity", "drawstring", "roll"})


BAG_LOOKS = BAG_FORMS | {
    "leather", "quilt", "check", "floral", "dot", "stripe", "leaf", "tweed", "wave", "geo", "canvas",
}  # fmt: skip


def toiletry_bag(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Waxed cloth unless the looks say leather; a box with a zip, or what they name."""
    form = next(iter(looks & BAG_FORMS), "")
    if form:
        {
            "box": _box, "hanging": _hanging, "pouch": _pouch, "clear": _clear, "vanity": _vanity,
            "drawstring": _drawstring, "roll": _roll,
        }[form](c, colour, looks)  # fmt: skip


def _stuff(c: Canvas, d: str, colour: str, looks: frozenset[str], dark: float = 0.28) -> None:
    c.path(d, c.lit(colour, 0.09, 0.1, SLANT))
    if "canvas" in looks:
        c.path(d, c.weave("M 0 0 H 5 M 0 0 V 5", shade(colour, 0.12), 1.2, (5, 5)), opacity=0.55)
    patterned(c, d, colour, looks, unit=1.0)
    below(c, d, dark)


def _zip(c: Canvas, d: str, colour: str, x: float, y: float) -> None:
    c.stroke(d, shade(colour, -0.26), 9)
    c.stroke(d, BRASS, 4, stroke_dasharray="2.5 2.5")
    c.rect(x - 7, y - 8, 20, 15, metal(c, BRASS), rx=4)
    c.path(
        f"M {x + 11} {y - 4} h 30 q 7 4 0 9 h -30 Z", c.linear((shade(TAN, 0.08), shade(TAN, -0.12)), DOWN)
    )


def _box(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 318, 150)
    c.path(
        "M 66 196 C 54 186 40 200 44 222 C 46 238 58 240 68 236",
        "none",
        stroke=shade(colour, -0.16),
        stroke_width=11,
    )
    body = "M 72 196 C 96 168 304 168 328 196 C 346 214 346 292 330 312 Q 324 320 312 320 H 88 Q 76 320 70 312 C 54 292 54 214 72 196 Z"
    _stuff(c, body, colour, looks, 0.34)
    if "leather" in looks:
        ink = contrast(colour)
        c.stitch("M 66 236 C 96 226 304 226 334 236", ink)
        c.path(
            "M 66 288 C 130 300 270 300 334 288 L 330 312 Q 324 320 312 320 H 88 Q 76 320 70 312 Z",
            shade(colour, -0.1),
            opacity=0.6,
        )
    else:
        c.path(
            "M 64 282 C 130 294 270 294 336 282 L 330 312 Q 324 320 312 320 H 88 Q 76 320 70 312 Z",
            c.linear((shade(TAN, 0.03), shade(TAN, -0.16)), DOWN),
        )
        c.stitch("M 68 292 C 130 303 270 303 332 292", "#E7D3B4")
    _zip(c, "M 82 197 C 120 182 280 182 316 196", colour, 300, 194)
    c.rect(182, 244, 36, 20, TAN if "leather" not in looks else shade(colour, -0.14), rx=3)
    c.stroke("M 190 254 h 20", "#E7D3B4", 2.2)


def _pouch(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 316, 140)
    body = "M 80 150 H 320 Q 330 150 331 160 L 346 296 Q 348 318 326 318 H 74 Q 52 318 54 296 L 69 160 Q 70 150 80 150 Z"
    _stuff(c, body, colour, looks, 0.3)
    c.stroke(
        "M 64 262 C 84 276 92 290 90 316 M 336 262 C 316 276 308 290 310 316",
        shade(colour, -0.2),
        2.4,
        opacity=0.5,
    )
    if "leather" in looks:
        c.stitch("M 76 174 L 62 306 H 338 L 324 174", contrast(colour))
    _zip(c, "M 82 156 H 318", colour, 262, 156)
    c.stroke("M 78 156 C 44 160 40 204 54 226", TAN, 8)


def _hanging(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Opened out and hung from its hook."""
    c.wall_shadow(212, 226, 130, 150)
    c.stroke("M 200 76 V 60 C 200 40 226 42 224 58", metal(c, STEEL), 6)
    body = "M 116 78 H 284 Q 298 78 298 92 V 328 Q 298 346 280 346 H 120 Q 102 346 102 328 V 92 Q 102 78 116 78 Z"
    _stuff(c, body, colour, looks, 0.14)
    inside = mix(colour, "#F3EADB", 0.6)
    for y, high in ((100, 66), (178, 72), (262, 68)):
        c.rect(116, y, 168, high, c.linear((shade(inside, -0.1), shade(inside, 0.03)), DOWN), rx=7)
    for x, y, tone, width, tall in (
        (130, 118, "#7FA6A0", 22, 48),
        (160, 106, "#F7F3EA", 26, 60),
        (196, 124, "#D8A24A", 20, 42),
        (226, 112, "#C9776B", 30, 54),
    ):
        c.rect(x, y, width, tall, c.linear((shade(tone, 0.08), shade(tone, -0.1)), ACROSS), rx=5)
        c.rect(x + width * 0.25, y - 9, width * 0.5, 11, shade(tone, -0.2), rx=2)
    c.rect(116, 138, 168, 30, c.linear((shade(colour, 0.04), shade(colour, -0.1)), DOWN), rx=5)
    c.rect(116, 190, 168, 60, c.linear(("#E6EEF0/0.75", "#FFFFFF/0.6"), SLANT), rx=7)
    c.stroke("M 132 232 L 196 200 M 206 236 c 20 -30 34 -30 60 -34", "#4F8F8B", 7, opacity=0.75)
    c.stroke("M 180 208 l 16 -8", "#FFFFFF", 9)
    for y in (188, 270):
        c.stroke(f"M 122 {y} H 278", shade(colour, -0.26), 6)
        c.stroke(f"M 122 {y} H 278", BRASS, 2.6, stroke_dasharray="2.5 2.5")
        c.rect(258, y - 5, 18, 11, metal(c, BRASS), rx=3)
    c.rect(116, 276, 168, 54, c.linear((shade(colour, 0.05), shade(colour, -0.08)), DOWN), rx=7)
    patterned(c, "M 116 276 h 168 v 54 h -168 Z", colour, looks, unit=0.9)


def _clear(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 318, 138)
    for x, y, tone, width, tall in (
        (96, 206, "#C9776B", 40, 104),
        (144, 184, "#F7F3EA", 44, 126),
        (196, 222, "#D8A24A", 34, 88),
        (238, 196, "#7FA6A0", 32, 114),
        (278, 230, "#8E86B4", 30, 80),
    ):
        c.rect(x, y, width, tall, c.linear((shade(tone, 0.1), tone, shade(tone, -0.12)), ACROSS), rx=7)
        c.rect(x + width * 0.26, y - 16, width * 0.48, 18, shade(tone, -0.22), rx=3)
        c.rect(x + 5, y + tall * 0.4, width - 10, tall * 0.28, "#FFFFFF", rx=2, opacity=0.6)
    body = "M 82 158 H 318 Q 330 158 331 170 L 340 298 Q 341 318 322 318 H 78 Q 59 318 60 298 L 69 170 Q 70 158 82 158 Z"
    c.path(body, c.linear(("#E3EEF0/0.55", "#FFFFFF/0.3", "#D5E4E8/0.5"), SLANT))
    patterned(c, body, mix(colour, "#FFFFFF", 0.2), looks, unit=1.0)
    c.path("M 92 172 H 130 L 92 300 H 74 Z", "#FFFFFF", opacity=0.45)
    c.path(body, "none", stroke=colour, stroke_width=9)
    _zip(c, "M 80 160 H 320", colour, 262, 160)


def _vanity(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 338, 138)
    c.stroke("M 142 142 C 142 86 258 86 258 142", shade(TAN, -0.16), 14)
    c.stroke("M 144 140 C 146 90 254 90 256 140", shade(TAN, 0.12), 4)
    body = "M 104 140 H 296 Q 322 140 322 166 V 312 Q 322 336 298 336 H 102 Q 78 336 78 312 V 166 Q 78 140 104 140 Z"
    _stuff(c, body, colour, looks, 0.28)
    _zip(c, "M 80 196 H 320", colour, 236, 196)
    if "leather" in looks:
        c.stitch("M 88 206 H 312 M 88 326 H 312", contrast(colour))
    for x in (92, 290):
        c.path(f"M {x} 140 h 18 V 336 h -18 Z", c.linear((shade(TAN, 0.04), shade(TAN, -0.14)), ACROSS))
    c.rect(180, 252, 40, 26, "#F3E3C3", rx=4, stroke=TAN, stroke_width=4)


def _drawstring(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 340, 106)
    ruff = "M 142 142 C 122 112 138 88 158 98 C 168 82 188 82 198 94 C 210 80 232 84 240 98 C 262 88 278 112 258 142 Z"
    _stuff(c, ruff, shade(colour, 0.04), looks, 0.1)
    body = "M 140 150 C 84 196 76 300 108 330 Q 120 340 140 340 H 260 Q 280 340 292 330 C 324 300 316 196 260 150 Z"
    _stuff(c, body, colour, looks, 0.32)
    c.stroke(
        "M 158 158 C 146 184 140 204 138 226 M 182 156 C 178 180 176 198 176 214 M 222 156 C 226 180 228 200 228 218 M 244 158 C 256 186 262 204 264 230",
        shade(colour, -0.22),
        3,
        opacity=0.5,
    )
    c.stroke("M 136 146 Q 200 164 264 146", "#E3D3B0", 9)
    c.stroke("M 136 146 Q 200 164 264 146", "#B59C6E", 2.4, stroke_dasharray="4 5")
    c.stroke("M 204 154 C 210 182 186 196 194 226 M 212 154 C 232 176 224 200 238 218", "#E3D3B0", 6)
    c.circle(195, 232, 8, TAN)
    c.circle(240, 224, 8, TAN)


def _roll(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 306, 146)
    body = "M 82 178 H 318 Q 336 178 336 206 V 282 Q 336 308 316 308 H 84 Q 64 308 64 282 V 206 Q 64 178 82 178 Z"
    _stuff(c, body, colour, looks, 0.4)
    if "leather" in looks:
        c.stitch("M 92 188 H 308 M 92 298 H 308", contrast(colour))
    for x, side in ((66, -1), (334, 1)):
        c.ellipse(x, 243, 21, 64, c.linear((shade(colour, 0.05), shade(colour, -0.18)), DOWN))
        c.path(
            f"M {x} 206 a {14 * side} 37 0 1 {1 if side > 0 else 0} {-0.5 * side} 0 M {x} 226 a {7 * side} 17 0 1 {1 if side > 0 else 0} {-0.5 * side} 0",
            "none",
            stroke=mix(colour, "#F3EADB", 0.6),
            stroke_width=4,
        )
    for x in (124, 258):
        c.path(f"M {x} 176 h 18 V 310 h -18 Z", c.linear((shade(TAN, 0.06), TAN, shade(TAN, -0.2)), DOWN))
        c.rect(x - 5, 230, 28, 24, "none", rx=4, stroke=metal(c, BRASS), stroke_width=5)
    c.stroke("M 168 180 C 172 136 228 136 232 180", TAN, 10)
