"""Pictures of wall clocks. All show eight minutes past ten."""

from __future__ import annotations

from math import cos, pi, sin

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.materials import grain, plank
from persea.catalog.demo.draw.patterns import lay, stripes

CLOCK_LOOKS = frozenset(
    {
        "square",
        "sunburst",
        "wood",
        "pendulum",
        "hexagon",
        "cuckoo",
        "roman",
        "bare",
        "porthole",
        "bars",
        "dots",
        "retro",
        "marble",
        "bracket",
        "tide",
    }
)

WOOD = "#A9744A"


def clock(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Round with a frame of `colour`, unless the looks name another case."""
    if "cuckoo" in looks:
        _cuckoo(c, colour, looks)
    elif "pendulum" in looks:
        _pendulum(c, colour, looks)
    elif "bracket" in looks:
        _bracket(c, colour, looks)
    elif "sunburst" in looks:
        _sunburst(c, colour, looks)
    elif "square" in looks or "hexagon" in looks:
        _cornered(c, colour, looks)
    elif "bare" in looks:
        _bare(c, colour, looks)
    else:
        _round(c, colour, looks)


def _face_colour(colour: str, looks: frozenset[str]) -> str:
    if "wood" in looks:
        return mix(WOOD, "#E2BE90", 0.5)
    return "#EDEBE7" if "marble" in looks else "#FBF7EE"


def _dial(c: Canvas, colour: str, r: float, looks: frozenset[str], *, face: str | None = None) -> None:
    """About (200, 200): the face, its marks and its hands."""
    paper = face or _face_colour(colour, looks)
    c.circle(200, 200, r, c.linear((shade(paper, -0.05), paper, shade(paper, 0.03)), SLANT))
    with c.group(clip=c.clip(f"M {200 - r} 200 a {r} {r} 0 1 1 {2 * r} 0 a {r} {r} 0 1 1 {-2 * r} 0 Z")):
        if "wood" in looks:
            lay(c, (200 - r, 200 - r, 2 * r, 2 * r), grain(c, paper, 4))
        if "marble" in looks:
            for d in (
                "M 60 120 C 130 150 150 190 240 190 S 320 260 360 250",
                "M 90 320 C 150 270 190 290 230 240 S 300 150 340 140",
                "M 150 60 C 160 120 210 130 214 200",
            ):
                c.stroke(d, "#A9A7A6", 5, opacity=0.25)
                c.stroke(d, "#7E7C7C", 1.6, opacity=0.5)
        if "tide" in looks:
            c.path(
                "M 40 220 Q 100 196 160 220 T 280 220 T 400 220 V 400 H 40 Z",
                shade(colour, 0.02),
                opacity=0.85,
            )
            c.path(
                "M 40 250 Q 100 226 160 250 T 280 250 T 400 250 V 400 H 40 Z",
                shade(colour, -0.1),
                opacity=0.9,
            )
        c.path(
            f"M {200 - r} {200 - r} h {2 * r} v {r * 0.5} Q 200 {200 - r * 0.72} {200 - r} {200 + r * 0.4} Z",
            "#3A2E2A",
            opacity=0.06,
        )
    ink = "#3B3A3C" if lightness(paper) > 0.6 else "#F7F1E4"
    _marks(c, r, ink, looks)
    accent = (
        colour if lightness(colour) < 0.75 and abs(lightness(colour) - lightness(paper)) > 0.2 else "#C0492F"
    )
    _hands(c, r, ink, accent)


def _marks(c: Canvas, r: float, ink: str, looks: frozenset[str]) -> None:
    if "roman" in looks:
        strokes = {
            12: "M -6 -7 L 0 7 M 0 -7 L -6 7 M 4 -7 V 7 M 9 -7 V 7",
            3: "M -5 -7 V 7 M 0 -7 V 7 M 5 -7 V 7",
            6: "M -7 -7 L -3 7 L 1 -7 M 6 -7 V 7",
            9: "M -7 -7 V 7 M -2 -7 L 6 7 M 6 -7 L -2 7",
        }
        for hour in range(1, 13):
            x, y = 200 + r * 0.8 * sin(hour * pi / 6), 200 - r * 0.8 * cos(hour * pi / 6)
            if hour in strokes:
                c.stroke(strokes[hour], ink, 2.4, transform=f"translate({x:.1f} {y:.1f}) scale({r / 92:.3g})")
            else:
                c.stroke(
                    "M 0 -6 V 6",
                    ink,
                    3,
                    transform=f"translate({x:.1f} {y:.1f}) rotate({hour * 30}) scale({r / 92:.3g})",
                )
        c.circle(200, 200, r * 0.93, "none", stroke=ink, stroke_width=1.4)
        c.circle(200, 200, r * 0.64, "none", stroke=ink, stroke_width=1)
        return
    for minute in range(0, 60, 5 if looks & {"dots", "wood", "marble", "tide"} else 1):
        big = minute % 5 == 0
        x, y = sin(minute * pi / 30), -cos(minute * pi / 30)
        if "dots" in looks:
            c.circle(200 + x * r * 0.83, 200 + y * r * 0.83, 7 if minute % 15 == 0 else 4.4, ink)
            continue
        inner = r * (0.72 if "bars" in looks and big else 0.8 if big else 0.88)
        width = (9 if "bars" in looks else 4) if big else 1.5
        c.path(
            f"M {200 + x * inner:.1f} {200 + y * inner:.1f} L {200 + x * r * 0.92:.1f} {200 + y * r * 0.92:.1f}",
            stroke=ink,
            stroke_width=width,
        )


def _hands(c: Canvas, r: float, ink: str, accent: str) -> None:
    with c.group(transform="translate(2 4)", opacity=0.2):
        c.stroke(
            f"M 200 200 l {-r * 0.42:.1f} {-r * 0.27:.1f} M 200 200 l {r * 0.5:.1f} {-r * 0.5:.1f}",
            "#2A2422",
            r * 0.06,
        )
    c.stroke(
        f"M {200 + r * 0.1:.1f} {200 + r * 0.065:.1f} L {200 - r * 0.42:.1f} {200 - r * 0.27:.1f}",
        ink,
        r * 0.07,
    )
    c.stroke(
        f"M {200 - r * 0.1:.1f} {200 + r * 0.1:.1f} L {200 + r * 0.5:.1f} {200 - r * 0.5:.1f}", ink, r * 0.045
    )
    c.stroke(f"M 200 {200 - r * 0.2:.1f} V {200 + r * 0.66:.1f}", accent, r * 0.02)
    c.circle(200, 200, r * 0.06, accent)
    c.circle(199, 199, r * 0.025, "#FFFFFF", opacity=0.6)


def _round(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(214, 222, 152, 152)
    frame = c.lit(colour, 0.16, 0.16)
    c.circle(200, 200, 132, frame)
    if "porthole" in looks:
        c.circle(200, 200, 131, "none", stroke=shade(colour, -0.2), stroke_width=2)
        for n in range(8):
            x, y = 200 + 118 * cos(n * pi / 4 + pi / 8), 200 + 118 * sin(n * pi / 4 + pi / 8)
            c.circle(x, y, 7, c.radial((shade(colour, 0.2), shade(colour, -0.06)), 0.36, 0.3, 0.8))
            c.stroke(f"M {x - 4:.1f} {y + 3:.1f} L {x + 4:.1f} {y - 3:.1f}", shade(colour, -0.28), 2)
        c.circle(200, 200, 104, c.linear((shade(colour, -0.24), shade(colour, 0.14))))
        _dial(c, colour, 97, looks)
    elif "retro" in looks:
        c.circle(200, 200, 120, c.linear((shade(colour, -0.14), shade(colour, 0.12))))
        c.circle(200, 200, 112, c.linear(("#F2F3F3", "#8F959A")))
        _dial(c, colour, 106, looks)
    else:
        c.circle(200, 200, 123, c.linear((shade(colour, -0.22), shade(colour, 0.1))))
        _dial(c, colour, 119, looks)
    c.stroke("M 92 152 A 118 118 0 0 1 190 83", "#FFFFFF", 4, opacity=0.5)


def _bare(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A disc without a frame: the face itself is `colour`."""
    c.wall_shadow(214, 222, 148, 148)
    c.circle(200, 203, 130, shade(colour if "wood" not in looks else WOOD, -0.2))
    _dial(c, colour, 130, looks, face=None if looks & {"wood", "marble", "tide"} else colour)
    c.circle(200, 200, 129, "none", stroke="#FFFFFF", stroke_width=2, opacity=0.35)


def _sunburst(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(212, 220, 160, 160)
    for n in range(32):
        length = 158 if n % 2 == 0 else 128
        with c.group(transform=f"rotate({n * 11.25} 200 200)"):
            c.path(
                f"M 194 120 L 198 {200 - length} Q 200 {194 - length} 202 {200 - length} L 206 120 Z",
                c.linear((shade(colour, 0.14), shade(colour, -0.12)), ACROSS),
            )
            if n % 2 == 0 and "dots" in looks:
                c.circle(
                    200, 200 - length, 7, c.radial((shade(colour, 0.2), shade(colour, -0.08)), 0.36, 0.3, 0.8)
                )
    c.circle(200, 200, 90, c.lit(colour, 0.16, 0.18))
    c.circle(200, 200, 81, c.linear((shade(colour, -0.2), shade(colour, 0.12))))
    _dial(c, colour, 77, looks)


def _cornered(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "hexagon" in looks:
        corners = [(200 + 146 * cos(n * pi / 3), 200 + 146 * sin(n * pi / 3)) for n in range(6)]
        inner = [(200 + 128 * cos(n * pi / 3), 200 + 128 * sin(n * pi / 3)) for n in range(6)]
        outer_d = "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in corners) + " Z"
        inner_d = "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in inner) + " Z"
    else:
        outer_d = "M 100 76 H 300 Q 324 76 324 100 V 300 Q 324 324 300 324 H 100 Q 76 324 76 300 V 100 Q 76 76 100 76 Z"
        inner_d = "M 106 90 H 294 Q 310 90 310 106 V 294 Q 310 310 294 310 H 106 Q 90 310 90 294 V 106 Q 90 90 106 90 Z"
    c.wall_shadow(214, 222, 156, 150)
    c.path(
        outer_d,
        c.lit(colour, 0.16, 0.16),
        stroke=shade(colour, -0.06),
        stroke_width=3,
        stroke_linejoin="round",
    )
    paper = _face_colour(colour, looks)
    c.path(inner_d, c.linear((shade(paper, -0.07), paper, shade(paper, 0.03)), SLANT))
    with c.group(clip=c.clip(inner_d)):
        if "wood" in looks:
            lay(c, (70, 70, 260, 260), grain(c, paper, 4))
        c.path("M 60 60 H 330 V 96 Q 110 110 98 330 H 60 Z", "#3A2E2A", opacity=0.07)
    ink = "#3B3A3C"
    _marks(c, 108, ink, looks)
    _hands(c, 108, ink, colour if lightness(colour) < 0.75 else "#C0492F")


def _pendulum(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(212, 220, 110, 176)
    c.path("M 132 62 L 200 30 L 268 62 Z", c.lit(colour, 0.14, 0.08))
    c.rect(124, 60, 152, 16, plank(c, colour), rx=4)
    c.rect(132, 74, 136, 270, c.linear((shade(colour, 0.1), colour, shade(colour, -0.14)), ACROSS), rx=4)
    with c.group(clip=c.clip("M 132 74 H 268 V 344 H 132 Z")):
        lay(c, (120, 70, 170, 280), grain(c, colour, 90))
    c.rect(122, 340, 156, 16, plank(c, colour), rx=4)
    c.rect(150, 218, 100, 108, c.linear((shade(colour, -0.28), shade(colour, -0.2)), DOWN), rx=4)
    c.stroke("M 200 204 L 212 284", "#B98F3E", 4)
    c.circle(213, 292, 20, c.radial(("#FBE9B4", "#D2A545", "#94702A"), 0.36, 0.3, 0.8))
    c.path("M 150 218 H 196 L 160 326 H 150 Z", "#FFFFFF", opacity=0.12)
    with c.group(transform="translate(66 8) scale(0.67)"):
        c.circle(200, 200, 90, c.linear(("#F4DFA6", "#B98F3E", "#8A6828")))
        _dial(c, colour, 82, looks, face="#FBF7EE")


def _bracket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """As on a platform: it stands out from the wall on an arm."""
    c.wall_shadow(214, 226, 130, 140)
    c.rect(60, 78, 16, 120, c.linear((shade(colour, 0.12), shade(colour, -0.06)), ACROSS), rx=5)
    c.stroke("M 74 92 H 216", shade(colour, -0.02), 11)
    c.stroke("M 74 180 C 120 176 130 120 178 96", colour, 6)
    c.stroke("M 108 96 c 14 8 10 28 -6 28 c -12 -2 -12 -18 -2 -18", shade(colour, 0.06), 4)
    c.rect(206, 86, 14, 30, shade(colour, -0.04))
    with c.group(transform="translate(14 34)"):
        c.circle(207, 205, 114, shade(colour, -0.12))
        c.circle(200, 200, 114, c.lit(colour, 0.16, 0.1))
        c.circle(200, 200, 103, c.linear((shade(colour, -0.12), shade(colour, 0.14))))
        _dial(c, colour, 99, looks)


def _cuckoo(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(212, 214, 124, 150)
    for x, y in ((166, 356), (236, 330)):
        c.stroke(f"M {x} 270 V {y - 26}", "#B98F3E", 2.4, stroke_dasharray="4 3")
        c.path(
            f"M {x - 7} {y - 28} H {x + 7} C {x + 12} {y - 10} {x + 8} {y + 8} {x} {y + 14} C {x - 8} {y + 8} {x - 12} {y - 10} {x - 7} {y - 28} Z",
            c.lit("#6E4A33", 0.14, 0.06, ACROSS),
        )
    c.path("M 116 150 L 200 82 L 284 150 V 286 H 116 Z", c.lit(colour, 0.1, 0.1))
    with c.group(clip=c.clip("M 116 150 L 200 82 L 284 150 V 286 H 116 Z")):
        lay(c, (110, 80, 180, 210), stripes(c, shade(colour, -0.12), 18, 2))
    roof = mix(shade(colour, -0.2), "#5A3B2A", 0.3)
    c.path("M 200 50 L 316 148 L 302 164 L 200 80 L 98 164 L 84 148 Z", c.lit(roof, 0.1, 0.06))
    for n in range(6):
        c.circle(104 + n * 18, 150 - n * 15.2, 5, shade(roof, 0.1))
        c.circle(296 - n * 18, 150 - n * 15.2, 5, shade(roof, 0.1))
    c.path("M 178 150 V 130 Q 178 110 200 110 Q 222 110 222 130 V 150 Z", shade(colour, -0.26))
    c.path("M 192 146 c -6 -16 8 -24 16 -16 l 12 3 l -9 5 c 2 8 -6 14 -19 8 Z", "#F3D27A")
    c.circle(208, 132, 1.8, "#2A2422")
    c.rect(170, 148, 60, 7, shade(roof, 0.06), rx=3)
    c.rect(106, 278, 188, 14, plank(c, roof), rx=4)
    with c.group(transform="translate(88 104) scale(0.56)"):
        c.circle(200, 200, 94, c.lit(roof, 0.14, 0.06))
        _dial(c, colour, 84, looks, face="#FBF7EE")
