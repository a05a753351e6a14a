"""What came of the conversations: a table by intent, how soon cards came, and each failure with what was seen."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from statistics import NormalDist, quantiles

from shopping.naming import plain
from shopping.talking import Held
from shopping.talks import INTENTS

_Z = NormalDist().inv_cdf(0.975)


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, without continuity correction)."""
    if not count:
        return 0.0, 1.0
    share, z2 = right / count, _Z * _Z
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def share_right(held: Sequence[Held]) -> float:
    return sum(one.is_right for one in held) / len(held)


def table(held: Sequence[Held]) -> str:
    lines = [
        "| intent | conversations right | share | 95 % interval | checks right |",
        "|---|---|---|---|---|",
    ]
    for intent in INTENTS:
        if mine := [one for one in held if one.talk.intent == intent]:
            lines.append(_row(intent, mine))
    lines += [_row("all", held), ""]
    cards = [answer.first_card_s for one in held for answer in one.answers if answer.first_card_s is not None]
    whole = [answer.whole_s for one in held for answer in one.answers]
    lines.append(f"First card: {_spread(cards)}; whole answer: {_spread(whole)}; {len(whole)} answers")
    return "\n".join(lines)


def _row(name: str, held: Sequence[Held]) -> str:
    right, count = sum(one.is_right for one in held), len(held)
    checks = [judged for one in held for judged in one.judged]
    low, high = wilson(right, count)
    good = sum(not judged.why for judged in checks)
    return f"| {name} | {right} of {count} | {right / count:.1%} | {low:.1%} to {high:.1%} | {good} of {len(checks)} |"


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "none"
    if len(seconds) == 1:
        return f"{seconds[0] * 1000:.0f} ms"
    cuts = quantiles(seconds, n=100, method="inclusive")
    return f"p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms"


def failures(held: Sequence[Held]) -> list[dict[str, object]]:
    """Each failing check, with the conversation up to it."""
    return [
        {
            "id": one.talk.id,
            "intent": one.talk.intent,
            "turn": judged.turn,
            "said": [turn.say for turn in one.talk.turns[: judged.turn]],
            "on_page": one.talk.turns[judged.turn - 1].on_page,
            "check": judged.check.model_dump(exclude_none=True, exclude_unset=True),
            "why": judged.why,
            "seen": {
                "text": one.answers[judged.turn - 1].text,
                "cards": [card.id for card in one.answers[judged.turn - 1].cards],
            },
            "cards_before": [[card.id for card in answer.cards] for answer in one.answers[: judged.turn - 1]],
        }
        for one in held
        for judged in one.judged
        if judged.why
    ]


def transcripts(held: Sequence[Held]) -> list[dict[str, object]]:
    """Every conversation with each answer and what was found of it."""
    return [
        {
            "id": one.talk.id,
            "intent": one.talk.intent,
            "right": one.is_right,
            "turns": [
                {
                    "said": turn.say,
                    "on_page": turn.on_page,
                    "text": answer.text,
                    "cards": [card.id for card in answer.cards],
                    "sets": None
                    if answer.sets is None
                    else [[piece.id for piece in each.pieces] for each in answer.sets],
                    "first_card_s": answer.first_card_s,
                    "checks": [
                        {**judged.check.model_dump(exclude_none=True, exclude_unset=True), "why": judged.why}
                        for judged in one.judged
                        if judged.turn == place
                    ],
                }
                for place, (turn, answer) in enumerate(zip(one.talk.turns, one.answers, strict=True), 1)
            ],
        }
        for one in held
    ]


def failure_lines(held: Sequence[Held]) -> str:
    lines = []
    for one in held:
        for judged in one.judged:
            if judged.why:
                said = " / ".join(turn.say for turn in one.talk.turns[: judged.turn])
                expected = json.dumps(
                    judged.check.model_dump(exclude_none=True, exclude_unset=True), ensure_ascii=False
                )
                text = " ".join(plain(one.answers[judged.turn - 1].text).split())
                lines += [
                    f"{one.talk.id}, answer {judged.turn}: {judged.why}",
                    f"    said      {said}",
                    f"    expected  {expected}",
                    f"    seen      {text[:300]}",
                ]
    return "\n".join(lines)
