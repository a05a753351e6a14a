"""Further ways in which people ask the shop itself, mostly without its pages' own words: "is it with me before the 14th?", "you sent me
somebody else's", "u do klarna?", "who do I talk to?".

Each stands for a question by itself, whatever is told around it. English. What it does not do: know what the
pages say.
"""

from __future__ import annotations

import re

from persea.language.plain import reader_text
from persea.understand.contracted import contracted

_THING = r"(?:it|they|this|that|these|those|them|mine|(?:the|my|our|your|these|those|this|that) (?:[a-z'-]+ ){0,2}?[a-z'-]+)"
_MAY = r"(?:can|could|may|might|will|would|do|does|should|must|am|is|are)"
_WHO = r"(?:i|we|you|he|she|they|someone(?: else)?|somebody(?: else)?|anyone(?: else)?|(?:an)?other person|(?:my|our|his|her|their) (?:[a-z'-]+ ){0,2}?[a-z'-]+)"
_COURIER = r"(?:driver|courier|postman|postie|mailman|carrier|delivery (?:man|person|guy|driver|lad)|van man|van|ups|fedex|usps|dhl|royal mail|canada post|hermes|evri|auspost)"
_PLACE_LEFT = r"(?:neighbou?rs?|neighbou?r'?s|door(?:step)?|gate|porch|shed|garage|safe place|concierge|reception|front desk|pier|caretaker|work|office|locker)"
_SAYS_LESS = r"(?:(?:[$€£]?\d[\d.,]*|\w+(?:[- ]\w+)?) ?(?:dollars|bucks|quid|euros?|pounds|usd|percent|%|[$€£])? (?:less|cheaper|lower|off)|\b(?:cheaper|less|lower|reduced|marked down|on sale|in the sale|on offer|dropped|gone down|went down|fallen|fell|down to|half (?:the )?price|knocked (?:down|off))\b)"

_WAYS = (
    (
        "prices that fall after an order",
        rf"\b(?:bought|ordered|purchased|paid)\b(?!.*\b(?:looking for|show me|i need|i want|(?:some|any)thing cheaper)\b).{{3,160}}\b(?:now|today|tonight|this (?:morning|week|afternoon|evening)|since|already|yesterday|see|saw|seen|notice\w*|find|it's|it is|they're|they are|you have it|you've got it)\b.{{0,60}}{_SAYS_LESS}(?=.*(?:\?|\b(?:anything (?:you|to)|do about|difference|refund|back|fair|sort|fuming|annoyed|honou?r)\b))",
    ),
    (
        "returns",
        rf"\b{_MAY} {_THING} (?:(?:still|even|also|really|now|maybe|possibly|just|then) )*(?:be )?(?:go|come|sent|taken|brought|given|returned) (?:straight )?back\b(?! (?:every|each|next|to life|in stock|on sale|into stock|to life|in fashion|in style|again in|up))"
        r"|\b(?:am i|are we|i'm|im|i am|we're)(?: now| just| really)? stuck with (?:it|them|this|that|these|those|the)\b|\b(?:too late|past the (?:date|time)|out of time) (?:to|for) (?:(?:me|us) to )?(?:return|send|bring|exchange|complain|swap|change|a (?:return|refund))"
        rf"|\b(?:you|you've|youve|u|they|they've)(?: have)? (?:sent|delivered|given|shipped|posted) (?:me |us )?(?:the wrong|somebody(?: else)?'?s|someone(?: else)?'?s|a different|another|only one|just one|two (?:left|right)|an? \w+ (?:instead of|not)|one (?:less|short|too (?:few|many)))\b"
        r"|\b(?:one is|one's) an? \w+ and (?:one|the other)(?: is|'s)? an? \w+|\b(?:return|refund|exchange) (?:window|label|deadline|form|address|time|days)\b|\bfree (?:to (?:send|return|post|exchange|swap)|returns?|exchanges?)\b"
        rf"|\b(?:send|sent|sended|bring|brought|post|posted|gave|give|take|took|mail|mailed) {_THING} back\b.{{0,140}}\b(?:money|refund|when|how (?:long|much)|credit|without|can|could|still|may)\b|\b(?:when|where) (?:does|do|will|is|'s) (?:the|my|our) (?:money|refund|credit)\b"
        rf"|\bhow (?:many days|long) (?:can i|i can|do i (?:have|get)|have i(?: got)?|may i|do we (?:have|get))\b.{{0,30}}\b(?:think|decide|try|change|keep|test|return|swap|make up)\b|\b(?:if|when) (?:the )?(?:size|colou?r|fit|it|they)(?:'s| is| are) wrong\b|\bwhat if (?:it|they|the \w+) (?:do(?:es)?n't|do(?:es)? not|is|are) (?:fit|suit|too|wrong|not (?:right|like|what))"
        r"|\b(?:can|could|may|do|would|will) (?:i|we|you) (?:still |maybe |just )?(?:swap|exchange|trade) (?:it|them|this|these|those|the \w+) (?:for (?:an?|the|another) |into |to )?(?:an? |the )?(?:size|bigger|smaller|other|larger|different|next)\b|\b(?:tags?|labels?|box|packaging|receipt) (?:is |are |was |were )?(?:cut|torn|off|removed|missing|gone|lost|opened|open|thrown)\b.{0,80}\b(?:back|return|still|refund)\b",
    ),
    (
        "warranty and repairs",
        r"\b(?:came|arrived|turned up|showed up|got here|was delivered|were delivered|came out of the box)\b(?: \S+){0,4}? (?:crushed|smashed|broken|cracked|damaged|dented|soaked|leaking|torn|ripped|bent|chipped|dead|shattered|defrosted|melted|squashed|scratched|empty|in (?:\w+ ){0,2}(?:pieces|bits|shards|half))\b(?=.*(?:\?|\b(?:who|what) (?:do|can|should|now)\b|\bwhat i do\b))"
        r"|\b(?:seam|zip(?:per)?|handle|sole|strap|lid|button|stitching|hinge|buckle|clasp|heel|lining|spout|switch|screen)s?\b.{0,60}\b(?:opened|gave (?:way|out|up)|came (?:off|apart|away|undone)|come off|split|snapped|broke|broken|burst|fell off|fallen off|tore|ripped|jammed|stuck)\b.{0,100}(?:\?|\bwhat can you do\b)",
    ),
    (
        "payment",
        r"\b(?:do|can|could|will|would|did|does)? ?(?:you|u|ye|ya|i|we)(?: guys| lot| folks| all| still| also| even)* (?:do|take|accept|have|offer|use|pay (?:with|by|using|through)|support)(?: the)? (?:klarna|after ?pay|clearpay|lay-?a?-?(?:way|by)|zip ?pay|affirm|sezzle|pay ?pal|venmo|cash ?app|apple pay|google pay|amex|american express|visa|mastercard|discover|maestro|bitcoin|crypto|cheques?|checks|money orders?|cash|gift cards?|debit|credit|e-?checks?|zelle|revolut|bank transfers?|sepa)\b"
        r"|^\W*(?:klarna|after ?pay|clearpay|pay ?pal|apple pay|google pay|amex|cash on delivery|c\.?o\.?d\.?)\W*(?:ok(?:ay)?|possible|accepted|too|please)?\W*\?|\bcash on delivery\b|\bpay(?:ing)? (?:(?:a |the )?(?:half|part|some|third|bit|first half|rest)\b.{0,20}\b(?:now|later|then|next|today)|(?:when|once|after|before) (?:it|they|i)\b)|\b(?:which|what) (?:(?:bank|credit|debit) cards?\b|cards?\b(?: (?:do|can|may) (?:you|i|we)\b|\W*\?))"
        r"|\b(?:do|can|could|will|would) (?:you|u|i|we) (?:(?:get|have|send|issue|give|make|do) (?:me |us )?(?:an? )?(?:proper |vat |tax |pro forma )?(?:invoice|receipt|bill)|invoice)\b|\b(?:invoice|bill) (?:be )?(?:to|on|in|for|made out to) (?:my|our|the|a) (?:company|business|firm|school|employer|name|charity|club)\b|\bpurchase order\b"
        r"|\b(?:am|will|would|was|been|be|get|got|were) (?:i |we |me |it )?(?:be |get )?(?:charged|billed|debited)\b|\b(?:charged|paid|pay|billed|debited|taken) (?:me )?(?:twice|double|two times|2 times|2x)\b|\b(?:is|are|does it|do the prices|prices|do they|does the price) (?:the )?(?:vat|sales tax|tax(?:es)?|gst)? ?(?:include|included)\b.{0,15}\b(?:tax(?:es)?|vat|gst)?\W*(?:\?|or\b|$)|\bis (?:the )?(?:sales )?(?:tax|vat|gst) included\b",
    ),
    (
        "your order",
        r"\bwhere(?:'s| is| are|'re| the (?:hell|heck) is| on earth is)? (?:my|our|the) (?:\w+ )?(?:order|parcel|package|delivery|stuff|things|box|shipment|purchase)\b|\border (?:no\.?|nr\.?|number|#)? ?#?\d{4,}\b|\b(?:where|how) (?:do|can|could|will|would|may|i) (?:i |we )?(?:see|know|find out|check|track|follow|look|tell) (?:where (?:it|they|my \w+|the \w+)|(?:my|the|our|an?) (?:order|parcel|package|delivery))\b"
        rf"|\b(?:parcel|package|order|delivery|box|{_THING}) (?:has|have|had|did|still has|still have|hasn't|haven't|didn't|never|still)(?: not|n't)? (?:(?!to\b)\w+ )?(?:arrived?|come|came|turn(?:ed)? up|show(?:n|ed)? up|been (?:delivered|here)|got here|moved)\b(?! (?:down|up|back|with|in|off))(?=.*(?:\?|\b(?:where|when|what now|lost)\b))|\bhow do i cancel\b|\bcancel (?:it|this|that|the (?:order|thing|purchase))\b(?=.*\?)"
        rf"|\b(?:{_COURIER}) (?:has )?(?:left|dropped|put|threw|dumped|stole|lost|delivered|says?|said)\b.{{0,120}}\?|\b(?:wrong|other|neighbou?r'?s) (?:house|address|door|flat|street)\b.{{0,120}}\?",
    ),
    (
        "picking up an order",
        rf"\b{_MAY} {_WHO} (?:(?:also|just|come|pop in|drop by|instead|please|maybe) (?:and |to )?)*(?:collect|pick|fetch) (?:it|them|this|that|my \w+|the \w+|mine|one)?(?: \w+)?? ?(?:up)?\b.{{0,60}}\?|\b{_MAY} {_WHO} (?:collect|pick (?:it|them|this|that|mine|my order)? ?up)\b|\border (?:it |them |this |online |here )*(?:and|then|,) (?:collect|fetch|pick)\b|\bclick(?:\s*(?:and|&|'?n'?)\s*|-)(?:collect|something|pick)\b|\b(?:collect|pick ?up) (?:in|at|from) (?:the |your |a )?(?:shop|store|branch|warehouse|person)\b",
    ),
    (
        "how to reach the shop",
        r"\bis there (?:an? |any )?(?:(?:actual|real|physical|proper|nearby|local) )*(?:shop|store|branch|showroom|outlet)\b(?! (?:that|which|near the))|\b(?:shop|store|branch|showroom|place) (?:that |which )?(?:i|we|one|you) (?:can|could|may) (?:walk|come|go|pop|visit|drop)\b|\b(?:who|whom) (?:do|can|should|could|must|would) (?:i|we) (?:talk|speak|write|complain|send|call|contact|phone|ring|tell|ask|e-?mail|turn)\b|\b(?:let|put|get) me (?:speak|talk|through|on)(?: \w+)? ?(?:to|with) (?:an? |the |your |some )?(?:(?:real|actual|live|human) )*(?:person|human|someone|somebody|manager|agent|people|boss|being)\b"
        r"|\b(?:like|want|need|prefer|love|wish) to (?:speak|talk|chat) (?:to|with) (?:an? |the |your |some )?(?:(?:real|actual|live|human) )*(?:person|human|someone|somebody|manager|agent|people|being)\b|\b(?:are |r )?(?:you|u|ye|y'all)(?: guys| folks| lot| people| all)* (?:open|closed|shut) (?:on|at|today|tomorrow|now|until|till|sundays?|mondays?|saturdays?|over|during|for)\b|\b(?:when|what (?:time|hours)) (?:is|are|do|does) (?:you|u|your (?:shop|store)|the (?:shop|store))(?: \w+)*? (?:open|close|shut)\b|\b(?:are you|is this) the same as (?:the )?(?:shop|store|one|people) (?:in|at|on|from|called)\b",
    ),
    (
        "gift wrapping",
        r"\b(?:gift|present|wrapping|pretty|nice|christmas|birthday) ?(?:paper|wrapp?(?:ed|ing)?|box(?:ed)?|ribbon)\b(?=.*(?:\?|\b(?:possible|cost|extra|can you|do you)\b))|\b(?:get|have|be|come|comes|want|send|sent|ordered) (?:it |them |this |that |these |the |a |an |my )?(?:present |gift |\w+ )?(?:gift-?)?wrapped\b",
    ),
    (
        "delivery",
        rf"\b(?:is|will|would|does|do|are|can|could) {_THING} (?:(?:still|be|even|really|get|also|definitely|actually) )*(?:with me|with us|here|there|arrive|come|get here|get there|reach (?:me|us|him|her|my \w+)|land|turn up|make it)\b.{{0,30}}\b(?:before|by|until|till|in time|for (?:the|my|our|mon|tues|wednes|thurs|fri|satur|sun)|on (?:mon|tues|wednes|thurs|fri|satur|sun|the))"
        r"|\b(?:how late|until when|till when|by when|what day|when|how (?:soon|early)) (?:can|do|must|should|may|could|would) (?:i|we) (?:have to |need to |still |latest )?order\b(?! (?:it )?again)|\b(?:what(?:'s| is|s)?|when(?:'s| is)?|which) (?:time(?:'s| is)? )?(?:the |your )?cut-?\s?off\b|\bcut-?off (?:time|for|date)\b|\blast (?:order|posting|shipping|delivery) (?:date|day|time|for)s?\b"
        r"|\b(?:order|orders|ordering) (?:for|to be) (?:sending|sent|shipped|shipping|delivered|dispatched)? ?(?:the )?(?:same|next)[- ]day\b|\b(?:next|same)[- ]day\W*(?:\?|delivery|shipping|possible)|\bhow (?:long|much|fast|quick(?:ly)?|soon)\b.{0,25}\b(?:express|standard|overnight|expedited|priority|air ?mail)\b|\b(?:express|standard|overnight|expedited|priority) (?:to|into|for) [a-z]|\b(?:standard|express|next[- ]day|overnight|priority) (?:and|or|vs\.?|versus) (?:standard|express|next[- ]day|overnight|priority)\b"
        rf"|(?<!i )(?<!i'd )(?<!i'll )(?<!to )\b(?:leave|left|leaves|drop|hand|bring|brings)(?:s|ing)? (?:it |them |the (?:parcel|package|box) )?(?:off )?(?:with|at|on|in|by|to|behind|outside) (?:the |my |our |a |an |his |her )?{_PLACE_LEFT}\b|\b(?:sent|send|delivered|deliver|shipped|ship|posted|go) (?:it |them )?(?:to|into) (?:an? |the |my |our )?(?:parcel )?(?:locker|p\.?o\.? ?box|post office|work|office|hotel|different address|other address|second address|friend's)\b|\b(?:need|needs|require|requires|have|has)(?: (?:me|us|someone|somebody|anyone))? (?:to (?:be (?:in|home|there|at home)|sign)\b|(?:a |my )?signature\b)"
        rf"|\b(?:will|would|can|could|does|do|did|should|has|have) (?:the |your |a |some )?{_COURIER} (?:\w+ )?(?:find|call|ring|phone|knock|come|write|wait|leave|bring|text|carry|go|know|take|message|be|help)\b|\b(?:does|will|would|can) (?:the |a )?(?:person|man|guy|lad) bring (?:it|them)\b|\b(?:delivers?|ships?|shipping) (?:out |over |up |down |across |even |also )*to (?:the |my |our )?(?:[a-z]+ )?(?:islands?|isles?|mainland|highlands|outback|base|ship|boat|barracks|village|abroad|overseas|[a-z]+)\b(?=.*(?:\?|\b(?:cost|how long|how much)\b))"
        r"|\b(?:when|by (?:when|which date|what day)|how (?:fast|soon|quick(?:ly)?)) (?:would|will|could|can|does|do|did|is|it)\b(?: (?:it|they|that|you|i|this|u|will|the \w+))* (?:get|arrive|arriving|reach|go|come|coming|send|ship|deliver|land|be here)\b(?! (?:back )?(?:in stock|on sale|cheaper|down))|\b(?:can|could|will|would) (?:it|they|that|this) (?:all )?(?:go|be (?:sent|delivered|shipped)|get) (?:direct(?:ly)? |straight )?(?:to (?:(?:his|her|their|my|the|our|another|a different|someone's|a friend's) (?:\w+ )?(?:address|house|place|church|office|work|flat|door|hotel|home|school|shop)|[a-z]{4,} by)|over the border)\b"
        r"|\b(?:do|will|can|could) (?:i|we) (?:get|have) (?:it|them|that) (?:before|by|until|in time)\b|\b(?:it|they) (?:will|would) (?:arrive|come|be here|get here|reach \w+) (?:before|by|until|in time)\b|\bcarr(?:y|ies) (?:it|them|that) (?:all )?(?:up(?:stairs)?|to the \w+ floor|inside|in)\b|\bto (?:the )?(?:second|third|fourth|fifth|2nd|3rd|4th|5th|top) floor\b(?=.*\?)|\b(?:do|can|could|will) (?:you|u|ye) (?:do |ship |send |offer )?(?:overnight|express|next[- ]day|same[- ]day)\b|\b(?:take|takes|haul) (?:the |my |our )?old \w+ away\b"
        r"|\b(?:canada post|royal mail|usps|ups|fedex|dhl|the post) (?:goes on|is on|on) strike\b|\b(?:plain|discreet|unmarked|neutral) (?:box|packag\w+|wrapping)\b|\b(?:box|parcel|package|label|outside) (?:say|says|show|shows|tell|tells) what(?:'s| is) (?:in|inside)\b|\binsured? (?:the |my |it|them|for)(?: \w+){0,3}.{0,20}\b(?:parcel|package|shipping|post|delivery|way|transit)\b",
    ),
)  # fmt: skip
_LONGEST = 1_000  # characters
_COMPILED = tuple((subject, re.compile(how)) for subject, how in _WAYS)
_WANTS_GOODS = re.compile(
    r"\b(?:looking for|i(?:'m| am) after|show me|find me|recommend|suggest|do you (?:sell|stock|carry)|(?:an?|some) (?:new|nice|good|cheap) (?:one|\w+) (?:for|under|that))\b"
)


def otherwise_asked(said: str) -> str:
    """What of the shop itself `said` asks in such a way, by the name of its subject; "" where it asks nothing so, is too long to ask one
    thing, or wants to be shown goods."""
    text = contracted(reader_text(said).lower(), is_english=True)
    if len(text) > _LONGEST or _WANTS_GOODS.search(text):
        return ""
    return next((subject for subject, how in _COMPILED if how.search(text)), "")
