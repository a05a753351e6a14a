"""Numbers, amounts, counts and units as they are written in four languages, for expressions that `calculate` reads.

Where the same digits are one number to some and another to others, there is no number: None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.dimensions import COMPOUND, Unit, find_currency, find_unit
from persea.values import currency_exponent

NUMBER = r"(?:\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
_SIGN = r"(?:us\$|ca\$|a\$|[$€£¥₹])"
_MONEY = (
    r"(?:€|\$|£|¥|₹|euros?|eur|us dollars?|dollars?|d[oó]lares|d[oó]lar|usd|bucks|pounds? sterling|pounds?|quid|gbp|chf|"
    r"franken|swiss francs?|francos suizos|francs suisses|yen|jpy|cad|aud|nzd|sek|nok|dkk|pln|inr)"
)
AMOUNT = rf"(?:{_SIGN} ?{NUMBER}|{NUMBER} ?{_MONEY}\b|{NUMBER} ?[€$£¥₹]|{NUMBER})"
MONEY = rf"(?:{_SIGN} ?{NUMBER}|{NUMBER} ?(?:{_MONEY}(?!\w)))"
PERCENT = rf"{NUMBER} ?(?:%|percent|per cent|prozent|por ciento|pour ?cent)"
_ONE_UNIT = r"(?:[°µ]?[^\W\d_]+[23²³]?)"
UNIT = (
    rf"(?:(?:square|sq|cubic|cu|fluid|fl|imperial|us|uk|nautical|degrees?|grad|grados|degrés) {_ONE_UNIT}"
    rf"|{_ONE_UNIT} (?:cuadrados|carrés)|{_ONE_UNIT}(?:/| per ){_ONE_UNIT}|{_ONE_UNIT})"
)
QUANTITY = rf"(?:{NUMBER} ?(?:{UNIT})(?: (?:and )?{NUMBER} ?{_ONE_UNIT})?)"
_EN = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {
    "en": _EN,
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
}
_COUNT_WORDS = {
    language: {word: at for at, word in enumerate(text.split(), 1)} for language, text in _COUNTS.items()
}
COUNT = rf"(?:\d{{1,4}}|{'|'.join(sorted({word for words in _COUNT_WORDS.values() for word in words}, key=len, reverse=True))})"

_CURRENCY_WORDS = {
    "us dollar": "USD", "us dollars": "USD", "dólares": "$", "dolares": "$", "dólar": "$", "dolar": "$", "dollar": "$",
    "dollars": "$", "bucks": "$", "$": "$", "pound sterling": "GBP", "pounds sterling": "GBP", "franken": "CHF",
    "swiss franc": "CHF", "swiss francs": "CHF", "francos suizos": "CHF", "francs suisses": "CHF",
}  # fmt: skip
_UNIT_WORDS = {
    "zoll": "inch", "pulgada": "inch", "pulgadas": "inch", "pouce": "inch", "pouces": "inch", "fuß": "ft", "pies": "ft",
    "pie": "ft", "pieds": "ft", "pied": "ft", "metros": "m", "metro": "m", "mètres": "m", "mètre": "m", "meile": "mi",
    "zentimeter": "cm", "millimeter": "mm", "kilometer": "km", "centímetros": "cm", "centimetros": "cm", "milímetros": "mm",
    "kilómetros": "km", "kilometros": "km", "centimètres": "cm", "millimètres": "mm", "kilomètres": "km", "meilen": "mi",
    "millas": "mi", "milles": "mi", "gramm": "g", "kilogramm": "kg", "gramos": "g", "kilogramos": "kg", "kilogrammes": "kg",
    "onzas": "oz", "onces": "oz", "unzen": "oz", "unze": "oz", "litros": "l", "milliliter": "ml", "mililitros": "ml",
    "millilitres": "ml", "gallonen": "gal", "galones": "gal", "tassen": "cup", "tazas": "cup", "tasses": "cup",
    "stunden": "h", "stunde": "h", "horas": "h", "hora": "h", "heures": "h", "heure": "h", "minuten": "min", "minutos": "min",
    "sekunden": "s", "segundos": "s", "secondes": "s", "tage": "day", "días": "day", "jours": "day", "wochen": "week",
    "semanas": "week", "semaines": "week", "grad celsius": "°C", "grados celsius": "°C", "degrés celsius": "°C",
    "degrees celsius": "°C", "degrees fahrenheit": "°F", "grad fahrenheit": "°F", "grados fahrenheit": "°F",
    "degrés fahrenheit": "°F", "degree celsius": "°C", "degrees c": "°C", "degrees f": "°F", "°c": "°C", "°f": "°F", "c": "°C",
    "f": "°F", "pound": "lb", "pounds": "lb", "pfund": "", "livres": "", "libras": "lb", "in": "inch", "ins": "inch",
    "miles per hour": "mph", "kilometers per hour": "km/h", "kilometres per hour": "km/h", "km per hour": "km/h",
    "meters per second": "m/s", "metres per second": "m/s", "square meters": "m2", "square metres": "m2", "square feet": "ft2",
    "square foot": "ft2", "sq ft": "ft2", "square yards": "yd2", "square miles": "mi2", "square kilometers": "km2",
    "square kilometres": "km2", "square inches": "in2", "square centimeters": "cm2", "square centimetres": "cm2",
    "quadratmeter": "m2", "metros cuadrados": "m2", "mètres carrés": "m2", "cubic feet": "ft3", "cubic meters": "m3",
    "cubic metres": "m3", "fl oz": "fl oz", "fluid ounces": "fl oz", "fluid ounce": "fl oz", "mb": "MB", "gb": "GB", "tb": "TB",
    "kb": "kB", "mib": "MiB", "gib": "GiB", "mbit": "Mbit", "gbit": "Gbit", "k": "K",
}  # fmt: skip
_AS_POWER = {"m2": "m", "m²": "m", "ft2": "ft", "ft²": "ft", "yd2": "yd", "mi2": "mi", "km2": "km", "km²": "km", "in2": "inch",
             "cm2": "cm", "cm²": "cm"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is read: the language of its words, that of the shop, and the shop's currency."""

    language: str
    locale: str
    currency: str


def number(text: str, manner: Manner) -> str | None:
    """Plain digits with a point ("2340.50")."""
    digits = re.sub(r"[ ']", "", text)
    separators = [c for c in digits if c in ".,"]
    if not separators:
        return digits
    point = separators[-1]
    whole, _, part = digits.rpartition(point)
    if len(set(separators)) == 2:
        other = separators[0]
        if separators.count(point) > 1 or not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole):
            return None
        return f"{whole.replace(other, '')}.{part}"
    if len(separators) > 1:
        return digits.replace(point, "") if re.fullmatch(rf"\d{{1,3}}(?:\{point}\d{{3}})+", digits) else None
    if len(part) != 3 or whole == "0" or len(whole) > 3 or " " in text:
        return f"{whole}.{part}"
    return _three_digits(whole, point, part, manner)


def _three_digits(whole: str, point: str, part: str, manner: Manner) -> str | None:
    """ "2.340": a thousand and more, or two and something. Who writes English in a German shop may mean either."""
    if manner.language == "en" and manner.locale != "en":
        return None
    if manner.language == "en":
        return f"{whole}{part}" if point == "," else f"{whole}.{part}"
    if point == ".":
        return None if manner.language == "fr" else f"{whole}{part}"
    return f"{whole}.{part}"


def amount(text: str, manner: Manner) -> str | None:
    """A number, with its currency where it has one: "2340 EUR", "$79.90"."""
    found = re.fullmatch(rf"(?P<sign>{_SIGN})? ?(?P<number>{NUMBER}) ?(?P<word>{_MONEY})?", text)
    if found is None or (found["sign"] and found["word"]):
        return None
    digits = number(found["number"], manner)
    written = found["sign"] or found["word"]
    if digits is None or written is None:
        return digits
    code = _currency(written, manner)
    exponent = currency_exponent("USD" if code == "$" else code or "")
    if code is None or len(digits.partition(".")[2]) > exponent:
        return None
    return f"${digits}" if code == "$" else f"{digits} {code}"


def _currency(written: str, manner: Manner) -> str | None:
    if written in ("pound", "pounds"):
        return "GBP" if manner.currency == "GBP" else None  # else it may be a weight
    if written in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[written]
    found = find_currency(written.upper() if "$" in written else written)
    return found.symbol if found else None


def percent(text: str, manner: Manner) -> str | None:
    found = re.match(NUMBER, text)
    digits = number(found[0], manner) if found else None
    return f"{digits}%" if digits else None


def count(text: str, manner: Manner) -> str | None:
    """A whole number above zero, in digits."""
    if text.isdigit():
        return str(int(text)) if int(text) else None
    found = _COUNT_WORDS[manner.language].get(text)
    return str(found) if found else None


def unit(text: str) -> str | None:
    """A unit as `calculate` writes it; None for what is none."""
    text = text.strip()
    word = _UNIT_WORDS.get(text, text)
    if word in _AS_POWER or word in COMPOUND:
        return word
    if "/" in word or " per " in word:
        parts = [unit(part) for part in re.split(r"/| per ", word)]
        return "/".join(part for part in parts if part) if all(parts) else None
    found = find_unit(word) if word else None
    if (
        found is None
        or found.is_money
        or (len(word) == 1 and word not in "mglhst")
        or (word in ("day", "days") and text == "d")
    ):
        return None
    return found.symbol


def kind(symbol: str) -> str:
    """The dimension of a unit that `unit` gave, by name; alike for those that can be converted into one another."""
    if symbol in ("mph", "kph", "kmh", "mps", "knot", "knots"):
        return "length/time"
    if symbol in _AS_POWER or symbol in ("ha", "acre", "sqm", "sqft", "sqcm", "sqkm", "sqin", "sqmi", "sqyd"):
        return "area"
    if symbol in ("ft3", "m3", "cbm", "cuft", "cuin", "ccm", "cc"):
        return "volume"
    if "/" in symbol:
        return "/".join(kind(part) for part in symbol.split("/"))
    found: Unit | None = find_unit(symbol)
    return found.dimension if found else ""


def quantity(text: str, manner: Manner) -> tuple[str, str] | None:
    """(expression, kind): ("5 ft 11 inch", "length")."""
    compound = re.fullmatch(rf"({NUMBER}) ?({_ONE_UNIT}) (?:and )?({NUMBER}) ?({_ONE_UNIT})", text)
    if compound:
        first, second = _measure(compound[1], compound[2], manner), _measure(compound[3], compound[4], manner)
        if first and second and first[1] == second[1]:
            return f"{first[0]} {second[0]}", first[1]
        return None
    simple = re.fullmatch(rf"(-?{NUMBER}) ?({UNIT})", text)
    return _measure(simple[1], simple[2], manner) if simple else None


def _measure(digits: str, name: str, manner: Manner) -> tuple[str, str] | None:
    value, symbol = number(digits, manner), unit(name)
    return (f"{value} {symbol}", kind(symbol)) if value and symbol else None
