"""Pictures of board games: a box with its lid, or a board with the pieces on it."""

from __future__ import annotations

from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.game_pieces import PAWN_TONES, die, loose_pieces, pawn
from persea.catalog.demo.draw.materials import wood
from persea.catalog.demo.draw.scenes import SCENES, scene

BOARDS = frozenset({"chess", "race", "stones", "points", "tiles", "pits", "solitaire", "deck"})
PIECES = frozenset({"pawns", "dice", "cards", "coins"})
GAME_LOOKS = (SCENES | BOARDS | PIECES | {"long", "travel"}) - {"birds"}


def board_game(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A square box unless "long" or a board; `colour` is the box's, or the board's accent."""
    board = next(iter(looks & BOARDS), "")
    if "travel" in looks:
        # Folded out of a small case: a hinge across the middle, two catches in front.
        with c.group(transform="translate(62 66) scale(0.69)"):
            _chess(c, colour)
            c.stroke("M 66 208 H 334", "#3A2717", 4)
            for x in (110, 276):
                c.rect(x, 200, 16, 16, "#C9A24E", rx=2)
                c.rect(x, 340, 18, 14, "#C9A24E", rx=3)
    elif board:
        {
            "chess": _chess, "race": _race, "stones": _stones, "points": _points, "tiles": _tiles, "pits": _pits,
            "solitaire": _solitaire, "deck": _deck,
        }[board](c, colour)  # fmt: skip
    else:
        _box(c, colour, looks)
    loose_pieces(c, looks)


def _box(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(206, 338, 132)
    left, top, width = (62, 118, 256) if "long" in looks else (82, 92, 222)
    low = 334
    c.path(
        f"M {left + width} {top} l 24 -15 V {low - 20} l -24 20 Z",
        c.linear((shade(colour, -0.14), shade(colour, -0.24)), DOWN),
    )
    c.path(f"M {left} {top} l 26 -15 H {left + width + 24} l -24 15 Z", shade(colour, 0.12))
    c.rect(left, top, width, low - top, c.lit(colour, 0.05, 0.06, SLANT), rx=2)
    inner = width - 24
    tall = low - top - 62
    with c.group(transform=f"translate({left + 12} {top + 12}) scale({inner / 200:.4g} {tall / 200:.4g})"):
        scene(c, next(iter(looks & SCENES), ""), colour)
    c.rect(left + 12, top + 12, inner, tall, "none", rx=2, stroke="#FFFFFF", stroke_width=2.4, opacity=0.75)
    ink = contrast(colour)
    c.stroke(f"M {left + 24} {low - 30} h {width * 0.5:.4g}", ink, 9)
    c.stroke(f"M {left + 24} {low - 15} h {width * 0.3:.4g}", ink, 3.4, opacity=0.8)
    for place in range(3):
        c.circle(
            left + width - 24 - place * 20, low - 24, 6.4, PAWN_TONES[place], stroke=ink, stroke_width=1.6
        )
    c.path(f"M {left} {top} h {width * 0.5:.4g} L {left} {top + 150} Z", "#FFFFFF", opacity=0.07)


# ---------------------------------------------------------------- boards, seen from above


def _slab(
    c: Canvas, tone: str, x: float = 66, y: float = 74, width: float = 268, height: float = 268
) -> None:
    c.wall_shadow(x + width / 2 + 12, y + height / 2 + 16, width * 0.66, height * 0.64)
    c.rect(x + 4, y + 9, width, height, shade(tone, -0.24), rx=10)
    d = f"M {x + 10} {y} h {width - 20} q 10 0 10 10 v {height - 20} q 0 10 -10 10 h {20 - width} q -10 0 -10 -10 v {20 - height} q 0 -10 10 -10 Z"
    wood(c, d, tone)


def _chess(c: Canvas, colour: str) -> None:
    _slab(c, "#8A5F3D")
    c.rect(84, 92, 232, 232, "#EBD9B8")
    squares = " ".join(
        f"M {84 + x * 29} {92 + y * 29} h 29 v 29 h -29 Z" for y in range(8) for x in range(8) if (x + y) % 2
    )
    c.path(squares, c.lit(colour, 0.05, 0.05))
    for place, (x, y) in enumerate(((1, 6), (3, 5), (4, 7), (6, 6), (2, 2), (4, 1), (5, 3), (6, 1))):
        px, py, tone = 84 + x * 29 + 14.5, 92 + y * 29 + 24, "#F3E6CC" if place < 4 else "#3D322B"
        pawn(c, px, py, tone, 0.66 if place % 4 else 0.8)
        if place % 4 == 0:
            c.stroke(f"M {px} {py - 56} v 12 M {px - 5} {py - 51} h 10", tone, 3.6)
        elif place % 4 == 2:
            c.path(f"M {px - 10} {py - 42} l 3 8 h 14 l 3 -8 l -6 4 l -4 -8 l -4 8 Z", tone)


def _race(c: Canvas, colour: str) -> None:
    _slab(c, mix(colour, "#F7EAD2", 0.72))
    for place, (x, y) in enumerate(((84, 92), (218, 92), (84, 226), (218, 226))):
        tone = PAWN_TONES[place] if place else colour
        c.rect(x, y, 98, 98, c.lit(tone, 0.06, 0.06), rx=12)
        c.circle(x + 49, y + 49, 36, mix(tone, "#FFF8EA", 0.75))
        for dx, dy in ((-14, -14), (14, -14), (-14, 14), (14, 14)):
            c.circle(x + 49 + dx, y + 49 + dy, 9, shade(tone, -0.06))
    steps = " ".join(f"M 200 {102 + k * 19.6:.4g} h .1 M {102 + k * 19.6:.4g} 208 h .1" for k in range(11))
    c.stroke(steps, "#FFF8EA", 17)
    c.stroke(steps, mix(colour, "#FFF8EA", 0.35), 10)
    for x, y, place in ((122, 150, 0), (258, 150, 1), (200, 214, 2), (270, 296, 3)):
        pawn(c, x, y, PAWN_TONES[place] if place else colour, 0.7)
    die(c, 146, 292, 32, 6, 12)


def _stones(c: Canvas, colour: str) -> None:
    _slab(c, "#D6AE72")
    grid = " ".join(f"M 94 {102 + k * 30.3:.4g} H 306 M {94 + k * 30.3:.4g} 102 V 314" for k in range(8))
    c.path("M 86 94 H 314 V 322 H 86 Z", c.linear(("#DDB87E", "#CFA566"), SLANT))
    c.stroke(grid, "#7A5830", 1.8)
    for x, y, dark in (
        (2, 2, 1),
        (3, 2, 0),
        (2, 3, 1),
        (3, 3, 0),
        (4, 3, 0),
        (3, 4, 1),
        (4, 4, 1),
        (5, 4, 0),
        (2, 5, 0),
        (5, 2, 1),
        (4, 5, 0),
        (5, 5, 1),
        (1, 4, 1),
        (6, 3, 0),
    ):
        tone = shade(colour, -0.02) if dark else "#F5EEE0"
        px, py = 94 + x * 30.3, 102 + y * 30.3
        c.circle(px + 2, py + 3, 13.4, "#4A3620", opacity=0.35)
        c.circle(px, py, 13.4, c.radial((shade(tone, 0.16), tone, shade(tone, -0.12)), 0.35, 0.3, 0.75))


def _points(c: Canvas, colour: str) -> None:
    _slab(c, "#7A4F31", 46, 92, 308, 236)
    for x in (62, 208):
        c.rect(x, 108, 130, 204, c.lit(mix(colour, "#F1E4CC", 0.82), 0.03, 0.05), rx=3)
        for k in range(6):
            tone = colour if k % 2 else "#B5774A"
            px = x + 2 + k * 21
            c.path(f"M {px} 108 h 21 l -10.5 88 Z", tone)
            c.path(f"M {px} 312 h 21 l -10.5 -88 Z", "#B5774A" if k % 2 else colour)
    for x, count, dark, up in (
        (74, 4, 1, 1),
        (179, 3, 0, 1),
        (219, 4, 0, 0),
        (325, 2, 1, 0),
        (116, 2, 0, 0),
        (261, 3, 1, 1),
    ):
        for k in range(count):
            y = 120 + k * 20 if up else 300 - k * 20
            tone = "#3D322B" if dark else "#F5EEE0"
            c.circle(x + 1.5, y + 2.5, 10, "#2A1D14", opacity=0.35)
            c.circle(x, y, 10, c.radial((shade(tone, 0.14), tone, shade(tone, -0.1)), 0.35, 0.3, 0.75))
            c.circle(x, y, 5.4, "none", stroke=shade(tone, -0.14 if not dark else 0.16), stroke_width=1.4)
    die(c, 232, 208, 24, 6, 10)
    die(c, 262, 214, 24, 2, -14)


def _tiles(c: Canvas, colour: str) -> None:
    """Hexagons laid out as an island."""
    c.wall_shadow(212, 224, 170, 150)
    tones = ("#7FA070", "#E3B45A", "#B5674A", colour, "#9AA7AE", "#5E8F58", "#D9C48E")
    cells = [
        (0, 0),
        (1, 0),
        (-1, 0),
        (0.5, -1),
        (-0.5, -1),
        (0.5, 1),
        (-0.5, 1),
        (1.5, -1),
        (-1.5, 1),
        (1, -2),
        (0, -2),
        (-1, 2),
        (0, 2),
        (-1.5, -1),
        (1.5, 1),
    ]
    for depth in (7, 0):
        for place, (q, r) in enumerate(cells):
            x, y = 200 + q * 64, 206 + r * 55 + depth
            tone = tones[place % 7]
            hexagon = (
                " ".join(
                    f"{'M' if a == 30 else 'L'} {x + 35 * cos(radians(a)):.4g} {y + 35 * sin(radians(a)):.4g}"
                    for a in range(30, 390, 60)
                )
                + " Z"
            )
            if depth:
                c.path(hexagon, shade(tone, -0.26))
                continue
            c.path(hexagon, c.lit(tone, 0.08, 0.06))
            ink = shade(tone, -0.14)
            if place % 3 == 0:
                c.path(f"M {x - 16} {y + 12} l 9 -24 l 9 24 Z M {x + 2} {y + 12} l 8 -18 l 8 18 Z", ink)
            elif place % 3 == 1:
                c.stroke(
                    f"M {x - 14} {y - 8} q 7 -7 14 0 t 14 0 M {x - 14} {y + 6} q 7 -7 14 0 t 14 0", ink, 3.4
                )
            else:
                c.circle(x, y, 12, "#FBF3E0")
                c.stroke(f"M {x - 4} {y} h 8", "#5B4A38", 3)
    pawn(c, 168, 172, "#C9483C", 0.72)
    pawn(c, 262, 216, "#3F7FA0", 0.72)
    c.path("M 192 250 v -16 l 13 -11 l 13 11 v 16 Z", "#E3A43B")


def _pits(c: Canvas, colour: str) -> None:
    c.wall_shadow(210, 226, 176, 110)
    d = "M 60 148 H 340 Q 372 148 372 206 Q 372 266 340 266 H 60 Q 28 266 28 206 Q 28 148 60 148 Z"
    c.path(d, shade(colour, -0.26), transform="translate(3 9)")
    wood(c, d, colour)
    hollow = c.linear((shade(colour, -0.24), shade(colour, -0.05)), DOWN)
    for x in (58, 342):
        c.ellipse(x, 206, 19, 42, hollow)
    stones = []
    for k in range(6):
        for row, y in enumerate((178, 234)):
            x = 105 + k * 38
            c.circle(x, y, 16.5, hollow)
            for n in range((k * 2 + row * 3) % 4 + 1):
                stones.append((x + (-5, 5, -2, 6)[n], y + (-3, 1, 6, -7)[n], PAWN_TONES[(k + n + row) % 4]))
    stones += [
        (56, 190, PAWN_TONES[0]),
        (62, 204, PAWN_TONES[2]),
        (55, 220, PAWN_TONES[1]),
        (344, 196, PAWN_TONES[3]),
        (338, 214, PAWN_TONES[0]),
    ]
    for tone in PAWN_TONES:
        line = " ".join(f"M {x} {y} h .1" for x, y, paint in stones if paint == tone)
        c.stroke(line, shade(tone, -0.12), 11.5)
        c.stroke(line, shade(tone, 0.1), 7, transform="translate(-1 -1.4)")


def _solitaire(c: Canvas, colour: str) -> None:
    c.wall_shadow(212, 224, 160, 152)
    c.circle(203, 214, 138, shade("#A8713F", -0.2))
    d = "M 62 206 a 138 138 0 1 1 276 0 a 138 138 0 1 1 -276 0 Z"
    wood(c, d, "#B98550")
    c.circle(200, 206, 122, "none", stroke=shade("#A8713F", -0.16), stroke_width=8, opacity=0.6)
    for y in range(7):
        for x in range(7):
            if (x in (0, 1, 5, 6)) and (y in (0, 1, 5, 6)):
                continue
            px, py = 200 + (x - 3) * 28, 206 + (y - 3) * 28
            if (x, y) == (3, 3):
                c.circle(px, py, 10, "#6B4526")
                continue
            tone = (colour, mix(colour, "#F3E3C3", 0.5), shade(colour, -0.1))[(x * 2 + y) % 3]
            c.circle(px + 1.6, py + 2.6, 10.4, "#4A2F18", opacity=0.4)
            c.circle(px, py, 10.4, c.radial((shade(tone, 0.26), tone, shade(tone, -0.16)), 0.34, 0.28, 0.75))


def _deck(c: Canvas, colour: str) -> None:
    """Cards fanned out before their box."""
    c.floor_shadow(216, 338, 130)
    c.path("M 236 128 l 20 -12 H 340 l -14 12 Z", shade(colour, 0.12))
    c.path("M 326 128 l 14 -12 V 318 l -14 16 Z", shade(colour, -0.2))
    c.rect(212, 128, 114, 206, c.lit(colour, 0.06, 0.08), rx=4)
    c.path("M 269 166 l 38 62 l -38 62 l -38 -62 Z", mix(colour, "#FFF8EA", 0.8))
    c.path("M 269 186 l 26 42 l -26 42 l -26 -42 Z", shade(colour, -0.05))
    marks = (
        "M 0 -12 l 11 14 l -11 14 l -11 -14 Z",
        "M 0 14 C -24 -2 -12 -18 0 -6 C 12 -18 24 -2 0 14 Z",
        "M 0 -14 L 12 12 H -12 Z",
        "M -11 0 a 11 11 0 1 1 22 0 a 11 11 0 1 1 -22 0 Z",
    )
    for place, turn in enumerate((-26, -11, 4, 19)):
        with c.group(transform=f"translate(152 352) rotate({turn}) scale(0.86)"):
            c.rect(-46, -196, 96, 140, "#5B4A38", rx=9, opacity=0.18)
            c.rect(-50, -200, 96, 140, c.linear(("#FFFCF4", "#F1E8D6"), DOWN), rx=9)
            c.rect(-42, -192, 80, 124, mix(PAWN_TONES[place], "#FFF8EA", 0.78), rx=6)
            with c.group(transform="translate(-2 -130) scale(2)"):
                c.path(marks[place], PAWN_TONES[place] if place else colour)
            with c.group(transform="translate(-30 -178) scale(.6)"):
                c.path(marks[place], PAWN_TONES[place] if place else colour)
