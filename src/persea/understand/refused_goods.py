"""What is refused of goods that were named just before: "which dark chocolates are vegan? Only those please, no milk bars" wants
no other kind called bars. Also a stuff that
is said to itch, and a price that is called steep beside the figure that it may be. Lower-case reader text, English.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of, names_goods
from persea.understand.stated_words import MATERIALS

_NO_SUCH = re.compile(
    r"(?P<no>(?:^|(?<=[.!?…;,–-])\s*|\b(?:and|but|please|so|just|only)\s+)(?:no|not|never|without|skip the|none of the|nothing like)(?: (?:any|an?|the|those|these))*) (?P<sort>[a-z][a-z'-]{2,}) (?P<goods>[a-z][a-z'-]{2,})(?= please|\s*(?:[.!?…;,]|$))"
)
_THOSE = re.compile(
    r"(?:^|(?<=[.!?…;,])\s*)(?:and |but |so |ok )?(?:(?:only|just) (?:those|these|that|such|that sort|that kind|ones like that)|(?:those|these|that) (?:only|alone|and nothing else))(?: ones?| kind| please)*\s*[,.!;]+"
)
_HARMS = re.compile(
    rf"\b(?P<stuff>{'|'.join(sorted(MATERIALS))}) (?:really |always |just |only |is |are |feels? |so |too |very |terribly )*"
    r"(?:itch(?:es|y)|scratch(?:es|y)|irritates?|prickl(?:es|y)|makes? (?:me|him|her|us|them|my [a-z]+) (?:itch|itchy|sneeze|scratch|sweat|come out in [a-z ]+)|brings (?:me|him|her) out in [a-z ]+|gives (?:me|him|her|us) (?:a |an )?(?:rash|eczema|hives|itch))"
    r"(?: (?:on )?(?:me|him|her|us|my [a-z]+|too much|so much|all day|a lot))*(?=\s*(?:[.!?…;,]|$)|\s(?:and|but|so)\b)"
)
_STEEP = re.compile(
    r"\b(?:(?:it's|that's|they're|is|are|all|this is|those are|a|still|way|just)\s+)*(?:bit|little|touch|tad|too|rather|quite|pretty|very|so|somewhat|kind of)\s+(?:too |over )?(?:steep|pricey|dear|expensive|costly|posh|rich|spendy|much)(?: for me| for us)?\s*[,.!;:…-]+\s*(?=.*\d)"
)
"""Before a figure it says nothing more than the figure does."""


def refused_plainly(text: str, vocabulary: Vocabulary) -> str:
    """`text` with what is refused of the goods that it names, and without what the figure behind says."""
    if vocabulary.locale != "en":
        return text
    plain = _HARMS.sub(r"no \g<stuff>", _STEEP.sub("", text))

    def put(found: re.Match[str]) -> str:
        before = content_of(found.string[: found.start()], vocabulary)
        of_named = any(names_goods(word, vocabulary) for word in before)
        return (
            f"{found['no']} {found['sort']}"
            if of_named and names_goods(found["goods"], vocabulary)
            else found[0]
        )

    said = _NO_SUCH.sub(put, plain)
    if said != plain:
        said = _THOSE.sub(" ", said)
    return text if said == text else re.sub(r"\s+([.,;:!?])", r"\1", " ".join(said.split())) or text
