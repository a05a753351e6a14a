"""Says that no record speaks of what a person will not have, so that nobody can tell whether the goods are free of it."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.phrases import listing
from persea.language.plain import markdown_escaped

_SAID = {
    "en": ("No record here says anything of {what}, so I cannot tell whether these are free of it.", "or"),
    "de": ("Kein Eintrag hier sagt etwas über {what}; ob diese frei davon sind, kann ich nicht sagen.", "oder"),
    "es": ("Ninguna ficha dice nada de {what}, así que no puedo decir si estos productos están libres de ello.", "o"),
    "fr": ("Aucune fiche ne parle de {what} : je ne peux pas dire si ces articles en sont exempts.", "ou"),
}  # fmt: skip


def silent_note(terms: Sequence[str]) -> str:
    """That the goods shown only do not speak of it. English."""
    what = listing([f"“{markdown_escaped(term)}”" for term in terms], "or")
    return f"These do not mention {what}; whether they are free of it, the shop does not say."


def unmentioned_note(terms: Sequence[str], locale: str) -> str:
    said, between = _SAID.get(locale, _SAID["en"])
    return said.format(what=listing([f"“{markdown_escaped(term)}”" for term in terms], between))
