"""Pictures of dog beds, a few with somebody asleep in them."""

from __future__ import annotations

from persea.catalog.demo.draw.animals import sleeping_dog
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import below, metal, sides, wicker
from persea.catalog.demo.draw.patterns import PATTERNS, lay, patterned

BED_SHAPES = frozenset(
    {"donut", "bolster", "mattress", "cave", "cot", "basket", "sofa", "tent", "roll", "bean"}
)
BED_LOOKS = BED_SHAPES | {
    "check", "stripe", "dot", "herringbone", "bone", "paw", "tweed", "quilt", "floral", "plush", "dog", "star",
}  # fmt: skip

CREAM = "#EFE4D0"


def dog_bed(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the cover's; what lies inside is cream or a shade of it."""
    shape = next(iter(looks & BED_SHAPES), "")
    # Low beds are lifted, so that they do not lie at the sheet's lower edge.
    lift = {
        "mattress": -56,
        "cot": -46,
        "donut": -38,
        "bean": -40,
        "basket": -34,
        "bolster": -30,
        "sofa": -22,
        "roll": -30,
    }
    with c.group(transform=f"translate(0 {lift.get(shape, 0)})"):
        c.floor_shadow(200, 342, 152, 15)
        {
            "": _cushion, "donut": _donut, "bolster": _bolster, "mattress": _mattress, "cave": _cave,
            "cot": _cot, "basket": _basket, "sofa": _sofa, "tent": _tent, "roll": _roll, "bean": _bean,
        }[shape](c, colour, looks)  # fmt: skip


def _cloth(
    c: Canvas, d: str, colour: str, looks: frozenset[str], *, dark: float = 0.26, unit: float = 1.0
) -> None:
    """Upholstery: filled, patterned, and shaded so that it swells."""
    c.path(d, c.linear((shade(colour, 0.06), colour, shade(colour, -0.06)), DOWN))
    if "plush" in looks:
        c.path(
            d, c.weave("M 2 6 q 4 -7 8 0 M 9 13 q 4 -7 8 0", shade(colour, 0.12), 3, (15, 14)), opacity=0.7
        )
        c.path(
            d, c.weave("M 2 9 q 4 -6 8 0 M 9 16 q 4 -6 8 0", shade(colour, -0.12), 2, (15, 14)), opacity=0.5
        )
    patterned(c, d, colour, looks, unit=unit)
    below(c, d, dark)


def _plain(looks: frozenset[str]) -> frozenset[str]:
    return looks - PATTERNS


def _donut(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _cloth(
        c,
        "M 52 244 C 46 322 116 348 200 348 C 284 348 354 322 348 244 C 340 180 60 180 52 244 Z",
        colour,
        looks,
    )
    _cloth(c, "M 60 232 a 140 62 0 1 1 280 0 a 140 62 0 1 1 -280 0 Z", shade(colour, 0.06), looks, dark=0.02)
    inner = mix(colour, CREAM, 0.55)
    c.ellipse(200, 240, 96, 38, c.linear((shade(colour, -0.26), shade(colour, -0.12)), DOWN))
    c.ellipse(200, 250, 88, 30, c.linear((shade(inner, -0.05), shade(inner, 0.05)), DOWN))
    if "dog" in looks:
        sleeping_dog(c, 200, 256, 0.86)
        front = "M 104 244 C 130 284 270 284 296 244 C 352 262 352 348 200 348 C 48 348 48 262 104 244 Z"
        _cloth(c, front, colour, looks)


def _bolster(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    inner = mix(colour, CREAM, 0.7)
    _cloth(c, "M 84 186 C 96 150 304 150 316 186 L 318 262 L 82 262 Z", colour, looks)
    c.path(
        "M 96 226 Q 200 206 304 226 L 318 318 L 82 318 Z",
        c.linear((shade(inner, -0.1), inner, shade(inner, 0.04)), DOWN),
    )
    c.stroke("M 200 222 v 60 M 150 234 q 50 14 100 0", shade(inner, -0.12), 2, opacity=0.4)
    if "dog" in looks:
        sleeping_dog(c, 200, 278, 1.0)
    for d in (
        "M 56 214 C 58 172 106 172 110 208 L 126 316 C 120 346 64 346 60 318 Z",
        "M 344 214 C 342 172 294 172 290 208 L 274 316 C 280 346 336 346 340 318 Z",
    ):
        _cloth(c, d, colour, looks, dark=0.3)
    _cloth(
        c,
        "M 74 306 C 100 288 300 288 326 306 C 344 318 340 348 316 348 L 84 348 C 60 348 56 318 74 306 Z",
        colour,
        looks,
        dark=0.34,
    )
    c.rect(180, 316, 40, 18, "#8A5A3A", rx=2)
    c.stroke("M 188 325 h 24", "#E7D3B4", 2)


def _mattress(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    top = "M 104 216 Q 200 204 296 216 Q 306 218 310 228 L 356 300 Q 360 312 346 314 Q 200 326 54 314 Q 40 312 44 300 L 90 228 Q 94 218 104 216 Z"
    side = "M 44 300 Q 42 312 54 314 Q 200 326 346 314 Q 358 312 356 300 L 358 328 Q 358 344 342 346 Q 200 356 58 346 Q 42 344 42 328 Z"
    c.path(side, c.linear((shade(colour, -0.07), shade(colour, -0.22)), DOWN))
    _cloth(c, top, colour, looks, dark=0.08)
    c.stroke(
        "M 44 304 Q 44 312 54 314 Q 200 326 346 314 Q 356 312 356 304",
        mix(shade(colour, 0.14), CREAM, 0.4),
        4,
    )
    c.stroke("M 46 342 Q 200 358 354 342", shade(colour, -0.26), 3, opacity=0.7)
    if "dog" in looks:
        sleeping_dog(c, 200, 290, 1.05)
    c.stroke("M 306 322 v 22 M 318 321 v 22", "#E7D3B4", 2)


def _cave(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    shell = "M 60 330 C 48 204 120 120 208 120 C 300 120 356 212 342 330 Q 340 348 318 348 L 82 348 Q 62 348 60 330 Z"
    _cloth(c, shell, colour, looks, unit=1.1)
    sides(c, shell, 0.2)
    c.path(
        "M 96 338 C 84 244 130 192 186 192 C 244 192 286 246 276 338 Z",
        c.linear((shade(colour, 0.16), shade(colour, 0.02)), DOWN),
    )
    c.path(
        "M 108 338 C 98 256 138 206 186 206 C 236 206 272 256 264 338 Z",
        c.linear((shade(colour, -0.36), shade(colour, -0.22)), DOWN),
    )
    inner = mix(colour, CREAM, 0.7)
    c.path(
        "M 106 324 C 130 288 242 288 266 324 L 266 348 L 104 348 Z",
        c.linear((shade(inner, 0.03), shade(inner, -0.12)), DOWN),
    )
    if "dog" in looks:
        sleeping_dog(c, 184, 318, 0.7)
    _cloth(
        c, "M 84 326 Q 186 306 284 326 Q 296 348 276 348 L 96 348 Q 74 348 84 326 Z", colour, _plain(looks)
    )


def _cot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    steel = "#8E9499"
    for x, y in ((96, 250), (304, 250), (60, 300), (340, 300)):
        c.stroke(f"M {x} {y} V {y + (50 if y > 280 else 66)}", shade(steel, -0.12), 11)
        c.stroke(f"M {x - 2} {y} V {y + (48 if y > 280 else 64)}", shade(steel, 0.2), 3)
    sling = "M 100 226 H 300 L 352 304 H 48 Z"
    c.path(sling, c.linear((shade(colour, -0.03), shade(colour, 0.06), shade(colour, -0.06)), DOWN))
    patterned(c, sling, colour, looks)
    c.path(
        "M 130 244 H 270 L 300 290 H 100 Z",
        c.radial((f"{shade(colour, -0.2)}/0.5", f"{shade(colour, -0.2)}/0")),
    )
    if "dog" in looks:
        sleeping_dog(c, 200, 282, 1.0)
    c.path(
        "M 100 226 H 300 L 352 304 H 48 Z",
        "none",
        stroke=metal(c, steel),
        stroke_width=10,
        stroke_linejoin="round",
    )
    c.stroke("M 112 236 H 288 M 66 296 H 334", mix(colour, "#FFFFFF", 0.4), 2, stroke_dasharray="6 5")


def _basket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    cane = "#C39A63"
    lay(c, "M 62 226 C 70 168 330 168 338 226 L 334 262 H 66 Z", wicker(c, shade(cane, -0.1)))
    sides(c, "M 62 226 C 70 168 330 168 338 226 L 334 262 H 66 Z", 0.34)
    _cloth(c, "M 84 244 C 100 206 300 206 316 244 L 322 300 H 78 Z", colour, looks, dark=0.16)
    if "dog" in looks:
        sleeping_dog(c, 200, 262, 0.98)
    front = "M 54 226 C 72 262 128 280 200 280 C 272 280 328 262 346 226 L 328 336 Q 326 348 312 348 H 88 Q 74 348 72 336 Z"
    lay(c, front, wicker(c, cane))
    sides(c, front, 0.34)
    c.stroke("M 56 226 C 74 262 128 280 200 280 C 272 280 326 262 344 226", shade(cane, -0.16), 13)
    c.stroke(
        "M 56 224 C 74 260 128 277 200 277 C 272 277 326 260 344 224",
        c.weave("M 2 8 l 6 -8", shade(cane, 0.16), 4, (9, 9)),
        11,
    )


def _sofa(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x in (84, 316):
        c.path(f"M {x - 9} 318 H {x + 9} L {x + 5} 350 H {x - 5} Z", c.linear(("#A8713F", "#7A4D2A"), ACROSS))
    _cloth(c, "M 84 196 Q 84 158 122 158 H 278 Q 316 158 316 196 V 280 H 84 Z", colour, looks)
    c.stroke("M 152 176 V 252 M 200 174 V 252 M 248 176 V 252", shade(colour, -0.2), 2.4, opacity=0.6)
    for x, y in ((152, 206), (200, 204), (248, 206)):
        c.circle(x, y, 4.6, shade(colour, -0.2))
    inner = mix(colour, CREAM, 0.78)
    _cloth(
        c,
        "M 92 254 Q 200 240 308 254 Q 318 286 306 302 H 94 Q 82 286 92 254 Z",
        inner,
        _plain(looks),
        dark=0.2,
    )
    if "dog" in looks:
        sleeping_dog(c, 200, 276, 0.9)
    _cloth(c, "M 62 296 H 338 V 312 Q 338 326 324 326 H 76 Q 62 326 62 312 Z", colour, looks, dark=0.3)
    for d in (
        "M 54 236 Q 54 212 78 212 Q 102 212 102 236 V 322 H 66 Q 54 322 54 310 Z",
        "M 346 236 Q 346 212 322 212 Q 298 212 298 236 V 322 H 334 Q 346 322 346 310 Z",
    ):
        _cloth(c, d, colour, looks, dark=0.3)


def _tent(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for d in ("M 188 66 L 296 346", "M 212 66 L 104 346"):
        c.stroke(d, "#8F6238", 9)
        c.stroke(d, "#C79A66", 3)
    sheet = "M 200 92 L 316 346 H 84 Z"
    _cloth(c, sheet, colour, looks, dark=0.12)
    sides(c, sheet, 0.24)
    c.path(
        "M 200 138 C 196 220 164 300 128 346 H 272 C 236 300 204 220 200 138 Z",
        c.linear((shade(colour, -0.36), shade(colour, -0.2)), DOWN),
    )
    inner = mix(colour, CREAM, 0.75)
    c.path(
        "M 128 346 Q 140 316 200 314 Q 260 316 272 346 Z",
        c.linear((shade(inner, 0.03), shade(inner, -0.1)), DOWN),
    )
    if "dog" in looks:
        sleeping_dog(c, 200, 334, 0.56)
    for d in (
        "M 200 138 C 190 220 150 300 112 346 L 128 346 C 164 300 196 220 200 138 Z",
        "M 200 138 C 210 220 250 300 288 346 L 272 346 C 236 300 204 220 200 138 Z",
    ):
        c.path(d, shade(colour, 0.14))
    c.stroke("M 176 108 Q 200 118 224 108", "#C9B48A", 6)


def _roll(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    inner = mix(colour, CREAM, 0.72)
    flat = "M 84 262 H 316 L 340 330 Q 342 338 334 338 H 66 Q 58 338 60 330 Z"
    c.path("M 60 328 L 58 340 Q 60 352 72 352 H 328 Q 340 352 342 340 L 340 328 Z", shade(colour, -0.14))
    c.path(flat, c.linear((shade(inner, -0.16), shade(inner, 0.02)), DOWN))
    c.path(
        flat, c.weave("M 2 8 q 5 -7 10 0 M 9 17 q 5 -7 10 0", shade(inner, -0.1), 2.4, (20, 18)), opacity=0.7
    )
    c.stroke("M 84 276 L 64 330 Q 62 338 70 338 H 330 Q 338 338 336 330 L 316 276", shade(colour, 0.02), 7)
    roll = "M 80 186 H 320 V 268 Q 320 282 306 282 H 94 Q 80 282 80 268 Z"
    _cloth(c, roll, colour, looks, dark=0.36)
    for x in (80, 320):
        c.ellipse(x, 234, 22, 48, c.linear((shade(colour, 0.08), shade(colour, -0.16)), DOWN))
        c.path(
            f"M {x} 206 a 12 28 0 1 1 -1 0 M {x} 222 a 6 12 0 1 1 -1 0",
            "none",
            stroke=shade(inner, -0.06),
            stroke_width=4,
        )
    for x in (132, 254):
        c.path(f"M {x} 185 h 15 V 283 h -15 Z", c.linear(("#8A5A3A", "#5F3B24"), DOWN))
        c.rect(x - 3, 226, 21, 15, metal(c, "#C9A24E"), rx=3)
    c.stroke("M 142 186 C 150 138 252 138 260 186", "#6E4529", 8)


def _bean(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    sack = "M 54 300 C 44 236 110 184 176 192 C 240 178 338 208 348 286 C 354 334 316 348 288 348 H 104 C 70 348 58 328 54 300 Z"
    _cloth(c, sack, colour, looks, unit=1.1)
    c.path(
        "M 108 252 C 140 218 268 216 300 256 C 290 288 126 290 108 252 Z",
        c.radial((f"{shade(colour, -0.26)}/0.65", f"{shade(colour, -0.26)}/0")),
    )
    c.stroke(
        "M 62 296 C 96 312 130 300 150 316 M 340 286 C 312 306 282 300 262 316 M 200 300 v 26",
        shade(colour, -0.22),
        2.6,
        opacity=0.55,
    )
    if "dog" in looks:
        sleeping_dog(c, 204, 262, 0.96)
    c.path("M 60 310 l -22 -8 l 2 20 l 20 4 Z", shade(colour, -0.1))


def _cushion(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.ellipse(200, 316, 150, 34, colour)
