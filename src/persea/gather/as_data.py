"""Makes a tool's output something that a model reads and never obeys: bounded, without markup of roles or calls.

What shops and programs write may pretend to be a turn of the conversation. Marks that could end the block of data, begin
a role or call a tool lose their meaning here and stay readable. What this does not do: judge sentences that give orders
in plain words; that is done where records and pages are made quotable, and the lock reads whatever a model makes of it.
"""

from __future__ import annotations

import re
import unicodedata

_MOST_CHARACTERS = 6000
_TAG = re.compile(r"<(?=[\s/|!?<]*[a-z_|])", re.IGNORECASE)
_BRACKETED = re.compile(
    r"\[(?=/?\s*(?:INST|SYSTEM|SYS|TOOL|AVAILABLE_TOOLS|USER|ASSISTANT)\w*\s*\])", re.IGNORECASE
)
_ROLE = re.compile(
    r"^(\W*(?:system|developer|assistant|user|human|ai|tool|function|ipython)\b\W{0,3}):", re.I | re.M
)
_HEADING = re.compile(
    r"^(\s*)#{1,6}(?=\s*(?:system|instructions?|response|assistant|user|human|input)\b)", re.I | re.M
)
_CALL = re.compile(r"\b(tool|function)_(calls?|results?|use|response)\b", re.IGNORECASE)
_FENCE = re.compile(r"`{3,}|~{3,}")
_KEPT = "\n\t"


def as_data(text: str) -> str:
    """`text` without invisible characters, and with marks of roles, tags and calls made harmless."""
    seen = "".join(
        c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn", "Cs")
    )
    seen = _TAG.sub("‹", _plain_signs(seen))
    seen = _BRACKETED.sub("(", seen)
    seen = _ROLE.sub(r"\1 -", seen)
    seen = _HEADING.sub(r"\1", seen)
    seen = _CALL.sub(r"\1 \2", seen)
    seen = _FENCE.sub("'''", seen)
    return seen if len(seen) <= _MOST_CHARACTERS else f"{seen[:_MOST_CHARACTERS]}… (cut)"


def marked(tool: str, text: str) -> str:
    """`text`, which went through `as_data`, as a model is shown it."""
    return f'<data from="{tool}">\n{text}\n</data>'


def _plain_signs(text: str) -> str:
    """Signs that look like angle brackets or bars to some tokenisers, as what they look like."""
    return text.translate(_LOOKALIKES)


_LOOKALIKES = str.maketrans({"＜": "<", "＞": ">", "｜": "|", "﹤": "<", "﹥": ">"})
