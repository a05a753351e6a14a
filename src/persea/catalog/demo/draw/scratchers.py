"""Pictures of cat trees and scratchers, some of them taken."""

from __future__ import annotations

from persea.catalog.demo.draw.animals import sitting_cat
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import sides, wicker, wood
from persea.catalog.demo.draw.patterns import lay, patterned

SCRATCHER_SHAPES = frozenset(
    {
        "post",
        "tree",
        "tower",
        "lounge",
        "house",
        "barrel",
        "shelf",
        "ramp",
        "cactus",
        "mushroom",
        "hammock",
        "board",
    }
)
SCRATCHER_LOOKS = SCRATCHER_SHAPES | {"wood", "cat", "paw", "leaf", "stripe", "wicker"}

SISAL, CARD, TIMBER = "#D2B583", "#C79E6B", "#C2965F"


def scratcher(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the plush or the cushion's; posts are sisal, boards timber where the looks say wood."""
    shape = next(iter(looks & SCRATCHER_SHAPES), "")
    # Low ones are lifted, so that they do not lie at the sheet's lower edge.
    lift = {"lounge": -36, "board": -52}
    with c.group(transform=f"translate(0 {lift.get(shape, -4)})"):
        if shape not in ("shelf", ""):
            c.floor_shadow(200, 350, 128)
        if shape:
            {
                "post": _post, "tree": _tree, "tower": _tower, "lounge": _lounge, "house": _house,
                "barrel": _barrel, "shelf": _shelf, "ramp": _ramp, "cactus": _cactus, "mushroom": _mushroom,
                "hammock": _hammock, "board": _board,
            }[shape](c, colour, looks)  # fmt: skip


def _sisal(c: Canvas, x: float, top: float, floor: float, half: float = 15) -> None:
    """A post with rope wound round it."""
    d = f"M {x - half} {top} H {x + half} V {floor} H {x - half} Z"
    c.path(d, c.linear((shade(SISAL, -0.1), shade(SISAL, 0.08), SISAL, shade(SISAL, -0.2)), ACROSS))
    c.path(d, c.weave("M 0 5 Q 20 9 40 3", shade(SISAL, -0.2), 1.8, (40, 6.5)), opacity=0.75)


def _plank(
    c: Canvas, x: float, y: float, width: float, colour: str, looks: frozenset[str], thick: float = 16
) -> None:
    """A level: plush-covered, or timber with a pad on it."""
    d = f"M {x + 6} {y} H {x + width - 6} Q {x + width} {y} {x + width} {y + 6} V {y + thick - 6} Q {x + width} {y + thick} {x + width - 6} {y + thick} H {x + 6} Q {x} {y + thick} {x} {y + thick - 6} V {y + 6} Q {x} {y} {x + 6} {y} Z"
    if "wood" in looks:
        c.rect(
            x + 8, y - 9, width - 16, 13, c.linear((shade(colour, 0.12), shade(colour, -0.06)), DOWN), rx=6
        )
        wood(c, d, TIMBER)
        return
    c.path(d, c.linear((shade(colour, 0.14), colour, shade(colour, -0.14)), DOWN))
    c.path(d, c.weave("M 2 4 q 3 -4 6 0", shade(colour, 0.16), 1.6, (9, 7)), opacity=0.6)


def _ball(c: Canvas, x: float, y: float, length: float, colour: str) -> None:
    c.stroke(f"M {x} {y} q 5 {length * 0.5} 0 {length}", "#8A7A62", 2)
    c.circle(
        x, y + length + 10, 12, c.radial((shade(colour, 0.2), colour, shade(colour, -0.16)), 0.35, 0.3, 0.75)
    )
    c.stroke(
        f"M {x - 8} {y + length + 4} q 9 5 16 10 M {x - 2} {y + length} q 8 7 9 16", shade(colour, -0.16), 1.6
    )


def _hollow(c: Canvas, colour: str) -> str:
    """What one sees through a round door: dark, whatever the plush."""
    dark = mix(colour, "#2B241F", 0.72)
    return c.linear((shade(dark, -0.06), shade(dark, 0.08)), DOWN)


def _cubby(
    c: Canvas, x: float, y: float, width: float, height: float, colour: str, looks: frozenset[str]
) -> None:
    """A box with a round door."""
    d = f"M {x} {y} h {width} v {height} h {-width} Z"
    if "wood" in looks:
        wood(c, d, TIMBER, ACROSS)
    else:
        c.path(d, upright(c, shade(colour, -0.03)))
        patterned(c, d, colour, looks, unit=0.9)
    middle, level, r = x + width / 2, y + height * 0.52, min(width, height) * 0.36
    c.circle(middle, level, r + 4, shade(colour, 0.16))
    c.circle(middle, level, r, _hollow(c, colour))


def _post(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _sisal(c, 200, 120, 334, 24)
    c.ellipse(200, 120, 27, 7, shade(colour, 0.1))
    c.path("M 172 122 C 172 92 228 92 228 122 Q 200 134 172 122 Z", upright(c, colour))
    _plank(c, 92, 330, 216, colour, looks, 20)
    c.stroke("M 224 112 C 262 108 270 118 272 130", "#8A7A62", 2.4)
    _ball(c, 272, 128, 44, "#D0604E")
    if "cat" in looks:
        sitting_cat(c, 128, 331, 0.74)


def _tree(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _sisal(c, 120, 190, 334)
    _sisal(c, 262, 110, 334)
    _cubby(c, 176, 246, 130, 88, colour, looks)
    _plank(c, 168, 232, 146, colour, looks)
    _plank(c, 72, 184, 100, colour, looks)
    _plank(c, 198, 106, 128, colour, looks)
    if "wood" not in looks:
        c.path(
            "M 200 108 C 196 74 216 74 222 94 H 302 C 308 74 328 74 324 108 Z",
            c.linear((shade(colour, 0.1), shade(colour, -0.08)), DOWN),
        )
    _plank(c, 62, 332, 276, colour, looks, 18)
    _ball(c, 94, 200, 36, "#D0604E")
    if "cat" in looks:
        sitting_cat(c, 122, 186, 0.7)


def _tower(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x in (130, 270):
        _sisal(c, x, 78, 336, 13)
    for y, x, width in ((64, 100, 200), (190, 92, 216)):
        _plank(c, x, y, width, colour, looks)
    _cubby(c, 146, 206, 108, 90, colour, looks)
    _plank(c, 132, 292, 136, colour, looks, 13)
    _plank(c, 70, 334, 260, colour, looks, 16)
    _plank(c, 112, 126, 76, colour, looks, 13)
    c.path("M 156 78 C 160 112 232 112 244 78 Z", c.linear((shade(colour, -0.06), shade(colour, 0.08)), DOWN))
    _ball(c, 288, 206, 40, "#E0A63A")
    if "cat" in looks:
        sitting_cat(c, 216, 192, 0.66)


def _lounge(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Corrugated card in a wave."""
    d = "M 44 250 C 66 196 116 214 150 262 C 186 306 226 300 258 256 C 288 210 338 204 358 252 L 348 338 Q 346 346 336 346 H 66 Q 56 346 54 338 Z"
    c.path(d, c.linear((shade(CARD, 0.1), CARD, shade(CARD, -0.12)), DOWN))
    c.path(d, c.weave("M 0 5 q 4 -4 8 0 t 8 0", shade(CARD, -0.18), 1.6, (16, 9)), opacity=0.8)
    c.stroke(
        "M 44 250 C 66 196 116 214 150 262 C 186 306 226 300 258 256 C 288 210 338 204 358 252",
        shade(CARD, 0.16),
        6,
    )
    band = "M 52 316 H 350 L 346 340 Q 345 346 336 346 H 66 Q 57 346 56 340 Z"
    c.path(band, c.linear((shade(colour, 0.06), shade(colour, -0.1)), DOWN))
    patterned(c, band, colour, looks, unit=0.6)
    if "cat" in looks:
        sitting_cat(c, 204, 290, 0.92)


def _house(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    wall = "M 96 190 H 304 V 346 H 96 Z"
    c.path(wall, c.linear((shade(CARD, 0.12), shade(CARD, 0.02), shade(CARD, -0.1)), ACROSS))
    patterned(c, wall, shade(CARD, 0.06), looks)
    c.path("M 112 190 L 200 102 L 288 190 Z", shade(CARD, -0.04))
    c.path(
        "M 76 204 L 200 78 L 324 204 L 308 220 L 200 112 L 92 220 Z",
        c.linear((shade(colour, 0.12), colour, shade(colour, -0.14)), ACROSS),
    )
    c.circle(200, 164, 17, shade(CARD, -0.36))
    c.path(
        "M 146 346 V 276 C 146 224 254 224 254 276 V 346 Z",
        c.linear((shade(CARD, -0.42), shade(CARD, -0.3)), DOWN),
    )
    c.stroke("M 146 344 V 276 C 146 224 254 224 254 276 V 344", shade(colour, 0.02), 7)
    c.path("M 264 252 h 28 v 36 h -28 Z", shade(CARD, -0.36))
    c.stroke("M 278 252 v 36 M 264 270 h 28", shade(CARD, 0.14), 3)
    if "cat" in looks:
        sitting_cat(c, 202, 345, 0.62)


def _barrel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    d = "M 112 116 H 288 V 338 H 112 Z"
    if "wicker" in looks:
        lay(c, d, wicker(c, SISAL))
        sides(c, d, 0.34)
    else:
        c.path(d, c.linear((shade(SISAL, -0.1), shade(SISAL, 0.08), SISAL, shade(SISAL, -0.2)), ACROSS))
        c.path(d, c.weave("M 0 4 H 40", shade(SISAL, -0.18), 2, (40, 7)), opacity=0.7)
    for y, r in ((178, 33), (276, 40)):
        c.circle(200, y, r + 6, shade(colour, 0.08))
        c.circle(200, y, r, _hollow(c, colour))
    _plank(c, 98, 334, 204, colour, looks - {"wood"}, 18)
    c.path(
        "M 102 118 C 104 90 296 90 298 118 Q 200 136 102 118 Z",
        c.linear((shade(colour, 0.14), shade(colour, -0.06)), DOWN),
    )
    if "cat" in looks:
        sitting_cat(c, 190, 110, 0.68)


def _shelf(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Steps for a wall."""
    for x, y, width in ((42, 306, 120), (148, 226, 112), (246, 142, 120)):
        c.wall_shadow(x + width / 2 + 10, y + 26, width * 0.6, 30)
        _plank(c, x, y, width, colour, looks, 17)
        for at in (x + 24, x + width - 24):
            c.path(f"M {at - 4} {y + 17} h 8 v 20 l -8 -8 Z", "#4A4C50")
    c.wall_shadow(108, 190, 70, 70)
    _sisal(c, 104, 108, 236, 20)
    c.circle(104, 110, 21, shade(colour, 0.06))
    c.circle(104, 236, 21, shade(colour, -0.06))
    if "cat" in looks:
        sitting_cat(c, 306, 136, 0.74)


def _ramp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.path("M 84 334 L 268 150 L 268 334 Z", shade(TIMBER, -0.34), opacity=0.35)
    wood(c, "M 256 152 h 22 v 184 h -22 Z", TIMBER, ACROSS, 90)
    d = "M 62 322 L 262 128 L 290 140 L 108 344 Z"
    wood(c, d, TIMBER)
    inner = "M 84 322 L 262 146 L 276 152 L 108 332 Z"
    c.path(inner, c.linear((shade(SISAL, 0.08), shade(SISAL, -0.1)), DOWN))
    c.path(inner, c.weave("M 0 3 H 40", shade(SISAL, -0.2), 2.2, (40, 7), 46), opacity=0.8)
    _plank(c, 58, 332, 276, colour, looks, 16)
    c.stroke("M 276 136 q 28 -6 32 12", "#8A7A62", 2.4)
    _ball(c, 308, 146, 46, colour)
    if "cat" in looks:
        sitting_cat(c, 312, 333, 0.6)


def _cactus(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for d, width in (
        ("M 216 236 H 268 Q 284 236 284 218 V 170", 40),
        ("M 184 268 H 138 Q 122 268 122 250 V 212", 36),
    ):
        c.stroke(d, shade(colour, -0.16), width + 3)
        c.stroke(d, colour, width)
        c.stroke(d, c.weave("M 0 4 L 8 2", shade(colour, -0.14), 1.8, (8, 6.5)), width, opacity=0.8)
    body = "M 164 334 V 132 C 164 82 236 82 236 132 V 334 Z"
    c.path(body, upright(c, colour))
    c.path(body, c.weave("M 0 5 Q 20 9 40 3", shade(colour, -0.16), 1.8, (40, 6.5)), opacity=0.8)
    for x, y in ((190, 98), (210, 98), (200, 88)):
        c.circle(x, y, 11, "#E88BA0")
    c.circle(200, 96, 6, "#F3D36A")
    _plank(c, 88, 330, 224, "#E3D3B4", looks, 20)
    _ball(c, 284, 192, 40, "#E0A63A")
    if "cat" in looks:
        sitting_cat(c, 116, 331, 0.58)


def _mushroom(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _sisal(c, 200, 190, 334, 30)
    cap = "M 84 200 C 88 104 312 104 316 200 C 300 220 100 220 84 200 Z"
    c.path(cap, c.radial((shade(colour, 0.14), colour, shade(colour, -0.14)), 0.38, 0.25, 0.8))
    for x, y, rx in ((150, 156, 17), (214, 140, 20), (268, 172, 14), (194, 184, 11), (118, 186, 10)):
        c.ellipse(x, y, rx, rx * 0.72, "#FBF4E6", opacity=0.92)
    c.path("M 84 200 C 100 220 300 220 316 200 C 310 226 90 226 84 200 Z", shade(colour, -0.24))
    _plank(c, 92, 330, 216, mix(colour, "#EFE4D0", 0.75), looks, 20)
    _ball(c, 276, 214, 34, "#7FA070")
    if "cat" in looks:
        sitting_cat(c, 128, 332, 0.74)


def _hammock(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for d in ("M 92 346 L 128 160", "M 308 346 L 272 160", "M 112 160 H 288", "M 100 300 H 300"):
        c.stroke(d, shade(TIMBER, -0.2), 15)
        c.stroke(d, TIMBER, 11)
        c.stroke(d, shade(TIMBER, 0.14), 3)
    sling = "M 122 170 C 130 284 270 284 278 170 C 250 226 150 226 122 170 Z"
    if "cat" in looks:
        sitting_cat(c, 200, 238, 0.8)
    c.path(sling, c.linear((shade(colour, 0.08), shade(colour, -0.12)), DOWN))
    patterned(c, sling, colour, looks, unit=0.8)
    c.stroke("M 122 170 C 150 226 250 226 278 170", shade(colour, 0.18), 3)
    _ball(c, 200, 306, 6, "#D0604E")


def _board(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Flat, to lie on the floor or hang on a door."""
    tray = "M 96 214 H 304 L 354 334 Q 356 346 344 346 H 56 Q 44 346 46 334 Z"
    if "wood" in looks:
        wood(c, tray, TIMBER)
    else:
        c.path(tray, c.linear((shade(colour, 0.04), shade(colour, -0.1)), DOWN))
        patterned(c, tray, colour, looks, unit=0.8)
    inner = "M 112 226 H 288 L 326 324 H 74 Z"
    c.path(inner, shade(CARD, -0.06))
    c.path(inner, c.weave("M 0 5 q 4 -4 8 0 t 8 0", shade(CARD, -0.22), 1.8, (16, 8)))
    c.path(inner, c.linear(("#000000/0.22", "#FFFFFF/0.1"), DOWN))
    c.ellipse(276, 300, 15, 14, c.radial((shade(colour, 0.2), colour, shade(colour, -0.14)), 0.35, 0.3, 0.75))
    if "cat" in looks:
        sitting_cat(c, 186, 300, 0.86)
