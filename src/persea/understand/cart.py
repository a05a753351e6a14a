"""Whether a message asks for something to be done with the cart, saved things or watches, or asks about a price's past.

By words alone, English; other languages come as English through framed.py. What it does not do: know what "it" is, or
what is in the cart (hearing/deeds.py, modes/carting.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from persea.language.colours import COLOURS
from persea.language.plain import reader_text, words_and_decimals
from persea.language.spoken_figures import figures_written
from persea.understand.cart_spelling import with_carts_spelled
from persea.understand.deed_parts import (
    COUNT,
    PLACE,
    PLACED,
    WORDS,
    deed_of_part,
    leads_with_count,
    number_of,
)
from persea.understand.for_later import kept_for_later
from persea.understand.house import AFTER_AN_ORDER, asks_of_house
from persea.understand.noise import without_noise
from persea.understand.told_short import in_full
from persea.understand.watching import read_watch
from persea.values import Intent, Kind, Likely
from persea.values.shopping import Deed, Do

_CARTS = r"(?:shopping[\s-]*)?(?:cart|basket|trolley)\b(?!\s+case\b)"
_CART = rf"(?:(?:my|me|our|your|ur)\s+{_CARTS}|(?:(?:the|this)\s+)?{_CARTS}(?! (?:for(?! (?:me|us|now|today|later)\b)|with|from|full)\b))"
_BAG = r"(?:(?:my|the)\s+)(?:shopping[\s-]*)?bag\b"
_IN = rf"(?:in\s*to|in|to|2)\s+(?:{_CART}|{_BAG})"
_FROM = rf"(?:(?:back\s+)?out\s+of|from|off|out\s+from)\s+(?:{_CART}|{_BAG})"
_LISTS = r"(?:(?:my|the|a)\s+)?(?:wish[\s-]*list|favou?rites?|favs|faves|saved(?:\s+(?:items?|things|list|products|ones|for later))?|(?:(?<=my )|(?<=our ))(?:little )?list|bookmarks?|later list|shortlist|list of (?:my )?(?:saved|favou?rite) (?:things|items|products|goods)|list of (?:things|items|goods) (?:i )?saved)"
_BEFORE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|okey|k|great|perfect|nice|cool|good|lovely|super|fine|sure|yes|yeah|yep|yup|right|alright|hey|hi|hello|hmm+|mhm+|mm+|oh|ah|oops|well|so|and|then|now|also|actually|sorry|nah|nope|no(?= (?:stop|remove|take|put|add|make|delete))|on (?:second thoughts?|reflection)|(?:having|now that i) th(?:ink|ought) (?:about it|of it|again)|(?:i'?ve|i have|i) (?:changed my mind|reconsidered)|scratch that|never ?mind|nvm|nm|forget (?:it|that)(?=,)|kindly|"
    r"(?:dude|bro|bruv|mate|man|pal|bud|buddy|boss|chief|lads?|guys|hun|hon|babes?|darling|fam|sis)(?=\W*(?:can|could|would|will|please|pls|put|add|pop|chuck|throw|stick|remove|save)\b)|"
    r"ta|please|pls|plz|plss|just|kindly|quickly|go ahead(?: and)?|no(?=,)|wait|thanks|persea|"
    r"(?:can|could|may|might) (?:i|we)(?= (?:add|put|save|check ?out|pay now|remove|see|watch|place|empty|clear|order|buy|purchase|(?:get|have|take|grab) (?:them|these|those|both|two|three|four|five|six|another|one of|one more|a couple|\d)\b))|(?:can|could|would|will|wud|cud) (?:you|u|ya)(?: (?:please|pls|plz|kindly|just|maybe|possibly|also))*|"
    r"(?:i|we)(?:'d| would|d)? (?:really )?(?:like|love|want|wanna|need|wish)(?: (?:you|u))? to(?! know)|i wanna|i'?d rather|i think i'?(?:ll|d like to)|"
    r"(?:do|would) you mind(?: \w+ing)?|be so kind (?:and|as to)|let'?s|lets|let me(?! know)|feel free to|you can|u can|i'?m going to|i'?ll|i will|"
    r"would it be possible to|is it possible to|is there any way to|any chance you could|help me(?: to)?|do me a favou?r and|time to|now(?= to the))\b[\s,.!:;-]*)+"
)
_AFTER = re.compile(
    r"(?:[\s,.!?:;-]+(?:please|pls|plz|plss|for me|thanks|thank you|thx|ty|cheers|now|right now|then|would you|will you|could you|can you|if you (?:can|could|would|don'?t mind)|"
    r"mate|love|dear|pal|bud|buddy|bro|man|my (?:friend|dear|love|good man)|friend|boss|chief|sir|madam|ma'?am|hun|hon|babes?|darling|(?<=[.,!;] )(?:over(?: and out)?|out|roger|stop)|ok(?:ay)?|asap|instead|actually|too|as well|also|(?<!\bin )(?<!\bon )(?<!there )(?<!able )(?<!back )again|right away|straight away|and that'?s (?:it|all)))*[\s.!?,;:)-]*$"
)

_REF = (
    rf"(?:it|this(?: one)?|that(?: one)?|these|those|them|both(?: of (?:them|these|those))?|all(?: of)? (?:them|these|those)|the same|one(?: of (?:them|these|those))?|"
    rf"(?:(?:{COUNT.replace('(?P<count>', '(?:')})\s+)?(?:of\s+)?(?:(?:the |that |this )?{PLACE}(?:\s+(?!aid\b|class\b|time\b|minute\b)\w+)?|(?:the|that|this) (?:\w+\s+){{1,2}}one)|(?:option|number|no\.?|item|#)\s*\w+|"
    rf"(?:{COUNT.replace('(?P<count>', '(?:')})\s+of\s+(?:it|them|these|those|the \w+(?: ones?)?))"
)
_WITH = r"(?:\s+(?:in|size|with|as)\s+.{1,40})?"

_ADD_TO = re.compile(
    rf"^(?:add|ad|addd|put|pop|throw|chuck|toss|stick|drop|place|slip|shove|bung|include|get|want|have|need|take|move|load|leave|bring|stuff|sling|lob|whack|plop|dump|give me|buy|order)\s+(?P<what>.*?)\s*{_IN}(?P<more>.*)$"
)
_TO_CART = re.compile(rf"^(?P<what>.*?)\s*\b{_IN}(?P<more>.*)$")
_ADD = re.compile(
    rf"^add\s+(?P<what>{_REF}{_WITH}|(?:another|one more|\d+ more|(?:{WORDS}) more)(?: of .*)?(?: one| pair)?{_WITH})$"
)
_ADD_NAMED = re.compile(
    rf"^add\s+(?!.*\b(?:filters?|limits?|budgets?|options?|conditions?|notes?|more|colou?rs?|details?|info|words?|results?|up|account|address|photos?|reviews?)\b)(?P<what>(?:the|my|that|this|a|an|{WORDS}|\d{{1,2}})\s.+)$"
)
_COUNTED = re.compile(
    rf"^(?:(?:how|what) about |maybe |rather |(?:i|we) (?:need|want) |i'?(?:ll|d) (?:take|have|like) )?(?P<what>{COUNT.replace('(?P<count>', '(?:')}\s+of\s+(?:(?:the|that|this)\s+{PLACE}(?:\s+ones?)?|(?<!one of )the (?!best|most|\w+est\b)\w+(?: \w+){{0,3}}?|those|these|them)(?:\s*,?\s*(?:in|size)\s+.{{1,40}})?)$"
)
_MORE = re.compile(
    rf"^(?:(?:i'?d|i would|we'?d|we would) (?:like|love|want) |i (?:want|need) |give me |get me |i'?ll (?:take|have) )?(?P<what>(?:another(?: one| pair)?|one more|(?:\d{{1,2}}|{WORDS}) more)(?: of (?:them|those|these|it|that|this|the same))?)$"
)
_BUY = re.compile(
    rf"^(?:(?:take|buy|have|get|order|grab|purchase|go for|go with|cart|basket)|(?:i'?(?:ll|d|m)?|we'?ll)\s*(?:will |would |gonna |going to )?(?:take|buy|have|get|order|grab|purchase|go for|go with)|get me|give me|gimme|sell me|wrap up)\s+(?P<what>{_REF}{_WITH})$"
)
_WANT = re.compile(
    rf"^(?:i |we )?(?:want|need|(?:would|'d|d) (?:like|love))\s+(?P<what>it|this(?: one)?|that(?: one)?|(?:the |that |this )?{PLACE}(?: one)?)$"
)
_NO_REQUEST = re.compile(
    r"^(?:what|how|why|when|where|who|if|is|am|are|do|does|did|can|could|will|would|should|which|something|anything|a|an|to|show|find)\b|\bto (?:go|put|carry|fit|keep|hang|hold)\b"
)
_REMOVE = re.compile(
    rf"^(?:remove|delete|del|rm|romove|remvoe|kick out|get rid of|ditch|scrap|discard|bin|erase|eliminate)\s+(?P<what>.+?)(?:\s+(?:{_FROM}|in (?:{_CART}|{_BAG})))?$"
)
_ALL_BUT = re.compile(
    rf"^(?:remove|delete|clear|take out|get rid of|drop|empty|lose|ditch|scrap|bin)\s+(?:out\s+)?(?:everything|all(?: of (?:it|them))?|the (?:rest|lot)|the others|it all|{_CART})\s*(?:else\s*)?,?\s*(?:but|except(?: for)?|apart from|besides|other than|save for)\s+(?P<kept>.+?)(?:\s+(?:{_FROM}|in (?:{_CART}|{_BAG})))?$"
    r"|^(?:just |only )?keep (?:just |only )(?P<only>the .+?)(?: in (?:it|there|the (?:cart|basket)))?$"
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
    rf"^(?:make|change|set|update|switch|turn|put|bump|adjust|up(?! to\b)|raise|increase|lower|reduce)\s+(?P<what>.*?)\s*(?:(?:the\s+)?(?:quantity|amount|number|qty|count)(?:\s+of\s+(?P<of>.+?))?)?\s*(?:\b(?:up|down)\b\s*)?(?:(?:\b(?:to|into|at|be)\b|=)\s*)?(?P<count>\d{{1,4}}|{WORDS})(?:\s*(?:of (?:them|those|these|it)|pieces|pcs|units|items|pairs?|x))?$"
)
_FACTORS = {
    "double": Fraction(2), "twice": Fraction(2), "triple": Fraction(3), "treble": Fraction(3), "quadruple": Fraction(4),
    "halve": Fraction(1, 2), "half": Fraction(1, 2),
}  # fmt: skip
_TIMES = re.compile(
    r"^(?:make (?:it|that|them) )?(?P<times>double|triple|treble|quadruple|halve|half|twice (?:as many|that|the (?:amount|number|quantity))|half (?:as many|that|of (?:that|it|them)|the (?:amount|number|quantity)))(?:\s+(?:the|my|that|this)?\s*(?:quantity|amount|number|order|count|lot)\b)?"
    r"(?:\s+(?:of|on|for)\s+(?P<of>.+)|\s+(?P<what>it|that|them|those|these|the \w+(?: \w+)?))?(?: up)?(?: (?:once more|again))?$"
)
_NO_LINE = re.compile(
    r"\b(?:currency|language|address|name|budget|price|limit|filters?|orders?|account|e-?mail|delivery|mode|search|subject|topic|password|quantity|amount|number|count|theme)\b"
)
_SWAP = re.compile(
    r"^(?:swap|exchange|trade|replace|switch|change)\s+(?P<what>it|that|this|them|those|these|the .+?|my .+?)\s+(?:out\s+)?(?:for|to|into|with|by)\s+(?:(?:an?|the|some)\s+)?(?P<way>(?!\d+$)[^,]+?)(?:\s+(?:ones?|version|instead))*$"
)
_SHOW = re.compile(
    rf"^(?:does|do|has|have) (?:{_CART}|{_BAG}) (?:have|hold|contain|got)\b.*$|^(?:what(?:'s| is| all is| do i have| have i got| did i put| else is|s)?|show(?: me)?|see|view|open|display|list|check|look at|review|read (?:me|out)(?: what(?:'s| is))?|tell me what(?:'s| is)|go to|how (?:much|many)\b.*|whats|wat(?:'s| is|s)?|is there (?:anything|something)|do i have (?:anything|something)|anything|(?:is|are) .*|did i (?:add|put) .*)\s*(?:all\s+)?(?:currently |already |now )?(?:things |items |stuff )?(?:in(?:side)?|of|is|for|does|at|about)?\s*(?:{_CART}|{_BAG})(?:\s+(?:contain|cost|hold|have|look like|come to|say|at the moment|so far|now|total|worth|amount|have in it|contents?|right now|already|of).*)?$"
    rf"|^(?:{_CART}(?:\s+(?:total|contents?|status|summary))?|my bag)$|^(?:what(?:'s| is)|how much is|tell me) (?:my|the) (?:total|subtotal|cart total|bill|damage)(?: so far)?$|^how much (?:do i|would i|will i) (?:owe|pay)(?: (?:in total|altogether|so far))?$|^what (?:have i (?:added|picked|put in)|did i add|do i have)(?: so far)?$|^what (?:am i|are we) (?:at|up to|on)(?: now| so far| already)*$"
)
_MINE = r"(?:my|our|the) (?:shopping )?(?:cart|basket|trolley)"
_ASKS_CART = re.compile(
    rf"^(?:what|how (?:much|many)|which|show|list|tell me|read|give me|see|view|let me see|display|remind me|summari[sz]e|recap|is (?:there|that|it|my)|are (?:there|my)|do i|did i|have i)\b.*\b(?:(?:in|on|inside|of|for|is|at|about|with|through) {_MINE}|{_MINE} (?:now|so far|at the moment|total|amount|contents?|sum|worth|cost|come|look|hold|contain|have))\b"
)
_FREE = r"(?:(?:the )?free (?:standard )?(?:delivery|shipping|postage)|(?:delivery|shipping|postage) (?:is|gets?|becomes?|to be|goes|comes) free)"
_TO_FREE = re.compile(
    rf"^(?:and |so |now |ok |but )*(?:how (?:far|close|near)\b.{{0,40}}|how much (?:more|else|further|longer|left|until|till|before|to|am i|do i (?:still )?(?:need|have to))\b.{{0,50}}|what (?:else|more) .{{0,30}}|am i (?:near|close|there|far).{{0,30}}){_FREE}|\b(?:have i|did i|do i|am i) (?:reach(?:ed)?|qualify for|get to|got|over|at|under|past|short of)\b.{{0,20}}{_FREE}"
)
_SHORT_OF_FREE = re.compile(
    rf"^(?:(?:and|so|ok|now)\W+)*(?:is|does|do|will|would|are|did) (?:that|this|it|these|those|they|i|we|my \w+)(?: \w+){{0,2}} (?:enough|get|gets|qualif\w+|reach|count|make|come|far|over)\b.{{0,20}}{_FREE}|\b(?:my|the|our|this) (?:order|cart|basket|total)\b.{{0,30}}\b(?:fall|falls|short|away|off|lack|lacks|miss|misses|missing|from)\b.{{0,25}}{_FREE}|\b(?:how (?:much|many)|what)\b.{{0,40}}\b(?:short of|missing (?:for|to)|lacking|lack for|away from|from)\b.{{0,20}}{_FREE}"
)
TO_FREE_DELIVERY = "free delivery"
"""`said` of the deed that asks how far the cart is from it."""
_HOW_CARTS_WORK = re.compile(
    rf"\b(?:put|add|keep|store|leave|save|hold|stay|expire|reserve|charged|pay|should|could|would (?:go|fit)|goes|fits?|buy|get|need)\b.*{_MINE}|{_MINE} (?:work|expire|last|stay|is saved|get emptied)|\bhow long\b|\bdelivery\b|\bship(?:ping|ped)?\b"
)
_EMPTY = re.compile(
    rf"^(?:empty|clear|reset|wipe|flush|dump|clean|unload|clear out|clean out|empty out|purge|delete|remove|scrap)\s+(?:out\s+)?(?:all|everything|it all|all (?:the )?(?:items|things|stuff))?\s*(?:(?:in|from|of|out of)\s+)?(?:{_CART}|{_BAG})(?: (?:altogether|completely|entirely|totally|fully|out|again|up))?$"
    r"|^(?:remove|delete|clear|take out|get rid of|ditch|drop) (?:everything|it all|all(?: of (?:it|them))?|all (?:the )?(?:items|things|stuff))(?: (?:in|from|of|out of) .*)?$|^take (?:everything|it all|all of it) (?:out|off)(?: .*)?$|^(?:clear|empty|throw|toss|wipe) (?:it|everything)(?: all)? out$|^(?:clear|empty) (?:it all|everything)$|^empty it(?: (?:all|out|again))*$|^start over with (?:my|the|a new|an empty) (?:cart|basket)$"
)
_CHECK_OUT = re.compile(
    r"^(?:(?:that'?s (?:it|all|everything)|done|i'?m done|finished|ready)[\s,.!-]*(?:and |so |to )?)?(?:(?:to |the )?check\s*-?\s*out(?: (?:my|the|this|with) (?:cart|basket|order|bag|this|these))?|chekout|checkot|proceed(?: to (?:check ?out|payment|pay|the till))?|(?:(?:go|take me|bring me|send me|move|head|get me|continue|over|off|straight) (?:on )?)?to (?:the )?(?:check ?out|till|payment|cashier|register)|check (?:me|us) out|"
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
    rf"|^(?:save|bookmark|favou?rite|heart|star|wishlist|shortlist|fave?)\s+(?P<ref>{_REF}{_WITH})$|^(?:i )?like (?P<like>{_REF}),? save (?:it|that|them)$|^save for later$|^(?:put|keep|hold|set|leave)\s+(?P<held>.+?)\s+(?:on hold|aside|to one side|by|back|away)(?:\s+(?:for (?:later|me|now|another (?:day|time)))?)?$"
)
_JUDGE = re.compile(
    r"\bwhat (?:was|were) (?:its|their|the) (?:old |former )?price (?:before|earlier|originally|once|then)\b|\b(?:real|genuine|actual|true|fake|legit|honest|proper|phoney|phony|bogus|so-called|good|great|decent|fair) (?:discount|deal|sale|bargain|offer|reduction|saving|price(?! range| point| for(?! (?:it|this|that|these|those|them|what it is)\b)))\b(?! (?:on|for) (?:a|an|some)\b)"
    r"|\b(?:discount|deal|sale|reduction|offer|saving)s? (?:is |are )?(?:real|genuine|fake|legit|true|honest|actually|really)\b|\b(?:discount|deal|sale|reduction|offer|saving)s? .{1,50}\b(?:real|genuine|fake|legit)$"
    r"|\b(?:really|actually|truly|genuinely) (?:reduced|on sale|discounted|cheaper|a (?:discount|deal|bargain|sale))\b"
    r"|\b(?:has|have|was|were|is|had|did|been|hasn't|wasn't|isn't) .{0,60}?\b(?:ever )?(?:been |cost |was |be )?(?:any )?(?:cheaper|lower|less)(?: (?:before|in the past|than (?:this|that|now)|ever|recently|last (?:week|month|year)|earlier|once|previously))"
    r"|\b(?:has|have|was|were|hasn't|wasn't|did) .{0,60}?\b(?:ever )?(?:been|cost|be) (?:any )?(?:cheaper|lower|less)\b|\b(?:was|were) .{0,60}?\bever (?:any )?(?:cheaper|lower|less)\b"
    r"|\bprice (?:history|chart|trend|development|over time)\b|\bhistory of (?:the |its )?prices?\b|\b(?:lowest|best|all[- ]time low|highest) price (?:ever|it|so far|in|over|of the last|this (?:year|month))\b|\bis (?:this|that|it) (?:its |the |it'?s )?(?:all[- ]time )?(?:lowest(?: price)?|low)\b"
    r"|\bwhat (?:did|has) .{1,60}\b(?:cost|been)(?: (?:before|last (?:week|month|year)|a (?:week|month|year) ago|in the past|previously|earlier|originally))\b|\bhow (?:has|did) (?:the|its) price\b|\bhas (?:the|its) price (?:of .{1,60} )?(?:gone|dropped|changed|risen|fallen|been|increased|moved)\b"
    r"|\bprices?\b.{0,40}\b(?:real|legit|genuine|fake|honest|fair)$|\b(?:this|that|the|its) price (?:is )?(?:any good|good|ok(?:ay)?|fair|normal|usual|high|low)\b|\bhow long has .{1,60}\b(?:this price|that price|on sale|been reduced|the same price|been on offer)\b|\b(?:ever|actually|really) (?:sold|charged|cost|been sold|priced) (?:at|for)\b|\bis (?:now|this|it) a good time to buy\b|\bworth waiting for (?:a )?(?:better|lower) price\b|^(?:is it |is this |would it be )?(?:worth|better)(?: to| it to)? (?:waiting|wait|the wait|holding (?:off|out)|hold (?:off|out))\W*$|\bshould i wait for (?:a )?(?:better|lower) price\b|\b(?:was|were) .{1,60} more expensive before\b"
    r"|\b(?:what|how much) (?:was|were|did|has) (?:it|this|that|they|these|those|the .{1,50}?|one)\b.{0,20}\b(?:cost |be |been |price )?(?:before|originally|previously|earlier|last (?:week|month|year)|full price|normally|regularly|back then|in the past)\b|\b(?:what|the|its|it's|was|with|than|to|from) (?:the |its |it's )?(?:original|old|previous|usual|normal|regular|former|initial|starting) prices?\b(?! tags?)"
    r"|\bprices?\b.{0,60}\b(?:gone|come|went|came|been) (?:down|up|lower|higher|any lower|reduced)\b|\bprice .{0,40}\b(?:dropped|fallen|risen|changed|increased|decreased)\b|\bhow much (?:money )?(?:do|would|will|can|could|am) i (?:really |actually )?sav(?:e|ing)\b|\bhow much is (?:knocked )?off\b|\bhow much off(?:\W*$| (?:is|are|now|did|do)\b)|\bhow (?:big|much of a) (?:is the |a )?(?:discount|saving|reduction)\b"
    r"|\b(?:should|shall|do) i (?:better )?(?:wait|hold off)(?:\W*$| (?:or|to buy|until|till|before|for (?:a|the|it) ?(?:to|sale|better|lower|drop|discount|black|price|next)?)\b)|\bbuy (?:it )?now or (?:wait|later|hold)\b|\bwait (?:for|until|till) (?:a|the|it|next|black) .{0,20}\b(?:sale|drop|friday|cheaper|price)\b|\b(?:cheapest|lowest|highest) (?:it|this|that|they)(?:'s|'ve| has| have)? (?:ever )?(?:been|was|were|gone)\b|\b(?:lowest|cheapest|best) (?:ever|so far|on record)\b|\brecord low\b"
    r"|\b(?:over|under)priced\b|\brip[- ]?off\b|\bmarked (?:up|down) (?:first|from|before)\b|\bwas it (?:really |ever |actually )?(?:at |sold at )?(?:that|the full|full|the higher|the old) price\b|\bis (?:this|that|it|the price) (?:a )?(?:good|fair|decent|great|any good) (?:price|value)\W*$|\bfake sale\b|\b(?:really|actually|truly|genuinely) (?:half|cut)[- ]price\b|^(?:ever |been |any )+(?:lower|cheaper)\b.*$|^(?:good|fair|decent) (?:price|deal|discount)\W*$|^(?:and |so |then |what about |how about )*(?:the )?(?:present|current|today'?s|actual) (?:one|price)\W*$"
)
_SHOPS_SALE = re.compile(
    r"^(?:i|i'm|we|looking|find|show|get|a|any|good|great|best)\b(?! (?:the )?price (?:history|chart)|(?: good| fair| decent)? (?:price|deal|discount|offer|bargain)\W*$| lower\b| cheaper\b)|\b(?:any|what|which|show|find|looking for|do you have|got|are there|where)\b.{0,40}\b(?:deals?|discounts?|bargains?|offers?)\b|\bgood price for\b(?! (?:it|this|that|these|those|them)\b)"
)


def read_deed(text: str, currency: str = "USD") -> Deed | None:
    """What `text` (as English, in lower case) asks to be done; None where it asks for no such thing."""
    if deed := _read(bare(text), currency):
        return deed
    clauses = [part for part in _CLAUSE.split(text) if part.strip(" .!?,;")]
    for clause in reversed(clauses if 1 < len(clauses) <= _MOST_CLAUSES else ()):
        said = bare(clause)
        deed = _read(said, currency)
        if deed is not None and _stands_alone(deed, said):
            return deed
    kept = (kept_for_later(_BEFORE.sub("", clause.strip(" .!,"))) for clause in clauses[:_MOST_CLAUSES])
    return next((deed_of_part(Do.SAVE, what) for what in kept if what), None)


def _read(said: str, currency: str) -> Deed | None:
    for read in (read_watch, _of_saved, _of_cart, _of_prices):
        if deed := read(said, currency):
            return deed
    return None


_MOST_CLAUSES = 6
_CLAUSE = re.compile(
    r"[.!?;]+\s+|\s+[–-]+\s+|,?\s+(?:and|so|then|but)\s+(?=(?:please |just |pls |can you |could you |would you )*(?:add|put|pop|throw|stick|remove|delete|take (?:it|them|that|those|the)|save (?:it|that|this|them)|(?:drop|cancel|stop|scrap|kill|end|bin|lose|turn off|switch off) (?:the |that |this |my )?(?:(?:price|stock) )?(?:alert|watch|notification|alarm|reminder|watching|tracking)|check ?out|empty|clear|make (?:it|that)|tell me when|let me know|notify me)\b)"
    r"|,\s+(?=(?:because|cos|coz|cuz|as|since|before|till|until|gotta|got to|need to|have to|must)\s+\w|(?:i|we|he|she|they)(?:'\w+)?\s+(?!(?:want|need|take|buy|would|like|love|get|have)\b(?! to\b))\w)"
    r"|,\s+(?=(?:and |so |then |please |just |pls |can you |could you |would you )*(?:add|put|pop|throw|stick|remove|delete|take|save|(?:drop|cancel|stop|scrap|kill|end|bin|lose|turn off|switch off) (?:the |that |this |my )?(?:(?:price|stock) )?(?:alert|watch|notification|alarm|reminder|watching|tracking)|check ?out|empty|clear|tell me when|let me know|notify me|i'?ll take|i want|i buy)\b)"
)


def _stands_alone(deed: Deed, said: str) -> bool:
    """Whether one clause of a longer message asks for `deed` by itself: of goods only by "it", by a place or with a word of a
    cart, so that "get me the lightest one" stays a request."""
    if deed.do in (Do.JUDGE, Do.SHOW, Do.SAVED, Do.WATCHES):
        return False
    if deed.do in (Do.ADD, Do.SET, Do.VARY, Do.REMOVE, Do.SAVE):
        is_pointed = (
            deed.points and not deed.said and re.search(r"\b(?:it|this|that|them|these|those|both)\b", said)
        )
        if deed.do is Do.SAVE and (_KEPT.search(said) or kept_for_later(said)):
            return True
        return bool(is_pointed) or deed.sure or re.search(rf"{_CART}|{_BAG}", said) is not None
    return True


_KEPT = re.compile(rf"\bfor (?:later|another (?:day|time)|next time)\b|\baside\b|\bon hold\b|{_LISTS}$")
_AGAIN = re.compile(r"\b(?:when(?:ever)?|once|as soon as|if)\b.*\bagain\W*$")


def bare(text: str) -> str:
    """Without what is said only to be polite."""
    said = with_carts_spelled(
        figures_written(without_noise(" ".join(reader_text(text).lower().split())))
    ).strip(" .!")
    said = _SO_MANY_MORE.sub(r"\1 more", said)
    left = _AFTER.sub("", said)
    said = f"{left} again" if _AGAIN.search(said) and not left.endswith("again") else left
    return in_full(_BEFORE.sub("", said) or said)


_SO_MANY_MORE = re.compile(
    rf"^(?:(?:put|add|pop|throw|stick|chuck|bung) (?:in )?)?another (\d{{1,2}}|{WORDS})(?! (?!of\b|in\b|please\b)\w)"
)
""""Another two of them"."""


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
    told = words_and_decimals(said)
    for place, word in enumerate(told):
        is_put_so = place > 0 and told[place - 1] in ("in", "size", "sizes", "colour", "color")
        if (
            word not in known
            and word not in _BETWEEN
            and (word in COLOURS or word[:1].isdigit() or is_put_so)
        ):
            return word
    return ""


_BETWEEN = frozenset("in size sizes colour color a an the my and of".split())


# ---------------------------------------------------------------- each


def _of_cart(said: str, currency: str) -> Deed | None:
    if _CHECK_OUT.match(said):
        return Deed(Do.CHECK_OUT)
    if _TO_FREE.search(said) or _SHORT_OF_FREE.search(said):
        return Deed(Do.SHOW, said=TO_FREE_DELIVERY)
    if _EMPTY.match(said):
        return Deed(Do.EMPTY)
    if _SHOW.match(said) or (_ASKS_CART.search(said) and not _HOW_CARTS_WORK.search(said)):
        return Deed(Do.SHOW)
    if deed := _removed(said):
        return deed
    if found := _TIMES.match(said):
        what = next((group for group in (found["what"], found["of"]) if group), "")
        deed = deed_of_part(Do.SET, what)
        return Deed(Do.SET, said=deed.said, points=not deed.said, sure=deed.sure, times=_FACTORS[found["times"].split()[0]])  # fmt: skip
    if found := _SWAP.match(said):
        if _NO_LINE.search(found["what"]):
            return None
        deed = deed_of_part(Do.VARY, found["way"])
        return Deed(Do.VARY, said=deed.said, of=deed_of_part(Do.VARY, found["what"]).said, points=True)
    if found := _SET.match(said):
        what = found["of"] or found["what"] or ""
        named = re.search(r"\b(?:quantity|amount|number|qty|count)\b", said)
        if named or re.fullmatch(r"(?:it|that|this|them|those|these|the \w+(?: \w+)?)?", what.strip()):
            deed = deed_of_part(Do.SET, what)
            return Deed(
                Do.SET, number_of(found["count"]), said=deed.said, points=not deed.said, sure=deed.sure
            )
    what = put_in(said)
    return None if what is None else deed_of_part(Do.ADD, what)


def put_in(said: str) -> str | None:
    """What is to be put into the cart, in the words of `said` (bare); None where nothing is."""
    if (listed := _LISTED.match(said)) and not said.endswith("?"):
        return listed["what"]
    for pattern in (_ADD_TO, _ADD, _ADD_NAMED, _MORE, _COUNTED, _BUY, _WANT):
        if found := pattern.match(said):
            after = found.groupdict().get("more") or ""
            return corrected(_only_what(f"{found['what']} {after}".strip()))
    if (found := _TO_CART.match(said)) and found["what"] and not _NO_REQUEST.search(said):
        if _PUT_IT_BEHIND.search(found["what"]):
            return None  # a clause by itself
        return corrected(_only_what(f"{found['what']} {found['more']}".strip()))
    return None


def _only_what(what: str) -> str:
    """Without "I'd like" ahead of it, and "please put it" behind."""
    what = _PUT_BEHIND.sub("", _ORDERING.sub("", what))
    return re.sub(r"^for (?:me|us)\b[\s,]*", "", what).strip(" ,")


_PUT_IT_BEHIND = re.compile(
    r"\w.*[.!?,;]?\s+(?:\b(?:and|so|then|please|pls|just|kindly)\s+)*\b(?:add|put|pop|throw|stick|place|chuck|toss|bung|drop)\s+(?:it|them|that|this|those|all|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a dozen|a couple|one)(?:\s+of\s+(?:them|those|these|it))?)$"
)
_LISTED = re.compile(rf"^(?:(?:to|for|in(?:to)?)\s+)?(?:{_CART}|shopping list|order)\s*[:–-]\s*(?P<what>.+)$")
_ORDERING = re.compile(
    r"^(?:(?:i'?d|i would|i'?ll|i will|we'?d|we'?ll|i|we|d|can i|could i|may i)\s+(?:really |also |just )?(?:like|love|want|need|wanna|have|get|take|buy|order|grab|go for)(?: to)?(?: (?:have|get|buy|order|put|add))?\b[\s,]*)+(?:it\b[\s,]*(?=(?:and |so )?(?:please )?(?:put|add|pop)|$))?"
)
_PUT_BEHIND = re.compile(
    r"[\s,.!]*(?:\b(?:and|so|then|please|pls|just|kindly)\s+)*\b(?:add|put|pop|throw|stick|place|chuck|toss|bung|drop)(?:\s+(?:it|them|that|this|one|those|all|both(?: of (?:them|those|these))?|them both))?$"
)
_CORRECTED = re.compile(
    r"^.*(?:\.\.+|…|-{2,}|,|\b)\s*(?:no(?:,| wait| sorry)|sorry|scratch that|i mean|make that|or rather|correction)\b[\s,.!…]*(?=\w)"
)


def corrected(what: str) -> str:
    """ "The navy 28 … sorry, the navy 20" means the latter."""
    return _CORRECTED.sub("", what) or what


def _removed(said: str) -> Deed | None:
    if found := _ALL_BUT.match(said):
        deed = deed_of_part(Do.REMOVE, found["kept"] or found["only"])
        return replace(deed, quantity=None, keep=True) if deed.said else None
    for pattern in (_TAKE_OUT, _REMOVE, _UNWANTED):
        found = pattern.match(said)
        if found is None:
            continue
        what = next(group for group in found.groups() if group is not None)
        in_cart = re.search(rf"{_CART}|{_BAG}", said) is not None
        if not in_cart and _LIMITS.search(what) and not PLACED.search(what):
            return None
        if not in_cart and re.search(r"\b(?:from|with|without|in|on)\b", what):
            return None
        counted = leads_with_count(what)
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
    if what := kept_for_later(said):
        return deed_of_part(Do.SAVE, what)
    for do, pattern in ((Do.UNSAVE, _UNSAVE), (Do.SAVE, _SAVE)):
        if found := pattern.match(said):
            what = next((group for group in found.groups() if group is not None), "")
            return None if re.fullmatch(rf"{_CART}|{_BAG}", what) else deed_of_part(do, what)
    return None


def _of_prices(said: str, currency: str) -> Deed | None:
    found = _JUDGE.search(said)
    if found is None or _SHOPS_SALE.search(said):
        return None
    matter = asks_of_house(f"{said}?")
    if matter is not None and matter.subject == AFTER_AN_ORDER:
        return None
    deed = deed_of_part(Do.JUDGE, _OF_JUDGING.sub(" ", said))
    return Deed(Do.JUDGE, said=deed.said, points=not deed.said or deed.points, sure=deed.sure)


_OF_JUDGING = re.compile(
    r"\b(?:is|was|were|are|has|have|had|did|does|do|been|be|use|used|to|compared|ever|even|really|actually|truly|genuinely|real|genuine|actual|true|fake|legit|honest|proper|phoney|phony|bogus|good|great|decent|fair|discounts?|discounted|deal|sale|bargain|offer|reduction|"
    r"reduced|savings?|prices?|cheaper|lower|less|lowest|best|before|in the past|than (?:this|that|now)|now|recently|last|week|month|year|ago|earlier|once|previously|any|cost|costs|history|chart|trend|over time|what|how|long|changed|gone up|gone down|dropped|risen|"
    r"on|at|so far|in|should|wait|worth|waiting|better|time to buy|buy|tell me|show me|can you|about|sold|charged|of|time|low|all-time|isn't|wasn't|hasn't|if|whether|know|think|you|more expensive|gone|increased|increase|fallen|moved|development|originally|full|how|much|money|sav(?:e|es|ing)|normal|regular|original|usual|old|previous|former|what'?s|compared?|compare|with|and|or|lately|come|came|down|went|cheapest|overpriced|underpriced|rip[- ]?off|half|s|'s|off|then|i|it'?s|ever|been|later|hold|when|did|will|would|does|present|current|today|before|after|they|really|big|percent|percentage)(?!['\w-])"
)
