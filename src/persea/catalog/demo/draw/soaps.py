"""Pictures of soaps: bars, rounds, bottles with a pump, and boxes."""

from __future__ import annotations

from persea.catalog.demo.draw import labels as printed
from persea.catalog.demo.draw import soap_packs as packs
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import gleam
from persea.catalog.demo.draw.patterns import Box

SOAP_LOOKS = frozenset(
    {
        "round", "pump", "rope", "wrapped", "stack", "dish", "box", "tin", "swirl", "herbs", "layers", "suds", "marble",
        "stripe", "floral", "scale", "leaf", "dot", "sun", "wave", "blossom", "bird", "tinted",
    }
)  # fmt: skip

FRONT = "M 84 214 Q 84 202 96 202 H 280 Q 292 202 292 214 V 296 Q 292 310 278 310 H 98 Q 84 310 84 296 Z"


def soap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A cut bar unless it is "round", on a "rope", in a "pump" bottle, a "tin" or a "box"."""
    if "pump" in looks:
        packs.pump(c, colour, looks)
    elif "box" in looks:
        packs.box(c, colour, looks)
    elif "tin" in looks:
        packs.tin(c, colour, looks)
    elif "rope" in looks:
        _on_rope(c, colour, looks)
    elif "stack" in looks:
        _stack(c, colour, looks)
    elif "round" in looks:
        with c.group(transform="translate(-16 -66) scale(1.08)"):
            c.floor_shadow(200, 316, 112)
            if "dish" in looks:
                _dish(c)
            _round(c, colour, looks)
    else:
        with c.group(transform="translate(6 -22)"):
            c.floor_shadow(200, 316, 130)
            if "dish" in looks:
                _dish(c)
                with c.group(transform="translate(0 -24)"):
                    _bar(c, colour, looks)
            else:
                _bar(c, colour, looks)
    if "suds" in looks:
        _suds(c)


def _inside(c: Canvas, colour: str, box: Box, looks: frozenset[str]) -> None:
    """What is stirred into the soap."""
    x, y, width, height = box
    pale = mix(colour, "#FBF3E4", 0.65) if lightness(colour) < 0.82 else shade(colour, -0.12)
    if "layers" in looks:
        for n, tone in enumerate((pale, shade(colour, -0.1), mix(colour, "#C07A58", 0.5))):
            top = y + height * (0.28 + n * 0.25)
            c.path(
                f"M {x} {top} q {width * 0.25:g} {-9 + n * 5} {width * 0.5:g} 0 t {width * 0.5:g} 0 V {y + height + 20} H {x} Z",
                tone,
            )
    if "swirl" in looks:
        for n in range(5):
            top = y + height * (0.05 + n * 0.22)
            c.stroke(
                f"M {x - 10} {top} c {width * 0.2:g} {24 - n * 4} {width * 0.3:g} {-24} {width * 0.5:g} 2 s {width * 0.34:g} 20 {width * 0.6:g} -8",
                pale,
                9 - n,
                opacity=0.85,
            )
    if "marble" in looks:
        for d in (
            f"M {x} {y + height * 0.8} q {width * 0.3:g} {-height * 0.5:g} {width * 0.5:g} {-height * 0.3:g} t {width * 0.5:g} {-height * 0.5:g}",
            f"M {x} {y + height * 0.3} q {width * 0.2:g} {height * 0.5:g} {width * 0.5:g} {height * 0.2:g} t {width * 0.6:g} {height * 0.4:g}",
        ):
            c.stroke(d, pale, 14, opacity=0.7)
            c.stroke(d, shade(colour, -0.16), 4, opacity=0.5)
    if "herbs" in looks:
        c.rect(
            *box,
            c.weave(
                "M 4 6 l 6 3 M 20 4 l 3 5 M 12 18 l 7 -2 M 28 20 l 3 4 M 4 27 l 4 -3",
                "#5E7A48",
                2.6,
                (34, 31),
                12,
            ),
            opacity=0.8,
        )
        c.rect(
            *box, c.weave("M 8 14 h .1 M 26 10 h .1 M 18 28 h .1", "#B4607A", 4.6, (37, 33), -8), opacity=0.8
        )


def _bar(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    top = "M 96 202 L 134 166 Q 138 162 146 162 H 316 Q 326 162 322 172 L 292 208 Q 288 202 280 202 Z"
    side = "M 292 212 L 322 170 Q 326 172 326 182 V 252 Q 326 260 320 268 L 290 302 Z"
    c.path(side, c.linear((shade(colour, -0.08), shade(colour, -0.18)), ACROSS))
    c.path(top, c.linear((shade(colour, 0.14), shade(colour, 0.06)), DOWN))
    c.path(FRONT, c.lit(colour, 0.07, 0.07))
    for outline, box in ((FRONT, (80, 200, 216, 112)), (top, (90, 160, 240, 50))):
        with c.group(clip=c.clip(outline)):
            _inside(c, colour, box, looks)
    if "wrapped" in looks:
        _band(c, colour, looks)
    else:
        ink = shade(colour, -0.15)
        c.rect(122, 226, 132, 60, "none", stroke=ink, stroke_width=2.4, rx=10, opacity=0.55)
        c.rect(
            123.5, 227.5, 132, 60, "none", stroke=shade(colour, 0.18), stroke_width=1.6, rx=10, opacity=0.6
        )
        with c.group(opacity=0.6):
            printed.motif(c, 188, 256, 24, ink, looks)
    c.stroke("M 98 204 H 280", shade(colour, 0.2), 3, opacity=0.7)
    gleam(c, 124, 226, 34, 10, 0.6, -8)


def _band(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Of paper, around the middle."""
    paper = mix(colour, "#FBF5E8", 0.8) if lightness(colour) < 0.8 else mix("#7E8F9A", colour, 0.25)
    front = "M 126 202 H 250 V 310 H 126 Z"
    c.path("M 126 202 L 168 162 H 288 L 250 202 Z", shade(paper, 0.06))
    c.path(front, c.lit(paper, 0.02, 0.06))
    with c.group(clip=c.clip("M 126 202 L 168 162 H 288 L 250 202 V 310 H 126 Z")):
        printed.printed(c, (120, 160, 172, 152), paper, looks)
    c.rect(144, 222, 88, 70, "#FFFDF6", rx=3)
    printed.motif(c, 188, 248, 19, shade(colour, -0.16), looks)
    c.stroke("M 166 276 h 44 M 174 284 h 28", mix(colour, "#6B6259", 0.6), 2.6)


def _round(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    side = "M 92 226 V 268 C 92 300 144 318 200 318 C 256 318 308 300 308 268 V 226 Z"
    if "dish" in looks:
        side = side.replace("268", "256").replace("318", "304").replace("300", "288")
    c.path(side, upright(c, shade(colour, -0.04)))
    top = "M 92 226 a 108 52 0 1 1 216 0 a 108 52 0 1 1 -216 0 Z"
    for outline, box in ((side, (88, 226, 224, 96)), (top, (88, 170, 224, 110))):
        if outline == top:
            c.path(top, c.linear((shade(colour, 0.14), shade(colour, 0.04), colour), SLANT))
        with c.group(clip=c.clip(outline)):
            _inside(c, colour, box, looks)
    c.ellipse(200, 225, 84, 38, "none", stroke=shade(colour, -0.13), stroke_width=2.4, opacity=0.6)
    c.ellipse(200, 226.5, 84, 38, "none", stroke=shade(colour, 0.2), stroke_width=1.8, opacity=0.6)
    with c.group(transform="translate(0 106) scale(1 0.52)", opacity=0.6):
        printed.motif(c, 200, 228, 44, shade(colour, -0.16), looks)
    gleam(c, 146, 204, 40, 12, 0.65, -18)


def _dish(c: Canvas) -> None:
    glaze = "#F4F0E8"
    c.path("M 62 288 H 338 C 334 312 310 322 286 322 H 114 C 90 322 66 312 62 288 Z", upright(c, glaze))
    c.ellipse(200, 289, 138, 20, shade(glaze, 0.02))
    c.ellipse(200, 290, 128, 15, shade(glaze, -0.12))
    c.stroke("M 66 296 C 76 312 100 318 120 319", "#FFFFFF", 3, opacity=0.8)


def _suds(c: Canvas) -> None:
    bubbles = (
        (96, 298, 17),
        (122, 310, 22),
        (154, 314, 15),
        (80, 316, 12),
        (296, 306, 19),
        (322, 314, 13),
        (270, 316, 13),
        (112, 284, 10),
        (312, 288, 9),
        (140, 296, 8),
        (86, 132, 13),
        (118, 98, 9),
        (300, 112, 16),
        (334, 84, 8),
    )
    for x, y, r in bubbles:
        c.circle(
            x,
            y,
            r,
            c.radial(("#FFFFFF/0.25", "#E6F1F6/0.45", "#FFFFFF/0.85"), 0.42, 0.4, 0.56),
            stroke="#BBD3DE",
            stroke_width=1.2,
        )
        c.ellipse(
            x - r * 0.35,
            y - r * 0.4,
            r * 0.24,
            r * 0.16,
            "#FFFFFF",
            transform=f"rotate(-40 {x - r * 0.35:.1f} {y - r * 0.4:.1f})",
        )


def _on_rope(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(212, 252, 104, 120)
    c.circle(200, 44, 9, c.radial(("#E8D4A4", "#A8853A")))
    for tone, width, dash in (("#B59A6A", 9, None), ("#E9DAB8", 6, "7 4")):
        c.stroke(
            "M 200 42 C 168 84 176 120 196 156 M 200 42 C 232 84 224 120 204 156",
            tone,
            width,
            stroke_dasharray=dash,
        )
    body = "M 200 150 C 262 150 290 200 290 248 C 290 304 252 338 200 338 C 148 338 110 304 110 248 C 110 200 138 150 200 150 Z"
    c.path(body, c.radial((shade(colour, 0.12), colour, shade(colour, -0.13)), 0.38, 0.32, 0.75))
    with c.group(clip=c.clip(body)):
        _inside(c, colour, (106, 148, 190, 194), looks)
        c.path(body, stroke=shade(colour, -0.2), stroke_width=14, opacity=0.2)
    with c.group(opacity=0.55):
        printed.motif(c, 200, 250, 44, shade(colour, -0.16), looks)
    gleam(c, 158, 202, 26, 38, 0.6, 24)
    c.circle(200, 154, 9, "#C7A874")


def _stack(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Three bars, tied with string."""
    c.floor_shadow(200, 330, 118)
    tones = (colour, mix(colour, "#F8EEDC", 0.5), shade(colour, -0.1))
    for place, tone in enumerate(tones):
        low = 330.0 - place * 70
        x = 92.0 + (0, 8, -4)[place]
        top = low - 46
        c.path(f"M {x + 10} {top} L {x + 36} {top - 24} H {x + 226} L {x + 206} {top} Z", shade(tone, 0.12))
        c.path(
            f"M {x + 210} {top + 6} L {x + 230} {top - 22} V {low - 30} L {x + 210} {low - 2} Z",
            shade(tone, -0.14),
        )
        front = f"M {x} {top + 10} Q {x} {top} {x + 10} {top} H {x + 202} Q {x + 212} {top} {x + 212} {top + 10} V {low - 10} Q {x + 212} {low} {x + 202} {low} H {x + 10} Q {x} {low} {x} {low - 10} Z"
        c.path(front, c.lit(tone, 0.06, 0.08))
        with c.group(clip=c.clip(front)):
            _inside(c, tone, (x, top, 214, 48), looks)
        c.stroke(f"M {x + 10} {top + 2} H {x + 200}", shade(tone, 0.2), 2.6, opacity=0.7)
    if "wrapped" in looks:
        for d in ("M 196 330 V 142 L 224 118", "M 90 260 H 312 L 328 240"):
            c.stroke(d, "#9A7A4A", 5.4)
            c.stroke(d, "#D9BC86", 3, stroke_dasharray="5 3")
        c.stroke(
            "M 206 128 c -34 -34 -56 -8 -22 4 c 8 2 16 0 22 -4 c 12 -40 50 -30 30 -8 c -8 8 -18 10 -30 8 l -16 26 M 206 128 l 22 22",
            "#C9A873",
            4,
        )
