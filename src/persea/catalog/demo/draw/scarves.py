"""Pictures of scarves, shawls and snoods."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.knitted_bands import fair_isle
from persea.catalog.demo.draw.patterns import patterned

SCARF_LOOKS = frozenset({
    "stripe", "check", "dot", "floral", "cable", "chunky", "knit", "herringbone", "waffle", "fair_isle",
    "block", "fringe", "loop", "tube", "square", "triangle", "folded", "pom",
})  # fmt: skip

SCARF_CLOTH = frozenset(
    {"stripe", "check", "dot", "floral", "cable", "chunky", "knit", "herringbone", "waffle"}
)


def scarf(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Hung over a peg, unless "loop", "tube", "square", "triangle" or "folded"."""
    if "square" in looks:
        _square(c, colour, looks)
    elif "triangle" in looks:
        _triangle(c, colour, looks)
    elif "folded" in looks:
        _folded(c, colour, looks)
    elif "loop" in looks:
        _loop(c, colour, looks)
    elif "tube" in looks:
        _tube(c, colour, looks)
    else:
        _hung(c, colour, looks)


def _dress(
    c: Canvas,
    colour: str,
    looks: frozenset[str],
    outline: str,
    box: tuple[float, float, float, float],
    turn: float,
) -> None:
    """The outline in the scarf's cloth."""
    c.path(outline, c.lit(colour, 0.1, 0.12))
    with c.group(clip=c.clip(outline)):
        patterned(c, box, colour, looks & SCARF_CLOTH, unit=1.0, turn=turn, across=True)


def _end(
    c: Canvas,
    colour: str,
    looks: frozenset[str],
    outline: str,
    hem: tuple[float, float, float, float],
    turn: float,
) -> None:
    right, right_y, left, left_y = hem
    deep = shade(colour, -0.24)
    if "fringe" in looks:
        _fringe(c, shade(colour, 0.06), left, left_y, right, right_y)
    c.path(outline, deep, transform="translate(5 5)", opacity=0.3)
    _dress(c, colour, looks, outline, (100, 100, 210, 250), turn)
    with c.group(clip=c.clip(outline)):
        if "fair_isle" in looks:
            fair_isle(c, colour, (right_y - 60, right_y - 112), 90, 220)
        if "block" in looks:
            c.rect(90, right_y - 86, 220, 110, contrast(colour))
            c.rect(90, right_y - 104, 220, 10, contrast(colour))
        lean = (left + right) / 2 - 200
        for share, veil in ((0.62, 0.34), (1.0, 0.42), (1.36, 0.3)):
            c.stroke(
                f"M {200 + lean * 0.1:.0f} 92 C {200 + lean * 0.34 * share:.0f} 140"
                f" {200 + lean * 0.62 * share:.0f} 220 {200 + lean * share:.0f} 350",
                deep,
                7,
                opacity=veil * 0.6,
            )
        c.rect(90, 60, 220, 120, c.linear((f"{deep}/0.55", f"{deep}/0"), DOWN))
        c.path(
            f"M {right - 30} 60 H 320 V 350 H {right - 16} Z", c.linear((f"{deep}/0", f"{deep}/0.5"), ACROSS)
        )
    if "pom" in looks:
        for x, y in ((left, left_y), ((left + right) / 2, (left_y + right_y) / 2 + 3), (right, right_y)):
            _pom(c, contrast(colour), x, y + 14, 17)


def _pom(c: Canvas, tone: str, x: float, y: float, r: float) -> None:
    c.circle(x, y, r, c.radial((shade(tone, 0.08), tone, shade(tone, -0.14)), 0.4, 0.35, 0.7))
    c.circle(
        x, y, r, c.weave("M 2 6 l 3 -5 l 4 4 M 8 11 l 4 -3", shade(tone, -0.14), 2, (13, 12), 25), opacity=0.7
    )


def _fringe(c: Canvas, tone: str, left: float, left_y: float, right: float, right_y: float) -> None:
    count = max(int((right - left) / 8), 2)
    threads = " ".join(
        f"M {left + 3 + (right - left - 6) * n / count:.0f} {left_y - 4 + (right_y - left_y) * n / count:.0f}"
        f" q {(-3, 2, 4)[n % 3]} 14 {(2, -2, 1)[n % 3]} 30"
        for n in range(count + 1)
    )
    c.stroke(threads, shade(tone, -0.2), 5, opacity=0.5)
    c.stroke(threads, tone, 3.2)


def _hung(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(210, 214, 128, 168)
    back = "M 192 74 C 222 56 252 76 258 122 C 264 178 274 232 286 284 L 214 298 C 208 236 202 170 198 108 Z"
    _end(c, colour, looks, back, (286, 284, 214, 298), -7)
    front = "M 212 76 C 180 54 148 74 141 124 C 132 192 124 262 112 326 L 192 340 C 198 262 204 180 206 108 Z"
    _end(c, colour, looks, front, (192, 340, 112, 326), 7)
    _peg(c, 200, 96)


def _peg(c: Canvas, x: float, y: float) -> None:
    c.circle(x + 3, y + 6, 19, "#2A1E1A", opacity=0.3)
    c.circle(x, y, 19, c.radial(("#E2B885", "#C08E58", "#8A5E36"), 0.4, 0.34, 0.7))
    c.circle(x, y, 8, "none", stroke="#A87646", stroke_width=1.6, opacity=0.7)


def _loop(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """An endless scarf over a peg."""
    deep = shade(colour, -0.24)
    c.wall_shadow(210, 216, 116, 168)
    ring = (
        "M 200 62 C 150 56 130 96 128 150 C 126 214 104 262 118 310 C 134 362 266 362 282 310"
        " C 296 262 274 214 272 150 C 270 96 250 56 200 62 Z"
    )
    c.path(ring, deep, transform="translate(5 7)", opacity=0.3)
    _dress(c, colour, looks, ring, (90, 50, 220, 310), 0)
    with c.group(clip=c.clip(ring)):
        for way in (-1, 1):
            for reach, veil in ((34, 0.3), (52, 0.24)):
                c.stroke(
                    f"M {200 + way * 12} 84 C {200 + way * reach} 130 {200 + way * reach} 210"
                    f" {200 + way * (reach + 6)} 268 C {200 + way * reach} 322 {200 + way * 16} 336 200 336",
                    deep, 6, opacity=veil,
                )  # fmt: skip
        c.path("M 244 50 H 320 V 350 H 256 Z", c.linear((f"{deep}/0", f"{deep}/0.55"), ACROSS))
        c.rect(90, 300, 220, 60, c.linear((f"{deep}/0", f"{deep}/0.5"), DOWN))
    hole = (
        "M 200 122 C 188 122 186 146 186 172 C 184 214 168 250 178 280 C 186 300 214 300 222 280"
        " C 232 250 216 214 214 172 C 214 146 212 122 200 122 Z"
    )
    c.path(hole, c.linear((shade(c.ground, -0.2), shade(c.ground, -0.07)), DOWN))
    with c.group(clip=c.clip(hole)):
        c.stroke(hole, deep, 9, opacity=0.55, transform="translate(4 5)")
    _peg(c, 200, 94)


def _tube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A neck warmer that stands by itself."""
    deep = shade(colour, -0.24)
    c.floor_shadow(200, 326, 132)
    c.ellipse(200, 136, 112, 34, c.linear((shade(colour, -0.28), shade(colour, -0.12)), DOWN))
    side = (
        "M 88 132 C 76 152 64 166 76 188 C 86 204 58 222 70 248 C 78 266 66 284 84 308 C 124 336 276 336 316 308"
        " C 334 284 322 266 330 248 C 342 222 314 204 324 188 C 336 166 324 152 312 132 C 294 172 106 172 88 132 Z"
    )
    _dress(c, colour, looks, side, (50, 120, 300, 220), 0)
    with c.group(clip=c.clip(side)):
        if "fair_isle" in looks:
            fair_isle(c, colour, (182, 248), 50, 300)
        for y, sag, rise in ((172, 30, 6), (234, 34, -8), (284, 26, 6)):
            c.path(
                f"M 60 {y} C 130 {y + sag} 260 {y + sag} 340 {y - rise}"
                f" C 270 {y + sag * 1.9:.0f} 130 {y + sag * 2:.0f} 60 {y} Z",
                c.linear((f"{deep}/0.75", f"{deep}/0"), DOWN),
            )
            c.stroke(
                f"M 84 {y + 12} C 140 {y + sag + 10} 240 {y + sag + 10} 300 {y + 8 - rise}",
                shade(colour, 0.14),
                4,
                opacity=0.35,
            )
        c.path("M 236 110 H 350 V 350 H 262 Z", c.linear((f"{deep}/0", f"{deep}/0.7"), ACROSS))
        c.path("M 50 110 H 112 L 104 350 H 50 Z", c.linear((f"{deep}/0.5", f"{deep}/0"), ACROSS))
    c.stroke("M 88 132 C 106 172 294 172 312 132", shade(colour, 0.12), 7, opacity=0.8)


def _square(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink, deep = contrast(colour), shade(colour, -0.2)
    c.wall_shadow(206, 210, 175, 170)
    cloth = "M 70 84 C 150 76 240 92 326 78 C 334 160 322 240 334 322 C 250 330 160 316 76 328 C 84 240 64 170 70 84 Z"
    _dress(c, colour, looks, cloth, (50, 60, 300, 290), 0)
    with c.group(clip=c.clip(cloth)):
        c.stroke(cloth, ink, 30)
        c.stroke(cloth, colour, 10)
        for x, tilt in ((128, 8), (236, -10)):
            c.path(
                f"M {x} 60 C {x + tilt} 150 {x - tilt} 250 {x + tilt} 350 L {x + 60} 350 C {x + 30} 250 {x + 50} 150 {x + 36} 60 Z",
                c.linear(("#FFFFFF/0", "#FFFFFF/0.3", f"{deep}/0.3", f"{deep}/0"), ACROSS),
            )
    fold = "M 334 322 L 256 328 L 328 244 Z"
    c.path(fold, deep, transform="translate(-6 -5)", opacity=0.4)
    c.path(fold, c.lit(mix(colour, "#FFF8EC", 0.35), 0.06, 0.08))


def _triangle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    c.wall_shadow(206, 214, 180, 140)
    if "fringe" in looks:
        for side in (-1, 1):
            threads = " ".join(
                f"M {200 + side * x} {330 - x * 1.2:.0f} q {side * 4} 12 {side * 2} 28"
                for x in range(4, 150, 9)
            )
            c.stroke(threads, shade(colour, 0.05), 3.4)
    cloth = "M 42 118 C 90 96 150 122 200 110 C 250 98 310 122 358 112 C 330 180 262 262 200 334 C 150 276 76 190 42 118 Z"
    _dress(c, colour, looks, cloth, (30, 90, 340, 260), 0)
    with c.group(clip=c.clip(cloth)):
        for x in (110, 190, 262):
            c.path(
                f"M {x} 100 C {x + 10} 170 {200 + (x - 200) * 0.3:.0f} 260 200 334 C {200 + (x - 160) * 0.3:.0f} 260 {x + 44} 170 {x + 36} 100 Z",
                c.linear((f"{deep}/0.45", f"{deep}/0"), ACROSS),
            )
        c.stroke(cloth, contrast(colour) if "dot" in looks else shade(colour, -0.08), 9)


def _folded(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    c.wall_shadow(208, 220, 150, 160)
    for layer, shift in ((-0.1, 12), (0.0, 0)):
        tone = shade(colour, layer)
        if "fringe" in looks:
            _fringe(c, shade(tone, 0.05), 108 + shift, 316 - shift, 284 + shift, 316 - shift)
        cloth = f"M {108 + shift} {72 - shift} q 88 -8 176 0 l 0 246 q -88 7 -176 0 Z"
        _dress(c, tone, looks, cloth, (100, 56, 204, 270), 0)
        with c.group(clip=c.clip(cloth)):
            if "block" in looks:
                c.rect(100, 226, 200, 100, contrast(tone))
            c.rect(100, 50, 210, 40, c.linear((f"{shade(colour, 0.25)}/0.5", f"{colour}/0"), DOWN))
            c.path("M 230 50 h 80 v 290 h -80 Z", c.linear((f"{deep}/0", f"{deep}/0.5"), ACROSS))
    c.path("M 104 168 q 92 7 184 0 l 0 44 q -92 8 -184 0 Z", c.linear(("#F6EEDF", "#E2D5BC"), ACROSS))
    c.stroke("M 168 190 h 56 M 180 200 h 32", "#8B7D68", 2.4)
