"""Words the sets that were built: what each piece is, the true sum, what is left, what was hard, what the shop lacks.

Every figure is computed from the records and the choice. English; the other languages say it in brief (brief/sets.py).
What it does not do: choose, or decide what may be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.compose import phrases
from persea.language.plain import markdown_escaped
from persea.values import Money, SetWanted
from persea.values.shopping import Loosening, PieceChosen, SetChoice

_MUCH = 45  # per cent of the sum, from which a piece is said to take much of it


@dataclass(frozen=True, slots=True)
class ToldPiece:
    """What is to be said of one piece of the first set beside its product."""

    chosen: PieceChosen
    options: tuple[tuple[str, str], ...] = ()
    """Of the variant, as far as they were asked for."""
    is_cheapest: bool | None = None
    """Whether no other that meets the wishes costs less; None where that is not known."""
    loosely: str = ""
    """What was asked for, where nothing here is called so: "running jacket"."""


@dataclass(frozen=True, slots=True)
class ToldSet:
    """All that an answer says of the sets."""

    wanted: SetWanted
    pieces: tuple[ToldPiece, ...] = ()
    choices: tuple[SetChoice, ...] = ()
    loosen: tuple[Loosening, ...] = ()
    unsold: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    size_for: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(size, the pieces that come in it), where it is not for all."""
    unsized: tuple[str, ...] = ()
    """Sizes that were said, and in which nothing of it comes."""
    marked: tuple[tuple[str, str], ...] = ()
    """(size as it was said, what the shop's size guide calls it)."""
    before: Money | None = None
    """What the set before costs, where a cheaper one was asked for."""
    goes_without: bool = False
    """Nothing that was asked for is sold here."""
    is_gathered: bool = False
    """What the occasion takes is told by the shop's posts, records and orders, and by no table."""
    is_end: bool = False
    """A cheaper one, or a better one, was asked for, and there is none."""


_OPENS = (
    "For {total} together you get {what}:",
    "{what}, {total} in all:",
    "This makes {what} for {total}:",
    "I put together {what}, at {total} for all of it:",
)
_OPENS_CHEAPER = (
    "A cheaper one comes to {total}, {less} less than before:",
    "It can be had for {total}, which saves {less}:",
)
_OPENS_CHANGED = (
    "With that change it comes to {total}:",
    "Changed as you said, it is {total} together:",
    "Now it adds up to {total}:",
)
_TOTAL = (
    "All together that is {total}:",
    "It comes to {total} in all:",
    "The sum of it is {total}:",
)
_LEFT = (
    "That leaves {left} of your {budget}.",
    "Of your {budget}, {left} stays with you.",
    "It keeps {left} of the {budget} free.",
)
_EXACT = ("That is your {budget} to the cent.",)
_TAKES = (
    "{share} of it goes on the {piece}, and nothing cheaper there meets your wishes.",
    "Most of it is set by the {piece}: the cheapest that fits is {price}, {share} of the sum.",
)
_TAKES_MUCH = (
    "{share} of it goes on the {piece}; there are cheaper ones that fit.",
    "The largest part, {share}, is for the {piece}; cheaper ones would fit too.",
)
_UNSOLD = (
    "This shop sells no {things}, so the set goes without.",
    "What is missing: the shop has no {things}.",
    "No {things} can be had here; that part you would need from elsewhere.",
)
_LEFT_OUT = (
    "I left out the {things}, for which the money does not reach.",
    "For the {things} the money would not reach.",
    "Within that sum there is no room for the {things}.",
)
_SHORT = (
    "For {people} of each the money does not reach: this is one of each.",
    "It is one of each; {people} of each would cost more than that.",
)
_NONE_MEETS = (
    "For {things} nothing here meets your wishes, so I left that out.",
    "Nothing here that is a {things} meets your wishes; the set goes without.",
)
_SIZE = (
    "I took {size} as the size of the {pieces}; the rest does not come in such sizes.",
    "Size {size} is for the {pieces}: nothing else of it comes so.",
)
_UNSIZED = (
    "Nothing of it comes in {size}, so I could not hold to that size.",
    "I could not hold to {size}: none of it comes in such a size.",
)
_MARKED = (
    "By the shop's size guide, {said} is {here} here.",
    "The shop marks it as {here}: so its size guide says of {said}.",
)
_GATHERED = (
    "What belongs to “{occasion}” I took from what this shop's posts, descriptions and orders show beside it.",
    "No list names what “{occasion}” takes; this is what the shop's own posts and descriptions put with it.",
)
_LOOSELY = (
    "No {asked} is listed as such; this is what comes nearest.",
    "Nothing here is called {asked}, so I took what comes nearest.",
)
_FOREIGN = ("The shop counts in {currency}, so I took {said} as {budget}.",)
_NOTHING = (
    "No set here meets all of that.",
    "With all these wishes together there is no set to be had here.",
    "All of that at once cannot be had here.",
)
_UNMET = (
    "For {things} nothing here meets your wishes.",
    "Of what you named, nothing here meets your wishes for {things}.",
)
_NO_GOODS = (
    "This shop sells no {things}, so I cannot build that.",
    "I looked for each part: no {things} are sold here.",
)
_CHEAPEST = (
    "At {before} the set you saw is the cheapest that meets your wishes.",
    "Nothing that meets your wishes comes to less than {before}: you have seen the cheapest set.",
)
_BEST = ("I find no better set that meets your wishes than the one you saw.",)
_LOOSEN = ("One wish less would do:", "It would work with one wish less:", "Any one of these would help:")
_NO_WAY = ("Giving up a single wish does not help either.",)
_UNPROVEN = "There may be a better one: not all combinations could be looked at."


def write_sets(told: ToldSet, turn_id: str, earlier: Sequence[str] = ()) -> str:
    """The Markdown answer."""
    if not told.choices:
        return _without(told, turn_id, earlier)
    first = told.choices[0]
    lines = [_opening(told, first, turn_id, earlier), *(f"- {piece_line(piece)}" for piece in told.pieces)]
    gathered = []
    if told.is_gathered and not told.wanted.shown:
        occasion = markdown_escaped(told.wanted.occasion)
        gathered = [phrases.vary(_GATHERED, turn_id, earlier, occasion=occasion)]
    after = [*gathered, *_money(told, first, turn_id, earlier), *_hard(told, first, turn_id, earlier)]
    parts = ["\n".join(lines)]
    if after:
        parts.append(" ".join(after))
    parts += [" ".join(missing)] if (missing := _missing(told, turn_id, earlier)) else []
    others = [f"- {choice.note}" for choice in told.choices[1:] if choice.note]
    if others:
        parts.append("\n".join(["Other ways to do it:", *others]))
    return "\n\n".join(parts)


def piece_line(piece: ToldPiece) -> str:
    """ "**Running shoes**: Tempo Road Shoe, size 42, $89.00" """
    chosen = piece.chosen
    options = "".join(f", {option_words(name, value)}" for name, value in piece.options)
    return f"{markdown_escaped(phrases.capital(chosen.wanted))}: {phrases.name(chosen.record)}{options}, {price_of(chosen)}"


def option_words(name: str, value: str) -> str:
    said = markdown_escaped(value)
    return f"size {said}" if "size" in name.lower() else said.lower()


def price_of(chosen: PieceChosen) -> str:
    """ "$12.00", or "2 × $12.00 = $24.00"."""
    price = chosen.record.price
    if price is None:
        return "no price listed"
    if chosen.quantity == 1:
        return str(price)
    return f"{chosen.quantity} × {price} = {Money(price.amount_minor * chosen.quantity, price.currency)}"


def note_of(choice: SetChoice, first: SetChoice, *, is_cheaper: bool, is_better: bool) -> str:
    """How `choice` differs from the first: its sum, and what takes the place of what."""
    gap = first.total.amount_minor - choice.total.amount_minor
    amount = Money(abs(gap), choice.total.currency)
    how = f"{amount} less" if gap > 0 else f"{amount} more" if gap < 0 else "the same sum"
    kind = "Cheaper" if is_cheaper else "Better rated" if is_better else "Different"
    taken = {piece.record.id for piece in first.pieces}
    others = [
        f"{phrases.name(piece.record)} ({price_of(piece)})"
        for piece in choice.pieces
        if piece.record.id not in taken
    ]
    rest = f": {phrases.listing(others)}" if others else ""
    kept = len(choice.pieces) - len(others)
    tail = ", the rest as above" if others and kept else ""
    return f"{kind}, {choice.total} together ({how}){rest}{tail}."


def _opening(told: ToldSet, first: SetChoice, turn_id: str, earlier: Sequence[str]) -> str:
    total = f"**{first.total}**"
    if told.before is not None and told.before > first.total:
        less = str(Money(told.before.amount_minor - first.total.amount_minor, told.before.currency))
        return phrases.vary(_OPENS_CHEAPER, turn_id, earlier, total=total, less=less)
    if told.wanted.asks_total:
        return phrases.vary(_TOTAL, turn_id, earlier, total=total)
    if told.wanted.shown:
        return phrases.vary(_OPENS_CHANGED, turn_id, earlier, total=total)
    return phrases.capital(phrases.vary(_OPENS, turn_id, earlier, total=total, what=_what(told)))


def _what(told: ToldSet) -> str:
    occasion = markdown_escaped(told.wanted.occasion)
    count = phrases.number(len(told.pieces))
    pieces = f"{count} piece{'s' if len(told.pieces) != 1 else ''}"
    return f"{pieces} for “{occasion}”" if occasion else f"a set of {pieces}"


def _money(told: ToldSet, first: SetChoice, turn_id: str, earlier: Sequence[str]) -> list[str]:
    budget, said = told.wanted.budget, []
    if budget is not None:
        left = Money(budget.amount_minor - first.total.amount_minor, budget.currency)
        patterns = _LEFT if left.amount_minor else _EXACT
        said.append(
            phrases.vary(patterns, turn_id, earlier, left=str(left), budget=phrases.round_price(budget))
        )
        if told.wanted.budget_said:
            said.append(
                phrases.vary(
                    _FOREIGN,
                    turn_id,
                    earlier,
                    currency=budget.currency,
                    said=told.wanted.budget_said,
                    budget=phrases.round_price(budget),
                )
            )
    return said


def _hard(told: ToldSet, first: SetChoice, turn_id: str, earlier: Sequence[str]) -> list[str]:
    """What takes much of the sum, what was taken loosely, and what a size was taken for."""
    said = []
    costs = {piece: _cost(piece.chosen) for piece in told.pieces}
    largest = max(told.pieces, key=lambda piece: costs[piece])
    percent = round(100 * costs[largest] / first.total.amount_minor) if first.total.amount_minor else 0
    if percent >= max(_MUCH, 150 / len(costs)) and len(costs) > 1 and largest.is_cheapest is not None:
        said.append(
            phrases.vary(
                _TAKES if largest.is_cheapest else _TAKES_MUCH,
                turn_id,
                earlier,
                piece=markdown_escaped(largest.chosen.wanted),
                share=f"{percent} %",
                price=price_of(largest.chosen),
            )
        )
    loosely = [markdown_escaped(piece.loosely) for piece in told.pieces if piece.loosely]
    if loosely:
        said.append(phrases.vary(_LOOSELY, turn_id, earlier, asked=phrases.listing(loosely, "or")))
    for size, pieces in () if told.wanted.shown else told.size_for:
        said.append(
            phrases.vary(
                _SIZE,
                turn_id,
                earlier,
                size=markdown_escaped(size).upper(),
                pieces=phrases.listing([markdown_escaped(one) for one in pieces]),
            )
        )
    if told.unsized:
        sizes = phrases.listing([markdown_escaped(one).upper() for one in told.unsized], "or")
        said.append(phrases.vary(_UNSIZED, turn_id, earlier, size=sizes))
    said += [
        phrases.vary(_MARKED, turn_id, earlier, said=markdown_escaped(size), here=markdown_escaped(here))
        for size, here in (() if told.wanted.shown else told.marked)
    ]
    if not first.proven:
        said.append(_UNPROVEN)
    return said


def _cost(chosen: PieceChosen) -> int:
    return chosen.record.price.amount_minor * chosen.quantity if chosen.record.price else 0


def _missing(told: ToldSet, turn_id: str, earlier: Sequence[str]) -> list[str]:
    said = []
    if told.wanted.is_short and told.wanted.people:
        said.append(phrases.vary(_SHORT, turn_id, earlier, people=phrases.number(told.wanted.people)))
    for patterns, names, last in (
        (_UNSOLD, told.unsold, "or"),
        (_LEFT_OUT, told.left_out, "and"),
        (_NONE_MEETS, told.unmet, "or"),
    ):
        if names:
            things = phrases.listing([markdown_escaped(one) for one in names], last)
            said.append(phrases.vary(patterns, turn_id, earlier, things=things))
    return said


def _without(told: ToldSet, turn_id: str, earlier: Sequence[str]) -> str:
    if told.goes_without:
        things = phrases.listing([markdown_escaped(one) for one in told.unsold], "or")
        return phrases.vary(_NO_GOODS, turn_id, earlier, things=things)
    if told.is_end and told.before is not None:
        return phrases.vary(_CHEAPEST, turn_id, earlier, before=str(told.before))
    if told.is_end:
        return phrases.vary(_BEST, turn_id, earlier)
    said = [phrases.vary(_NOTHING, turn_id, earlier)]
    if told.unmet:
        things = phrases.listing([markdown_escaped(one) for one in told.unmet], "or")
        said = [phrases.vary(_UNMET, turn_id, earlier, things=things)]
    if told.unsold:
        things = phrases.listing([markdown_escaped(one) for one in told.unsold], "or")
        said.append(phrases.vary(_UNSOLD, turn_id, earlier, things=things))
    if not told.loosen:
        return " ".join([*said, phrases.vary(_NO_WAY, turn_id, earlier)])
    lines = [phrases.vary(_LOOSEN, turn_id, earlier), *(f"- {one.text}" for one in told.loosen)]
    return f"{' '.join(said)} " + "\n".join(lines)


def loosening_said(wish: str, value: str, total: Money) -> str:
    """What a person says to give up that wish, in words that a rule reads after a set that could not be had (English)."""
    return {"budget": f"up to {total} in total", "piece": f"leave out the {value}"}.get(wish, "")


def loosening_text(wish: str, value: str, total: Money, budget: Money | None) -> str:
    """ "With $12.40 more to spend: $212.40 together." """
    said = markdown_escaped(value)
    if wish == "budget" and budget is not None:
        more = Money(total.amount_minor - budget.amount_minor, budget.currency)
        return f"With {more} more to spend: the cheapest set that meets the rest is {total}."
    put = {
        "not": f"If {said} may be in it: {total} together.",
        "size": f"Whatever the size ({said.upper()} is not to be had): {total} together.",
        "colour": f"In any colour: {total} together.",
        "brand": f"From any maker: {total} together.",
        "same": f"Not all of one {said}: {total} together.",
        "price": f"Without the limit on each piece: {total} together.",
        "rating": f"Whatever the rating: {total} together.",
        "sale": f"Also at regular prices: {total} together.",
        "stock": f"If it need not all be in stock now: {total} together.",
        "piece": f"Without the {said}: {total} together.",
    }
    return put[wish]
