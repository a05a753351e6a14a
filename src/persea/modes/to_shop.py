"""What only the people of the shop can do: says so, and where to reach them, in the words of the shop's own page where one says it.

No model takes part.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from persea.compose.guides import quote
from persea.compose.quotes import quotable_page
from persea.gather.guidance import find_guide
from persea.store.database import Database
from persea.store.knowledge import guide_path
from persea.understand.to_the_shop import ToTheShop
from persea.values import Citation, Done, Guide, Matter, Message, Mode, ReplyEvent, Role, Text, Turn

_CONTACT = Matter("how to reach the shop", ("contact", "opening", "hour", "address"))
_HOW = "telephone number, e-mail"
_SAYS = {
    ToTheShop.ORDER: "I cannot see orders from here, so I cannot tell you anything about yours. The shop itself can.",
    ToTheShop.PERSON: "I am a program, and cannot hand you over to a person from here. The people of the shop can be reached.",
}
_NOWHERE = "Where to reach them is not among the pages that I was given; the shop’s own site or your confirmation of the order should say."


async def contact_told(database: Database) -> Guide | None:
    """The shop's page that says where to reach it."""
    async with database.reading() as conn:
        guide = await find_guide(conn, _HOW, _CONTACT, "")
    return None if guide is None else quotable_page(guide)


async def to_shop(
    turn: Turn, wanted: ToTheShop, guide: Guide | None, history: Sequence[Message]
) -> AsyncGenerator[ReplyEvent, None]:
    """Text, a Citation where a page says it, Done."""
    if guide is None:
        yield Text(f"{_SAYS[wanted]} {_NOWHERE}")
    else:
        earlier = [said.text for said in history if said.role is Role.ASSISTANT]
        told = quote(guide, _HOW, "", _CONTACT.words, turn_id=turn.id, earlier=earlier, locale=turn.locale)
        yield Text(f"{_SAYS[wanted]} {told}")
        yield Citation(guide.title, guide.url or guide_path(guide.id))
    yield Done(turn.id, Mode.FAST)
