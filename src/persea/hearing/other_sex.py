"""Hears who asks for the product of the page, or the one that was just shown, as it is made for women or men, and finds that."""

from __future__ import annotations

from collections.abc import Sequence

from persea.gather.twins import twin_for
from persea.house import House
from persea.language.plain import reader_text
from persea.understand.framed import request_language
from persea.understand.other_cut import other_cut
from persea.values import Intent, Kind, Likely, Message


async def made_for_other(message: Message, history: Sequence[Message], house: House) -> Intent | None:
    """The question for that product; None where `message` asks for none, or the shop has none."""
    if request_language(message.text, house.shop.locale) != "en":
        return None
    sex = other_cut(" ".join(reader_text(message.text).lower().split()))
    shown = next((one.product_ids for one in reversed(history) if one.product_ids), ())
    at = message.product_ids[:1] or (shown if len(shown) == 1 else ())
    if not (sex and at):
        return None
    async with house.database.reading() as conn:
        twin = await twin_for(conn, at[0], sex)
    return Intent(Kind.ASK, subject_ids=(twin,), shopping=Likely.YES) if twin else None
