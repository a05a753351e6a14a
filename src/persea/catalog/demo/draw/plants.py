"""The plants that stand in pots: small, green, and alive enough to sell the pot."""

from __future__ import annotations

from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import shade

PLANTS = frozenset({"leafy", "snake", "cactus", "flower", "trailing", "herb", "tree", "succulent"})

GREEN = "#5C8A54"
BLOOMS = ("#E57A6B", "#F0B64A", "#C76A92")


def plant(c: Canvas, name: str, x: float, y: float, half: float) -> None:
    """Rooted at (x, y) in a pot whose opening is 2 * `half` wide."""
    with c.group(transform=f"translate({x:.4g} {y:.4g}) scale({min(half / 70, 1.12):.3g})"):
        {
            "leafy": _leafy, "snake": _snake, "cactus": _cactus, "flower": _flower, "trailing": _trailing,
            "herb": _herb, "tree": _tree, "succulent": _succulent,
        }[name](c)  # fmt: skip


def _leaf(c: Canvas, x: float, y: float, length: float, angle: float, tone: str, width: float = 0.26) -> None:
    """From its stalk at (x, y), pointing `angle` degrees clockwise from straight up."""
    half = length * width
    with c.group(transform=f"translate({x:.4g} {y:.4g}) rotate({angle:.4g})"):
        d = (
            f"M 0 0 C {-half:.4g} {-length * 0.3:.4g} {-half:.4g} {-length * 0.7:.4g} 0 {-length:.4g}"
            f" C {half:.4g} {-length * 0.7:.4g} {half:.4g} {-length * 0.3:.4g} 0 0 Z"
        )
        c.path(d, c.linear((shade(tone, 0.09), tone, shade(tone, -0.09)), ACROSS))
        c.stroke(f"M 0 0 V {-length * 0.85:.4g}", shade(tone, 0.13), 1.5, opacity=0.6)


def _leafy(c: Canvas) -> None:
    for angle, reach, tone in (
        (-66, 62, -0.1), (64, 58, -0.12), (-40, 88, -0.06), (42, 84, -0.07), (-8, 104, -0.05), (-54, 34, 0.02),
        (22, 62, 0.02), (58, 30, 0.03), (-20, 48, 0.05),
    ):  # fmt: skip
        x, y = sin(radians(angle)) * reach * 0.6, -cos(radians(angle)) * reach * 0.6
        c.stroke(f"M 0 0 Q {x * 0.2:.3g} {y * 0.7:.3g} {x:.3g} {y:.3g}", shade(GREEN, -0.1), 3)
        _leaf(c, x, y, 66, angle * 1.1, shade(GREEN, tone), 0.36)


def _snake(c: Canvas) -> None:
    for x, height, lean in (
        (-34, 104, -10),
        (32, 112, 9),
        (-14, 150, -4),
        (14, 132, 4),
        (0, 92, 0),
        (-26, 70, -7),
        (24, 74, 8),
    ):
        tip = x + lean * 2
        d = f"M {x - 11} 2 C {x - 15} {-height * 0.5:.4g} {tip - 8} {-height * 0.8:.4g} {tip} {-height} C {tip + 9} {-height * 0.8:.4g} {x + 15} {-height * 0.5:.4g} {x + 11} 2 Z"
        c.path(d, c.linear(("#C9C56E", "#4B7550", "#5D8A5C", "#3F6547", "#C2BE68"), ACROSS))
        c.path(d, c.weave("M 0 3 q 6 5 12 0 t 12 0", "#2F5139", 2.2, (24, 9)), opacity=0.45)


def _cactus(c: Canvas) -> None:
    green = "#5F9468"
    for d, width in (
        ("M 26 -52 H 50 Q 56 -52 56 -58 V -86", 21),
        ("M -22 -36 H -44 Q -50 -36 -50 -44 V -66", 19),
    ):
        c.stroke(d, shade(green, -0.08), width)
        c.stroke(d, shade(green, 0.06), width * 0.3, opacity=0.7)
    body = "M -28 4 V -112 C -28 -152 28 -152 28 -112 V 4 Z"
    c.path(body, c.linear((shade(green, -0.04), shade(green, 0.1), green, shade(green, -0.15)), ACROSS))
    c.stroke("M -14 2 V -128 M 0 2 V -136 M 14 2 V -128", shade(green, -0.14), 2, opacity=0.6)
    c.path(body, c.weave("M 3 4 l 3 -2 M 3 4 l -3 -2 M 3 4 v 3", "#EDF0D2", 1.1, (14, 15)), opacity=0.8)
    for x, y in ((-6, -140), (6, -141), (0, -147)):
        c.circle(x, y, 7, "#E88BA0")
    c.circle(0, -142, 3.4, "#F3D36A")


def _flower(c: Canvas) -> None:
    for x, height in ((-48, 60), (46, 64), (-24, 104), (26, 98), (2, 126)):
        c.stroke(f"M {x * 0.3:.3g} 0 Q {x * 0.5:.3g} {-height * 0.6:.3g} {x} {-height}", "#55814E", 3.4)
    for angle in (-62, -34, 36, 62, -10, 14):
        _leaf(c, 0, 0, 62, angle, shade(GREEN, 0.02 if angle % 4 else -0.06))
    blooms = ((-48, -62), (46, -66), (-24, -106), (26, -100), (2, -130))
    for place, tone in enumerate(BLOOMS):
        for size, change in ((19.0, -0.04), (15.0, 0.05)):
            petals = " ".join(
                f"M {x + 10 * sin(radians(turn)):.3g} {y + 10 * cos(radians(turn)):.3g} h .1"
                for x, y in blooms[place::3]
                for turn in range(0, 360, 60)
            )
            c.stroke(petals, shade(tone, change), size)
    c.stroke(" ".join(f"M {x} {y} h .1" for x, y in blooms), "#F6E3A0", 13)


def _trailing(c: Canvas) -> None:
    vines = ((-64, 92, 0), (-46, 128, 1), (48, 112, 2), (66, 72, 3))
    for x, drop, _ in vines:
        c.stroke(f"M {x * 0.6:.3g} -4 C {x} -26 {x * 1.1:.3g} 10 {x * 1.1:.3g} {drop}", "#5B8552", 2.8)
    for angle in (-50, -16, 20, 52):
        _leaf(c, 0, 2, 58, angle, shade(GREEN, -0.05), 0.4)
    for x, drop, seed in vines:
        for step in range(5):
            y = -12 + (drop + 8) * step / 4
            side = 1 if (step + seed) % 2 else -1
            _leaf(
                c,
                x * 1.06,
                y,
                27,
                side * 112 + seed * 3,
                shade(GREEN, (-0.04, 0.06, 0.01)[(step + seed) % 3]),
                0.44,
            )


def _herb(c: Canvas) -> None:
    """Stems and leaves as short thick strokes, so that a trough of them stays a small file."""
    stems, tones = [], (shade("#77A35C", -0.1), "#77A35C", shade("#77A35C", 0.09))
    leaves: dict[str, list[str]] = {tone: [] for tone in tones}
    for angle in (-48, -28, -10, 10, 28, 48):
        x, y = sin(radians(angle)) * 88, -cos(radians(angle)) * 88
        stems.append(f"M {x * 0.12:.3g} 0 Q {x * 0.4:.3g} {y * 0.7:.3g} {x:.3g} {y:.3g}")
        for place, (step, spread) in enumerate(((0.45, 62), (0.72, 56), (0.95, 40))):
            for lean in (-spread, spread):
                dx, dy = sin(radians(angle + lean)) * 15, -cos(radians(angle + lean)) * 15
                line = f"M {x * step + dx * 0.5:.3g} {y * step + dy * 0.5:.3g} l {dx:.3g} {dy:.3g}"
                leaves[tones[place]].append(line)
    c.stroke(" ".join(stems), "#5C8350", 2.6)
    for tone, lines in leaves.items():
        c.stroke(" ".join(lines), shade(tone, -0.07), 15)
        c.stroke(" ".join(lines), tone, 11)


def _tree(c: Canvas) -> None:
    c.stroke("M 0 4 C -4 -40 4 -60 0 -80", "#8A6644", 9)
    c.stroke("M -2 2 C -6 -40 2 -60 -2 -76", "#B08A60", 2.6)
    crown = c.radial((shade(GREEN, 0.12), GREEN, shade(GREEN, -0.15)), 0.36, 0.3, 0.78)
    c.circle(0, -112, 54, crown)
    c.circle(
        0,
        -112,
        54,
        c.weave("M 3 6 l 5 -4 M 14 13 l 5 2 M 7 19 l 4 4", shade(GREEN, 0.15), 3.6, (23, 25), 12),
        opacity=0.7,
    )
    c.circle(
        0,
        -112,
        54,
        c.weave("M 3 3 l 4 3 M 15 17 l 5 -4", shade(GREEN, -0.14), 3.4, (26, 23), 40),
        opacity=0.55,
    )


def _succulent(c: Canvas) -> None:
    for x, y, size, tone in ((-40, -8, 0.8, "#7FA58C"), (42, -8, 0.76, "#A7B58A"), (0, -16, 1.0, "#8DB39A")):
        for angle, length in (
            (-96, 46),
            (96, 46),
            (-64, 52),
            (64, 52),
            (-32, 54),
            (32, 54),
            (0, 54),
            (-48, 34),
            (48, 34),
            (-16, 36),
            (16, 36),
            (0, 22),
        ):
            pink = shade(tone, 0.06 if length < 40 else -0.05)
            _leaf(c, x, y, length * size, angle, pink, 0.34)
