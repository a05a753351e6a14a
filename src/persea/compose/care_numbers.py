"""The numbers to call, by country. Where one is not known for certain it is left out; docs/care.md names the sources.

A country is only taken from the shop's language and currency; an answer therefore always names others as well.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    emergency: str
    """Ambulance, police and fire, or the ambulance where each has its own."""
    crisis: str = ""
    """For who thinks of suicide or cannot go on."""
    poison: str = ""
    violence: str = ""
    """For who is hurt at home."""


EVERYWHERE = "112, 911, 999, 000"
_COUNTRIES = {
    "US": Numbers("911", "988", "1-800-222-1222", "1-800-799-7233"),
    "CA": Numbers("911", "988", "1-844-764-7669"),
    "GB": Numbers("999", "116 123", "111", "0808 2000 247"),
    "IE": Numbers("112", "116 123", "01 809 2166", "1800 341 900"),
    "AU": Numbers("000", "13 11 14", "13 11 26", "1800 737 732"),
    "NZ": Numbers("111", "1737", "0800 764 766", "0800 733 843"),
    "DE": Numbers("112", "0800 111 0 111", "030 19240", "116 016"),
    "AT": Numbers("112", "142", "01 406 43 43", "0800 222 555"),
    "CH": Numbers("144", "143", "145"),
    "FR": Numbers("112", "3114", "01 40 05 48 48", "3919"),
    "ES": Numbers("112", "024", "91 562 04 20", "016"),
    "IT": Numbers("112", violence="1522"),
    "NL": Numbers("112", "113"),
    "BE": Numbers("112", poison="070 245 245"),
    "PL": Numbers("112", "116 123"),
    "SE": Numbers("112"),
    "NO": Numbers("113", "116 123", "22 59 13 00"),
    "DK": Numbers("112", "70 201 201", "82 12 12 12"),
    "MX": Numbers("911", "800 911 2000"),
    "BR": Numbers("192", "188", violence="180"),
    "IN": Numbers("112", "14416", violence="181"),
    "ZA": Numbers("112", "0800 567 567"),
    "SG": Numbers("995", "1767"),
    "JP": Numbers("119"),
    "KR": Numbers("119", "109"),
    "CL": Numbers("131"),
    "CO": Numbers("123"),
    "AR": Numbers("911"),
    "TR": Numbers("112"),
    "CZ": Numbers("112"),
    "HU": Numbers("112"),
    "RO": Numbers("112"),
    "EU": Numbers("112", "116 123"),
}
_BY_CURRENCY = {
    "USD": "US", "CAD": "CA", "GBP": "GB", "AUD": "AU", "NZD": "NZ", "CHF": "CH", "PLN": "PL", "SEK": "SE", "NOK": "NO", "DKK": "DK", "MXN": "MX",
    "BRL": "BR", "INR": "IN", "ZAR": "ZA", "SGD": "SG", "JPY": "JP", "KRW": "KR", "CLP": "CL", "COP": "CO", "ARS": "AR", "TRY": "TR", "CZK": "CZ",
    "HUF": "HU", "RON": "RO",
}  # fmt: skip
_EURO_BY_LANGUAGE = {"de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "ga": "IE"}


def numbers_for(locale: str, currency: str) -> Numbers | None:
    """Of the country that a shop of this language and currency is most likely in; None where neither tells."""
    if currency == "EUR":
        return _COUNTRIES[_EURO_BY_LANGUAGE.get(locale, "EU")]
    country = _BY_CURRENCY.get(currency)
    return _COUNTRIES[country] if country else None
