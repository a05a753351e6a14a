"""Small pieces of wording that every composed answer shares. Pure functions over records and intents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from string import Formatter

from persea.language.plain import markdown_escaped, reader_text, words
from persea.values import Intent, Money, Record

_NUMBERS = """
    no one two three four five six seven eight nine ten eleven twelve
""".split()
_TELLING = 4  # letters outside the slots from which a pattern is known again in an earlier answer


def vary(patterns: Sequence[str], turn_id: str, earlier: Sequence[str] = (), **parts: str) -> str:
    """One of `patterns`, its slots filled with `parts`: the same for the same turn and the same `earlier`.

    Of patterns that `earlier` answers hold already, the one that is longest ago comes first; a pattern with an
    empty slot does not come at all, and one that opens like an earlier answer only where all do.
    """
    usable = [pattern for pattern in patterns if all(parts[slot] for slot in _slots(pattern))]
    used = {pattern: _last_use(pattern, earlier) for pattern in usable}
    oldest = min(used.values())
    filled = [pattern.format(**parts) for pattern in usable if used[pattern] == oldest]
    openings = {opening(text) for text in earlier}
    pool = [text for text in filled if opening(text) not in openings] or filled
    return pool[hashlib.sha256(f"{turn_id}{patterns[0]}".encode()).digest()[0] % len(pool)]


def opening(text: str) -> tuple[str, ...]:
    """The first three words, by which a reader notices that two answers begin alike."""
    return tuple(words(reader_text(text))[:3])


def capital(text: str) -> str:
    """`text` with its first letter as a capital, behind a quotation mark too; a name in bold stays as it is."""
    if text.startswith("**"):
        return text
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), text, count=1)


@lru_cache(maxsize=1024)
def _slots(pattern: str) -> tuple[str, ...]:
    return tuple(slot for _, slot, _, _ in Formatter().parse(pattern) if slot)


@lru_cache(maxsize=1024)
def _own_words(pattern: str) -> tuple[str, ...]:
    """The parts of `pattern` between its slots, lower case; none where too little of it is its own."""
    fixed = tuple(literal.lower() for literal, _, _, _ in Formatter().parse(pattern) if literal)
    return fixed if sum(char.isalpha() for char in "".join(fixed)) >= _TELLING else ()


def _last_use(pattern: str, earlier: Sequence[str]) -> int:
    """The place of the last answer that holds `pattern`, whatever filled it; -1 where none does."""
    own = _own_words(pattern)
    held = (place for place in reversed(range(len(earlier))) if own and _holds(earlier[place].lower(), own))
    return next(held, -1)


def _holds(text: str, parts: Sequence[str]) -> bool:
    """Whether `parts` stand in `text` one after another."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


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


def round_price(limit: Money) -> str:
    """ "$50" for $50.00."""
    return str(limit).removesuffix(".00")


def wish(intent: Intent) -> str:
    """The request in words: "waterproof hiking boots up to $120 in size 10"."""
    return f"{markdown_escaped(intent.text) or 'things'}{limits(intent)}"


def age(months: int) -> str:
    """ "a child", "a toddler", "a baby", "a teenager": whose age the person knows."""
    if months < 36:
        return "a toddler" if months >= 12 else "a baby"
    return "a child" if months < 13 * 12 else "a teenager"


def price_limit(intent: Intent) -> str:
    """ "up to $120", "from $20", "between $30 and $60"; empty without a limit."""
    filters = intent.filters
    if filters.min_price and filters.max_price:
        return f"between {round_price(filters.min_price)} and {round_price(filters.max_price)}"
    if filters.max_price:
        return f"up to {round_price(filters.max_price)}"
    return f"from {round_price(filters.min_price)}" if filters.min_price else ""


def limits(intent: Intent) -> str:
    """The conditions of the request, each with a space before it; empty without any."""
    filters = intent.filters
    parts = [price_limit(intent)]
    parts += [
        f"in {markdown_escaped(option)} {markdown_escaped(value).upper() if len(value) < 4 else markdown_escaped(value)}"
        for option, value in filters.options
    ]
    parts += [listing([markdown_escaped(value) for value in group], "or") for group in filters.either]
    parts += [markdown_escaped(limit.said) for limit in filters.measures if limit.said]
    if filters.people:
        parts.append(f"for {number(filters.people)} people")
    if filters.age_months is not None:
        parts.append(f"for {age(filters.age_months)}")
    if filters.min_rating:
        parts.append(f"rated {filters.min_rating:g} or better")
    if filters.exclude_terms:
        parts.append(f"without {listing([markdown_escaped(term) for term in filters.exclude_terms], 'or')}")
    if filters.on_sale:
        parts.append("on sale")
    if filters.in_stock:
        parts.append("that are in stock")
    return "".join(f" {part}" for part in parts if part)
