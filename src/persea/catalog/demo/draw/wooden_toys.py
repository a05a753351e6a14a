"""Pictures of wooden blocks and stackers."""

from __future__ import annotations

from persea.catalog.demo.draw import wooden_blocks
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import wood
from persea.catalog.demo.draw.wooden_blocks import TIMBER

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


def wooden_toy(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Painted in `colour` and what goes with it; "natural" leaves most of it bare, "pastel" is paler."""
    form = next(iter(looks & TOY_FORMS), "")
    if form == "stones":
        c.floor_shadow(200, 346, 108)
    elif form:
        c.floor_shadow(200, 344, 146)
    if form:
        {
            "cubes": wooden_blocks.cubes, "rings": _rings, "rainbow": _rainbow, "castle": wooden_blocks.castle, "train": wooden_blocks.train,
            "sorter": wooden_blocks.sorter, "cups": _cups, "stones": _stones, "beads": _beads, "hammer": _hammer,
            "planks": _planks, "houses": wooden_blocks.houses,
        }[form](c, _tones(colour, looks))  # fmt: skip


def _tones(colour: str, looks: frozenset[str]) -> tuple[str, ...]:
    """Six paints for the parts of one toy."""
    if "natural" in looks:
        return (colour, TIMBER, shade(TIMBER, -0.12), "#C49A63", shade(TIMBER, 0.05), "#A8743F")
    paints = (colour, "#E3A43B", "#4F8F8B", "#D8694F", "#7E9B57", "#5D7FA8")
    return tuple(mix(paint, "#FFF4E4", 0.42) for paint in paints) if "pastel" in looks else paints


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
