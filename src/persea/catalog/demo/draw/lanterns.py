"""Pictures of outdoor lanterns, lit."""

from __future__ import annotations

from persea.catalog.demo.draw import lantern_shades
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import shade
from persea.catalog.demo.draw.lantern_parts import GLOW, PANE, candle_or_bulb, frame_paint, ring_on_top
from persea.catalog.demo.draw.materials import metal, wood

LANTERN_SHAPES = frozenset(
    {
        "pane",
        "drum",
        "paper",
        "wicker",
        "pierced",
        "jar",
        "storm",
        "string",
        "stake",
        "timber",
        "hex",
        "lattice",
    }
)
LANTERN_LOOKS = LANTERN_SHAPES | {"tall", "trio", "stripe", "metal", "led"}


def lantern(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the frame's or the shade's; a candle burns inside unless the looks say led."""
    shape = next(iter(looks & LANTERN_SHAPES), "")
    c.ellipse(200, 216, 190, 180, c.radial(("#FFF1C4/0.75", "#FFE6A8/0.25", "#FFE6A8/0")))
    draw = {
        "": _ring, "pane": _panes, "drum": _drum, "paper": lantern_shades.paper, "wicker": lantern_shades.basket, "pierced": lantern_shades.pierced,
        "jar": _jar, "storm": _storm, "string": lantern_shades.string, "stake": _stake, "timber": lantern_shades.timber, "hex": _hex,
        "lattice": lantern_shades.lattice,
    }[shape]  # fmt: skip
    if "trio" in looks:
        for x, scale in ((296, 0.56), (186, 0.84), (82, 0.46)):
            c.floor_shadow(x, 344, 80 * scale)
            with c.group(
                transform=f"translate({x - 200 * scale:.4g} {344 - 346 * scale:.4g}) scale({scale})"
            ):
                draw(c, colour, looks)
        return
    if shape not in ("string", "stake"):
        c.floor_shadow(200, 346, 84)
    stretch = "translate(33 0) scale(0.84 1)" if "tall" in looks else "translate(18 44) scale(0.91 0.873)"
    with c.group(transform=None if shape in ("string", "stake") else stretch):
        draw(c, colour, looks)


def _ring(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.circle(200, 60, 22, "none", stroke=shade(colour, -0.08), stroke_width=6)


def _panes(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = frame_paint(c, colour, looks)
    ring_on_top(c, colour, 48)
    c.rect(130, 150, 140, 170, c.linear(PANE, DOWN))
    candle_or_bulb(c, 200, 318, looks)
    c.path("M 138 156 H 176 L 140 300 H 138 Z", "#FFFFFF", opacity=0.35)
    for x, width in ((120, 12), (162, 5), (233, 5), (268, 12)):
        c.rect(x, 148, width, 176, paint, rx=2)
    for x in (120, 236):
        c.rect(x, 226, 44, 5, paint)
    c.path("M 104 326 H 296 L 304 346 H 96 Z", paint)
    c.rect(112, 316, 176, 13, c.linear((shade(colour, 0.14), shade(colour, -0.08)), DOWN), rx=3)
    c.path("M 104 150 L 164 98 H 236 L 296 150 Z", paint)
    c.path("M 104 150 L 164 98 H 200 V 150 Z", "#FFFFFF", opacity=0.1)
    c.rect(98, 146, 204, 11, c.linear((shade(colour, 0.14), shade(colour, -0.1)), DOWN), rx=4)
    c.rect(170, 76, 60, 24, paint, rx=5)


def _hex(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = frame_paint(c, colour, looks)
    ring_on_top(c, colour, 46)
    c.path("M 112 166 H 288 L 264 324 H 136 Z", c.linear(PANE, DOWN))
    candle_or_bulb(c, 200, 322, looks)
    bars = "M 112 166 L 136 324 M 288 166 L 264 324 M 168 166 L 178 324 M 232 166 L 222 324"
    c.stroke(bars, colour, 8)
    c.stroke(bars, shade(colour, 0.18), 2)
    c.path("M 96 168 C 130 150 158 118 172 84 H 228 C 242 118 270 150 304 168 Q 200 184 96 168 Z", paint)
    c.stroke(
        "M 166 166 C 178 140 184 112 186 88 M 234 166 C 222 140 216 112 214 88",
        shade(colour, -0.16),
        2.6,
        opacity=0.7,
    )
    c.circle(200, 78, 13, paint)
    c.path("M 128 322 H 272 L 282 346 H 118 Z", paint)


def _drum(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 112 150 C 118 40 282 40 288 150", shade(colour, -0.08), 6)
    wood(c, "M 170 62 H 230 Q 236 68 230 76 H 170 Q 164 68 170 62 Z", "#B5824F")
    c.rect(122, 140, 156, 196, c.linear(PANE, DOWN), rx=14)
    candle_or_bulb(c, 200, 326, looks, 1.15)
    c.rect(
        122,
        140,
        156,
        196,
        c.linear(("#B9CACA/0.6", "#FFFFFF/0.3", "#FFFFFF/0.05", "#A9BEBE/0.6"), ACROSS),
        rx=14,
    )
    c.rect(138, 160, 10, 150, "#FFFFFF", rx=5, opacity=0.55)
    for y in (134, 320):
        c.rect(108, y, 184, 26, frame_paint(c, colour, looks), rx=8)
        c.stroke(f"M 112 {y + 3} H 288", shade(colour, 0.2), 2, opacity=0.6)


def _jar(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 126 128 C 120 26 280 26 274 128", "#7B7568", 5)
    jar = "M 136 120 H 264 C 272 148 292 150 292 178 V 322 Q 292 346 268 346 H 132 Q 108 346 108 322 V 178 C 108 150 128 148 136 120 Z"
    c.path(
        jar,
        c.linear(
            (
                f"{shade(colour, -0.04)}/0.7",
                "#FFFFFF/0.45",
                f"{shade(colour, 0.1)}/0.45",
                f"{shade(colour, -0.12)}/0.75",
            ),
            ACROSS,
        ),
    )
    if "led" in looks:
        wire = "M 150 330 C 110 290 290 300 260 260 C 230 230 120 262 140 220 C 160 190 270 214 256 180"
        c.stroke(wire, "#B08A4A", 1.8)
        for x, y in (
            (150, 322),
            (192, 300),
            (250, 284),
            (258, 256),
            (206, 244),
            (150, 244),
            (146, 212),
            (200, 198),
            (252, 190),
            (230, 312),
        ):
            c.circle(x, y, 20, c.radial(GLOW))
            c.circle(x, y, 5, "#FFFBE2")
    else:
        candle_or_bulb(c, 200, 334, looks, 1.1)
    c.stroke("M 126 190 V 318", "#FFFFFF", 8, opacity=0.55)
    c.path(jar, "none", stroke=shade(colour, -0.12), stroke_width=2, opacity=0.6)
    c.rect(128, 102, 144, 26, metal(c, "#8B8576"), rx=6)
    c.stroke("M 132 111 H 268 M 132 119 H 268", "#6B665A", 1.6, opacity=0.6)


def _storm(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = frame_paint(c, colour, looks)
    c.stroke("M 118 150 C 96 20 304 20 282 150", "#7B7568", 4.6)
    c.stroke(
        "M 148 114 C 96 120 96 250 128 306 M 252 114 C 304 120 304 250 272 306", shade(colour, -0.06), 14
    )
    c.stroke(
        "M 145 114 C 94 122 94 250 125 304 M 249 114 C 298 122 298 250 269 304", shade(colour, 0.16), 3.4
    )
    glass = "M 166 148 H 234 C 268 178 268 236 238 270 H 162 C 132 236 132 178 166 148 Z"
    c.path(glass, c.radial(("#FFF8DC", "#FFE7AC/0.9", "#E9D6B0/0.75"), 0.5, 0.6, 0.6))
    with c.group(transform="translate(0 -22)"):
        _flame_only(c)
    c.stroke("M 160 172 C 146 196 148 226 164 250", "#FFFFFF", 5, opacity=0.7)
    c.stroke("M 140 210 H 260", "#7B7568", 2.6)
    c.path("M 158 148 L 166 116 H 234 L 242 148 Z", paint)
    c.path("M 168 116 C 172 92 176 88 184 84 H 216 C 224 88 228 92 232 116 Z", paint)
    c.path("M 156 268 H 244 L 250 292 H 150 Z", paint)
    c.path("M 120 300 C 130 286 270 286 280 300 L 290 336 Q 290 346 278 346 H 122 Q 110 346 110 336 Z", paint)
    c.circle(252, 312, 9, metal(c, "#C9A24E"))


def _flame_only(c: Canvas) -> None:
    c.rect(190, 268, 20, 22, "#C9A24E", rx=3)
    c.path(
        "M 200 212 C 218 236 214 262 200 268 C 186 262 182 238 200 212 Z",
        c.linear(("#FFF3B8", "#FFD24D", "#F5922F"), DOWN),
    )


def _stake(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.ellipse(200, 366, 120, 16, c.radial(("#6F8F57/0.8", "#6F8F57/0")))
    c.stroke("M 200 214 V 366", shade(colour, -0.12), 9)
    c.stroke("M 198 214 V 362", shade(colour, 0.16), 2.4)
    for d in (
        "M 150 368 q 6 -22 2 -34",
        "M 164 368 q -2 -18 -8 -26",
        "M 236 368 q 2 -24 10 -32",
        "M 250 368 q -2 -14 2 -22",
        "M 186 368 q 4 -14 0 -22",
    ):
        c.stroke(d, "#6F8F57", 4)
    c.path("M 146 118 H 254 L 236 214 H 164 Z", c.linear(PANE, DOWN))
    c.circle(200, 166, 74, c.radial(GLOW))
    c.path("M 190 190 L 200 138 L 210 190 Z", "#FFFBE6")
    bars = "M 146 118 L 164 214 M 254 118 L 236 214 M 182 118 L 188 214 M 218 118 L 212 214"
    c.stroke(bars, colour, 5.4)
    c.path("M 158 208 H 242 L 230 230 H 170 Z", frame_paint(c, colour, looks))
    c.path(
        "M 120 120 C 150 104 168 92 176 78 H 224 C 232 92 250 104 280 120 Q 200 134 120 120 Z",
        frame_paint(c, colour, looks),
    )
    c.rect(170, 68, 60, 13, c.linear(("#3D5878", "#20324A"), SLANT_PANEL), rx=3)
    c.stroke("M 186 68 V 81 M 202 68 V 81 M 217 68 V 81", "#8CA7C4", 1.4)


SLANT_PANEL = (0.0, 0.0, 1.0, 1.0)
