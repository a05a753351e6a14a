"""Takes out of a request when and where something will be used: "for a trip to Scotland in November" names no goods.

What a trip is for stays ("camping"), and so do seasons, feasts and what stands before the goods ("a travel mug"): these
may be said of a product. English.
"""

from __future__ import annotations

import re

_WHOSE = r"(?:an? |the |my |our |his |her |their |your |this |next |some )?"
_TRIP = re.compile(
    rf"\b(?:for|on|during|before|to) {_WHOSE}(?P<what>(?:[a-z-]+ ){{0,2}}?)"
    r"(?:trips?|vacations?|holidays|journeys?|honeymoon|getaway|expedition|adventures?|(?<=my )holiday|(?<=our )holiday|(?<=on )holiday|(?<=for a )holiday(?=[\s?!.,]*$))\b(?! season)"
)
_DATE = re.compile(
    r"\b(?:in|for|by|until|till|before|during|from|this|next|on|at|over)(?: the)?(?: (?:early|late|mid|end of|beginning of|middle of|next|this|coming|of))*"
    r"[ -](?:january|february|april|june|july|august|september|october|november|december|(?:march|may)(?=[\s?!.,]*$| (?:and|but|so|for|with|under|i|we)\b)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|weekends?|(?<=this )week|(?<=next )week|(?<=this )month|(?<=next )month|(?<=this )year|(?<=next )year)\b(?: (?:the )?\d{1,2}(?:st|nd|rd|th)?\b)?"
)
_OCCASION = re.compile(
    r"\bfor (?:my |our |his |her |their |your |the |an? )?(?:(?:mum|mom|dad|friend|wife|husband|son|daughter)'s )?(?:\d{1,2}(?:st|nd|rd|th) )?(?:birthday|anniversary)\b(?! (?:card|party|cake))"
)
_GIFT_FOR = re.compile(
    r"\b(?:birthday|wedding|christmas|xmas|house ?warming|anniversary|graduation|retirement|leaving|thank[- ]you|hostess"
    r"|secret santa|valentine'?s?(?: day)?|mother'?s day|father'?s day|engagement|christening|farewell) (?=gifts?\b)"
)
_PLACES = """
    scotland|england|wales|ireland|northern ireland|britain|great britain|the uk|the united kingdom|france|spain|portugal|italy
    |germany|austria|switzerland|belgium|holland|the netherlands|denmark|norway|sweden|finland|iceland|greenland|poland|hungary
    |romania|bulgaria|croatia|slovenia|serbia|albania|greece|cyprus|malta|ukraine|russia|estonia|latvia|lithuania|morocco|egypt
    |tunisia|algeria|kenya|tanzania|uganda|ethiopia|namibia|botswana|south africa|madagascar|israel|jordan|oman|dubai|iran|india
    |nepal|tibet|bhutan|sri lanka|thailand|vietnam|cambodia|laos|malaysia|singapore|indonesia|bali|the philippines|japan|korea
    |south korea|taiwan|hong kong|mongolia|australia|tasmania|new zealand|canada|alaska|hawaii|the usa|the us|america|the states
    |the united states|mexico|costa rica|guatemala|cuba|jamaica|colombia|ecuador|peru|bolivia|chile|argentina|patagonia|brazil
    |europe|africa|asia|south america|scandinavia|the alps|the himalayas?|the highlands|the lake district|the arctic|antarctica
    |lapland|tuscany|provence|brittany|bavaria|cornwall|devon|yorkshire|london|edinburgh|glasgow|dublin|paris|berlin|munich|vienna
    |rome|venice|milan|madrid|barcelona|lisbon|amsterdam|brussels|copenhagen|oslo|stockholm|helsinki|reykjavik|prague|budapest
    |warsaw|athens|istanbul|moscow|new york|boston|chicago|los angeles|san francisco|seattle|toronto|vancouver|montreal|sydney
    |melbourne|auckland|tokyo|kyoto|bangkok|delhi|mumbai|cape town|california|texas|florida|colorado|utah|arizona|oregon
"""
_ANY_PLACE = re.sub(r"\s+", " ", _PLACES).replace(" |", "|").strip()
_PLACE = re.compile(
    rf"\b(?:to|in|into|around|across|through|near|visiting|for)(?: (?:north|south|east|west)(?:ern)?)? (?:{_ANY_PLACE})\b"
    r"(?! (?:style|blend|roast))"
)
_ON_THE_WAY = re.compile(
    r"\b(?:(?:is|are|am|'m|'s|'re) )?(?:travell?ing|travels|flying|flies|heading|heads|moving|moves|goes|going|off)\b"
    r"(?= (?:to|in|into|on|around|across|through|abroad|away|there)\b)(?: (?:abroad|away|there))?"
)


_NEW_HOME = re.compile(
    rf"\b(?:into|in) {_WHOSE}(?:first |new |own |old |student ){{0,2}}(?:flat|house|home|apartment|dorm|place)\b"
)
_HABIT = re.compile(
    r",? ?\b(?:if|when(?:ever)?|because|since|every time|as) (?:i|he|she|they|we)(?:'ve| have)? (?:take|drink|have|eat|drank|had|use|used|wear|wore|try|touch)s?\b[^,.;!?]*"
)
"""What happens to them where they have it: it names nothing that is wanted."""


def without_circumstances(text: str) -> str:
    """`text` (lower-case reader text) without them."""
    text = _ON_THE_WAY.sub(" ", text)
    text = _HABIT.sub(" ", text)
    text = _NEW_HOME.sub(" ", text)
    text = _PLACE.sub(" ", text)
    text = _DATE.sub(" ", text)
    text = _GIFT_FOR.sub(" ", text)
    text = _OCCASION.sub(" ", text)
    text = _TRIP.sub(lambda match: f" for {match['what']}" if match["what"] else " ", text)
    return " ".join(text.split())
