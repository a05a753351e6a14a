"""Pictures of blankets and candles."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

BLANKET_LOOKS = frozenset({"stripes", "check", "herringbone", "waffle", "fringe", "draped"})
CANDLE_LOOKS = frozenset({"tin", "pillar", "trio", "tinted"})


def blanket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Three folds seen from the front; "draped" hangs over a rail."""
    ink = contrast(colour)
    pattern = _blanket_pattern(c, colour, ink, looks)
    if "draped" in looks:
        _draped(c, colour, pattern, ink, fringe="fringe" in looks)
        return
    c.floor_shadow(200, 336, 152)
    for place, (y, inset) in enumerate(((252, 0), (178, 5), (112, 12))):
        left, right, low = 66 + inset, 334 - inset, y + 82
        fold = (
            f"M {left + 22} {y} L {right - 8} {y} Q {right} {y} {right} {y + 9} L {right} {low - 8}"
            f" Q {right} {low} {right - 8} {low} L {left + 22} {low}"
            f" C {left - 8} {low - 4} {left - 8} {y + 4} {left + 22} {y} Z"
        )
        c.path(
            fold, c.linear((shade(colour, 0.09), colour, shade(colour, -0.06), shade(colour, -0.18)), DOWN)
        )
        with c.group(clip=c.clip(fold)):
            c.rect(left - 20, y, 320, 84, pattern, opacity=0.85)
            c.path(
                f"M {left - 20} {y + 52} H 350 V {low + 4} H {left - 20} Z",
                c.linear((f"{shade(colour, -0.25)}/0", f"{shade(colour, -0.25)}/0.55"), DOWN),
            )
            c.path(
                f"M {left - 12} {y} h 60 v 90 h -60 Z",
                c.linear((f"{shade(colour, -0.25)}/0.5", f"{shade(colour, -0.25)}/0"), ACROSS),
            )
        c.stroke(f"M {left + 20} {y + 41} H {right - 2}", shade(colour, -0.24), 2.6, opacity=0.55)
        c.stroke(f"M {left + 24} {y + 3} H {right - 8}", shade(colour, 0.2), 2.4, opacity=0.5)
        if "fringe" in looks and place == 2:
            _fringe(c, range(int(right) - 96, int(right) - 4, 9), y + 40, 40, shade(colour, 0.12))


def _blanket_pattern(c: Canvas, colour: str, ink: str, looks: frozenset[str]) -> str:
    if "stripes" in looks:
        return c.weave("M 6 0 v 90 M 22 0 v 90 M 28 0 v 90", ink, 4, (58, 90))
    if "check" in looks:
        return c.weave("M 9 0 v 40 M 0 9 h 40 M 24 0 v 40 M 0 24 h 40", ink, 5, (40, 40))
    if "herringbone" in looks:
        return c.weave("M 0 10 l 8 -8 l 8 8 M 0 18 l 8 -8 l 8 8", ink, 1.8, (16, 16))
    if "waffle" in looks:
        return c.weave("M 0 0 h 12 M 0 0 v 12", shade(colour, -0.14), 3, (12, 12))
    return c.weave("M 1 5 q 3 -5 6 0 q 3 5 6 0", shade(colour, -0.1), 2, (12, 10))


def _draped(c: Canvas, colour: str, pattern: str, ink: str, *, fringe: bool) -> None:
    wood = "#B58254"
    c.wall_shadow(208, 226, 150, 150)
    c.rect(40, 74, 320, 15, c.linear((shade(wood, 0.12), shade(wood, -0.14)), DOWN), rx=7)
    fall = (
        "M 104 82 C 104 62 118 58 134 58 L 270 58 C 288 58 298 64 298 84 L 306 312"
        " C 270 324 246 308 214 318 C 180 328 148 310 98 320 Z"
    )
    if fringe:
        _fringe(c, range(102, 304, 9), 312, 30, shade(colour, 0.08))
    c.path(fall, c.lit(colour, 0.1, 0.1, DOWN))
    with c.group(clip=c.clip(fall)):
        c.rect(90, 50, 230, 280, pattern, opacity=0.85)
        for x, veil in ((132, 0.35), (196, 0.45), (262, 0.4)):
            c.path(
                (
                    f"M {x} 60 C {x + 16} 140 {x - 10} 230 {x + 6} 330 L {x + 34} 330"
                    f" C {x + 14} 230 {x + 34} 140 {x + 22} 60 Z"
                ),
                c.linear((f"{shade(colour, -0.28)}/{veil}", f"{shade(colour, -0.28)}/0"), ACROSS),
            )
        c.path(
            "M 90 50 H 310 V 92 Q 200 100 90 92 Z",
            c.linear((f"{shade(colour, 0.25)}/0.5", f"{shade(colour, 0.25)}/0"), DOWN),
        )
    c.rect(258, 282, 30, 18, "#8A5A3A", rx=2)
    c.stroke("M 263 291 H 283", shade(ink, 0.1), 2)


def _fringe(c: Canvas, places: range, y: float, length: float, tone: str) -> None:
    threads = " ".join(
        f"M {x} {y} q {(-3, 2, 4)[x % 3]} {length * 0.5:g} {(2, -2, 1)[x % 3]} {length}" for x in places
    )
    c.stroke(threads, shade(tone, -0.2), 4.6, opacity=0.5)
    c.stroke(threads, tone, 3)


def candle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    wax = mix(colour, "#FBF3E2", 0.78)
    if "trio" in looks:
        c.floor_shadow(200, 346, 140)
        for x, top, tone in ((122, 196, 0.06), (202, 128, 0.0), (282, 236, -0.06)):
            _pillar(c, shade(colour, tone), x, top, 34)
        return
    c.ellipse(200, 130, 150, 130, c.radial(("#FFF3CF/0.85", "#FFE9B8/0.3", "#FFE9B8/0")))
    c.floor_shadow(200, 346, 92)
    if "pillar" in looks:
        _pillar(c, colour, 200, 156, 62)
        return
    if "tin" in looks:
        c.rect(
            112,
            222,
            176,
            124,
            c.linear((shade(colour, -0.12), shade(colour, 0.14), colour, shade(colour, -0.2)), ACROSS),
            rx=12,
        )
        c.ellipse(200, 226, 88, 18, c.linear(("#F3F1EA", "#A9A59B"), ACROSS))
        c.ellipse(200, 228, 80, 14, c.radial(("#FFF6D8", wax, shade(wax, -0.1)), 0.5, 0.4, 0.7))
        _label(c, 152, 262, 96, 58, colour)
        _flame(c, 200, 222)
        return
    glass = mix(colour, "#8A4B1E", 0.18) if "tinted" in looks else "#CFDEDD"
    jar = "M 118 176 L 282 176 L 280 330 Q 279 346 262 346 L 138 346 Q 121 346 120 330 Z"
    with c.group(clip=c.clip(jar)):
        c.rect(
            110,
            214,
            180,
            140,
            c.linear((shade(wax, -0.1), wax, shade(wax, -0.04), shade(wax, -0.16)), ACROSS),
        )
        c.ellipse(200, 214, 82, 14, c.radial(("#FFF8DE", wax, shade(wax, -0.08)), 0.5, 0.4, 0.7))
    _flame(c, 200, 210)
    veil = 0.72 if "tinted" in looks else 0.5
    c.path(
        jar,
        c.linear(
            (
                f"{shade(glass, -0.1)}/{veil + 0.1}",
                f"{shade(glass, 0.2)}/{veil * 0.5}",
                f"{glass}/{veil * 0.6}",
                f"{shade(glass, -0.14)}/{veil + 0.1}",
            ),
            ACROSS,
        ),
    )
    c.ellipse(200, 176, 82, 13, "none", stroke=shade(glass, 0.1), stroke_width=4, opacity=0.9)
    c.rect(134, 196, 10, 130, "#FFFFFF", rx=5, opacity=0.5)
    _label(c, 148, 242, 104, 70, colour)


def _pillar(c: Canvas, colour: str, x: float, top: float, half: float) -> None:
    c.ellipse(x, top - 24, half * 1.9, 74, c.radial(("#FFF3CF/0.9", "#FFE9B8/0.3", "#FFE9B8/0")))
    c.rect(
        x - half,
        top,
        half * 2,
        346 - top,
        c.linear((shade(colour, -0.1), shade(colour, 0.12), colour, shade(colour, -0.18)), ACROSS),
        rx=7,
    )
    c.rect(x - half, top, half * 2, 70, c.linear(("#FFE9B0/0.6", "#FFE9B0/0"), DOWN), rx=7)
    c.ellipse(x, top + 4, half, half * 0.2, c.radial(("#FFF6D8", shade(colour, 0.14), colour), 0.5, 0.4, 0.7))
    c.path(f"M {x + half * 0.4} {top + 6} q 6 34 4 58 q -6 10 -10 0 q -2 -30 -6 -56 Z", shade(colour, 0.12))
    _flame(c, x, top + 2)


def _flame(c: Canvas, x: float, y: float) -> None:
    c.stroke(f"M {x} {y + 4} q 2 -8 0 -16", "#4A3428", 3)
    c.path(
        (
            f"M {x} {y - 66} C {x + 22} {y - 38} {x + 18} {y - 10} {x} {y - 8}"
            f" C {x - 18} {y - 10} {x - 20} {y - 36} {x} {y - 66} Z"
        ),
        c.linear(("#FFF3B8", "#FFD24D", "#F5922F"), DOWN),
    )
    c.path(
        (
            f"M {x} {y - 40} C {x + 10} {y - 26} {x + 9} {y - 10} {x} {y - 9}"
            f" C {x - 9} {y - 10} {x - 10} {y - 26} {x} {y - 40} Z"
        ),
        "#FFFBE6",
        opacity=0.9,
    )


def _label(c: Canvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    ink = colour if lightness(colour) < 0.7 else shade(colour, -0.35)
    c.rect(x, y, width, height, c.linear(("#EFE6D3", "#FBF6EA", "#E9DFCA"), ACROSS), rx=3)
    c.rect(x + 5, y + 5, width - 10, height - 10, "none", rx=2, stroke=ink, stroke_width=1.4)
    middle = x + width / 2
    c.path(f"M {middle} {y + 14} q 9 8 0 20 q -9 -12 0 -20 Z", ink)
    c.stroke(f"M {middle - 24} {y + height - 15} h 48", ink, 2.4)
