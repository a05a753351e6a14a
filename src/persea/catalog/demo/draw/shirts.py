"""Pictures of hoodies, T-shirts and aprons from the front."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, SLANT, Canvas
from persea.catalog.demo.draw.cloth import body, folds, hood, sleeves
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

HOODIE_LOOKS = frozenset({"zip", "peaks", "band"})
TEE_LOOKS = frozenset({"stripes", "pocket", "ringer", "sun", "long"})
APRON_LOOKS = frozenset({"stripes", "cross", "pockets"})


def hoodie(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    hem = 306
    dark, deep = shade(colour, -0.08), shade(colour, -0.18)
    ribs = c.weave("M 2 0 v 30", deep, 1.6, (5, 30))
    ink = contrast(colour)
    c.wall_shadow(208, 224, 165, 160)
    sleeves(c, colour, cuff=280, cuff_tone=dark, ribs=ribs)
    hood(c, colour)
    with body(c, colour, hem, puff=4):
        folds(c, deep, hem)
        if "band" in looks:
            c.path("M 90 170 L 310 170 L 310 200 L 90 200 Z", ink, opacity=0.9)
        if "peaks" in looks:
            c.path("M 158 206 L 184 166 L 196 182 L 212 158 L 242 206 Z", ink, opacity=0.92)
            c.circle(226, 156, 7, ink)
        pocket = "M 150 296 L 154 262 L 172 236 L 228 236 L 246 262 L 250 296 Z"
        c.path(pocket, c.linear((shade(colour, 0.03), dark), DOWN))
        c.stroke("M 153 264 L 172 237 M 247 264 L 228 237", deep, 2.4)
        c.stitch("M 172 241 L 228 241", shade(colour, 0.12), 1.3)
        c.rect(100, hem - 14, 200, 18, dark)
        c.rect(100, hem - 14, 200, 18, ribs, opacity=0.6)
        if "zip" in looks:
            c.stroke(f"M 200 90 L 200 {hem}", deep, 7)
            c.stroke(f"M 200 92 L 200 {hem}", "#DDD5C7", 2, stroke_dasharray="2 3")
    for x, end in ((184, 186), (216, 178)):
        c.stroke(f"M {x} 122 q {(x - 200) * 0.2:.0f} 30 0 {end - 122}", mix(colour, "#FFF8EC", 0.7), 3.4)
        c.rect(x - 2.4, end - 3, 4.8, 11, "#D0C6B4", rx=1.5)


def t_shirt(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    hem = 318
    dark, deep = shade(colour, -0.08), shade(colour, -0.17)
    ink = contrast(colour)
    c.wall_shadow(208, 222, 160, 155)
    if "long" in looks:
        sleeves(c, colour, cuff=284, cuff_tone=dark)
    else:
        for _ in c.both_sides():
            sleeve = (
                "M 148 104 C 112 112 92 132 60 190 C 58 196 60 199 65 202 L 98 218"
                " C 104 220 108 219 110 213 L 136 172 Z"
            )
            c.path(sleeve, c.linear((shade(colour, 0.06), colour, dark), SLANT))
            c.stitch("M 66 192 L 106 212", deep, 1.4)
            if "ringer" in looks:
                c.stroke("M 64 196 L 104 215", ink, 7)
            c.path("M 138 168 L 112 210 L 122 176 Z", deep, opacity=0.25)
    c.path("M 164 106 C 176 122 224 122 236 106 L 230 98 L 170 98 Z", deep)
    body = (
        f"M 146 104 L 164 99 C 172 132 228 132 236 99 L 254 104 C 266 130 270 160 270 190 L 272 {hem - 8}"
        f" Q 272 {hem} 262 {hem} C 220 {hem + 5} 180 {hem + 5} 138 {hem} Q 128 {hem} 128 {hem - 8}"
        " L 130 190 C 130 160 134 130 146 104 Z"
    )
    c.path(body, c.linear((shade(colour, 0.07), colour, dark), SLANT))
    with c.group(clip=c.clip(body)):
        if "stripes" in looks:
            for y in range(150, hem, 26):
                c.path(
                    f"M 110 {y} Q 200 {y + 8} 290 {y} L 290 {y + 11} Q 200 {y + 19} 110 {y + 11} Z",
                    ink,
                    opacity=0.92,
                )
        if "sun" in looks:
            c.path("M 162 216 A 38 38 0 0 1 238 216 Z", ink)
            c.stroke("M 156 226 H 244 M 166 236 H 234 M 178 246 H 222", ink, 4)
        folds(c, deep, hem)
        if "pocket" in looks:
            c.path(
                "M 216 160 L 252 160 L 252 194 L 234 203 L 216 194 Z",
                c.linear((shade(colour, 0.05), dark), DOWN),
            )
            c.stitch("M 218 165 L 250 165", deep, 1.3)
        c.stitch(f"M 128 {hem - 9} C 180 {hem - 4} 220 {hem - 4} 272 {hem - 9}", deep, 1.4)
    c.stroke("M 164 99 C 172 132 228 132 236 99", ink if "ringer" in looks else dark, 6)
    c.stroke("M 160 101 C 169 139 231 139 240 101", deep, 1.3, opacity=0.5)


def apron(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.08), shade(colour, -0.18)
    leather = "#9A6540"
    c.wall_shadow(206, 220, 140, 160)
    if "cross" in looks:
        c.stroke("M 158 100 C 168 60 232 60 242 100", leather, 9)
        c.stroke("M 158 98 C 168 59 232 59 242 98", shade(leather, 0.12), 2, opacity=0.6)
    else:
        c.stroke("M 158 102 C 162 46 238 46 242 102", dark, 8)
    c.stroke("M 112 206 C 86 214 80 246 70 262 M 288 206 C 316 216 318 244 332 258", dark, 6)
    body = (
        "M 150 96 C 180 100 220 100 250 96 L 256 104 C 256 150 266 186 294 204 L 300 336 Q 300 344 292 344"
        " C 232 350 168 350 108 344 Q 100 344 100 336 L 106 204 C 134 186 144 150 144 104 Z"
    )
    c.path(body, c.linear((shade(colour, 0.08), colour, dark), SLANT))
    with c.group(clip=c.clip(body)):
        if "stripes" in looks:
            ink = contrast(colour)
            c.rect(90, 90, 220, 260, c.weave("M 5 0 v 40", ink, 3, (16, 40)), opacity=0.8)
        c.path("M 130 340 C 140 280 134 240 150 200 C 146 250 156 300 148 348 Z", deep, opacity=0.2)
        c.path("M 262 346 C 258 300 268 260 258 214 C 276 250 274 310 278 346 Z", deep, opacity=0.22)
        for x, width in ((136, 128),) if "pockets" not in looks else ((122, 72), (206, 72)):
            c.path(
                f"M {x} 226 h {width} v 56 q 0 10 -10 10 h {20 - width} q -10 0 -10 -10 Z",
                c.linear((shade(colour, 0.05), dark), DOWN),
            )
            c.stitch(
                f"M {x + 4} 232 h {width - 8}", shade(colour, 0.2) if lightness(colour) < 0.7 else deep, 1.5
            )
        c.stitch("M 152 104 C 180 107 220 107 248 104", deep, 1.4)
        c.stitch("M 102 336 C 168 342 232 342 298 336", deep, 1.4)
    for x in (158, 242):
        c.circle(x, 106, 4.2, "#C9A24E")
        c.circle(x - 1, 105, 1.4, "#F1DDA0")
    c.path("M 206 232 h 20 v 12 h -20 Z" if "pockets" in looks else "M 148 266 h 24 v 12 h -24 Z", leather)
