"""Pictures of head torches."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

HEAD_TORCH_LOOKS = frozenset(
    {
        "coiled",
        "cap",
        "twin",
        "bar",
        "mini",
        "rear",
        "over",
        "beam",
        "red",
        "chevron",
        "dash",
        "line",
        "spot",
        "ring",
    }
)


def head_torch(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A strap seen from the front left, unless "coiled"; "cap" clips to a peak."""
    if "cap" in looks:
        _on_a_cap(c, colour, looks)
        return
    if "coiled" in looks:
        _coiled(c, colour, looks)
        return
    dark, deep = shade(colour, -0.12), shade(colour, -0.24)
    ink = contrast(colour)
    c.floor_shadow(212, 302, 132)
    if "beam" in looks:
        c.ellipse(136, 254, 132, 118, c.radial(("#FFF3BE/0.95", "#FFE99A/0.5", "#FFE99A/0")))
    # Inside of the far half, then the strap over the crown, then the near half.
    c.path(
        "M 66 196 A 134 66 0 0 1 334 196",
        stroke=c.linear((shade(colour, -0.28), deep, shade(colour, -0.1)), DOWN),
        stroke_width=32,
    )
    if "rear" in looks:
        c.rect(240, 98, 74, 48, c.lit("#3A3E43", 0.1, 0.1), rx=9, transform="rotate(14 277 122)")
        c.stroke("M 252 106 l 44 11", "#6A7076", 3)
        c.stroke("M 312 134 C 350 156 350 214 318 240", "#2B2E32", 4)
    if "over" in looks:
        c.path("M 142 224 C 128 50 262 20 276 132", stroke=deep, stroke_width=25, transform="translate(3 3)")
        c.path("M 140 224 C 126 50 260 20 274 132", stroke=c.lit(colour, 0.1, 0.1), stroke_width=24)
        _woven(c, "M 140 224 C 126 50 260 20 274 132", colour, ink, looks, 24)
    near = "M 66 196 A 134 66 0 0 0 334 196"
    c.path(near, stroke=shade(colour, -0.3), stroke_width=34, transform="translate(0 4)", opacity=0.5)
    c.path(
        near,
        stroke=c.linear((shade(colour, 0.08), shade(colour, 0.1), colour, deep), ACROSS),
        stroke_width=34,
    )
    _woven(c, near, colour, ink, looks, 34)
    for x in (66, 334):
        c.ellipse(x, 196, 4, 17, dark)
    c.rect(256, 226, 24, 44, c.lit("#3A3E43", 0.12, 0.08), rx=4, transform="rotate(-16 268 248)")
    c.rect(261, 236, 14, 5, "#14161A", rx=2, transform="rotate(-16 268 248)")
    _lamp(c, colour, looks)


def _coiled(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """The strap rolled up behind the lamp, as it comes out of its box."""
    c.floor_shadow(206, 312, 122)
    side = "M 88 184 V 252 C 88 322 312 322 312 252 V 184 Z"
    c.path(side, c.linear((shade(colour, -0.1), shade(colour, 0.1), colour, shade(colour, -0.24)), ACROSS))
    with c.group(clip=c.clip(side)):
        _woven(c, "M 80 230 C 120 296 280 296 320 230", colour, contrast(colour), looks, 58)
    c.ellipse(200, 184, 112, 46, shade(colour, -0.06))
    for size in (0.94, 0.78, 0.62, 0.46, 0.3):
        c.ellipse(200, 184, 112 * size, 46 * size, "none", stroke=shade(colour, 0.12), stroke_width=5)
        c.ellipse(
            200, 185, 112 * size - 6, 46 * size - 3, "none", stroke=shade(colour, -0.24), stroke_width=3
        )
    with c.group(transform="translate(64 8) scale(1.04)"):
        _lamp(c, colour, looks)


def _on_a_cap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, deep = shade(colour, -0.1), shade(colour, -0.22)
    c.wall_shadow(206, 220, 170, 120)
    crown = "M 52 236 C 48 142 96 88 166 88 C 238 88 282 142 284 226 C 210 208 120 212 52 236 Z"
    c.path(crown, c.lit(colour, 0.11, 0.14))
    with c.group(clip=c.clip(crown)):
        c.stroke(
            "M 166 88 C 148 130 140 180 144 230 M 166 88 C 212 118 236 170 240 224", deep, 2.4, opacity=0.6
        )
        c.path("M 40 250 C 120 220 210 214 300 232 V 214 C 210 196 120 202 40 232 Z", dark, opacity=0.8)
    peak = "M 140 222 C 190 206 264 206 312 226 C 346 240 370 258 378 274 C 380 284 370 288 358 284 C 310 262 240 248 176 250 C 154 248 140 238 140 222 Z"
    c.path(peak, deep, transform="translate(-2 8)", opacity=0.5)
    c.path(peak, c.lit(shade(colour, -0.03), 0.08, 0.1, DOWN))
    c.circle(166, 88, 8, dark)
    with c.group(transform="translate(196 44) scale(0.86)"):
        _lamp(c, colour, looks)


def _woven(c: Canvas, d: str, colour: str, ink: str, looks: frozenset[str], width: float) -> None:
    if "chevron" in looks:
        c.path(d, stroke=ink, stroke_width=width * 0.5, stroke_dasharray="9 9")
        c.path(d, stroke=shade(colour, -0.1), stroke_width=width * 0.16)
    if "dash" in looks:
        c.path(d, stroke=ink, stroke_width=width * 0.3, stroke_dasharray="24 8")
    if "line" in looks:
        c.path(d, stroke=ink, stroke_width=3, transform=f"translate(0 {-width * 0.26:g})")
        c.path(d, stroke=ink, stroke_width=3, transform=f"translate(0 {width * 0.26:g})")
    if "spot" in looks:
        c.stroke(d, ink, width * 0.3, stroke_dasharray="0.1 22")
    if looks.isdisjoint({"chevron", "dash", "line", "spot"}):
        c.path(d, stroke=shade(colour, -0.12), stroke_width=width * 0.06, stroke_dasharray="2 3")


def _lamp(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    shell = "#33373C" if lightness(colour) > 0.4 else mix(contrast(colour), "#D0D3D6", 0.5)
    trim = mix(colour, "#F0A04A", 0.25) if lightness(colour) > 0.4 else colour
    with c.group(transform="translate(136 250) rotate(9)"):
        if "bar" in looks:
            c.rect(-66, -24, 150, 50, shade(shell, -0.2), rx=22, opacity=0.4, transform="translate(3 6)")
            c.rect(-66, -24, 150, 50, c.lit(shell, 0.14, 0.1, DOWN), rx=22)
            c.rect(-54, -12, 126, 24, c.linear(("#FFFDF2", "#FFEDB0", "#E9C66A"), DOWN), rx=11)
            for x in range(-44, 66, 18):
                c.circle(x, 0, 6, c.radial(("#FFFFFF", "#F3C64E")))
            c.rect(-20, -31, 36, 9, trim, rx=4)
            return
        mini = "mini" in looks
        half, high = (38.0, 26.0) if mini else (64.0, 38.0) if "twin" in looks else (50.0, 40.0)
        c.rect(-half - 8, -high + 8, half * 2 + 16, high * 2 - 12, shade(shell, -0.08), rx=12)
        c.rect(
            -half,
            -high,
            half * 2,
            high * 2,
            shade(shell, -0.2),
            rx=20,
            opacity=0.45,
            transform="translate(4 8)",
        )
        c.rect(-half, -high, half * 2, high * 2, c.lit(shell, 0.16, 0.12, SLANT), rx=14 if mini else 20)
        c.rect(-half * 0.4, -high - 8, half * 0.8, 11, c.lit(trim, 0.1, 0.1), rx=5)
        c.stroke(f"M {-half + 12:g} {-high + 6:g} h {half * 2 - 24:g}", shade(shell, 0.3), 2.4, opacity=0.6)
        if "twin" in looks:
            _lens(c, -29, 2, 24, trim)
            _lens(c, 29, 2, 24, trim)
        elif mini:
            _lens(c, 0, 2, 18, trim)
        else:
            _lens(c, -4, 2, 30, trim, ring="ring" in looks)
        if "red" in looks:
            spot = half - 13
            c.circle(spot, high - 13, 8, "#1B1D20")
            c.circle(spot, high - 13, 5.5, c.radial(("#FF9A86", "#D2352B"), 0.4, 0.35, 0.7))


def _lens(c: Canvas, x: float, y: float, r: float, trim: str, *, ring: bool = False) -> None:
    c.circle(x, y, r + 4, c.lit(trim if ring else "#8E959B", 0.2, 0.2))
    c.circle(x, y, r, c.radial(("#FFFFFF", "#FFF3C4", "#EBD9A0", "#9FA6A8"), 0.45, 0.45, 0.6))
    c.circle(x, y, r * 0.34, c.radial(("#FFFFFF", "#FFD75E")))
    c.stroke(
        f"M {x - r * 0.62:.1f} {y - r * 0.3:.1f} q {r * 0.2:.1f} {-r * 0.4:.1f} {r * 0.6:.1f} {-r * 0.42:.1f}",
        "#FFFFFF",
        3,
        opacity=0.85,
    )
