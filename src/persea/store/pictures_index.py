"""What the shop's product pictures look like: which of them are still to be looked at, and which resemble a photo.

A row is one picture of one product, by its address. Rows follow the catalogue: those of pictures that a product has no more
are removed by `forget_gone`, those of removed products go with them. What it does not do: fetch, or look at, a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection

_SEEN_OF = 100  # how many the index looks through for a shortlist

# The pictures of product `p`, those of its variants after its own.
_PICTURES = (
    "SELECT shown.url, min(shown.place) AS place FROM ("
    " SELECT m.url, m.position AS place FROM media AS m WHERE m.product_key = p.key UNION ALL"
    " SELECT v.image_url, 1000 + v.position FROM variant AS v WHERE v.product_key = p.key AND v.image_url IS NOT NULL"
    ") AS shown GROUP BY shown.url ORDER BY place, shown.url LIMIT %(most)s"
)

_LACKS_VECTOR = (
    "(%(model)s::smallint IS NOT NULL AND k.points IS NOT NULL AND k.problem = '' AND NOT EXISTS"
    " (SELECT FROM picture_embedding AS e WHERE e.model_key = %(model)s::smallint AND e.picture_key = k.key))"
)
_IS_DUE = f"(k.key IS NULL OR k.look_again_at <= now() OR {_LACKS_VECTOR})"


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """One that was not looked at yet, or is due again; then what is known of it stands here."""

    product_key: int
    product_id: str
    product_url: str
    url: str
    sha256: bytes | None = None
    etag: str = ""
    last_modified: str = ""
    lacks_vector: bool = False
    """By the image-embedding model that was asked for: its bytes are needed, even where they are the same."""


@dataclass(frozen=True, slots=True)
class PictureLooks:
    """`points` are packed; `words` is the vector as text that PostgreSQL reads, None where there are too few points."""

    sha256: bytes
    etag: str
    last_modified: str
    points: bytes
    words: str | None


@dataclass(frozen=True, slots=True)
class AlikePicture:
    product_id: str
    url: str
    points: bytes


@dataclass(frozen=True, slots=True)
class PictureCounts:
    """`products` have a picture by an address, `indexed` of them one that was looked at. `pictures` were looked at,
    `plain` of them have too few points to be known again, `failed` could not be had or read."""

    products: int
    indexed: int
    pictures: int
    plain: int
    failed: int


async def wanted_pictures(
    conn: Connection,
    *,
    form: int,
    after_key: int,
    most_of_a_product: int,
    limit: int,
    model_key: int | None = None,
) -> list[WantedPicture]:
    """The next, by product, of the first `most_of_a_product` pictures of each. `model_key` of the image-embedding model that they
    are to have a vector of; None: of none."""
    cursor = await conn.execute(
        "SELECT p.key, p.id, coalesce(p.url, ''), w.url, k.sha256, coalesce(k.etag, ''), coalesce(k.last_modified, ''),"  # noqa: S608 - constants
        f" k.key IS NOT NULL AND {_LACKS_VECTOR}"
        f" FROM product AS p CROSS JOIN LATERAL ({_PICTURES}) AS w"
        " LEFT JOIN product_picture AS k"
        " ON k.product_key = p.key AND md5(k.url) = md5(w.url) AND k.form = %(form)s"
        f" WHERE p.key > %(after)s AND p.visible AND {_IS_DUE}"
        " ORDER BY p.key, w.place, w.url LIMIT %(limit)s",
        {
            "most": most_of_a_product,
            "form": form,
            "after": after_key,
            "limit": limit,
            "model": model_key,
        },
    )
    return [WantedPicture(*row) async for row in cursor]


async def count_wanted(
    conn: Connection, *, form: int, most_of_a_product: int, model_key: int | None = None
) -> int:
    return await _counted(conn, _IS_DUE, form, most_of_a_product, model_key)


async def count_without_vector(conn: Connection, *, form: int, most_of_a_product: int, model_key: int) -> int:
    """Of those that were looked at."""
    return await _counted(conn, f"k.key IS NOT NULL AND {_LACKS_VECTOR}", form, most_of_a_product, model_key)


async def _counted(
    conn: Connection, condition: str, form: int, most_of_a_product: int, model_key: int | None
) -> int:
    row = await (
        await conn.execute(
            f"SELECT count(*) FROM product AS p CROSS JOIN LATERAL ({_PICTURES}) AS w"  # noqa: S608 - constants
            " LEFT JOIN product_picture AS k"
            " ON k.product_key = p.key AND md5(k.url) = md5(w.url) AND k.form = %(form)s"
            f" WHERE p.visible AND {condition}",
            {"most": most_of_a_product, "form": form, "model": model_key},
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return int(row[0])


async def write_looks(
    conn: Connection, wanted: WantedPicture, looks: PictureLooks, *, form: int, again_at: datetime
) -> None:
    """Replaces what was known of this picture; writes nothing of a product that is gone meanwhile."""
    await conn.execute(
        "INSERT INTO product_picture"
        " (product_key, url, form, sha256, etag, last_modified, points, words, look_again_at)"
        " SELECT key, %s, %s, %s, %s, %s, %s, %s::halfvec, %s FROM product WHERE key = %s"
        " ON CONFLICT (product_key, md5(url)) DO UPDATE SET form = excluded.form, sha256 = excluded.sha256,"
        " etag = excluded.etag, last_modified = excluded.last_modified, points = excluded.points,"
        " words = excluded.words, look_again_at = excluded.look_again_at, problem = ''",
        (
            wanted.url,
            form,
            looks.sha256,
            looks.etag,
            looks.last_modified,
            looks.points,
            looks.words,
            again_at,
            wanted.product_key,
        ),
    )


async def note_unchanged(
    conn: Connection, wanted: WantedPicture, *, etag: str, last_modified: str, again_at: datetime
) -> None:
    await conn.execute(
        "UPDATE product_picture SET look_again_at = %s, problem = '', etag = %s, last_modified = %s"
        " WHERE product_key = %s AND md5(url) = md5(%s)",
        (again_at, etag, last_modified, wanted.product_key, wanted.url),
    )


async def note_failed(
    conn: Connection, wanted: WantedPicture, problem: str, *, form: int, again_at: datetime
) -> None:
    """What was known of a picture that cannot be had for the moment stays."""
    await conn.execute(
        "INSERT INTO product_picture (product_key, url, form, problem, look_again_at)"
        " SELECT key, %s, %s, %s, %s FROM product WHERE key = %s"
        " ON CONFLICT (product_key, md5(url)) DO UPDATE SET problem = excluded.problem,"
        " look_again_at = excluded.look_again_at, form = excluded.form,"
        " points = CASE WHEN product_picture.form = excluded.form THEN product_picture.points END,"
        " words = CASE WHEN product_picture.form = excluded.form THEN product_picture.words END,"
        " etag = '', last_modified = ''",
        (wanted.url, form, problem, again_at, wanted.product_key),
    )


async def forget_gone(conn: Connection) -> int:
    """Removes what is known of pictures that their products have no more; how many."""
    cursor = await conn.execute(
        "DELETE FROM product_picture AS k WHERE NOT EXISTS"
        " (SELECT FROM media AS m WHERE m.product_key = k.product_key AND m.url = k.url) AND NOT EXISTS"
        " (SELECT FROM variant AS v WHERE v.product_key = k.product_key AND v.image_url = k.url)"
    )
    return cursor.rowcount


async def alike_pictures(conn: Connection, words: str, *, form: int, limit: int) -> list[tuple[int, float]]:
    """Keys of the pictures of visible products whose vectors are nearest to `words`, with their likeness, best first."""
    async with conn.transaction():
        await conn.execute(f"SET LOCAL hnsw.ef_search = {_SEEN_OF}")
        cursor = await conn.execute(
            "SELECT k.key, -(k.words <#> %(words)s::halfvec) FROM product_picture AS k"
            " JOIN product AS p ON p.key = k.product_key"
            " WHERE p.visible AND k.form = %(form)s AND k.words IS NOT NULL"
            " ORDER BY k.words <#> %(words)s::halfvec LIMIT %(limit)s",
            {"words": words, "form": form, "limit": limit},
        )
        return [(int(key), float(likeness)) async for key, likeness in cursor]


async def pictures_at(conn: Connection, keys: Sequence[int]) -> list[AlikePicture]:
    cursor = await conn.execute(
        "SELECT p.id, k.url, k.points FROM unnest(%s::bigint[]) WITH ORDINALITY AS wanted(key, place)"
        " JOIN product_picture AS k USING (key) JOIN product AS p ON p.key = k.product_key"
        " WHERE k.points IS NOT NULL ORDER BY wanted.place",
        (list(keys),),
    )
    return [AlikePicture(product_id, url, points) async for product_id, url, points in cursor]


async def has_pictures(conn: Connection) -> bool:
    """Whether any was looked at."""
    row = await (
        await conn.execute("SELECT EXISTS (SELECT FROM product_picture WHERE words IS NOT NULL)")
    ).fetchone()
    return row == (True,)


async def picture_counts(conn: Connection) -> PictureCounts:
    row = await (
        await conn.execute(
            "SELECT (SELECT count(*) FROM product AS p WHERE p.visible AND (EXISTS"
            " (SELECT FROM media AS m WHERE m.product_key = p.key) OR EXISTS"
            " (SELECT FROM variant AS v WHERE v.product_key = p.key AND v.image_url IS NOT NULL))),"
            " count(DISTINCT k.product_key) FILTER (WHERE k.points IS NOT NULL),"
            " count(k.points), count(k.points) FILTER (WHERE k.words IS NULL),"
            " count(*) FILTER (WHERE k.problem <> '')"
            " FROM product_picture AS k JOIN product AS p ON p.key = k.product_key WHERE p.visible"
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return PictureCounts(*map(int, row))


async def picture_problems(conn: Connection, *, limit: int) -> list[tuple[str, int, str]]:
    """What went wrong, how often, and with which picture, the most frequent first."""
    cursor = await conn.execute(
        "SELECT problem, count(*), min(url) FROM product_picture WHERE problem <> ''"
        " GROUP BY problem ORDER BY count(*) DESC, problem LIMIT %s",
        (limit,),
    )
    return [(str(problem), int(count), str(url)) async for problem, count, url in cursor]
