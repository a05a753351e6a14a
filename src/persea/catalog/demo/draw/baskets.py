"""Pictures of storage baskets."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import wicker
from persea.catalog.demo.draw.patterns import ink_on, knitted, lay, zigzag

BASKET_LOOKS = frozenset(
    {
        "square",
        "lid",
        "tall",
        "belly",
        "felt",
        "wire",
        "rope",
        "arch",
        "nest",
        "stripe",
        "dip",
        "zigzag",
        "throw",
        "logs",
        "plant",
        "toys",
    }
)

LEATHER = "#8A5A3A"
TAPER = "M 88 182 H 312 C 312 250 296 320 282 336 Q 278 342 268 342 H 132 Q 122 342 118 336 C 104 320 88 250 88 182 Z"
SQUARE = "M 76 190 H 324 L 312 332 Q 311 342 300 342 H 100 Q 89 342 88 332 Z"
TALL = "M 112 108 H 288 L 278 332 Q 277 342 266 342 H 134 Q 123 342 122 332 Z"
BELLY = "M 128 170 H 272 C 284 190 324 222 318 276 C 312 322 276 342 246 342 H 154 C 124 342 88 322 82 276 C 76 222 116 190 128 170 Z"


def basket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Round and tapered unless another shape is named; "nest" is a set of three."""
    if "nest" in looks:
        with c.group(transform="translate(-62 -126) scale(1.28)"):
            _nest(c, colour, looks)
        return
    with c.group(
        transform="translate(0 -14)"
        if "tall" in looks or "arch" in looks or looks & {"plant", "logs"}
        else "translate(-16 -60) scale(1.08)"
    ):
        c.floor_shadow(200, 340, 106)
        _one(c, colour, looks)


def _nest(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x, y, scale, tone in (
        (262, 318, 0.62, shade(colour, -0.04)),
        (136, 330, 0.52, shade(colour, 0.05)),
        (216, 350, 0.36, shade(colour, -0.1)),
    ):
        c.floor_shadow(x, y, 118 * scale, 10)
        with c.group(transform=f"translate({x - 200 * scale:.4g} {y - 342 * scale:.4g}) scale({scale})"):
            _one(c, tone, looks)


def _one(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    outline, top, half, dip = TAPER, 182.0, 112.0, 26.0
    if "square" in looks:
        outline, top, half, dip = SQUARE, 190.0, 124.0, 22.0
    elif "tall" in looks:
        outline, top, half, dip = TALL, 108.0, 88.0, 20.0
    elif "belly" in looks:
        outline, top, half, dip = BELLY, 170.0, 72.0, 18.0
    if "arch" in looks:
        c.stroke(
            f"M {200 - half + 10} {top + 6} C {200 - half} 30 {200 + half} 30 {200 + half - 10} {top + 6}",
            shade(colour, -0.14),
            17,
        )
        c.stroke(
            f"M {200 - half + 8} {top} C {200 - half} 26 {200 + half} 26 {200 + half - 12} {top}",
            shade(colour, 0.08),
            6,
            stroke_dasharray="9 4",
        )
    if "wire" in looks:
        _wire(c, colour, outline, top, half, dip, looks)
        return
    c.ellipse(200, top, half, dip, shade(colour, -0.1))
    c.ellipse(200, top + 2, half - 8, dip - 5, c.linear((shade(colour, -0.3), shade(colour, -0.16)), ACROSS))
    _contents(c, top, half, looks)
    # The near side hangs lower than the far one.
    front = outline.replace(
        f"M {200 - half:g} {top:g} H {200 + half:g}",
        f"M {200 - half:g} {top:g} A {half:g} {dip:g} 0 0 0 {200 + half:g} {top:g}",
    )
    c.path(front, upright(c, colour))
    with c.group(clip=c.clip(front)):
        _weave(c, colour, looks)
        dark = shade(colour, -0.3)
        c.rect(
            60,
            90,
            290,
            260,
            c.linear((f"{dark}/0.45", f"{dark}/0", "#FFFFFF/0.08", f"{dark}/0.12", f"{dark}/0.55"), ACROSS),
        )
        c.rect(60, 290, 290, 56, c.linear((f"{dark}/0", f"{dark}/0.5"), DOWN))
    _rim(c, colour, top, half, dip, looks)
    _handles(c, colour, top, half, looks)
    if "lid" in looks:
        _lid(c, colour, top, half, dip, looks)


def _weave(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    box = (56, 96, 290, 260)
    ink = ink_on(colour)
    if "felt" in looks:
        c.rect(
            *box,
            c.weave("M 2 3 l 3 1 M 8 8 l 2 -3 M 11 2 l 1 3", shade(colour, -0.12), 1.3, (14, 11), 20),
            opacity=0.6,
        )
        c.stitch("M 60 326 Q 200 340 340 326", shade(colour, 0.2), 2.2)
    elif "rope" in looks:
        grooves = " ".join(
            f"M 50 {y} Q 200 {y + 30} 350 {y}" for y in range(100 if "tall" in looks else 172, 346, 17)
        )
        c.stroke(grooves, shade(colour, -0.2), 3)
        c.stroke(
            grooves,
            shade(colour, 0.13),
            3.4,
            stroke_dasharray="7 3",
            opacity=0.75,
            transform="translate(0 -6)",
        )
    else:
        lay(c, box, wicker(c, colour, 24 if "square" in looks else 20))
    if "stripe" in looks:
        for y in (226, 262):
            c.path(f"M 50 {y} Q 200 {y + 34} 350 {y} v 18 Q 200 {y + 52} 50 {y + 18} Z", ink, opacity=0.72)
    if "zigzag" in looks:
        lay(c, (56, 236, 290, 62), zigzag(c, ink, 38, 9))
    if "dip" in looks:
        white = "#F7F2E8" if lightness(colour) < 0.9 else "#3C5878"
        c.path("M 40 262 Q 200 290 360 262 V 360 H 40 Z", white, opacity=0.82)


def _rim(c: Canvas, colour: str, top: float, half: float, dip: float, looks: frozenset[str]) -> None:
    d = f"M {200 - half} {top} A {half} {dip} 0 0 0 {200 + half} {top}"
    if "felt" in looks:
        c.stroke(d, shade(colour, 0.08), 5)
        return
    c.stroke(d, shade(colour, -0.16), 13)
    c.stroke(d, shade(colour, 0.1), 9, stroke_dasharray="10 4" if "rope" not in looks else "14 3")


def _handles(c: Canvas, colour: str, top: float, half: float, looks: frozenset[str]) -> None:
    if "arch" in looks or "lid" in looks:
        return
    if "felt" in looks:
        for x in (200 - half * 0.62, 200 + half * 0.3):
            c.path(
                f"M {x:.1f} {top + 50} c -4 -62 {half * 0.32 + 4:.1f} -62 {half * 0.32:.1f} 0",
                stroke=LEATHER,
                stroke_width=10,
                stroke_linejoin="round",
            )
            for dx in (0, half * 0.32):
                c.circle(x + dx, top + 48, 3.4, "#D9B978")
        return
    if "belly" in looks:
        for way in (-1, 1):
            c.stroke(
                f"M {200 + way * 60} {top + 10} c {way * 6} -52 {way * 44} -40 {way * 24} 22",
                shade(colour, -0.14),
                10,
            )
            c.stroke(
                f"M {200 + way * 60} {top + 8} c {way * 6} -52 {way * 44} -40 {way * 24} 20",
                shade(colour, 0.1),
                5,
                stroke_dasharray="6 3",
            )
        return
    for way in (-1, 1):
        x = 200 + way * (half - 6)
        c.stroke(f"M {x} {top + 26} c {way * 32} -12 {way * 32} 36 {-way * 4} 34", shade(colour, -0.2), 10)
        c.stroke(
            f"M {x} {top + 25} c {way * 30} -12 {way * 30} 34 {-way * 4} 32",
            shade(colour, 0.08),
            5,
            stroke_dasharray="6 3",
        )


def _lid(c: Canvas, colour: str, top: float, half: float, dip: float, looks: frozenset[str]) -> None:
    wide = half + 7
    c.path(
        f"M {200 - wide} {top - 2} A {wide} {dip + 2} 0 0 0 {200 + wide} {top - 2} V {top - 16} H {200 - wide} Z",
        upright(c, shade(colour, -0.04)),
    )
    oval = f"M {200 - wide} {top - 14} a {wide} {dip + 2} 0 1 1 {2 * wide} 0 a {wide} {dip + 2} 0 1 1 {-2 * wide} 0 Z"
    c.path(oval, c.lit(colour, 0.1, 0.06))
    with c.group(clip=c.clip(oval)):
        if "felt" in looks:
            _weave(c, colour, frozenset({"felt"}))
        else:
            for share in (0.88, 0.7, 0.52, 0.34, 0.16):
                c.ellipse(
                    200,
                    top - 14,
                    wide * share,
                    (dip + 2) * share,
                    "none",
                    stroke=shade(colour, -0.16),
                    stroke_width=3,
                    stroke_dasharray="9 3",
                    opacity=0.7,
                )
    c.stroke(f"M 180 {top - 16} C 182 {top - 42} 218 {top - 42} 220 {top - 16}", LEATHER, 8)


def _contents(c: Canvas, top: float, half: float, looks: frozenset[str]) -> None:
    if "throw" in looks:
        for dx, tone, tall in ((-0.44, "#E9DCC6", 44), (0.36, "#B8C4B0", 52), (-0.02, "#D8A08A", 34)):
            x = 200 + half * dx
            roll = f"M {x - half * 0.46:.1f} {top + 16} C {x - half * 0.5:.1f} {top - tall} {x + half * 0.5:.1f} {top - tall} {x + half * 0.46:.1f} {top + 16} Z"
            c.path(roll, c.lit(tone, 0.08, 0.1))
            with c.group(clip=c.clip(roll)):
                lay(c, (x - half * 0.5, top - tall, half, tall + 20), knitted(c, tone, 0.8))
    if "logs" in looks:
        for x, y, r in (
            (148, top - 12, 27),
            (204, top - 22, 30),
            (256, top - 10, 26),
            (176, top + 8, 24),
            (230, top + 10, 24),
        ):
            c.circle(x, y, r, "#6E4A33")
            c.circle(x, y, r - 4, c.radial(("#E8C797", "#D9B07A"), 0.45, 0.45, 0.6))
            c.circle(x, y, r * 0.55, "none", stroke="#B98A54", stroke_width=1.8)
            c.circle(x, y, r * 0.28, "none", stroke="#B98A54", stroke_width=1.6)
    if "plant" in looks:
        for bend, tall in (
            (-96, -78),
            (-52, -120),
            (-12, -134),
            (38, -126),
            (84, -92),
            (-74, -40),
            (70, -46),
        ):
            c.path(
                f"M 200 {top + 14} C {200 + bend * 0.2:.1f} {top + tall * 0.6:.1f} {200 + bend * 0.8:.1f} {top + tall:.1f} {200 + bend} {top + tall:.1f} C {200 + bend * 0.9:.1f} {top + tall * 0.5:.1f} {200 + bend * 0.5:.1f} {top} 206 {top + 14} Z",
                c.lit("#4F7F58" if bend % 4 else "#679A6B", 0.1, 0.08),
            )
    if "toys" in looks:
        c.circle(150, top - 16, 34, c.radial(("#F3907A", "#D9563F", "#B23E2C"), 0.36, 0.3, 0.8))
        c.circle(238, top - 12, 30, c.lit("#B98A5E", 0.1, 0.08))
        for x in (216, 260):
            c.circle(x, top - 36, 11, "#A97B50")
        c.ellipse(238, top - 6, 13, 10, "#E4CBA6")
        for x in (228, 248):
            c.circle(x, top - 20, 2.8, "#2F2622")
        c.ellipse(238, top - 9, 4, 2.8, "#2F2622")
        c.rect(184, top - 14, 34, 34, c.lit("#5C8FB0", 0.1, 0.06), rx=4, transform=f"rotate(-14 200 {top})")


def _wire(
    c: Canvas, colour: str, outline: str, top: float, half: float, dip: float, looks: frozenset[str]
) -> None:
    dark = shade(colour, -0.12)
    c.ellipse(200, top, half, dip, "none", stroke=dark, stroke_width=5)
    _contents(c, top, half * 0.82, looks)
    if "throw" in looks:
        c.path(outline, mix("#E9DCC6", "#FFFFFF", 0.2), opacity=0.75)
    with c.group(clip=c.clip(outline)):
        c.rect(60, 90, 290, 260, c.weave("M 10 -2 v 30", colour, 3.4, (22, 22)))
        for y in range(int(top) + 34, 344, 34):
            c.stroke(f"M 60 {y - 8} Q 200 {y + 16} 340 {y - 8}", dark, 3.6)
    c.path(outline, stroke=dark, stroke_width=5, stroke_linejoin="round")
    c.stroke(f"M {200 - half} {top} A {half} {dip} 0 0 0 {200 + half} {top}", shade(colour, 0.06), 6)
    for way in (-1, 1):
        x = 200 + way * (half - 10)
        c.stroke(f"M {x} {top + 8} c {way * 8} -34 {way * 34} -26 {way * 22} 18", "#A9744A", 9)
