"""Pictures of frying pans and woks."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, SLANT, Canvas
from persea.catalog.demo.draw.colour import shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import grain, metal
from persea.catalog.demo.draw.patterns import dots, lay

PAN_LOOKS = frozenset(
    {"above", "hang", "wok", "grill", "cast", "steel", "pale", "wood", "lid", "egg", "crepe", "hammered"}
)

WOOD = "#A9744A"
CREAM = "#EFE6D6"


def frying_pan(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """On the table unless seen from "above", on a hook ("hang") or a "wok"; "grill" is square and ribbed."""
    if "wok" in looks:
        _wok(c, colour, looks)
    elif "hang" in looks:
        c.wall_shadow(212, 222, 122, 170)
        c.stroke("M 200 40 V 58 C 200 76 218 76 218 62", "#8B7A62", 6)
        c.circle(200, 38, 8, c.radial(("#D9C49A", "#9A8255")))
        with c.group(transform="translate(0 10)"):
            _pan_from_above(c, colour, looks)
    elif "above" in looks:
        c.wall_shadow(206, 222, 160, 150)
        with c.group(transform="rotate(42 200 210) translate(0 -4)"):
            _pan_from_above(c, colour, looks)
    else:
        _pan_on_table(c, colour, looks)


def _inside(colour: str, looks: frozenset[str]) -> str:
    if "pale" in looks:
        return CREAM
    if "cast" in looks:
        return shade(colour, -0.02)
    return "#CDD2D5" if "steel" in looks else "#413F40"


def _pan_from_above(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Handle up; the middle of the pan at (200, 258)."""
    inside = _inside(colour, looks)
    grip = WOOD if "wood" in looks else colour if "cast" in looks else "#34343A"
    if "cast" in looks and "wood" not in looks:
        c.path(
            "M 186 172 L 190 76 Q 191 58 200 58 Q 209 58 210 76 L 214 172 Z", c.lit(grip, 0.1, 0.06, ACROSS)
        )
        c.ellipse(200, 78, 5, 10, c.ground)
    else:
        c.rect(192, 128, 16, 46, c.linear(("#8E9499", "#E4E8EA", "#9BA1A6"), ACROSS), rx=4)
        c.rect(186, 46, 28, 98, c.linear((shade(grip, 0.12), grip, shade(grip, -0.1)), ACROSS), rx=13)
        if "wood" in looks:
            with c.group(clip=c.clip("M 186 58 Q 200 34 214 58 V 132 Q 200 150 186 132 Z")):
                lay(c, (180, 40, 40, 110), grain(c, grip, 90))
        c.ellipse(200, 62, 5.5, 8, c.ground)
    if "grill" in looks:
        c.rect(98, 156, 204, 204, c.lit(colour, 0.12, 0.08), rx=34)
        c.rect(112, 170, 176, 176, c.linear((shade(inside, -0.1), inside, shade(inside, 0.07))), rx=24)
        for x in range(132, 282, 17):
            c.rect(x - 4, 182, 8, 152, c.linear((shade(inside, 0.15), shade(inside, -0.1)), ACROSS), rx=4)
        return
    if "cast" in looks:
        for x in (97, 303):
            c.ellipse(x, 246, 14, 17, c.lit(colour, 0.12, 0.06))
    c.circle(200, 258, 104, c.lit(colour, 0.16, 0.1))
    c.circle(200, 258, 97, c.linear((shade(inside, -0.12), shade(inside, -0.02), shade(inside, 0.1))))
    c.circle(200, 259, 78, c.linear((shade(inside, 0.07), inside, shade(inside, -0.05))))
    _pan_floor(c, inside, 200, 258, 76, 76, looks)
    if "egg" in looks:
        _egg(c, 196, 262, 1.0, 0)


def _pan_floor(
    c: Canvas, inside: str, cx: float, cy: float, rx: float, ry: float, looks: frozenset[str]
) -> None:
    if "steel" in looks:
        for share in (0.9, 0.72, 0.54, 0.36, 0.18):
            c.ellipse(
                cx,
                cy,
                rx * share,
                ry * share,
                "none",
                stroke=shade(inside, -0.1),
                stroke_width=1,
                opacity=0.6,
            )
        for turn in (0, 180):
            c.path(
                f"M {cx} {cy} L {cx - rx * 0.85:.1f} {cy - ry * 0.5:.1f} L {cx - rx * 0.5:.1f} {cy - ry * 0.85:.1f} Z",
                "#FFFFFF", opacity=0.4, transform=f"rotate({turn} {cx} {cy})",
            )  # fmt: skip
    c.ellipse(cx - rx * 0.25, cy - ry * 0.35, rx * 0.6, ry * 0.42, c.radial(("#FFFFFF/0.22", "#FFFFFF/0")))


def _egg(c: Canvas, x: float, y: float, size: float, lower: float) -> None:
    flat = 1 - lower
    with c.group(transform=f"translate({x} {y}) scale({size} {size * flat:.3g})"):
        white = (
            "M -44 6 C -52 -26 -20 -42 2 -36 C 24 -46 54 -22 46 4 C 58 28 26 48 2 38 C -22 50 -46 32 -44 6 Z"
        )
        c.path(white, "#2A2422", opacity=0.25, transform="translate(3 5)")
        c.path(white, c.radial(("#FFFFFF", "#FFFDF6", "#F1E6CF"), 0.45, 0.4, 0.65))
        c.circle(2, 0, 19, c.radial(("#FFD768", "#F3A92C", "#DE8719"), 0.38, 0.32, 0.75))
        c.ellipse(-5, -7, 6, 4, "#FFFFFF", opacity=0.7)


def _pan_on_table(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    inside = _inside(colour, looks)
    low = 12.0 if "crepe" in looks else 32.0
    c.floor_shadow(166, 266 + low, 118, 16)
    with c.group(transform="translate(2 2)"):
        if "cast" in looks and "wood" not in looks:
            c.path(
                "M 252 204 L 334 146 Q 350 138 357 148 Q 362 158 350 168 L 270 232 Z",
                c.lit(colour, 0.14, 0.08),
            )
            c.ellipse(343, 156, 8, 4.5, c.ground, transform="rotate(-36 343 156)")
        else:
            grip = WOOD if "wood" in looks else "#C4CACE" if "steel" in looks else "#37373C"
            c.path("M 254 214 L 296 178 L 304 187 L 266 226 Z", c.linear(("#F0F2F3", "#8E9499")))
            c.path(
                "M 288 180 L 362 122 Q 374 114 381 122 Q 387 131 378 140 L 303 196 Q 292 202 287 194 Q 283 186 288 180 Z",
                c.linear((shade(grip, 0.18), grip, shade(grip, -0.16)), (0.3, 0.0, 0.6, 1.0)),
            )
            c.ellipse(368, 131, 6, 3.5, c.ground, transform="rotate(-38 368 131)")
            c.stroke("M 300 180 L 356 137", shade(grip, 0.26), 3, opacity=0.6)
        wall = f"M 47 220 C 50 {244 + low * 0.6} 76 {254 + low} 96 {262 + low} C 130 {272 + low} 204 {272 + low} 238 {262 + low} C 258 {254 + low} 284 {244 + low * 0.6} 287 220 Z"
        c.path(wall, metal(c, colour) if "steel" in looks else upright(c, colour))
        if "hammered" in looks:
            with c.group(clip=c.clip(wall)):
                lay(c, (40, 220, 260, 110), dots(c, shade(colour, 0.14), 16, 8))
        if "cast" in looks:
            c.path("M 44 212 Q 34 222 52 232 Z M 290 212 Q 300 224 280 234 Z", shade(colour, 0.06))
        c.ellipse(167, 220, 120, 58, c.lit(colour, 0.2, 0.06))
        c.ellipse(
            167, 221, 112, 52, c.linear((shade(inside, -0.14), shade(inside, -0.04), shade(inside, 0.1)))
        )
        floor_y = 228 + low * 0.2
        c.ellipse(167, floor_y, 90, 36, c.linear((shade(inside, 0.08), inside, shade(inside, -0.05))))
        _pan_floor(c, inside, 167, floor_y, 88, 34, looks)
        for x, y in ((247, 204), (258, 212)):
            c.circle(x, y, 3.4, c.radial(("#F5F6F6", "#8C9297"), 0.35, 0.3, 0.8))
        if "crepe" in looks:
            c.ellipse(165, 226, 84, 34, c.radial(("#F2CE86", "#E9BC6C", "#C98F3F"), 0.45, 0.4, 0.62))
            for x, y, r in ((130, 220, 9), (172, 236, 12), (200, 216, 8), (152, 240, 6), (186, 226, 5)):
                c.ellipse(x, y, r, r * 0.45, "#B5762E", opacity=0.45)
        if "egg" in looks:
            _egg(c, 160, floor_y, 0.95, 0.52)
        if "lid" in looks:
            dome = "M 50 216 C 66 152 118 138 167 138 C 216 138 268 152 284 216 C 270 268 64 268 50 216 Z"
            c.path(
                dome,
                c.linear(("#FFFFFF/0.55", "#DCE8E8/0.35", "#A9BDBE/0.5"), SLANT),
                stroke="#B7C2C6",
                stroke_width=4,
            )
            c.path("M 86 196 C 100 164 126 152 150 150 C 124 164 110 182 104 206 Z", "#FFFFFF", opacity=0.6)
            c.rect(158, 124, 18, 16, "#8E9499", rx=4)
            c.ellipse(167, 120, 21, 10, c.lit("#37373C", 0.16, 0.05))


def _wok(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    inside = _inside(colour, looks)
    c.floor_shadow(196, 330, 96, 14)
    grip = WOOD if "wood" in looks else "#37373C"
    c.path("M 286 196 L 316 178 L 322 190 L 296 208 Z", "#9AA0A5")
    c.path(
        "M 310 176 L 374 132 Q 386 128 389 138 Q 390 146 382 150 L 320 194 Z",
        c.linear((shade(grip, 0.16), grip, shade(grip, -0.14)), (0.3, 0.0, 0.6, 1.0)),
    )
    c.path("M 62 200 C 20 180 20 228 66 224", stroke=grip, stroke_width=11)
    bowl = "M 54 206 C 62 286 130 332 176 334 L 210 334 C 258 332 326 286 334 206 Z"
    c.path(bowl, upright(c, colour))
    if "hammered" in looks:
        with c.group(clip=c.clip(bowl)):
            lay(c, (50, 200, 300, 140), dots(c, shade(colour, 0.13), 18, 9))
            lay(c, (46, 203, 300, 140), dots(c, shade(colour, -0.09), 18, 5))
    c.ellipse(194, 206, 142, 46, c.lit(colour, 0.22, 0.04))
    c.ellipse(194, 207, 134, 40, c.linear((shade(inside, -0.12), inside, shade(inside, 0.1))))
    c.ellipse(194, 222, 84, 20, c.radial((f"{shade(inside, 0.14)}/0.9", f"{inside}/0")))
    for x, y, r, leaf in (
        (150, 214, 17, "#6E9A4A"),
        (190, 224, 20, "#D8622F"),
        (232, 214, 17, "#E4B23C"),
        (212, 202, 14, "#7BA653"),
        (172, 200, 13, "#C7422F"),
    ):
        c.path(
            f"M {x - r} {y} q {r * 0.6} {-r} {2 * r} -3 q {-r * 0.4} {r * 0.9} {-2 * r} 3 Z",
            c.lit(leaf, 0.1, 0.06),
        )
