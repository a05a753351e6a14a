"""The lock for what was worked out with tools: of the shop's goods only what their records hold, figures with their source.

Where a tool brought records, a sentence that speaks of them passes the number lock as any other does. The rest is
general talk: of the shop it may claim nothing, and each figure is the tool's, the person's own or the model's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from persea.compose.evidence import Evidence, find_mentions
from persea.compose.heard import Fate, Heard
from persea.compose.lock import Lock
from persea.compose.outside import reasons_about_shop
from persea.compose.prompt import ALL_RULES
from persea.compose.provenance import of_the_tools
from persea.compose.secrets import tells_secret
from persea.language.numbers import find_figures
from persea.language.plain import reader_text
from persea.origin import Origin
from persea.seams import ToolResult


@dataclass(slots=True)
class ReadWorked:
    """`found`: the tools' names and what they gave; `question`: the person's own words."""

    question: str
    found: Sequence[tuple[str, ToolResult]]
    currency: str
    as_of: datetime
    _lock: Lock = field(init=False)

    def __post_init__(self) -> None:
        records = {record.id: record for _, result in self.found for record in result.records}
        evidence = Evidence(tuple(records.values()), len(records), self.question, self.currency)
        self._lock = Lock(evidence, ALL_RULES)

    def read(self, sentence: str) -> Heard:
        """What may be shown of `sentence`."""
        if tells_secret(sentence, ALL_RULES):
            return Heard(sentence, "", ("secret",), Fate.DROPPED)
        evidence = self._lock.evidence
        if evidence.records and find_mentions(reader_text(sentence), evidence):
            return self._lock.read(sentence)
        if kinds := reasons_about_shop(sentence):
            return self._lock.read(sentence) if evidence.records else Heard(sentence, "", kinds, Fate.DROPPED)
        origins = self._origins(sentence, [(tool, result.text) for tool, result in self.found])
        if evidence.records and self._prices_something(sentence):
            return self._lock.read(sentence)
        return Heard(sentence, sentence, (), Fate.SAID, origins)

    def _prices_something(self, sentence: str) -> bool:
        """Whether it states an amount that was neither asked about nor reckoned: of goods that the records do not name."""
        reckoned = [(tool, result.text) for tool, result in self.found if not result.records]
        own = {origin.figure for origin in self._origins(sentence, reckoned) if origin.kind == "model"}
        text = reader_text(sentence)
        figures = find_figures(text.lower(), self.currency)
        return any(figure.is_money and text[figure.start : figure.end].strip() in own for figure in figures)

    def _origins(self, sentence: str, found: Sequence[tuple[str, str]]) -> tuple[Origin, ...]:
        return of_the_tools(sentence, found, self.question, self.as_of, self.currency)
