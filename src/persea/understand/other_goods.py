"""Whether a message in the middle of a search asks for other goods: "and a kettle", "do you have socks?", but not "with a lid",
"it needs a light", "the cover has to be washable", "decaf".

By how a noun stands: what is asked for stands alone, after a verb of asking, or after an "and"; what stands after a
preposition, or does something itself, tells of the goods that are looked for. Lower-case reader text, English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold

_ASKS = frozenset(
    "show find need want wants see get got have buy after order recommend suggest sell stock carry looking search searching shopping "
    "hunting interested about like love also plus then now next".split()
)
_ASKS_FOR = re.compile(
    r"\b(?:look(?:ing)?|search(?:ing)?|shop(?:ping)?|hunt(?:ing)?|on the (?:market|lookout|hunt)|in the market|ask(?:ing)?|need|wish|interested|what|how|thinking|instead) (?:for|about|in|of)(?: (?:an?|the|some|any|my|your|more|other|new))*$"
)
_GOVERNS = frozenset(
    "with without in on for of from at by to into inside through under over than like as within against between has have had "
    "having needs need is are be being made means that which no not non if when where because "
    "its their your my our his her".split()
)
_OF_THEM = re.compile(
    r"\b(?:it|they|them|these|those|this|that|one|ones|he|she|who|which) (?:'s |also |really |just |should |must |has to |have to |needs to |need to )*(?:has|have|had|needs?|wants?|got|comes?|likes?|is|are)$"
)
_BETWEEN = frozenset(
    "a an the some any another other more few two three pair of good nice new decent proper cheap best big small".split()
)
_DOES = re.compile(
    r"^\W*(?:must|should|needs?|has to|have to|can|could|is|are|isn't|aren't|to be|would|will|won't|doesn't|does|ought|that (?:is|are|can|has)|please be|washable|free|proof|safe|friendly|resistant|only|style|effect|look|colou?red|sized?|free|like)\b"
)


def asks_for_others(
    text: str, content: Sequence[str], is_goods: Callable[[str], bool], is_value: Callable[[str], bool]
) -> bool:
    """Whether `text` asks for goods other than those looked for. `is_goods` of a word of `content`: it names a kind of goods
    that these are not of; `is_value`: it tells these goods apart."""
    wanted = set(content)
    alone = len(content) <= _FEW
    for match in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text):
        word = match[0]
        if not ({word, *words(word)} & wanted) or not any(
            is_goods(part) for part in {word, *words(word)} & wanted
        ):
            continue
        is_plural = word.endswith("s") and not word.endswith("ss")
        before = text[: match.start()].rstrip()
        if is_value(word) and alone and not (is_plural or re.search(r"\b(?:an?|some|any|the)$", before)):
            continue  # "decaf", "trail"
        if _DOES.match(text[match.end() :]) or (
            is_value(word) and re.match(r"\s+(?:ones?|kind|type|sort|version)\b", text[match.end() :])
        ):
            continue
        if not is_plural and before.endswith((",", ";", "-")):
            continue  # a word in passing: ", sweet"
        if not _is_governed(before):
            return True
    return False


def names_category(word: str, text: str, content: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `word` ends the name of one of the shop's categories that `text` says whole ("loose tea"), or asks for ("what
    about chocolate")."""
    said = {fold(one) for one in content}
    for category in vocabulary.categories:
        name = [fold(one) for one in words(category)]
        is_said = bool(name) and name[-1] == fold(word) and said.issuperset(name)
        if is_said and (len(name) > 1 or _ASKS_FOR.search(text[: text.rfind(word)].rstrip())):
            return True
    return False


_FEW = 3


def _is_governed(before: str) -> bool:
    """Whether what follows `before` is said of the goods: "with a", "it needs a", "that fits my"."""
    if _ASKS_FOR.search(before):
        return False
    said = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?]", before)
    for steps, at in enumerate(range(len(said) - 1, -1, -1)):
        word = said[at]
        upto = " ".join(said[: at + 1])
        if word in ".,;:!?":
            return False
        if _OF_THEM.search(upto):
            return True
        if word in ("and", "or", "but", "also", "plus"):
            rest = said[:at]
            return at > 0 and _is_governed(" ".join(rest)) and word != "also" and not _begins(said[:at])
        if word in _ASKS and word not in ("have", "like", "need", "about"):
            return False
        if word in ("have", "need", "like", "about"):
            return (
                re.search(
                    r"\b(?:i|we|you|what|how) (?:would |'d |really |also )*(?:have|need|like|about)$", upto
                )
                is None
            )
        if word in _GOVERNS:
            return True
        if steps > _FAR:
            return False
    return False


_FAR = 4


def _begins(before: Sequence[str]) -> bool:
    return all(
        word in _BETWEEN or word in _ASKS or word in ("i", "we", "you", "do", "can", "ok", "yes", "please")
        for word in before
    )
