"""The animals that some products are shown with: a dog, a cat, a robin or a blue tit."""

from __future__ import annotations

from persea.catalog.demo.draw.canvas import DOWN, Canvas
from persea.catalog.demo.draw.colour import shade


def sleeping_dog(c: Canvas, x: float, y: float, scale: float) -> None:
    """Curled up, nose to the left, lying on (x, y)."""
    coat, dark, pale = "#B07A45", "#7E5230", "#E9D3B0"
    with c.group(transform=f"translate({x} {y}) scale({scale})"):
        c.path("M 78 -6 C 104 -14 96 14 40 14 L -10 14 L -10 4 C 30 6 66 8 78 -6 Z", dark)
        c.path(
            "M -66 14 C -70 -20 -30 -58 22 -54 C 70 -50 92 -18 82 14 Z",
            c.radial((shade(coat, 0.1), coat, shade(coat, -0.1)), 0.4, 0.25, 0.8),
        )
        c.path("M 36 14 C 24 -16 58 -34 76 -10 C 84 2 82 14 80 14 Z", shade(coat, -0.07))
        c.path(
            "M -92 12 C -98 -4 -86 -22 -68 -26 C -48 -34 -22 -22 -22 -2 C -22 12 -40 16 -56 16 C -72 18 -88 18 -92 12 Z",
            c.radial((shade(coat, 0.12), coat), 0.4, 0.3, 0.8),
        )
        c.path("M -92 12 C -96 2 -88 -6 -76 -6 C -64 -6 -56 2 -56 16 C -70 18 -86 18 -92 12 Z", pale)
        c.ellipse(-91, 1, 6, 5, "#2E2622")
        c.stroke("M -72 -12 q 5 4 10 0", "#2E2622", 2.8)
        c.path("M -52 -26 C -34 -36 -14 -18 -22 8 C -36 12 -46 -4 -52 -26 Z", dark)
        c.path("M -62 16 q 14 -12 32 -4 q 8 4 4 6 Z", shade(coat, 0.06))


def sitting_cat(c: Canvas, x: float, y: float, scale: float) -> None:
    """Sitting, seen from the front, on (x, y)."""
    coat, dark = "#6E6A68", "#4B4846"
    with c.group(transform=f"translate({x} {y}) scale({scale})"):
        c.stroke("M 32 -8 C 66 -4 70 -36 56 -50", dark, 11)
        c.path(
            "M -38 0 C -44 -46 -26 -76 0 -76 C 26 -76 44 -46 38 0 Z",
            c.linear((shade(coat, 0.08), shade(coat, -0.04)), DOWN),
        )
        c.path("M -16 0 C -20 -30 -10 -50 0 -50 C 10 -50 20 -30 16 0 Z", "#E9E4DC")
        c.path(
            "M -34 -88 L -36 -124 L -12 -108 H 12 L 36 -124 L 34 -88 C 34 -60 -34 -60 -34 -88 Z",
            c.linear((shade(coat, 0.1), coat), DOWN),
        )
        c.path("M -30 -108 L -30 -116 L -20 -108 Z M 30 -108 L 30 -116 L 20 -108 Z", "#D9A29A")
        c.ellipse(0, -76, 15, 10, "#E9E4DC")
        for side in (-14, 14):
            c.ellipse(side, -90, 6, 6.4, "#D7C45A")
            c.ellipse(side, -90, 2, 5.6, "#201D1B")
        c.path("M -4 -82 h 8 l -4 5 Z", "#C27F78")
        c.ellipse(-14, -3, 12, 6, "#E9E4DC")
        c.ellipse(14, -3, 12, 6, "#E9E4DC")


def perched_bird(c: Canvas, x: float, y: float, scale: float, *, robin: bool, left: bool) -> None:
    """Perched with its feet at (x, y)."""
    back, breast, belly = ("#7D6A55", "#D9692E", "#F0E6D6") if robin else ("#6F8FA8", "#EBCB57", "#EBCB57")
    with c.group(transform=f"translate({x} {y}) scale({-scale if left else scale} {scale})"):
        c.stroke("M -4 0 l -2 -16 M 8 0 l 0 -16", "#5B4A3C", 3)
        c.path("M -34 -36 L -84 -14 L -78 -4 L -22 -18 Z", shade(back, -0.12))
        body = "M -44 -34 C -40 -70 -10 -96 18 -100 C 46 -100 54 -74 48 -52 C 42 -24 16 -10 -8 -12 C -26 -14 -40 -20 -44 -34 Z"
        c.path(body, c.linear((shade(back, 0.08), shade(back, -0.05)), DOWN))
        with c.group(clip=c.clip(body)):
            c.ellipse(14, -24, 46, 32, belly)
            c.ellipse(36, -56, 29, 33, breast)
            if not robin:
                c.ellipse(30, -86, 26, 17, "#F7F7F2")
                c.path("M -4 -84 C 4 -112 44 -112 52 -92 L 30 -93 Z", "#3F6FA0")
                c.stroke("M 4 -82 Q 28 -74 52 -82", "#2E3A48", 4.6)
        c.path("M -46 -30 C -40 -58 -16 -66 4 -56 C -4 -34 -22 -24 -46 -30 Z", shade(back, -0.1))
        c.path("M 47 -84 L 63 -78 L 47 -73 Z", "#4A423A")
        c.circle(32, -84, 4.6, "#241F1C")
        c.circle(33, -85.6, 1.5, "#FFFFFF")
