"""Whether a message only tells something and asks for nothing: news of a life, a match that was lost, a mood, an apology, thanks
and a goodbye with what is planned for the evening.

Each clause is read by itself: what is surely talk is taken out, and what is left may tell, but neither ask for nor name goods as
a request would. English, lower-case reader text. What it does not do: write an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from persea.language.plain import words
from persea.understand.asking import asks_for_goods, asks_house, asks_something
from persea.understand.likely import SHOP_VERB
from persea.understand.mood import Mood, mood_of
from persea.values import Kind

_NOW = r"(?:today|tonight|now|right now|just now|at the moment|this (?:time|morning|evening)|yet|really|thanks?|else|more|from (?:you|here|the shop)|at all)"
_END = r"(?=\s*(?:[.,;:!?…–-]|$|and\b|but\b|i\b|we\b|just\b|only\b))"
_NO_ERRAND = re.compile(
    rf"(?:^\W*|\b(?:i|we)(?:'m| am|'re| are)? (?:really |actually |honestly )?)(?:do(?:n't| not)|not|never) (?:really |actually |even )?(?:(?:need|want|require)(?: to (?:buy|order|get))?|(?:looking|shopping|asking|here) (?:for|to buy|to order)|buying|ordering|after) (?:anything|nothing|any ?thing)(?: {_NOW})*{_END}"
    rf"|\b(?:nothing|no shopping|not shopping|not buying)(?: for me)?(?: {_NOW})+{_END}|\b(?:just|only) (?:wanted|want|here|came|needed|need) (?:to (?:say|tell|chat|talk|vent|moan|thank|share|let off steam)|for a (?:chat|moan|natter))\b"
    r"|\bneed(?:ed|s)? (?:to (?:go|run|leave|dash|vent|talk|sleep|be off|get (?:back|home|going|some sleep|off))|a (?:hug|break|holiday|rest|minute|moment|nap|lie[- ]down|miracle))\b(?! (?:box|tray|pod))"
    r"|\b(?:had|got|have|need) to (?:tell|share (?:it|this|that) with) (?:someone|somebody|anyone)\b|\bno one (?:else )?to (?:tell|talk to)\b|\bnobody (?:else )?to (?:tell|talk to)\b"
)  # fmt: skip
_GOODBYE = re.compile(
    rf"\b(?:thank you|thanks|thankyou|thx|ta|cheers)\b(?: (?:so|very|a lot|a million|a bunch|ever|much|again|anyway|for (?:everything|that|all (?:that|this)|your (?:help|time|patience)|(?:the|all the) help|being \w+|listening)|dear|love|mate|then))*"
    rf"|\bthat(?:'s| is|'ll be| will be| was) (?:all|it|everything|enough)(?: (?:i|we) (?:need|needed|want|wanted|had))?(?: (?:for|from) (?:today|now|me|tonight|the moment|this time|one day))?{_END}"
    r"|\b(?:i'm|i am|we're|we are) (?:done|off|finished|going to bed|away)(?: (?:now|then|for (?:today|now|the day|tonight)))?(?=\s*(?:[.,;:!…]|$))|\b(?:gotta|got to|have to|must) (?:go|run|dash|be off|get going)\b|\b(?:talk|speak|see you|see ya|chat) (?:to you )?(?:soon|later|tomorrow|around|again|next (?:time|week))\b"
    r"|\b(?:bye(?:[- ]bye)?|goodbye|good bye|good night|goodnight|night night|farewell|cheerio|ta-?ra|so long|toodle ?pip|ciao|over and out|until next time|till next time|take care|all the best|god bless(?: you)?|sleep well|sweet dreams)\b"
    r"|\b(?:have|enjoy|wish(?:ing)? you) (?:yourself |the rest of )?(?:an?|your|the) (?:\w+ ){0,2}(?:day|evening|night|morning|afternoon|weekend|week|one|time|sunday|christmas|holidays?|shift)\b"
    r"|\b(?:i'll|i will|i'd better|let me|i shall|we'll|we will|going to|gonna) (?:just )?(?:think (?:about it|it over|on it)|sleep on it|have a think|mull it over|come back(?: to (?:you|it|this))?|be back|leave it (?:there|at that|for (?:now|today)))\b"
)  # fmt: skip
_SORRY = re.compile(
    r"\b(?:i'm |i am |so |very )*sorry(?:,? (?:mate|pal|love|dear|friend|man|bro|about (?:that|earlier|before)|for (?:that|shouting|swearing|earlier|ranting|moaning|the rant|bothering you)))+|\b(?:it's |it is |its )?not your fault\b|\bforgive me\b|\b(?:my|many) apolog(?:y|ies)\b|\bi apologi[sz]e\b|\b(?:i )?did(?:n't| not) mean (?:it|that|to shout|to be rude)\b"
    r"|\byou(?:'re| are)(?: after all| of course)? (?:only|just|but) (?:an? )?(?:\w+ )?(?:shop|bot|machine|computer|program|robot|website|chatbot|assistant)\b|\bnever mind me\b|\bdon't mind me\b|\b(?:no )?hard feelings\b|\bi know you can't (?:help|do anything)(?: (?:with|about) (?:it|that))?\b"
)  # fmt: skip
_EXCLAIMS = re.compile(
    r"\b(?:can|could|would|do) (?:you|u|ya) (?:believe|imagine)(?: (?:it|that|this))?\b|\byou(?: could|'d)(?:n't| not) (?:believe|make) it(?: up)?\b|\bjust my luck\b|\bwhat an? (?:\w+ )?(?:day|night|match|game|week|mess|shame|pity|disaster|result|joke|season|year|morning)\b"
    r"|\b(?:the )?(?:ref|referee|var|umpire|goalie|goalkeeper|striker|penalty|offside)\b|\b(?:we|they|united|city|arsenal|liverpool|chelsea|spurs|celtic|rangers|the (?:lads|boys|girls|team)) (?:just )?(?:lost|won|drew|got (?:beat(?:en)?|hammered|thrashed|relegated|promoted)|went out|are (?:out|through|champions))\b"
    r"|\b(?:lost|won|beat(?:en)? (?:us|them)?|drew|losing|winning) ?(?:by )?\d{1,2} ?(?:-|–|:|to|nil) ?\d{0,2}\b|(?<![\d.$€£-])\b\d[-–]\d\b(?![\d.,-]| (?:kg|cm|m|mm|l|days?|weeks?|people|players|hours|years?|dollars|bucks|quid))"
)  # fmt: skip
_LIVES = re.compile(
    r"\b(?:died|passed away|passed on|is dying|was put (?:down|to sleep)|had to (?:put|have) (?:him|her|them) (?:put )?(?:down|to sleep)|funeral|in (?:hospital|hospice|intensive care|mourning)|heart ?broken|grieving|widowed?)\b"
    r"|\blost (?:my|our|his|her) (?:\w+ )?(?:mum|mom|mother|dad|father|wife|husband|brother|sister|son|daughter|gran\w*|nan|friend|partner|dog|cat|job|baby|spaniel|labrador)\b"
    r"|\b(?:got|getting|been|was|am|are|is) (?:just )?(?:engaged|married|divorced|dumped|fired|sacked|laid off|made redundant|promoted|evicted)\b|\b(?:broke|broken|split|splitting) up\b|\bleft (?:me|him|her) (?:for|last|this|on|yesterday|today)\b|\b(?:gave birth|had (?:a baby|twins|the baby)|was born|is pregnant|am pregnant|are expecting)\b"
    r"|\b(?:passed|failed|flunked|aced) (?:my|his|her|the|our|their) (?:\w+ )?(?:exams?|test|finals|driving test|interview|a-levels|degree|thesis|viva)\b|\bgot (?:the|a new|that) job\b|\b(?:it's|it is|its|today is|today's) (?:also )?my birthday\b|\bnobody (?:remember\w*|called|came|rang|phoned|wrote|congratulated)\b"
    r"|\bi (?:really |still |so )?miss (?:him|her|them|home|you|my|our|the old)\b|\b(?:feel|feels|feeling|felt) (?:so |very |a bit |really )?(?:lonely|sad|homesick|alone|empty|awful|terrible|lost|blue)\b(?! (?:in|on|with|under|against|to) (?:it|them|this|these|those|that|the|my|wear|touch)\b)|\b(?:can't|cannot|couldn't) stop (?:crying|thinking|smiling)\b|\bkeep (?:hearing|seeing|thinking of) (?:him|her|his|them)\b"
)  # fmt: skip
_HOW_ARE_YOU = re.compile(
    r"\b(?:and )?how(?:'s| is| was|s) (?:your|the) (?:own )?(?:morning|day|evening|night|week|weekend|shift|afternoon|christmas|summer|life)(?: (?:going|been|so far|over there|treating you|at your end))*\b|\bhow (?:are|r) (?:you|ya|u|things)(?:,? (?:doing|today|keeping|holding up|this \w+|over there|then|my (?:dear )?friend|mate|dear|love|pal|buddy|all|guys))*(?=\s*(?:[.,;!?]|$))|\bhow(?:'s| is) (?:life|it going|everything|things|business)(?: (?:with you|over there|today))?"
    r"|(?:^|[,.;!?]\s*)(?:and )?(?:what|how) about (?:you|yours|yourself)(?=\s*[?.!]*$)|(?:^|[,.;!?]\s*)and (?:with )?(?:you|yours)(?=\s*[?!.]*$)"
)  # fmt: skip
_OF_THE_OTHER = re.compile(
    r"\b(?:you|u)(?:'re| are|r)? (?:\w+ ){0,3}(?:kind|sweet|funny|clever|smart|helpful|useless|rude|stupid|dumb|listener|friend|company|patient|brilliant|genius|star|hero|angel|legend|darling|gem|wonderful|amazing|awesome|lovely)\b(?! (?:on|at|with|value|one|ones|idea|to))"
    r"|\bwhat(?:'s|s| is)? the (?:time|date|weather|score|news|capital)\b|\bwhat (?:time|day|date|year) is it\b(?: (?:where you are|over there|there|now|today|in [a-z ]{3,20}))?|\bwhat do you (?:make|think|reckon) (?:of|about) (?:all )?(?:this|the|these|our|that) (?:\w+ )?(?:weather|rain|snow|heat|wind|cold|fog|news|government|world|election|match|game|economy|president|team|times|people|life)\b"
    r"|\b(?:do you|you|u) (?:know|like|watch|listen to|remember) (?:any |an? |some )?(?:good |nice |funny |great )?(?:films?|movies?|jokes?|songs?|music|stor(?:y|ies)|poems?|football|series|tv shows?|news)\b"
    r"|\b(?:tell|sing|read) (?:me|us) (?:an? (?:\w+ )?(?:jokes?|story|tale|poem|riddle|secret|lullaby|song)|something (?:nice|funny|good|sweet|kind|happy|cheerful|silly|interesting|boring|comforting))\b(?! (?:to|for|about (?:the|this|that|these|it)|under|from|in|with)\b)|\bcheer me up\b|\b(?:can't|cannot|couldn't) sleep\b(?=\s*(?:[.,;!?…]|$))"
)
_TIRED = re.compile(
    r"\b(?:got|get|come|came|back|home) (?:back )?(?:home |in )?from (?:work|school|uni|(?:an?|the|my) (?:\w+ ){0,2}(?:shift|funeral|hospital|pub|match|game|wedding|party|interview|exam))\b|\b(?:had|has|having) (?:\w+ ){0,2}(?:kittens|puppies|foals?|lambs|chicks)\b|\b(?:i'm|i am|im) (?:so |absolutely |completely |really |bloody |a bit )?(?:gutted|chuffed|over the moon|devastated|buzzing|wrecked|shattered|heartbroken|hung ?over|drunk|in love)\b|\bi (?:hate|love) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:says|say|said) (?:hello|hi)\b|\banniversary of (?:\w+ ){0,2}(?:passing|death)\b"
)
_CUES = (_OF_THE_OTHER, _TIRED, _NO_ERRAND, _GOODBYE, _SORRY, _EXCLAIMS, _LIVES, _HOW_ARE_YOU)
_CLAUSE = re.compile(r"[.!?;…\n]+(?:\s+|$)|\s[–—-]+\s")
_TELLS = re.compile(
    r"^\W*(?:(?:well|so|oh|and|but|no|yes|ja|because|cos|cause|since|when|while|then|still|now|just|today|tonight|yesterday|last \w+|this \w+|on \w+day)\W+)*(?:i|i'm|im|i've|ive|i'd|i'll|my|me|we|we're|we've|our|us|you|you're|your|he|he's|she|she's|his|her|it|it's|its|they|they're|their|that|that's|there|nobody|everybody|everyone|somebody|someone|in|at|with|stuck|sat|sitting|waiting|bored|tired|finished|off|home|back)\b"
)
_QUESTION = re.compile(r"[^.!?;…\n]*\?")
_CORRECTS = re.compile(
    r"\b(?:i mean(?:t)?|rather|instead|actually|make (?:it|that)|the (?:\w+ ){0,2}ones?|cheaper|smaller|bigger|less than|under|below|up to|at most|max(?:imum)?|budget|size|colou?r)\b|[$€£]\s?\d|\b\d+ ?(?:dollars|bucks|quid|euros?|usd|pounds)\b"
)
_IMPERATIVE = re.compile(
    r"(?:^|\b(?:please|then|and|so|now|but)\W+)(?:show|find|add|put|give|get|compare|remove|send|list|search|filter|swap|keep|save|watch|take|recommend|suggest|order|reserve|bring|tell|order)\b(?! care| it easy)"
)


@dataclass(frozen=True, slots=True)
class Told:
    kind: Kind
    """GREET where it asks how the other one is, THANKS where it says goodbye, else TALK."""
    sad: bool = False
    glad: bool = False
    well: bool = False
    """Somebody feels good, and tells no news."""


_SAD = re.compile(
    r"\b(?:died|passed (?:away|on)|dying|put (?:him|her|them)? ?(?:down|to sleep)|funeral|hospital|hospice|heart ?broken|griev\w+|widow\w*|lost|dumped|fired|sacked|redundant|divorced|evicted|broke up|split up|failed|lonely|sad|homesick|alone|empty|awful|terrible|miss|crying|nobody|keep hearing|gutted|devastated|heartbroken|anniversary of (?:\w+ ){0,2}(?:passing|death))\b"
)
_GLAD = re.compile(
    r"\b(?:engaged|married|promoted|had (?:a baby|twins|the baby)|was born|pregnant|expecting|passed (?:my|his|her|the|our)|aced|got (?:the|a new|that) job|won|champions|birthday|smiling|chuffed|over the moon|kittens|puppies|in love)\b"
)


def only_tells(text: str, names_goods: Callable[[str], bool]) -> Told | None:
    """What `text` is, where something in it is surely talk and nothing in it asks; None for anything else. `names_goods` tells
    of a word whether the shop sells what is called so."""
    mood = mood_of(text)
    cues = [cue for cue in _CUES if cue.search(text)]
    if not cues and mood is None:
        return None
    for clause in filter(None, _CLAUSE.split(text if mood is None else mood.rest)):
        rest = clause
        for cue in _CUES:
            rest = cue.sub(" , ", rest)
        if re.search(r"\w", rest) and _asks(rest, clause, names_goods, mood):
            return None
    if any(_wants(asked.strip(), names_goods) for asked in _QUESTION.findall(text)):
        return None
    kind = Kind.GREET if _HOW_ARE_YOU in cues else Kind.THANKS if _GOODBYE in cues else Kind.TALK
    sad = _SAD.search(text) is not None or (mood is not None and mood.is_low)
    glad = not sad and _GLAD.search(text) is not None
    return Told(kind, sad, glad, mood is not None and not sad and not glad)


def _asks(rest: str, clause: str, names_goods: Callable[[str], bool], mood: Mood | None) -> bool:
    if SHOP_VERB.search(rest) or _IMPERATIVE.search(rest) or _CORRECTS.search(rest):
        return True
    if asks_something(rest.strip(" ,")) or asks_for_goods(rest):
        return True
    if any(cue.search(clause) for cue in (_LIVES, _EXCLAIMS, _OF_THE_OTHER, _TIRED)):
        return False
    tells = _TELLS.search(clause) is not None or _TELLS.search(rest) is not None
    tells = tells or (mood is not None and mood.tells(rest))
    return not tells and (asks_house(rest) or any(names_goods(word) for word in words(rest)))


def _wants(asked: str, names_goods: Callable[[str], bool]) -> bool:
    """Whether `asked` is no question that is only talk: "and you?", "can you believe it?"."""
    rest = asked
    for cue in _CUES:
        rest = cue.sub(" ", rest)
    return rest == asked or any(names_goods(word) for word in words(rest))
