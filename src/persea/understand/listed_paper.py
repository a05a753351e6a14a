"""What a document lists as wanted, as one request for a set: a packing list, what somebody wrote down before they went shopping. English.

What it does not do: search, or say that the shop has any of it.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.understand.set_request import read_set
from persea.values import Document, Kind, Message, Paper, Role

_MARKED = re.compile(r"^\s*(?:[-*+•·–—□☐◻✓]|\d{1,2}[.)]|\[[ xX]?\])\s*(?P<thing>\S.*)$")
_SUM = re.compile(
    r"\b(?:budget|under|below|up to|max(?:imum)?|at most|no more than|spend)\b[^\d$€£\n]{0,20}(?P<sum>[$€£]? ?\d[\d,]*(?:\.\d\d)?)",
    re.I,
)
_ASIDE = re.compile(r"\s*[(\[:;–—].*$|[\s.,!?]+$")
_SHORT = 5  # words of a line without a mark
_MOST = 7
_LONGEST = 40  # lines; what has more is no list that somebody wrote before they went shopping
_ARTICLE = re.compile(r"^(?:a|an|the|some|my|our|one|two|three|four|five|six|\d+)\b", re.I)


def things_listed(document: Document, vocabulary: Vocabulary, currency: str) -> tuple[str, ...]:
    """The lines that name goods of a kind that the shop has words for; empty where there are fewer than two, or it is no such list."""
    if document.paper is not Paper.OTHER:
        return ()
    lines = [line for page in document.pages for line in page.text.split("\n")]
    marked = [found["thing"] for line in lines if (found := _MARKED.match(line))]
    said = marked if len(marked) > 1 else [line for line in lines if 0 < len(line.split()) <= _SHORT]
    names = dict.fromkeys(_ASIDE.sub("", line).strip().lower() for line in said if not _SUM.search(line))
    named = [name for name in names if name and len(name.split()) <= _SHORT]
    if len(named) > _LONGEST:
        return ()
    goods = [name for name in named if _is_goods(name, vocabulary, currency)]
    return tuple(goods[:_MOST]) if len(goods) > 1 and 2 * len(goods) >= len(named) else ()


def set_listed(document: Document, vocabulary: Vocabulary, currency: str) -> str:
    """As somebody would say it: "a tent, a sleeping bag and a head torch under $300 together"; empty where it lists no set."""
    things = [
        name if _ARTICLE.match(name) or name.endswith("s") else f"a {name}"
        for name in things_listed(document, vocabulary, currency)
    ]
    if not things:
        return ""
    text = "\n".join(page.text for page in document.pages)
    limit = found["sum"].replace(" ", "") if (found := _SUM.search(text)) else ""
    request = f"{', '.join(things[:-1])} and {things[-1]}{f' under {limit}' if limit else ''} together"
    return request if read_set(request, vocabulary, currency) else ""


def _is_goods(name: str, vocabulary: Vocabulary, currency: str) -> bool:
    heard = understand(Message(Role.USER, name), (), vocabulary, currency)
    return heard.kind is Kind.FIND and bool(heard.goods)
