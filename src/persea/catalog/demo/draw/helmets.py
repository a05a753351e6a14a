"""Pictures of bicycle helmets."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.patterns import ink_on, patterned

HELMET_LOOKS = frozenset({
    "urban", "aero", "mountain", "full", "fold", "cap",
    "visor", "lamp", "dot", "star", "stripe", "floral", "block", "leather", "ears", "gloss",
})  # fmt: skip

STRAP = "#2C2F33"


def helmet(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A vented road helmet facing right, unless another shape is named."""
    c.floor_shadow(204, 312, 138)
    if "urban" in looks or "cap" in looks:
        _urban(c, colour, looks)
    elif "full" in looks:
        _full(c, colour, looks)
    elif "fold" in looks:
        _fold(c, colour, looks)
    else:
        _road(c, colour, looks)


def _straps(c: Canvas, tone: str, y: float) -> None:
    c.stroke(
        f"M 120 {y} C 150 {y + 60} 170 {y + 76} 190 {y + 86} C 214 {y + 70} 244 {y + 40} 262 {y}",
        shade(tone, -0.06),
        8,
    )
    c.stroke(f"M 190 {y + 86} C 196 {y + 60} 206 {y + 30} 214 {y - 4}", tone, 8)
    c.rect(180, y + 76, 24, 16, "#1F2124", rx=5)
    c.rect(186, y + 80, 12, 5, "#6A7076", rx=2)


def _prints(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    patterned(c, (40, 60, 320, 260), colour, looks & {"dot", "star", "floral"}, unit=1.4)
    if "stripe" in looks:
        ink = ink_on(colour)
        c.path("M 60 260 C 70 130 170 70 340 210 L 352 236 C 200 100 110 150 96 270 Z", ink, opacity=0.95)
        c.path("M 108 270 C 120 180 190 140 340 240 L 350 256 C 210 170 140 200 126 276 Z", ink, opacity=0.95)
    if "block" in looks:
        c.path("M 30 60 H 200 C 150 140 160 220 190 300 H 30 Z", ink_on(colour))


def _urban(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    leather = "#8A5A3A"
    _straps(c, leather if "leather" in looks else STRAP, 226)
    if "ears" in looks:
        for x in (128, 236):
            c.path(
                f"M {x - 26} 120 L {x - 6} 54 L {x + 30} 100 Z",
                c.lit(colour, 0.06, 0.14),
                stroke=colour,
                stroke_width=8,
                stroke_linejoin="round",
            )
            c.path(f"M {x - 12} 112 L {x - 2} 74 L {x + 16} 100 Z", mix(colour, "#F4C9BE", 0.6))
    shell = "M 66 240 C 54 150 112 84 198 82 C 282 82 336 144 336 222 C 336 236 330 240 320 240 C 250 232 130 236 84 252 C 74 254 68 250 66 240 Z"
    c.path(
        shell,
        c.radial((shade(colour, 0.2), shade(colour, 0.05), colour, shade(colour, -0.14)), 0.36, 0.24, 0.85),
    )
    with c.group(clip=c.clip(shell)):
        _prints(c, colour, looks)
        for x, y in ((150, 128), (200, 116), (250, 128)):
            c.path(
                f"M {x - 13} {y + 4} q 13 -12 26 0 q 2 12 -3 20 q -10 -7 -20 0 q -6 -8 -3 -20 Z",
                shade(colour, -0.34),
            )
            c.stroke(f"M {x - 9} {y + 24} q 9 -6 18 0", shade(colour, 0.2), 2, opacity=0.6)
        c.path("M 60 262 C 130 236 260 226 344 240 L 344 226 C 260 214 130 222 60 248 Z", deep, opacity=0.55)
        c.path("M 290 80 C 340 130 350 200 336 260 L 280 260 C 300 200 300 130 260 84 Z", deep, opacity=0.3)
        c.ellipse(
            146, 142, 56, 36, c.radial(("#FFFFFF/0.75" if "gloss" in looks else "#FFFFFF/0.35", "#FFFFFF/0"))
        )
    if "cap" in looks:
        brim = "M 280 222 C 320 214 362 222 384 244 C 388 252 382 258 372 256 C 344 246 312 242 282 244 Z"
        c.path(brim, c.lit(leather if "leather" in looks else shade(colour, -0.06), 0.12, 0.12, DOWN))
    if "visor" in looks:
        c.path(
            "M 262 216 C 300 206 340 214 352 226 L 346 286 C 330 296 300 290 284 276 Z",
            c.linear(("#8FB8C9/0.8", "#2C3E4A/0.85"), SLANT),
        )
        c.stroke("M 300 224 L 318 284", "#FFFFFF", 5, opacity=0.5)
    if "lamp" in looks:
        _rear_lamp(c, 74, 212)


def _rear_lamp(c: Canvas, x: float, y: float) -> None:
    c.ellipse(x - 6, y, 44, 40, c.radial(("#FF6A55/0.6", "#FF6A55/0")))
    c.rect(x - 9, y - 16, 14, 34, c.linear(("#FF8C78", "#C22A22"), DOWN), rx=7)


def _road(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep, ink = shade(colour, -0.22), ink_on(colour)
    aero = "aero" in looks
    _straps(c, STRAP, 222)
    tail = "M 22 214" if aero else "M 60 232"
    shell = (
        f"{tail} C {'60 120 130 84 212 86' if aero else '44 150 112 82 210 84'} C 290 86 340 140 352 214 C 354 226 348 232 338 230"
        f" C 300 216 250 214 200 226 C 150 238 100 250 {'54 236 C 36 232 20 228 22 214' if aero else '84 254 C 68 254 62 246 60 232'} Z"
    )
    c.path(
        shell,
        c.radial((shade(colour, 0.2), shade(colour, 0.05), colour, shade(colour, -0.14)), 0.4, 0.24, 0.85),
    )
    inside = mix(shade(colour, -0.34), "#15171A", 0.5)
    with c.group(clip=c.clip(shell)):
        _prints(c, colour, looks)
        vents: tuple[str, ...]
        if aero:
            vents = (
                "M 250 120 C 290 128 316 156 326 190 C 300 176 270 150 250 120 Z",
                "M 170 214 C 210 196 260 190 304 200 C 260 202 210 212 176 222 Z",
            )
        else:
            vents = (
                "M 232 100 C 278 110 314 146 326 190 C 300 170 262 132 232 100 Z",
                "M 176 102 C 230 122 286 164 312 206 C 268 186 214 148 176 102 Z",
                "M 128 122 C 168 146 216 184 244 208 C 202 204 154 172 128 122 Z",
                "M 92 160 C 116 188 150 212 182 220 C 146 228 106 208 92 160 Z",
            )
        for vent in vents:
            c.path(vent, c.linear((inside, shade(inside, 0.1)), DOWN))
            c.path(vent, "none", stroke=shade(colour, 0.2), stroke_width=2, opacity=0.6)
        c.path(
            "M 50 262 C 130 250 250 196 356 232 L 356 216 C 250 184 130 236 50 244 Z", "#24272B", opacity=0.75
        )
        c.ellipse(
            158, 118, 60, 22, c.radial(("#FFFFFF/0.6" if "gloss" in looks else "#FFFFFF/0.4", "#FFFFFF/0"))
        )
        if aero:
            c.stroke("M 40 206 C 90 160 160 140 230 150", ink, 4, opacity=0.8)
    if "mountain" in looks:
        peak = "M 286 150 C 326 140 366 150 386 176 C 390 184 384 188 374 186 C 348 178 322 180 300 186 Z"
        c.path(peak, deep, transform="translate(-2 6)", opacity=0.5)
        c.path(peak, c.lit(ink if "block" in looks else shade(colour, -0.06), 0.12, 0.1, DOWN))
        c.path("M 58 226 C 54 262 66 282 92 290 C 104 268 104 250 96 240 Z", c.lit(colour, 0.04, 0.16))
    if "visor" in looks:
        c.path(
            "M 262 206 C 300 198 340 206 354 220 L 346 270 C 330 282 304 276 288 260 Z",
            c.linear(("#8FB8C9/0.85", "#24323C/0.9"), SLANT),
        )
        c.stroke("M 304 212 L 320 268", "#FFFFFF", 5, opacity=0.5)
    if "lamp" in looks:
        _rear_lamp(c, 66 if not aero else 40, 222)


def _full(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep, ink = shade(colour, -0.22), ink_on(colour)
    shell = "M 84 308 C 62 250 56 200 70 160 C 92 98 150 70 214 74 C 290 80 336 126 340 180 L 330 196 C 290 184 258 184 236 196 C 226 226 240 244 262 252 C 300 252 340 256 364 268 C 372 284 362 306 346 316 C 290 330 210 326 166 318 C 130 326 100 326 84 308 Z"
    c.path(
        "M 226 186 C 280 176 330 184 344 196 L 356 270 C 310 250 250 256 226 240 Z",
        c.linear(("#17191C", "#3A3F45"), DOWN),
    )
    c.path(
        shell,
        c.radial((shade(colour, 0.2), shade(colour, 0.05), colour, shade(colour, -0.14)), 0.36, 0.24, 0.85),
    )
    with c.group(clip=c.clip(shell)):
        _prints(c, colour, looks)
        c.path(
            "M 90 330 C 110 290 170 262 240 262 C 300 262 350 270 380 280 L 380 340 H 90 Z", deep, opacity=0.3
        )
        for d in (
            "M 270 286 h 54 l -6 14 h -50 Z",
            "M 120 170 q 30 -24 60 -24 l -10 20 q -26 2 -44 18 Z",
            "M 108 214 q 30 -20 64 -18 l -8 18 q -28 -2 -50 14 Z",
        ):
            c.path(d, shade(colour, -0.36))
        c.stroke("M 84 252 C 120 232 180 226 226 240", ink, 9, opacity=0.9)
        c.ellipse(156, 118, 62, 30, c.radial(("#FFFFFF/0.5", "#FFFFFF/0")))
    peak = "M 226 100 C 282 84 350 96 388 128 C 392 138 386 142 376 138 C 332 126 284 128 246 138 Z"
    c.path(peak, deep, transform="translate(-2 8)", opacity=0.5)
    c.path(peak, c.lit(ink if "block" in looks else shade(colour, -0.05), 0.12, 0.12, DOWN))
    if "visor" in looks:
        c.path(
            "M 232 192 C 280 182 330 188 344 198 L 352 250 C 310 246 262 250 240 238 C 228 226 228 206 232 192 Z",
            c.linear(("#F0B659", "#B5483A", "#3E2A4C"), SLANT),
            opacity=0.92,
        )
        c.stroke("M 268 196 L 284 244", "#FFFFFF", 6, opacity=0.4)


def _fold(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _straps(c, STRAP, 226)
    for place in range(7):
        tone = ink_on(colour) if "block" in looks and place % 2 else shade(colour, 0.06 - place * 0.02)
        half, y = 138 * (1 - (place / 7.6) ** 2) ** 0.5, 244 - place * 25
        left, right = 200 - half, 200 + half
        slat = (
            f"M {left:.0f} {y} C {left + half * 0.3:.0f} {y - 34} {right - half * 0.3:.0f} {y - 38} {right:.0f} {y - 10}"
            f" L {right - 6:.0f} {y + 14} C {right - half * 0.3:.0f} {y - 10} {left + half * 0.3:.0f} {y - 6} {left + 6:.0f} {y + 22} Z"
        )
        c.path(slat, shade(tone, -0.26), transform="translate(1 6)", opacity=0.6)
        c.path(slat, c.lit(tone, 0.12, 0.14, ACROSS))
    if "lamp" in looks:
        _rear_lamp(c, 72, 222)
