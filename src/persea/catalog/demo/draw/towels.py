"""Pictures of towels."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.patterns import (
    Box,
    dots,
    gingham,
    ink_on,
    lay,
    sprigs,
    stripes,
    terry,
    waffle,
    woven,
)

TOWEL_LOOKS = frozenset(
    {"stack", "hang", "roll", "beach", "stripe", "waffle", "check", "band", "fringe", "leaf", "dot", "ring"}
)


def towel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """One folded towel; a "stack" of three, rolls, or one that hangs from a rail, a hook or lies open."""
    if "hang" in looks:
        _hanging(c, colour, looks)
    elif "ring" in looks:
        _from_ring(c, colour, looks)
    elif "roll" in looks:
        c.floor_shadow(200, 322, 136)
        for x, y in ((134, 262), (266, 262), (200, 156)):
            _rolled(c, colour if y > 200 else mix(colour, "#FBF6EC", 0.35), x, y, looks)
    elif "beach" in looks:
        _beach(c, colour, looks)
    elif "stack" in looks:
        c.floor_shadow(200, 334, 142)
        for place, (low, inset) in enumerate(((334, 0), (262, 8), (196, 18))):
            tone = mix(colour, "#FBF6EC", place * 0.24)
            _fold(c, tone, (66 + inset, low - 70, 268 - 2 * inset, 70 - place * 3), looks)
    else:
        c.floor_shadow(200, 302, 142)
        _fold(c, colour, (62, 156, 276, 146), looks, layers=4)


def _cloth(c: Canvas, colour: str, box: Box, looks: frozenset[str]) -> None:
    ink = ink_on(colour)
    x, y, width, height = box
    if "stripe" in looks:
        lay(c, box, stripes(c, ink, 30, 8))
        lay(c, (x + 7, y, width, height), stripes(c, ink, 30, 1.8))
    if "check" in looks:
        lay(c, box, gingham(c, ink, 26))
    if "leaf" in looks:
        lay(c, box, sprigs(c, ink, 0.9, 12))
    if "dot" in looks:
        lay(c, box, dots(c, ink, 30, 10))
    if "waffle" in looks:
        lay(c, box, waffle(c, colour, 11))
    elif "fringe" in looks:
        lay(c, box, woven(c, colour))
    else:
        lay(c, box, terry(c, colour))


def _fold(c: Canvas, colour: str, box: Box, looks: frozenset[str], layers: int = 2) -> None:
    """Folded edges to the front; the bend is round on the left."""
    x, y, width, height = box
    step = height / layers
    for layer in reversed(range(layers)):
        top = y + layer * step
        low = top + step
        d = f"M {x + 20} {top} H {x + width - 12} Q {x + width} {top} {x + width} {top + 10} V {low - 8} Q {x + width} {low} {x + width - 12} {low} H {x + 20} C {x - 6} {low} {x - 6} {top} {x + 20} {top} Z"
        c.path(d, c.linear((shade(colour, 0.09), colour, shade(colour, -0.12)), DOWN))
        with c.group(clip=c.clip(d)):
            _cloth(c, colour, (x - 8, top, width + 16, step), looks)
            if "band" in looks:
                c.rect(x + width * 0.7, top, 9, step, shade(colour, -0.1))
                c.rect(x + width * 0.7 + 15, top, 5, step, shade(colour, -0.1))
            c.rect(
                x - 8,
                top + step * 0.6,
                width + 16,
                step * 0.4,
                c.linear((f"{shade(colour, -0.28)}/0", f"{shade(colour, -0.28)}/0.55"), DOWN),
            )
            c.rect(
                x - 8,
                top,
                50,
                step,
                c.linear((f"{shade(colour, -0.25)}/0.5", f"{shade(colour, -0.25)}/0"), ACROSS),
            )
        c.stroke(f"M {x + 22} {top + 3} H {x + width - 12}", shade(colour, 0.2), 2.2, opacity=0.5)
    if "fringe" in looks:
        for fx in range(int(x + width - 74), int(x + width - 6), 8):
            c.stroke(
                f"M {fx} {y + height * 0.5} q {(-2, 3)[fx % 2]} 14 {(1, -1)[fx % 2]} 34",
                shade(colour, 0.1),
                3,
            )


def _hanging(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    metal = "#C4A35A" if "band" in looks else "#B7BDC1"
    c.wall_shadow(212, 226, 130, 150)
    c.rect(56, 70, 288, 12, c.linear((shade(metal, 0.2), metal, shade(metal, -0.18)), DOWN), rx=6)
    for x in (64, 336):
        c.circle(x, 76, 12, c.radial((shade(metal, 0.2), metal, shade(metal, -0.16)), 0.36, 0.3, 0.8))
    back = "M 108 70 L 292 70 L 294 268 Q 200 276 106 268 Z"
    c.path(back, shade(colour, -0.16))
    front = "M 100 72 Q 102 60 116 60 L 284 60 Q 298 60 300 72 C 298 160 306 250 304 330 C 268 338 240 328 200 334 C 160 340 130 330 96 334 C 96 250 102 160 100 72 Z"
    if "fringe" in looks:
        for x in range(102, 304, 9):
            c.stroke(f"M {x} 326 q {(-3, 3)[x % 2]} 14 {(1, -1)[x % 2]} 30", shade(colour, 0.06), 3.2)
    _drape(c, colour, front, (90, 56, 220, 290), looks, (140, 206, 262))
    c.path(
        "M 100 72 Q 102 60 116 60 L 284 60 Q 298 60 300 72 L 300 84 Q 200 92 100 84 Z",
        c.linear(("#FFFFFF/0.45", "#FFFFFF/0"), DOWN),
    )


def _drape(
    c: Canvas, colour: str, outline: str, box: Box, looks: frozenset[str], folds: tuple[int, ...]
) -> None:
    x, y, width, height = box
    dark = shade(colour, -0.26)
    c.path(outline, c.lit(colour, 0.08, 0.08))
    with c.group(clip=c.clip(outline)):
        _cloth(c, colour, box, looks)
        if "band" in looks:
            low = y + height - 62
            for top, thick in ((low, 14), (low + 20, 5), (low - 11, 5)):
                c.rect(x, top, width, thick, shade(colour, -0.12), opacity=0.9)
                c.rect(x, top, width, 1.6, shade(colour, 0.12))
        for fx in folds:
            c.path(
                f"M {fx} {y} C {fx + 14} {y + height * 0.3} {fx - 8} {y + height * 0.7} {fx + 4} {y + height} h 26 C {fx + 12} {y + height * 0.7} {fx + 30} {y + height * 0.3} {fx + 18} {y} Z",
                c.linear((f"{dark}/0.42", f"{dark}/0"), ACROSS),
            )


def _from_ring(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    metal = "#B7BDC1"
    c.wall_shadow(212, 232, 104, 140)
    c.circle(200, 62, 15, c.radial((shade(metal, 0.2), metal, shade(metal, -0.16)), 0.36, 0.3, 0.8))
    c.circle(200, 106, 46, "none", stroke=shade(metal, -0.04), stroke_width=8)
    c.stroke("M 158 92 A 46 46 0 0 1 214 62", "#F4F6F6", 2.4)
    fall = "M 166 130 Q 200 164 234 130 C 240 160 270 200 274 340 C 250 350 226 338 200 346 C 174 352 150 340 124 346 C 128 204 160 164 166 130 Z"
    _drape(c, colour, fall, (110, 120, 180, 240), looks, (152, 192, 228))
    c.path(
        "M 164 132 Q 200 166 236 132 Q 238 142 240 150 Q 200 184 160 150 Z",
        c.linear(("#FFFFFF/0.4", "#FFFFFF/0"), DOWN),
    )


def _rolled(c: Canvas, colour: str, x: float, y: float, looks: frozenset[str]) -> None:
    """Seen from the end."""
    outline = f"M {x - 60} {y} a 60 60 0 1 1 120 0 a 60 60 0 1 1 -120 0 Z"
    c.path(outline, c.radial((shade(colour, 0.09), colour, shade(colour, -0.12)), 0.4, 0.34, 0.7))
    with c.group(clip=c.clip(outline)):
        _cloth(c, colour, (x - 62, y - 62, 124, 124), looks)
        for r in (50, 38, 26, 14):
            c.ellipse(x + 1.5, y + 2, r, r, "none", stroke=shade(colour, -0.24), stroke_width=5, opacity=0.5)
            c.ellipse(
                x - 1,
                y - 1.5,
                r - 4,
                r - 4,
                "none",
                stroke=shade(colour, 0.16),
                stroke_width=3.4,
                opacity=0.7,
            )
        if "band" in looks:
            c.circle(x, y, 55, "none", stroke=shade(colour, -0.16), stroke_width=5)
        c.rect(
            x - 62,
            y + 10,
            124,
            54,
            c.linear((f"{shade(colour, -0.28)}/0", f"{shade(colour, -0.28)}/0.5"), DOWN),
        )
    c.path(
        f"M {x + 34} {y - 51} C {x + 66} {y - 34} {x + 72} {y + 18} {x + 52} {y + 32} C {x + 60} {y + 2} {x + 52} {y - 30} {x + 34} {y - 51} Z",
        c.lit(colour, 0.1, 0.1),
    )


def _beach(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Spread out, with one corner turned up."""
    place = "matrix(0.82 0.05 -0.28 0.48 134 102)"
    with c.group(transform="translate(6 9)", opacity=0.32):
        c.rect(0, 0, 290, 400, shade(c.ground, -0.45), rx=8, transform=place)
    with c.group(transform=place):
        if "fringe" in looks:
            for y, way in ((2, -1), (398, 1)):
                threads = " ".join(
                    f"M {x} {y} q {(-2, 3)[x % 2]} {way * 12} {(1, -1)[x % 2]} {way * 26}"
                    for x in range(5, 288, 9)
                )
                c.stroke(threads, "#F3EBDB", 3.4)
        c.rect(0, 0, 290, 400, c.lit(colour, 0.07, 0.06), rx=6)
        with c.group(clip=c.clip("M 0 0 H 290 V 400 H 0 Z")):
            ink = ink_on(colour)
            if "stripe" in looks:
                for y in range(26, 400, 62):
                    c.rect(0, y, 290, 30, ink, opacity=0.9)
                    c.rect(0, y + 37, 290, 5, ink, opacity=0.7)
            _cloth(c, colour, (0, 0, 290, 400), looks - {"stripe"})
            c.rect(0, 0, 290, 400, c.linear(("#FFFFFF/0.2", "#FFFFFF/0", "#2A1E1A/0.14")))
        c.path("M 290 318 L 290 400 L 206 400 Q 236 350 290 318 Z", shade(c.ground, -0.16))
        c.path(
            "M 290 318 Q 236 350 206 400 Q 216 352 212 336 Q 250 336 290 318 Z",
            c.lit(shade(colour, 0.08), 0.08, 0.12),
        )
