"""Pictures of balls."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from persea.catalog.demo.draw.canvas import SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.patterns import ink_on

BALL_LOOKS = frozenset({
    "football", "basketball", "volleyball", "tennis", "rugby", "american", "baseball", "beach", "medicine",
    "gym", "boules", "panel", "star", "stripe", "trio", "net", "ears", "retro", "swirl", "dot",
})  # fmt: skip


SEAM = "#2C2A28"


def ball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "trio" in looks:
        for x, y, size in ((284, 178, 0.5), (122, 198, 0.54), (210, 262, 0.62)):
            c.floor_shadow(x, y + 132 * size, 132 * size * 0.8, 9)
            with c.group(transform=f"translate({x} {y}) scale({size}) translate(-200 -206)"):
                _one_ball(c, colour, looks)
        return
    flat = bool(looks & {"rugby", "american"})
    c.floor_shadow(200, 304 if flat else 338, 120 if flat else 92)
    if "net" in looks:
        c.stroke("M 200 76 C 180 30 230 14 214 -4", "#6B5A48", 4)
    _one_ball(c, colour, looks)
    if "net" in looks:
        with c.group(clip=c.clip(_circle(200, 206, 138))):
            c.circle(
                200,
                206,
                137,
                c.weave("M 0 0 l 22 22 M 22 0 l -22 22", "#F1E9DA", 2.6, (22, 22)),
                opacity=0.95,
            )
        c.circle(200, 74, 8, "#6B5A48")


def _circle(cx: float, cy: float, r: float) -> str:
    return f"M {cx - r} {cy} a {r} {r} 0 1 0 {2 * r} 0 a {r} {r} 0 1 0 {-2 * r} 0 Z"


def _one_ball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "rugby" in looks or "american" in looks:
        _oval(c, colour, looks)
        return
    shine = "boules" in looks
    if "ears" in looks:
        for side in (-1, 1):
            c.stroke(
                f"M {200 + side * 34} 84 C {200 + side * 30} 40 {200 + side * 66} 30 {200 + side * 62} 74",
                shade(colour, -0.06),
                17,
            )
    base = "#F4F1EA" if looks & {"football", "baseball"} else colour
    c.circle(200, 206, 132, c.radial((shade(base, 0.14), base, shade(base, -0.04)), 0.36, 0.32, 0.75))
    with c.group(clip=c.clip(_circle(200, 206, 132))):
        faces = {
            "football": _football, "basketball": _basketball, "volleyball": _volleyball, "tennis": _tennis,
            "baseball": _baseball, "beach": _beach, "medicine": _medicine, "gym": _gym, "boules": _boules,
        }  # fmt: skip
        for name, draw in faces.items():
            if name in looks:
                draw(c, colour, looks)
        c.circle(
            200, 206, 133, c.radial(("#000000/0", "#000000/0", "#000000/0.1", "#241C18/0.5"), 0.4, 0.36, 0.68)
        )
        c.ellipse(
            154,
            142,
            62,
            46,
            c.radial(("#FFFFFF/0.7" if shine or "gym" in looks else "#FFFFFF/0.45", "#FFFFFF/0")),
        )


def _at(radius: float, degrees: float) -> str:
    return f"{200 + radius * cos(radians(degrees)):.0f} {206 + radius * sin(radians(degrees)):.0f}"


def _football(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "retro" in looks:
        c.circle(200, 206, 133, c.radial((shade(colour, 0.1), colour, shade(colour, -0.1)), 0.36, 0.32, 0.75))
        dark = shade(colour, -0.2)
        for turn in (0, 90, 180, 270):
            with c.group(transform=f"rotate({turn + 12} 200 206)"):
                c.stroke(
                    "M 150 156 C 180 148 220 148 250 156 M 162 154 C 158 116 156 90 160 60 M 200 150 V 60 M 238 154 C 242 116 244 90 240 60",
                    dark,
                    3,
                )
        c.stroke("M 174 206 h 52", dark, 3)
        c.stroke("M 180 199 v 14 M 191 199 v 14 M 202 199 v 14 M 213 199 v 14", "#E9DCC2", 4)
        return
    if "swirl" in looks:
        for turn in (0, 120, 240):
            with c.group(transform=f"rotate({turn + 20} 200 206)"):
                c.path(
                    "M 200 206 C 230 150 290 140 340 170 C 300 176 262 196 252 240 C 240 216 224 206 200 206 Z",
                    colour,
                )
                c.path(
                    "M 252 240 C 262 196 300 176 340 170 C 330 190 290 206 276 250 Z",
                    ink_on(colour) if lightness(colour) < 0.72 else shade(colour, -0.2),
                    opacity=0.7,
                )
                c.stroke("M 200 206 C 200 150 230 110 250 70", shade("#F4F1EA", -0.16), 2)
        return
    with c.group(transform="rotate(14 200 206)"):
        patch, seam = colour, shade("#F4F1EA", -0.3)
        seams, patches = [], ["M " + " L ".join(_at(40, -90 + 72 * k) for k in range(5)) + " Z"]
        for k in range(5):
            a = -90 + 72 * k
            seams.append(f"M {_at(40, a)} L {_at(78, a)} M {_at(102, a + 19)} L {_at(102, a + 53)}")
            patches.append(
                f"M {_at(78, a)} L {_at(102, a + 19)} L {_at(132, a + 13)} L {_at(132, a - 13)} L {_at(102, a - 19)} Z"
            )
        if "star" in looks:
            patches = [_star(_point(0, 0), 46)] + [_star(_point(106, -90 + 72 * k), 34) for k in range(5)]
        c.stroke(" ".join(seams), seam, 2.4)
        c.path(" ".join(patches), patch, stroke=shade(patch, -0.06), stroke_width=2, stroke_linejoin="round")


def _point(radius: float, degrees: float) -> tuple[float, float]:
    return 200 + radius * cos(radians(degrees)), 206 + radius * sin(radians(degrees))


def _star(middle: tuple[float, float], size: float) -> str:
    x, y = middle
    spikes = (
        f"{x + (size if n % 2 == 0 else size * 0.42) * cos(radians(-90 + 36 * n)):.0f}"
        f" {y + (size if n % 2 == 0 else size * 0.42) * sin(radians(-90 + 36 * n)):.0f}"
        for n in range(10)
    )
    return "M " + " L ".join(spikes) + " Z"


def _basketball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.rect(60, 66, 280, 280, c.weave("M 2 2 h .1 M 6 6 h .1", shade(colour, -0.09), 2.2, (8, 8)), opacity=0.8)
    if "panel" in looks:
        c.path(
            "M 60 60 H 208 C 200 120 204 280 216 350 H 60 Z",
            ink_on(colour),
            opacity=0.95,
            transform="rotate(-16 200 206)",
        )
    with c.group(transform="rotate(-16 200 206)"):
        lines = "M 66 196 C 130 212 270 212 334 196 M 208 70 C 198 130 202 280 216 342 M 104 96 C 172 150 176 258 118 320 M 300 100 C 244 150 244 262 304 312"
        c.stroke(lines, SEAM if lightness(colour) > 0.4 else "#D9C7A4", 5)


def _volleyball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = ink_on(colour)
    tones = (
        (shade(colour, 0.03), ink, mix(colour, ink, 0.28))
        if "panel" in looks
        else (colour, shade(colour, 0.04), shade(colour, -0.03))
    )

    def seam(t: float) -> tuple[float, float]:
        return 2 * (1 - t) * t * -26 + t * t * 26, 2 * (1 - t) * t * -84 + t * t * -180

    def shifted(start: tuple[float, float], steps: Iterable[int]) -> list[str]:
        return [f"{200 + start[0] + seam(n / 6)[0]:.0f} {206 + start[1] + seam(n / 6)[1]:.0f}" for n in steps]

    def across(t: float) -> tuple[float, float]:
        x, y = seam(t)
        turn = radians(120)
        return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)

    for turn in (0, 120, 240):
        with c.group(transform=f"rotate({turn + 8} 200 206)"):
            for place, tone in enumerate(tones):
                near, far = across(place * 0.3), across((place + 1) * 0.3 + (0.4 if place == 2 else 0))
                edge = shifted(near, range(9)) + shifted(far, range(8, -1, -1))
                c.path(
                    "M " + " L ".join(edge) + " Z",
                    tone,
                    stroke=shade(colour, -0.2),
                    stroke_width=2.6,
                    stroke_linejoin="round",
                )


def _tennis(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.rect(
        60,
        66,
        280,
        280,
        c.weave("M 2 3 l 3 -2 M 8 9 l 2 3 M 12 3 l 2 2 M 3 12 l 3 -1", shade(colour, 0.12), 1.6, (15, 15)),
        opacity=0.9,
    )
    c.stroke("M 96 88 C 190 130 176 260 66 282 M 330 130 C 240 150 232 270 306 316", "#F6F3E6", 11)


def _baseball(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for d in ("M 120 76 C 180 150 180 262 120 336", "M 280 76 C 220 150 220 262 280 336"):
        c.stroke(d, shade("#F4F1EA", -0.14), 3)
        c.path(d, stroke=colour, stroke_width=26, stroke_dasharray="3.4 11")


def _beach(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    ink = ink_on(colour)
    tones = (
        colour,
        "#F6F2E8",
        mix(colour, "#E3B04A", 0.75),
        "#F6F2E8",
        ink if lightness(colour) > 0.72 else shade(colour, -0.16),
        "#F6F2E8",
    )
    pole = (176, 148)
    for k, tone in enumerate(tones):
        a, b = 60 * k + 10, 60 * k + 70
        bend_a, bend_b = _at(96, a + 14), _at(96, b + 14)
        c.path(
            f"M {pole[0]} {pole[1]} Q {bend_a} {_at(150, a)} L {_at(190, a + 30)} L {_at(150, b)} Q {bend_b} {pole[0]} {pole[1]} Z",
            tone,
        )
        if "dot" in looks and k % 2:
            c.path(
                f"M {pole[0]} {pole[1]} Q {bend_a} {_at(150, a)} L {_at(190, a + 30)} L {_at(150, b)} Q {bend_b} {pole[0]} {pole[1]} Z",
                c.weave("M 6 6 h .1 M 18 16 h .1", colour, 7, (24, 20)),
            )
    c.circle(pole[0], pole[1], 16, "#F6F2E8")
    c.circle(pole[0], pole[1], 5, shade("#F6F2E8", -0.2))


def _medicine(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    dark, ink = shade(colour, -0.2), ink_on(colour)
    if "stripe" in looks:
        c.path("M 60 168 Q 200 186 340 168 V 244 Q 200 262 60 244 Z", ink)
    lines = "M 66 168 Q 200 186 334 168 M 66 244 Q 200 262 334 244 M 200 70 C 190 130 190 280 200 342 M 120 90 C 92 150 92 260 120 322 M 280 90 C 308 150 308 260 280 322"
    c.stroke(lines, dark, 4)
    c.stroke(lines, shade(colour, 0.2), 1.8, stroke_dasharray="5 5", transform="translate(5 5)", opacity=0.8)


def _gym(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "dot" in looks:
        c.rect(60, 66, 280, 280, c.weave("M 10 10 h .1 M 26 26 h .1", shade(colour, 0.14), 11, (32, 32)))
        c.rect(
            60,
            66,
            280,
            280,
            c.weave("M 13 13 h .1 M 29 29 h .1", shade(colour, -0.12), 5, (32, 32)),
            opacity=0.6,
        )
    elif "ears" not in looks:
        for y in range(96, 330, 19):
            c.stroke(
                f"M 60 {y} Q 200 {y + (y - 150) * 0.22:.0f} 340 {y}", shade(colour, -0.1), 3, opacity=0.7
            )
            c.stroke(
                f"M 60 {y + 4} Q 200 {y + 4 + (y - 150) * 0.22:.0f} 340 {y + 4}",
                shade(colour, 0.14),
                2,
                opacity=0.6,
            )
    if "ears" in looks:
        ink = ink_on(colour)
        c.circle(160, 196, 13, ink)
        c.circle(240, 196, 13, ink)
        c.stroke("M 148 240 Q 200 290 252 240", ink, 8)


def _boules(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.circle(
        200,
        206,
        133,
        c.linear((shade(colour, 0.24), colour, shade(colour, -0.24), shade(colour, 0.08)), SLANT),
        opacity=0.8,
    )
    c.stroke("M 60 190 Q 200 222 340 190 M 60 218 Q 200 250 340 218", shade(colour, -0.26), 4)
    c.stroke("M 60 195 Q 200 227 340 195 M 60 223 Q 200 255 340 223", shade(colour, 0.2), 2)


def _oval(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    american = "american" in looks
    ink = ink_on(colour)
    with c.group(transform="rotate(-24 200 206)"):
        shape = (
            "M 42 206 C 90 124 150 104 200 104 C 250 104 310 124 358 206 C 310 288 250 308 200 308 C 150 308 90 288 42 206 Z"
            if american
            else "M 48 206 C 52 132 130 106 200 106 C 270 106 348 132 352 206 C 348 280 270 306 200 306 C 130 306 52 280 48 206 Z"
        )
        c.path(shape, c.radial((shade(colour, 0.14), colour, shade(colour, -0.1)), 0.4, 0.3, 0.8))
        with c.group(clip=c.clip(shape)):
            c.rect(
                40,
                100,
                320,
                210,
                c.weave("M 2 2 h .1 M 6 6 h .1", shade(colour, -0.1), 2, (8, 8)),
                opacity=0.7,
            )
            if american or "stripe" in looks:
                for side in (-1, 1):
                    c.path(
                        f"M {200 + side * 92} 90 Q {200 + side * 116} 206 {200 + side * 92} 320 L {200 + side * 116} 320 Q {200 + side * 140} 206 {200 + side * 116} 90 Z",
                        "#F4F1EA",
                    )
            if "panel" in looks:
                c.path(
                    "M 30 90 H 130 Q 170 206 130 320 H 30 Z M 370 90 H 270 Q 230 206 270 320 H 370 Z",
                    ink,
                    opacity=0.95,
                )
            if not american:
                c.stroke("M 48 206 Q 200 250 352 206 M 48 206 Q 200 130 352 206", shade(colour, -0.24), 3)
            c.path(shape, c.radial(("#000000/0", "#000000/0", "#241C18/0.5"), 0.42, 0.34, 0.72))
        if american:
            c.stroke("M 150 148 Q 200 138 250 148", "#F4F1EA", 5)
            c.stroke(
                " ".join(f"M {x} {136 + abs(x - 200) * 0.06:.0f} v 18" for x in range(158, 250, 14)),
                "#F4F1EA",
                5,
            )
            c.stroke("M 60 204 Q 200 190 340 204", shade(colour, -0.2), 2)
        c.ellipse(160, 148, 60, 24, c.radial(("#FFFFFF/0.45", "#FFFFFF/0")))
