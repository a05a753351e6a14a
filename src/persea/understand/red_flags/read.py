"""Whether a message tells of an emergency, and of which: `red_flag`. No model, no database, well under a millisecond.

All tables are asked, that of the message's own language first; only there are slips mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from persea.language.function_words import function_words
from persea.language.inflection import unaccented
from persea.language.known_words import known_words
from persea.language.plain import reader_text
from persea.understand.house import asks_of_house
from persea.understand.red_flags.de import GERMAN
from persea.understand.red_flags.en import ENGLISH
from persea.understand.red_flags.engine import Flag, Span, Tongue, compiled, found_classes, read_flags
from persea.understand.red_flags.es import SPANISH
from persea.understand.red_flags.evidence import (
    ALONE,
    BORNE_OUT,
    MAYBE,
    MAYBE_ELSEWHERE,
    OF_PET,
    SURELY,
    VOID,
    odds_of,
)
from persea.understand.red_flags.figures import told_figures
from persea.understand.red_flags.fr import FRENCH
from persea.understand.red_flags.spelling import Slips, mended, said_words, slips_of
from persea.understand.red_flags.topic_evidence import likely_topic
from persea.understand.red_flags.topics import TOPICS
from persea.values import Care, Sign

_TABLES = {"signs": (ENGLISH, GERMAN, SPANISH, FRENCH), "topics": TOPICS}
_LANGUAGES = ("en", "de", "es", "fr")
_COMMON = 20_000  # of a word in a large collection of books; a rarer one may be a slip as well
_MOSTLY = 0.75  # of the words of a message in English
_REMEMBERED = 8_192
_SOME = 2  # small words of a language from which it may be the message's


@dataclass(frozen=True, slots=True)
class RedFlag:
    sign: Sign
    language: str
    """That of the words by which it was told."""
    is_sure: bool = True
    """False where it may as well be said of daily life: then the answer begins with whom to call, and goes on as usual."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that needs care and is no emergency."""

    care: Care
    language: str


@dataclass(frozen=True, slots=True)
class _Reader:
    tongue: Tongue
    slips: Slips
    begun: tuple[str, ...]
    """Beginnings of words that the table knows."""


_PLAINLY = {
    Sign.SELF_HARM: re.compile(
        r"\bi (?:just |really |only )?(?:want to|wanna|am going to|am gonna|need to) (?:kill myself|end my life|commit suicide)\b(?! (?:for|over|laughing|with laughter))"
        r"|\bim (?:just |really )?(?:going to|gonna) (?:kill myself|end my life|commit suicide)\b(?! (?:for|over|laughing|with laughter))"
        r"|\bi (?:just |really )?(?:dont|do not) want to (?:live|be alive)(?: any ?more)?$"
        r"|\b(?:i am|im|i feel|feeling) (?:so |really )?suicidal\b"
    ),
    Sign.CARDIAC: re.compile(
        r"\b(?:(?:i|we) (?:have|got|feel|am having|get)|ive(?: got)?|im having|(?:he|she|my \w+) (?:has|is having|has got|gets)|(?:hes|shes) (?:having|got))"
        r" (?:a |an |some |really |very |bad |severe |crushing |terrible |awful |strong |sharp |sudden |tight |more )*(?:chest pains?|pains? in (?:my|his|her|the) chest)\b"
        r"(?! (?:relief|creams?|balms?|patch|patches|tablets?|remedy|remedies|from laughing|when i laugh))"
    ),
    Sign.OVERDOSE: re.compile(
        r"\b(?:i|ive|he|hes|she|shes|they|theyve|my \w+)(?: \w+)? (?:took|taken|had|has taken|have taken) (?:an |a )?(?:overdose|od)\b"
        r"|\b(?:took|swallowed|(?:ive|have|has) (?:just )?(?:taken|swallowed)) (?:\w+ ){0,2}?(?:[1-9]\d|\d{3}|twenty|thirty|forty|fifty|sixty|a hundred)(?: of)?(?: \w+){0,2}? "
        r"(?:paracetamols?|tylenols?|aspirins?|ibuprofens?|pills?|tablets?|sleeping pills?|antidepressants?|painkillers?|sertraline|codeine|tramadol|xanax|diazepam)\b(?! (?:a|per|every|over|in|ever) )"
    ),
    Sign.POISONING: re.compile(
        r"\b(?:i|ive|he|hes|she|shes|they|theyve|baby|toddler|kid|child|son|daughter|dad|mum|mom|husband|wife|friend)(?: \w+)? (?:swallowed|drank|drunk|drinking|ate|eaten)"
        r"(?: some| a| the| my| our| his| her)? ?(?:\w+ )?(?:bleach|poison|batter(?:y|ies)|antifreeze|drain cleaner|detergent|pesticide|white spirit|petrol|magnets?)\b"
    ),
}
"""What no idiom and no goods stand in the way of, and nothing else said."""


_FIGURES_OF_SPEECH = re.compile(
    r"\bburn(?:ing|s|ed|t)? (?:a )?holes? in (?:my|his|her|our|your|their) (?:pocket|wallet|purse)s?\b"
    r"|(?:\bnot|\bnever|n['’]t) (?:be )?hold(?:ing)? (?:my|your|our) breath\b"
    r"|\bburn(?:s|ing)? (?:another|one more|yet another|any more|more) (?:pans?|pots?|toast|cakes?|dinners?|roasts?|steaks?)(?: on (?:me|us))?\b",
    re.IGNORECASE,
)
"""What is never meant as it is put."""
_IN_A_CHILDS_MOUTH = re.compile(
    r"\b(?:baby|babys|toddler|newborn|infant|grandson|granddaughter|grandchild|little one|wee one|bairn|[1-5]|one|two|three|four|five)(?: (?:yr|year|month)s? old)?"
    r"(?: (?:just|has|had|have|may|might|mightve|maybe|mustve|must|ive|got|s|i think|probably))* (?:swallow\w*(?: \w+){1,6}$"
    r"|(?:put|puts|suck\w* on|shov\w*|stuck|stuff\w*|pok\w*|push\w*)\b(?: \w+){1,6}? (?:in|into|up|down) (?:his|her|their|its|the) (?:mouth|nose|nostril|throat|ear)\b)"
)
"""Of so small a child it is said at once whom to call, as long as nothing else speaks against it."""
VOID_OF_CHILD = -3.0


_PARTS = re.compile(
    r"^\s*(?:please )?remember(?: that|:)?\s+|[,.;:!?]+\s+|\s+(?=(?:also|do you|have you|can i|can you|could you|show me|i need|im looking|i'm looking|looking for|where)\b)",
    re.IGNORECASE,
)


def red_flag(text: str) -> RedFlag | None:
    """The emergency that `text`, as it was typed, tells or may tell of; None where it tells of none."""
    text = _FIGURES_OF_SPEECH.sub(" ", text)
    ruled = red_flag_by_rule(text)
    words = said_words(reader_text(text))
    if not words:
        return ruled
    if told := _told_plainly(" ".join(words)):
        return told
    if not _is_english(words):
        return ruled or _maybe_elsewhere(text, words)
    if ruled and ruled.language != "en":
        return ruled
    meant, found = _meant_and_found(words, "en")
    odds = odds_of("en", text, words, meant, found)
    if odds is None:
        return ruled
    if ruled:
        alone = max((_odds_alone(part) for part in _PARTS.split(text) if part and part != text), default=-inf)
        if odds <= VOID and alone <= ALONE:
            return None
        return replace(ruled, is_sure=max(odds, alone) > BORNE_OUT)
    if odds <= MAYBE + (OF_PET if "PET" in found else 0.0):
        in_mouth = _IN_A_CHILDS_MOUTH.search(" ".join(words))
        return RedFlag(Sign.CHOKING, "en", is_sure=False) if in_mouth and odds > VOID_OF_CHILD else None
    return RedFlag(Sign.GENERAL, "en", is_sure=odds > SURELY)


def _odds_alone(part: str) -> float:
    """How much a part of a message bears out a rule that it meets by itself: "chest pain, show me boots"."""
    if red_flag_by_rule(part) is None:
        return -inf
    words = said_words(reader_text(part))
    odds = odds_of("en", part, words, *_meant_and_found(words, "en"))
    return inf if odds is None else odds


def _maybe_elsewhere(text: str, words: list[str]) -> RedFlag | None:
    """What may be told in another language than English, where no rule fits."""
    language = _languages_of(words)[0]
    if language == "en":
        return None
    meant, found = _meant_and_found(words, language)
    odds = odds_of(language, text, words, meant, found)
    if odds is None or odds <= MAYBE_ELSEWHERE or "PET" in found:
        return None
    return RedFlag(Sign.GENERAL, language, is_sure=False)


def red_flag_by_rule(text: str) -> RedFlag | None:
    """As `red_flag`, by the tables alone, which tell what it is about."""
    words = said_words(reader_text(text))
    plain = " ".join(words)
    if told := _told_plainly(plain):
        return told
    flag = _first(words, "signs", _voids_weak) if words else None
    return RedFlag(Sign(flag.kind), flag.language) if flag else None


def _told_plainly(plain: str) -> RedFlag | None:
    sign = next((sign for sign, said in _PLAINLY.items() if said.search(plain)), None)
    return None if sign is None else RedFlag(sign, "en")


def compile_tables() -> None:
    """Some two seconds of CPU time that the first message of each language would wait for."""
    for language in _LANGUAGES:
        for tables in _TABLES:
            _reader(tables, language)
        _small_words(language)
    known_words("en")
    likely_topic(
        "what is this", ("what", "is", "this")
    )  # reads the weights, and the vectors where nobody has yet


def topic_of_care(text: str) -> Topic | None:
    """Health, law or money, where `text` asks about one of them and about nothing that a shop has or does."""
    if ruled := topic_by_rule(text):
        return ruled
    plain = reader_text(text)
    words = said_words(plain)
    if not words or not _is_english(words) or asks_of_house(plain.lower()):
        return None
    reader = _reader("topics", "en")
    if _of_shop(found_classes(_forms(words, "topics", "en", mending=True), reader.tongue)):
        return None
    care = likely_topic(plain, words)
    return Topic(care, "en") if care else None


def topic_by_rule(text: str) -> Topic | None:
    """As `topic_of_care`, by the tables alone."""
    words = said_words(reader_text(text))
    flag = _first(words, "topics", _of_shop) if words else None
    return Topic(Care(flag.kind), flag.language) if flag else None


def _first(words: list[str], tables: str, voids: Callable[[dict[str, list[Span]]], bool]) -> Flag | None:
    languages = _languages_of(words)
    for language in languages:
        reader = _reader(tables, language)
        forms = _forms(words, tables, language, mending=language == languages[0])
        if flag := read_flags(found_classes(forms, reader.tongue), reader.tongue, voids):
            return flag
    return None


def _meant_and_found(words: list[str], language: str) -> tuple[list[str], dict[str, list[Span]]]:
    """`words` as they were meant, and the classes of the language's table in them."""
    forms = _forms(words, "signs", language, mending=True)
    meant = [(_meant(word, "signs", language) or (word,))[0] for word in words]
    return meant, found_classes(forms, _reader("signs", language).tongue)


def _forms(words: list[str], tables: str, language: str, *, mending: bool) -> list[tuple[str, ...]]:
    figures = told_figures(words)
    return [
        (word, *figures.get(at, ()), *(_meant(word, tables, language) if mending else ()))
        for at, word in enumerate(words)
    ]


def _is_english(words: list[str]) -> bool:
    """By its small words, of which short messages have few ("on a" is French as well), or by all of its words."""
    small = {language: sum(word in _small_words(language) for word in words) for language in _LANGUAGES}
    if small["en"] == max(small.values()):
        return True
    return sum(word in known_words("en") for word in words) >= _MOSTLY * len(words)


def _languages_of(words: list[str]) -> list[str]:
    """The language that most small words of `words` belong to, the first of several; then those that it may be as well."""
    counts = {language: sum(word in _small_words(language) for word in words) for language in _LANGUAGES}
    own = "en" if _is_english(words) else max(counts, key=lambda language: counts[language])
    return [
        own,
        *(one for one in _LANGUAGES if one != own and (counts[one] >= _SOME or counts[own] < _SOME)),
    ]


@lru_cache(maxsize=8)
def _small_words(language: str) -> frozenset[str]:
    return frozenset(unaccented(word) for word in function_words(language))


@lru_cache(maxsize=8)
def _reader(tables: str, language: str) -> _Reader:
    tongue = compiled(next(table for table in _TABLES[tables] if table.language == language))
    return _Reader(
        tongue, slips_of(tongue.vocabulary), tuple(begun for begun in tongue.items.begun if len(begun) > 3)
    )


@lru_cache(maxsize=_REMEMBERED)
def _meant(word: str, tables: str, language: str) -> tuple[str, ...]:
    """What `word` may be a slip of; nothing where it is a word."""
    reader = _reader(tables, language)
    if word in reader.tongue.vocabulary or word in _small_words(language):
        return ()
    if word.startswith(reader.begun):
        return ()
    if known_words("en").get(word, 0) > (_COMMON if language == "en" else _COMMON * 100):
        return ()
    meant = mended(word, reader.slips)
    return (meant,) if meant else ()


def _of_shop(found: dict[str, list[Span]]) -> bool:
    return "SHOP" in found


def _voids_weak(found: dict[str, list[Span]]) -> bool:
    """Whether goods, stories or the past are spoken of, where a word for an emergency alone tells of none."""
    if "GOODS" in found or "FICTION" in found or "PET" in found:
        return True
    return ("PAST" in found or "ASKS" in found) and "NOW" not in found
