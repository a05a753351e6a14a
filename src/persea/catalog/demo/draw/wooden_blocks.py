"""Wooden toys that are made of blocks: cubes, castle, houses, train, sorter."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import wood

TIMBER = "#DDBB88"


def block(c: Canvas, d: str, tone: str, turn: float = 0) -> None:
    wood(c, d, tone, DOWN, turn)


def cube(c: Canvas, x: float, y: float, size: float, tone: str, mark: int) -> None:
    """The front at (x, y), with a top and a right side."""
    e = size * 0.22
    c.path(f"M {x} {y} l {e} {-e} h {size} l {-e} {e} Z", shade(tone, 0.14))
    c.path(f"M {x + size} {y} l {e} {-e} v {size} l {-e} {e} Z", shade(tone, -0.15))
    block(c, f"M {x} {y} h {size} v {size} h {-size} Z", tone)
    c.rect(
        x + size * 0.1,
        y + size * 0.1,
        size * 0.8,
        size * 0.8,
        "none",
        rx=6,
        stroke=shade(tone, 0.2),
        stroke_width=3,
        opacity=0.6,
    )
    m, n, r = x + size / 2, y + size / 2, size * 0.24
    pale = mix(tone, "#FFF8EA", 0.82)
    if mark == 0:
        c.circle(m, n, r, pale)
    elif mark == 1:
        c.path(f"M {m} {n - r} L {m + r} {n + r * 0.8} H {m - r} Z", pale)
    elif mark == 2:
        c.path(
            f"M {m} {n + r} C {m - r * 2} {n - r * 0.2} {m - r * 0.8} {n - r * 1.4} {m} {n - r * 0.4} C {m + r * 0.8} {n - r * 1.4} {m + r * 2} {n - r * 0.2} {m} {n + r} Z",
            pale,
        )
    elif mark == 3:
        c.stroke(
            f"M {m - r} {n} H {m + r} M {m} {n - r} V {n + r} M {m - r * 0.7} {n - r * 0.7} L {m + r * 0.7} {n + r * 0.7} M {m + r * 0.7} {n - r * 0.7} L {m - r * 0.7} {n + r * 0.7}",
            pale,
            r * 0.4,
        )
    else:
        c.path(
            f"M {m - r} {n + r * 0.4} A {r} {r} 0 1 0 {m + r * 0.5} {n - r * 0.9} A {r * 0.8} {r * 0.8} 0 0 1 {m - r} {n + r * 0.4} Z",
            pale,
        )


def cubes(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, y, tone, mark in (
        (66, 258, 0, 3),
        (156, 258, 1, 0),
        (246, 258, 2, 2),
        (108, 170, 3, 1),
        (198, 170, 4, 4),
        (150, 82, 5, 2),
    ):
        cube(c, x, y, 84, tones[tone], mark)


def castle(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, top, width, tone in ((76, 214, 58, 1), (266, 214, 58, 1), (134, 244, 132, 4), (170, 168, 60, 3)):
        crown = " ".join(
            f"M {x + k * width / 5:.4g} {top + 2} v -16 h {width / 5:.4g} v 16 Z" for k in (0, 2, 4)
        )
        c.path(crown, shade(tones[tone], 0.05))
        block(c, f"M {x} {top} h {width} V 344 h {-width} Z", tones[tone])
        c.path(f"M {x + width - 14} {top} h 14 V 344 h -14 Z", "#000000", opacity=0.1)
    c.path("M 166 344 V 296 A 34 34 0 0 1 234 296 V 344 Z", shade(tones[5], -0.1))
    c.path("M 177 344 V 300 A 23 23 0 0 1 223 300 V 344 Z", "#4A3828")
    for x, top in ((105, 200), (295, 200)):
        c.path(
            f"M {x - 40} {top} L {x} {top - 66} L {x + 40} {top} Z",
            c.linear((shade(tones[0], 0.12), shade(tones[0], -0.12)), ACROSS),
        )
    c.path(
        "M 160 154 L 200 82 L 240 154 Z", c.linear((shade(tones[0], 0.12), shade(tones[0], -0.12)), ACROSS)
    )
    c.stroke("M 200 84 V 56", "#7B5B3C", 4)
    c.path("M 202 54 L 232 64 L 202 74 Z", tones[3])
    for x, y in ((105, 250), (295, 250), (200, 206)):
        c.path(f"M {x - 9} {y + 26} V {y} a 9 9 0 0 1 18 0 V {y + 26} Z", "#4A3828")


def train(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, tone in ((40, 4), (146, 3)):
        wood(c, f"M {x} 296 h 96 v 22 h -96 Z", TIMBER)
        block(c, f"M {x + 8} 252 h 36 v 44 h -36 Z", tones[tone])
        c.path(
            f"M {x + 52} 296 a 18 18 0 0 1 36 0 Z" if x < 100 else f"M {x + 50} 296 l 20 -44 l 20 44 Z",
            tones[1],
        )
        c.circle(x + 102, 306, 5, "#8A6A3F")
    wood(c, "M 252 296 h 110 v 22 h -110 Z", TIMBER)
    block(c, "M 256 206 h 46 v 90 h -46 Z", tones[0])
    c.rect(246, 194, 66, 15, c.linear((shade(tones[5], 0.1), shade(tones[5], -0.1)), DOWN), rx=5)
    c.rect(267, 222, 24, 26, "#F9F1DF", rx=4)
    c.rect(302, 246, 56, 50, c.linear((shade(tones[2], 0.14), tones[2], shade(tones[2], -0.15)), DOWN), rx=12)
    block(c, "M 326 214 h 18 v 34 h -18 Z", tones[3])
    for x in (64, 112, 170, 218, 278, 338):
        c.circle(x, 324, 20, c.linear((shade(tones[5], 0.06), shade(tones[5], -0.14)), DOWN))
        c.circle(x, 324, 8, TIMBER)
    with c.group(opacity=0.85):
        for x, y, r in ((336, 188, 11), (322, 164, 15), (298, 136, 19)):
            c.circle(x, y, r, "#FFFFFF")


def sorter(c: Canvas, tones: tuple[str, ...]) -> None:
    c.path("M 84 214 L 128 172 H 320 L 276 214 Z", shade(TIMBER, 0.08))
    c.path("M 276 214 L 320 172 V 302 L 276 344 Z", shade(TIMBER, -0.14))
    wood(c, "M 84 214 H 276 V 344 H 84 Z", TIMBER)
    c.path(
        "M 142 196 l 14 -12 h 26 l -14 12 Z M 240 188 a 22 7 0 1 1 -44 0 a 22 7 0 1 1 44 0 Z M 252 200 l 24 -18 l 10 16 Z",
        "#6B4E30",
    )
    c.circle(132, 278, 27, "#6B4E30")
    c.path("M 204 304 l 26 -50 l 26 50 Z", "#6B4E30")
    cube(c, 152, 118, 46, tones[0], 0)
    c.path(
        "M 224 168 h 46 v -54 h -46 Z",
        c.linear((shade(tones[1], 0.1), tones[1], shade(tones[1], -0.15)), ACROSS),
    )
    c.ellipse(247, 114, 23, 8, shade(tones[1], 0.14))
    c.ellipse(247, 168, 23, 8, shade(tones[1], -0.06))
    c.path("M 300 344 l 28 -54 l 28 54 Z", c.linear((shade(tones[3], 0.1), shade(tones[3], -0.1)), ACROSS))
    c.circle(
        60, 322, 23, c.radial((shade(tones[2], 0.14), tones[2], shade(tones[2], -0.15)), 0.36, 0.3, 0.75)
    )


def houses(c: Canvas, tones: tuple[str, ...]) -> None:
    for place, (x, top, width) in enumerate(((58, 226, 70), (134, 166, 76), (216, 206, 64), (286, 250, 60))):
        tone, roof = tones[(0, 1, 2, 4)[place]], tones[(3, 5, 0, 1)[place]]
        wood(c, f"M {x} {top} h {width} V 344 h {-width} Z", mix(tone, "#FFF4E0", 0.25), ACROSS, 90)
        c.path(
            f"M {x - 6} {top} L {x + width / 2} {top - 54} L {x + width + 6} {top} Z",
            c.linear((shade(roof, 0.12), shade(roof, -0.1)), ACROSS),
        )
        c.path(
            f"M {x + width * 0.34:.4g} 344 v -40 a {width * 0.16:.4g} {width * 0.16:.4g} 0 0 1 {width * 0.32:.4g} 0 v 40 Z",
            shade(tone, -0.26),
        )
        for wx in (0.2, 0.58):
            c.rect(
                x + width * wx,
                top + 18,
                width * 0.22,
                width * 0.26,
                "#FFF3CF",
                rx=2,
                stroke=shade(tone, -0.2),
                stroke_width=2,
            )
