"""Pictures of hiking boots and running shoes, seen from the side, toe to the right."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, SLANT, Canvas
from persea.catalog.demo.draw.colour import contrast, lightness, mix, shade

BOOT_LOOKS = frozenset({"low", "high", "rand", "suede", "wedge", "light"})
SHOE_LOOKS = frozenset({"trail", "tall", "wave", "arc", "peaks", "knit"})

RUBBER = "#3A3532"


def boot(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Mid-height unless "low" or "high"; "rand" is a rubber toe, "wedge" a sole without a heel block."""
    lift = 40.0 if "high" in looks else -62.0 if "low" in looks else 0.0
    sole = shade(mix(RUBBER, colour, 0.12), -0.02)
    midsole = shade(mix("#CFC4B4", colour, 0.15), 0.0) if "light" in looks else shade(sole, 0.13)
    lace = mix("#F1E7D6", colour, 0.08) if lightness(colour) < 0.68 else "#5B4638"

    with c.group(transform=f"translate(-8 {-14 + lift * 0.4:.0f})"):
        c.floor_shadow(210, 338, 150)
        _boot_sole(c, sole, midsole, wedge="wedge" in looks)
        _boot_upper(c, colour, sole, lace, lift, looks)


def _boot_upper(c: Canvas, colour: str, sole: str, lace: str, lift: float, looks: frozenset[str]) -> None:
    top = 138 - lift
    dark, deep, pale = shade(colour, -0.1), shade(colour, -0.2), shade(colour, 0.1)
    # The far side of the collar, the tongue, then the near side over them.
    c.path(
        f"M 112 {top + 6} C 118 {top - 10} 150 {top - 12} 192 {top - 2} L 188 {top + 20} L 114 {top + 22} Z",
        deep,
    )
    tongue = (
        f"M 160 {top + 10} C 164 {top - 16} 184 {top - 28} 203 {top - 20}"
        f" C 213 {top - 15} 213 {top + 4} 212 {top + 18}"
        f" C 222 {top + 52} 236 212 262 232 L 226 240 Z"
    )
    c.path(tongue, c.linear((shade(colour, 0.05), dark), DOWN))
    c.stroke(
        f"M 176 {top - 12} C 190 {top - 22} 204 {top - 16} 206 {top}", shade(colour, 0.14), 2.5, opacity=0.8
    )

    upper = (
        f"M 92 298 C 82 276 86 248 97 224 C 104 206 103 {182 - lift * 0.4} 98 {top + 18}"
        f" C 96 {top + 8} 100 {top - 1} 110 {top} C 132 {top + 9} 160 {top + 10} 184 {top + 2}"
        f" C 193 {top - 1} 198 {top + 6} 199 {top + 15} C 203 {top + 44} 214 {200 - lift * 0.1} 236 216"
        " C 262 233 296 237 316 252 C 334 265 341 280 338 298 Z"
    )
    c.path(upper, c.linear((pale, colour, dark), SLANT))
    inside = c.clip(upper)
    with c.group(clip=inside):
        # Form: the foot turns away at the heel and along the sole.
        c.path(
            f"M 70 {top - 20} L 128 {top - 20} C 112 190 104 240 118 300 L 70 300 Z",
            c.linear((f"{deep}/0.75", f"{deep}/0"), ACROSS),
        )
        c.ellipse(205, 306, 160, 34, c.radial((f"{deep}/0.8", f"{deep}/0")))
        # Padded collar.
        c.path(
            (
                f"M 90 {top - 8} L 204 {top - 8} L 203 {top + 30}"
                f" C 168 {top + 42} 132 {top + 40} 92 {top + 28} Z"
            ),
            c.linear((shade(colour, 0.02), dark), DOWN),
        )
        c.stroke(f"M 92 {top + 29} C 132 {top + 41} 168 {top + 43} 204 {top + 31}", deep, 2, opacity=0.6)
        c.stroke(f"M 138 {top + 10} C 136 {top + 20} 137 {top + 28} 139 {top + 36}", deep, 1.5, opacity=0.35)
        # Quarter panel that carries the eyelets.
        facing = (
            f"M 164 {top + 39} L 202 {top + 24} C 208 {top + 56} 220 200 244 214 L 268 230"
            " C 262 246 240 262 222 270"
            f" C 196 250 172 {210 - lift * 0.3} 164 {top + 39} Z"
        )
        c.path(facing, c.linear((shade(colour, 0.03), dark), SLANT), opacity=0.95)
        c.stitch(
            f"M 170 {top + 44} C 178 {212 - lift * 0.3} 200 246 224 262 C 240 256 254 246 262 234", pale, 1.4
        )
        # Heel counter and toe.
        c.path(
            "M 70 226 L 100 222 C 120 226 138 248 150 300 L 70 304 Z",
            c.linear((dark, deep), SLANT), opacity=0.92,
        )  # fmt: skip
        c.stitch("M 104 228 C 120 236 134 256 143 294", pale, 1.4)
        if "rand" in looks:
            c.path(
                "M 262 304 C 268 270 296 252 330 256 L 350 304 Z", c.linear((shade(sole, 0.12), sole), SLANT)
            )
            c.stroke("M 262 304 C 268 272 296 254 328 257", shade(sole, 0.25), 2, opacity=0.5)
            c.path("M 80 284 C 150 268 220 276 270 282 L 270 304 L 80 304 Z", sole, opacity=0.9)
        else:
            c.path(
                "M 284 304 C 280 274 294 250 318 246 L 350 304 Z", c.linear((dark, deep), SLANT), opacity=0.9
            )
            c.stitch("M 292 298 C 288 276 298 258 314 252", pale, 1.4)
        if "suede" in looks:
            for x, y in ((150, 232), (176, 276), (206, 286), (160, 262), (238, 276), (262, 262), (188, 240)):
                c.stroke(f"M {x} {y} l 9 -3 m -4 9 l 7 -2 m -16 3 l 6 -2", pale, 1.3, opacity=0.5)
        # The light on the vamp.
        c.ellipse(
            286,
            250,
            30,
            9,
            c.radial((f"{shade(colour, 0.28)}/0.6", f"{pale}/0")),
            transform="rotate(18 286 250)",
        )

    _boot_laces(c, lace, top, lift)
    # Pull loop.
    c.stroke(f"M 101 {top + 14} C 84 {top + 10} 84 {top - 12} 104 {top - 6}", lace, 5)


def _boot_sole(c: Canvas, sole: str, midsole: str, *, wedge: bool) -> None:
    gap = "" if wedge else "L 178 331 L 184 322 L 204 322 L 210 331"
    c.path(
        f"M 84 300 L 82 326 Q 82 331 88 331 {gap} L 308 331 C 332 331 344 316 346 300 Z",
        c.lit(sole, 0.06, 0.1, DOWN),
    )
    for x in range(92, 318, 20):
        if wedge or not 170 < x < 205:
            c.path(
                f"M {x - 2} 328 L {x + 13} 328 L {x + 11} 338 Q {x + 5.5} 340 {x} 338 Z", shade(sole, -0.06)
            )
    band = (
        "M 84 290 C 140 300 220 296 272 294 C 300 293 326 288 342 284 C 348 292 348 302 344 309"
        " L 86 312 Q 82 300 84 290 Z"
    )
    c.path(band, c.lit(midsole, 0.08, 0.08, DOWN))
    c.stroke("M 90 303 C 150 309 250 308 338 300", shade(midsole, -0.12), 1.6, opacity=0.7)


def _boot_laces(c: Canvas, lace: str, top: float, lift: float) -> None:
    """From the collar down to the toes, each over the edge of the facing."""
    spots = [(188, top + 34), (193 + lift * 0.02, top + 50 + lift * 0.2), (200, 196 - lift * 0.05)]
    spots += [(212, 213), (228, 227), (245, 238)]
    if lift < 0:
        spots = [(193, 216), (203, 224), (216, 232), (231, 240), (247, 246)]
    for x, y in spots:
        c.stroke(f"M {x} {y} q 9 -9 20 -11", shade(lace, -0.22), 6.5, opacity=0.55)
        c.stroke(f"M {x} {y - 1} q 9 -9 20 -11", lace, 5)
        c.circle(x, y, 4.2, "#B9A27A")
        c.circle(x, y, 2, "#4A3C2C")
    x, y = spots[0][0] + 15, spots[0][1] - 12
    c.stroke(f"M {x} {y} c 22 -14 34 4 16 10 c -8 3 -14 -4 -16 -10 c -4 12 8 20 6 34", lace, 4)
    c.stroke(f"M {x} {y} c 10 12 22 12 26 26", lace, 4)
    c.circle(x, y, 4.5, shade(lace, -0.08))


def running_shoe(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A road shoe unless "trail"; "tall" is a thick sole; "wave", "arc" or "peaks" on its side."""
    tall = 12.0 if "tall" in looks else 0.0
    dark, deep, pale = shade(colour, -0.1), shade(colour, -0.2), shade(colour, 0.1)
    accent = contrast(colour)
    foam = "#F6F1E8" if lightness(colour) < 0.85 else mix("#F2C9B4", "#F6F1E8", 0.35)
    sole = "#34302F" if "trail" in looks else shade(colour, -0.16)
    lace = "#FBF7F0" if lightness(colour) < 0.72 else "#55504C"

    with c.group(transform=f"translate(-22 {-66 - tall / 2}) scale(1.1)"):
        c.floor_shadow(208, 330 + tall, 152)
        c.path(
            "M 150 212 C 160 176 192 160 208 170 C 216 176 216 190 220 202 L 270 246 L 214 252 Z",
            c.linear((pale, dark), DOWN),
        )
        c.path("M 92 200 C 108 188 150 202 186 196 L 180 226 L 106 226 Z", deep)
        upper = (
            "M 78 284 C 66 258 70 226 82 202 C 84 190 92 180 100 186 C 108 194 110 206 126 212"
            " C 146 218 164 208 178 194 C 186 186 196 188 202 196 C 226 226 262 240 304 244"
            " C 334 248 352 264 352 284 Z"
        )
        c.path(upper, c.linear((pale, colour, dark), SLANT))
        with c.group(clip=c.clip(upper)):
            _mesh(c, colour, knit="knit" in looks)
            c.ellipse(200, 292, 170, 30, c.radial((f"{deep}/0.75", f"{deep}/0")))
            c.path(
                "M 60 180 L 112 188 C 100 216 104 254 132 290 L 60 290 Z",
                c.linear((dark, deep), DOWN),
                opacity=0.9,
            )
            c.stroke("M 110 200 C 102 226 108 258 132 288", pale, 1.6, opacity=0.6)
            c.path(
                "M 292 290 C 292 266 306 250 324 248 L 360 290 Z", c.linear((dark, deep), SLANT), opacity=0.85
            )
            if "trail" in looks:
                c.path("M 300 292 C 300 268 318 256 340 262 L 360 292 Z", "#34302F", opacity=0.9)
            _flash(c, accent, looks)
            c.path(
                (
                    "M 178 190 C 190 180 204 192 210 200 C 232 226 262 242 292 248 L 262 268"
                    " C 230 256 196 232 178 190 Z"
                ),
                dark,
                opacity=0.75,
            )
            c.ellipse(
                300,
                262,
                34,
                8,
                c.radial((f"{shade(colour, 0.3)}/0.7", f"{pale}/0")),
                transform="rotate(12 300 262)",
            )
        c.stroke("M 101 187 C 109 196 112 207 127 213 C 147 219 165 209 179 195", pale, 3, opacity=0.7)
        for x, y in ((196, 212), (209, 224), (224, 235), (240, 244), (258, 252)):
            c.stroke(f"M {x} {y} q 10 -12 22 -13", shade(lace, -0.2), 6, opacity=0.4)
            c.stroke(f"M {x} {y - 1} q 10 -12 22 -13", lace, 4.6)
        c.stroke(
            "M 206 194 c 16 -20 34 -8 20 4 c -8 6 -16 0 -20 -4 c -20 -12 -26 -30 -8 -26 c 8 4 8 14 8 26",
            lace,
            3.6,
        )
        c.stroke("M 88 190 C 78 182 82 170 94 176", accent, 5)
        _shoe_sole(c, sole, foam, tall, lugs="trail" in looks)


def _shoe_sole(c: Canvas, sole: str, foam: str, tall: float, *, lugs: bool) -> None:
    """The toe springs up from the floor, the heel flares out behind."""
    low = 316 + tall
    if lugs:
        for x, y in (
            (74, -5),
            (94, 0),
            (114, 2),
            (134, 3),
            (206, 3),
            (226, 3),
            (246, 2),
            (266, 0),
            (286, -4),
            (306, -9),
        ):
            c.path(f"M {x} {low + y} l 14 0 l -2 13 l -10 0 Z", shade(sole, -0.03))
    c.path(
        f"M 62 {290 + tall} C 66 {low} 90 {low + 8} 118 {low + 9}"
        f" C 140 {low + 10} 152 {low + 4} 172 {low + 3}"
        f" C 196 {low + 3} 206 {low + 10} 236 {low + 9} C 290 {low + 7} 338 {low - 12} 354 280 Z",
        sole,
    )
    body = (
        "M 70 270 C 62 258 68 248 82 258 C 104 274 150 284 196 283 C 250 282 300 277 334 270"
        " C 350 267 361 273 355 283"
        f" C 344 {296 + tall * 0.6} 306 {low - 2} 246 {low + 1} C 200 {low + 4} 190 {low - 7} 166 {low - 6}"
        f" C 146 {low - 5} 128 {low + 4} 104 {low} C 72 {low - 6} 56 {294 + tall * 0.6} 70 270 Z"
    )
    c.path(body, c.lit(foam, 0.02, 0.13, DOWN))
    with c.group(clip=c.clip(body)):
        middle = f"170 {284 + tall * 0.3} 232 {294 + tall * 0.5} S 320 284 366 264"
        c.stroke(f"M 50 {282 + tall * 0.4} C 110 {312 + tall} {middle}", shade(foam, -0.08), 2.6)
        c.path(
            f"M 60 {284 + tall} C 92 {290 + tall} 108 {298 + tall} 130 {low + 2} L 60 {low + 8} Z",
            shade(foam, -0.07),
            opacity=0.7,
        )


def _mesh(c: Canvas, colour: str, *, knit: bool) -> None:
    tone = shade(colour, -0.11)
    loops = (
        c.weave("M 1 2 l 4 4 l 4 -4", tone, 1.5, (10, 8))
        if knit
        else c.weave("M 2 2 h .1 M 6.5 6 h .1", tone, 2.5, (9, 8))
    )
    c.rect(100, 180, 250, 110, loops, opacity=0.7)


def _flash(c: Canvas, accent: str, looks: frozenset[str]) -> None:
    if "wave" in looks:
        c.path(
            (
                "M 118 286 C 150 236 196 232 222 262 C 236 276 262 272 286 258 C 268 292 228 298 204 276"
                " C 184 258 156 262 132 290 Z"
            ),
            accent,
        )
    if "arc" in looks:
        for radius, width in ((30, 9), (50, 6), (68, 3.5)):
            c.stroke(f"M {196 - radius} 288 A {radius} {radius} 0 0 1 {196 + radius} 288", accent, width)
    if "peaks" in looks:
        c.path(
            (
                "M 126 290 L 158 244 L 174 264 L 196 226 L 236 290 L 214 290 L 194 258 L 178 282"
                " L 160 262 L 144 290 Z"
            ),
            accent,
        )
