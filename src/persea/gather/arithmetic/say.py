"""Says what an expression came to: exactly where it can be, and what was rounded, and how."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from persea.gather.arithmetic.functions import half_up
from persea.gather.arithmetic.parse import Compared
from persea.gather.arithmetic.quantity import Quantity, units_name
from persea.values import currency_exponent

_SHOWN_DIGITS = 12
_MOST_EXACT_DIGITS = 40
_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}


def say(result: Quantity | Compared) -> str:
    """ "66.30 EUR", "≈ 0.333333333333 (rounded; exactly 1/3)", "true: 1 kg > 2 lb, which is ≈ 0.90718474 kg"."""
    if isinstance(result, Compared):
        sign = _SIGNS.get(result.sign, result.sign)
        held = "true" if result.holds else "false"
        return f"{held} ({_short(result.left)} {sign} {_short(result.right)})"
    if result.currency is not None:
        return _money(result, result.currency)
    unit = _unit(result)
    digits, rounded = _digits(result.number)
    if not rounded and result.exact:
        return digits + unit
    note = ""
    if result.exact and 1 < result.number.denominator <= 1000 and not result.units and not result.percent:
        note = f"; exactly {result.number.numerator}/{result.number.denominator}"
    return f"≈ {digits}{unit} (rounded to {_SHOWN_DIGITS} digits{note})"


def _unit(quantity: Quantity) -> str:
    if quantity.percent:
        return " %"
    return f" {units_name(quantity.units)}" if quantity.units else ""


def _short(quantity: Quantity) -> str:
    digits, rounded = _digits(quantity.number)
    return f"{'≈ ' if rounded or not quantity.exact else ''}{digits}{_unit(quantity)}"


def _money(amount: Quantity, currency: str) -> str:
    exponent = currency_exponent(currency)
    rounded = half_up(amount.number, exponent)
    shown = f"{_decimal(rounded):.{exponent}f} {currency}"
    if rounded == amount.number:
        return shown
    digits, _ = _digits(amount.number)
    unit = {0: f"whole {currency}", 2: "cents"}.get(exponent, f"{exponent} decimals")
    way = "halves up" if amount.number >= 0 else "halves away from zero"
    return f"{shown} (rounded to {unit}, {way}, from {digits})"


def _digits(number: Fraction) -> tuple[str, bool]:
    """Plain digits, and whether they are rounded."""
    exact = _terminating(number)
    if exact is not None:
        return exact, False
    with localcontext() as context:
        context.prec = _SHOWN_DIGITS
        near = Decimal(number.numerator) / Decimal(number.denominator)
        if near.adjusted() > 20 or near.adjusted() < -15:
            return f"{near.normalize():e}", True
        return f"{near.normalize():f}", True


def _terminating(number: Fraction) -> str | None:
    """All digits of a number with few of them; None where they are many or have no end."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > _SHOWN_DIGITS or abs(number) >= 10**_MOST_EXACT_DIGITS:
        return None
    return f"{_decimal(number):f}"


def _decimal(number: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 1300
        return Decimal(number.numerator) / Decimal(number.denominator)
