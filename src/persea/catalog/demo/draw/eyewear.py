"""Pictures of sunglasses, seen from the front with folded arms."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.materials import grain
from persea.catalog.demo.draw.patterns import lay

SUNGLASSES_LOOKS = frozenset({
    "round", "aviator", "cat", "wrap", "square", "hexagon", "oversize", "shield", "brow", "half",
    "metal", "tortoise", "wood", "crystal", "mirror", "fade", "amber", "green", "small", "cord", "case",
})  # fmt: skip

SHAPES = {
    "classic": "M 60 172 C 84 162 146 160 178 170 C 186 184 182 216 170 236 C 156 254 98 256 82 238 C 66 222 58 194 60 172 Z",
    "round": "M 122 150 C 154 150 180 176 180 206 C 180 238 154 262 122 262 C 90 262 64 238 64 206 C 64 176 90 150 122 150 Z",
    "aviator": "M 64 166 C 88 156 156 158 180 168 C 188 186 176 232 152 252 C 128 268 88 258 74 230 C 64 208 58 184 64 166 Z",
    "cat": "M 38 146 C 72 158 140 160 176 176 C 186 196 178 226 160 238 C 138 250 100 246 82 230 C 64 212 58 180 38 146 Z",
    "square": "M 62 162 C 64 156 70 154 78 154 H 166 C 176 154 182 160 182 168 L 178 236 C 176 248 168 252 160 252 H 84 C 74 252 68 246 66 236 Z",
    "hexagon": "M 92 152 L 152 152 L 182 204 L 154 256 L 90 256 L 62 204 Z",
    "oversize": "M 46 160 C 76 142 156 144 184 164 C 192 196 184 250 158 268 C 132 280 88 276 66 254 C 46 230 40 186 46 160 Z",
    "wrap": "M 30 164 C 70 154 150 158 186 176 C 190 196 172 222 140 232 C 104 242 60 236 42 214 C 30 198 26 180 30 164 Z",
}
"""The left lens of each frame, whose bridge is at x = 200."""


def sunglasses(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A classic, nearly square frame unless another shape is named; frames thick unless "metal" or "half"."""
    size = 0.86 if "small" in looks else 1.0
    if "case" in looks:
        _case(c, colour)
    c.floor_shadow(204, 268 if "case" not in looks else 286, 150 * size, 10)
    lift = 22 if "case" in looks else 0
    with c.group(transform=f"translate(200 {205 + lift}) scale({size:g}) translate(-200 -205)"):
        if "cord" in looks:
            c.stroke("M 44 178 C 10 250 60 332 200 332 C 340 332 390 250 356 178", shade(colour, -0.1), 6)
            c.stroke(
                "M 44 178 C 10 250 60 332 200 332 C 340 332 390 250 356 178",
                shade(colour, 0.2),
                2,
                stroke_dasharray="4 6",
            )
        _arms(c, colour, looks)
        if "shield" in looks:
            _shield(c, colour, looks)
        else:
            _front(c, colour, looks)


def _frame(c: Canvas, colour: str, looks: frozenset[str]) -> str:
    if "metal" in looks:
        return c.linear(
            (shade(colour, 0.22), colour, shade(colour, -0.2), shade(colour, 0.16), shade(colour, -0.12)),
            SLANT,
        )
    if "crystal" in looks:
        return c.linear(
            (f"{shade(colour, 0.2)}/0.75", f"{colour}/0.5", f"{shade(colour, -0.08)}/0.75"), SLANT
        )
    return c.lit(colour, 0.12, 0.13)


def _lens(c: Canvas, looks: frozenset[str], colour: str) -> str:
    if "mirror" in looks:
        far = mix(colour, "#4FA7C9", 0.6)
        return c.linear(
            (shade(far, 0.16), mix(far, "#F3B562", 0.55), shade(far, -0.12), shade(far, -0.24)), DOWN
        )
    tone = "#8A5A22" if "amber" in looks else "#3C5A45" if "green" in looks else "#33363C"
    if "fade" in looks:
        return c.linear((f"{shade(tone, -0.05)}/0.97", f"{tone}/0.8", f"{shade(tone, 0.2)}/0.4"), DOWN)
    return c.linear((f"{shade(tone, -0.1)}/0.96", f"{tone}/0.93", f"{shade(tone, 0.14)}/0.86"), DOWN)


def _arms(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Folded behind the lenses."""
    tone = shade(colour, -0.16)
    width = 5 if looks & {"metal"} else 11
    for left in c.both_sides():
        c.stroke(
            "M 50 180 C 70 228 160 240 300 236" if left else "M 50 182 C 70 238 160 248 290 246",
            tone,
            width,
            opacity=0.6 if "crystal" in looks else 0.9,
        )


def _front(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    name = next((shape for shape in SHAPES if shape in looks), "classic")
    lens, paint, glass = SHAPES[name], _frame(c, colour, looks), _lens(c, looks, colour)
    thin = bool(looks & {"metal"})
    rim = 5.0 if thin else 10.0 if "wrap" in looks else 17.0
    dark = shade(colour, -0.2)
    for left in c.both_sides():
        if "half" not in looks:
            c.path(
                lens,
                "none",
                stroke=dark,
                stroke_width=rim + 2,
                stroke_linejoin="round",
                transform="translate(1 4)",
                opacity=0.4,
            )
        c.path(lens, glass)
        with c.group(clip=c.clip(lens)):
            gleam = ("#FFFFFF/0.55", "#FFFFFF/0.08")
            c.path(
                "M 92 130 L 124 130 L 78 290 L 40 290 Z"
                if left
                else "M 130 130 L 166 130 L 112 290 L 78 290 Z",
                c.linear(gleam, DOWN),
                opacity=0.55,
            )
            c.path(
                "M 136 130 L 146 130 L 98 290 L 86 290 Z"
                if left
                else "M 108 130 L 118 130 L 66 290 L 54 290 Z",
                c.linear(gleam, DOWN),
                opacity=0.5,
            )
        if "half" not in looks:
            c.path(lens, "none", stroke=paint, stroke_width=rim, stroke_linejoin="round")
            if not thin:
                c.path(
                    lens,
                    "none",
                    stroke=shade(colour, 0.24),
                    stroke_width=2,
                    opacity=0.45,
                    transform="translate(-1 -3)",
                )
            _grained(c, colour, looks, lens, rim)
        hinge = {
            "cat": (46, 158),
            "wrap": (32, 180),
            "oversize": (44, 182),
            "round": (64, 194),
            "hexagon": (66, 196),
        }.get(name, (60, 182))
        c.rect(hinge[0] - 8, hinge[1] - 6, 16, 10, "#C9CDD0" if not thin else dark, rx=3)
    bridge = {"round": 186, "hexagon": 190, "aviator": 178, "wrap": 182}.get(name, 180)
    width = 5 if thin or "half" in looks else 14
    c.stroke(
        f"M 180 {bridge + 3} Q 200 {bridge - 10} 220 {bridge + 3}",
        dark,
        width + 1.5,
        transform="translate(0 3)",
        opacity=0.4,
    )
    c.path(
        f"M 178 {bridge + 3} Q 200 {bridge - 10} 222 {bridge + 3}",
        stroke=dark if "crystal" not in looks else mix(colour, "#FFFFFF", 0.35),
        stroke_width=width,
    )
    if name == "aviator":
        c.stroke("M 160 164 Q 200 156 240 164", colour, 5)
    if looks & {"brow", "half"}:
        for _ in c.both_sides():
            brow = "M 52 160 C 88 146 150 150 188 168 L 186 184 C 150 168 92 166 56 180 Z"
            c.path(brow, c.lit(colour, 0.14, 0.1))
            _speckle(c, colour, looks, brow)
        c.stroke("M 186 174 Q 200 166 214 174", colour, 9)
    for _ in c.both_sides():
        c.path("M 184 206 q 10 14 4 30 q -10 -8 -4 -30 Z", "#E9E4DA", opacity=0.55)


def _grained(c: Canvas, colour: str, looks: frozenset[str], lens: str, rim: float) -> None:
    """Wood or tortoiseshell on the rim only: the pattern is its stroke."""
    if "wood" in looks:
        lines = c.weave("M 0 3 q 20 -4 40 0 M 0 9 q 20 3 40 0", shade(colour, -0.17), 1.6, (40, 13), 8)
        c.path(lens, "none", stroke=lines, stroke_width=rim, opacity=0.8)
    if "tortoise" in looks:
        for paint, opacity in _tortoise(c, colour):
            c.path(lens, "none", stroke=paint, stroke_width=rim, opacity=opacity)


def _tortoise(c: Canvas, colour: str) -> list[tuple[str, float]]:
    light = mix(colour, "#E3A650", 0.7)
    return [
        (c.weave("M 6 8 q 6 -6 12 0 M 28 22 q 8 2 8 8 M 4 32 q 6 4 10 0", light, 8, (42, 40), 20), 0.8),
        (
            c.weave(
                "M 20 18 q 6 4 10 -2 M 36 4 q 6 4 2 8 M 18 38 q 6 -4 8 0",
                shade(colour, -0.2),
                7,
                (42, 40),
                20,
            ),
            0.85,
        ),
    ]


def _speckle(c: Canvas, colour: str, looks: frozenset[str], outline: str) -> None:
    with c.group(clip=c.clip(outline)):
        if "tortoise" in looks:
            for paint, opacity in _tortoise(c, colour):
                c.rect(30, 130, 180, 140, paint, opacity=opacity)
        if "wood" in looks:
            lay(c, (30, 130, 180, 140), grain(c, colour))


def _shield(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    lens = "M 30 150 C 100 132 300 132 370 150 C 378 190 356 240 300 250 C 252 258 232 232 200 206 C 168 232 148 258 100 250 C 44 240 22 190 30 150 Z"
    c.path(lens, shade(colour, -0.2), transform="translate(1 5)", opacity=0.35)
    c.path(lens, _lens(c, looks, colour))
    with c.group(clip=c.clip(lens)):
        c.path(
            "M 96 120 L 150 120 L 84 280 L 30 280 Z",
            c.linear(("#FFFFFF/0.55", "#FFFFFF/0.05"), DOWN),
            opacity=0.6,
        )
        c.path(
            "M 290 120 L 306 120 L 250 280 L 232 280 Z",
            c.linear(("#FFFFFF/0.5", "#FFFFFF/0.05"), DOWN),
            opacity=0.6,
        )
    bar = "M 26 150 C 100 126 300 126 374 150 L 372 168 C 300 146 100 146 28 168 Z"
    c.path(bar, c.lit(colour, 0.14, 0.12))
    c.stroke("M 30 152 C 104 130 296 130 370 152", shade(colour, 0.26), 2, opacity=0.6)
    c.path("M 178 206 Q 200 178 222 206 L 216 226 Q 200 200 184 226 Z", "#2B2E32")
    if lightness(colour) < 0.9:
        c.stroke("M 34 176 q 4 34 26 54 M 366 176 q -4 34 -26 54", shade(colour, -0.05), 5)


def _case(c: Canvas, colour: str) -> None:
    leather = mix(colour, "#6E4A33", 0.6)
    c.floor_shadow(206, 206, 132, 9)
    body = "M 84 148 C 84 116 112 104 140 102 H 264 C 300 104 322 118 322 150 L 318 190 Q 316 206 300 206 H 106 Q 90 206 88 190 Z"
    c.path(body, c.lit(leather, 0.12, 0.14, DOWN))
    c.stroke("M 84 150 C 150 160 260 160 322 150", shade(leather, -0.18), 3)
    c.stitch("M 92 142 C 92 120 118 112 142 110 H 262 C 292 112 312 122 314 142", shade(leather, 0.2), 1.6)
    c.rect(190, 146, 26, 18, "#C9A24E", rx=4)
