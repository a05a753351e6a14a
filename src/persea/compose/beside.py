"""The words beside a figure that give it its meaning: a limit, a saving, a difference, a former price.

Patterns that end in $ are searched in the text before a figure, the others matched in the text after it.
"""

from __future__ import annotations

import re

BELOW = re.compile(
    r"\b(?:under|below|less than|within|beneath|at most|no more than|not more than|max(?:imum)?(?: of)?|cheaper than|lighter than|fewer than|budget of|limit of|cap of|inside|comfortably under)\s*(?:your |the |a |that )?$",
    re.I,
)


ABOVE = re.compile(
    r"\b(?:over|above|more than|at least|exceeds?|upwards of|heavier than|past)\s*(?:your |the |a |that )?$",
    re.I,
)


UP_TO = re.compile(r"\bup to\s*$", re.I)


FROM = re.compile(r"\b(?:from|start(?:s|ing)? at|begin(?:s|ning)? at)\s*(?:just |only )?$", re.I)


ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|close to|some|just (?:under|over))\s*(?:a )?$|~\s*$",
    re.I,
)


LISTED = re.compile(
    r"\b(?:down|cut|drop\w*|reduc\w*|marked|discount\w*|slash\w*|off|fall\w*|fell|went|lower\w*)\b[^.;]{0,25}\bfrom\s*(?:the |a |its )?$|"
    r"\blists (?:at|for)\s*$|\bretails? (?:at|for)\s*$|\b(?:was|were|(?:down|reduced|cut|dropped|fell|marked down) to \S+ from|(?:regular|usual|original|full|old|list|normal) price\b[^.;,]{0,40}|come down from|came down from|comes down from|originally|regular(?:ly)?(?: price)?(?: of| is)?|down from|instead of|usually|normally|list(?:ed)? price(?: of| is)?|before|"
    r"reduced from|marked down from|cut from|old price(?: of| is| was)?|(?:would|will) (?:normally|usually|regularly) (?:be|cost)|(?:gone|went|moved) (?:down )?from|sale\b[^.;]{0,50}: from|full price(?: of| is)?|rather than|previously|used to (?:be|cost)|discounted from|off (?:the|its)(?: usual| regular| normal| list)?|(?:the|its) (?:usual|regular|normal|original|full|old|former|list)|(?:usually|normally|regularly|originally|formerly|previously) (?:costs?|cost|sells? (?:for|at)|sold (?:for|at)|goes for|priced (?:at)?|listed at|is|was))\s*(?:the |its |a |at )?$",
    re.I,
)


DIFFERS = re.compile(
    r"\s*(?:cheaper|less|more|dearer|lighter|heavier|longer|shorter|wider|narrower|taller|deeper|thicker|thinner|bigger|smaller|larger|brighter|pricier|higher|lower|extra|apart|difference|between)\b",
    re.I,
)


DIFFERS_BEFORE = re.compile(
    r"\b(?:difference (?:of|is)|difference between [^.;]{3,120}? (?:is|comes to|amounts to|makes)|gap between [^.;]{3,120}? is|(?:step|gap|jump|difference)(?: in price)? (?:is|of|comes to)|(?:cheaper|dearer|pricier|lighter|heavier|more expensive|less expensive)(?: than [^.;]{3,80}?)?,? by|differ by|(?:cheaper|lighter|heavier|dearer|less|more|higher|lower|longer|shorter|wider|narrower|taller|deeper|thicker|thinner|bigger|smaller|larger|pricier)(?: than [^.;]{3,60}?)? by|undercuts? [^.;]{3,60}? by|^(?:(?:yes|no|right|exactly)\W+)?by)\s*(?:only |just )?$",
    re.I,
)


SAVES = re.compile(
    r"\s*(?:off\b|in your pocket|discount|savings?|reduction|(?:cheaper|less) than (?:usual|before|normal|it (?:normally|usually|regularly) is|it was|its|the (?:usual|regular|list|old))|below (?:its|the) (?:usual|regular|list)|less than (?:usual|before|its|the (?:usual|regular|list)))",
    re.I,
)


SAVES_BEFORE = re.compile(
    r"\b(?:sav(?:e|es|ing|ings)(?: of)?(?: you)?|reduced by|cut by|discount of|marked down(?: by)?|down(?: by)?|knocks?|take|takes|off by|hold(?:ing)? on to|(?:discount|saving|reduction)\b[^.;,]{0,60}?\b(?:is|of|worth|comes? to|amounts? to|equals|makes))\s*(?:only |just |a |about )?$",
    re.I,
)


ASKED = re.compile(r"\byou (?:asked for|asked|wanted|said|mentioned|requested|named)\b[^.;]{0,30}$", re.I)


FOR_THAT = re.compile(r"\bfor (?:a|an|the|your|my|that|this|his|her|their)\s+(?:\w+ )?$|\byour\s+$", re.I)


REMAINS = re.compile(r"\b(?:left|remain\w*|in stock|on hand)\b", re.I)


LEFT = re.compile(r"\s*(?:\w+\s){0,2}?(?:left\b|in stock|remain\w*|units?\b|on hand|available)", re.I)


SIZE_NEAR = re.compile(
    r"\b(?:sizes?|sized)\b(?:[\s:]*(?:run |from |between |are |is |of |and |or |to |through |[\d.,/ -]+)*)$",
    re.I,
)


RATED_NEAR = re.compile(
    r"\b(?:rat(?:ed|ing|es)|scor(?:e|es|ed)|averag\w+|stars?)\b[^.]{0,20}$|[★⭐]\s*$", re.I
)


SCALE = re.compile(r"(?:\bout of|/|\bof)\s*$", re.I)


OF_THESE = re.compile(
    r"\s*(?:of (?:these|those|them|the|our|my)\b|(?:\w+ ){0,3}?(?:are|have|come|cost|is|has)\b)", re.I
)


WISH = re.compile(
    r"\b(?:you (?:asked|wanted|said|mentioned|named|need|gave|set|have|can spend)|you're (?:after|looking)|your (?:budget|limit|size|price|range|request|maximum|cap|wish)|you (?:told me|set aside|named|wrote|planned)|with \S+ to spend|as (?:you )?(?:asked|requested|wished)|you(?:'d| would) like)\b",
    re.I,
)


NONE = re.compile(r"\b(?:nothing|none|no|not|isn't|aren't|neither)\b", re.I)


NONE_FURTHER = re.compile(
    r"\b(?:nothing|none|no)\b(?: \w+){0,2}? (?:cheaper|dearer|pricier|lighter|heavier|better)\b", re.I
)


OF_THE = re.compile(r"\bof (?:the|these|those|all|our|my|them)\s*$", re.I)
MONTH = re.compile(
    r"\s*(?:st|nd|rd|th)?\s*(?:of )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.I,
)
THE_COUNT = re.compile(
    r"\b(?:all|these|the|those|other|my|top|are|found|have|here are|of|following|with)\s*$", re.I
)
