"""Fetching: what a document lists or describes is looked for in the shop. No model takes part.

Each line of a receipt is a search of its own; a specification or a nutrition label is one wish. Prices and stock are the shop's.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from persea.compose.documents import Handed
from persea.compose.evidence import Evidence
from persea.compose.handed_goods import LookedFor, write_like_it, write_looked_for
from persea.compose.provenance import origins_of_text
from persea.compose.quotes import quotable
from persea.compose.reasons import reason
from persea.gather.lexicon import Lexicon
from persea.gather.search import Embed
from persea.gather.wanted import gather
from persea.language.inflection import folded
from persea.language.plain import content_words
from persea.modes.reading import Reading, cited
from persea.store.database import Connection, Database
from persea.store.vocabulary import Vocabulary
from persea.understand.described_paper import claims_of, name_of, wish_of
from persea.understand.intent import understand
from persea.understand.listed_paper import set_listed, things_listed
from persea.understand.receipt import read_receipt
from persea.values import (
    Card,
    Cards,
    Done,
    Gathered,
    Intent,
    Kind,
    Message,
    Mode,
    Outcome,
    Paper,
    Record,
    ReplyEvent,
    Role,
    Routed,
    Status,
    Text,
    Turn,
)

OF_ITS_GOODS = Routed(Mode.SHOPPING, "It asks whether the shop has what you handed over.", fixed=True)
_MOST_LINES = 12
_MOST_CARDS = 6


async def fetch(
    turn: Turn,
    reading: Reading,
    *,
    database: Database,
    embed: Embed,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
) -> AsyncGenerator[ReplyEvent, None]:
    """Status, Cards, Text, a Citation of the document, Done."""
    handed = reading.handed[0]
    yield Status("searching", handed.name)
    search = _Search(turn, embed, lexicon, vocabulary)
    async with database.reading() as conn:
        if handed.document.paper in (Paper.SPECIFICATION, Paper.NUTRITION):
            cards, told = await _like_it(conn, search, handed)
        else:
            cards, told = await _each_line(conn, search, handed)
    if cards:
        yield Cards(cards)
    evidence = Evidence(tuple(card.record for card in cards), len(cards), "", turn.currency)
    yield Text(told, origins_of_text(told, evidence))
    yield cited(handed, handed.document.pages[0].number)
    wanted = set_listed(handed.document, vocabulary, turn.currency)
    yield Done(turn.id, Mode.SHOPPING, (wanted,) if wanted else ())


class _Search:
    def __init__(self, turn: Turn, embed: Embed, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self.turn = turn
        self._embed = embed
        self._lexicon = lexicon
        self.vocabulary = vocabulary

    async def found(self, conn: Connection, said: str) -> tuple[Intent, Gathered]:
        """What the shop has for `said`, as if a person had written it."""
        intent = understand(Message(Role.USER, said), (), self.vocabulary, self.turn.currency)
        if intent.kind is not Kind.FIND or not intent.text:
            intent = Intent(Kind.FIND, text=said.lower())
        intent = replace(intent, locale=self.vocabulary.locale, is_open=False)
        gathered = await gather(conn, intent, embed=self._embed, lexicon=self._lexicon)
        return intent, replace(gathered, records=tuple(quotable(record) for record in gathered.records))


async def _each_line(conn: Connection, search: _Search, handed: Handed) -> tuple[tuple[Card, ...], str]:
    """A card for each line that the shop has something for."""
    receipt = read_receipt(handed.document)
    listed = things_listed(handed.document, search.vocabulary, search.turn.currency)
    names = list(dict.fromkeys([item.name for item in receipt.items] or listed))[:_MOST_LINES]
    if not names:
        return (), f"I could make out no goods on {handed.called} to look for. Tell me which you mean."
    cards: list[Card] = []
    lines: list[LookedFor] = []
    for name in names:
        intent, gathered = await search.found(conn, name)
        record = _fitting(name, gathered)
        taken = any(card.record.id == record.id for card in cards) if record else False
        is_near = record is not None and gathered.outcome is not Outcome.EXACT
        lines.append(LookedFor(name, record, is_near))
        if record is not None and not taken:
            cards.append(Card(record, reason(record, intent, (record,))))
    return tuple(cards), write_looked_for(handed, lines, search.turn.locale)


def _fitting(name: str, gathered: Gathered) -> Record | None:
    """The first that has every word of the line; else one whose title has the last word, which names the thing, and half of all."""
    if not gathered.records or gathered.lacking:
        return None
    if gathered.outcome is Outcome.EXACT:
        return gathered.records[0]
    said = [folded(word) for word in name.lower().split() if content_words(word)]
    for record in gathered.records:
        title = {folded(word) for word in record.title.lower().split()}
        if said and said[-1] in title and 2 * len(title & set(said)) >= len(set(said)):
            return record
    return None


async def _like_it(conn: Connection, search: _Search, handed: Handed) -> tuple[tuple[Card, ...], str]:
    """What is like the one thing that it describes."""
    wishes = [wish_of(handed.document, search.vocabulary), _by_name(handed)]
    best: tuple[Intent, Gathered] | None = None
    said = ""
    for wish in dict.fromkeys(wish for wish in wishes if wish):
        found = await search.found(conn, wish)
        usable = bool(found[1].records) and not found[1].lacking
        if usable and (
            best is None or (best[1].outcome is not Outcome.EXACT and found[1].outcome is Outcome.EXACT)
        ):
            best, said = found, wish
        said = said or wish
    if not said:
        return (
            (),
            f"I could not make out what kind of thing {handed.called} describes. Tell me, and I look for one.",
        )
    if best is None:
        return (), write_like_it(handed, said, (), is_exact=False, locale=search.turn.locale)
    intent, gathered = best
    records: Sequence[Record] = gathered.records[:_MOST_CARDS]
    cards = tuple(Card(record, reason(record, intent, tuple(records))) for record in records)
    return cards, write_like_it(
        handed, said, records, is_exact=gathered.outcome is Outcome.EXACT, locale=search.turn.locale
    )


def _by_name(handed: Handed) -> str:
    claims = claims_of(handed.document) if handed.document.paper is Paper.NUTRITION else []
    name = name_of(handed.document)
    return " ".join([*claims[:2], name]) if name else ""
