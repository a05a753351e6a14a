"""What is denied though the records have it: "is not $59", "does not come in two sizes", "has no 420 g"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persea.compose.reading import Reading, is_wished

_DENIED = re.compile(
    r"(?:\b(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would)(?: not|n't)|\bcannot|\b(?:has|have) no|(?<=it's) not)\b"
    r"(?P<between>[^.,;:?!()]{0,32})$",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:than|over|under|above|below|beyond|at least|at most|up to|within|fit|fits|exceed|reach|only|just|all|every|any|anything|one|"
    r"both|but|between|quite|exactly|nearly|even|match|confirm|find|offer|sell|ship|mention|say|list|state|tell|sure|know|until|"
    r"without|for|if|when|with|and|or|that|which|needs?|much|many|as (?:low|high)|worth|from|the|a|an)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\s*(?!listed|priced|fixed|set|sold|offered|in\b|come)[a-z]+ at\s*", re.IGNORECASE)
_STILL = re.compile(r"\b(?:push|as (?:much|many|long) as)\b", re.IGNORECASE)


def check_denied(reading: Reading) -> Iterable[str]:
    """ "contradiction" where a figure is denied that nobody named but the records: what is looked up would bear it out."""
    for figure in reading.figures:
        denied = _DENIED.search(reading.text[: figure.start])
        if not denied or is_wished(figure, reading) or reading.text.rstrip().endswith("?"):
            continue
        between = denied["between"]
        if _LIMITS.search(between) and not _STILL.search(between):
            continue
        if _NOT_SO.fullmatch(between):
            continue  # "not light at 23.4 kg" denies that it is light
        if re.match(r"\s*(?:,? but|%? of (?:them|these|those))\b", reading.text[figure.end :]):
            continue
        yield "contradiction"
        return
