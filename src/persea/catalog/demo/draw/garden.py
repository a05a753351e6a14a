"""Pictures of plant pots and watering cans."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.patterns_a import metal, patterned, sides, wicker, wood
from persea.catalog.demo.draw.plants import PLANTS, plant

POT_SHAPES = frozenset(
    {"cylinder", "round", "bowl", "trough", "bucket", "basket", "hanging", "legs", "tall", "cube", "trio"}
)
POT_LOOKS = (
    POT_SHAPES | PLANTS | {"stripe", "speckle", "terrazzo", "dip", "rib", "geo", "wave", "saucer", "wood"}
)
CAN_SHAPES = frozenset({"long", "slim", "globe", "mister", "elephant"})
CAN_LOOKS = CAN_SHAPES | {"rose", "metal", "clear", "band", "floral", "dot", "speckle", "stripe", "leaf"}

SOIL = ("#5B4130", "#3B291E")

TAPER = "M 138 222 L 262 222 L 247 336 Q 245 346 234 346 L 166 346 Q 155 346 153 336 Z"
OUTLINES = {
    "": (TAPER, 216.0, 72.0),
    "cylinder": (
        "M 132 210 L 268 210 L 268 332 Q 268 346 252 346 L 148 346 Q 132 346 132 332 Z",
        210.0,
        68.0,
    ),
    "round": ("M 146 220 C 90 240 98 346 166 346 L 234 346 C 302 346 310 240 254 220 Z", 220.0, 54.0),
    "bowl": ("M 98 256 C 102 316 140 346 168 346 L 232 346 C 260 346 298 316 302 256 Z", 256.0, 102.0),
    "bucket": ("M 126 206 L 274 206 L 252 338 Q 250 346 240 346 L 160 346 Q 150 346 148 338 Z", 206.0, 74.0),
    "basket": ("M 134 214 C 118 262 122 320 144 346 L 256 346 C 278 320 282 262 266 214 Z", 214.0, 66.0),
    "hanging": ("M 122 208 C 124 268 158 292 178 296 L 222 296 C 242 292 276 268 278 208 Z", 208.0, 78.0),
    "legs": ("M 128 190 L 272 190 L 270 286 Q 268 304 250 304 L 150 304 Q 132 304 130 286 Z", 190.0, 72.0),
    "tall": ("M 146 168 L 254 168 L 240 338 Q 238 346 230 346 L 170 346 Q 162 346 160 338 Z", 168.0, 54.0),
}
"""Outline, height of the rim and half its width."""


def plant_pot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """One tapered pot unless the looks name a shape; empty unless they name a plant."""
    if "trio" in looks:
        for x, scale in ((306, 0.64), (194, 0.92), (82, 0.5)):
            c.floor_shadow(x, 338, 74 * scale, 13 * scale + 3)
            with c.group(
                transform=f"translate({x - 200 * scale:.4g} {338 - 346 * scale:.4g}) scale({scale})"
            ):
                _pot(c, colour, "", looks)
    elif "trough" in looks:
        _trough(c, colour, looks)
    elif "cube" in looks:
        _cube(c, colour, looks)
    else:
        shape = next(iter(looks & POT_SHAPES), "")
        if shape == "hanging":
            c.wall_shadow(214, 236, 130, 120)
            c.stroke("M 128 208 L 196 60 M 272 208 L 204 60 M 200 214 L 200 60", "#B89C74", 3.4)
            c.circle(200, 56, 8, "none", stroke="#B89C74", stroke_width=4)
        else:
            c.floor_shadow(200, 346, 92 if shape == "bowl" else 80)
        if shape == "legs":
            for d in ("M 150 296 L 138 348", "M 250 296 L 262 348"):
                c.stroke(d, "#A8733F", 11)
                c.stroke(d, "#C79558", 4)
        _pot(c, colour, shape, looks)


def _pot(c: Canvas, colour: str, shape: str, looks: frozenset[str]) -> None:
    outline, top, half = OUTLINES[shape]
    depth = half * 0.17
    if shape == "basket":
        wicker(c, outline, colour)
        c.stroke(
            "M 138 250 C 112 244 112 216 134 214 M 262 250 C 288 244 288 216 266 214", shade(colour, -0.1), 7
        )
    else:
        _clad(c, outline, colour, shape, looks)
    rim = shade(colour, 0.1)
    if not shape:
        band = "M 126 204 L 274 204 L 270 234 Q 200 250 130 234 Z"
        c.path("M 138 232 Q 200 252 262 232 L 260 246 Q 200 264 140 246 Z", shade(colour, -0.24), opacity=0.5)
        c.path(band, upright(c, colour))
        top, half, depth = 204.0, 74.0, 13.0
    if "saucer" in looks:
        c.path("M 130 332 L 270 332 L 258 350 L 142 350 Z", upright(c, shade(colour, -0.05)))
        c.ellipse(200, 332, 70, 5, shade(colour, 0.08))
    c.ellipse(200, top, half, depth, rim)
    c.ellipse(200, top + 1.5, half - 5, depth - 2.5, shade(colour, -0.26))
    if looks & PLANTS:
        c.ellipse(200, top + 4, half - 9, depth - 4.5, c.linear(SOIL, DOWN))
        plant(c, next(iter(looks & PLANTS)), 200, top + 4, half)


def _clad(c: Canvas, outline: str, colour: str, shape: str, looks: frozenset[str]) -> None:
    """Zinc for a bucket, staves where the looks say wood, glaze or clay for the rest."""
    if shape == "bucket":
        c.path(outline, metal(c, colour))
        c.stroke(
            "M 132 238 Q 200 254 268 238 M 146 318 Q 200 330 254 318", shade(colour, -0.16), 4, opacity=0.7
        )
        for x in (128, 272):
            c.circle(x, 240, 11, "none", stroke=shade(colour, -0.28), stroke_width=4)
        return
    if "wood" in looks:
        wood(c, outline, colour, ACROSS, 90)
        c.path(outline, c.weave("M 10 0 v 90", shade(colour, -0.24), 2, (22, 90)), opacity=0.8)
        sides(c, outline, 0.3)
        return
    c.path(outline, upright(c, colour))
    if "dip" in looks:
        with c.group(clip=c.clip(outline)):
            c.path("M 80 276 C 140 262 170 292 220 278 S 290 268 330 280 V 360 H 80 Z", upright(c, "#D3A77C"))
            c.stroke("M 80 276 C 140 262 170 292 220 278 S 290 268 330 280", shade(colour, 0.14), 3)
    patterned(c, outline, colour, looks, unit=1.1)
    if looks & {"stripe", "terrazzo", "geo", "wave", "rib"}:
        sides(c, outline, 0.24)
    c.ellipse(162, 274, 9, 44, c.radial(("#FFFFFF/0.4", "#FFFFFF/0")))


def _cube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(206, 344, 98)
    left = "M 114 224 L 206 240 L 206 346 L 124 326 Z"
    right = "M 206 240 L 292 222 L 282 324 L 206 346 Z"
    for face, tone in ((left, shade(colour, 0.04)), (right, shade(colour, -0.12))):
        if "wood" in looks:
            wood(c, face, tone)
            c.path(face, c.weave("M 0 12 h 90", shade(tone, -0.2), 2.4, (90, 26), 8 if face is left else -10))
        else:
            c.path(face, c.linear((shade(tone, 0.05), shade(tone, -0.07)), DOWN))
            patterned(c, face, tone, looks)
    c.path("M 114 224 L 200 208 L 292 222 L 206 240 Z", shade(colour, 0.12))
    c.path("M 124 224 L 200 211 L 281 222 L 206 236 Z", shade(colour, -0.24))
    if looks & PLANTS:
        c.path("M 130 226 L 200 214 L 276 224 L 206 236 Z", SOIL[0])
        plant(c, next(iter(looks & PLANTS)), 204, 228, 66)


def _trough(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 342, 150)
    front = "M 62 256 L 338 256 L 326 334 Q 325 342 316 342 L 84 342 Q 75 342 74 334 Z"
    for name in looks & PLANTS:
        for x in (118, 200, 282):
            plant(c, name, x, 252, 46)
    if "wood" in looks:
        wood(c, front, colour)
        c.stroke("M 66 284 H 334 M 70 312 H 330", shade(colour, -0.24), 2.6)
        for x in (96, 292):
            wood(c, f"M {x} 256 h 12 v 86 h -12 Z", shade(colour, -0.06), ACROSS, 90)
    else:
        c.path(front, upright(c, colour))
        patterned(c, front, colour, looks, unit=1.1)
        sides(c, front, 0.2)
    lip = mix(colour, "#FFFFFF", 0.12)
    c.rect(56, 246, 288, 15, c.linear((shade(lip, 0.08), shade(lip, -0.08)), DOWN), rx=6)


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
        c.path("M 132 232 C 118 196 186 190 190 232 C 194 276 150 290 138 262 Z", shade(colour, -0.09))
        c.path(
            "M 142 234 C 134 208 178 206 180 234 C 182 262 154 270 146 254 Z",
            shade(colour, 0.07),
            opacity=0.7,
        )
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
