"""Pictures of plant pots, most of them planted."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import metal, sides, wicker, wood
from persea.catalog.demo.draw.patterns import lay, patterned
from persea.catalog.demo.draw.plants import PLANTS, plant

POT_SHAPES = frozenset(
    {"cylinder", "round", "bowl", "trough", "bucket", "basket", "hanging", "legs", "tall", "cube", "trio"}
)
POT_LOOKS = (
    POT_SHAPES | PLANTS | {"stripe", "speckle", "terrazzo", "dip", "rib", "geo", "wave", "saucer", "wood"}
)

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
        lay(c, outline, wicker(c, colour))
        sides(c, outline, 0.34)
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
