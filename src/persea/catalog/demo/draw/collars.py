"""Pictures of dog collars and leads."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, shade
from persea.catalog.demo.draw.materials import metal
from persea.catalog.demo.draw.patterns import PATTERNS, named

FORMS = frozenset({"collar", "lead", "rope", "reel", "slip", "braid", "duo"})
COLLAR_LOOKS = FORMS | {
    "leather", "stripe", "check", "dot", "floral", "tweed", "bone", "leaf", "geo", "bow", "tag", "click", "studs",
    "wave",
}  # fmt: skip

BRASS, STEEL = "#C9A24E", "#AEB4B8"


def collar_or_lead(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """ "duo" is a collar with the lead to match; "click" is a plastic buckle, else one of metal."""
    form = next(iter(looks & FORMS), "")
    if form == "collar":
        _collar(c, colour, looks)
    elif form == "duo":
        with c.group(transform="translate(112 10) scale(0.72)"):
            _lead(c, colour, looks)
        with c.group(transform="translate(-16 118) scale(0.66)"):
            _collar(c, colour, looks)
    elif form == "reel":
        _reel(c, colour, looks)
    elif form == "slip":
        _slip(c, colour)
    elif form:
        _lead(c, colour, looks)


def _hardware(looks: frozenset[str]) -> str:
    return BRASS if looks & {"leather", "tweed", "braid", "tag"} else STEEL


def _strap(c: Canvas, d: str, colour: str, looks: frozenset[str], width: float) -> None:
    """A band along the line `d`, with edges, and whatever the looks put on it."""
    c.stroke(d, shade(colour, -0.2), width + 2)
    c.stroke(d, colour, width)
    unit = width / 34
    for paint, opacity in named(c, colour, looks & PATTERNS, unit=max(unit, 0.5)):
        c.stroke(d, paint, width, opacity=opacity)
    if "leather" in looks:
        c.stroke(d, shade(colour, 0.1), width * 0.5, opacity=0.45)
        c.stroke(d, contrast(colour), 1.6, stroke_dasharray="6 5", opacity=0.7)
        return
    c.stroke(d, shade(colour, 0.16), width * 0.3, opacity=0.3)
    c.stroke(d, c.weave("M 0 4 l 4 -4", shade(colour, -0.14), 1.2, (4, 4)), width, opacity=0.45)


def _collar(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 328, 130)
    c.path(
        "M 70 196 C 70 108 330 108 330 196 L 330 240 C 330 156 70 156 70 240 Z",
        c.linear((shade(colour, -0.11), shade(colour, -0.19)), DOWN),
    )
    front = "M 70 196 C 70 306 330 306 330 196 L 330 242 C 330 352 70 352 70 242 Z"
    c.path(front, c.lit(colour, 0.1, 0.12, ACROSS))
    for paint, opacity in named(c, colour, looks & PATTERNS, unit=1.0):
        c.path(front, paint, opacity=opacity)
    c.path(
        front,
        c.linear(("#000000/0.28", "#FFFFFF/0.1", "#FFFFFF/0.12", "#000000/0.04", "#000000/0.34"), ACROSS),
    )
    c.stroke("M 70 196 C 70 306 330 306 330 196", shade(colour, 0.16), 2.4, opacity=0.6)
    if "leather" in looks:
        ink = contrast(colour)
        c.stitch("M 74 210 C 82 308 318 308 326 210", ink)
        c.stitch("M 74 236 C 82 334 318 334 326 236", ink)
    elif not looks & PATTERNS:
        c.path(front, c.weave("M 0 4 l 4 -4", shade(colour, -0.13), 1.4, (4, 4)), opacity=0.5)
    metal_tone = _hardware(looks)
    if "studs" in looks:
        for x, y in ((86, 262), (112, 282), (142, 294), (258, 294), (288, 282), (314, 262)):
            c.circle(x, y, 7.6, metal(c, metal_tone))
            c.circle(x - 2, y - 2, 2.4, "#FFFFFF", opacity=0.8)
    _fastening(c, colour, metal_tone, looks)
    c.stroke("M 184 324 C 184 350 216 350 216 324", shade(metal_tone, -0.14), 7)
    c.stroke("M 184 322 C 184 346 216 346 216 322", shade(metal_tone, 0.2), 2.4)
    if "tag" in looks:
        c.circle(200, 364, 22, metal(c, BRASS, SLANT))
        c.circle(200, 346, 4, shade(BRASS, -0.35))
        c.stroke("M 188 364 h 24 M 192 372 h 16", shade(BRASS, -0.3), 2.4)
    if "bow" in looks:
        _bow(c, colour, looks)


def _fastening(c: Canvas, colour: str, tone: str, looks: frozenset[str]) -> None:
    """At the left of the front, seen a little from the side."""
    with c.group(transform="translate(106 264) rotate(28)"):
        if "click" in looks:
            dark = "#35373B"
            c.rect(-30, -27, 60, 52, c.linear((shade(dark, 0.18), dark, shade(dark, -0.06)), DOWN), rx=10)
            c.stroke("M -12 -24 V 22 M 12 -24 V 22", shade(dark, 0.22), 2.4)
            c.rect(-6, -10, 12, 18, shade(dark, 0.12), rx=4)
            return
        c.rect(-24, -31, 44, 62, "none", rx=8, stroke=shade(tone, -0.14), stroke_width=8)
        c.rect(-24, -31, 44, 62, "none", rx=8, stroke=shade(tone, 0.2), stroke_width=2.4)
        c.stroke("M -22 0 H 24", shade(tone, 0.06), 6)
        c.rect(40, -27, 11, 54, shade(colour, -0.16), rx=4)
        c.stroke("M 64 0 h .1 M 80 -2 h .1", shade(colour, -0.34), 6)


def _bow(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for left in c.both_sides():
        wing = "M 200 278 C 176 252 138 232 122 246 C 110 262 110 306 122 322 C 138 334 176 312 200 290 Z"
        c.path(wing, c.linear((shade(colour, 0.1 if left else 0.03), shade(colour, -0.08)), DOWN))
        for paint, opacity in named(c, colour, looks & PATTERNS, unit=1.0, turn=14):
            c.path(wing, paint, opacity=opacity)
        c.path(
            "M 196 280 C 176 268 152 262 138 268 L 150 284 L 138 300 C 154 304 178 298 196 288 Z",
            shade(colour, -0.22),
            opacity=0.45,
        )
    c.rect(183, 262, 34, 44, c.linear((shade(colour, 0.12), shade(colour, -0.14)), DOWN), rx=9)


LEAD = "M 116 128 C 60 128 60 60 116 62 C 176 64 150 128 116 128 C 130 190 320 120 322 196 C 322 264 96 216 92 284 C 92 330 196 322 268 306"
ROPE = "M 128 120 C 70 120 76 52 130 58 C 180 66 160 120 128 120 C 96 150 84 190 96 226 C 112 300 288 306 300 226 C 304 160 130 150 132 222 C 140 274 262 270 262 224 C 258 186 180 188 180 222 C 184 250 214 290 250 330"


def _lead(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Flat webbing in bends, or a rope or a leather braid in a coil."""
    c.wall_shadow(212, 216, 160, 150)
    tone = _hardware(looks)
    if looks & {"rope", "braid"}:
        with c.group(transform="translate(6 -8) scale(0.9)"):
            _coil(c, colour, looks, tone)
        return
    _strap(c, LEAD, colour, looks, 25)
    c.path("M 98 112 h 38 v 30 h -38 Z", shade(colour, -0.1))
    c.stroke("M 104 118 l 26 18 M 130 118 l -26 18", contrast(colour), 2)
    _clip(c, 270, 306, -12, tone)


def _coil(c: Canvas, colour: str, looks: frozenset[str], tone: str) -> None:
    _twisted(c, ROPE, colour, 19 if "rope" in looks else 15, braid="braid" in looks)
    grip = shade(colour, -0.22) if "braid" in looks else "#7A4A2E"
    c.stroke("M 127 104 V 136", grip, 27)
    c.stroke("M 118 110 h 18 M 118 120 h 18 M 118 130 h 18", shade(grip, 0.16), 2)
    _clip(c, 252, 332, 52, tone)


def _twisted(c: Canvas, d: str, colour: str, width: float, *, braid: bool) -> None:
    c.stroke(d, shade(colour, -0.26), width + 3)
    c.stroke(d, colour, width)
    pattern = "M 0 0 l 6 6 l 6 -6" if braid else "M 0 8 l 8 -8"
    step = (12.0, 9.0) if braid else (8.0, 8.0)
    c.stroke(d, c.weave(pattern, shade(colour, -0.2), 2.6, step, 20), width)
    c.stroke(
        d, c.weave("M 2 6 l 4 -4", contrast(colour), 1.8, (16, 16), 20), width, opacity=0.0 if braid else 0.85
    )
    c.stroke(d, shade(colour, 0.25), width * 0.2, opacity=0.45)


def _clip(c: Canvas, x: float, y: float, turn: float, tone: str) -> None:
    """A trigger hook that goes on from a lead's end at (x, y)."""
    with c.group(transform=f"translate({x} {y}) rotate({turn})"):
        c.circle(8, 0, 14, "none", stroke=metal(c, tone, DOWN), stroke_width=7)
        c.rect(20, -7, 30, 14, metal(c, tone, DOWN), rx=5)
        c.stroke("M 48 0 C 58 -22 92 -20 92 2 C 92 20 70 24 58 12", shade(tone, -0.16), 9)
        c.stroke("M 48 -2 C 58 -22 90 -20 91 0 C 91 16 70 21 58 10", shade(tone, 0.2), 3)
        c.stroke("M 50 4 L 62 14", shade(tone, -0.04), 6)
        c.circle(38, 9, 5, shade(tone, 0.1))


def _slip(c: Canvas, colour: str) -> None:
    c.wall_shadow(210, 216, 150, 150)
    d = "M 262 92 C 310 40 356 110 300 122 C 250 132 260 180 214 196 C 120 214 80 250 100 304 C 124 356 226 346 232 276 C 234 240 218 214 206 198"
    _twisted(c, d, colour, 22, braid=False)
    c.circle(210, 200, 17, "none", stroke=metal(c, BRASS), stroke_width=8)
    for x, y, turn in ((272, 112, -30), (236, 250, 78)):
        with c.group(transform=f"translate({x} {y}) rotate({turn})"):
            c.rect(-16, -15, 32, 30, c.linear(("#9A6238", "#6E4529"), DOWN), rx=4)
            c.stitch("M -11 -9 h 22 M -11 9 h 22", "#E7D3B4")


def _reel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(206, 216, 150, 140)
    with c.group(transform="translate(14 -6) scale(0.93)"):
        c.stroke("M 238 232 C 300 262 330 256 334 300", shade(colour, -0.14), 12)
        c.stroke("M 238 230 C 300 260 332 254 334 298", shade(colour, 0.1), 3)
        _clip(c, 334, 302, 86, STEEL)
        case = "M 92 132 C 110 70 214 60 250 118 C 290 176 284 250 232 282 C 190 306 136 296 110 268 C 78 236 76 176 92 132 Z"
        c.path(case, c.radial((shade(colour, 0.16), colour, shade(colour, -0.16)), 0.36, 0.28, 0.8))
        for paint, opacity in named(c, colour, looks & PATTERNS, unit=1.0):
            c.path(case, paint, opacity=opacity)
        c.path(
            "M 118 138 C 130 100 182 96 200 116 C 214 140 158 130 146 158 C 138 186 138 216 146 244 C 116 240 104 186 118 138 Z",
            c.linear(("#F3EEE6", "#D9D3C8"), DOWN),
        )
        c.circle(212, 206, 48, c.linear((shade(colour, -0.2), shade(colour, -0.06)), SLANT))
        c.circle(212, 206, 36, c.linear((shade(colour, 0.12), shade(colour, -0.06)), SLANT))
        c.rect(196, 84, 34, 22, "#3B3D42", rx=9, transform="rotate(34 213 95)")
        c.stroke("M 104 168 C 108 130 124 106 146 94", "#FFFFFF", 5, opacity=0.4)
