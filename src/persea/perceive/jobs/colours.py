"""Names the colours of what a picture shows, without its background.

Colours are compared in CIELAB, where equal steps look equal (CIE 15:2004; difference: CIE76 with lightness weighing half, as
shadow changes it most). Names are the everyday ones that shops search by. A background that is light and has no colour is taken
for white, which tells how much light there was and of which colour. Where there is too little light to tell, nothing is said:
half of the names would be wrong.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.perceive.jobs.picture import Pixels

_SIDE_PX = 160
_EDGE = 0.06  # of the side: what stands there is background, where it is one colour
_ONE_COLOUR = 14.0  # steps of CIELAB
_PLAIN_EDGE = 0.6  # of the edge that has to be one colour to be a background
_LEAST_SHARE = 0.12
_MOST = 3
_DARKEST = 62.0
"""Lightness (of 100) that the brightest hundredth of a picture has at least, where there is enough light."""
_WHITE_FROM, _WHITE_CHROMA, _WHITE = 58.0, 18.0, 243.0
"""A background at least so light, and with no more colour, is white in another light."""
_TINTED = 22.0  # chroma of what should be white: the light has a colour of its own
_LIGHTNESS_WEIGHT = 0.5
_MIDDLE = 0.33  # of each side, from the middle, that is looked at where no background can be told
_FEWEST = 40  # points that are not background

_NAMED = {
    "black": ("#0c0c0e", "#1d1d20", "#2b2b2e"),
    "white": ("#ffffff", "#f4f4f2", "#e9e9e9", "#dadad8"),
    "grey": ("#808080", "#a2a2a2", "#5f6266", "#b8b8b8"),
    "brown": ("#6b4423", "#8b5a2b", "#4a2f1b", "#9c6b43"),
    "beige": ("#e3d5b8", "#d8c3a0", "#efe6d2"),
    "red": ("#c8102e", "#e02020", "#a51c1c"),
    "burgundy": ("#6d0f24", "#7b1e3a"),
    "orange": ("#f47c20", "#ff8c1a", "#e0661a"),
    "yellow": ("#f7d417", "#ffe23d", "#e8c21a"),
    "green": ("#1f8a3b", "#3aa655", "#14602a", "#6fbf4b"),
    "olive": ("#6b6b2a", "#7c7a3c", "#565628"),
    "turquoise": ("#1fb5ac", "#3fcfc4", "#0f8f8c"),
    "blue": ("#1f57c3", "#2f7de1", "#4b9be8", "#123f9a"),
    "navy": ("#14213d", "#1b2a5a", "#101c40"),
    "purple": ("#6a2fa0", "#8e4fc6", "#4b1f73"),
    "pink": ("#f28cb1", "#f6b3c8", "#e85a9b"),
}


class FoundColour(BaseModel):
    """`share` of what is not background."""

    name: str
    share: float
    hex: str


def name_colours(pixels: Pixels) -> list[FoundColour] | None:
    """At most three, the largest share first; None where the light does not let them be told."""
    import cv2

    height, width = pixels.shape[:2]
    scale = _SIDE_PX / max(height, width)
    size = max(8, round(width * scale)), max(8, round(height * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    lab = _lab(small)
    background = _background(lab)
    shown = ~background if background.any() else _middle(lab)
    small = _in_white_light(small, lab, background)
    lab = _lab(small)
    if not _can_be_told(lab):
        return None
    if shown.sum() < _FEWEST:
        return []
    points, colours = lab[shown], small[shown]
    nearest = _nearest(points)
    names = list(_NAMED)
    found = []
    for number in np.unique(nearest):
        here = nearest == number
        middle = np.median(colours[here], axis=0).astype(int)
        found.append(
            FoundColour(
                name=names[number],
                share=float(here.mean()),
                hex="#" + "".join(f"{channel:02x}" for channel in middle),
            )
        )
    found.sort(key=lambda colour: -colour.share)
    return [colour for colour in found if colour.share >= _LEAST_SHARE][:_MOST]


def _lab(pixels: Pixels) -> NDArray[np.float32]:
    """(…, 3): lightness 0 to 100, then green to red, then blue to yellow."""
    import cv2

    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)


def _in_white_light(pixels: Pixels, lab: NDArray[np.float32], background: NDArray[np.bool_]) -> Pixels:
    if not background.any():
        return pixels
    light, *colour = np.median(lab[background], axis=0)
    if light < _WHITE_FROM or np.hypot(*colour) > _WHITE_CHROMA:
        return pixels
    gain = np.maximum(1.0, _WHITE / np.median(pixels[background], axis=0).clip(1))
    return np.asarray(np.clip(pixels * gain, 0, 255), dtype=np.uint8)


def _can_be_told(lab: NDArray[np.float32]) -> bool:
    """By its brightest points: where even they are dark, or are strongly coloured all alike, it is the light."""
    lightness = lab[..., 0].ravel()
    brightest = lab.reshape(-1, 3)[lightness >= np.percentile(lightness, 99)]
    if float(np.median(brightest[:, 0])) < _DARKEST:
        return False
    chroma = np.hypot(lab[..., 1], lab[..., 2]).ravel()
    turn = np.arctan2(lab[..., 2], lab[..., 1]).ravel()
    is_all_coloured = float(np.percentile(chroma, 5)) > _TINTED
    alike = float(np.hypot(np.cos(turn).mean(), np.sin(turn).mean()))
    return not (is_all_coloured and alike > 0.97)


def _background(lab: NDArray[np.float32]) -> NDArray[np.bool_]:
    """What has the colour of the edge and hangs together with it; nothing where the edge has many colours."""
    import cv2

    height, width = lab.shape[:2]
    rim = max(1, round(_EDGE * min(height, width)))
    edge = np.ones((height, width), bool)
    edge[rim:-rim, rim:-rim] = False
    colour = np.median(lab[edge], axis=0)
    alike = np.linalg.norm((lab - colour) * (_LIGHTNESS_WEIGHT, 1, 1), axis=-1) < _ONE_COLOUR
    if alike[edge].mean() < _PLAIN_EDGE:
        return np.zeros((height, width), bool)
    _, labels = cv2.connectedComponents(alike.astype(np.uint8), connectivity=4)
    touching = np.unique(labels[edge & alike])
    return np.asarray(np.isin(labels, touching) & alike)


def _middle(lab: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where people put what they show."""
    height, width = lab.shape[:2]
    y, x = np.mgrid[:height, :width]
    off = ((x - width / 2) / (_MIDDLE * width)) ** 2 + ((y - height / 2) / (_MIDDLE * height)) ** 2
    return np.asarray(off <= 1)


def _nearest(points: NDArray[np.float32]) -> NDArray[np.int64]:
    """(points,): which name is nearest."""
    patterns, of = [], []
    for number, hexes in enumerate(_NAMED.values()):
        for given in hexes:
            patterns.append([int(given[at : at + 2], 16) for at in (1, 3, 5)])
            of.append(number)
    known = _lab(np.array(patterns, np.uint8)[None])[0]
    weights = np.array((_LIGHTNESS_WEIGHT, 1, 1), np.float32)
    apart = np.linalg.norm((points[:, None] - known[None]) * weights, axis=-1)
    return np.asarray(np.array(of)[apart.argmin(axis=1)], dtype=np.int64)
