"""Pictures of portable speakers."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.materials import grain
from persea.catalog.demo.draw.patterns import lay, patterned

SPEAKER_LOOKS = frozenset({
    "box", "puck", "barrel", "radio", "lantern", "bar", "party", "clip", "globe",
    "wood", "mesh", "waves", "strap", "handle", "dots", "two_tone", "glow", "herringbone",
})  # fmt: skip

DARK = "#25282C"


def speaker(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """An upright cylinder in cloth, unless another shape is named."""
    shapes = {
        "box": _box, "puck": _puck, "barrel": _barrel, "radio": _radio, "lantern": _lantern, "bar": _bar,
        "party": _party, "clip": _clip, "globe": _globe,
    }  # fmt: skip
    for name, draw in shapes.items():
        if name in looks:
            draw(c, colour, looks)
            return
    _cylinder(c, colour, looks)


def _cloth(c: Canvas, colour: str, looks: frozenset[str], box: tuple[float, float, float, float]) -> None:
    """What covers the sound: fine cloth, or a metal mesh."""
    ink = shade(colour, -0.16) if lightness(colour) > 0.35 else shade(colour, 0.12)
    if "mesh" in looks:
        c.rect(*box, fill=c.weave("M 3 3 h .1 M 8 7 h .1", shade(colour, -0.3), 3.4, (10, 8)), opacity=0.85)
    elif "herringbone" in looks:
        patterned(c, box, colour, ("herringbone",))
    elif "dots" in looks:
        c.rect(*box, fill=c.weave("M 8 8 h .1", shade(colour, -0.28), 7, (16, 16)), opacity=0.9)
    else:
        c.rect(*box, fill=c.weave("M 0 0 l 7 7 M 7 0 l -7 7", ink, 1.7, (7, 7)), opacity=0.8)
    if "waves" in looks:
        c.rect(
            *box, fill=c.weave("M 0 12 q 12 -14 24 0 t 24 0", contrast(colour), 3.4, (48, 26)), opacity=0.75
        )


def _cylinder(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.24)
    c.floor_shadow(202, 346, 84)
    if "glow" in looks:
        c.ellipse(200, 346, 150, 40, c.radial((f"{mix(colour, '#F3C46A', 0.5)}/0.9", f"{colour}/0")))
    side = "M 122 92 V 324 C 122 352 278 352 278 324 V 92 Z"
    c.path(side, c.linear((shade(colour, -0.1), shade(colour, 0.12), colour, deep), ACROSS))
    with c.group(clip=c.clip(side)):
        _cloth(c, colour, looks, (118, 88, 164, 266))
        if "two_tone" in looks:
            c.path("M 118 270 C 150 290 250 290 282 270 V 360 H 118 Z", contrast(colour))
        c.path(
            "M 118 318 C 150 342 250 342 282 318 V 360 H 118 Z",
            shade(DARK, 0.04) if "glow" not in looks else "#F6D48A",
        )
        c.rect(236, 80, 50, 280, c.linear((f"{deep}/0", f"{deep}/0.7"), ACROSS))
    c.ellipse(200, 92, 78, 24, c.lit("#3A3E43", 0.12, 0.1))
    c.ellipse(200, 90, 66, 19, c.lit("#4A4E53", 0.1, 0.12))
    c.stroke("M 176 90 h 12 M 212 90 h 12 M 218 87 v 6", "#E9EDEF", 3)
    if "strap" in looks:
        c.stroke("M 278 116 C 316 126 322 200 300 238", "#9A6540", 11)
        c.circle(278, 116, 7, "#C9A24E")
    if "handle" in looks:
        c.stroke("M 128 86 C 130 30 270 30 272 86", "#9A6540", 13)
    c.rect(
        188,
        196,
        24,
        30,
        "#9A6540" if "strap" in looks or "handle" in looks else "#E9EDEF",
        rx=3,
        opacity=0.95,
    )


def _box(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    wood = "wood" in looks
    c.floor_shadow(202, 318, 150)
    if "handle" in looks:
        c.stroke("M 110 132 C 118 74 282 74 290 132", "#9A6540", 13)
        c.stroke("M 116 122 C 126 82 274 82 284 122", "#C08A5E", 2.4, opacity=0.7)
    c.rect(58, 124, 284, 194, c.lit(colour, 0.08, 0.14), rx=26)
    if wood:
        with c.group(
            clip=c.clip(
                "M 84 124 H 316 Q 342 124 342 150 V 292 Q 342 318 316 318 H 84 Q 58 318 58 292 V 150 Q 58 124 84 124 Z"
            )
        ):
            lay(c, (50, 120, 300, 204), grain(c, colour))
    c.stroke("M 86 128 H 314", shade(colour, 0.22), 3, opacity=0.6)
    face = (
        mix(colour, "#EFE5D2", 0.8)
        if wood
        else shade(colour, -0.1)
        if "two_tone" not in looks
        else contrast(colour)
    )
    grille = "M 94 146 H 306 Q 322 146 322 162 V 280 Q 322 296 306 296 H 94 Q 78 296 78 280 V 162 Q 78 146 94 146 Z"
    c.path(grille, c.lit(face, 0.06, 0.1, DOWN))
    with c.group(clip=c.clip(grille)):
        _cloth(c, face, looks, (70, 140, 260, 164))
        c.rect(70, 140, 260, 12, c.linear(("#000000/0.3", "#000000/0"), DOWN))
    c.circle(300, 274, 9, c.lit("#C9A24E", 0.12, 0.14))
    c.rect(92, 272, 38, 9, "#C9A24E", rx=2)
    for x in (96, 290):
        c.rect(x, 316, 20, 8, DARK, rx=3)


def _puck(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.24)
    c.floor_shadow(204, 300, 132)
    side = "M 72 206 V 256 C 72 316 328 316 328 256 V 206 Z"
    c.path(side, c.linear((shade(colour, -0.08), shade(colour, 0.1), colour, deep), ACROSS))
    with c.group(clip=c.clip(side)):
        c.path(
            "M 66 262 C 90 318 310 318 334 262 V 330 H 66 Z",
            DARK if "two_tone" not in looks else contrast(colour),
        )
    c.ellipse(200, 206, 128, 62, c.lit(colour, 0.12, 0.1))
    with c.group(clip=c.clip("M 84 206 a 116 54 0 1 0 232 0 a 116 54 0 1 0 -232 0 Z")):
        c.ellipse(200, 206, 116, 54, c.lit(shade(colour, -0.06), 0.08, 0.1))
        _cloth(c, shade(colour, -0.04), looks, (80, 150, 240, 112))
    c.ellipse(200, 206, 116, 54, "none", stroke=shade(colour, 0.18), stroke_width=2.6, opacity=0.7)
    c.stroke("M 180 206 h 18 M 189 201 v 10 M 210 206 h 16", contrast(colour), 4)
    if "strap" in looks:
        c.stroke("M 322 226 C 366 210 372 284 332 290 C 320 292 314 284 320 276", "#2F3337", 9)
        c.stroke("M 322 226 C 366 210 372 284 332 290", contrast(colour), 2, stroke_dasharray="5 5")


def _barrel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.24)
    c.floor_shadow(204, 296, 168)
    if "handle" in looks:
        c.stroke("M 84 160 C 96 84 304 84 316 160", "#2F3337", 13)
    body = "M 84 140 H 316 C 336 150 336 286 316 296 H 84 C 64 286 64 150 84 140 Z"
    c.path(body, c.linear((shade(colour, 0.1), shade(colour, 0.08), colour, deep), DOWN))
    with c.group(clip=c.clip(body)):
        _cloth(c, colour, looks, (60, 136, 280, 164))
        if "two_tone" in looks:
            c.rect(158, 130, 84, 180, contrast(colour))
        c.rect(60, 240, 280, 60, c.linear((f"{deep}/0", f"{deep}/0.75"), DOWN))
        c.rect(60, 146, 280, 14, "#FFFFFF", opacity=0.16)
    for x in (78, 322):
        c.ellipse(x, 218, 28, 80, c.lit("#33373B", 0.14, 0.1))
        c.ellipse(x, 218, 19, 58, c.radial((shade(colour, 0.1), colour, deep)))
        c.ellipse(x, 218, 7, 22, shade(colour, -0.1))
    if "glow" in looks:
        for x in (78, 322):
            c.ellipse(x, 218, 24, 70, "none", stroke=mix(contrast(colour), "#F3B64A", 0.6), stroke_width=4)
    c.rect(168, 128, 64, 20, c.lit("#33373B", 0.14, 0.08), rx=10)
    c.stroke("M 182 138 h 10 M 208 138 h 10 M 213 133 v 10", "#E9EDEF", 2.6)
    c.rect(178, 206, 44, 24, "#E9EDEF" if lightness(colour) < 0.7 else DARK, rx=4, opacity=0.9)


def _radio(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(202, 326, 142)
    c.stroke("M 288 116 L 336 20", "#8B9297", 5)
    c.circle(336, 20, 5, "#B5BABF")
    c.stroke("M 112 128 C 112 76 288 76 288 128", "#9A6540", 12)
    c.rect(62, 116, 276, 210, c.lit(colour, 0.12, 0.14), rx=34)
    if "wood" in looks:
        with c.group(
            clip=c.clip(
                "M 96 116 H 304 Q 338 116 338 150 V 292 Q 338 326 304 326 H 96 Q 62 326 62 292 V 150 Q 62 116 96 116 Z"
            )
        ):
            lay(c, (56, 110, 290, 222), grain(c, colour))
    face = mix(colour, "#F4ECDC", 0.78)
    c.rect(80, 134, 240, 174, c.lit(face, 0.04, 0.06), rx=22)
    c.circle(160, 222, 66, c.lit(shade(colour, -0.06), 0.08, 0.1))
    with c.group(clip=c.clip("M 98 222 a 62 62 0 1 0 124 0 a 62 62 0 1 0 -124 0 Z")):
        _cloth(c, shade(colour, -0.04), looks, (94, 156, 132, 132))
    c.circle(160, 222, 66, "none", stroke="#C9A24E", stroke_width=4)
    c.rect(242, 152, 60, 74, c.linear(("#F8E7B8", "#F0CF86"), DOWN), rx=6)
    c.stroke("M 250 168 h 44 M 250 182 h 44 M 250 196 h 44 M 250 210 h 44", "#8A6A3A", 1.6)
    c.stroke("M 276 156 v 66", "#C2412F", 2.6)
    for x in (254, 290):
        c.circle(x, 262, 16, c.lit("#C9A24E", 0.14, 0.16))
        c.stroke(f"M {x} 262 v -11", "#6B4A22", 3)
    c.stroke("M 244 292 h 56", shade(colour, -0.1), 4)


def _lantern(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(202, 346, 86)
    c.ellipse(200, 170, 150, 130, c.radial(("#FFF3BE/0.9", "#FFE08A/0.4", "#FFE08A/0")))
    c.stroke("M 128 150 C 128 14 272 14 272 150", "#6A7076", 6)
    c.path("M 140 112 H 260 L 270 232 H 130 Z", c.linear(("#FFFBEA", "#FFEDB4", "#F5CF74"), DOWN))
    c.stroke("M 170 114 L 164 230 M 230 114 L 236 230", "#E6BE68", 2.6, opacity=0.7)
    c.ellipse(200, 176, 22, 36, c.radial(("#FFFFFF", "#FFE9A0/0")))
    c.path("M 134 96 Q 200 78 266 96 L 262 118 H 138 Z", c.lit(colour, 0.12, 0.12))
    side = "M 122 228 H 278 L 284 322 C 284 350 116 350 116 322 Z"
    c.path(side, c.linear((shade(colour, -0.1), shade(colour, 0.12), colour, shade(colour, -0.22)), ACROSS))
    with c.group(clip=c.clip(side)):
        _cloth(c, colour, looks, (110, 240, 180, 84))
        c.path("M 110 322 C 140 342 260 342 290 322 V 360 H 110 Z", DARK)
    c.rect(118, 224, 164, 14, c.lit("#4A4E53", 0.12, 0.08), rx=6)


def _bar(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(202, 274, 178)
    c.rect(30, 166, 340, 106, c.lit(colour, 0.1, 0.14, DOWN), rx=24)
    if "wood" in looks:
        with c.group(
            clip=c.clip(
                "M 54 166 H 346 Q 370 166 370 190 V 248 Q 370 272 346 272 H 54 Q 30 272 30 248 V 190 Q 30 166 54 166 Z"
            )
        ):
            lay(c, (30, 160, 340, 116), grain(c, colour))
    inner = "M 60 182 H 340 Q 354 182 354 196 V 242 Q 354 256 340 256 H 60 Q 46 256 46 242 V 196 Q 46 182 60 182 Z"
    face = mix(colour, "#2B2E32", 0.72) if "wood" in looks else shade(colour, -0.07)
    c.path(inner, c.lit(face, 0.06, 0.08, DOWN))
    with c.group(clip=c.clip(inner)):
        _cloth(c, face, looks, (40, 180, 320, 80))
        for x in (110, 290):
            c.circle(x, 219, 34, c.radial((f"{shade(face, 0.12)}/0.5", f"{shade(face, -0.2)}/0.5")))
    for x in (184, 200, 216):
        c.circle(x, 174, 3.4, contrast(colour))
    for x in (70, 306):
        c.rect(x, 270, 26, 8, DARK, rx=3)


def _party(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(202, 356, 102)
    c.rect(104, 34, 192, 40, "none", rx=18, stroke="#33373B", stroke_width=13)
    c.rect(94, 56, 212, 300, c.lit(colour, 0.12, 0.14), rx=24)
    face = mix(colour, DARK, 0.78)
    c.rect(108, 72, 184, 270, c.lit(face, 0.08, 0.08, DOWN), rx=16)
    with c.group(clip=c.clip("M 108 72 H 292 V 342 H 108 Z")):
        _cloth(c, face, looks | {"mesh"}, (108, 72, 184, 270))
    rim = ("#F26B5E", "#F3B64A", "#58B58A", "#4F86D9") if "glow" in looks else (shade(colour, 0.12), colour)
    for y, r in ((140, 42), (252, 66)):
        if "glow" in looks:
            c.circle(200, y, r + 22, c.radial(("#F3B64A/0.55", "#E2578A/0.3", "#4F86D9/0")))
        c.circle(200, y, r, c.radial(("#17191C", "#2B2F34", "#43484E"), 0.5, 0.5, 0.52))
        c.circle(200, y, r, "none", stroke=c.linear(rim, SLANT), stroke_width=7)
        c.circle(200, y, r * 0.36, c.radial(("#6A7076", "#2B2F34"), 0.4, 0.35, 0.8))
    for x in (126, 262):
        c.rect(x, 354, 16, 10, DARK, rx=4)


def _clip(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.24)
    c.wall_shadow(208, 226, 130, 140)
    c.stroke(
        "M 190 128 C 150 120 150 40 200 40 C 252 40 252 112 222 124",
        c.linear(("#E3E7EA", "#8B9297", "#C9CED1"), SLANT),
        15,
    )
    c.stroke("M 226 52 C 240 66 240 100 224 112", "#5B6065", 5)
    body = "M 96 176 Q 96 120 152 118 H 248 Q 304 120 304 176 V 280 Q 304 338 248 340 H 152 Q 96 338 96 280 Z"
    c.path(body, deep, transform="translate(4 8)", opacity=0.4)
    c.path(body, c.lit(colour, 0.12, 0.14))
    inner = "M 114 184 Q 114 138 158 136 H 242 Q 286 138 286 184 V 272 Q 286 320 242 322 H 158 Q 114 320 114 272 Z"
    with c.group(clip=c.clip(inner)):
        c.rect(100, 120, 200, 220, c.lit(shade(colour, -0.05), 0.06, 0.1))
        _cloth(c, shade(colour, -0.04), looks, (100, 120, 200, 220))
        if "two_tone" in looks:
            c.path("M 100 250 Q 200 216 300 250 V 340 H 100 Z", contrast(colour), opacity=0.95)
    c.stroke("M 186 222 h 28 M 200 208 v 28", contrast(colour), 6)
    c.stroke("M 122 168 Q 126 146 150 142", "#FFFFFF", 4, opacity=0.4)


def _globe(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    wood = "#A8713F"
    c.floor_shadow(202, 346, 76)
    if "glow" in looks:
        c.circle(200, 196, 176, c.radial((f"{mix(colour, '#FFE9A0', 0.6)}/0.9", f"{colour}/0")))
    c.path(
        "M 140 300 H 260 L 250 346 H 150 Z", c.linear((shade(wood, 0.1), wood, shade(wood, -0.14)), ACROSS)
    )
    c.circle(
        200,
        196,
        128,
        c.radial((shade(colour, 0.2), shade(colour, 0.06), colour, shade(colour, -0.2)), 0.36, 0.3, 0.78),
    )
    with c.group(clip=c.clip("M 72 196 a 128 128 0 1 0 256 0 a 128 128 0 1 0 -256 0 Z")):
        _cloth(c, colour, looks, (70, 64, 260, 264))
        if "two_tone" in looks:
            c.path("M 60 220 Q 200 270 340 220 V 340 H 60 Z", contrast(colour))
        c.circle(200, 196, 130, c.radial(("#000000/0", "#000000/0", "#1B1510/0.5"), 0.4, 0.34, 0.7))
        c.ellipse(150, 134, 54, 40, c.radial(("#FFFFFF/0.45", "#FFFFFF/0")))
    c.ellipse(200, 80, 34, 9, c.lit("#4A4E53", 0.12, 0.1))
