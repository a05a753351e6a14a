"""What is said in people's own way of what was just put into the cart: "brother says he wants rust, not navy", "one is plenty", "grand,
the three then". English, lower case. Pure. What it does not do: know what is in the cart.
"""

from __future__ import annotations

import re

from persea.understand.deed_parts import COUNTS
from persea.values.shopping import Deed, Do

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|a couple)"
_WAY = r"(?:the |a |an |in |in the |size )*(?P<{}>(?!you\b|it\b|that\b|sure\b)[a-z0-9][\w./ -]{{0,18}}?)(?: ones?)?"
_WANTS = r"(?:wants?|wanted|prefers?|meant|would like|would rather have|would prefer|'d like|'d prefer|'d rather have|likes?|needs?|make (?:it|that|one|his|hers|theirs)|have|take|get|should be|(?:it|that)(?:'s| is)|change (?:it|that) to|rather)"
_NOT_BUT = (
    re.compile(
        rf"\b{_WANTS} {_WAY.format('new')},? (?:and |but )?(?:not|instead of|rather than|in place of) {_WAY.format('old')}(?=\s*(?:[.,;!?]|$|please\b|then\b))"
    ),
    re.compile(
        rf"\bnot {_WAY.format('old')},? (?:but|rather)(?: in)? {_WAY.format('new')}(?=\s*(?:[.,;!?]|$|please\b|then\b))"
    ),
)
_RATHER = re.compile(
    rf"\b(?:i|we|she|he|they|my \w+)(?:'d| would|'ll| will)? (?:much |really )?(?:rather|prefer to|prefer|like to) (?:have |get |take )?(?:it|that|them|this|mine|hers|his|theirs) in (?:the [a-z][\w -]{{1,20}} one,? )?{_WAY.format('new')}(?=\s*(?:[.,;!?]|$|please\b|instead\b|then\b))"
)
_ENOUGH = re.compile(
    rf"\b(?P<count>{_NUMBER})(?:(?:'s| is| are| will be| would be) (?:plenty|enough|fine|all (?:i|we) need|quite enough)| will do| would do| should do)\b"
)
_PACKS = r"(?:pairs?|pieces?|pcs|box(?:es)?|bags?|packs?|packets?|jars?|tins?|bottles?|bars?|tubes?|rolls?|sets?|units?|yards?|met(?:re|er)s?|of (?:it|them|those|these))"
_RATHER_SO_MANY = re.compile(
    rf"^(?:(?:no+|nah|wait|sorry|hang on|hold on|actually|oh+|ah|oops|shoot|damn|hmm+|ok(?:ay)?|well|right|then|so|but|better|rather|just|only|make (?:it|that|them)|it(?:'s| is)|that(?:'s| is)|i mean(?:t)?|i (?:only )?(?:need|want)|we (?:only )?need|let'?s (?:say|make it|go for)|say|in fact|come to think of it|i can'?t count|my mistake)\b[\s,.!…–-]*)*"
    rf"(?P<count>{_NUMBER})\b(?: {_PACKS})?(?:[\s,]+(?:then|please|pls|instead|rather|in all|altogether|in total|after all|sorry|thanks|not {_NUMBER}|instead of {_NUMBER}))*(?=$|,\s+(?!(?:in|the|size|\w+$)\b))"
)
_SENTENCE = re.compile(r"[.!;…]+(?:\s+|$)|\n+")
_THE_SO_MANY = re.compile(
    rf"^\W*(?:(?:ok(?:ay)?|grand|fine|right|well|alright|all right|no worries|no problem|sure|then|so|damn|oh|ah|too bad|pity|shame|whatever|good|great|perfect|i'?ll (?:take|have)|we'?ll (?:take|have)|give me|gimme|make it|just|only|send)\W+)*(?:the|those|these|all|your)(?: last)? (?P<count>{_NUMBER})(?:\W+(?:then|so|please|pls|it is|will do|you have|you'?ve got|that (?:are|is) left|left|that you have|thanks))*\W*$"
)


def put_otherwise(said: str) -> Deed | None:
    """The other way that something in the cart is to come in: "rust, not navy", "I'd rather have it in rust"."""
    found = next((match for pattern in _NOT_BUT if (match := pattern.search(said))), None)
    if found is None:
        rather = _RATHER.search(said)
        return None if rather is None else Deed(Do.VARY, said=rather["new"].strip(), points=True)
    return Deed(Do.VARY, said=found["new"].strip(), of=found["old"].strip(), points=True)


def enough(said: str, *, alone: bool = False) -> int | None:
    """How many of it are to stay: 1 of "one is plenty"; with `alone` also where a sentence says nothing but the number: "no, four.
    There's the window cleaner."."""
    if found := _ENOUGH.search(said):
        return _number(found["count"])
    if not alone or "?" in said:
        return None
    parts = [part.strip(" .,!") for part in _SENTENCE.split(said) if part.strip(" .,!")]
    found = next((match for part in reversed(parts) if (match := _RATHER_SO_MANY.match(part))), None)
    return None if found is None else _number(found["count"])


def the_so_many(said: str) -> int | None:
    """How many are taken of what there are too few of: 3 of "grand, the three then"."""
    found = _THE_SO_MANY.match(said)
    return None if found is None else _number(found["count"])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else COUNTS[said]
