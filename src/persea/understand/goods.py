"""Whether a question speaks of a kind of goods that the shop sells: "what is the stool made of?", "who makes your rugs?".

By its words and the shop's own; which products are meant is found out elsewhere. English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import FILLER, content_of, names_goods
from persea.understand.framed import goods_word
from persea.understand.topic import superlative, topic_of
from persea.values import Intent, Kind, Likely

_QUESTION = re.compile(
    r"^\W*(?:(?:and|so|ok|but|hmm+|please|hi|hello|hey)\b\W*)*(?:what|which|who|whose|how|when|where|why|is|are|does|do|did|has"
    r"|have|can|could|will|would|may|should|tell me|describe|explain)\b|\?\s*$"
)
_SPOKEN_OF = re.compile(r"\b(?:the|your|this|that|these|those|which)\s+(?=[^\W_])")
_BEFORE = 2  # words between "the" and what it is: "the folding camp stool"
_ADVICE = re.compile(r"^\W*(?:how (?:do|should|can|could) (?:i|we|you)|can (?:i|we)|(?:may|should) i)\b")


@dataclass(frozen=True, slots=True)
class SpokenOf:
    kind: tuple[str, ...]
    """The words as they were said: ("storm", "lanterns")."""
    rest: str
    """The question without them."""


def is_question(text: str) -> bool:
    return _QUESTION.search(text) is not None


def seeks_advice(text: str) -> bool:
    """Whether `text` asks what to do, on which a page of the shop may have more to say than a record."""
    return _ADVICE.search(text) is not None


def spoken_of(text: str, vocabulary: Vocabulary) -> SpokenOf | None:
    """The first kind of goods that `text` (lower-case reader text) points to with "the", "your" and the like."""
    for match in _SPOKEN_OF.finditer(text):
        after = text[match.end() :]
        said = words(re.split(r"[^\w\s'’-]", after, maxsplit=1)[0])[: _BEFORE + 2]
        end = 0
        for at, word in enumerate(said):
            if word in FILLER:
                break
            if names_goods(goods_word(word), vocabulary) and (at <= _BEFORE or end == at):
                end = at + 1
        if end:
            kind = tuple(said[:end])
            last = re.search(rf"\b{re.escape(kind[-1])}\b", after)
            rest = after[last.end() :] if last else ""
            kind = tuple(map(goods_word, kind))
            return SpokenOf(kind, " ".join(f"{text[: match.start()]} {rest}".split()))
    return None


def ask_of_goods(text: str, vocabulary: Vocabulary) -> Intent | None:
    """The question `text` asks about a kind of goods: ASK with the kind to look for as its text, and no subjects
    yet; FIND where it asks nothing in particular. None where it speaks of none."""
    spoken = spoken_of(text, vocabulary) if is_question(text) else None
    if spoken is None:
        return None
    kind = " ".join(spoken.kind)
    most = superlative(text)
    content = [most[1] if most and word == most[0] else word for word in content_of(spoken.rest, vocabulary)]
    topic = topic_of(spoken.rest, content)
    return Intent(
        Kind.ASK if topic else Kind.FIND, kind, goods=spoken.kind[-1], topic=topic, shopping=Likely.YES
    )
