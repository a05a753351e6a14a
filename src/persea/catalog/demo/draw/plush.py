"""Pictures of plush animals, sitting and facing us, or lying on the belly."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade

ANIMALS = frozenset(
    {
        "rabbit",
        "elephant",
        "fox",
        "sheep",
        "dino",
        "whale",
        "octopus",
        "cat",
        "dog",
        "penguin",
        "lion",
        "owl",
    }
)
PLUSH_LOOKS = ANIMALS | {"scarf", "bow", "knit", "curly", "cord", "dungarees"}

INK = "#2E2622"


def plush(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A bear unless the looks name another animal."""
    animal = next(iter(looks & ANIMALS), "")
    c.floor_shadow(200, 346, 112)
    if animal in ("whale", "octopus", "dino", "owl", "penguin"):
        {"whale": _whale, "octopus": _octopus, "dino": _dino, "owl": _owl, "penguin": _penguin}[animal](
            c, colour, looks
        )
    else:
        _sitting(c, colour, looks, animal)


def _fur(c: Canvas, d: str, colour: str, looks: frozenset[str]) -> None:
    """A stuffed shape: round in the light, with the nap that the looks name."""
    c.path(d, c.radial((shade(colour, 0.1), colour, shade(colour, -0.12)), 0.38, 0.28, 0.8))
    if "knit" in looks:
        c.path(d, c.weave("M 1 1 l 4 5 l 4 -5", shade(colour, -0.14), 2, (10, 7)), opacity=0.7)
    elif "curly" in looks:
        c.path(
            d,
            c.weave("M 3 9 a 5 5 0 1 1 8 2 M 14 18 a 5 5 0 1 1 8 2", shade(colour, -0.1), 2.4, (22, 20)),
            opacity=0.8,
        )
        c.path(
            d,
            c.weave("M 4 7 a 4 4 0 0 1 6 -2 M 15 16 a 4 4 0 0 1 6 -2", shade(colour, 0.14), 2, (22, 20)),
            opacity=0.9,
        )
    elif "cord" in looks:
        c.path(d, c.weave("M 3 0 V 40", shade(colour, -0.1), 3, (8, 40)), opacity=0.6)
    else:
        c.path(
            d,
            c.weave("M 3 6 l 2 -4 M 11 12 l 1 -4 M 7 17 l 2 -4", shade(colour, 0.12), 1.5, (15, 18)),
            opacity=0.55,
        )


def _round(x: float, y: float, rx: float, ry: float) -> str:
    return f"M {x - rx} {y} a {rx} {ry} 0 1 1 {2 * rx} 0 a {rx} {ry} 0 1 1 {-2 * rx} 0 Z"


def _eyes(c: Canvas, x: float, y: float, apart: float, size: float = 6.4) -> None:
    for side in (-apart, apart):
        c.circle(x + side, y, size, INK)
        c.circle(x + side - size * 0.3, y - size * 0.35, size * 0.32, "#FFFFFF")
        c.circle(x + side * 1.65, y + size * 2.6, size * 1.5, "#E58E84", opacity=0.35)


def _sitting(c: Canvas, colour: str, looks: frozenset[str], animal: str) -> None:
    face = "#F6E9D6" if animal in ("sheep", "fox") else mix(colour, "#FBEFDD", 0.62)
    pad = mix(colour, "#F2C9B4", 0.55) if lightness(colour) > 0.45 else mix(colour, "#E9CDB8", 0.6)
    if animal in ("fox", "cat", "dog", "lion"):
        c.stroke("M 268 312 C 336 318 344 262 322 236", shade(colour, -0.07), 30 if animal == "fox" else 17)
        if animal in ("fox", "lion"):
            c.circle(
                322,
                234,
                17 if animal == "fox" else 20,
                "#FBF1E2" if animal == "fox" else shade(colour, -0.22),
            )
    _fur(
        c,
        "M 128 268 C 122 216 160 188 200 188 C 240 188 278 216 272 268 C 282 330 246 346 200 346 C 154 346 118 330 128 268 Z",
        colour,
        looks,
    )
    c.ellipse(200, 282, 44, 50, face, opacity=0.9)
    if "dungarees" in looks:
        _dungarees(c)
    for left in c.both_sides():
        _fur(
            c,
            "M 140 214 C 108 224 92 262 104 286 C 116 300 136 288 144 264 Z",
            colour if left else shade(colour, -0.03),
            looks,
        )
        _fur(c, _round(134, 326, 38, 30), colour if left else shade(colour, -0.03), looks)
        c.ellipse(130, 328, 21, 18, pad)
    _ears(c, colour, looks, animal, pad)
    _head(c, colour, looks, animal, face)
    if "scarf" in looks:
        for d in (
            "M 132 206 C 160 232 240 232 268 206 L 272 226 C 240 254 160 254 128 226 Z",
            "M 226 230 L 254 226 L 264 288 L 234 292 Z",
        ):
            c.path(d, c.linear(("#C9533F", "#A63F30"), DOWN))
            c.path(d, c.weave("M 0 4 H 20", "#F3DFC4", 4, (20, 17)), opacity=0.8)
    if "bow" in looks:
        c.path(
            "M 200 222 C 178 200 148 204 150 222 C 148 242 178 246 200 226 C 222 246 252 242 250 222 C 252 204 222 200 200 222 Z",
            c.linear(("#7FA6C4", "#587F9E"), DOWN),
        )
        c.circle(200, 224, 9, "#4C718F")


def _dungarees(c: Canvas) -> None:
    denim = "#5C7FA5"
    trousers = "M 124 286 C 150 276 164 262 164 246 H 236 C 236 262 250 276 276 286 C 282 332 246 347 200 347 C 154 347 118 332 124 286 Z"
    c.path(trousers, c.linear((shade(denim, 0.06), shade(denim, -0.1)), DOWN))
    c.path(trousers, c.weave("M 0 4 l 4 -4", shade(denim, 0.12), 1, (4, 4)), opacity=0.5)
    c.stroke("M 168 250 L 152 208 M 232 250 L 248 208", shade(denim, -0.06), 13)
    c.stroke("M 170 254 h .1 M 230 254 h .1", "#E3B04B", 11)
    c.stitch("M 178 276 H 222 V 304 Q 200 312 178 304 Z", "#EAD9B0")


def _ears(c: Canvas, colour: str, looks: frozenset[str], animal: str, pad: str) -> None:
    if animal == "lion":
        mane = shade(colour, -0.2)
        for d, width in ((_round(200, 146, 92, 86), 0.0), (_round(200, 146, 80, 74), 0.07)):
            c.path(d, c.linear((shade(mane, width + 0.06), shade(mane, width - 0.06)), DOWN))
        c.path(
            _round(200, 146, 92, 86),
            c.weave("M 4 4 q 6 4 4 12 M 14 14 q 6 4 4 10", shade(mane, 0.14), 3, (20, 26), 20),
        )
    shapes = {
        "": (_round(140, 88, 28, 28), _round(140, 90, 16, 16)),
        "lion": (_round(138, 84, 22, 22), _round(138, 86, 12, 12)),
        "rabbit": (
            "M 146 104 C 116 60 128 6 152 12 C 176 18 182 66 178 98 Z",
            "M 150 88 C 136 56 142 26 152 28 C 164 32 168 62 166 88 Z",
        ),
        "elephant": (
            "M 140 108 C 84 62 44 118 60 164 C 70 200 120 200 140 172 Z",
            "M 132 122 C 96 92 68 126 78 158 C 86 180 116 180 132 162 Z",
        ),
        "fox": ("M 134 118 L 128 48 L 186 84 Z", "M 142 102 L 138 66 L 168 86 Z"),
        "cat": ("M 132 118 L 126 52 L 184 84 Z", "M 140 104 L 137 70 L 166 86 Z"),
        "dog": (
            "M 150 86 C 112 80 96 130 106 168 C 114 186 138 176 144 150 Z",
            "M 138 104 C 118 108 112 138 118 156 Z",
        ),
        "sheep": (
            "M 132 138 C 96 122 78 140 86 156 C 98 172 126 166 138 156 Z",
            "M 124 144 C 106 138 96 146 100 152 Z",
        ),
    }[animal]
    for left in c.both_sides():
        _fur(c, shapes[0], shade(colour, -0.09 if animal == "dog" else 0.0 if left else -0.03), looks)
        c.path(shapes[1], pad if animal != "dog" else shade(colour, -0.15))


def _head(c: Canvas, colour: str, looks: frozenset[str], animal: str, face: str) -> None:
    head = _round(200, 148, 76, 68)
    if animal == "sheep":
        _fur(c, _round(200, 140, 80, 72), colour, looks)
        c.path(
            _round(200, 160, 52, 50), c.radial((shade(face, 0.04), face, shade(face, -0.1)), 0.4, 0.3, 0.8)
        )
        _eyes(c, 200, 150, 24)
        c.stroke("M 192 176 l 8 6 l 8 -6 M 200 182 v 8", INK, 3)
        return
    _fur(c, head, colour, looks)
    if animal == "elephant":
        _eyes(c, 200, 136, 38)
        c.stroke("M 200 158 C 200 190 196 216 214 232 C 226 240 238 232 236 222", shade(colour, -0.1), 32)
        c.stroke("M 197 160 C 196 190 194 214 210 228", shade(colour, 0.06), 18, opacity=0.7)
        c.stroke(
            "M 188 182 q 11 5 22 1 M 188 198 q 11 5 22 0 M 196 216 q 10 2 18 -6",
            shade(colour, -0.18),
            2.4,
            opacity=0.7,
        )
        return
    if animal == "fox":
        c.path(
            "M 126 156 C 156 148 182 168 200 204 C 158 216 128 192 126 156 Z M 274 156 C 244 148 218 168 200 204 C 242 216 272 192 274 156 Z",
            face,
        )
        _eyes(c, 200, 142, 34)
        c.ellipse(200, 194, 11, 8, INK)
        return
    if animal == "dog":
        c.path(
            "M 210 86 C 250 84 262 118 254 146 C 236 154 218 140 214 118 Z",
            shade(colour, -0.16),
            opacity=0.85,
        )
    c.ellipse(200, 174, 36 if animal != "rabbit" else 26, 27 if animal != "rabbit" else 20, face)
    _eyes(c, 200, 142, 34)
    c.path(
        "M 188 160 H 212 C 214 168 206 174 200 174 C 194 174 186 168 188 160 Z",
        INK if animal in ("dog", "") else "#B5705F",
    )
    c.stroke("M 200 174 v 8 M 200 182 q -9 9 -17 2 M 200 182 q 9 9 17 2", INK, 3)
    if animal == "cat":
        c.stroke(
            "M 152 168 l -40 -8 M 152 176 l -38 6 M 248 168 l 40 -8 M 248 176 l 38 6", INK, 2, opacity=0.5
        )
        c.stroke("M 188 88 v 18 M 200 86 v 22 M 212 88 v 18", shade(colour, -0.22), 5)


def _whale(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _fur(
        c,
        "M 292 250 C 330 244 340 214 332 186 C 352 176 372 184 378 200 C 384 178 368 158 340 166 C 330 146 300 146 294 164 C 300 176 312 182 320 188 C 318 210 300 216 276 214 Z",
        colour,
        looks,
    )
    body = "M 40 268 C 34 190 108 160 176 170 C 240 178 280 214 318 226 C 326 286 268 346 176 346 C 96 346 44 326 40 268 Z"
    _fur(c, body, colour, looks)
    belly = mix(colour, "#FBEFDD", 0.75)
    with c.group(clip=c.clip(body)):
        c.path("M 30 292 C 120 316 220 316 320 262 V 360 H 30 Z", belly)
        c.path(
            "M 30 292 C 120 316 220 316 320 262 V 360 H 30 Z",
            c.weave("M 0 0 Q 4 40 0 80", shade(belly, -0.16), 2.6, (15, 80)),
        )
    c.path(
        "M 176 294 C 160 320 176 346 214 348 C 222 326 208 304 176 294 Z",
        c.linear((shade(colour, 0.04), shade(colour, -0.14)), DOWN),
    )
    _eyes(c, 92, 254, 0.1, 7)
    c.stroke("M 56 284 q 22 12 44 0", INK, 3)
    c.stroke("M 150 164 C 146 132 122 126 116 142 M 154 164 C 158 128 186 124 190 142", "#8FB9CC", 8)


def _octopus(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for left in c.both_sides():
        for d in (
            "M 168 262 C 150 330 76 346 52 306 C 44 286 62 278 74 290",
            "M 182 268 C 172 338 122 356 98 342 C 88 334 96 322 108 326",
            "M 194 270 C 190 330 176 350 158 348",
        ):
            c.stroke(d, shade(colour, -0.14), 35)
            c.stroke(d, colour if left else shade(colour, -0.03), 30)
            c.stroke(d, shade(colour, 0.1), 8, opacity=0.55)
    _fur(
        c,
        "M 98 176 C 96 96 152 62 200 62 C 248 62 304 96 302 176 C 304 240 262 290 200 290 C 138 290 96 240 98 176 Z",
        colour,
        looks,
    )
    for x, y, r in ((146, 116, 9), (168, 92, 6), (252, 110, 8), (236, 90, 5), (266, 142, 5)):
        c.circle(x, y, r, shade(colour, 0.14), opacity=0.8)
    _eyes(c, 200, 196, 36, 8)
    c.stroke("M 184 220 q 16 15 32 0", INK, 3.4)


def _dino(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    spike = mix("#E3A43B", colour, 0.15)
    c.path(
        "M 236 84 L 268 78 L 262 112 L 290 120 L 276 148 L 304 166 L 286 190 L 316 216 L 300 236 L 336 262 L 316 284 Z",
        spike,
    )
    _fur(
        c,
        "M 128 262 C 120 190 150 160 186 160 C 236 162 290 220 310 270 C 326 304 352 306 372 292 C 376 332 330 348 290 344 H 176 C 134 344 126 306 128 262 Z",
        colour,
        looks,
    )
    c.ellipse(180, 284, 36, 54, mix(colour, "#FBEFDD", 0.65))
    _fur(
        c,
        "M 110 134 C 104 84 148 64 186 70 C 240 72 264 112 252 148 C 244 186 208 196 172 190 C 132 188 112 170 110 134 Z",
        colour,
        looks,
    )
    for d in (
        "M 142 226 C 118 230 112 256 124 264 C 140 266 152 250 152 238 Z",
        "M 214 232 C 198 246 200 268 214 272 C 230 268 236 250 230 238 Z",
    ):
        _fur(c, d, shade(colour, -0.03), looks)
    for x in (154, 250):
        _fur(c, _round(x, 328, 38, 22), shade(colour, -0.02), looks)
        c.stroke(f"M {x - 26} 338 h .1 M {x - 10} 343 h .1 M {x + 6} 343 h .1", "#FBEFDD", 9)
    _eyes(c, 166, 124, 26, 7)
    c.stroke("M 138 152 q 26 20 56 4 M 122 136 h .1 M 134 134 h .1", INK, 3.2)


def _penguin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x in (160, 240):
        c.ellipse(x, 338, 36, 13, "#E3A043")
    _fur(
        c,
        "M 118 230 C 110 120 142 58 200 58 C 258 58 290 120 282 230 C 288 318 256 342 200 342 C 144 342 112 318 118 230 Z",
        colour,
        looks,
    )
    c.path(
        "M 146 246 C 140 190 152 164 200 164 C 248 164 260 190 254 246 C 258 314 236 330 200 330 C 164 330 142 314 146 246 Z",
        c.radial(("#FFFFFF", "#F6EFE2", "#E3D8C6"), 0.42, 0.3, 0.8),
    )
    c.path(
        "M 200 118 C 166 84 134 118 148 150 C 158 174 190 176 200 172 C 210 176 242 174 252 150 C 266 118 234 84 200 118 Z",
        "#F9F4EA",
    )
    for left in c.both_sides():
        _fur(
            c,
            "M 128 186 C 98 208 84 260 98 286 C 118 284 132 246 136 214 Z",
            colour if left else shade(colour, -0.04),
            looks,
        )
    _eyes(c, 200, 132, 27, 6.6)
    c.path("M 184 148 H 216 L 200 168 Z", "#E3A043")
    if "scarf" in looks:
        for d in (
            "M 126 178 C 156 204 244 204 274 178 L 278 202 C 244 228 156 228 122 202 Z",
            "M 148 208 L 176 216 L 168 276 L 138 268 Z",
        ):
            c.path(d, c.linear(("#C9533F", "#A63F30"), DOWN))
            c.path(d, c.weave("M 0 4 H 20", "#F3DFC4", 4, (20, 17)), opacity=0.8)


def _owl(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 116 110 L 112 60 L 164 84 H 236 L 288 60 L 284 110 C 302 170 302 250 282 300 C 266 336 236 344 200 344 C 164 344 134 336 118 300 C 98 250 98 170 116 110 Z"
    _fur(c, body, colour, looks)
    belly = mix(colour, "#FBEFDD", 0.6)
    patch = "M 142 236 C 142 208 258 208 258 236 C 264 300 236 330 200 330 C 164 330 136 300 142 236 Z"
    c.path(patch, belly)
    c.path(patch, c.weave("M 3 5 q 8 10 16 0", shade(belly, -0.2), 3, (22, 17)))
    for left in c.both_sides():
        _fur(
            c,
            "M 112 178 C 82 210 84 282 112 306 C 132 280 134 220 112 178 Z",
            shade(colour, -0.08 if left else -0.12),
            looks,
        )
        c.circle(162, 150, 42, c.radial(("#FFFFFF", "#F8EFDF", shade(belly, -0.04)), 0.4, 0.35, 0.7))
        c.circle(166, 152, 20, "#E3A43B")
        c.circle(166, 152, 12, INK)
        c.circle(162, 147, 4, "#FFFFFF")
        c.stroke("M 158 342 v -10 M 172 344 v -10 M 144 338 v -8", "#D9913A", 10)
    c.path("M 186 170 H 214 L 200 198 Z", "#D9913A")
