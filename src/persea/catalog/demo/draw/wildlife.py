"""Pictures of bird feeders, hung up and filled, some with a visitor."""

from __future__ import annotations

from persea.catalog.demo.draw.animals import perched_bird
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import metal, sides, wood
from persea.catalog.demo.draw.patterns import patterned

FEEDER_SHAPES = frozenset(
    {
        "tube",
        "hopper",
        "table",
        "suet",
        "dome",
        "coconut",
        "window",
        "ring",
        "spiral",
        "mesh",
        "teacup",
        "caged",
    }
)
FEEDER_LOOKS = FEEDER_SHAPES | {"robin", "tit", "stripe", "dot", "floral", "twin"}

CLEAR = ("#C9D8D8/0.7", "#FFFFFF/0.35", "#E3EEEE/0.2", "#AFC3C3/0.7")
SEED = "#A5793F"
WIRE = "#6B7074"


def bird_feeder(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the roof's, the lid's or the cup's."""
    shape = next(iter(looks & FEEDER_SHAPES), "")
    if shape == "table":
        c.floor_shadow(200, 352, 90)
    else:
        c.wall_shadow(216, 232, 130, 140)
    {
        "": _hook, "tube": _tube, "hopper": _hopper, "table": _table, "suet": _suet, "dome": _dome,
        "coconut": _coconut, "window": _window, "ring": _ring, "spiral": _spiral, "mesh": _mesh,
        "teacup": _teacup, "caged": _caged,
    }[shape](c, colour, looks)  # fmt: skip
    x, y, scale = {
        "tube": (276, 292, 0.8), "hopper": (128, 304, 0.8), "table": (256, 214, 0.72), "suet": (276, 168, 0.76),
        "dome": (124, 268, 0.8), "coconut": (256, 292, 0.8), "window": (140, 262, 0.8), "ring": (268, 322, 0.8),
        "spiral": (258, 308, 0.76), "mesh": (262, 244, 0.76), "teacup": (280, 202, 0.76), "caged": (292, 300, 0.7),
    }.get(shape, (200, 300, 0.8))  # fmt: skip
    for bird in sorted(looks & {"robin", "tit"}):
        perched_bird(c, x, y, scale, robin=bird == "robin", left=x > 200)


def _hook(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.stroke("M 200 120 V 64 C 200 36 236 36 236 60", shade(colour, -0.1), 5)


def _cord(c: Canvas, y: float, colour: str = WIRE) -> None:
    c.stroke(f"M 200 {y} V 62", colour, 3)
    c.circle(200, 54, 8, "none", stroke=colour, stroke_width=3.4)


def _seeds(c: Canvas, d: str, tone: str = SEED) -> None:
    c.path(d, c.linear((shade(tone, -0.06), shade(tone, 0.07), shade(tone, -0.13)), ACROSS))
    c.path(d, c.weave("M 3 3 l 3 2 M 12 9 l 2 -3 M 6 13 l 3 0", shade(tone, 0.16), 2.6, (17, 16), 10))
    c.path(d, c.weave("M 3 8 l 2 3 M 11 2 l 3 1 M 14 13 l 2 -2", shade(tone, -0.2), 2.6, (19, 17), 30))


def _tube(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _cord(c, 100)
    places = (154, 246) if "twin" in looks else (200,)
    for x in places:
        left, right = x - 36, x + 36
        _seeds(c, f"M {left + 4} 156 H {right - 4} V 316 H {left + 4} Z")
        c.rect(left, 120, 72, 204, c.linear(CLEAR, ACROSS), rx=6)
        c.stroke(f"M {left + 12} 134 V 306", "#FFFFFF", 5, opacity=0.5)
        for y in (206, 282):
            c.circle(x, y, 11, metal(c, colour))
            c.circle(x, y, 6, shade(colour, -0.3))
            c.stroke(f"M {left - 22} {y + 17} H {right + 22}", shade(colour, -0.12), 6)
            c.stroke(f"M {left - 22} {y + 15.6} H {right + 22}", shade(colour, 0.16), 1.8)
        c.path(f"M {left - 6} 128 C {left - 4} 96 {right + 4} 96 {right + 6} 128 Z", upright(c, colour))
        c.path(
            f"M {left - 4} 318 H {right + 4} L {right - 6} 344 Q {x} 350 {left + 6} 344 Z", upright(c, colour)
        )
    if "twin" in looks:
        c.stroke("M 154 106 C 160 84 240 84 246 106", WIRE, 5)


def _hopper(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    timber = "#B98A58"
    c.stroke("M 200 60 L 150 118 M 200 60 L 250 118", "#8F7A55", 3.4)
    c.circle(200, 56, 7, "none", stroke="#8F7A55", stroke_width=3.4)
    _seeds(c, "M 140 206 L 260 206 L 252 302 L 148 302 Z")
    c.path("M 132 160 H 268 V 302 H 132 Z", c.linear(CLEAR, ACROSS))
    c.path("M 152 172 L 180 172 L 160 290 L 148 290 Z", "#FFFFFF", opacity=0.3)
    for x in (118, 266):
        wood(c, f"M {x} 150 h 16 v 156 h -16 Z", timber, ACROSS, 90)
    wood(c, "M 92 300 L 308 300 L 314 322 Q 314 328 308 328 L 92 328 Q 86 328 86 322 Z", timber)
    c.path("M 92 300 L 308 300 L 304 292 L 96 292 Z", shade(timber, -0.16))
    roof = "M 200 92 L 320 168 L 306 182 L 200 120 L 94 182 L 80 168 Z"
    c.path("M 200 112 L 292 172 H 108 Z", shade(timber, -0.1))
    c.path(roof, c.linear((shade(colour, 0.12), colour, shade(colour, -0.12)), ACROSS))
    patterned(c, roof, colour, looks, unit=0.8)
    c.stroke("M 84 168 L 200 95 L 316 168", shade(colour, 0.2), 2.6, opacity=0.7)


def _table(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    timber = "#B98A58"
    wood(c, "M 191 236 H 209 V 350 H 191 Z", timber, ACROSS, 90)
    for d in ("M 196 326 L 150 352", "M 204 326 L 250 352"):
        c.stroke(d, shade(timber, -0.12), 11)
    for x in (122, 262):
        wood(c, f"M {x} 122 h 16 v 92 h -16 Z", timber, ACROSS, 90)
    _seeds(c, "M 120 214 Q 170 196 200 206 Q 240 196 280 214 Z")
    wood(c, "M 88 212 H 312 L 306 240 H 94 Z", timber)
    c.path(
        "M 200 56 L 318 128 L 306 142 L 94 142 L 82 128 Z",
        c.linear((shade(colour, 0.12), shade(colour, -0.1)), DOWN),
    )
    c.path(
        "M 200 56 L 318 128 L 306 142 L 94 142 L 82 128 Z",
        c.weave("M 0 4 h 30 M 10 4 v -14", shade(colour, -0.16), 2, (30, 18)),
        opacity=0.7,
    )


def _suet(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.stroke("M 146 140 L 200 70 L 254 140", WIRE, 3.4)
    c.circle(200, 62, 8, "none", stroke=WIRE, stroke_width=3.4)
    _seeds(c, "M 140 152 H 260 V 272 H 140 Z", "#D8B987")
    cage = "M 130 142 H 270 V 282 H 130 Z"
    c.path(cage, c.weave("M 0 1 H 20 M 1 0 V 20", shade(colour, -0.06), 3.6, (20, 20)))
    c.path(cage, "none", stroke=colour, stroke_width=7, stroke_linejoin="round")
    c.stroke("M 132 140 H 268", shade(colour, 0.2), 2)
    wood(c, "M 186 286 H 214 L 210 352 Q 200 360 190 352 Z", "#B98A58", ACROSS, 90)


def _dome(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    _cord(c, 300)
    c.ellipse(200, 280, 96, 16, shade(colour, -0.2))
    _seeds(c, "M 116 280 Q 160 252 200 258 Q 244 250 284 280 Q 200 298 116 280 Z")
    tray = "M 104 278 C 112 322 160 336 200 336 C 240 336 288 322 296 278 Q 200 306 104 278 Z"
    c.path(tray, upright(c, colour))
    roof = "M 84 196 C 92 108 308 108 316 196 Q 200 228 84 196 Z"
    c.path(roof, c.linear(("#BFD3D3/0.75", "#FFFFFF/0.6", "#DDEAEA/0.4", "#A9BFBF/0.7"), ACROSS))
    c.stroke("M 110 182 C 124 142 156 128 182 126", "#FFFFFF", 7, opacity=0.75)
    c.stroke("M 84 196 Q 200 228 316 196", "#9DB4B4", 2.6)
    c.circle(200, 130, 12, metal(c, colour))


def _coconut(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    _cord(c, 150, "#9A8257")
    shell = "M 200 126 C 268 126 306 176 306 232 C 306 294 258 336 200 336 C 142 336 94 294 94 232 C 94 176 132 126 200 126 Z"
    c.path(shell, c.radial((shade(colour, 0.1), colour, shade(colour, -0.14)), 0.38, 0.3, 0.75))
    c.path(
        shell,
        c.weave("M 2 3 l 9 3 M 14 12 l 8 -3 M 5 19 l 8 2", shade(colour, 0.14), 1.6, (24, 23), 50),
        opacity=0.7,
    )
    c.path(shell, c.weave("M 3 8 l 10 -2 M 12 2 l 6 3", shade(colour, -0.16), 1.6, (21, 17), 20), opacity=0.7)
    c.ellipse(200, 246, 68, 66, "#F3EBDB")
    c.ellipse(200, 250, 60, 58, shade(colour, -0.16))
    _seeds(
        c,
        "M 143 262 Q 180 240 206 250 Q 236 240 257 262 C 252 292 226 308 200 308 C 174 308 148 292 143 262 Z",
        "#D8B987",
    )


def _window(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.rect(64, 60, 272, 290, c.linear(("#EEF5F6/0.9", "#CADCE2/0.8", "#E6F0F2/0.9"), ACROSS), rx=4)
    c.path("M 96 60 H 150 L 84 220 L 64 230 V 140 Z", "#FFFFFF", opacity=0.5)
    c.path("M 64 60 H 336 V 350 H 64 Z", "none", stroke="#F7F4EE", stroke_width=14)
    c.path("M 64 60 H 336 V 350 H 64 Z", "none", stroke="#D8D2C6", stroke_width=2)
    box = "M 104 150 H 296 V 282 Q 296 292 286 292 H 114 Q 104 292 104 282 Z"
    c.path(
        "M 92 150 Q 200 110 308 150 L 300 164 H 100 Z",
        c.linear((shade(colour, 0.12), shade(colour, -0.08)), DOWN),
    )
    c.path(
        box,
        c.linear(("#C2D6DC/0.7", "#FFFFFF/0.35", "#B5CBD2/0.7"), ACROSS),
        stroke="#A9C0C6",
        stroke_width=2,
    )
    _seeds(c, "M 110 262 Q 160 244 200 252 Q 250 242 290 262 V 286 H 110 Z")
    c.rect(98, 272, 204, 22, c.linear((shade(colour, 0.1), shade(colour, -0.1)), DOWN), rx=6)
    for x in (130, 270):
        c.circle(x, 182, 14, c.radial(("#FFFFFF/0.9", "#B9CCD2/0.8", "#8FA9B2/0.8"), 0.4, 0.35, 0.7))


def _ring(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    _cord(c, 120)
    for tone, width in ((shade("#C99B5C", -0.16), 46), ("#C99B5C", 42)):
        c.circle(200, 230, 92, "none", stroke=tone, stroke_width=width)
    nuts = c.weave("M 5 5 l 7 3 M 20 14 l 5 -6 M 7 20 l 8 -2", "#E6C48E", 8, (29, 27), 20)
    c.circle(200, 230, 92, "none", stroke=nuts, stroke_width=42)
    coil = c.weave("M 0 3 H 12 M 3 0 V 12", shade(colour, -0.02), 2.2, (12, 12), 45)
    c.circle(200, 230, 92, "none", stroke=coil, stroke_width=46)
    for r in (70, 115):
        c.circle(200, 230, r, "none", stroke=colour, stroke_width=4.6)
    c.path("M 168 112 H 232 L 238 142 Q 200 152 162 142 Z", upright(c, colour))


def _spiral(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    _cord(c, 104)
    for y in (158, 220, 282):
        c.circle(200, y, 33, c.radial(("#EBD7AE", "#CDAF7C", "#9F7F4E"), 0.38, 0.32, 0.72))
        c.circle(
            200,
            y,
            33,
            c.weave("M 3 4 l 3 2 M 11 10 l 2 -3 M 4 13 l 2 1", "#8A6536", 2.4, (15, 16), 20),
            opacity=0.8,
        )
    coil = " ".join(f"M 158 {y} C 170 {y + 22} 230 {y + 22} 242 {y + 6}" for y in range(118, 330, 24))
    c.stroke(coil, shade(colour, -0.08), 5)
    c.stroke(coil, shade(colour, 0.2), 1.6)
    c.stroke("M 158 112 V 318 M 242 112 V 330", colour, 4)
    c.path("M 146 122 C 150 92 250 92 254 122 Z", upright(c, colour))
    c.path("M 152 320 H 248 L 238 340 H 162 Z", upright(c, colour))


def _mesh(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    _cord(c, 90)
    body = "M 150 112 H 250 V 322 H 150 Z"
    _seeds(c, body, "#CFA263")
    c.path(body, c.weave("M 0 0 L 11 11 M 11 0 L 0 11", "#DCE0E2", 2, (11, 11)))
    sides(c, body, 0.4)
    for y in (170, 228, 286):
        c.rect(147, y, 106, 6, metal(c, colour), rx=3)
    c.path("M 138 118 L 150 86 Q 200 74 250 86 L 262 118 Q 200 128 138 118 Z", upright(c, colour))
    c.path("M 142 316 H 258 L 250 344 Q 200 354 150 344 Z", upright(c, colour))


def _teacup(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 200 66 L 112 286 M 200 66 L 288 286", "#9A8257", 3)
    c.circle(200, 60, 8, "none", stroke="#9A8257", stroke_width=3.4)
    c.ellipse(200, 304, 128, 25, shade(colour, -0.1))
    c.ellipse(200, 299, 128, 24, c.linear((shade(colour, 0.12), colour, shade(colour, -0.07)), ACROSS))
    c.ellipse(200, 297, 84, 13, shade(colour, -0.08))
    c.path("M 268 226 C 316 214 316 278 254 276", stroke=shade(colour, -0.08), stroke_width=12)
    cup = "M 126 206 L 274 206 C 274 262 250 300 222 300 L 178 300 C 150 300 126 262 126 206 Z"
    c.path(cup, upright(c, colour))
    patterned(c, cup, colour, looks, unit=0.95)
    sides(c, cup, 0.18)
    c.ellipse(200, 206, 74, 15, shade(colour, 0.13))
    _seeds(c, "M 134 207 Q 168 188 200 194 Q 236 188 266 207 Q 200 226 134 207 Z")


def _caged(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    with c.group(transform="translate(70 62) scale(0.65 0.76)"):
        _tube(c, "#7C8387", looks - {"twin"})
    bars = " ".join(
        f"M 200 110 C {200 + dx} 110 {200 + dx} 130 {200 + dx} 160 V 296 C {200 + dx} 322 {200 + dx * 0.9:.4g} 336 200 338"
        for dx in (-104, -76, -40, 0, 40, 76, 104)
    )
    c.stroke(bars, shade(colour, -0.04), 4)
    c.stroke(bars, shade(colour, 0.22), 1.2)
    for y in (160, 206, 252, 298):
        c.stroke(f"M 96 {y} Q 200 {y + 16} 304 {y}", colour, 3.4)
    c.path("M 92 150 C 120 96 280 96 308 150 Q 200 176 92 150 Z", upright(c, colour))
    _cord(c, 112)
