"""Pictures of tents, pitched."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.patterns import patterned

TENT_LOOKS = frozenset({
    "tunnel", "bell", "tipi", "ridge", "popup", "tarp", "gazebo", "awning",
    "panel", "glow", "stripe", "star", "camo", "zigzag", "stove", "bunting",
})  # fmt: skip

PRINTS = frozenset({"stripe", "star", "camo", "zigzag"})
WARM = ("#FFE9A8/0.8", "#FFC76A/0.35", "#FFC35E/0")
CORD = "#8C8374"


def tent(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A dome, unless another shape is named; "glow" is lit from inside."""
    shapes = {
        "tunnel": _tunnel, "bell": _bell, "tipi": _tipi, "ridge": _ridge,
        "popup": _popup, "tarp": _tarp, "gazebo": _gazebo,
    }  # fmt: skip
    for name, draw in shapes.items():
        if name in looks:
            draw(c, colour, looks)
            return
    _dome(c, colour, looks)


def _lines(c: Canvas, d: str) -> None:
    """Guy lines."""
    c.stroke(d, CORD, 1.8, opacity=0.85)


def _inside(c: Canvas, colour: str, outline: str, looks: frozenset[str]) -> None:
    """What an open door shows: an inner tent in shadow, or lamplight."""
    if "glow" in looks:
        c.path(outline, c.linear(("#FFF0BE", "#F7B955", "#C97B34"), DOWN))
    else:
        tone = mix(shade(colour, -0.3), "#3B332C", 0.5)
        c.path(outline, c.linear((shade(tone, -0.05), tone, shade(tone, 0.1)), DOWN))
    with c.group(clip=c.clip(outline)):
        c.rect(0, 60, 400, 270, c.weave("M 0 0 l 6 6 M 6 0 l -6 6", "#FFFFFF", 0.6, (6, 6)), opacity=0.18)


def _dome(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink, dark, deep = contrast(colour), shade(colour, -0.1), shade(colour, -0.22)
    c.floor_shadow(200, 320, 168)
    _lines(c, "M 92 200 L 22 322 M 308 200 L 378 322")
    fly = "M 46 318 C 62 206 124 116 200 106 C 276 116 338 206 354 318 C 300 326 100 326 46 318 Z"
    c.path(fly, c.linear((shade(colour, 0.12), colour, deep), SLANT))
    with c.group(clip=c.clip(fly)):
        patterned(c, (40, 100, 320, 230), colour, looks & PRINTS, unit=1.2, across=True)
        if "panel" in looks:
            c.path("M 30 330 C 60 250 70 190 120 140 L 150 130 C 110 200 100 270 96 330 Z", ink, opacity=0.92)
            c.path(
                "M 370 330 C 340 250 330 190 280 140 L 250 130 C 290 200 300 270 304 330 Z",
                shade(ink, -0.08),
                opacity=0.92,
            )
        c.path(
            "M 200 100 C 250 170 280 250 286 330 L 380 330 L 340 150 Z",
            c.linear((f"{deep}/0.15", f"{deep}/0.6"), ACROSS),
        )
        c.path("M 40 300 C 120 314 280 314 360 300 L 360 330 L 40 330 Z", deep, opacity=0.35)
        if "glow" in looks:
            c.ellipse(200, 290, 180, 170, c.radial(WARM))
    door = "M 200 132 C 168 186 150 252 144 319 L 256 319 C 250 252 232 186 200 132 Z"
    _inside(c, colour, door, looks)
    flap = "M 200 132 C 232 186 250 252 256 319 L 232 319 C 236 268 226 214 200 132 Z"
    c.path(flap, c.linear((dark, deep), DOWN))
    c.path(
        "M 200 132 C 168 186 150 252 144 319 L 160 319 C 172 300 158 268 176 236 C 188 206 196 168 200 132 Z",
        c.lit(colour, 0.14, 0.06),
    )
    c.stroke("M 162 268 l 14 -4", ink, 4)
    c.stroke(
        "M 46 318 C 62 206 124 116 200 106 C 276 116 338 206 354 318", shade(colour, 0.16), 3, opacity=0.7
    )
    c.stroke("M 112 318 C 118 232 150 150 200 106 C 250 150 282 232 288 318", ink, 3.4, opacity=0.75)
    c.ellipse(200, 104, 22, 8, dark)
    if "awning" in looks:
        roof = "M 130 206 C 170 190 230 190 270 206 L 312 232 C 250 214 150 214 88 232 Z"
        c.stroke("M 92 230 L 84 328 M 308 230 L 316 328", "#B9BDC0", 4.5)
        c.path(roof, deep, transform="translate(0 8)", opacity=0.35)
        c.path(
            roof,
            c.linear((shade(ink, 0.04), shade(ink, -0.1)), DOWN)
            if "panel" in looks
            else c.lit(colour, 0.16, 0.02),
        )
        _lines(c, "M 92 230 L 46 334 M 308 230 L 354 334")


def _tunnel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink, dark, deep = contrast(colour), shade(colour, -0.1), shade(colour, -0.22)
    c.floor_shadow(206, 318, 180)
    _lines(c, "M 46 230 L 12 318 M 360 250 L 390 316")
    fly = "M 32 316 C 34 196 62 140 112 136 C 176 130 246 148 300 168 C 346 186 368 250 374 314 C 300 324 120 324 32 316 Z"
    c.path(fly, c.linear((shade(colour, 0.14), colour, dark, deep), DOWN))
    with c.group(clip=c.clip(fly)):
        patterned(c, (20, 120, 360, 210), colour, looks & PRINTS, unit=1.2, across=True)
        if "panel" in looks:
            c.path("M 206 120 L 400 150 L 400 330 L 232 330 C 236 250 226 190 206 120 Z", ink, opacity=0.9)
        for x, lean in ((200, 24), (290, 30)):
            c.path(
                f"M {x} 130 C {x + lean} 200 {x + lean + 6} 260 {x + lean} 330 L {x + lean + 40} 330 C {x + lean + 30} 250 {x + lean + 20} 190 {x + 20} 130 Z",
                deep,
                opacity=0.22,
            )
            c.stroke(
                f"M {x} 130 C {x + lean} 190 {x + lean + 6} 260 {x + lean} 330",
                shade(colour, 0.2),
                3,
                opacity=0.8,
            )
        c.rect(20, 296, 370, 40, deep, opacity=0.35)
        if "glow" in looks:
            c.ellipse(220, 270, 170, 120, c.radial(WARM))
        c.path(
            "M 236 216 q 24 -6 44 4 l 6 30 q -26 -8 -46 -2 Z",
            "#DDE9EC" if "glow" not in looks else "#FFEBB5",
            opacity=0.85,
        )
    arch = "M 32 316 C 34 196 62 140 112 136 C 160 140 190 206 194 319 Z"
    c.path(arch, c.lit(colour, 0.1, 0.06))
    _inside(c, colour, "M 66 318 C 70 220 88 172 114 170 C 140 174 158 226 162 320 Z", looks)
    c.path("M 66 318 C 70 220 88 172 114 170 C 102 200 92 250 98 319 Z", c.lit(colour, 0.15, 0.08))
    c.stroke("M 32 316 C 34 196 62 140 112 136 C 160 140 190 206 194 319", ink, 3.6, opacity=0.8)


def _bell(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.22)
    c.floor_shadow(200, 328, 172)
    _lines(c, "M 66 256 L 18 330 M 334 256 L 382 330")
    if "stove" in looks:
        c.rect(276, 62, 13, 156, c.linear(("#8D9297", "#3E4246"), ACROSS), rx=2)
        c.rect(270, 54, 25, 10, "#3E4246", rx=3)
        c.stroke("M 283 46 c -10 -10 10 -16 0 -30", "#FFFFFF", 5, opacity=0.5)
    c.stroke("M 200 70 V 48", "#9A7448", 5)
    roof = "M 200 66 C 218 128 276 210 340 252 L 344 326 C 260 334 140 334 56 326 L 60 252 C 124 210 182 128 200 66 Z"
    c.path(roof, c.linear((shade(colour, 0.1), colour, dark), ACROSS))
    with c.group(clip=c.clip(roof)):
        patterned(c, (50, 60, 300, 280), colour, looks & PRINTS, unit=1.2, across=True)
        for x in (96, 148, 252, 304):
            c.stroke(
                f"M 200 66 C {200 + (x - 200) * 0.3:.0f} 150 {200 + (x - 200) * 0.75:.0f} 220 {x} 254 V 330",
                deep,
                1.6,
                opacity=0.5,
            )
        c.path("M 40 252 C 120 266 280 266 360 252 L 360 262 C 280 278 120 278 40 262 Z", deep, opacity=0.3)
        c.path(
            "M 200 60 C 230 140 280 220 350 250 L 360 340 L 262 340 C 270 240 236 160 200 60 Z",
            c.linear((f"{deep}/0.05", f"{deep}/0.5"), ACROSS),
        )
        if "glow" in looks:
            c.ellipse(200, 290, 190, 190, c.radial(WARM))
    _inside(c, colour, "M 200 170 C 192 230 178 280 158 330 L 242 330 C 222 280 208 230 200 170 Z", looks)
    for left in c.both_sides():
        c.path(
            "M 200 168 C 188 226 170 282 146 330 L 130 329 C 150 296 150 276 168 262 C 184 236 194 204 200 168 Z",
            c.lit(colour, 0.12 if left else 0.02, 0.08),
        )
        c.stroke("M 148 286 l 20 -6", "#9A7448", 4)
    if "bunting" in looks:
        _bunting(c, colour, "M 60 252 Q 200 306 340 252", 60, 340, 252, 54)


def _bunting(c: Canvas, colour: str, cord: str, left: float, right: float, y: float, sag: float) -> None:
    c.stroke(cord, "#6B5A48", 1.6)
    tones = ("#C8503E", "#E3B04A", "#4F7A8C", mix(colour, "#FFFFFF", 0.5))
    for place in range(10):
        at = (place + 0.5) / 10
        x, drop = left + (right - left) * at, y + sag * 2 * at * (1 - at)
        c.path(f"M {x - 11:.0f} {drop - 1:.0f} h 22 l -11 22 Z", tones[place % 4])


def _tipi(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.09), shade(colour, -0.2)
    wood = "#B58A58"
    c.floor_shadow(200, 336, 128)
    for x, tip in ((92, 236), (160, 212), (308, 164), (248, 184)):
        c.stroke(f"M {x} 336 L {tip} 42", c.linear((shade(wood, 0.1), shade(wood, -0.12)), ACROSS), 7)
    cloth = "M 194 92 L 208 92 C 240 180 286 280 306 328 C 250 338 150 338 94 328 C 116 276 162 180 194 92 Z"
    c.path(cloth, c.linear((shade(colour, 0.08), colour, dark), ACROSS))
    with c.group(clip=c.clip(cloth)):
        patterned(c, (80, 90, 240, 250), colour, looks & PRINTS, unit=1.2, across=True)
        c.path("M 208 90 C 240 180 280 270 310 340 L 250 340 C 244 260 226 180 208 90 Z", deep, opacity=0.3)
        if "glow" in looks:
            c.ellipse(200, 290, 130, 160, c.radial(WARM))
    _inside(c, colour, "M 200 160 C 190 226 176 282 160 334 L 244 334 C 228 282 210 226 200 160 Z", looks)
    for left in c.both_sides():
        c.path(
            "M 200 150 C 190 216 168 286 148 333 L 138 332 C 152 290 156 280 170 262 C 186 230 196 190 200 150 Z",
            c.lit(shade(colour, 0.05), 0.08 if left else 0, 0.1),
        )
    c.rect(188, 84, 26, 13, "#7A5230", rx=5)
    if "bunting" in looks:
        _bunting(c, colour, "M 124 250 Q 200 300 278 250", 124, 278, 250, 50)


def _ridge(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.22)
    wood = "#B58A58"
    c.floor_shadow(206, 322, 172)
    _lines(c, "M 142 108 L 26 330 M 296 98 L 382 286")
    side = (
        "M 142 110 C 190 118 250 110 298 100 L 374 292 C 340 304 290 314 246 322 C 214 256 180 180 142 110 Z"
    )
    c.path(side, c.linear((shade(colour, 0.08), colour, deep), DOWN))
    with c.group(clip=c.clip(side)):
        patterned(c, (130, 90, 250, 240), colour, looks & PRINTS, unit=1.2, turn=-6, across=True)
        c.path("M 240 330 L 380 300 L 370 276 L 236 304 Z", deep, opacity=0.35)
        if "glow" in looks:
            c.ellipse(230, 290, 150, 150, c.radial(WARM))
    front = "M 142 110 L 52 318 C 110 326 190 328 246 322 Z"
    c.path(front, c.lit(shade(colour, 0.03), 0.09, 0.05))
    with c.group(clip=c.clip(front)):
        patterned(c, (40, 100, 220, 230), colour, looks & PRINTS, unit=1.2, across=True)
    _inside(c, colour, "M 143 150 L 104 323 L 196 325 Z", looks)
    c.path(
        "M 143 146 L 86 322 L 106 323 C 122 300 116 282 126 254 C 138 216 142 184 143 146 Z",
        c.lit(colour, 0.14, 0.04),
    )
    c.path(
        "M 143 146 L 216 324 L 194 325 C 182 304 182 282 170 254 C 154 216 146 184 143 146 Z",
        c.lit(dark, 0.04, 0.08),
    )
    c.stroke(
        "M 142 324 V 98 M 142 110 C 190 118 250 110 298 100 V 92",
        c.linear((shade(wood, 0.12), wood), DOWN),
        5,
    )


def _popup(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink, dark, deep = contrast(colour), shade(colour, -0.08), shade(colour, -0.22)
    c.floor_shadow(200, 318, 172)
    shell = "M 38 312 C 46 206 120 134 212 138 C 300 142 358 214 364 312 C 280 322 120 322 38 312 Z"
    c.path(shell, c.linear((shade(colour, 0.1), colour, dark), DOWN))
    with c.group(clip=c.clip(shell)):
        patterned(c, (30, 130, 340, 200), colour, looks & PRINTS, unit=1.2, across=True)
        if "panel" in looks:
            c.path("M 30 320 C 40 200 120 130 200 136 C 120 160 84 230 84 320 Z", ink, opacity=0.92)
    mouth = "M 92 316 C 96 232 142 182 206 184 C 270 186 312 238 316 316 Z"
    tone = mix(shade(colour, -0.2), "#4A4038", 0.3)
    c.path(mouth, c.linear((shade(tone, -0.08), tone, shade(tone, 0.12)), DOWN))
    with c.group(clip=c.clip(mouth)):
        c.path("M 80 320 L 130 276 L 288 276 L 330 320 Z", mix(colour, "#F2E4C8", 0.6))
        c.path("M 150 262 q 52 -40 104 0 Z", "#DDE9EC", opacity=0.55)
        c.stroke("M 202 184 V 262", shade(tone, 0.1), 2)
    c.stroke("M 92 316 C 96 232 142 182 206 184 C 270 186 312 238 316 316", ink, 4, opacity=0.9)
    c.stroke("M 38 312 C 46 206 120 134 212 138 C 300 142 358 214 364 312", shade(colour, 0.14), 3)
    c.stroke("M 364 312 C 340 250 290 200 206 184 M 38 312 C 60 250 110 204 206 184", deep, 2, opacity=0.4)


def _tarp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    wood = "#A98358"
    c.floor_shadow(200, 330, 150)
    for x, top in ((92, 150), (312, 128)):
        c.stroke(f"M {x} {top - 8} L {x - 4} 330", c.linear((shade(wood, 0.1), shade(wood, -0.1)), ACROSS), 7)
    _lines(c, "M 92 148 L 18 322 M 312 126 L 386 312 M 150 236 L 132 336 M 352 214 L 376 330")
    back = "M 92 150 C 160 160 240 148 312 128 L 348 216 C 280 224 210 236 150 240 Z"
    c.path(back, c.lit(shade(colour, 0.02), 0.1, 0.14, DOWN))
    with c.group(clip=c.clip(back)):
        patterned(c, (80, 120, 290, 130), colour, looks & PRINTS, unit=1.2, turn=-7, across=True)
        c.path(
            "M 180 150 C 220 180 230 210 240 240 L 300 230 C 280 200 260 170 250 140 Z", deep, opacity=0.18
        )
    front = "M 92 150 C 160 160 240 148 312 128 C 270 168 190 184 60 222 C 70 196 80 172 92 150 Z"
    c.path(front, c.lit(shade(colour, 0.06), 0.1, 0.05))
    with c.group(clip=c.clip(front)):
        patterned(c, (50, 120, 270, 110), colour, looks & PRINTS, unit=1.2, turn=-7, across=True)
    c.stroke("M 92 150 C 160 160 240 148 312 128", shade(colour, 0.2), 3, opacity=0.7)
    for x, y in ((92, 150), (312, 128), (150, 239), (348, 216), (60, 221)):
        c.circle(x, y, 4, "#D9D3C6")


def _gazebo(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink, deep = contrast(colour), shade(colour, -0.22)
    c.floor_shadow(200, 334, 160)
    metal = c.linear(("#C9CED1", "#858B90"), ACROSS)
    for x, low in ((112, 306), (288, 306), (58, 336), (336, 336)):
        c.rect(x, 160, 7, low - 160, metal, rx=2)
    roof = "M 200 70 C 232 120 300 156 350 172 L 50 172 C 100 156 168 120 200 70 Z"
    c.path(roof, c.lit(colour, 0.12, 0.12))
    with c.group(clip=c.clip(roof)):
        if "stripe" in looks:
            for x in range(56, 360, 48):
                c.path(f"M 200 66 L {x} 176 L {x + 24} 176 Z", ink)
        c.path("M 200 66 L 360 180 L 260 180 Z", deep, opacity=0.25)
    skirt = "M 50 172 H 350 V 192 " + "q -12.5 20 -25 0 " * 12 + "Z"
    c.path(skirt, c.lit(shade(colour, -0.03), 0.06, 0.1))
    with c.group(clip=c.clip(skirt)):
        if "stripe" in looks:
            c.rect(50, 170, 300, 40, c.weave("M 12 0 v 40", ink, 24, (48, 40)))
        c.rect(40, 168, 320, 9, deep, opacity=0.3)
    c.circle(200, 70, 6, deep)
    if "bunting" in looks:
        _bunting(c, colour, "M 62 204 Q 200 272 340 204", 62, 340, 204, 68)
    if lightness(colour) < 0.5 or "stripe" in looks:
        c.path("M 58 192 C 84 240 76 300 62 334 L 58 334 Z", colour, opacity=0.85)
        c.path("M 343 192 C 316 240 324 300 339 334 L 343 334 Z", shade(colour, -0.1), opacity=0.85)
