"""Pictures of casseroles and pots."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import brushed, gleam, metal
from persea.catalog.demo.draw.patterns import Box, lay, speckles, stripes, zigzag

POT_LOOKS = frozenset(
    {"tall", "low", "sauce", "steel", "tagine", "steamer", "glass", "open", "speckle", "wood", "fade", "set"}
)

WOOD = "#A9744A"
CREAM = "#EFE6D6"


def pot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A round casserole with its lid; the looks change its height, its lid and what it is made of."""
    if "set" in looks:
        c.floor_shadow(268, 308, 88)
        with c.group(transform="translate(124 66) scale(0.72)"):
            _one_pot(c, colour, looks | {"tall"})
        c.floor_shadow(134, 344, 98)
        with c.group(transform="translate(-16 90) scale(0.75)"):
            _one_pot(c, colour, looks - {"tall"})
        return
    up = -38 if "low" in looks else -14
    with c.group(transform=f"translate({-20 if 'sauce' in looks else 0} {up})"):
        c.floor_shadow(200, 338, 118)
        _one_pot(c, colour, looks)


def _one_pot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    steel = "steel" in looks
    shell = colour
    side = 92.0 if "tall" in looks or "sauce" in looks else 122.0 if "low" in looks else 112.0
    rim = 168.0 if "tall" in looks else 252.0 if "low" in looks else 226.0 if "sauce" in looks else 208.0
    foot, left, right = 338.0, 200 - side, 200 + side
    if "tagine" in looks:
        rim = 276.0
    paint = metal(c, shell) if steel else upright(c, shell)
    knob = WOOD if "wood" in looks else "#C9A24E" if lightness(colour) < 0.62 and not steel else "#4A4A4E"
    if "sauce" in looks:
        c.path(f"M {right - 6} {rim + 22} L {right + 92} {rim + 6} Q {right + 106} {rim + 8} {right + 104} {rim + 20} Q {right + 102} {rim + 28} {right + 92} {rim + 28} L {right - 6} {rim + 44} Z",
               c.linear((shade(WOOD if "wood" in looks else "#3C3C40", 0.14), shade(WOOD if "wood" in looks else "#3C3C40", -0.08)), DOWN))  # fmt: skip
        c.ellipse(right + 92, rim + 17, 5, 3.5, c.ground)
    elif "tagine" not in looks:
        for x, way in ((left + 4, -1), (right - 4, 1)):
            c.path(
                f"M {x} {rim + 22} c {way * 34} -10 {way * 34} 34 0 28",
                stroke=shade(shell, -0.12),
                stroke_width=12,
                stroke_linejoin="round",
            )
            c.path(
                f"M {x} {rim + 20} c {way * 30} -10 {way * 32} 24 {way * 6} 28",
                stroke=shade(shell, 0.14),
                stroke_width=3,
                opacity=0.6,
            )
    round_ = 40 if not steel else 16
    body = f"M {left} {rim} H {right} L {right - 4} {foot - round_} Q {right - 6} {foot} {right - 6 - round_} {foot} H {left + 6 + round_} Q {left + 6} {foot} {left + 4} {foot - round_} Z"
    c.path(body, paint)
    with c.group(clip=c.clip(body)):
        _pot_surface(c, shell, (left, rim, side * 2, foot - rim), looks)
    if "steamer" in looks:
        for y in (rim - 42, rim - 84):
            c.rect(left + 2, y, side * 2 - 4, 42, upright(c, "#D2AB72"), rx=5)
            lay(c, (left + 4, y + 8, side * 2 - 8, 26), stripes(c, "#B58A50", 9, 2))
            c.rect(left - 2, y, side * 2 + 4, 9, upright(c, "#E0BE8C"), rx=4)
        rim -= 84
    if "open" in looks:
        _open_top(c, shell, left, right, rim)
        return
    _lid(c, shell, knob, (left, right, rim), looks, paint)


def _pot_surface(c: Canvas, shell: str, box: Box, looks: frozenset[str]) -> None:
    x, y, width, height = box
    dark = shade(shell, -0.25)
    if "steel" in looks:
        lay(c, box, brushed(c, shell))
        c.rect(x, y + height - 16, width, 16, shade(shell, -0.16), opacity=0.6)
    if "fade" in looks:
        c.rect(
            *box,
            c.linear((f"{mix(shade(shell, 0.2), '#F6D9A0', 0.3)}/0.85", f"{shell}/0", f"{dark}/0.6"), DOWN),
        )
    if "speckle" in looks:
        lay(c, box, speckles(c, "#FFFFFF" if lightness(shell) < 0.6 else dark, 3))
    c.rect(x, y, width, 13, c.linear((f"{dark}/0.55", f"{dark}/0"), DOWN))
    c.rect(x, y + height - 34, width, 34, c.linear((f"{dark}/0", f"{dark}/0.5"), DOWN))
    gleam(c, x + width * 0.22, y + height * 0.45, 15, height * 0.36, 0.5)


def _open_top(c: Canvas, shell: str, left: float, right: float, rim: float) -> None:
    half = (right - left) / 2
    c.ellipse(200, rim, half + 3, 24, shade(shell, 0.15))
    c.ellipse(200, rim + 1, half - 5, 19, shade(CREAM, -0.12))
    c.ellipse(200, rim + 6, half - 9, 14, c.radial(("#E8944A", "#C9642B", "#A84A20"), 0.4, 0.4, 0.7))
    for x, y, leaf in (
        (150, 5, "#6E8E3C"),
        (176, 11, "#F0D9A0"),
        (216, 6, "#7E9A48"),
        (240, 12, "#F0D9A0"),
        (200, 13, "#6E8E3C"),
        (258, 6, "#C7382B"),
    ):
        c.ellipse(x, rim + y, 8, 3.4, leaf, opacity=0.9)
    for dx, veil in ((-22, 0.5), (4, 0.65), (30, 0.45)):
        c.stroke(f"M {200 + dx} {rim - 20} c -14 -18 14 -28 0 -48 s 10 -22 3 -34", "#FFFFFF", 6, opacity=veil)


def _lid(
    c: Canvas, shell: str, knob: str, span: tuple[float, float, float], looks: frozenset[str], paint: str
) -> None:
    left, right, rim = span
    if "tagine" in looks:
        cone = f"M {left + 4} {rim - 4} C {left + 50} {rim - 40} 172 {rim - 130} 178 {rim - 172} Q 200 {rim - 186} 222 {rim - 172} C 228 {rim - 130} {right - 50} {rim - 40} {right - 4} {rim - 4} Z"
        c.path(cone, paint)
        with c.group(clip=c.clip(cone)):
            for y in (rim - 34, rim - 118):
                c.stroke(f"M 80 {y} Q 200 {y + 18} 320 {y}", shade(shell, 0.2), 4, opacity=0.8)
            lay(c, (80, rim - 104, 240, 58), zigzag(c, shade(shell, 0.2), 26, 4))
            gleam(c, 168, rim - 70, 9, 66, 0.5, 22)
        c.ellipse(200, rim - 176, 22, 9, shade(shell, 0.1))
        c.rect(left - 8, rim - 8, right - left + 16, 14, upright(c, shade(shell, 0.05)), rx=7)
        return
    high = 40 if "steel" in looks or "steamer" in looks else 54
    dome = f"M {left - 3} {rim - 4} C {left + 8} {rim - high} 152 {rim - high - 4} 200 {rim - high - 4} C 248 {rim - high - 4} {right - 8} {rim - high} {right + 3} {rim - 4} Z"
    if "glass" in looks:
        c.path(dome, c.linear(("#EEF5F5/0.9", "#CFDEDF/0.65", "#A9BDBF/0.8"), SLANT))
        c.path(
            f"M {left + 22} {rim - 12} C {left + 34} {rim - 34} 150 {rim - 44} 170 {rim - 45} C 150 {rim - 34} 130 {rim - 22} 124 {rim - 10} Z",
            "#FFFFFF",
            opacity=0.7,
        )
    else:
        c.path(dome, paint)
        with c.group(clip=c.clip(dome)):
            if "speckle" in looks:
                lay(
                    c,
                    (left, rim - 70, right - left, 70),
                    speckles(c, "#FFFFFF" if lightness(shell) < 0.6 else shade(shell, -0.25), 3),
                )
            c.ellipse(160, rim - high + 12, 56, 10, c.radial(("#FFFFFF/0.55", "#FFFFFF/0")))
            c.rect(
                left,
                rim - 18,
                right - left,
                16,
                c.linear((f"{shade(shell, -0.25)}/0", f"{shade(shell, -0.25)}/0.45"), DOWN),
            )
    c.rect(
        left - 7,
        rim - 8,
        right - left + 14,
        13,
        paint if "glass" not in looks else metal(c, "#BCC2C6"),
        rx=6,
    )
    c.rect(192, rim - high - 14, 16, 12, shade(knob, -0.1), rx=2)
    c.ellipse(
        200, rim - high - 18, 22, 11, c.radial((shade(knob, 0.2), knob, shade(knob, -0.14)), 0.38, 0.3, 0.8)
    )
