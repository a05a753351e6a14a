"""Small pieces of wording that every composed answer shares. Pure functions over records and intents."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from persea.language.plain import markdown_escaped, words
from persea.values import Intent, Money, Order, Record

_NUMBERS = """
    no one two three four five six seven eight nine ten eleven twelve
""".split()
_YES = ("yes", "true")


def vary(options: Sequence[str], turn_id: str, earlier: Sequence[str] = ()) -> str:
    """One of `options`, the same for the same turn, not one that opened an earlier answer while others are left."""
    fresh = [option for option in options if not any(text.startswith(option[:14]) for text in earlier)]
    pool = fresh or list(options)
    return pool[hashlib.sha256(turn_id.encode()).digest()[0] % len(pool)]


def number(count: int) -> str:
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def name(record: Record) -> str:
    """The title as bold Markdown, its own marks made harmless."""
    return f"**{markdown_escaped(record.title)}**"


def names(records: Sequence[Record]) -> str:
    return listing([name(record) for record in records])


def listing(parts: Sequence[str], last: str = "and") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def weight(grams: float) -> str:
    """480 g, 1.2 kg; exact, as the shop states it."""
    if grams >= 1000:
        return f"{grams / 1000:.3f}".rstrip("0").rstrip(".") + " kg"
    return f"{grams:.1f}".rstrip("0").rstrip(".") + " g"


def price(record: Record) -> str:
    if record.price is None:
        return "no price listed"
    return f"{'from ' if record.highest_price else ''}{record.price}"


def at_price(record: Record) -> str:
    """ "at $79.00", or "from $79.00" where variants cost differently."""
    return (
        f"{'from' if record.highest_price else 'at'} {record.price}"
        if record.price
        else "with no price listed"
    )


def rating(record: Record) -> str | None:
    if record.rating is None or record.rating_count == 0:
        return None
    return f"{record.rating:.1f} of 5 from {record.rating_count:,} rating{'s' if record.rating_count != 1 else ''}"


def saved_percent(record: Record) -> int | None:
    """Whole per cent below the regular price; None where it is not a whole number of them to 0.5."""
    if record.price is None or record.list_price is None or record.list_price.amount_minor == 0:
        return None
    share = (
        100 * (record.list_price.amount_minor - record.price.amount_minor) / record.list_price.amount_minor
    )
    return round(share) if share >= 1 else None


def _round(limit: Money) -> str:
    return str(limit).removesuffix(".00")


def wish(intent: Intent) -> str:
    """The request in words: "waterproof hiking boots under $120 in size 10"."""
    filters = intent.filters
    parts = [markdown_escaped(intent.text) or "things"]
    if filters.min_price and filters.max_price:
        parts.append(f"between {_round(filters.min_price)} and {_round(filters.max_price)}")
    elif filters.max_price:
        parts.append(f"up to {_round(filters.max_price)}")
    elif filters.min_price:
        parts.append(f"from {_round(filters.min_price)}")
    parts += [
        f"in {markdown_escaped(option)} {markdown_escaped(value).upper() if len(value) < 4 else markdown_escaped(value)}"
        for option, value in filters.options
    ]
    if filters.min_rating:
        parts.append(f"rated {filters.min_rating:g} or better")
    if filters.exclude_terms:
        parts.append(f"without {listing([markdown_escaped(term) for term in filters.exclude_terms], 'or')}")
    if filters.on_sale:
        parts.append("on sale")
    if filters.in_stock:
        parts.append("in stock")
    return " ".join(parts)


def reason(record: Record, intent: Intent) -> str:
    """Why this card is shown: up to three facts of the record, those that the request speaks of first.

    Price, stock and rating have places of their own on a card.
    """
    wanted = set(words(intent.text))
    facts: list[str] = []
    for attribute, values in record.attributes:
        if values and values[0].lower() in _YES and wanted & set(words(attribute)):
            facts.append(attribute.lower())
        elif any(wanted & set(words(value)) for value in values):
            facts.append(f"{attribute.lower()}: {', '.join(values)}")
    percent = saved_percent(record)
    if percent:
        facts.append(f"{percent}% below its regular price")
    if record.weight_g and (intent.order in (Order.LIGHTEST, Order.HEAVIEST) or len(facts) < 2):
        facts.append(weight(record.weight_g))
    return " · ".join(facts[:3])
