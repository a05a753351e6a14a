"""Small numbers as words of German, Spanish and French, as they stand in what a shop sells: "zwei Personen".

English has its own, far fuller reading (numbers.py).
"""

from __future__ import annotations

_WORDS = {
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
    " achtzehn neunzehn zwanzig",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve veinte",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf vingt",
}
_MORE = {
    "de": {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "achtzig": 80, "hundert": 100, "dutzend": 12,
           "fuenf": 5, "zwoelf": 12, "fuenfzig": 50, "zwo": 2},
    "es": {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "cien": 100, "docena": 12},
    "fr": {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "douzaine": 12},
}  # fmt: skip
_NUMBERS = {
    locale: {word: number for number, word in enumerate(text.split(), 1)} | _MORE[locale]
    for locale, text in _WORDS.items()
}


def number_word(word: str, locale: str) -> int | None:
    """The number that the lower-case `word` says in that language; None where it is none."""
    return _NUMBERS.get(locale, {}).get(word)
