"""Pictures of notebooks."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.knitted_bands import diamonds
from persea.catalog.demo.draw.patterns import patterned

NOTEBOOK_LOOKS = frozenset({
    "spiral", "reporter", "stack", "wrap", "open", "binder", "landscape",
    "elastic", "spine", "label", "pocket_loop", "ribbon", "kraft", "leather",
    "stripe", "dot", "floral", "check", "star", "marble", "botanical", "argyle", "grid", "lines",
})  # fmt: skip

PAPER = "#F6F0E2"
BRASS = "#C9A24E"
PRINTS = frozenset({"stripe", "dot", "floral", "check", "star"})


def notebook(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A bound book, seen a little from the left, unless another shape is named."""
    if "open" in looks:
        with c.group(transform="translate(22 22) scale(0.89)"):
            _open(c, colour, looks)
    elif "stack" in looks:
        c.wall_shadow(208, 214, 160, 165)
        tones = (shade(colour, -0.1), mix(colour, contrast(colour), 0.45), colour)
        for place, (tone, turn) in enumerate(zip(tones, (11, 2, -7), strict=True)):
            with c.group(
                transform=f"translate({(place - 1) * -16} {(place - 1) * 10}) rotate({turn} 200 206)"
            ):
                _soft(c, tone, looks)
    elif "reporter" in looks or "spiral" in looks:
        c.wall_shadow(208, 216, 140, 165)
        with c.group(transform="rotate(-5 200 206)"):
            _wired(c, colour, looks)
    elif "binder" in looks:
        c.wall_shadow(208, 216, 150, 165)
        with c.group(transform="rotate(4 200 206)"):
            _book(c, colour, looks, 244, 292)
            for y in (120, 206, 292):
                c.stroke(f"M 90 {y} q -14 0 -14 -8 q 0 -8 14 -8", "#9BA1A6", 5)
    elif "landscape" in looks:
        c.wall_shadow(208, 216, 175, 125)
        with c.group(transform="rotate(-4 200 206)"):
            _book(c, colour, looks, 304, 208)
    else:
        c.wall_shadow(210, 216, 136, 168)
        with c.group(transform="rotate(5 200 206)"):
            _book(c, colour, looks, 216, 300)


def _cover(
    c: Canvas, colour: str, looks: frozenset[str], x: float, y: float, wide: float, high: float
) -> None:
    """What is printed, pressed or sewn on a cover."""
    box = (x, y, wide, high)
    patterned(c, box, colour, looks & PRINTS, unit=1.4, across=True)
    ink = contrast(colour)
    if "argyle" in looks:
        diamonds(c, colour, box)
    if "marble" in looks:
        for tone, veil, drop in (
            (ink, 0.8, 0),
            (mix(colour, "#D9573B", 0.55), 0.75, 14),
            (shade(colour, -0.14), 0.8, 28),
        ):
            c.rect(
                *box,
                fill=c.weave(
                    "M 0 12 q 14 -18 26 0 q 10 18 26 2 q 12 -14 24 -2", tone, 4.5, (76, 42), 8 + drop
                ),
                opacity=veil,
            )
    if "botanical" in looks:
        stem = f"M {x + wide * 0.52:.0f} {y + high * 0.9:.0f} C {x + wide * 0.44:.0f} {y + high * 0.66:.0f} {x + wide * 0.6:.0f} {y + high * 0.46:.0f} {x + wide * 0.5:.0f} {y + high * 0.16:.0f}"
        c.stroke(stem, ink, 3.4)
        for n in range(6):
            cy = y + high * (0.8 - n * 0.12)
            for side in (-1, 1):
                reach = 44 - n * 5
                c.path(
                    f"M {x + wide * 0.51:.0f} {cy:.0f} q {side * reach * 0.4:.0f} -34 {side * reach} -32 q {-side * 6} 26 {-side * reach} 32 Z",
                    ink,
                    opacity=0.92,
                )
    if "kraft" in looks:
        c.rect(
            *box,
            fill=c.weave(
                "M 3 5 l 3 1 M 14 12 l 2 -2 M 8 18 l 3 1 M 22 4 l 1 2", shade(colour, -0.1), 1.3, (26, 23)
            ),
            opacity=0.8,
        )
    if "leather" in looks:
        c.rect(
            *box,
            fill=c.weave(
                "M 3 4 q 4 2 8 -1 M 14 12 q 3 2 6 0 M 5 17 q 3 -2 6 1", shade(colour, -0.1), 1.5, (22, 21)
            ),
            opacity=0.8,
        )
        c.stitch(
            f"M {x + 12} {y + 10} H {x + wide - 10} V {y + high - 10} H {x + 12} Z", shade(colour, 0.24), 2
        )
    if "grid" in looks:
        c.rect(*box, fill=c.weave("M 0 0 h 16 M 0 0 v 16", ink, 1.2, (16, 16)), opacity=0.5)
    if "lines" in looks:
        middle = y + high * 0.5
        c.stroke(
            " ".join(
                f"M {x + wide * 0.24:.0f} {middle - 24 + n * 12:.0f} H {x + wide * (0.8 - n * 0.08):.0f}"
                for n in range(4)
            ),
            ink,
            3,
        )


def _label(c: Canvas, colour: str, x: float, y: float, wide: float) -> None:
    c.rect(x - wide / 2, y, wide, 62, c.lit(PAPER, 0.02, 0.05), rx=4)
    c.rect(
        x - wide / 2 + 5,
        y + 5,
        wide - 10,
        52,
        "none",
        rx=2,
        stroke=shade(colour, -0.1) if lightness(colour) < 0.75 else shade(colour, -0.3),
        stroke_width=1.5,
    )
    c.stroke(
        f"M {x - wide * 0.3:.0f} {y + 25} h {wide * 0.6:.0f} M {x - wide * 0.2:.0f} {y + 40} h {wide * 0.4:.0f}",
        "#7A6D5A",
        2.4,
    )


def _book(c: Canvas, colour: str, looks: frozenset[str], wide: float, high: float) -> None:
    x, y = 200 - wide / 2, 206 - high / 2
    deep = shade(colour, -0.24)
    c.rect(x + 9, y + 11, wide, high, deep, rx=9)
    c.rect(x + 5, y + 7, wide - 2, high - 2, c.linear((PAPER, shade(PAPER, -0.12)), DOWN), rx=5)
    c.stroke(
        f"M {x + 18} {y + high + 6} H {x + wide} M {x + wide + 4} {y + 16} V {y + high - 2}",
        shade(PAPER, -0.2),
        1,
    )
    if "ribbon" in looks:
        c.stroke(f"M {x + wide * 0.34:.0f} {y + high - 4} q 4 18 -2 34", "#B5423A", 6)
    outline = f"M {x + 6} {y} H {x + wide - 12} Q {x + wide} {y} {x + wide} {y + 12} V {y + high - 12} Q {x + wide} {y + high} {x + wide - 12} {y + high} H {x + 6} Q {x} {y + high} {x} {y + high - 6} V {y + 6} Q {x} {y} {x + 6} {y} Z"
    c.path(outline, c.lit(colour, 0.1, 0.1))
    with c.group(clip=c.clip(outline)):
        _cover(c, colour, looks, x, y, wide, high)
        if "spine" in looks:
            c.rect(
                x,
                y,
                wide * 0.2,
                high,
                c.lit(contrast(colour) if "marble" not in looks else "#6A4632", 0.04, 0.08, ACROSS),
            )
            for corner in (
                f"M {x + wide - 44} {y} H {x + wide} V {y + 44} Z",
                f"M {x + wide - 44} {y + high} H {x + wide} V {y + high - 44} Z",
            ):
                c.path(corner, contrast(colour) if "marble" not in looks else "#6A4632")
        else:
            c.stroke(f"M {x + 18} {y} V {y + high}", deep, 3, opacity=0.5)
            c.stroke(f"M {x + 21} {y} V {y + high}", shade(colour, 0.2), 1.6, opacity=0.5)
        c.rect(x, y, 14, high, c.linear((f"{deep}/0.45", f"{deep}/0"), ACROSS))
        c.path(
            f"M {x} {y} h {wide * 0.62:.0f} L {x + wide * 0.16:.0f} {y + high} H {x} Z",
            "#FFFFFF",
            opacity=0.07,
        )
    if "label" in looks:
        _label(c, colour, 206, y + 52, min(wide * 0.56, 124))
    if "elastic" in looks:
        tone = contrast(colour)
        c.rect(x + wide - 38, y - 2, 9, high + 8, c.lit(tone, 0.06, 0.1, ACROSS), rx=2)
    if "pocket_loop" in looks:
        c.rect(x + wide - 2, 176, 17, 46, c.lit(contrast(colour), 0.04, 0.1), rx=5)
        c.rect(
            x + wide + 1, 96, 11, 214, c.linear((shade(BRASS, 0.16), BRASS, shade(BRASS, -0.2)), ACROSS), rx=5
        )
        c.path(f"M {x + wide + 1} 308 h 11 l -5.5 18 Z", "#3A3226")
    if "wrap" in looks:
        tone = shade(colour, -0.12)
        flap = f"M {x + wide * 0.62:.0f} {y - 1} H {x + wide - 6} Q {x + wide + 2} {y - 1} {x + wide + 2} {y + 8} V {y + high - 6} Q {x + wide + 2} {y + high + 1} {x + wide - 6} {y + high + 1} H {x + wide * 0.62:.0f} Q {x + wide * 0.42:.0f} 206 {x + wide * 0.62:.0f} {y - 1} Z"
        c.path(flap, deep, transform="translate(-6 4)", opacity=0.4)
        c.path(flap, c.lit(shade(colour, 0.03), 0.08, 0.1))
        c.stroke(f"M {x - 2} 196 H {x + wide + 3} M {x - 2} 208 H {x + wide + 3}", tone, 6)
        c.stroke(
            f"M {x + wide * 0.5:.0f} 202 q -20 40 -8 74 M {x + wide * 0.5:.0f} 202 q 14 34 12 62", tone, 5
        )
        c.circle(x + wide * 0.5, 202, 12, c.lit(shade(colour, -0.06), 0.1, 0.1))


def _soft(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    x, y, wide, high = 102.0, 66.0, 196.0, 276.0
    c.rect(x + 5, y + 7, wide, high, shade(colour, -0.28), rx=8, opacity=0.6)
    c.rect(x + 3, y + 4, wide, high, PAPER, rx=8)
    outline = f"M {x} {y} H {x + wide - 10} Q {x + wide} {y} {x + wide} {y + 10} V {y + high - 10} Q {x + wide} {y + high} {x + wide - 10} {y + high} H {x} Z"
    c.path(outline, c.lit(colour, 0.09, 0.08))
    with c.group(clip=c.clip(outline)):
        _cover(c, colour, looks, x, y, wide, high)
    c.stitch(f"M {x + 9} {y + 10} V {y + high - 10}", contrast(colour), 2.4)
    if "label" in looks:
        _label(c, colour, 206, y + 48, 112)


def _wired(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    top = "reporter" in looks
    x, y, wide, high = (104.0, 78.0, 192.0, 274.0) if top else (96.0, 64.0, 224.0, 288.0)
    c.rect(x + 8, y + 10, wide, high, shade(colour, -0.28), rx=12, opacity=0.7)
    c.rect(x + 4, y + 6, wide, high, c.linear((PAPER, shade(PAPER, -0.12)), DOWN), rx=11)
    outline = f"M {x + 10} {y} H {x + wide - 10} Q {x + wide} {y} {x + wide} {y + 10} V {y + high - 10} Q {x + wide} {y + high} {x + wide - 10} {y + high} H {x + 10} Q {x} {y + high} {x} {y + high - 10} V {y + 10} Q {x} {y} {x + 10} {y} Z"
    c.path(outline, c.lit(colour, 0.1, 0.1))
    with c.group(clip=c.clip(outline)):
        _cover(c, colour, looks, x, y, wide, high)
        c.path(
            f"M {x} {y} h {wide * 0.62:.0f} L {x + wide * 0.16:.0f} {y + high} H {x} Z",
            "#FFFFFF",
            opacity=0.07,
        )
    metal = "#8B9297" if "kraft" not in looks else "#3A3D42"
    places = (
        [(x + 14 + n * (wide - 28) / 13, y) for n in range(14)]
        if top
        else [(x, y + 14 + n * (high - 28) / 17) for n in range(18)]
    )
    for px, py in places:
        if top:
            c.circle(px, py + 13, 3.6, shade(colour, -0.34))
    holes = " ".join(
        f"M {px + (0 if top else 13):.1f} {py + (13 if top else 0):.1f} h .1" for px, py in places
    )
    c.stroke(holes, shade(colour, -0.34), 6)
    loops = " ".join(
        f"M {px:.1f} {py + 12:.1f} c -8 0 -8 -26 0 -26 c 5 0 6 14 3 24"
        if top
        else f"M {px + 12:.1f} {py:.1f} c 0 -8 -26 -8 -26 0 c 0 5 14 6 24 3"
        for px, py in places
    )
    c.stroke(loops, shade(metal, -0.1), 3.4)
    c.stroke(loops, shade(metal, 0.22), 1.2)
    if "label" in looks:
        _label(c, colour, x + wide / 2 + (0 if top else 8), y + 58, 116)
    if "elastic" in looks:
        tone = contrast(colour)
        c.rect(x + wide - 36, y - 2, 9, high + 6, c.lit(tone, 0.06, 0.1, ACROSS), rx=2)


def _open(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(202, 316, 172)
    c.path(
        "M 24 116 Q 110 92 200 118 Q 290 92 376 116 L 380 312 Q 290 292 200 320 Q 110 292 20 312 Z",
        c.lit(colour, 0.08, 0.14),
    )
    for left in c.both_sides():
        for lift in (6, 3, 0):
            page = f"M {34 - lift} {104 + lift * 2} Q 120 {78 + lift * 2} 200 {108 + lift * 2} V {306 + lift} Q 120 {280 + lift} {30 - lift} {302 + lift} Z"
            c.path(
                page,
                c.linear((shade(PAPER, 0.02), PAPER, shade(PAPER, -0.16 if left else -0.2)), ACROSS)
                if lift == 0
                else shade(PAPER, -0.08 - lift * 0.01),
            )
        with c.group(clip=c.clip("M 34 104 Q 120 78 200 108 V 306 Q 120 280 30 302 Z")):
            if "grid" in looks:
                c.rect(
                    20,
                    70,
                    190,
                    250,
                    c.weave("M 0 0 h 14 M 0 0 v 14", "#A9B9C4", 1.1, (14, 14), 2),
                    opacity=0.9,
                )
            elif "dot" in looks:
                c.rect(20, 70, 190, 250, c.weave("M 6 6 h .1", "#8FA0AC", 2.4, (13, 13), 2))
            else:
                c.stroke(
                    " ".join(f"M 44 {y} Q 120 {y - 22} 196 {y + 4}" for y in range(136, 306, 17)),
                    "#A9B9C4",
                    1.6,
                )
    c.stroke(
        "M 62 140 q 40 -14 100 -6 M 60 160 q 30 -12 84 -6 M 60 180 q 40 -12 110 -4 M 60 200 q 20 -8 50 -6",
        "#3A4657",
        2.6,
        opacity=0.75,
    )
    c.stroke("M 200 108 V 318", shade(PAPER, -0.26), 2.4, opacity=0.6)
    if "ribbon" in looks:
        c.stroke("M 206 110 C 216 180 206 260 214 350", "#B5423A", 6)
