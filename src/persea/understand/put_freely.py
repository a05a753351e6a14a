"""How people put what the rules read in other words: "he's an M", "70 is what we have left", "2 kids, 7 and 9", "is there one with a
lamp in it?" of goods that were shown. Each is put as the rules read it; what says nothing ("to begin with", "i suppose") goes.
Lower-case reader text, English. What it does not do: know the shop.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SUM = r"(?P<sum>[$€£]?\d[\d.,]*\d|[$€£]?\d|(?:a|one|two|three) hundred(?: and \w+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?: ?(?P<unit>dollars?|bucks|euros?|pounds|quid|usd|eur|gbp|\$|€|£))?"
_LETTER = r"(?P<letter>xxs|xs|s|m|l|xl|xxl|xxxl)"
_LEFT = r"(?:left|to spend|on me|in my (?:pocket|wallet|purse|account)|for (?:it|this)|saved(?: up)?)"
_PUT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:^|(?<=[\s(]))(?:about |around )?{_SUM} is (?:(?:about|really|roughly|more or less|pretty much|just|all) )*(?:what|all|everything|as much as|the most)(?: that)? [^.,;!?]*"), r" up to \g<sum> \g<unit> "),
    (re.compile(rf"(?:^|(?<=[\s(])){_SUM} is (?:my|the|our) (?:absolute )?(?:ceiling|limit|maximum|max|top|most|budget|cap)(?: for me| eh)*\b"), r" up to \g<sum> \g<unit> "),
    (re.compile(rf"\b(?:my|our) (?:absolute |upper |top )?(?:limit|ceiling|maximum|max|budget) is (?:about |around |at )?{_SUM}(?=\W|$)"), r" up to \g<sum> \g<unit> "),
    (re.compile(rf"\b(?:i|we)(?:'ve| have)? (?:only |just )?(?:got|have) (?:only |just |like |about |around |maybe )+{_SUM}(?: {_LEFT})?(?! (?:people|kids|children|guests|days|minutes|hours|cm|m|mm|cats|dogs|friends|weeks|months|years|rooms)\b)(?=\W|$)"), r" up to \g<sum> \g<unit> "),
    (re.compile(rf"\b(?:i|we) (?:can|could|would|'d|may|will) (?:pay|spend|go to|stretch to|afford)(?: up to| about| max)? {_SUM}(?=\W|$)"), r" up to \g<sum> \g<unit> "),
    (re.compile(rf"\b(?:a |the )?{_SUM} (?:is )?(?:my|the|our) limit\b"), r" up to \g<sum> \g<unit> "),
    (re.compile(r"\buntil (?=[$€£]?\d+ ?(?:dollars?|bucks|euros?|pounds|quid|usd|eur|[$€£]))"), "up to "),
    (re.compile(r"(?P<sum>[$€£]?\b\d[\d.,]*(?: ?(?:dollars?|bucks|euros?|pounds|quid|[$€£]))?) (?:tops|max(?:imum)?|at (?:the )?most|and no more)\b"), r"up to \g<sum>"),
    (re.compile(r"<=? ?(?=[$€£]?\d)"), "up to "),
    (re.compile(rf"(?:^|(?<=[.!?;,]))\s*{_LETTER}(?=\s*(?:[.!?;,]|$))"), r" size \g<letter>"),
    (re.compile(rf"\b(?:she|he|i|they|my \w+)(?:'s|'m| is| am| are)?(?: usually| always| about)?(?: (?:takes?|wears?|needs?|has|have))? an? {_LETTER}\b(?!['’-])"), r"size \g<letter>"),
    (re.compile(r"(?P<kids>\b(?:kids?|children|boys?|girls?|sons?|daughters?))[ ,(]+(?:aged |of )?(?P<one>\d{1,2})(?:(?:,| and|, and| &) (?P<two>\d{1,2}))+\)?(?! ?(?:dollars|bucks|usd|eur|euros|[$€£]))"), r"\g<kids> aged \g<one>"),
    (re.compile(r"\b(?:to (?:begin|start) with|for a start|for starters|first of all|i (?:suppose|guess|reckon|imagine)|in my case|of course|obviously|needless to say|as (?:always|usual)|as i said|if you please|haha+|lol|lmao)\b"), " "),
    (re.compile(r"^(?P<ahead>(?=.*\b(?:knife|knives|chopping|blades?)\b).*?(?<!cutting )(?<!chopping )(?<!knife )(?<!this )(?<!that )(?<!the )(?<!my ))\bboards?\b(?! games?)"), r"\g<ahead>cutting board"),
    (re.compile(r"\b(?P<what>this [a-z]+) is (?:already )?in (?:the|my) (?:shopping )?(?:bag|basket|cart|trolley)(?: already)?\b,?"), r"i have \g<what>."),
    (re.compile(r"\b(?:let's|let us|we'll|i'll) (?:start|begin) with (?=(?:the|an?|some) [a-z])"), "show me "),
    (re.compile(r"\bsame (?:vibes?|energy|feel|mood)\b(?P<what> for)?"), r"something similar\g<what>"),
    (re.compile(r"\b(?:and |so )?one like (?:that|this|it)\b,?(?: but)?(?P<what> for)?"), r"do you have something similar\g<what>"),
    (re.compile(r",\s*(?:do )?(?:you|u) have (?:that|it|them|those|one) (?:on the shelf|in the (?:store|warehouse|shop)|lying about)\s*\?"), ", in stock"),
    (re.compile(r"\byet another\b"), "a"),
    (re.compile(r"\b(?:that |which )?(?:do ?n'?t|do not|does ?n'?t|does not|wo ?n'?t|will not|would ?n'?t) (?:cost|set)(?: me| us)?(?: back)? (?:quite |nearly )?(?:as|so) much\b"), "that are cheaper"),
    (re.compile(r"(?:^|(?<=[.,;!?])|\band)\s*no (?:[a-z]+ ){1,2}?(?:is |are )?(?:needed|necessary|required)\b[.,;!]?"), " "),
    (re.compile(r"\b(?:my |the |our )?(?:mum|mom|mother|dad|father|parents|wife|husband|partner|boss|teacher|coach|doctor|physio|vet) (?:says?|said|tells? me|told me)(?: that)? (?:i|we) (?:can|could|may|should|must|have to|need to|ought to) (?:have|get|buy|find|look for|use|wear)\b"), "i need"),
    (re.compile(r"^(?:(?:o+h+|a+h+|a+w+|h+m+|oef|phew)[\s,!.…]+)+(?:(?:yes|yeah|yep)[\s,!.]+)?(?=\w+ \w)"), ""),
    (re.compile(r"^please (?=which|what|where|how|do you|have you|is there)"), ""),
    (re.compile(r"\bfor round the\b"), "for the"),
    (re.compile(r"\b(?P<goods>[a-z]+s), the light(?:er)? ones\b"), r"\g<goods>, lightweight"),
    (re.compile(r"\b(?P<goods>[a-z]+s), the (?P<how>small|big|heavy|plain|thin|thick|long|short|soft|hard|little|tiny)(?:er)? ones\b"), r"\g<how> \g<goods>"),
    (re.compile(r"\b(?:the|our|my) (?:little one|youngest|smallest|baby one|wee one) is (?P<age>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?! (?:and a|months))"), r". for a \g<age> year old . "),
    (re.compile(r"\bfor (?:me|myself|us) (?:plus|and|with|\+) (?:my |the |our )?(?:2|two)(?= (?:kids|children|boys|girls|sons|daughters|friends))"), "for 3 players, "),
    (re.compile(r"\bfor (?:me|myself) (?:plus|and|with|\+) (?:my |the |our )?(?:3|three)(?= (?:kids|children|boys|girls|sons|daughters|friends))"), "for 4 players, "),
    (re.compile(r"\b(?P<pot>(?<!plant )(?<!flower )pots?) (?:for|with|to hold) (?:my |the |an? |our |some |his |her )?(?:[a-z]+ ){0,2}?(?:trees?|plants?|flowers?|herbs?|basil|geraniums?|orchids?|cact(?:us|i)|succulents?|bush|shrub|roses?|ficus|monstera|fern|ivy|seedlings?|tomatoes)\b"), r"plant \g<pot>"),
    (re.compile(r"\b(?:that|which) (?:(?:actually|really|still) )?(?:exists?\b|you can (?:actually |really )?(?:send|ship|deliver|sell|post)\b|(?:i|one) can (?:actually |really )?(?:buy|get|have)\b|(?:is|are) (?:deliverable|available)\b)[^.?!]*(?=(?:\.\w\.)?[^?!]*)"), "in stock"),
    (re.compile(r"\bthe same (?:sort|kind|type|style|shape) of (?=[a-z])"), "a similar "),
    (re.compile(r"\bbags? for (?:the |my |his |her )?(?:bathroom|washing|shaving|shower|toiletry|bath) (?:things|stuff|bits|kit|gear)\b"), "toiletry bag"),
    (re.compile(r",? not even (?:an? |the )?\w+"), ""),
    (re.compile(r"\bsomething (?:[a-z]+ )?to (?:put on|wear)(?=\W*$)"), "something for my wardrobe"),
    (re.compile(r"\bwhat (?:else )?(?:do|should|can|could|shall|would) i (?:put|wear|have)(?: best)? (?:on|over) my head(?: with (?:it|this|that|them))?"), "what hat goes with it"),
    (re.compile(r"\bwhat (?:else )?(?:do|should|can|could|shall|would) i (?:put|wear|have)(?: best)? (?:on|over) my hands(?: with (?:it|this|that|them))?"), "what gloves go with it"),
    (re.compile(r"\bwhat (?:else )?(?:do|should|can|could|shall|would) i (?:put|wear|have)(?: best)? (?:round|around) my neck(?: with (?:it|this|that|them))?"), "what scarf goes with it"),
    (re.compile(r"\bwhat else (?:do|would|should|might) (?:people|others|folks?|most|you|they|we|i)(?: people| folks?)? (?:usually |mostly )?(?:have|buy|use|get|take|put|order|want|need)(?: together)? with (?:it|this|that|them|these)\b"), "what goes with it"),
    (re.compile(r"\b(?P<ask>which|what|any|some) coffee (?=will|would|should|do|goes|tastes|works|suits|fits)"), r"\g<ask> coffee beans "),
    (re.compile(r"\b(?:would|will) be (?:wonderful|nice|great|lovely|ideal|perfect|good|a plus|best|welcome)\b(?=\W*$)"), ""),
    (re.compile(r"^\W*no(?:[ ,]+no)+\b[\s,.!]*(?:i mean(?:t)?\b[\s,]*)?"), ""),
    (re.compile(r"\b(?:loose )?leaves,? (?:and )?(?:not|no|rather than|instead of) (?:tea ?)?bags\b"), "loose leaf tea"),
    (re.compile(r"(?<=[a-z]) that works? (?:in|for|with|on)(?= (?:an?|the|my|our)\b)"), " for"),
    (re.compile(r"\blike (?:you'd|you would|one would|people) (?:put|have|use|lay)(?: it| one)? (?:in|on|under)\b"), "for"),
    (re.compile(r"\b(?:i|we)(?:'d| would) feel (?:much |a lot |way )?(?:safer|better|happier|calmer|more (?:at ease|comfortable)) (?:with|having|wearing)\b"), "i need"),
    (re.compile(r"\b(?:i|we) (?:do )?(?:search|seek)(?: for)?\b"), "i am looking for"),
    (re.compile(r"\b(?:goes?|put) also (?=in\b|into\b|through\b)"), "go "),
    (re.compile(r"\b(?P<thing>[a-z]+) (?:bits and (?:pieces|bobs)|odds and ends|bits|goodies)\b"), r"things for \g<thing>"),
    (re.compile(r"(?P<before>^|[.!?]\s+)(?P<lead>(?:please )?(?:show me|i (?:want|need)|got any|any))(?: some| your)? (?P<thing>garden|kitchen|bathroom|travel|camping|office|desk|baby|dog|cat|pet|bike|bathroom|bedroom)(?: things| stuff)\b"), r"\g<before>something for the \g<thing>"),
    (re.compile(r"\b(?:sneezes?|itch(?:es)?|swells? up|comes? out in a rash) (?:from|at|of|with|because of) (?P<what>[a-z]+)(?:,? (?:so|and|therefore|thus))* (?:without(?: (?:them|it|those))?|none(?: of (?:them|those|it))?|no thanks|not (?:those|these|them|that))(?=\W|$)"), r". no \g<what>"),
    (re.compile(r"^\W*(?:please )?(?:show|give) me (?:some )?more\W+(?:other|different|new) ones?\W*$"), "show me more"),
)  # fmt: skip
_REPLIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\W*(?:(?:ok(?:ay)?|and|but|so|hm+|oh|ah)\W+)*(?:is there|are there|have you(?: got)?|do you have|got|you got|any)(?: any| an?| some)?(?: (?:ones?|of (?:those|these|them)))+ (?=(?:with|that|which|in|without|for|made|already|[a-z]+(?:able|ed|y|proof))\b)"), "only "),
    (re.compile(r"^\W*(?:(?:ok(?:ay)?|and|but|so|hm+|oh)\W+)*is (?:any|one|either) of (?:those|these|them) (?:(?:the|a) (?:kind|sort|type|one) )?(?:where|that|which|with)(?: has| have)?\b"), "which of those has"),
    (re.compile(r"\bmake it (?=an? (?:box|set|pack|pair|case) of \d)"), "with "),
)  # fmt: skip
_LEANS = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|but|so|no|not|actually)\W+)*(?:ones?|it|they|make|keep|in|with|without|not|no|only|forget|must|should|has|have|minimum|maximum|up to|under|below)\b"
)


def put_freely(text: str, *, is_reply: bool) -> str:
    """`text` put so; `is_reply`: whether goods were shown before it."""
    for pattern, put in (*_REPLIES, *_PUT) if is_reply else _PUT:
        text = pattern.sub(put, text)
    return re.sub(r"[ \t]+([.,;:!?])(?![()DPp|/])", r"\1", re.sub(r"[ \t]+", " ", text)).strip()


def leans_on_it(text: str) -> bool:
    """Whether it speaks of what was asked for before."""
    return _LEANS.match(text) is not None


_THIS_BUT = re.compile(
    r"^(?:i (?:like|love) )?(?:like )?(?:this|that)(?: (?:one|[a-z]+))?,? (?:but|only|just) (?:a (?:bit|little|touch) |much |in )?(?P<how>(?!for\b|in\b|with\b|without\b)(?:lighter|heavier|smaller|bigger|larger|taller|shorter|wider|longer|warmer|cheaper|softer|thicker|thinner|quieter|less [a-z]+|more [a-z]+))\b(?:[.,!]? (?:anything|is there (?:one|any)|got (?:one|any)|do you have (?:one|any)|any))?(?=\W*$)"
)
_BESIDE_IT = re.compile(
    r"\bwhat (?:would|could|should|might|do|can|shall)(?: (?:you|i|we|one|people))?(?: [a-z]+)? ?(?:sit|stand|lie|lay|look|put|set|serve|wear|use|have|place|pair|match)\b[^.?!]{0,30}?\b(?:beside|next to|alongside|along with|together with|inside|underneath) (?:it|them|this|these|those|that)\b"
)
_GOODS_FOR_IT = re.compile(
    r"\b(?:what|which) (?P<goods>(?:[a-z-]+ ){0,2}[a-z-]+) (?:belongs?|goes|go|would|should|could|do|does|can|shall|will|fits?|sits?|suits?|works?|might)\b[^.?!]*\b(?:inside|beside|underneath|on top|alongside|(?:in|on|with|under|over|into|next to) (?:it|them|this|these|those|that)|(?:on|in|with|inside|into))\W*(?=[.?!]|$)"
)


def put_beside_page(text: str, names_goods: Callable[[str], bool]) -> str:
    """What is asked for beside the product whose page is open, or like it, put as that: "which socks belong inside?", "this one but
    lighter"; `text` where nothing is."""
    if but := _THIS_BUT.search(text):
        return f"do you have something similar but {but['how']}?"
    if _BESIDE_IT.search(text):
        return "what goes with it?"
    for found in _GOODS_FOR_IT.finditer(text):
        if names_goods(found["goods"]):
            return f"what {found['goods']} goes with it?"
    return text
