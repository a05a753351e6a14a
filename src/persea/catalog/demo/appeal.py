"""How much a product appeals to a shopper: the sum of what taste, price and fame say of it.

A step of 1 makes a click 2.7 times as likely. Which kind of thing is looked for is no part of it: that is the
visit's.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from persea.catalog.demo.goods import Goods
from persea.catalog.demo.shoppers import Shopper, Taste

Appeal = NDArray[np.float64]
"""(N,), by product row."""

_FAME, _BRAND, _COLOUR, _MATERIAL, _PRICE = 1.0, 1.5, 0.9, 0.9, 1.4
_WRONG_FIT = -6.0


def appeal_of(goods: Goods, shopper: Shopper, taste: Taste) -> Appeal:
    """For the shopper's own use."""
    liked = [place for place, brand in enumerate(goods.brands) if brand in taste.brands]
    others = [fit for fit in goods.fits if fit != shopper.fit]
    off_budget = (goods.price_place - shopper.budget) ** 2
    return (
        _FAME * goods.log_draw
        + _BRAND * np.isin(goods.brand_of, liked)
        + _COLOUR * _any(goods.colours, taste.colours, goods)
        + _MATERIAL * _any(goods.materials, taste.materials, goods)
        - _PRICE * shopper.price_matters * off_budget
        + _WRONG_FIT * _any(goods.fits, others, goods)
    )


def gift_appeal(goods: Goods) -> Appeal:
    """For somebody whose taste is not known: what others like, neither cheap nor dear."""
    return _FAME * goods.log_draw - 0.5 * goods.price_place**2


def _any(flags: dict[str, NDArray[np.bool_]], names: Sequence[str], goods: Goods) -> NDArray[np.float64]:
    """(N,), 1 where any of the flags called so holds."""
    held = [flags[name] for name in names if name in flags]
    return np.any(held, axis=0).astype(np.float64) if held else np.zeros(len(goods.products))
