"""Puts what a German, Spanish or French request says around its goods into the English that the rules here read.

"Schuhe unter 130 Euro, aber kein Leder" becomes "schuhe under 130 euro, but no leder": limits, orders, must-nots and
follow-ups are read by one grammar in every language, and a language is one module of data in words/. The goods stay as
they were said. A line of data is `pattern = English`: at each place of the text the first pattern that fits wins, and
what one has read no other sees. Letters fit with and without their marks, ß as ss, ä as ae.

What it does not do: translate goods, or read a language that has no module.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from persea.language.function_words import function_words
from persea.language.kept import Kept
from persea.language.plain import reader_text, words
from persea.understand.foreign import foreign_language
from persea.understand.words import Words
from persea.understand.words.de import GERMAN
from persea.understand.words.es import SPANISH
from persea.understand.words.fr import FRENCH

_MODULES = {"de": GERMAN, "es": SPANISH, "fr": FRENCH}
GOODS_MARK = "\u02d0"
"""Behind a word for goods that looks like an English word of another meaning: the French "four" is an oven."""
LEANS = "\u02d2"
"""Begins a message that was put as what it says of the request before it (leaned.py): it is in no language."""
_CLEARLY = 2  # words of another language, where none is of the shop's own
_MORE_CLEARLY = 3
_WORD = r"[^\W\d_]+(?:[-'][^\W\d_]+)*'?"
_END = r"(?![\w-])"
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?![\d.])|(?: \d{3})+(?=,\d))")
_ENGLISH_ONLY = frozenset(
    "under without cheapest cheaper between more than which compare only stock sale".split()
)
_SPELLED = {"ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss)", "œ": "(?:œ|oe)"}
_PLAIN = {"á": "a", "à": "a", "â": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i", "î": "i", "ï": "i",
          "ó": "o", "ô": "o", "ú": "u", "ù": "u", "û": "u", "ñ": "n", "ç": "c"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tongue:
    ahead: tuple[tuple[re.Pattern[str], str], ...]
    whole: tuple[tuple[re.Pattern[str], str], ...]
    phrases: re.Pattern[str]
    each: tuple[tuple[re.Pattern[str], str], ...]
    """The patterns of `phrases` by themselves, in its order, with the English of each."""
    house: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]
    dropped: frozenset[str]
    false_friends: frozenset[str]
    numbers: Callable[[str], str]


def framed(said: str, locale: str) -> str:
    """`said` to a shop whose language is `locale` as lower-case text for the English rules; as it is where it is in
    English or in a language without a module."""
    if said.startswith(LEANS):
        return said
    language = request_language(said, locale)
    if language not in _MODULES:
        return said
    kept = _FRAMED.get((said, language))
    return kept[0] if kept else _FRAMED.put((said, language), _framed(said, language))


def house_subject(said: str, locale: str, *, ahead: bool) -> tuple[str, tuple[str, ...]] | None:
    """(subject, what pages call it) where `said` names something of the shop itself, in a language with a module;
    with `ahead` only where it begins with it."""
    language = request_language(said, locale)
    if language not in _MODULES:
        return None
    tongue = _tongue(language)
    text = " ".join(reader_text(said).lower().split())
    for pattern, put in tongue.ahead:
        text = pattern.sub(put, text)
    for pattern, subject, called in tongue.house:
        if pattern.match(text) if ahead else pattern.search(text):
            return subject, called
    return None


def goods_word(word: str) -> str:
    """`word` of framed text as it was said."""
    return word.replace(GOODS_MARK, "")


def request_language(said: str, locale: str) -> str:
    """The shop's language, or the one of the four that `said` is clearly in."""
    if locale == "en":
        return foreign_language(said) or locale
    if locale not in _MODULES:
        return locale
    told = words(said)
    counts = {
        language: sum(word in _frame_words(language) for word in told) for language in (*_MODULES, "en")
    }
    best = max(counts, key=lambda language: (counts[language], language == locale))
    clearly = counts[best] - counts[locale] >= (_CLEARLY if not counts[locale] else _MORE_CLEARLY)
    return best if clearly else locale


@lru_cache(maxsize=4)
def _frame_words(language: str) -> frozenset[str]:
    if language == "en":
        return function_words("en") | _ENGLISH_ONLY
    return function_words(language) | _tongue(language).dropped


_FRAMED = Kept[str](512)


def _framed(said: str, language: str) -> str:
    tongue = _tongue(language)
    text = " ".join(reader_text(said).lower().split())
    for pattern, put in tongue.ahead:
        text = pattern.sub(put, text)
    text = _THOUSANDS.sub(lambda match: re.sub("[. ]", "", match[0]), tongue.numbers(text))
    text = re.sub(r"(?<=\d)(?=€)|(?<=€)(?=\d)", " ", " ".join(text.split()))
    bare = text.strip(" ?!.,")
    for pattern, put in tongue.whole:
        if pattern.fullmatch(bare):
            return put
    read = tongue.phrases.sub(lambda match: _read(match[0], match, tongue), text)
    return re.sub(r"\s+([?!.,])", r"\1", " ".join(read.split()))


def _read(said: str, match: re.Match[str], tongue: _Tongue) -> str:
    if match.lastgroup == "word":
        if said in tongue.dropped:
            return ""
        return said + GOODS_MARK if said in tongue.false_friends else said
    pattern, put = tongue.each[int((match.lastgroup or "p0")[1:])]
    if "\\" not in put:
        return put
    found = pattern.match(match.string, match.start())
    return found.expand(put) if found else said


@lru_cache(maxsize=3)
def _tongue(language: str) -> _Tongue:
    data = _MODULES[language]
    lines = _lines(data.phrases)
    phrases = "|".join(f"(?P<p{nth}>{_uncaptured(pattern)}){_END}" for nth, (pattern, _) in enumerate(lines))
    return _Tongue(
        ahead=tuple((re.compile(pattern), put) for pattern, put in data.ahead),
        whole=tuple((re.compile(pattern), put) for pattern, put in _lines(data.whole)),
        phrases=re.compile(rf"(?<![\w-])(?:{phrases}|(?P<word>{_WORD}))"),
        each=tuple((re.compile(f"(?:{pattern}){_END}"), put) for pattern, put in lines),
        house=tuple(
            (re.compile(rf"(?<![\w-])(?:{pattern}){_END}"), subject, tuple(called.split()))
            for pattern, put in _lines(data.house)
            for subject, _, called in [put.partition(" = ")]
        ),
        dropped=frozenset(data.dropped.split()) | frozenset(_unmarked(data.dropped).split()),
        false_friends=frozenset(data.false_friends.split()),
        numbers=_digits_for(data),
    )


def _lines(data: str) -> list[tuple[str, str]]:
    found = []
    for line in data.splitlines():
        if line.strip():
            pattern, _, put = line.partition(" = ")
            found.append((_spelled_freely(pattern), put))
    return found


def _uncaptured(pattern: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def _spelled_freely(pattern: str) -> str:
    for letter, also in _SPELLED.items():
        pattern = pattern.replace(letter, also)
    return "".join(f"[{letter}{_PLAIN[letter]}]" if letter in _PLAIN else letter for letter in pattern)


def _unmarked(text: str) -> str:
    return "".join(_PLAIN.get(letter, letter) for letter in text)


def _digits_for(data: Words) -> Callable[[str], str]:
    """What puts the number words of `data` into digits: those from ten, and smaller ones that count something."""
    known = {**data.small, **data.scales}
    forms = {re.compile(_spelled_freely(word)): number for word, number in known.items()}
    part = "|".join(_spelled_freely(word) for word in sorted(known, key=len, reverse=True))
    gap = f"(?:{data.joined})?" if data.glued else rf"(?:[\s-]+(?:{data.joined}[\s-]+)?)"
    run = re.compile(rf"(?<![\w-])(?:{part})(?:{gap}(?:{part}))*(?![\w-])(?!')")
    parts = re.compile(part)
    counts = re.compile(
        rf"\s*(?:{data.money}|{_spelled_freely(data.counted)})(?!\w)|\s+{data.joined}\s+\S+\s+(?:{data.money})(?!\w)"
    )

    def value(word: str) -> int:
        return next(number for form, number in forms.items() if form.fullmatch(word))

    def digits(match: re.Match[str]) -> str:
        total, current = 0, 0
        for word in parts.findall(match[0]):
            number = value(word)
            if word in data.scales:
                current = max(current, 1) * number
                total, current = (total + current, 0) if number >= 1000 else (total, current)
            else:
                current += number
        total += current
        return str(total) if total >= 10 or counts.match(match.string, match.end()) else match[0]

    return lambda text: run.sub(digits, text)
