"""Lets a model's text out sentence by sentence, each only after the lock has read it.

A sentence leaves as soon as it is complete, so the first one is not held back by those that follow.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from time import perf_counter

from persea.compose.heard import Fate, Heard
from persea.compose.thoughts import Thinking
from persea.language.plain import sentence_end, sentences
from persea.seams import QUICKLY, LanguageModel, Manner
from persea.store.withheld import WithheldSentences
from persea.values import Message, ModelText, ModelThought, ModelUsage, Text, Thought, Usage

_FINAL = tuple(".!?…:)]*_\"'”’")
"""What a whole sentence may end with; a rest that ends otherwise was cut off by the model's token limit."""
_ROW = re.compile(r"\s*(?:[-*•]\s|\d{1,2}[.)]\s|\|.*\|\s*$)")
_LONGEST = 1200  # characters without an end of sentence; no honest sentence is longer


class Speech:
    """One answer of a model. `read` says what may be shown of a sentence; `usage` tells, at the end, what it took."""

    def __init__(self, model: LanguageModel, read: Callable[[str], Heard]) -> None:
        self._model = model
        self._read = read
        self.mended: list[Heard] = []
        """What was not shown as it was said."""
        self._said: set[str] = set()
        self._put_right: set[str] = set()
        self._tokens = (0, 0)
        self._reasoning_tokens = 0
        self._ms = 0.0
        self.let_out = 0

    def usage(self, search_ms: float = 0.0) -> Usage:
        prompt_tokens, completion_tokens = self._tokens
        return Usage(
            prompt_tokens=prompt_tokens,
            completion_tokens=completion_tokens,
            reasoning_tokens=self._reasoning_tokens,
            model=self._model.name,
            search_ms=search_ms,
            model_ms=self._ms,
            withheld=tuple(
                kind for heard in self.mended if heard.fate is Fate.DROPPED for kind in heard.kinds
            ),
            mended=tuple(
                (kind, heard.fate.value)
                for heard in self.mended
                if heard.fate is not Fate.DROPPED
                for kind in heard.kinds
            ),
        )

    def tell(self, withheld: WithheldSentences | None) -> None:
        """Notes for the shop's owner what was not shown as it was said."""
        if withheld is None:
            return
        for heard in self.mended:
            withheld.note(heard.said, heard.shown, heard.kinds, heard.fate.value, self._model.name)

    async def sentences(
        self, prompt: Sequence[Message], *, max_tokens: int, manner: Manner = QUICKLY
    ) -> AsyncGenerator[Text | Thought, None]:
        """The sentences that may leave, white space kept, with the origins of their figures, and what the model thinks
        before them. Raises ModelError; closing it ends the request."""
        held, begun, thinking = "", perf_counter(), Thinking()
        try:
            answer = self._model.stream(prompt, max_tokens=max_tokens, manner=manner)
            async with aclosing(answer) as events:
                async for event in events:
                    if isinstance(event, ModelUsage):
                        self._tokens = (event.prompt_tokens, event.completion_tokens)
                        self._reasoning_tokens = event.reasoning_tokens
                    if isinstance(event, ModelThought) and (thought := thinking.feed(event.delta)):
                        yield Thought(thought)
                    if not isinstance(event, ModelText):
                        continue
                    if thought := thinking.end():
                        yield Thought(thought)
                    held += event.delta
                    while (end := sentence_end(held)) is not None:
                        sentence, held = held[:end], held[end:]
                        if text := self._shown(sentence):
                            yield text
                    if len(held) > _LONGEST:
                        self.mended.append(Heard(held, "", ("endless",), Fate.DROPPED))
                        held = ""
        finally:
            self._ms = (perf_counter() - begun) * 1000
        cut_off = (
            self.let_out > 0 and not held.rstrip().endswith(_FINAL) and not self._is_row(held, max_tokens)
        )
        if held.strip() and not cut_off and (text := self._shown(held)):
            yield text

    def read_whole(self, answer: str) -> list[Text]:
        """The sentences of an `answer` that has come already, as far as they may leave."""
        shown = (self._shown(sentence) for sentence in sentences(answer))
        return [text for text in shown if text is not None]

    def _is_row(self, held: str, max_tokens: int) -> bool:
        """Whether `held` is a point of a list or a row of a table, which end without a full stop, and the model was
        not at its limit."""
        return bool(_ROW.match(held)) and self._tokens[1] < max_tokens

    def _shown(self, sentence: str) -> Text | None:
        if not sentence.strip():
            return Text(sentence) if self.let_out > 0 else None
        heard = self._read(sentence)
        same = " ".join(heard.shown.split())
        if same and same in self._put_right:
            return None  # the record's figure makes it what was said already
        if heard.fate is Fate.REWRITTEN:
            if same in self._said:
                heard = Heard(heard.said, "", heard.kinds, Fate.DROPPED)
            self._put_right.add(same)
        self._said.add(same)
        if heard.fate is not Fate.SAID:
            self.mended.append(heard)
        if not heard.shown:
            return None
        self.let_out += 1
        return Text(heard.shown, heard.origins)
