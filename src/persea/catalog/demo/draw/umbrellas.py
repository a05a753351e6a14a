"""Pictures of umbrellas: open, closed, folded small."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, mix, shade
from persea.catalog.demo.draw.materials import metal, wood
from persea.catalog.demo.draw.patterns import PATTERNS, named

UMBRELLA_FORMS = frozenset({"closed", "compact", "bubble", "vent", "frog", "pagoda", "tilted"})
UMBRELLA_LOOKS = UMBRELLA_FORMS | {
    "panels", "border", "check", "dot", "floral", "stripe", "leaf", "wave", "star", "wood", "frill",
}  # fmt: skip

TOP, EDGE = 96.0, 232.0
STEEL, CANE = "#8B9095", "#9A6238"


def umbrella(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Open and upright unless the looks say otherwise; a crook of wood, else a straight grip."""
    form = next(iter(looks & UMBRELLA_FORMS), "")
    if form in ("closed", "compact"):
        {"closed": _closed, "compact": _compact}[form](c, colour, looks)
        return
    c.wall_shadow(214, 236, 168, 140)
    with c.group(transform="rotate(-17 200 210) translate(6 4)" if form == "tilted" else None):
        _stick(c, looks)
        {"bubble": _bubble, "vent": _vent, "frog": _frog, "pagoda": _pagoda}.get(form, _dome)(
            c, colour, looks
        )


def _stick(c: Canvas, looks: frozenset[str]) -> None:
    c.rect(197, 74, 6, 246, metal(c, STEEL))
    if "wood" in looks:
        c.stroke("M 200 296 V 338 C 200 372 154 372 154 342", shade(CANE, -0.14), 13)
        c.stroke("M 198 296 V 338 C 198 366 157 366 155 342", shade(CANE, 0.14), 4)
        c.rect(193, 288, 14, 9, metal(c, "#C9A24E"), rx=2)
    else:
        c.rect(190, 304, 20, 58, c.linear(("#55575C", "#2E3034"), ACROSS), rx=9)
    c.path("M 196 74 L 200 52 L 204 74 Z", metal(c, STEEL))


def _rib(share: float, half: float, low: float) -> tuple[float, float]:
    """Where the rib that stands `share` (-1 to 1) across the canopy ends."""
    return 200 + half * sin(share * pi / 2), low + (1 - abs(share)) * 10


def _panels(half: float, top: float, low: float, count: int = 6, bulge: float = 1.0) -> list[str]:
    """Outlines of the panels of a canopy, from left to right."""
    ends = [_rib(-1 + 2 * k / count, half, low) for k in range(count + 1)]
    outlines = []
    for (x1, y1), (x2, y2) in pairwise(ends):
        handle = top + 12 / bulge
        dip = 20 * cos((x1 + x2 - 400) / (2 * half) * 1.2)
        outlines.append(
            f"M 200 {top} C {200 + (x1 - 200) * 0.62 * bulge:.4g} {handle:.4g} {x1:.4g} {low - (low - top) * 0.5:.4g} {x1:.4g} {y1:.4g}"
            f" Q {(x1 + x2) / 2:.4g} {(y1 + y2) / 2 - dip:.4g} {x2:.4g} {y2:.4g}"
            f" C {x2:.4g} {low - (low - top) * 0.5:.4g} {200 + (x2 - 200) * 0.62 * bulge:.4g} {handle:.4g} 200 {top} Z"
        )
    return outlines


def _canopy(
    c: Canvas, colour: str, looks: frozenset[str], *, half: float, top: float, low: float, bulge: float = 1.0
) -> None:
    outlines = _panels(half, top, low, bulge=bulge)
    c.ellipse(200, low + 4, half * 0.97, 13, shade(colour, -0.28))
    paints = named(c, colour, looks & PATTERNS, unit=1.1)
    for place, d in enumerate(outlines):
        base = mix(colour, "#FBF3E2", 0.82) if "panels" in looks and place % 2 else colour
        light = (0.06, 0.12, 0.08, 0.0, -0.06, -0.12)[place]
        c.path(d, c.linear((shade(base, light + 0.05), shade(base, light), shade(base, light - 0.08)), DOWN))
        for paint, opacity in paints:
            c.path(d, paint, opacity=opacity)
        if paints:
            c.path(d, "#FFFFFF" if light > 0.04 else "#000000", opacity=abs(light) * 1.2)
        c.path(d, "none", stroke=shade(base, -0.16), stroke_width=1.4, opacity=0.55)
    if "border" in looks:
        ink = contrast(colour)
        for d in outlines:
            with c.group(clip=c.clip(d)):
                edge = d[d.index(" Q ") - 14 :]
                start = d.split(" Q ")[0].split(" ")[-2:]
                c.stroke(f"M {start[0]} {start[1]} Q {edge.split(' Q ')[1].split(' C ')[0]}", ink, 19)
    for k in range(7):
        x, y = _rib(-1 + k / 3, half, low)
        c.circle(x, y, 3.2, STEEL)
    c.path(f"M 192 {top + 6} Q 200 {top - 12} 208 {top + 6} Z", shade(colour, -0.16))


def _dome(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    _canopy(c, colour, looks, half=150, top=TOP - 14, low=EDGE)
    if "frill" in looks:
        for k in range(6):
            (x1, y1), (x2, y2) = _rib(-1 + k / 3, 150, EDGE), _rib(-1 + (k + 1) / 3, 150, EDGE)
            steps = 5
            d = f"M {x1:.4g} {y1:.4g} " + " ".join(
                f"q {(x2 - x1) / steps / 2:.4g} 13 {(x2 - x1) / steps:.4g} {(y2 - y1) / steps:.4g}"
                for _ in range(steps)
            )
            c.stroke(d, mix(colour, "#FFF6E6", 0.7), 7)


def _vent(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Two canopies, so that a gust passes between them."""
    _canopy(c, colour, looks, half=164, top=104, low=236)
    lid = looks - {"border"}
    c.ellipse(200, 152, 86, 7, "#000000", opacity=0.28)
    _canopy(c, mix(colour, "#FBF3E2", 0.0 if "panels" in looks else 0.1), lid, half=88, top=80, low=142)


def _bubble(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    d = "M 78 262 C 70 132 132 74 200 74 C 268 74 330 132 322 262 Q 301 246 281 262 Q 241 244 200 262 Q 159 244 119 262 Q 99 246 78 262 Z"
    c.path(d, c.radial(("#FFFFFF/0.35", "#E8F1F3/0.45", "#BFD3D8/0.75"), 0.42, 0.35, 0.75))
    for paint, opacity in named(c, colour, looks & PATTERNS, unit=1.1):
        c.path(d, paint, opacity=opacity * 0.9)
    c.stroke(
        "M 200 74 C 150 110 122 180 119 262 M 200 74 C 250 110 278 180 281 262 M 200 74 V 262", "#9FB6BC", 2
    )
    c.stroke("M 112 150 C 122 124 138 108 156 98", "#FFFFFF", 8, opacity=0.8)
    c.stroke("M 78 262 Q 99 246 119 262 Q 159 244 200 262 Q 241 244 281 262 Q 301 246 322 262", colour, 10)
    c.path("M 190 82 Q 200 58 210 82 Z", colour)


def _pagoda(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    outlines = []
    ends = [_rib(-1 + k / 3, 156, 226) for k in range(7)]
    for (x1, y1), (x2, y2) in pairwise(ends):
        outlines.append(
            f"M 200 72 C {200 + (x1 - 200) * 0.12:.4g} 150 {200 + (x1 - 200) * 0.6:.4g} 176 {x1:.4g} {y1:.4g}"
            f" Q {(x1 + x2) / 2:.4g} {(y1 + y2) / 2 - 16:.4g} {x2:.4g} {y2:.4g}"
            f" C {200 + (x2 - 200) * 0.6:.4g} 176 {200 + (x2 - 200) * 0.12:.4g} 150 200 72 Z"
        )
    c.ellipse(200, 230, 150, 12, shade(colour, -0.28))
    paints = named(c, colour, looks & PATTERNS, unit=1.0)
    for place, d in enumerate(outlines):
        light = (0.05, 0.11, 0.06, -0.02, -0.08, -0.13)[place]
        base = mix(colour, "#FBF3E2", 0.82) if "panels" in looks and place % 2 else colour
        c.path(d, c.linear((shade(base, light + 0.04), shade(base, light - 0.06)), DOWN))
        for paint, opacity in paints:
            c.path(d, paint, opacity=opacity)
        c.path(d, "none", stroke=shade(base, -0.18), stroke_width=1.4, opacity=0.55)
    if "frill" in looks:
        for (x1, y1), (x2, y2) in pairwise(ends):
            d = f"M {x1:.4g} {y1:.4g} " + " ".join(
                f"q {(x2 - x1) / 10:.4g} 15 {(x2 - x1) / 5:.4g} {(y2 - y1) / 5:.4g}" for _ in range(5)
            )
            c.stroke(d, mix(colour, "#FFF6E6", 0.75), 8)


def _frog(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """For children: the canopy looks at you."""
    for x in (142, 258):
        c.circle(x, 100, 33, c.linear((shade(colour, 0.1), shade(colour, -0.06)), DOWN))
    _canopy(c, colour, looks, half=140, top=94, low=236)
    for x in (142, 258):
        c.circle(x, 98, 22, "#FFFFFF")
        c.circle(x + (4 if x < 200 else -4), 102, 11, "#2E2622")
        c.circle(x + (1 if x < 200 else -7), 97, 4, "#FFFFFF")
        c.circle(x + (-14 if x < 200 else 14), 180, 15, "#E58E84", opacity=0.5)
    c.stroke("M 162 184 Q 200 216 238 184", "#2E2622", 5)


def _closed(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Rolled, leaning a little."""
    c.floor_shadow(178, 360, 54, 9)
    with c.group(transform="rotate(9 200 220)"):
        c.rect(197, 350, 6, 28, metal(c, STEEL), rx=3)
        wooden = "wood" in looks
        if wooden:
            c.stroke("M 200 128 V 68 C 200 30 252 30 252 66", shade(CANE, -0.14), 15)
            c.stroke("M 197 128 V 68 C 198 36 248 36 250 64", shade(CANE, 0.14), 4.6)
        else:
            c.rect(188, 46, 24, 84, c.linear(("#55575C", "#2E3034"), ACROSS), rx=11)
        c.rect(190, 124, 20, 12, metal(c, "#C9A24E" if wooden else STEEL), rx=3)
        body = (
            "M 186 134 H 214 C 232 172 236 212 230 248 L 206 356 H 194 L 170 248 C 164 212 168 172 186 134 Z"
        )
        c.path(
            body, c.linear((shade(colour, -0.1), shade(colour, 0.1), colour, shade(colour, -0.18)), ACROSS)
        )
        for paint, opacity in named(c, colour, looks & PATTERNS, unit=0.9, turn=18):
            c.path(body, paint, opacity=opacity)
        if "panels" in looks:
            c.path(
                "M 190 134 C 178 190 184 270 196 356 H 202 C 200 270 200 190 204 134 Z",
                mix(colour, "#FBF3E2", 0.8),
            )
        c.path(body, c.linear(("#000000/0.14", "#FFFFFF/0.16", "#FFFFFF/0", "#000000/0.3"), ACROSS))
        c.stroke(
            "M 178 168 C 190 220 194 290 199 352 M 222 168 C 212 220 206 290 202 352",
            shade(colour, -0.24),
            2.4,
            opacity=0.65,
        )
        c.path("M 168 226 Q 200 240 232 226 V 242 Q 200 256 168 242 Z", shade(colour, -0.16))
        c.circle(214, 238, 5, metal(c, "#C9A24E"))
        if "border" in looks:
            c.path("M 186 134 H 214 L 222 152 Q 200 162 178 152 Z", contrast(colour))


def _compact(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Folded, beside its sleeve."""
    c.wall_shadow(212, 222, 150, 150)
    with c.group(transform="rotate(24 200 210)"):
        sleeve = "M 246 122 H 300 Q 308 122 308 132 V 322 Q 308 342 290 342 H 256 Q 238 342 238 322 V 132 Q 238 122 246 122 Z"
        c.path(sleeve, c.linear((shade(colour, -0.08), shade(colour, 0.06), shade(colour, -0.18)), ACROSS))
        for paint, opacity in named(c, colour, looks & PATTERNS, unit=0.9):
            c.path(sleeve, paint, opacity=opacity)
        c.ellipse(273, 124, 34, 9, shade(colour, -0.28))
        c.stroke("M 240 140 C 222 150 222 190 238 198", shade(colour, -0.2), 4)
        if "wood" in looks:
            wood(c, "M 130 62 h 34 q 10 0 10 12 v 62 h -54 v -62 q 0 -12 10 -12 Z", CANE, ACROSS, 90)
        else:
            c.path(
                "M 130 62 h 34 q 10 0 10 12 v 62 h -54 v -62 q 0 -12 10 -12 Z",
                c.linear(("#55575C", "#2E3034"), ACROSS),
            )
        c.stroke("M 140 64 C 130 36 164 36 154 64", "#6B4A35", 4)
        c.rect(116, 132, 62, 12, metal(c, STEEL), rx=4)
        body = "M 118 142 H 176 L 190 206 L 182 330 Q 147 346 112 330 L 104 206 Z"
        c.path(
            body, c.linear((shade(colour, -0.04), shade(colour, 0.12), colour, shade(colour, -0.16)), ACROSS)
        )
        for paint, opacity in named(c, colour, looks & PATTERNS, unit=0.9, turn=8):
            c.path(body, paint, opacity=opacity)
        c.stroke(
            "M 132 144 C 128 210 130 270 132 336 M 162 144 C 166 210 164 270 162 336",
            shade(colour, -0.22),
            2.6,
            opacity=0.7,
        )
        c.path("M 106 226 Q 147 242 188 226 V 246 Q 147 262 106 246 Z", shade(colour, -0.14))
        c.rect(160, 238, 12, 12, metal(c, STEEL), rx=3)
        if "border" in looks:
            c.path("M 111 310 Q 147 328 183 310 L 182 330 Q 147 346 112 330 Z", contrast(colour))
