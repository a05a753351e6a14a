"""How unit prices are asked for in English: a price for a quantity, and what that is per 100 g, kilogram, litre or piece."""

from __future__ import annotations

from persea.understand.reckoning.figures import kind, unit
from persea.understand.reckoning.slots import Build, Call, Slots, Unclear, sum_of

_ANY = ("piece", "item", "unit", "one", "each", "serving", "portion")
_PACK = r"(?:bags?|packs?|packets?|packages?|boxe?s?|tins?|cans?|jars?|bottles?|tubs?|tubes?|rolls?|sacks?|cartons?|crates?|cases?|sets?|multipacks?|spools?|reels?)"
_A = r"(?:if |when |say )?(?:i (?:buy|pay for) )?(?:a|an|one|the|my|this|our)? ?"
_THING = r"(?: (?:of )?[a-z][a-z'-]*){0,4}?"
_COSTS = r"(?: which| that)? (?:costs?|cost me|is|are|sells? for|goes for|comes to|at|for|priced at) "
_ASKS = (
    r"[,.;:?]? (?:so |and |then )?(?:what|how much)(?:'s| is| are| does| do| would| will)?(?: the)?(?: unit)?"
    r"(?: that| it| this| price| cost)?(?: cost| be| come to| make| work out(?: at| to)?)? (?:per|for|a|each|for each) "
)
_PRICE_PER = r"(?:what|how much)(?:'s| is) the (?:unit )?(?:price|cost) (?:per|for|of a|a) "
_OF = r" (?:of|for|if|when|in) "


def _per_quantity(s: Slots) -> Call:
    return _priced(s, *s.quantity("r"))


def _per_unit(s: Slots) -> Call:
    symbol = s.unit()
    return _priced(s, f"1 {symbol}", kind(symbol))


def _priced(s: Slots, asked: str, of: str) -> Call:
    bought, dimension = s.quantity("q")
    if not of or dimension != of or " " not in bought or bought.count(" ") > 1:
        raise Unclear
    return sum_of(f"{s.amount('m')} / ({bought}) * {asked}")


def _per_piece(s: Slots) -> Call:
    """What is counted has to be what the price is asked of: "12 eggs", "per egg"."""
    things, one = s.text("things").strip(), s.text("one")
    if one not in _ANY and not (things.endswith((one, f"{one}s", f"{one}es"))):
        raise Unclear
    if things and unit(things) is not None:
        raise Unclear  # of a measure, which the others read
    return sum_of(f"{s.amount('m')} / {s.count()}")


_COUNTED = rf"{_A}(?:{_PACK} (?:of|with) )?{{n}}(?P<things>(?: [a-z][a-z'-]*){{0,2}})"
_OF_MEASURES: tuple[tuple[str, Build], ...] = tuple(
    (pattern, build)
    for per, build in (("{r}", _per_quantity), ("{u}", _per_unit))
    for bought in (rf"{_A}{{q}}{_THING}", rf"{_A}{_PACK}(?: of [a-z]+)? (?:of|with) {{q}}{_THING}")
    for pattern in (
        f"{bought}{_COSTS}{{m}}{_ASKS}{per}",
        f"{{m}} for {bought}{_ASKS}{per}",
        f"{_PRICE_PER}{per}{_OF}{bought}{_COSTS}{{m}}",
    )
)
PATTERNS: tuple[tuple[str, Build], ...] = (
    *_OF_MEASURES,
    (rf"{_COUNTED}{_COSTS}{{m}}{_ASKS}(?P<one>[a-z]+)", _per_piece),
    (rf"{{m}} for {_COUNTED}{_ASKS}(?P<one>[a-z]+)", _per_piece),
)
