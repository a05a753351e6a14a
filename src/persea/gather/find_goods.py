"""The tool `find_goods`: the shop's own search, with filters, as records that are evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from persea.errors import ToolError
from persea.gather.arguments import read_arguments, schema_of
from persea.gather.lexicon import Lexicon
from persea.gather.ranked import BY_CATALOGUE, Ranker
from persea.gather.record_text import line_of
from persea.gather.search import Embed, search
from persea.gather.worded import reword
from persea.seams import ToolResult, ToolSpec
from persea.store.database import Connection, Database
from persea.store.records import category_keys
from persea.values import Filters, Money, Order, Record, Turn

_DESCRIPTION = (
    "Searches the shop's catalogue. Gives up to k products, best first, one a line: id, title, price, stock, brand, category, "
    "rating. Prices are in the shop's currency, in major units. Filters are hard: nothing that breaks one is given."
)


class FindGoodsArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        "", max_length=300, description="What is sought, in the shop's language: waterproof hiking boots"
    )
    min_price: str | float | None = Field(None, description="Such as 50 or '49.90'")
    max_price: str | float | None = Field(None, description="Such as 100")
    category: str | None = Field(
        None, max_length=200, description="The name of a category, as products show it"
    )
    brand: str | None = Field(None, max_length=200)
    in_stock: bool = False
    on_sale: bool = False
    min_rating: float | None = Field(None, ge=0, le=5)
    order: Order | None = None
    k: int = Field(6, ge=1, le=20)


_SPEC = ToolSpec("find_goods", _DESCRIPTION, schema_of(FindGoodsArguments))


def _as_it_is(record: Record) -> Record:
    return record


@dataclass(frozen=True, slots=True)
class FindGoods:
    """A Tool. `quotable` leaves out of a record what must not be passed on."""

    database: Database
    embed: Embed
    lexicon: Lexicon = field(default_factory=Lexicon)
    quotable: Callable[[Record], Record] = _as_it_is
    ranker: Ranker = BY_CATALOGUE

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        asked = read_arguments(FindGoodsArguments, arguments)
        filters = _filters(asked, turn.currency)
        ranking = await self.ranker.of(turn)
        async with self.database.reading() as conn:
            await _check_category(conn, filters)
            wording = await reword(conn, asked.text, self.lexicon)
            found = await search(
                conn, wording, filters, embed=self.embed, k=asked.k, order=asked.order, ranking=ranking
            )
        records = tuple(self.quotable(hit.record) for hit in found.hits)
        if not records:
            return ToolResult("Nothing in the shop meets this.")
        exact = sum(hit.every_word for hit in found.hits)
        said = f"{found.matched} products match; the first {len(records)}:"
        if asked.text and not exact:
            said = "Nothing holds every word; these come nearest, and may be something else:"
        lines = [
            line_of(record)
            + ("" if not asked.text or hit.some_word else " | shares no word with the request")
            for record, hit in zip(records, found.hits, strict=True)
        ]
        return ToolResult("\n".join([said, *lines]), records)


def _filters(asked: FindGoodsArguments, currency: str) -> Filters:
    return Filters(
        categories=(asked.category.strip(),) if asked.category else (),
        brands=(asked.brand.strip(),) if asked.brand else (),
        min_price=_money(asked.min_price, currency),
        max_price=_money(asked.max_price, currency),
        in_stock=asked.in_stock,
        on_sale=asked.on_sale,
        min_rating=asked.min_rating,
    )


def _money(given: str | float | None, currency: str) -> Money | None:
    if given is None:
        return None
    text = f"{given:g}" if isinstance(given, float) and abs(given) < 1_000_000 else str(given)
    money = Money.parse(text, currency)
    if money is None:
        raise ToolError(
            f"This is no amount of {currency}", value=given, fix="Write 49.90", retry_differently=True
        )
    return money


async def _check_category(conn: Connection, filters: Filters) -> None:
    if filters.categories and not await category_keys(conn, filters):
        raise ToolError(
            "The shop has no such category",
            value=filters.categories[0],
            fix="Leave it out, or name one that a product shows",
            retry_differently=True,
        )
