"""What buyers say, in sentences: counts that were counted, and quotes as they were written, with who wrote them.

English. What reviews claim is never claimed here: it stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.naming import called, verb
from persea.compose.quotes import ADDRESS, DOMAIN, OTHER_SCHEME, gives_orders
from persea.language.numbers import names_money
from persea.language.plain import markdown_escaped, reader_text
from persea.values import Record
from persea.values.shopping import Opinion, Quote

_COUNTED = (
    "Of {all} of {name}, {good}{bad}.",
    "{name} has {all}: {good}{bad}.",
    "I read {all} of {name}; {good}{bad}.",
)
_LIKED = (
    "Praise goes like this: {quotes}.",
    "What they like: {quotes}.",
    "In the words of the contented: {quotes}.",
)
_DISLIKED = (
    "Less content: {quotes}.",
    "What bothers some: {quotes}.",
    "On the other side: {quotes}.",
)
_NO_BLAME = (
    "None of them finds fault in so many words.",
    "I found no complaint in them.",
)
_MENTIONED = (
    "{some} of {all} of {name} {speak} of “{asked}”: {quotes}.",
    "On “{asked}”, {some} of {all} of {name} {have} something to say: {quotes}.",
)
_MENTIONED_BARE = ("{some} of {all} of {name} {speak} of “{asked}”, but none in a sentence worth quoting.",)
_UNMENTIONED = (
    "None of {all} of {name} speaks of “{asked}”.",
    "I looked through {all} of {name}: nobody mentions “{asked}”.",
)
_NONE = (
    "Nobody has written a review of {name} here yet{rated}.",
    "There is no written review of {name} yet{rated}.",
)
_SEVERAL = 3  # products of which opinions are told in one answer


def may_be_quoted(text: str) -> bool:
    """Whether a sentence of a review may be passed on: it gives no orders, names no address and no price."""
    plain = reader_text(text).lower()
    return not (
        gives_orders(text)
        or OTHER_SCHEME.search(text)
        or ADDRESS.search(plain)
        or DOMAIN.search(plain)
        or names_money(plain)
    )


def write_opinions(
    records: Sequence[Record], opinions: Sequence[Opinion], turn_id: str, earlier: Sequence[str] = ()
) -> str:
    """Of one product in a paragraph, of several in a line each."""
    names, by_id = called(records), {opinion.product_id: opinion for opinion in opinions}
    told = [
        _of_one(record, names[record.id], by_id.get(record.id), turn_id, earlier)
        for record in records[:_SEVERAL]
    ]
    if len(told) == 1:
        return phrases.capital(told[0])
    return "\n".join(f"- {phrases.capital(line)}" for line in told)


def mentioned(
    records: Sequence[Record], opinions: Sequence[Opinion], turn_id: str, earlier: Sequence[str] = ()
) -> str:
    """What reviews say of something that the records are silent on; empty where they are, too."""
    names = called(records)
    told = [
        _of_asked(names[record.id], opinion, turn_id, earlier)
        for record in records
        for opinion in opinions
        if opinion.product_id == record.id and opinion.mentions and (opinion.liked or opinion.disliked)
    ]
    return " ".join(map(phrases.capital, told[:2]))


def _of_one(record: Record, name: str, opinion: Opinion | None, turn_id: str, earlier: Sequence[str]) -> str:
    if opinion is None:
        scored = phrases.rating(record)
        rated = f"; {verb(record, 'it')} {verb(record, 'is')} rated {scored}" if scored else ""
        return phrases.vary(_NONE, turn_id, earlier, name=name, rated=rated or " ").replace(" .", ".")
    if opinion.asked:
        return _of_asked(name, opinion, turn_id, earlier)
    good = _stars(opinion.favourable, opinion.reviews, "four or five")
    bad = f", and {_stars(opinion.critical, opinion.reviews, 'one or two')}" if opinion.critical else ""
    parts = [
        phrases.vary(
            _COUNTED, turn_id, earlier, all=_reviews(opinion.reviews), name=name, good=good, bad=bad or " "
        ).replace(" .", ".")
    ]
    if opinion.liked:
        parts.append(phrases.vary(_LIKED, turn_id, earlier, quotes=_quoted(opinion.liked)))
    if opinion.disliked:
        parts.append(phrases.vary(_DISLIKED, turn_id, earlier, quotes=_quoted(opinion.disliked)))
    elif opinion.liked:
        parts.append(phrases.vary(_NO_BLAME, turn_id, earlier))
    return " ".join(parts)


def _of_asked(name: str, opinion: Opinion, turn_id: str, earlier: Sequence[str]) -> str:
    said = {"all": f"the {_reviews(opinion.reviews)}", "name": name, "asked": markdown_escaped(opinion.asked)}
    if not opinion.mentions:
        return phrases.vary(_UNMENTIONED, turn_id, earlier, **said)
    one = opinion.mentions == 1
    counted = {
        "some": phrases.number(opinion.mentions),
        "speak": "speaks" if one else "speak",
        "have": "has" if one else "have",
    }
    quotes = _quoted((*opinion.liked[:1], *opinion.disliked[:1]))
    patterns = _MENTIONED if quotes else _MENTIONED_BARE
    return phrases.vary(patterns, turn_id, earlier, quotes=quotes, **counted, **said)


def _reviews(count: int) -> str:
    return f"{phrases.number(count)} written review{'' if count == 1 else 's'}"


def _stars(count: int, total: int, stars: str) -> str:
    """ "five give it four or five stars", "all give it …", "none gives it …"."""
    if count == total and total > 1:
        return f"all give {stars} stars"
    if count in (0, 1):
        return f"{'none' if count == 0 else 'one'} gives {stars} stars"
    return f"{phrases.number(count)} give {stars} stars"


def _quoted(quotes: Sequence[Quote]) -> str:
    return "; ".join(f"“{markdown_escaped(quote.text.rstrip('.'))}” ({_who(quote)})" for quote in quotes)


def _who(quote: Quote) -> str:
    stars = f"{quote.rating} of 5" if quote.rating else ""
    return ", ".join(part for part in (markdown_escaped(quote.author), stars) if part) or "a buyer"
