"""Pictures of keyboards, seen from above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.materials import brushed, grain
from persea.catalog.demo.draw.patterns import lay

KEYBOARD_LOOKS = frozenset({
    "compact", "full", "split", "pad", "grid", "fold", "macro",
    "round", "low", "wood", "knob", "cable", "rest", "two_tone", "fade", "accent", "glow", "retro", "brushed", "rainbow",
})  # fmt: skip

Row = Sequence[float]
"""Widths of keys in units; a negative one is a gap."""

NUMBERS: Row = (*(1,) * 13, 2)
LETTERS: tuple[Row, ...] = (
    (1.5, *(1,) * 12, 1.5),
    (1.75, *(1,) * 11, 2.25),
    (2.25, *(1,) * 10, 2.75),
    (1.25, 1.25, 1.25, 6.25, 1.25, 1.25, 1.25, 1.25),
)
FUNCTIONS: Row = (1, -0.25, 1, 1, 1, 1, -0.25, 1, 1, 1, 1, -0.25, 1, 1, 1, 1, -0.25, 1)
PAD: tuple[Row, ...] = ((1, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1, 1), (1, 1, 1, 1), (2, 1, 1))
HALF: tuple[Row, ...] = (
    (1,) * 6,
    (1.5, 1, 1, 1, 1.5),
    (1.75, 1, 1, 1, 1.25),
    (2.25, 1, 1, 1.75),
    (1.25, 1.25, 3.5),
)
GRID: tuple[Row, ...] = ((1,) * 12, (1,) * 12, (1,) * 12, (1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1))


@dataclass(frozen=True, slots=True)
class Key:
    x: float
    y: float
    width: float
    edge: bool
    """At either end of its row, or wide."""


def keyboard(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Without a number pad but with function keys, unless another layout is named."""
    lift = -22 if "rest" in looks else 0
    c.wall_shadow(206, 224, 184, 96 if not looks & {"pad", "macro"} else 130)
    turn = -7 if not looks & {"pad", "macro", "split", "fold"} else 0
    with c.group(transform=f"translate(0 {lift}) rotate({turn} 200 204) translate(12 12) scale(0.94)"):
        if "cable" in looks:
            _cable(c, shade(colour, -0.06 if lightness(colour) < 0.7 else -0.2))
        if "split" in looks:
            for _ in c.both_sides():
                with c.group(transform="rotate(9 110 204)"):
                    _board(c, colour, looks, HALF, (38, 142), 23.6, 142)
        elif "fold" in looks:
            for _ in c.both_sides():
                c.rect(
                    34, 138, 166, 132, shade(colour, -0.24), rx=12, transform="translate(2 8)", opacity=0.6
                )
                _board(c, colour, looks, HALF, (40, 142), 25.2, 151)
            c.rect(194, 136, 12, 134, c.linear((shade(colour, 0.16), shade(colour, -0.24)), DOWN), rx=5)
        elif "macro" in looks:
            _board(c, colour, looks, ((1, 1, 1), (1, 1, 1), (1, 1, 1)), (104, 118), 64, 192)
        elif "pad" in looks:
            _board(c, colour, looks, PAD, (104, 76), 48, 192)
        elif "grid" in looks:
            _board(c, colour, looks, GRID, (34, 146), 27.6, 332)
        elif "compact" in looks:
            _board(c, colour, looks, (NUMBERS, *LETTERS), (32, 140), 22.4, 336)
        elif "full" in looks:
            _full(c, colour, looks)
        else:
            _board(c, colour, looks, (FUNCTIONS, NUMBERS, *LETTERS), (32, 132), 22.4, 336)
        if "rest" in looks:
            c.rect(26, 300, 348, 50, shade("#9A6A3E", -0.2), rx=14, transform="translate(2 7)", opacity=0.5)
            c.rect(26, 300, 348, 50, c.lit("#A9764A", 0.12, 0.12, DOWN), rx=14)
            lay(c, (34, 304, 332, 42), grain(c, "#A9764A"))


def _cable(c: Canvas, tone: str) -> None:
    """Leaves behind the board, coils once to the right and ends in its plug."""
    c.stroke("M 182 138 C 182 98 196 88 222 88", tone, 6)
    c.stroke("M 222 88 " + " ".join(f"M {222 + n * 12} 88 c 0 -26 22 -26 18 0" for n in range(6)), tone, 6)
    c.stroke("M 300 88 C 322 88 326 74 320 60", tone, 6)
    c.rect(312, 34, 15, 24, "#B5BABF", rx=3, transform="rotate(-8 320 46)")


def _keys(rows: Sequence[Row], at: tuple[float, float], unit: float) -> list[Key]:
    keys = []
    for down, row in enumerate(rows):
        x = at[0]
        for place, width in enumerate(row):
            if width > 0:
                edge = place in (0, len(row) - 1) or width > 1.05
                keys.append(Key(x, at[1] + down * unit, width * unit, edge))
            x += abs(width) * unit
    return keys


def _case(c: Canvas, colour: str, looks: frozenset[str], box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    tall = 18 if "retro" in looks else 6 if "low" in looks else 13
    case = (
        colour
        if looks & {"wood", "brushed", "low"}
        else shade(colour, -0.1)
        if lightness(colour) > 0.35
        else colour
    )
    c.rect(x, y + tall, width, height, shade(case, -0.24), rx=14)
    c.rect(x, y, width, height, c.lit(case, 0.1, 0.08, DOWN), rx=14)
    if "wood" in looks:
        lay(c, (x + 4, y + 4, width - 8, height - 8), grain(c, case))
        c.stroke(f"M {x + 16} {y + height + tall * 0.5:g} H {x + width - 16}", shade(case, -0.1), 2)
    if "brushed" in looks:
        lay(c, (x + 4, y + 4, width - 8, height - 8), brushed(c, case))
    c.rect(x, y, width, height, "none", rx=14, stroke=shade(case, 0.22), stroke_width=1.6, opacity=0.6)


def _board(
    c: Canvas,
    colour: str,
    looks: frozenset[str],
    rows: Sequence[Row],
    at: tuple[float, float],
    unit: float,
    width: float,
) -> None:
    x, y = at
    height = len(rows) * unit
    margin = 11.0
    knob = "knob" in looks
    _case(
        c,
        colour,
        looks,
        (
            x - margin,
            y - margin - (8 if knob else 0),
            width + 2 * margin,
            height + 2 * margin + (8 if knob else 0),
        ),
    )
    c.rect(x - 4, y - 4, width + 8, height + 8, mix(shade(colour, -0.3), "#17191C", 0.5), rx=8)
    if "glow" in looks:
        c.rect(
            x - 4,
            y - 4,
            width + 8,
            height + 8,
            c.linear(("#F26B5E", "#F3B64A", "#58B58A", "#4F86D9", "#B067C9"), (0, 0, 1, 0)),
            rx=8,
            opacity=0.9,
        )
    keys = _keys(rows, at, unit)
    if knob:
        keys = [
            key
            for key in keys
            if (key.y, key.x + key.width) != (y, max(other.x + other.width for other in keys if other.y == y))
        ]
    _draw_keys(c, colour, looks, keys, unit)
    if knob:
        end = x + width - unit * 0.5
        middle, r = y + unit * 0.42, unit * (0.62 if unit < 30 else 0.42)
        c.circle(end + 2, middle + 3, r, "#000000", opacity=0.3)
        c.circle(end, middle, r, c.linear(("#F3E3B4", "#C9A24E", "#8A6426"), DOWN))
        c.circle(end, middle, r * 0.7, c.linear(("#A67F36", "#E9CF8A"), DOWN))
        c.stroke(f"M {end:.1f} {middle - r * 0.3:.1f} v {-r * 0.3:.1f}", "#5B3F14", 2.4)


def _full(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    unit = 17.4
    x, y = 24.0, 146.0
    _case(c, colour, looks, (14, 134, 372, 132))
    c.rect(20, 141, 360, 118, mix(shade(colour, -0.3), "#17191C", 0.5), rx=8)
    if "glow" in looks:
        c.rect(
            20,
            141,
            360,
            118,
            c.linear(("#F26B5E", "#F3B64A", "#58B58A", "#4F86D9", "#B067C9"), (0, 0, 1, 0)),
            rx=8,
            opacity=0.9,
        )
    keys = _keys((FUNCTIONS, NUMBERS, *LETTERS), (x, y), unit)
    keys += _keys(PAD, (x + 15.6 * unit, y + unit), unit)
    keys += _keys(((1, 1, 1, 1),), (x + 15.6 * unit, y), unit)
    _draw_keys(c, colour, looks, keys, unit)


def _draw_keys(c: Canvas, colour: str, looks: frozenset[str], keys: Sequence[Key], unit: float) -> None:
    gap = min(unit * (0.06 if "low" in looks else 0.1), 3)
    plain = mix(colour, "#F6F0E4", 0.82) if looks & {"two_tone", "wood", "brushed"} else shade(colour, 0.05)
    if lightness(colour) < 0.3 and not looks & {"two_tone", "wood"}:
        plain = shade(colour, 0.1)
    edge = colour if "two_tone" in looks else shade(plain, -0.06)
    spark = "#E0762F" if abs(lightness(colour) - lightness("#E0762F")) > 0.08 else contrast(colour)
    groups: dict[str, list[Key]] = {}
    for place, key in enumerate(keys):
        tone = edge if key.edge else plain
        if "accent" in looks and (place == 0 or 2.1 < key.width / unit < 2.3):
            tone = spark
        if "fade" in looks:
            tone = mix(colour, "#F6F0E4", round((key.x - keys[0].x) / 330 * 5) / 6)
        if "rainbow" in looks:
            tone = ("#E4746A", "#EDA257", "#EBD07A", "#82B98F", "#6FA3C8", "#A58CC2")[
                int((key.y - keys[0].y) / unit + 0.5) % 6
            ]
        groups.setdefault(tone, []).append(key)
    for tone, same in groups.items():
        if "round" in looks:
            _round_keys(c, tone, same, unit)
            continue
        foot = " ".join(
            f"M{key.x + gap:.1f} {key.y + gap:.1f}h{key.width - 2 * gap:.1f}v{unit - 2 * gap:.1f}h{2 * gap - key.width:.1f}z"
            for key in same
        )
        c.path(foot, shade(tone, -0.16), stroke=shade(tone, -0.16), stroke_width=gap, stroke_linejoin="round")
        inset = gap * (1.2 if "low" in looks else 2.2)
        top = " ".join(
            f"M{key.x + inset:.1f} {key.y + inset - gap * 0.6:.1f}h{key.width - 2 * inset:.1f}v{unit - 2 * inset - gap * 0.4:.1f}h{2 * inset - key.width:.1f}z"
            for key in same
        )
        c.path(top, shade(tone, 0.02), stroke=shade(tone, 0.05), stroke_width=gap, stroke_linejoin="round")


def _round_keys(c: Canvas, tone: str, keys: Sequence[Key], unit: float) -> None:
    """Typewriter keys: discs with a metal rim, wide ones as pills."""
    d = " ".join(
        f"M{key.x + unit / 2:.1f} {key.y + unit / 2:.1f}h{max(key.width - unit, 0.1):.1f}" for key in keys
    )
    c.stroke(d, "#3A3226", unit * 0.9, opacity=0.6, transform="translate(0 2)")
    c.stroke(d, "#D9C28A", unit * 0.86)
    c.stroke(d, tone, unit * 0.68)
