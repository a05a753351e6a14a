"""Requests to begin with, made from the shop's own catalogue, so that each of them leads somewhere.

Each is of another form and another department. A department is a branch of the shop's categories, at the first
level that has five, else at the one that has most; in a shop whose categories do not branch it is what titles
call their products.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from psycopg import sql

from persea.language.plain import words
from persea.store.database import Connection, Database
from persea.store.vocabulary import TITLE_NOUN, UNTELLING_NOUNS
from persea.values import Money, currency_exponent

_COUNT = 5
_GROUPS = 500  # the largest; more would not make better examples
_OF_DEPARTMENT = 3  # groups that are tried
_DEPARTMENTS = 12
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Sayings:
    """How a request is put in one language; the goods and what else there is are filled in."""

    limited: str
    best_rated: str
    cheapest: str
    compared: str
    sized: str
    in_stock: str
    gift: str
    for_somebody: str
    """ "hats for my sister" is a wish for a present to whoever reads it, and no condition on the hats."""
    keeps_case: bool = False
    """German writes its nouns with a capital."""


_ENGLISH = _Sayings(
    "{one} under {price}", "the best rated {goods}", "the cheapest {goods}", "compare {a} and {b}",
    "{one} in size {size}", "{one} in stock", "{one} as a gift", "{one} for my sister",
)  # fmt: skip
_SAYINGS = {
    "de": _Sayings(
        "{one} unter {price}", "am besten bewertete {goods}", "günstigste {goods}", "Vergleiche {a} und {b}",
        "{one} in Größe {size}", "{one} auf Lager", "{one} als Geschenk", "{one} für meine Schwester", keeps_case=True,
    ),
    "es": _Sayings(
        "{one} por menos de {price}", "{goods} con la mejor valoración", "{goods} al mejor precio", "compara {a} y {b}",
        "{one} en talla {size}", "{one} en stock", "{one} para regalo", "{one} para mi hermana",
    ),
    "fr": _Sayings(
        "{one} à moins de {price}", "{goods} avec les meilleurs avis", "{goods} au meilleur prix", "compare {a} et {b}",
        "{one} en taille {size}", "{one} en stock", "{one} pour un cadeau", "{one} pour ma sœur",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """Products of one kind that are in stock."""

    department: tuple[str, ...]
    goods: str
    """What they are called, lower case, as it follows "the cheapest"."""
    one: str
    """The same as it begins a request."""
    product_keys: tuple[int, ...]
    """Some of them."""
    price: Money
    """That most of them meet, rounded up."""
    rated: bool
    said: _Sayings


_Form = Callable[[Connection, _Group], Awaitable[str | None]]


async def example_requests(
    database: Database, currency: str, *, shows_cards: Callable[[str], Awaitable[bool]], locale: str = "en"
) -> tuple[str, ...]:
    """Up to five requests in the language of the shop, English where it has none here; fewer where the shop has fewer
    departments. `shows_cards` is asked about each."""
    async with database.reading() as conn:
        groups = await _groups(conn, currency, _SAYINGS.get(locale, _ENGLISH))
    found: dict[_Form, str] = {}
    used: set[tuple[str, ...]] = set()
    for form in _RAREST_FIRST:
        if len(found) == _COUNT or _INSTEAD_OF.get(form) in found:
            continue
        for group in (group for group in groups if group.department not in used):
            async with database.reading() as conn:
                text = await form(conn, group)
            if text is not None and len(text) <= _LONGEST and await shows_cards(text):
                found[form] = text
                used.add(group.department)
                break
    return tuple(found[form] for form in _AS_SHOWN if form in found)


# ---------------------------------------------------------------- what there is


async def _groups(conn: Connection, currency: str, said: _Sayings) -> list[_Group]:
    """The largest groups of the largest departments, department by department."""
    rows = await _counted(conn, sql.SQL("p.category_path"), currency)
    paths = [tuple(str(step) for step in path) for path, *_ in rows]
    level = _branching_level(paths)
    if level is None:
        rows = await _counted(conn, sql.SQL("ARRAY[{}]").format(sql.SQL(TITLE_NOUN)), currency)
        paths, level = [tuple(str(step) for step in path) for path, *_ in rows], 1
        names = {path: _with_article(path[-1].lower(), said) for path in paths}
    else:
        names = {path: _cased(path[-1], said) for path in paths}
    of_department: dict[tuple[str, ...], list[_Group]] = {}
    for path, (_, keys, price_minor, rated) in zip(paths, rows, strict=True):
        if _can_be_said(path[-1]):
            group = _Group(
                path[:level],
                _cased(path[-1], said),
                names[path],
                tuple(keys),
                Money(_rounded_up(price_minor, currency), currency),
                rated,
                said,
            )
            of_department.setdefault(path[:level], []).append(group)
    largest = list(of_department.values())[:_DEPARTMENTS]
    return [group for groups in zip(*map(_padded, largest), strict=True) for group in groups if group]


async def _counted(
    conn: Connection, path: sql.Composable, currency: str
) -> list[tuple[list[str], list[int], int, bool]]:
    """(path, keys of some products, a price that most meet, whether any is rated), the largest first."""
    cursor = await conn.execute(
        sql.SQL(
            """
            SELECT path, (array_agg(DISTINCT key))[1:50], percentile_disc(0.6) WITHIN GROUP (ORDER BY price_minor),
                   bool_or(rated)
            FROM (SELECT {} AS path, p.key, o.price_minor, p.rating IS NOT NULL AND p.rating_count > 0 AS rated
                  FROM product AS p JOIN offer_now AS o ON o.product_key = p.key
                  WHERE p.visible AND o.in_stock AND o.currency = %s) AS offered
            WHERE path[1] IS NOT NULL
            GROUP BY path ORDER BY count(DISTINCT key) DESC, path LIMIT %s
            """
        ).format(path),
        (currency, _GROUPS),
    )
    return [(path, keys, price_minor, rated) async for path, keys, price_minor, rated in cursor]


def _branching_level(paths: Sequence[tuple[str, ...]]) -> int | None:
    """The first level with five branches, else the first with the most; None where nothing branches."""
    deepest = max((len(path) for path in paths), default=0)
    branches = {level: len({path[:level] for path in paths}) for level in range(1, deepest + 1)}
    if not branches or max(branches.values()) < 2:
        return None
    return next(level for level, count in branches.items() if count >= min(_COUNT, max(branches.values())))


def _padded(groups: Sequence[_Group]) -> tuple[_Group | None, ...]:
    return (*groups[:_OF_DEPARTMENT], *[None] * (_OF_DEPARTMENT - len(groups)))


def _can_be_said(name: str) -> bool:
    """False for what would make an odd request, such as "uncategorised" or a name with figures."""
    said = words(name)
    return (
        0 < len(said) <= 4
        and len(name) <= 40
        and not any(char.isdigit() for char in name)
        and not name.lower().startswith("uncategori")
        and said[-1] not in UNTELLING_NOUNS
    )


def _cased(name: str, said: _Sayings) -> str:
    return name if said.keeps_case else name.lower()


def _with_article(noun: str, said: _Sayings) -> str:
    if said is not _ENGLISH:
        return noun.capitalize() if said.keeps_case else noun
    if noun.endswith("s"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _rounded_up(price_minor: int, currency: str) -> int:
    """To the next ten whole units of `currency`."""
    ten: int = 10 * 10 ** currency_exponent(currency)
    return -(-price_minor // ten) * ten


# ---------------------------------------------------------------- the forms


async def _limited(_: Connection, group: _Group) -> str | None:
    price = str(group.price).removesuffix(".00")
    if group.said is not _ENGLISH and price.startswith("€"):
        price = f"{price[1:].replace(',', '')} €"
    return group.said.limited.format(one=group.one, price=price)


async def _superlative(_: Connection, group: _Group) -> str | None:
    return (group.said.best_rated if group.rated else group.said.cheapest).format(goods=group.goods)


async def _comparison(conn: Connection, group: _Group) -> str | None:
    """Of the two with the shortest titles; a title within the other could not be told apart."""
    rows = await (
        await conn.execute(
            "SELECT title FROM product WHERE key = ANY(%s) AND length(title) > 6"
            " ORDER BY length(title), title LIMIT 10",
            (list(group.product_keys),),
        )
    ).fetchall()
    pairs = combinations([str(title) for (title,) in rows], 2)
    apart = ((a, b) for a, b in pairs if a.lower() not in b.lower())
    pair = next(apart, None)
    return None if pair is None else group.said.compared.format(a=pair[0], b=pair[1])


async def _sized(conn: Connection, group: _Group) -> str | None:
    """In the size that most of what is in stock has."""
    row = await (
        await conn.execute(
            r"""
            SELECT upper(pair->>1) FROM variant AS v JOIN offer_now AS o ON o.variant_key = v.key,
                   jsonb_array_elements(v.options) AS pair
            WHERE v.product_key = ANY(%s) AND o.in_stock AND lower(pair->>0) ~ 'size|größe|grösse|talla|taille|pointure'
                  AND pair->>1 ~* '^([1-9][0-9]([.]5)?|xs|s|m|l|xl|xxl)$'
            GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
            """,
            (list(group.product_keys),),
        )
    ).fetchone()
    return None if row is None else group.said.sized.format(one=group.one, size=row[0])


async def _in_stock(_: Connection, group: _Group) -> str | None:
    return group.said.in_stock.format(one=group.one)


_GIFTS = "gift gifts geschenk geschenke regalo regalos cadeau cadeaux".split()
_GIFT_TAGS = [*_GIFTS, *(word.capitalize() for word in _GIFTS)]


async def _gift(conn: Connection, group: _Group) -> str | None:
    row = await (
        await conn.execute(
            "SELECT count(*) >= 2 FROM product WHERE key = ANY(%s) AND %s && tags",
            (list(group.product_keys), _GIFT_TAGS),
        )
    ).fetchone()
    return group.said.gift.format(one=group.one) if row and row[0] else None


async def _for_somebody(_: Connection, group: _Group) -> str | None:
    return group.said.for_somebody.format(one=group.one)


# What few departments can give chooses first.
_RAREST_FIRST: tuple[_Form, ...] = (
    _sized, _gift, _comparison, _limited, _superlative, _in_stock, _for_somebody,
)  # fmt: skip
_INSTEAD_OF: dict[_Form, _Form] = {_in_stock: _sized, _for_somebody: _gift}
_AS_SHOWN = (_limited, _superlative, _comparison, _sized, _in_stock, _gift, _for_somebody)
