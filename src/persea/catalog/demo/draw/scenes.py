"""Small painted scenes for the lids of games and for jigsaw puzzles.

Each fills a square of 200 by 200 from (0, 0); whoever wants it elsewhere moves it with a group.
"""

from __future__ import annotations

from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade

SCENES = frozenset({"peaks", "sea", "forest", "flowers", "city", "space", "bees", "balloons", "fox", "birds"})

SQUARE = "M 0 0 H 200 V 200 H 0 Z"


def scene(c: Canvas, name: str, colour: str) -> None:
    """Draws the scene `name` in a mood of `colour`; a plain square for a name that is none."""
    with c.group(clip=c.clip(SQUARE)):
        # A dark colour mixed with cream alone turns grey, so it is brightened first.
        sky = shade(colour, max(0.6 - lightness(colour), 0))
        c.rect(0, 0, 200, 200, c.linear((mix(sky, "#FFF3DC", 0.62), mix(sky, "#FFE6C8", 0.35)), DOWN))
        if name:
            {
                "peaks": _peaks, "sea": _sea, "forest": _forest, "flowers": _flowers, "city": _city,
                "space": _space, "bees": _bees, "balloons": _balloons, "fox": _fox, "birds": _birds,
            }[name](c, colour)  # fmt: skip


def _peaks(c: Canvas, colour: str) -> None:
    c.circle(146, 52, 21, "#F6C667")
    c.path("M 0 142 L 44 82 L 78 118 L 122 58 L 200 138 V 200 H 0 Z", mix(colour, "#8FA3B5", 0.5))
    c.path(
        "M 122 58 L 104 83 L 116 80 L 124 92 L 134 80 L 146 84 Z M 44 82 L 33 97 L 43 95 L 50 102 L 58 97 Z",
        "#FFFFFF",
    )
    c.path("M 0 170 C 40 130 70 150 104 140 C 140 128 170 146 200 132 V 200 H 0 Z", shade(colour, -0.05))
    c.path("M 0 186 C 60 160 120 184 200 162 V 200 H 0 Z", shade(colour, -0.15))
    for x, y in ((24, 168), (40, 176), (150, 164), (170, 170), (186, 162)):
        c.path(f"M {x} {y - 26} l 9 28 h -18 Z", shade(colour, -0.24))


def _sea(c: Canvas, colour: str) -> None:
    c.rect(0, 0, 200, 118, c.linear((mix("#A9CFE0", colour, 0.15), mix("#FBE6C8", colour, 0.06)), DOWN))
    c.circle(56, 54, 20, "#F6C667")
    c.rect(0, 116, 200, 84, mix(colour, "#4C93AE", 0.62))
    for y, tone in ((132, 0.06), (152, -0.02), (174, -0.09)):
        wave = f"M -10 {y} " + "q 12 -12 24 0 t 24 0 " * 5 + "V 210 H -10 Z"
        c.path(wave, shade(mix(colour, "#3F86A4", 0.6), tone))
    c.path("M 96 66 V 128 L 142 128 Z", "#FBF4E6")
    c.path("M 90 76 V 128 L 58 128 Z", mix("#D9604C", colour, 0.2))
    c.path("M 50 134 H 150 L 136 156 H 66 Z", "#8A5A3A")
    c.stroke("M 93 60 V 136", "#5F3F2A", 3)
    c.stroke("M 150 40 q 7 -8 12 0 q 6 -8 13 0 M 122 30 q 5 -6 9 0 q 5 -6 10 0", "#5B6670", 2.4)


def _forest(c: Canvas, colour: str) -> None:
    c.circle(100, 60, 30, "#FBE3A4")
    for row, (base, size, tone) in enumerate(((140, 0.8, 0.1), (172, 1.05, 0.0), (206, 1.3, -0.12))):
        trees = ""
        for x in range(-10 + row * 13, 215, 38 + row * 6):
            h = size * (62 + (x * 7) % 26)
            trees += f"M {x} {base - h:.4g} l {h * 0.2:.3g} {h * 0.42:.3g} h -6 l {h * 0.24:.3g} {h * 0.58:.3g} h {-h * 0.8:.3g} l {h * 0.24:.3g} {-h * 0.58:.3g} h -6 Z "
        c.path(trees, shade(mix(colour, "#4F7A5C", 0.6), tone))
    c.path("M 0 200 C 50 180 150 180 200 200 Z", shade(mix(colour, "#3F6149", 0.6), -0.14))


def _flowers(c: Canvas, colour: str) -> None:
    spots = ((40, 62), (104, 42), (162, 70), (62, 126), (132, 112), (34, 174), (98, 178), (168, 152))
    c.stroke(" ".join(f"M {x} {y} q 6 18 -2 40" for x, y in spots), "#6F9560", 4)
    c.stroke(
        " ".join(f"M {x + 3} {y + 26} l 14 -9 M {x + 2} {y + 32} l -14 -8" for x, y in spots), "#86AB70", 7
    )
    for group, tone in enumerate((colour, "#E39A8B", "#E9BC57")):
        petals = " ".join(
            f"M {x + 12 * sin(radians(a)):.4g} {y + 12 * cos(radians(a)):.4g} h .1"
            for x, y in spots[group::3]
            for a in range(0, 360, 60)
        )
        c.stroke(petals, shade(tone, -0.06), 17)
        c.stroke(petals, shade(tone, 0.04), 13)
    c.stroke(" ".join(f"M {x} {y} h .1" for x, y in spots), "#FFF1C2", 12)


def _city(c: Canvas, colour: str) -> None:
    c.circle(152, 46, 18, "#F9DC8E")
    for x, top, width, tone in (
        (0, 96, 36, 0.12),
        (30, 64, 40, 0.0),
        (66, 110, 34, 0.16),
        (96, 46, 36, -0.07),
        (128, 84, 42, 0.06),
        (166, 104, 36, -0.02),
    ):
        paint = shade(mix(colour, "#7C86A0", 0.35), tone)
        c.rect(x, top, width, 204 - top, paint)
        c.path(
            f"M {x + 6} {top + 10} h {width - 12} V 190 h {12 - width} Z",
            c.weave("M 4 3 v 5", "#FFE7A8", 4.6, (11, 15)),
        )
    c.path("M 100 46 L 114 20 L 128 46 Z M 30 64 L 50 48 L 70 64 Z", shade(colour, -0.16))
    c.rect(0, 184, 200, 16, shade(colour, -0.26))


def _space(c: Canvas, colour: str) -> None:
    night = mix("#232B4A", colour, 0.25)
    c.rect(0, 0, 200, 200, c.linear((shade(night, -0.06), shade(night, 0.1)), DOWN))
    c.rect(0, 0, 200, 200, c.weave("M 8 9 h .1 M 33 24 h .1 M 19 41 h .1", "#FFF3C8", 2.4, (46, 52), 14))
    c.circle(132, 76, 38, c.radial((shade(colour, 0.18), colour, shade(colour, -0.18)), 0.35, 0.3, 0.75))
    c.path("M 78 96 C 70 82 196 44 192 62 C 188 78 92 112 78 96 Z", "none", stroke="#F3D99A", stroke_width=6)
    with c.group(transform="translate(58 130) rotate(32)"):
        c.path("M 0 -46 C 20 -22 18 18 12 30 H -12 C -18 18 -20 -22 0 -46 Z", "#F7F1E6")
        c.path("M -13 8 L -28 34 L -11 28 Z M 13 8 L 28 34 L 11 28 Z", "#D9604C")
        c.circle(0, -8, 8, "#6FB0C8")
        c.path("M -9 32 Q 0 62 9 32 Z", "#F2A63C")


def _bees(c: Canvas, colour: str) -> None:
    c.rect(0, 0, 200, 200, mix("#F0C25A", colour, 0.2))
    comb = "M 20 2 l 18 10 v 20 l -18 10 l -18 -10 v -20 Z"
    c.rect(0, 0, 200, 200, c.weave(comb, shade(mix("#D2902E", colour, 0.25), -0.04), 4, (38, 44)))
    for x, y, turn in ((60, 62, -20), (138, 92, 24), (84, 150, 8)):
        with c.group(transform=f"translate({x} {y}) rotate({turn})"):
            c.ellipse(-4, -15, 12, 17, "#FFFFFF", opacity=0.8)
            c.ellipse(12, -13, 10, 15, "#FFFFFF", opacity=0.7)
            c.ellipse(0, 4, 25, 16, "#F7D154")
            c.stroke("M -9 -10 V 18 M 3 -11 V 19 M 14 -8 V 16", "#3A2C22", 5)
            c.circle(-22, 2, 8, "#3A2C22")


def _balloons(c: Canvas, colour: str) -> None:
    c.path("M 0 160 C 50 130 100 160 200 136 V 200 H 0 Z", "#9DB98A")
    c.path("M 0 178 C 70 156 130 182 200 162 V 200 H 0 Z", "#7FA070")
    for x, y, size, tone in ((64, 70, 1.0, colour), (146, 50, 0.72, "#E39A5B"), (130, 122, 0.5, "#6F97B5")):
        with c.group(transform=f"translate({x} {y}) scale({size})"):
            c.path("M 0 -48 C 56 -48 50 16 12 38 H -12 C -50 16 -56 -48 0 -48 Z", tone)
            c.path("M 0 -48 C 20 -40 22 10 6 38 H -6 C -22 10 -20 -40 0 -48 Z", mix(tone, "#FFF6E4", 0.6))
            c.stroke("M -10 40 L -7 54 M 10 40 L 7 54", "#6B4E36", 2)
            c.rect(-10, 54, 20, 14, "#9A6A3E", rx=3)
    c.stroke("M 24 30 h 22 M 100 92 h 16 M 170 96 h 18", "#FFFFFF", 9, opacity=0.9)


def _fox(c: Canvas, colour: str) -> None:
    c.path("M 0 150 C 60 126 140 132 200 150 V 200 H 0 Z", mix("#7F9B66", colour, 0.25))
    c.stroke("M 26 142 V 70 M 172 146 V 60", "#8A6644", 9)
    c.circle(26, 62, 30, mix("#6F9560", colour, 0.3))
    c.circle(172, 52, 34, shade(mix("#6F9560", colour, 0.3), -0.05))
    coat = mix("#D9703A", colour, 0.12)
    c.path("M 132 166 C 180 160 176 110 150 104 C 160 134 140 140 122 146 Z", coat)
    c.path("M 158 118 C 156 106 152 104 150 104 C 156 116 154 124 150 132 Z", "#FBF1E2")
    c.path("M 72 168 C 66 120 84 106 100 106 C 116 106 134 120 128 168 Z", coat)
    c.path("M 86 168 C 84 136 92 126 100 126 C 108 126 116 136 114 168 Z", "#FBF1E2")
    c.path(
        "M 62 60 L 70 34 L 88 54 H 112 L 130 34 L 138 60 C 140 88 118 112 100 112 C 82 112 60 88 62 60 Z",
        coat,
    )
    c.path(
        "M 64 76 C 82 74 94 90 100 112 C 80 112 66 96 64 76 Z M 136 76 C 118 74 106 90 100 112 C 120 112 134 96 136 76 Z",
        "#FBF1E2",
    )
    c.circle(100, 108, 5, "#2E2622")
    c.stroke("M 82 78 h .1 M 118 78 h .1", "#2E2622", 7)


def _birds(c: Canvas, colour: str) -> None:
    c.stroke("M -6 150 C 60 132 120 150 206 96 M 70 142 C 84 110 100 96 120 84", "#8A6644", 7)
    c.stroke(
        "M 30 132 l 12 -12 M 104 96 l -12 -14 M 150 118 l 16 8 M 176 108 l -4 -16 M 128 78 l 14 -4",
        "#86AB70",
        12,
    )
    for x, y, tone, belly in (
        (54, 108, colour, "#F6E7C8"),
        (148, 84, mix(colour, "#D9703A", 0.6), "#FBEFD9"),
    ):
        with c.group(transform=f"translate({x} {y})"):
            c.path("M -26 18 L -52 34 L -46 42 L -16 30 Z", shade(tone, -0.14))
            c.path("M -32 16 C -28 -14 -4 -30 16 -30 C 38 -30 42 -8 36 8 C 28 32 -14 40 -32 16 Z", tone)
            c.ellipse(14, 12, 17, 15, belly)
            c.path("M -28 14 C -18 -8 4 -8 8 4 C 0 20 -16 24 -28 14 Z", shade(tone, -0.1))
            c.path("M 38 -14 l 13 5 l -13 4 Z", "#D08C2B")
            c.circle(26, -15, 3.6, "#241F1C")
