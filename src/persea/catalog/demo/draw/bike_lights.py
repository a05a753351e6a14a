"""Pictures of bike lights."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.colour import lightness, shade
from persea.catalog.demo.draw.materials import metal

BIKE_LIGHT_LOOKS = frozenset({
    "rear", "retro", "strip", "wrap", "set", "hub", "twin", "bar_end",
    "glow", "fins", "ribs", "round", "leather",
})  # fmt: skip


def bike_light(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A headlight on a handlebar, unless another shape is named; "rear" glows red."""
    if "set" in looks:
        c.floor_shadow(140, 304, 74)
        with c.group(transform="translate(-44 30) scale(0.8)"):
            _head(c, colour, looks)
        c.floor_shadow(298, 304, 46)
        with c.group(transform="translate(158 92) scale(0.7)"):
            _tail(c, colour, looks)
    elif "retro" in looks:
        c.floor_shadow(200, 330, 100)
        _retro(c, colour, looks)
    elif "strip" in looks:
        c.wall_shadow(208, 212, 90, 165)
        _strip(c, colour, looks)
    elif "wrap" in looks:
        c.floor_shadow(200, 326, 78)
        _wrap(c, colour, looks)
    elif "hub" in looks:
        _wheel(c, colour, looks)
    elif "bar_end" in looks:
        for x, y in ((-44, -62), (48, 52)):
            c.floor_shadow(206 + x, 268 + y, 98, 10)
            with c.group(transform=f"translate({x} {y}) rotate(-20 200 200) translate(-72 -70) scale(1.35)"):
                _bar_end(c, colour, looks)
    elif "rear" in looks:
        c.wall_shadow(206, 212, 120, 130)
        _tail(c, colour, looks)
    else:
        c.floor_shadow(196, 316, 120)
        _head(c, colour, looks)


def _light(c: Canvas, x: float, y: float, r: float, *, red: bool = False) -> None:
    tones = (
        ("#FFE3DC", "#FF6E58", "#C4271F", "#7E1612") if red else ("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C")
    )
    c.circle(x, y, r, c.radial(tones, 0.42, 0.4, 0.65))


def _head(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    deep = shade(colour, -0.22)
    if "glow" in looks:
        c.ellipse(110, 186, 150, 136, c.radial(("#FFF3BE/0.95", "#FFE99A/0.45", "#FFE99A/0")))
    c.rect(196, 236, 40, 52, c.lit("#2F3337", 0.1, 0.08), rx=8)
    c.rect(150, 276, 132, 36, c.linear(("#5B6065", "#33373B", "#1D1F22"), DOWN), rx=18)
    c.ellipse(282, 294, 10, 18, "#3E4246")
    body = "M 118 138 H 286 C 318 138 326 166 326 188 C 326 212 318 240 286 240 H 118 Z"
    c.path(body, c.linear((shade(colour, 0.06), shade(colour, 0.18), colour, deep), DOWN))
    with c.group(clip=c.clip(body)):
        if "fins" in looks:
            for x in range(166, 300, 18):
                c.rect(x, 130, 8, 120, c.linear((deep, shade(deep, -0.1)), DOWN), rx=3)
                c.rect(x + 8, 130, 3, 120, shade(colour, 0.2), opacity=0.5)
        if "ribs" in looks:
            c.rect(190, 130, 110, 120, c.weave("M 0 0 l 8 8 M 8 0 l -8 8", deep, 1.6, (8, 8)), opacity=0.7)
        c.rect(110, 206, 220, 40, c.linear((f"{deep}/0", f"{deep}/0.7"), DOWN))
    c.rect(232, 128, 34, 14, c.lit("#2F3337", 0.16, 0.05), rx=6)
    c.rect(
        102,
        130,
        30,
        118,
        c.linear((shade(colour, 0.02), shade(colour, 0.12), shade(colour, -0.08), deep), DOWN),
        rx=10,
    )
    c.ellipse(108, 189, 34, 60, c.lit("#4A4E53", 0.2, 0.14))
    if "twin" in looks:
        for y in (164, 214):
            c.ellipse(104, y, 20, 22, c.radial(("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C"), 0.42, 0.4, 0.65))
    else:
        c.ellipse(104, 189, 26, 49, c.radial(("#FFFFFF", "#FFF4CB", "#E6D7A4", "#93999C"), 0.42, 0.4, 0.65))
    c.stroke("M 92 164 q 4 -12 12 -14", "#FFFFFF", 4)
    c.circle(300, 190, 5, "#7FD69A")


def _tail(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.ellipse(200, 206, 160, 160, c.radial(("#FF7A66/0.75", "#FF7A66/0.3", "#FF7A66/0")))
    c.rect(178, 306, 44, 36, c.lit("#2F3337", 0.12, 0.08), rx=8)
    if "round" in looks:
        c.circle(200, 208, 108, shade(colour, -0.24), transform="translate(3 7)", opacity=0.4)
        c.circle(200, 206, 108, c.lit(colour, 0.14, 0.16))
        c.circle(200, 206, 88, c.radial(("#FF9A86", "#E2453A", "#A81E18"), 0.4, 0.36, 0.7))
        c.circle(
            200, 206, 88, c.weave("M 0 0 l 12 12 M 12 0 l -12 12", "#FFB9AA", 1.4, (12, 12)), opacity=0.6
        )
        for x, y in ((200, 160), (160, 206), (240, 206), (200, 252), (200, 206)):
            _light(c, x, y, 15, red=True)
    else:
        c.rect(140, 84, 120, 236, shade(colour, -0.24), rx=44, transform="translate(3 7)", opacity=0.4)
        c.rect(140, 84, 120, 236, c.lit(colour, 0.14, 0.16), rx=44)
        c.rect(156, 100, 88, 186, c.linear(("#FF8C78", "#D2352B", "#9E1B16"), DOWN), rx=34)
        c.rect(
            156, 100, 88, 186, c.weave("M 0 6 h 12 M 6 0 v 12", "#FFB9AA", 1.2, (12, 12)), rx=34, opacity=0.5
        )
        for y in (138, 193, 248):
            _light(c, 200, y, 22, red=True)
        c.circle(200, 304, 6, shade(colour, -0.2))
    c.stroke(
        "M 168 128 q 6 -18 22 -22" if "round" not in looks else "M 132 176 q 14 -40 48 -50",
        "#FFFFFF",
        5,
        opacity=0.7,
    )


def _retro(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.ellipse(160, 190, 160, 150, c.radial(("#FFF3BE/0.95", "#FFE99A/0.4", "#FFE99A/0")))
    c.path("M 196 270 L 222 270 L 230 332 H 188 Z", metal(c, "#B5BABF"))
    shell = "M 160 92 C 250 92 336 130 342 186 C 336 246 250 284 160 284 Z"
    paint = (
        metal(c, colour, DOWN)
        if lightness(colour) > 0.66
        else c.linear((shade(colour, 0.08), shade(colour, 0.22), colour, shade(colour, -0.24)), DOWN)
    )
    c.path(shell, paint)
    c.ellipse(262, 140, 44, 14, c.radial(("#FFFFFF/0.7", "#FFFFFF/0")), transform="rotate(18 262 140)")
    if "leather" in looks:
        c.path(
            "M 288 128 C 316 140 338 160 342 186 C 338 214 316 234 288 246 Z", c.lit("#8A5A3A", 0.12, 0.12)
        )
        c.stitch("M 295 134 V 240", "#D9B98E", 1.8)
    c.path("M 196 92 C 216 74 236 74 250 104 Z", paint)
    c.ellipse(160, 188, 62, 100, c.linear(("#F3F5F6", "#8B9297", "#E6EAEC", "#7B8186"), DOWN))
    c.ellipse(156, 188, 51, 87, c.radial(("#FFFFFF", "#FFF4CB", "#E9DCB0", "#A9A58F"), 0.45, 0.45, 0.62))
    with c.group(clip=c.clip("M 105 188 a 51 87 0 1 0 102 0 a 51 87 0 1 0 -102 0 Z")):
        c.rect(100, 96, 120, 190, c.weave("M 6 0 v 20", "#FFFFFF", 2.4, (14, 20)), opacity=0.6)
        c.rect(100, 180, 120, 14, "#FFFFFF", opacity=0.5)
    c.circle(152, 188, 13, c.radial(("#FFFFFF", "#FFD75E")))


def _strip(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    red = "rear" in looks
    if "glow" in looks:
        c.ellipse(
            200,
            206,
            130,
            190,
            c.radial(("#FF7A66/0.75", "#FF7A66/0") if red else ("#FFF0B0/0.95", "#FFE99A/0")),
        )
    c.stroke("M 150 130 C 110 150 110 180 150 190 M 150 236 C 110 250 110 280 150 290", "#26292D", 12)
    c.rect(158, 48, 84, 316, shade(colour, -0.26), rx=22, transform="translate(4 7)", opacity=0.4)
    c.rect(158, 48, 84, 316, c.lit(colour, 0.14, 0.16, ACROSS), rx=22)
    lens = ("#FF9A86", "#D2352B", "#8E1813") if red else ("#FFFFFF", "#FFF4CB", "#CFC39A")
    c.rect(172, 64, 56, 260, c.linear(lens, ACROSS), rx=16)
    for y in range(84, 316, 24):
        _light(c, 200, y, 9, red=red)
    c.rect(188, 336, 24, 12, "#26292D", rx=6)
    c.rect(178, 74, 7, 236, "#FFFFFF", rx=3, opacity=0.4)


def _wrap(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A soft little light whose tail goes round the bar."""
    deep = shade(colour, -0.22)
    red = "rear" in looks
    if "glow" in looks:
        c.ellipse(
            200,
            164,
            150,
            140,
            c.radial(("#FF7A66/0.75", "#FF7A66/0") if red else ("#FFF0B0/0.95", "#FFE99A/0")),
        )
    c.path("M 172 230 C 170 300 186 330 206 330 C 232 330 240 300 232 226", stroke=deep, stroke_width=27)
    c.path(
        "M 172 230 C 170 300 186 330 206 330 C 232 330 240 300 232 226",
        stroke=c.lit(colour, 0.1, 0.12),
        stroke_width=22,
    )
    c.circle(202, 166, 92, deep, transform="translate(3 7)", opacity=0.4)
    c.circle(200, 164, 92, c.lit(colour, 0.14, 0.15))
    c.circle(200, 164, 70, shade(colour, -0.12))
    _light(c, 200, 164, 62, red=red)
    if "twin" in looks:
        c.circle(200, 164, 62, shade(colour, -0.2))
        for x in (172, 228):
            _light(c, x, 164, 25, red=red)
    if "ribs" in looks:
        c.circle(200, 164, 81, "none", stroke=shade(colour, 0.18), stroke_width=7, stroke_dasharray="3 7")
    c.stroke("M 158 140 q 14 -30 42 -32", "#FFFFFF", 6, opacity=0.75)


def _wheel(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A string of lights along the spokes."""
    c.wall_shadow(206, 210, 160, 160)
    if "glow" in looks:
        c.circle(
            200,
            204,
            170,
            c.radial((f"{shade(colour, 0.2)}/0.85", f"{shade(colour, 0.15)}/0.4", f"{colour}/0")),
        )
    c.circle(200, 204, 138, "none", stroke="#2B2E32", stroke_width=17)
    c.circle(200, 204, 126, "none", stroke="#B5BABF", stroke_width=6)
    spokes = " ".join(
        f"M 200 204 L {x} {y}"
        for x, y in (
            (200, 80),
            (200, 328),
            (76, 204),
            (324, 204),
            (112, 116),
            (288, 292),
            (112, 292),
            (288, 116),
        )
    )
    c.stroke(spokes, "#8B9297", 2.6)
    for turn in range(0, 360, 45):
        with c.group(transform=f"rotate({turn + 22} 200 204)"):
            c.circle(200, 106, 9, c.radial(("#FFFFFF", shade(colour, 0.2), colour)))
            c.circle(200, 140, 7, c.radial(("#FFFFFF", shade(colour, 0.2), colour)))
    c.circle(200, 204, 66, "none", stroke=shade(colour, 0.1), stroke_width=5, stroke_dasharray="9 6")
    c.circle(200, 204, 30, c.lit(colour, 0.14, 0.16))
    c.circle(200, 204, 12, "#33373B")


def _bar_end(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    if "glow" in looks:
        c.circle(140, 200, 84, c.radial(("#FFB066/0.9", "#FFB066/0")))
    c.rect(168, 176, 104, 48, c.linear(("#55595E", "#2B2E32", "#17191B"), DOWN), rx=6)
    c.rect(180, 176, 92, 48, c.weave("M 0 0 l 8 8 M 8 0 l -8 8", "#6A6F74", 1.2, (8, 8)), opacity=0.6)
    c.path(
        "M 176 160 C 140 156 124 178 124 200 C 124 222 140 244 176 240 Z",
        c.linear((shade(colour, 0.16), colour, shade(colour, -0.2)), DOWN),
    )
    c.ellipse(136, 200, 15, 34, c.radial(("#FFF3DC", "#FFB45C", "#E0762F"), 0.4, 0.4, 0.7))
