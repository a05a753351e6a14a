"""Pictures of watches, laid out with their straps open."""

from __future__ import annotations

from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.materials import grain, metal
from persea.catalog.demo.draw.patterns import lay

WATCH_LOOKS = frozenset({
    "smart", "round_smart", "fitness", "digital", "square", "pocket", "diver", "chrono", "moon", "field", "small",
    "leather", "mesh", "links", "nato", "rubber", "wood", "brass", "dark_case", "night", "star", "dots", "roman",
})  # fmt: skip

STEEL, BRASS = "#B5BABF", "#C9A24E"
GLASS = ("#FFFFFF/0.5", "#FFFFFF/0.06", "#FFFFFF/0")
FLAT = frozenset({"smart", "digital", "square"})


def watch(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A round dial with hands, unless another face is named; `colour` is the strap's, or on metal the dial's."""
    if "pocket" in looks:
        _pocket(c, colour, looks)
        return
    size = 0.84 if "small" in looks else 1.0
    c.wall_shadow(210, 210, 104 * size, 176 * size)
    with c.group(transform=f"translate(200 204) rotate(8) scale({size:g}) translate(-200 -204)"):
        if "fitness" in looks:
            _fitness(c, colour, looks)
            return
        _strap(c, colour, looks)
        if looks & FLAT:
            _flat_case(c, colour, looks)
        else:
            _round_case(c, colour, looks)


def _metal(looks: frozenset[str]) -> str:
    return BRASS if "brass" in looks else "#3A3D42" if "dark_case" in looks else STEEL


def _strap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    metallic = bool(looks & {"mesh", "links"})
    tone = _metal(looks) if metallic else colour
    half = 37.0
    upper = f"M {200 - half} 158 L {200 - half + 7} 34 Q 200 28 {200 + half - 7} 34 L {200 + half} 158 Z"
    lower = f"M {200 - half} 250 L {200 - half + 8} 352 Q 202 392 {200 + half - 8} 352 L {200 + half} 250 Z"
    for part in (upper, lower):
        c.path(part, shade(tone, -0.28), transform="translate(5 6)", opacity=0.4)
        c.path(part, c.linear((shade(tone, -0.1), shade(tone, 0.12), tone, shade(tone, -0.16)), ACROSS))
        with c.group(clip=c.clip(part)):
            _strap_face(c, tone, looks, half)
    if not metallic:
        c.rect(
            166,
            20,
            68,
            22,
            "none",
            rx=6,
            stroke=c.linear((shade(_metal(looks), 0.2), shade(_metal(looks), -0.2)), DOWN),
            stroke_width=7,
        )
        c.stroke("M 200 24 v 30", shade(_metal(looks), -0.06), 4.6)
        c.rect(162, 66, 76, 14, c.linear((shade(tone, 0.08), shade(tone, -0.1)), DOWN), rx=4)
        c.stroke("M 200 296 h .1 M 200 314 h .1 M 200 332 h .1 M 200 350 h .1", shade(tone, -0.3), 6)
    else:
        c.rect(160, 26, 80, 26, metal(c, _metal(looks)), rx=5)


def _strap_face(c: Canvas, tone: str, looks: frozenset[str], half: float) -> None:
    left, wide = 200 - half, half * 2
    if "leather" in looks:
        c.stitch(
            f"M {left + 8} 160 L {left + 14} 40 M {left + wide - 8} 160 L {left + wide - 14} 40 M {left + 8} 250 L {left + 15} 348 M {left + wide - 8} 250 L {left + wide - 15} 348",
            contrast(tone),
            1.8,
        )
        c.rect(
            left,
            20,
            wide,
            370,
            c.weave("M 3 4 q 4 2 8 -1 M 14 12 q 3 2 6 0 M 5 17 q 3 -2 6 1", shade(tone, -0.1), 1.3, (22, 21)),
            opacity=0.8,
        )
    if "mesh" in looks:
        c.rect(
            left,
            20,
            wide,
            370,
            c.weave("M 0 3 q 3 -4 6 0 q 3 4 6 0", shade(tone, -0.2), 1.6, (12, 6)),
            opacity=0.9,
        )
    if "links" in looks:
        for y in range(22, 390, 16):
            c.stroke(f"M {left} {y} h {wide}", shade(tone, -0.26), 2.4)
        c.rect(
            left + 22,
            20,
            wide - 44,
            370,
            c.linear((shade(tone, 0.2), shade(tone, -0.04)), ACROSS),
            opacity=0.55,
        )
        c.stroke(f"M {left + 22} 20 v 370 M {left + wide - 22} 20 v 370", shade(tone, -0.22), 2)
    if "nato" in looks:
        c.rect(left + 24, 20, 26, 370, contrast(tone))
        c.rect(left, 20, wide, 370, c.weave("M 0 2 h 8", shade(tone, -0.14), 1, (8, 4)), opacity=0.5)
    if "rubber" in looks:
        for y in range(96, 160, 13):
            c.stroke(f"M {left + 14} {y} h {wide - 28}", shade(tone, -0.16), 4)
        for y in range(262, 290, 13):
            c.stroke(f"M {left + 14} {y} h {wide - 28}", shade(tone, -0.16), 4)
    if "wood" in looks:
        lay(c, (left, 20, wide, 370), grain(c, tone, 90))
        for y in range(22, 390, 19):
            c.stroke(f"M {left} {y} h {wide}", shade(tone, -0.24), 2)
    if "star" in looks:
        c.rect(
            left,
            20,
            wide,
            370,
            c.weave("M 12 8 v 8 M 8 12 h 8 M 28 26 v 6 M 25 29 h 6", contrast(tone), 2.2, (36, 36)),
        )
    if "dots" in looks:
        c.rect(left, 20, wide, 370, c.weave("M 10 10 h .1 M 26 24 h .1", contrast(tone), 6.5, (32, 28)))


def _ticks(r: float, length: float, every: int) -> str:
    marks = []
    for degrees in range(0, 360, every):
        x, y = cos(radians(degrees)), sin(radians(degrees))
        marks.append(
            f"M {200 + r * x:.1f} {204 + r * y:.1f} L {200 + (r - length) * x:.1f} {204 + (r - length) * y:.1f}"
        )
    return " ".join(marks)


def _round_case(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    case = colour if "wood" in looks else _metal(looks)
    c.circle(205, 211, 84, "#000000", opacity=0.22)
    for y in (-12, 0, 12) if "chrono" in looks else (0,):
        c.rect(278, 197 + y * 2.4, 16, 14, c.linear((shade(case, 0.2), shade(case, -0.2)), DOWN), rx=3)
    c.circle(200, 204, 84, metal(c, case, SLANT) if "wood" not in looks else c.lit(case, 0.12, 0.14))
    if "diver" in looks:
        ring = shade(colour, -0.06) if looks & {"links", "mesh"} else "#23272C"
        c.circle(200, 204, 78, c.lit(ring, 0.08, 0.08))
        c.stroke(_ticks(75, 7, 30), "#F4F1EA", 3)
        c.path("M 194 129 h 12 l -6 11 Z", "#F4F1EA")
    r = 63.0 if "diver" in looks else 72.0
    if "round_smart" in looks:
        _screen_round(c, colour)
        return
    dial = (
        mix(colour, "#1B1E22", 0.12)
        if looks & {"links", "mesh"}
        else "#2A2E34"
        if "night" in looks
        else "#F7F2E7"
    )
    if "wood" in looks:
        dial = mix(colour, "#F4E6CC", 0.75)
    c.circle(200, 204, r, c.radial((shade(dial, 0.07), dial, shade(dial, -0.1)), 0.42, 0.36, 0.7))
    ink = "#F4F1EA" if lightness(dial) < 0.62 else "#2B2E32"
    if "roman" in looks:
        c.stroke(_ticks(r - 8, 14, 30), ink, 2)
        c.circle(200, 204, r - 25, "none", stroke=ink, stroke_width=1)
        c.circle(200, 204, r - 6, "none", stroke=ink, stroke_width=1)
    else:
        c.stroke(_ticks(r - 6, 10, 30), ink, 4 if looks & {"diver", "field"} else 2.4)
    if "field" in looks:
        c.stroke(_ticks(r - 5, 4, 6), ink, 1.4)
        c.stroke(_ticks(r - 24, 5, 30), "#C25A36", 2.6)
    if "chrono" in looks:
        for x, y in ((174, 204), (226, 204), (200, 236)):
            c.circle(x, y, 17, shade(dial, -0.09) if lightness(dial) > 0.4 else shade(dial, 0.12))
            c.circle(x, y, 17, "none", stroke=ink, stroke_width=1.4, opacity=0.7)
            c.stroke(f"M {x} {y} l 6 -9", ink, 2)
    if "moon" in looks:
        c.path("M 176 240 a 24 24 0 0 1 48 0 q -12 -6 -24 0 q -12 -6 -24 0 Z", "#26365C")
        c.circle(196, 231, 8, "#F2D98A")
        c.stroke("M 212 228 h .1 M 184 234 h .1 M 217 236 h .1", "#F4F1EA", 2.6)
    if "star" in looks:
        c.path(
            "M 200 158 l 6 14 l 15 1 l -12 10 l 4 15 l -13 -8 l -13 8 l 4 -15 l -12 -10 l 15 -1 Z",
            mix(colour, "#F2C14E", 0.75),
        )
    hand = ink if "diver" not in looks else "#F4F1EA" if lightness(dial) < 0.62 else "#2B2E32"
    c.stroke("M 200 204 L 168 182", hand, 6)
    c.stroke("M 200 204 L 238 160", hand, 4.4)
    c.stroke("M 196 216 L 210 252", "#D2553B", 2)
    c.circle(200, 204, 5.5, "#D2553B" if "brass" not in looks else BRASS)
    with c.group(clip=c.clip(f"M {200 - r} 204 a {r} {r} 0 1 0 {2 * r} 0 a {r} {r} 0 1 0 {-2 * r} 0 Z")):
        c.path("M 120 110 H 214 L 150 300 H 110 Z", c.linear(GLASS, SLANT), opacity=0.55)
    c.circle(200, 204, r, "none", stroke=shade(case, -0.24), stroke_width=2.4)


def _screen_round(c: Canvas, colour: str) -> None:
    c.circle(200, 204, 75, c.radial(("#2E343B", "#171A1E", "#0D0F11"), 0.4, 0.34, 0.8))
    bright = shade(colour, 0.12) if lightness(colour) > 0.4 else shade(colour, 0.34)
    c.path("M 200 144 A 60 60 0 1 1 142 220", stroke=bright, stroke_width=8, stroke_linecap="round")
    c.path("M 200 158 A 46 46 0 0 1 238 230", stroke="#F3B64A", stroke_width=8, stroke_linecap="round")
    c.stroke("M 164 208 h 14 l 8 -18 l 12 34 l 10 -22 l 5 6 h 22", "#8FE3C8", 4)
    c.path("M 134 160 Q 150 130 190 132 Q 150 150 140 190 Z", "#FFFFFF", opacity=0.18)


def _flat_case(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    case = _metal(looks)
    smart = "smart" in looks
    c.rect(128, 128, 156, 166, "#000000", rx=44 if smart else 22, opacity=0.2)
    c.rect(272, 180, 14, 34, c.linear((shade(case, 0.2), shade(case, -0.2)), DOWN), rx=5)
    c.rect(122, 120, 156, 166, metal(c, case, SLANT), rx=44 if smart else 20)
    if smart:
        c.rect(131, 129, 138, 148, c.linear(("#2E343B", "#171A1E", "#0D0F11"), SLANT), rx=36)
        bright = shade(colour, 0.12) if lightness(colour) > 0.4 else shade(colour, 0.34)
        for r, tone, end in (
            (42, bright, "M 200 150 A 42 42 0 1 1 160 206"),
            (29, "#F3B64A", "M 200 163 A 29 29 0 1 1 177 210"),
            (16, "#6FC3D8", "M 200 176 A 16 16 0 0 1 208 206"),
        ):
            c.circle(200, 192, r, "none", stroke=tone, stroke_width=9, opacity=0.22)
            c.path(end, stroke=tone, stroke_width=9, stroke_linecap="round")
        c.stroke("M 158 258 h 16 M 186 258 h 28 M 226 258 h 16", "#E9EDEF", 4, opacity=0.8)
        c.path("M 140 160 Q 142 136 168 134 H 220 Q 160 160 146 220 Z", "#FFFFFF", opacity=0.14)
        return
    if "digital" in looks:
        c.rect(132, 130, 136, 146, c.lit(shade(colour, -0.08), 0.06, 0.1), rx=14)
        c.rect(144, 164, 112, 70, c.linear(("#B9C4A4", "#D3DCC0"), DOWN), rx=6)
        one = "h 15 v 15 h -15 v 15 h 15"
        c.stroke(
            f"M 154 184 v 30 M 166 184 {one} M 194 190 h .1 M 194 207 h .1 M 204 184 v 14 h 15 M 219 184 v 30 M 230 184 h 15 v 30 h -15 v -30",
            "#2B3328",
            4.4,
        )
        c.stroke("M 154 148 h 24 M 222 148 h 24 M 154 256 h 92", "#E9EDEF", 3, opacity=0.8)
        c.path("M 144 164 h 60 l -40 70 h -20 Z", "#FFFFFF", opacity=0.22)
        return
    dial = mix(colour, "#1B1E22", 0.12) if looks & {"links", "mesh"} else "#F7F2E7"
    ink = "#F4F1EA" if lightness(dial) < 0.62 else "#2B2E32"
    c.rect(134, 132, 132, 142, c.radial((shade(dial, 0.07), dial, shade(dial, -0.1)), 0.42, 0.36, 0.7), rx=12)
    c.stroke("M 200 142 v 14 M 200 250 v 14 M 144 203 h 14 M 242 203 h 14", ink, 4)
    c.stroke("M 148 146 l 8 9 M 252 146 l -8 9 M 148 260 l 8 -9 M 252 260 l -8 -9", ink, 2)
    c.stroke("M 200 204 L 172 184", ink, 6)
    c.stroke("M 200 204 L 234 166", ink, 4.4)
    c.circle(200, 204, 5.5, BRASS)
    c.path("M 134 132 H 210 L 160 274 H 134 Z", c.linear(GLASS, SLANT), opacity=0.5)


def _fitness(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    band = "M 162 60 Q 164 30 200 30 Q 236 30 238 60 L 246 204 L 238 350 Q 234 384 200 384 Q 166 384 162 350 L 154 204 Z"
    c.path(band, shade(colour, -0.28), transform="translate(6 7)", opacity=0.4)
    c.path(band, c.linear((shade(colour, -0.1), shade(colour, 0.12), colour, shade(colour, -0.16)), ACROSS))
    with c.group(clip=c.clip(band)):
        _strap_face(c, colour, looks - {"leather"}, 46)
    c.stroke("M 200 314 h .1 M 200 332 h .1 M 200 350 h .1", shade(colour, -0.3), 8)
    c.rect(160, 110, 80, 188, c.lit(_metal(looks), 0.1, 0.14), rx=36)
    c.rect(166, 116, 68, 176, c.linear(("#2E343B", "#171A1E", "#0D0F11"), SLANT), rx=31)
    bright = shade(colour, 0.12) if lightness(colour) > 0.4 else shade(colour, 0.34)
    c.path("M 200 142 A 22 22 0 1 1 178 166", stroke=bright, stroke_width=7, stroke_linecap="round")
    c.stroke("M 180 214 h 8 l 6 -14 l 9 26 l 7 -16 h 10", "#8FE3C8", 3.6)
    c.stroke("M 186 250 h 28 M 190 264 h 20", "#E9EDEF", 4, opacity=0.75)
    c.path("M 170 150 Q 172 122 196 120 Q 178 150 176 210 Z", "#FFFFFF", opacity=0.16)


def _pocket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    case = _metal(looks)
    c.wall_shadow(208, 250, 136, 130)
    c.stroke(
        "M 200 92 C 176 30 96 40 70 76 C 48 108 40 60 22 40", shade(case, -0.14), 7, stroke_dasharray="1 10"
    )
    c.stroke("M 200 92 C 176 30 96 40 70 76 C 48 108 40 60 22 40", case, 5, stroke_dasharray="7 4")
    c.circle(200, 94, 21, "none", stroke=metal(c, case, SLANT), stroke_width=8)
    c.rect(186, 106, 28, 26, metal(c, case), rx=4)
    with c.group(transform="translate(-88 -76) scale(1.44)"):
        _round_case(c, colour, looks | {"roman", "mesh"})
