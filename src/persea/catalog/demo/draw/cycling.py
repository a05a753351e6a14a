"""Pictures of bicycle helmets, bike lights and bike bags."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.patterns_c import chrome, pattern

HELMET_LOOKS = frozenset({
    "urban", "aero", "mountain", "full", "fold", "cap",
    "visor", "lamp", "dot", "star", "stripe", "floral", "block", "leather", "ears", "gloss",
})  # fmt: skip
BIKE_LIGHT_LOOKS = frozenset({
    "rear", "retro", "strip", "wrap", "set", "hub", "twin", "bar_end",
    "glow", "fins", "ribs", "round", "leather",
})  # fmt: skip

STRAP = "#2C2F33"


# ---------------------------------------------------------------- helmets


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
    pattern(c, colour, looks & {"dot", "star", "floral"}, (40, 60, 320, 260))
    if "stripe" in looks:
        ink = contrast(colour)
        c.path("M 60 260 C 70 130 170 70 340 210 L 352 236 C 200 100 110 150 96 270 Z", ink, opacity=0.95)
        c.path("M 108 270 C 120 180 190 140 340 240 L 350 256 C 210 170 140 200 126 276 Z", ink, opacity=0.95)
    if "block" in looks:
        c.path("M 30 60 H 200 C 150 140 160 220 190 300 H 30 Z", contrast(colour))


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
    deep, ink = shade(colour, -0.22), contrast(colour)
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
    deep, ink = shade(colour, -0.22), contrast(colour)
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
        tone = contrast(colour) if "block" in looks and place % 2 else shade(colour, 0.06 - place * 0.02)
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


# ---------------------------------------------------------------- lights


def bike_light(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A headlight on a handlebar, unless another shape is named; "rear" glows red."""
    if "set" in looks:
        c.floor_shadow(140, 304, 74)
        with c.group(transform="translate(-44 30) scale(0.8)"):
            _head(c, colour, looks)
        c.floor_shadow(298, 304, 46)
        with c.group(transform="translate(158 92) scale(0.7)"):
            _tail(c, colour, looks)
    elif "retro" in looks:
        c.floor_shadow(200, 330, 100)
        _retro(c, colour, looks)
    elif "strip" in looks:
        c.wall_shadow(208, 212, 90, 165)
        _strip(c, colour, looks)
    elif "wrap" in looks:
        c.floor_shadow(200, 326, 78)
        _wrap(c, colour, looks)
    elif "hub" in looks:
        _wheel(c, colour, looks)
    elif "bar_end" in looks:
        for x, y, turn in ((-60, -24, -24), (66, 46, -24)):
            c.floor_shadow(200 + x * 0.9, 258 + y, 76, 10)
            with c.group(transform=f"translate({x} {y}) rotate({turn} 200 200) scale(1)"):
                _bar_end(c, colour, looks)
    elif "rear" in looks:
        c.wall_shadow(206, 212, 120, 130)
        _tail(c, colour, looks)
    else:
        c.floor_shadow(196, 316, 120)
        _head(c, colour, looks)


def _light(c: Canvas, x: float, y: float, r: float, *, red: bool = False) -> None:
    tones = (
        ("#FFE3DC", "#FF6E58", "#C4271F", "#7E1612") if red else ("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C")
    )
    c.circle(x, y, r, c.radial(tones, 0.42, 0.4, 0.65))


def _head(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    if "glow" in looks:
        c.ellipse(110, 186, 150, 136, c.radial(("#FFF3BE/0.95", "#FFE99A/0.45", "#FFE99A/0")))
    c.rect(196, 236, 40, 52, c.lit("#2F3337", 0.1, 0.08), rx=8)
    c.rect(150, 276, 132, 36, c.linear(("#5B6065", "#33373B", "#1D1F22"), DOWN), rx=18)
    c.ellipse(282, 294, 10, 18, "#3E4246")
    body = "M 118 138 H 286 C 318 138 326 166 326 188 C 326 212 318 240 286 240 H 118 Z"
    c.path(body, c.linear((shade(colour, 0.06), shade(colour, 0.18), colour, deep), DOWN))
    with c.group(clip=c.clip(body)):
        if "fins" in looks:
            for x in range(166, 300, 18):
                c.rect(x, 130, 8, 120, c.linear((deep, shade(deep, -0.1)), DOWN), rx=3)
                c.rect(x + 8, 130, 3, 120, shade(colour, 0.2), opacity=0.5)
        if "ribs" in looks:
            c.rect(190, 130, 110, 120, c.weave("M 0 0 l 8 8 M 8 0 l -8 8", deep, 1.6, (8, 8)), opacity=0.7)
        c.rect(110, 206, 220, 40, c.linear((f"{deep}/0", f"{deep}/0.7"), DOWN))
    c.rect(232, 128, 34, 14, c.lit("#2F3337", 0.16, 0.05), rx=6)
    c.rect(
        102,
        130,
        30,
        118,
        c.linear((shade(colour, 0.02), shade(colour, 0.12), shade(colour, -0.08), deep), DOWN),
        rx=10,
    )
    c.ellipse(108, 189, 34, 60, c.lit("#4A4E53", 0.2, 0.14))
    if "twin" in looks:
        for y in (164, 214):
            c.ellipse(104, y, 20, 22, c.radial(("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C"), 0.42, 0.4, 0.65))
    else:
        c.ellipse(104, 189, 26, 49, c.radial(("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C"), 0.42, 0.4, 0.65))
    c.stroke("M 92 164 q 4 -12 12 -14", "#FFFFFF", 4)
    c.circle(300, 190, 5, "#7FD69A")


def _tail(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.ellipse(200, 206, 160, 160, c.radial(("#FF7A66/0.75", "#FF7A66/0.3", "#FF7A66/0")))
    c.rect(178, 306, 44, 36, c.lit("#2F3337", 0.12, 0.08), rx=8)
    if "round" in looks:
        c.circle(200, 208, 108, shade(colour, -0.24), transform="translate(3 7)", opacity=0.4)
        c.circle(200, 206, 108, c.lit(colour, 0.14, 0.16))
        c.circle(200, 206, 88, c.radial(("#FF9A86", "#E2453A", "#A81E18"), 0.4, 0.36, 0.7))
        c.circle(
            200, 206, 88, c.weave("M 0 0 l 12 12 M 12 0 l -12 12", "#FFB9AA", 1.4, (12, 12)), opacity=0.6
        )
        for x, y in ((200, 160), (160, 206), (240, 206), (200, 252), (200, 206)):
            _light(c, x, y, 15, red=True)
    else:
        c.rect(140, 84, 120, 236, shade(colour, -0.24), rx=44, transform="translate(3 7)", opacity=0.4)
        c.rect(140, 84, 120, 236, c.lit(colour, 0.14, 0.16), rx=44)
        c.rect(156, 100, 88, 186, c.linear(("#FF8C78", "#D2352B", "#9E1B16"), DOWN), rx=34)
        c.rect(
            156, 100, 88, 186, c.weave("M 0 6 h 12 M 6 0 v 12", "#FFB9AA", 1.2, (12, 12)), rx=34, opacity=0.5
        )
        for y in (138, 193, 248):
            _light(c, 200, y, 22, red=True)
        c.circle(200, 304, 6, shade(colour, -0.2))
    c.stroke(
        "M 168 128 q 6 -18 22 -22" if "round" not in looks else "M 132 176 q 14 -40 48 -50",
        "#FFFFFF",
        5,
        opacity=0.7,
    )


def _retro(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.ellipse(160, 190, 160, 150, c.radial(("#FFF3BE/0.95", "#FFE99A/0.4", "#FFE99A/0")))
    c.path("M 196 270 L 222 270 L 230 332 H 188 Z", chrome(c, "#B5BABF"))
    shell = "M 160 92 C 250 92 336 130 342 186 C 336 246 250 284 160 284 Z"
    paint = (
        chrome(c, colour, DOWN)
        if lightness(colour) > 0.66
        else c.linear((shade(colour, 0.08), shade(colour, 0.22), colour, shade(colour, -0.24)), DOWN)
    )
    c.path(shell, paint)
    c.ellipse(262, 140, 44, 14, c.radial(("#FFFFFF/0.7", "#FFFFFF/0")), transform="rotate(18 262 140)")
    if "leather" in looks:
        c.path(
            "M 288 128 C 316 140 338 160 342 186 C 338 214 316 234 288 246 Z", c.lit("#8A5A3A", 0.12, 0.12)
        )
        c.stitch("M 295 134 V 240", "#D9B98E", 1.8)
    c.path("M 196 92 C 216 74 236 74 250 104 Z", paint)
    c.ellipse(160, 188, 62, 100, c.linear(("#F3F5F6", "#8B9297", "#E6EAEC", "#7B8186"), DOWN))
    c.ellipse(156, 188, 51, 87, c.radial(("#FFFFFF", "#FFF4CB", "#E9DCB0", "#A9A58F"), 0.45, 0.45, 0.62))
    with c.group(clip=c.clip("M 105 188 a 51 87 0 1 0 102 0 a 51 87 0 1 0 -102 0 Z")):
        c.rect(100, 96, 120, 190, c.weave("M 6 0 v 20", "#FFFFFF", 2.4, (14, 20)), opacity=0.6)
        c.rect(100, 180, 120, 14, "#FFFFFF", opacity=0.5)
    c.circle(152, 188, 13, c.radial(("#FFFFFF", "#FFD75E")))


def _strip(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    red = "rear" in looks
    if "glow" in looks:
        c.ellipse(
            200,
            206,
            130,
            190,
            c.radial(("#FF7A66/0.75", "#FF7A66/0") if red else ("#FFF0B0/0.95", "#FFE99A/0")),
        )
    c.stroke("M 150 130 C 110 150 110 180 150 190 M 150 236 C 110 250 110 280 150 290", "#26292D", 12)
    c.rect(158, 48, 84, 316, shade(colour, -0.26), rx=22, transform="translate(4 7)", opacity=0.4)
    c.rect(158, 48, 84, 316, c.lit(colour, 0.14, 0.16, ACROSS), rx=22)
    lens = ("#FF9A86", "#D2352B", "#8E1813") if red else ("#FFFFFF", "#FFF4CB", "#CFC39A")
    c.rect(172, 64, 56, 260, c.linear(lens, ACROSS), rx=16)
    for y in range(84, 316, 24):
        _light(c, 200, y, 9, red=red)
    c.rect(188, 336, 24, 12, "#26292D", rx=6)
    c.rect(178, 74, 7, 236, "#FFFFFF", rx=3, opacity=0.4)


def _wrap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A soft little light whose tail goes round the bar."""
    deep = shade(colour, -0.22)
    red = "rear" in looks
    if "glow" in looks:
        c.ellipse(
            200,
            164,
            150,
            140,
            c.radial(("#FF7A66/0.75", "#FF7A66/0") if red else ("#FFF0B0/0.95", "#FFE99A/0")),
        )
    c.path("M 172 230 C 170 300 186 330 206 330 C 232 330 240 300 232 226", stroke=deep, stroke_width=27)
    c.path(
        "M 172 230 C 170 300 186 330 206 330 C 232 330 240 300 232 226",
        stroke=c.lit(colour, 0.1, 0.12),
        stroke_width=22,
    )
    c.circle(202, 166, 92, deep, transform="translate(3 7)", opacity=0.4)
    c.circle(200, 164, 92, c.lit(colour, 0.14, 0.15))
    c.circle(200, 164, 70, shade(colour, -0.12))
    _light(c, 200, 164, 62, red=red)
    if "twin" in looks:
        c.circle(200, 164, 62, shade(colour, -0.2))
        for x in (172, 228):
            _light(c, x, 164, 25, red=red)
    if "ribs" in looks:
        c.circle(200, 164, 81, "none", stroke=shade(colour, 0.18), stroke_width=7, stroke_dasharray="3 7")
    c.stroke("M 158 140 q 14 -30 42 -32", "#FFFFFF", 6, opacity=0.75)


def _wheel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A string of lights along the spokes."""
    c.wall_shadow(206, 210, 160, 160)
    if "glow" in looks:
        c.circle(
            200,
            204,
            170,
            c.radial((f"{shade(colour, 0.2)}/0.85", f"{shade(colour, 0.15)}/0.4", f"{colour}/0")),
        )
    c.circle(200, 204, 138, "none", stroke="#2B2E32", stroke_width=17)
    c.circle(200, 204, 126, "none", stroke="#B5BABF", stroke_width=6)
    spokes = " ".join(
        f"M 200 204 L {x} {y}"
        for x, y in (
            (200, 80),
            (200, 328),
            (76, 204),
            (324, 204),
            (112, 116),
            (288, 292),
            (112, 292),
            (288, 116),
        )
    )
    c.stroke(spokes, "#8B9297", 2.6)
    for turn in range(0, 360, 45):
        with c.group(transform=f"rotate({turn + 22} 200 204)"):
            c.circle(200, 106, 9, c.radial(("#FFFFFF", shade(colour, 0.2), colour)))
            c.circle(200, 140, 7, c.radial(("#FFFFFF", shade(colour, 0.2), colour)))
    c.circle(200, 204, 66, "none", stroke=shade(colour, 0.1), stroke_width=5, stroke_dasharray="9 6")
    c.circle(200, 204, 30, c.lit(colour, 0.14, 0.16))
    c.circle(200, 204, 12, "#33373B")


def _bar_end(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.circle(140, 200, 84, c.radial(("#FFB066/0.9", "#FFB066/0")))
    c.rect(168, 176, 104, 48, c.linear(("#55595E", "#2B2E32", "#17191B"), DOWN), rx=6)
    c.rect(180, 176, 92, 48, c.weave("M 0 0 l 8 8 M 8 0 l -8 8", "#6A6F74", 1.2, (8, 8)), opacity=0.6)
    c.path(
        "M 176 160 C 140 156 124 178 124 200 C 124 222 140 244 176 240 Z",
        c.linear((shade(colour, 0.16), colour, shade(colour, -0.2)), DOWN),
    )
    c.ellipse(136, 200, 15, 34, c.radial(("#FFF3DC", "#FFB45C", "#E0762F"), 0.4, 0.4, 0.7))
