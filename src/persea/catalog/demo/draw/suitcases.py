"""Pictures of suitcases, trunks and holdalls."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import below, metal, sides
from persea.catalog.demo.draw.patterns import PATTERNS, patterned

CASE_FORMS = frozenset({"trunk", "soft", "child", "duffel", "trio", "briefcase"})
CASE_LOOKS = CASE_FORMS | {
    "ribs", "bands", "metal", "pocket", "tall", "quilt", "check", "floral", "dot", "terrazzo", "stripe", "tweed",
    "stickers",
}  # fmt: skip

BLACK, BRASS, STEEL, TAN = "#35373B", "#C9A24E", "#AEB4B8", "#9A6238"


def suitcase(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A hard shell on four wheels unless the looks say otherwise."""
    form = next(iter(looks & CASE_FORMS), "")
    if form == "trio":
        for x, scale in ((304, 0.56), (216, 0.74), (120, 0.92)):
            c.floor_shadow(x, 352, 84 * scale, 11)
            with c.group(
                transform=f"translate({x - 200 * scale:.4g} {352 - 356 * scale:.4g}) scale({scale})"
            ):
                _shell(c, shade(colour, (0.92 - scale) * 0.16), looks)
        return
    if form in ("trunk", "duffel", "briefcase"):
        {"trunk": _trunk, "duffel": _duffel, "briefcase": _briefcase}[form](c, colour, looks)
        return
    c.floor_shadow(200, 354, 96)
    scale = 1.0 if "tall" in looks else 0.93
    with c.group(transform=f"translate({200 - 200 * scale:.4g} {356 - 356 * scale:.4g}) scale({scale})"):
        {"": _shell, "soft": _soft, "child": _child}[form](c, colour, looks)


def _trolley(c: Canvas, top: float, high: float) -> None:
    """The pull-out handle."""
    c.stroke(f"M 166 {top} V {high + 6} M 234 {top} V {high + 6}", metal(c, STEEL), 8)
    c.rect(154, high - 6, 92, 18, c.linear((shade(BLACK, 0.14), BLACK), DOWN), rx=8)


def _wheels(c: Canvas, places: tuple[float, ...]) -> None:
    for x in places:
        c.path(f"M {x - 10} 326 h 20 v 12 h -20 Z", shade(BLACK, 0.08))
        c.circle(x, 345, 11, c.linear((shade(BLACK, 0.2), shade(BLACK, -0.06)), SLANT))
        c.circle(x, 345, 4, STEEL)


def _shell(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    top = 96 if "tall" in looks else 124
    _trolley(c, top + 6, 32 if "tall" in looks else 44)
    _wheels(c, (122, 148, 252, 278))
    d = f"M 128 {top} H 272 Q 300 {top} 300 {top + 28} V 304 Q 300 332 272 332 H 128 Q 100 332 100 304 V {top + 28} Q 100 {top} 128 {top} Z"
    c.path(d, metal(c, colour) if "metal" in looks else upright(c, colour))
    with c.group(clip=c.clip(d)):
        if "ribs" in looks:
            for x in range(122, 290, 26):
                c.rect(
                    x,
                    top,
                    12,
                    240,
                    c.linear((f"{shade(colour, 0.16)}/0.8", f"{shade(colour, -0.2)}/0.8"), ACROSS),
                    rx=6,
                )
        if "bands" in looks:
            for y in range(top + 22, 320, 25):
                c.rect(
                    96,
                    y,
                    210,
                    11,
                    c.linear((f"{shade(colour, 0.16)}/0.8", f"{shade(colour, -0.2)}/0.75"), DOWN),
                )
        if "metal" in looks:
            c.rect(96, top, 210, 240, c.weave("M 0 1 H 40", shade(colour, 0.14), 0.7, (40, 4)), opacity=0.5)
    patterned(c, d, colour, looks, unit=1.15)
    if looks & PATTERNS:
        sides(c, d, 0.3)
    c.path(d, c.linear(("#FFFFFF/0.16", "#FFFFFF/0", "#000000/0.2"), DOWN))
    if "metal" in looks:
        for x, y in ((100, top), (272, top), (100, 304), (272, 304)):
            c.rect(x, y, 28, 28, metal(c, STEEL), rx=9)
            c.circle(x + 14, y + 14, 3, shade(STEEL, -0.25))
    if "stickers" in looks:
        _stickers(c)
    c.rect(176, top - 7, 48, 15, c.linear((shade(BLACK, 0.16), BLACK), DOWN), rx=7)
    c.rect(182, 306, 36, 11, c.linear(("#EFF1F2", "#A9AEB2"), DOWN), rx=3)
    c.stroke(f"M 110 {top + 36} V 292", "#FFFFFF", 4, opacity=0.35)
    if "pocket" in looks:
        pocket = f"M 124 {top + 34} H 276 Q 286 {top + 34} 286 {top + 44} V 238 Q 286 248 276 248 H 124 Q 114 248 114 238 V {top + 44} Q 114 {top + 34} 124 {top + 34} Z"
        c.path(pocket, c.linear((shade(colour, -0.02), shade(colour, -0.12)), DOWN))
        c.path(pocket, "none", stroke=shade(colour, -0.26), stroke_width=2)
        c.stroke(f"M 124 {top + 46} H 276", shade(BLACK, 0.06), 4)
        c.stroke(f"M 262 {top + 46} v 17", STEEL, 4.6)


def _stickers(c: Canvas) -> None:
    c.circle(150, 176, 23, "#F3E3C3")
    c.path("M 132 186 l 14 -22 l 9 12 l 5 -7 l 10 17 Z", "#4F7A6B")
    with c.group(transform="rotate(-9 240 208)"):
        c.rect(206, 190, 68, 36, "#D8694F", rx=4)
        c.stroke("M 218 202 h 44 M 218 214 h 28", "#FFF3DC", 4)
    with c.group(transform="rotate(12 156 258)"):
        c.rect(126, 238, 58, 44, "#4F8FA8", rx=4)
        c.circle(144, 254, 8, "#F6CF6B")
        c.path("M 126 272 q 12 -12 24 0 t 34 -2 v 12 h -58 Z", "#F3E3C3")
    c.path("M 244 254 l 7 14 l 16 2 l -12 11 l 3 16 l -14 -8 l -14 8 l 3 -16 l -12 -11 l 16 -2 Z", "#F0B64A")


def _soft(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    top = 96 if "tall" in looks else 124
    _trolley(c, top + 6, 32 if "tall" in looks else 44)
    _wheels(c, (126, 274))
    d = f"M 122 {top} H 278 Q 300 {top} 300 {top + 22} V 312 Q 300 334 278 334 H 122 Q 100 334 100 312 V {top + 22} Q 100 {top} 122 {top} Z"
    for outline, tone in (
        (d, colour),
        (
            "M 124 212 H 276 Q 286 212 286 222 V 308 Q 286 322 272 322 H 128 Q 114 322 114 308 V 222 Q 114 212 124 212 Z",
            shade(colour, 0.03),
        ),
        (
            f"M 128 {top + 18} H 272 Q 284 {top + 18} 284 {top + 30} V 198 H 116 V {top + 30} Q 116 {top + 18} 128 {top + 18} Z",
            shade(colour, 0.02),
        ),
    ):
        c.path(outline, c.lit(tone, 0.07, 0.12, SLANT))
        c.path(outline, c.weave("M 0 4 l 4 -4", shade(tone, 0.1), 1, (4, 4)), opacity=0.5)
        patterned(c, outline, tone, looks, unit=1.0)
        below(c, outline, 0.22)
        c.path(outline, "none", stroke=shade(colour, -0.2), stroke_width=2.4)
    c.stroke(f"M 116 {top + 44} H 284 M 116 230 H 284", shade(BLACK, 0.04), 5)
    for y in (top + 44, 230):
        c.stroke(f"M 268 {y} v 18", BRASS if looks & {"tweed", "check"} else STEEL, 5)
    c.rect(170, top - 8, 60, 16, c.linear((shade(colour, -0.1), shade(colour, -0.25)), DOWN), rx=7)
    c.rect(180, 262, 40, 22, TAN, rx=3)
    c.stroke("M 188 273 h 24", "#E7D3B4", 2.4)


def _child(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A face on the front and ears above it."""
    _wheels(c, (126, 274))
    c.stroke("M 160 150 C 160 92 240 92 240 150", shade(BLACK, 0.1), 12)
    for left in c.both_sides():
        c.circle(134, 150, 30, c.linear((shade(colour, 0.1 if left else 0.03), shade(colour, -0.1)), DOWN))
        c.circle(134, 150, 15, mix(colour, "#F3C6B8", 0.6))
    d = "M 140 142 H 260 Q 306 142 306 190 V 288 Q 306 334 260 334 H 140 Q 94 334 94 288 V 190 Q 94 142 140 142 Z"
    c.path(d, upright(c, colour))
    patterned(c, d, colour, looks, unit=1.0)
    c.path(d, c.linear(("#FFFFFF/0.2", "#FFFFFF/0", "#000000/0.18"), DOWN))
    c.stroke("M 94 296 Q 200 316 306 296", shade(colour, -0.22), 3.4, opacity=0.7)
    c.ellipse(200, 248, 46, 34, mix(colour, "#FFF4E4", 0.72))
    for x in (154, 246):
        c.circle(x, 214, 11, "#2E2622")
        c.circle(x - 3, 210, 3.6, "#FFFFFF")
        c.circle(x + (-18 if x < 200 else 18), 240, 13, "#E58E84", opacity=0.45)
    c.path("M 186 234 H 214 C 216 244 208 250 200 250 C 192 250 184 244 186 234 Z", "#5B4038")
    c.stroke("M 200 250 v 10 M 200 260 q -12 10 -20 1 M 200 260 q 12 10 20 1", "#5B4038", 3.4)


def _trunk(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 336, 152)
    c.stroke("M 164 138 C 164 104 236 104 236 138", shade(TAN, -0.16), 15)
    c.stroke("M 164 136 C 166 106 234 106 236 136", shade(TAN, 0.12), 4)
    d = "M 70 136 H 330 Q 346 136 346 152 V 318 Q 346 334 330 334 H 70 Q 54 334 54 318 V 152 Q 54 136 70 136 Z"
    c.path(d, c.lit(colour, 0.08, 0.12, SLANT))
    patterned(c, d, colour, looks, unit=1.1)
    below(c, d, 0.24)
    c.stroke("M 54 196 H 346", shade(colour, -0.26), 3)
    c.stitch("M 62 145 H 338 V 325 H 62 Z", mix(colour, "#F3E3C3", 0.5))
    if "stickers" in looks:
        with c.group(transform="translate(2 -4)"):
            _stickers(c)
    for x in (98, 276):
        c.path(
            f"M {x} 134 h 26 V 336 h -26 Z",
            c.linear((shade(TAN, -0.1), shade(TAN, 0.06), shade(TAN, -0.16)), ACROSS),
        )
        c.stitch(f"M {x + 4} 140 V 330 M {x + 22} 140 V 330", "#E7D3B4", 1.3)
        c.rect(x - 4, 208, 34, 26, "none", rx=4, stroke=metal(c, BRASS), stroke_width=6)
        c.stroke(f"M {x + 13} 222 v 14", BRASS, 4)
    for corner in (
        "M 54 168 V 152 Q 54 136 70 136 H 86 Q 84 166 54 168 Z",
        "M 346 168 V 152 Q 346 136 330 136 H 314 Q 316 166 346 168 Z",
        "M 54 302 V 318 Q 54 334 70 334 H 86 Q 84 304 54 302 Z",
        "M 346 302 V 318 Q 346 334 330 334 H 314 Q 316 304 346 302 Z",
    ):
        c.path(corner, c.lit(TAN, 0.06, 0.14))
    c.rect(184, 186, 32, 24, metal(c, BRASS), rx=4)
    c.circle(200, 200, 3.6, shade(BRASS, -0.4))


def _briefcase(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Small, for a night away, with a flap and two buckles."""
    c.floor_shadow(200, 334, 128)
    c.stroke("M 156 150 C 156 96 244 96 244 150", shade(colour, -0.18), 14)
    c.stroke("M 156 148 C 158 98 242 98 244 148", shade(colour, 0.14), 4)
    d = "M 96 146 H 304 Q 322 146 322 164 V 312 Q 322 332 302 332 H 98 Q 78 332 78 312 V 164 Q 78 146 96 146 Z"
    c.path(d, c.lit(colour, 0.06, 0.14, SLANT))
    patterned(c, d, colour, looks, unit=1.1)
    below(c, d, 0.26)
    flap = "M 78 164 Q 78 146 96 146 H 304 Q 322 146 322 164 V 226 Q 322 242 304 242 H 96 Q 78 242 78 226 Z"
    c.path(flap, c.linear((shade(colour, 0.08), shade(colour, -0.06)), DOWN))
    patterned(c, flap, colour, looks, unit=1.1)
    c.stitch("M 86 164 V 224 Q 86 234 98 234 H 302 Q 314 234 314 224 V 164", contrast(colour))
    for x in (128, 248):
        c.path(
            f"M {x} 206 h 24 v 72 l -12 10 l -12 -10 Z", c.linear((shade(TAN, 0.06), shade(TAN, -0.16)), DOWN)
        )
        c.rect(x - 5, 232, 34, 26, "none", rx=4, stroke=metal(c, BRASS), stroke_width=6)


def _duffel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 330, 156)
    d = "M 78 176 C 110 160 290 160 322 176 C 356 200 362 290 340 322 H 60 C 38 290 44 200 78 176 Z"
    c.path(d, c.lit(colour, 0.1, 0.12, SLANT))
    c.path(d, c.weave("M 0 4 l 4 -4", shade(colour, 0.1), 1, (4, 4)), opacity=0.45)
    patterned(c, d, colour, looks, unit=1.1)
    below(c, d, 0.32)
    c.stroke("M 84 184 C 130 172 270 172 316 184", shade(BLACK, 0.06), 6)
    c.stroke("M 298 180 v 18", BRASS, 5)
    for x in (126, 258):
        c.path(f"M {x} 172 h 17 V 324 h -17 Z", c.linear((shade(TAN, 0.04), shade(TAN, -0.14)), DOWN))
    c.stroke("M 134 196 C 128 80 272 80 266 196", shade(TAN, -0.18), 13)
    c.stroke("M 134 194 C 130 84 270 84 266 194", shade(TAN, 0.1), 3.6)
    c.path(
        "M 62 304 H 338 Q 340 322 330 326 H 70 Q 60 322 62 304 Z",
        c.linear((shade(TAN, -0.02), shade(TAN, -0.2)), DOWN),
    )
    c.path("M 182 112 h 36 v 20 h -36 Z", TAN)
