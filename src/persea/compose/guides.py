"""Answers from the shop's own pages: the sentences that answer, word for word, and where they stand.

Nothing is reworded, so that every figure is the shop's. What it does not do: find the page.
"""

from __future__ import annotations

import re
from collections import Counter

from persea.language.plain import content_words, markdown_escaped, sentences
from persea.values import Guide, Matter

_TOGETHER = 3  # sentences
_HEADING = re.compile(r"[^.!?:;…\d]{1,60}")
_LEANS = re.compile(r"(?:nor|and|but|or|so|then|it|they|these|those|this|that|he|she)\b", re.IGNORECASE)


def quote(guide: Guide, question: str) -> str:
    """The sentences of `guide`, up to three in a row, that hold most of what the question asks for."""
    told = _told(guide)
    held = [content_words(sentence) for sentence in told]
    # A word that few of its sentences have says more about which of them answers.
    often = Counter(word for sentence in held for word in sentence)
    asked = {word: 1 / often[word] for word in content_words(question) if often[word]}

    def worth(start: int) -> float:
        together = frozenset[str]().union(*held[start : start + _TOGETHER])
        # A little for the first, so that the answer leads and does not trail.
        return sum(
            weight * (1 + 0.2 * (word in held[start])) for word, weight in asked.items() if word in together
        )

    first = max(range(len(told)), key=lambda start: (round(worth(start), 6), -start))
    if first and _LEANS.match(told[first]):
        first -= 1
    answer = " ".join(told[first : first + _TOGETHER])
    return f"{markdown_escaped(answer)}\n\nThat is from the shop’s page “{markdown_escaped(guide.title)}”."


def _told(guide: Guide) -> list[str]:
    """Its sentences, without headings."""
    lines = [line.strip() for line in guide.body.splitlines() if line.strip()]
    text = [line for line in lines if not _HEADING.fullmatch(line)] or lines
    return [sentence.strip() for line in text for sentence in sentences(line) if sentence.strip()]


def nothing_told(matter: Matter) -> str:
    """Where no page of the shop answers: said plainly, since a guess would be a promise."""
    return (
        f"The shop has not told me anything about {matter.subject}, and I will not guess."
        " Please ask the shop itself."
    )
