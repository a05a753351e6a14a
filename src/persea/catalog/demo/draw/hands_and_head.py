"""Pictures of hats and gloves."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade

HAT_LOOKS = frozenset({"pom", "cap", "brim", "stripes", "slouch"})
GLOVE_LOOKS = frozenset({"mitten", "leather", "knit", "cuff"})


def hat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A knitted hat unless "cap" or "brim"."""
    if "cap" in looks:
        _cap(c, colour)
    elif "brim" in looks:
        _sun_hat(c, colour)
    else:
        _knitted_hat(c, colour, looks)


def _knitted_hat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    ink = contrast(colour)
    top = 88 if "slouch" in looks else 104
    c.wall_shadow(208, 220, 160, 140)
    if "pom" in looks:
        c.circle(200, 84, 40, c.radial((shade(ink, 0.08), ink, shade(ink, -0.14)), 0.4, 0.35, 0.7))
        c.circle(
            200,
            84,
            40,
            c.weave("M 2 6 l 3 -5 l 4 4 M 8 11 l 4 -3", shade(ink, -0.14), 2, (13, 12), 25),
            opacity=0.7,
        )
    crown = f"M 92 262 C 84 170 126 {top} 200 {top} C 274 {top} 316 170 308 262 Z"
    c.path(crown, c.linear((shade(colour, 0.09), colour, deep), SLANT))
    with c.group(clip=c.clip(crown)):
        if "stripes" in looks:
            for y in (150, 186):
                c.path(f"M 70 {y} Q 200 {y + 16} 330 {y} L 330 {y + 18} Q 200 {y + 34} 70 {y + 18} Z", ink)
        for bend in (-108, -78, -47, -16, 16, 47, 78, 108):
            c.stroke(
                (
                    f"M {200 + bend * 0.12:.0f} {top}"
                    f" C {200 + bend * 0.8:.0f} {top + 30} {200 + bend} 200 {200 + bend} 268"
                ),
                deep,
                4,
                opacity=0.32,
            )
        c.rect(
            80, 80, 240, 190, c.weave("M 1 2 l 5 5 l 5 -5", shade(colour, -0.14), 1.8, (12, 9)), opacity=0.55
        )
        c.ellipse(158, 160, 40, 50, c.radial((f"{shade(colour, 0.26)}/0.5", f"{colour}/0")))
    cuff = "M 84 240 Q 200 262 316 240 Q 326 272 316 312 Q 200 336 84 312 Q 74 272 84 240 Z"
    c.path(cuff, deep, transform="translate(0 -4)", opacity=0.6)
    c.path(cuff, c.linear((shade(colour, 0.12), colour, dark), SLANT))
    with c.group(clip=c.clip(cuff)):
        c.rect(70, 230, 260, 110, c.weave("M 5 0 v 110", deep, 4, (13, 110)), opacity=0.5)
        c.path("M 260 230 L 330 230 L 330 330 L 270 330 Z", c.linear((f"{deep}/0", f"{deep}/0.7"), ACROSS))
    c.rect(226, 266, 40, 26, "#8A5A3A", rx=3)
    c.stroke("M 233 279 h 26", "#E6CFA6", 2)


def _cap(c: Canvas, colour: str) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    c.wall_shadow(214, 234, 170, 120)
    crown = "M 74 254 C 72 166 118 112 186 112 C 252 112 286 168 288 244 C 220 228 140 232 74 254 Z"
    brim = (
        "M 164 240 C 206 228 254 228 290 241 C 324 251 356 268 370 286 C 374 296 364 302 350 297"
        " C 304 278 250 264 196 264 C 178 264 166 254 164 240 Z"
    )
    c.path(crown, c.linear((shade(colour, 0.11), colour, deep), SLANT))
    with c.group(clip=c.clip(crown)):
        c.stroke(
            "M 186 112 C 168 150 160 200 164 250 M 186 112 C 232 140 252 190 256 244", deep, 2.2, opacity=0.6
        )
        c.stitch("M 182 114 C 162 152 154 202 158 250", shade(colour, 0.16), 1.4)
        c.path("M 60 262 C 140 236 220 232 300 248 L 300 230 C 220 214 130 218 60 246 Z", dark, opacity=0.8)
        c.ellipse(138, 158, 34, 36, c.radial((f"{shade(colour, 0.28)}/0.5", f"{colour}/0")))
    c.path(brim, deep, transform="translate(-2 8)", opacity=0.5)
    c.path(brim, c.linear((shade(colour, 0.06), dark), DOWN))
    with c.group(clip=c.clip(brim)):
        for drop in (0, 8, 16):
            c.stitch(
                f"M 160 {251 + drop} C 214 {238 + drop} 288 {246 + drop} 366 {288 + drop}",
                shade(colour, 0.16),
                1.2,
            )
    c.circle(186, 112, 8, dark)
    patch = contrast(colour)
    c.path("M 186 214 L 202 184 L 210 196 L 218 182 L 236 212 Z", patch)
    for x, y in ((132, 160), (222, 150)):
        c.circle(x, y, 3.4, deep)


def _sun_hat(c: Canvas, colour: str) -> None:
    deep = shade(colour, -0.2)
    c.wall_shadow(206, 250, 175, 110)
    c.ellipse(200, 256, 166, 56, c.linear((shade(colour, -0.02), deep), DOWN))
    c.ellipse(
        200, 250, 166, 54, c.radial((shade(colour, -0.12), colour, shade(colour, 0.09)), 0.5, 0.4, 0.62)
    )
    crown = (
        "M 112 240 C 110 168 130 116 160 112 C 182 108 190 122 204 122 C 220 122 228 108 246 114"
        " C 274 122 290 172 288 240 Q 200 276 112 240 Z"
    )
    c.path(crown, c.linear((shade(colour, 0.12), colour, deep), SLANT))
    with c.group(clip=c.clip(crown)):
        c.rect(
            100,
            100,
            200,
            170,
            c.weave("M 0 3 h 5 M 5 8 h 5", shade(colour, -0.12), 1.8, (10, 10)),
            opacity=0.55,
        )
        c.path(
            "M 104 206 Q 200 238 296 206 L 298 238 Q 200 272 102 238 Z",
            c.linear(("#7A4A32", "#5A3523"), DOWN),
        )
    c.ellipse(
        200, 250, 166, 54, c.weave("M 0 3 h 5 M 5 8 h 5", shade(colour, -0.12), 1.8, (10, 10)), opacity=0.25
    )
    c.stroke("M 148 140 C 140 160 134 190 132 216", shade(colour, 0.24), 6, opacity=0.4)


def gloves(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.wall_shadow(206, 222, 165, 150)
    with c.group(transform="translate(118 26) rotate(10 200 220) scale(0.88)"):
        _one_glove(c, shade(colour, -0.03), looks)
    with c.group(transform="translate(-70 30) rotate(-10 200 220) scale(0.88)"):
        _one_glove(c, colour, looks, flip=True)


FINGERS = (
    "M 156 330 C 150 280 146 240 146 200 L 142 128 C 142 112 162 110 164 126 L 168 178"
    " L 172 178 L 173 96 C 174 80 196 80 197 96"
    " L 199 176 L 203 176 L 210 104 C 212 90 232 92 231 108 L 226 182 L 230 184 L 244 138"
    " C 248 124 266 130 263 144"
    " C 254 190 254 230 250 260 C 248 290 248 310 246 330 Z"
)
MITTEN = (
    "M 152 330 C 148 284 136 240 140 176 C 142 118 168 92 200 92 C 234 92 258 118 258 178"
    " C 258 240 250 290 248 330 Z"
)
THUMB = "M 150 296 C 130 276 106 250 98 222 C 92 202 112 192 124 208 C 134 222 144 230 156 236 Z"


def _one_glove(c: Canvas, colour: str, looks: frozenset[str], *, flip: bool = False) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    outline = MITTEN if "mitten" in looks else FINGERS
    cuff_tone = mix(shade(colour, 0.2), "#FFF8EC", 0.35) if "cuff" in looks else dark
    with c.group(transform="translate(400 0) scale(-1 1)" if flip else None):
        for d in (THUMB, outline):
            c.path(d, deep, transform="translate(4 6)", opacity=0.35)
            c.path(d, c.linear((shade(colour, 0.1), colour, deep), SLANT))
            with c.group(clip=c.clip(d)):
                if "knit" in looks:
                    c.rect(
                        80,
                        70,
                        200,
                        270,
                        c.weave("M 1 2 l 4 4 l 4 -4", shade(colour, -0.13), 1.6, (10, 8)),
                        opacity=0.7,
                    )
                c.path(
                    "M 230 80 L 280 80 L 280 340 L 240 340 Z", c.linear((f"{deep}/0", f"{deep}/0.6"), ACROSS)
                )
        if "leather" in looks:
            c.stitch("M 178 190 L 182 250 M 196 188 L 198 250 M 214 190 L 214 250", deep, 2)
            c.ellipse(176, 220, 14, 44, c.radial(("#FFFFFF/0.35", "#FFFFFF/0")))
        c.stroke("M 150 296 C 156 276 158 258 156 240", deep, 2, opacity=0.5)
        cuff = "M 146 304 Q 200 316 254 304 L 256 350 Q 200 362 144 350 Z"
        c.path(cuff, c.linear((shade(cuff_tone, 0.06), shade(cuff_tone, -0.08)), SLANT))
        c.path(cuff, c.weave("M 4 0 v 70", shade(cuff_tone, -0.14), 3, (10, 70)), opacity=0.6)
