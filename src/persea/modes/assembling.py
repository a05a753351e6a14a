"""Assembling: several goods as one purchase within one sum. No model takes part: sums, stock and wishes are computed.

SetWanted -> what the shop has for each piece -> the best set, others beside it, or which wish to give up
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from time import perf_counter

from persea.compose.brief.sets import loosened_briefly, note_briefly, write_sets_briefly, writes_sets
from persea.compose.quotes import quotable
from persea.compose.reread import reread
from persea.compose.sets import ToldPiece, ToldSet, loosening_said, loosening_text, note_of, write_sets
from persea.gather.assemble import Assembled, Assembly, assemble
from persea.gather.lexicon import Lexicon
from persea.gather.loosen import Loosened, loosened
from persea.gather.pieces import Candidate, Offered
from persea.gather.search import Embed
from persea.language.plain import words
from persea.modes.heeding import Wish, heed
from persea.store.database import Database
from persea.store.vocabulary import Vocabulary
from persea.understand.occasions import occasion_named
from persea.values import (
    Card,
    Cards,
    Done,
    Intent,
    Kind,
    Likely,
    Message,
    Mode,
    Money,
    PieceWanted,
    ReplyEvent,
    Role,
    SetWanted,
    Status,
    Text,
    Turn,
    Turned,
    Usage,
)
from persea.values.shopping import Loosening, PieceChosen, SetChoice, SetsShown


async def build_sets(
    turn: Turn,
    intent: Intent,
    history: Sequence[Message],
    *,
    database: Database,
    embed: Embed,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    wishes: Sequence[Wish] = (),
) -> AsyncGenerator[ReplyEvent, None]:
    """Status, Cards (the pieces of the first set, then what else the others have), SetsShown, Text, Usage, Done. `wishes`
    are what the shopper wants for good."""
    assert intent.wanted_set is not None
    wanted = _heeded(intent.wanted_set, wishes, vocabulary, turn.currency)
    yield Status("assembling", wanted.occasion or ", ".join(piece.said for piece in wanted.pieces))
    begun = perf_counter()
    async with database.reading() as conn:
        found = await assemble(
            conn, wanted, turn.currency, embed=embed, lexicon=lexicon, likes=_likes(wishes)
        )
        fewer = None if found.sets else _one_of_each(wanted)
        if fewer is not None:
            less = await assemble(
                conn, fewer, turn.currency, embed=embed, lexicon=lexicon, likes=_likes(wishes)
            )
            found, wanted = (less, fewer) if less.sets else (found, wanted)
        ways: tuple[Loosened, ...] = ()
        if not found.sets and (found.offers or found.unmet) and not _is_end(wanted, found):
            ways = await loosened(conn, wanted, found, turn.currency, embed=embed, lexicon=lexicon)
    search_ms = (perf_counter() - begun) * 1000
    choices = _choices(found, turn.currency, intent.locale)
    loosen = tuple(_loosening(one, wanted, turn.currency, intent.locale) for one in ways)
    if cards := _cards(choices):
        yield Cards(cards)
    yield SetsShown(choices, loosen, wanted.budget)
    told = _told(wanted, found, choices, loosen, turn.currency, intent.locale)
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    if writes_sets(intent.locale):
        yield Text(write_sets_briefly(told, intent.locale))
    else:
        yield Text(write_sets(told, turn.id, earlier))
    if intent.reread:
        yield Text(f"\n\n{reread(intent)}")
    yield Usage(search_ms=search_ms)
    yield Done(turn.id, Mode.SHOPPING, _suggestions(intent, choices, found))


def _one_of_each(wanted: SetWanted) -> SetWanted | None:
    """With one of what each person would have one of; None where that changes nothing."""
    pieces = tuple(
        replace(one, quantity=1) if one.for_each and one.quantity == wanted.people else one
        for one in wanted.pieces
    )
    return replace(wanted, pieces=pieces, is_short=True) if pieces != wanted.pieces else None


def _heeded(wanted: SetWanted, wishes: Sequence[Wish], vocabulary: Vocabulary, currency: str) -> SetWanted:
    """With what the shopper never wants, and the sizes that are theirs, where the request says nothing of it."""
    if not wishes:
        return wanted
    pieces: list[PieceWanted] = []
    sizes = list(wanted.sizes)
    for piece in wanted.pieces:
        plain = Intent(Kind.FIND, piece.ways[0][0], filters=piece.filters, shopping=Likely.YES)
        changed, heeding = heed(plain, wishes, vocabulary, currency)
        pieces.append(replace(piece, filters=replace(changed.filters, max_price=piece.filters.max_price)))
        size = ("size", heeding.size) if heeding and heeding.size else None
        if size and not wanted.sizes and size not in sizes:
            sizes.append(size)
    return replace(wanted, pieces=tuple(pieces), sizes=tuple(sizes))


def _likes(wishes: Sequence[Wish]) -> tuple[str, ...]:
    wanted = (wish.value.rpartition(": ")[2].lower() for wish in wishes if wish.stance == "always")
    return tuple(dict.fromkeys(wanted))


def _choices(found: Assembled, currency: str, locale: str) -> tuple[SetChoice, ...]:
    plain = [_choice(found.offers, one, currency) for one in found.sets]
    return tuple(
        replace(choice, note=_note(choice, plain[0], one, locale)) if place else choice
        for place, (choice, one) in enumerate(zip(plain, found.sets, strict=True))
    )


def _note(choice: SetChoice, first: SetChoice, one: Assembly, locale: str) -> str:
    if writes_sets(locale):
        return note_briefly(choice, first, locale, is_cheaper=one.is_cheaper, is_better=one.is_better)
    return note_of(choice, first, is_cheaper=one.is_cheaper, is_better=one.is_better)


def _choice(offers: Sequence[Offered], one: Assembly, currency: str) -> SetChoice:
    pieces = tuple(
        PieceChosen(offer.wanted.said, quotable(taken.record), taken.count, taken.variant_id)
        for offer, taken in zip(offers, one.candidates, strict=True)
    )
    return SetChoice(pieces, Money(one.cost, currency), one.proven)


def _cards(choices: Sequence[SetChoice]) -> tuple[Card, ...]:
    """Each product once: those of the first set in the order of its pieces, so that "the second one" is its second."""
    records = {piece.record.id: piece.record for choice in reversed(choices) for piece in choice.pieces}
    order = dict.fromkeys(piece.record.id for choice in choices for piece in choice.pieces)
    said = {piece.record.id: piece.wanted for choice in reversed(choices) for piece in choice.pieces}
    return tuple(Card(records[id], said[id]) for id in order)


def _loosening(one: Loosened, wanted: SetWanted, currency: str, locale: str) -> Loosening:
    total = Money(one.cost, currency)
    if writes_sets(locale):
        text = loosened_briefly(one.wish, one.value, total, wanted.budget, locale)
    else:
        text = loosening_text(one.wish, one.value, total, wanted.budget)
    say = loosening_said(one.wish, one.value, total) if locale == "en" else ""
    return Loosening(one.wish, text, total, say)


def _told(
    wanted: SetWanted,
    found: Assembled,
    choices: tuple[SetChoice, ...],
    loosen: tuple[Loosening, ...],
    currency: str,
    locale: str,
) -> ToldSet:
    pieces: tuple[ToldPiece, ...] = ()
    if choices:
        taken = found.sets[0].candidates
        pieces = tuple(
            _told_piece(chosen, offer, candidate, wanted)
            for chosen, offer, candidate in zip(choices[0].pieces, found.offers, taken, strict=True)
        )
    return ToldSet(
        wanted,
        pieces,
        choices,
        loosen,
        unsold=tuple(one.said for one in found.unsold),
        left_out=tuple(one.said for one in found.left_out),
        unmet=tuple(one.said for one in found.unmet),
        size_for=_size_for(found, wanted) if choices else (),
        unsized=tuple(
            value
            for name, value in wanted.sizes
            if not any(one.size == (name, value) or one.size_said == value for one in found.offers)
        ),
        marked=tuple(
            dict.fromkeys((one.size_said, one.size[1]) for one in found.offers if one.size and one.size_said)
        ),
        before=None if found.before is None else Money(found.before, currency),
        goes_without=not found.offers and not found.unmet,
        is_gathered=bool(wanted.occasion)
        and not any(piece.named for piece in wanted.pieces)
        and occasion_named(wanted.occasion, locale) is None,
        is_end=_is_end(wanted, found),
    )


def _is_end(wanted: SetWanted, found: Assembled) -> bool:
    """Whether what was shown is the end of the line: the sum is not to blame, and neither is a wish."""
    if found.sets or not wanted.shown:
        return False
    return found.before is not None or (wanted.turned is Turned.BETTER and not found.unmet)


def _told_piece(chosen: PieceChosen, offer: Offered, taken: Candidate, wanted: SetWanted) -> ToldPiece:
    asked = {word for text in (offer.way, wanted.colour, *(offer.size or ())) for word in words(text)}
    options = tuple(
        (name, value)
        for name, value in taken.options
        if asked.intersection(words(value.lower())) or (offer.size and offer.size[0] in name.lower())
    )
    lowest = min(one.cost for one in offer.candidates)
    # Only a part of what was asked for: "jacket" of "running jacket".
    is_loose = offer.wanted.named and set(words(offer.way)) < set(words(offer.wanted.said))
    is_known = offer.cheapest_known and not offer.wanted.other
    return ToldPiece(
        chosen, options, taken.cost == lowest if is_known else None, offer.wanted.said if is_loose else ""
    )


def _size_for(found: Assembled, wanted: SetWanted) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = []
    for size in wanted.sizes:
        pieces = tuple(
            one.wanted.said for one in found.offers if one.size == size or one.size_said == size[1]
        )
        if pieces and len(pieces) < len(found.offers):
            told.append((size[1], pieces))
    return tuple(told)


def _suggestions(intent: Intent, choices: Sequence[SetChoice], found: Assembled) -> tuple[str, ...]:
    """What may be said next; in English alone."""
    if not choices or intent.locale != "en":
        return ()
    last = found.offers[-1].wanted.said
    return ("Cheaper set", f"Swap the {last}", f"Without the {last}")[: 3 if len(found.offers) > 1 else 1]
