"""Pictures of cushions."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.materials import gleam
from persea.catalog.demo.draw.patterns import (
    curly,
    flowers,
    gingham,
    ink_on,
    knitted,
    lay,
    sprigs,
    stripes,
    woven,
    zigzag,
)

CUSHION_LOOKS = frozenset(
    {
        "round", "bolster", "lumbar", "pair", "floor", "stripe", "check", "knit", "velvet", "floral", "tassel", "fringe",
        "boucle", "zigzag", "leaf", "button", "sun", "piped", "patch",
    }
)  # fmt: skip

SQUARE = "M 76 88 Q 82 84 92 88 Q 200 106 308 88 Q 318 84 324 88 Q 328 92 324 104 Q 306 206 324 306 Q 328 318 324 322 Q 318 326 306 322 Q 200 306 94 322 Q 82 326 76 322 Q 72 318 76 306 Q 94 206 76 104 Q 72 92 76 88 Z"
LUMBAR = "M 46 134 Q 52 130 62 134 Q 200 146 338 134 Q 348 130 354 134 Q 358 138 354 148 Q 340 210 354 270 Q 358 282 354 286 Q 348 290 338 286 Q 200 274 62 286 Q 52 290 46 286 Q 42 282 46 270 Q 60 210 46 148 Q 42 138 46 134 Z"
BOLSTER = "M 76 152 Q 200 144 324 152 C 346 160 352 180 352 208 C 352 236 346 258 324 266 Q 200 274 76 266 C 54 258 48 236 48 208 C 48 180 54 160 76 152 Z"
FLOOR_TOP = "M 106 158 Q 112 146 128 146 Q 200 140 272 146 Q 288 146 294 158 L 346 220 Q 356 238 336 240 Q 200 250 64 240 Q 44 238 54 220 Z"
FLOOR = "M 106 158 Q 112 146 128 146 Q 200 140 272 146 Q 288 146 294 158 L 348 222 Q 356 256 348 284 Q 344 300 326 302 Q 200 312 74 302 Q 56 300 52 284 Q 44 256 52 222 Z"


def cushion(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A square one unless "round", "lumbar", a "bolster", or a thick one for the "floor"."""
    if "pair" in looks:
        c.floor_shadow(206, 330, 150, 12)
        other = mix(colour, "#F3ECDF", 0.62) if lightness(colour) < 0.75 else shade(colour, -0.14)
        with c.group(transform="translate(118 14) rotate(7 200 200) scale(0.78)"):
            _one(c, other, frozenset({"boucle"}))
        with c.group(transform="translate(-10 62) rotate(-4 200 200) scale(0.82)"):
            _one(c, colour, looks)
        return
    if "round" in looks:
        c.floor_shadow(200, 332, 96, 12)
    elif "lumbar" in looks:
        c.floor_shadow(200, 292, 150, 12)
    elif "bolster" in looks:
        c.floor_shadow(200, 276, 144, 14)
    elif "floor" in looks:
        c.floor_shadow(200, 306, 140, 14)
    else:
        c.floor_shadow(200, 324, 128, 13)
    _one(c, colour, looks)


def _one(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "round" in looks:
        _disc(c, colour, looks)
        return
    outline = (
        LUMBAR
        if "lumbar" in looks
        else BOLSTER
        if "bolster" in looks
        else FLOOR
        if "floor" in looks
        else SQUARE
    )
    if "tassel" in looks:
        _tassels(c, colour, looks)
    if "fringe" in looks:
        x1, x2, y1, y2 = (56, 344, 146, 276) if "lumbar" in looks else (90, 310, 100, 310)
        for y in range(y1, y2, 7):
            c.stroke(
                f"M {x1} {y} q -10 2 -22 -1 M {x2} {y} q 10 2 22 -1",
                shade(colour, -0.06 if y % 2 else 0.1),
                3,
            )
    c.path(outline, c.lit(colour, 0.05, 0.06))
    with c.group(clip=c.clip(outline)):
        _cloth(c, colour, looks)
        _plump(c, colour, looks)
        if "button" in looks:
            _buttons(c, colour, looks)
    if "piped" in looks:
        pipe = shade(colour, -0.24) if lightness(colour) > 0.55 else mix(colour, "#F6EDDD", 0.8)
        c.stroke(outline, shade(pipe, -0.12), 7)
        c.stroke(outline, pipe, 4.4)


def _cloth(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    box = (40, 80, 320, 250)
    ink = ink_on(colour)
    if "stripe" in looks:
        lay(c, box, stripes(c, ink, 36, 13))
        lay(c, (46, 80, 320, 250), stripes(c, ink, 36, 2.4))
    if "check" in looks:
        lay(c, box, gingham(c, ink, 34))
    if "knit" in looks:
        lay(c, box, knitted(c, colour, 1.25))
        for x in (124, 200, 276):
            for y in range(92, 330, 34):
                c.stroke(
                    f"M {x - 13} {y} C {x - 13} {y + 16} {x + 13} {y + 16} {x + 13} {y + 34}",
                    shade(colour, -0.13),
                    12,
                )
                c.stroke(
                    f"M {x + 13} {y} C {x + 13} {y + 16} {x - 13} {y + 16} {x - 13} {y + 34}",
                    shade(colour, 0.1),
                    9,
                )
    if "floral" in looks:
        lay(c, box, flowers(c, colour, 1.35))
    if "boucle" in looks:
        lay(c, box, curly(c, colour))
    if "zigzag" in looks:
        lay(c, box, zigzag(c, ink, 34, 8))
    if "leaf" in looks:
        lay(c, box, sprigs(c, ink, 1.3, 18))
    if "velvet" in looks:
        for x, y, turn in ((130, 150, -36), (250, 240, -30), (270, 140, 40)):
            gleam(c, x, y, 78, 20, 0.28, turn)
    if "sun" in looks:
        c.path("M 120 236 A 80 80 0 0 1 280 236 Z", ink, opacity=0.92)
        for turn in range(-80, 81, 20):
            c.stroke("M 200 142 V 116", ink, 9, transform=f"rotate({turn} 200 236)", opacity=0.92)
        c.stroke("M 110 256 H 290 M 130 274 H 270", ink, 6, opacity=0.92)
    if "patch" in looks:
        tones = (
            shade(colour, 0.12),
            mix(colour, "#F3E7D2", 0.6),
            shade(colour, -0.12),
            mix(colour, "#C9874A", 0.45),
        )
        for place in range(16):
            x, y = 72 + place % 4 * 64, 82 + place // 4 * 62
            c.rect(x, y, 64, 62, tones[(place * 3 + place // 4) % 4])
            c.stitch(f"M {x + 3} {y + 3} h 58 M {x + 3} {y + 3} v 56", shade(colour, -0.22), 1.4)
    if not looks & {"knit", "boucle", "velvet", "patch"}:
        lay(c, box, woven(c, colour))


def _plump(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Light on the belly, dark where it turns away, creases to the corners."""
    dark = shade(mix(colour, "#3A2E2A", 0.25), -0.22)
    if "bolster" in looks:
        c.rect(
            40,
            140,
            320,
            136,
            c.linear(("#FFFFFF/0.1", "#FFFFFF/0.32", f"{dark}/0", f"{dark}/0.45", f"{dark}/0.8"), DOWN),
        )
        for x, way in ((76, 1), (324, -1)):
            c.ellipse(
                x - way * 8,
                208,
                22,
                60,
                c.linear((f"{dark}/0.5", f"{dark}/0.1"), ACROSS if way > 0 else (1.0, 0.0, 0.0, 0.0)),
            )
            c.stroke(f"M {x} 152 Q {x + way * 18} 208 {x} 266", dark, 2, opacity=0.6)
            c.circle(x - way * 14, 208, 6, shade(colour, -0.1))
        return
    if "floor" in looks:
        c.rect(
            50, 150, 300, 170, c.linear(("#FFFFFF/0.3", "#FFFFFF/0.05", f"{dark}/0.25", f"{dark}/0.7"), DOWN)
        )
        c.path(FLOOR_TOP, c.radial(("#FFFFFF/0.4", "#FFFFFF/0.08"), 0.4, 0.3, 0.7))
        c.stroke("M 50 230 Q 52 241 64 242 Q 200 252 336 242 Q 348 241 350 230", dark, 2.6, opacity=0.5)
        c.stroke(
            "M 52 228 Q 54 237 66 238 Q 200 248 334 238 Q 346 237 348 228",
            shade(colour, 0.16),
            2,
            opacity=0.6,
        )
        c.stroke("M 172 282 C 174 262 226 262 228 282", shade(colour, -0.2), 8)
        return
    wide = "lumbar" in looks
    c.rect(
        36,
        76,
        328,
        260,
        c.radial(
            ("#FFFFFF/0.28", "#FFFFFF/0.04", f"{dark}/0.18", f"{dark}/0.62"),
            0.44,
            0.42,
            0.68 if not wide else 0.6,
        ),
    )
    corners = (
        ((50, 138, 1, 1), (350, 138, -1, 1), (50, 282, 1, -1), (350, 282, -1, -1))
        if wide
        else ((80, 92, 1, 1), (320, 92, -1, 1), (80, 318, 1, -1), (320, 318, -1, -1))
    )
    for x, y, sx, sy in corners:
        c.stroke(f"M {x} {y} q {sx * 22} {sy * 12} {sx * 48} {sy * 34}", dark, 2.4, opacity=0.28)
        c.stroke(f"M {x} {y} q {sx * 10} {sy * 24} {sx * 26} {sy * 50}", dark, 2, opacity=0.2)


def _buttons(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark = shade(colour, -0.24)
    spots = (
        ((200, 194),) if "floor" in looks else ((150, 158), (250, 158), (200, 206), (150, 254), (250, 254))
    )
    flat = 0.5 if "floor" in looks else 1.0
    for x, y in spots:
        c.ellipse(x, y, 26, 26 * flat, c.radial((f"{dark}/0.75", f"{dark}/0.25", f"{dark}/0")))
        for dx, dy in ((-34, -22), (34, -22), (-34, 22), (34, 22)):
            c.stroke(
                f"M {x} {y} q {dx * 0.5:g} {dy * 0.3 * flat:g} {dx} {dy * flat:g}", dark, 1.8, opacity=0.3
            )
        c.ellipse(x, y, 8, 8 * flat, c.radial((shade(colour, 0.14), colour, dark), 0.35, 0.3, 0.8))


def _tassels(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    tone = shade(colour, -0.1) if lightness(colour) > 0.5 else shade(colour, 0.14)
    corners = (
        ((48, 138, 38), (352, 138, -38), (48, 284, 24), (352, 284, -24))
        if "lumbar" in looks
        else ((78, 90, 52), (322, 90, -52), (78, 322, 24), (322, 322, -24))
    )
    for x, y, turn in corners:
        with c.group(transform=f"rotate({turn} {x} {y})"):
            c.path(
                f"M {x - 6} {y + 8} L {x + 6} {y + 8} L {x + 11} {y + 36} Q {x} {y + 40} {x - 11} {y + 36} Z",
                c.lit(tone, 0.1, 0.1, ACROSS),
            )
            c.stroke(
                f"M {x - 3} {y + 12} l -3 24 M {x + 3} {y + 12} l 3 24 M {x} {y + 12} v 25",
                shade(tone, -0.14),
                1.4,
            )
            c.circle(x, y + 5, 7.5, c.lit(tone, 0.14, 0.1))


def _disc(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    outline = "M 74 208 a 126 126 0 1 1 252 0 a 126 126 0 1 1 -252 0 Z"
    dark = shade(colour, -0.22)
    c.path(outline, c.radial((shade(colour, 0.1), colour, shade(colour, -0.15)), 0.4, 0.36, 0.66))
    with c.group(clip=c.clip(outline)):
        if looks & {"stripe", "floral", "boucle", "knit", "sun", "zigzag", "leaf"}:
            _cloth(c, colour, looks)
            c.rect(
                70,
                78,
                260,
                260,
                c.radial(("#FFFFFF/0.25", "#FFFFFF/0.03", f"{dark}/0.2", f"{dark}/0.75"), 0.42, 0.38, 0.62),
            )
        else:
            for turn in range(0, 360, 15):
                c.path(
                    "M 200 208 Q 210 140 204 84 Q 216 120 214 84 Z",
                    c.linear((f"{dark}/0.75", f"{dark}/0.1"), DOWN),
                    transform=f"rotate({turn} 200 208)",
                )
                c.stroke(
                    "M 197 196 Q 202 140 192 86",
                    shade(colour, 0.16),
                    2.4,
                    opacity=0.5,
                    transform=f"rotate({turn} 200 208)",
                )
            c.ellipse(160, 150, 70, 44, c.radial(("#FFFFFF/0.3", "#FFFFFF/0")))
    if "button" in looks:
        c.circle(200, 208, 30, c.radial((f"{dark}/0.8", f"{dark}/0")))
        c.circle(200, 208, 14, c.radial((shade(colour, 0.16), colour, dark), 0.36, 0.3, 0.85))
    if "piped" in looks:
        c.circle(200, 208, 125, "none", stroke=shade(colour, -0.2), stroke_width=6)
        c.circle(200, 207, 125, "none", stroke=shade(colour, 0.14), stroke_width=2.6)
