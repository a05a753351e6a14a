"""What was seen of one answer: the events of its stream and the state of the shop after it, as plain values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Wire = Any
"""JSON as it came."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card."""

    id: str
    title: str = ""
    price_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    id: str
    price_minor: int | None
    quantity: int = 1
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class SetSeen:
    pieces: tuple[Piece, ...]
    total_minor: int | None


@dataclass(frozen=True, slots=True)
class CellSeen:
    text: str
    field: str
    """Where it is said to be from; the row's name where nothing is said."""
    stated: bool = True


@dataclass(frozen=True, slots=True)
class RowSeen:
    name: str
    cells: tuple[CellSeen, ...]


@dataclass(frozen=True, slots=True)
class ComparedSeen:
    products: tuple[str, ...]
    rows: tuple[RowSeen, ...]


@dataclass(frozen=True, slots=True)
class LineSeen:
    product_id: str
    quantity: int
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CartSeen:
    lines: tuple[LineSeen, ...] = ()
    total_minor: int | None = None


@dataclass(frozen=True, slots=True)
class WatchSeen:
    product_id: str
    kind: str
    below_minor: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the shop holds of the person; None where it was not asked for, or could not be told."""

    cart: CartSeen | None = None
    watches: tuple[WatchSeen, ...] | None = None
    saved: tuple[str, ...] | None = None
    profile: frozenset[str] | None = None
    """Each interest, wish and note."""


@dataclass(frozen=True, slots=True)
class Answer:
    text: str = ""
    cards: tuple[Shown, ...] = ()
    sets: tuple[SetSeen, ...] | None = None
    """None where nothing was said of sets."""
    loosen: tuple[str, ...] = ()
    compared: ComparedSeen | None = None
    cited: bool = False
    state: State = field(default_factory=State)
    failed: str = ""
    first_card_s: float | None = None
    whole_s: float = 0.0

    @property
    def goods(self) -> tuple[Shown, ...]:
        """The cards; of an answer that shows sets and no cards, their pieces."""
        if self.cards or not self.sets:
            return self.cards
        pieces = {
            piece.id: Shown(piece.id, price_minor=piece.price_minor)
            for one in self.sets
            for piece in one.pieces
        }
        return tuple(pieces.values())


def answer_of(events: Sequence[tuple[float, str, str]], *, broken: str = "") -> Answer:
    """Of (seconds, name, data) as they came; `broken` says why no more did."""
    text, cited, failed, first_card_s = "", False, broken, None
    cards: tuple[Shown, ...] = ()
    sets: tuple[SetSeen, ...] | None = None
    loosen: tuple[str, ...] = ()
    compared: ComparedSeen | None = None
    done = False
    for at_s, name, raw in events:
        data: Wire = json.loads(raw)
        match name:
            case "text":
                text += data["delta"]
            case "cards":
                cards = tuple(_shown(card) for card in data["cards"])
            case "sets":
                sets = tuple(_set(choice) for choice in data["choices"])
                loosen = tuple(f"{one['wish']}: {one['text']}" for one in data["loosen"])
            case "compared":
                compared = _compared(data)
            case "citation":
                cited = True
            case "error":
                if data["code"].startswith("model_"):
                    text, done = text + data["message"], True  # what the person reads where no model answers
                else:
                    failed = f"{data['code']}: {data['message']}"
            case "done":
                done = True
        if first_card_s is None and ((name == "cards" and cards) or (name == "sets" and sets)):
            first_card_s = at_s
    if not done and not failed:
        failed = "the stream ended before the answer was done"
    whole_s = events[-1][0] if events else 0.0
    return Answer(text, cards, sets, loosen, compared, cited, State(), failed, first_card_s, whole_s)


def cart_of(data: Wire) -> CartSeen:
    lines = tuple(
        LineSeen(
            line["product_id"], line["quantity"], tuple((name, value) for name, value in line["options"])
        )
        for line in data["lines"]
    )
    return CartSeen(lines, _minor(data["total"]))


def watches_of(data: Wire) -> tuple[WatchSeen, ...]:
    listed = data if isinstance(data, list) else data["watches"]
    return tuple(
        WatchSeen(
            one["product_id"],
            one["kind"],
            one["below_minor"] if one.get("below_minor") is not None else _minor(one.get("below")),
        )
        for one in listed
        if one.get("on", True)
    )


def saved_of(data: Wire) -> tuple[str, ...]:
    """The list has no agreed name."""
    listed = (
        data if isinstance(data, list) else next(value for value in data.values() if isinstance(value, list))
    )
    return tuple(_saved_id(one) for one in listed)


def _saved_id(one: Wire) -> str:
    if isinstance(one, str):
        return one
    return str(one.get("product_id") or one.get("id") or one["card"]["id"])


def profile_of(interests: Wire, notes: Wire) -> frozenset[str]:
    """Without weights, which fade from second to second."""
    found = {
        f"interest {one['facet']} {one['value']}" for name in ("session", "long") for one in interests[name]
    }
    found |= {f"wish {one['facet']} {one['stance']} {one['value']}" for one in interests["stated"]}
    return frozenset(found | {f"note {one['text']}" for one in notes["notes"]})


def _shown(card: Wire) -> Shown:
    return Shown(card["id"], card["title"], _minor(card["price"]))


def _set(choice: Wire) -> SetSeen:
    pieces = tuple(
        Piece(one["card"]["id"], _minor(one["card"]["price"]), one["quantity"], one.get("variant_id"))
        for one in choice["pieces"]
    )
    return SetSeen(pieces, _minor(choice["total"]))


def _compared(data: Wire) -> ComparedSeen:
    rows = tuple(
        RowSeen(row["name"], tuple(CellSeen(cell["text"], cell["field"] or row["name"], cell["stated"]) for cell in row["cells"]))
        for row in data["rows"]
    )  # fmt: skip
    return ComparedSeen(tuple(data["products"]), rows)


def _minor(money: Wire) -> int | None:
    return None if money is None else int(money["amount_minor"])
