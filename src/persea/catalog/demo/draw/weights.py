"""Pictures of dumbbells, kettlebells and other weights."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.materials import brushed, grain, metal
from persea.catalog.demo.draw.patterns import lay, patterned

WEIGHT_LOOKS = frozenset({
    "kettlebell", "competition", "dip", "band", "round", "plates", "neoprene", "disc", "rack", "ankle",
    "sandbag", "pair", "chrome", "wood", "stripe", "camo",
})  # fmt: skip

IRON = "#34373B"
STEEL = "#B5BABF"


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
        patterned(c, (90, 150, 220, 200), iron, looks & {"camo"})
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
        lay(c, (134, 188, 132, 34), grain(c, bar))
    elif not soft and "rack" not in looks:
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
    if "rack" in looks:
        return
    c.ellipse(x - 1, y, 9, 22, shade(tone, -0.1))
    patterned(c, (x + 20, top, wide - 20, high * 2), tone, looks & {"stripe"})
    c.stroke(
        f"M {x + wide * 0.42:g} {y - 13} v 26 M {x + wide * 0.6:g} {y - 13} v 26",
        contrast(tone),
        5,
        opacity=0.8,
    )


def _drum(c: Canvas, colour: str, x: float, looks: frozenset[str]) -> None:
    shiny = "chrome" in looks
    paint = (
        metal(c, colour, DOWN)
        if shiny
        else c.linear((shade(colour, 0.02), shade(colour, 0.16), colour, shade(colour, -0.2)), DOWN)
    )
    c.path(f"M {x} 128 H {x + 76} C {x + 100} 128 {x + 100} 284 {x + 76} 284 H {x} Z", paint)
    if shiny:
        lay(c, (x, 130, 84, 152), brushed(c, colour))
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
        lay(c, (32, 194, 336, 24), brushed(c, STEEL))


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
                _dumbbell(c, tone, looks - {"wood"})


def _cuff(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    c.ellipse(200, 150, 120, 46, c.linear((shade(colour, 0.1), shade(colour, -0.1)), DOWN))
    c.ellipse(200, 151, 103, 36, c.linear((shade(colour, -0.32), shade(colour, -0.16)), DOWN))
    side = "M 80 150 C 80 210 80 230 84 262 C 120 320 280 320 316 262 C 320 230 320 210 320 150 C 310 206 90 206 80 150 Z"
    c.path(side, c.linear((shade(colour, 0.02), shade(colour, 0.12), colour, deep), ACROSS))
    with c.group(clip=c.clip(side)):
        patterned(c, (70, 140, 260, 190), colour, looks & {"stripe", "camo"}, across=True)
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
        patterned(c, (30, 130, 340, 190), colour, looks & {"stripe", "camo"}, across=True)
        for x in (110, 200, 290):
            c.path(f"M {x} 140 q 14 80 -4 170 q 26 -60 22 -168 Z", deep, opacity=0.25)
        c.path("M 20 140 h 70 v 180 h -70 Z M 310 140 h 70 v 180 h -70 Z", deep, opacity=0.3)
    for x in (120, 256):
        c.stroke(f"M {x} 142 V 308 M {x + 22} 142 V 308", "#25282B", 8, opacity=0.9)
    c.stroke("M 124 148 C 130 92 268 92 276 148", "#25282B", 13)
    c.stroke("M 150 112 C 180 102 220 102 250 112", "#6A4A32", 17)
    c.stroke("M 62 190 C 30 200 30 250 62 262 M 338 190 C 370 200 370 250 338 262", "#25282B", 10)
