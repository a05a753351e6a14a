"""The same product as it is made for the other sex: the women's jacket beside the men's of the same name, maker and kind.

What it does not do: read what somebody says (understand/other_cut.py).
"""

from __future__ import annotations

from persea.language.plain import singular, words
from persea.language.sexes import MEN, WOMEN
from persea.store.database import Connection

_SMALL = frozenset("for the a an of in and with s".split())


async def twin_for(conn: Connection, product_id: str, sex: str) -> str | None:
    """The one product that differs from this in being for `sex` ("men", "women"); None where there is none."""
    rows = await (
        await conn.execute(
            """
            SELECT other.id, other.title, other.attributes::text, own.title
            FROM product AS own JOIN product AS other
              ON other.category_path = own.category_path AND other.brand IS NOT DISTINCT FROM own.brand AND other.key <> own.key
            WHERE own.id = %s AND other.visible ORDER BY other.key LIMIT 400
            """,
            (product_id,),
        )
    ).fetchall()
    found = []
    for id, title, attributes, own in rows:
        name, other = _name(own), _name(title)
        if name and (name <= other or other <= name) and _is_for(sex, title, attributes):
            found.append((len(name ^ other), str(id)))
    best = min((apart for apart, _ in found), default=0)
    ids = [id for apart, id in found if apart == best]
    return ids[0] if len(ids) == 1 else None


def _name(title: str) -> frozenset[str]:
    return frozenset(singular(word) for word in words(title) if word not in MEN | WOMEN | _SMALL)


def _is_for(sex: str, title: str, attributes: str) -> bool:
    known, others = (WOMEN, MEN) if sex == "women" else (MEN, WOMEN)
    said = {*words(title), *words(attributes)}
    return not said.isdisjoint(known) and said.isdisjoint(others)
