"""Which products several parts of one message name, each with its own options: "the kettle in mint and two canteen mugs, sky".

A part that names no product and says nothing but options is of the one before it. What it does not do: read what is asked
to be done, or do it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from persea.cart.choose import choose, heard_options, option_words
from persea.errors import OptionsOpen, RequestError
from persea.language.plain import singular, words, words_and_decimals
from persea.store.cart import sellables
from persea.store.database import Connection
from persea.values import Intent, Taken
from persea.values.shopping import Deed

Named = Callable[[str], Awaitable[Taken | None]]
"""The product that words name."""


def beyond_name(said: str, title: str) -> str:
    """What of `said` is no word of the name: "black medium" of "puffin puffer black medium"."""
    own = {_plain(word) for word in words(title)}
    return " ".join(word for word in words_and_decimals(said) if _plain(word) not in own)


def _plain(word: str) -> str:
    return singular(word.replace("’", "'").removesuffix("'s"))


async def several_named(
    conn: Connection, intent: Intent, parts: Sequence[Deed], named: Named, whole: Named
) -> Intent | None:
    """`intent` with a product for each of `parts`; None where less than two are named, or one of them is not known. `whole`
    tells of words that they all are of one name: "oat and honey soap" is one part."""
    found: list[tuple[str, Deed]] = []
    taken: list[Taken] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if found and await _is_of(conn, part.said, found[-1][0]):
            before = found[-1][1]
            found[-1] = found[-1][0], replace(before, said=f"{before.said} in {part.said}".strip())
            at += 1
            continue
        if found and part.said.isdigit():
            found[-1] = found[-1][0], replace(found[-1][1], quantity=int(part.said))
            at += 1
            continue
        joined = " ".join(one.said for one in parts[at : at + 2])
        if product := await whole(joined) if at + 1 < len(parts) else None:
            part, at = replace(part, said=joined), at + 2
        else:
            product, at = await named(part.said), at + 1
        if product is None:
            return None
        found.append((product.id, replace(part, said=beyond_name(part.said, product.title), sure=True)))
        taken.append(product)
    if len({id for id, _ in found}) < 2:
        return None
    assert intent.deed is not None, "checked by who calls"
    deed = replace(intent.deed, sure=True, said="", each=tuple(part for _, part in found))
    return replace(intent, subject_ids=tuple(id for id, _ in found), taken=tuple(taken), deed=deed)


async def still_open(conn: Connection, intent: Intent) -> Intent | None:
    """The first of several of which it was not said in which size or colour, with the rest of those: that is what was asked
    back."""
    assert intent.deed is not None, "checked by who calls"
    left = [
        (id, part)
        for id, part in zip(intent.subject_ids, intent.deed.each, strict=True)
        if await _is_open(conn, id, part)
    ]
    return _first_of(intent, left) if left else None


async def next_open(conn: Connection, intent: Intent) -> Intent | None:
    """What is asked for once the subject of `intent` is chosen; None while it is not, or where nothing is left."""
    deed = intent.deed
    if deed is None or not deed.rest or await _is_open(conn, intent.subject_ids[0], deed):
        return None
    return _first_of(intent, deed.rest)


def _first_of(intent: Intent, left: Sequence[tuple[str, Deed]]) -> Intent:
    id, part = left[0]
    return replace(intent, subject_ids=(id,), taken=(), deed=replace(part, rest=tuple(left[1:])))


async def _is_open(conn: Connection, id: str, part: Deed) -> bool:
    variants = await sellables(conn, product_id=id)
    try:
        choose(variants, heard_options(words_and_decimals(part.said), variants))
    except OptionsOpen:
        return True
    except RequestError:
        return False
    return False


async def figures_settled(conn: Connection, parts: Sequence[Deed], product_id: str) -> tuple[Deed, ...]:
    """Figures by themselves ("rill bottle, 750", "mugs, 12") are options of that product, or else how many."""
    found: list[Deed] = []
    for part in parts:
        if found and part.said.isdigit() and not await _is_of(conn, part.said, product_id):
            found[-1] = replace(found[-1], quantity=int(part.said))
        else:
            found.append(part)
    return tuple(found)


_AROUND = frozenset("in the size sizes colour color one a an please too as well and also".split())


async def are_options(conn: Connection, parts: Sequence[Deed], product_id: str) -> bool:
    """Whether all that `parts` say are options of that product."""
    return all([await _is_of(conn, part.said, product_id) for part in parts])


async def _is_of(conn: Connection, said: str, product_id: str) -> bool:
    """Whether `said` is nothing but options of that product."""
    told = [word for word in words_and_decimals(said) if word not in _AROUND]
    known = option_words(await sellables(conn, product_id=product_id))
    return bool(told) and all(word in known for word in told)
