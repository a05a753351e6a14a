"""Reads an expression and works it out at once: a Pratt parser over tokens, without a tree.

comparison < conversion ("in", "to") < + - < * / mod of off on < unary - < ^ < ! %
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from persea.errors import ToolError
from persea.gather.arithmetic.functions import FUNCTIONS, PI, as_percent, factorial
from persea.gather.arithmetic.quantity import (
    Quantity,
    Units,
    add,
    compare,
    convert,
    divide,
    modulo,
    multiply,
    power,
    root,
)
from persea.gather.arithmetic.tokens import Form, Token, error_at, tokens
from persea.language.dimensions import COMPOUND, Unit, dollars, find_currency, find_unit
from persea.values import currency_exponent

_DEEPEST = 40
_COMPARISONS = {
    "<": (-1,),
    ">": (1,),
    "<=": (-1, 0),
    ">=": (1, 0),
    "==": (0,),
    "!=": (-1, 1),
}
_CONVERT, _ADD, _MULTIPLY, _UNARY, _POWER, _AFTER = 10, 20, 30, 40, 50, 60
_BINDING = {
    **dict.fromkeys(("in", "to", "as"), _CONVERT), **dict.fromkeys("+-", _ADD),
    **dict.fromkeys(("*", "/", "mod", "x", "per", "of", "off", "on"), _MULTIPLY),
    "^": _POWER, "²": _POWER, "³": _POWER, "!": _AFTER, "%": _AFTER, "percent": _AFTER,
}  # fmt: skip
_SUPERSCRIPTS = {"²": 2, "³": 3}
_POWER_WORDS = {"sq": 2, "square": 2, "cubic": 3, "cu": 3}
_INCH = find_unit("inch")


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison: whether it holds, and both sides, the right one in the left one's units."""

    holds: bool
    left: Quantity
    sign: str
    right: Quantity


def work_out(text: str, currency: str) -> Quantity | Compared:
    """What `text` comes to; a bare "$" is of a shop that sells in `currency`. Raises ToolError."""
    parser = _Parser(text, currency)
    left = parser.value(0)
    token = parser.token
    if token.text in _COMPARISONS and token.form is Form.SIGN:
        parser.take()
        right = parser.value(0)
        parser.end()
        holds = compare(left, right) in _COMPARISONS[token.text]
        seen = right if left.percent or right.percent else convert(right, left.units)
        return Compared(holds, left, token.text, seen)
    parser.end()
    return left


class _Parser:
    """A cursor over the tokens of one expression."""

    def __init__(self, text: str, currency: str) -> None:
        self._text = text
        self._currency = currency
        self._tokens = tokens(text)
        self._place = 0
        self._depth = 0
        if len(self._tokens) == 1:
            raise ToolError("The expression is empty", retry_differently=True)

    @property
    def token(self) -> Token:
        return self._tokens[self._place]

    def _next(self, ahead: int = 1) -> Token:
        return self._tokens[min(self._place + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        token = self.token
        if token.form is not Form.END:
            self._place += 1
        return token

    def end(self) -> None:
        if self.token.form is not Form.END:
            raise self._unexpected(self.token)

    def _wrong(self, token: Token, what: str, fix: str = "") -> ToolError:
        return error_at(self._text, token.at, what, fix)

    def _unexpected(self, token: Token) -> ToolError:
        if token.form is Form.END:
            return self._wrong(token, "The expression ends too early")
        if token.text == ",":
            return self._wrong(token, "A comma stands where none can", "Write decimals with a point: 1.5")
        fix = "A unit or function that is not known" if token.form is Form.NAME else ""
        return self._wrong(token, f"'{token.text}' cannot stand", fix)

    # ---------------------------------------------------------------- the climb

    def value(self, binding: int) -> Quantity:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong(self.token, f"More than {_DEEPEST} levels of brackets", "Calculate it in parts")
        try:
            left = self._first()
            while (by := self._binding()) > binding:
                left = self._joined(left, by)
            return left
        finally:
            self._depth -= 1

    def _binding(self) -> int:
        token = self.token
        if token.form is Form.SIGN or token.form is Form.NAME:
            return _BINDING.get(token.text.lower(), -1)
        return -1

    def _joined(self, left: Quantity, by: int) -> Quantity:
        token = self.take()
        sign = token.text.lower()
        if sign in ("%", "percent"):
            return self._percent(left, token)
        if sign == "!":
            return factorial(left)
        if sign in _SUPERSCRIPTS:
            return power(left, Quantity(Fraction(_SUPERSCRIPTS[sign])))
        if by == _CONVERT:
            return self._converted(left)
        right = self.value(by - 1 if sign == "^" else by)
        match sign:
            case "+":
                return add(left, right)
            case "-":
                return add(left, right, -1)
            case "*" | "x":
                return multiply(left, right)
            case "/" | "per":
                return divide(left, right)
            case "mod":
                return modulo(left, right)
            case "^":
                return power(left, right)
            case _:
                return self._share(left, right, sign, token)

    def _share(self, left: Quantity, right: Quantity, sign: str, token: Token) -> Quantity:
        """ "17 % of", "15 % off", "10 % on"; "of" after a plain number only where that is a share ("1/2 of 30")."""
        if sign == "of" and not left.units:
            return multiply(left, right)
        if not left.percent:
            raise self._wrong(token, f"'{sign}' follows no percentage")
        if sign == "of":
            return multiply(left, right)
        return add(right, left, -1 if sign == "off" else 1)

    def _percent(self, left: Quantity, token: Token) -> Quantity:
        following = self.token
        if following.form in (Form.NUMBER, Form.MONEY) or following.text == "(":
            raise self._wrong(token, "'%' stands before a value", "Write '% of', or 'mod' for the remainder")
        if not left.is_bare:
            raise self._wrong(token, "'%' follows something with a unit")
        return replace(left, percent=True)

    def _converted(self, left: Quantity) -> Quantity:
        token = self.token
        if token.text in ("%", "percent"):
            self.take()
            return as_percent(left)
        units = self._units()
        if not units:
            raise self._wrong(token, "A unit is missing to convert to")
        if left.is_bare:
            raise self._wrong(token, "What is to be converted has no unit", "Write 42 inch in cm")
        return convert(left, units)

    # ---------------------------------------------------------------- what begins a value

    def _first(self) -> Quantity:
        token = self.token
        if token.form is Form.NUMBER:
            return self._measure()
        if token.form is Form.MONEY:
            return self._money(dollars(self._currency) if self.take().text == "$" else token.text)
        if token.text == "(":
            self.take()
            inner = self.value(0)
            self._close()
            return inner
        if token.text in ("-", "+"):
            self.take()
            inner = self.value(_UNARY)
            return replace(inner, number=-inner.number) if token.text == "-" else inner
        if token.text == "√":
            self.take()
            return root(self.value(_UNARY), 2)
        if token.form is Form.NAME:
            return self._named()
        raise self._unexpected(token)

    def _close(self) -> None:
        if self.token.text != ")":
            raise self._wrong(self.token, "A closing bracket is missing")
        self.take()

    def _named(self) -> Quantity:
        token = self.token
        name = token.text.lower()
        if self._next().text == "(" and name in FUNCTIONS:
            self.take()
            return self._called(token, name)
        if name in ("pi", "π"):
            self.take()
            return PI
        currency = find_currency(token.text)
        if currency is not None and self._next().form is Form.NUMBER:
            self.take()
            return self._money(currency.symbol)
        units = self._units()
        if not units:
            raise self._wrong(
                token, f"'{token.text}' is not known", "Use units, ISO currencies and functions"
            )
        return Quantity(Fraction(1), units)

    def _called(self, token: Token, name: str) -> Quantity:
        fewest, most, function = FUNCTIONS[name]
        self.take()
        given = list(self._arguments())
        self._close()
        if not fewest <= len(given) <= most:
            expected = (
                str(fewest) if fewest == most else f"{fewest} or more" if most > 2 else f"{fewest} or {most}"
            )
            raise self._wrong(token, f"{name} takes {expected} values, not {len(given)},")
        return function(given)

    def _arguments(self) -> Iterator[Quantity]:
        if self.token.text == ")":
            return
        yield self.value(0)
        while self.token.text in (",", ";"):
            self.take()
            yield self.value(0)

    def _money(self, sign: str) -> Quantity:
        """The amount after a sign or code of money; "$79 USD" says it twice."""
        token = self.token
        if token.form is not Form.NUMBER:
            raise self._wrong(token, "An amount is missing")
        self.take()
        unit = find_currency(sign)
        assert unit is not None
        again = find_currency(self.token.text) if self.token.form is Form.NAME else None
        if again is not None:
            named = self.take()
            if sign in ("USD",) and again.symbol != unit.symbol and self._text[: token.at].endswith("$"):
                unit = again  # "$79 CAD"
            elif again != unit:
                raise self._wrong(named, "One amount has two currencies")
        self._check_decimals(token, unit)
        return Quantity(token.number, ((unit, 1),))

    def _measure(self) -> Quantity:
        """A number with the unit that follows it, and the rest of it in a smaller one: 5 ft 3 in."""
        token = self.take()
        units = self._units(inches=True)
        if len(units) == 1 and units[0][0].is_money:
            self._check_decimals(token, units[0][0])
        measure = Quantity(token.number, units)
        while len(units) == 1 and units[0][1] == 1 and self.token.form is Form.NUMBER:
            at, part = self._place, self.take()
            smaller = self._units(inches=True)
            if not self._is_part(units, smaller):
                self._place = at
                break
            measure, units = add(measure, Quantity(part.number, smaller)), smaller
        return measure

    @staticmethod
    def _is_part(units: Units, smaller: Units) -> bool:
        if len(smaller) != 1 or smaller[0][1] != 1:
            return False
        one, other = units[0][0], smaller[0][0]
        return one.dimension == other.dimension != "temperature" and other.factor < one.factor

    def _check_decimals(self, token: Token, unit: Unit) -> None:
        """ "2.340 EUR" is 2,340 to some; a price for a unit may have three decimals."""
        if (
            token.decimals == 3
            and currency_exponent(unit.symbol) < 3
            and self.token.text not in ("/", "per", "*")
        ):
            raise self._wrong(token, f"{token.text} {unit.symbol} has three decimals",
                              "Write 2340 for thousands, or leave the last decimal out")  # fmt: skip

    # ---------------------------------------------------------------- units

    def _units(self, *, inches: bool = False) -> Units:
        """The unit that stands here with its powers, "km", "m^2", "sq ft"; with what it is for where it is converted
        to, "km/h"; empty where none does. After a number, "in" is an inch where no unit follows."""
        units = self._one_unit(inches=inches)
        while units and not inches and self.token.text in ("/", "per"):
            self.take()
            below = self._one_unit()
            if not below:
                raise self._wrong(self.token, "A unit is missing")
            units = (*units, *((unit, -by) for unit, by in below))
        return units

    def _one_unit(self, *, inches: bool = False) -> Units:
        token = self.token
        if token.form is Form.MONEY:
            self.take()
            unit = find_currency(dollars(self._currency) if token.text == "$" else token.text)
            return ((unit, 1),) if unit else ()
        if token.form is not Form.NAME:
            return ()
        name = token.text
        if name.lower() == "in":
            return self._inch(name, inches)
        if name.lower() in _POWER_WORDS and (inner := self._after_power_word(_POWER_WORDS[name.lower()])):
            return inner
        if name.lower() in ("pound", "pounds"):
            raise self._wrong(token, "A pound may be money or a weight", "Write GBP or lb")
        if name.lower() in COMPOUND:
            self.take()
            return tuple((found, by) for part, by in COMPOUND[name.lower()] if (found := find_unit(part)))
        two = find_unit(f"{name} {self._next().text}") if self._next().form is Form.NAME else None
        if two is not None:
            self._place += 2
            return self._raised(two, 1)
        unit, by = find_unit(name), 1
        if unit is None and name[-1] in "23":
            unit, by = find_unit(name[:-1]), int(name[-1])
        if unit is None or (name.lower() in _BINDING and not unit.is_money):
            return ()
        self.take()
        return self._raised(unit, by)

    def _inch(self, name: str, inches: bool) -> Units:
        following = self._next()
        if inches and following.text in ("%", "$", "€", "£"):
            return ()
        word = following.text.lower() if inches and following.form is Form.NAME else ""
        if (
            word
            and word not in _BINDING
            and (find_unit(following.text) or word in (*COMPOUND, *_POWER_WORDS))
        ):
            return ()
        assert _INCH is not None
        self.take()
        return self._raised(_INCH, 1)

    def _after_power_word(self, by: int) -> Units:
        at = self._place
        self.take()
        inner = self._one_unit(inches=True)
        if len(inner) != 1 or inner[0][1] != 1:
            self._place = at
            return ()
        return ((inner[0][0], by),)

    def _raised(self, unit: Unit, by: int) -> Units:
        """With the power that follows: m^2, m²."""
        if unit.is_money:
            return ((unit, 1),)
        if by == 1 and self.token.text in _SUPERSCRIPTS:
            by = _SUPERSCRIPTS[self.take().text]
        elif by == 1 and self.token.text == "^" and self._next().form is Form.NUMBER:
            exponent = self._next().number
            if exponent.denominator == 1 and 1 <= exponent <= 9:
                self._place += 2
                by = int(exponent)
        return ((unit, by),)
