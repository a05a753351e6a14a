"""Pictures of weights and balls."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.patterns_c import brushed, chrome, grain, pattern

WEIGHT_LOOKS = frozenset({
    "kettlebell", "competition", "dip", "band", "round", "plates", "neoprene", "disc", "rack", "ankle",
    "sandbag", "pair", "chrome", "wood", "stripe", "camo",
})  # fmt: skip
BALL_LOOKS = frozenset({
    "football", "basketball", "volleyball", "tennis", "rugby", "american", "baseball", "beach", "medicine",
    "gym", "boules", "panel", "star", "stripe", "trio", "net", "ears", "retro", "swirl", "dot",
})  # fmt: skip

IRON = "#34373B"
STEEL = "#B5BABF"


# ---------------------------------------------------------------- weights


def weight(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A hexagonal dumbbell, unless another shape is named."""
    if "kettlebell" in looks:
        if "pair" in looks:
            c.floor_shadow(270, 316, 74)
            with c.group(transform="translate(104 30) scale(0.82)"):
                _kettlebell(c, shade(colour, -0.04), looks)
            c.floor_shadow(138, 338, 82)
            with c.group(transform="translate(-36 40) scale(0.88)"):
                _kettlebell(c, colour, looks)
        else:
            c.floor_shadow(200, 332, 92)
            _kettlebell(c, colour, looks)
    elif "disc" in looks:
        _disc(c, colour, looks)
    elif "rack" in looks:
        _rack(c, colour, looks)
    elif "ankle" in looks:
        c.floor_shadow(200, 312, 140)
        for x, y, size in ((96, -20, 0.78), (-36, 46, 0.86)):
            with c.group(transform=f"translate({x} {y + 44}) scale({size} {size * 0.82:g})"):
                _cuff(c, colour, looks)
    elif "sandbag" in looks:
        _sandbag(c, colour, looks)
    elif "pair" in looks:
        c.floor_shadow(204, 296, 160)
        with c.group(transform="translate(60 -20) rotate(-16 200 200) scale(0.82)"):
            _dumbbell(c, shade(colour, -0.03), looks)
        c.floor_shadow(190, 330, 150)
        with c.group(transform="translate(4 86) rotate(-4 200 200) scale(0.88)"):
            _dumbbell(c, colour, looks)
    else:
        c.floor_shadow(204, 300, 158)
        with c.group(transform="rotate(-9 200 210)"):
            _dumbbell(c, colour, looks)


def _kettlebell(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    iron = colour if "competition" in looks or "dip" not in looks else IRON
    bar = STEEL if "competition" in looks else iron
    handle = "M 140 214 C 112 120 140 76 200 76 C 260 76 288 120 260 214"
    if "competition" in looks:
        handle = "M 146 214 C 136 110 150 84 176 82 H 224 C 250 84 264 110 254 214"
    c.path(handle, stroke=shade(bar, -0.18), stroke_width=35, transform="translate(2 4)", opacity=0.5)
    c.path(
        handle,
        stroke=c.linear((shade(bar, 0.1), shade(bar, 0.16), bar, shade(bar, -0.12)), ACROSS),
        stroke_width=33,
    )
    c.path(handle, stroke=shade(bar, 0.3), stroke_width=5, transform="translate(-6 -7)", opacity=0.35)
    if "band" in looks:
        ink = contrast(colour)
        c.stroke("M 122 156 L 154 162 M 278 156 L 246 162", ink, 13)
    if "wood" in looks:
        c.path("M 150 84 C 176 70 224 70 250 84", stroke="#B58254", stroke_width=37)
        c.path(
            "M 150 84 C 176 70 224 70 250 84",
            stroke=c.weave("M 0 4 q 15 -3 30 0 M 0 10 h 30", "#8A5A35", 1.6, (30, 13)),
            stroke_width=36,
        )
    r = 100 if "competition" in looks else 92
    body = f"M 154 {158 + (0 if r == 92 else -4)} C {200 - r} 176 {194 - r} 222 {200 - r + 4} 256 C {204 - r + 8} 296 140 332 150 334 H 250 C 260 332 {192 + r} 296 {196 + r} 256 C {206 + r} 222 {200 + r} 176 246 158 Z"
    c.path(body, c.radial((shade(iron, 0.2), shade(iron, 0.06), iron, shade(iron, -0.14)), 0.34, 0.3, 0.8))
    with c.group(clip=c.clip(body)):
        if "dip" in looks:
            c.path(
                "M 80 214 Q 200 240 320 214 V 350 H 80 Z",
                c.radial((shade(colour, 0.18), colour, shade(colour, -0.14)), 0.34, 0.2, 0.9),
            )
        pattern(c, iron, looks & {"camo"}, (90, 150, 220, 200))
        c.path(
            "M 84 300 Q 200 346 316 300 V 350 H 84 Z",
            shade(iron if "dip" not in looks else colour, -0.2),
            opacity=0.5,
        )
        c.ellipse(152, 208, 26, 36, c.radial(("#FFFFFF/0.32", "#FFFFFF/0")))
    tone = contrast(colour)
    c.circle(200, 250, 30, shade(iron if "dip" not in looks else colour, -0.07))
    c.stroke("M 186 260 l 14 -20 l 14 20 M 192 251 h 16", tone, 4)


def _dumbbell(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Lying across, its left end turned a little towards us."""
    soft = "neoprene" in looks
    bar = shade(colour, -0.03) if soft else "#B58254" if "wood" in looks else STEEL
    tones = (shade(bar, 0.2), shade(bar, 0.05), bar, shade(bar, -0.22))
    c.path(
        "M 128 184 Q 200 190 274 184 V 226 Q 200 220 128 226 Z"
        if not soft
        else "M 128 186 H 274 V 228 H 128 Z",
        c.linear(tones, DOWN),
    )
    if "wood" in looks:
        grain(c, bar, (134, 188, 132, 34))
    elif not soft:
        c.rect(
            140, 187, 120, 36, c.weave("M 0 0 l 6 6 M 6 0 l -6 6", shade(bar, -0.2), 1, (6, 6)), opacity=0.6
        )
    if "plates" in looks:
        _plates(c, colour, looks)
        return
    for x in (266.0, 62.0):
        if "round" in looks or "chrome" in looks:
            _drum(c, colour, x, looks)
        else:
            _hexagon(c, colour, x, soft=soft, looks=looks)


def _hexagon(c: Canvas, colour: str, x: float, *, soft: bool, looks: frozenset[str]) -> None:
    wide, high = (66.0, 62.0) if soft else (82.0, 80.0)
    y, tone = 206.0, colour if soft else mix(colour, IRON, 0.2)
    rim = 14.0 if soft else 5.0
    top, upper, lower, low = y - high, y - high * 0.42, y + high * 0.42, y + high
    for a, b, change in ((top, upper, 0.12), (upper, lower, 0.0), (lower, low, -0.12)):
        c.path(
            f"M {x} {a:.0f} h {wide} V {b:.0f} h {-wide} Z",
            c.linear((shade(tone, change + 0.04), shade(tone, change - 0.04)), DOWN),
            stroke=shade(tone, change),
            stroke_width=rim,
            stroke_linejoin="round",
        )
    face = f"M {x} {top:.0f} L {x - 20} {upper:.0f} V {lower:.0f} L {x} {low:.0f} L {x + 18} {lower:.0f} V {upper:.0f} Z"
    c.path(
        face,
        c.linear((shade(tone, 0.18), shade(tone, -0.02)), SLANT),
        stroke=shade(tone, 0.1),
        stroke_width=rim * 0.8,
        stroke_linejoin="round",
    )
    c.ellipse(x - 1, y, 9, 22, shade(tone, -0.1))
    pattern(c, tone, looks & {"stripe"}, (x + 20, top, wide - 20, high * 2), 90)
    c.stroke(
        f"M {x + wide * 0.42:g} {y - 13} v 26 M {x + wide * 0.6:g} {y - 13} v 26",
        contrast(tone),
        5,
        opacity=0.8,
    )


def _drum(c: Canvas, colour: str, x: float, looks: frozenset[str]) -> None:
    shiny = "chrome" in looks
    paint = (
        chrome(c, colour, DOWN)
        if shiny
        else c.linear((shade(colour, 0.02), shade(colour, 0.16), colour, shade(colour, -0.2)), DOWN)
    )
    c.path(f"M {x} 128 H {x + 76} C {x + 100} 128 {x + 100} 284 {x + 76} 284 H {x} Z", paint)
    if shiny:
        brushed(c, colour, (x, 130, 84, 152))
    for gap in (66, 20):
        c.stroke(
            f"M {x + gap} 130 C {x + gap + 22} 150 {x + gap + 22} 262 {x + gap} 282",
            shade(colour, -0.16),
            4,
            opacity=0.7,
        )
    c.ellipse(x, 206, 26, 78, c.lit(colour, 0.14, 0.12))
    c.ellipse(x, 206, 17, 54, "none", stroke=contrast(colour), stroke_width=3, opacity=0.8)
    c.ellipse(x, 206, 7, 20, c.lit(STEEL, 0.1, 0.2))


def _plates(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.rect(32, 194, 336, 24, c.linear((shade(STEEL, 0.14), STEEL, shade(STEEL, -0.24)), DOWN), rx=5)
    for side in (1, -1):
        for out, high, tone in (
            (64, 92, colour),
            (90, 92, shade(colour, -0.05)),
            (114, 70, mix(colour, IRON, 0.5)),
            (134, 48, IRON),
        ):
            x = 200 + side * out - 11
            paint = c.linear((shade(tone, 0.14), shade(tone, 0.06), tone, shade(tone, -0.2)), DOWN)
            c.rect(x, 206 - high, 22, high * 2, paint, rx=7)
            c.stroke(f"M {x + 4} {206 - high + 8} V {206 + high - 8}", shade(tone, 0.25), 2, opacity=0.4)
        x = 200 + side * 154
        c.path(
            f"M {x - 9} 176 h 18 v 60 h -18 Z",
            c.linear((shade(STEEL, 0.12), shade(STEEL, -0.2)), DOWN),
            stroke=shade(STEEL, -0.1),
            stroke_width=3,
            stroke_linejoin="round",
        )
        c.stroke(f"M {x} 168 v 76", shade(STEEL, -0.05), 6)
    if "chrome" in looks:
        brushed(c, STEEL, (32, 194, 336, 24))


def _disc(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    c.floor_shadow(204, 346, 96)
    c.circle(210, 208, 140, shade(colour, -0.2))
    c.circle(200, 206, 140, c.radial((shade(colour, 0.1), colour, shade(colour, -0.1)), 0.35, 0.3, 0.8))
    c.circle(200, 206, 126, "none", stroke=shade(colour, -0.12), stroke_width=5)
    if "stripe" in looks:
        c.circle(200, 206, 112, "none", stroke=ink, stroke_width=10)
    for turn in (30, 150, 270):
        with c.group(transform=f"rotate({turn} 200 206)"):
            c.path(
                "M 150 116 Q 200 92 250 116 Q 250 142 236 140 Q 200 124 164 140 Q 150 142 150 116 Z",
                shade(colour, -0.26),
            )
            c.stroke("M 164 140 Q 200 124 236 140", shade(colour, 0.16), 3, opacity=0.6)
    c.circle(200, 206, 44, c.lit(STEEL if "chrome" in looks else shade(colour, -0.06), 0.12, 0.16))
    c.circle(200, 206, 22, "#17191C")
    c.circle(200, 206, 23, "none", stroke=shade(STEEL, 0.05), stroke_width=4)


def _rack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    frame = "#B58254" if "wood" in looks else "#45494E"
    c.floor_shadow(200, 346, 142)
    for x in (88, 298):
        c.path(
            f"M {x} 340 L {x + 14 if x < 200 else x - 14} 96 h 14 L {x + 16} 340 Z",
            c.linear((shade(frame, 0.12), shade(frame, -0.1)), ACROSS),
        )
    for place, (y, size) in enumerate(((136, 0.42), (216, 0.5), (302, 0.58))):
        c.rect(
            84 - place * 4,
            y + 26,
            232 + place * 8,
            12,
            c.linear((shade(frame, 0.14), shade(frame, -0.1)), DOWN),
            rx=4,
        )
        tone = (
            mix(colour, contrast(colour), 0.0)
            if "neoprene" not in looks
            else (mix(colour, "#FFFFFF", 0.35), colour, shade(colour, -0.12))[place]
        )
        for x in (148, 252):
            with c.group(
                transform=f"translate({x} {y}) scale({size * 0.62:g} {size:g}) translate(-200 -206)"
            ):
                _dumbbell(c, tone, looks - {"rack", "wood"})


def _cuff(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    c.ellipse(200, 150, 120, 46, c.linear((shade(colour, 0.1), shade(colour, -0.1)), DOWN))
    c.ellipse(200, 151, 103, 36, c.linear((shade(colour, -0.32), shade(colour, -0.16)), DOWN))
    side = "M 80 150 C 80 210 80 230 84 262 C 120 320 280 320 316 262 C 320 230 320 210 320 150 C 310 206 90 206 80 150 Z"
    c.path(side, c.linear((shade(colour, 0.02), shade(colour, 0.12), colour, deep), ACROSS))
    with c.group(clip=c.clip(side)):
        pattern(c, colour, looks & {"stripe", "camo"}, (70, 140, 260, 190))
        for x in (116, 158, 200, 242, 284):
            c.stroke(
                f"M {x} 150 q {(x - 200) * 0.04:.0f} 70 {(x - 200) * 0.02:.0f} 170", deep, 3, opacity=0.55
            )
            c.stroke(
                f"M {x - 5} 150 q {(x - 200) * 0.04:.0f} 70 {(x - 200) * 0.02:.0f} 170",
                shade(colour, 0.2),
                2,
                opacity=0.4,
            )
    c.path("M 92 214 C 140 262 260 262 308 214 L 309 236 C 262 286 138 286 91 236 Z", "#2B2E32")
    c.rect(222, 238, 42, 32, "none", rx=5, stroke="#9BA1A6", stroke_width=6, transform="rotate(-12 243 254)")


def _sandbag(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.2)
    c.floor_shadow(204, 304, 162)
    body = "M 66 150 C 120 136 280 136 334 150 C 366 160 368 290 334 300 C 280 312 120 312 66 300 C 32 290 34 160 66 150 Z"
    c.path(body, c.linear((shade(colour, 0.12), shade(colour, 0.04), colour, deep), DOWN))
    with c.group(clip=c.clip(body)):
        pattern(c, colour, looks & {"stripe", "camo"}, (30, 130, 340, 190))
        for x in (110, 200, 290):
            c.path(f"M {x} 140 q 14 80 -4 170 q 26 -60 22 -168 Z", deep, opacity=0.25)
        c.path("M 20 140 h 70 v 180 h -70 Z M 310 140 h 70 v 180 h -70 Z", deep, opacity=0.3)
    for x in (120, 256):
        c.stroke(f"M {x} 142 V 308 M {x + 22} 142 V 308", "#25282B", 8, opacity=0.9)
    c.stroke("M 124 148 C 130 92 268 92 276 148", "#25282B", 13)
    c.stroke("M 150 112 C 180 102 220 102 250 112", "#6A4A32", 17)
    c.stroke("M 62 190 C 30 200 30 250 62 262 M 338 190 C 370 200 370 250 338 262", "#25282B", 10)


# ---------------------------------------------------------------- balls

SEAM = "#2C2A28"


def ball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "trio" in looks:
        for x, y, size in ((284, 178, 0.5), (122, 198, 0.54), (210, 262, 0.62)):
            c.floor_shadow(x, y + 132 * size, 132 * size * 0.8, 9)
            with c.group(transform=f"translate({x} {y}) scale({size}) translate(-200 -206)"):
                _one_ball(c, colour, looks)
        return
    flat = bool(looks & {"rugby", "american"})
    c.floor_shadow(200, 304 if flat else 338, 120 if flat else 92)
    if "net" in looks:
        c.stroke("M 200 76 C 180 30 230 14 214 -4", "#6B5A48", 4)
    _one_ball(c, colour, looks)
    if "net" in looks:
        with c.group(clip=c.clip(_circle(200, 206, 138))):
            c.circle(
                200,
                206,
                137,
                c.weave("M 0 0 l 22 22 M 22 0 l -22 22", "#F1E9DA", 2.6, (22, 22)),
                opacity=0.95,
            )
        c.circle(200, 74, 8, "#6B5A48")


def _circle(cx: float, cy: float, r: float) -> str:
    return f"M {cx - r} {cy} a {r} {r} 0 1 0 {2 * r} 0 a {r} {r} 0 1 0 {-2 * r} 0 Z"


def _one_ball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "rugby" in looks or "american" in looks:
        _oval(c, colour, looks)
        return
    shine = "boules" in looks
    if "ears" in looks:
        for side in (-1, 1):
            c.stroke(
                f"M {200 + side * 34} 84 C {200 + side * 30} 40 {200 + side * 66} 30 {200 + side * 62} 74",
                shade(colour, -0.06),
                17,
            )
    base = "#F4F1EA" if looks & {"football", "baseball"} else colour
    c.circle(200, 206, 132, c.radial((shade(base, 0.14), base, shade(base, -0.04)), 0.36, 0.32, 0.75))
    with c.group(clip=c.clip(_circle(200, 206, 132))):
        faces = {
            "football": _football, "basketball": _basketball, "volleyball": _volleyball, "tennis": _tennis,
            "baseball": _baseball, "beach": _beach, "medicine": _medicine, "gym": _gym, "boules": _boules,
        }  # fmt: skip
        for name, draw in faces.items():
            if name in looks:
                draw(c, colour, looks)
        c.circle(
            200, 206, 133, c.radial(("#000000/0", "#000000/0", "#000000/0.1", "#241C18/0.5"), 0.4, 0.36, 0.68)
        )
        c.ellipse(
            154,
            142,
            62,
            46,
            c.radial(("#FFFFFF/0.7" if shine or "gym" in looks else "#FFFFFF/0.45", "#FFFFFF/0")),
        )


def _at(radius: float, degrees: float) -> str:
    return f"{200 + radius * cos(radians(degrees)):.0f} {206 + radius * sin(radians(degrees)):.0f}"


def _football(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "retro" in looks:
        c.circle(200, 206, 133, c.radial((shade(colour, 0.1), colour, shade(colour, -0.1)), 0.36, 0.32, 0.75))
        dark = shade(colour, -0.2)
        for turn in (0, 90, 180, 270):
            with c.group(transform=f"rotate({turn + 12} 200 206)"):
                c.stroke(
                    "M 150 156 C 180 148 220 148 250 156 M 162 154 C 158 116 156 90 160 60 M 200 150 V 60 M 238 154 C 242 116 244 90 240 60",
                    dark,
                    3,
                )
        c.stroke("M 174 206 h 52", dark, 3)
        c.stroke("M 180 199 v 14 M 191 199 v 14 M 202 199 v 14 M 213 199 v 14", "#E9DCC2", 4)
        return
    if "swirl" in looks:
        for turn in (0, 120, 240):
            with c.group(transform=f"rotate({turn + 20} 200 206)"):
                c.path(
                    "M 200 206 C 230 150 290 140 340 170 C 300 176 262 196 252 240 C 240 216 224 206 200 206 Z",
                    colour,
                )
                c.path(
                    "M 252 240 C 262 196 300 176 340 170 C 330 190 290 206 276 250 Z",
                    contrast(colour) if lightness(colour) < 0.72 else shade(colour, -0.2),
                    opacity=0.7,
                )
                c.stroke("M 200 206 C 200 150 230 110 250 70", shade("#F4F1EA", -0.16), 2)
        return
    with c.group(transform="rotate(14 200 206)"):
        patch, seam = colour, shade("#F4F1EA", -0.3)
        seams, patches = [], ["M " + " L ".join(_at(40, -90 + 72 * k) for k in range(5)) + " Z"]
        for k in range(5):
            a = -90 + 72 * k
            seams.append(f"M {_at(40, a)} L {_at(78, a)} M {_at(102, a + 19)} L {_at(102, a + 53)}")
            patches.append(
                f"M {_at(78, a)} L {_at(102, a + 19)} L {_at(132, a + 13)} L {_at(132, a - 13)} L {_at(102, a - 19)} Z"
            )
        if "star" in looks:
            patches = [_star(_point(0, 0), 46)] + [_star(_point(106, -90 + 72 * k), 34) for k in range(5)]
        c.stroke(" ".join(seams), seam, 2.4)
        c.path(" ".join(patches), patch, stroke=shade(patch, -0.06), stroke_width=2, stroke_linejoin="round")


def _point(radius: float, degrees: float) -> tuple[float, float]:
    return 200 + radius * cos(radians(degrees)), 206 + radius * sin(radians(degrees))


def _star(middle: tuple[float, float], size: float) -> str:
    x, y = middle
    spikes = (
        f"{x + (size if n % 2 == 0 else size * 0.42) * cos(radians(-90 + 36 * n)):.0f}"
        f" {y + (size if n % 2 == 0 else size * 0.42) * sin(radians(-90 + 36 * n)):.0f}"
        for n in range(10)
    )
    return "M " + " L ".join(spikes) + " Z"


def _basketball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.rect(60, 66, 280, 280, c.weave("M 2 2 h .1 M 6 6 h .1", shade(colour, -0.09), 2.2, (8, 8)), opacity=0.8)
    if "panel" in looks:
        c.path(
            "M 60 60 H 208 C 200 120 204 280 216 350 H 60 Z",
            contrast(colour),
            opacity=0.95,
            transform="rotate(-16 200 206)",
        )
    with c.group(transform="rotate(-16 200 206)"):
        lines = "M 66 196 C 130 212 270 212 334 196 M 208 70 C 198 130 202 280 216 342 M 104 96 C 172 150 176 258 118 320 M 300 100 C 244 150 244 262 304 312"
        c.stroke(lines, SEAM if lightness(colour) > 0.4 else "#D9C7A4", 5)


def _volleyball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    tones = (
        (shade(colour, 0.03), ink, mix(colour, ink, 0.28))
        if "panel" in looks
        else (colour, shade(colour, 0.04), shade(colour, -0.03))
    )

    def seam(t: float) -> tuple[float, float]:
        return 2 * (1 - t) * t * -26 + t * t * 26, 2 * (1 - t) * t * -84 + t * t * -180

    def shifted(start: tuple[float, float], steps: Iterable[int]) -> list[str]:
        return [f"{200 + start[0] + seam(n / 6)[0]:.0f} {206 + start[1] + seam(n / 6)[1]:.0f}" for n in steps]

    def across(t: float) -> tuple[float, float]:
        x, y = seam(t)
        turn = radians(120)
        return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)

    for turn in (0, 120, 240):
        with c.group(transform=f"rotate({turn + 8} 200 206)"):
            for place, tone in enumerate(tones):
                near, far = across(place * 0.3), across((place + 1) * 0.3 + (0.4 if place == 2 else 0))
                edge = shifted(near, range(9)) + shifted(far, range(8, -1, -1))
                c.path(
                    "M " + " L ".join(edge) + " Z",
                    tone,
                    stroke=shade(colour, -0.2),
                    stroke_width=2.6,
                    stroke_linejoin="round",
                )


def _tennis(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.rect(
        60,
        66,
        280,
        280,
        c.weave("M 2 3 l 3 -2 M 8 9 l 2 3 M 12 3 l 2 2 M 3 12 l 3 -1", shade(colour, 0.12), 1.6, (15, 15)),
        opacity=0.9,
    )
    c.stroke("M 96 88 C 190 130 176 260 66 282 M 330 130 C 240 150 232 270 306 316", "#F6F3E6", 11)


def _baseball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for d in ("M 120 76 C 180 150 180 262 120 336", "M 280 76 C 220 150 220 262 280 336"):
        c.stroke(d, shade("#F4F1EA", -0.14), 3)
        c.path(d, stroke=colour, stroke_width=26, stroke_dasharray="3.4 11")


def _beach(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    tones = (
        colour,
        "#F6F2E8",
        mix(colour, "#E3B04A", 0.75),
        "#F6F2E8",
        ink if lightness(colour) > 0.72 else shade(colour, -0.16),
        "#F6F2E8",
    )
    pole = (176, 148)
    for k, tone in enumerate(tones):
        a, b = 60 * k + 10, 60 * k + 70
        bend_a, bend_b = _at(96, a + 14), _at(96, b + 14)
        c.path(
            f"M {pole[0]} {pole[1]} Q {bend_a} {_at(150, a)} L {_at(190, a + 30)} L {_at(150, b)} Q {bend_b} {pole[0]} {pole[1]} Z",
            tone,
        )
        if "dot" in looks and k % 2:
            c.path(
                f"M {pole[0]} {pole[1]} Q {bend_a} {_at(150, a)} L {_at(190, a + 30)} L {_at(150, b)} Q {bend_b} {pole[0]} {pole[1]} Z",
                c.weave("M 6 6 h .1 M 18 16 h .1", colour, 7, (24, 20)),
            )
    c.circle(pole[0], pole[1], 16, "#F6F2E8")
    c.circle(pole[0], pole[1], 5, shade("#F6F2E8", -0.2))


def _medicine(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, ink = shade(colour, -0.2), contrast(colour)
    if "stripe" in looks:
        c.path("M 60 168 Q 200 186 340 168 V 244 Q 200 262 60 244 Z", ink)
    lines = "M 66 168 Q 200 186 334 168 M 66 244 Q 200 262 334 244 M 200 70 C 190 130 190 280 200 342 M 120 90 C 92 150 92 260 120 322 M 280 90 C 308 150 308 260 280 322"
    c.stroke(lines, dark, 4)
    c.stroke(lines, shade(colour, 0.2), 1.8, stroke_dasharray="5 5", transform="translate(5 5)", opacity=0.8)


def _gym(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "dot" in looks:
        c.rect(60, 66, 280, 280, c.weave("M 10 10 h .1 M 26 26 h .1", shade(colour, 0.14), 11, (32, 32)))
        c.rect(
            60,
            66,
            280,
            280,
            c.weave("M 13 13 h .1 M 29 29 h .1", shade(colour, -0.12), 5, (32, 32)),
            opacity=0.6,
        )
    elif "ears" not in looks:
        for y in range(96, 330, 19):
            c.stroke(
                f"M 60 {y} Q 200 {y + (y - 150) * 0.22:.0f} 340 {y}", shade(colour, -0.1), 3, opacity=0.7
            )
            c.stroke(
                f"M 60 {y + 4} Q 200 {y + 4 + (y - 150) * 0.22:.0f} 340 {y + 4}",
                shade(colour, 0.14),
                2,
                opacity=0.6,
            )
    if "ears" in looks:
        ink = contrast(colour)
        c.circle(160, 196, 13, ink)
        c.circle(240, 196, 13, ink)
        c.stroke("M 148 240 Q 200 290 252 240", ink, 8)


def _boules(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.circle(
        200,
        206,
        133,
        c.linear((shade(colour, 0.24), colour, shade(colour, -0.24), shade(colour, 0.08)), SLANT),
        opacity=0.8,
    )
    c.stroke("M 60 190 Q 200 222 340 190 M 60 218 Q 200 250 340 218", shade(colour, -0.26), 4)
    c.stroke("M 60 195 Q 200 227 340 195 M 60 223 Q 200 255 340 223", shade(colour, 0.2), 2)


def _oval(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    american = "american" in looks
    ink = contrast(colour)
    with c.group(transform="rotate(-24 200 206)"):
        shape = (
            "M 42 206 C 90 124 150 104 200 104 C 250 104 310 124 358 206 C 310 288 250 308 200 308 C 150 308 90 288 42 206 Z"
            if american
            else "M 48 206 C 52 132 130 106 200 106 C 270 106 348 132 352 206 C 348 280 270 306 200 306 C 130 306 52 280 48 206 Z"
        )
        c.path(shape, c.radial((shade(colour, 0.14), colour, shade(colour, -0.1)), 0.4, 0.3, 0.8))
        with c.group(clip=c.clip(shape)):
            c.rect(
                40,
                100,
                320,
                210,
                c.weave("M 2 2 h .1 M 6 6 h .1", shade(colour, -0.1), 2, (8, 8)),
                opacity=0.7,
            )
            if american or "stripe" in looks:
                for side in (-1, 1):
                    c.path(
                        f"M {200 + side * 92} 90 Q {200 + side * 116} 206 {200 + side * 92} 320 L {200 + side * 116} 320 Q {200 + side * 140} 206 {200 + side * 116} 90 Z",
                        "#F4F1EA",
                    )
            if "panel" in looks:
                c.path(
                    "M 30 90 H 130 Q 170 206 130 320 H 30 Z M 370 90 H 270 Q 230 206 270 320 H 370 Z",
                    ink,
                    opacity=0.95,
                )
            if not american:
                c.stroke("M 48 206 Q 200 250 352 206 M 48 206 Q 200 130 352 206", shade(colour, -0.24), 3)
            c.path(shape, c.radial(("#000000/0", "#000000/0", "#241C18/0.5"), 0.42, 0.34, 0.72))
        if american:
            c.stroke("M 150 148 Q 200 138 250 148", "#F4F1EA", 5)
            c.stroke(
                " ".join(f"M {x} {136 + abs(x - 200) * 0.06:.0f} v 18" for x in range(158, 250, 14)),
                "#F4F1EA",
                5,
            )
            c.stroke("M 60 204 Q 200 190 340 204", shade(colour, -0.2), 2)
        c.ellipse(160, 148, 60, 24, c.radial(("#FFFFFF/0.45", "#FFFFFF/0")))
