"""Pictures of watering cans and misters."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import metal, sides
from persea.catalog.demo.draw.patterns import patterned

CAN_SHAPES = frozenset({"long", "slim", "globe", "mister", "elephant"})


CAN_LOOKS = CAN_SHAPES | {"rose", "metal", "clear", "band", "floral", "dot", "speckle", "stripe", "leaf"}


def watering_can(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A broad can with a spout for the bed unless the looks name another shape."""
    shape = next(iter(looks & CAN_SHAPES), "")
    if shape == "mister":
        _mister(c, colour, looks)
        return
    c.floor_shadow(186, 346, 106)
    paint = metal(c, colour) if "metal" in looks else upright(c, colour)
    dark = shade(colour, -0.12)
    body = {
        "": "M 106 214 L 242 214 L 254 334 Q 255 346 243 346 L 105 346 Q 93 346 94 334 Z",
        "long": "M 96 250 C 96 226 232 226 232 250 L 240 336 Q 240 346 230 346 L 98 346 Q 88 346 88 336 Z",
        "slim": "M 128 148 L 232 148 L 242 336 Q 242 346 232 346 L 128 346 Q 118 346 118 336 Z",
        "globe": "M 140 196 C 64 222 76 346 142 346 L 220 346 C 286 346 298 222 222 196 Z",
        "elephant": "M 108 230 C 96 190 140 176 176 180 C 230 176 256 214 252 270 L 248 346 L 104 346 C 92 310 94 262 108 230 Z",
    }[shape]
    _can_handle(c, shape, dark)
    _spout(c, shape, colour, paint, looks)
    c.path(body, paint)
    patterned(c, body, colour, looks, unit=1.15)
    if looks & {"floral", "dot", "stripe", "leaf"}:
        sides(c, body, 0.24)
    with c.group(clip=c.clip(body)):
        if "band" in looks:
            c.rect(60, 296, 240, 26, upright(c, mix(colour, "#F7EFE0", 0.8)))
            c.rect(60, 286, 240, 5, upright(c, mix(colour, "#F7EFE0", 0.8)))
        if "metal" in looks:
            c.stroke(
                "M 60 318 Q 180 332 280 318 M 60 244 Q 180 256 280 244", shade(colour, -0.2), 2.4, opacity=0.6
            )
        c.ellipse(140, 270, 13, 56, c.radial(("#FFFFFF/0.5", "#FFFFFF/0")))
    _can_top(c, shape, colour)


def _can_top(c: Canvas, shape: str, colour: str) -> None:
    deep = shade(colour, -0.3)
    if shape == "elephant":
        ear = "M 190 214 C 176 182 118 186 112 228 C 106 270 134 304 156 296 C 178 288 200 250 190 214 Z"
        c.path(ear, "#000000", opacity=0.14, transform="translate(4 6)")
        c.path(ear, c.linear((shade(colour, 0.08), shade(colour, -0.1)), SLANT))
        inner = "M 180 222 C 170 200 130 204 126 234 C 122 262 140 284 154 280 C 168 274 186 246 180 222 Z"
        c.path(inner, mix(colour, "#E9B4AC", 0.4), opacity=0.75)
        c.circle(226, 226, 6, "#33302E")
        c.circle(224, 224, 2, "#FFFFFF")
        c.ellipse(148, 186, 26, 7, deep)
        return
    x, y, half = {
        "": (174, 214, 68),
        "long": (164, 238, 44),
        "slim": (180, 148, 52),
        "globe": (181, 196, 42),
    }[shape]
    c.ellipse(x, y, half, half * 0.17, shade(colour, 0.13))
    c.ellipse(x, y + 1.5, half - 5, half * 0.17 - 3, deep)
    if not shape:
        c.path("M 176 226 L 242 214 C 242 204 214 202 176 202.5 Z", shade(colour, 0.05))
        c.stroke("M 176 203 V 225", shade(colour, -0.1), 3)


def _can_handle(c: Canvas, shape: str, dark: str) -> None:
    d = {
        "": "M 218 214 C 214 128 130 120 96 176 C 72 216 74 280 98 310",
        "long": "M 150 240 C 140 176 64 176 48 232 C 38 274 56 306 92 314",
        "slim": "M 130 166 C 58 156 56 292 124 300",
        "globe": "M 206 198 C 212 108 108 108 96 178 C 88 218 90 224 92 240",
        "elephant": "M 150 184 C 128 120 54 148 62 226 C 64 262 76 288 102 296",
    }[shape]
    c.stroke(d, dark, 14)
    c.stroke(d, shade(dark, 0.26), 4, opacity=0.65)


def _spout(c: Canvas, shape: str, colour: str, paint: str, looks: frozenset[str]) -> None:
    if shape == "elephant":
        trunk = "M 240 268 C 300 290 312 238 306 200 C 302 178 322 168 338 176"
        c.stroke(trunk, shade(colour, -0.1), 32)
        c.stroke(
            "M 240 262 C 296 282 302 238 297 198 C 294 172 318 160 336 166",
            shade(colour, 0.08),
            9,
            opacity=0.8,
        )
        c.stroke("M 284 262 l 14 12 M 294 246 l 20 8 M 293 226 l 26 2", shade(colour, -0.2), 2, opacity=0.6)
        c.ellipse(342, 178, 7, 16, shade(colour, -0.28))
        return
    d, (x, y), tilt = {
        "": ("M 236 282 L 324 170 L 340 180 L 250 336 Z", (336, 170), 40),
        "long": ("M 222 318 C 296 316 290 214 344 130 L 352 135 C 312 216 322 336 228 338 Z", (348, 132), 34),
        "slim": ("M 232 276 C 280 262 276 196 318 142 L 328 148 C 302 204 304 296 238 306 Z", (323, 145), 38),
        "globe": (
            "M 258 250 C 300 240 306 200 330 158 L 346 166 C 334 220 318 286 264 300 Z",
            (338, 162),
            30,
        ),
    }[shape]
    if not shape:
        c.stroke("M 232 216 L 306 202", shade(colour, -0.14), 7)
    c.path(d, paint)
    c.path(d, c.linear(("#FFFFFF/0.18", "#000000/0.22"), DOWN))
    if "rose" in looks or not shape:
        brass = "#C9A24E" if "rose" in looks else shade(colour, 0.02)
        with c.group(transform=f"translate({x} {y}) rotate({tilt})"):
            c.path("M -8 10 L 8 10 L 27 -20 L -27 -20 Z", metal(c, brass))
            c.ellipse(0, -21, 28, 11, shade(brass, 0.12))
            c.ellipse(0, -21, 23, 8, c.weave("M 2 2 h .1 M 5 5 h .1", shade(brass, -0.34), 2, (6, 6)))
    else:
        with c.group(transform=f"translate({x} {y}) rotate({tilt})"):
            c.ellipse(0, -1, 8 if shape == "globe" else 5, 3, shade(colour, -0.3))


def _mister(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(206, 346, 78)
    body = "M 186 158 L 226 158 C 232 196 276 210 276 256 L 272 332 Q 271 346 257 346 L 155 346 Q 141 346 140 332 L 136 256 C 136 210 180 196 186 158 Z"
    if "clear" in looks:
        c.path(
            body,
            c.linear(
                (
                    f"{shade(colour, -0.1)}/0.8",
                    f"{shade(colour, 0.24)}/0.45",
                    f"{colour}/0.5",
                    f"{shade(colour, -0.14)}/0.8",
                ),
                ACROSS,
            ),
        )
        with c.group(clip=c.clip(body)):
            c.rect(
                130,
                262,
                150,
                90,
                c.linear(
                    (
                        f"{shade(colour, -0.16)}/0.5",
                        f"{shade(colour, 0.02)}/0.4",
                        f"{shade(colour, -0.2)}/0.55",
                    ),
                    ACROSS,
                ),
            )
            c.ellipse(206, 262, 69, 7, shade(colour, 0.18), opacity=0.7)
        c.stroke("M 206 160 V 334", "#FFFFFF", 3.4, opacity=0.55)
    else:
        c.path(body, metal(c, colour) if "metal" in looks else upright(c, colour))
        patterned(c, body, colour, looks, unit=1.1)
        sides(c, body, 0.2)
    c.stroke("M 154 252 V 322", "#FFFFFF", 7, opacity=0.5)
    brass = "#C9A24E"
    c.rect(180, 140, 52, 22, metal(c, brass), rx=4)
    c.path(
        "M 184 140 L 228 140 L 224 112 Q 224 96 208 96 L 158 96 L 150 108 L 158 120 L 188 120 Z",
        metal(c, brass, DOWN),
    )
    c.stroke("M 178 122 C 158 138 156 158 168 172", shade(brass, -0.1), 8)
    c.circle(150, 108, 8, shade(brass, -0.16))
    for x, y in ((118, 96), (104, 112), (120, 124), (88, 98), (84, 126), (100, 84)):
        c.circle(x, y, 3, "#FFFFFF", opacity=0.75)
