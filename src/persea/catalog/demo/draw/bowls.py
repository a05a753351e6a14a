"""Pictures of bowls for pets, with dinner or water in them."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import metal, sides, wood
from persea.catalog.demo.draw.patterns import PATTERNS, patterned

BOWL_SHAPES = frozenset(
    {"stand", "maze", "fold", "double", "ears", "fountain", "mat", "saucer", "tilt", "hopper"}
)
BOWL_LOOKS = BOWL_SHAPES | {
    "steel", "water", "bone", "paw", "stripe", "speckle", "dot", "floral", "terrazzo", "dip", "wave", "label",
}  # fmt: skip

BODY = (
    "M 70 232 H 330 C 328 262 340 300 346 326 Q 348 346 328 346 H 72 Q 52 346 54 326 C 60 300 72 262 70 232 Z"
)
TAPERED = "M 88 218 H 312 C 310 290 280 340 250 346 H 150 C 120 340 90 290 88 218 Z"
FOOD, WATER = "#8A5A33", "#A9D3E4"


def pet_bowl(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A bowl on a broad foot unless the looks name another; dry food inside unless they say water."""
    shape = next(iter(looks & BOWL_SHAPES), "")
    # Low bowls are lifted, so that they do not stand at the sheet's lower edge.
    lift = {"maze": 0, "hopper": 0, "fountain": -24, "tilt": -20, "ears": -16}
    with c.group(transform=f"translate(0 {lift.get(shape, -48)})"):
        {
            "": _broad, "stand": _stand, "maze": _maze, "fold": _fold, "double": _double, "ears": _ears,
            "fountain": _fountain, "mat": _mat, "saucer": _saucer, "tilt": _tilt, "hopper": _hopper,
        }[shape](c, colour, looks)  # fmt: skip


def _clad(c: Canvas, d: str, colour: str, looks: frozenset[str], unit: float = 1.1) -> None:
    c.path(d, metal(c, colour) if "steel" in looks else upright(c, colour))
    if "dip" in looks:
        with c.group(clip=c.clip(d)):
            c.path("M 40 300 C 110 284 150 312 210 298 S 320 286 370 300 V 360 H 40 Z", upright(c, "#D3A77C"))
    patterned(c, d, colour, looks, unit=unit)
    if looks & PATTERNS:
        sides(c, d, 0.22)


def _filled(c: Canvas, x: float, y: float, rx: float, ry: float, rim: str, looks: frozenset[str]) -> None:
    """The opening: rim, inner wall, and what is in it."""
    c.ellipse(x, y, rx, ry, c.linear((shade(rim, 0.14), shade(rim, 0.02)), ACROSS))
    c.ellipse(x, y + 1.5, rx - 9, ry - 6, c.linear((shade(rim, -0.24), shade(rim, -0.06)), DOWN))
    if "water" in looks:
        c.ellipse(x, y + 6, rx - 18, ry - 10, c.linear((shade(WATER, -0.08), shade(WATER, 0.08)), SLANT))
        c.path(
            f"M {x - rx * 0.5} {y + 5} q {rx * 0.3} -8 {rx * 0.6} -5 q {-rx * 0.3} 3 {-rx * 0.6} 5 Z",
            "#FFFFFF",
            opacity=0.7,
        )
        return
    d = f"M {x - rx + 18} {y + 4} Q {x - rx * 0.4} {y - ry * 1.1} {x} {y - ry * 0.75} Q {x + rx * 0.5} {y - ry * 1.1} {x + rx - 18} {y + 4} Q {x} {y + ry * 1.25} {x - rx + 18} {y + 4} Z"
    c.path(d, c.linear((shade(FOOD, 0.04), shade(FOOD, -0.08)), DOWN))
    c.path(d, c.weave("M 6 6 h .1 M 20 12 h .1 M 10 20 h .1", shade(FOOD, 0.12), 9.5, (26, 22), 12))
    c.path(
        d, c.weave("M 14 4 h .1 M 4 14 h .1 M 21 19 h .1", shade(FOOD, -0.1), 8.5, (25, 23), 30), opacity=0.8
    )


def _label(c: Canvas, x: float, y: float, colour: str) -> None:
    """A bone, pressed into the clay."""
    ink = contrast(colour)
    c.stroke(f"M {x - 22} {y} h 44", ink, 13)
    c.stroke(
        f"M {x - 26} {y - 7} h .1 M {x - 26} {y + 7} h .1 M {x + 26} {y - 7} h .1 M {x + 26} {y + 7} h .1",
        ink,
        15,
    )


def _broad(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 344, 158)
    with c.group(transform="translate(16 10) scale(0.92 0.97)"):
        _clad(c, BODY, colour, looks)
        c.ellipse(120, 282, 16, 40, c.radial(("#FFFFFF/0.4", "#FFFFFF/0")))
        if "label" in looks:
            _label(c, 200, 300, colour)
        if "steel" in looks:
            c.path("M 54 326 Q 52 346 72 346 H 328 Q 348 346 346 326 Q 200 340 54 326 Z", "#4A4C50")
        _filled(c, 200, 232, 130, 31, colour, looks)


def _saucer(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 336, 120)
    d = "M 44 268 C 60 312 130 340 160 340 H 240 C 270 340 340 312 356 268 Z"
    _clad(c, d, colour, looks)
    _filled(c, 200, 266, 156, 40, colour, looks)


def _stand(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Two steel bowls in a raised frame of `colour`."""
    c.floor_shadow(200, 346, 150)
    for x in (74, 306):
        wood(c, f"M {x} 236 h 20 v 110 h -20 Z", shade(colour, -0.06), ACROSS, 90)
    wood(c, "M 84 296 h 232 v 14 h -232 Z", shade(colour, -0.1))
    for x in (134, 266):
        c.path(
            f"M {x - 52} 232 C {x - 48} 284 {x - 24} 290 {x} 290 C {x + 24} 290 {x + 48} 284 {x + 52} 232 Z",
            metal(c, "#A5ABB0"),
        )
    wood(c, "M 78 206 H 322 L 346 236 Q 346 250 338 250 H 62 Q 54 250 54 236 Z", colour)
    c.path("M 54 238 H 346 V 244 Q 344 250 338 250 H 62 Q 56 250 54 244 Z", shade(colour, -0.2), opacity=0.7)
    for x, filled in ((134, looks), (266, looks | {"water"})):
        _filled(c, x, 222, 57, 16, "#BFC5C9", filled)


def _maze(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """From above: walls that make a greedy dog slow."""
    c.wall_shadow(210, 222, 160, 152)
    c.circle(200, 206, 142, c.lit(colour, 0.14, 0.14, SLANT))
    c.circle(200, 206, 122, c.linear((shade(colour, -0.2), shade(colour, -0.06)), SLANT))
    crumbs = c.weave("M 8 8 h .1 M 22 18 h .1 M 10 26 h .1", FOOD, 9, (31, 33), 15)
    c.circle(200, 206, 118, crumbs)
    walls = "M 200 206 C 200 170 250 176 250 212 C 250 262 160 268 148 212 C 138 140 240 116 280 170 M 292 220 C 290 290 190 318 126 272 M 108 234 C 96 170 130 122 180 110"
    if "wave" in looks:
        walls = "M 112 166 q 30 -34 60 0 t 60 0 t 56 4 M 100 214 q 34 -36 66 0 t 66 0 t 66 4 M 124 262 q 26 -30 52 0 t 52 0 t 50 2"
    c.stroke(walls, shade(colour, -0.24), 22, opacity=0.7, transform="translate(4 6)")
    c.stroke(walls, shade(colour, 0.02), 22)
    c.stroke(walls, shade(colour, 0.18), 9, transform="translate(-2 -3)")
    c.circle(200, 206, 132, "none", stroke=shade(colour, 0.16), stroke_width=3, opacity=0.7)


def _fold(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 338, 104)
    for place, (top, half) in enumerate(((214, 122), (256, 106), (296, 92))):
        d = f"M {200 - half} {top} L {200 - half + 10} {top + 46} Q 200 {top + 64} {200 + half - 10} {top + 46} L {200 + half} {top} Q 200 {top + 26} {200 - half} {top} Z"
        c.path(d, upright(c, shade(colour, -0.04 * place)))
        c.stroke(
            f"M {200 - half + 10} {top + 46} Q 200 {top + 64} {200 + half - 10} {top + 46}",
            shade(colour, -0.2),
            3,
            opacity=0.7,
        )
    _filled(c, 200, 214, 128, 34, colour, looks)
    c.circle(338, 216, 13, "none", stroke=shade(colour, -0.12), stroke_width=7)
    c.stroke("M 346 222 C 366 240 352 270 344 276 C 332 284 330 262 344 252", metal(c, "#AEB4B8"), 6)


def _double(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 336, 160)
    d = "M 42 248 H 358 L 346 318 Q 344 334 328 334 H 72 Q 56 334 54 318 Z"
    _clad(c, d, colour, looks)
    c.path(
        "M 42 248 C 60 216 340 216 358 248 C 340 282 60 282 42 248 Z",
        c.linear((shade(colour, 0.12), shade(colour, 0.03)), DOWN),
    )
    for x, filled in ((128, looks - {"water"}), (272, looks | {"water"})):
        _filled(c, x, 247, 63, 19, "#BFC5C9" if "steel" in looks else shade(colour, 0.04), filled)


def _ears(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A cat's bowl that has the cat's ears."""
    c.floor_shadow(200, 344, 112)
    for left in c.both_sides():
        c.path(
            "M 96 236 L 104 146 L 178 206 Z",
            c.linear((shade(colour, 0.08 if left else 0), shade(colour, -0.1)), DOWN),
        )
        c.path("M 112 214 L 116 172 L 150 202 Z", mix(colour, "#E7A9A0", 0.6))
    _clad(c, TAPERED, colour, looks)
    _filled(c, 200, 220, 112, 28, colour, looks)
    ink = contrast(colour)
    c.circle(160, 286, 6.4, ink)
    c.circle(240, 286, 6.4, ink)
    c.path("M 192 296 h 16 l -8 9 Z", ink)
    c.stroke(
        "M 200 305 q -8 11 -17 6 M 200 305 q 8 11 17 6 M 136 296 l -34 -7 M 136 304 l -32 5 M 264 296 l 34 -7 M 264 304 l 32 5",
        ink,
        2.6,
    )


def _fountain(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 346, 116)
    d = "M 92 236 H 308 L 300 330 Q 298 346 282 346 H 118 Q 102 346 100 330 Z"
    _clad(c, d, colour, looks)
    c.stroke("M 200 312 h .1", "#6FD3B0", 8)
    c.ellipse(200, 236, 108, 30, shade(colour, 0.14))
    c.ellipse(200, 238, 98, 24, c.linear((shade(WATER, -0.1), shade(WATER, 0.08)), SLANT))
    c.ellipse(200, 238, 62, 14, "none", stroke="#FFFFFF", stroke_width=2, opacity=0.7)
    c.path("M 184 236 L 190 168 H 210 L 216 236 Z", upright(c, shade(colour, 0.05)))
    c.path(
        "M 200 142 C 246 150 240 206 236 236 C 226 196 214 176 200 170 C 186 176 174 196 164 236 C 160 206 154 150 200 142 Z",
        c.linear((f"{shade(WATER, 0.12)}/0.95", f"{WATER}/0.55"), DOWN),
    )
    c.stroke(
        "M 178 168 C 170 186 168 206 167 226 M 222 168 C 230 186 232 206 233 226", "#FFFFFF", 2.4, opacity=0.8
    )
    c.ellipse(200, 158, 20, 7, shade(colour, 0.1))


def _mat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Two steel bowls on a mat of `colour`."""
    mat = "M 78 246 H 322 Q 330 246 334 254 L 364 328 Q 366 342 352 342 H 48 Q 34 342 36 328 L 66 254 Q 70 246 78 246 Z"
    c.floor_shadow(200, 336, 170, 12)
    c.path(mat, shade(colour, -0.2), transform="translate(0 7)")
    c.path(mat, c.linear((shade(colour, -0.03), shade(colour, 0.06)), DOWN))
    patterned(c, mat, colour, looks, unit=0.9)
    for x, filled in ((130, looks - {"water"}), (270, looks | {"water"})):
        c.ellipse(x, 314, 58, 12, shade(colour, -0.3), opacity=0.5)
        c.path(
            f"M {x - 58} 234 C {x - 54} 290 {x - 48} 306 {x - 38} 314 H {x + 38} C {x + 48} 306 {x + 54} 290 {x + 58} 234 Z",
            metal(c, "#B5BABF"),
        )
        _filled(c, x, 234, 60, 17, "#C2C7CB", filled)


def _tilt(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Raised on a cone and leaning towards a flat face."""
    c.floor_shadow(200, 346, 92)
    c.path(
        "M 158 274 H 242 L 268 338 Q 270 346 260 346 H 140 Q 130 346 132 338 Z",
        upright(c, shade(colour, -0.04)),
    )
    with c.group(transform="rotate(-9 200 250)"):
        d = "M 78 206 C 86 268 130 294 160 296 H 240 C 270 294 314 268 322 206 Z"
        _clad(c, d, colour, looks)
        _filled(c, 200, 206, 122, 34, colour, looks)


def _hopper(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 346, 128)
    tank = "M 130 120 H 270 L 282 268 H 118 Z"
    c.path(
        "M 124 168 H 276 L 282 268 H 118 Z",
        c.linear((shade(FOOD, -0.06), shade(FOOD, 0.06), shade(FOOD, -0.1)), ACROSS),
    )
    c.path(
        "M 124 168 H 276 L 282 268 H 118 Z",
        c.weave("M 6 6 h .1 M 20 12 h .1 M 10 20 h .1", shade(FOOD, 0.12), 9.5, (26, 22), 12),
    )
    c.path(tank, c.linear(("#C9D8D8/0.7", "#FFFFFF/0.35", "#E3EEEE/0.25", "#AFC3C3/0.7"), ACROSS))
    c.stroke("M 140 140 L 132 252", "#FFFFFF", 6, opacity=0.6)
    c.path("M 118 120 Q 118 92 146 92 H 254 Q 282 92 282 120 V 130 H 118 Z", upright(c, colour))
    base = "M 96 262 H 304 L 330 314 Q 334 346 312 346 H 88 Q 66 346 70 314 Z"
    _clad(c, base, colour, looks)
    c.path("M 118 300 Q 200 276 282 300 L 296 322 Q 200 346 104 322 Z", shade(colour, -0.26))
    c.path(
        "M 128 308 Q 200 288 272 308 L 282 320 Q 200 338 118 320 Z",
        c.weave("M 6 6 h .1 M 18 10 h .1 M 10 16 h .1", shade(FOOD, 0.08), 9.5, (22, 17), 6),
    )
