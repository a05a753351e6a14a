"""Whether a message wants what only the people of the shop can do: to tell of somebody's own order, or to be talked to. English,
lower-case reader text.

How returns and delivery work in general is no such thing: pages tell that (house.py).
"""

from __future__ import annotations

import re
from enum import Enum

from persea.language.plain import reader_text


class ToTheShop(Enum):
    ORDER = "order"
    PERSON = "person"


_ORDER = r"(?:my|our|the|this|an?) (?:\w+ )?(?:orders?|parcels?|packages?|delivery|shipment|stuff|things)"
_OWN_ORDER = re.compile(
    rf"\bwhere(?:'s| is| are|'re) (?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?|delivery|shipment)\b|\b(?:status|whereabouts) of {_ORDER}\b|\b(?:track|find|locate|look up|check(?: on)?|see|pull up) (?:on )?(?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?|shipment)\b"
    r"|\bwhen (?:will|does|is|should|can) (?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?) (?:arrive|come|get here|ship|be (?:here|delivered)|coming|due)\b|\bhas (?:my|our) (?:\w+ )?(?:order|parcel|package) (?:\w+ )?(?:shipped|left|been (?:sent|shipped|dispatched|delivered))\b"
    r"|\b(?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?|delivery|shipment)(?:'s| is| has| hasn't| isn't| was| still| never)*(?: (?:been|just|now|not|still|supposedly))* (?:stuck|sitting|lost|late|missing|moved|arrived|here|come|delayed|gone|stranded|vanished|turned up|showed up|on the way|in limbo)\b"
    r"|\b(?:order|parcel|tracking) ?(?:no\.?|nr\.?|number|#)? ?#?\d{3,}\b|\b(?:change|cancel|amend) (?:my|our) (?:\w+ )?order\b.*\d{3,}"
)
_WHO = r"(?:(?:an?|the|some|your|one of your|any|real|actual|live|proper|human) )*(?:humans?(?: being)?|persons?|someone|somebody|agents?|representatives?|rep|advis[eo]rs?|member of (?:staff|your team)|staff|manager|operator|people|team|colleague)"
_PERSON = re.compile(
    rf"\b(?:talk|speak|chat|get through|connect me|connect|put me through|transfer me|pass me|hand me over|escalate(?: this)?)(?: \w+)? (?:to|with) {_WHO}\b"
    r"|\b(?:need|want|get me|give me|gimme|gie me|prefer|like) (?:an?|the|some) (?:(?:real|actual|live|proper|phone) )*(?:human(?: being)?|person|agent|operator|representative)(?=[\s.!?,]*$|,? (?:please|now|to talk|to speak|for this|who can))"
    r"|\b(?:phone|telephone) number\b|\b(?:ring|call|phone) you(?: up)?\b|\b(?:is there|are there) (?:a |any )?(?:real )?(?:human|person|people|anyone|anybody|someone) (?:i|there|here)\b(?: can)? ?(?:talk|speak|call|ring)?"
)


def asks_of_shop(said: str) -> ToTheShop | None:
    text = " ".join(reader_text(said).lower().split())
    if _OWN_ORDER.search(text):
        return ToTheShop.ORDER
    return ToTheShop.PERSON if _PERSON.search(text) else None
