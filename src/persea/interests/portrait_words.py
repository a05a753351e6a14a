"""Why there is an interest, in a sentence: what was done, when last, and what the person decided. In English."""

from __future__ import annotations

from collections import Counter

from persea.interests.portrait import Interest
from persea.store.events import EventKind

_NAMES = {
    EventKind.VIEW: ("view", "views"),
    EventKind.DWELL: ("longer look", "longer looks"),
    EventKind.CHAT_MENTION: ("mention in a conversation", "mentions in a conversation"),
    EventKind.LIKE: ("like", "likes"),
    EventKind.SAVE: ("save", "saves"),
    EventKind.ADD_TO_CART: ("time in the cart", "times in the cart"),
    EventKind.REMOVE_FROM_CART: ("removal from the cart", "removals from the cart"),
    EventKind.PURCHASE: ("purchase", "purchases"),
    EventKind.RETURN: ("return", "returns"),
    EventKind.FOLLOW: ("follow", "follows"),
    EventKind.HIDE: ("hide", "hides"),
    EventKind.RATING: ("rating", "ratings"),
}


def why(interest: Interest) -> str:
    """ "From 3 views and 1 purchase, the last on 2026-11-28. You muted it: it does not count." """
    sentences = [_from_events(interest)]
    decision = interest.decision
    if decision is not None and decision.fixed is not None:
        sentences.append(f"You set its weight to {decision.fixed:g}.")
    elif decision is not None and decision.factor != 1:
        sentences.append(f"You made it count {decision.factor:g} times as much.")
    if interest.is_muted:
        sentences.append("You muted it: it does not count.")
    if interest.overruled_by is not None:
        sentences.append(f"You said never to {interest.overruled_by.value}: it does not count.")
    return " ".join(sentences)


def _from_events(interest: Interest) -> str:
    if not interest.events:
        return "No event is behind it any more."
    counted = Counter(reason.kind for reason in interest.events)
    told = [f"{times} {_NAMES[kind][times > 1]}" for kind, times in counted.most_common()]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    latest = max(reason.at for reason in interest.events).date().isoformat()
    against = "Against it: " if interest.inferred < 0 else "From "
    return f"{against}{listed}, the last on {latest}."
