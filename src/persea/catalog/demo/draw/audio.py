"""Pictures of headphones: over the ear, and earbuds in their case."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade

OVER_EAR_LOOKS = frozenset({"oval", "wired", "ring", "wood", "mic"})
EARBUD_LOOKS = frozenset({"stem", "hook", "square"})

METAL = ("#8D8B88", "#EFEDE9", "#B9B6B1", "#7F7C78")


def over_ear(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Seen from the front left; "ring" and "wood" change the cup, "oval" makes it narrower."""
    dark, deep, pale = shade(colour, -0.1), shade(colour, -0.2), shade(colour, 0.12)
    leather = mix(shade(colour, -0.3), "#3A3230", 0.55)
    rx, ry = (44.0, 72.0) if "oval" in looks else (56.0, 66.0)
    c.floor_shadow(200, 344, 128)

    # The far cup, its cushion towards us.
    c.ellipse(292, 258, rx * 0.7, ry * 0.96, c.linear((dark, deep), ACROSS))
    c.ellipse(
        280,
        258,
        rx * 0.72,
        ry * 0.97,
        c.radial((shade(leather, 0.2), leather, shade(leather, -0.12)), 0.36, 0.3, 0.8),
    )
    c.ellipse(
        276, 259, rx * 0.4, ry * 0.66, c.radial((shade(leather, -0.2), shade(leather, -0.05)), 0.5, 0.5, 0.7)
    )
    c.ellipse(
        276,
        259,
        rx * 0.4,
        ry * 0.66,
        c.weave("M 2 2 h .1", shade(leather, 0.1), 1.8, (5, 5), 30),
        opacity=0.6,
    )

    # Headband: the far half shows its padded inside.
    c.stroke("M 283 196 C 290 110 254 66 204 66", c.linear((shade(leather, 0.1), leather), DOWN), 20)
    c.stroke("M 276 186 C 280 122 250 82 210 80", shade(leather, 0.2), 2, opacity=0.5)
    c.stroke(
        "M 118 196 C 112 104 154 62 208 62 C 258 62 290 96 292 150",
        c.linear((pale, colour, dark), ACROSS),
        17,
    )
    c.stroke(
        "M 113 176 C 114 106 154 58 208 57 C 244 57 270 74 283 102", shade(colour, 0.25), 2.6, opacity=0.55
    )
    c.stroke("M 289 168 L 288 206", c.linear(METAL, ACROSS), 9)
    c.stroke("M 119 158 L 121 206", c.linear(METAL, ACROSS), 10)
    c.stroke(f"M 121 196 C 92 198 76 216 {126 - rx - 5} 256", c.linear((pale, dark), DOWN), 9)
    c.stroke("M 121 198 C 140 198 158 206 168 224", dark, 9)

    # The near cup, its shell towards us.
    c.ellipse(144, 262, rx * 0.96, ry, c.lit(leather, 0.16, 0.14, DOWN))
    shell = "#A8713F" if "wood" in looks else colour
    c.ellipse(126, 262, rx, ry, c.linear((shade(colour, 0.1), colour, deep), SLANT))
    c.ellipse(124, 261, rx * 0.84, ry * 0.85, c.lit(shell, 0.16, 0.13, SLANT))
    if "wood" in looks:
        for bend in (-34, -20, -6, 8, 22, 36):
            c.stroke(
                (
                    f"M {124 - rx * 0.66:.0f} {261 + bend}"
                    f" q {rx * 0.6:.0f} {-10 - bend * 0.1:.0f} {rx * 1.3:.0f} 2"
                ),
                shade(shell, -0.11),
                1.8,
                opacity=0.6,
            )
    if "ring" in looks:
        c.ellipse(124, 261, rx * 0.64, ry * 0.65, c.linear(METAL, SLANT))
        c.ellipse(124, 261, rx * 0.56, ry * 0.58, c.linear((shade(colour, 0.05), dark), SLANT))
    c.ellipse(
        108, 226, rx * 0.4, ry * 0.26, c.radial(("#FFFFFF/0.5", "#FFFFFF/0")), transform="rotate(-28 108 226)"
    )
    if "wood" not in looks:
        for y in (250, 260, 270):
            c.circle(126, y, 2.1, shade(shell, -0.2), opacity=0.8)
    c.circle(150, 316, 2.6, "#8FE3B0")
    if "mic" in looks:
        c.stroke("M 116 318 C 128 346 168 356 206 340", "#3B3938", 6)
        c.rect(198, 328, 34, 18, "#2F2D2C", rx=9, transform="rotate(-16 214 337)")
    if "wired" in looks:
        c.stroke(
            "M 136 326 C 140 362 186 366 206 352 C 240 330 300 340 322 362", mix(leather, colour, 0.2), 4.5
        )


def earbuds(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Above an open case. "stem" hangs below the bud, "hook" goes round the ear, "square" is the case."""
    with c.group(transform="translate(-8 -46) scale(1.04)"):
        _case_and_buds(c, colour, looks)


def _case_and_buds(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep, pale = shade(colour, -0.1), shade(colour, -0.2), shade(colour, 0.1)
    inner = shade(colour, -0.26) if lightness(colour) > 0.35 else shade(colour, 0.12)
    soft = 40 if "square" in looks else 74
    c.floor_shadow(200, 346, 116)
    # Lid, open at the back.
    c.path(
        (
            f"M 96 250 L 96 {168 + soft * 0.3} Q 96 150 {96 + soft} 150 L {304 - soft} 150"
            f" Q 304 150 304 {168 + soft * 0.3} L 304 250 Z"
        ),
        c.linear((shade(colour, 0.04), dark), DOWN),
    )
    c.path(
        (
            f"M 110 250 L 110 {176 + soft * 0.3} Q 112 164 {106 + soft} 164 L {294 - soft} 164"
            f" Q 290 164 290 {176 + soft * 0.3} L 290 250 Z"
        ),
        c.linear((inner, shade(inner, -0.1)), DOWN),
    )
    c.stroke(
        f"M 100 200 L 100 {170 + soft * 0.3} Q 102 154 {98 + soft} 153", shade(colour, 0.24), 2.4, opacity=0.7
    )
    c.ellipse(200, 252, 104, 17, c.linear((shade(inner, -0.02), inner), DOWN))
    for left in c.both_sides():
        _bud(c, colour, looks, lit=left)
    case = (
        f"M 94 250 Q 200 276 306 250 L 306 {330 - soft * 0.5} Q 304 346 {306 - soft} 346"
        f" L {94 + soft} 346 Q 96 346 94 {330 - soft * 0.5} Z"
    )
    c.path(case, c.linear((pale, colour, dark, deep), DOWN))
    with c.group(clip=c.clip(case)):
        c.ellipse(146, 290, 46, 20, c.radial(("#FFFFFF/0.45", "#FFFFFF/0")), transform="rotate(-8 146 290)")
    c.stroke("M 95 251 Q 200 277 305 251", shade(colour, 0.22), 2.4, opacity=0.8)
    c.circle(200, 304, 4, "#8FE3B0")
    c.circle(200, 304, 8, c.radial(("#8FE3B0/0.6", "#8FE3B0/0")))


def _bud(c: Canvas, colour: str, looks: frozenset[str], *, lit: bool) -> None:
    dark = shade(colour, -0.12)
    if "hook" in looks:
        c.stroke("M 128 214 C 92 190 104 112 158 116 C 176 118 182 132 176 142", shade(colour, -0.22), 8)
        c.stroke("M 124 206 C 98 182 110 120 156 121", shade(colour, 0.05), 2, opacity=0.5)
    if "stem" in looks:
        c.path(
            "M 136 208 L 162 208 L 160 262 Q 149 270 138 262 Z",
            c.linear((shade(colour, 0.1), colour, dark), ACROSS),
        )
        c.stroke("M 143 222 L 144 256", shade(colour, 0.22), 2.6, opacity=0.6)
    tip = "#E9E4DC" if lightness(colour) < 0.5 else "#5D5A57"
    c.ellipse(178, 190, 15, 19, c.linear((tip, shade(tip, -0.16)), SLANT), transform="rotate(18 178 190)")
    c.ellipse(186, 193, 5, 9, shade(tip, -0.3), transform="rotate(18 186 193)")
    c.ellipse(150, 200, 31, 29, c.radial((shade(colour, 0.17), colour, dark), 0.36, 0.3, 0.8))
    c.ellipse(140, 192, 11, 8, c.radial(("#FFFFFF/0.7", "#FFFFFF/0")), opacity=1 if lit else 0.6)
    c.circle(143, 206, 8, shade(colour, -0.06), opacity=0.8)
    c.circle(143, 206, 8, "none", stroke=shade(colour, 0.16), stroke_width=1.2, opacity=0.7)
