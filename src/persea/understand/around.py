"""What people tell around a request: stories, reasons, jokes, who says what. The clauses that ask stay, and those that say how
the goods must be; of all else only such words stay as tell these goods apart.

    "The squirrels have emptied my feeder again. Have you one they cannot get at? Up to 40." -> "have you a feeder? , squirrel, up to 40."

A message that asks for nothing stays as it is, and so does one that asks for several goods, or asks of the shop. Lower-case reader
text, English. What it does not do: know the shop; what names goods, and what tells them apart, it is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.things import thing_named
from persea.understand.for_whom import KIN
from persea.understand.telling import Likely, weighed

_KIN = "|".join(sorted((*KIN, "mum", "mom", "dad", "son", "daughter", "friend", "friends", "kid", "kids", "child", "children", "baby", "toddler", "boyfriend",
                        "girlfriend", "partner", "mate", "mates", "client", "customer", "doctor", "chef", "landlord", "cat", "dog", "missus", "hubby", "family", "guests"), key=len, reverse=True))  # fmt: skip
_OWNER = r"(?:my|our|his|her|their|the|this|that|a|an|some|every|one of my|all my)"
_WHO = rf"(?:i|we|you|he|she|they|it|there|(?:nobody|everybody|everyone|someone|somebody|people)(?: here| else)?|(?:{_OWNER} )?(?:[a-z-]+ ){{0,2}}?(?:{_KIN}))"
_SUBJECT = rf"(?:{_WHO}|{_OWNER} (?:[a-z-]+ ){{0,2}}?[a-z-]+?)"
_VERB = (
    r"(?:'s|'re|'ve|'m|'d|'ll|\b (?:(?:always|never|often|already|just|also|only|still|really|finally|even|then|all|now|actually|literally|keep|kept) )*"
    r"(?:is|isn't|are|aren't|was|wasn't|were|weren't|am|has|have|had|haven't|hasn't|do|does|did|don't|doesn't|didn't|can(?! (?:for|with|that|in|of|and|to hold)\b)(?=\s)|can't|cannot|could|couldn't|will|won't|would|wouldn't"
    r"|says?|said|tells?|told|thinks?|thought|goes|go|went|comes?|came|gets?|got|takes?|took|makes?|made|gives?|gave|keeps?|kept|lose|loses|lost|break|breaks|broke"
    r"|burns?|burnt|sleeps?|slept|wakes?|woke|eats?|ate|drinks?|drank|lives?|works?|knows?|knew|forgets?|forgot|remembers?|sees?|saw|looks?|feels?|felt|leaves?|left|needs?|wants?|likes?|loves?|loved"
    r"|hates?|prefers?|starts?|stops?|sits?|sat|cr(?:y|ies)|sneezes?|treats?|washes|grabs?|grew|bought|swears?|kicks?|chews?|run|runs|ran|fell|falls|moved?|moves|started|play|plays|(?!need|seed|feed|shed)[a-z]{2,}ed)\b)"
)
_SENTENCE = re.compile(
    r"(?<=[.!?…;])[\"')]*\s+|\s+[–—-]\s+|\s*\n\s*|(?<=[^\W\d])[.!?]+(?=[a-z]{2})|\s*[()]\s*"
)
_REASON = re.compile(
    rf",?\s*\b(?:because|'?cause|cos|cuz|coz|bcos|so that|otherwise|or else)\b(?=\s+{_SUBJECT}|\s+of\b)|,\s*(?:as|since)\b(?=\s+{_WHO}{_VERB})"
)
_JOINED = re.compile(
    rf",?\s+\b(?:and|but|so|or|while|whereas|though|although|plus|also)\b(?=\s+(?:then |now )?(?:{_SUBJECT}{_VERB}|(?:i|we)\b|it\b|forget\b|make it\b))"
    rf"|,\s*(?=(?:{_SUBJECT}{_VERB}|(?:i|we) [a-z]+|(?:my|our) (?:[a-z-]+ )?[a-z-]+ [a-z]+s\b))"
    r"|(?<! do)(?<!did)(?<!should)(?<!would)(?<!could)(?<! can)(?<!that)(?<!what)(?<!which)(?<! if)(?<!when)(?<!thing)(?<!things)(?<! all)(?<!else)\s+(?=(?:i|we) (?:just |really )?(?:want|need|search|would like|am looking)\b)|(?<!\bi)(?<!\bwe)(?<!\byou)(?<!\bthey)\s+(?=(?:forget|make it) )"
    r"|,\s*(?=(?:do|have|has|can|could|would|what|which|is|are|any|got|show|find|where)\b (?!of\b))"
    rf"|,?\s+so\s+(?=(?:non|no|not|without|with|something|nothing|an?|one|only|rather)\b)|,?\s+and\s+(?=(?:last|this|every|one) (?:year|month|week|time|summer|winter|day|night)\b)"
    r"|,\s*(?=(?:on|in) the (?:floor|road|evening|dark|kitchen|living)|where\b|at (?:home|work|night))|,\s*(?=[a-z]+ (?:is|are|was|were) [a-z])|,\s*(?=(?:i )?(?:don't|do not) want to\b)"
    r"|,\s*(?=nothing (?:what|that|which)\b)|,\s*(?=(?:it|they|that|which) (?:must|should|has to|have to|needs? to|can|cannot|can't)\b)|,?\s+and\s+(?=[a-z]+ (?:must|should|has to|have to|needs? to)\b)"
)
_LEAD = re.compile(
    r"^(?:\W|\b(?:ok(?:ay)?|so|and|but|well|right|now|then|hi+|hello|hey|hiya|oh|ah|ooh|yes|yeah|please|also|actually|listen|look|see|basically|honestly|or|plus|good (?:morning|evening|afternoon|day)|dear me|sorry)\b(?!['-]))+"
)
_GREETING = re.compile(
    r"^\W*(?:hi+|hello|hey|hiya|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings)(?: (?:there|dear|all|everybody|everyone|po|guys|folks|again))*\s*[,.!]+\s+(?=\w)"
)
_WISH = re.compile(
    r"\b(?:i|we|she|he|they)(?:'d| would| really| just| also| only| rather| do| (?:will|might|may|could|should))* (?:must have|have to have|need|want|like|love|prefer|wish|require|search|seek|look(?:ing)? for|buy|get|take|fancy|rather|feel (?:safer|better|happier|more comfortable) with)s?\b(?! to (?:say|tell|know|ask|return|cancel)\b)"
    r"|\b(?:i'm|i am|we're|we are|am|still)? ?(?:looking|searching|hunting|shopping|after|in (?:the market|need))\b (?:for|of|an?|some)\b"
)
_ASKS = re.compile(
    r"^(?:(?:can|could|would|will|do|have|has|is|are|any|got|what|which|where|show|find|give|get|recommend|suggest|sell|need|want|wanted|looking|searching|after|any(?:thing|one)|some(?:thing)?|how about|what about|for)\b)"
    r"|\b(?:do|have|can|could|would) (?:you|u|ya)\b|\b(?:got|is there|are there) (?:any|an?|one|some)\b|\b(?:please|pls|plz)$"
)
_SAYS_HOW = re.compile(
    r"^(?:it|they|that|this|these|those|which|one|ones|must|mustn't|should|shouldn't|has to|have to|needs? to|no|not|nothing|none|never|without|with|in|for|under|below|over|above|up to|max|maximum|min|minimum"
    r"|only|but|ideally|preferably|at least|at most|less than|more than|about|around|made|size|forget|make|keep|stay|leave|skip|rather|instead|the|until|till|from|to|of|by)\b"
)
_TASTE = re.compile(
    r"\b(?:he|she|they|who|[a-z]+)(?:'s| is| are|'re)? (?:really |always |also |absolutely )?(?:loves|likes|enjoys|adores|collects|prefers|hates|fond of|turns|turning|turned|allergic)\b|\b(?:is|are|'s|'re|really|very|all) into\b|\bthey (?:love|like|enjoy|adore|collect|prefer|hate)\b|\ballerg\w+|\b(?:birthday|wedding|anniversary|christmas|retir\w+)\b|\b(?:gift|present)s?\b"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:return(?:s|ed|ing)?|refund\w*|exchange|deliver\w*|ship(?:s|ped|ping)?|warrant\w*|guarantee\w*|order(?:ed|s)?|parcel|invoice|pay(?:ment|ing)?(?! (?:more|over|above|less|up to|no more|at most|any more)\b)|codes?|voucher|coupon|discount\w*|basket|cart|trolley|checkout|compare|versus|vs|differences?|sharpen\w*|resol\w+|new soles?|take (?:it |that |them )?out|(?:i'll|ill|i will|i shall|we'll|shall) (?:have|take|get|buy|go)|reviews?|watch (?:it|this|that|the price)|tell me when|let me know|notify|remind|remember|save (?:it|this|that)|privacy|account|policy|repair\w*)\b"
)
_TOLD_BY = re.compile(
    rf"^{_SUBJECT}(?: (?:he|she|they))?(?: (?:just|always|now|also|keeps?))* (?:says?|said|saying|tells?|told|insists?|thinks?|reckons?|telling)(?: (?:me|us))?(?: that)? (?=(?:no|not|only|without|less|nothing|never)\b)"
)
"""Whoever says it, it is a condition: "the doctor tells me no more caffeine"."""
_RELATIVE = re.compile(
    r"\s+(?:that|which) (?:i|we|he|she|they)(?:'ll| will|'ve| have| always| never| keep| usually| probably|'m going to| am going to)+ [^,.;!?]*"
)
_OF_ONE_PRODUCT = re.compile(
    r"(?:^|[.!?,;]\s+|\b(?:and|so|but|ok|hi|hello|hey|please) )(?:is|are|was|does|do|did|can|could|will|would|has|have|how|why|when|what(?:'?s| is| are)?) (?:the|this|that|its?|these|those|they|my|nothing) "
    r"|\bwhich (?:is|are|one|ones|of)\b|\bhow (?:much|long|many|tall|heavy|big|wide|deep) (?:is|are|does|do|can)\b|\bagainst the (?!game|board|rain|cold|wind|sun|dark)\b"
)
_POINTS = re.compile(
    r"\bthe (?:[a-z-]+ )?one\b(?! (?:that|which|i)\b)|\b(?:first|second|third|fourth|fifth|sixth|last|other) (?:one|two|of)\b|\b(?:number|no\.?) \d\b"
)
_ONE = re.compile(
    r"(?<!from )(?<!this )(?<!that )(?<!which )\b(?:one|some|something)\b(?! of\b)(?: (?:that|which))?(?P<rest> (?:they|he|she|it|the [a-z]+|those [a-z]+)(?: all| both)?(?:'ll| will| would| can| could|'d)? ?(?:can't|cannot|can not|won't|don't|doesn't|will not|couldn't|wouldn't|never|not)\b[^,.;!?]*)?"
)
_THAT_ONE = re.compile(
    r"\b(?P<ask>(?:need|want|looking for|after|find|get|replace|have you(?: got)?|do you (?:have|sell|stock)|is there|got|where can i (?:get|find|buy))(?: me)?) (?:(?:an?|any|some) )?(?:(?:new|another|different|better|replacement|similar|tougher|stronger|cheaper) )?(?:one|ones|another|those|them|such(?: a thing)?)\b(?! (?:with|of|that|which|they|he|she|it|the|[a-z]+s)\b)"
)
_MINE = re.compile(r"\b(?:my|our|the (?:last|old|nicest|best|loveliest|same)|that|this|last|old|his|her)\b")
_THING_IS = re.compile(r"^(?:the |my |our |their )?(?P<what>[a-z]+) (?:is|are|was|were|should|must)\b")
_PRONOUNS = frozenset("it they that this these those one ones which what size colour color price".split())
_ARTICLE = re.compile(r"^(?:an?|some|one|two|three|four|five|six|\d+)\b")
_PLACE = re.compile(
    r"^(?:at (?:home|work|night|the \w+)|on the (?:floor|road|ward|train|bus|water)|in the (?:evenings?|mornings?|dark|night|living room|kitchen|garden|garage)|inside$|indoors$|where\b)"
)
_EXCLAIMS = re.compile(
    r"\W*(?:(?:madonna|mamma mia|gr(?:ü|ue)ezi|ciao|kia ora|hola|moin|servus|salut|buongiorno|bonjour|guten tag|oef|ouch|blimey|crikey|jeez|gosh|goodness|wow|damn|dang|ugh|argh|phew|yikes|lovely|nice|great|super|perfect|cool|aight|whatever|gorgeous|beautiful|brilliant|grand|splendid|thx|thanks|thank you|ta|cheers|please|pls|dear(?: (?:shop|all|friends?|sirs?|madam|people|persea))?|oh dear|dear me|of course|hmm+|aww?|omg|oh my god|what remains|what(?:'s| is) left|what have you got|what do you have|help|expensive)\W*)+"
)
_SOMETHING = re.compile(
    r"(?:(?:i |we )?(?:need|want|am looking for|looking for|after|search(?:ing)? for) )?(?:something|anything)\b"
)
_NAMES_IT = re.compile(r",\s*(?=(?:(?:maybe|perhaps|like|say|probably) )?(?:an?|some) [a-z])")
"""Behind what it is for, what it is: "something to write in, a notebook"."""
_BODY = re.compile(r"\b(?:knees?|hips?|back|shoulders?|feet|hands?|eyes|wrists?|ankles?|arthritis)$")
_OF_THIS = re.compile(
    r"\b(?:this|these|that|those) (?!(?:morning|week|year|time|day|month|summer|winter|evening)\b)[a-z]"
)
_SHOWN = re.compile(r"^(?:it|this|that|these|they|those)\b")
"""It speaks of what was shown, which may be what the goods must not be."""
_ELIDED = re.compile(
    r"^(?:just |recently |finally )?(?:got|bought|was given|inherited)\b(?! any)(?=.* (?:as|from|for|last|yesterday)\b)"
)
_MUST_NOT = re.compile(
    r"(?:^|,|\b(?:and|but|so|with|is|are|be|it's) )\s*(?:absolutely |definitely |strictly )?(?:no|without|nothing with) (?!idea|time|one\b|way|problem|doubt|luck|matter|longer|more\b|need|point|rush|hurry|worr|wonder|clue|use\b|sleep|joke|lie)[a-z]"
    r"|\b(?:vegans?|vegetarians?|coeliac|celiac|intolerant|halal|kosher|gluten[- ]free)\b"
)
"""A must-not holds wherever it is said."""
_OCCASION = re.compile(
    r"\b(?:birthday|bday|b-day|anniversary|wedding|christmas|xmas|santa|hanukkah|eid|diwali|graduat\w+|retir\w+|farewell|leaving (?:do|party)|house-?warming|baby shower|engagement|mother'?s day|father'?s day|valentine\w*)\b"
)
_PERSON = re.compile(rf"\bmy (?P<who>(?:{_KIN}))\b")
_HELP = re.compile(r"^(?:please )?(?:help(?: me)?(?: out)?|ideas|any ideas|advice|suggestions)(?: please)?$")
_FIRST_HOME = re.compile(
    r"\b(?:mov(?:e|ing|ed) (?:out|in(?:to)?|house|home)|(?:first|own|new|empty) (?:flat|place|home|apartment|house|room))\b"
)
_IS_SENTENCE = re.compile(
    r"\?|^(?:what|which|who|how|need|want|can|could|do|does|is|are|i|we|my|our|bought|got|getting)|\b(?:is|are|has|have|was)\b"
)
_MUST = re.compile(
    r"^(?:it|they|that|which|one|ones|must|mustn't|should|shouldn't|has to|have to|needs? to)? ?(?:really |just |only |definitely )*(?:must|mustn't|should(?:n't)? (?:be|have|not|go|fit|come|last|work)|has to|have to|ha(?:s|ve) got to|'s got to|needs? to|can't have|cannot have)\b"
    r"|^(?:i|we)(?:'d| would| should) (?:really |also |rather |much )?(?:like|love|prefer)\b|^(?:i|we)(?:'m| am|'re| are) (?:after|looking for|in need of)\b"
)
_TELLS, _TELLS_BESIDE, _SURELY = 0.7, 0.3, 0.95
"""How likely a clause only tells, from which on it does: by itself, beside one that surely asks, and where it names a limit or a taste."""
_ASKS_SURELY, _MAY_ASK = 0.8, 0.2
_FRAGMENT = 5  # words
_SHORT = 3  # words
_LONGEST = 700  # characters


@dataclass(frozen=True, slots=True)
class Knows:
    """What the shop knows of words."""

    goods: Callable[[str], str]
    """The word of a clause that names goods of the shop; empty for none."""
    apart: Callable[[str, str], Sequence[str]]
    """(goods, clause): the words of the clause by which such goods are told apart."""
    states: Callable[[str, str], bool]
    """(goods, clause): whether the clause names something that such goods state."""
    limited: Callable[[str], bool]
    """Whether a clause says a price, a size, for how many, or another limit."""


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    is_reason: bool = False
    is_told: bool = False
    """Whether somebody else says it."""


def without_around(text: str, knows: Knows, *, asked_before: str = "", on_page: bool = False) -> str:
    """`text` without what is told around what it asks; `asked_before`: the goods that were asked for before it, if any; `on_page`:
    whether a product is open, of which it may speak."""
    if is_elsewhere(text) or ((asked_before or on_page) and _POINTS.search(text)):
        return " ".join(text.split())
    return " ".join(_without_around(text, knows, asked_before, on_page).split())


def is_elsewhere(text: str) -> bool:
    """Whether it speaks of orders, of the shop, or asks of one product: nothing of it is a story around a request."""
    if len(text) > _LONGEST or _OF_ONE_PRODUCT.search(text):
        return True
    return _OTHER_MATTERS.search(text) is not None and not _asks_surely(text)


def _asks_surely(text: str) -> bool:
    """Whether a clause asks for goods, whatever else is told of: "I ride deliveries all day, I need a bag"."""
    clauses = clauses_of(text)
    likely = weighed(clauses, follows=False)
    return any(
        weight.asks > _SURELY and not _OTHER_MATTERS.search(one)
        for one, weight in zip(clauses, likely, strict=True)
    )


def _without_around(text: str, knows: Knows, asked_before: str, on_page: bool) -> str:
    text = _GREETING.sub("", text)
    clauses = _clauses(text)
    if len(clauses) < 2:
        return text
    parts = _labelled(clauses, knows, asked_before, on_page)
    kinds = {kind for _, kind in parts}
    if not {"story", "states"} & kinds and not any(one.is_told for one in clauses):
        return text
    asking = [one for one, kind in parts if kind == "asks"]
    called = [found for one in asking if not _THAT_ONE.search(one) and (found := knows.goods(one))]
    named = {folded(one): one for one in reversed(called)}
    if not (asking or asked_before) and (wish := _only_limited(parts, text, knows)):
        return wish
    if kinds <= {"story", "how", "exclaims"} and not (asked_before or named) and _HELP.search(parts[-1][0]):
        return "something for the home?" if _FIRST_HOME.search(text) else "what do you have?"
    told = [one for one, kind in parts if kind == "story"]
    meant = "" if named or asked_before else _meant(asking, told, knows)
    goods = next(iter(named.values()), "") or meant
    if len(named) > 1:
        return ". ".join(one.rstrip(" .,;!") for one, kind in parts if kind not in ("story", "exclaims"))
    if not (goods or (asked_before and _says_how(parts, asked_before, knows))):
        return text
    kept = [_with_goods(one, meant) for one, kind in parts if kind not in ("story", "states")]
    if stated := [one for one, kind in parts if kind == "states"]:
        at = _at(goods, kept)
        kept[at : at + 1] = [" with ".join((*kept[at : at + 1], *stated))]
    telling = [one for one in told if not _SHOWN.match(one) and (goods or _PLACE.match(one))]
    apart = dict.fromkeys(word for one in telling for word in knows.apart(goods or asked_before, one))
    if hints := [word for word in apart if word not in words(" ".join(kept))]:
        at = _at(goods, kept)
        kept[at : at + 1] = [
            f"{', '.join((*(one.rstrip(' .!?,') for one in kept[at : at + 1]), ' '.join(hints)))}"
        ]
    kept = [one for one in kept if not _EXCLAIMS.fullmatch(one)] or kept
    return ". ".join(one.rstrip(" .,;!") for one in kept)


def _only_limited(parts: Sequence[tuple[str, str]], text: str, knows: Knows) -> str:
    """What is asked for by a story that ends in a limit alone: a gift, where it tells of an occasion; empty for what is none."""
    limits = [one for one, kind in parts if kind == "how" and knows.limited(one)]
    if (
        not limits
        or any(knows.goods(one) for one, kind in parts if kind != "story")
        or not _OCCASION.search(text)
    ):
        return ""
    person = _PERSON.search(text)
    return ". ".join((f"i need a gift{' for my ' + person['who'] if person else ''}", *limits))


def _labelled(
    clauses: Sequence[_Clause], knows: Knows, asked_before: str, on_page: bool
) -> list[tuple[str, str]]:
    """Each clause with what it is to the request: one that "asks", says "how", "states" a fragment, "exclaims", or is a "story"."""
    likely = weighed([one.text for one in clauses], follows=bool(asked_before))
    ask = [weight.asks > _ASKS_SURELY for weight in likely]
    name = [bool(knows.goods(one.text)) for one in clauses]
    parts = [
        (one.text, _kind(one, weight, knows, asked_before, beside=sum(ask) > asks and sum(name) > names))
        for one, weight, asks, names in zip(clauses, likely, ask, name, strict=True)
    ]
    sure = next((found for one, kind in parts if kind == "asks" and (found := knows.goods(one))), "")
    if sure or asked_before:
        parts = [(one, _beside(one, kind, sure or asked_before, knows)) for one, kind in parts]
    if not any(kind == "asks" and knows.goods(one) for one, kind in parts):
        parts = [(one, "how" if kind == "states" else kind) for one, kind in parts]
    if on_page:
        parts = [(one, "story" if _ELIDED.match(one) else kind) for one, kind in parts]
        parts = [(one, "how" if kind == "story" and _OF_THIS.search(one) else kind) for one, kind in parts]
    return [(one, "how" if kind == "story" and _MUST_NOT.search(one) else kind) for one, kind in parts]


def _meant(asking: Sequence[str], told: Sequence[str], knows: Knows) -> str:
    """The goods of the story that "one" or "those" in what is asked means; empty for none."""
    if not any(_ONE.search(one) or _THAT_ONE.search(one) for one in asking):
        return ""
    behind = (one[found.end() :] for one in reversed(told) if (found := _MINE.search(one)))
    return next(filter(None, map(knows.goods, behind)), "")


def _at(goods: str, kept: Sequence[str]) -> int:
    """Where `goods` are named among `kept`."""
    return next((nth for nth, one in enumerate(kept) if goods and goods in one), 0)


def _says_how(parts: Sequence[tuple[str, str]], goods: str, knows: Knows) -> bool:
    """Whether any of `parts` surely says how `goods` must be."""
    how = [one for one, kind in parts if kind in ("how", "asks", "states")]
    return any(_SAYS_HOW.match(one) or knows.limited(one) or knows.states(goods, one) for one in how)


def clauses_of(text: str) -> list[str]:
    """The clauses of the lower-case reader text of a message, in order."""
    return [one.text for one in _clauses(text)]


def _clauses(text: str) -> list[_Clause]:
    found: list[_Clause] = []
    for sentence in _SENTENCE.split(text):
        if told := _RELATIVE.search(sentence):
            found.append(_Clause(_bare(sentence[: told.start()])))
            found.append(_Clause(_bare(told[0]), is_reason=True))
            sentence = sentence[told.end() :]
        parts = _JOINED.split(sentence)
        if _SOMETHING.match(_LEAD.sub("", sentence)):
            parts = [one for part in parts for one in _NAMES_IT.split(part)]
        for part in parts:
            why = _REASON.search(part)
            if why is None:
                found.append(
                    _Clause(_bare(part), is_told=_TOLD_BY.match(_LEAD.sub("", part.strip())) is not None)
                )
                continue
            found.append(_Clause(_bare(part[: why.start()])))
            reason, comma, rest = part[why.end() :].partition(",")
            found.append(_Clause(_bare(reason), is_reason=True))
            if comma:
                found.append(_Clause(_bare(rest)))
    return [one for one in found if re.search(r"\w", one.text)]


def _bare(part: str) -> str:
    plain = _LEAD.sub("", _TOLD_BY.sub("", _LEAD.sub("", part.strip()))).rstrip(" .,;")
    return plain if re.search(r"\w", plain) else ""


def _kind(clause: _Clause, likely: Likely, knows: Knows, asked_before: str, *, beside: bool) -> str:
    """ "asks" for goods, says "how" they must be, or is a "story"; `beside`: whether another clause surely asks."""
    text = clause.text
    if text.endswith(":"):
        return "story"
    if clause.is_reason:
        return "how" if knows.limited(text) else "story"
    if _EXCLAIMS.fullmatch(text):
        return "exclaims"
    goods = knows.goods(text)
    counted = _ARTICLE.match(text) and not re.match(
        r"(?:one|some) (?:with|that|which|in|for|without|of|to)\b", text
    )
    is_wish = _TASTE.search(text) or _MUST.search(text) or knows.limited(text)
    if likely.tells > (
        _SURELY if is_wish else _TELLS_BESIDE if beside and not (goods and counted) else _TELLS
    ):
        return "story"
    if text.endswith("?") or likely.asks > likely.how or (_ONE.search(text) and _MUST.search(text)):
        return "asks" if goods or not asked_before else "how"
    may = likely.asks > _MAY_ASK and not _SAYS_HOW.match(text)
    return "asks" if goods and (counted or may) else "how"


def _beside(text: str, kind: str, goods: str, knows: Knows) -> str:
    """`kind` of a clause beside the one that asks for `goods`: a fragment may name what they state ("number lock"), where and for
    what they will be used, or be of another thing."""
    named = knows.goods(text)
    if kind == "asks" and not named and _SOMETHING.match(text):
        return "story"
    if kind not in ("asks", "how") or named == goods or _WISH.search(text) or knows.limited(text):
        return kind
    is_of_it = _THING_IS.match(text)
    if is_of_it and is_of_it["what"] not in _PRONOUNS and goods not in is_of_it["what"]:
        return kind if knows.states(goods, is_of_it["what"]) else "story"
    if kind == "asks" and _ARTICLE.match(text):
        return kind
    if not (_SAYS_HOW.match(text) or _ASKS.search(text)):
        if knows.states(goods, text) and len(text.split()) <= _FRAGMENT and not _IS_SENTENCE.search(text):
            return "states"
        if _BODY.search(text) or (thing_named(text) and len(text.split()) <= _SHORT and not named):
            return "story"
    return kind


def _with_goods(text: str, goods: str) -> str:
    """ "Have you one they cannot get at" with the goods that it means."""
    if not goods or re.search(rf"\b{re.escape(goods)}\b", text):
        return text
    if _THAT_ONE.search(text):
        return _THAT_ONE.sub(rf"\g<ask> a {goods}", text, count=1)
    return _ONE.sub(f"a {goods}", text, count=1)
