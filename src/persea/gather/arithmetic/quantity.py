"""A number with its units, and what may be done with it: exact, and refused where it would mean nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from persea.errors import ToolError
from persea.language.dimensions import FIRST_IN_LENGTHS, IN_LENGTHS, Unit

_MOST_BITS = 4000  # of a numerator or denominator: some 1,200 digits
_MOST_EXPONENT = 10_000
_ROOT_DIGITS = 40

Units = tuple[tuple[Unit, int], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """`number` of `units`, as written: 3 of km/h. Percent is a number with `percent` set: 17 for 17 %."""

    number: Fraction
    units: Units = ()
    percent: bool = False
    exact: bool = True

    @property
    def is_bare(self) -> bool:
        return not self.units and not self.percent

    @property
    def currency(self) -> str | None:
        """The code, where this is an amount of money and nothing else."""
        if len(self.units) == 1 and self.units[0][1] == 1 and self.units[0][0].is_money:
            return self.units[0][0].symbol
        return None

    @property
    def is_temperature(self) -> bool:
        return any(unit.dimension == "temperature" for unit, _ in self.units)

    def ratio(self) -> Quantity:
        """Percent as the plain number that it stands for."""
        return replace(self, number=self.number / 100, percent=False) if self.percent else self


def _wrong(what: str, fix: str = "", *, retry: bool = True) -> ToolError:
    return ToolError(what, fix=fix, retry_differently=retry)


def units_name(units: Units) -> str:
    """ "km/h", "m²", "EUR/kg"."""
    marks = {2: "²", 3: "³"}

    def one(unit: Unit, power: int) -> str:
        return unit.symbol + (marks.get(power, f"^{power}") if power != 1 else "")

    above = "·".join(one(unit, power) for unit, power in units if power > 0)
    below = "/".join(one(unit, -power) for unit, power in units if power < 0)
    return f"{above or '1'}/{below}" if below else above


def bounded(quantity: Quantity) -> Quantity:
    number = quantity.number
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS:
        raise _wrong("The numbers become too large", "Use smaller numbers")
    return quantity


# ---------------------------------------------------------------- dimensions and conversion


def _dimensions(units: Units) -> tuple[dict[str, int], Fraction]:
    """The powers of dimensions, areas and volumes as lengths, and the factor to their first units."""
    powers: Counter[str] = Counter()
    factor = Fraction(1)
    for unit, power in units:
        factor *= unit.factor**power
        if unit.dimension in IN_LENGTHS:
            powers["length"] += IN_LENGTHS[unit.dimension] * power
            factor *= FIRST_IN_LENGTHS[unit.dimension] ** power
        else:
            powers[unit.dimension] += power
    return {name: power for name, power in powers.items() if power}, factor


def convert(quantity: Quantity, units: Units) -> Quantity:
    """The same in `units`. Raises ToolError where it is of another dimension."""
    if quantity.units == units:
        return quantity
    have, have_factor = _dimensions(quantity.units)
    want, want_factor = _dimensions(units)
    if have != want:
        raise _mismatch(quantity.units, units, have, want)
    if quantity.is_temperature:
        (one, power), (other, _) = quantity.units[0], units[0]
        if len(quantity.units) != 1 or power != 1:
            raise _wrong("Only plain temperatures can be converted")
        kelvin = quantity.number * one.factor + one.offset
        return replace(quantity, number=(kelvin - other.offset) / other.factor, units=units)
    return replace(quantity, number=quantity.number * have_factor / want_factor, units=units)


def _mismatch(one: Units, other: Units, have: dict[str, int], want: dict[str, int]) -> ToolError:
    money = {name for name in (*have, *want) if name.isupper()}
    if len(money) > 1:
        named = " and ".join(sorted(money))
        return ToolError(
            f"{named} are different currencies, and no exchange rate is known here",
            fix="Tell the person that amounts in different currencies cannot be put together",
        )
    return _wrong(
        f"{units_name(one) or 'a plain number'} and {units_name(other) or 'a plain number'} do not go together",
        "Give both in units of the same kind",
    )


def merged(units: Units) -> tuple[Units, Fraction]:
    """`units` with one unit for each dimension, and the factor that this brings to the number."""
    kept: dict[str, tuple[Unit, int]] = {}
    factor = Fraction(1)
    for unit, power in units:
        if unit.dimension in kept:
            first, so_far = kept[unit.dimension]
            factor *= (unit.factor / first.factor) ** power
            kept[unit.dimension] = (first, so_far + power)
        else:
            kept[unit.dimension] = (unit, power)
    if len({name for name, (_, power) in kept.items() if name.isupper() and power}) > 1:
        codes = [name for name in kept if name.isupper()]
        raise _mismatch((), (), dict.fromkeys(codes, 1), {})
    left = tuple((unit, power) for unit, power in kept.values() if power)
    powers, whole = _dimensions(left)
    if left and not powers:  # l / dm³ is a plain number
        return (), factor * whole
    return left, factor


# ---------------------------------------------------------------- operations


def add(left: Quantity, right: Quantity, sign: int = 1) -> Quantity:
    exact = left.exact and right.exact
    if right.percent and not left.percent:  # 50 EUR + 10 % is 55 EUR
        return bounded(replace(left, number=left.number * (1 + sign * right.number / 100), exact=exact))
    if left.percent and not right.percent:
        raise _wrong("A percentage stands before what it is added to", "Write 17 % of 80, or 80 + 17 %")
    if left.is_temperature and right.is_temperature and left.units != right.units:
        raise _wrong("Temperatures of different scales are added", "Convert one of them first")
    if left.is_bare and not left.number and right.units and not right.is_temperature:
        left = replace(left, units=right.units)
    elif right.is_bare and not right.number and left.units and not left.is_temperature:
        right = replace(right, units=left.units)
    other = convert(right, left.units)
    return bounded(replace(left, number=left.number + sign * other.number, exact=exact))


def multiply(left: Quantity, right: Quantity) -> Quantity:
    left, right = left.ratio(), right.ratio()
    _no_temperatures(left, right)
    units, factor = merged((*left.units, *right.units))
    if any(unit.is_money and power > 1 for unit, power in units):
        raise _wrong("An amount of money is multiplied by an amount of money", "Multiply by a plain number")
    return bounded(Quantity(left.number * right.number * factor, units, exact=left.exact and right.exact))


def divide(left: Quantity, right: Quantity) -> Quantity:
    if left.percent and right.is_bare and right.number:  # 30 % / 3 is 10 %
        return bounded(replace(left, number=left.number / right.number, exact=left.exact and right.exact))
    right = right.ratio()
    if not right.number:
        raise ToolError("Something is divided by zero", fix="Tell the person that this has no result")
    below = Quantity(
        1 / right.number, tuple((unit, -power) for unit, power in right.units), exact=right.exact
    )
    return multiply(left, below)


def modulo(left: Quantity, right: Quantity) -> Quantity:
    other = convert(right.ratio(), left.units)
    if not other.number:
        raise ToolError("Something is divided by zero", fix="Tell the person that this has no result")
    return replace(left, number=left.number % other.number, exact=left.exact and right.exact)


def power(left: Quantity, right: Quantity) -> Quantity:
    left, right = left.ratio(), right.ratio()
    if right.units:
        raise _wrong("An exponent has a unit", "Give a plain number")
    exponent = right.number
    if exponent.denominator != 1:
        if exponent.denominator > 100:
            raise _wrong("Exponents are whole numbers or simple fractions", "Use sqrt or root")
        return root(power(left, Quantity(Fraction(exponent.numerator))), exponent.denominator)
    times = exponent.numerator
    size = max(left.number.numerator.bit_length(), left.number.denominator.bit_length())
    trivial = abs(left.number) in (0, 1) and abs(times) <= _MOST_EXPONENT
    if not trivial and (abs(times) > _MOST_EXPONENT or size * abs(times) > _MOST_BITS):
        raise _wrong("The numbers become too large", "Use a smaller exponent")
    if times < 0 and not left.number:
        raise ToolError("Something is divided by zero", fix="Tell the person that this has no result")
    if left.units and times != 1:
        _no_temperatures(left, left)
        if left.currency:
            raise _wrong("An amount of money has an exponent", "Raise a plain number to a power")
    units = tuple((unit, by * times) for unit, by in left.units if times)
    return bounded(Quantity(left.number**times, units, exact=left.exact))


def root(of: Quantity, degree: int) -> Quantity:
    """Exact where there is an exact root; otherwise to some 40 digits, and said to be."""
    of = of.ratio()
    if not 2 <= degree <= 100:
        raise _wrong("The degree of a root is a whole number from 2 to 100")
    if of.number < 0 and degree % 2 == 0:
        raise ToolError("A negative number has no such root", fix="Tell the person that this has no result")
    if any(by % degree for _, by in of.units):
        raise _wrong(f"{units_name(of.units)} has no such root", "Take the root of a plain number")
    units = tuple((unit, by // degree) for unit, by in of.units)
    sign = -1 if of.number < 0 else 1
    above, below = abs(of.number.numerator), of.number.denominator
    above_root, below_root = _whole_root(above, degree), _whole_root(below, degree)
    if above_root**degree == above and below_root**degree == below:
        return Quantity(sign * Fraction(above_root, below_root), units, exact=of.exact)
    with localcontext() as context:
        context.prec = _ROOT_DIGITS
        near = (Decimal(above) / Decimal(below)) ** (Decimal(1) / Decimal(degree))
        return Quantity(sign * Fraction(near), units, exact=False)


def _whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power is not above `number` (Newton's method, on integers)."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def compare(left: Quantity, right: Quantity) -> int:
    """-1, 0 or 1."""
    if left.percent != right.percent and not (left.units or right.units):
        left, right = left.ratio(), right.ratio()
    other = convert(right, left.units)
    return (left.number > other.number) - (left.number < other.number)


def _no_temperatures(*quantities: Quantity) -> None:
    if any(one.is_temperature for one in quantities):
        raise _wrong("Temperatures can be converted and compared, not multiplied", "Convert it with 'in'")
