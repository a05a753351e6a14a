"""Everyday words for what goods state: "charges from the sun" is solar, "won't keep me awake" without caffeine, "my wife" women's.

Each line holds only for goods that state the word it stands for, in whatever shop: which these are, it is told. Lower-case reader text,
English. What it does not do: put what the shop states with yes or no in so many words (sayings.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

_NOT = r"(?:does\s?n'?t|do\s?n'?t|wo\s?n'?t|would\s?n'?t|should\s?n'?t|must\s?n'?t|ca\s?n'?t|cannot|does not|do not|will not|must not|never|without|not)"
_HERS = r"(?:wife|girlfriend|mother|mum|mom|mam|sister|daughter|missus|aunt|auntie|niece|granny|grandma|grandmother|gran|nan|nana|mother-in-law|bride|fiancée)"
_HIS = r"(?:husband|boyfriend|father|dad|brother|son|uncle|nephew|grandpa|grandad|grandfather|hubby|father-in-law|groom|fiancé)"

_LINES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (r"(?:(?:the ones? |ones |one )?(?:that|which|to) )?(?:(?:is|are|gets?|can be|must be|you) )?(?:charg\w+|power\w*|runs?|running|fed|works?|loads?|fills?)(?: (?:themselves|itself|them|it|up))* (?:from|by|off|with|on|in|through|using) (?:the )?(?:sun(?:light|shine)?|daylight)|sun[- ]?powered",
     (("solar", "solar"),)),
    (rf"{_NOT} (?:have me |leave me |make me |keep(?:ing)? (?:me|him|her|us|you) |let me )+(?:star\w+ at the ceiling|awake|up|wide awake|lie awake|lying awake|tossing and turning)(?: (?:all night|at night|half the night|(?:un)?til\w* \w+))?|(?:no(?: more)?|zero|without(?: any)?|less the) caffeine|caffeine[- ]free|(?:can|could|to) (?:still )?sleep after(?:wards)?",
     (("caffeine", "without caffeine"),)),
    (rf"{_NOT} (?:make a |hear (?:it|the) )?tick\w*(?:[- ]tock)?|(?:enough|tired|sick) of (?:\w+ ){{0,2}}?(?:that )?tick\w*|(?:makes?|making) no (?:noise|sound)|noiseless|(?:can|could) sleep (?:next to|beside) (?:it|one)", (("silent", "silent"),)),
    (r"(?:no|without(?: an?)?|cut the|needs? no) (?:cables?|wires?|cords?)(?: please)?(?=\W|$)", (("wireless", "wireless"), ("cordless", "cordless"), ("bluetooth", "bluetooth"))),
    (r"needs? letters|not (?:only|just)? ?(?:a )?(?:num(?:ber)?[- ]?pads?)(?: only)?", (("number pad", "no number pad"),)),
    (r"(?:minus|below|-) ?\d{1,2}(?: degrees)?(?! (?:dollars|bucks|euros))|(?:below|under) (?:zero|freezing)|frost\w*(?:[- ](?:proof|resistant|hardy|safe))?|(?:broken?|cracked|burst|split|shattered|went to pieces)[^.,;]{0,20} (?:ice|frost|cold|winter)|(?:stays?|leave|stands?|left|live|be) (?:it )?(?:out|outside|outdoors) (?:all|in|over|through)(?: the)? (?:winter|year)|hard winters?",
     (("frost-proof", "frost-proof"), ("frost proof", "frost proof"), ("frost-resistant", "frost-resistant"), ("winter-proof", "winter-proof"))),
    (r"(?:an? )?grown[- ]?ups?(?: ones?)?|for (?:an )?adults?|full[- ]grown", (("adult", "adult"),)),
    (r"with (?:a |its own |some )?(?:lamp|torch|headlamp)(?: already)?(?: built)?(?: in(?:to)?(?: it)?| on it)?(?=\W|$)|(?:a )?(?:lamp|torch|headlamp) (?:already )?(?:built )?(?:in(?:to)?|on)(?: it)?(?=\W|$)", (("light", "with a light"),)),
    (rf"(?:cut|made|shaped|meant) for (?:a )?wom[ae]n|ladies'?|for (?:a )?(?:lady|ladies|wom[ae]n)|(?P<hers>for (?:my|the|our) (?:[a-z]+ )?{_HERS})(?!['’]s)", (("women's", r"\g<hers> women's"),)),
    (rf"(?:cut|made|shaped|meant) for (?:a )?m[ae]n|gents'?|for (?:a )?(?:gentlem[ae]n|m[ae]n)|(?P<his>for (?:my|the|our) (?:[a-z]+ )?{_HIS})(?!['’]s)", (("men's", r"\g<his> men's"),)),
    (r"born (?:on|last|this|yesterday|today|a)\b(?: \w+)?|(?:by|in|for|next to) (?:the|a|her|his) (?:cradle|cot|crib|bassinet)|(?:few )?(?:days|weeks) old|from (?:day one|the first day)", (("from birth", "from birth"),)),
    (r"(?:in )?(?:an? )?(?:box|set|pack|case|lot)e?s? of (?P<many>\d)(?: or more| at least| plus|\+)?|at least (?P<least>\d) (?:of them|in (?:it|the box))", (("pieces", r" \g<many>\g<least> pieces "),)),
    (r"(?:number|code|digits?|figures?) locks?|lock(?:able|s|ed|ing)?(?: it)? (?:with|by) (?:a )?(?:numbers?|code|digits|combination)", (("combination", "combination lock"),)),
    (r"(?:(?:that )?(?:i|you|we) can |to |(?:that )?)?(?:take|takes|bring|carry|fits?|goes|go)(?: it)? (?:in|into|on|onto|inside) (?:the |a )?(?:cabin|plane|aircraft|overhead \w+)(?: with me)?|(?:as )?hand luggage|carry[- ]?on|(?:for|in) the overhead (?:locker|bin|compartment)", (("cabin", "cabin"),)),
    (r"(?:with )?(?:a )?(?:washable covers?|covers? (?:(?:that|which) )?(?:i|you|we|one) can (?:take off|remove|wash|unzip|get off)|covers? (?:that )?(?:comes?|zips?|takes?|slips?) off)", (("cover removable", "cover removable"), ("removable cover", "removable cover"))),
    (r"teflon", (("non-stick", "non-stick"), ("nonstick", "nonstick"))),
    (r"non[- ]?stick", (("non-stick", "non-stick"),)),
    (r"dots? (?:inside|on the pages?|instead of lines|not lines)(?:,? (?:and )?no lines)?|with dots(?:,? (?:and )?no lines)", (("dotted", "dotted"),)),
    (r"(?:no|without|not any)(?: any)? (?:printed )?lines|un-?lined|(?:plain|empty|white) pages|nothing printed (?:on|in) (?:it|them)", (("blank", "blank"),)),
    (rf"(?:(?:it |that |which )?(?:has to |must |should |needs to |will |can )?(?:stays?|lies?|lays?|keeps?|remains?) (?:open|flat)(?: (?:on its own|by itself|on the (?:table|desk)|without \w+ing(?: it)?))?|{_NOT} (?:close|snap shut|flip shut|shut)(?: (?:on its own|by itself|on me))?)", (("lies flat", "that lies flat"), ("lay flat", "lay flat"))),
    (r"(?:the )?grain (?:that )?(?:stands?|standing|runs?|is|set)? ?(?:up|upright|on end|vertical(?:ly)?)", (("end grain", "end grain"), ("end-grain", "end-grain"))),
    (r"(?:for |in )?(?:(?:an?|the|my|our) )?(?:hallway|corridor|passage(?:way)?|entrance)", (("hall", "for the hall"),)),
    (r"(?:not|no|without)(?: the| those| any)?(?: ones?)? (?:roast\w* |burnt |burned |so |too )+(?:black|dark|to coal|to death)(?: (?:like|as) \w+)?", (("roast", "not dark"),)),
    (r"(?:for )?(?:the )?(?:poolside|pool|laps|lengths)(?: and (?:the )?(?:laps|lengths|pool))?", (("swimming", "for swimming"),)),
    (r"(?:for )?(?:a |the |my )?(?:\w+ ?(?:days?|weeks?|weekend) )?(?:walk\w* |trek\w* |tramp\w* )?(?:in|up|on|over) the (?:hills|mountains|fells|trails?|alps|moors)", (("hiking", "for hiking"), ("trekking", "for trekking"))),
    (r"(?:roast\w* |burnt |burned |so |too )+(?:black|dark|to coal|to death)(?: (?:like|as) \w+)?|black (?:like|as) coal", (("roast", "dark roast"),)),
    (r"(?:that |which |ones |one )?(?:(?:i|you) (?:can|could) |to |i'd like to |can be |be )?(?:re)?charge[ds]?(?: (?:it|them|up))*(?: (?:off|from|via|over|with|by|on|at|through))? (?:the |a |my )?(?:usb(?:-c)?(?: \w*port| plug| socket)?|computer|laptop|phone charger)(?: at work| at home)?|(?:i'd like to |i want to |to )(?:re)?charge (?:it|them)|no (?:more )?batter(?:y|ies)", (("usb", "usb"), ("rechargeable", "rechargeable"))),
    (r"(?:water(?:proof)?|swim\w*|div\w+)?(?: down)? ?(?:to|up to|till|until) (?P<deep>\d{2,3}) ?m(?:et(?:re|er)s?)?\b(?:,? (?:minimum|at least|or more|min))?", (("water rating", r"\g<deep> metres"), ("water resistance", r"\g<deep> metres"))),
    (r"less (?:of a (?:torment|pain|headache|challenge|struggle|nightmare)|hard|difficult|tricky|fiddly)|not (?:so|too|as|that) (?:hard|difficult|tricky|fiddly)|easier|gentler|(?:something )?simpler", (("easy", "easy"),)),
    (r"no (?:open |naked |real |live |more )*(?:flames?|fire)s?|without (?:an? |any )?(?:open |naked |real |live )*(?:flames?|fire)", (("candle", "without candle"),)),
)  # fmt: skip
_HINTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        r"(?:there )?(?:has|have|ought|needs?) to be (?:some )?water in (?:it|them)|(?:fresh|cut|real|living) flowers|tulips|roses|peonies|daffodils|bouquets?",
        (("holds water", "that holds water"),),
    ),
    (
        r"in the (?:shower|bath(?:tub)?|rain|downpour)|soaked|(?:arrives?|gets?|got|came (?:back|home)) (?:all |soaking )?wet|it (?:always |often )?(?:rains|pours)",
        (("waterproof", "waterproof"),),
    ),
    (
        r"pour[- ]?over(?: set)?|v60|chemex|dripper|drip machine|filter machine|paper filter",
        (("filter", "filter"),),
    ),
)
"""Of what is told around the goods: what they are used with, and where."""
_COMPILED = tuple(
    (re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'])"), ways) for pattern, ways in (*_LINES, *_HINTS)
)


def in_shop_words(text: str, states: Callable[[str], bool]) -> str:
    """`text` with them put as goods state it; `states`: whether the goods at hand state a word, by name or value."""
    for pattern, ways in _COMPILED[: len(_LINES)]:
        if not pattern.search(text):
            continue
        put = next((put for needs, put in ways if states(needs)), "")
        if put:
            text = pattern.sub(partial(_put, put), text)
    return re.sub(r"[ \t]+([.,;:!?])", r"\1", re.sub(r"[ \t]+", " ", text)).strip()


def hinted(clause: str, states: Callable[[str], bool]) -> list[str]:
    """What `clause`, which tells a story, says so of the goods at hand."""
    found = []
    for pattern, ways in _COMPILED:
        if said := pattern.search(clause):
            found += [_expanded(said, put) for needs, put in ways if states(needs)][:1]
    return found


def _put(put: str, found: re.Match[str]) -> str:
    return f" {_expanded(found, put)} "


def _expanded(found: re.Match[str], put: str) -> str:
    return " ".join(re.sub(r"\\g<(\w+)>", lambda group: found[group[1]] or "", put).split())
