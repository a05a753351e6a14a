"""Which thing a request names, where the shop knows no such kind of goods: the laptop of "cheap laptop", and none of
"a stand for my laptop". English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.plain import words
from persea.language.things import thing_named
from persea.understand.content import says_use

_ASKED = "".join(
    f"(?<!{word} )"
    for word in ("look", "looking", "search", "searching", "shopping", "market", "hunting", "ask")
)
_GOES_WITH = re.compile(
    rf"{_ASKED}\b(?:for|of|on|with|from|into|like|(?:keep|carry|clean|hold|charge|cover|protect|repair|fix|mount)\w*)"
    r"\s+(?:[\w'’-]+\s+){0,2}$"
)


_TELLS = re.compile(r"^(?:i|my|we|our|he|she|it|they|you)\b")
_MOST_WORDS = 5


def names_a_thing(text: str, content: Sequence[str]) -> bool:
    """Whether `text` is no more than the name of a thing, as people type into a search box."""
    said = words(text)
    bare = len(said) <= min(_MOST_WORDS, len(content) + 1) and not _TELLS.search(text)
    return bare and bool(thing_of(text, content))


def thing_of(text: str, content: Sequence[str], goods: str = "") -> str:
    """The thing that `text` (lower-case reader text) asks for, by the last words of its `content`; empty for none.

    `goods` is the last word that names a kind of the shop's: what stands behind it is another thing, which the shop has
    not ("coffee grinder")."""
    named = thing_named(" ".join(content))
    if not named or named.split(" ")[-1] == goods.split(" ")[-1] or "gift" in content or says_use(text):
        return ""
    before = text[: text.rfind(named.split(" ")[0])]
    if _GOES_WITH.search(before):
        return ""
    at = len(content) - len(named.split(" "))
    return f"{goods} {named}" if goods and at and content[at - 1] == goods else named
