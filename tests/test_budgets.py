"""Budgets and prices come from the environment, and what cannot be one is refused by name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from persea.errors import SettingsError
from persea.seams import Price
from persea.settings import Settings
from persea.values import Budget

URL = {"PERSEA_MODEL_URL": "http://127.0.0.1:1/v1"}


def test_budgets_and_prices_are_read() -> None:
    """Costs are given in the prices' currency and kept in millionths; 0 sets no limit."""
    settings = Settings.load(
        {
            **URL,
            "PERSEA_TURN_TOKENS": "0",
            "PERSEA_TURN_SECONDS": "30",
            "PERSEA_TURN_COST": "0.05",
            "PERSEA_DAY_TOKENS": "1000",
            "PERSEA_MODEL_PRICE_IN": "0.25",
            "PERSEA_MODEL_PRICE_OUT": "2",
        }
    )
    assert settings.turn_budget == Budget(tokens=None, wall_s=30, cost_micros=50_000)
    assert settings.day_budget == Budget(tokens=1000)
    assert settings.model is not None
    assert settings.model.price == Price(Decimal("0.25"), Decimal(2))


def test_without_a_word_there_are_limits_of_tokens_and_time_and_no_price() -> None:
    """The defaults bound an answer and a day, but no cost, since no price is known."""
    settings = Settings.load(URL)
    assert settings.turn_budget == Budget(tokens=60_000, wall_s=240)
    assert settings.day_budget == Budget(tokens=500_000)
    assert settings.model is not None
    assert settings.model.price is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PERSEA_TURN_TOKENS", "many"),
        ("PERSEA_TURN_SECONDS", "-1"),
        ("PERSEA_DAY_COST", "5 EUR"),
        ("PERSEA_MODEL_PRICE_OUT", "1e3"),
    ],
)
def test_what_is_no_amount_is_refused_by_name(name: str, value: str) -> None:
    """The error names the variable and its value."""
    with pytest.raises(SettingsError, match=name):
        Settings.load({**URL, name: value})
