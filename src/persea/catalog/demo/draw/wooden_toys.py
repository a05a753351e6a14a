"""Pictures of wooden blocks and stackers."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.patterns_a import wood

TOY_FORMS = frozenset(
    {
        "cubes",
        "rings",
        "rainbow",
        "castle",
        "train",
        "sorter",
        "cups",
        "stones",
        "beads",
        "hammer",
        "planks",
        "houses",
    }
)
TOY_LOOKS = TOY_FORMS | {"natural", "pastel"}

TIMBER = "#DDBB88"


def wooden_toy(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Painted in `colour` and what goes with it; "natural" leaves most of it bare, "pastel" is paler."""
    form = next(iter(looks & TOY_FORMS), "")
    if form == "stones":
        c.floor_shadow(200, 346, 108)
    elif form:
        c.floor_shadow(200, 344, 146)
    if form:
        {
            "cubes": _cubes, "rings": _rings, "rainbow": _rainbow, "castle": _castle, "train": _train,
            "sorter": _sorter, "cups": _cups, "stones": _stones, "beads": _beads, "hammer": _hammer,
            "planks": _planks, "houses": _houses,
        }[form](c, _tones(colour, looks))  # fmt: skip


def _tones(colour: str, looks: frozenset[str]) -> tuple[str, ...]:
    """Six paints for the parts of one toy."""
    if "natural" in looks:
        return (colour, TIMBER, shade(TIMBER, -0.12), "#C49A63", shade(TIMBER, 0.05), "#A8743F")
    paints = (colour, "#E3A43B", "#4F8F8B", "#D8694F", "#7E9B57", "#5D7FA8")
    return tuple(mix(paint, "#FFF4E4", 0.42) for paint in paints) if "pastel" in looks else paints


def _block(c: Canvas, d: str, tone: str, turn: float = 0) -> None:
    wood(c, d, tone, DOWN, turn)


def _cube(c: Canvas, x: float, y: float, size: float, tone: str, mark: int) -> None:
    """The front at (x, y), with a top and a right side."""
    e = size * 0.22
    c.path(f"M {x} {y} l {e} {-e} h {size} l {-e} {e} Z", shade(tone, 0.14))
    c.path(f"M {x + size} {y} l {e} {-e} v {size} l {-e} {e} Z", shade(tone, -0.15))
    _block(c, f"M {x} {y} h {size} v {size} h {-size} Z", tone)
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


def _cubes(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, y, tone, mark in (
        (66, 258, 0, 3),
        (156, 258, 1, 0),
        (246, 258, 2, 2),
        (108, 170, 3, 1),
        (198, 170, 4, 4),
        (150, 82, 5, 2),
    ):
        _cube(c, x, y, 84, tones[tone], mark)


def _rings(c: Canvas, tones: tuple[str, ...]) -> None:
    wood(c, "M 100 326 H 300 Q 308 344 296 346 H 104 Q 92 344 100 326 Z", TIMBER)
    c.rect(192, 60, 16, 270, c.linear((shade(TIMBER, 0.08), shade(TIMBER, -0.14)), ACROSS), rx=8)
    for place, half in enumerate((100, 88, 76, 64, 52)):
        y = 286 - place * 43
        tone = tones[place]
        d = f"M {200 - half + 18} {y} H {200 + half - 18} Q {200 + half} {y} {200 + half} {y + 21} Q {200 + half} {y + 42} {200 + half - 18} {y + 42} H {200 - half + 18} Q {200 - half} {y + 42} {200 - half} {y + 21} Q {200 - half} {y} {200 - half + 18} {y} Z"
        c.path(d, c.linear((shade(tone, 0.14), tone, shade(tone, -0.16)), DOWN))
        c.path(d, c.linear(("#FFFFFF/0", "#FFFFFF/0.25", "#FFFFFF/0", "#000000/0.2"), ACROSS))
        c.stroke(f"M {200 - half + 22} {y + 9} h {half * 0.7}", "#FFFFFF", 4, opacity=0.45)
    c.circle(
        200, 78, 33, c.radial((shade(tones[5], 0.16), tones[5], shade(tones[5], -0.16)), 0.36, 0.3, 0.75)
    )


def _rainbow(c: Canvas, tones: tuple[str, ...]) -> None:
    for place, r in enumerate((150, 126, 102, 78, 54, 30)):
        d = f"M {200 - r} 344 V {294 - r * 0.4:.4g} A {r} {r} 0 0 1 {200 + r} {294 - r * 0.4:.4g} V 344 H {200 + r - 21} V {294 - r * 0.4:.4g} A {r - 21} {r - 21} 0 0 0 {200 - r + 21} {294 - r * 0.4:.4g} V 344 Z"
        tone = tones[place]
        c.path(d, c.linear((shade(tone, 0.1), tone, shade(tone, -0.13)), (0.1, 0.0, 0.9, 0.8)))
        c.path(
            d,
            c.weave(
                "M 0 5 C 20 1 42 9 70 5 M 0 14 C 24 18 40 11 70 14", shade(tone, -0.12), 1.3, (70, 18), 58
            ),
            opacity=0.5,
        )


def _castle(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, top, width, tone in ((76, 214, 58, 1), (266, 214, 58, 1), (134, 244, 132, 4), (170, 168, 60, 3)):
        crown = " ".join(
            f"M {x + k * width / 5:.4g} {top + 2} v -16 h {width / 5:.4g} v 16 Z" for k in (0, 2, 4)
        )
        c.path(crown, shade(tones[tone], 0.05))
        _block(c, f"M {x} {top} h {width} V 344 h {-width} Z", tones[tone])
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


def _train(c: Canvas, tones: tuple[str, ...]) -> None:
    for x, tone in ((40, 4), (146, 3)):
        wood(c, f"M {x} 296 h 96 v 22 h -96 Z", TIMBER)
        _block(c, f"M {x + 8} 252 h 36 v 44 h -36 Z", tones[tone])
        c.path(
            f"M {x + 52} 296 a 18 18 0 0 1 36 0 Z" if x < 100 else f"M {x + 50} 296 l 20 -44 l 20 44 Z",
            tones[1],
        )
        c.circle(x + 102, 306, 5, "#8A6A3F")
    wood(c, "M 252 296 h 110 v 22 h -110 Z", TIMBER)
    _block(c, "M 256 206 h 46 v 90 h -46 Z", tones[0])
    c.rect(246, 194, 66, 15, c.linear((shade(tones[5], 0.1), shade(tones[5], -0.1)), DOWN), rx=5)
    c.rect(267, 222, 24, 26, "#F9F1DF", rx=4)
    c.rect(302, 246, 56, 50, c.linear((shade(tones[2], 0.14), tones[2], shade(tones[2], -0.15)), DOWN), rx=12)
    _block(c, "M 326 214 h 18 v 34 h -18 Z", tones[3])
    for x in (64, 112, 170, 218, 278, 338):
        c.circle(x, 324, 20, c.linear((shade(tones[5], 0.06), shade(tones[5], -0.14)), DOWN))
        c.circle(x, 324, 8, TIMBER)
    with c.group(opacity=0.85):
        for x, y, r in ((336, 188, 11), (322, 164, 15), (298, 136, 19)):
            c.circle(x, y, r, "#FFFFFF")


def _sorter(c: Canvas, tones: tuple[str, ...]) -> None:
    c.path("M 84 214 L 128 172 H 320 L 276 214 Z", shade(TIMBER, 0.08))
    c.path("M 276 214 L 320 172 V 302 L 276 344 Z", shade(TIMBER, -0.14))
    wood(c, "M 84 214 H 276 V 344 H 84 Z", TIMBER)
    c.path(
        "M 142 196 l 14 -12 h 26 l -14 12 Z M 240 188 a 22 7 0 1 1 -44 0 a 22 7 0 1 1 44 0 Z M 252 200 l 24 -18 l 10 16 Z",
        "#6B4E30",
    )
    c.circle(132, 278, 27, "#6B4E30")
    c.path("M 204 304 l 26 -50 l 26 50 Z", "#6B4E30")
    _cube(c, 152, 118, 46, tones[0], 0)
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


def _cups(c: Canvas, tones: tuple[str, ...]) -> None:
    for place, half in enumerate((78, 66, 55, 45, 36)):
        y = 282 - place * 56
        tone = tones[place]
        d = f"M {200 - half + 9} {y} H {200 + half - 9} L {200 + half} {y + 62} H {200 - half} Z"
        c.path(d, c.linear((shade(tone, -0.04), shade(tone, 0.13), tone, shade(tone, -0.16)), ACROSS))
        c.rect(
            200 - half - 3,
            y + 51,
            half * 2 + 6,
            12,
            c.linear((shade(tone, 0.12), shade(tone, -0.12)), DOWN),
            rx=5,
        )
        c.stroke(
            f"M {200 - half * 0.5} {y + 26} q {half * 0.25} -12 {half * 0.5} 0 t {half * 0.5} 0",
            mix(tone, "#FFF8EA", 0.75),
            4.6,
        )
        c.ellipse(200, y, half - 9, 5, shade(tone, 0.15))


def _stones(c: Canvas, tones: tuple[str, ...]) -> None:
    for place, (x, y, half, high, tilt) in enumerate(
        (
            (200, 312, 98, 34, 0),
            (190, 254, 80, 30, -5),
            (212, 204, 66, 26, 6),
            (196, 158, 54, 24, -8),
            (206, 116, 42, 21, 5),
            (198, 80, 28, 18, -6),
        )
    ):
        tone = tones[place]
        with c.group(transform=f"translate({x} {y}) rotate({tilt})"):
            d = f"M {-half} 2 L {-half * 0.66:.4g} {-high * 0.86:.4g} L {half * 0.3:.4g} {-high} L {half * 0.88:.4g} {-high * 0.5:.4g} L {half} {high * 0.4:.4g} L {half * 0.5:.4g} {high * 0.96:.4g} L {-half * 0.62:.4g} {high} Z"
            wood(c, d, tone)
            c.path(
                f"M {-half * 0.66:.4g} {-high * 0.86:.4g} L {half * 0.3:.4g} {-high} L {half * 0.1:.4g} {-high * 0.1:.4g} L {-half * 0.5:.4g} 0 Z",
                "#FFFFFF",
                opacity=0.22,
            )
            c.path(
                f"M {half * 0.88:.4g} {-high * 0.5:.4g} L {half} {high * 0.4:.4g} L {half * 0.5:.4g} {high * 0.96:.4g} L {half * 0.1:.4g} {-high * 0.1:.4g} Z",
                "#000000",
                opacity=0.13,
            )


def _beads(c: Canvas, tones: tuple[str, ...]) -> None:
    for x in (76, 306):
        wood(c, f"M {x} 96 h 18 v 234 h -18 Z", TIMBER, ACROSS, 90)
    for row in range(5):
        y = 124 + row * 42
        c.stroke(f"M 94 {y} H 306", "#B5BABF", 4)
        tone = tones[row]
        left = (5, 3, 6, 2, 4)[row]
        for bead in range(8):
            x = 110 + bead * 23 if bead < left else 290 - (7 - bead) * 23
            c.ellipse(
                x, y, 11.4, 16, c.radial((shade(tone, 0.16), tone, shade(tone, -0.15)), 0.36, 0.3, 0.75)
            )
    wood(c, "M 62 84 H 338 V 104 H 62 Z", tones[5])
    wood(c, "M 50 322 H 350 V 346 H 50 Z", TIMBER)


def _hammer(c: Canvas, tones: tuple[str, ...]) -> None:
    for x in (72, 296):
        wood(c, f"M {x} 228 h 32 v 116 h -32 Z", TIMBER, ACROSS, 90)
    for place, x in enumerate((128, 176, 224, 272)):
        tone, top = tones[place], (196, 176, 210, 186)[place]
        c.path(
            f"M {x - 16} {top} h 32 V 318 h -32 Z",
            c.linear((shade(tone, 0.1), tone, shade(tone, -0.15)), ACROSS),
        )
        c.ellipse(x, top, 16, 6, shade(tone, 0.14))
    wood(c, "M 60 244 H 340 V 276 H 60 Z", shade(TIMBER, 0.03))
    with c.group(transform="translate(206 112) rotate(24)"):
        wood(c, "M -92 -7 H 20 V 8 H -92 Z", TIMBER)
        c.rect(
            14, -38, 46, 76, c.linear((shade(tones[4], 0.14), tones[4], shade(tones[4], -0.15)), ACROSS), rx=8
        )


def _planks(c: Canvas, tones: tuple[str, ...]) -> None:
    for row in range(9):
        y = 318 - row * 28
        if row % 2:
            for k, x in enumerate((128, 178, 228)):
                tone = tones[1] if (row + k) % 4 else tones[0]
                wood(c, f"M {x} {y} h 46 v 25 h -46 Z", tone)
                c.rect(
                    x + 4,
                    y + 4,
                    38,
                    17,
                    "none",
                    rx=2,
                    stroke=shade(tone, -0.15),
                    stroke_width=1.4,
                    opacity=0.6,
                )
        else:
            shift = (0, 6, -8, 4, 10)[row // 2]
            wood(c, f"M {124 + shift} {y} h 154 v 25 h -154 Z", tones[(row // 2) % 6 if row % 4 else 1])
    with c.group(transform="translate(316 330) rotate(-18)"):
        wood(c, "M -34 -10 h 90 v 22 h -90 Z", tones[0])


def _houses(c: Canvas, tones: tuple[str, ...]) -> None:
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
