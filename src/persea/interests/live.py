"""What a shopper did up to this moment, as the current model weighs it, with what they have decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from persea.interests.history import WEIGHTS, History
from persea.interests.model import InterestModel
from persea.interests.obeyed import corrections
from persea.interests.posts import creators_followed, recent_showings, shown_to
from persea.interests.profile import Profile
from persea.store.database import Connection
from persea.store.event_history import Happened, newest_history
from persea.store.interest_decisions import Decision


@dataclass(frozen=True, slots=True)
class Live:
    happened: tuple[Happened, ...]
    """The newest first, with what does not count."""
    history: History
    profile: Profile
    """Of the history and of what posts show; no wishes."""


async def live_profile(
    conn: Connection,
    model: InterestModel,
    shopper: UUID,
    now: datetime,
    *,
    newest: int = 200,
    supposed: Decision | None = None,
) -> Live:
    """Of the `newest` events that may count; `supposed` counts as if it were decided."""
    happened: Sequence[Happened] = await newest_history(conn, shopper, limit=newest, kinds=tuple(WEIGHTS))
    times = await corrections(conn, shopper, happened, now=now, supposed=supposed)
    recent = await recent_showings(conn, now)
    followed = await creators_followed(conn, shopper, now, supposed=supposed) if recent else set()
    history = History.of(happened, model.kind_weights, times)
    return Live(tuple(happened), history, replace(history.profile, shown=shown_to(recent, followed, now)))
