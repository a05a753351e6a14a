"""The parts that several garments share: sleeves, body, hood, collar, folds, quilting."""

from __future__ import annotations

from contextlib import AbstractContextManager

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import shade

SLEEVE = (
    "M 146 112 C 118 118 102 134 94 164 L 66 {cuff} C 64 {cuff_8} 68 {cuff_13} 76 {cuff_15} L 98 {cuff_19}"
    " C 107 {cuff_20} 112 {cuff_16} 114 {cuff_8} L 142 214 Z"
)


def sleeves(
    c: Canvas, colour: str, *, cuff: float, cuff_tone: str, bands: float = 0, fluff: str = "", ribs: str = ""
) -> None:
    levels = {f"cuff_{by}": f"{cuff + by:g}" for by in (8, 13, 15, 16, 19, 20)}
    outline = SLEEVE.format(cuff=f"{cuff:g}", **levels)
    for left in c.both_sides():
        tones = (shade(colour, 0.06), colour, shade(colour, -0.12))
        c.path(
            outline,
            c.linear(tones if left else (colour, shade(colour, -0.04), shade(colour, -0.15)), SLANT),
        )
        with c.group(clip=c.clip(outline)):
            if fluff:
                c.rect(50, 100, 110, 220, fluff, opacity=0.75)
            if bands:
                with c.group(transform="rotate(14 100 200)"):
                    for place in range(9):
                        y = 100 + place * bands
                        paint = c.linear(
                            (
                                f"{shade(colour, 0.14)}/0.7",
                                f"{colour}/0.1",
                                f"{shade(colour, -0.17)}/0.85",
                            ),
                            DOWN,
                        )
                        c.rect(50, y, 130, bands, paint)
            c.path("M 150 120 L 138 214 L 110 304 L 126 304 Z", shade(colour, -0.2), opacity=0.35)
            c.path(f"M 54 {cuff - 6} L 120 {cuff + 4} L 112 {cuff + 26} L 54 {cuff + 22} Z", cuff_tone)
            if ribs:
                c.path(
                    f"M 54 {cuff - 6} L 120 {cuff + 4} L 112 {cuff + 26} L 54 {cuff + 22} Z",
                    ribs,
                    opacity=0.6,
                )
        c.stroke("M 122 178 C 112 196 108 214 106 232", shade(colour, -0.17), 2, opacity=0.4)


def body(
    c: Canvas, colour: str, hem: float, *, vest: bool = False, puff: float = 0
) -> AbstractContextManager[None]:
    """The trunk down to `hem`; what is drawn inside the returned group stays on it."""
    shoulder = "C 132 130 140 176 122 206" if vest else f"C 132 140 {126 - puff} 170 {124 - puff} 206"
    right = "C 278 176 268 130 258 108" if not vest else "C 260 176 268 130 258 108"
    outline = (
        f"M 142 108 {shoulder} L {120 - puff} {hem - 8} Q {120 - puff} {hem} {130 - puff} {hem}"
        f" C 170 {hem + 4} 230 {hem + 4} {270 + puff} {hem} Q {280 + puff} {hem} {280 + puff} {hem - 8}"
        f" L {278 if vest else 276 + puff} 206 {right if vest else f'C {274 + puff} 170 268 140 258 108'}"
        " C 244 116 224 118 200 118 C 176 118 156 116 142 108 Z"
    )
    c.path(outline, c.lit(colour, 0.08, 0.1, SLANT))
    return c.group(clip=c.clip(outline))


def folds(c: Canvas, deep: str, hem: float) -> None:
    """Where cloth hangs: a shadow down the right, soft creases from the arms."""
    c.path(
        f"M 300 100 L 252 140 C 262 200 256 260 262 {hem + 6} L 310 {hem + 6} Z",
        c.linear((f"{deep}/0", f"{deep}/0.5"), ACROSS),
    )
    c.path("M 128 150 C 150 168 160 186 166 208 C 150 192 138 182 124 176 Z", deep, opacity=0.22)
    c.path("M 272 150 C 250 168 242 186 236 210 C 250 194 262 184 276 178 Z", deep, opacity=0.22)
    c.path(
        (
            f"M 146 {hem} C 150 {hem - 40} 148 {hem - 70} 158 {hem - 96}"
            f" C 158 {hem - 60} 160 {hem - 30} 158 {hem} Z"
        ),
        deep,
        opacity=0.16,
    )


def hood(c: Canvas, colour: str, *, bands: bool = False) -> None:
    outline = "M 140 118 C 132 74 160 44 200 44 C 240 44 268 74 260 118 C 246 136 154 136 140 118 Z"
    c.path(outline, c.lit(colour, 0.1, 0.12, SLANT))
    if bands:
        with c.group(clip=c.clip(outline)):
            for y in (44, 68, 92):
                quilt(c, colour, y, 24)
    c.path(
        "M 158 116 C 152 82 172 64 200 64 C 228 64 248 82 242 116 C 230 132 170 132 158 116 Z",
        c.linear((shade(colour, -0.34), shade(colour, -0.22)), DOWN),
    )
    c.stroke("M 158 116 C 152 82 172 64 200 64 C 228 64 248 82 242 116", shade(colour, 0.1), 3, opacity=0.7)
    c.path("M 158 112 C 166 128 186 132 199 146 L 199 118 C 184 126 168 124 158 112 Z", shade(colour, -0.04))
    c.path("M 242 112 C 234 128 214 132 201 146 L 201 118 C 216 126 232 124 242 112 Z", shade(colour, -0.1))


def collar(c: Canvas, colour: str, top: float, fluff: str = "") -> None:
    c.path(f"M 158 120 L 160 {top} C 176 {top - 7} 224 {top - 7} 240 {top} L 242 120 Z", shade(colour, -0.24))
    for left in c.both_sides():
        half = (
            f"M 146 114 C 152 104 155 96 157 {top + 1} C 166 {top + 14} 186 {top + 22} 199 {top + 24}"
            " L 199 124 C 180 124 160 120 146 114 Z"
        )
        c.path(half, c.linear((shade(colour, 0.08 if left else 0), shade(colour, -0.08)), DOWN))
        if fluff:
            c.path(half, fluff, opacity=0.75)


def quilt(c: Canvas, colour: str, y: float, step: float) -> None:
    """One band of filling: round on top, dark in the seam below."""
    paint = c.linear((f"{shade(colour, 0.16)}/0.75", f"{colour}/0.1", f"{shade(colour, -0.17)}/0.85"), DOWN)
    c.path(f"M 90 {y} Q 200 {y + 7} 310 {y} L 310 {y + step} Q 200 {y + step + 7} 90 {y + step} Z", paint)
    puckers = " ".join(f"M {x} {y + 3} l {(x - 200) * 0.02:.1f} 6" for x in range(122, 290, 24))
    c.stroke(puckers, shade(colour, -0.2), 1.3, opacity=0.35)
