"""Whether a message asks for something to be done with the cart, saved things or watches, or asks about a price's past.

By words alone, English; other languages come as English through framed.py. What it does not do: know what "it" is, or
what is in the cart (hearing/deeds.py, modes/carting.py).
"""

from __future__ import annotations

import re

from persea.language.colours import COLOURS
from persea.language.numbers import find_figures
from persea.language.plain import reader_text, words
from persea.understand.noise import without_noise
from persea.values import Intent, Kind, Likely, Money, currency_exponent
from persea.values.shopping import Deed, Do

_CART = r"(?:(?:my|me|the|our|your|ur|this)\s+)?(?:shopping[\s-]*)?(?:cart|basket|trolley|trolly|crat|kart|cartt|baskt|baskit|baskett|bsaket)\b(?! (?:for|with|from|full|case)\b)"
_BAG = r"(?:(?:my|the)\s+)(?:shopping[\s-]*)?bag\b"
_IN = rf"(?:in\s*to|in|to|2)\s+(?:{_CART}|{_BAG})"
_FROM = rf"(?:(?:back\s+)?out\s+of|from|off|out\s+from)\s+(?:{_CART}|{_BAG})"
_LISTS = r"(?:(?:my|the|a)\s+)?(?:wish[\s-]*list|favou?rites?|favs|faves|saved(?:\s+(?:items?|things|list|products|for later))?|bookmarks?|later list|shortlist)"
_BEFORE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|okey|k|great|perfect|nice|cool|good|lovely|super|fine|sure|yes|yeah|yep|yup|right|alright|hey|hi|hello|hmm+|mhm+|mm+|oh|ah|oops|well|so|and|then|now|also|actually|sorry|nah|nope|no(?= (?:stop|remove|take|put|add|make|delete))|on second thoughts?|(?:i'?ve|i have|i) changed my mind|scratch that|never ?mind|forget it(?=,)|"
    r"ta|please|pls|plz|plss|just|kindly|quickly|go ahead(?: and)?|no(?=,)|wait|thanks|persea|"
    r"(?:can|could|may|might) (?:i|we)(?= (?:add|put|save|check ?out|pay now|remove|see|watch|place|empty|clear))|(?:can|could|would|will|wud|cud) (?:you|u|ya)(?: (?:please|pls|plz|kindly|just|maybe|possibly|also))*|"
    r"(?:i|we)(?:'d| would|d)? (?:really )?(?:like|love|want|wanna|need|wish)(?: (?:you|u))? to(?! know)|i wanna|i'?d rather|i think i'?(?:ll|d like to)|"
    r"(?:do|would) you mind(?: \w+ing)?|be so kind (?:and|as to)|let'?s|lets|let me(?! know)|feel free to|you can|u can|i'?m going to|i'?ll|i will|"
    r"would it be possible to|is it possible to|is there any way to|any chance you could|help me(?: to)?|do me a favou?r and|time to)\b[\s,.!:;-]*)+"
)
_AFTER = re.compile(
    r"(?:[\s,.!?:;-]+(?:please|pls|plz|plss|for me|thanks|thank you|thx|ty|cheers|now|right now|then|would you|will you|could you|can you|if you (?:can|could|would|don'?t mind)|"
    r"mate|love|dear|ok(?:ay)?|asap|instead|actually|too|as well|also|again|right away|straight away|and that'?s (?:it|all)))*[\s.!?,;:)-]*$"
)

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12,
    "a half dozen": 6, "half a dozen": 6, "dozen": 12, "another": 1, "one more": 1, "a pair of": 1, "a second": 1,
    "fifteen": 15, "twenty": 20,
}  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))
_COUNT = rf"(?:x\s*)?(?P<count>\d{{1,4}}|{_WORDS})(?:\s*(?:x|×|pcs|pieces|units|times)\b)?"
_LEADING = re.compile(rf"^{_COUNT}(?:\s+(?:more|extra|additional|other))?(?:\s+(?:of|ofs)\b)?(?=\s|$)")
_TRAILING = re.compile(
    r"[\s,]+(?:x|×|times|qty|quantity|quantity of)\s*(?P<count>\d{1,3})$|[\s,]+(?P<twice>twice)$|[\s,]+(?P<times>\d{1,2})\s*(?:x|×|times)$"
)
_PLACE = r"(?:first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|latter|former)"
_PLACED = re.compile(
    rf"\b(?:the |that |this )?{_PLACE}(?:\s+(?:and|or|&|,)\s+(?:the )?{_PLACE})?(?:\s+(?:two|three|four|2|3|4))?\b|(?:#|\b(?:number|no\.?|nr\.?|option|item|product)\s*)(?:[1-9]|one|two|three|four|five)\b"
)
_POINT = re.compile(
    r"\b(?:it|its|this|that|them|those|these|they|both|ones?|all of (?:it|them|those|these)|dis|dat|same)\b"
)
_ALL = re.compile(r"\b(?:both|all(?: of)? (?:of )?(?:them|those|these|three|two|four)|all)\b")
_REF = (
    rf"(?:it|this(?: one)?|that(?: one)?|these|those|them|both(?: of (?:them|these|those))?|all(?: of)? (?:them|these|those)|the same|one(?: of (?:them|these|those))?|"
    rf"(?:(?:{_COUNT.replace('(?P<count>', '(?:')})\s+)?(?:of\s+)?(?:(?:the |that |this )?{_PLACE}(?:\s+(?!aid\b|class\b|time\b|minute\b)\w+)?|(?:the|that|this) (?:\w+\s+){{1,2}}one)|(?:option|number|no\.?|item|#)\s*\w+|"
    rf"(?:{_COUNT.replace('(?P<count>', '(?:')})\s+of\s+(?:it|them|these|those|the \w+(?: ones?)?))"
)
_WITH = r"(?:\s+(?:in|size|with|as)\s+.{1,40})?"

_ADD_TO = re.compile(
    rf"^(?:add|ad|addd|put|pop|throw|chuck|toss|stick|drop|place|slip|shove|bung|include|get|want|have|need|take|move|load|leave|bring|stuff|sling|lob|whack|plop|dump|give me|buy|order)\s+(?P<what>.*?)\s*{_IN}(?P<more>.*)$"
)
_TO_CART = re.compile(rf"^(?P<what>.*?)\s*\b{_IN}(?P<more>.*)$")
_ADD = re.compile(
    rf"^add\s+(?P<what>{_REF}{_WITH}|(?:another|one more|\d+ more|(?:{_WORDS}) more)(?: of .*)?(?: one| pair)?{_WITH})$"
)
_ADD_NAMED = re.compile(
    rf"^add\s+(?!.*\b(?:filters?|limits?|budgets?|options?|conditions?|notes?|more|colou?rs?|details?|info|words?|results?|up|account|address|photos?|reviews?)\b)(?P<what>(?:the|my|that|this|a|an|{_WORDS}|\d{{1,2}})\s.+)$"
)
_COUNTED = re.compile(
    rf"^(?:(?:how|what) about |maybe |rather |(?:i|we) (?:need|want) |i'?(?:ll|d) (?:take|have|like) )?(?P<what>{_COUNT.replace('(?P<count>', '(?:')}\s+of\s+(?:(?:the|that|this)\s+{_PLACE}(?:\s+ones?)?|(?<!one of )the (?!best|most|\w+est\b)\w+(?: \w+){{0,3}}?|those|these|them)(?:\s*,?\s*(?:in|size)\s+.{{1,40}})?)$"
)
_MORE = re.compile(
    rf"^(?:(?:i'?d|i would|we'?d|we would) (?:like|love|want) |i (?:want|need) |give me |get me |i'?ll (?:take|have) )?(?P<what>(?:another(?: one| pair)?|one more|(?:\d{{1,2}}|{_WORDS}) more)(?: of (?:them|those|these|it|that|this|the same))?)$"
)
_BUY = re.compile(
    rf"^(?:(?:take|buy|have|get|order|grab|purchase|go for|go with|cart|basket)|(?:i'?(?:ll|d|m)?|we'?ll)\s*(?:will |would |gonna |going to )?(?:take|buy|have|get|order|grab|purchase|go for|go with)|get me|give me|gimme|sell me|wrap up)\s+(?P<what>{_REF}{_WITH})$"
)
_WANT = re.compile(
    rf"^(?:i |we )?(?:want|need|(?:would|'d|d) (?:like|love))\s+(?P<what>it|this(?: one)?|that(?: one)?|(?:the |that |this )?{_PLACE}(?: one)?)$"
)
_NO_REQUEST = re.compile(
    r"^(?:what|how|why|when|where|who|is|are|do|does|did|can|could|which|something|anything|a|an|to|show|find)\b|\bto (?:go|put|carry|fit|keep|hang|hold)\b"
)
_REMOVE = re.compile(
    rf"^(?:remove|delete|del|rm|romove|remvoe|kick out|get rid of|ditch|scrap|discard|bin|erase|eliminate)\s+(?P<what>.+?)(?:\s+(?:{_FROM}|in (?:{_CART}|{_BAG})))?$"
)
_TAKE_OUT = re.compile(
    rf"^(?:take|drop|throw|kick|pull|lose|cancel|toss|get|move|put)\s+(?P<what>.+?)\s+(?:(?:back\s+)?{_FROM}|(?:back\s+)?out(?: again)?|off|away|back on the shelf)$"
    rf"|^(?:take|pull|throw)\s+(?:out|off)\s+(?P<out>.+?)(?:\s+{_FROM})?$"
)
_UNWANTED = re.compile(
    rf"^(?:i )?(?:do(?:n't| not|nt)|no longer|dont) (?:really )?(?:want|need) (?P<what>.+?)\s+(?:any ?more|after all|in (?:{_CART}|{_BAG}))$|^i no longer (?:want|need) (?P<no>.+)$"
)
_LIMITS = re.compile(
    r"\b(?:filters?|limits?|restrictions?|conditions?|wish(?:es)?|notes?|everything you know|account|conversation|chats?|messages?|history|profile|data|\w{3,} ones|ones)\b"
)
_SET = re.compile(
    rf"^(?:make|change|set|update|switch|turn|put|bump|adjust|up|raise|increase|lower|reduce)\s+(?P<what>.*?)\s*(?:(?:the\s+)?(?:quantity|amount|number|qty|count)(?:\s+of\s+(?P<of>.+?))?)?\s*(?:\b(?:up|down)\b\s*)?(?:(?:\b(?:to|into|at|be)\b|=)\s*)?(?P<count>\d{{1,4}}|{_WORDS})(?:\s*(?:of (?:them|those|these|it)|pieces|pcs|units|items|pairs?|x))?$"
)
_NAMES_COUNT = re.compile(r"\b(?:quantity|amount|number|qty|count)\b")
_SHOW = re.compile(
    rf"^(?:does|do|has|have) (?:{_CART}|{_BAG}) (?:have|hold|contain|got)\b.*$|^(?:what(?:'s| is| all is| do i have| have i got| did i put| else is|s)?|show(?: me)?|see|view|open|display|list|check|look at|review|read (?:me|out)(?: what(?:'s| is))?|tell me what(?:'s| is)|go to|how (?:much|many)\b.*|whats|wat(?:'s| is|s)?|is there (?:anything|something)|do i have (?:anything|something)|anything|(?:is|are) .*|did i (?:add|put) .*)\s*(?:all\s+)?(?:currently |already |now )?(?:things |items |stuff )?(?:in(?:side)?|of|is|for|does|at|about)?\s*(?:{_CART}|{_BAG})(?:\s+(?:contain|cost|hold|have|look like|come to|say|at the moment|so far|now|total|worth|amount|have in it|contents?|right now|already|of).*)?$"
    rf"|^(?:{_CART}(?:\s+(?:total|contents?|status|summary))?|my bag)$|^(?:what(?:'s| is)|how much is|tell me) (?:my|the) (?:total|subtotal|cart total|bill|damage)(?: so far)?$|^how much (?:do i|would i|will i) (?:owe|pay)(?: (?:in total|altogether|so far))?$|^what (?:have i (?:added|picked|put in)|did i add|do i have)(?: so far)?$"
)
_EMPTY = re.compile(
    rf"^(?:empty|clear|reset|wipe|flush|dump|clean|unload|clear out|clean out|empty out|purge|delete|remove|scrap)\s+(?:out\s+)?(?:all|everything|it all|all (?:the )?(?:items|things|stuff))?\s*(?:(?:in|from|of|out of)\s+)?(?:{_CART}|{_BAG})$"
    r"|^(?:remove|delete|clear|take out|get rid of|ditch|drop) (?:everything|it all|all(?: of (?:it|them))?|all (?:the )?(?:items|things|stuff))(?: (?:in|from|of|out of) .*)?$|^take (?:everything|it all|all of it) (?:out|off)(?: .*)?$|^(?:clear|empty|throw|toss|wipe) (?:it|everything)(?: all)? out$|^(?:clear|empty) (?:it all|everything)$|^start over with (?:my|the|a new|an empty) (?:cart|basket)$"
)
_CHECK_OUT = re.compile(
    r"^(?:(?:that'?s (?:it|all|everything)|done|i'?m done|finished|ready)[\s,.!-]*(?:and |so |to )?)?(?:(?:to |the )?check\s*-?\s*out(?: (?:my|the|this|with) (?:cart|basket|order|bag|this|these))?|chekout|checkot|proceed(?: to (?:check ?out|payment|pay|the till))?|(?:go|take me|bring me|send me|move|head|get me|continue|over) (?:on )?to (?:the )?(?:check ?out|till|payment|cashier|register)|"
    r"(?:i'?m |im |we'?re )?ready to (?:pay|check ?out|buy|order|purchase)|(?:place|submit|complete|finish|finalize|finalise|send|confirm|put in) (?:an|the|my|this|our) (?:order|purchase)|pay(?: now| for (?:it|this|them|these|everything|all|my (?:cart|order|stuff|things)|the lot))?|"
    r"buy (?:everything|it all|all(?: of (?:it|them))?|my (?:cart|basket)|now|the (?:lot|cart)|what'?s in my (?:cart|basket))|order (?:everything|it all|all of (?:it|them)|now|what'?s in my (?:cart|basket))|ring (?:me|it|this|them) up|purchase (?:everything|it all|my cart|now))$"
)
_SAVED = re.compile(
    rf"^(?:what (?:have|did|do) i (?:have )?(?:saved?|bookmark(?:ed)?)(?: for later)?|(?:show|see|view|open|list)(?: me)? {_LISTS}|what(?:'s| is|s) (?:on|in) {_LISTS}|{_LISTS}|(?:show|list)(?: me)? (?:what|the things|everything) i(?:'ve)? saved(?: for later)?)$"
)
_UNSAVE = re.compile(
    rf"^(?:unsave|unfavou?rite|unbookmark|unheart)\s+(?P<what>.+)$|^(?:remove|delete|take|drop)\s+(?P<from>.+?)\s+(?:from|off|out of)\s+{_LISTS}$"
)
_SAVE = re.compile(
    rf"^(?:save|keep|bookmark|park|hold on to|store|stash|set aside|put aside)\s+(?P<what>.+?)\s+(?:for (?:later|another (?:day|time)|next time|me|now)|(?:to|in|on|under|onto)\s+{_LISTS}|aside|on the side)$"
    rf"|^(?:add|put|move|throw|stick|pop)\s+(?P<list>.+?)\s+(?:to|in|on|onto|into)\s+{_LISTS}(?:\s+(?:for later|instead))?$"
    rf"|^(?:save|bookmark|favou?rite|heart|star|wishlist|shortlist|fave?)\s+(?P<ref>{_REF}{_WITH})$|^(?:i )?like (?P<like>{_REF}),? save (?:it|that|them)$|^save for later$"
)
_TELL = r"(?:tell|let|notify|alert|ping|warn|message|inform|remind|e-?mail|mail|text|buzz|give|shout(?: at)?|holler(?: at)?|dm|update|send)\s+(?:to )?me\b(?:\s+(?:know|a (?:shout|heads[- ]up|ping|nudge|message|note|reminder|notification|alert)|an? (?:e-?mail|alert|update)|please))?"
_WATCH = re.compile(
    rf"^{_TELL}\s*,?\s*(?:when(?:ever)?|if|once|as soon as|the (?:moment|minute|second)|should|in case|wen|for when|about|of)\s+(?P<what>.+)$"
)
_TRACK = re.compile(
    r"^(?:watch|track|monitor|follow|keep (?:an )?eye on|keep (?:a )?(?:watch|track) (?:on|of|over)|(?:set|create|make|start)(?: up)? (?:an?|the|me an?) (?:price |stock )?(?:alert|watch|alarm|notification|tracker)(?: (?:for|on|at|when|if|below|under))?|price (?:alert|watch)(?: (?:for|on|at))?|(?:price|stock) alert)\b\s*(?P<what>.*)$"
)
_PING = re.compile(rf"^{_TELL}\s*,?\s*(?P<what>(?:at|under|below|for (?:less|under))\b.*\d.*)$")
_OF_THE_SHOP = re.compile(
    r"\b(?:my|the|an?) (?:order|parcel|package|delivery|shipment|refund|money|courier|return)\b|\b(?:you|store|shop)(?:'re| are| is)? (?:open|close|back|reopen|ship|deliver)|\b(?:was|were|has been|had been)\b"
)
_ASKS_NOW = re.compile(
    rf"^{_TELL}\s*,?\s*(?:if|about|of)\s+\S+(?: \w+){{0,4}}?(?:'s|\s+is|\s+are|\s+has|\s+have)\b"
)
_STOCK = re.compile(
    r"\b(?:back(?! to)|in stock|restock(?:ed|s)?|available|availability|returns?|comes? back|come in|arrives?|gets? more|have (?:it|more|some)|got (?:it|more|some)|sold out|stock)\b"
)
_PRICE = re.compile(
    r"\b(?:price[ds]?|prices|drops?|dropped|falls?|fell|cheaper|cheap|below|under|less|lower|reduced|discounted|discount|on sale|sale|costs?|down|goes down|hits?|reach(?:es)?|at most|max|deal|offer)\b|[$€£]|\b(?:dollars?|bucks|euros?|quid)\b"
)
_UNWATCH = re.compile(
    r"^(?:stop|quit|cease|end|cancel|no longer|no more|forget(?: about)?)\s+(?:watching|tracking|monitoring|following|watch|telling me|notifying me|alerting me|the (?:price |stock )?(?:alert|watch|tracking|notification)s?|(?:my |that |this |all )?(?:price |stock )?(?:alert|watch|notification)(?:es|s)?)\b\s*(?:for|on|of|about|when|if)?\s*(?P<what>.*)$"
    r"|^(?:remove|delete|drop|turn off|switch off|disable|kill)\s+(?:the |my |that |this |all (?:my )?)?(?:price |stock )?(?:alert|watch|notification|alarm)(?:es|s)?\b\s*(?:for|on|of|about)?\s*(?P<off>.*)$"
    r"|^(?:unwatch|untrack|unfollow)\s+(?P<un>.+)$|^(?:do(?:n't| not|nt)|no need to) (?:tell|notify|alert|watch|track|let)\b(?: me(?: know)?)?\s*(?:about|when|if)?\s*(?P<dont>.*?)(?:\s+(?:any ?more|any longer))?$"
)
_WATCHES = re.compile(
    r"^(?:what(?:'s| is| are| am)?|which|show(?: me)?|list|see|view)\b.*\b(?:(?:i|you)(?:'?re| are| am|'m)? (?:watching|tracking)|am i watching|are you watching(?: for me)?|my (?:price |stock )?(?:watches|alerts|watch ?list|notifications))(?: for me)?$|^(?:are|do) you (?:still )?(?:watching|tracking|watch|track) (?:anything|something|stuff|things)(?: for me)?$|^my (?:watches|alerts|watch ?list)$"
)
_JUDGE = re.compile(
    r"\b(?:real|genuine|actual|true|fake|legit|honest|proper|phoney|phony|bogus|so-called|good|great|decent|fair) (?:discount|deal|sale|bargain|offer|reduction|saving|price(?! range| point| for))\b(?! (?:on|for) (?:a|an|some)\b)"
    r"|\b(?:discount|deal|sale|reduction|offer|saving)s? (?:is |are )?(?:real|genuine|fake|legit|true|honest|actually|really)\b|\b(?:discount|deal|sale|reduction|offer|saving)s? .{1,50}\b(?:real|genuine|fake|legit)$"
    r"|\b(?:really|actually|truly|genuinely) (?:reduced|on sale|discounted|cheaper|a (?:discount|deal|bargain|sale))\b"
    r"|\b(?:has|have|was|were|is|had|did|been|hasn't|wasn't|isn't) .{0,60}?\b(?:ever )?(?:been |cost |was |be )?(?:any )?(?:cheaper|lower|less)(?: (?:before|in the past|than (?:this|that|now)|ever|recently|last (?:week|month|year)|earlier|once|previously))"
    r"|\b(?:has|have|was|were|hasn't|wasn't|did) .{0,60}?\b(?:ever )?(?:been|cost|be) (?:any )?(?:cheaper|lower|less)\b|\b(?:was|were) .{0,60}?\bever (?:any )?(?:cheaper|lower|less)\b"
    r"|\bprice (?:history|chart|trend|development|over time)\b|\bhistory of (?:the |its )?prices?\b|\b(?:lowest|best|all[- ]time low|highest) price (?:ever|it|so far|in|over|of the last|this (?:year|month))\b|\bis (?:this|that|it) (?:its |the |it'?s )?(?:all[- ]time )?(?:lowest(?: price)?|low)\b"
    r"|\bwhat (?:did|has) .{1,60}\b(?:cost|been)(?: (?:before|last (?:week|month|year)|a (?:week|month|year) ago|in the past|previously|earlier|originally))\b|\bhow (?:has|did) (?:the|its) price\b|\bhas (?:the|its) price (?:of .{1,60} )?(?:gone|dropped|changed|risen|fallen|been|increased|moved)\b"
    r"|\bprices?\b.{0,40}\b(?:real|legit|genuine|fake|honest|fair)$|\b(?:this|that|the|its) price (?:is )?(?:any good|good|ok(?:ay)?|fair|normal|usual|high|low)\b|\bhow long has .{1,60}\b(?:this price|that price|on sale|been reduced|the same price|been on offer)\b|\b(?:ever|actually|really) (?:sold|charged|cost|been sold|priced) (?:at|for)\b|\bis (?:now|this|it) a good time to buy\b|\bworth waiting for (?:a )?(?:better|lower) price\b|\bshould i wait for (?:a )?(?:better|lower) price\b|\b(?:was|were) .{1,60} more expensive before\b"
)
_SHOPS_SALE = re.compile(
    r"^(?:i|i'm|we|looking|find|show|get|a|any|good|great|best)\b(?! (?:the )?price (?:history|chart))|\b(?:any|what|which|show|find|looking for|do you have|got|are there|where)\b.{0,40}\b(?:deals?|discounts?|bargains?|offers?)\b|\bgood price for\b"
)

_FILLER = re.compile(
    r"\b(?:the|a|an|my|your|our|of|please|pls|one|ones|it|its|this|that|these|those|them|they|both|all|me|for|some|up|more|too|also|just|is|are|item|items|product|products|thing|things|there|same|pair|pairs|version|dis|dat|another|extra|you|show|showed|shown|mentioned|above|which|i|to|'s)\b"
)


def read_deed(text: str, currency: str = "USD") -> Deed | None:
    """What `text` (as English, in lower case) asks to be done; None where it asks for no such thing."""
    said = bare(text)
    for read in (_of_watches, _of_saved, _of_cart, _of_prices):
        if deed := read(said, currency):
            return deed
    return None


def bare(text: str) -> str:
    """Without what is said only to be polite."""
    said = without_noise(" ".join(reader_text(text).lower().split())).strip(" .!")
    said = _AFTER.sub("", said)
    return _BEFORE.sub("", said) or said


def deed_intent(
    deed: Deed, subjects: tuple[str, ...], focus: tuple[str, ...], shown: tuple[str, ...]
) -> Intent:
    """`deed` about the products at the places it names, or else those on the screen: the last shown, which may be one."""
    if deed.sure:  # places that are not there are nothing
        return Intent(_KINDS[deed.do], subject_ids=subjects, deed=deed, shopping=Likely.YES)
    return Intent(_KINDS[deed.do], subject_ids=focus or shown, deed=deed, shopping=Likely.YES)


_KINDS = {
    **dict.fromkeys(
        (Do.ADD, Do.REMOVE, Do.SET, Do.VARY, Do.SHOW, Do.EMPTY, Do.CHECK_OUT, Do.UNDO), Kind.CART
    ),
    **dict.fromkeys((Do.SAVE, Do.UNSAVE, Do.SAVED), Kind.SAVE),
    **dict.fromkeys((Do.WATCH, Do.UNWATCH, Do.WATCHES), Kind.WATCH),
    Do.JUDGE: Kind.DISCOUNT,
}


def unheard_option(said: str, known: frozenset[str]) -> str:
    """What of `said` is put as a size or colour and is none of those `known`; empty where all is."""
    told = words(said)
    for place, word in enumerate(told):
        is_put_so = place > 0 and told[place - 1] in ("in", "size", "sizes", "colour", "color")
        if word not in known and word not in _BETWEEN and (word in COLOURS or word.isdigit() or is_put_so):
            return word
    return ""


_BETWEEN = frozenset("in size sizes colour color a an the my and of".split())


# ---------------------------------------------------------------- each


def _of_cart(said: str, currency: str) -> Deed | None:
    if _CHECK_OUT.match(said):
        return Deed(Do.CHECK_OUT)
    if _EMPTY.match(said):
        return Deed(Do.EMPTY)
    if _SHOW.match(said):
        return Deed(Do.SHOW)
    if deed := _removed(said):
        return deed
    if found := _SET.match(said):
        what = found["of"] or found["what"] or ""
        named = re.search(r"\b(?:quantity|amount|number|qty|count)\b", said)
        if named or re.fullmatch(r"(?:it|that|this|them|those|these|the \w+(?: \w+)?)?", what.strip()):
            deed = deed_of_part(Do.SET, what)
            return Deed(Do.SET, _number(found["count"]), said=deed.said, points=not deed.said, sure=deed.sure)
    what = put_in(said)
    return None if what is None else deed_of_part(Do.ADD, what)


def put_in(said: str) -> str | None:
    """What is to be put into the cart, in the words of `said` (bare); None where nothing is."""
    for pattern in (_ADD_TO, _ADD, _ADD_NAMED, _MORE, _COUNTED, _BUY, _WANT):
        if found := pattern.match(said):
            after = found.groupdict().get("more") or ""
            return f"{found['what']} {after}".strip()
    if (found := _TO_CART.match(said)) and not _NO_REQUEST.search(said):
        return f"{found['what']} {found['more']}".strip()
    return None


def _removed(said: str) -> Deed | None:
    for pattern in (_TAKE_OUT, _REMOVE, _UNWANTED):
        found = pattern.match(said)
        if found is None:
            continue
        what = next(group for group in found.groups() if group is not None)
        in_cart = re.search(rf"{_CART}|{_BAG}", said) is not None
        if not in_cart and _LIMITS.search(what) and not _PLACED.search(what):
            return None
        if not in_cart and re.search(r"\b(?:from|with|without|in|on)\b", what):
            return None
        counted = _LEADING.match(what)
        deed = deed_of_part(Do.REMOVE, what)
        some = counted is not None and counted["count"] not in ("a", "an") and deed.quantity is not None
        return Deed(
            Do.REMOVE, less=deed.quantity if some else None, said=deed.said, points=not deed.said or deed.points,
            all=deed.all, sure=deed.sure,
        )  # fmt: skip
    return None


def _of_saved(said: str, currency: str) -> Deed | None:
    if _SAVED.match(said):
        return Deed(Do.SAVED)
    for do, pattern in ((Do.UNSAVE, _UNSAVE), (Do.SAVE, _SAVE)):
        if found := pattern.match(said):
            what = next((group for group in found.groups() if group is not None), "")
            return deed_of_part(do, what)
    return None


def _of_watches(said: str, currency: str) -> Deed | None:
    if _WATCHES.match(said):
        return Deed(Do.WATCHES)
    if found := _UNWATCH.match(said):
        what = next((group for group in found.groups() if group is not None), "")
        is_no = said.startswith(("no ", "no longer", "don", "do not"))
        is_over = re.search(r"\b(?:any ?more|any longer|watch|alert)\b", said)
        if is_no and what and not _POINT.search(what) and not is_over:
            return None
        deed = deed_of_part(Do.UNWATCH, _without_condition(what))
        return Deed(
            Do.UNWATCH, said=deed.said, points=not deed.said, sure=deed.sure, all="all" in said.split()
        )
    found = _WATCH.match(said) or _TRACK.match(said) or _PING.match(said)
    if found is None:
        return None
    what = found["what"]
    by_price = _PRICE.search(f"{what} {said}" if _TRACK.match(said) else what)
    by_stock = _STOCK.search(what)
    if _OF_THE_SHOP.search(what) or (_ASKS_NOW.match(said) and not re.search(r"\b(?:back|again)\b|\d", what)):
        return None
    if not (by_price or by_stock) and not (
        _TRACK.match(said) and (_POINT.search(what) or _PLACED.search(what))
    ):
        return None
    below = _money(what, currency)
    deed = deed_of_part(Do.WATCH, _without_condition(what))
    return Deed(
        Do.WATCH, said=deed.said, points=not deed.said or deed.points, sure=deed.sure,
        stock=by_stock is not None and below is None and not re.search(r"\b(?:price|cheaper|sale|drops?)\b", what), below=below,
    )  # fmt: skip


def _of_prices(said: str, currency: str) -> Deed | None:
    found = _JUDGE.search(said)
    if found is None or _SHOPS_SALE.search(said):
        return None
    deed = deed_of_part(Do.JUDGE, _OF_JUDGING.sub(" ", said))
    return Deed(Do.JUDGE, said=deed.said, points=not deed.said or deed.points, sure=deed.sure)


_OF_JUDGING = re.compile(
    r"\b(?:is|was|were|are|has|have|had|did|does|do|been|be|use|used|to|compared|ever|even|really|actually|truly|genuinely|real|genuine|actual|true|fake|legit|honest|proper|phoney|phony|bogus|good|great|decent|fair|discounts?|discounted|deal|sale|bargain|offer|reduction|"
    r"reduced|savings?|prices?|cheaper|lower|less|lowest|best|before|in the past|than (?:this|that|now)|now|recently|last|week|month|year|ago|earlier|once|previously|any|cost|costs|history|chart|trend|over time|what|how|long|changed|gone up|gone down|dropped|risen|"
    r"on|at|so far|in|should|wait|worth|waiting|better|time to buy|buy|tell me|show me|can you|about|sold|charged|of|time|low|all-time|isn't|wasn't|hasn't|if|whether|know|think|you|more expensive|gone|increased|increase|fallen|moved|development|originally|full)\b"
)
_CONDITION = re.compile(
    r"\b(?:(?:'s|is|are|gets?|comes?|goes|go|becomes?|drops?|dropped|falls?|fell|hits?|reach(?:es)?|costs?|has|have|will be|would be|being|you|there(?:'s| is| are)?|again|below|under|less than|lower than|at most|at or below|to|down|back|in stock|restocked?|available|cheaper|on sale|sale|"
    r"reduced|discounted|than|price|prices|the price of|of|for|any|less|lower|stock|sold out|changes?|when|if|once|or|a|an|discount|deal|offer|arrives?|returns?|got|more|some|come|does|do|in|on|at|by|about|and|,)\b|[$€£]?\s*\d[\d.,]*\s*(?:[$€£]|dollars?|bucks|euros?|quid|usd|eur|gbp)?)+"
)
_AMOUNT = re.compile(
    r"(?:below|under|less than|lower than|at most|max(?:imum)?|to|hits?|reach(?:es)?|at|costs?|is|for|or below|than)\s+(?:about |around )?(?P<amount>[$€£]?\s*[\d.,]*\d\s*(?:[$€£]|dollars?|bucks|euros?|quid|usd|eur|gbp)?)"
)


def _without_condition(what: str) -> str:
    """What is watched, without what it is watched for; sizes are left."""
    for figure in reversed(find_figures(what)):
        if figure.is_money:
            what = f"{what[: figure.start]} {what[figure.end :]}"
    kept = re.findall(
        r"\bsize\s+\w+|\b(?:in|the)\s+(?:xs|s|m|l|xl|xxl|\d{2}(?:\.5)?)\b(?!\s*(?:[$€£]|dollars?|euros?|bucks))",
        what,
    )
    return f"{_CONDITION.sub(' ', what)} {' '.join(kept)}"


def _money(what: str, currency: str) -> Money | None:
    """The limit that is named. "To $50" and "at $50" mean $50 as well: what is below one cent more."""
    figures = find_figures(what, currency)
    money = next((figure for figure in figures if figure.is_money), None)
    if money is None and (named := _AMOUNT.search(what)):
        money = next(
            (figure for figure in figures if not figure.unit and figure.start >= named.start()), None
        )
    if money is None:
        return None
    value = money.value
    minor = int(value.scaleb(currency_exponent(currency)))
    reaches = re.search(
        r"\b(?:to|at|hits?|reach(?:es)?|or less|or below|at most|costs?|is|max(?:imum)?)\s+(?:about )?[$€£]?\s*\d",
        what,
    )
    under = re.search(r"\b(?:below|under|less than|lower than|cheaper than)\b", what)
    return Money(minor + 1 if reaches and not under else minor, currency) if minor > 0 else None


# ---------------------------------------------------------------- what is meant


def deed_of_part(do: Do, what: str) -> Deed:
    """`what` taken apart: how many, places of the list, and the words that are left."""
    what = re.sub(r"^(?:(?:please|pls|plz|just|now|also)\s+)+", "", " ".join(what.split()).strip(" ,."))
    quantity = None
    if trailing := _TRAILING.search(what):
        quantity = 2 if trailing["twice"] else int(trailing["count"] or trailing["times"])
        what = what[: trailing.start()]
    places = _PLACED.search(what) is not None
    leading = _LEADING.match(what)
    if (
        leading
        and not (leading["count"].isdigit() and re.fullmatch(r"\d{2}", what))
        and not _PLACED.match(what)
    ):
        quantity = quantity or _number(leading["count"])
        what = what[leading.end() :]
    all_ = _ALL.search(what) is not None
    points = _POINT.search(what) is not None or not what.strip()
    left = _FILLER.sub(" ", _PLACED.sub(" ", what))
    left = re.sub(r"[^\w\s.'&/-]", " ", left)
    left = re.sub(r"^(?:\s*\b(?:in|with|and|as|size|from|on|at)\b)+\s*$", "", " ".join(left.split()))
    return Deed(do, quantity, said=left.strip(" .-'"), points=points, all=all_, sure=places)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word]
