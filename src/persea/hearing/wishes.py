"""What a message says of the goods of the request before it, by what these goods say of themselves.

    text, request, the goods of the kind -> Leaning

"Oven proof too" is their attribute "oven safe", "make it decaf" a value, "but in leather" takes the place of canvas where nothing is
made of both. What none of them has is left out, but for what shops state of anything (a stuff, a colour). English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from persea.gather.of_a_kind import OfAKind, stem
from persea.hearing.further import further_on, measures_of
from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.language.sexes import MEN, WOMEN, sex_of
from persea.language.stuffs import is_stuff
from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of
from persea.understand.giving import read_giving
from persea.understand.leaned import Leaning
from persea.understand.limits import Limits, read_limits
from persea.understand.measured import read_measured, with_ones
from persea.understand.shop_words import is_known
from persea.values import Intent, Limit

_RATHER = re.compile(
    r"\b(?:instead|actually|rather|what about|how about|make (?:it|them|that)|maybe|switch|change|swap|on second thoughts?|sorry|i meant)\b"
)
_NOT_THAT = re.compile(
    r"\b(?:instead of|rather than|as opposed to|(?:bigger|larger|smaller|longer|shorter|wider|narrower|other|different|something else) than) (?:the |an? |those |these |this |that |just )?"
    r"(?P<what>[\w' -]+?)(?: (?:ones?|kinds?|types?|sorts?|things?))?(?=\s*(?:[.,;!?]|$)|\s+(?:and|but|please|with|in|under|for)\b)"
)
_ABSENT = re.compile(
    r"\b(?P<what>[\w'-]{3,}) (?:should|must|may|can|shall) ?not be (?:there|in (?:it|there|them)|present|included|used)(?: at all)?\b|\b(?P<none>[\w'-]{3,}) (?:should|must) be (?:absent|missing|zero)\b"
)
_EITHER = re.compile(
    r"\b(?P<one>[\w'’-]+) or (?:(?:a|an|the|in|of|even|maybe) )*(?P<other>[\w'’-]+)(?: or (?P<third>[\w'’-]+))?\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    leaning: Leaning
    limits: Limits
    heard: tuple[str, ...]
    """Words that tell these goods apart."""
    unheard: tuple[str, ...]
    content: tuple[str, ...]
    text: str


def wishes_of(
    text: str,
    request: Intent,
    kind: OfAKind,
    vocabulary: Vocabulary,
    currency: str,
    shown: Sequence[str] = (),
) -> Said:
    """`text` is lower-case reader text, put plainly; `shown` are the products that "bigger" is measured by."""
    text = _ABSENT.sub(lambda found: f"no {found['what'] or found['none']}", text)
    gone = [word for found in _NOT_THAT.finditer(text) for word in words(found["what"])]
    plain, measured = _measured(_NOT_THAT.sub(" ", text), kind)
    if not measured:
        plain, measured = further_on(plain, kind, shown)
    limits = read_limits(plain, vocabulary, currency)
    content = content_of(limits.rest, vocabulary)
    refused, rest = _refused(limits.filters.exclude_terms, content, plain, kind)
    refused += [word for word in gone if kind.attributes(word) and stem(word) not in kind.kinds]
    either = _either(plain, kind, (*limits.filters.exclude_terms, *refused))
    before = request.text.split()
    asked = {stem(word) for word in before} | {
        part for word in before for part in kind.kinds if stem(word) == part
    }
    put: list[str] = [*either, *_phrases(plain, rest, kind)]
    heard: list[str] = [part for group in put for part in group.split("|")]
    unheard: list[str] = []
    for word in rest:
        if any(stem(word) == stem(part) for part in heard):
            continue
        if word in COLOURS or any(char.isdigit() for char in word):
            put.append(word)
            heard += [word] if word in COLOURS else []
        elif told := _as_told(word, kind):
            put += [part for part in told.split() if part not in put]
            heard.append(word)
        elif stem(word) in asked or stem(word) in kind.kinds or kind.everywhere(word):
            continue
        elif is_known([word], vocabulary) or is_stuff(word) or word in MEN or word in WOMEN:
            put.append(word)
            unheard.append(word)
        elif stem(word) not in kind.names:
            unheard.append(word)
    put = [word for word in put if word not in refused]  # "wool itches, nothing with wool"
    put += _units(rest, put)
    dropped = _contradicted(
        [word for word in put if word not in refused], request, kind, rather=_RATHER.search(text) is not None
    )
    dropped += [word for word in before if stem(word) in {stem(one) for one in gone} and word not in dropped]
    dropped += [word for word in before if word not in dropped and _says_nothing(word, request, kind)]
    for group in _alternatives(before, request, kind, dropped):
        put.append("|".join(group))
        dropped += group
    put, dropped = _for_whom(plain, put, dropped, request, kind)
    beside = _beside(plain, content, limits)
    return Said(
        Leaning(tuple(dict.fromkeys(put)), tuple(dict.fromkeys(dropped)), tuple(dict.fromkeys(refused)), measured, beside),
        limits, tuple(heard), tuple(unheard), tuple(content), plain,
    )  # fmt: skip


def _measured(text: str, kind: OfAKind) -> tuple[str, tuple[Limit, ...]]:
    """`text` without its limits on what these goods say the measure of, and these limits."""
    ones, found = with_ones(text), []
    for limit, (start, end) in reversed(list(read_measured(ones))):
        if limit.unit != "g" and any(measures_of(one, limit) for one in kind.products):
            found.append(limit)
            ones = f"{ones[:start]} {ones[end:]}"
    return (" ".join(ones.split()), tuple(reversed(found))) if found else (text, ())


def _as_told(word: str, kind: OfAKind) -> str | None:
    """`word` as the goods say it: a value, a yes/no attribute, else a word of titles."""
    apart = kind.apart(word)
    if apart and kind.attributes(word) - {""}:
        return apart
    return kind.flag(word) or apart


def _refused(
    terms: Sequence[str], content: Sequence[str], text: str, kind: OfAKind
) -> tuple[list[str], list[str]]:
    """What must not be, a value of two words whole ("roll neck"), and the content that is left."""
    rest, refused = list(content), []
    for term in terms:
        behind = re.search(rf"\b{re.escape(term)}[ -](\w[\w'-]*)", text)
        if behind and behind[1] in rest and kind.phrase(term, behind[1]):
            rest.remove(behind[1])
            term = f"{term} {behind[1]}"
        elif stem(term) in kind.names and not kind.flag(term) and (plainest := _plainest(term, kind)):
            rest += plainest  # "not patterned" is plain
            continue
        refused.append(term)
    return refused, rest


_PLAINEST = ("plain", "none")


def _plainest(name: str, kind: OfAKind) -> list[str]:
    """The value that says that there is nothing of the attribute `name`."""
    names = [
        one for product in kind.products for one in product.values if stem(name) in map(stem, words(one))
    ]
    return [value for value in _PLAINEST if kind.attributes(value) & frozenset(names)][:1]


def _either(text: str, kind: OfAKind, refused: Sequence[str]) -> list[str]:
    """Values of one attribute with an "or" between them, none of them `refused`."""
    found = []
    for match in _EITHER.finditer(text):
        if any(part in refused for part in match.groups()):
            continue  # "nothing with wool or cashmere" wants neither
        named = [held for part in match.groups() if part and (held := kind.apart(part))]
        sames = [kind.attributes(one) - {""} for one in named]
        if len(named) > 1 and frozenset.intersection(*sames):
            found.append("|".join(words(one)[0] for one in named))
    return found


def _phrases(text: str, content: Sequence[str], kind: OfAKind) -> list[str]:
    """Values of two words of which one says little by itself: "over ear"."""
    said = [word for part in words(text) for word in part.split("-")]
    return [
        word
        for before, after in pairwise(said)
        if (before in content) != (after in content)
        and kind.phrase(before, after)
        and not kind.everywhere(after)
        for word in (before, after)
    ]


def _says_nothing(word: str, request: Intent, kind: OfAKind) -> bool:
    """Whether none of the goods has this word of the request, which was told when it was said."""
    if word == request.goods or word in request.goods.split() or word in COLOURS or is_stuff(word):
        return False
    return word.isalpha() and not sex_of(word) and not kind.says(word)


def _units(content: Sequence[str], put: Sequence[str]) -> list[str]:
    """The units of figures: "lumens" of "800 lumens"."""
    return [
        after
        for before, after in pairwise(content)
        if before in put and before.isdigit() and after.isalpha() and after not in put
    ]


def _contradicted(new: Sequence[str], request: Intent, kind: OfAKind, *, rather: bool) -> list[str]:
    """Words of the request that stand for another value of the same attribute, which nothing has beside the new one."""
    new = [part for word in new for part in word.split("|")]
    said = {stem(word) for word in new}
    gone = []
    for word in request.text.split():
        if stem(word) in said or word == request.goods or word in COLOURS or stem(word) in kind.kinds:
            continue
        for wish in new:
            names = kind.attributes(wish) & kind.attributes(word) - {""}
            if names and (rather or not any(kind.together(word, wish, name) for name in names)):
                gone.append(word)
                break
    return gone


def _alternatives(
    before: Sequence[str], request: Intent, kind: OfAKind, dropped: Sequence[str]
) -> list[list[str]]:
    """Words of the request that were said beside one another and stand for values that nothing has both of: "men's or unisex"."""
    said = [word for word in before if word not in dropped and word not in COLOURS and word != request.goods]
    found: list[list[str]] = []
    for one, other in pairwise(said):
        names = kind.attributes(one) & kind.attributes(other) - {""}
        if names and not any(kind.together(one, other, name) for name in names):
            found.append([one, other])
    return found[:1]


def _for_whom(
    text: str, put: list[str], dropped: list[str], request: Intent, kind: OfAKind
) -> tuple[list[str], list[str]]:
    """ "Actually for my wife" takes the place of "for men"."""
    asked = [word for word in request.text.split() if sex_of(word)]
    said = [word for word in words(text) if word in MEN or word in WOMEN]
    now = next((sex for word in (*said, read_giving(text).recipient) if (sex := sex_of(word))), "")
    if not now or not asked or all(sex_of(word) == now for word in asked):
        return put, dropped
    kept = [word for word in put if not sex_of(word)]
    return [*kept, f"{now}'s|unisex" if kind.attributes("unisex") else now], [*dropped, *asked]


def _beside(text: str, content: Sequence[str], limits: Limits) -> str:
    return " ".join(
        word for word in text.replace(",", " ").split() if word.strip(".!?;:\"'()") not in content
    )
