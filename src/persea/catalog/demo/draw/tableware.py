"""Pictures of pour-over sets, mugs and spice sets."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright

POUR_OVER_LOOKS = frozenset({"hourglass", "kettle", "stand"})
MUG_LOOKS = frozenset({"pair", "dip", "enamel", "speckle", "tall"})
SPICE_LOOKS = frozenset({"tin", "box"})

COFFEE = ("#3A2114", "#6B3E22", "#4A2A17", "#2E190F")
GLASS = ("#C4D6D6/0.75", "#FFFFFF/0.45", "#E3EEEE/0.4", "#B4C9C9/0.75")
SPICES = ("#B8432F", "#D9A032", "#7B8B45", "#8A5A33", "#D97A32", "#5B3A29")
GLEAM = ("#FFFFFF/0.05", "#FFFFFF/0.3", "#FFFFFF/0.02", "#000000/0.12")


def pour_over(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A server of glass with a dripper of `colour`; "hourglass" is one piece, "kettle" stands beside."""
    if "kettle" in looks:
        with c.group(transform="translate(14 40) scale(0.88)"):
            _kettle(c, colour)
            with c.group(transform="translate(-62 0)"):
                _dripper(c, colour)
        return
    if "hourglass" in looks:
        _hourglass(c, colour)
        return
    _dripper(c, colour)
    if "stand" in looks:
        wood = "#A8713F"
        c.rect(96, 346, 208, 13, c.linear((shade(wood, 0.1), shade(wood, -0.1)), DOWN), rx=5)
        c.rect(96, 190, 11, 160, c.linear((shade(wood, 0.08), shade(wood, -0.1)), ACROSS), rx=4)
        c.rect(92, 190, 92, 12, c.linear((shade(wood, 0.12), shade(wood, -0.08)), DOWN), rx=5)


def _hourglass(c: Canvas, colour: str) -> None:
    c.floor_shadow(200, 346, 86)
    _steam(c, 196, 66)
    low = (
        "M 190 196 L 210 196 C 220 214 268 246 272 300 Q 274 346 244 346 L 156 346"
        " Q 126 346 128 300 C 132 246 180 214 190 196 Z"
    )
    c.path(low, c.linear(GLASS, ACROSS))
    with c.group(clip=c.clip(low)):
        c.rect(120, 282, 170, 80, c.linear(COFFEE, ACROSS))
        c.ellipse(200, 282, 76, 9, "#7A4A2B")
    c.path("M 132 84 L 268 84 L 210 196 L 190 196 Z", "#F4EBDB", opacity=0.95)
    c.path("M 148 108 L 252 108 L 209 190 L 191 190 Z", "#5A3520")
    c.ellipse(200, 108, 52, 10, "#7A4C2E")
    whole = (
        "M 128 84 L 272 84 L 212 196 C 222 214 268 246 272 300 Q 274 346 244 346 L 156 346"
        " Q 126 346 128 300 C 132 246 178 214 188 196 Z"
    )
    c.path(whole, c.linear(GLEAM, ACROSS), stroke="#9FB6B6", stroke_width=1.6)
    c.path("M 172 178 L 228 178 L 224 196 L 228 214 L 172 214 L 176 196 Z", upright(c, colour))
    c.stroke("M 174 196 L 226 196", "#6B4526", 4)
    c.circle(200, 196, 6, "#C9A24E")


def _dripper(c: Canvas, colour: str) -> None:
    c.floor_shadow(200, 346, 86)
    _steam(c, 196, 66)
    server = (
        "M 158 214 L 242 214 C 246 232 274 256 274 298 Q 274 346 240 346 L 160 346"
        " Q 126 346 126 298 C 126 256 154 232 158 214 Z"
    )
    c.path("M 262 238 C 316 232 316 310 268 312", stroke="#B5C9C9", stroke_width=9, opacity=0.85)
    c.path(server, c.linear(GLASS, ACROSS))
    with c.group(clip=c.clip(server)):
        c.rect(120, 276, 170, 80, c.linear(COFFEE, ACROSS))
        c.ellipse(200, 276, 74, 9, "#7A4A2B")
    c.path(server, c.linear(GLEAM, ACROSS), stroke="#9FB6B6", stroke_width=1.6)
    c.path("M 140 296 Q 142 330 160 338", stroke="#FFFFFF", stroke_width=4, opacity=0.6)
    c.path("M 130 102 L 146 88 L 254 88 L 270 102 L 218 178 L 182 178 Z", "#F6EEDF")
    cone = (
        "M 126 102 L 274 102 C 268 140 240 168 226 180 L 226 198 L 174 198 L 174 180"
        " C 160 168 132 140 126 102 Z"
    )
    c.path(cone, upright(c, colour))
    with c.group(clip=c.clip(cone)):
        c.rect(
            120,
            100,
            160,
            90,
            c.weave("M 2 0 v 90", shade(colour, -0.1), 1.8, (13, 90), 8),
            opacity=0.35,
        )
    c.path("M 268 116 C 306 112 304 160 252 158", stroke=shade(colour, -0.08), stroke_width=9)
    c.rect(142, 194, 116, 13, upright(c, colour), rx=6)


def _kettle(c: Canvas, colour: str) -> None:
    dark = shade(colour, -0.2)
    c.floor_shadow(302, 346, 62)
    c.stroke("M 262 316 C 236 300 246 250 226 226", shade(colour, -0.08), 7)
    c.path("M 340 236 C 386 226 382 310 346 320", stroke="#8A5A3A", stroke_width=11)
    c.path(
        "M 270 238 L 336 238 L 350 330 Q 352 346 338 346 L 266 346 Q 252 346 254 330 Z", upright(c, colour)
    )
    c.rect(270, 228, 66, 12, upright(c, dark), rx=5)
    c.circle(303, 220, 8, "#8A5A3A")


def mug(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "pair" in looks:
        c.floor_shadow(256, 306, 78)
        with c.group(transform="translate(104 24) scale(0.8)"):
            _one_mug(c, mix(colour, "#F3ECDF", 0.72), looks)
        c.floor_shadow(136, 336, 84)
        with c.group(transform="translate(-26 36) scale(0.86)"):
            _one_mug(c, colour, looks)
        return
    c.floor_shadow(196, 334, 104)
    with c.group(transform="translate(0 -12)"):
        _one_mug(c, colour, looks)


def _one_mug(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    high = 132.0 if "tall" in looks else 164.0
    enamel = "enamel" in looks
    _steam(c, 186, high - 62)
    c.path(
        f"M 262 {high + 38} C 336 {high + 18} 338 {high + 132} 258 {high + 124}",
        stroke=shade(colour, -0.14),
        stroke_width=17,
    )
    c.path(
        f"M 262 {high + 34} C 330 {high + 18} 334 {high + 116} 262 {high + 118}",
        stroke=shade(colour, 0.12),
        stroke_width=4,
        opacity=0.6,
    )
    side = (
        "M 112 {h} L 272 {h} L 266 340 Q 264 346 252 346 L 132 346 Q 120 346 118 340 Z"
        if enamel
        else "M 112 {h} L 272 {h} C 274 280 262 332 240 346 L 144 346 C 122 332 110 280 112 {h} Z"
    )
    body = side.format(h=f"{high:g}")
    c.path(body, upright(c, colour))
    with c.group(clip=c.clip(body)):
        if "dip" in looks:
            clay = "#C99A6E"
            c.path(
                "M 100 286 C 140 274 160 300 200 288 C 240 278 262 296 290 284 L 290 360 L 100 360 Z",
                upright(c, clay),
            )
            c.stroke(
                "M 100 286 C 140 274 160 300 200 288 C 240 278 262 296 290 284",
                shade(colour, 0.12),
                3,
                opacity=0.8,
            )
        if "speckle" in looks or enamel:
            flecks = "M 3 6 h .1 M 17 15 h .1 M 9 25 h .1 M 25 3 h .1 M 27 27 h .1"
            c.rect(
                100,
                high,
                190,
                200,
                c.weave(flecks, shade(colour, -0.26 if lightness(colour) > 0.5 else 0.32), 2.2, (31, 33), 15),
                opacity=0.6,
            )
        c.ellipse(150, high + 86, 11, 62, c.radial(("#FFFFFF/0.6", "#FFFFFF/0")))
    rim = "#3E4A57" if enamel else shade(colour, 0.14)
    c.ellipse(192, high, 80, 15, rim)
    c.ellipse(192, high + 1, 74, 11.5, shade(colour, -0.14))
    c.ellipse(192, high + 4, 70, 9, c.radial(("#7B4A2A", "#4A2815"), 0.4, 0.3, 0.8))
    c.path(f"M 140 {high + 3} q 30 -6 58 -4 q -30 4 -50 10 Z", "#B07A4A", opacity=0.55)


def spice_set(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """`colour` is the rack's or the tin's."""
    if "tin" in looks:
        c.wall_shadow(206, 220, 160, 150)
        c.circle(200, 208, 138, c.lit(colour, 0.14, 0.16, SLANT))
        c.circle(200, 206, 124, c.linear((shade(colour, -0.22), shade(colour, -0.1)), SLANT))
        for x, y, spice in zip(
            (200, 270, 270, 200, 130, 130, 200),
            (122, 163, 247, 288, 247, 163, 205),
            (*SPICES, "#C9B48A"),
            strict=True,
        ):
            c.circle(x, y, 39, c.linear(("#F0F2F3", "#A3A9AE"), SLANT))
            c.circle(x, y, 34, c.radial((shade(spice, 0.1), spice, shade(spice, -0.1)), 0.4, 0.35, 0.7))
            c.circle(
                x, y, 34, c.weave("M 2 2 h .1 M 6 5 h .1", shade(spice, -0.14), 1.8, (8, 7), 20), opacity=0.7
            )
        return
    rows = 1 if "box" in looks else 2
    with c.group(transform="translate(0 -62)" if rows == 1 else None):
        _rack(c, colour, rows)


def _rack(c: Canvas, colour: str, rows: int) -> None:
    c.floor_shadow(200, 350, 150)
    back = c.linear((shade(colour, -0.06), shade(colour, -0.16)), DOWN)
    top = 96 if rows == 2 else 206
    c.rect(64, top, 272, 252 - (top - 96), back, rx=8)
    for row in range(rows):
        level = 206 + row * 128 if rows == 2 else 326
        for place in range(4 if rows == 2 else 5):
            step = 64 if rows == 2 else 51
            x = 104 + place * step if rows == 2 else 98 + place * step
            _jar(c, x, level, SPICES[(place + row * 3) % 6], 25 if rows == 2 else 21)
        c.rect(56, level - 26, 288, 12, c.linear((shade(colour, 0.12), shade(colour, -0.06)), DOWN), rx=4)
        c.rect(56, level, 288, 16, c.linear((shade(colour, 0.08), shade(colour, -0.1)), DOWN), rx=4)
    for x in (56, 330):
        c.rect(
            x,
            top - 6,
            14,
            258 - (top - 96),
            c.linear((shade(colour, 0.12), shade(colour, -0.12)), ACROSS),
            rx=4,
        )


def _jar(c: Canvas, x: float, floor: float, spice: str, half: float) -> None:
    c.rect(x - half, floor - 84, half * 2, 84, c.linear(("#D7E4E4", "#FFFFFF", "#C4D4D4"), ACROSS), rx=9)
    c.rect(
        x - half + 3,
        floor - 66,
        half * 2 - 6,
        64,
        c.linear((shade(spice, -0.06), shade(spice, 0.08), shade(spice, -0.1)), ACROSS),
        rx=6,
    )
    c.rect(x - half + 5, floor - 52, half * 2 - 10, 24, "#F7F1E4", rx=2)
    c.stroke(
        f"M {x - half + 10} {floor - 43} h {half * 2 - 20} M {x - half + 13} {floor - 36} h {half * 2 - 26}",
        "#8B7D68",
        1.8,
    )
    c.rect(
        x - half + 1,
        floor - 98,
        half * 2 - 2,
        17,
        c.linear(("#8F6A2B", "#EFD28A", "#B98A3E", "#8A6426"), ACROSS),
        rx=4,
    )
    c.stroke(f"M {x - half + 6} {floor - 76} V {floor - 8}", "#FFFFFF", 2.6, opacity=0.6)


def _steam(c: Canvas, x: float, y: float) -> None:
    for dx, veil in ((-18, 0.5), (4, 0.65), (26, 0.45)):
        c.stroke(f"M {x + dx} {y + 46} c -12 -14 12 -22 0 -38 s 8 -18 2 -28", "#FFFFFF", 5, opacity=veil)
