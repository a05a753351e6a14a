"""Pictures of drinking glasses, and of the carafes beside them."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.materials import GLASS_EDGE, clear_glass, gleam
from persea.catalog.demo.draw.patterns import Box, dots, lay, stripes

GLASS_LOOKS = frozenset(
    {
        "highball",
        "wine",
        "flute",
        "coupe",
        "beer",
        "carafe",
        "pair",
        "ribbed",
        "cut",
        "dot",
        "gold",
        "white",
        "juice",
        "ice",
        "stack",
    }
)

Paints = tuple[str, str, str]
WATER: Paints = ("#86BFDB/0.7", "#CBE8F4/0.55", "#7CB6D3/0.75")
WHISKY: Paints = ("#A85A14/0.9", "#E09A3A/0.85", "#9A4F10/0.92")
RED: Paints = ("#5A1326/0.92", "#A32A45/0.9", "#4A0E1E/0.94")
WHITE: Paints = ("#D9C06A/0.75", "#F3E6A8/0.65", "#CDB15A/0.8")
BEER: Paints = ("#C27A1C/0.92", "#F0B445/0.88", "#B56C14/0.94")
JUICE: Paints = ("#DD7A1E/0.92", "#F9B04A/0.9", "#D46E16/0.94")
PINK: Paints = ("#C9596B/0.85", "#F0A0A4/0.75", "#BD4C60/0.88")

TUMBLER = "M 132 168 L 268 168 L 258 328 Q 257 340 244 340 L 156 340 Q 143 340 142 328 Z"
HIGHBALL = "M 148 92 L 252 92 L 246 328 Q 245 340 234 340 L 166 340 Q 155 340 154 328 Z"
BEER_MUG = "M 122 132 L 248 132 L 252 326 Q 252 340 238 340 L 132 340 Q 118 340 118 326 Z"
WINE = "M 146 74 C 128 140 140 214 200 222 C 260 214 272 140 254 74 Z"
FLUTE = "M 168 56 C 160 130 170 218 200 226 C 230 218 240 130 232 56 Z"
COUPE = "M 106 122 C 112 180 164 202 200 202 C 236 202 288 180 294 122 Z"
CARAFE = "M 162 66 Q 200 74 238 66 C 228 92 226 120 232 146 C 244 186 282 208 282 276 C 282 318 272 340 246 340 L 154 340 C 128 340 118 318 118 276 C 118 208 156 186 168 146 C 174 120 172 92 162 66 Z"


def glass(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A tumbler unless another shape is named; `colour` is that of the glass itself."""
    if "stack" in looks:
        c.floor_shadow(200, 350, 88)
        for y in (10, -60, -130):
            with c.group(transform=f"translate(20 {y + 34}) scale(0.9)"):
                _one(c, colour, looks, dry=True)
        return
    if "pair" in looks:
        c.floor_shadow(268, 322, 62, 9)
        with c.group(transform="translate(116 44) scale(0.8)"):
            _one(c, colour, looks)
        c.floor_shadow(132, 346, 66, 10)
        with c.group(transform="translate(-34 58) scale(0.84)"):
            _one(c, colour, looks)
        return
    low = not looks & {"highball", "wine", "flute", "coupe", "carafe"}
    with c.group(transform="translate(-34 -84) scale(1.17)" if low else "translate(0 -8)"):
        c.floor_shadow(200, 342, 70)
        _one(c, colour, looks)


def _one(c: Canvas, colour: str, looks: frozenset[str], *, dry: bool = False) -> None:
    if "carafe" in looks:
        _carafe(c, colour, looks)
    elif "wine" in looks:
        _stemmed(c, colour, WINE, (134, 74, 54), WHITE if "white" in looks else RED, looks)
    elif "flute" in looks:
        _stemmed(c, colour, FLUTE, (96, 56, 32), WHITE, looks)
    elif "coupe" in looks:
        _stemmed(c, colour, COUPE, (140, 122, 94), WHITE if "white" in looks else PINK, looks)
    elif "beer" in looks:
        _beer(c, colour, looks)
    elif "highball" in looks:
        _straight(c, colour, HIGHBALL, (92, 52, 46), looks, dry=dry)
    else:
        _straight(c, colour, TUMBLER, (168, 68, 60), looks, dry=dry)


def _decorate(c: Canvas, colour: str, outline: str, box: Box, looks: frozenset[str]) -> None:
    light, dark = "#FFFFFF", mix(shade(colour, -0.14), "#7F9B9F", 0.4)
    x, y, width, height = box
    with c.group(clip=c.clip(outline)):
        if "ribbed" in looks:
            lay(c, box, stripes(c, dark, 14, 2.4))
            lay(c, (x + 3, y, width, height), stripes(c, light, 14, 2))
        if "cut" in looks:
            low = (x, y + height * 0.42, width, height * 0.5)
            for turn in (32, -32):
                lay(c, low, stripes(c, dark, 21, 2.4, turn))
                lay(c, (low[0], low[1] + 2, width, low[3]), stripes(c, light, 21, 1.4, turn))
        if "dot" in looks:
            lay(c, (x, y + 18, width, height), dots(c, dark, 26, 9))
            lay(c, (x - 1.5, y + 16.5, width, height), dots(c, light, 26, 4.5))


def _ice(c: Canvas, x: float, y: float) -> None:
    for dx, dy, turn in ((-26, 6, -14), (14, -2, 18), (-4, 34, 6)):
        c.rect(
            x + dx - 16, y + dy - 14, 32, 30, c.linear(("#FFFFFF/0.85", "#DCEFF6/0.4", "#FFFFFF/0.6")), rx=6,
            transform=f"rotate({turn} {x + dx} {y + dy})",
        )  # fmt: skip


def _straight(
    c: Canvas, colour: str, outline: str, rim: tuple[float, float, float], looks: frozenset[str], *, dry: bool
) -> None:
    """`rim` is its height, its half width there, and half the width at the foot."""
    top, half, foot = rim
    drink = JUICE if "juice" in looks else WHISKY if "cut" in looks and "highball" not in looks else WATER
    if not dry:
        if "juice" in looks:
            c.stroke(f"M 212 {top + 120} L 240 {top - 58} L 268 {top - 66}", "#D9483B", 8)
            c.stroke(
                f"M 212 {top + 120} L 240 {top - 58} L 268 {top - 66}", "#FBF3E6", 7, stroke_dasharray="3 15"
            )
        level = top + (86 if drink is WHISKY else 44)
        with c.group(clip=c.clip(outline)):
            c.rect(110, level, 180, 322 - level, c.linear(drink, ACROSS))
            inner = half - 3
            c.ellipse(200, level, inner, inner * 0.16, shade(drink[1].partition("/")[0], 0.05), opacity=0.85)
            if "ice" in looks:
                _ice(c, 200, level + 14)
        if "juice" in looks:
            c.circle(146, top + 2, 29, c.radial(("#FBD58C", "#F5A93C", "#F08A1E"), 0.5, 0.5, 0.55))
            c.circle(146, top + 2, 23, "none", stroke="#FDE8BE", stroke_width=3)
            c.stroke(
                f"M 146 {top - 20} v 44 M 127 {top - 9} l 38 22 M 127 {top + 13} l 38 -22", "#FDE8BE", 2.4
            )
    c.path(outline, clear_glass(c, colour))
    sides = outline.replace(" L", " M", 1).replace("Z", f"L {200 - half} {top}")
    c.path(sides, stroke=mix(shade(colour, -0.12), GLASS_EDGE, 0.6), stroke_width=2.4)
    with c.group(clip=c.clip(outline)):
        c.rect(
            110,
            320,
            180,
            24,
            c.linear((f"{shade(colour, -0.1)}/0.7", "#FFFFFF/0.6", f"{shade(colour, -0.12)}/0.75"), ACROSS),
        )
    _decorate(c, colour, outline, (120, top + 12, 160, 312 - top), looks)
    c.ellipse(200, top, half, half * 0.17, "#FFFFFF", opacity=0.28)
    _rim(c, colour, 200, top, half, looks)
    c.stroke(f"M {200 - half + 18} {top + 26} L {200 - foot + 12} 306", "#FFFFFF", 6, opacity=0.6)
    c.stroke(f"M {200 + half - 15} {top + 30} L {200 + foot - 9} 300", "#FFFFFF", 2.5, opacity=0.55)


def _rim(c: Canvas, colour: str, cx: float, y: float, half: float, looks: frozenset[str]) -> None:
    gold = "gold" in looks
    edge = "#C9A24E" if gold else mix(shade(colour, -0.1), GLASS_EDGE, 0.6)
    c.ellipse(cx, y, half, half * 0.17, "none", stroke=edge, stroke_width=5 if gold else 2.2)
    if gold:
        c.ellipse(cx, y - 0.5, half, half * 0.17, "none", stroke="#F3DDA0", stroke_width=1.4)


def _stemmed(
    c: Canvas,
    colour: str,
    outline: str,
    rim: tuple[float, float, float],
    drink: Paints,
    looks: frozenset[str],
) -> None:
    """`rim` is the height of the drink, that of the rim, and half its width."""
    level, top, half = rim
    edge = mix(shade(colour, -0.1), GLASS_EDGE, 0.6)
    joint = 202 if "coupe" in looks else 222
    c.ellipse(
        200,
        334,
        58,
        12,
        c.linear((f"{shade(colour, 0.1)}/0.75", f"{colour}/0.4", f"{edge}/0.8")),
        stroke=edge,
        stroke_width=1.6,
    )
    c.path(
        f"M 194 {joint - 4} C 196 {joint + 40} 197 296 192 322 Q 188 332 172 334 L 228 334 Q 212 332 208 322 C 203 296 204 {joint + 40} 206 {joint - 4} Z",
        c.linear((f"{edge}/0.9", "#FFFFFF/0.8", f"{colour}/0.5", f"{edge}/0.95"), ACROSS),
    )
    with c.group(clip=c.clip(outline)):
        c.rect(90, level, 220, 140, c.linear(drink, ACROSS))
        if "flute" in looks:
            for x, y in ((192, 196), (204, 176), (196, 156), (210, 140), (188, 124), (202, 110), (214, 166)):
                c.circle(x, y, 2.2, "#FFFFFF", opacity=0.8)
    across = {"wine": 64.0, "flute": 35.0}.get(next(iter(looks & {"wine", "flute"}), ""), 88.0)
    c.ellipse(200, level, across, across * 0.15, shade(drink[1].partition("/")[0], 0.06), opacity=0.9)
    c.path(outline, clear_glass(c, colour), stroke=edge, stroke_width=2)
    _decorate(c, colour, outline, (100, top + 8, 200, joint - top), looks)
    c.ellipse(200, top, half, half * 0.16, "#FFFFFF", opacity=0.28)
    _rim(c, colour, 200, top, half, looks)
    with c.group(clip=c.clip(outline)):
        gleam(c, 200 - half * 0.62, (top + joint) / 2 - 8, half * 0.16, (joint - top) * 0.36, 0.9, 4)


def _beer(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    edge = mix(shade(colour, -0.1), GLASS_EDGE, 0.6)
    c.path("M 248 176 C 316 168 316 296 250 292", stroke=edge, stroke_width=20, opacity=0.75)
    c.path("M 250 170 C 308 166 312 230 302 256", stroke="#FFFFFF", stroke_width=4, opacity=0.7)
    with c.group(clip=c.clip(BEER_MUG)):
        c.rect(110, 150, 150, 174, c.linear(BEER, ACROSS))
        for x, y in ((150, 290), (170, 250), (196, 280), (214, 230), (160, 214), (228, 296), (188, 206)):
            c.circle(x, y, 2.6, "#FFF3CF", opacity=0.8)
    c.path(BEER_MUG, clear_glass(c, colour), stroke=edge, stroke_width=2)
    _decorate(c, colour, BEER_MUG, (116, 170, 140, 150), looks)
    with c.group(clip=c.clip(BEER_MUG)):
        c.rect(110, 322, 150, 24, c.linear((f"{edge}/0.8", "#FFFFFF/0.7", f"{edge}/0.8"), ACROSS))
    foam = "M 116 172 C 108 150 112 122 134 122 C 140 104 170 102 180 114 C 194 100 226 104 230 120 C 256 118 262 148 254 170 C 246 184 236 168 226 176 C 210 190 200 168 184 176 C 170 184 160 170 146 178 C 134 186 124 184 116 172 Z"
    c.path(foam, c.radial(("#FFFFFF", "#FFF9EA", "#EBDDBF"), 0.4, 0.3, 0.8))
    c.stroke("M 140 200 V 300", "#FFFFFF", 6, opacity=0.55)


def _carafe(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    edge = mix(shade(colour, -0.1), GLASS_EDGE, 0.6)
    with c.group(clip=c.clip(CARAFE)):
        drink = RED if "wine" in looks else WHITE if "white" in looks else WATER
        c.rect(100, 214, 200, 116, c.linear(drink, ACROSS))
        c.ellipse(200, 214, 70, 10, drink[1].partition("/")[0], opacity=0.85)
        if "juice" in looks:
            for x, y in ((160, 250), (222, 272), (180, 296)):
                c.circle(x, y, 19, c.radial(("#FBF1B8", "#F2D75A"), 0.5, 0.5, 0.55), opacity=0.9)
                c.stroke(
                    f"M {x} {y - 13} v 26 M {x - 12} {y - 6} l 24 12 M {x - 12} {y + 6} l 24 -12",
                    "#FFFBE2",
                    1.8,
                )
            c.path(
                "M 200 232 q 16 -20 30 -8 q -12 18 -30 8 Z M 206 250 q -22 -6 -30 8 q 16 10 30 -8 Z",
                "#6E9A58",
            )
        if "ice" in looks:
            _ice(c, 202, 234)
    c.path(CARAFE, clear_glass(c, colour), stroke=edge, stroke_width=2)
    _decorate(c, colour, CARAFE, (100, 190, 200, 150), looks)
    _rim(c, colour, 200, 68, 37, looks)
    gleam(c, 146, 270, 11, 46, 0.85, 10)
    c.stroke("M 182 96 C 182 120 178 140 170 160", "#FFFFFF", 4, opacity=0.7)
