"""Pictures of exercise mats."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

MAT_LOOKS = frozenset({"rolled", "lines", "cork", "sun"})


def mat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Half unrolled towards us unless "rolled", with a strap."""
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    under = shade(colour, 0.1) if lightness(colour) < 0.6 else shade(colour, -0.08)
    if "rolled" in looks:
        _rolled_mat(c, colour, looks)
        return
    c.floor_shadow(200, 346, 180)
    c.floor_shadow(200, 208, 160)
    sheet = "M 98 170 L 302 170 L 352 336 Q 354 345 344 345 L 56 345 Q 46 345 48 336 Z"
    c.path(sheet, deep, transform="translate(0 5)")
    c.path(sheet, c.linear((dark, colour, shade(colour, 0.07)), DOWN))
    with c.group(clip=c.clip(sheet)):
        _mat_pattern(c, colour, looks)
        c.path("M 90 196 L 310 196 L 316 230 L 84 230 Z", c.linear((f"{deep}/0.7", f"{deep}/0"), DOWN))
    # The roll at the far end.
    c.rect(
        84,
        112,
        232,
        92,
        c.linear((shade(under, 0.14), under, shade(under, -0.1), shade(under, -0.22)), DOWN),
        rx=20,
    )
    if "cork" in looks:
        c.rect(
            84,
            112,
            232,
            92,
            c.weave("M 2 3 h .1 M 9 8 h .1 M 15 2 h .1", shade(under, -0.14), 2, (19, 12), 10),
            rx=20,
            opacity=0.5,
        )
    c.ellipse(308, 158, 18, 46, c.linear((shade(colour, 0.06), dark), DOWN))
    c.stroke(
        (
            "M 308 120 C 322 128 322 188 308 194 C 298 188 298 136 308 134 C 316 138 316 178 308 180"
            " C 302 174 303 150 308 148"
        ),
        shade(colour, -0.24),
        2.2,
        opacity=0.8,
    )
    c.stroke("M 100 122 L 292 122", shade(under, 0.24), 4, opacity=0.5)


def _mat_pattern(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    if "lines" in looks:
        c.stroke("M 200 204 V 345 M 162 204 L 140 345 M 238 204 L 260 345", ink, 2.4, opacity=0.7)
        c.stroke("M 84 262 H 316 M 70 310 H 330", ink, 2.4, opacity=0.5)
    if "sun" in looks:
        c.ellipse(200, 280, 40, 25, "none", stroke=ink, stroke_width=3, opacity=0.9)
        rays = (
            "M 200 246 V 234",
            "M 200 314 V 328",
            "M 150 280 H 134",
            "M 250 280 H 266",
            "M 166 256 L 156 248",
            "M 234 256 L 244 248",
            "M 163 304 L 151 313",
            "M 237 304 L 249 313",
        )
        c.stroke(" ".join(rays), ink, 3, opacity=0.9)
        c.ellipse(200, 280, 22, 13, ink, opacity=0.85)
    if "cork" in looks:
        flecks = "M 3 4 h 1 M 13 9 h .1 M 21 3 h 2 M 9 17 h 2 M 24 16 h .1 M 17 22 h 1"
        c.rect(40, 170, 320, 180, c.weave(flecks, shade(colour, -0.2), 2.6, (27, 25), 14), opacity=0.6)
        c.rect(
            40,
            170,
            320,
            180,
            c.weave("M 6 9 h .1 M 17 3 h .1", shade(colour, 0.14), 2.4, (23, 17), 40),
            opacity=0.6,
        )
    if not looks & {"cork", "sun"}:
        c.rect(
            40, 170, 320, 180, c.weave("M 0 3 h 3 M 5 6 h 3", shade(colour, -0.08), 1.2, (10, 8)), opacity=0.5
        )


def _rolled_mat(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark = shade(colour, -0.12)
    strap = mix(shade(colour, -0.3), "#4A3A30", 0.4) if lightness(colour) > 0.5 else "#D9C8A8"
    c.floor_shadow(204, 312, 158, 18)
    with c.group(transform="rotate(-14 200 220)"):
        c.rect(
            70,
            158,
            264,
            124,
            c.linear((shade(colour, 0.16), shade(colour, 0.05), colour, dark, shade(colour, -0.24)), DOWN),
            rx=34,
        )
        if "cork" in looks:
            c.rect(
                70,
                158,
                264,
                124,
                c.weave(
                    "M 3 4 h 1 M 13 9 h .1 M 21 3 h 2 M 9 17 h 2 M 24 16 h .1",
                    shade(colour, -0.2),
                    2.6,
                    (27, 22),
                    10,
                ),
                rx=34,
                opacity=0.55,
            )
        if "lines" in looks:
            c.stroke("M 96 186 H 330 M 96 254 H 330", shade(colour, 0.2), 2.2, opacity=0.6)
        for x in (150, 262):
            c.path(
                f"M {x} 157 h 20 q 10 62 0 126 h -20 q 10 -62 0 -126 Z",
                c.lit(strap, 0.1, 0.14, DOWN),
            )
            c.rect(x + 3, 196, 24, 15, "none", rx=3, stroke="#C9B48A", stroke_width=3)
        c.stroke("M 164 158 C 176 108 256 108 270 158", strap, 8)
        c.ellipse(100, 220, 31, 62, c.linear((shade(colour, 0.08), dark), DOWN))
        for grow in (1.0, 0.78, 0.56, 0.34, 0.14):
            c.ellipse(
                100 + (1 - grow) * 2,
                220,
                29 * grow,
                58 * grow,
                "none",
                stroke=shade(colour, -0.22),
                stroke_width=2.6,
                opacity=0.7,
            )
        c.stroke("M 84 172 H 320", shade(colour, 0.3), 3, opacity=0.4)
