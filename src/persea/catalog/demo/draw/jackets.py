"""Pictures of jackets from the front: against rain, against cold, fleece."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import ACROSS, DOWN, Canvas
from persea.catalog.demo.draw.cloth import body, collar, folds, hood, quilt, sleeves
from persea.catalog.demo.draw.colour import lightness, mix, shade

RAIN_LOOKS = frozenset({"long", "pockets", "yoke", "anorak"})
INSULATED_LOOKS = frozenset({"hood", "wide", "vest", "long"})
FLEECE_LOOKS = frozenset({"pile", "quarter", "vest", "pocket"})


def rain_jacket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    hem = 338 if "long" in looks else 318
    dark, deep = shade(colour, -0.1), shade(colour, -0.2)
    trim = shade(colour, -0.28) if lightness(colour) > 0.45 else shade(colour, 0.25)
    c.wall_shadow(208, 226, 165, 165)
    sleeves(c, colour, cuff=284, cuff_tone=dark)
    hood(c, colour)
    with body(c, colour, hem):
        if "yoke" in looks:
            c.path(
                "M 100 90 L 300 90 L 280 176 C 240 190 160 190 120 176 Z",
                c.linear((shade(trim, 0.05), trim), DOWN),
                opacity=0.92,
            )
            c.stroke("M 116 176 C 160 191 240 191 284 176", shade(colour, 0.16), 1.6, opacity=0.6)
        folds(c, deep, hem)
        if "anorak" in looks:
            c.path("M 134 214 L 266 214 L 268 286 L 132 286 Z", c.linear((shade(colour, 0.03), dark), DOWN))
            c.stroke("M 132 214 L 268 214", deep, 2)
            c.path("M 132 214 L 268 214 L 266 232 L 134 232 Z", dark)
            c.stroke("M 200 110 L 200 206", trim, 3)
            c.circle(200, 206, 4, "#D9D2C5")
        else:
            c.rect(192, 96, 16, hem - 96, c.linear((shade(colour, 0.06), dark), ACROSS))
            c.stroke(f"M 192 104 L 192 {hem}", deep, 1.4, opacity=0.7)
            for y in range(146, hem - 16, 44):
                c.circle(200, y, 3.6, shade(colour, -0.24))
                c.circle(199, y - 1, 1.3, shade(colour, 0.2))
            for _ in c.both_sides():
                if "pockets" in looks:
                    c.rect(136, 236, 46, 54, c.linear((colour, dark), DOWN), rx=5)
                    c.path(
                        "M 133 234 L 185 234 L 185 250 Q 159 257 133 250 Z",
                        c.linear((shade(colour, 0.07), dark), DOWN),
                    )
                    c.circle(159, 247, 2.6, trim)
                else:
                    c.stroke("M 150 276 L 168 226", deep, 5, opacity=0.55)
                    c.stroke("M 149 275 L 167 225", trim, 2.2)
        c.stitch(f"M 118 {hem - 14} L 282 {hem - 14}", shade(colour, 0.13), 1.3)
    for x in (186, 214):
        c.stroke(f"M {x} 124 q {(x - 200) * 0.3:.0f} 22 {(x - 200) * 0.1:.0f} 44", "#F1EADC", 2.6)
        c.rect(x - 3 + (x - 200) * 0.1, 166, 6, 10, "#D9D2C5", rx=2)


def insulated_jacket(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    """Quilted in bands, wide ones for a warmer look; "vest" has no sleeves."""
    hem = 344 if "long" in looks else 316
    deep = shade(colour, -0.2)
    step = 34 if "wide" in looks else 24
    c.wall_shadow(208, 226, 165, 165)
    if "vest" not in looks:
        sleeves(c, colour, cuff=284, cuff_tone=shade(colour, -0.14), bands=step)
    if "hood" in looks:
        hood(c, colour, bands=True)
    else:
        collar(c, colour, 84)
    with body(c, colour, hem, vest="vest" in looks, puff=6):
        for y in range(112, hem, step):
            quilt(c, colour, y, step)
        c.stroke(f"M 200 96 L 200 {hem}", deep, 7, opacity=0.7)
        c.stroke(f"M 200 96 L 200 {hem}", shade(colour, -0.3), 3)
        c.stroke(f"M 200 98 L 200 {hem}", "#D8D0C2", 1.4, stroke_dasharray="2 3")
        for x, lean in ((150, 12), (250, -12)):
            c.stroke(f"M {x} {hem - 40} L {x + lean} {hem - 88}", shade(colour, -0.26), 3.4)
        c.path(f"M 100 {hem - 14} L 300 {hem - 14} L 300 {hem + 4} L 100 {hem + 4} Z", shade(colour, -0.12))
    c.rect(196.5, 124, 7, 15, "#D8D0C2", rx=3)
    c.rect(228, 150, 22, 12, mix(shade(colour, 0.3), "#FFF8EC", 0.6), rx=2, opacity=0.9)


def fleece(c: Canvas, colour: str, looks: frozenset[str]) -> None:
    hem = 312
    dark, deep = shade(colour, -0.09), shade(colour, -0.2)
    trim = shade(colour, -0.26) if lightness(colour) > 0.5 else shade(colour, 0.22)
    curl = "M 2 5 q 3 -5 6 0 q -3 4 -5 1" if "pile" in looks else "M 2 3 l 1.6 1.6"
    fluff = c.weave(curl, shade(colour, 0.13 if lightness(colour) < 0.75 else -0.07), 1.5, (11, 9), 12)
    c.wall_shadow(208, 224, 165, 160)
    if "vest" not in looks:
        sleeves(c, colour, cuff=284, cuff_tone=trim, fluff=fluff)
    collar(c, colour, 80, fluff=fluff)
    with body(c, colour, hem, vest="vest" in looks, puff=3):
        c.rect(90, 90, 220, 240, fluff, opacity=0.75)
        folds(c, deep, hem)
        end = 196 if "quarter" in looks else hem
        c.stroke(f"M 200 90 L 200 {end}", deep, 8, opacity=0.5)
        c.stroke(f"M 200 90 L 200 {end}", trim, 4.5)
        c.stroke(f"M 200 92 L 200 {end}", "#DDD5C7", 1.4, stroke_dasharray="2 3")
        if "pocket" in looks:
            c.rect(222, 150, 46, 50, c.linear((shade(trim, 0.06), trim), DOWN), rx=4)
            c.stroke("M 226 162 L 264 162", shade(trim, 0.2), 2)
        for x, lean in ((148, 12), (252, -12)):
            c.stroke(f"M {x} 284 L {x + lean} 240", dark, 6)
            c.stroke(f"M {x} 284 L {x + lean} 240", trim, 2.6)
        c.rect(90, hem - 12, 220, 14, trim)
    c.rect(196.5, 120, 7, 15, "#DDD5C7", rx=3)
