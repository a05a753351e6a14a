"""What is said where words of a request were taken for slips, so that a person can object."""

from __future__ import annotations

from persea.compose import phrases
from persea.compose.brief.write import reread_briefly, speaks
from persea.language.plain import markdown_escaped
from persea.values import Intent


def reread(intent: Intent) -> str:
    """One sentence that names each word as it was typed and as it was read; `intent.reread` is not empty."""
    if speaks(intent.locale):
        return reread_briefly(intent)
    told = [f"“{markdown_escaped(typed)}” as “{markdown_escaped(meant)}”" for typed, meant in intent.reread]
    return f"I read {phrases.listing(told)}."
