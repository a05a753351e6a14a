"""Pictures of armchairs, from the front, and of rocking and sling chairs, from the side."""

from __future__ import annotations

from persea.catalog.demo.draw import upholstery as parts
from persea.catalog.demo.draw.canvas import ACROSS, Canvas
from persea.catalog.demo.draw.colour import lightness, mix, shade
from persea.catalog.demo.draw.materials import grain, plank, wicker
from persea.catalog.demo.draw.patterns import lay, zigzag

ARMCHAIR_LOOKS = frozenset(
    {
        "wing", "club", "lounge", "shell", "cane", "rocker", "sling", "stool", "leather", "velvet", "boucle", "stripe",
        "check", "floral", "button", "channel", "dark", "pillow",
    }
)  # fmt: skip

OAK, WALNUT, BRASS = "#B98552", "#6E4A33", "#C9A24E"


def armchair(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """A tub chair unless another is named; "dark" has darker legs, "stool" a footstool before it."""
    wood = WALNUT if "dark" in looks else OAK
    stool = "stool" in looks
    with c.group(transform="translate(-16 6) scale(0.9)" if stool else "translate(0 -8)"):
        c.floor_shadow(200, 350, 132)
        if "rocker" in looks:
            _rocker(c, colour, wood, looks)
        elif "sling" in looks:
            _sling(c, colour, wood, looks)
        elif "wing" in looks:
            _wing(c, colour, wood, looks)
        elif "club" in looks:
            _club(c, colour, wood, looks)
        elif "lounge" in looks:
            _lounge(c, colour, wood, looks)
        elif "shell" in looks:
            _shell(c, colour, looks)
        elif "cane" in looks:
            _peacock(c, colour, looks)
        else:
            _tub(c, colour, wood, looks)
        if "pillow" in looks and not looks & {"rocker", "sling"}:
            _pillow(c, colour)
    if stool:
        _stool(c, colour, wood, looks)


def _tub(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    parts.legs(c, wood, (118, 282), 306)
    back = "M 74 226 C 66 120 120 76 200 76 C 280 76 334 120 326 226 L 318 300 H 82 Z"
    parts.stuffed(c, back, colour, looks, away=0.03)
    inner = "M 112 250 C 104 150 140 110 200 110 C 260 110 296 150 288 250 Z"
    parts.stuffed(c, inner, colour, looks, away=0.0)
    with c.group(clip=c.clip(inner)):
        parts.quilted(c, colour, looks, (112, 118, 176, 130))
    parts.stuffed(
        c,
        "M 106 232 Q 108 220 124 220 H 276 Q 292 220 294 232 L 296 262 Q 296 274 282 274 H 118 Q 104 274 104 262 Z",
        colour,
        looks,
        away=-0.04,
    )
    for d in (
        "M 70 212 C 72 196 98 192 108 208 C 114 240 112 290 108 316 H 86 C 74 290 66 240 70 212 Z",
        "M 330 212 C 328 196 302 192 292 208 C 286 240 288 290 292 316 H 314 C 326 290 334 240 330 212 Z",
    ):
        parts.stuffed(c, d, colour, looks, away=0.02)
    parts.stuffed(
        c, "M 104 272 H 296 L 292 312 Q 291 318 282 318 H 118 Q 109 318 108 312 Z", colour, looks, away=0.07
    )


def _wing(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    parts.legs(c, wood, (116, 284), 312)
    parts.stuffed(
        c, "M 112 250 L 106 84 C 106 52 150 40 200 40 C 250 40 294 52 294 84 L 288 250 Z", colour, looks
    )
    with c.group(clip=c.clip("M 112 250 L 106 84 C 106 52 150 40 200 40 C 250 40 294 52 294 84 L 288 250 Z")):
        parts.quilted(c, colour, looks, (120, 62, 160, 150))
    for way in (0, 1):
        with c.group(transform="translate(400 0) scale(-1 1)" if way else None):
            parts.stuffed(
                c,
                "M 112 60 C 84 62 70 96 76 138 C 80 168 92 180 88 206 L 124 212 C 130 160 126 96 112 60 Z",
                colour,
                looks,
                away=0.02 + 0.05 * way,
            )
            parts.stuffed(
                c,
                "M 72 214 C 74 192 118 192 120 214 L 122 318 H 82 C 76 290 70 246 72 214 Z",
                colour,
                looks,
                away=0.01 + 0.04 * way,
            )
            c.ellipse(96, 214, 23, 14, c.lit(shade(colour, 0.04), 0.06, 0.08))
    parts.stuffed(
        c,
        "M 118 232 Q 118 222 132 222 H 268 Q 282 222 282 232 V 262 Q 282 272 270 272 H 130 Q 118 272 118 262 Z",
        colour,
        looks,
        away=-0.03,
    )
    parts.stuffed(
        c, "M 118 270 H 282 V 314 Q 282 320 274 320 H 126 Q 118 320 118 314 Z", colour, looks, away=0.06
    )


def _club(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    parts.legs(c, wood, (100, 300), 322)
    parts.stuffed(
        c,
        "M 98 240 V 132 C 98 104 116 96 140 94 H 260 C 284 96 302 104 302 132 V 240 Z",
        colour,
        looks,
        away=0.02,
    )
    with c.group(clip=c.clip("M 98 240 V 132 C 98 104 116 96 140 94 H 260 C 284 96 302 104 302 132 V 240 Z")):
        parts.quilted(c, colour, looks, (108, 108, 184, 110))
    parts.stuffed(
        c,
        "M 112 222 Q 112 208 130 208 H 270 Q 288 208 288 222 V 258 Q 288 270 272 270 H 128 Q 112 270 112 258 Z",
        colour,
        looks,
        away=-0.03,
    )
    parts.stuffed(c, "M 112 266 H 288 V 326 H 112 Z", colour, looks, away=0.06)
    for way in (0, 1):
        with c.group(transform="translate(400 0) scale(-1 1)" if way else None):
            parts.stuffed(
                c,
                "M 48 202 C 44 166 118 160 120 200 V 328 Q 120 332 114 332 H 64 Q 58 332 58 326 V 246 C 50 236 48 220 48 202 Z",
                colour,
                looks,
                away=0.01 + 0.05 * way,
            )
            c.circle(84, 206, 27, c.lit(shade(colour, -0.02 - 0.04 * way), 0.08, 0.1))
            c.circle(84, 206, 18, "none", stroke=shade(colour, -0.15), stroke_width=2)
            if "leather" in looks:
                for y in range(244, 326, 10):
                    c.circle(113, y, 2.6, BRASS)
                    c.circle(65, y, 2.6, BRASS)


def _lounge(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    """An open wooden frame with two loose cushions."""
    for x1, x2 in ((92, 78), (308, 322)):
        c.stroke(f"M {x1} 176 L {x2} 346", shade(wood, -0.06), 13)
        c.stroke(f"M {x1 - 2} 176 L {x2 - 2} 344", shade(wood, 0.12), 3.4, opacity=0.7)
    c.rect(88, 284, 224, 18, plank(c, wood), rx=5)
    parts.stuffed(c, "M 106 244 L 112 96 Q 114 82 130 82 H 270 Q 286 82 288 96 L 294 244 Z", colour, looks)
    with c.group(clip=c.clip("M 106 244 L 112 96 Q 114 82 130 82 H 270 Q 286 82 288 96 L 294 244 Z")):
        parts.quilted(c, colour, looks, (112, 96, 176, 130))
    parts.stuffed(
        c,
        "M 98 246 Q 98 232 114 232 H 286 Q 302 232 302 246 V 276 Q 302 290 286 290 H 114 Q 98 290 98 276 Z",
        colour,
        looks,
        away=-0.03,
    )
    c.stroke("M 110 262 H 290", shade(colour, -0.14), 2, opacity=0.5)
    for way in (0, 1):
        with c.group(transform="translate(400 0) scale(-1 1)" if way else None):
            c.path(
                "M 60 194 C 66 178 96 172 120 178 Q 126 182 120 190 C 100 190 84 196 74 206 Q 62 208 60 194 Z",
                c.lit(wood, 0.14, 0.08),
            )
            with c.group(
                clip=c.clip(
                    "M 60 194 C 66 178 96 172 120 178 Q 126 182 120 190 C 100 190 84 196 74 206 Q 62 208 60 194 Z"
                )
            ):
                lay(c, (56, 170, 76, 40), grain(c, wood, -12))


def _shell(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    c.path("M 192 290 H 208 L 210 340 H 190 Z", c.linear(("#8E9499", "#F0F2F3", "#8E9499"), ACROSS))
    c.path(
        "M 128 350 C 150 336 180 332 200 332 C 220 332 250 336 272 350 Q 200 358 128 350 Z",
        c.linear(("#9AA0A5", "#E8EAEB", "#8E9499"), ACROSS),
    )
    whole = "M 74 214 C 62 96 128 44 200 44 C 272 44 338 96 326 214 C 322 268 268 300 200 300 C 132 300 78 268 74 214 Z"
    parts.stuffed(c, whole, colour, looks, away=0.05, print_=False)
    inner = "M 100 206 C 90 116 140 72 200 72 C 260 72 310 116 300 206 C 292 238 250 250 200 250 C 150 250 108 238 100 206 Z"
    parts.stuffed(c, inner, colour, looks, away=-0.03)
    with c.group(clip=c.clip(inner)):
        parts.quilted(c, colour, looks, (110, 90, 180, 130))
        c.path("M 90 90 C 84 160 96 220 130 250 H 80 Z", shade(colour, -0.25), opacity=0.25)
    parts.stuffed(
        c,
        "M 104 222 C 112 204 160 200 200 200 C 240 200 288 204 296 222 C 296 252 250 268 200 268 C 150 268 104 252 104 222 Z",
        colour,
        looks,
        away=-0.05,
    )


def _peacock(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Of cane, with a fanned back and a cushion of `colour`."""
    cane, dark = "#C99F62", "#94693A"
    for x1, x2 in ((132, 112), (268, 288)):
        c.stroke(f"M {x1} 276 L {x2} 348", dark, 10)
        c.stroke(f"M {x1 - 2} 276 L {x2 - 2} 346", cane, 5)
    fan = "M 130 246 C 60 190 62 52 200 44 C 338 52 340 190 270 246 Z"
    c.path(fan, shade(cane, -0.08), opacity=0.35)
    with c.group(clip=c.clip(fan)):
        for turn in range(-72, 73, 9):
            c.stroke("M 200 250 V 30", cane, 3.6, transform=f"rotate({turn} 200 258)")
        for r in (58, 96, 132, 168, 192):
            c.circle(200, 252, r, "none", stroke=dark, stroke_width=4.6)
            c.circle(200, 251, r, "none", stroke=shade(cane, 0.08), stroke_width=2.8, stroke_dasharray="8 3")
    c.stroke(fan, dark, 11)
    c.stroke(fan, shade(cane, 0.06), 6, stroke_dasharray="9 3")
    for way in (0, 1):
        with c.group(transform="translate(400 0) scale(-1 1)" if way else None):
            c.stroke("M 120 196 C 76 196 72 232 104 262 L 128 280", dark, 10)
            c.stroke(
                "M 120 195 C 76 195 72 231 104 261 L 128 279", shade(cane, 0.06), 5, stroke_dasharray="8 3"
            )
    seat = "M 108 262 H 292 L 284 298 Q 200 310 116 298 Z"
    c.path(seat, cane)
    with c.group(clip=c.clip(seat)):
        lay(c, (100, 256, 200, 54), wicker(c, cane, 16))
    parts.stuffed(
        c,
        "M 108 256 C 108 236 150 230 200 230 C 250 230 292 236 292 256 C 292 274 250 280 200 280 C 150 280 108 274 108 256 Z",
        colour,
        looks,
    )
    if "button" in looks:
        c.circle(200, 254, 5, shade(colour, -0.12))


def _rocker(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    c.stroke("M 66 330 Q 200 372 346 318", shade(wood, -0.08), 13)
    c.stroke("M 68 327 Q 200 368 344 315", shade(wood, 0.12), 3.4, opacity=0.7)
    c.stroke("M 128 256 L 110 344 M 272 264 L 288 340", shade(wood, -0.04), 12)
    c.stroke("M 96 84 L 140 268", wood, 13)
    c.stroke("M 270 264 L 284 206 M 118 200 C 180 192 240 194 300 204", shade(wood, -0.02), 11)
    c.stroke("M 118 197 C 180 189 240 191 300 201", shade(wood, 0.14), 3, opacity=0.7)
    c.stroke("M 118 276 L 288 284", shade(wood, -0.06), 12)
    back = "M 90 70 C 96 56 118 56 126 70 C 150 130 168 200 172 244 C 170 258 150 262 142 250 C 122 200 100 130 90 70 Z"
    parts.stuffed(c, back, colour, looks)
    seat = "M 136 238 Q 140 228 156 228 L 284 240 Q 300 244 298 260 Q 296 276 280 276 L 150 268 Q 134 264 136 238 Z"
    parts.stuffed(c, seat, colour, looks, away=-0.03)
    if "button" in looks:
        for x, y in ((122, 116), (138, 164), (152, 210)):
            c.circle(x, y, 4.6, shade(colour, -0.18))


def _sling(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    c.stroke("M 306 152 L 110 346", shade(wood, -0.16), 12)
    cloth = "M 84 70 C 96 60 112 60 120 70 C 140 160 170 236 226 250 C 264 258 292 236 316 212 L 334 226 C 312 274 270 304 218 294 C 148 282 108 190 84 70 Z"
    parts.stuffed(c, cloth, colour, looks)
    c.stroke("M 96 70 L 292 348", wood, 13)
    c.stroke("M 94 72 L 288 346", shade(wood, 0.14), 3.2, opacity=0.7)
    c.stroke("M 318 224 L 140 348", shade(wood, -0.04), 12)
    c.stroke("M 148 188 C 200 176 260 178 318 190", wood, 13)
    c.stroke("M 148 185 C 200 173 260 175 316 187", shade(wood, 0.16), 3, opacity=0.7)
    for x, y in ((196, 212), (236, 282)):
        c.circle(x, y, 6, BRASS)


def _pillow(c: Canvas, colour: str) -> None:
    tone = mix(colour, "#F4E7CF", 0.65) if lightness(colour) < 0.75 else "#C07A58"
    d = "M 150 172 Q 154 168 162 170 Q 200 176 238 170 Q 246 168 250 172 Q 252 176 250 184 Q 244 204 250 226 Q 252 234 248 236 Q 244 238 236 236 Q 200 230 164 236 Q 156 238 152 236 Q 148 234 150 226 Q 156 204 150 184 Q 148 176 150 172 Z"
    c.path(d, c.lit(tone, 0.06, 0.1))
    with c.group(clip=c.clip(d)):
        lay(c, (144, 166, 112, 74), zigzag(c, shade(tone, -0.16), 22, 4))


def _stool(c: Canvas, colour: str, wood: str, looks: frozenset[str]) -> None:
    c.floor_shadow(296, 372, 64, 9)
    with c.group(transform="translate(0 22)"):
        parts.legs(c, wood, (252, 340), 316)
        parts.stuffed(
            c,
            "M 234 290 Q 234 276 250 276 H 342 Q 358 276 358 290 V 312 Q 358 326 342 326 H 250 Q 234 326 234 312 Z",
            colour,
            looks,
            away=-0.02,
        )
        c.stroke("M 240 304 H 352", shade(colour, -0.16), 2, opacity=0.5)
