"""How endpoints that all call themselves OpenAI-compatible differ in the parameters they take.

A dialect is learnt: a request is first made in the commonest form, and where the endpoint refuses a
parameter by name, `taught_by` gives the form to ask again in. Only parameters that an answer can do without,
or that have a second name, are ever given up. That a model `thinks` is learnt from an answer that was over
before its first word. Pure; the client remembers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_UNKNOWN = re.compile(
    r"unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|instead"
)

# Room to think in, on top of what may be said.
_THINKING_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class Dialect:
    max_completion_tokens: bool = False
    """The newer name for max_tokens; some endpoints know only the one, some only the other."""
    stream_usage: bool = True
    temperature: bool = True
    """Reasoning models often take only their own."""
    thinks: bool = False
    """It thinks before it speaks, and its thoughts count against the limit."""
    effort: bool = True
    """Of one that thinks, it can be asked to be quick about it."""

    @property
    def _limit_name(self) -> str:
        return "max_completion_tokens" if self.max_completion_tokens else "max_tokens"

    def parameters(self, *, max_tokens: int, temperature: float) -> dict[str, object]:
        """The part of a request's body that is said differently to different endpoints."""
        room = _THINKING_TOKENS if self.thinks else 0
        body: dict[str, object] = {self._limit_name: max_tokens + room}
        if self.thinks and self.effort:
            body["reasoning_effort"] = "low"
        if self.temperature:
            body["temperature"] = temperature
        if self.stream_usage:
            body["stream_options"] = {"include_usage": True}
        return body

    def taught_by(self, refusal: str) -> Dialect | None:
        """The dialect that avoids what `refusal` (the text of a 400 or 422) names, if any."""
        text = refusal.lower()
        if self.stream_usage and "stream_options" in text:
            return replace(self, stream_usage=False)
        if self.thinks and self.effort and "reasoning_effort" in text:
            return replace(self, effort=False)
        if self.temperature and "temperature" in text:
            return replace(self, temperature=False)
        # It may be named for another reason ("max_tokens is too large"), which the other name does not mend.
        if self._limit_name in text and _UNKNOWN.search(text):
            return replace(self, max_completion_tokens=not self.max_completion_tokens)
        return None
