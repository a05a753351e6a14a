"""What somebody tells of a thing that they bought here: it broke, it does not fit, it never came. That asks the shop itself, though
no word of its pages is said: "the kettle died after 14 months. tough luck or do you sort it?". English.

What it does not do: find goods; a thing that broke and is to be replaced ("my kettle broke, I need a new one") is a request.
"""

from __future__ import annotations

import re

from persea.understand.likely import SHOP_VERB

_BOUGHT = (
    r"(?:from (?:you|here|your (?:shop|store|site))|(?:i|we) (?:just |only |recently |had )?(?:bought|ordered|got|purchased|received)|you (?:sent|sold|delivered|posted|shipped)(?: me| us)?|(?:arrived|delivered|came|turned up|showed up)(?: (?:in the post|yesterday|today|last|on|this|and|but|with|in|broken|damaged))"
    r"|after (?:only |just |about )?(?:\d+|a|an|one|two|three|four|five|six|a few|a couple of|several|\w+teen) (?:days?|weeks?|months?|years?|uses?|wash(?:es)?|goes|hikes?|runs?)|within (?:a|the first|\d+) (?:day|week|month|year)|second time i used)"
)
_BROKEN = re.compile(
    r"\b(?:died|broke|broken|stopped working|packed up|packed in|gave up|given up|leak(?:s|ed|ing)|cracked|split|came apart|coming apart|fell apart|falling apart|torn|tore|ripped|shrank|shrunk|faulty|defective|(?:does|do|did|is|are)(?:n't| not) work(?:ing)?|won't (?:turn on|start|charge|open|close|switch on)|conked out|snapped|came off|come off|fallen off|bust(?:ed)?|kaputt?|chipped|peeling|rusted|rusty|dead on arrival|melted|went (?:mouldy|rusty)|damaged|smashed|in bits|in pieces)\b"
)
_UNFIT = re.compile(
    r"\b(?:(?:is|are|was|were|'s|'re|too|way too|far too|bit too) ?(?:too |way too |far too |a bit )?(?:tight|small|big|large|short|long|loose|narrow|wide|heavy|dark|bright|itchy|scratchy)|wrong (?:size|colou?r|one|item|thing|shade|model)|(?:do|does|did)(?:n't| not) (?:like|fit|suit|match|want|go with)|(?:looks?|look) (?:daft|awful|silly|ridiculous|terrible|horrible|wrong|stupid|nothing like)|changed my mind|not what (?:i|we) (?:expected|ordered|wanted)|hates? (?:it|them)|can't stand (?:it|them)|regret)\b"
)
_FETCH = re.compile(
    r"\b(?:come and |come )?(?:fetch|collect|pick up|take) (?:it|them|that|this|the \w+) (?:back|again|away|up again)\b|\b(?:you|they|someone|somebody) come and (?:fetch|collect|get|take|pick) (?:it|them|that|this|the \w+)\b|\b(?:have|want|get) my money\b|\bundo (?:it|this|that|my order)\b"
)
_SORTED = re.compile(
    r"\b(?:tough luck|do you (?:sort|fix|cover|replace|do (?:it|that|anything))|(?:is|am|are) (?:that|it|this|i|they) (?:covered|on me|your problem|my problem)|covered\b|what now|now what|what (?:do|can|should) i do|whose fault|who pays|out of luck|do (?:you|i)\W*$|is that normal|any chance|my (?:own )?fault)\b"
)
_COVERED = re.compile(
    r"\b(?:is|are|would|will|am) (?:that|this|it|they|i|these|those) (?:still )?(?:be )?(?:covered|under guarantee|insured)\b"
)
_TRIGGER = re.compile(rf"\b{_BOUGHT}\b")
_ARRIVED = re.compile(r"\b(?:came|arrived|turned up|showed up|was delivered|were delivered|got here)\b")


def trouble_told(text: str) -> str:
    """The subject of the shop's pages that `text` (lower case) asks about by a story: "returns", "warranty and repairs"; ""
    where it tells of none, or wants goods."""
    wants = SHOP_VERB.search(text) is not None
    if _COVERED.search(text):
        return "warranty and repairs"
    if wants:
        return ""
    if _FETCH.search(text):
        return "returns"
    is_bought = _TRIGGER.search(text) is not None
    asks = "?" in text or _SORTED.search(text) is not None
    if _BROKEN.search(text) and is_bought and asks:
        return "warranty and repairs"
    if _UNFIT.search(text) and (is_bought or (_ARRIVED.search(text) and asks)):
        return "returns"
    return ""
