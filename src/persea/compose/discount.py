"""Whether a price is as low as it is said to be, in words: only what the history proves, with how much of it is known."""

from __future__ import annotations

from datetime import datetime

from persea.cart.verdict import Finding, Verdict
from persea.compose.cart import title
from persea.origin import Origin
from persea.values import Money

_ENOUGH_DAYS = 7  # below, a finding is called one of so many days
_FIELD = "price_history"


def judged(name: str, verdict: Verdict, now: datetime) -> str:
    """At first the finding, then what it rests on."""
    parts = [
        _finding(name, verdict),
        *_less(verdict),
        *_regular(verdict),
        *_cheaper(verdict),
        *_usual(verdict),
    ]
    parts.append(_known(verdict, now))
    return " ".join(filter(None, parts))


def judged_origins(text: str, product_id: str, name: str, verdict: Verdict) -> tuple[Origin, ...]:
    """Of each price in `text`: the record's, or one of its history."""
    found: list[Origin] = []
    known = {
        str(verdict.price): "price",
        **({str(verdict.regular): "list_price"} if verdict.regular else {}),
    }
    amounts = (
        verdict.price, verdict.regular, verdict.lowest_30, verdict.median_30, verdict.lowest_90, verdict.median_90,
        verdict.lowest_ever, verdict.lowest_before, _saved(verdict),
    )  # fmt: skip
    for written in dict.fromkeys(str(one) for one in amounts if one is not None):
        at = text.find(written)
        while at >= 0:
            field = known.get(written, _FIELD)
            found.append(
                Origin(written, at, "record" if written in known else "computed", product_id, name, field)
            )
            at = text.find(written, at + len(written))
    return tuple(sorted(found, key=lambda origin: origin.start))


def _finding(name: str, verdict: Verdict) -> str:
    what, price = title(name), str(verdict.price)
    match verdict.finding:
        case Finding.REAL:
            assert verdict.lowest_before is not None, "a finding rests on it"
            low = str(verdict.lowest_before)
            less = Money(
                verdict.lowest_before.amount_minor - verdict.price.amount_minor, verdict.price.currency
            )
            days = _days_before(verdict)
            if verdict.days_before < _ENOUGH_DAYS:
                return f"As far as I have seen, yes: {what} costs {price} now, and {low} was its lowest price in the {days} before. That is too short a time to be sure."
            return f"Yes, the reduction is real: {what} costs {price} now, {less} less than its lowest price of the {days} before, {low}."
        case Finding.NOT_LOWER:
            assert verdict.lowest_before is not None, "a finding rests on it"
            days, low = _days_before(verdict), str(verdict.lowest_before)
            how = "It cost the same" if verdict.lowest_before == verdict.price else f"It cost {low}"
            return f"Not really: {what} is said to be reduced to {price}. {how} already within the {days} before that."
        case Finding.UNSEEN:
            return f"I cannot tell: {what} is offered at {price} instead of {verdict.regular}, and I have never seen it at any other price."
        case _:
            return f"{what} is not marked down now: {price} is its regular price."


def _saved(verdict: Verdict) -> Money | None:
    """What it costs less than its regular price."""
    if verdict.regular is None or verdict.regular.amount_minor <= verdict.price.amount_minor:
        return None
    return Money(verdict.regular.amount_minor - verdict.price.amount_minor, verdict.price.currency)


def _less(verdict: Verdict) -> list[str]:
    saved = _saved(verdict)
    if saved is None or verdict.regular is None:
        return []
    share = round(100 * saved.amount_minor / verdict.regular.amount_minor)
    return [f"That is {saved} ({share} %) less than the regular price."]


def _regular(verdict: Verdict) -> list[str]:
    if verdict.regular is None or verdict.finding is Finding.UNSEEN:
        return []
    if not verdict.regular_charged:
        seen = _count(verdict.seen_days, "day")
        return [f"In the {seen} that I know of, the regular price of {verdict.regular} was never charged."]
    assert verdict.regular_last_at is not None, "it was charged"
    return [f"Its regular price of {verdict.regular} was charged until {_date(verdict.regular_last_at)}."]


def _cheaper(verdict: Verdict) -> list[str]:
    if verdict.lowest_ever < verdict.price:
        return [f"It has been cheaper: {verdict.lowest_ever}, from {_date(verdict.lowest_ever_at)}."]
    if verdict.finding is not Finding.UNSEEN and not verdict.is_short:
        return ["I have not seen it cheaper."]
    return []


def _usual(verdict: Verdict) -> list[str]:
    if verdict.seen_days < 30:
        return []
    quarter = f" and {verdict.median_90} over 90" if verdict.seen_days >= 90 else ""
    return [f"The middle price of the last 30 days is {verdict.median_30}{quarter}."]


def _known(verdict: Verdict, now: datetime) -> str:
    held = (now - verdict.held_since).days
    since = (
        f"It has held this price for {_count(held, 'day')}." if held else "It has had this price since today."
    )
    if not verdict.is_short:
        return since
    if verdict.seen_days == 0:
        return "I have seen its price since today only, so I cannot say what it cost before."
    only = f"I have seen its price for {_count(verdict.seen_days, 'day')} only"
    return f"{only}, so I cannot say what it cost before."


def _days_before(verdict: Verdict) -> str:
    return "day" if verdict.days_before < 2 else f"{verdict.days_before} days"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _date(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
