"""Who takes part where several think about one question, and what is said of how it went."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.values import Lane

_OPEN = re.compile(
    r"\b(?:should (?:i|we|one|it|they)|shall (?:i|we)|pros and cons|trade-?offs?|opinions?|views?|what do you think|which (?:is|would be|one is) (?:better|best|wiser)|"
    r"better (?:idea|choice|option)|how (?:would|should|could|can) (?:you|i|we)|ideas?|advise|advice|recommend|suggest|worth (?:it|the)|"
    r"argue|discuss|debate|ways? to|plan (?:for|a|my|our)|write|draft|explain|why (?:is|are|do|does|did|was|were|would|should))\b",
    re.IGNORECASE,
)
SIDES = (
    ("Advocate", "what speaks for it, at its strongest"),
    ("Sceptic", "what speaks against it, what could go wrong, what is not known"),
    ("Practitioner", "what it takes in practice: effort, money, time, the first step"),
    ("Outsider", "what somebody from another field would notice, other ways altogether"),
    ("Historian", "how such things have gone before, and what follows from that"),
)
"""Role and side of each, the first ones first."""
_SAVES = 1.3
"""Times the longest part that all parts together take; below it one part was nearly all of the work."""
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


def is_open(question: str) -> bool:
    """Whether `question` has no one result, so that it is looked at from several sides instead of worked out anew."""
    return _OPEN.search(question) is not None


def role_of_sample(place: int) -> str:
    return f"{_ORDINALS[place]} sample"


def is_split_worth_it(lanes: Sequence[Lane]) -> bool:
    """Whether parts that were worked at once took clearly less than one after another."""
    took = [lane.ms for lane in lanes]
    return sum(took) >= _SAVES * max(took, default=0.0)


def note_on_parts(lanes: Sequence[Lane], agreement: float, *, cut: bool, joined: bool) -> str:
    """As `note_on`, of `lanes` that each worked at one part. `joined`: somebody has made one answer of it."""
    states = [lane.state for lane in lanes]
    told = [f"{phrases.number(states.count('done'))} of {phrases.number(len(lanes))} were worked out"]
    told += [f"{phrases.number(count)} stopped"] if (count := states.count("stopped")) else []
    told += [f"{phrases.number(count)} failed"] if (count := states.count("failed")) else []
    said = f"Split into {phrases.number(len(lanes))} parts that were worked at once: {phrases.listing(told)}."
    if cut:
        said += " What this answer may use was used up."
    whole_s, longest_s = (sum(lane.ms for lane in lanes) / 1000, max(lane.ms for lane in lanes) / 1000)
    said += f" They took {longest_s:.1f} s instead of {whole_s:.1f} s one after another"
    said += "." if is_split_worth_it(lanes) else ": one took nearly all of it, so splitting saved little."
    if not joined:
        said += " Nobody made one answer of it: what each found stands beside the others."
    elif agreement < 1:
        said += " What they found does not fit together in all."
    tokens = sum(lane.tokens for lane in lanes)
    return (
        f"{said} The agents took {tokens:,} tokens; the planner’s and the judge’s come on top."
        if tokens
        else said
    )


def note_on(lanes: Sequence[Lane], agreement: float, *, cut: bool = False, judged: bool = False) -> str:
    """In a sentence or two: how many answered, whether they agreed, and whether one would have done.

    `cut`: a limit ended it; `judged`: a judge was asked, whose tokens are no lane's."""
    answered = [lane for lane in lanes if lane.state == "done"]
    stopped = sum(lane.state == "stopped" for lane in lanes)
    failed = sum(lane.state == "failed" for lane in lanes)
    many = phrases.capital(phrases.number(len(answered)))
    told = [f"{many} of {phrases.number(len(lanes))} answered"]
    told += [f"{phrases.number(stopped)} {'was' if stopped == 1 else 'were'} stopped"] if stopped else []
    told += [f"{phrases.number(failed)} failed"] if failed else []
    first = f"{phrases.listing(told)}."
    if cut and len(answered) < len(lanes):
        first += " What this answer may use was used up: what the others would have said is not known."
    if len(answered) < 2:
        return first
    tokens = sum(lane.tokens for lane in lanes)
    times = tokens / max(sum(lane.tokens for lane in answered) / len(answered), 1)
    cost = f" The agents took {tokens:,} tokens, {times:.1f} times what one takes" if tokens else ""
    cost += f"{'; the judge’s come on top' if judged else ''}." if cost else ""
    if cut and len(answered) < len(lanes):
        return f"{first}{cost}"
    if agreement >= 1:
        return f"{first} They said the same: one alone would have done.{cost}"
    return f"{first} They did not all say the same.{cost}"
