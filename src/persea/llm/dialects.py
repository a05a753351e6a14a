"""How endpoints that all call themselves OpenAI-compatible differ in the parameters they take.

A dialect is learnt: a request is first made in the commonest form, and where the endpoint refuses a
parameter by name, `taught_by` gives the form to ask again in. Only parameters that an answer can do without,
or that have a second name, are ever given up. Pure; the client remembers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_UNKNOWN = re.compile(
    r"unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|instead"
)


@dataclass(frozen=True, slots=True)
class Dialect:
    max_completion_tokens: bool = False
    """The newer name for max_tokens; some endpoints know only the one, some only the other."""
    stream_usage: bool = True
    temperature: bool = True
    """Reasoning models often take only their own."""

    def parameters(self, *, max_tokens: int, temperature: float) -> dict[str, object]:
        """The part of a request's body that is said differently to different endpoints."""
        limit = "max_completion_tokens" if self.max_completion_tokens else "max_tokens"
        body: dict[str, object] = {limit: max_tokens}
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
        if self.temperature and "temperature" in text:
            return replace(self, temperature=False)
        sent, other = "max_tokens", "max_completion_tokens"
        if self.max_completion_tokens:
            sent, other = other, sent
        # The message may name both ("use max_completion_tokens instead"), and may name what was sent for
        # another reason ("max_tokens is too large"), which the other name would not mend.
        named = sent in text.replace(other, "") or f"'{sent}'" in text
        if named and _UNKNOWN.search(text):
            return replace(self, max_completion_tokens=not self.max_completion_tokens)
        return None
