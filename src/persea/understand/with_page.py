"""What is wanted for the product whose page is open, as people put it without "goes with": "which socks would you wear in these
boots?", "I have chosen this knife. What board should I get?", "getting the pen, need a notebook for it". English.

What it does not do: read those that say so by themselves ("what goes with it"), which kindred.py does.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold, names_goods, says_use
from persea.understand.kindred import wishes
from persea.understand.orders import RELATIVES
from persea.understand.pointing import MARK

_STOP = r"for|in|on|at|to|if|when|with|without|under|below|over|up|and|or|but|please|that|which|is|are|so|then|too|as|by|from|of|best|well|not"
_IT = rf"(?:{MARK}\d+|it|them|(?:this|these|that|those)(?! (?:price|money|budget|size|much|weight))(?: (?!(?:{_STOP})\b)[a-z][a-z'-]+){{0,2}})"
_PLACE = (
    r"(?:in|into|inside|on|onto|on top of|with|under|underneath|beneath|below|over|around|round|behind|beside|next to|near|for|to|against"
    r"|alongside|from|out of|through|across|along with|together with)"
)
_WHO = r"(?:you|i|we|one|people|he|she|they|someone|somebody|a person|an expert|my [a-z]+)"
_WILL = r"(?:would|should|could|can|do|does|did|shall|might|must|will|to)"
_ART = r"(?:(?:an?|some|any|the|my|one|two|a few|several|another|a pair of|a set of|a bit of|suitable|matching|good|decent|nice|right|proper|cheap|spare|extra) )*"
_GOODS = r"(?P<goods>(?:[a-z][a-z'-]+ ){0,2}?[a-z][a-z'-]+)"
_ASKED = (
    re.compile(rf"\b(?:what|which)(?: (?:sort|kind|type|style)s? of)? {_GOODS} (?:for|with) {_IT}(?=[\s?!.]*$|[,;])"),
    re.compile(
        rf"\b(?:what|which)(?: (?:sort|kind|type|style)s? of)? {_GOODS} {_WILL} {_WHO} (?:[a-z]+ ){{1,2}}?(?:best |ideally |then |most )?{_PLACE} {_IT}\b"
    ),
    re.compile(
        rf"\b(?:what|which)(?: (?:sort|kind|type|style)s? of)? {_GOODS} (?:(?:would|will|should|could|can|might|do|does) )?"
        rf"(?:(?:also|really|actually|best) )*(?:go(?:es)?|fits?|sits?|hangs?|slips?|belongs?|suits?|lies?|stands?|works?|looks?|feels?)\b"
        rf"(?: (?:well|best|good|nice|nicely|right|great|fine|neatly|perfectly|lovely|together))* {_PLACE} {_IT}\b"
    ),
    re.compile(
        rf"\b(?:need(?:s|ing)?|want(?:s|ing)?|looking for|hunting for|searching for|(?:i'd|would) like|get|buy|find|show me|recommend|suggest|got|sell|sold|stock|is there|are there|do you have|have you)"
        rf"(?: me| us| you)? {_ART}{_GOODS} (?:for|to (?:go|wear|use|put|keep|carry|store|hang|match|fit|cover|protect|clean|serve|have|play|sit|stand|lay|throw|wrap)(?: up)?(?: (?:{_PLACE}))?|that (?:fits?|suits?|covers?|matches|holds?|takes?)(?: {_PLACE})?) {_IT}\b"
    ),
)  # fmt: skip
_NOT_GOODS = frozenset(
    "size sizes colour colours color colors length width weight price material materials setting temperature way part parts side side sort kind type"
    " version versions model models one ones thing things review reviews warranty guarantee".split()
)
_OWNED = re.compile(
    r"\b(?:chosen|chose|choose|picked|taking|taken|getting|buying|bought|ordered|ordering|decided|settled|going for|go for|gone for|went for|fallen for|fell for|in love with"
    r"|set my heart on|have my (?:eye|heart) on|have|got|i'll (?:have|take|get)|own|sold on|treated myself)\b"
)
_POINTS = re.compile(rf"{MARK}\d|\b(?:it|them|this|these|that|those|the)\b")
_WHAT_GOODS = re.compile(
    rf"^(?:(?:and|so|now|then|but|also)\W+)*(?:what|which)(?: (?:sort|kind|type|style)s? of)? {_GOODS} {_WILL} {_WHO} (?:get|buy|use|take|need|choose|pick|have|put|wear|order|want|add|go for|look (?:at|for)|recommend|suggest|advise)\b"
)
_LOOSE = re.compile(
    r"^(?:(?:and|so|now|then|but|also)\W+)*what (?:else |might |would |could |can |should |will )*(?:(?:would|could|might|can|will|should) )?(?:lie|sit|hang|fit|go|look|stand|drape|rest|work|lay|fall|feel)s?\b"
    r"(?: (?:softly|nicely|well|good|nice|best|great|lovely|perfectly|right|neatly|beautifully|warmly|prettily))* (?:on|over|under|in|beside|next to|around|behind|inside|across|against|with|onto|underneath) (?:it|its|them|their|this|these|that)\b(?P<rest>.*)$"
)
_SO_THAT = re.compile(r"\bso (?:that )?(?:i|we|he|she|they|you|it|the|my|our)\b[^?.!]*")
_NOT_AGAIN = re.compile(
    r"\b(?:(?:obv(?:iously)?|of course|clearly|certainly|please) )?(?:not|no) (?:an? |another |any )?(?:second|2nd|other|further|new|more|another|spare) [a-z]+\b(?: (?:obv(?:iously)?|of course|please))?"
)
_COMPARED = re.compile(
    r"\b(?:small|bigg|larg|wid|tall|long|short|nic|soft|warm|thick|thinn|bett|strong|deep|narrow|old|new|high|low|loos|tight)er\b|\banother\b"
)


def beside_it(text: str, vocabulary: Vocabulary) -> str:
    """`text` (lower-case reader text, said at a product's page) as a request for what goes with that product; as it is where
    it says nothing of the kind."""
    if vocabulary.locale != "en":
        return text
    for pattern in _ASKED:
        for found in pattern.finditer(text):
            if (goods := _kind(found["goods"], found[0], vocabulary)) and not _says_more(found[0]):
                here, *behind = re.split(r"(?<=[.!?…]) +", text[found.end() :])
                after = " ".join((here.strip(" ?!."), *(one.strip(" ?!.") for one in behind if wishes(one))))
                return f"{goods} to go with it {after}".strip()
    *told, last = re.split(r"(?<=[.!?…;]) +", text)
    if told and owns_it(" ".join(told)):
        what = _WHAT_GOODS.match(last)
        if what and (goods := _kind(what["goods"], " ".join((*told, what[0])), vocabulary)):
            return f"{goods} to go with it"
        if _LOOSE.match(last):
            return "what goes with it?"
    return text


def owns_it(told: str) -> bool:
    """Whether `told` says that the product at hand is taken: "I have chosen this knife", "decided."."""
    return _OWNED.search(told) is not None and (_POINTS.search(told) is not None or len(told.split()) <= 2)


def without_aim(rest: str) -> str:
    """`rest` of a question for what goes with a product, without what it is to lead to ("so we sleep well") and what is theirs already ("not a second tent")."""
    return _NOT_AGAIN.sub(" ", _SO_THAT.sub(" ", rest)).strip()


def _kind(said: str, around: str, vocabulary: Vocabulary) -> str:
    """`said`, where it ends in a kind of goods, of which nothing else is spoken."""
    parts = said.split()
    last = parts[-1]
    if last in _NOT_GOODS or not names_goods(last, vocabulary) or says_use(said):
        return ""
    elsewhere = [fold(word, vocabulary.locale) for word in re.findall(r"[a-z'-]+", around)]
    return said if elsewhere.count(fold(last, vocabulary.locale)) == 1 else ""


def _says_more(said: str) -> bool:
    return _COMPARED.search(said) is not None or any(pattern.search(said) for _, pattern in RELATIVES)
