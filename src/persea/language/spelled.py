"""Number words of German, Spanish and French as digits: "vierundzwanzig" to 24, "quatre-vingt-quinze" to 95.

Articles that also count one ("ein", "un", "una") stay as they are. English is read by numbers.py.
"""

from __future__ import annotations

import re

_DE_SMALL = {
    word: number
    for number, word in enumerate(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
        " achtzehn neunzehn".split()
    )
}
_DE_TENS = {
    word: (at + 2) * 10
    for at, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split())
}
_ES = {
    word: number
    for number, word in enumerate(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
        " dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete"
        " veintiocho veintinueve".split()
    )
} | {
    word: (at + 3) * 10
    for at, word in enumerate("treinta cuarenta cincuenta sesenta setenta ochenta noventa".split())
} | {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900, "doscientas": 200,
    "trescientas": 300, "cuatrocientas": 400, "quinientas": 500,
}  # fmt: skip
_FR = {
    word: number
    for number, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "cent": 100,
    "cents": 100,
}


def _german(word: str) -> int | None:
    word = word.replace("dreissig", "dreißig")
    for scale, factor in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(scale)
        if found:
            high = _german(before) if before else 1
            low = _german(after.removeprefix("und")) if after else 0
            return None if high is None or low is None else high * factor + low
    if word in _DE_SMALL or word in _DE_TENS:
        return _DE_SMALL.get(word, _DE_TENS.get(word))
    one, found, ten = word.partition("und")
    if found and one in _DE_SMALL and ten in _DE_TENS:
        return _DE_SMALL[one] + _DE_TENS[ten]
    return None


def _spanish(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word == "y":
            continue
        if word == "mil":
            total, current = total + (current or 1) * 1000, 0
        elif word in _ES:
            current += _ES[word]
        else:
            return None
    return total + current


def _french(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word == "et":
            continue
        if word in ("mille", "mil"):
            total, current = total + (current or 1) * 1000, 0
        elif word in ("cent", "cents"):
            current = (current or 1) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word in _FR:
            current += _FR[word]
        else:
            return None
    return total + current


def _alternatives(words: set[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DE_RUN = re.compile(r"\b[a-zäöüß]{3,}\b", re.I)
_ES_RUN = re.compile(
    rf"\b(?:{_alternatives({*_ES, 'mil'})})(?:\s+(?:y\s+)?(?:{_alternatives({*_ES, 'mil'})}))*\b", re.I
)
_FR_WORDS = _alternatives({*_FR, "mille"})
_FR_RUN = re.compile(rf"\b(?:{_FR_WORDS})(?:[\s-]+(?:et[\s-]+)?(?:{_FR_WORDS}))*\b", re.I)
_ARTICLES = frozenset("ein un una uno".split())


def with_digits(text: str, locale: str) -> str:
    """`text` with the number words of `locale` (de, es, fr) written in digits."""

    def german(match: re.Match[str]) -> str:
        value = None if match[0].lower() in _ARTICLES else _german(match[0].lower())
        return match[0] if value is None else str(value)

    def spanish(match: re.Match[str]) -> str:
        value = None if match[0].lower() in _ARTICLES else _spanish(match[0].lower().split())
        return match[0] if value is None else str(value)

    def french(match: re.Match[str]) -> str:
        value = None if match[0].lower() in _ARTICLES else _french(re.split(r"[\s-]+", match[0].lower()))
        return match[0] if value is None else str(value)

    if locale == "de":
        return _DE_RUN.sub(german, text)
    return _ES_RUN.sub(spanish, text) if locale == "es" else _FR_RUN.sub(french, text)
