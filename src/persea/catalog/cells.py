"""What a cell of a feed says: prices and moments, as people and shop systems write them.

Money is read with Decimal and never passes through a float. A price that can be read in two ways is refused,
not guessed. Every function raises BadCell with a reason for a person.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from persea.catalog.rows import BadCell
from persea.values import Money, currency_exponent

_LARGEST_MINOR = 10**15

# Symbols as they stand beside prices, and the currencies that they can mean.
_SYMBOLS = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"),
    "US$": ("USD",), "CA$": ("CAD",), "C$": ("CAD",), "A$": ("AUD",), "AU$": ("AUD",), "NZ$": ("NZD",),
    "HK$": ("HKD",), "S$": ("SGD",), "NT$": ("TWD",), "MX$": ("MXN",), "R$": ("BRL",),
    "€": ("EUR",), "£": ("GBP", "EGP", "LBP"), "¥": ("JPY", "CNY"), "円": ("JPY",), "元": ("CNY",),
    "₹": ("INR",), "Rs": ("INR", "PKR", "LKR", "NPR"), "Rs.": ("INR", "PKR", "LKR", "NPR"), "₩": ("KRW",),
    "₽": ("RUB",), "₴": ("UAH",), "₺": ("TRY",), "₪": ("ILS",), "₫": ("VND",), "đ": ("VND",), "฿": ("THB",),
    "₱": ("PHP",), "₦": ("NGN",), "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",), "lei": ("RON",),
    "лв": ("BGN",), "лв.": ("BGN",), "kr": ("SEK", "NOK", "DKK", "ISK"), "kr.": ("DKK", "SEK", "NOK", "ISK"),
    "Fr.": ("CHF",), "R": ("ZAR",), "RM": ("MYR",), "Rp": ("IDR",),
}  # fmt: skip

_PRICE = re.compile(r"(?P<before>[^\d\s.,+\-]*\.?)\s*(?P<number>[+-]?\d[\d.,'’\s]*)(?P<after>.*)")
_GROUPED_BY_SPACE = re.compile(r"\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])")
# 1,234,567 and, as in India, 12,34,567
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
}

# Grams in a unit of weight, as feeds write it.
GRAMS = {
    "g": Decimal(1),
    "kg": Decimal(1000),
    "lb": Decimal("453.59237"),
    "lbs": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}


def minor_units(amount: Decimal, currency: str) -> Money:
    """`amount` of `currency` exactly. Raises BadCell where it has more decimals, is negative or absurd."""
    money = rounded_minor_units(amount, currency)
    if Decimal(money.amount_minor).scaleb(-currency_exponent(currency)) != amount:
        raise BadCell(f"more decimals than {currency} has ({currency_exponent(currency)})")
    return money


def rounded_minor_units(amount: Decimal, currency: str) -> Money:
    """The same, rounded half up: as shops show a price that they keep with more decimals."""
    if not amount.is_finite():
        raise BadCell("not a price")
    if amount < 0:
        raise BadCell("a price cannot be negative")
    exponent = currency_exponent(currency)
    if amount.adjusted() + exponent > 15:
        raise BadCell("too large for a price")
    minor = int(amount.scaleb(exponent).quantize(Decimal(1), ROUND_HALF_UP))
    if minor > _LARGEST_MINOR:
        raise BadCell("too large for a price")
    return Money(minor, currency)


def shown_price(cell: str, currency: str) -> tuple[Money, str]:
    """The price in `cell` as the shop shows it, rounded half up, and a note where that changed it, else ""."""
    return shown_amount(price(cell, currency), currency)


def shown_amount(amount: Decimal, currency: str) -> tuple[Money, str]:
    """The same of an amount that has been read."""
    money = rounded_minor_units(amount, currency)
    exact = Decimal(money.amount_minor).scaleb(-currency_exponent(currency)) == amount
    return money, "" if exact else f"more decimals than {currency} has; rounded to {money}"


def stated_currency(cell: str, currency: str) -> str:
    """The currency that `cell` names by its ISO 4217 code or a sign of it alone ("19.90 EUR", "€19.90"); else
    `currency`."""
    match = _PRICE.fullmatch(cell.strip())
    for mark in (match["before"].strip(), match["after"].strip()) if match else ():
        meant = (mark,) if re.fullmatch("[A-Z]{3}", mark) else _SYMBOLS.get(mark, ())
        if len(meant) == 1:
            return meant[0]
    return currency


def price(cell: str, currency: str) -> Decimal:
    """The amount that `cell` states: "19.90", "19,90", "$1,234.50", "1 234,50 €", "CHF 1'234.50", "19,-", "19:-".

    Exact. Raises BadCell where it is no price, names another currency, or where a lone separator before
    three digits may be either a decimal point or a thousands mark ("1,234" in a currency with cents).
    """
    # "19,-" has no cents, and its comma says that a "." in it is a thousands mark.
    text = re.sub(r"([.,:])[-–—]{1,2}(?=\s|$|\D)", _no_cents, cell.strip()).replace("−", "-")
    match = _PRICE.fullmatch(text)
    if match is None:
        raise BadCell("a price cannot be negative" if text.startswith("-") else "not a price")
    for mark in (match["before"].strip(), match["after"].strip()):
        _check_currency(mark, currency)
    amount = _number(match["number"].strip(), currency_exponent(currency))
    if amount < 0:
        raise BadCell("a price cannot be negative")
    return amount


def _no_cents(match: re.Match[str]) -> str:
    return ("," if match[1] == ":" else match[1]) + "00"


def _check_currency(mark: str, currency: str) -> None:
    if not mark or mark.upper() == currency:
        return
    meant = _SYMBOLS.get(mark) or ((mark,) if re.fullmatch("[A-Z]{3}", mark) else None)
    if meant is None:
        raise BadCell("not a price")
    if currency not in meant:
        raise BadCell(f"a price in {meant[0]}, but {currency} is expected here")


def _number(text: str, exponent: int) -> Decimal:
    if re.search(r"[\s'’]", text):
        if not _GROUPED_BY_SPACE.match(text):
            raise BadCell("not a price")
        text = re.sub(r"[\s'’]", "", text)
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.lstrip("+"))
    marks = [character for character in digits if character in ".,"]
    if len(set(marks)) == 2:
        decimal_mark = marks[-1]
        whole, _, part = digits.rpartition(decimal_mark)
        group_mark = "." if decimal_mark == "," else ","
        if decimal_mark in whole or not _GROUPED[group_mark].fullmatch(whole):
            raise BadCell("not a price")
        digits = whole.replace(group_mark, "") + "." + part
    elif len(marks) > 1:
        if not _GROUPED[marks[0]].fullmatch(digits):
            raise BadCell("not a price")
        digits = digits.replace(marks[0], "")
    elif marks:
        whole, _, part = digits.partition(marks[0])
        like_thousands = len(part) == 3 and _GROUPED[marks[0]].fullmatch(digits) and not whole.startswith("0")
        if like_thousands and exponent == 0:
            digits = whole + part
        elif like_thousands and exponent == 2:
            raise BadCell(f"can be read as {whole}{part} or as {whole}.{part}; write it with two decimals")
        else:
            digits = f"{whole}.{part}"
    try:
        return Decimal(sign + digits)
    except InvalidOperation as error:
        raise BadCell("not a price") from error


def quantity(cell: str) -> Decimal:
    """A plain number without a unit, with a decimal point or comma: "0.5", "0,5", "12"."""
    text = cell.strip()
    if not re.fullmatch(r"[+-]?\d{1,15}(?:[.,]\d{0,15})?", text, re.ASCII):
        raise BadCell("not a number")
    return Decimal(text.replace(",", "."))


def weight_g(cell: str) -> float:
    """A weight with its unit: "1.2 kg", "250 g", "2 lb", "3 oz"."""
    match = re.fullmatch(r"([\d.,]+)\s*([a-zA-Z]+)\.?", cell.strip())
    if match is None or match[2].lower() not in GRAMS:
        raise BadCell('not a weight (write it like "1.2 kg", in g, kg, lb or oz)')
    return float(quantity(match[1]) * GRAMS[match[2].lower()])


def interval(cell: str) -> tuple[datetime, datetime]:
    """Two moments with a "/" between them; of a date alone at the end the day belongs to it."""
    start, slash, end = cell.partition("/")
    if not slash:
        raise BadCell("not two dates with a / between them")
    return moment(start), moment(end, end_of_day=True)


def moment(cell: str, *, end_of_day: bool = False) -> datetime:
    """An ISO date or date and time; UTC where it names no zone.

    A date alone means its first moment, or with `end_of_day` the first moment after it.
    """
    # PHP's "G" writes the hour without a leading zero.
    text = re.sub(r"^(\d{4}-\d\d-\d\d)[ T](\d):", r"\1 0\2:", cell.strip())
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            return day + timedelta(days=1) if end_of_day else day
        if not re.match(r"\d{4}-\d\d-\d\d[ T]\d\d:", text):
            raise ValueError(text)
        parsed = datetime.fromisoformat(text)
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)  # "9999-12-31" is how some systems write "never"
    except ValueError as error:
        raise BadCell("not a date (write it like 2026-11-30 or 2026-11-30 18:00)") from error
