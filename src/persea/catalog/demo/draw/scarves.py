"""Pictures of scarves, shawls and snoods."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.patterns import fair_isle, patterned

SCARF_LOOKS = frozenset({
    "stripe", "check", "dot", "floral", "cable", "chunky", "knit", "herringbone", "waffle", "fair_isle",
    "block", "fringe", "loop", "tube", "square", "triangle", "folded", "pom",
})  # fmt: skip

SCARF_CLOTH = frozenset(
    {"stripe", "check", "dot", "floral", "cable", "chunky", "knit", "herringbone", "waffle"}
)


def scarf(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Wound once with two hanging ends, unless "loop", "tube", "square", "triangle" or "folded"."""
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
        c.wall_shadow(208, 214, 140, 160)
        _end(c, colour, looks, "M 210 120 L 282 132 L 296 304 L 224 310 Z", (296, 304, 224, 310), -4)
        _end(c, colour, looks, "M 126 130 L 200 120 L 192 338 L 112 330 Z", (192, 338, 112, 330), 4)
        _wound(c, colour, looks)


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
        patterned(c, box, colour, looks & SCARF_CLOTH, unit=1.2, turn=turn, across=True)


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
        middle = (left + right) / 2
        c.path(
            f"M {middle} 110 C {middle + 10} 200 {middle - 8} 260 {middle + 4} 350 L {middle + 22} 350 C {middle + 8} 260 {middle + 26} 200 {middle + 18} 110 Z",
            c.linear((f"{deep}/0.5", f"{deep}/0"), ACROSS),
        )
        c.rect(90, 120, 220, 110, c.linear((f"{deep}/0.7", f"{deep}/0"), DOWN))
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


def _wound(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.26)
    with c.group(transform="translate(0 6)"):
        back = "M 95 104 a 105 42 0 1 0 210 0 a 105 42 0 1 0 -210 0 Z"
        _dress(c, shade(colour, -0.08), looks, back, (90, 60, 220, 90), 0)
        c.path(back, c.linear((f"{deep}/0.1", f"{deep}/0.85"), DOWN))
        c.ellipse(200, 113, 78, 17, c.radial((shade(colour, -0.32), shade(colour, -0.22))))
        front = (
            "M 95 98 C 88 150 140 194 200 194 C 260 194 312 150 305 98 C 298 122 252 134 200 134"
            " C 148 134 102 122 95 98 Z"
        )
        c.path(front, deep, transform="translate(0 6)", opacity=0.35)
        _dress(c, colour, looks, front, (85, 90, 230, 110), 0)
        with c.group(clip=c.clip(front)):
            if "fair_isle" in looks:
                fair_isle(c, colour, (143,), 80, 240)
            for bend in (10, 26, 44):
                c.stroke(
                    f"M 92 {104 + bend} C 110 {146 + bend * 0.6:.0f} 290 {138 + bend:.0f} 306 {100 + bend * 0.4:.0f}",
                    deep,
                    3,
                    opacity=0.28,
                )
            c.path("M 250 90 L 320 90 L 320 200 L 230 200 Z", c.linear((f"{deep}/0", f"{deep}/0.6"), ACROSS))


def _loop(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """An endless scarf, hung in a twist."""
    deep = shade(colour, -0.24)
    c.wall_shadow(208, 214, 165, 165)
    ring = (
        "M 200 62 C 270 58 320 110 318 190 C 316 280 268 344 200 344 C 132 344 84 280 82 190 C 80 110 130 58 200 62 Z"
        " M 202 128 C 168 128 152 160 152 200 C 152 240 170 270 202 270 C 232 270 250 240 250 200 C 250 160 236 128 202 128 Z"
    )
    c.path(ring, deep, transform="translate(5 7)", opacity=0.3, fill_rule="evenodd")
    c.path(ring, c.lit(colour, 0.11, 0.12), fill_rule="evenodd")
    inside = c.clip(
        "M 200 62 C 270 58 320 110 318 190 C 316 280 268 344 200 344 L 200 270 C 232 270 250 240 250 200 C 250 160 236 128 202 128 C 168 128 152 160 152 200 C 152 240 170 270 202 270 L 200 344 C 132 344 84 280 82 190 C 80 110 130 58 200 62 Z"
    )
    with c.group(clip=inside):
        patterned(c, (70, 50, 260, 310), colour, looks & SCARF_CLOTH, unit=1.2, across=True)
        for reach, veil in ((0.78, 0.35), (0.9, 0.22), (0.66, 0.3)):
            c.stroke(
                f"M {200 - 118 * reach:.0f} 200 C {200 - 118 * reach:.0f} {200 - 170 * reach:.0f} {200 + 118 * reach:.0f} {200 - 170 * reach:.0f} {200 + 118 * reach:.0f} 200 S {200 - 118 * reach:.0f} {200 + 190 * reach:.0f} {200 - 118 * reach:.0f} 200",
                deep,
                4,
                opacity=veil,
            )
        c.path("M 240 60 L 330 60 L 330 350 L 250 350 Z", c.linear((f"{deep}/0", f"{deep}/0.5"), ACROSS))
    strand = "M 92 118 C 150 140 176 214 246 262 C 268 280 290 286 306 262 L 250 340 C 190 330 160 286 138 230 C 122 196 100 178 84 176 Z"
    c.path(strand, deep, transform="translate(3 11)", opacity=0.55)
    c.path(strand, deep, transform="translate(6 -7)", opacity=0.35)
    _dress(c, colour, looks, strand, (70, 100, 250, 250), 38)
    with c.group(clip=c.clip(strand)):
        c.stroke(
            "M 88 146 C 140 166 164 240 230 290 M 86 164 C 130 184 150 256 220 316", deep, 3.4, opacity=0.35
        )


def _tube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A neck warmer that stands by itself."""
    deep = shade(colour, -0.24)
    c.floor_shadow(200, 330, 112)
    c.ellipse(200, 104, 92, 22, c.linear((shade(colour, -0.2), deep), DOWN))
    side = "M 108 102 C 104 150 86 190 92 236 C 98 266 84 292 94 322 C 130 344 270 344 306 322 C 316 290 300 264 308 236 C 314 190 296 150 292 102 C 276 130 124 130 108 102 Z"
    _dress(c, colour, looks, side, (80, 90, 240, 260), 0)
    with c.group(clip=c.clip(side)):
        if "fair_isle" in looks:
            fair_isle(c, colour, (152, 206, 262), 80, 240)
        for y, sag in ((176, 34), (236, 40), (284, 26)):
            c.path(
                f"M 84 {y} C 140 {y + sag} 250 {y + sag} 316 {y - 14} C 260 {y + sag * 1.6:.0f} 150 {y + sag * 1.7:.0f} 84 {y} Z",
                deep,
                opacity=0.3,
            )
        c.path("M 240 90 L 330 90 L 330 350 L 256 350 Z", c.linear((f"{deep}/0", f"{deep}/0.6"), ACROSS))
        c.path("M 70 90 L 130 90 L 120 350 L 70 350 Z", c.linear((f"{deep}/0.4", f"{deep}/0"), ACROSS))
    c.stroke("M 108 102 C 124 130 276 130 292 102", shade(colour, 0.1), 5, opacity=0.7)


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
