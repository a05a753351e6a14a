"""Whether somebody says how they feel: "I am feeling a bit low today". It asks for nothing, whatever is shown or in the cart.

A mood is a clause with its own beginning and end: "I feel awful in these boots" and "a gift for a friend who feels low" are
none. English, lower-case reader text. What it does not do: tell an emergency (care.py has read the message before), or answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGIN = (
    r"(?P<begin>^\W{0,4}|[.,;:!?…\n]\s*|\s[–—-]+\s|\b(?:and|but|because|cos|cause)\s+)(?:(?:well|so|oh|and|but|honestly|frankly|today|lately|tonight|right now|these days|sorry|hi|hello|hey|hiya|ok|okay|yes|no"
    r"|actually|to be honest|tbh|i must say|i guess|i think|i have to say|lol|sigh|ugh|this (?:morning|week|evening|afternoon|month)|thanks|thank you)\W{1,3}){0,4}"
)
_WHO = r"(?:i|we|he|she|they|(?:my|our) (?:wife|husband|partner|mum|mom|mother|dad|father|gran\w*|nan|son|daughter|kid|child|brother|sister|friend|boyfriend|girlfriend|flatmate|other half))"
_IS = r"(?:'m|'s|'re|'ve| am| is| are| was|'d| have| has| had)?(?: (?:been|just|not|never|really|still|always|also|all))*"
_MUCH = (
    r"(?:(?:a (?:bit|little|tad|touch|wee bit)|kind of|kinda|sort of|so|too|really|very|rather|quite|pretty|just|all|somewhat|absolutely|completely|totally|bloody|still|always|also|extremely"
    r"|terribly|awfully|super|especially|particularly|more than a little|proper|that|nothing but) ){0,5}"
)
_SUNK = (
    r"(?:low|down|flat|blue|small|lost|off|rough|rubbish|crap|crappy|shit|shitty|awful|terrible|horrible|bad|sad|lonely|alone|empty|miserable|depressed|unhappy|upset|gloomy|grumpy|moody|tearful|heavy|homesick"
    r"|useless|worthless|hopeless|fed up|stressed(?: out)?|exhausted|tired|weary|worn out|drained|burn(?:t|ed) out|overwhelmed|anxious|worried|nervous|on edge|irritable|heartbroken|knackered|beaten|defeated|guilty"
    r"|unloved|unwanted|ashamed|disappointed|discouraged|bleak|grey|gray|deflated|melancholy|melancholic|under the weather|out of sorts|(?:a bit )?like crying|not (?:quite )?(?:myself|right|okay|ok)|a mess|in a (?:bad|foul|low|funny|strange|rotten|dark) (?:mood|place|way)"
    r"|down in the dumps|at a low ebb|in bits|all over the place|not in the mood|at my wits' end|meh|blah)"
)
_WELL = r"(?:happy|great|good|fine|fantastic|wonderful|amazing|cheerful|content|relaxed|lucky|excited|thrilled|delighted|better|well|on top of the world|brilliant|lovely|proud|grateful|blessed|hopeful)"
_WHEN = (
    rf"(?:,? (?:today|tonight|now|right now|just now|lately|again|these days|at the moment|recently|inside|still|as well|too|all (?:day|week|the time)|most days|tbh|honestly|really|though|somehow|for (?:days|weeks|a while|no reason|some reason)"
    rf"|this (?:morning|week|evening|afternoon|month|time of year)|since (?:yesterday|this morning|last \w+|\w+day)|about (?:it|it all|things|everything|life|that)|and {_MUCH}{_SUNK}|or {_MUCH}{_SUNK}|to be honest|if i'm honest|i must say|i guess|i think|:?[(/]+))*"
)
_END = r"(?=\s*(?:[.,;:!?…–—\n-]|$|and\b|but\b|because\b|cos\b|'?cause\b|since\b|so\b|after\b|when\b|as\b))"
_FEELS = rf"(?:{_WHO}{_IS} )?(?:not )?(?:feel|feels|feeling|felt|feelin) "
_AM = r"(?:i'm|i am|im|we're|we are|i've been|i have been|been)(?: (?:just|not|really|still|all))* "
_DAY = r"(?:day|week|month|year|morning|evening|night|time|spell|patch|winter|mood)"
_LOW = re.compile(
    rf"{_BEGIN}(?:{_FEELS}{_MUCH}{_SUNK}|{_AM}{_MUCH}{_SUNK}|(?:{_WHO}{_IS} )?not (?:feeling|doing) (?:so |too |very |all that |that )?(?:great|good|well|okay|ok|right|myself|my best|the best)"
    rf"|{_WHO} (?:don't|do not|doesn't|does not|haven't|have not) (?:been )?(?:feel|feeling|felt) (?:so |too |very |all that |that |like )?(?:great|good|well|okay|ok|right|myself|herself|himself|happy)|i'm not (?:so |too |very |all that |that )?(?:great|good|well|okay|ok|myself|at my best|happy)"
    rf"|(?:(?:it's|its|it is|it has|it's|i'm|i am|i|we|we're|just|having|had|been)\W+)*(?:(?:been|had|have|having|just|such|quite|what|kind of|a bit of|bit of|rather|one of)\W+)*(?:an? |those )?{_MUCH}(?:rough|hard|bad|low|tough|rotten|sad|shitty|crappy|terrible|awful|horrible|gloomy|difficult|grim|miserable|lousy|rubbish) (?:old |kind of )?{_DAY}s?"
    rf"|(?:it's |it is |it's been |it has been |just |been )?one of those (?:days|weeks|mornings|nights)|(?:everything|it|it all|all of it|life|this week|things|all this)(?:'s| is| feels| seems|'re| are)? (?:all )?(?:just )?(?:{_MUCH}(?:too much|a lot|much|hard|tough|difficult|rough|grey)|getting (?:me down|to me|on top of me|too much))"
    rf"|my (?:heart|mood|head)(?:'s| is| feels) {_MUCH}(?:heavy|low|down|sad|all over the place|broken)|(?:i )?(?:could|can) (?:just |really )?(?:cry|have a cry|do with a (?:hug|friend|kind word)))"
    rf"{_WHEN}{_END}"
)
_GOOD = re.compile(rf"{_BEGIN}(?:{_FEELS}{_MUCH}{_WELL}|{_AM}{_MUCH}{_WELL}){_WHEN}{_END}")
_LONGEST = 1_000  # characters; what is longer is a story with more in it
_SAYS = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|'s|does|did|doesn't|didn't|has|had|won't|can't|don't|helps?|goes|went|made|makes|keeps?|kept|left|gets|got|took|takes|feels|felt)\b"
)


@dataclass(frozen=True, slots=True)
class Mood:
    rest: str
    """What is said besides."""
    is_low: bool

    def tells(self, clause: str) -> bool:
        """Whether `clause` of the rest says how things are, rather than what is wanted: "the rain does not help"."""
        return _SAYS.search(clause) is not None


def mood_of(text: str) -> Mood | None:
    """How somebody feels who says so in a clause of its own; None where nobody does."""
    if len(text) > _LONGEST:
        return None
    low = _LOW.search(text) is not None
    rest = _GOOD.sub(" , ", _LOW.sub(r" \g<begin> , ", text))
    if not low and _GOOD.search(text) is None:
        return None
    return Mood(rest, low)
