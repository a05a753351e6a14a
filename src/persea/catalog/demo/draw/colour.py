"""Colours for the demo pictures: mixing and shading, so that light and shadow keep a colour's character.

Works in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020), where equal steps
look equal. Colours go in and come out as #RRGGBB.
"""

from __future__ import annotations

from functools import lru_cache

Lab = tuple[float, float, float]


def shade(colour: str, change: float) -> str:
    """`colour` made lighter (`change` above 0) or darker; 1 is the way from black to white."""
    lightness, a, b = _oklab(colour)
    # Light washes a colour out a little; shadow keeps it, or it turns to mud.
    keep = 1 - 0.5 * max(change, 0)
    return _hex((min(max(lightness + change, 0.0), 1.0), a * keep, b * keep))


def mix(first: str, second: str, share: float) -> str:
    """`share` of `second` in `first`: 0 is all first, 1 all second."""
    pairs = zip(_oklab(first), _oklab(second), strict=True)
    lightness, a, b = (one + (other - one) * share for one, other in pairs)
    return _hex((lightness, a, b))


def contrast(colour: str) -> str:
    """What stands out on `colour`: cream on a dark one, a deep tone on a light one."""
    if lightness(colour) < 0.72:
        return mix(shade(colour, 0.3), "#FFF8EC", 0.52)
    return shade(colour, -0.29)


def lightness(colour: str) -> float:
    """From 0, black, to 1, white."""
    return _oklab(colour)[0]


@lru_cache(maxsize=1024)
def _oklab(colour: str) -> Lab:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lab: Lab) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_gamma(channel) * 255):02X}" for channel in channels)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
