"""Pictures of plush animals, sitting and facing us, or lying on the belly."""

from __future__ import annotations

from persea.catalog.demo.draw import plush_shapes
from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.plush_parts import INK, eyes, fur, oval

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


def plush(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A bear unless the looks name another animal."""
    animal = next(iter(looks & ANIMALS), "")
    c.floor_shadow(200, 346, 112)
    if animal in ("whale", "octopus", "dino", "owl", "penguin"):
        {
            "whale": plush_shapes.whale,
            "octopus": plush_shapes.octopus,
            "dino": plush_shapes.dinosaur,
            "owl": plush_shapes.owl,
            "penguin": plush_shapes.penguin,
        }[animal](c, colour, looks)
    else:
        _sitting(c, colour, looks, animal)


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
    fur(
        c,
        "M 128 268 C 122 216 160 188 200 188 C 240 188 278 216 272 268 C 282 330 246 346 200 346 C 154 346 118 330 128 268 Z",
        colour,
        looks,
    )
    c.ellipse(200, 282, 44, 50, face, opacity=0.9)
    if "dungarees" in looks:
        _dungarees(c)
    for left in c.both_sides():
        fur(
            c,
            "M 140 214 C 108 224 92 262 104 286 C 116 300 136 288 144 264 Z",
            colour if left else shade(colour, -0.03),
            looks,
        )
        fur(c, oval(134, 326, 38, 30), colour if left else shade(colour, -0.03), looks)
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
        for d, width in ((oval(200, 146, 92, 86), 0.0), (oval(200, 146, 80, 74), 0.07)):
            c.path(d, c.linear((shade(mane, width + 0.06), shade(mane, width - 0.06)), DOWN))
        c.path(
            oval(200, 146, 92, 86),
            c.weave("M 4 4 q 6 4 4 12 M 14 14 q 6 4 4 10", shade(mane, 0.14), 3, (20, 26), 20),
        )
    shapes = {
        "": (oval(140, 88, 28, 28), oval(140, 90, 16, 16)),
        "lion": (oval(138, 84, 22, 22), oval(138, 86, 12, 12)),
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
        fur(c, shapes[0], shade(colour, -0.09 if animal == "dog" else 0.0 if left else -0.03), looks)
        c.path(shapes[1], pad if animal != "dog" else shade(colour, -0.15))


def _head(c: Canvas, colour: str, looks: frozenset[str], animal: str, face: str) -> None:
    head = oval(200, 148, 76, 68)
    if animal == "sheep":
        fur(c, oval(200, 140, 80, 72), colour, looks)
        c.path(oval(200, 160, 52, 50), c.radial((shade(face, 0.04), face, shade(face, -0.1)), 0.4, 0.3, 0.8))
        eyes(c, 200, 150, 24)
        c.stroke("M 192 176 l 8 6 l 8 -6 M 200 182 v 8", INK, 3)
        return
    fur(c, head, colour, looks)
    if animal == "elephant":
        eyes(c, 200, 136, 38)
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
        eyes(c, 200, 142, 34)
        c.ellipse(200, 194, 11, 8, INK)
        return
    if animal == "dog":
        c.path(
            "M 210 86 C 250 84 262 118 254 146 C 236 154 218 140 214 118 Z",
            shade(colour, -0.16),
            opacity=0.85,
        )
    c.ellipse(200, 174, 36 if animal != "rabbit" else 26, 27 if animal != "rabbit" else 20, face)
    eyes(c, 200, 142, 34)
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
