"""The tool `shop_pages`: what the shop itself says of delivery, returns, payment, care and the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from persea.gather.arguments import read_arguments, schema_of
from persea.gather.guidance import find_guide
from persea.seams import ToolResult, ToolSpec
from persea.store.database import Database
from persea.store.knowledge import guide_path, search_knowledge
from persea.values import Guide, Turn

_PAGE = 1800  # characters of a page that are told
_DESCRIPTION = (
    "The shop's own pages: delivery, returns, payment, warranty, care, how-tos. Gives those that speak of the question, the "
    "best first. What no page says, the shop does not say."
)


class ShopPagesArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=300, description="In the shop's language")
    k: int = Field(2, ge=1, le=5)


_SPEC = ToolSpec("shop_pages", _DESCRIPTION, schema_of(ShopPagesArguments))


def _as_it_is(guide: Guide) -> Guide:
    return guide


@dataclass(frozen=True, slots=True)
class ShopPages:
    """A Tool. `quotable` leaves out of a page what must not be passed on."""

    database: Database
    quotable: Callable[[Guide], Guide] = _as_it_is

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        asked = read_arguments(ShopPagesArguments, arguments)
        async with self.database.reading() as conn:
            best = await find_guide(conn, asked.question)
            found = await search_knowledge(conn, asked.question, asked.k)
        pages = [*([best] if best else []), *(page for page in found if best is None or page.id != best.id)]
        if not pages:
            return ToolResult("The shop has no page that speaks of this.")
        said = "" if best else "No page surely answers this; these share words with it:\n\n"
        return ToolResult(said + "\n\n".join(_told(self.quotable(page), turn) for page in pages[: asked.k]))


def _told(page: Guide, turn: Turn) -> str:
    address = page.url or f"{turn.base_url}{guide_path(page.id)}"
    body = page.body if len(page.body) <= _PAGE else f"{page.body[:_PAGE]}…"
    return f"{page.title} ({address}, of {page.updated_at.date().isoformat()})\n{body}"
