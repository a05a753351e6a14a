"""Inspiring: what posts show, with the products that are in them. No model takes part."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from persea.compose.inspired import is_harmless, write_inspired
from persea.compose.quotes import quotable
from persea.compose.reasons import reason
from persea.language.inflection import folded
from persea.language.plain import content_words
from persea.store.database import Connection, Database
from persea.store.posts import posts_showing, search_posts
from persea.store.recommendable import showable
from persea.store.records import read_records
from persea.values import (
    Card,
    Cards,
    Citation,
    Done,
    Filters,
    Intent,
    Message,
    Mode,
    Post,
    Record,
    ReplyEvent,
    Role,
    Text,
    Turn,
)
from persea.values.shopping import Inspired

_POSTS = 2
_LOOKED_AT = 8
_SHOWN = 6
_NO_FILTERS = Filters()


async def posts_for(asked: str, shown: Sequence[str], database: Database) -> tuple[Post, ...]:
    """The posts that answer: those that show the products `shown`, else those that speak of most of `asked`. None where no
    post does."""
    async with database.reading() as conn:
        if shown:
            found = await posts_showing(conn, shown, _LOOKED_AT)
        elif asked:
            found = [post for post in await search_posts(conn, asked, _LOOKED_AT) if _speaks_of(post, asked)]
        else:
            found = []
    return tuple(post for post in found if is_harmless(post) and post.product_ids)[:_POSTS]


def _speaks_of(post: Post, asked: str) -> bool:
    """Whether it says at least half of the words, whatever their endings."""
    wanted = {_stem(word) for word in content_words(asked)}
    said = {_stem(word) for word in content_words(f"{post.title} {post.body}")}
    return bool(wanted) and 2 * len(wanted & said) >= len(wanted)


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(?:ed|er|ing|e|y)$", "", folded(word))


async def inspire(
    turn: Turn, posts: tuple[Post, ...], intent: Intent, history: Sequence[Message], database: Database
) -> AsyncGenerator[ReplyEvent, None]:
    """Cards of the products that `posts` show and that meet the request's conditions, Inspired, Text, Citations, Done."""
    async with database.reading() as conn:
        records = await _shown(conn, posts, intent.filters)
    kept = tuple(post for post in posts if {record.id for record in records} & set(post.product_ids))
    if records:
        yield Cards(tuple(Card(record, reason(record, intent, records)) for record in records))
    if kept:
        yield Inspired(kept)
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    yield Text(write_inspired(kept, records, turn.id, earlier) or _NONE_LEFT)
    for post in kept:
        if post.url:
            yield Citation(post.title or post.author, post.url)
    yield Done(turn.id, Mode.SHOPPING)


_NONE_LEFT = "There are posts about that, but nothing of what they show meets the rest of what you asked for."


async def _shown(conn: Connection, posts: Sequence[Post], filters: Filters) -> tuple[Record, ...]:
    """In turn from each post, so that every one has its share."""
    ids = [
        post.product_ids[place] for place in range(_SHOWN) for post in posts if place < len(post.product_ids)
    ]
    wanted = replace(_NO_FILTERS, max_price=filters.max_price, min_price=filters.min_price, in_stock=filters.in_stock,
                     exclude_terms=filters.exclude_terms)  # fmt: skip
    may = await showable(conn, ids, wanted)
    records = await read_records(conn, [id for id in dict.fromkeys(ids) if id in may][:_SHOWN], wanted)
    return tuple(quotable(record) for record in records)
