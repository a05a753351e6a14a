"""Finds the figures in a text: digits and number words, with their units, as exact decimals.

Expects text that went through `plain.reader_text`. Says what stands there and where; what a figure means
(a price limit, a claim about stock) is for the caller to decide from the words around it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from decimal import Decimal

_SYMBOLS = {"$": "USD", "us$": "USD", "ca$": "CAD", "a$": "AUD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
            "₩": "KRW"}  # fmt: skip
_MONEY_WORDS = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "usd": "USD", "us dollars": "USD",
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "quid": "GBP", "gbp": "GBP", "sterling": "GBP",
    "yen": "JPY", "jpy": "JPY", "rupees": "INR", "inr": "INR", "cad": "CAD", "aud": "AUD", "chf": "CHF",
    "francs": "CHF", "franc": "CHF", "won": "KRW", "krw": "KRW", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN",
}  # fmt: skip
CENTS = ("cent", "cents", "pence", "rappen", "centimes")

# Unit word -> (canonical unit, factor to it).
UNITS: dict[str, tuple[str, Decimal]] = {}


def _unit(canonical: str, factor: str, names: str) -> None:
    for name in names.split():
        UNITS[name] = (canonical, Decimal(factor))


_unit("g", "1", "g gram grams gramme grammes gr gsm")
_unit("g", "1000", "kg kgs kilo kilos kilogram kilograms")
_unit("g", "28.349523125", "oz ounce ounces")
_unit("g", "453.59237", "lb lbs")
_unit("ml", "1", "ml millilitre millilitres milliliter milliliters")
_unit("ml", "10", "cl")
_unit("ml", "1000", "l litre litres liter liters ltr")
_unit("mm", "1", "mm millimetre millimetres millimeter millimeters")
_unit("mm", "10", "cm centimetre centimetres centimeter centimeters")
_unit("mm", "1000", "m metre metres meter meters")
_unit("mm", "1000000", "km kilometre kilometres kilometer kilometers")
_unit("mm", "25.4", "inch inches")
_unit("mm", "304.8", "ft foot feet")
_unit("mm", "1609344", "mile miles")
_unit("gb", "1", "gb gigabyte gigabytes")
_unit("gb", "1024", "tb terabyte terabytes")
_unit("s", "1", "s sec secs second seconds")
_unit("s", "60", "min mins minute minutes")
_unit("s", "3600", "h hr hrs hour hours")
_unit("s", "86400", "day days")
_unit("s", "604800", "week weeks")
_unit("month", "1", "month months")
_unit("month", "12", "year years yr yrs")
_unit("g", "1000000", "ton tons tonne tonnes")
_unit("g", "0.001", "mg milligram milligrams")
_unit("ml", "3785.411784", "gallon gallons")
_unit("ml", "568.26125", "pint pints")
_unit("mm", "914.4", "yard yards yd")
_unit("fps", "1", "fps")
_unit("wh", "1", "wh")
_unit("wh", "1000", "kwh")
_unit("mah", "1000", "ah")
_unit("degree", "1", "degree degrees")
_unit("w", "1000", "kw kilowatt kilowatts")
_unit("w", "1", "w watt watts")
_unit("v", "1", "v volt volts")
_unit("mah", "1", "mah")
_unit("lm", "1", "lm lumen lumens")
_unit("hz", "1", "hz")
_unit("db", "1", "db decibel decibels")
_unit("k", "1", "kelvin")
_unit("c", "1", "°c celsius")
_unit("percent", "1", "% percent percents pct")
_unit("star", "1", "star stars")
_unit("person", "1", "person persons people persons")
_unit("review", "1", "review reviews rating ratings reviewers customers buyers shoppers votes")
_unit("piece", "1", "piece pieces pcs pack packs pairs pair set")

_SMALL = {
    word: number
    for number, word in enumerate(
        """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
    )
}
_TENS = {
    word: (i + 2) * 10
    for i, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_TENS["fourty"] = 40
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_NUMBER_WORD = "|".join(sorted([*_SMALL, *_TENS, *_SCALES], key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?:(?:a|an)\s+(?=hundred|thousand|grand|million|dozen))?(?:dozen|(?:{_NUMBER_WORD}))"
    rf"(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|[\s-]+)(?:{_NUMBER_WORD}))*\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"\s+point\s+((?:{'|'.join(list(_SMALL)[:10])})(?:\s+(?:{'|'.join(list(_SMALL)[:10])}))*)\b", re.I
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<prefix>(?:us|ca|a)?\$|[€£¥₹₩]|(?:usd|eur|gbp|jpy|cad|aud|chf|inr)(?=\s?\d))?\s?"
    r"(?P<number>\d{1,3}(?:[, '\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)*|\.\d+)(?P<kilo>k\b)?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s?-?\s?(?P<unit>us dollars|fl oz|°c|[€£¥₹₩$%\"]|[a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at `start:end` of a text.

    `unit` is canonical ("g", "ml", "mm", "s", "percent", …), a currency code for money, or "" for a bare
    number; `value` is in that unit. `spelled` is True for number words. `decimals` counts the digits that
    were written after the point, in the written unit, whose factor is `factor`.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    spelled: bool = False
    decimals: int = 0
    factor: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        return len(self.unit) == 3 and self.unit.isupper()


_MONEY_SIGNS = "$€£¥₹₩"
_NAMES_OF_MONEY = frozenset({*_MONEY_WORDS, *CENTS, "pound", "pounds"})


def names_money(text: str) -> bool:
    """False where `text` (lower case) names no money, so that none of its figures can be any. Quick."""
    if any(sign in text for sign in _MONEY_SIGNS):
        return True
    return not _NAMES_OF_MONEY.isdisjoint(re.findall("[a-z]+", text))


def spelled_number(text: str) -> Decimal | None:
    """The value of number words ("a hundred and twenty", "seventy-nine"), or None where they are none."""
    total, current, seen = 0, 0, False
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in ("and", "a", "an"):
            continue
        seen = True
        if word == "dozen":
            current = (current or 1) * 12
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
        else:
            return None
    return Decimal(total + current) if seen else None


def written_number(text: str) -> tuple[Decimal, int] | None:
    """(value, decimals) of digits with separators: "1,299.00", "19,90", "1.299,00"; None where unclear."""
    text = re.sub(r"[ '\u202f]", "", text)
    if "," in text and "." in text:
        point = max(text.rfind(","), text.rfind("."))
        whole, part = re.sub(r"[.,]", "", text[:point]), text[point + 1 :]
    elif text.count(",") == 1 and not re.fullmatch(r"\d{1,3},\d{3}", text):
        whole, part = text.split(",")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+", text) or re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        whole, part = re.sub(r"[.,]", "", text), ""
    elif text.count(".") <= 1 and "," not in text:
        whole, _, part = text.partition(".")
    else:
        return None
    return Decimal(f"{whole or 0}.{part or 0}"), len(part)


def find_figures(text: str, currency: str = "USD") -> list[Figure]:
    """All figures of `text` in order. `currency` decides what a bare "pound" is, weight or money."""
    figures = []
    pointed = 0
    for match in _DIGITS.finditer(text):
        parsed = written_number(match["number"].rstrip(".,"))
        if parsed is None:
            # Digits in a form no reader would trust (a version, a date): one figure each.
            for part in re.finditer(r"\d+", match["number"]):
                at = match.start("number") + part.start()
                figures.append(Figure(Decimal(part[0]), "", at, at + len(part[0])))
            continue
        value, decimals = parsed
        end = match.start("number") + len(match["number"].rstrip(".,"))
        if match["kilo"]:
            value, end, decimals = value * 1000, match.end(), 0
        if match["prefix"]:
            # "$79" and also "$79 dollars" is one figure
            prefix = match["prefix"].lower()
            unit = _SYMBOLS.get(prefix) or _MONEY_WORDS[prefix]
            after = _SUFFIX.match(text, end)
            if after and after["unit"].lower() in _MONEY_WORDS:
                end = after.end()
            figures.append(Figure(value, unit, match.start("prefix"), end, decimals=decimals))
        else:
            figures.append(_with_unit(text, value, match.start("number"), end, decimals, currency, False))
    for match in _WORDS.finditer(text):
        spelled = spelled_number(match[0])
        tenths = _POINT.match(text, match.end()) if spelled is not None else None
        if spelled is not None and tenths:
            digits = "".join(str(_SMALL[word]) for word in tenths[1].split())
            value = spelled + Decimal(f"0.{digits}")
            figures.append(_with_unit(text, value, match.start(), tenths.end(), len(digits), currency, True))
            pointed = tenths.end()
            continue
        if match.start() < pointed:
            continue
        if spelled is not None:
            figures.append(_with_unit(text, spelled, match.start(), match.end(), 0, currency, True))
    ordered = sorted(figures, key=lambda figure: figure.start)
    return _with_cents(_with_shared_units(ordered, text), text)


def _with_shared_units(figures: list[Figure], text: str) -> list[Figure]:
    """ "46 to 56 cm": both ends are in centimetres."""
    shared = list(figures)
    for at, (low, high) in enumerate(itertools.pairwise(figures)):
        joined = re.fullmatch(r"\s*(?:-|to|or)\s*", text[low.end : high.start])
        measured = (
            high.unit
            and not high.is_money
            and high.unit not in ("piece", "review", "person", "star", "percent")
        )
        if joined and measured and not low.unit and not (low.spelled or high.spelled):
            shared[at] = replace(low, value=low.value * high.factor, unit=high.unit, factor=high.factor)
    return shared


def _with_cents(figures: list[Figure], text: str) -> list[Figure]:
    """ "fifteen dollars and seventy-five cents" is one figure."""
    joined: list[Figure] = []
    for figure in figures:
        whole = joined[-1] if joined else None
        if (
            whole is not None
            and whole.is_money
            and whole.unit == figure.unit
            and re.search(r"(?:cents?|pence|rappen|centimes)$", text[figure.start : figure.end])
            and re.fullmatch(r"\s*(?:and|,)?\s*", text[whole.end : figure.start])
        ):
            joined[-1] = replace(whole, value=whole.value + figure.value, end=figure.end, decimals=2)
        elif (
            whole is not None
            and whole.is_money
            and whole.spelled
            and figure.spelled
            and not figure.unit
            and 0 < figure.value < 100
            and text[whole.end : figure.start].isspace()
            and not re.match(r"\s+(?!for\b|and\b|is\b|at\b|in\b|on\b|to\b)[a-z]+s\b", text[figure.end :])
        ):
            # "twelve francs ninety"
            joined[-1] = replace(whole, value=whole.value + figure.value / 100, end=figure.end, decimals=2)
        else:
            joined.append(figure)
    return joined


def _with_unit(
    text: str, value: Decimal, start: int, end: int, decimals: int, currency: str, spelled: bool
) -> Figure:
    after = _SUFFIX.match(text, end)
    if after is None:
        return Figure(value, "", start, end, spelled, decimals)
    word = after["unit"].lower()
    if word == "w" and text[after.end() : after.end() + 1] == "/":
        return Figure(value, "", start, end, spelled, decimals)  # "200 w/ long battery"
    glued = after.start("unit") == end
    factor = Decimal(1)
    if word in _SYMBOLS:
        unit = _SYMBOLS[word]
    elif word in _MONEY_WORDS:
        unit = _MONEY_WORDS[word]
    elif word in CENTS:
        unit, factor = ("GBP" if word == "pence" else currency), Decimal("0.01")
    elif word == "p" and glued and currency == "GBP":
        unit, factor = "GBP", Decimal("0.01")
    elif word in ("pound", "pounds"):
        unit, factor = ("GBP", factor) if currency == "GBP" else ("g", Decimal("453.59237"))
    elif word == '"' and glued:
        unit, factor = "mm", Decimal("25.4")
    elif word == "fl oz":
        unit, factor = "ml", Decimal("29.5735295625")
    elif word in UNITS and (glued or len(word) > 1 or word in "glmhwvk%"):
        unit, factor = UNITS[word]
    else:
        return Figure(value, "", start, end, spelled, decimals)
    return Figure(value * factor, unit, start, after.end(), spelled, decimals, factor)
