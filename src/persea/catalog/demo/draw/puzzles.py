"""Pictures of jigsaw puzzles: in the box, half laid, round, in wood, in a tube."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import wood
from persea.catalog.demo.draw.scenes import SCENES, scene

PUZZLE_FORMS = frozenset({"laid", "circle", "tube", "tray", "map", "gradient", "tin"})
PUZZLE_LOOKS = SCENES | PUZZLE_FORMS | {"large"}

CUT = "M 0 8 h 21 c -6 13 20 13 14 0 h 9 M 6 0 v 22 c 13 -6 13 20 0 14 v 8"
"""One knob across and one down; its ends meet those of the next repeat of 44."""


def puzzle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A box and a few loose pieces unless the looks say otherwise; "large" pieces are for small hands."""
    form = next(iter(looks & PUZZLE_FORMS), "")
    {
        "": _boxed, "laid": _laid, "circle": _circle, "tube": _tube, "tray": _tray, "map": _map,
        "gradient": _gradient, "tin": _tin,
    }[form](c, colour, looks)  # fmt: skip


def _scene(
    c: Canvas, colour: str, looks: frozenset[str], x: float, y: float, width: float, height: float
) -> None:
    with c.group(transform=f"translate({x} {y}) scale({width / 200:.4g} {height / 200:.4g})"):
        scene(c, next(iter(looks & SCENES), ""), colour)


def _cuts(c: Canvas, d: str, looks: frozenset[str], unit: float = 0.75) -> None:
    """Saw lines over the outline `d`: a dark one, and a light one beside it."""
    u = unit * (1.7 if "large" in looks else 1.0)
    line = " ".join(part if part.isalpha() else f"{float(part) * u:.4g}" for part in CUT.split())
    c.path(d, c.weave(line, "#3A2C22", 1.5, (44 * u, 44 * u)), opacity=0.6)
    with c.group(transform="translate(1.2 1.2)"):
        c.path(d, c.weave(line, "#FFFFFF", 1.0, (44 * u, 44 * u)), opacity=0.45)


def _piece(c: Canvas, x: float, y: float, turn: float, tone: str, scale: float = 1.0) -> None:
    d = "M -20 -20 h 13 c -7 -15 21 -15 14 0 h 13 v 13 c 15 -7 15 21 0 14 v 13 h -13 c 7 -14 -21 -14 -14 0 h -13 v -13 c 13 7 13 -21 0 -14 Z"
    with c.group(transform=f"translate({x} {y}) rotate({turn}) scale({scale})"):
        c.path(d, "#3A2C22", opacity=0.3, transform="translate(3 4)")
        c.path(d, c.lit(tone, 0.1, 0.08))
        c.path(d, "none", stroke=shade(tone, -0.16), stroke_width=1.4)


def _boxed(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 330, 138)
    c.path("M 316 96 l 20 -13 V 310 l -20 18 Z", c.linear((shade(colour, -0.14), shade(colour, -0.24)), DOWN))
    c.path("M 72 96 l 22 -13 H 336 l -20 13 Z", shade(colour, 0.12))
    c.rect(72, 96, 244, 232, c.lit(colour, 0.05, 0.06, SLANT), rx=2)
    _scene(c, colour, looks, 72, 96, 244, 180)
    _cuts(c, "M 210 96 H 316 V 276 H 246 C 236 240 200 200 210 96 Z", looks)
    ink = contrast(colour)
    c.stroke("M 88 298 h 104", ink, 9)
    c.stroke("M 88 314 h 64", ink, 3.4, opacity=0.8)
    c.rect(258, 288, 44, 28, "none", rx=6, stroke=ink, stroke_width=2.4)
    c.stroke("M 268 302 h 24", ink, 4)
    for x, y, turn, tone in ((96, 350, -16, "#E3A43B"), (150, 356, 24, colour), (320, 346, 12, "#7FA070")):
        _piece(c, x, y, turn, tone, 0.78)


def _laid(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """On the table, two pieces still out."""
    c.wall_shadow(210, 220, 176, 150)
    c.rect(56, 82, 288, 244, "#3A2C22", rx=3, opacity=0.25, transform="translate(4 6)")
    _scene(c, colour, looks, 56, 82, 288, 244)
    _cuts(c, "M 56 82 H 344 V 326 H 56 Z", looks, 0.95)
    hole = shade(c.ground, -0.1)
    c.path("M 256 250 h 14 c -7 -15 21 -15 14 0 h 60 v 76 h -88 v -30 c 14 7 14 -22 0 -15 Z", hole)
    c.stroke("M 256 250 h 14 c -7 -15 21 -15 14 0 h 60", shade(hole, -0.2), 3, opacity=0.6)
    for x, y, turn, tone in ((294, 302, 18, colour), (350, 338, -24, "#E3A43B")):
        _piece(c, x, y, turn, tone, 0.95)


def _circle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(210, 222, 166, 156)
    d = "M 60 208 a 140 140 0 1 1 280 0 a 140 140 0 1 1 -280 0 Z"
    c.circle(204, 214, 140, "#3A2C22", opacity=0.25)
    with c.group(clip=c.clip(d)):
        _scene(c, colour, looks, 60, 68, 280, 280)
    c.circle(200, 208, 132, "none", stroke=colour, stroke_width=16)
    c.circle(200, 208, 122, "none", stroke="#FBF3E0", stroke_width=3)
    _cuts(c, d, looks, 0.9)
    _piece(c, 338, 330, 20, colour, 0.95)


def _gradient(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(210, 220, 160, 156)
    d = "M 72 74 H 328 V 336 H 72 Z"
    c.rect(76, 81, 256, 262, "#3A2C22", rx=2, opacity=0.25)
    c.path(
        d,
        c.linear(
            (mix(colour, "#FFF6E4", 0.85), mix(colour, "#F2C56B", 0.5), colour, mix(colour, "#35507A", 0.6)),
            SLANT,
        ),
    )
    _cuts(c, d, looks, 0.95)
    _piece(c, 330, 92, 24, mix(colour, "#F2C56B", 0.4), 0.95)
    _piece(c, 76, 340, -14, mix(colour, "#35507A", 0.4), 0.95)


def _map(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """An island that is on no chart."""
    c.wall_shadow(210, 220, 178, 140)
    d = "M 48 88 H 352 V 318 H 48 Z"
    c.rect(52, 95, 304, 230, "#3A2C22", rx=2, opacity=0.25)
    water = mix(colour, "#CFE3E6", 0.55)
    c.path(d, c.linear((shade(water, 0.06), shade(water, -0.05)), DOWN))
    c.path(d, c.weave("M 3 8 q 5 -5 10 0 t 10 0", shade(water, -0.12), 1.6, (44, 26)), opacity=0.7)
    land = "M 112 236 C 84 206 102 150 142 146 C 158 116 206 118 224 138 C 262 122 312 150 304 192 C 320 236 276 276 232 262 C 202 288 140 276 112 236 Z"
    c.path(land, "#E9D9A8", stroke="#FFFFFF", stroke_width=5)
    c.path(
        "M 126 226 C 108 200 122 166 150 164 C 176 140 214 148 214 176 C 206 218 160 246 126 226 Z", "#A9C08A"
    )
    c.path("M 226 168 C 256 148 292 168 286 200 C 274 240 240 238 226 222 Z", "#8DAE7C")
    c.path("M 176 210 l 14 -28 l 10 16 l 8 -12 l 14 24 Z", "#9A8B78")
    c.stroke(
        "M 150 240 C 180 232 190 222 204 236 C 226 250 244 236 268 214", "#B5533F", 3, stroke_dasharray="2 8"
    )
    c.stroke("M 264 206 l 12 14 M 276 206 l -12 14", "#B5533F", 5)
    c.circle(316, 122, 20, "#FBF3E0")
    c.path("M 316 104 l 6 18 l -6 18 l -6 -18 Z M 298 122 l 18 -6 l 18 6 l -18 6 Z", colour)
    c.path(d, "none", stroke="#FBF3E0", stroke_width=8)
    _cuts(c, d, looks, 0.9)


def _tube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 344, 92)
    with c.group(clip=c.clip("M 122 96 H 278 V 334 Q 200 356 122 334 Z")):
        _scene(c, colour, looks, 122, 92, 156, 256)
    c.path(
        "M 122 96 H 278 V 334 Q 200 356 122 334 Z",
        c.linear(("#000000/0.3", "#FFFFFF/0.25", "#FFFFFF/0", "#000000/0.4"), ACROSS),
    )
    c.path("M 118 82 H 282 V 112 Q 200 130 118 112 Z", upright(c, colour))
    c.ellipse(200, 82, 82, 17, shade(colour, 0.12))
    c.path("M 118 318 Q 200 340 282 318 V 336 Q 200 360 118 336 Z", upright(c, colour))
    for x, y, turn, tone in ((94, 346, -18, "#E3A43B"), (312, 340, 20, colour)):
        _piece(c, x, y, turn, tone, 0.9)


def _tin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Flat and round-cornered, open, with pieces spilling out."""
    c.wall_shadow(212, 216, 160, 140)
    c.rect(84, 64, 196, 178, c.lit(shade(colour, -0.06), 0.12, 0.1), rx=26)
    c.rect(94, 74, 176, 158, c.linear(("#8A8F94", "#D5D9DC", "#A3A8AD"), SLANT), rx=20)
    for x, y, turn, tone in (
        (132, 116, 10, "#E3A43B"),
        (184, 106, -30, "#7FA070"),
        (236, 124, 40, colour),
        (150, 176, -12, "#D8694F"),
        (212, 184, 25, "#5D7FA8"),
    ):
        _piece(c, x, y, turn, tone, 0.86)
    lid = "M 190 190 h 130 q 24 0 24 24 v 100 q 0 24 -24 24 h -130 q -24 0 -24 -24 v -100 q 0 -24 24 -24 Z"
    with c.group(transform="rotate(8 250 260)"):
        c.path(lid, "#3A2C22", opacity=0.3, transform="translate(5 7)")
        c.path(lid, c.lit(colour, 0.1, 0.12))
        with c.group(
            clip=c.clip(
                "M 196 202 h 118 q 18 0 18 18 v 88 q 0 18 -18 18 h -118 q -18 0 -18 -18 v -88 q 0 -18 18 -18 Z"
            )
        ):
            _scene(c, colour, looks, 176, 200, 160, 130)
        c.path(lid, c.linear(("#FFFFFF/0.3", "#FFFFFF/0", "#000000/0.1"), SLANT))


def _tray(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """For toddlers: wooden pieces with pegs in a wooden frame."""
    timber = "#DDBB88"
    c.wall_shadow(210, 222, 176, 140)
    c.rect(50, 90, 308, 240, shade(timber, -0.26), rx=14)
    wood(
        c,
        "M 58 78 H 342 Q 354 78 354 90 V 312 Q 354 324 342 324 H 58 Q 46 324 46 312 V 90 Q 46 78 58 78 Z",
        timber,
    )
    c.rect(64, 96, 272, 210, c.linear((mix(colour, "#FFF4E0", 0.7), mix(colour, "#FFF4E0", 0.5)), DOWN), rx=6)
    with c.group(clip=c.clip("M 64 96 H 336 V 306 H 64 Z")):
        c.path("M 64 252 C 130 226 240 250 336 230 V 306 H 64 Z", "#A9C08A")
    shapes = (
        ("M 98 178 a 34 34 0 1 1 68 0 a 34 34 0 1 1 -68 0 Z", "#F2C04E", (132, 178)),
        ("M 194 132 h 64 l 10 26 h -84 Z M 188 160 h 76 v 42 h -76 Z", "#D8694F", (226, 178)),
        ("M 284 206 l 22 -76 l 22 76 Z", "#6F9560", (306, 186)),
        ("M 96 278 c 0 -30 30 -40 58 -34 l 10 -16 l 8 18 c 10 10 8 34 -8 40 h -60 Z", colour, (138, 262)),
        ("M 208 246 h 88 l 14 20 l -8 22 h -96 l -10 -20 Z", "#5D7FA8", (254, 266)),
    )
    for d, tone, (x, y) in shapes:
        c.path(d, "#3A2C22", opacity=0.35, transform="translate(3 5)")
        c.path(d, c.lit(tone, 0.1, 0.1))
        c.path(d, "none", stroke=shade(tone, -0.14), stroke_width=1.6)
        c.circle(x + 1.6, y + 3, 9, "#3A2C22", opacity=0.35)
        c.circle(x, y, 9, c.radial(("#F7D9A8", "#D0A062", "#A87640"), 0.36, 0.3, 0.75))
    if "large" in looks:
        c.stroke("M 226 224 v 10 M 216 229 h 20", "#FFFFFF", 3)
