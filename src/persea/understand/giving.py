"""For whom and for what something is to be given, and what that person likes: "for my sister who runs", "mum's birthday".

What is told of them is for this one request: nothing of it is the shopper's own (modes/remembering.py). English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.understand.errand import GIFT

_KIN = (
    r"(?:(?:step|grand|god|foster|half|great[- ]?)[- ]?)?(?:mum|mom|mam|ma|mama|mummy|mommy|mother|dad|daddy|papa|pa|father|sister|sis|brother|bro|wife|husband|hubby|missus|spouse|partner|girlfriend|boyfriend|gf|bf|bff"
    r"|fianc[eé]e?|friend|mate|buddy|son|daughter|niece|nephew|aunt|aunty|auntie|uncle|cousin|grandma|grandpa|granny|gran|nan|nana|nanna|grandad|granddad|colleague|co-?worker|workmate|boss|teacher"
    r"|neighbou?r|roommate|flatmate|housemate|landlord|landlady|hosts?|hostess|parents|grandparents|in-?laws|family|team|crush|godparents|other half|twins)(?:[- ]in[- ]law)?s?"
)
_ALONE = r"(?:mum|mom|mam|mummy|mother|dad|daddy|papa|father|grandma|grandpa|granny|gran|nan|nana|grandad|granddad|him|her|someone(?: (?:special|else|who))?|somebody(?: (?:special|else|who))?|a (?:couple|newly ?wed|host|teacher|friend|colleague))"
_WHOSE = r"(?:my|our|his|her|their|the|an?|your|me)"
_FOR = re.compile(
    rf"\b(?:for|to give(?: to)?|to) (?:(?P<whose>{_WHOSE}) (?:\w+[ -]){{0,2}}?(?P<kin>{_KIN})|(?P<alone>{_ALONE}))\b(?:['’]s?)?"
    r"(?! (?:day|house|room|office|car|bed|kennel|size))(?!['’]?s? (?:wedding|party|birthday party|graduation|funeral|christening|house|place|dog|cat|car|room|baby shower))"
)
_OF_THEIRS = re.compile(
    rf"\b(?:my|our|his|her) (?:\w+ )?(?P<kin>{_KIN})(?:['’]s|s['’]|s)? (?:(?:\d+\w*|\w+th|\w+st) )?(?P<what>birthday|wedding|anniversary|graduation|retirement|christening|baby shower|leaving do)\b"
)
_DAY_OF = re.compile(
    rf"\b(?P<what>birthday|bday|b-day|anniversary|wedding|graduation|retirement) (?:of|for) {_WHOSE} (?:\w+ )?(?P<kin>{_KIN})\b"
)
_GIVES = re.compile(
    rf"\b(?:get|give|buy|treat|surprise|spoil|find|send|bring|got) (?:(?:my|our|his|her|their|the|an?) (?:\w+[ -]){{0,2}}?(?P<kin>{_KIN})|(?P<alone>him|her|them|mum|mom|dad|grandma|grandpa|someone|somebody))\b"
)
_SOMETHING = re.compile(
    r"\b(?:gift|something|anything|get|give|buy|ideas?|please|toy|need|looking for|up to|under|max|suggest|recommend)\b"
)
_ASKS_FOR = re.compile(
    r"\b(?:please|pls|ideas?|suggest\w*|recommend\w*|something|anything|looking for|what (?:could|can|should|would|might) (?:i|we))\b"
)
_BRINGS = re.compile(
    r"\b(?:invited|hosts?|hostess|dinner party|visiting|staying with|coming over)\b.{0,60}\b(?:bring|take|give)\b|\b(?:secret santa|kris kringle|white elephant)\b"
)
"""What is brought to somebody is given."""
_ASKS = re.compile(
    r"\b(?:what|which|something|anything|gift|ideas?|suggestions?|recommend|need|want|looking|looking for|help)\b"
)
_TO_GIVE = re.compile(
    rf"\b(?:my|our|his|her) (?:\w+ )?(?P<kin>{_KIN})(?= (?:who|that|is|loves|likes|enjoys|runs|has|just|turns|wants|needs)\b)"
)
_HAS_A_DAY = re.compile(
    rf"(?:^|[.!?,;]\s*|\b(?:my|our|his|her) (?:\w+ )?)(?P<kin>{_KIN})(?:['’]s| is| are| will be)? (?:turning|turns|getting married|graduating|retiring)\b"
)
"""Something is going to be given them."""
_OCCASIONS = re.compile(
    r"\b(?P<what>birthday|bday|b-day|wedding|christmas|xmas|anniversary|graduation|house ?warming|retirement|valentine'?s?(?: day)?|mother'?s day|father'?s day|secret santa|engagement|christening"
    r"|baby shower|bridal shower|hen (?:do|party)|stag (?:do|party)|leaving (?:do|present|gift)|easter|hanukkah|eid|diwali|thank[- ]you (?:gift|present)|new job|new home|new baby)\b"
)
_NO_OCCASION = re.compile(
    r"\b(?:christmas|wedding|birthday|easter) (?:tree|lights?|decorations?|cards?|dress|cake|jumper|candles?|baubles?|shoes|crackers?|stockings?|paper|banner|balloons?|bunting)\b"
)
_LIKES = re.compile(
    r"\b(?:(?:who|he|she|they)(?:'s|'re| is| are| was)? )?(?:(?:really|totally|absolutely|always|very|so|a bit|quite|super|completely) )*"
    r"(?:(?:mad|crazy|nuts|bonkers|passionate|obsessive) about|obsessed (?:with|by)|(?:keen|big|hooked) on|fond of|(?:an? )?(?:big |huge |massive |real )?(?:fan|lover) of|into|interested in|good at|loves?|likes?|adores?|enjoys?|collects?"
    r"|(?:has|have) (?:just )?(?:taken up|started|got into)|(?:just )?(?:took up|taken up|got into|started|starting|learning)|spends? (?:all )?(?:his|her|their) (?:time|weekends?|days)|goes|does|plays)(?: to)?\b"
)
_IS_ONE = re.compile(
    r"\b(?:an? |(?=keen|avid|passionate|budding|amateur))(?:(?:keen|avid|passionate|big|huge|serious|amateur|hobby|budding|great|proper|real|total|complete|bit of an?|dedicated|enthusiastic|new|beginner|experienced) )*"
    r"(?P<one>runner|hiker|baker|gardener|camper|climber|swimmer|cyclist|cook|chef|knitter|painter|reader|traveller|traveler|gamer|walker|rambler|skier|surfer|angler|fisherman|photographer|biker|dancer|writer|jogger|crafter|birdwatcher|yogi|bookworm|foodie|musician|artist|rider|sailor)s?\b"
)
_ACTIVITY = {
    "runner": "running", "hiker": "hiking", "baker": "baking", "gardener": "gardening", "camper": "camping", "climber": "climbing",
    "swimmer": "swimming", "cyclist": "cycling", "cook": "cooking", "chef": "cooking", "knitter": "knitting", "painter": "painting",
    "reader": "reading", "traveller": "travel", "traveler": "travel", "gamer": "gaming", "walker": "walking", "rambler": "walking",
    "skier": "skiing", "surfer": "surfing", "angler": "fishing", "fisherman": "fishing", "photographer": "photography", "biker": "cycling",
    "dancer": "dancing", "writer": "writing", "jogger": "running", "crafter": "craft", "birdwatcher": "birds", "yogi": "yoga",
    "bookworm": "reading", "foodie": "food", "musician": "music", "artist": "art", "rider": "riding", "sailor": "sailing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Giving:
    recipient: str = ""
    occasion: str = ""
    is_gift: bool = False
    """Whether it is plainly to be given away."""
    asks: bool = False
    """Whether it is asked what to give."""


def read_giving(text: str) -> Giving:
    """Whom `text` (lower-case reader text) wants something for, and on what occasion."""
    gives = _GIVES.search(text) if _ASKS.search(text) else None
    of_theirs = _OF_THEIRS.search(text) if _SOMETHING.search(text) else None
    found = _FOR.search(text) or of_theirs or _DAY_OF.search(text) or gives
    recipient = ""
    if found is not None:
        named = found.groupdict()
        recipient = named.get("kin") or (named.get("alone") or "").removesuffix(" who")
    gift = GIFT.search(text) is not None or _BRINGS.search(text) is not None
    if (
        recipient in ("him", "her", "them", "")
        and (gift or gives or found or _ASKS_FOR.search(text))
        and (told := _TO_GIVE.search(text))
    ):
        recipient = told["kin"]
    if not recipient and (told := _HAS_A_DAY.search(text)):
        recipient = told["kin"]
    occasion = (
        "" if _NO_OCCASION.search(text) else next((match["what"] for match in _OCCASIONS.finditer(text)), "")
    )
    if occasion and not (
        recipient
        or gift
        or re.search(r"\bfor (?:an?|the|my|our|his|her|their) (?:\w+ )?" + re.escape(occasion), text)
    ):
        occasion = ""
    return Giving(recipient, occasion, gift or bool(recipient), asks=gives is not None)


_THEIR_DAY = re.compile(
    r"\b(?:my|our|his|her|their|an?) (?:[a-z]+ )?[a-z]+['’]s (?=wedding|party|graduation|christening|funeral|engagement)"
)


def without_whose_day(text: str) -> str:
    """ "A dress for my sister's wedding" is for a wedding."""
    return _THEIR_DAY.sub("a ", text)


def without_recipient(text: str) -> str:
    """`text` without the words that say whom it is for, and with what they are as a thing to look for: "a keen
    gardener" asks for what has to do with gardening."""
    text = _OF_THEIRS.sub(" ", text)
    text = _TO_GIVE.sub(" ", _GIVES.sub(" ", _FOR.sub(" ", text)))
    text = _IS_ONE.sub(lambda match: f" {_ACTIVITY[match['one']]} ", text)
    return " ".join(_LIKES.sub(" ", text).split())


def as_activity(text: str) -> str:
    """`text` with people named by what they do ("for a keen runner") as what they do ("running")."""
    return _IS_ONE.sub(lambda match: f" {_ACTIVITY[match['one']]} ", text)
