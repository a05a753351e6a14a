"""Pictures of outdoor lanterns, lit."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.patterns_a import metal, sides, wicker, wood

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

GLOW = ("#FFE9A8/0.95", "#FFD98A/0.45", "#FFD98A/0")
PANE = ("#FFF3CF/0.9", "#FFE2A0/0.75", "#F6CE86/0.8")


def lantern(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the frame's or the shade's; a candle burns inside unless the looks say led."""
    shape = next(iter(looks & LANTERN_SHAPES), "")
    c.ellipse(200, 216, 190, 180, c.radial(("#FFF1C4/0.75", "#FFE6A8/0.25", "#FFE6A8/0")))
    draw = {
        "": _ring, "pane": _panes, "drum": _drum, "paper": _paper, "wicker": _wicker, "pierced": _pierced,
        "jar": _jar, "storm": _storm, "string": _string, "stake": _stake, "timber": _timber, "hex": _hex,
        "lattice": _lattice,
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


def _light(c: Canvas, x: float, floor: float, looks: frozenset[str], size: float = 1.0) -> None:
    """A pillar candle, or a bulb on a short stem."""
    if "led" in looks:
        c.circle(x, floor - 66 * size, 60 * size, c.radial(GLOW))
        c.rect(x - 13 * size, floor - 34 * size, 26 * size, 34 * size, "#8C8577", rx=3)
        bulb = c.radial(("#FFFDF0", "#FFEDB4", "#F3C766"), 0.45, 0.4, 0.6)
        c.ellipse(x, floor - 62 * size, 24 * size, 32 * size, bulb)
        c.stroke(
            f"M {x - 8 * size} {floor - 52 * size} q {8 * size} {-22 * size} {16 * size} 0", "#E08A2C", 2.2
        )
        return
    top = floor - 66 * size
    c.rect(
        x - 27 * size,
        top,
        54 * size,
        66 * size,
        c.linear(("#EBDCBE", "#FFF8E6", "#F2E5C9", "#D8C6A0"), ACROSS),
        rx=4,
    )
    c.ellipse(x, top + 2, 27 * size, 5 * size, "#FFF6D6")
    c.circle(x, top - 26 * size, 62 * size, c.radial(GLOW))
    c.stroke(f"M {x} {top + 1} v {-10 * size}", "#4A3428", 2.6)
    flame = (
        f"M {x} {top - 56 * size} C {x + 17 * size} {top - 34 * size} {x + 14 * size} {top - 8 * size} {x} {top - 6 * size}"
        f" C {x - 14 * size} {top - 8 * size} {x - 16 * size} {top - 32 * size} {x} {top - 56 * size} Z"
    )
    c.path(flame, c.linear(("#FFF3B8", "#FFD24D", "#F5922F"), DOWN))


def _bail(c: Canvas, colour: str, y: float) -> None:
    c.circle(200, y, 25, "none", stroke=shade(colour, -0.08), stroke_width=7)
    c.circle(200, y, 25, "none", stroke=shade(colour, 0.18), stroke_width=2)


def _frame(c: Canvas, colour: str, looks: frozenset[str]) -> str:
    return metal(c, colour) if "metal" in looks else upright(c, colour)


def _panes(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = _frame(c, colour, looks)
    _bail(c, colour, 48)
    c.rect(130, 150, 140, 170, c.linear(PANE, DOWN))
    _light(c, 200, 318, looks)
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
    paint = _frame(c, colour, looks)
    _bail(c, colour, 46)
    c.path("M 112 166 H 288 L 264 324 H 136 Z", c.linear(PANE, DOWN))
    _light(c, 200, 322, looks)
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
    _light(c, 200, 326, looks, 1.15)
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
        c.rect(108, y, 184, 26, _frame(c, colour, looks), rx=8)
        c.stroke(f"M 112 {y + 3} H 288", shade(colour, 0.2), 2, opacity=0.6)


def _paper(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _bail(c, "#6B5A45", 62)
    globe = "M 170 88 H 230 C 340 130 340 296 230 338 H 170 C 60 296 60 130 170 88 Z"
    pale = mix(colour, "#FFF1CC", 0.45)
    c.path(
        globe,
        c.radial(("#FFF6D8", mix(colour, "#FFE9B4", 0.55), colour, shade(colour, -0.12)), 0.48, 0.56, 0.62),
    )
    if "stripe" in looks:
        c.path(globe, c.weave("M 11 0 v 400", shade(colour, -0.14), 15, (44, 400)), opacity=0.5)
    ribs = " ".join(
        f"M {200 - half:.4g} {y} Q 200 {y + (y - 213) * 0.12:.4g} {200 + half:.4g} {y}"
        for y, half in (
            (116, 72),
            (142, 98),
            (170, 110),
            (198, 114),
            (228, 114),
            (256, 110),
            (284, 98),
            (310, 72),
        )
    )
    c.stroke(ribs, shade(colour, -0.17), 2.2, opacity=0.55)
    with c.group(transform="translate(0 3)"):
        c.stroke(ribs, pale, 2.4, opacity=0.8)
    for y in (80, 334):
        c.rect(160, y, 80, 13, c.linear(("#7B5B3C", "#B58A5C", "#6B4C30"), ACROSS), rx=5)


def _wicker(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 136 150 C 130 30 270 30 264 150", shade(colour, -0.16), 12)
    c.stroke("M 134 150 C 128 30 268 30 262 150", shade(colour, 0.06), 4)
    body = "M 142 136 C 92 180 84 286 124 346 H 276 C 316 286 308 180 258 136 Z"
    c.path(body, c.radial(("#FFF3C8", "#F6CF83", "#B98A4E"), 0.5, 0.66, 0.5))
    _light(c, 200, 330, looks, 0.95)
    bars = c.weave("M 2 0 C 8 6 12 12 18 18 M 18 0 C 12 6 8 12 2 18", shade(colour, -0.12), 5, (20, 18))
    c.path(body, bars)
    with c.group(clip=c.clip(body), transform="translate(-1 -1)"):
        c.path(
            body,
            c.weave("M 2 0 C 8 6 12 12 18 18 M 18 0 C 12 6 8 12 2 18", shade(colour, 0.08), 2.4, (20, 18)),
        )
    sides(c, body, 0.3)
    c.ellipse(200, 252, 62, 70, c.radial(("#FFF0B8/0.85", "#FFDC90/0.3", "#FFDC90/0")))
    for band in ("M 132 128 H 268 V 152 H 132 Z", "M 112 320 H 288 L 280 348 H 120 Z"):
        wicker(c, band, colour, 0.7)


def _pierced(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = metal(c, colour)
    _bail(c, colour, 54)
    c.path("M 176 98 C 182 84 218 84 224 98 L 232 118 H 168 Z", paint)
    body = "M 168 112 H 232 C 262 150 300 180 292 244 C 286 292 254 318 236 330 H 164 C 146 318 114 292 108 244 C 100 180 138 150 168 112 Z"
    c.path(body, paint)
    c.path(body, c.radial(("#FFE9A0/0.55", "#FFD98A/0.1", "#000000/0.2"), 0.5, 0.6, 0.6))
    stars = c.weave("M 11 4 V 16 M 5 10 H 17 M 22 22 h .1 M 0 22 h .1", "#FFF2C0", 4.4, (22, 24))
    c.path(body, stars)
    with c.group(clip=c.clip(body)):
        for y in (150, 238, 322):
            c.rect(90, y - 9, 220, 15, paint)
    c.path("M 156 328 H 244 L 258 346 H 142 Z", metal(c, shade(colour, -0.06)))
    if "led" in looks:
        c.circle(200, 222, 22, "#FFF8DC", opacity=0.8)


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
        _light(c, 200, 334, looks, 1.1)
    c.stroke("M 126 190 V 318", "#FFFFFF", 8, opacity=0.55)
    c.path(jar, "none", stroke=shade(colour, -0.12), stroke_width=2, opacity=0.6)
    c.rect(128, 102, 144, 26, metal(c, "#8B8576"), rx=6)
    c.stroke("M 132 111 H 268 M 132 119 H 268", "#6B665A", 1.6, opacity=0.6)


def _storm(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    paint = _frame(c, colour, looks)
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


def _string(c: Canvas, colour: str, _looks: frozenset[str]) -> None:
    c.stroke("M 16 92 Q 110 176 200 150 T 384 100", "#55504A", 3.4)
    for place, (x, y, size) in enumerate(
        ((72, 132, 0.92), (160, 152, 1.0), (252, 142, 0.96), (336, 120, 0.9))
    ):
        tone = (colour, shade(colour, 0.1), mix(colour, "#E9C27A", 0.5), shade(colour, -0.05))[place]
        with c.group(transform=f"translate({x} {y}) scale({size})"):
            c.circle(0, 84, 76, c.radial(("#FFF1C4/0.9", "#FFE6A8/0")))
            c.stroke("M 0 -2 V 24", "#55504A", 3)
            globe = "M -18 26 H 18 C 52 46 52 118 18 138 H -18 C -52 118 -52 46 -18 26 Z"
            c.path(globe, c.radial(("#FFF8DE", mix(tone, "#FFE9B4", 0.4), tone), 0.5, 0.55, 0.62))
            c.stroke(
                "M -34 46 Q 0 40 34 46 M -42 68 Q 0 64 42 68 M -42 94 Q 0 98 42 94 M -34 118 Q 0 124 34 118",
                shade(tone, -0.16),
                2,
                opacity=0.6,
            )
            c.rect(-20, 20, 40, 9, "#6F5840", rx=3)
            c.rect(-20, 134, 40, 8, "#6F5840", rx=3)


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
    c.path("M 158 208 H 242 L 230 230 H 170 Z", _frame(c, colour, looks))
    c.path(
        "M 120 120 C 150 104 168 92 176 78 H 224 C 232 92 250 104 280 120 Q 200 134 120 120 Z",
        _frame(c, colour, looks),
    )
    c.rect(170, 68, 60, 13, c.linear(("#3D5878", "#20324A"), SLANT_PANEL), rx=3)
    c.stroke("M 186 68 V 81 M 202 68 V 81 M 217 68 V 81", "#8CA7C4", 1.4)


SLANT_PANEL = (0.0, 0.0, 1.0, 1.0)


def _timber(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 142 110 C 150 34 250 34 258 110", "#8A7A5E", 7)
    c.rect(122, 124, 156, 206, c.linear(PANE, DOWN))
    _light(c, 200, 322, looks, 1.2)
    c.path("M 136 130 H 170 L 140 300 H 136 Z", "#FFFFFF", opacity=0.35)
    for x in (106, 272):
        wood(c, f"M {x} 108 h 22 v 238 h -22 Z", colour, ACROSS, 90)
    for y in (108, 318):
        wood(c, f"M 100 {y} H 300 V {y + 24} H 100 Z", colour)


def _lattice(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.stroke("M 140 100 C 150 40 250 40 260 100", shade(colour, -0.1), 7)
    body = "M 126 104 H 274 V 330 H 126 Z"
    c.path(body, c.radial(("#FFF6D6", "#FBDD9B", "#D8AE68"), 0.5, 0.7, 0.65))
    _light(c, 200, 328, looks, 1.1)
    slats = "M 4 0 V 300"
    c.path(body, c.weave(slats, shade(colour, -0.1), 8, (20, 300)))
    c.path(body, c.weave("M 2 0 V 300", shade(colour, 0.12), 2, (20, 300)))
    sides(c, body, 0.26)
    for y in (94, 206, 322):
        wood(c, f"M 114 {y} H 286 V {y + 20} H 114 Z", colour)
