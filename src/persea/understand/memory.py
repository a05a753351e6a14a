"""Whether a message asks what is remembered, or that something be forgotten. By words alone; English, and the plainest ways
of German, Spanish and French.

What it does not do: know what is remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from persea.language.plain import reader_text

_POLITE = r"^\W*(?:(?:please|can you|could you|would you|hey|ok|okay|and|so|actually|bitte|kannst du|por favor)[\s,]+)*"
_TOLD = re.compile(
    _POLITE
    + r"(?:what (?:all )?(?:did|have) i (?:ask|asked|tell|told) you to (?:remember|note|keep in mind)|what (?:are|were) my notes|(?:show|list|read)(?: me)? my notes"
    r"|was (?:solltest|sollst|wolltest) du dir (?:alles )?merken|was habe ich dich gebeten,? dir zu merken|(?:que|qué) te (?:pedí|dije) que (?:recordaras|recordases)"
    r"|(?:que|qué) te pedí recordar|(?:qu'est-ce que je t'ai|que t'ai-je) demandé de retenir|(?:tell me |show me )?what (?:all )?(?:do|did|have) you (?:(?:know|remembered|remember)(?: all)?(?: (?:about|of|on) (?:me|myself))?"
    r"|(?:saved|save|stored|store|kept|keep) (?:about|of|on) (?:me|myself))|(?:tell me|show me) what you (?:know|remember)(?: about me)?"
    r"|do you (?:know|remember) anything about me|was (?:weißt|weisst) du (?:alles )?(?:über|von) mi(?:ch|r)"
    r"|(?:que|qué) sabes (?:de|sobre) mí|(?:que|qu'est-ce que tu) sais(?:-tu)? (?:de|sur) moi)[\s?!.]*$"
)
_EVERYTHING = re.compile(
    _POLITE
    + r"(?:(?:forget|delete|erase) (?:everything|all)(?: that)? (?:(?:you|that you) (?:know|remember|have)(?: (?:about|of|on) me)?|about me)"
    r"|vergiss alles(?:, was du)? über mich(?: weißt)?|olvida todo (?:lo que sabes )?(?:de|sobre) mí|oublie tout (?:ce que tu sais )?(?:de|sur) moi)[\s!.]*$"
)
_LAST = re.compile(
    _POLITE
    + r"(?:forget (?:that|this|it)(?: again)?|do(?:n't| not) (?:remember|keep|save) (?:that|this|it)|undo(?: that| this)?|vergiss das|olvídalo"
    r"|olvida eso|oublie (?:ça|cela))[\s!.]*$"
)
_WHAT = re.compile(
    _POLITE
    + r"(?:forget|stop remembering|no longer remember)(?: (?:what|everything|all|whatever|the (?:notes?|bit|thing))(?: that)?(?: (?:i|we)(?:'ve| have)? (?:told|said|asked|mentioned|noted)(?: (?:to )?you)?(?: to (?:remember|note|keep))?)? (?:about|of|on|regarding)| (?:that|about))? (?P<what>(?:my|i|the|never)?\b.{1,80}?)[\s!.]*$"
)
_NO_LONGER = re.compile(
    r"^\W*(?:i(?:'m| am) (?:no longer|not) (?:an? )?(?P<diet>vegan|vegetarian)(?: any ?more| anymore)?)[\s!.]*$"
)


_SIZE = re.compile(
    _POLITE
    + r"(?:(?:do you (?:know|remember) |tell me |remind me )?what(?: is|'?s| was) my (?P<of>\w+ )?size(?: again)?|do you (?:know|remember) my (?:\w+ )?size"
    r"|(?:do you (?:know|remember) |tell me |remind me )?(?:what|which) (?:\w+ )?size (?:do i|i) (?:usually |normally |always )?(?:take|wear|have)(?: (?:in|for) [\w ]{2,30})?(?: again)?"
    r"|(?:welche|was ist meine) (?:schuh)?größe(?: (?:trage|habe|nehme) ich)?|(?:qué|que|cuál es mi) talla(?: (?:llevo|uso|tengo))?"
    r"|quelle (?:est ma )?(?:taille|pointure)(?: (?:est-ce que )?je (?:porte|fais|prends))?)\s*[?!.]+\s*$"
)


class Wanted(StrEnum):
    TOLD = "told"
    """What is remembered."""
    SIZE = "size"
    """The size one takes."""
    EVERYTHING = "everything"
    """Forget all of it."""
    LAST = "last"
    """Forget what was said last."""
    THIS = "this"
    """Forget what is named."""


@dataclass(frozen=True, slots=True)
class OfMemory:
    wanted: Wanted
    what: str = ""
    """As a statement of its own, or a word: "i'm vegan", "my size"."""

    @property
    def forgets(self) -> bool:
        return self.wanted not in (Wanted.TOLD, Wanted.SIZE)


def asked_of_memory(text: str) -> OfMemory | None:
    read = " ".join(reader_text(text).lower().split())
    for wanted, pattern in ((Wanted.TOLD, _TOLD), (Wanted.EVERYTHING, _EVERYTHING), (Wanted.LAST, _LAST)):
        if pattern.search(read):
            return OfMemory(wanted)
    if _SIZE.search(read if read.endswith(("?", "!", ".")) else f"{read}?"):
        return OfMemory(Wanted.SIZE)
    if found := _NO_LONGER.search(read):
        return OfMemory(Wanted.THIS, f"i'm {found['diet']}")
    found = _WHAT.search(read)
    return OfMemory(Wanted.THIS, found["what"].strip()) if found else None
