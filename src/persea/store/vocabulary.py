"""The shop's own words: its categories, brands, options and yes/no attributes, read from the catalogue.

Small enough to hold in memory; read again when shop.catalog_version has grown.
"""

from __future__ import annotations

from dataclasses import dataclass

from persea.store.database import Connection

YES = ("yes", "true", "y", "1")
TITLE_NOUN = (
    r"lower((regexp_match(regexp_replace(p.title, '[[:space:]]+(with|for|in|of|by|from|and)[[:space:]].*$|[[:space:]]*[–(,:|/].*$', '', 'i'),"
    r" '([[:alpha:]]{3,})[^[:alpha:]]*$'))[1])"
)
"""SQL: what the title of a product `p` calls it, "boot" of "Ridgeline Mid Hiking Boot with Gaiter"; or null."""
UNTELLING_NOUNS = frozenset(("one", "none", "two", "pro", "plus", "set", "pack"))
"""Last words of titles that do not say what the thing is."""
NO = ("no", "false", "n", "0", "none", "not")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lower case. `options` maps an option's name to its values; `flags` are yes/no attribute names."""

    categories: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    options: tuple[tuple[str, frozenset[str]], ...] = ()
    flags: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    """Short values of attributes: "silent quartz"."""
    departments: tuple[str, ...] = ()
    """The narrowest categories with the most products, at most eight, as the shop writes them."""
    nouns: frozenset[str] = frozenset()
    """What titles call their products: "boot" of "Ridgeline Mid Hiking Boot with Gaiter"."""

    compounds: frozenset[str] = frozenset()
    """Two words side by side in names, of which one says little by itself: "watering can", "t shirt"."""

    locale: str = "en"
    """The shop's language."""

    def option_named(self, *names: str) -> tuple[str, frozenset[str]] | None:
        """The first option whose name contains one of `names` ("shoe size" for "size")."""
        for name, values in self.options:
            if any(wanted in name for wanted in names):
                return name, values
        return None


async def load_vocabulary(conn: Connection) -> Vocabulary:
    """Reads the words of everything visible."""

    async def column(query: str) -> list[str]:
        rows = await (
            await conn.execute(query.encode(), (list(YES + NO),) if "%s" in query else None)
        ).fetchall()
        return [str(row[0]) for row in rows if row[0] is not None]

    categories = await column("SELECT DISTINCT unnest(categories) FROM product WHERE visible")
    brands = await column("SELECT DISTINCT lower(brand) FROM product WHERE visible AND brand IS NOT NULL")
    flags = await column(
        "SELECT lower(pair->>0) FROM product, jsonb_array_elements(attributes) AS pair WHERE visible"
        " GROUP BY 1 HAVING bool_and(jsonb_array_length(pair->1) = 1 AND lower(pair->1->>0) = ANY(%s))"
    )
    stated = await column(
        "SELECT lower(said.value) FROM product, jsonb_array_elements(attributes) AS pair,"
        " jsonb_array_elements_text(pair->1) AS said(value) WHERE visible AND length(said.value) <= 40"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 20000"
    )
    nouns = await column(f"SELECT DISTINCT {TITLE_NOUN} FROM product AS p WHERE visible")  # noqa: S608  (a constant)
    departments = await column(
        "SELECT category_path[array_upper(category_path, 1)] AS narrowest FROM product"
        " WHERE visible AND cardinality(category_path) > 0 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 8"
    )
    rows = await (
        await conn.execute(
            "SELECT lower(pair->>0), array_agg(DISTINCT lower(pair->>1))"
            " FROM variant, jsonb_array_elements(options) AS pair GROUP BY 1 ORDER BY count(*) DESC"
        )
    ).fetchall()
    return Vocabulary(
        categories=frozenset(categories),
        brands=frozenset(brands),
        options=tuple((str(name), frozenset(values)) for name, values in rows),
        flags=frozenset(flags),
        stated=frozenset(stated),
        departments=tuple(departments),
        nouns=frozenset(noun for noun in nouns if noun not in UNTELLING_NOUNS),
    )
