"""Pictures of rugs."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import plank
from persea.catalog.demo.draw.patterns import Box, curly, flowers, gingham, ink_on, lay, stripes, zigzag

RUG_LOOKS = frozenset(
    {
        "round",
        "roll",
        "runner",
        "hide",
        "hung",
        "fringe",
        "stripe",
        "kilim",
        "lattice",
        "border",
        "braid",
        "check",
        "shag",
        "floral",
        "zigzag",
        "patch",
    }
)

HIDE = (
    "M 150 88 C 138 74 120 74 114 92 C 110 106 98 112 90 126 C 84 142 98 150 100 170 C 104 196 94 214 92 236"
    " C 90 258 96 268 88 286 C 82 306 98 318 114 312 C 130 308 140 322 156 326 C 172 330 182 326 190 340"
    " C 194 350 206 350 210 340 C 218 326 230 330 246 326 C 262 322 272 308 288 312 C 306 316 318 304 312 286"
    " C 304 268 310 258 308 236 C 306 214 298 196 300 170 C 302 150 316 142 310 126 C 304 112 292 106 286 92"
    " C 280 74 262 74 250 88 C 240 98 226 92 200 92 C 174 92 160 98 150 88 Z"
)


def rug(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Lying on the floor unless it is "hung" up, half on its "roll", "round", or a "hide"."""
    if "round" in looks:
        _round(c, colour, looks)
    elif "hide" in looks:
        _hide(c, colour)
    elif "roll" in looks:
        _roll(c, colour, looks)
    elif "hung" in looks:
        c.wall_shadow(208, 214, 128, 170)
        with c.group(transform="translate(92 44) scale(0.72)"):
            _flat(c, colour, (300, 430), looks)
        c.rect(80, 36, 240, 11, plank(c, "#A9744A"), rx=5)
    else:
        long = "runner" in looks
        # Seen from standing height: the far end is shorter, as far as straight lines allow.
        place = "matrix(0.8 0.14 -0.44 0.52 198 70)" if long else "matrix(0.8 0.05 -0.27 0.47 132 104)"
        size = (190.0, 400.0) if long else (300.0, 400.0)
        with c.group(transform="translate(7 11)", opacity=0.34):
            with c.group(transform=place):
                c.rect(-4, -4, size[0] + 8, size[1] + 8, shade(c.ground, -0.45), rx=8)
        with c.group(transform="translate(0 5)"):
            with c.group(transform=place):
                c.rect(0, 0, *size, shade(colour, -0.24), rx=4)
        with c.group(transform=place):
            _flat(c, colour, size, looks)


def _flat(c: Canvas, colour: str, size: tuple[float, float], looks: frozenset[str]) -> None:
    """From (0, 0), seen from straight above."""
    width, height = size
    if "fringe" in looks:
        for y, way in ((2, -1), (height - 2, 1)):
            threads = " ".join(
                f"M {x} {y} q {(-2, 3)[x % 2]} {way * 10} {(1, -1)[x % 2]} {way * 22}"
                for x in range(5, int(width) - 2, 8)
            )
            c.stroke(threads, shade("#EDE2CC", -0.18), 4.4)
            c.stroke(threads, "#EDE2CC", 2.8)
    c.rect(0, 0, width, height, c.linear((shade(colour, 0.07), colour, shade(colour, -0.05))), rx=4)
    with c.group(clip=c.clip(f"M 0 0 H {width} V {height} H 0 Z")):
        _pattern(c, colour, (0, 0, width, height), looks)
        c.rect(0, 0, width, height, c.linear(("#FFFFFF/0.14", "#FFFFFF/0", "#2A1E1A/0.16")))


def _pattern(c: Canvas, colour: str, box: Box, looks: frozenset[str]) -> None:
    x, y, width, height = box
    ink, warm = ink_on(colour), mix(colour, "#D9A36A", 0.55)
    if "stripe" in looks:
        for start, thick, tone in (
            (24, 30, ink),
            (66, 8, warm),
            (88, 8, ink),
            (128, 44, warm),
            (190, 10, ink),
        ):
            for top in (y + start, y + height - start - thick):
                c.rect(x, top, width, thick, tone, opacity=0.85)
    if "check" in looks:
        lay(c, box, gingham(c, ink, 60))
    if "zigzag" in looks:
        lay(c, box, zigzag(c, ink, 50, 10))
    if "floral" in looks:
        lay(c, box, flowers(c, colour, 1.7))
    if "lattice" in looks:
        lay(c, box, stripes(c, ink, 46, 5, 34))
        lay(c, box, stripes(c, ink, 46, 5, -34))
    if "patch" in looks:
        tones = (ink, warm, shade(colour, 0.12), shade(colour, -0.12))
        cell = width / 4
        for place in range(24):
            c.rect(
                x + place % 4 * cell,
                y + place // 4 * cell,
                cell,
                cell,
                tones[(place * 5 + place // 4) % 4],
                opacity=0.8,
            )
    if "kilim" in looks:
        _kilim(c, box, (ink, warm, shade(colour, -0.16)))
    if "border" in looks:
        for inset, thick, tone in ((15, 16, ink), (33, 4, warm), (44, 3, ink)):
            c.rect(
                x + inset,
                y + inset,
                width - 2 * inset,
                height - 2 * inset,
                "none",
                stroke=tone,
                stroke_width=thick,
                opacity=0.85,
            )
    if "shag" in looks:
        d = "M 4 4 q 3 6 1 11 M 13 1 q -3 6 1 11 M 9 12 q 4 4 1 10 M 20 8 q -2 6 2 10"
        c.rect(*box, c.weave(d, shade(colour, -0.14), 3, (23, 24), 14), opacity=0.75)
        c.rect(*box, c.weave(d, shade(colour, 0.13), 2.4, (19, 21), -20), opacity=0.8)
    else:
        c.rect(*box, c.weave("M 0 2 h 8 M 5 5.5 h 8", shade(colour, -0.14), 1.4, (10, 7)), opacity=0.4)


def _kilim(c: Canvas, box: Box, inks: tuple[str, str, str]) -> None:
    """Three medallions of stepped diamonds between two bands of teeth."""
    x, y, width, height = box
    middle = x + width / 2
    half = height / 7.4
    for row in range(3):
        cy = y + height / 2 + (row - 1) * half * 2.1
        for size, tone in ((1.0, inks[0]), (0.76, inks[1]), (0.5, inks[2]), (0.24, "#F1E6D0")):
            w, h = width * 0.34 * size, half * size
            c.path(
                f"M {middle - w} {cy} L {middle} {cy - h} L {middle + w} {cy} L {middle} {cy + h} Z",
                tone,
                opacity=0.92,
            )
        for side in (-1, 1):
            tip = middle + side * width * 0.38
            c.path(
                f"M {tip} {cy + half} l {side * width * 0.09} {-half * 0.6} v {half * 1.2} Z",
                inks[1],
                opacity=0.9,
            )
    for top in (y + 16, y + height - 34):
        c.rect(x, top, width, 18, inks[0], opacity=0.9)
        teeth = f"M {x + 6} {top + 15}" + " l 8 -12 l 8 12" * int((width - 12) // 16)
        c.stroke(teeth, "#F1E6D0", 3, opacity=0.9)


def _round(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.ellipse(206, 216, 168, 112, shade(c.ground, -0.4), opacity=0.28)
    with c.group(transform="translate(0 74) scale(1 0.66)"):
        c.circle(200, 207, 160, shade(colour, -0.26))
        c.circle(200, 200, 160, c.lit(colour, 0.08, 0.06))
        outline = "M 40 200 a 160 160 0 1 1 320 0 a 160 160 0 1 1 -320 0 Z"
        with c.group(clip=c.clip(outline)):
            if "braid" in looks:
                for r in range(9, 162, 14):
                    tone = shade(colour, 0.1 if r // 14 % 2 else -0.04)
                    c.circle(200, 200, r, "none", stroke=tone, stroke_width=12.5)
                    c.circle(
                        200,
                        200,
                        r,
                        "none",
                        stroke=shade(colour, -0.2),
                        stroke_width=12,
                        stroke_dasharray="2 9",
                        opacity=0.45,
                    )
                    c.circle(
                        200, 200, r + 7, "none", stroke=shade(colour, -0.2), stroke_width=1.6, opacity=0.7
                    )
            else:
                _pattern(c, colour, (40, 40, 320, 320), looks - {"border"})
            if "border" in looks:
                ink = ink_on(colour)
                for r, thick in ((150, 16), (132, 4), (60, 5), (46, 12)):
                    c.circle(200, 200, r, "none", stroke=ink, stroke_width=thick, opacity=0.85)
            c.ellipse(150, 130, 130, 90, c.radial(("#FFFFFF/0.22", "#FFFFFF/0")))


def _hide(c: Canvas, colour: str) -> None:
    """A sheepskin: fleece that catches the light on top and is deep towards the edge."""
    deep = shade(colour, -0.2)
    c.path(HIDE, shade(c.ground, -0.42), opacity=0.32, transform="translate(6 10)")
    c.stroke(HIDE, shade(colour, -0.05), 15, stroke_dasharray="1 11")
    c.path(HIDE, c.radial((shade(colour, 0.06), colour, shade(colour, -0.1)), 0.44, 0.4, 0.62))
    with c.group(clip=c.clip(HIDE)):
        lay(c, (50, 50, 300, 320), curly(c, shade(colour, 0.02)))
        locks = "M 6 14 q 8 -10 18 -4 M 30 30 q 6 -10 16 -6 M 10 44 q 8 -10 16 -6"
        c.rect(50, 50, 300, 320, c.weave(locks, deep, 2.6, (52, 52), 32), opacity=0.4)
        c.rect(50, 50, 300, 320, c.weave(locks, shade(colour, 0.12), 3.4, (47, 49), 24), opacity=0.7)
        c.stroke(HIDE, deep, 26, opacity=0.16)
        c.stroke(HIDE, deep, 10, opacity=0.2)
        c.ellipse(176, 190, 70, 96, c.radial(("#FFFFFF/0.6", "#FFFFFF/0")))


def _roll(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(196, 330, 170, 12)
    with c.group(transform="matrix(0.9 0 -0.1 0.6 100 190)"):
        _flat(c, colour, (256, 225), looks)
    barrel = "M 104 122 H 322 A 30 42 0 0 1 322 206 H 104 Q 90 164 104 122 Z"
    c.path(barrel, c.linear((shade(colour, 0.06), shade(colour, 0.02), shade(colour, -0.2)), DOWN))
    with c.group(clip=c.clip(barrel)):
        _pattern(c, colour, (60, 60, 256, 225), looks - {"border"})
        c.rect(60, 120, 310, 90, c.linear(("#FFFFFF/0.22", "#FFFFFF/0", "#2A1E1A/0.5"), DOWN))
    c.ellipse(322, 164, 30, 42, c.lit(mix(colour, "#D8C6A4", 0.55), 0.08, 0.1))
    spiral = "M 322 164 c 6 -8 14 0 10 10 c -6 14 -26 10 -26 -10 c 0 -24 30 -30 36 -2 c 4 30 -18 42 -32 32"
    c.stroke(spiral, shade(colour, -0.16), 4, opacity=0.7)
