"""Patterns and materials that several drawings share: laid over a box, inside whatever outline is cut.

Each draws marks over the box (x, y, width, height) and knows nothing of the thing it lies on. `ink` is the
colour of the pattern; materials take the colour of the thing itself and lighten and darken it.
"""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

Box = tuple[float, float, float, float]

GLASS_EDGE = "#8FA9AC"


def ink_on(colour: str) -> str:
    """For a pattern on `colour`: blue on what is nearly white, or what stands out."""
    return "#3C5878" if lightness(colour) > 0.9 else contrast(colour)


def petals_on(colour: str) -> str:
    """For flowers on `colour`: a red of roses on what is light, cream on what is dark."""
    return mix("#BF4E63", colour, 0.12) if lightness(colour) > 0.72 else "#FBF1E2"


def stripes(c: Canvas, box: Box, ink: str, step: float = 26, width: float = 9, turn: float = 0) -> None:
    c.rect(*box, c.weave(f"M {step / 2} -1 v {step + 2}", ink, width, (step, step), turn), opacity=0.85)


def gingham(c: Canvas, box: Box, ink: str, step: float = 28) -> None:
    """Two sets of see-through bands; where they cross they are darker, as in the cloth."""
    for d in (f"M {step / 4} -9 v {step + 18}", f"M -9 {step / 4} h {step + 18}"):
        c.rect(*box, c.weave(d, ink, step / 2, (step, step)), opacity=0.5)


def plaid(c: Canvas, box: Box, ink: str, step: float = 46) -> None:
    for d in (f"M 12 -9 v {step + 18} M 24 -9 v {step + 18}", f"M -9 12 h {step + 18} M -9 24 h {step + 18}"):
        c.rect(*box, c.weave(d, ink, 6, (step, step)), opacity=0.5)
    line = f"M {step - 8} -9 v {step + 18} M -9 {step - 8} h {step + 18}"
    c.rect(*box, c.weave(line, shade(ink, 0.14), 1.8, (step, step)), opacity=0.7)


def dots(c: Canvas, box: Box, ink: str, step: float = 26, size: float = 9) -> None:
    d = f"M {step * 0.25} {step * 0.25} h .1 M {step * 0.75} {step * 0.75} h .1"
    c.rect(*box, c.weave(d, ink, size, (step, step)), opacity=0.9)


def zigzag(c: Canvas, box: Box, ink: str, step: float = 24, width: float = 5) -> None:
    half = step / 2
    d = f"M -2 {half + 2} L {half} 4 L {step + 2} {half + 2}"
    c.rect(*box, c.weave(d, ink, width, (step, step * 0.8)), opacity=0.85)


def scallops(c: Canvas, box: Box, ink: str, step: float = 24, width: float = 2.6) -> None:
    """Overlapping scales, every second row set off by half."""
    r, half = step / 2, step / 4
    arcs = f"M 0 {half} a {r} {r} 0 0 0 {step} 0"
    for y in (half + r, half + r - step):
        arcs += f" M {-r} {y} a {r} {r} 0 0 0 {step} 0 M {r} {y} a {r} {r} 0 0 0 {step} 0"
    c.rect(*box, c.weave(arcs, ink, width, (step, step)), opacity=0.85)


def flowers(c: Canvas, box: Box, ink: str, heart: str, leaf: str, scale: float = 1) -> None:
    """Five petals and a heart, with leaves scattered between."""
    repeat = (54 * scale, 58 * scale)

    def at(x: float, y: float, ends: tuple[tuple[float, float], ...]) -> str:
        return " ".join(
            f"M {x * scale:.4g} {y * scale:.4g} l {dx * scale:.4g} {dy * scale:.4g}" for dx, dy in ends
        )

    petals = ((0, -5.5), (5.2, -1.7), (3.2, 4.5), (-3.2, 4.5), (-5.2, -1.7))
    leaves = at(30, 8, ((5, -4), (8, 2))) + " " + at(4, 40, ((4, 5), (9, 2)))
    c.rect(*box, c.weave(leaves, leaf, 3.6 * scale, repeat), opacity=0.9)
    c.rect(
        *box, c.weave(at(14, 16, petals) + " " + at(41, 44, petals), ink, 6.4 * scale, repeat), opacity=0.95
    )
    hearts = f"M {14 * scale:.4g} {16 * scale:.4g} h .1 M {41 * scale:.4g} {44 * scale:.4g} h .1"
    c.rect(*box, c.weave(hearts, heart, 5 * scale, repeat))


def sprigs(c: Canvas, box: Box, ink: str, scale: float = 1, turn: float = 0) -> None:
    """Stalks with pairs of leaves."""
    d = "M 15 46 C 13 34 17 20 15 6"
    for y in (38, 28, 18):
        d += f" M 15 {y} q -4 -8 -10 -8 M 15 {y - 4} q 4 -8 10 -8"
    if scale != 1:
        d = " ".join(
            f"{float(word) * scale:.3g}" if word.lstrip("-").isdigit() else word for word in d.split()
        )
    c.rect(*box, c.weave(d, ink, 3.4 * scale, (34 * scale, 52 * scale), turn), opacity=0.85)


def speckles(c: Canvas, box: Box, ink: str, size: float = 2.4) -> None:
    flecks = "M 3 6 h .1 M 17 15 h .1 M 9 25 h .1 M 25 3 h .1 M 27 27 h .1 M 20 30 h .1"
    c.rect(*box, c.weave(flecks, ink, size, (31, 33), 15), opacity=0.55)


def grain(c: Canvas, box: Box, wood: str, turn: float = 0) -> None:
    """Long lines of a board, with an eye now and then."""
    lines = "M -4 6 C 30 2 60 10 104 5 M -4 16 C 26 12 40 20 104 15 M -4 27 C 40 32 64 22 104 28"
    lines += " M 40 21 c 8 -3 20 -3 26 0"
    c.rect(*box, c.weave(lines, shade(wood, -0.13), 1.6, (100, 34), turn), opacity=0.6)
    c.rect(*box, c.weave("M -4 11 C 30 8 70 14 104 10", shade(wood, 0.1), 2, (100, 22), turn), opacity=0.5)


def brushed(c: Canvas, box: Box, metal: str, turn: float = 0) -> None:
    c.rect(*box, c.weave("M 0 1 h 40 M 12 3.6 h 60", shade(metal, 0.16), 0.8, (64, 5), turn), opacity=0.5)
    c.rect(*box, c.weave("M 20 2.4 h 50", shade(metal, -0.2), 0.7, (90, 7), turn), opacity=0.45)


def wicker(c: Canvas, box: Box, cane: str, step: float = 20) -> None:
    """Withies over and under upright stakes."""
    half, quarter = step / 2, step / 4
    under = f"M 0 {quarter} h {step} M 0 {quarter * 3} h {step}"
    c.rect(*box, c.weave(under, shade(cane, -0.2), quarter * 1.9, (step, step)))
    over = f"M 1 {quarter} q {half / 2} -2.4 {half} 0 M {half + 1} {quarter * 3} q {half / 2} -2.4 {half} 0"
    over += f" M {-half + 1} {quarter * 3} q {half / 2} -2.4 {half} 0"
    c.rect(*box, c.weave(over, cane, quarter * 1.5, (step, step)))
    light = f"M 3 {quarter - 2} q {half / 2 - 2} -2 {half - 4} 0"
    light += f" M {half + 3} {quarter * 3 - 2} q {half / 2 - 2} -2 {half - 4} 0"
    c.rect(*box, c.weave(light, shade(cane, 0.12), 1.4, (step, step)), opacity=0.8)


def knitted(c: Canvas, box: Box, wool: str, size: float = 1) -> None:
    w, h = 12 * size, 10 * size
    d = f"M {w * 0.08} {h * 0.1} L {w / 2} {h * 0.72} L {w * 0.92} {h * 0.1}"
    c.rect(*box, c.weave(d, shade(wool, -0.13), 3.4 * size, (w, h)), opacity=0.75)
    c.rect(*box, c.weave(d, shade(wool, 0.09), 1.5 * size, (w, h)), opacity=0.75)


def curly(c: Canvas, box: Box, wool: str) -> None:
    """Bouclé: loops of thread in all directions."""
    d = "M 3 8 c 0 -7 9 -7 8 0 c 0 5 -6 5 -6 1 M 17 17 c -6 -3 -1 -10 4 -6 c 4 4 -2 8 -4 4 M 4 21 q 5 -5 9 1"
    c.rect(*box, c.weave(d, shade(wool, -0.12), 2.2, (24, 24), 12), opacity=0.6)
    c.rect(*box, c.weave(d, shade(wool, 0.1), 1.8, (19, 21), 50), opacity=0.6)


def woven(c: Canvas, box: Box, cloth: str) -> None:
    """Plain linen or canvas, seen close."""
    c.rect(*box, c.weave("M 0 1.5 h 3 M 4.5 4 h 3", shade(cloth, -0.14), 1.1, (7, 6)), opacity=0.5)
    c.rect(*box, c.weave("M 2 0 v 3 M 5 3 v 3", shade(cloth, 0.12), 1, (7, 6)), opacity=0.5)


def terry(c: Canvas, box: Box, cloth: str) -> None:
    """Small loops of a towel."""
    d = "M 1 4 q 1.5 -3 3 0 M 5 8 q 1.5 -3 3 0"
    c.rect(*box, c.weave(d, shade(cloth, -0.13), 1.2, (8, 8)), opacity=0.65)


def waffle(c: Canvas, box: Box, cloth: str, step: float = 12) -> None:
    c.rect(*box, c.weave(f"M 0 0 h {step} M 0 0 v {step}", shade(cloth, -0.15), 3, (step, step)), opacity=0.7)
    c.rect(
        *box, c.weave(f"M 2 3 h {step - 5} M 3 2 v {step - 5}", shade(cloth, 0.13), 1.4, (step, step)),
        opacity=0.7,
    )  # fmt: skip


def gleam(c: Canvas, cx: float, cy: float, rx: float, ry: float, veil: float = 0.6, turn: float = 0) -> None:
    """A soft window of light on a glaze."""
    c.ellipse(
        cx, cy, rx, ry, c.radial((f"#FFFFFF/{veil}", "#FFFFFF/0")), transform=f"rotate({turn} {cx} {cy})"
    )


def steel(c: Canvas, colour: str) -> str:
    """A polished cylinder: hard bands of light and dark."""
    tones = (-0.12, 0.12, 0.02, 0.2, 0.06, -0.06, -0.2, -0.02, -0.14)
    return c.linear([shade(colour, tone) for tone in tones], ACROSS)


def plank(c: Canvas, wood: str) -> str:
    return c.linear((shade(wood, 0.12), wood, shade(wood, -0.12)), DOWN)


def glass(c: Canvas, tint: str = "#D5E3E3") -> str:
    """Thin in the middle, where one looks straight through, and stronger at the edges."""
    edge = mix(shade(tint, -0.06), "#93B1B4", 0.5)
    return c.linear(
        (f"{edge}/0.75", f"{shade(tint, 0.1)}/0.3", f"{tint}/0.22", f"{tint}/0.3", f"{edge}/0.7"), ACROSS
    )
