"""Takes a first sentence off that only reacts: "Hm. In how many days?", "Splendid. And what does the largest cost?". English,
any case. What it does not do: take away a word that may be the message itself."""

from __future__ import annotations

import re

_WORDS = (
    r"h+m+|hm+|m+h*m+|ah+|aha|oh+|ooh+|uh+|ugh|er+m*|phew|wow|gosh|crikey|blimey|good(?:ness)?(?: grief| lord| heavens)?|oh dear|dear me|well|right(?: then| so| o)?|fine|ok(?:ay)?|okey ?dokey|alright(?: then)?|all right(?: then)?|yes|yeah|yep|yup|no|nope|ja(?: ja)?|si|oui|aye|sure"
    r"|splendid|lovely|wonderful|excellent|marvellous|brilliant|great|super|perfect|fantastic|terrific|sweet|cool|nice(?: one)?|neat|smashing|grand|good(?: to know| stuff| enough)?|very (?:good|well|nice)|fair enough|noted|understood|i see|got it|gotcha|makes sense|as (?:expected|i (?:thought|feared|expected|suspected))|just as i thought"
    r"|(?:what )?a (?:pity|shame|bummer)|pity|shame|too bad|that(?:'s| is) (?:a (?:pity|shame)|fine|good|great|ok(?:ay)?|too bad|what i thought|good to know|not bad)|not bad|never mind|oh well|fair|interesting|really|seriously|indeed|true|damn|hello|hi|hey|hiya|yo|good (?:morning|afternoon|evening|day)|thanks?(?: you)?(?: (?:very|so) much| a lot)?|cheers|ta"
)
_FIRST = re.compile(
    rf"^\W*(?:(?:{_WORDS})(?:,? (?:then|so|well|mate|dear|love|pal|friend|my friend|sir|madam|there))?[.!…,;:–-]+\s+)+(?=\S)",
    re.IGNORECASE,
)


def without_interjection(said: str) -> str:
    """`said` from the sentence on that says something."""
    return _FIRST.sub("", said, count=1)
