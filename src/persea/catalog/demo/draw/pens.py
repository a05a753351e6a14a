"""Pictures of pens."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade
from persea.catalog.demo.draw.materials import brushed, grain, metal
from persea.catalog.demo.draw.patterns import lay

PEN_LOOKS = frozenset({
    "fountain", "click", "capped", "felt", "brush", "highlighter", "dip", "pencil", "trio", "case", "stand",
    "wood", "metal", "clear", "stripe", "marble", "hex", "gold", "stroke_mark", "stub",
})  # fmt: skip

PAPER = "#F6F0E2"
BRASS = "#C9A24E"


def pen(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A pen lying slantwise, its tip to the lower left."""
    if "stroke_mark" in looks:
        c.stroke(
            "M 46 326 C 90 292 110 356 150 330 S 214 318 236 338",
            colour if lightness(colour) < 0.8 else shade(colour, -0.2),
            10 if looks & {"brush", "highlighter"} else 4,
            opacity=0.85,
        )
    if "stand" in looks:
        c.floor_shadow(214, 344, 96, 10)
        c.path(
            "M 130 318 Q 200 300 286 318 L 298 344 H 118 Z",
            c.linear((shade("#7A5230", 0.12), shade("#7A5230", -0.1)), DOWN),
        )
        c.ellipse(256, 312, 26, 12, c.lit("#23262A", 0.14, 0.06))
        c.rect(230, 268, 52, 46, c.linear(("#2C4A78/0.9", "#5C84BC/0.7", "#1B2F52/0.95"), ACROSS), rx=10)
        c.rect(240, 256, 32, 14, c.lit("#23262A", 0.16, 0.06), rx=4)
    if "case" in looks:
        c.floor_shadow(204, 306, 160, 10)
        with c.group(transform="rotate(-8 200 206)"):
            c.rect(36, 236, 330, 72, shade(colour, -0.34), rx=18, transform="translate(3 6)", opacity=0.6)
            c.rect(36, 236, 330, 72, c.lit(mix(colour, "#3A2B22", 0.55), 0.1, 0.1, DOWN), rx=18)
            c.stitch("M 52 246 H 350 M 52 298 H 350", "#D9B98E", 1.8)
            c.rect(300, 232, 30, 80, c.lit(mix(colour, "#3A2B22", 0.7), 0.1, 0.1), rx=5)
    if "trio" in looks:
        tones = (
            mix(colour, contrast(colour), 0.55),
            shade(colour, -0.08) if lightness(colour) > 0.35 else shade(colour, 0.14),
            colour,
        )
        for place, tone in enumerate(tones):
            with c.group(
                transform=f"translate({(place - 1) * 44} {(place - 1) * 34}) translate(200 206) rotate({-42 + place * 5}) scale(0.9) translate(-206 -206)"
            ):
                _one_pen(c, tone, looks)
        return
    lift = -46 if "case" in looks else -30 if "stand" in looks else 0
    turn = -8 if "case" in looks else -52 if "stand" in looks else -38
    size = 1.0 if looks & {"case", "stand", "highlighter"} else 1.2
    with c.group(
        transform=f"translate(200 {206 + lift}) rotate({turn}) scale({size:g}) translate(-200 -206)"
    ):
        _one_pen(c, colour, looks)


def _tube(c: Canvas, tone: str, looks: frozenset[str]) -> str:
    if "clear" in looks:
        return c.linear(
            (f"{shade(tone, 0.2)}/0.85", "#FFFFFF/0.5", f"{tone}/0.45", f"{shade(tone, -0.1)}/0.8"), DOWN
        )
    if "metal" in looks:
        return metal(c, tone, DOWN)
    return c.linear(
        (shade(tone, 0.06), shade(tone, 0.24), tone, shade(tone, -0.08), shade(tone, -0.22)), DOWN
    )


def _barrel(
    c: Canvas, colour: str, looks: frozenset[str], x: float, end: float, half: float, round_: float
) -> None:
    y = 206 - half
    c.rect(x + 4, y + 12, end - x, half * 2, "#3A2E28", rx=round_, opacity=0.22)
    c.rect(x, y, end - x, half * 2, _tube(c, colour, looks), rx=round_)
    outline = f"M {x + round_} {y} H {end - round_} Q {end} {y} {end} {y + round_} V {206 + half - round_} Q {end} {206 + half} {end - round_} {206 + half} H {x + round_} Q {x} {206 + half} {x} {206 + half - round_} V {y + round_} Q {x} {y} {x + round_} {y} Z"
    with c.group(clip=c.clip(outline)):
        if "wood" in looks:
            lay(c, (x, y, end - x, half * 2), grain(c, colour))
        if "metal" in looks:
            lay(c, (x, y, end - x, half * 2), brushed(c, colour))
        if "hex" in looks:
            c.rect(x, 206 - half * 0.36, end - x, half * 0.72, shade(colour, 0.06), opacity=0.8)
            c.stroke(
                f"M {x} {206 - half * 0.36:.1f} H {end} M {x} {206 + half * 0.36:.1f} H {end}",
                shade(colour, -0.14),
                1.4,
            )
        if "stripe" in looks:
            c.rect(
                x, y, end - x, half * 2, c.weave("M 7 0 v 40", contrast(colour), 8, (24, 40), 18), opacity=0.9
            )
        if "marble" in looks:
            c.rect(
                x,
                y,
                end - x,
                half * 2,
                c.weave(
                    "M 0 8 q 10 -12 20 0 q 8 12 18 2 M 6 20 q 8 -6 14 0", contrast(colour), 2.6, (38, 26), 12
                ),
                opacity=0.75,
            )
            c.rect(
                x,
                y,
                end - x,
                half * 2,
                c.weave("M 4 4 q 10 8 20 2 M 20 18 q 8 6 16 -2", shade(colour, -0.16), 4, (40, 28), -14),
                opacity=0.7,
            )
        c.rect(x, y + 3, end - x, half * 0.3, "#FFFFFF", opacity=0.28)
        c.rect(x, 206 + half * 0.5, end - x, half * 0.6, shade(colour, -0.28), opacity=0.3)
        if "clear" in looks:
            ink = shade(colour, -0.12)
            c.rect(x + 20, 202, end - x - 70, 8, ink, rx=4)


def _clip(c: Canvas, x: float, end: float, y: float, tone: str) -> None:
    c.rect(x + 3, y + 5, end - x, 9, "#2A211C", rx=4, opacity=0.3)
    c.rect(x, y, end - x, 9, c.linear((shade(tone, 0.2), shade(tone, -0.14)), DOWN), rx=4)
    c.circle(x + 6, y + 5, 6, c.lit(tone, 0.2, 0.14))


def _one_pen(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    trim = BRASS if "gold" in looks else "#B5BABF"
    dark = shade(colour, -0.2)
    shine = c.linear((shade(trim, 0.2), shade(trim, 0.05), shade(trim, -0.22)), DOWN)
    short = 40 if "stub" in looks else 0
    if "fountain" in looks or "dip" in looks:
        slim = "dip" in looks
        half = 10 if slim else 17
        nib = f"M 34 206 L 84 {206 - half + 2} Q 100 {206 - half + 1} 112 {206 - half + 3} V {206 + half - 3} Q 100 {206 + half - 1} 84 {206 + half - 2} Z"
        c.path(nib, "#2A211C", transform="translate(4 10)", opacity=0.22)
        c.path(nib, c.linear((shade(trim, 0.22), trim, shade(trim, -0.2)), DOWN))
        c.stroke("M 40 206 H 84", shade(trim, -0.4), 1.8)
        c.circle(88, 206, 3.4, shade(trim, -0.4))
        c.rect(108, 206 - half + 3, 44, half * 2 - 6, _tube(c, dark, looks - {"clear"}), rx=3)
        if slim:
            c.path(
                "M 148 197 C 200 190 300 196 372 204 Q 376 206 372 208 C 300 216 200 222 148 215 Z",
                _tube(c, colour, looks),
            )
            if "wood" in looks:
                c.path(
                    "M 148 197 C 200 190 300 196 372 204 Q 376 206 372 208 C 300 216 200 222 148 215 Z",
                    c.weave("M 0 5 q 30 -5 60 0 M 10 12 q 20 -3 44 0", shade(colour, -0.14), 1.5, (60, 18)),
                    opacity=0.8,
                )
            c.rect(146, 195, 14, 22, shine, rx=3)
            return
        _barrel(c, colour, looks, 148, 372 - short, 20, 12)
        c.rect(146, 186, 10, 40, shine, rx=3)
        c.rect(338 - short, 186, 7, 40, shine, rx=2)
        return
    if "highlighter" in looks:
        c.path("M 40 190 L 66 186 V 226 L 40 212 Z", shade(colour, 0.06))
        c.path("M 62 184 L 112 176 V 236 L 62 228 Z", _tube(c, shade(colour, -0.16), looks))
        _barrel(c, colour, looks, 108, 360, 33, 16)
        _clip(c, 262, 352, 178, dark)
        c.rect(150, 190, 84, 32, PAPER, rx=4, opacity=0.9)
        c.stroke("M 162 206 h 60", colour, 8)
        return
    if "pencil" in looks:
        c.path("M 28 206 L 44 202 V 210 Z", "#3A3D42")
        c.path(
            "M 44 202 L 92 191 V 221 L 44 210 Z", c.linear((shade(trim, 0.2), trim, shade(trim, -0.2)), DOWN)
        )
        _barrel(c, colour, looks, 88, 330, 16, 4)
        c.rect(90, 190, 52, 32, c.weave("M 3 0 v 40", shade(colour, -0.24), 2.4, (6, 40)))
        c.rect(328, 193, 24, 26, shine, rx=3)
        c.rect(350, 196, 22, 20, c.linear(("#E9A79C", "#C97A70"), DOWN), rx=6)
        _clip(c, 258, 326, 184, trim)
        return
    if "felt" in looks or "brush" in looks:
        if "brush" in looks:
            c.path(
                "M 26 208 Q 50 190 90 192 V 220 Q 50 224 26 208 Z",
                c.linear((shade(colour, -0.02), shade(colour, -0.24)), DOWN),
            )
        else:
            c.path("M 42 203 h 12 v 6 h -12 Z", shade(colour, -0.2))
            c.path("M 52 200 L 90 190 V 222 L 52 212 Z", c.linear(("#D9DDE0", "#8B9297"), DOWN))
        c.path("M 86 190 L 120 186 V 226 L 86 222 Z", _tube(c, dark, frozenset()))
        _barrel(c, PAPER if "brush" in looks else colour, looks - {"wood", "metal"}, 116, 368, 20, 9)
        c.rect(330, 186, 38, 40, _tube(c, colour, frozenset()), rx=9)
        c.rect(116, 186, 20, 40, _tube(c, colour, frozenset()))
        return
    if "capped" in looks:
        _barrel(c, colour, looks, 40, 360, 21, 18)
        c.rect(198, 183, 10, 46, shine, rx=3)
        c.rect(60, 186, 6, 40, shine, rx=2)
        _clip(c, 66, 182, 178, trim)
        return
    # A ballpoint: cone, barrel, and a button where it clicks.
    c.path("M 34 204 h 16 v 4 h -16 Z", "#55595E")
    c.path(
        "M 46 202 L 106 188 V 224 L 46 210 Z", c.linear((shade(trim, 0.22), trim, shade(trim, -0.22)), DOWN)
    )
    _barrel(c, colour, looks, 102, 340 - short, 18, 6)
    if "hex" not in looks:
        c.rect(106, 188, 58, 36, c.weave("M 4 0 v 40", shade(colour, -0.22), 3, (9, 40)), opacity=0.8)
    c.rect(206, 187, 7, 38, shine, rx=2)
    if "click" in looks:
        c.rect(338 - short, 196, 30, 20, shine, rx=6)
    _clip(c, 246 - short, 336 - short, 180, trim)
