"""Answers a question about products that were shown, from their records, or says that the shop does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from persea.compose import phrases
from persea.compose.facts import availability, fact, has_option, stock, unsaid
from persea.compose.naming import called, plural, verb
from persea.language.plain import markdown_escaped, sentences
from persea.values import Record

_MANY = 6  # values of one option that are read out; more are summed up by their ends
_WORDS = 40  # of a description; a sentence that would go over is left out
_OTHERWISE = (
    "As listed, {fact}",
    "By the shop's record, {fact}",
    "On the product page, {fact}",
    "To answer that: {fact}",
    "Looking it up, {fact}",
)
_BUY = (
    "You can buy {it} on {page}{costs}.",
    "{page} is where to buy {it}{costs}.",
    "To buy {it}, go to {page}{costs}.",
    "{it} can be ordered on {page}{costs}.",
)
_WHICH = (
    "Which one do you mean: {names}?",
    "Do you mean {names}?",
    "About which of them: {names}?",
)
_WHO = (
    "I am not sure which product you mean. Tell me its name or its place in the list.",
    "Which product is that about? Its name or its place in the list will do.",
)
_ABOUT = (
    "{name}: {text}",
    "About {name}: {text}",
    "More on {name}. {text}",
    "{name}, in the shop's words: {text}",
)
_ALL_IN_STOCK = (
    "All of these are in stock.",
    "Yes, all of them are in stock.",
    "They can all be had: each is in stock.",
)
_ONE_BY_ONE = ("One by one:", "Here is each of them:", "For all that are shown:", "In the order of the list:")


def answer_question(
    topic: Sequence[str],
    records: Sequence[Record],
    options: Sequence[tuple[str, str]] = (),
    *,
    turn_id: str = "",
    earlier: Sequence[str] = (),
) -> str:
    """What the records say about `topic`; with no topic, what there is to know. `options` are asked values
    such as ("size", "10")."""
    if not records:
        return phrases.vary(_WHO, turn_id, earlier)
    names = called(records)
    if not topic and not options:
        if len(records) > 1:
            listed = phrases.listing(list(names.values()), "or")
            return phrases.vary(_WHICH, turn_id, earlier, names=listed)
        return _describe(records[0], turn_id, earlier)
    asked = [value for _, value in options] + list(topic)
    if topic[:1] == ("buy",) and len(records) == 1:
        return _where_to_buy(records[0], turn_id, earlier)
    if len(records) == 1:
        record, name = records[0], phrases.name(records[0])
        named = set(re.findall(r"\*\*(.+?)\*\*", earlier[-1])) if earlier else set()
        it = (
            verb(record, "it") if named == {name.strip("*")} else name
        )  # "it" only where nothing else was named
        return varied(_answered(record, it, topic, options, asked), turn_id, earlier)
    if topic[:1] == ("stock",) and not options and all(record.in_stock for record in records):
        return phrases.vary(_ALL_IN_STOCK, turn_id, earlier)
    told = [_answered(record, verb(record, "it"), topic, options, asked) for record in records]
    if all("the shop does not say" in text for text in told):
        return varied(unsaid(topic, "any of these"), turn_id, earlier)
    lines = [f"- {names[record.id]}: {text}" for record, text in zip(records, told, strict=True)]
    return "\n".join((phrases.vary(_ONE_BY_ONE, turn_id, earlier), *lines))


def _where_to_buy(record: Record, turn_id: str, earlier: Sequence[str]) -> str:
    """On its page, by name where that is in a shop of its own address."""
    shop = urlsplit(record.url).hostname
    page = f"[its page{f' at {shop}' if shop else ''}]({record.url})"
    costs = f"; {verb(record, 'it')} {verb(record, 'costs')} {phrases.price(record)}" if record.price else ""
    told = phrases.vary(_BUY, turn_id, earlier, it=phrases.name(record), page=page, costs=costs)
    return phrases.capital(told)


def _answered(
    record: Record, it: str, topic: Sequence[str], options: Sequence[tuple[str, str]], asked: Sequence[str]
) -> str:
    chosen = _chosen(record, asked)
    if chosen:
        return availability(record, chosen, it)
    if options:
        return has_option(record, *options[0], it)
    return fact(topic, record, it)


def _chosen(record: Record, asked: Sequence[str]) -> list[str]:
    """Which of the words asked are values of this product's options ("peat", "7")."""
    known = {value for values, _ in record.variants for value in values}
    return [word for word in dict.fromkeys(asked) if word in known]


def varied(told: str, turn_id: str, earlier: Sequence[str]) -> str:
    """`told` as it is, unless an earlier answer begins so."""
    plain = phrases.capital(told)
    if phrases.opening(plain) not in {phrases.opening(text) for text in earlier}:
        return plain
    return phrases.vary(_OTHERWISE, turn_id, earlier, fact=told)


def _describe(record: Record, turn_id: str, earlier: Sequence[str]) -> str:
    """What the shop says of it, then price, stock, choices and rating, each once."""
    it, is_ = phrases.capital(verb(record, "it")), verb(record, "is")
    said = _first_sentences(record.description)
    parts = [markdown_escaped(said)] if said else []
    if record.price:
        usual = f", regularly {record.list_price}," if record.list_price else ""
        parts.append(
            f"{it} {verb(record, 'costs')} {phrases.price(record)}{usual} and {stock(record, '').strip()}"
        )
    else:
        parts.append(f"The shop lists no price for {'them' if it == 'They' else 'it'}.")
    choices = [_choice(name, values) for name, values in record.options]
    if choices:
        parts.append(f"{it} {verb(record, 'comes')} in {markdown_escaped(', and in '.join(choices))}.")
    scored = phrases.rating(record)
    weighed = record.weight_g and phrases.weight(record.weight_g) not in said
    facts = [f"{is_} rated {scored}"] if scored else []
    facts += [f"{verb(record, 'weighs')} {phrases.weight(record.weight_g or 0)}"] if weighed else []
    if facts:
        parts.append(f"{it} {' and '.join(facts)}.")
    return phrases.vary(_ABOUT, turn_id, earlier, name=phrases.name(record), text=" ".join(parts))


def _choice(name: str, values: Sequence[str]) -> str:
    """ "Moss or Tangerine", "sizes 5 to 12", "capacity 1 l or 2 l"."""
    several = len(values) > _MANY
    told = f"{values[0]} to {values[-1]}" if several else phrases.listing(values, "or")
    if "colo" in name.lower():
        return told
    return f"{plural(name.lower()) if several else name.lower()} {told}"


def _first_sentences(description: str) -> str:
    """The beginning of a description, in whole sentences."""
    kept: list[str] = []
    for sentence in sentences(description):
        if kept and len(" ".join((*kept, sentence)).split()) > _WORDS:
            break
        kept.append(sentence.strip())
    return " ".join(kept[:3])
