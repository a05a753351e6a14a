"""Pictures of lamps that are lit: desk, table and floor."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade

DESK_LOOKS = frozenset({"bar", "dome", "clamp"})
TABLE_LOOKS = frozenset({"gourd", "column", "globe", "mushroom", "pleats"})
FLOOR_LOOKS = frozenset({"pleats", "arc", "reader", "paper"})

WARM = "#FFE3A6"
BRASS = ("#8F6A2B", "#F0D48A", "#C89B4A", "#8A6426")


def _halo(c: Canvas, cx: float, cy: float, rx: float, ry: float, strength: float = 0.9) -> None:
    c.ellipse(cx, cy, rx, ry, c.radial((f"#FFF3CF/{strength}", f"#FFE6AE/{strength * 0.45}", "#FFE6AE/0")))


def _tube(c: Canvas, colour: str) -> str:
    return c.linear((shade(colour, -0.1), shade(colour, 0.15), colour, shade(colour, -0.17)), ACROSS)


def _fabric_shade(c: Canvas, d: str, *, pleats: bool = False, tint: str = "#F6E3BC") -> None:
    """A lampshade with light inside."""
    c.path(
        d,
        c.linear(
            (mix(tint, "#D9B98A", 0.3), mix(tint, "#FFF6DC", 0.8), tint, mix(tint, "#C9A06A", 0.35)), ACROSS
        ),
    )
    with c.group(clip=c.clip(d)):
        c.ellipse(200, 150, 90, 70, c.radial(("#FFFBEA/0.95", "#FFEFC4/0.4", "#FFEFC4/0")))
        if pleats:
            c.rect(60, 40, 280, 180, c.weave("M 3 0 v 200", "#C79F63", 1.5, (9, 200)), opacity=0.5)


def desk_lamp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A jointed arm with a cone unless "bar" (a flat light) or "dome" (a half sphere)."""
    dark = shade(colour, -0.12)
    metal = c.linear((shade(colour, 0.1), colour, dark), SLANT)
    if "clamp" not in looks:
        c.floor_shadow(176, 344, 96)
    _halo(c, 286, 264, 130, 110)
    if "bar" in looks:
        c.path("M 214 116 L 344 116 L 392 340 L 170 340 Z", c.linear(("#FFF1C4/0.75", "#FFF1C4/0"), DOWN))
        c.rect(132, 104, 12, 228, _tube(c, colour), rx=6)
        c.rect(122, 94, 232, 19, c.linear((shade(colour, 0.13), colour, dark), DOWN), rx=9.5)
        c.rect(206, 109, 140, 6, "#FFF7DD", rx=3)
        c.circle(138, 104, 13, metal)
        c.circle(138, 104, 5, shade(colour, 0.2))
        c.rect(96, 326, 108, 16, c.linear((shade(colour, 0.1), dark), DOWN), rx=8)
        c.circle(180, 333, 3.4, "#8FE3B0")
        return
    c.path("M 236 178 L 320 152 L 384 340 L 186 340 Z", c.linear(("#FFF1C4/0.8", "#FFF1C4/0"), DOWN))
    c.stroke("M 144 328 L 108 204", shade(colour, -0.06), 10)
    c.stroke("M 141 328 L 105 204", shade(colour, 0.17), 2.4, opacity=0.7)
    c.stroke("M 108 204 L 226 116", colour, 10)
    c.stroke("M 106 200 L 224 112", shade(colour, 0.2), 2.4, opacity=0.7)
    c.stroke("M 116 222 q 6 -14 22 -24", "#B9B2A6", 3, stroke_dasharray="2 3")
    if "dome" in looks:
        with c.group(transform="rotate(-17 262 140)"):
            c.ellipse(262, 168, 66, 14, "#FFF3CB")
            c.path("M 196 168 C 196 108 228 88 262 88 C 296 88 328 108 328 168 Q 262 186 196 168 Z", metal)
            c.ellipse(262, 170, 60, 9, c.radial(("#FFFDF2", "#FFE9AE")))
            c.ellipse(
                236, 126, 14, 26, c.radial(("#FFFFFF/0.5", "#FFFFFF/0")), transform="rotate(24 236 126)"
            )
    else:
        with c.group(transform="rotate(-17 258 140)"):
            c.path(
                (
                    "M 238 92 L 278 92 L 286 112 C 312 128 326 152 328 178 Q 260 198 190 178"
                    " C 192 152 206 128 230 112 Z"
                ),
                metal,
            )
            c.ellipse(259, 179, 66, 11, c.radial(("#FFFDF2", "#FFE4A0")))
            c.stroke("M 231 116 C 214 130 204 148 200 170", shade(colour, 0.25), 4, opacity=0.55)
    for x, y in ((108, 204), (226, 116)):
        c.circle(x, y, 12, c.linear(BRASS, SLANT))
        c.circle(x, y, 4, "#7A5A24")
    if "clamp" in looks:
        c.path("M 116 322 H 176 V 344 H 164 V 336 H 116 Z", metal)
        c.rect(120, 344, 8, 22, "#9C958A", rx=3)
        c.rect(60, 336, 290, 10, "#C79E6B", rx=3)
        c.rect(112, 366, 24, 8, dark, rx=4)
    else:
        c.ellipse(146, 336, 58, 15, dark)
        c.ellipse(146, 330, 58, 15, metal)
        c.ellipse(136, 327, 30, 6, c.radial(("#FFFFFF/0.4", "#FFFFFF/0")))


def table_lamp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.floor_shadow(200, 348, 84)
    if "mushroom" in looks or "globe" in looks:
        _glow_lamp(c, colour, globe="globe" in looks)
        return
    _halo(c, 200, 150, 190, 150)
    c.rect(194, 190, 12, 30, c.linear(BRASS, ACROSS))
    if "gourd" in looks:
        base = (
            "M 188 208 L 212 208 C 214 226 236 226 240 250 C 242 262 230 268 230 276"
            " C 262 284 264 330 230 344 L 170 344 C 136 330 138 284 170 276 C 170 268 158 262 160 250"
            " C 164 226 186 226 188 208 Z"
        )
    elif "column" in looks:
        base = "M 180 210 L 220 210 L 226 330 L 244 336 L 244 346 L 156 346 L 156 336 L 174 330 Z"
    else:
        base = (
            "M 186 208 L 214 208 C 216 222 258 240 258 288 C 258 322 236 340 226 346 L 174 346"
            " C 164 340 142 322 142 288 C 142 240 184 222 186 208 Z"
        )
    c.path(base, c.linear((shade(colour, -0.06), shade(colour, 0.14), colour, shade(colour, -0.2)), ACROSS))
    with c.group(clip=c.clip(base)):
        c.ellipse(200, 212, 70, 26, c.radial((f"{WARM}/0.7", f"{WARM}/0")))
        ribs = (
            c.weave("M 3 0 v 60", shade(colour, -0.12), 2, (12, 60))
            if "column" in looks
            else c.weave("M 0 2 q 20 5 40 0", shade(colour, -0.1), 1.5, (40, 13))
        )
        c.rect(130, 206, 140, 150, ribs, opacity=0.4)
        c.ellipse(174, 286, 9, 34, c.radial(("#FFFFFF/0.55", "#FFFFFF/0")), transform="rotate(8 174 286)")
    _fabric_shade(c, "M 146 74 Q 200 66 254 74 L 290 196 Q 200 212 110 196 Z", pleats="pleats" in looks)
    c.stroke("M 146 74 Q 200 66 254 74", "#E8CF9C", 3)
    c.stroke("M 110 196 Q 200 212 290 196", "#E0BF85", 3.4)
    c.stroke("M 232 206 L 232 236", "#B89252", 1.8)
    c.circle(232, 240, 4.5, c.linear(BRASS, SLANT))


def _glow_lamp(c: Canvas, colour: str, *, globe: bool) -> None:
    if globe:
        _halo(c, 200, 180, 180, 170)
        c.path("M 156 346 L 162 282 Q 200 268 238 282 L 244 346 Z", _tube(c, colour))
        c.rect(168, 262, 64, 20, c.linear(BRASS, ACROSS), rx=5)
        c.circle(200, 180, 92, c.radial(("#FFFEF6", "#FFF3CF", "#F6DDA4"), 0.42, 0.4, 0.66))
        c.ellipse(168, 142, 22, 14, "#FFFFFF", opacity=0.8, transform="rotate(-34 168 142)")
        return
    _halo(c, 200, 226, 190, 150)
    c.path(
        (
            "M 176 196 L 224 196 C 226 268 238 310 250 332 Q 254 346 240 346 L 160 346"
            " Q 146 346 150 332 C 162 310 174 268 176 196 Z"
        ),
        _tube(c, colour),
    )
    c.ellipse(200, 214, 30, 24, c.radial((f"{WARM}/0.9", f"{WARM}/0")))
    c.path(
        "M 92 190 C 92 112 144 72 200 72 C 256 72 308 112 308 190 Q 200 224 92 190 Z",
        c.lit(colour, 0.14, 0.14, SLANT),
    )
    c.path("M 92 190 Q 200 224 308 190 Q 200 206 92 190 Z", "#FFF1C6")
    c.ellipse(148, 124, 18, 36, c.radial(("#FFFFFF/0.55", "#FFFFFF/0")), transform="rotate(42 148 124)")


def floor_lamp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark = shade(colour, -0.12)
    if "arc" in looks:
        c.floor_shadow(120, 356, 70)
        _halo(c, 278, 176, 120, 120)
        c.path("M 222 152 L 334 152 L 382 350 L 186 350 Z", c.linear(("#FFF1C4/0.6", "#FFF1C4/0"), DOWN))
        c.stroke("M 118 348 C 90 150 130 44 206 40 C 250 38 276 60 278 96", dark, 8)
        c.stroke("M 114 340 C 88 150 128 40 206 37", shade(colour, 0.2), 2, opacity=0.7)
        c.path(
            "M 218 150 C 220 108 250 94 278 94 C 306 94 336 108 338 150 Q 278 166 218 150 Z",
            c.linear((shade(colour, 0.16), colour, dark), SLANT),
        )
        c.ellipse(278, 153, 58, 8, c.radial(("#FFFDF2", "#FFE4A0")))
        c.ellipse(118, 352, 56, 11, dark)
        c.ellipse(118, 347, 56, 11, c.linear((shade(colour, 0.14), colour), DOWN))
        return
    if "reader" in looks:
        c.floor_shadow(170, 356, 66)
        _halo(c, 262, 150, 110, 100)
        c.path("M 232 118 L 300 96 L 384 320 L 196 320 Z", c.linear(("#FFF1C4/0.65", "#FFF1C4/0"), DOWN))
        c.rect(164, 74, 8, 276, _tube(c, colour), rx=4)
        c.stroke("M 168 84 L 240 92", colour, 7)
        c.circle(168, 84, 10, c.linear(BRASS, SLANT))
        with c.group(transform="rotate(-20 262 96)"):
            c.path(
                "M 244 62 L 280 62 L 304 112 Q 262 124 220 112 Z",
                c.linear((shade(colour, 0.14), colour, dark), SLANT),
            )
            c.ellipse(262, 113, 41, 7, c.radial(("#FFFDF2", "#FFE4A0")))
        c.ellipse(168, 354, 52, 10, dark)
        c.ellipse(168, 350, 52, 10, c.linear((shade(colour, 0.14), colour), DOWN))
        return
    c.floor_shadow(200, 356, 92)
    if "paper" in looks:
        _halo(c, 200, 180, 170, 190)
        c.stroke("M 156 354 L 164 330 M 244 354 L 236 330", dark, 7)
        c.rect(138, 44, 124, 290, c.linear(("#EAD3A4", "#FFFBEC", "#FFF3D2", "#E2C48F"), ACROSS), rx=20)
        for y in range(62, 326, 22):
            c.stroke(f"M 139 {y} Q 200 {y + 7} 261 {y}", "#CFAE78", 1.6, opacity=0.7)
        c.rect(138, 44, 124, 8, colour, rx=4)
        c.rect(138, 328, 124, 8, colour, rx=4)
        return
    # A tripod of turned legs.
    _halo(c, 200, 118, 160, 130)
    for x, tone in ((204, -0.1), (138, 0.0), (266, -0.05)):
        c.path(
            f"M 194 166 L 206 166 L {x + 5} 354 L {x - 5} 354 Z",
            c.linear((shade(colour, 0.1 + tone), shade(colour, tone), shade(colour, tone - 0.1)), ACROSS),
        )
    c.stroke("M 164 276 L 236 276", "#B48A4A", 2.4)
    c.rect(188, 156, 24, 20, c.linear(BRASS, ACROSS), rx=5)
    tint = "#F6E3BC" if lightness(colour) < 0.8 else "#F3D9B4"
    _fabric_shade(
        c, "M 142 48 Q 200 42 258 48 L 278 150 Q 200 162 122 150 Z", tint=tint, pleats="pleats" in looks
    )
    c.stroke("M 122 150 Q 200 162 278 150", "#E0BF85", 3)
