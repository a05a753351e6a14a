"""The words of a question, as they are compared with what a shop has written: stems, words of one meaning, places.

"What's the damage for resoling?" and "Resoling costs $65" meet in "cost" and "resol". English. What it does not do:
decide what a question is about.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from persea.language.inflection import folded
from persea.language.interjections import without_interjection
from persea.language.plain import reader_text

_ALIKE = """
american amex
instalment installment part klarna monthly
pay payment paid paying
return returned back undo
refund refunded money reimburse
shipping ship deliver delivery postage post send sent shipment dispatch courier
cost price charge fee much expensive damage bill
warranty warranted guarantee guaranteed warrant
cover covered apply include included
repair repaired fix fixed mend
resole resoling sole
burst broken broke faulty defect defective fault damaged cracked
used wore worn use wear unused
sharpen sharpening sharp
exchange swap
expire expiry run
cancel change
parcel package order
move moved moving
store shop
saturday weekend
call telephone phone ring number
keep kept store hold
sell sold
advert ad advertising
chat conversation talk
data privacy information
bobble bobbly pill pilling fuzz
faulty fault
wash washing washed launder laundered laundry clean cleaning
dryer dry tumble drying
radiator heater
season seasoning
temperature degree temp hot
duration hour time long
oven hob
wrap wrapping wrapped
gift present
christmas late november december xmas
january jan
threshold minimum more above
leave leave ship depart
drop dropped fall fell falls reduce reduced
difference refund
european eu europe
foot feet
kid child children boy girl
height tall high
larger bigger up
grow grown
inspection look check
lumen bright brightness
reading read unread
missed miss skip forget forgot
stop switch off disable
visit visited browse browsed looked look
retain kept keep
type typed chat write
sole soles resoling
customs duty duties
person human somebody agent
discount code voucher coupon
defective faulty
original originally
pure real
floor standing
flower flowers floral flowery
collect pick picked pickup fetch
died dead broke
crack cracked
stripe stripes striped
dot dots dotted spotted
check checks checked checkered tartan plaid
""".strip().splitlines()

_SAYING_NOTHING = frozenset(
    """
    a about all also am an and any anyone anything are as at ay be been but by can could do does did doing done dont for from here made make makes
    get gets give go goes going gonna gotta got had has have hello hey hi how i if im in into is isnt it its itself just kindly know let like lol
    love me mate may maybe mine might mrs mr my need needs no not now of off oh ok okay on one ones or our ours out please
    pls pray present presently prove right shall she he should so some something sorry such take takes tell than thank
    thanks that the their them then there these they thing things this those thru to too u under understand ur us use using very want was way
    we well were what whats whatve when where whether which while who why will wish with without would wud wuts y yall ye yes
    bought you your yours dae whit ma ya em truly really realy actually kind state say says said honey dear friend folks sir madam excuse
    currently please kindly does cant ive id youd theyre thats actual much many long often exactly again ever even still must one's ones oneself
    """.split()
)

_SENT_BACK = re.compile(
    r"\b(?:send|sent|sending|bring|take|taking|give|hand|post)(?: \S+){1,2}? back\b|\b(?:send|bring|take) back\b"
)
# How something is put, and the words for it that pages and records use.
_PUT = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\bwhat(?:'?s| is| would be| be)? the damage\b", " what does it cost "),
        (_SENT_BACK.pattern, " return "),
        (r"\bmoney back\b", " refund "),
        (r"\bpay(?:ing)? (?:later|monthly|in parts|over time|bit by bit)\b|\bin install?ments?\b|\bspread the cost\b", " pay instalment parts "),
        (r"\bpay(?:ing)? (?:(?:it|this|that|them) )?(?:(?:off|up) )?(?:over a few|over several|(?:in|by) (?:\w+ )?(?:bits|pieces|chunks|stages|goes|steps|rates|portions|slices)|little by little|afterwards|weekly)\b|\b(?:spread|split) (?:out )?(?:the )?(?:payments?|price|bill|it out|it over)\b|\ba (?:bit|little|part) (?:each|every|a|per) (?:week|month|payday)\b", " pay instalment parts "),
        (r"\b(?:the|by) post\b(?=(?: to| for)\b|\W*$)|\bgetting (?:it|them|that) (?:there|here|to)\b", " delivery "),
        (r"\b(?:be )?(?:go|goes|come|going|sent|taken|brought|given) back\b", " returned "),
        (r"\b(?:that|it|this) (?:herself|himself|themselves|themself)\b|\binstead of me\b|\bon (?:my|her|his) behalf\b", " person who got "),
        (r"\bnew soles?\b", " resoling "),
        (r"\b(?:what|things|anything|everything|stuff|all) (?:that )?(?:i|we) (?:\w+ )?(?:type|write|say|enter|typed|wrote|said|entered|tell you|told you|ask|asked)\b(?: \w+){0,2}(?: (?:window|box|chat|field|here))?", " chat conversations "),
        (r"\b(?:set|sets|knock|knocks) (?:me|us|you|him|her) back\b", " cost "),
        (r"\blook(?:ing)? after\b|\btak(?:e|ing) care of\b|\bcaring for\b", " care clean "),
        (r"\bcn\b", " can "),
        (r"\bcld\b", " could "),
        (r"\bwld\b", " would "),
        (r"\bduz\b", " does "),
        (r"\bamex\b", " american express "),
        (r"\bx-?mas\b", " christmas "),
        (r"\bthe states\b", " united states "),
        (r"\bbefore i (?:order|buy|pay)\b", " "),
        (r"\b(?:used|sold) (?:for|in|to) ads?\b", " advertising sold "),
        (r"\bsize up\b", " larger size "),
        (r"\bmake (?:that|it|this) right\b", " refund "),
        (r"\bwhat happens if\b", " "),
    )
)  # fmt: skip

_PLACES = """
canada: toronto montreal vancouver calgary ottawa edmonton winnipeg quebec halifax ontario alberta manitoba
alaska: anchorage fairbanks juneau
hawaii: honolulu maui hilo kauai oahu the_islands
puerto rico: san_juan ponce the_islands
united states: new_york los_angeles chicago houston phoenix philadelphia dallas austin seattle denver boston miami atlanta portland minneapolis texas california florida ohio
germany: berlin munich hamburg cologne frankfurt stuttgart bremen leipzig dresden
austria: vienna graz salzburg linz innsbruck
switzerland: zurich geneva basel bern lausanne
france: paris lyon marseille toulouse nice bordeaux lille strasbourg
spain: madrid barcelona valencia seville malaga bilbao
italy: rome milan naples turin florence venice bologna
netherlands: amsterdam rotterdam utrecht eindhoven holland
belgium: brussels antwerp ghent bruges
ireland: dublin cork galway limerick
united kingdom: london manchester birmingham leeds glasgow edinburgh liverpool bristol cardiff belfast england scotland wales britain uk
northern ireland: belfast derry
scotland: glasgow edinburgh aberdeen dundee highlands shetland orkney hebrides the_islands
portugal: lisbon porto
poland: warsaw krakow gdansk wroclaw
denmark: copenhagen aarhus
sweden: stockholm gothenburg malmo
norway: oslo bergen trondheim
finland: helsinki tampere
czechia: prague brno
hungary: budapest
greece: athens thessaloniki
australia: sydney melbourne brisbane perth adelaide
new zealand: auckland wellington christchurch
japan: tokyo osaka kyoto
china: beijing shanghai shenzhen
india: mumbai delhi bangalore
mexico: guadalajara monterrey tijuana
brazil: sao_paulo rio
""".strip().splitlines()

_STATES = re.compile(r"\bUSA?\b|\b[Uu]\.[Ss]\.(?:[Aa]\.)?(?=\W|$)|\busa\b")
_NUMBER = r"\d+(?:[.,]\d+)*"
_WORD = re.compile(rf"{_NUMBER}(?=\s?[^\W\d_]|\b)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDING = re.compile(r"(?<=\w{3})(?:ments?|ness|able|ible|ings?|ers?|ed|est|ly|es|e|y)$")
_LONGEST = 1_000  # characters of a question that are read


@lru_cache(maxsize=1 << 15)
def asked_stem(word: str) -> str:
    """What "resole", "resoled" and "resoling" have in common; a number stays as it is, its comma a point."""
    if word[:1].isdigit():
        return re.sub(r"(?<=\d),(?=\d{3}\b)", "", word).replace(",", ".").removesuffix(".0")
    word = folded(word)
    if word.endswith(("ied", "ier")) and len(word) > 4:
        word = f"{word[:-3]}y"
    while (shorter := _ENDING.sub("", word)) != word:
        word = re.sub(r"([bdfgmnprt])\1$", r"\1", shorter)
    return word


def asked_words(text: str) -> list[str]:
    """The telling words of `text` as stems, in their order, each once; with words for how it is put."""
    said = put_plainly(text)
    return list(dict.fromkeys(asked_stem(word) for word in _WORD.findall(said) if tells(word)))


def tells(word: str) -> bool:
    return word.replace("'", "").replace("’", "") not in _SAYING_NOTHING and (len(word) > 1 or word.isdigit())


def put_plainly(text: str) -> str:
    """Lower case, with the words of pages in the place of how people put them."""
    plain = without_interjection(reader_text(text[:_LONGEST]))
    said = " ".join(_STATES.sub(" united states ", plain).lower().replace("’", "'").split())
    for pattern, words in _PUT:
        said = pattern.sub(words, said)
    return said


def all_stems(text: str) -> list[str]:
    """Every word of what a shop has written, as stems."""
    said = _STATES.sub(" united states ", reader_text(text)).lower().replace("’", "'")
    back = ["return"] if _SENT_BACK.search(said) else []
    return [*(asked_stem(word) for word in _WORD.findall(said)), *back]


def meant_by(stem: str) -> frozenset[str]:
    """Other stems of its meaning, without itself."""
    return _alike().get(stem, frozenset())


def places_in(text: str) -> dict[str, tuple[str, ...]]:
    """The towns and countries that `text` names, lower case, each with the countries it lies in ("toronto": "canada")."""
    said = " ".join(("", *re.findall(r"[^\W\d_]+", text.lower()), ""))
    found: dict[str, tuple[str, ...]] = {}
    for line in _PLACES:
        country, _, towns = line.partition(": ")
        for name in (country, *towns.split()):
            plain = name.replace("_", " ")
            if f" {plain} " in said:
                found[plain] = (*found.get(plain, ()), country)
    return found


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _ALIKE:
        stems = frozenset(asked_stem(word) for word in line.split())
        for stem in stems:
            found[stem] = (found.get(stem, frozenset()) | stems) - {stem}
    return found
