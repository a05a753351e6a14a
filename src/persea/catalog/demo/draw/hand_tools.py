"""Pictures of garden hand tools, lying with the business end at the upper right."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import metal, sides, wood
from persea.catalog.demo.draw.patterns import patterned

HEADS = frozenset(
    {
        "trowel",
        "fork",
        "claw",
        "secateurs",
        "shears",
        "hori",
        "saw",
        "dibber",
        "bulb",
        "weeder",
        "scoop",
        "hoe",
    }
)
TOOL_LOOKS = HEADS | {"wood", "copper", "dark", "set", "floral", "stripe", "dot"}

STEEL = "#AEB4B8"
HANDLE = "M 188 234 C 178 262 180 284 184 300 C 188 318 180 330 182 344 Q 186 360 200 360 Q 214 360 218 344 C 220 330 212 318 216 300 C 220 284 222 262 212 234 Z"
LONG_BLADE = "M 200 36 C 222 70 224 150 219 206 L 181 206 C 178 150 182 70 200 36 Z"


def hand_tool(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the handle's; steel unless the looks say copper or dark."""
    steel = "#B9754A" if "copper" in looks else "#565B5F" if "dark" in looks else STEEL
    head = next(iter(looks & HEADS), "")
    if "set" in looks:
        c.wall_shadow(212, 222, 150, 160)
        for name, x, tilt in (("fork", -66, -7), ("trowel", 0, 0), ("claw", 66, 7)):
            with c.group(
                transform=f"translate({200 + x} 204) rotate({tilt}) scale(0.86) translate(-200 -204)"
            ):
                _one(c, name, colour, steel, looks)
        return
    with c.group(transform="translate(216 222) rotate(38)"):
        c.wall_shadow(0, 0, 88 if head in ("bulb", "secateurs", "shears") else 66, 196)
    with c.group(transform="translate(200 206) rotate(38) scale(1.06) translate(-200 -200)"):
        _one(c, head, colour, steel, looks)


def _one(c: Canvas, head: str, colour: str, steel: str, looks: frozenset[str]) -> None:
    if head in ("secateurs", "shears"):
        {"secateurs": _secateurs, "shears": _shears}[head](c, colour, steel, looks)
        return
    if head in ("dibber", "bulb"):
        {"dibber": _dibber, "bulb": _bulb}[head](c, colour, steel, looks)
        return
    c.path("M 194 180 L 206 180 L 208 236 L 192 236 Z", metal(c, shade(steel, -0.05)))
    {"": _nothing, "trowel": _trowel, "fork": _fork, "claw": _claw, "hori": _hori, "saw": _saw, "weeder": _weeder,
     "scoop": _scoop, "hoe": _hoe}[head](c, steel)  # fmt: skip
    _handle(c, colour, looks)


def _nothing(_canvas: Canvas, _steel: str) -> None:
    """A handle that waits for its head."""


def _clad(c: Canvas, d: str, colour: str, looks: frozenset[str]) -> None:
    """Wood with grain along it, or a smooth painted or rubber grip."""
    if "wood" in looks:
        wood(c, d, colour, ACROSS, 90)
        sides(c, d, 0.26)
    else:
        c.path(d, c.linear((shade(colour, -0.06), shade(colour, 0.13), colour, shade(colour, -0.16)), ACROSS))
        patterned(c, d, colour, looks, unit=0.7)


def _handle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 200 350 C 186 372 190 388 202 386 C 212 384 210 368 202 352", "#7A4A2E", 3.2)
    _clad(c, HANDLE, colour, looks)
    if not looks & {"wood", "floral", "stripe", "dot"}:
        c.stroke(
            "M 186 270 h 28 M 185 280 h 30 M 186 290 h 28 M 186 300 h 28",
            shade(colour, -0.16),
            2.6,
            opacity=0.8,
        )
    c.stroke("M 192 246 C 187 268 189 286 191 296", "#FFFFFF", 3.4, opacity=0.4)
    c.path(
        "M 190 222 L 210 222 L 213 244 Q 200 250 187 244 Z", metal(c, "#C9A24E" if "wood" in looks else STEEL)
    )


def _blade(c: Canvas, d: str, steel: str) -> None:
    c.path(d, metal(c, steel))
    c.path(d, c.weave("M 0 1 h 40", shade(steel, 0.12), 0.7, (40, 4)), opacity=0.4)


def _trowel(c: Canvas, steel: str) -> None:
    _blade(
        c,
        "M 200 34 C 242 70 248 130 236 168 Q 228 192 206 196 L 194 196 Q 172 192 164 168 C 152 130 158 70 200 34 Z",
        steel,
    )
    c.path(
        "M 200 44 C 214 80 214 150 206 196 L 194 196 C 186 150 186 80 200 44 Z",
        c.linear((f"{shade(steel, -0.2)}/0.5", f"{shade(steel, 0.2)}/0.5"), ACROSS),
    )


def _scoop(c: Canvas, steel: str) -> None:
    _blade(
        c,
        "M 150 66 C 168 40 232 40 250 66 C 256 120 248 172 226 192 Q 200 202 174 192 C 152 172 144 120 150 66 Z",
        steel,
    )
    c.path(
        "M 150 66 C 168 40 232 40 250 66 C 240 96 234 150 222 176 Q 200 186 178 176 C 166 150 160 96 150 66 Z",
        c.linear((shade(steel, -0.24), shade(steel, -0.02), shade(steel, 0.12)), ACROSS),
    )


def _fork(c: Canvas, steel: str) -> None:
    tines = "M 200 190 V 52 M 200 184 C 172 182 164 168 164 140 V 60 M 200 184 C 228 182 236 168 236 140 V 60"
    c.stroke(tines, shade(steel, -0.16), 12)
    c.stroke(tines, shade(steel, 0.02), 8)
    c.stroke(tines, shade(steel, 0.24), 2.4, opacity=0.8)


def _claw(c: Canvas, steel: str) -> None:
    tines = "M 200 190 C 196 150 196 120 198 96 C 200 72 214 64 226 74 M 200 188 C 166 164 156 126 162 104 C 166 84 180 78 190 90 M 200 188 C 234 164 250 140 252 116 C 254 94 266 90 276 102"
    c.stroke(tines, shade(steel, -0.18), 11)
    c.stroke(tines, shade(steel, 0.02), 7)
    c.stroke(tines, shade(steel, 0.24), 2.2, opacity=0.8)


def _hori(c: Canvas, steel: str) -> None:
    _blade(c, LONG_BLADE, steel)
    c.path(LONG_BLADE, c.linear(("#000000/0.1", "#000000/0.3", "#FFFFFF/0.25", "#FFFFFF/0"), ACROSS))
    c.stroke("M 219 100 " + "l 5 5 l -5 5 " * 9, shade(steel, -0.2), 2.4)
    c.stroke("M 190 180 h 9 M 190 160 h 6 M 190 140 h 9 M 190 120 h 6", shade(steel, -0.3), 1.8)


def _saw(c: Canvas, steel: str) -> None:
    d = "M 186 214 C 168 150 176 90 214 38 C 222 90 216 160 216 214 Z"
    _blade(c, d, steel)
    c.stroke("M 186 206 C 170 150 178 92 208 48", shade(steel, -0.3), 8, stroke_dasharray="1 7")
    c.circle(201, 206, 8, shade(steel, -0.24))
    c.circle(200, 205, 4, shade(steel, 0.2))


def _weeder(c: Canvas, steel: str) -> None:
    _blade(c, "M 193 200 L 190 96 L 178 46 L 190 52 L 200 78 L 210 52 L 222 46 L 210 96 L 207 200 Z", steel)
    c.stroke("M 207 176 C 240 178 250 160 246 140", shade(steel, -0.12), 8)
    c.stroke("M 207 174 C 238 175 246 160 244 144", shade(steel, 0.16), 2.4)


def _hoe(c: Canvas, steel: str) -> None:
    c.stroke("M 200 190 C 196 140 200 100 226 84", shade(steel, -0.12), 11)
    c.stroke("M 197 190 C 193 140 198 104 222 86", shade(steel, 0.18), 3)
    _blade(c, "M 214 96 L 232 70 L 290 96 L 262 158 Q 230 150 214 96 Z", steel)


def _secateurs(c: Canvas, colour: str, steel: str, looks: frozenset[str]) -> None:
    _blade(c, "M 186 186 C 158 140 166 84 198 52 C 222 96 222 150 214 190 Z", shade(steel, 0.04))
    c.stroke("M 186 182 C 162 138 170 88 197 56", shade(steel, 0.26), 3, opacity=0.8)
    c.path(
        "M 184 196 C 206 176 226 150 232 104 C 250 116 256 150 236 180 C 228 194 216 204 204 208 Z",
        metal(c, shade(steel, -0.16)),
    )
    c.stroke("M 189 226 l 22 6 l -22 7 l 22 7 l -20 7 l 18 6", shade(steel, -0.1), 3)
    left = "M 186 188 C 150 226 142 300 156 352 Q 164 364 174 354 C 176 310 180 250 208 204 Z"
    right = "M 214 186 C 250 224 258 300 246 352 Q 238 366 228 354 C 226 310 220 250 192 206 Z"
    for grip in (right, left):
        _clad(c, grip, colour, looks)
    c.stroke(
        "M 164 250 C 156 284 156 316 162 338 M 240 252 C 246 284 246 316 240 338", "#FFFFFF", 4, opacity=0.35
    )
    c.circle(200, 196, 14, metal(c, STEEL))
    c.circle(200, 196, 6, shade(STEEL, -0.25))


def _shears(c: Canvas, colour: str, steel: str, looks: frozenset[str]) -> None:
    _blade(c, "M 190 226 C 196 160 204 90 228 30 C 240 90 234 170 212 226 Z", shade(steel, -0.08))
    _blade(c, "M 210 226 C 204 160 196 90 172 30 C 160 90 166 170 188 226 Z", shade(steel, 0.05))
    c.stroke("M 172 36 C 196 100 204 164 209 222", shade(steel, 0.25), 2.6, opacity=0.8)
    for d, grip in (
        (
            "M 194 222 C 180 246 168 262 162 280",
            "M 150 276 L 172 282 C 166 310 160 340 154 362 Q 146 372 136 364 C 134 336 142 300 150 276 Z",
        ),
        (
            "M 206 222 C 220 246 232 262 238 280",
            "M 250 276 L 228 282 C 234 310 240 340 246 362 Q 254 372 264 364 C 266 336 258 300 250 276 Z",
        ),
    ):
        c.stroke(d, shade(steel, -0.14), 11)
        _clad(c, grip, colour, looks)
    c.circle(200, 214, 11, metal(c, STEEL))
    c.circle(200, 214, 4.6, shade(STEEL, -0.25))


def _dibber(c: Canvas, colour: str, steel: str, looks: frozenset[str]) -> None:
    _clad(c, "M 182 136 L 218 136 L 216 300 L 184 300 Z", colour, looks)
    c.path("M 183 252 L 217 252 C 216 300 208 340 200 362 C 192 340 184 300 183 252 Z", metal(c, steel))
    c.stroke("M 184 168 h 32 M 184 192 h 32 M 184 216 h 32", shade(colour, -0.26), 2.4)
    bar = "M 128 96 Q 118 118 128 140 Q 200 126 272 140 Q 282 118 272 96 Q 200 110 128 96 Z"
    _clad(c, bar, mix(colour, "#FFFFFF", 0.05), looks)


def _bulb(c: Canvas, colour: str, steel: str, looks: frozenset[str]) -> None:
    barrel = "M 138 196 L 262 196 L 248 330 " + "l -8 14 l -8 -12 " * 6 + "L 152 330 Z"
    c.stroke(
        "M 152 200 C 150 150 158 112 160 100 M 248 200 C 250 150 242 112 240 100", shade(steel, -0.1), 10
    )
    c.path(barrel, metal(c, steel))
    c.ellipse(200, 196, 62, 14, shade(steel, 0.14))
    c.ellipse(200, 197, 55, 10, shade(steel, -0.24))
    c.stroke("M 214 226 h 14 M 214 250 h 22 M 214 274 h 14 M 214 298 h 22", shade(steel, -0.3), 2.6)
    _clad(c, "M 138 78 Q 200 66 262 78 Q 272 92 262 108 Q 200 98 138 108 Q 128 92 138 78 Z", colour, looks)
