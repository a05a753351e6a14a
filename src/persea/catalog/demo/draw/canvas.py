"""A sheet of 400 by 400 that a drawing is put on, and the one style all pictures share.

Soft tinted ground, light from the upper left, a shadow on the floor. Knows SVG and no products. Ids of
gradients begin with the picture's own prefix, so that many pictures can stand in one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from persea.catalog.demo.draw.colour import mix, shade

GROUNDS = ("#EFE5D8", "#E0E8DB", "#DBE6EE", "#F2E0D9", "#E5E0EE", "#F4EACF")
"""Sand, sage, sky, blush, lilac, butter."""

DOWN = (0.0, 0.0, 0.0, 1.0)
ACROSS = (0.0, 0.0, 1.0, 0.0)
SLANT = (0.1, 0.0, 0.9, 1.0)
"""Directions of a gradient: x1, y1, x2, y2 in the box of the shape it fills."""

Attribute = str | float | None


class Canvas:
    def __init__(self, prefix: str, ground: str) -> None:
        self.ground = ground
        self._prefix = prefix
        self._definitions: dict[tuple[str, str], str] = {}
        self._marks: list[str] = []
        glow = self.radial((shade(ground, 0.055), ground, shade(ground, -0.035)), 0.42, 0.36, 0.75)
        self.rect(0, 0, 400, 400, fill=glow)

    # ------------------------------------------------------------ paint

    def linear(self, colours: Iterable[str], direction: tuple[float, float, float, float] = SLANT) -> str:
        """A paint that runs evenly through `colours`."""
        x1, y1, x2, y2 = direction
        return self._paint(f'linearGradient x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"', colours)

    def lit(
        self, colour: str, light: float, dark: float, direction: tuple[float, float, float, float] = SLANT
    ) -> str:
        """`colour` from `light` lighter where the light comes from to `dark` darker."""
        return self.linear((shade(colour, light), colour, shade(colour, -dark)), direction)

    def radial(self, colours: Iterable[str], cx: float = 0.5, cy: float = 0.5, r: float = 0.5) -> str:
        """A paint that runs from the point (cx, cy) outwards."""
        return self._paint(f'radialGradient cx="{cx}" cy="{cy}" r="{r}"', colours)

    def _paint(self, opening: str, colours: Iterable[str]) -> str:
        listed = list(colours)
        stops = []
        for place, colour in enumerate(listed):
            # "#RRGGBB/0.4" is a colour that lets 0.6 of what is behind it through.
            solid, _, opacity = colour.partition("/")
            veil = f' stop-opacity="{opacity}"' if opacity else ""
            stops.append(f'<stop offset="{place / (len(listed) - 1):.3g}" stop-color="{solid}"{veil}/>')
        return self._define(opening, "".join(stops))

    def weave(self, d: str, colour: str, width: float, repeat: tuple[float, float], turn: float = 0) -> str:
        """A paint of the line `d`, drawn anew every `repeat` (across, down) and turned by degrees."""
        across, down = repeat
        opening = (
            f'pattern width="{across}" height="{down}" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate({turn})"'
        )
        line = f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'
        return self._define(opening, line)

    def clip(self, d: str) -> str:
        """The inside of the outline `d`, for `group`."""
        return self._define("clipPath", f'<path d="{d}"/>')

    def _define(self, opening: str, inside: str) -> str:
        name = self._definitions.setdefault((opening, inside), f"{self._prefix}{len(self._definitions)}")
        return f"url(#{name})"

    # ------------------------------------------------------------ marks

    def path(self, d: str, fill: str = "none", **more: Attribute) -> None:
        self._mark("path", d=d, fill=fill, **more)

    def stroke(self, d: str, colour: str, width: float, **more: Attribute) -> None:
        """A line with round ends."""
        self._mark(
            "path", d=d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round",
            stroke_linejoin="round", **more,
        )  # fmt: skip

    def stitch(self, d: str, colour: str, width: float = 1.6) -> None:
        self.stroke(d, colour, width, stroke_dasharray="5 4", opacity=0.75)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: str, **more: Attribute) -> None:
        self._mark("ellipse", cx=cx, cy=cy, rx=rx, ry=ry, fill=fill, **more)

    def circle(self, cx: float, cy: float, r: float, fill: str, **more: Attribute) -> None:
        self._mark("circle", cx=cx, cy=cy, r=r, fill=fill, **more)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, rx: float = 0, **more: Attribute
    ) -> None:
        self._mark("rect", x=x, y=y, width=width, height=height, fill=fill, rx=rx or None, **more)

    @contextmanager
    def group(
        self, *, clip: str | None = None, transform: str | None = None, opacity: float | None = None
    ) -> Iterator[None]:
        """What is drawn inside is cut to `clip`, moved by `transform`, thinned to `opacity`."""
        self._marks.append(f"<g{_attributes(clip_path=clip, transform=transform, opacity=opacity)}>")
        yield
        self._marks.append("</g>")

    def both_sides(self) -> Iterator[bool]:
        """Twice: what is drawn stays (True), then is mirrored from left to right (False)."""
        yield True
        with self.group(transform="translate(400 0) scale(-1 1)"):
            yield False

    def floor_shadow(self, cx: float, cy: float, rx: float, ry: float = 13) -> None:
        """Where an object stands: a soft pool, and a darker line right under it."""
        dark = mix(shade(self.ground, -0.42), "#4A3B33", 0.35)
        self.ellipse(
            cx + 6, cy, rx * 1.12, ry * 1.3, self.radial((f"{dark}/0.42", f"{dark}/0.2", f"{dark}/0"))
        )
        self.ellipse(
            cx, cy - 1, rx * 0.94, ry * 0.5, self.radial((f"{dark}/0.5", f"{dark}/0.25", f"{dark}/0"))
        )

    def wall_shadow(self, cx: float, cy: float, rx: float, ry: float) -> None:
        """Behind what hangs or floats."""
        dark = mix(shade(self.ground, -0.4), "#4A3B33", 0.3)
        self.ellipse(cx, cy, rx, ry, self.radial((f"{dark}/0.34", f"{dark}/0.22", f"{dark}/0")))

    def _mark(self, tag: str, **attributes: Attribute) -> None:
        self._marks.append(f"<{tag}{_attributes(**attributes)}/>")

    def svg(self, title: str) -> str:
        """The finished picture. `title` must be free of markup."""
        definitions = "".join(
            f'<{opening} id="{name}">{inside}</{opening.split(" ", 1)[0]}>'
            for (opening, inside), name in self._definitions.items()
        )
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">'
            f"<title>{title}</title><defs>{definitions}</defs>{''.join(self._marks)}</svg>"
        )


def _attributes(**attributes: Attribute) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{_number(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"
