"""Lets a model's text out sentence by sentence, each only after the lock has read it.

A sentence leaves as soon as it is complete, so the first one is not held back by those that follow.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from persea.language.plain import sentence_end

_FINAL = tuple(".!?…:)]*_\"'”’")
"""What a whole sentence may end with; a rest that ends otherwise was cut off by the model's token limit."""
_LONGEST = 1200  # characters without an end of sentence; no honest sentence is longer


class SentenceGate:
    """`check` says why a sentence must not leave; what was withheld is counted in `withheld`."""

    def __init__(self, check: Callable[[str], tuple[str, ...]]) -> None:
        self._check = check
        self.withheld: list[str] = []
        self.let_out = 0

    async def pass_on(self, deltas: AsyncIterator[str]) -> AsyncIterator[str]:
        """The sentences of `deltas` that may leave, white space kept."""
        held = ""
        async for delta in deltas:
            held += delta
            while (end := sentence_end(held)) is not None:
                sentence, held = held[:end], held[end:]
                if self._may_leave(sentence):
                    yield sentence
            if len(held) > _LONGEST:
                self.withheld.append("endless")
                held = ""
        cut_off = self.let_out > 0 and held.rstrip()[-1:] not in _FINAL
        if held.strip() and not cut_off and self._may_leave(held):
            yield held

    def _may_leave(self, sentence: str) -> bool:
        if not sentence.strip():
            return self.let_out > 0
        reasons = self._check(sentence)
        self.withheld += reasons
        if not reasons:
            self.let_out += 1
        return not reasons
