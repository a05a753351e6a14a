"""The tool `product_facts`: all that the shop says of one product, by its id or what it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from persea.errors import ToolError
from persea.gather.arguments import read_arguments, schema_of
from persea.gather.naming import named_in_part
from persea.gather.record_text import text_of
from persea.gather.search import products_named
from persea.seams import ToolResult, ToolSpec
from persea.store.database import Connection, Database
from persea.store.records import read_records
from persea.values import Filters, Record, Turn

_DESCRIPTION = "All that the shop says of one product: price, stock, options, attributes, description. By id, or by name."


class ProductFactsArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    product: str = Field(min_length=1, max_length=300, description="The id that find_goods gave, or the name")


_SPEC = ToolSpec("product_facts", _DESCRIPTION, schema_of(ProductFactsArguments))


def _as_it_is(record: Record) -> Record:
    return record


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A Tool. `quotable` leaves out of a record what must not be passed on."""

    database: Database
    quotable: Callable[[Record], Record] = _as_it_is

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        asked = read_arguments(ProductFactsArguments, arguments).product.strip()
        async with self.database.reading() as conn:
            records = await read_records(conn, [asked], Filters())
            others: tuple[str, ...] = ()
            if not records:
                id, others = await _named(conn, asked)
                records = await read_records(conn, [id], Filters()) if id else []
        if not records:
            raise ToolError(
                "The shop has no product of this id or name", value=asked, fix="Find it with find_goods", retry_differently=True
            )  # fmt: skip
        record = self.quotable(records[0])
        also = f"\nalso called so: {'; '.join(others[:5])}" if others else ""
        return ToolResult(text_of(record) + also, (record,))


async def _named(conn: Connection, name: str) -> tuple[str | None, tuple[str, ...]]:
    """The id of what is called so, and the titles of others that may be meant."""
    if whole := await products_named(conn, name):
        return whole[0], ()
    taken = await named_in_part(conn, name, (), frozenset())
    return (taken.id, taken.others) if taken else (None, ())
