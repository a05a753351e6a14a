"""Pictures of sweaters and socks."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.knitted_bands import diamonds, fair_isle
from persea.catalog.demo.draw.patterns import patterned

CLOTH = frozenset({"stripe", "cable", "chunky", "knit", "marl", "herringbone", "rib", "waffle"})
SWEATER_LOOKS = frozenset({
    "stripe", "cable", "chunky", "knit", "marl", "waffle", "rib",
    "argyle", "fair_isle", "yoke", "block", "heart",
    "roll", "v_neck", "cardigan", "half_zip", "vest", "patches",
})  # fmt: skip
SOCK_LOOKS = frozenset({
    "stripe", "dot", "star", "cable", "rib", "marl", "argyle", "fair_isle", "zigzag", "chunky",
    "knee", "ankle", "contrast", "sport", "grip", "band", "trio", "compression",
})  # fmt: skip


def sweater(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A crew neck with sleeves, unless "roll", "v_neck", "cardigan", "half_zip" or "vest"."""
    c.wall_shadow(208, 222, 176, 164)
    with c.group(transform="translate(-22 -18) scale(1.11)"):
        _sweater(c, colour, looks)


def _sweater(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    trim = contrast(colour) if looks & {"block", "argyle"} else dark
    if "vest" not in looks:
        for left in c.both_sides():
            _sleeve(c, colour, looks, left=left)
    low = 190.0 if looks & {"cardigan", "v_neck", "vest"} else 132.0
    if "roll" not in looks:
        c.path(
            f"M 160 104 C 170 92 230 92 240 104 C 236 128 216 {low} 200 {low} C 184 {low} 164 128 160 104 Z",
            deep,
        )
        c.stroke("M 164 102 C 178 110 222 110 236 102", dark, 8)
    neck = f"C 172 {low - 30} 186 {low - 4} 200 {low} C 214 {low - 4} 228 {low - 30} 238 98"
    if low < 150:
        neck = "C 172 132 228 132 238 98"
    arm = "C 128 140 132 170 126 208" if "vest" in looks else "C 130 138 126 170 124 208"
    outline = (
        f"M 148 106 L 162 98 {neck} L 252 106 C 270 138 274 170 {276 if 'vest' not in looks else 274} 208"
        f" L 278 312 Q 278 320 270 320 C 224 325 176 325 130 320 Q 122 320 122 312 L 124 208 {arm.split('C')[0]}"
        " C 126 170 130 138 148 106 Z"
    )
    c.path(outline, c.linear((shade(colour, 0.09), colour, dark), SLANT))
    with c.group(clip=c.clip(outline)):
        _sweater_front(c, colour, looks)
        c.path(
            "M 310 90 L 250 150 C 262 210 256 270 262 330 L 310 330 Z",
            c.linear((f"{deep}/0", f"{deep}/0.55"), ACROSS),
        )
        c.path("M 128 150 C 150 170 160 188 164 214 C 150 196 138 186 124 178 Z", deep, opacity=0.22)
        c.path("M 272 150 C 250 170 240 188 236 214 C 250 196 262 186 276 178 Z", deep, opacity=0.22)
        c.rect(110, 296, 180, 34, c.linear((trim, shade(trim, -0.05)), DOWN))
        patterned(c, (110, 298, 180, 30), trim, ("rib",))
        c.stroke("M 120 296 H 280", deep, 2, opacity=0.5)
    _neck(c, colour, trim, looks)


def _sleeve(c: Canvas, colour: str, looks: frozenset[str], *, left: bool) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    tone = contrast(colour) if "block" in looks else dark
    outline = (
        "M 150 104 C 116 110 98 130 90 172 L 60 290 C 59 298 62 300 70 303 L 92 309"
        " C 100 311 104 308 106 302 L 140 212 Z"
    )
    c.path(outline, c.linear((shade(colour, 0.07 if left else 0), colour, dark), SLANT))
    with c.group(clip=c.clip(outline)):
        patterned(c, (50, 90, 110, 230), colour, looks & CLOTH, turn=14, across=True)
        if "fair_isle" in looks:
            with c.group(transform="rotate(14 100 200)"):
                fair_isle(c, colour, (150,), 20, 160)
        if "block" in looks:
            c.path("M 70 208 L 140 232 L 110 320 L 40 310 Z", mix(colour, contrast(colour), 0.55))
        if "patches" in looks:
            c.ellipse(92, 214, 13, 24, "#8A5A3A", transform="rotate(14 92 214)")
        c.path("M 150 120 L 140 214 L 108 306 L 126 306 Z", deep, opacity=0.35)
        c.path("M 56 276 L 116 292 L 108 318 L 48 304 Z", tone)
        with c.group(transform="rotate(14 84 292)"):
            c.rect(48, 270, 74, 40, c.weave("M 4 0 v 40", shade(tone, -0.13), 3.4, (11, 40)), opacity=0.6)
    c.stroke("M 124 176 C 114 194 108 214 106 232", deep, 2, opacity=0.35)


def _sweater_front(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = contrast(colour)
    patterned(c, (110, 84, 180, 216), colour, looks & CLOTH, across=True)
    if "argyle" in looks:
        diamonds(c, colour, (110, 108, 180, 176))
    if "fair_isle" in looks:
        fair_isle(c, colour, (128, 182, 236), 110, 180)
    if "yoke" in looks:
        for drop, width, dash in (
            (0, 5, None),
            (14, 8, "0.1 13"),
            (27, 4, "7 6"),
            (40, 9, "0.1 16"),
            (53, 5, None),
        ):
            c.stroke(
                f"M 96 {96 + drop} C 140 {160 + drop} 260 {160 + drop} 304 {96 + drop}",
                mix(ink, "#D9573B", 0.6) if drop == 27 else ink, width, stroke_dasharray=dash,
            )  # fmt: skip
    if "block" in looks:
        c.rect(100, 208, 200, 100, mix(colour, ink, 0.55))
        c.rect(100, 196, 200, 14, ink)
    if "heart" in looks:
        c.path(
            "M 200 240 C 150 208 158 164 184 166 C 194 167 199 176 200 182 C 201 176 206 167 216 166 C 242 164 250 208 200 240 Z",
            ink,
        )


def _neck(c: Canvas, colour: str, trim: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.2)
    if "roll" in looks:
        roll = "M 158 112 C 154 92 156 74 162 66 C 182 58 218 58 238 66 C 244 74 246 92 242 112 C 222 124 178 124 158 112 Z"
        c.path(roll, deep, transform="translate(0 6)", opacity=0.4)
        c.path(roll, c.linear((shade(colour, 0.12), colour, deep), SLANT))
        with c.group(clip=c.clip(roll)):
            patterned(c, (150, 50, 100, 80), colour, ("rib",))
            c.path(
                "M 150 96 C 178 108 222 108 250 96 L 250 104 C 222 118 178 118 150 104 Z", deep, opacity=0.45
            )
        c.ellipse(200, 67, 37, 7, shade(colour, -0.28))
        return
    if looks & {"cardigan", "v_neck", "vest"}:
        c.stroke("M 163 100 C 172 160 186 186 200 191 C 214 186 228 160 237 100", trim, 9)
        c.stroke("M 158 102 C 167 164 183 192 200 198 C 217 192 233 164 242 102", deep, 1.3, opacity=0.5)
    else:
        c.stroke("M 163 100 C 173 134 227 134 237 100", trim, 10)
        c.stroke(
            "M 163 100 C 173 134 227 134 237 100",
            shade(trim, -0.13),
            10,
            stroke_dasharray="1.6 4",
            opacity=0.5,
        )
        c.stroke("M 158 102 C 168 143 232 143 242 102", deep, 1.3, opacity=0.5)
    if "cardigan" in looks:
        c.rect(193, 192, 14, 128, trim)
        c.stroke("M 193 196 V 320 M 207 196 V 320", deep, 1.3, opacity=0.5)
        for y in (204, 230, 256, 282, 308):
            c.circle(200, y + 1.5, 6, deep)
            c.circle(200, y, 6, c.radial(("#F4E3C6", "#B98F5E"), 0.35, 0.3, 0.8))
            c.stroke(f"M 198 {y} h .1 M 202 {y} h .1", "#6B4A2E", 1.6)
        for x in (140, 226):
            c.path(
                f"M {x} 252 h 36 v 36 h -36 Z",
                shade(colour, -0.03),
                stroke=deep,
                stroke_width=1.4,
                opacity=0.6,
            )
    if "half_zip" in looks:
        c.path(
            "M 160 104 C 158 92 158 84 162 76 C 184 68 216 68 238 76 C 242 84 242 92 240 104 L 200 128 Z",
            shade(colour, -0.26),
        )
        for left in c.both_sides():
            flap = "M 160 108 C 154 94 156 82 162 75 C 170 88 184 98 199 104 L 199 134 C 180 130 168 122 160 108 Z"
            c.path(flap, c.lit(colour, 0.1 if left else 0.04, 0.08))
            c.stroke("M 162 76 C 170 89 184 99 199 105", shade(colour, 0.12), 2, opacity=0.6)
        c.stroke("M 200 118 V 196", deep, 8)
        c.stroke("M 200 120 V 196", "#D9D3C6", 2.4, stroke_dasharray="2 3")
        c.rect(196.5, 190, 7, 16, "#D0C6B4", rx=3)


# ---------------------------------------------------------------- socks


def socks(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A pair to the calf, unless "knee" or "ankle"; "trio" shows three."""
    top, lift, size = (
        (8.0, 34, 0.9) if "knee" in looks else (164.0, -46, 1.05) if "ankle" in looks else (72.0, 0, 1.0)
    )
    c.wall_shadow(214, 210 if "ankle" not in looks else 200, 150, 150 if "ankle" not in looks else 100)
    tilts = (14, 0, -14) if "trio" in looks else (9, 0)
    tones = (
        (mix(colour, contrast(colour), 0.5), shade(colour, -0.16), colour)
        if "trio" in looks
        else (colour, colour)
    )
    for place, (tilt, tone) in enumerate(zip(tilts, tones, strict=True)):
        aside = (len(tilts) - 1 - place) * (46 if "trio" in looks else 58)
        back = -52 if "trio" in looks else -46
        with c.group(
            transform=f"translate({back + aside + 10:g} {lift - aside * 0.1:g}) translate(200 200) rotate({tilt * 0.5:g}) scale({size * (0.92 if 'trio' in looks else 1):.3g}) translate(-200 -200)"
        ):
            _sock(c, tone, looks, top, behind=place < len(tilts) - 1)
    if "band" in looks:
        c.path("M 104 134 L 268 120 L 272 168 L 106 182 Z", c.linear(("#F6EEDF", "#DCCDB2"), ACROSS))
        c.stroke("M 156 152 l 60 -5 M 166 163 l 40 -3", "#8B7D68", 2.6)


def _sock(c: Canvas, colour: str, looks: frozenset[str], top: float, *, behind: bool) -> None:
    ink, dark, deep = contrast(colour), shade(colour, -0.1), shade(colour, -0.22)
    outline = (
        f"M 150 {top} C 170 {top - 5} 196 {top - 5} 216 {top} L 220 196 C 222 224 242 232 268 241"
        " C 308 253 324 270 319 294 C 314 316 288 321 260 317 C 222 313 184 306 163 292"
        f" C 141 277 136 250 144 222 C 150 198 150 170 150 {top} Z"
    )
    c.path(outline, deep, transform="translate(5 6)", opacity=0.3)
    c.path(outline, c.lit(colour, 0.1, 0.12, ACROSS))
    with c.group(clip=c.clip(outline)):
        patterned(
            c,
            (130, top - 8, 200, 340 - top),
            colour,
            looks & {"stripe", "dot", "star", "cable", "rib", "marl", "zigzag", "chunky"},
            unit=1.1,
            across=True,
        )
        if "argyle" in looks:
            diamonds(c, colour, (140, top + 26, 190, 300 - top))
        if "fair_isle" in looks:
            fair_isle(c, colour, (top + 34, top + 86, top + 210), 130, 200)
        patch = ink if looks & {"contrast", "sport", "argyle"} else dark
        c.path("M 120 226 C 168 222 186 262 168 310 L 120 310 Z", patch, opacity=0.95)
        c.stroke("M 146 224 C 176 226 186 262 169 300", deep, 1.4, opacity=0.5)
        c.path("M 276 226 C 266 262 270 296 282 330 L 340 330 L 340 226 Z", patch, opacity=0.95)
        if "sport" in looks:
            for y in (top + 30, top + 44):
                c.rect(140, y, 90, 8, ink)
        if "compression" in looks:
            for y in range(int(top) + 34, 216, 22):
                c.stroke(f"M 146 {y} q 38 10 78 0", ink, 3, opacity=0.7)
            c.stroke(
                "M 196 300 C 220 280 230 262 232 236 M 216 308 C 240 290 250 268 252 240", ink, 4, opacity=0.7
            )
        if "grip" in looks:
            c.path(
                "M 150 292 C 190 308 240 318 320 312 L 320 330 L 150 330 Z",
                c.weave("M 4 4 h .1 M 12 10 h .1", ink, 6, (16, 12)),
            )
        c.path(
            "M 196 60 C 206 150 206 210 250 240 L 330 262 L 330 60 Z",
            c.linear((f"{deep}/0", f"{deep}/0.4"), ACROSS),
        )
        c.path(
            "M 150 300 C 200 322 270 326 330 300 L 330 330 L 150 330 Z",
            c.linear((f"{deep}/0", f"{deep}/0.6"), DOWN),
        )
        c.rect(140, top - 8, 90, 26, ink if looks & {"contrast", "stripe"} else dark)
        c.rect(140, top - 8, 90, 26, c.weave("M 3 0 v 30", deep, 2.4, (8, 30)), opacity=0.5)
        if behind:
            c.path(outline, deep, opacity=0.22)
    c.ellipse(183, top, 33, 4.5, shade(colour, -0.3))
