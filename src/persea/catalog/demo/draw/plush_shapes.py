"""Plush animals that do not sit like a bear: sea creatures, a dinosaur, birds."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.plush_parts import INK, eyes, fur, oval


def whale(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    fur(
        c,
        "M 292 250 C 330 244 340 214 332 186 C 352 176 372 184 378 200 C 384 178 368 158 340 166 C 330 146 300 146 294 164 C 300 176 312 182 320 188 C 318 210 300 216 276 214 Z",
        colour,
        looks,
    )
    body = "M 40 268 C 34 190 108 160 176 170 C 240 178 280 214 318 226 C 326 286 268 346 176 346 C 96 346 44 326 40 268 Z"
    fur(c, body, colour, looks)
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
    eyes(c, 92, 254, 0.1, 7)
    c.stroke("M 56 284 q 22 12 44 0", INK, 3)
    c.stroke("M 150 164 C 146 132 122 126 116 142 M 154 164 C 158 128 186 124 190 142", "#8FB9CC", 8)


def octopus(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for left in c.both_sides():
        for d in (
            "M 168 262 C 150 330 76 346 52 306 C 44 286 62 278 74 290",
            "M 182 268 C 172 338 122 356 98 342 C 88 334 96 322 108 326",
            "M 194 270 C 190 330 176 350 158 348",
        ):
            c.stroke(d, shade(colour, -0.14), 35)
            c.stroke(d, colour if left else shade(colour, -0.03), 30)
            c.stroke(d, shade(colour, 0.1), 8, opacity=0.55)
    fur(
        c,
        "M 98 176 C 96 96 152 62 200 62 C 248 62 304 96 302 176 C 304 240 262 290 200 290 C 138 290 96 240 98 176 Z",
        colour,
        looks,
    )
    for x, y, r in ((146, 116, 9), (168, 92, 6), (252, 110, 8), (236, 90, 5), (266, 142, 5)):
        c.circle(x, y, r, shade(colour, 0.14), opacity=0.8)
    eyes(c, 200, 196, 36, 8)
    c.stroke("M 184 220 q 16 15 32 0", INK, 3.4)


def dinosaur(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    spike = mix("#E3A43B", colour, 0.15)
    c.path(
        "M 236 84 L 268 78 L 262 112 L 290 120 L 276 148 L 304 166 L 286 190 L 316 216 L 300 236 L 336 262 L 316 284 Z",
        spike,
    )
    fur(
        c,
        "M 128 262 C 120 190 150 160 186 160 C 236 162 290 220 310 270 C 326 304 352 306 372 292 C 376 332 330 348 290 344 H 176 C 134 344 126 306 128 262 Z",
        colour,
        looks,
    )
    c.ellipse(180, 284, 36, 54, mix(colour, "#FBEFDD", 0.65))
    fur(
        c,
        "M 110 134 C 104 84 148 64 186 70 C 240 72 264 112 252 148 C 244 186 208 196 172 190 C 132 188 112 170 110 134 Z",
        colour,
        looks,
    )
    for d in (
        "M 142 226 C 118 230 112 256 124 264 C 140 266 152 250 152 238 Z",
        "M 214 232 C 198 246 200 268 214 272 C 230 268 236 250 230 238 Z",
    ):
        fur(c, d, shade(colour, -0.03), looks)
    for x in (154, 250):
        fur(c, oval(x, 328, 38, 22), shade(colour, -0.02), looks)
        c.stroke(f"M {x - 26} 338 h .1 M {x - 10} 343 h .1 M {x + 6} 343 h .1", "#FBEFDD", 9)
    eyes(c, 166, 124, 26, 7)
    c.stroke("M 138 152 q 26 20 56 4 M 122 136 h .1 M 134 134 h .1", INK, 3.2)


def penguin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x in (160, 240):
        c.ellipse(x, 338, 36, 13, "#E3A043")
    fur(
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
        fur(
            c,
            "M 128 186 C 98 208 84 260 98 286 C 118 284 132 246 136 214 Z",
            colour if left else shade(colour, -0.04),
            looks,
        )
    eyes(c, 200, 132, 27, 6.6)
    c.path("M 184 148 H 216 L 200 168 Z", "#E3A043")
    if "scarf" in looks:
        for d in (
            "M 126 178 C 156 204 244 204 274 178 L 278 202 C 244 228 156 228 122 202 Z",
            "M 148 208 L 176 216 L 168 276 L 138 268 Z",
        ):
            c.path(d, c.linear(("#C9533F", "#A63F30"), DOWN))
            c.path(d, c.weave("M 0 4 H 20", "#F3DFC4", 4, (20, 17)), opacity=0.8)


def owl(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 116 110 L 112 60 L 164 84 H 236 L 288 60 L 284 110 C 302 170 302 250 282 300 C 266 336 236 344 200 344 C 164 344 134 336 118 300 C 98 250 98 170 116 110 Z"
    fur(c, body, colour, looks)
    belly = mix(colour, "#FBEFDD", 0.6)
    patch = "M 142 236 C 142 208 258 208 258 236 C 264 300 236 330 200 330 C 164 330 136 300 142 236 Z"
    c.path(patch, belly)
    c.path(patch, c.weave("M 3 5 q 8 10 16 0", shade(belly, -0.2), 3, (22, 17)))
    for left in c.both_sides():
        fur(
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
