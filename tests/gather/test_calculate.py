"""The tool `calculate`: exact, with units and money, and refusing what has no meaning."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from fractions import Fraction
from time import perf_counter

import pytest

from persea.errors import ToolError
from persea.gather.arithmetic.parse import work_out
from persea.gather.arithmetic.quantity import Quantity
from persea.gather.calculate import Calculate, calculated
from persea.values import Turn

TURN = Turn(id="t", started_at=datetime(2026, 11, 28, 13, tzinfo=UTC), currency="USD")


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("0.1 + 0.2", "0.3"),
        ("17 % of 2340 EUR / 6", "66.30 EUR"),
        ("17% of 2,340 EUR", "397.80 EUR"),
        ("84.60 EUR + 10%", "93.06 EUR"),
        ("84.60 EUR * 110% / 4", "23.27 EUR (rounded to cents, halves up, from 23.265)"),
        ("15% off $79.90", "67.92 USD (rounded to cents, halves up, from 67.915)"),
        ("10 % on 50 GBP", "55.00 GBP"),
        ("100 USD - 20 % - 10 %", "72.00 USD"),
        ("1000 JPY / 3", "333 JPY (rounded to whole JPY, halves up, from 333.333333333)"),
        ("1 KWD / 8", "0.125 KWD"),
        ("-1 USD / 8", "-0.13 USD (rounded to cents, halves away from zero, from -0.125)"),
        ("$5 CAD", "5.00 CAD"),
        ("EUR 12.50 * 3", "37.50 EUR"),
        ("3 EUR/kg * 2.5 kg", "7.50 EUR"),
        ("1.549 EUR/l * 40 l", "61.96 EUR"),
        ("20 EUR / 8 kg", "2.5 EUR/kg"),
        ("20/80 in %", "25 %"),
        ("percent(20 EUR, 80 EUR)", "25 %"),
        ("change(80, 100)", "25 %"),
        ("change(100, 80)", "-20 %"),
        ("50 % + 25 %", "75 %"),
        ("1/3 of 90", "30"),
        ("3.5 ft in cm", "106.68 cm"),
        ("42 in in cm", "106.68 cm"),
        ("5 ft 3 in in cm", "160.02 cm"),
        ("1 h 30 min in min", "90 min"),
        ("10 lb in kg", "4.5359237 kg"),
        ("3 kg > 5 lb", "true (3 kg > 2.26796185 kg)"),
        ("1 = 2", "false (1 = 2)"),
        ("20 °C in °F", "68 °F"),
        ("-40 °F in celsius", "-40 °C"),
        ("0 K in °C", "-273.15 °C"),
        ("avg(20 °C, 22 °C)", "21 °C"),
        ("100 km / 2 h", "50 km/h"),
        ("36 km/h in m/s", "10 m/s"),
        ("12 m * 3 m", "36 m²"),
        ("50 cm * 2 m in m2", "1 m²"),
        ("2 m * 3 m * 4 m in liters", "24000 l"),
        ("1 m^3 in l", "1000 l"),
        ("1 acre in m2", "4046.8564224 m²"),
        ("2 m^2", "2 m²"),
        ("sqrt(16 m^2)", "4 m"),
        ("2 GB in MB", "2000 MB"),
        ("100 Mbit/s in MB/s", "12.5 MB/s"),
        ("8 fl oz in ml", "236.5882365 ml"),
        ("max(2 h, 90 min)", "2 h"),
        ("min(3 kg, 5 lb)", "5 lb"),
        ("sum(1 EUR, 2 EUR, 3.50 EUR)", "6.50 EUR"),
        ("median(4, 1, 3, 2)", "2.5"),
        ("max(3,4)", "4"),
        ("round(2.345, 2)", "2.35"),
        ("round(-2.5)", "-3"),
        ("round(1234, -2)", "1200"),
        ("floor(-1.5)", "-2"),
        ("2^10", "1024"),
        ("2^3^2", "512"),
        ("-2^2", "-4"),
        ("2^-2", "0.25"),
        ("8^(1/3)", "2"),
        ("sqrt(2)", "≈ 1.41421356237 (rounded to 12 digits)"),
        ("10 / 3", "≈ 3.33333333333 (rounded to 12 digits; exactly 10/3)"),
        ("10/3*3", "10"),
        ("7 mod 3", "1"),
        ("-7 mod 3", "2"),
        ("5!", "120"),
        ("gcd(12, 18)", "6"),
        ("3 x 4", "12"),
        ("3 × 4 ÷ 2 − 1", "5"),
        ("(1 + 2) * 3", "9"),
        ("10 000 / 4", "2500"),
        ("1e3 + 1", "1001"),
    ],
)
def test_results(expression: str, result: str) -> None:
    """An expression comes to what was worked out by hand."""
    said = calculated(expression)
    assert said.partition(": " if "(" in result and ("true" in result or "false" in result) else " = ")[
        2
    ].endswith(result)
    assert said.startswith(" ".join(expression.split()))


@pytest.mark.parametrize(
    ("expression", "what", "retry"),
    [
        ("5 EUR + 3 USD", "EUR and USD are different currencies", False),
        ("10 EUR in USD", "EUR and USD are different currencies", False),
        ("max(1 EUR, 1 GBP)", "different currencies", False),
        ("1 / 0", "divided by zero", False),
        ("0^-1", "divided by zero", False),
        ("5 mod 0", "divided by zero", False),
        ("sqrt(-4)", "no such root", False),
        ("3 kg + 5 m", "m and kg do not go together", True),
        ("3 kg + 5", "do not go together", True),
        ("5 EUR * 5 EUR", "amount of money is multiplied", True),
        ("2.340 EUR", "three decimals", True),
        ("1,5 + 2", "comma", True),
        ("1.234.567", "cannot stand", True),
        ("max(1,234)", "one number or two", True),
        ("42 in cm", "has no unit", True),
        ("5 pounds in kg", "money or a weight", True),
        ("7 % 3", "before a value", True),
        ("20 °C * 2", "Temperatures", True),
        ("20 °C + 5 °F", "different scales", True),
        ("", "do not fit", True),
        ("   ", "empty", True),
        ("2 +", "ends too early at character 4", True),
        ("(2 + 3", "closing bracket is missing at character 7", True),
        ("2 + foo", "'foo' is not known at character 5", True),
        ("sqrt(1, 2)", "sqrt takes 1 values, not 2", True),
        ("10^10^10", "too large", True),
        ("9^9^9^9", "too large", True),
        ("factorial(301)", "Factorials go", True),
        ("root(2, 1e9)", "degree", True),
        ("2^(1/1001)", "simple fractions", True),
        ("(" * 60 + "1" + ")" * 60, "levels of brackets", True),
        ("-" * 100 + "1", "levels of brackets", True),
        ("1" * 80, "more than 60 digits", True),
        ("1+" * 260 + "1", "do not fit", True),
        ("__import__('os')", "no part of an expression", True),
        ("import os", "not known", True),
        ("2; 3", "cannot stand", True),
    ],
)
async def test_refusals(expression: str, what: str, retry: bool) -> None:
    """What has no meaning or two is refused, with the place, and whether other arguments may do."""
    with pytest.raises(ToolError) as refused:
        await Calculate().run(json.dumps({"expression": expression}), TURN)
    assert what in str(refused.value)
    assert refused.value.retry_differently is retry


@pytest.mark.parametrize(
    "arguments", ["", "[]", "{", '{"expression": 3}', '{"expression": "1", "more": 1}', "null"]
)
async def test_arguments_that_do_not_fit(arguments: str) -> None:
    """Arguments that are no such JSON object are refused, to be sent differently."""
    with pytest.raises(ToolError, match="do not fit") as refused:
        await Calculate().run(arguments, TURN)
    assert refused.value.retry_differently


def test_random_expressions_agree_with_fractions() -> None:
    """Random sums of plain numbers come to what Python's own exact fractions say."""
    draw = random.Random(7)
    compared = 0
    for _ in range(500):
        parts = [str(draw.randint(1, 99))]
        for _ in range(draw.randint(1, 8)):
            parts += [draw.choice("+-*/"), str(draw.randint(1, 99))]
        text = " ".join(parts)
        told = work_out(text, "USD")
        meant = eval(
            " ".join(f"Fraction({part})" if part.isdigit() else part for part in parts),
            {"Fraction": Fraction},
        )
        assert isinstance(told, Quantity)
        assert told.number == meant
        compared += 1
    assert compared == 500


def test_nothing_takes_long() -> None:
    """Random texts of signs, numbers and names end soon, in a result or a ToolError and nothing else."""
    draw = random.Random(11)
    pieces = ["9", "99999", "1e99", "^", "!", "(", ")", "sqrt(", "root(", "%", "of", "kg", "m", "EUR", "in", "/", "*", "-", ",",
              "+", " ", "°C", "lcm(", "1/3", ".", "sq ", "factorial("]  # fmt: skip
    begun = perf_counter()
    for _ in range(3000):
        text = "".join(draw.choice(pieces) for _ in range(draw.randint(1, 25)))
        try:
            calculated(text)
        except ToolError:
            continue
    assert perf_counter() - begun < 20
