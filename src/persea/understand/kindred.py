"""Whether a message asks for what is like a product, or for what goes with one, and with which: "something like the second
one but cheaper", "what else do I need for it", "matching gloves".

By how it is put; which product "the Ridgeline" is, is found out elsewhere. "Something like a rain jacket" asks for rain
jackets, and is none of it. English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from persea.understand.pointing import MARK
from persea.values import Kind

_STOP = (
    r"(?:but|only|except|though|although|please|under|below|over|above|around|about|between|for|less|up|no|without|with|and|in|if"
    r"|because|cause|since|thanks|would|should|do|does|is|are|i|you|which|too|also|then|instead|again)\b"
)
_ENDS = (
    r"(?=\s*(?:[?!.,;]|$|\s(?:but|only|except|though|although|please|that|which|under|below|over|above|around|about|between|for"
    r"|less than|up to|no more|with(?!in)|without|and|in (?!the)|if|because|cause|since|thanks|would|should|do|does|is|are|i|you)\b))"
)
_POINTER = (
    rf"(?:{MARK}\d+(?:(?: and|,) {MARK}\d+)*(?: ones?)?|(?:it|them|this one|that one|these ones|those ones|the one)\b|(?:this|that|these|those)\b(?! (?!{_STOP})[^\W_])"
    r"|(?:the |that |this )?(?:first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|5th|6th)\b(?: (?:one|two|three|ones)\b)?"
    r"|(?:number|no\.?|option|item) ?\w+|#\d|the other(?: one)?|both(?: of them)?|(?:the |that )(?:previous|one before)(?: one)?)"
)
_NAMED = rf"(?:the|that|this|these|those|my|your|our) [^?!.,;]{{2,50}}?{_ENDS}"
_TO = rf"(?P<to>{_POINTER}|{_NAMED})"
_TO_ANY = rf"(?P<to>{_POINTER}|[^?!.,;]{{2,50}}?{_ENDS})"

_LIKE: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"\b(?:similar|akin|comparable|close(?:st)?|identical|near(?:est)?) (?:in (?:style|look|design|quality) )?(?:to|with) {_TO_ANY}"
    ),
    re.compile(
        r"\b(?:something|anything|any|some|one|ones|another|others?|stuff|things?|more|products?|items?|what else(?: is there| do you have| have you got)?|just|exactly|a bit|kind of|look(?:s|ing)?|else|\w+s)"
        rf" (?:that (?:is|are|looks?) )?(?:(?:a bit|quite|very|rather|much|just|exactly|more|else|also) )*like {_TO}"
    ),
    re.compile(rf"^(?:and |ok |so |but |maybe )*like {_TO}"),
    re.compile(
        rf"(?<!\bi)(?<!\bwe)(?<!\byou)(?<!\bthey)(?<!\bdon't)(?<!\bdo)(?<!\breally)(?<!\balso)(?<!\bfeels)(?<!\blooks)(?<!\bwould)(?<!\bd) like (?P<to>{_POINTER})"
    ),
    re.compile(
        rf"\b(?:in the (?:same )?(?:style|vein|spirit) (?:of|as)|along the lines of|same (?:kind|sort|type|style) (?:of \w+ )?as|reminiscent of|of the same (?:kind|type|sort|style) as) {_TO_ANY}"
    ),
    re.compile(
        rf"\b(?:alternatives?|substitutes?|replacements?|equivalents?|dupes?|look-?alikes?) (?:to|for|of) {_TO_ANY}"
    ),
    re.compile(
        r"\b(?:more|others?|another(?: one)?|some(?:thing)?|any(?:thing)?|ones?|what else(?: (?:is there|have you(?: got)?|do you have|you got|have ye))?|what other(?: ones?)?) (?:of|in|along) (?:this|that|the same|those|these) (?:kind|sort|style|type|vein|line|lines|spirit|ilk)\b|\bmore of the same\b"
    ),
    re.compile(
        rf"\b(?:products?|things?|items?|something|anything|ones?|others?|models?|just|same|such|similar) as (?P<to>{_POINTER}|(?:this|that|these|those) (?!{_STOP})[^\W_]+)"
    ),
    re.compile(
        rf"\bwhat(?:'ve| have|'s| else)? (?:you|ye|there|do you have|have you)?(?: got| have)?(?: that(?:'s| is))? (?:like|near|close to) (?P<to>{_POINTER})"
    ),
    re.compile(
        r"\b(?:any |some |the |an? )*(?:alternatives?|look-?alikes?|dupes?)\b(?! (?:milk|sugar|rock|medicine))|\bsimilar(?: (?:ones?|things?|products?|items?|styles?|options?|models?|stuff))?(?= (?:but|in|with|without|under|below|for|only|that|please)\b|[\s?!.,]*$)"
    ),
    re.compile(
        r"\b(?:in|along) (?:this|that|the same) (?:direction|line|lines|ballpark|region)\b|\bsame (?:kind|sort|type|style|shape|look) of (?=[a-z]+\b(?! as\b))|\b(?:nearest|closest) (?:thing|one|match|alternative|you(?:'ve| have)?|that you|i can)\b(?: (?:you|that|which|to|it|this|that|these|have|got|actually|really|do|still))*"
    ),
    re.compile(r"\bsame (?:thing|one|kind|sort|style|type|idea|again)?,? ?(?:but|only|just) |\bthe like\b"),
)
_BESIDE: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?:what|which|anything|something|things?|stuff|ones?|accessor(?:y|ies)|extras|some|any|[a-z-]{3,}s?) (?:\w+ ){0,2}?(?:else )?(?:that |which |to )?(?:would |will |could |might |can |should )?"
        r"(?:go(?:es)?|pairs?|works?|combines?|looks? (?:good|great|nice)|match(?:es)?|teams?(?: up)?|harmoni[sz]es?|fits? together)(?: (?:really|very|quite|well|nice|nicely|best|great|good|perfectly|together|along))*"
        rf" (?:with|alongside|together with) {_TO_ANY}"
    ),
    re.compile(rf"\b(?:match(?:es|ing)?|complements?|completes?|accompan(?:y|ies|ying)|rounds? off) {_TO}"),
    re.compile(rf"\b(?:to use|to have|to put|to add|to go|to wear|to serve|to pair|something|anything|things?) (?:alongside|beside|next to|along with|together with|to accompany|to complement) {_TO}"),
    re.compile(rf"\bwhat (?:else )?(?:goes|fits|do i put|should i put|can i put|could i put|belongs|would you put|do you put)(?: on (?:the|my) \w+)? (?:in|on|into|inside|under|over|on top of|around) {_TO}"),
    re.compile(rf"\bwith {_TO},? what (?:else )?(?:do|would|should|could|can) (?:you|i|we)\b"),
    re.compile(rf"\bwhat (?:can|could|should|do|would|shall) (?:i|we|you|one) (?:wear|pair|combine|match|team|use) (?P<to>{_POINTER}|(?:this|that|these|those) [a-z]+)(?: up)? with\b"),
    re.compile(rf"\bwhat (?:else )?(?:would|should|can|could|do|does|might|shall|to) (?:(?:i|we|you|one|people|he|she|they) )?(?!clean|wash|wip|polish|pay|do\b|fill|charg|start|compar|mean|get\b|come)[a-z]+(?: (?:in|on|from|into))? (?P<to>{_POINTER}) (?:up )?with\b"),
    re.compile(rf"\bwhat(?:'s|s| is| are)? (?:good|best|nice|great|useful|needed) (?:with|for) (?P<to>{_POINTER})"),
    re.compile(
        r"\bwhat (?:else )?(?:do|would|will|should|might|could|can|shall) (?:i|we|you|one|he|she|they)(?: \w+)?? (?:wear|pair|combine|match|team|use|put|get|buy|need|have|add|want|recommend|suggest|take|serve|eat|drink)"
        rf"(?: (?:it|this|that|them))?(?: up| along| together)? (?:with|to go with|alongside|on top of) {_TO}"
    ),
    re.compile(
        r"\bwhat (?:else |other (?:things?|stuff|bits) )(?:do|would|will|should|might|could|can|shall) (?:i|we|you|one|he|she|they) (?:\w+ )?(?:need|get|buy|want|require|take|use|(?<=you )(?:recommend|suggest))"
        rf"(?: (?:for|with|to use) {_TO}| (?:for|with|to use) (?:it|this|that|them)\b)?(?=[\s?!.,]*$|[\s,]*(?:please|then|too|under|up to|for less)\b)"
    ),
    re.compile(rf"\bwhat do (?:i|we|you|people) (?:\w+ )?(?:need|use|buy|get|wear) (?:for|with|alongside) (?P<to>{_POINTER})"),
    re.compile(
        rf"\b(?:do|will|would|should) (?:i|we) need (?:anything|something|any \w+|stuff) (?:else|more|extra|besides)?(?: ?(?:for|with|to go with) {_TO})?"
    ),
    re.compile(
        rf"\b(?:any|some|the|right|good|suitable|useful|proper)? ?(?:accessor(?:y|ies)|add-?ons?|extras|attachments) (?:for|to|with|that fit) {_TO}|^(?:any |some |and |what |which )*(?:accessor(?:y|ies)|add-?ons?|extras)(?: (?:do you have|are there))?[\s?!.]*$"
    ),
    re.compile(rf"^(?:(?:and|any|some|also|do you (?:have|sell)|have you got|got|i need|i want|what|which|show me|an?) )*[a-z-]+(?: [a-z-]+)?? (?:for|that fits?|which fits?|to fit|compatible with) (?P<to>{_POINTER})(?: (?:too|please|as well))?[\s?!.]*$"),
    re.compile(rf"\bto (?:go|pair|wear|match|use|team|combine|put)(?: up)?(?: (?:along|together))?(?: (?:with|under|underneath|over|on top of|inside|on))? (?P<to>{_POINTER}|(?:the|that|this|these|those|my) [^?!.,;]{{2,40}}?{_ENDS})"),
    re.compile(r"\b(?:to match|to go with|that (?:match|go)(?:es)?|matching|in matching colou?rs?)(?=[\s?!.,]*$|\s(?:please|too|under|in)\b)|\bmatching (?=[a-z])"),
    re.compile(r"\b(?:complete|finish|round off) (?:the|my|this|that) (?:look|outfit|kit|set-?up)\b|\bgoes? well (?:with|together)\b|\banything else (?:i|we)(?:'d| would| should| might)? need\b|\bwhat (?:else )?is (?:usually |often )?bought (?:together )?with (?:it|this|that)\b"),
)  # fmt: skip
_NO_QUESTION_OF = re.compile(
    r"^(?:and |but |so )*(?:do|does|will|would|can|could|is|are) (?:it|this|that|they|these|those|(?:the|this|that|these|those|your|my|our) [\w ]+?) (?:really |also )?(?:go|goes|match|fit|work|look|pair|similar|compatible)\b"
)
_WOULD_LIKE = re.compile(
    r"\b(?:would|'d|i|we|you|they|do|don't|does|also|really) like\b|\blooks? like (?:a|it'?s going|rain)\b|\bfeels? like\b"
)
_INDEFINITE = re.compile(r"^(?:an?|some|any|[$€£]?\d)\b")
_PRONOUN = re.compile(rf"^(?:{_POINTER})$")


@dataclass(frozen=True, slots=True)
class Kindred:
    kind: Kind
    to: str
    """What it is to be like, or to go with, as it was said; empty where that is left to what was last looked at."""
    points: bool
    """Whether `to` only points."""
    rest: str
    """What else the message says."""


def read_kindred(text: str) -> Kindred | None:
    """`text` (lower-case reader text, with marks) as such a question; None where it is none. Of several sentences what
    stands before the question is no part of it: "The rug is divine. Others that are lighter?"."""
    parts = re.split(r"(?<=[.!?…]) +", text)
    for at, part in enumerate(parts):
        if found := _read(part):
            rest = " ".join((found.rest, *filter(wishes, parts[at + 1 :])))
            if found.kind is Kind.SIMILAR:
                rest = " ".join(_ALIKE.sub(" ", _AT_HAND.sub(" in stock ", rest)).split())
            return replace(found, rest=rest)
    return None


def wishes(part: str) -> bool:
    """Whether a sentence behind the question may ask for more; one that only tells is a story: "he will notice at the wedding"."""
    return not _TELLS.match(part) or _WISHES.search(part) is not None


_TELLS = re.compile(
    r"^\W*(?:(?:and|but|so|because|cos|since|well)\W+)*(?:he|she|they|it|i|we|my \w+|our \w+|his \w+|her \w+)(?:'s|'re|'m|'ll|'ve|'d)?\s(?!(?:would|'d) (?:like|prefer|want))"
)
_WISHES = re.compile(
    r"\d|n't\b|\b(?:no|not|without|never|must|need|needs|should|want|wants|like|likes|love|loves|prefer\w*|under|below|max|only|budget|spend|pay|afford|cheap\w*|size|takes?|wears?|hates?|allergic|rather|twenty|thirty|forty|fifty|sixty|hundred)\b"
)
_ANOTHER = re.compile(
    r"\b(?:got|have|any|another|others?|something|anything|show|find|one|ones|is there|what(?:'ve| else| other))\b"
)


def asks_for_another(text: str) -> bool:
    """Whether `text` (lower-case reader text) asks to be shown others than a product, whatever it says of that one's price."""
    found = read_kindred(text)
    return found is not None and found.kind is Kind.SIMILAR and _ANOTHER.search(text) is not None


def _read(text: str) -> Kindred | None:
    if _NO_QUESTION_OF.search(text):
        return None
    for kind, patterns in ((Kind.GOES_WITH, _BESIDE), (Kind.SIMILAR, _LIKE)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                to = (found.groupdict().get("to") or "").strip()
                if _INDEFINITE.match(to) and kind is Kind.SIMILAR:
                    continue
                like = text.rfind("like ", 0, found.start("to")) if to and kind is Kind.SIMILAR else -1
                if (
                    like >= 0
                    and _WOULD_LIKE.search(text[max(like - 8, 0) : like + 6])
                    and not re.search(r"(?:thing|ones?|more|others?|stuff) like $", text[: like + 5])
                ):
                    continue
                before, after = text[: found.start()], text[found.end() :]
                kept = _kept(found[0], to, kind)
                after = after if kept else _BUT.sub("", after)  # no "anything but taller" is left over
                rest = " ".join(f"{before} {kept} {after}".split())
                return Kindred(kind, to, not to or _PRONOUN.match(to) is not None, rest)
    return None


_ALIKE = re.compile(
    r"\b(?:in|along) (?:this|that|the same) (?:direction|line|lines|ballpark|region)\b|\bsame (?:kind|sort|type|style|shape|look) of\b|\b(?:the )?(?:nearest|closest) (?:things?|ones?|match|alternative)?\b"
)
_AT_HAND = re.compile(
    r"\b(?:that )?(?:you |u |i can )?(?:(?:do|can|could|actually|really|still|currently) )*(?:have|got|sell|stock|get|keep|buy|send)? ?(?:left )?(?:on (?:the|your|a) shel(?:f|ves)|in the (?:warehouse|stockroom|back)|at hand)\b|\byou (?:do )?(?:actually|really|still|currently) (?:have|got|sell|stock)\b"
)
_BUT = re.compile(r"^\s*but\b")

_CARRIES = re.compile(
    r"\b(?:what|which|anything|something|things?|stuff|ones?|accessor(?:y|ies)|extras|some|any|more|others?|another|else|just|exactly|goes?|pairs?|works?|combines?|looks?|good|great|nice|nicely|well|best"
    r"|match(?:es|ing)?|teams?|up|fits?|together|with|alongside|to|that|would|will|could|might|can|should|really|very|quite|similar|like|alternatives?|ones?|products?|items?|models?|same|such|as|of|in|along|lines?|style|sort|kind|vein|spirit|type|ilk|do|i|we|you|need|for|else|the|an?)\b"
)


def _kept(said: str, to: str, kind: Kind) -> str:
    """The words of the phrase `said` that name what is wanted: "gloves" of "gloves that match it"."""
    if to and said.endswith(to):
        ahead = said[: len(said) - len(to)]
    else:
        ahead = re.sub(rf"(?<!\w){re.escape(to)}(?!\w)", " ", said, count=1) if to else said
    return " ".join(_CARRIES.sub(" ", ahead).split())
