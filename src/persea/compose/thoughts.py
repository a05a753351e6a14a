"""Lets a model's thinking out as it comes: nothing in it is checked but whether it tells a secret."""

from __future__ import annotations

from persea.compose.prompt import ALL_RULES
from persea.compose.secrets import tells_secret
from persea.language.plain import sentence_end

_LONGEST = 400  # characters that are held for their end
_LEFT_OUT = "… "


class Thinking:
    """One stream of thoughts, sentence by sentence."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, delta: str) -> str:
        """What may be shown by now; "" while a sentence is not complete."""
        self._held += delta
        shown = ""
        while (end := self._end()) is not None:
            piece, self._held = self._held[:end], self._held[end:]
            shown += shown_thought(piece)
        return shown

    def end(self) -> str:
        """The rest."""
        piece, self._held = self._held, ""
        return shown_thought(piece)

    def _end(self) -> int | None:
        end = sentence_end(self._held)
        return len(self._held) if end is None and len(self._held) > _LONGEST else end


def shown_thought(piece: str) -> str:
    """One sentence of thinking as it may be shown."""
    return _LEFT_OUT if piece and tells_secret(piece, ALL_RULES) else piece
