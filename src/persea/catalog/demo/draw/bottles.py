"""Pictures of water bottles."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, shade
from persea.catalog.demo.draw.form import upright

BOTTLE_LOOKS = frozenset({"cup", "loop", "straw", "glass", "slim", "tumbler", "band", "peaks", "wide"})

STEEL = ("#8F9499", "#F2F4F5", "#C3C8CC", "#A9AFB4", "#7D8388")


def bottle(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    half = 38 if "slim" in looks else 58 if "wide" in looks else 48
    c.floor_shadow(200, 346, half + 24, 12)
    if "tumbler" in looks:
        _tumbler(c, colour)
        return
    if "cup" in looks:
        _travel_cup(c, colour)
        return
    left, right = 200 - half, 200 + half
    neck = half * 0.62
    body = (
        f"M {left} 178 C {left} 150 {200 - neck} 150 {200 - neck} 128 L {200 + neck} 128"
        f" C {200 + neck} 150 {right} 150 {right} 178"
        f" L {right} 330 Q {right} 347 {right - 16} 347 L {left + 16} 347 Q {left} 347 {left} 330 Z"
    )
    if "glass" in looks:
        _glass_body(c, colour, body, left, right)
    else:
        c.path(body, upright(c, colour))
        with c.group(clip=c.clip(body)):
            if "band" in looks:
                c.rect(left, 286, half * 2, 70, c.linear(STEEL, ACROSS))
                c.rect(left, 284, half * 2, 3, shade(colour, -0.25), opacity=0.5)
            else:
                c.rect(left, 338, half * 2, 10, c.linear(STEEL, ACROSS), opacity=0.9)
            if "peaks" in looks:
                ink = contrast(colour)
                c.path("M 168 268 L 190 226 L 200 242 L 212 220 L 236 268 Z", ink, opacity=0.9)
                c.circle(222, 212, 6, ink, opacity=0.9)
            c.rect(left + half * 0.34, 150, half * 0.16, 190, "#FFFFFF", rx=4, opacity=0.34)
    _bottle_cap(c, colour, looks, neck)


def _glass_body(c: Canvas, colour: str, body: str, left: float, right: float) -> None:
    """Clear glass, water to the shoulder, a sleeve of the product's colour."""
    wide = right - left
    c.path(body, c.linear(("#C9DEDF/0.85", "#F7FCFB/0.7", "#E3F0EF/0.6", "#BFD6D6/0.85"), ACROSS))
    with c.group(clip=c.clip(body)):
        c.rect(left, 182, wide, 180, c.linear(("#8FBFCB/0.75", "#CDE7EA/0.7", "#9CC9D2/0.75"), ACROSS))
        c.ellipse(200, 182, wide / 2, 6, "#D9EEF0", opacity=0.9)
        c.rect(left, 214, wide, 150, upright(c, colour))
        c.rect(left, 214, wide, 150, c.weave("M 1 1 l 6 6", shade(colour, -0.09), 2, (8, 8)), opacity=0.6)
        c.path(f"M {left} 214 h {wide} v 5 h -{wide} Z", shade(colour, -0.14), opacity=0.7)
        c.rect(left + 14, 140, 8, 70, "#FFFFFF", rx=4, opacity=0.75)
    c.path(body, stroke="#9DB8B8", stroke_width=1.4, opacity=0.7)


def _bottle_cap(c: Canvas, colour: str, looks: frozenset[str], neck: float) -> None:
    wood = "glass" in looks and "straw" not in looks
    tone = "#C08F5A" if wood else shade(colour, -0.24) if lightness(colour) > 0.4 else "#4A4A4C"
    wide = neck + 5
    c.rect(200 - neck + 2, 120, neck * 2 - 4, 12, c.linear(STEEL, ACROSS))
    if "straw" in looks:
        c.path(
            f"M {200 - wide} 122 L {200 - wide + 6} 96 Q 200 82 {200 + wide - 6} 96 L {200 + wide} 122 Z",
            upright(c, tone),
        )
        c.stroke("M 196 92 C 196 70 208 62 230 64", shade(tone, 0.16), 13)
        c.stroke("M 196 90 C 196 72 208 65 228 66", shade(tone, 0.28), 3, opacity=0.7)
        return
    if "loop" in looks:
        c.stroke(
            f"M {200 - wide + 6} 104 C {200 - wide + 2} 56 {200 + wide - 2} 56 {200 + wide - 6} 104",
            shade(tone, -0.05),
            11,
        )
        c.stroke(
            f"M {200 - wide + 8} 98 C {200 - wide + 6} 58 {200 + wide - 10} 58 {200 + wide - 9} 92",
            shade(tone, 0.16),
            2.4,
            opacity=0.6,
        )
    c.rect(200 - wide, 88, wide * 2, 36, upright(c, tone), rx=8)
    if wood:
        start, across = 200 - wide + 6, wide * 2 - 12
        grain = f"M {start} 100 q {wide} 6 {across} -1 M {start} 112 q {wide} -5 {across} 2"
        c.stroke(grain, shade(tone, -0.1), 1.6, opacity=0.6)
        return
    ridges = (200 - wide + 10 + step * (wide - 10) / 3 for step in range(7))
    c.stroke(" ".join(f"M {x:.0f} 96 V 118" for x in ridges), shade(tone, -0.1), 2, opacity=0.6)


def _tumbler(c: Canvas, colour: str) -> None:
    c.stroke("M 224 120 L 240 44", "#D9E3E4", 9)
    c.stroke("M 222 120 L 238 46", "#FFFFFF", 2.4, opacity=0.8)
    _tapered(c, colour, 128)
    c.path("M 248 166 C 306 160 306 268 242 262", stroke=shade(colour, -0.12), stroke_width=14)
    c.path("M 250 164 C 300 162 300 254 246 256", stroke=shade(colour, 0.1), stroke_width=2.5, opacity=0.5)
    c.rect(134, 112, 132, 20, c.linear(("#B9C7C9", "#F4FAFA", "#CFDCDD", "#A9B8BA"), ACROSS), rx=8)
    c.rect(150, 104, 100, 10, "#D5E1E2", rx=5)


def _travel_cup(c: Canvas, colour: str) -> None:
    lid = shade(colour, -0.22) if lightness(colour) > 0.4 else "#55565A"
    _tapered(c, colour, 150)
    c.rect(
        146,
        206,
        108,
        58,
        c.linear((shade(lid, -0.06), shade(lid, 0.08), lid, shade(lid, -0.1)), ACROSS),
        rx=5,
    )
    c.stroke(
        "M 154 216 H 246 M 154 226 H 246 M 154 236 H 246 M 154 246 H 246 M 154 256 H 246", shade(lid, -0.1), 2
    )
    c.path("M 138 152 L 142 126 Q 143 118 152 118 L 248 118 Q 257 118 258 126 L 262 152 Z", upright(c, lid))
    c.rect(184, 106, 32, 14, upright(c, shade(lid, 0.1)), rx=5)


def _tapered(c: Canvas, colour: str, top: float) -> None:
    """A body that narrows to a steel foot."""
    body = f"M 142 {top} L 258 {top} L 244 336 Q 243 347 232 347 L 168 347 Q 157 347 156 336 Z"
    c.path(body, upright(c, colour))
    with c.group(clip=c.clip(body)):
        c.rect(140, 326, 130, 26, c.linear(STEEL, ACROSS))
        c.path(f"M 168 {top} L 178 {top} L 184 324 L 178 324 Z", "#FFFFFF", opacity=0.32)
