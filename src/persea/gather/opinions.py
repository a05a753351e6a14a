"""What buyers say of products in their reviews: how many are content, and the sentences that say most.

A sentence says much where other reviews of the same product speak of the same. Reviews are written by anybody: what
gives orders, leads elsewhere or states prices is passed over. English wording decides between praise and blame; in
other languages the stars do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from persea.language.inflection import folded
from persea.language.plain import content_words, sentences
from persea.store.database import Connection
from persea.store.reviews import newest_reviews
from persea.values import Review
from persea.values.shopping import Opinion, Quote

_EACH = 400  # reviews of one product that are read
_FEWEST, _MOST = 4, 32  # words of a sentence that is worth quoting
_LONGEST = 220  # characters
_QUOTES = 2
_AGAINST = re.compile(
    r"^\W*(?:but|however|though|although|a pity|pity|less good|on the other hand|on the downside|my only|only|one thing|one small"
    r"|unfortunately|sadly|cons?|minus|downsides?)\b",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"\b(?:too (?:small|big|short|long|tight|loose|heavy|stiff|thin|thick|hot|loud|dark|narrow|wide|soft|hard)|awkward\w*|disappoint\w*|broken?|complaint"
    r"|wish(?:ed)? (?:it|they)|not as|would not buy|gave up|gives up|fell apart|uncomfortable|scratches|leaks?|leaked|smells bad|cheaply made|as i hoped|poor(?:ly)?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:also|so|honestly|a pity|less good|on the other hand|on the plus side|on the downside|my only complaint"
    r"|one thing, though|one small remark)\s*[:,]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence of a review."""

    review: Review
    text: str
    words: frozenset[str]
    is_turned: bool = False
    """Whether it sets itself against what was said before: "On the other hand: …"."""

    @property
    def stars(self) -> int:
        return self.review.rating or 3

    @property
    def is_blame(self) -> bool:
        return self.stars <= 2 or (
            self.stars <= 4 and (self.is_turned or _FAULT.search(self.text) is not None)
        )


Quotable = Callable[[str], bool]
"""Whether a sentence of somebody else's may be passed on."""


async def opinions(
    conn: Connection, product_ids: Sequence[str], asked: Sequence[str], may_quote: Quotable
) -> tuple[Opinion, ...]:
    """Of each product that has written reviews, in the order of `product_ids`; `asked` are words that the sentences quoted
    should speak of."""
    by_product: dict[str, list[Review]] = {}
    for review in await newest_reviews(conn, product_ids, _EACH):
        by_product.setdefault(review.product_id, []).append(review)
    return tuple(opinion_of(id, by_product[id], asked, may_quote) for id in product_ids if id in by_product)


async def opinions_on(
    conn: Connection, product_id: str, asked: Sequence[str], may_quote: Quotable, *, at_large: bool
) -> tuple[Opinion, ...]:
    """Of one product on what is asked: on all of these words, else on the one that most reviews speak of, else, `at_large`,
    on the product as a whole."""
    reviews = await newest_reviews(conn, [product_id], _EACH)
    if not reviews:
        return ()
    ways = [tuple(asked), *((word,) for word in asked if len(asked) > 1)] if asked else []
    found = [opinion_of(product_id, reviews, way, may_quote) for way in ways]
    quoted = [one for one in found if one.mentions and (one.liked or one.disliked)]
    if quoted:
        return (quoted[0] if quoted[0] is found[0] else max(quoted, key=lambda one: one.mentions),)
    if at_large:
        return (opinion_of(product_id, reviews, (), may_quote),)
    return tuple(found[:1])


def opinion_of(
    product_id: str, reviews: Sequence[Review], asked: Sequence[str], may_quote: Quotable
) -> Opinion:
    """What `reviews` (one or more, all of one product) say."""
    said = [one for review in reviews for one in _said(review, may_quote)]
    stems = frozenset(map(_stem, asked))
    said = [one for one in said if stems <= one.words]
    spoken_of = Counter(word for review in reviews for word in _words(f"{review.title} {review.body}"))
    rank = _by_weight(spoken_of, len(reviews))
    return Opinion(
        product_id,
        reviews=len(reviews),
        favourable=sum((review.rating or 3) >= 4 for review in reviews),
        critical=sum((review.rating or 3) <= 2 for review in reviews),
        liked=_quotes(sorted((one for one in said if not one.is_blame and one.stars >= 4), key=rank)),
        disliked=_quotes(sorted((one for one in said if one.is_blame), key=rank)),
        asked=" ".join(asked),
        mentions=sum(stems <= _words(f"{review.title} {review.body}") for review in reviews) if stems else 0,
    )


def _by_weight(spoken_of: Counter[str], total: int) -> Callable[[_Said], tuple[float, int]]:
    """What most reviews speak of first, the newest of equals; a word in nearly all of them tells nothing."""

    def weight(one: _Said) -> tuple[float, int]:
        told = sorted(
            (spoken_of[word] for word in one.words if spoken_of[word] < 0.9 * total + 1), reverse=True
        )
        return -sum(told[:3]), -int(one.review.written_at.timestamp())

    return weight


def _quotes(ranked: Iterable[_Said]) -> tuple[Quote, ...]:
    """The first few, each of another review and about something else."""
    chosen: list[_Said] = []
    for one in ranked:
        alike = any(
            one.review.id == other.review.id or 2 * len(one.words & other.words) > len(one.words)
            for other in chosen
        )
        if not alike:
            chosen.append(one)
        if len(chosen) == _QUOTES:
            break
    return tuple(Quote(one.text, one.review.author, one.review.rating, one.review.id) for one in chosen)


def _said(review: Review, may_quote: Quotable) -> list[_Said]:
    found = []
    for sentence in sentences(review.body):
        text = " ".join(_LEAD.sub("", sentence).split())
        text = text[:1].upper() + text[1:]
        if (
            _FEWEST <= len(text.split()) <= _MOST
            and len(text) <= _LONGEST
            and not text.endswith("?")
            and may_quote(text)
        ):
            found.append(_Said(review, text, _words(text), _AGAINST.match(sentence) is not None))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(map(_stem, content_words(text)))


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(?:ed|ing|e|y|ily|ly)$", "", folded(word))
