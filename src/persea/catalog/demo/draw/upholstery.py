"""Parts of padded furniture: a stuffed shape in its cloth, buttons and channels, wooden legs."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import gleam
from persea.catalog.demo.draw.patterns import Box, check, curly, flowers, ink_on, lay, stripes, woven


def stuffed(
    c: Canvas, outline: str, colour: str, looks: frozenset[str], *, away: float = 0, print_: bool = True
) -> None:
    """A padded part in the chair's cloth; `away` from the light it is darker, below 0 it is lighter.

    Light and shadow lie over the cloth, so that all parts share one pattern.
    """
    dark = shade(mix(colour, "#2E2420", 0.3), -0.2)
    c.path(outline, c.linear((shade(colour, 0.07), colour, shade(colour, -0.09)), SLANT))
    with c.group(clip=c.clip(outline)):
        if print_:
            _cloth(c, colour, looks)
        if away:
            c.rect(30, 30, 340, 330, dark if away > 0 else "#FFFFFF", opacity=abs(away) * 3)
        c.rect(30, 30, 340, 330, c.linear(("#FFFFFF/0.1", "#FFFFFF/0", f"{dark}/0.3"), DOWN))
        c.path(outline, stroke=dark, stroke_width=16, stroke_opacity=0.14)
    c.stroke(outline, shade(colour, -0.14), 2.4, opacity=0.75)


def _cloth(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    box = (30, 30, 340, 330)
    ink = ink_on(colour)
    if "stripe" in looks:
        lay(c, box, stripes(c, ink, 30, 9))
        lay(c, (37, 30, 340, 330), stripes(c, ink, 30, 1.8))
    if "check" in looks:
        lay(c, box, check(c, ink, 54))
    if "floral" in looks:
        lay(c, box, flowers(c, colour, 1.1))
    if "boucle" in looks:
        lay(c, box, curly(c, colour))
    if "velvet" in looks:
        for x, y, turn in ((120, 120, -40), (250, 170, -36), (180, 280, -8)):
            gleam(c, x, y, 76, 22, 0.22, turn)
    if "leather" in looks:
        c.rect(
            *box,
            c.weave(
                "M 3 3 l 4 2 M 12 9 l 3 -4 M 6 14 l 5 1 M 17 16 l 2 -3", shade(colour, -0.1), 1, (21, 19), 10
            ),
            opacity=0.5,
        )
        gleam(c, 140, 110, 70, 26, 0.3, -30)
    if not looks & {"leather", "velvet", "boucle"}:
        lay(c, box, woven(c, colour))


def legs(c: Canvas, wood: str, xs: tuple[float, ...], top: float, foot: float = 350) -> None:
    for x in xs:
        lean = 5 if x > 200 else -5
        c.path(
            f"M {x - 8} {top} H {x + 8} L {x + 4 + lean} {foot} H {x - 3 + lean} Z",
            c.linear((shade(wood, 0.1), shade(wood, -0.1)), ACROSS),
        )


def quilted(c: Canvas, colour: str, looks: frozenset[str], box: Box) -> None:
    """Tufting or channels on the inside of the back."""
    x, y, width, height = box
    dark = shade(colour, -0.24)
    if "button" in looks:
        spots = [
            (x + width * (place + 0.5 + 0.5 * (row % 2)) / 4, y + height * (row + 0.6) / 3)
            for row in range(3)
            for place in range(4 - row % 2)
        ]
        run, rise = width / 8, height / 3
        folds = " ".join(
            f"M {bx - run:.0f} {by + rise:.0f} L {bx:.0f} {by:.0f} L {bx + run:.0f} {by + rise:.0f}"
            for bx, by in spots
        )
        hollow = c.radial((f"{dark}/0.7", f"{dark}/0"))
        knob = c.radial((shade(colour, 0.16), shade(colour, -0.06)), 0.36, 0.3, 0.8)
        for bx, by in spots:
            c.circle(bx, by, 15, hollow)
        c.stroke(folds, dark, 1.8, opacity=0.35)
        for bx, by in spots:
            c.circle(bx, by, 4.6, knob)
    if "channel" in looks:
        for place in range(1, 7):
            cx = x + width * place / 7
            c.stroke(f"M {cx:.1f} {y - 14} V {y + height}", dark, 4, opacity=0.4)
            c.stroke(f"M {cx + 4:.1f} {y - 14} V {y + height}", shade(colour, 0.18), 2.4, opacity=0.5)
