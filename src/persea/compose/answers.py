"""Answers a question about products that were shown, from their records, or says that the shop does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from persea.compose import phrases
from persea.language.plain import markdown_escaped, sentences, singular, words
from persea.values import Record

_MANY = 8  # values of one option that are read out; more are summed up by their ends


def answer_question(
    topic: Sequence[str], records: Sequence[Record], options: Sequence[tuple[str, str]] = ()
) -> str:
    """What the records say about `topic`; with no topic, what there is to know. `options` are asked values
    such as ("size", "10")."""
    if not records:
        return "I am not sure which product you mean. Tell me its name or its place in the list."
    asked = [value for _, value in options] + list(topic)
    if any(_chosen(record, asked) for record in records):
        lines = [
            f"{phrases.name(record)}: {_availability(record, _chosen(record, asked))}" for record in records
        ]
        return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    if options:
        lines = [f"{phrases.name(record)}: {_has_option(record, *options[0])}" for record in records]
        return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    if not topic and len(records) > 1:
        return (
            f"Which one do you mean: {phrases.listing([phrases.name(record) for record in records], 'or')}?"
        )
    if not topic:
        return "\n\n".join(_describe(record) for record in records[:3])
    if len(records) == 1:
        return _about_one(topic, records[0])
    lines = [f"- {phrases.name(record)}: {_fact(topic, record)}" for record in records]
    return "\n".join(lines)


def _describe(record: Record) -> str:
    first = " ".join(sentence.strip() for sentence in sentences(record.description)[:3])
    parts = [markdown_escaped(first)] if first else []
    parts.append(f"It costs {phrases.price(record)}." if record.price else "The shop lists no price for it.")
    if record.list_price:
        parts.append(f"The regular price is {record.list_price}.")
    parts.append(_stock(record))
    parts += [sentence for sentence in (_options(record), _weight(record), _rating(record)) if sentence]
    return f"{phrases.name(record)}. " + " ".join(parts)


def _about_one(topic: Sequence[str], record: Record) -> str:
    return f"{phrases.name(record)}: {_fact(topic, record)}"


def _fact(topic: Sequence[str], record: Record) -> str:
    for word in topic:
        answer = _KNOWN[word](record) if word in _KNOWN else None
        if answer:
            return answer
    wanted = [word for word in topic if word not in _KNOWN] or list(topic)
    return (
        _looked_up(wanted, record)
        or f"the shop does not say anything about “{markdown_escaped(' '.join(wanted))}”."
    )


def _chosen(record: Record, asked: Sequence[str]) -> list[str]:
    """Which of the words asked are values of this product's options ("peat", "7")."""
    known = {value for values, _ in record.variants for value in values}
    return [word for word in dict.fromkeys(asked) if word in known]


def _availability(record: Record, chosen: Sequence[str]) -> str:
    """Of exactly the variant asked for, not of the product at large."""
    if not chosen:
        return "the shop lists no such choice for it."
    named = markdown_escaped(
        phrases.listing([value.upper() if len(value) < 4 else value for value in chosen])
    )
    fits = [(values, in_stock) for values, in_stock in record.variants if set(chosen) <= set(values)]
    if not fits:
        return f"no, it does not come in {named}."
    if any(in_stock for _, in_stock in fits):
        return f"yes, {named} is in stock."
    others = _in_stock_beside(record, chosen)
    instead = f" In stock there is {others}." if others else ""
    return f"it is made in {named}, but that is out of stock at the moment.{instead}"


def _in_stock_beside(record: Record, chosen: Sequence[str]) -> str:
    """What can be had that shares all but one of the choices, at most four of them."""
    near = [
        next(value for value in values if value not in chosen)
        for values, in_stock in record.variants
        if in_stock and len(set(values) - set(chosen)) == 1
    ]
    return markdown_escaped(phrases.listing(list(dict.fromkeys(near))[:4], "or"))


def _has_option(record: Record, name: str, value: str) -> str:
    """ "yes, in size 10", or what there is instead."""
    for option, values in (*record.options, *record.attributes):
        if name in option.lower():
            label = markdown_escaped(option.lower())
            if any(value in re.split(r"[^\w.]+", known.lower()) for known in values):
                return f"yes, it comes in {label} {markdown_escaped(value)}."
            return f"no, it does not come in {label} {markdown_escaped(value)}; {_values_of(record, name)}"
    return f"the shop lists no {markdown_escaped(name)} for it."


def _looked_up(wanted: Sequence[str], record: Record) -> str | None:
    """An option, an attribute, or the sentence of the description that speaks of `wanted`."""
    stems = {singular(word) for word in wanted}
    for name, values in (*record.options, *record.attributes):
        hit = [value for value in values if stems & {singular(word) for word in words(value)}]
        if hit:
            return f"yes, {markdown_escaped(name.lower())}: {markdown_escaped(', '.join(hit))}."
        if stems & {singular(word) for word in words(name)}:
            return f"{markdown_escaped(name.lower())}: {markdown_escaped(', '.join(values))}."
    for sentence in sentences(record.description):
        if stems & {singular(word) for word in words(sentence)}:
            return f"the shop says: “{markdown_escaped(sentence.strip())}”"
    if len(record.options) and any(word in _COLOURS for word in wanted):
        colours = next((values for name, values in record.options if re.match("colou?r", name, re.I)), None)
        if colours:
            return f"no, it comes in {markdown_escaped(phrases.listing(colours))}."
    return None


_COLOURS = frozenset(
    """
    black white red blue green grey gray brown beige navy pink purple orange yellow silver gold tan
""".split()
)


def _stock(record: Record) -> str:
    if not record.in_stock:
        return "It is out of stock at the moment."
    return (
        f"{record.stock} left in stock."
        if record.stock is not None and 0 < record.stock <= 5
        else "It is in stock."
    )


def _price(record: Record) -> str | None:
    if record.price is None:
        return "the shop lists no price for it."
    usual = f", regularly {record.list_price}" if record.list_price else ""
    return f"{phrases.price(record)}{usual}."


def _weight(record: Record) -> str | None:
    return f"It weighs {phrases.weight(record.weight_g)}." if record.weight_g else None


def _rating(record: Record) -> str | None:
    scored = phrases.rating(record)
    return f"It is rated {scored}." if scored else None


def _values_of(record: Record, *names: str) -> str | None:
    for name, values in (*record.options, *record.attributes):
        if any(wanted in name.lower() for wanted in names):
            told = (
                phrases.listing(values)
                if len(values) <= _MANY
                else f"{values[0]} to {values[-1]}, {len(values)} in all"
            )
            return f"{markdown_escaped(name.lower())}: {markdown_escaped(told)}."
    return None


def _options(record: Record) -> str | None:
    parts = [
        f"{name.lower()} {phrases.listing(values, 'or') if len(values) <= _MANY else f'{values[0]} to {values[-1]}'}"
        for name, values in record.options
    ]
    return f"It comes in {markdown_escaped(phrases.listing(parts))}." if parts else None


def _buy(record: Record) -> str:
    return f"I cannot take orders myself; [its page]({record.url}) is the place for that. It costs {phrases.price(record)}."


_KNOWN: dict[str, Callable[[Record], str | None]] = {
    "buy": _buy,
    "price": _price,
    "stock": lambda record: _stock(record)[0].lower() + _stock(record)[1:],
    "weight": lambda record: _weight(record) or "the shop does not state its weight.",
    "rating": lambda record: _rating(record) or "nobody has rated it yet.",
    "size": lambda record: _values_of(record, "size"),
    "colour": lambda record: _values_of(record, "colour", "color"),
}
