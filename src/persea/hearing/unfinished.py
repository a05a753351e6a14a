"""Going to check out while it is still asked in which size or colour something is to go in: it is asked once more, and not lost.

Who then says so again goes without it. What it does not do: check out, or put anything in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persea.hearing.said_name import Talk
from persea.hearing.several_deeds import next_open, still_open
from persea.understand.cart import read_deed
from persea.understand.framed import framed
from persea.values import Intent, Message, Role
from persea.values.shopping import Do


async def unfinished(talk: Talk, intent: Intent, before: Intent | None, history: Sequence[Message]) -> Intent:
    """`intent`, which checks out, with what `before` still wants a size or colour of as its rest."""
    assert intent.deed is not None, "checked by who calls"
    if before is None or before.deed is None or before.deed.do is not Do.ADD or _said_before(talk, history):
        return intent
    one = (
        replace(before, deed=replace(before.deed, each=(before.deed,)))
        if len(before.subject_ids) == 1
        else before
    )
    found = await next_open(talk.conn, before) if before.deed.rest else None
    if found is None and one.deed is not None and one.deed.each:
        found = await still_open(talk.conn, one)
    if found is None or found.deed is None:
        return intent
    left = ((found.subject_ids[0], replace(found.deed, rest=())), *found.deed.rest)
    return replace(intent, deed=replace(intent.deed, rest=left))


def _said_before(talk: Talk, history: Sequence[Message]) -> bool:
    last = next((one.text for one in reversed(history) if one.role is Role.USER), "")
    deed = read_deed(framed(last, talk.vocabulary.locale), talk.currency)
    return deed is not None and deed.do is Do.CHECK_OUT
