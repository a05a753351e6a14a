"""Colours are named as people name them, and not at all where the light does not tell."""

from __future__ import annotations

import numpy as np
import pytest

from persea.language.colours import COLOURS
from persea.perceive.jobs.colours import _NAMED, name_colours

_GOODS = {
    "black": (34, 34, 34),
    "grey": (136, 140, 144),
    "brown": (122, 78, 42),
    "beige": (220, 201, 166),
    "red": (208, 28, 36),
    "orange": (240, 128, 36),
    "yellow": (242, 208, 40),
    "green": (47, 143, 74),
    "turquoise": (40, 176, 168),
    "blue": (42, 102, 200),
    "navy": (26, 36, 72),
    "purple": (112, 56, 160),
    "pink": (240, 156, 184),
    "olive": (112, 112, 47),
    "burgundy": (114, 21, 44),
}


def _shot(
    colour: tuple[int, int, int], light: float = 1.0, ground: int = 245, tint: tuple[float, ...] = (1, 1, 1)
) -> np.ndarray:
    """A thing with a lit and a shaded side on a plain ground, (300, 400, 3)."""
    y, x = np.mgrid[:300, :400]
    picture = np.full((300, 400, 3), float(ground))
    shaded = np.array(colour) * (1 - 0.35 * ((x - 90) / 220))[..., None]
    thing = ((x - 200) / 110) ** 2 + ((y - 150) / 100) ** 2 < 1
    picture[thing] = shaded[thing]
    noise = np.random.default_rng(3).normal(0, 4, picture.shape)
    return np.clip(picture * light * np.array(tint) + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("name", _GOODS)
@pytest.mark.parametrize("light", [1.0, 0.8, 0.65])
def test_goods_on_white_have_their_colour(name: str, light: float) -> None:
    """Also where the photo is rather dark: the white around it tells how much light there was."""
    found = name_colours(_shot(_GOODS[name], light))
    assert found is not None
    assert found[0].name == name
    assert found[0].share > 0.5


@pytest.mark.parametrize("tint", [(1.0, 0.93, 0.82), (0.9, 0.96, 1.0)])
def test_warm_and_cold_light_change_no_name(tint: tuple[float, ...]) -> None:
    """A lamp makes white yellowish, and the shade makes it bluish."""
    for name in ("red", "green", "blue", "grey"):
        found = name_colours(_shot(_GOODS[name], 0.95, tint=tint))
        assert found is not None
        assert found[0].name == name


@pytest.mark.parametrize("light", [0.35, 0.2, 0.1])
def test_in_the_dark_nothing_is_said(light: float) -> None:
    """Half of the names would be wrong."""
    assert [name_colours(_shot(colour, light)) for colour in _GOODS.values()] == [None] * len(_GOODS)


def test_under_a_coloured_lamp_nothing_is_said() -> None:
    """Where all is red, it is the light."""
    assert name_colours(_shot(_GOODS["grey"], tint=(1.0, 0.35, 0.3))) is None


def test_two_colours_are_told_by_their_share() -> None:
    """Half a thing in one, half in the other; what is a sliver is left out."""
    picture = np.full((200, 300, 3), 246, np.uint8)
    picture[50:150, 60:160] = _GOODS["red"]
    picture[50:150, 160:240] = _GOODS["blue"]
    picture[50:150, 240:245] = _GOODS["green"]
    found = name_colours(picture)
    assert found is not None
    assert [colour.name for colour in found] == ["red", "blue"]
    assert found[0].share == pytest.approx(100 / 185, abs=0.03)
    assert found[0].hex == "#d01c24"


def test_nothing_but_background_has_no_colour() -> None:
    """A white wall is no white thing."""
    assert name_colours(np.full((100, 100, 3), 240, np.uint8)) == []


def test_names_are_those_that_the_shop_knows() -> None:
    """They can be searched with."""
    assert set(_NAMED) <= COLOURS
