"""Tells a German, Spanish or French sentence in the words that the lock reads, so that one set of checks binds in all.

Names of products stay as they are, number words become digits, decimal commas points, and what a shop's assistant
says (language/glossary) becomes English. A word that is not known stays as it stands, and is then traced like any
other. It makes no fluent English and is shown to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from persea.compose.evidence import Evidence, Mention
from persea.compose.plain_words import PLAIN_WORDS
from persea.language.function_words import function_words
from persea.language.kept import Kept
from persea.language.plain import words
from persea.language.spelled import with_digits

READ = ("de", "es", "fr")
_NUMBER = r"\d[\d.,]*"
_MONEY = r"(?:€|\$|£|¥|euros?|eur|chf|franken|francs?|francos?|dollars?|d[oó]lar(?:es)?|usd|gbp|pfund|livres?|libras?|yen|jpy)"
_NOUN = re.compile(r"(?<!\ue001 )(?<!\w)[A-ZÄÖÜ][a-zäöüß]+(?!\w|[\s-]+(?:[A-ZÄÖÜ]|\ue000|\d))")
_KEPT = re.compile("\ue000(\\d+)\ue001")
_ENOUGH = 0.4  # of the words; fewer, and the sentence is in a language that is not read here
_ELIDED = re.compile(r"\b([ldjnsmtc]|qu)['’](?=\w)", re.I)
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}"
)
_ENGLISH = PLAIN_WORDS - frozenset(
    "die das des man war den fort rot bin tag a on me no son are sur plus note main pour son pays".split()
)


@dataclass(frozen=True, slots=True)
class Glossary:
    entries: tuple[tuple[re.Pattern[str], str], ...]
    small: frozenset[str]
    """Function words, which fall away where no entry has them."""
    known: frozenset[str]
    """All words that an entry begins to know, for telling the language."""


@lru_cache(maxsize=3)
def glossary(locale: str) -> Glossary:
    """The glossary of `locale`, read once."""
    text = (files("persea.language") / "glossary" / f"{locale}.txt").read_text(encoding="utf-8")
    entries = []
    known: set[str] = set()
    for line in text.splitlines():
        if line.startswith("#") or " =" not in line:
            continue
        left, _, right = line.partition(" =")
        groups = {
            "{n2}": rf"(?P<n2>{_NUMBER})",
            "{m2}": rf"(?P<m2>{_MONEY})",
            "{n}": rf"(?P<n>{_NUMBER})",
            "{m}": rf"(?P<m>{_MONEY})",
        }
        pattern = left
        for name, group in groups.items():
            pattern = pattern.replace(name, group)
        shown = re.sub(r"\{(n2|m2|n|m|mid)\}", r"\\g<\1>", right.strip())
        entries.append((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), f" {shown} "))
        # whole words of the pattern, not the endings that it allows
        spelled_out = re.sub(r"\(\?:[^()]*\)\??|\[[^\]]*\]|\w\?|\{\w+\}", " ", left)
        known.update(
            word
            for word in re.findall(r"[a-zäöüßáéíóúñàâçèêîôûœ]{3,}", left if "(" not in left else spelled_out)
        )
        known.update(re.findall(r"[a-zäöüßáéíóúñàâçèêîôûœ]{4,}", left))
    return Glossary(tuple(entries), function_words(locale), frozenset(known))


def language_of(sentence: str, mentions: Sequence[Mention], evidence: Evidence) -> str:
    """ "en", "de", "es", "fr", or "other" where it is none that is read here. `sentence` is reader text."""
    bare = _without_names(sentence, mentions)
    if _OTHER_SCRIPT.search(bare):
        return "other"
    told = [word for word in words(_ELIDED.sub(r"\1' ", bare)) if len(word) > 1 and not word[0].isdigit()]
    if not told:
        return "en"
    english = sum(word in _ENGLISH for word in told)
    if english * 2 > len(told):
        return "en"
    counts = {
        locale: sum(word in glossary(locale).small or word in glossary(locale).known for word in told)
        for locale in READ
    }
    spoken = _spoken(evidence.user_text)
    if not spoken and all(word in evidence.known_words or word in _ENGLISH for word in told):
        return "en"  # a few words of a record: "SPF 50, no perfume"
    for name in READ:
        # of two that share their small words, the one whose number words stand there, or that the person speaks
        counts[name] += (with_digits(bare, name) != bare) + (name == spoken)
    locale = max(counts, key=lambda name: counts[name])
    if counts[locale] > english:
        return locale if counts[locale] >= _ENOUGH * len(told) else "other"
    if english == 0 and len(told) >= 3 and not any(word in evidence.known_words for word in told):
        return "other"
    return "en"


_SPOKEN = Kept[str](256)


def _spoken(user_text: str) -> str:
    """The language that a person writes in; "" where it may be English."""
    kept = _SPOKEN.get(user_text)
    return kept[0] if kept else _SPOKEN.put(user_text, _language_of(user_text))


def _language_of(user_text: str) -> str:
    told = [word for word in words(user_text) if len(word) > 1]
    counts = {locale: sum(word in glossary(locale).small for word in told) for locale in READ}
    locale = max(counts, key=lambda name: counts[name])
    return locale if counts[locale] > max(1, sum(word in _ENGLISH for word in told)) else ""


def _without_names(sentence: str, mentions: Sequence[Mention]) -> str:
    for mention in reversed(mentions):
        sentence = f"{sentence[: mention.start]} {sentence[mention.end :]}"
    return sentence


def glossed(sentence: str, locale: str, mentions: Sequence[Mention]) -> str:
    """`sentence` (reader text, in `locale`) in the words that the lock reads."""
    names: list[str] = []
    for mention in reversed(mentions):
        names.append(sentence[mention.start : mention.end])
        sentence = f"{sentence[: mention.start]}\ue000{len(names) - 1}\ue001{sentence[mention.end :]}"
    if locale == "de":  # every noun has a capital there; two beside each other, or beside a name, are a name
        sentence = _NOUN.sub(lambda match: match[0].lower(), sentence)
    text = with_digits(_ELIDED.sub(r"\1' ", sentence) if locale == "fr" else sentence, locale)
    text = re.sub(r"(?<=\d)(?:er|ère|ers)\b", "", text)
    text = re.sub(r"(?<=\d)[\s\u202f\u00a0](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.])", r"\1\2", text)  # 2.299 is two thousand here
    text = re.sub(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d,])", r"\1.\2", text)
    text = re.sub(
        rf"({_NUMBER})\s*({_MONEY})\s+(?:con |et |und )?(\d{{2}})(?!\d|[.,]\d)", r"\1.\3 \2", text, flags=re.I
    )
    book = glossary(locale)
    for pattern, said in book.entries:
        text = pattern.sub(said, text)
    text = re.sub(
        r"(?<![\w\ue000])[^\W\d_]+['’]?(?![\w\ue001])",
        lambda match: (
            " "
            if match[0].lower().rstrip("'’") in book.small and match[0].lower() not in PLAIN_WORDS
            else match[0]
        ),
        text,
    )
    text = re.sub(r"(?:^|(?<=\s))(?:[ldjnsmtc]|qu)['’](?=\s|$)", " ", text, flags=re.I)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\bis expected to arrive\b", "is expected", text)
    return _KEPT.sub(lambda match: names[int(match[1])], text)
