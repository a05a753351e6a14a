"""Pictures of knives and cutting boards."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import shade

KNIFE_LOOKS = frozenset({"bread", "paring", "santoku", "set"})
BOARD_LOOKS = frozenset({"round", "paddle", "checker", "groove"})

STEEL = ("#F4F6F7", "#C9CFD3", "#EEF1F2", "#A7AEB4")
BLADES = {
    "chef": (
        "M 96 195 L 262 192 C 304 192 338 202 358 212 C 326 244 252 268 160 268"
        " L 106 268 C 98 264 96 250 96 240 Z"
    ),
    "bread": (
        "M 96 202 L 340 202 C 350 202 354 210 350 222 L 346 236"
        " l -12 -6 l -12 8 l -12 -6 l -12 8 l -12 -6 l -12 8 l -12 -6 l -12 8 l -12 -6 l -12 8"
        " l -12 -6 l -12 8"
        " l -12 -6 l -12 8 l -12 -6 l -12 8 l -12 -6 l -12 8 l -12 -6 l -10 6 L 96 240 Z"
    ),
    "santoku": "M 96 194 L 284 196 C 316 198 334 216 344 242 C 300 250 220 252 96 248 Z",
    "paring": "M 140 204 L 256 206 C 280 208 296 216 306 224 C 280 234 230 240 140 238 Z",
}


BOARDS = {
    "square": (
        "M 84 96 Q 84 78 102 78 L 298 78 Q 316 78 316 96 L 316 312 Q 316 330 298 330 L 102 330"
        " Q 84 330 84 312 Z",
        100,
        210,
    ),
    "round": (
        "M 200 66 C 276 66 338 126 338 204 C 338 282 276 342 200 342 C 124 342 62 282 62 204"
        " C 62 126 124 66 200 66 Z",
        96,
        204,
    ),
    "paddle": (
        "M 184 42 Q 200 30 216 42 C 222 60 220 88 228 104 C 236 118 286 112 292 140 L 298 322"
        " Q 298 350 270 350 L 130 350 Q 102 350 102 322 L 108 140 C 114 112 164 118 172 104"
        " C 180 88 178 60 184 42 Z",
        56,
        236,
    ),
}
"""Shape to its outline, and the heights of its hole and of its middle."""


def knife(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the handle's. A chef's knife unless another blade is asked for; "set" is three knives."""
    if "set" in looks:
        for shape, move in (
            ("bread", "translate(8 -76)"),
            ("chef", "translate(0 6)"),
            ("paring", "translate(-34 84)"),
        ):
            with c.group(transform=f"translate(38 24) scale(0.88) rotate(-18 200 200) {move}"):
                _one_knife(c, colour, shape)
        return
    shape = next((name for name in ("bread", "santoku", "paring") if name in looks), "chef")
    grow = "translate(-64 -88) scale(1.35)" if shape == "paring" else "translate(4 -8)"
    with c.group(transform=f"rotate(-32 200 200) {grow}"):
        _one_knife(c, colour, shape)


def _one_knife(c: Canvas, colour: str, shape: str) -> None:
    blade = BLADES[shape]
    start = 140 if shape == "paring" else 96
    handle = (
        f"M {start + 4} 200 L {start + 4} 236 C {start - 24} 244 {start - 50} 232 {start - 74} 240"
        f" C {start - 92} 246 {start - 100} 236 {start - 98} 222"
        f" C {start - 96} 204 {start - 84} 198 {start - 68} 200"
        f" C {start - 40} 204 {start - 20} 194 {start + 4} 200 Z"
    )
    dark = shade(c.ground, -0.4)
    for outline in (blade, handle):
        for shift, veil in ((15, 0.1), (9, 0.16)):
            c.path(outline, dark, opacity=veil, transform=f"translate({shift * 0.5:g} {shift})")
    c.path(blade, c.linear(STEEL, SLANT))
    with c.group(clip=c.clip(blade)):
        c.path(
            f"M {start} 232 C 180 240 290 236 360 212 L 360 262 L {start} 262 Z",
            c.linear(("#FFFFFF/0.85", "#D4DADD/0.5"), DOWN),
        )
        c.stroke(f"M {start} 203 L 290 203", "#8E979E", 1.4, opacity=0.5)
        if shape == "santoku":
            for x in range(128, 306, 26):
                c.ellipse(x, 226, 5.5, 10, c.linear(("#AEB6BC", "#F1F4F5"), SLANT), opacity=0.9)
        if shape == "chef":
            c.path("M 120 214 C 170 222 250 218 330 208 C 260 226 180 230 120 226 Z", "#FFFFFF", opacity=0.5)
    c.path(
        f"M {start - 4} 194 L {start + 12} 194 L {start + 12} 242 L {start - 4} 240 Z",
        c.linear(("#B9C0C5", "#F2F4F5", "#9AA2A8"), DOWN),
    )
    c.path(handle, c.lit(colour, 0.13, 0.14, DOWN))
    with c.group(clip=c.clip(handle)):
        for bend in (206, 214, 222, 230):
            c.stroke(
                f"M {start - 100} {bend + 6} q 40 -8 60 -2 t 50 -5", shade(colour, -0.12), 1.3, opacity=0.5
            )
    for x in (start - 20, start - 46, start - 72):
        c.circle(x, 220, 4.6, c.linear(("#F6E7BE", "#A97F36"), SLANT))
    c.stroke(
        f"M {start - 88} 206 C {start - 60} 200 {start - 30} 204 {start - 4} 202", "#FFFFFF", 2, opacity=0.35
    )


def cutting_board(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Seen from above, with a sprig on it; square unless "round" or "paddle"."""
    shape = next((name for name in ("round", "paddle") if name in looks), "square")
    outline, hole_y, middle_y = BOARDS[shape]
    deep = shade(colour, -0.18)
    for shift, veil in ((16, 0.1), (9, 0.18)):
        c.path(outline, shade(c.ground, -0.45), opacity=veil, transform=f"translate({shift * 0.5:g} {shift})")
    c.path(outline, deep, transform="translate(2 6)")
    c.path(outline, c.lit(colour, 0.08, 0.1))
    with c.group(clip=c.clip(outline)):
        if "checker" in looks:
            _end_grain(c, colour)
        else:
            _grain(c, deep)
        if "groove" in looks:
            c.rect(102, 96, 196, 216, "none", rx=16, stroke=deep, stroke_width=6, opacity=0.5)
            c.rect(103, 99, 196, 216, "none", rx=16, stroke=shade(colour, 0.14), stroke_width=2, opacity=0.7)
        c.rect(40, 30, 320, 330, c.linear(("#FFFFFF/0.26", "#FFFFFF/0", "#FFFFFF/0"), SLANT))
    if "groove" not in looks:
        c.circle(200, hole_y, 9, shade(c.ground, -0.2))
        c.stroke(f"M 192 {hole_y - 3} a 9 9 0 0 1 16 0", deep, 2)
    _sprig(c, 234, middle_y + 44)


def _grain(c: Canvas, deep: str) -> None:
    for place, x in enumerate(range(40, 360, 24)):
        sway = (7, -5, 9, -8)[place % 4]
        line = f"M {x} 20 C {x + sway} 120 {x - sway} 230 {x + sway * 0.6:g} 370"
        c.stroke(line, deep, (1.2, 2.4, 1)[place % 3], opacity=0.42)
    knot = "M 148 190 c 10 -34 22 -34 30 0 c -4 40 -22 42 -30 0"
    c.stroke(f"{knot} M 155 192 c 6 -20 12 -20 16 0 c -2 22 -12 24 -16 0", deep, 1.4, opacity=0.5)


def _end_grain(c: Canvas, colour: str) -> None:
    for row in range(6):
        for column in range(6):
            tone = (-0.07, 0.05, -0.01, -0.12)[(row * 3 + column * (row + 1)) % 4]
            c.rect(84 + column * 39, 78 + row * 42, 39, 42, shade(colour, tone), opacity=0.75)


def _sprig(c: Canvas, x: float, y: float) -> None:
    green = "#6C8A4E"
    with c.group(transform=f"translate({x:g} {y:g}) rotate(-38)"):
        c.stroke("M -52 6 C -20 -4 20 4 56 -4", shade(green, -0.12), 3)
        for at, side in ((-34, -1), (-22, 1), (-6, -1), (8, 1), (24, -1), (36, 1)):
            d = f"M {at} {side * 1} q {10} {side * 22} {26} {side * 18} q -2 {-side * 16} -26 {-side * 18} Z"
            c.path(d, "#3B3A2A", opacity=0.18, transform="translate(3 5)")
            c.path(d, c.linear((shade(green, 0.1), shade(green, -0.08)), SLANT))
