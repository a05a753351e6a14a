"""What was made out of an upload, as JSON for the page and the `persea` extension.

Products come with their cards as they are now. Of a document's pages the page gets how each begins; the whole text of one is
asked for when somebody wants to see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from persea.channels.wire import Json, card_json, clean
from persea.store.attachments import PERCEIVED, Attachment
from persea.store.database import Database
from persea.store.records import read_records
from persea.values import Card, Perceived, Seen

_BEGINNING = 160  # characters of a page
_MOST_CARDS = 6


def cleaned(perceived: Perceived) -> Perceived:
    """Without what neither JSON nor the database can carry: files hold anything, and names too."""
    return PERCEIVED.validate_python(_clean(PERCEIVED.dump_python(perceived, mode="python")))


def _clean(value: object) -> object:
    match value:
        case Enum():
            return value
        case str():
            return clean(value)
        case dict():
            return {name: _clean(one) for name, one in value.items()}
        case list() | tuple():
            return [_clean(one) for one in value]
        case _:
            return value


def products_of(perceived: Perceived) -> tuple[str, ...]:
    """The ids of the products that were made out, surest first: those with a code, then those that look the same."""
    seen = _all_seen(perceived)
    coded = [code.product_id for one in seen for code in one.codes if code.product_id]
    alike = [look.product_id for one in seen for look in one.looks_like]
    return tuple(dict.fromkeys([*coded, *alike]))


def _all_seen(perceived: Perceived) -> list[Seen]:
    moments = perceived.watched.moments if perceived.watched else ()
    return [*([perceived.seen] if perceived.seen else []), *(moment.seen for moment in moments)]


async def perceived_json(handed_over: Sequence[Perceived], database: Database, base: str) -> list[Json]:
    """Each with the cards of its products."""
    wanted = {id for one in handed_over for id in products_of(one)[:_MOST_CARDS]}
    records = {}
    if wanted:
        async with database.reading() as conn:
            records = {record.id: record for record in await read_records(conn, sorted(wanted))}
    return [
        {
            **_made_out(one),
            "cards": [
                card_json(Card(records[id]), base) for id in products_of(one)[:_MOST_CARDS] if id in records
            ],
        }
        for one in handed_over
    ]


async def attachments_json(attachments: Sequence[Attachment], database: Database, base: str) -> list[Json]:
    """The same of what is kept, with what its bytes are."""
    told = await perceived_json([one.perceived for one in attachments], database, base)
    return [
        {**made_out, "media_type": one.media_type} if isinstance(made_out, dict) else made_out
        for one, made_out in zip(attachments, told, strict=True)
    ]


def _made_out(perceived: Perceived) -> dict[str, Json]:
    document = perceived.document
    if document is not None:
        begun = tuple(replace(page, text=page.text[:_BEGINNING]) for page in document.pages)
        perceived = replace(perceived, document=replace(document, pages=begun))
    dumped = PERCEIVED.dump_python(perceived, mode="json")
    assert isinstance(dumped, dict), "a dataclass is one"
    return dumped
