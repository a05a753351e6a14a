"""Whether a message asks for goods at all, as far as its words and the shop's tell. English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.store.vocabulary import Vocabulary
from persea.understand.content import names_goods
from persea.understand.errand import GIFT
from persea.understand.limits import Limits
from persea.understand.shop_words import brands_in
from persea.understand.thing import names_a_thing
from persea.values import Filters, Likely

SHOP_VERB = re.compile(
    r"\b(?:looking for|look for|searching for|in the market for|shopping for|i(?:'m| am) after|i(?:'d| would) like|"
    r"i (?:really )?(?:need|want)|we (?:need|want)|need(?:s)?|want(?:s)?(?! to know)|buy(?:ing)?|purchase|recommend|suggest|show me|"
    r"find me|got any|any (?:good|nice|decent)|do (?:you|u|ya) (?:have|sell|carry|stock|got)|have (?:you|u) got|what have (?:you|u)(?: got| there| for (?:me|us))?(?=\W*$)|"
    r"gifts?|presents?|(?:something|anything|ideas?) (?:for|to|nice|warm|useful)|what .{0,30}do you (?:have|sell|recommend)|sell me|order)\b"
)
KNOWLEDGE = re.compile(
    r"^(?:so |and |ok |please |hey )*(?:what(?:'s| is| are| was| were| does| do(?! you))|who(?:'s| is| was| are| wrote| invented| won)?\b|why\b|"
    r"when(?:'s| is| was| did| does| do)|where (?:is|are|was|were|does|do|did|can)|how (?:do|does|did|to|can|should|many|long|far|tall|old|big|high|deep|fast|come|is|are)\b|"
    r"explain|define|calculate|convert|solve|tell me (?:a |an |about|how|why|what|who|something)|can (?:i|my|we)\b|how much (?!is|are|does|do (?:they|these|those|the)|for|would)|which (?:stocks|shares|country|planet|president)\b|may i\b|am i\b|should i (?!get|buy|choose|pick)|is it\b|is there (?:a )?(?:life|god)|"
    r"is (?!the|this|that|it|there)[a-z]+ |are (?!there|these|those|the|they|you)[a-z]+ |does (?!it|the|this|that)[a-z]+ |will (?:it|i|the)\b|do (?!you|they|these|those|the|any)[a-z]+ )"
)


def likely(text: str, limits: Limits, content: Sequence[str], vocabulary: Vocabulary) -> Likely:
    goods = any(names_goods(word, vocabulary) for word in content)
    named = goods or bool(brands_in(content, vocabulary))
    wishes = limits.filters != Filters() or limits.order is not None
    if wishes and not content and not KNOWLEDGE.search(text) and limits.rest.strip(" ?!.,") == "":
        return Likely.YES  # "under $50" and nothing else
    if limits.filters.on_sale and not content:
        return Likely.YES
    if KNOWLEDGE.search(text) and not SHOP_VERB.search(text):
        asks_for_goods = (named or wishes) and limits.superlative and bool(content)
        return Likely.YES if asks_for_goods or (named and limits.filters.max_price) else Likely.NO
    if named and (SHOP_VERB.search(text) or wishes or len(content) <= 8):
        return Likely.YES
    if wishes and (content or SHOP_VERB.search(text)):
        return Likely.YES
    if names_a_thing(text, content):
        return Likely.YES
    if SHOP_VERB.search(text) and content:
        return Likely.MAYBE if not GIFT.search(text) else Likely.YES
    return Likely.MAYBE if 0 < len(content) <= 8 else Likely.NO
