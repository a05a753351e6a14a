"""Composes an answer from records alone, so that a shop answers well with no language model at all.

Every sentence is computed from what it says: counts are counted, superlatives are taken over the records they
speak of, prices are the store's. Nothing here guesses, and nothing here is generated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persea.compose import phrases
from persea.compose.answers import answer_question
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Kind, Order, Outcome, Record, measure


@dataclass(frozen=True, slots=True)
class Composed:
    """A Markdown text and what a person might say next."""

    text: str
    suggestions: tuple[str, ...] = ()


def write(intent: Intent, gathered: Gathered, *, turn_id: str, earlier: Sequence[str] = ()) -> Composed:
    """The answer to a shopping `intent`; `earlier` are the answers before it, so that openings vary."""
    records = gathered.records
    if intent.kind is Kind.PICK:
        text = _write_pick(intent, records)
    elif intent.kind is Kind.COMPARE:
        text = _write_comparison(records)
    elif intent.kind is Kind.ASK:
        text = answer_question(intent.topic, records, intent.filters.options)
    else:
        text = _write_list(intent, gathered, turn_id, earlier)
    return Composed(text, suggestions(intent, records))


def suggestions(intent: Intent, records: Sequence[Record]) -> tuple[str, ...]:
    """Up to three next steps that would lead somewhere."""
    found: list[str] = []
    prices = {record.price for record in records if record.price}
    weights = {record.weight_g for record in records if record.weight_g}
    if len(records) > 1:
        if intent.kind is not Kind.PICK and len(prices) > 1:
            found.append("Which of these is cheapest?")
        if len(weights) > 1 and intent.order is not Order.LIGHTEST:
            found.append("Lighter ones")
        if intent.kind is not Kind.COMPARE:
            found.append("Compare the first two")
        if any(not record.in_stock for record in records):
            found.append("Only what is in stock")
    elif records:
        found += ["Something similar but cheaper", "Show me more"]
    return tuple(found[:3])


# ---------------------------------------------------------------- lists


def _write_list(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    records, wish = gathered.records, phrases.wish(intent)
    if gathered.outcome is Outcome.UNKNOWN:
        what = {Order.CHEAPEST: "a price", Order.PRICIEST: "a price", Order.BEST_RATED: "a rating"}
        return f"The shop lists no {what.get(intent.order or Order.LIGHTEST, 'a weight').removeprefix('a ')} for these, so I cannot compare them by it."
    if gathered.outcome is Outcome.NONE:
        return _write_nothing(intent, wish, turn_id)
    if gathered.outcome is Outcome.EXHAUSTED:
        return _write_exhausted(intent, records, wish)
    if gathered.outcome is Outcome.RELAXED:
        return _write_relaxed(intent, gathered, wish)
    if gathered.outcome is Outcome.CLOSEST:
        opening = phrases.vary(
            (
                f"Nothing here goes by “{wish}”; {'this comes' if len(records) == 1 else 'these come'} closest.",
                f"I found no exact match for “{wish}”. Here is what comes nearest.",
            ),
            turn_id,
            earlier,
        )
        return _joined(opening, _highlights(records, None))
    return _joined(
        _opening(intent, gathered, wish, turn_id, earlier),
        _highlights(records, intent.order),
        _stock_note(records),
    )


def _opening(intent: Intent, gathered: Gathered, wish: str, turn_id: str, earlier: Sequence[str]) -> str:
    shown, matched = len(gathered.records), max(gathered.matched, len(gathered.records))
    count = phrases.number(shown)
    if intent.kind is Kind.MORE:
        return f"{'One more' if shown == 1 else f'{count.capitalize()} more'} for “{wish}”."
    if intent.relatives:
        how = {
            Order.CHEAPEST: "cheaper", Order.PRICIEST: "dearer", Order.LIGHTEST: "lighter",
            Order.HEAVIEST: "heavier", Order.BEST_RATED: "better rated",
        }[intent.relatives[-1].order]  # fmt: skip
        return f"{'One is' if shown == 1 else f'{count.capitalize()} are'} {how} than what you saw."
    if shown == 1:
        return phrases.vary((f"One match for “{wish}”.", f"There is one for “{wish}”."), turn_id, earlier)
    if matched > shown:
        return phrases.vary(
            (
                f"Here are {count} of {phrases.number(matched)} for “{wish}”.",
                f"{phrases.number(matched).capitalize()} match “{wish}”. Here are the best {count}.",
                f"I found {phrases.number(matched)} for “{wish}”. These {count} fit best.",
            ),
            turn_id,
            earlier,
        )
    return phrases.vary(
        (
            f"{count.capitalize()} match “{wish}”.",
            f"Here are {'both' if shown == 2 else f'all {count}'} for “{wish}”.",
            f"I found {count} for “{wish}”.",
        ),
        turn_id,
        earlier,
    )


def _write_nothing(intent: Intent, wish: str, turn_id: str) -> str:
    if intent.kind is Kind.MORE:
        return f"That was everything for “{markdown_escaped(intent.text) or 'your request'}”. Shall we change a wish, such as the price?"
    return phrases.vary(
        (
            f"I found nothing for “{wish}” in this shop. Try other words, or name the kind of thing you need.",
            f"This shop has nothing for “{wish}”. Tell me what it is for, and I will look for something near.",
        ),
        turn_id,
    )


def _write_exhausted(intent: Intent, records: Sequence[Record], wish: str) -> str:
    order = intent.relatives[-1].order
    first = records[0]
    value = _valued(first, order)
    word = {
        Order.CHEAPEST: ("cheaper", "cheapest"), Order.PRICIEST: ("dearer", "dearest"),
        Order.LIGHTEST: ("lighter", "lightest"), Order.HEAVIEST: ("heavier", "heaviest"),
        Order.BEST_RATED: ("better rated", "best rated"),
    }[order]  # fmt: skip
    known = f" at {value}" if value else ""
    after = [f"{phrases.name(record)} at {_valued(record, order)}" for record in records[1:3]]
    told = f"{phrases.name(first)} is the {word[1]}{known}"
    return f"{told}{', then ' + phrases.listing(after) if after else ''}. Nothing {word[0]} matches “{wish}”."


def _write_relaxed(intent: Intent, gathered: Gathered, wish: str) -> str:
    records, first = gathered.records, gathered.records[0]
    if "max_price" in gathered.dropped or "min_price" in gathered.dropped:
        nearest = f"The nearest is {phrases.name(first)} {phrases.at_price(first)}."
        rest = (
            f" After it {'comes' if len(records) == 2 else 'come'} {phrases.names(records[1:])}."
            if len(records) > 1
            else ""
        )
        return f"Nothing matches “{wish}”. {nearest}{rest}"
    what = {
        "in_stock": "is in stock", "on_sale": "is on sale", "options": "comes in that size", "min_rating": "is rated that high",
        "max_weight_g": "is that light",
    }[gathered.dropped[0]]  # fmt: skip
    return f"Of what matches “{markdown_escaped(intent.text)}”, nothing {what}. Without that wish there {_is_or_are(records)} {phrases.names(records)}."


def _highlights(records: Sequence[Record], order: Order | None) -> str:
    """At most two things that set products apart, each true over all that is shown."""
    if len(records) < 2:
        return ""
    said: list[str] = []
    used: set[str] = set()
    for kind in (order, Order.CHEAPEST, Order.LIGHTEST, Order.BEST_RATED):
        if kind is None or len(said) == 2:
            continue
        best = extreme(records, kind)
        if len(best) != 1 or best[0].id in used:
            continue
        sentence = _HIGHLIGHT[kind](best[0])
        if sentence not in said:
            said.append(sentence)
            used.add(best[0].id)
    return f"Of these, {'; '.join(said)}." if said else ""


_HIGHLIGHT: dict[Order, Callable[[Record], str]] = {
    Order.CHEAPEST: lambda record: f"{phrases.name(record)} costs least, {phrases.at_price(record)}",
    Order.PRICIEST: lambda record: f"{phrases.name(record)} costs most {phrases.at_price(record)}",
    Order.LIGHTEST: lambda record: (
        f"{phrases.name(record)} is the lightest at {phrases.weight(record.weight_g or 0)}"
    ),
    Order.HEAVIEST: lambda record: (
        f"{phrases.name(record)} is the heaviest at {phrases.weight(record.weight_g or 0)}"
    ),
    Order.BEST_RATED: lambda record: f"{phrases.name(record)} is the best rated, {phrases.rating(record)}",
}


def _stock_note(records: Sequence[Record]) -> str:
    out = [record for record in records if not record.in_stock]
    if not out:
        return ""
    if len(out) == len(records):
        return (
            "All of these are out of stock at the moment."
            if len(out) > 1
            else "It is out of stock at the moment."
        )
    return f"{phrases.names(out)} {_is_or_are(out)} out of stock at the moment."


# ---------------------------------------------------------------- the one that is most


def extreme(records: Sequence[Record], order: Order) -> list[Record]:
    """The records that lead by `order`; empty where it cannot be told of all of them.

    An unrated product cannot be the best rated, but a product without a weight might be the lightest.
    """
    values = [(record, measure(record, order)) for record in records]
    known = [(record, value) for record, value in values if value is not None]
    if not known or (len(known) < len(values) and order is not Order.BEST_RATED):
        return []
    smallest = order in (Order.CHEAPEST, Order.LIGHTEST)
    best = (min if smallest else max)(value for _, value in known)
    return [record for record, value in known if value == best]


def _valued(record: Record, order: Order) -> str | None:
    if order in (Order.CHEAPEST, Order.PRICIEST):
        return str(record.price) if record.price else None
    if order in (Order.LIGHTEST, Order.HEAVIEST):
        return phrases.weight(record.weight_g) if record.weight_g else None
    return phrases.rating(record)


def _write_pick(intent: Intent, records: Sequence[Record]) -> str:
    order = intent.order or Order.CHEAPEST
    word = {Order.CHEAPEST: "cheapest", Order.PRICIEST: "most expensive", Order.LIGHTEST: "lightest",
            Order.HEAVIEST: "heaviest", Order.BEST_RATED: "best rated"}[order]  # fmt: skip
    best = extreme(records, order)
    if not best:
        known = [record for record in records if measure(record, order) is not None]
        what = (
            "a price"
            if order in (Order.CHEAPEST, Order.PRICIEST)
            else "a rating"
            if order is Order.BEST_RATED
            else "a weight"
        )
        if not known:
            return f"None of these lists {what}, so I cannot say which is {word}."
        leading = extreme(known, order)
        lacking = [record for record in records if record not in known]
        return (
            f"Of those that list {what}, {phrases.names(leading)} {_is_or_are(leading)} the {word} at"
            f" {_valued(leading[0], order)}. {phrases.names(lacking)} {'lists' if len(lacking) == 1 else 'list'} none."
        )
    value = _valued(best[0], order)
    if len(best) > 1:
        return (
            f"{phrases.names(best)} share it: both are the {word} of these, at {value}."
            if len(best) == 2
            else (f"{phrases.names(best)} are level: the {word} of these, at {value}.")
        )
    sold_out = "" if best[0].in_stock else " It is out of stock at the moment."
    rest = [record for record in records if record.id != best[0].id]
    second = extreme(rest, order) if rest else []
    then = (
        f" Next comes {phrases.name(second[0])} at {_valued(second[0], order)}." if len(second) == 1 else ""
    )
    return f"The {word} of these is {phrases.name(best[0])} at {value}.{sold_out}{then}"


# ---------------------------------------------------------------- side by side


def _write_comparison(records: Sequence[Record]) -> str:
    if not records:
        return "Which products shall I compare?"
    if len(records) == 1:
        return f"What shall I compare {phrases.name(records[0])} with?"
    rows = [(label, cells) for label, cells in _rows(records) if len(set(cells)) > 1]
    if not rows:
        return f"By what the shop says, {phrases.names(records)} do not differ."
    lines = [f"How {phrases.names(records)} differ:"]
    lines += [
        f"- **{label}**: "
        + "; ".join(
            f"{markdown_escaped(record.title)}: {cell}" for record, cell in zip(records, cells, strict=True)
        )
        for label, cells in rows
    ]
    return "\n".join(lines)


def _rows(records: Sequence[Record]) -> list[tuple[str, list[str]]]:
    attributes = dict.fromkeys(name for record in records for name, _ in record.attributes)
    rows = [("Price", [phrases.price(record) for record in records])]
    rows.append(("Stock", ["in stock" if record.in_stock else "out of stock" for record in records]))
    if any(record.weight_g for record in records):
        rows.append(
            (
                "Weight",
                [phrases.weight(record.weight_g) if record.weight_g else "not stated" for record in records],
            )
        )
    if any(phrases.rating(record) for record in records):
        rows.append(("Rating", [phrases.rating(record) or "not rated" for record in records]))
    for attribute in attributes:
        cells = [
            markdown_escaped(", ".join(dict(record.attributes).get(attribute, ()))) or "not stated"
            for record in records
        ]
        rows.append((markdown_escaped(attribute), cells))
    return rows


def _is_or_are(records: Sequence[Record]) -> str:
    return "is" if len(records) == 1 else "are"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
