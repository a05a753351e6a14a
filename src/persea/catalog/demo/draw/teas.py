"""Pictures of loose tea and what it is sold in."""

from __future__ import annotations

from persea.catalog.demo.draw import labels as printed
from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import mix, shade
from persea.catalog.demo.draw.form import upright
from persea.catalog.demo.draw.materials import GLASS_EDGE, clear_glass, gleam, metal
from persea.catalog.demo.draw.patterns import Box

TEA_LOOKS = frozenset(
    {
        "pouch", "box", "jar", "caddy", "trio", "scoop", "green", "herb", "red", "white", "stripe", "zigzag", "floral",
        "leaf", "scale", "dot", "mountain", "sun", "bird", "wave", "blossom",
    }
)  # fmt: skip

LEAVES = {
    "green": ("#5F7F3E", "#86A35A", "#48652F", "#A3B878"),
    "herb": ("#8FA35C", "#C98AA8", "#E0B64A", "#6E8F6A"),
    "red": ("#9A4A2A", "#B8623A", "#7E361E", "#CB8150"),
    "white": ("#B9BD98", "#D9D8BE", "#8E9A70", "#C9C8A4"),
    "black": ("#3E2A20", "#5A3D2B", "#2C1D16", "#74513A"),
}
"""Of each kind of tea, four tones."""


def loose_tea(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A tin unless another packet is named; beside it a heap of what is inside."""
    tones = LEAVES[next(iter(sorted(looks & LEAVES.keys())), "black")]
    if "trio" in looks:
        with c.group(transform="translate(-50 -88) scale(1.25)"):
            _trio(c, colour, looks)
        return
    with c.group(transform="translate(-34 -8)"):
        c.floor_shadow(200, 330, 92)
        if "pouch" in looks:
            _pouch(c, colour, looks, tones)
        elif "box" in looks:
            _box(c, colour, looks)
        elif "jar" in looks:
            _jar(c, colour, looks, tones)
        elif "caddy" in looks:
            _caddy(c, colour, looks)
        else:
            _tin(c, colour, looks)
    _heap(c, tones, 302, 334)
    if "scoop" in looks:
        c.path(
            "M 270 316 C 262 336 284 346 304 342 L 320 326 Q 300 306 270 316 Z", c.lit("#C79A5E", 0.12, 0.1)
        )
        c.stroke("M 314 328 L 366 288", "#C79A5E", 9)
        c.stroke("M 314 326 L 364 286", "#E0BE8C", 2.6)
        with c.group(transform="translate(90 106) scale(0.66)"):
            _crumbs(c, tones, 302, 336)


def _trio(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    for x, y, tone in (
        (112, 326, mix(colour, "#F3ECDF", 0.55)),
        (288, 326, shade(colour, -0.1)),
        (200, 344, colour),
    ):
        c.floor_shadow(x, y, 56, 8)
        with c.group(transform=f"translate({x - 200 * 0.62:g} {y - 330 * 0.62:g}) scale(0.62)"):
            _tin(c, tone, looks)


def _heap(c: Canvas, tones: tuple[str, ...], x: float, y: float) -> None:
    c.floor_shadow(x, y + 4, 62, 7)
    c.path(
        f"M {x - 66} {y + 4} C {x - 46} {y - 14} {x - 22} {y - 44} {x + 2} {y - 46} C {x + 28} {y - 40} {x + 46} {y - 12} {x + 66} {y + 4} Q {x} {y + 16} {x - 66} {y + 4} Z",
        c.linear((tones[1], tones[0], tones[2]), DOWN),
    )
    _crumbs(c, tones, x, y)
    spots = (
        (-40, -4),
        (-22, -20),
        (-4, -36),
        (16, -28),
        (34, -10),
        (-12, -8),
        (8, -14),
        (24, 2),
        (-30, 6),
        (0, 4),
        (46, 2),
        (-52, 2),
    )
    for n, (dx, dy) in enumerate(spots):
        turn = n * 53 % 180 - 90
        c.path(
            "M -9 0 Q 0 -5 9 0 Q 0 3 -9 0 Z",
            tones[n % 4],
            transform=f"translate({x + dx} {y + dy}) rotate({turn})",
        )


def _crumbs(c: Canvas, tones: tuple[str, ...], x: float, y: float) -> None:
    for tone, d in (
        (
            tones[3],
            "m -44 0 l 7 -4 m 12 -10 l 8 3 m 4 -14 l 7 -4 m 8 8 l 6 5 m -8 14 l 8 -3 m 10 4 l 7 4 m -60 -4 l 6 4",
        ),
        (
            tones[2],
            "m -52 5 l 8 -3 m 14 -6 l 6 5 m 2 -20 l 9 -2 m 2 16 l 7 5 m 4 -10 l 8 2 m -52 10 l 8 2 m 40 -2 l 8 -2",
        ),
    ):
        c.stroke(f"M {x} {y} {d}", tone, 3)


def _front(c: Canvas, colour: str, outline: str, box: Box, looks: frozenset[str]) -> None:
    with c.group(clip=c.clip(outline)):
        printed.printed(c, box, colour, looks)
        dark = shade(colour, -0.25)
        c.rect(
            *box,
            c.linear((f"{dark}/0.4", "#FFFFFF/0.28", f"{dark}/0", f"{dark}/0.12", f"{dark}/0.5"), ACROSS),
        )


def _tin(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 124 142 H 276 V 318 A 76 14 0 0 1 124 318 Z"
    c.path(body, upright(c, colour))
    _front(c, colour, body, (120, 140, 160, 194), looks)
    printed.label(c, (152, 182, 96, 118), colour, looks)
    c.path("M 120 112 H 280 V 146 A 80 15 0 0 1 120 146 Z", metal(c, mix(colour, "#C9CDD0", 0.35)))
    c.ellipse(200, 112, 80, 15, c.linear((shade(colour, 0.2), shade(colour, 0.04))))
    c.ellipse(200, 111, 62, 10, "none", stroke=shade(colour, -0.1), stroke_width=2)


def _caddy(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    body = "M 118 160 H 282 V 328 H 118 Z"
    c.path(body, c.lit(colour, 0.1, 0.1))
    _front(c, colour, body, (116, 158, 168, 172), looks)
    c.rect(118, 160, 164, 168, "none", stroke="#C9A24E", stroke_width=3)
    c.path(
        "M 150 240 C 150 190 250 190 250 240 C 250 300 150 300 150 240 Z",
        "#FBF5E8",
        stroke="#C9A24E",
        stroke_width=3,
    )
    printed.motif(c, 200, 240, 30, shade(colour, -0.06), looks)
    c.path(
        "M 114 162 C 118 132 150 126 170 124 H 230 C 250 126 282 132 286 162 Z",
        c.lit(shade(colour, 0.03), 0.12, 0.1),
    )
    c.rect(112, 156, 176, 11, metal(c, "#C9A24E"), rx=3)
    c.rect(193, 108, 14, 18, "#A8853A")
    c.circle(200, 104, 13, c.radial(("#F6E3AE", "#C9A24E", "#8A6828"), 0.36, 0.3, 0.8))
    gleam(c, 146, 142, 26, 7, 0.7, -8)


def _pouch(c: Canvas, colour: str, looks: frozenset[str], tones: tuple[str, ...]) -> None:
    kraft = mix(colour, "#C9A473", 0.25)
    body = "M 122 92 H 278 L 284 308 Q 284 330 262 330 H 138 Q 116 330 116 308 Z"
    c.path(body, c.lit(kraft, 0.1, 0.1))
    with c.group(clip=c.clip(body)):
        printed.printed(c, (110, 90, 180, 244), kraft, looks)
        c.path("M 108 300 Q 200 270 292 300 V 336 H 108 Z", shade(kraft, -0.1), opacity=0.6)
        c.path("M 132 100 Q 150 200 126 320 H 108 V 90 Z", "#FFFFFF", opacity=0.16)
        c.path("M 268 100 Q 256 220 278 330 H 294 V 90 Z", shade(kraft, -0.28), opacity=0.3)
    c.rect(122, 88, 156, 24, c.linear((shade(kraft, 0.12), shade(kraft, -0.06)), DOWN), rx=2)
    c.stroke("M 126 120 H 274", shade(kraft, -0.18), 2.4)
    c.stroke("M 126 124 H 274", shade(kraft, 0.18), 1.6)
    printed.label(c, (148, 136, 104, 96), colour, looks)
    window = "M 160 282 a 40 30 0 1 1 80 0 a 40 30 0 1 1 -80 0 Z"
    c.path(window, c.linear((tones[1], tones[0], tones[2]), DOWN))
    with c.group(clip=c.clip(window)):
        for dx, dy in ((-30, -8), (6, -14), (34, 0), (-6, 14)):
            _crumbs(c, tones, 208 + dx, 284 + dy)
    c.path(window, stroke=shade(kraft, -0.16), stroke_width=2)
    c.stroke("M 170 268 q 14 -14 34 -14", "#FFFFFF", 4, opacity=0.55)


def _box(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.path(
        "M 252 122 L 300 108 V 312 L 252 330 Z", c.linear((shade(colour, -0.12), shade(colour, -0.2)), ACROSS)
    )
    c.path("M 108 122 L 160 106 H 300 L 252 122 Z", shade(colour, 0.12))
    face = "M 108 122 H 252 V 330 H 108 Z"
    c.path(face, c.lit(colour, 0.08, 0.06))
    with c.group(clip=c.clip(face)):
        printed.printed(c, (108, 122, 144, 208), colour, looks)
    printed.label(c, (130, 160, 100, 128), colour, looks)
    c.stroke("M 108 122 H 252 V 330", shade(colour, 0.2), 1.8, opacity=0.6)


def _jar(c: Canvas, colour: str, looks: frozenset[str], tones: tuple[str, ...]) -> None:
    jar = "M 132 140 H 268 Q 284 152 284 176 V 312 Q 284 330 264 330 H 136 Q 116 330 116 312 V 176 Q 116 152 132 140 Z"
    with c.group(clip=c.clip(jar)):
        c.rect(110, 176, 180, 160, c.linear((tones[2], tones[1], tones[0], tones[2]), ACROSS))
        for x, y in ((150, 200), (206, 192), (252, 206), (160, 318), (240, 316), (136, 250), (268, 262)):
            _crumbs(c, tones, x + 10, y)
        c.ellipse(200, 178, 84, 12, tones[1])
        _crumbs(c, tones, 190, 180)
        _crumbs(c, tones, 232, 178)
    c.path(jar, clear_glass(c), stroke=GLASS_EDGE, stroke_width=2.2)
    printed.label(c, (150, 212, 100, 96), colour, looks)
    c.path("M 138 106 H 262 L 258 144 H 142 Z", upright(c, "#C39A63"))
    c.ellipse(200, 106, 62, 10, "#D8B584")
    c.rect(
        142, 112, 116, 20, c.weave("M 3 4 h 2 M 11 9 h 1.5 M 16 3 h 1", "#8A6238", 2, (20, 13)), opacity=0.6
    )
    c.stroke("M 134 182 V 300", "#FFFFFF", 6, opacity=0.55)
