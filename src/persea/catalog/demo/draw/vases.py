"""Pictures of vases, empty or with something in them."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import GLASS_EDGE, clear_glass, gleam, metal
from persea.catalog.demo.draw.patterns import flowers, ink_on, lay, speckles, stripes

VASE_LOOKS = frozenset(
    {
        "moon", "cylinder", "bottle", "trumpet", "amphora", "ring", "trio", "glass", "tulips", "branch", "dry", "blossom",
        "ribbed", "speckle", "dip", "stripe", "check", "floral", "brass",
    }
)  # fmt: skip

# Outline, height of the mouth, half its width.
Shape = tuple[str, float, float]
SHOULDER: Shape = (
    "M 172 178 C 174 198 132 206 128 254 C 126 300 154 338 166 344 L 234 344 C 246 338 274 300 272 254 C 268 206 226 198 228 178 Z",
    178,
    28,
)
MOON: Shape = (
    "M 178 182 C 180 192 116 200 116 266 C 116 316 156 340 176 344 L 224 344 C 244 340 284 316 284 266 C 284 200 220 192 222 182 Z",
    182,
    22,
)
CYLINDER: Shape = ("M 142 168 L 258 168 L 254 334 Q 253 344 242 344 L 158 344 Q 147 344 146 334 Z", 168, 58)
BOTTLE: Shape = (
    "M 186 134 C 190 176 188 214 176 232 C 142 250 134 282 138 306 C 142 334 160 344 172 344 L 228 344 C 240 344 258 334 262 306 C 266 282 258 250 224 232 C 212 214 210 176 214 134 Z",
    134,
    14,
)
TRUMPET: Shape = (
    "M 138 150 C 160 190 176 232 174 286 C 172 318 164 334 154 344 L 246 344 C 236 334 228 318 226 286 C 224 232 240 190 262 150 Z",
    150,
    62,
)
AMPHORA: Shape = (
    "M 176 156 C 182 182 178 196 160 206 C 128 226 126 268 146 300 C 158 320 170 332 172 344 L 228 344 C 230 332 242 320 254 300 C 274 268 272 226 240 206 C 222 196 218 182 224 156 Z",
    156,
    24,
)
SHAPES = {"moon": MOON, "cylinder": CYLINDER, "bottle": BOTTLE, "trumpet": TRUMPET, "amphora": AMPHORA}

LEAF = "#6E8F6A"


def vase(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Round-shouldered unless another shape is named; "trio" is three small ones, "ring" has a hole."""
    empty = not looks & {"tulips", "branch", "dry", "blossom"}
    if "trio" in looks:
        with c.group(transform="translate(-30 -82) scale(1.15)" if empty else None):
            _trio(c, colour, looks, empty=empty)
        return
    shape = next((SHAPES[look] for look in sorted(looks & SHAPES.keys())), SHOULDER)
    lift = "translate(-30 -86) scale(1.15)" if empty else "translate(22 46) scale(0.89)"
    with c.group(transform=lift):
        c.floor_shadow(200, 344, 72)
        if "ring" in looks:
            _ring(c, colour, looks)
            return
        if not empty:
            _stems(c, 200, shape[1] + 4, looks)
        _one(c, colour, looks, shape)


def _trio(c: Canvas, colour: str, looks: frozenset[str], *, empty: bool) -> None:
    plain = looks - {"dip", "tulips", "branch", "dry", "blossom"}
    pale = mix(colour, "#F3ECDF", 0.5)
    for x, wide, high, shape, tone in (
        (108, 0.7, 0.7, "bottle", colour),
        (206, 0.56, 0.86, "cylinder", pale),
        (306, 0.66, 0.66, "moon", shade(colour, -0.08)),
    ):
        c.floor_shadow(x, 342, 58 * wide + 6, 10)
        if shape == "cylinder" and not empty:
            _stems(c, x, 344 - 176 * high, looks)
        with c.group(transform=f"translate({x - 200 * wide:g} {344 - 344 * high:g}) scale({wide} {high})"):
            _one(c, tone, plain | {shape}, SHAPES[shape])


def _one(c: Canvas, colour: str, looks: frozenset[str], shape: Shape) -> None:
    outline, top, half = shape
    if "amphora" in looks:
        for way in (-1, 1):
            c.stroke(
                f"M {200 + way * 20} {top + 12} C {200 + way * 86} {top} {200 + way * 84} {top + 66} {200 + way * 52} {top + 68}",
                shade(colour, -0.08 * (2 + way) / 2),
                11,
            )
    if "glass" in looks:
        with c.group(clip=c.clip(outline)):
            c.rect(
                100,
                top + 56,
                200,
                276 - top,
                c.linear(("#7FB2CC/0.45", "#CDE8F3/0.35", "#7FB2CC/0.5"), ACROSS),
            )
            c.ellipse(200, top + 56, 70, 8, "#E4F3F8", opacity=0.6)
            if looks & {"tulips", "branch", "dry", "blossom"}:
                c.stroke(
                    f"M 194 {top} L 214 326 M 206 {top} L 190 328 M 200 {top} L 202 330",
                    LEAF,
                    4,
                    opacity=0.75,
                )
        c.path(
            outline,
            clear_glass(c, colour),
            stroke=mix(shade(colour, -0.1), GLASS_EDGE, 0.6),
            stroke_width=2.2,
        )
    else:
        c.path(outline, metal(c, colour) if "brass" in looks else upright(c, colour))
    _surface(c, colour, outline, looks)
    rim = mix(shade(colour, 0.05), "#FFFFFF", 0.3) if "glass" in looks else shade(colour, 0.12)
    c.ellipse(200, top, half, half * 0.2 + 2, rim, opacity=0.6 if "glass" in looks else 1)
    if "glass" not in looks:
        c.ellipse(200, top + 1, half - 4, half * 0.2 - 0.5, shade(colour, -0.24))


def _surface(c: Canvas, colour: str, outline: str, looks: frozenset[str]) -> None:
    box = (100, 120, 200, 230)
    ink = ink_on(colour)
    with c.group(clip=c.clip(outline)):
        if "ribbed" in looks:
            lay(c, box, stripes(c, shade(colour, -0.13), 15, 4))
            lay(c, (104, 120, 200, 230), stripes(c, shade(colour, 0.14), 15, 2.2))
        if "speckle" in looks:
            lay(c, box, speckles(c, "#5B4332" if lightness(colour) > 0.55 else "#F4ECDD", 2.8))
        if "stripe" in looks:
            for y, thick in ((216, 10), (236, 4), (262, 14), (288, 4), (306, 10)):
                c.stroke(f"M 90 {y} Q 200 {y + 18} 310 {y}", ink, thick, opacity=0.9)
        if "check" in looks:
            for row in range(7):
                for place in range(8):
                    if (row + place) % 2:
                        c.rect(96 + place * 26, 166 + row * 26, 26, 26, ink, opacity=0.9)
        if "floral" in looks:
            lay(c, box, flowers(c, colour))
        if "dip" in looks:
            c.path(
                "M 90 284 C 140 270 160 300 206 286 C 244 274 268 296 310 280 L 310 360 L 90 360 Z",
                upright(c, "#C99A6E" if lightness(colour) < 0.85 else "#4E6E8C"),
            )
        if "glass" not in looks:
            dark = shade(colour, -0.3)
            c.ellipse(206, 352, 130, 52, c.radial((f"{dark}/0.6", f"{dark}/0")))
        gleam(c, 158, 256, 12, 58, 0.7, 6)


def _ring(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if looks & {"tulips", "branch", "dry", "blossom"}:
        _stems(c, 200, 160, looks)
    c.path("M 184 150 H 216 L 220 184 H 180 Z", upright(c, colour))
    c.ellipse(200, 150, 16, 5, shade(colour, 0.12))
    c.ellipse(200, 151, 12, 3, shade(colour, -0.24))
    c.circle(200, 260, 59, "none", stroke=c.lit(colour, 0.12, 0.16), stroke_width=50)
    c.circle(197, 256, 66, "none", stroke="#FFFFFF", stroke_width=9, opacity=0.16)
    if "speckle" in looks:
        flecks = c.weave(
            "M 3 6 h .1 M 17 15 h .1 M 9 25 h .1 M 25 3 h .1", shade(colour, -0.3), 2.8, (29, 31), 15
        )
        c.circle(200, 260, 59, "none", stroke=flecks, stroke_width=48, opacity=0.6)
    if "ribbed" in looks:
        for turn in range(0, 360, 12):
            c.stroke(
                "M 200 178 V 224", shade(colour, -0.14), 2.6, opacity=0.6, transform=f"rotate({turn} 200 260)"
            )
    c.circle(200, 260, 36, "none", stroke=shade(colour, -0.2), stroke_width=4, opacity=0.6)
    c.path("M 172 334 H 228 L 234 346 H 166 Z", upright(c, shade(colour, -0.06)))


def _stems(c: Canvas, x: float, y: float, looks: frozenset[str]) -> None:
    """What stands in a mouth at (x, y)."""
    with c.group(transform=f"translate({x} {y})"):
        if "tulips" in looks:
            for dx, dy, turn, petal in (
                (-52, -92, -24, "#D8566A"),
                (-18, -122, -7, "#E88A6A"),
                (24, -112, 9, "#D8566A"),
                (58, -82, 28, "#EFB24A"),
            ):
                c.stroke(f"M 0 4 Q {dx * 0.25:g} {dy * 0.5:g} {dx} {dy}", LEAF, 5)
                with c.group(transform=f"translate({dx} {dy}) rotate({turn})"):
                    c.path(
                        "M -17 4 C -22 -24 -12 -34 -8 -38 L 0 -26 L 8 -38 C 12 -34 22 -24 17 4 C 12 16 -12 16 -17 4 Z",
                        c.lit(petal, 0.12, 0.1),
                    )
                    c.path(
                        "M -7 10 C -12 -14 -4 -28 0 -32 C 4 -28 12 -14 7 10 Q 0 15 -7 10 Z",
                        shade(petal, 0.07),
                        opacity=0.8,
                    )
            c.path(
                "M 0 4 C -40 -10 -66 -34 -80 -62 C -40 -52 -14 -28 0 4 Z M 0 4 C 26 -14 66 -24 84 -46 C 78 -14 34 6 0 4 Z",
                c.lit(LEAF, 0.08, 0.08),
            )
        elif "branch" in looks:
            for bend, length, way in ((-62, -124, -1), (6, -140, 1), (66, -112, 1)):
                c.stroke(f"M 0 4 Q {bend * 0.2:g} {length * 0.6:g} {bend} {length}", "#7A6248", 3.4)
                for step in (0.3, 0.48, 0.66, 0.84, 1.0):
                    px, py = bend * step * (0.5 + step / 2), length * step
                    for side in (-1, 1):
                        c.ellipse(
                            px + side * 13,
                            py - 3,
                            14,
                            8.5,
                            c.lit("#8FAA98" if side * way > 0 else "#7D9A88", 0.1, 0.06),
                            transform=f"rotate({side * -28} {px + side * 13:.1f} {py - 3:.1f})",
                        )
        elif "dry" in looks:
            for dx, dy, turn in ((-48, -92, -22), (-8, -118, -4), (40, -100, 19)):
                c.stroke(f"M 0 4 Q {dx * 0.2:g} {dy * 0.5:g} {dx} {dy}", "#B59A6A", 3)
                with c.group(transform=f"translate({dx} {dy}) rotate({turn})"):
                    c.path("M 0 20 C -26 0 -22 -34 0 -66 C 22 -34 26 0 0 20 Z", c.lit("#E2CBA2", 0.08, 0.08))
                    hairs = " ".join(
                        f"M 0 {12 - n * 10} q {side * 14} -6 {side * 20} -20"
                        for n in range(7)
                        for side in (-1, 1)
                    )
                    c.stroke(hairs, "#C7A874", 1.8, opacity=0.75)
        elif "blossom" in looks:
            c.stroke(
                "M 0 4 C -6 -50 -40 -80 -66 -118 M -14 -44 C 10 -80 34 -98 62 -124 M 30 -92 C 30 -110 22 -126 16 -140 M -40 -84 C -58 -84 -74 -78 -88 -66",
                "#6B4F3A",
                4,
            )
            for px, py in (
                (-66, -118),
                (-52, -98),
                (-88, -66),
                (-64, -80),
                (-24, -62),
                (62, -124),
                (44, -108),
                (16, -140),
                (26, -112),
                (8, -76),
                (-40, -120),
                (78, -106),
            ):
                for out, down in ((0, -6.5), (6, -2), (4, 5), (-4, 5), (-6, -2)):
                    c.circle(px + out, py + down, 5.4, "#F3C3C8")
                c.circle(px, py, 3, "#D8566A")
