"""Whether a message asks about the shop itself: returns, delivery, warranty, payment, hours, data.

Only how it is asked counts, by rules; who answers, and from what, is decided elsewhere. A follow-up ("and to
Austria?", "how long does it take?") keeps the subject of the question before it. English here, others in words/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.asked import places_in
from persea.language.interjections import without_interjection
from persea.language.kept import Kept
from persea.language.passages import is_specific
from persea.language.plain import reader_text
from persea.understand.asking import without_told_behind
from persea.understand.framed import framed, house_subject
from persea.understand.house_ways import otherwise_asked
from persea.understand.owned_trouble import trouble_told
from persea.values import Matter, Message, Role

_ABROAD = r"\bto (?:the )?(?:uk|us|usa|eu|[a-z]{4,}(?:land|lands|any|ia|ce|ain|aly|da|way|den|rk))\b"
_IT = r"(?:it|them|this|that|these|those|something|things)"
_ITEM = (
    rf"(?:{_IT}|an? (?:item|order|product|purchase|parcel)|(?:my|the|an?) \\w+|goods|stuff|items|anything)"
)

AFTER_AN_ORDER = "prices that fall after an order"

# A subject in words for a person; words of pages that speak of it; how it is asked for.
_MATTERS = (
    (
        AFTER_AN_ORDER, "price fall drop difference lower refund match adjustment protection",
        r"\bprice (?:match\w*|adjust\w*|guarantee\w*|protect\w*)|\b(?:get|see|receive|refund\w*|give|pay|have|claim|owed?|credit\w*|reimburse\w*) .{0,30}\bdifference\b|\bdifference (?:back|refunded|credited)\b"
        r"|\b(?:bought|ordered|purchased|paid)\b.{0,120}\b(?:get|have|see|claim|give (?:me|us)|entitled to|due)\b.{0,12}\b(?:anything|owt|something|summat|money|cash|a bit|some|the rest|credit)\b.{0,12}\bback\b"
        r"|\b(?:bought|ordered|purchased|paid(?: more)?|got (?:it|them|this|one))\b.{0,80}\b(?:cheaper|on sale|reduced|dropped|lower|gone down|went down|fell|fallen|marked down)\b.*\?"
        r"|\b(?:drops?|falls?|cheaper|reduced|goes down|on sale)\b.{0,40}\bafter (?:i|we)(?:'ve| have)? (?:buy|bought|order\w*|purchas\w*|paid)\b",
    ),
    (
        "discount codes", "discount code codes",
        r"\b(?:discount|promo\w*|coupon|voucher|student|newsletter|welcome) codes?\b|\bcoupons?\b|\b(?:two|both|2|several|multiple|another|second|more than one) codes?\b"
        r"|\b(?:combine|stack|join|use|apply|redeem|enter) .{0,25}\bcodes?\b|\bcodes? (?:work|appl\w+|count|valid|stack\w*|combine\w*)\b|\bstack .{0,20}\b(?:discounts?|offers?|promos?)\b|\bcodes?\b.{0,60}\b(?:both|count|together|combined?|at once|at the same time|valid)\b|\bone code\b",
    ),
    (
        "returns", "return refund exchange",
        rf"\brefunds?\b|\b(?:send(?:ing)?|tak(?:e|ing)|bring(?:ing)?|giv(?:e|ing)|post(?:ing)?|mail(?:ing)?|ship(?:ping)?) {_ITEM} back\b|\breturns\b|\breturning (?:{_ITEM}|goods|things?|items?|purchases?|orders?)\b"
        rf"|\bhow (?:long|many (?:\w+ )?(?:days|weeks|months)|much time)\b.{{0,40}}\b(?:to|for|before|until|if i|can i|do i|may i) (?:i (?:can|may|must|have to|need to) |want to |wanted to )?(?:return(?:ing)?\b|(?:send|bring|take|give|tak|giv)(?:ing)?(?: \w+){{0,3}} back\b)|\b(?:change|changed) my mind\b.{{0,40}}\b(?:how (?:long|many days)|send|back)\b"
        rf"|\b(?:may|can|could|might|must|shall|do|should|would) (?:{_IT}|they|(?:the|my|these|those|some of (?:it|them)) ?\w*|half(?: of \w+)?|(?:i|we|she|he) \w+ {_IT}) (?:be )?(?:go|come|sent|taken|brought|given|going) back\b|\b(?:till|until|up to) (?:when|what (?:date|day))\b.{{0,40}}\b(?:back|return\w*|exchang\w*|swap\w*)\b"
        r"|\breturn (?:shipping|postage|costs?|fees?|delivery|parcels?)\b"
        r"|\b(?:can|may|could|should|must|do|does|will|would) (?:i|we|you|they|he|she|(?:my|his|her|the|our|their) \w+|somebody(?: else)?|someone(?: else)?|anybody|anyone) (?:\w+ )?(?:return|exchange|(?:send|bring|take|hand|give) (?:\w+ ){0,2}?back)\b"
        rf"|\b(?:return|exchange) (?:policy|period|label|{_IT}|an? (?:item|order|product)|\w+ for another)\b",
    ),
    (
        "delivery", "delivery deliver shipping ship postage",
        rf"\bdeliver(?:y|ies|ed)?\b|\bshipping\b|\bcustoms\b|\b(?:import|customs) (?:dut(?:y|ies)|tax(?:es)?|fees?|charges?)\b|\bpostage\b|\bhow (?:much|long|many days)\b.{{0,25}}\b(?:(?:the|by|for|your) post\b(?: (?:to|for|there)\b|\W*$)|post to\b)|\b(?:charge|fee|cost|pay) (?:\w+ ){{0,3}}(?:getting|bringing|sending|posting) (?:it|them|that|this)\b|\b(?:do|can|will|would) you (?:ship|send)\b|\b(?:you|u|ya|y'?all)(?: (?:guys|folks|lot|people|all|also|even|still|ever))* (?:ship|deliver|post|mail)(?: (?:it|them|this|these|those|things|stuff|goods|orders|out|over))* ?(?:to|overseas|abroad|internationally|worldwide)\b|\bship\b.{{0,30}}{_ABROAD}"
        r"|\bwhen (?:will|does) (?:it|the parcel) (?:arrive|come)\b",
    ),
    (
        "warranty and repairs", "warranty guarantee repair",
        r"\b(?:do|can|could|will|would|does) (?:you|u|ya|ye|they|the shop|anyone|somebody) (?:\w+ ){0,2}?(?:sharpen|re-?sole|mend|fix|re-?wax|re-?proof|patch|re-?condition|re-?string|service)\b|\b(?:you|u) (?:fix|mend|repair|sharpen|re-?sole|patch|re-?wax) (?:that|this|it|them|these|those)\b|\byou (?:make|do|put(?: in| on)?|fit) (?:an? |the |some )?new (?:soles?|zips?|zippers?|heels?|batter(?:y|ies)|blades?|handles?)\b|\bre-?sol(?:ed|ing)\b"
        r"|\b(?:get|have|got|bring|send) (?:my|these|those|them|it|this|that|an?|some|the|our) (?:\w+ ){0,3}(?:sharpened|re-?soled|mended|fixed|re-?waxed|re-?proofed|patched|serviced)\b"
        r"|\bwarrant(?:y|ies)\b|\bguaranteed?\b|\brepairs?\b(?! (?:kit|tape|patch|set))",
    ),
    (
        "payment", "payment pay",
        r"\bhow (?:can|do|could|may|should) (?:i|we|one|you) pay\b|\bpay(?:ment|ing)? (?:by|with|in|methods?|options?|types?)\b"
        r"|\b(?:ways?|means) (?:to pay|of pay\w+)\b|\b(?:which|what) (?:\w+ ){0,2}(?:cards?|payments?) (?:do|can|are)\b|\bby invoice\b"
        r"|\bdo (?:you|u|ya|ye)(?: lot| guys| all| folks| people)? (?:accept|take|do|have|offer|support) (?:paypal|cards?|credit|debit|cash|apple|google|klarna|american|amex|visa|mastercard"
        r"|bitcoin|cheques?|checks|bank)\b|\b(?:in|by) instal?lments\b"
        r"|\bpay(?:ing)? (?:(?:it|this|that|them|for \w+(?: \w+)?) )?(?:(?:off|up) )?(?:over (?:time|a few|several|the)|(?:in|by) (?:\w+ )?(?:bits|parts|pieces|chunks|stages|goes|steps|rates|portions|slices)|bit by bit|little by little|monthly|weekly|later|afterwards|in (?:two|three|four|several|a few) (?:goes|lots|times))\b|\b(?:spread|split|stretch) (?:out )?(?:the )?(?:costs?|payments?|price|bill|it out|it over)\b|\ba (?:bit|little|part) (?:each|every|a|per) (?:week|month|payday)\b",
    ),
    (
        "your order", "order tracking",
        r"\border(?:'s| is| was)?\b.{0,30}\b(?:old|wrong|previous|other) (?:address|place|house|flat|home)\b|\bchange (?:the|my) (?:delivery |shipping )?address\b|\bmy (?:order|parcel|package|delivery)\b|\bcancel (?:my|an?|the) order\b|\btrack(?:ing)? (?:my|an?|number|code)\b",
    ),
    (
        "how to reach the shop", "contact opening hour address",
        r"\bopening (?:hours|times)\b|\bare you open\b|\bwhen do you (?:open|close)\b|\bcustomer service\b"
        r"|\bcontact (?:you|the shop|someone|somebody)\b|\b(?:tele)?phone number\b|\bwhat(?:'?s| is) (?:your|ur|the) (?:shop'?s? )?(?:number|phone|e-?mail|address|telephone)\b|\b(?:pick|answer)s? (?:up )?the phone\b|\be-?mail address\b"
        r"|\bwhere (?:are you|is (?:your|the) (?:shop|store))\b|\bdo you have a (?:shop|store)\b"
        r"|\b(?:speak|talk|chat|get through|connect me) (?:to|with) (?:(?:a|an|the|your|some) )?(?:\w+ )?(?:person|human|someone"
        r"|somebody|anyone|anybody|agent|representative|advis[eo]r|assistant|people|staff|support|manager|team)\b"
        r"|\b(?:reach|call|phone|ring|e-?mail|write to) (?:you|the shop|the store)\b|\bget in touch\b|\bcontact (?:details|info\w*|support)\b"
        r"|\b(?:a )?(?:real|actual) (?:person|human)\b(?=.{0,20}\b(?:there|available|here)\b)|\bcustomer (?:support|care)\b",
    ),
    (
        "picking up an order", "pick picked order confirmation",
        r"\b(?:can|could|may|might|do|would|is it possible) (?:i|we|my \w+|somebody|someone|to) (?:\w+ )?(?:collect|pick|fetch|come (?:and )?(?:get|collect|pick|fetch)) (?:up )?(?:it|them|my|the|an?|things?|this|that|stuff)?\b.{0,40}\b(?:myself|ourselves|in person|in (?:the |your )?(?:shop|store)|from (?:you|the (?:shop|store))|drive|drop by|pass by|swing by|on my way)\b|\b(?:click (?:and|&|n) collect|in-?store pick-?up|curbside|pick-?up point)\b|\b(?:collect|pick) (?:it|them|my order|that) (?:up )?(?:myself|ourselves|in person)\b",
    ),
    (
        "gift wrapping", "wrap wrapping",
        r"\bgift[- ]?wrap\w*|\b(?:do|can|could|will|would) you wrap\b|\bwrap(?:ped)? (?:it|them|this|that)\b|\bwrapped\b.{0,12}\bgift\b",
    ),
    ("gift cards", "gift card voucher", r"\bgift (?:cards?|vouchers?|certificates?)\b"),
    (
        "your data", "privacy data cookie",
        r"\b(?:retain|keep|store|save|log|record|hold|remember|archive|hang on to|hold on to)\b.{0,30}\b(?:what (?:i|we) (?:\w+ )?(?:type|write|say|enter|tell|ask|search|look|wrote|typed|said|looked|searched|click\w*)|(?:which|what) pages|my (?:messages|searches|words|history|typing|questions|clicks|browsing)|this (?:chat|conversation|talk))\b"
        r"|\b(?:is|are|will|does) (?:this|what i (?:\w+ )?(?:type|write|say|typed|wrote|said)|our|the|my) ?(?:chats?|conversations?|talks?|messages?)? (?:being |be )?(?:recorded|stored|logged|kept|saved|monitored|tracked|sold|shared|deleted)\b|\b(?:delete|erase|wipe|remove) (?:all |everything |what )?(?:you (?:know|have|hold|keep|store) (?:about|on|of) me|my (?:data|history|details))\b|\bwho (?:can |else |all )*(?:gets? to |is able to |will |has access to |looks? at )?(?:reads?|sees?|gets?|look at)? ?(?:what (?:i|we)|my (?:messages|chats?|data|searches)|this chat|these messages)\b"
        r"|\bprivacy\b|\b(?:what|which|my|personal|your) data\b|\bsell (?:\w+ ){0,3}(?:data|information|details)\b|\b(?:keep|store|save|record|read|share|delete|hold) (?:\w+ ){0,3}(?:chats?|conversations?|transcripts?|personal (?:details|information))\b|\bdata (?:do|about)\b|\bcookie policy\b|\bdelete my account\b",
    ),
)  # fmt: skip
_COMPILED = tuple(
    (Matter(subject, tuple(told.split())), re.compile(how, re.IGNORECASE)) for subject, told, how in _MATTERS
)
_A_QUESTION = re.compile(
    r"(?:^|[.!;…]\s+)\W*(?:(?:and|so|but|hi|hello|ok|yo|hey|hiya|please|now|well|also|then)\b\W*)*(?:how|what|what'?s|when|where|which|who|why|can|could|do|does|is|are|may|will|would|am|till when|until when"
    r"|tell me|explain)\b|\?|\bpolicy\b|,\s*(?:do|does|will|can|is|are|would|could|should|am)\b"
    r"|(?:^|[.!;…]\s+)\W*(?:(?:and|so|but)\b\W*)*if\b[^.?!]{3,80}\b(?:do|can|will|would|could|may|am) (?:i|we)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:help\W*$|lost|stolen|can't find|threw away|thrown away|deleted|binned)\b", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"\b(?:get|getting|got|send|sent|mail|post|bring|ship|fly)\b.{1,40}\b(?:to|over|out|up|there)\b",
    re.IGNORECASE,
)
_COSTS_OR_CAN = re.compile(
    r"\bhow (?:much|long|many days|soon|fast)\b|\b(?:set|run|cost)s? (?:me|us)\b|\bwhat (?:would|will|does|do)\b|\b(?:can|could|do|would|will) (?:you|u|ya)\b|\b(?:possible|cost|charge|extra)\b",
    re.IGNORECASE,
)


def _to_a_place(text: str) -> str:
    """Whether something is to be brought to a place that is named, and what that takes is asked."""
    sent = _SENT_TO.search(text) and _COSTS_OR_CAN.search(text) and places_in(text)
    return "delivery" if sent else ""


_FEW_WORDS = 4  # "shipping to Germany": a subject that comes first asks, too


# How somebody goes on asking about what was just asked.
_GOES_ON = re.compile(
    r"^\W*(?:(?:and|but|ok|so)\b\W*)*(?:what|what'?s|how|when|where|who|which|is|are|do|does|can|could|may|must|will|would|if|even|also|unless|without|after|before|for|to|in|on|by|with|from|within|until)\b"
    r"|^\W*(?:and|but|or)\b",
    re.IGNORECASE,
)
_WHO_PAYS = re.compile(
    r"\bwho pays\b", re.IGNORECASE
)  # of what was spoken of before, whatever it is paid for
_INSISTS = re.compile(r"^\W*(?:and|but|or|even|what if|what about|how about)\b", re.IGNORECASE)
_WANTS_GOODS = re.compile(
    r"\b(?:looking for|(?<!do )i (?:need|want)|show me|do you (?:have|sell|stock)|recommend|cheaper|cheapest|compare|of these|in stock|available|weigh|colou?rs?|sizes?|made of|rated|reviews|the (?:first|second|third|last) one)\b",
    re.IGNORECASE,
)
_LONGEST = 12  # words of a follow-up
_LONGEST_INSISTING = 16  # of one that begins with "and", "but" or "or"


@dataclass(frozen=True, slots=True)
class HouseQuestion:
    """A question to the shop itself."""

    matter: Matter
    text: str
    context: str = ""
    """The questions that it goes on from."""
    specific: bool = True
    """Whether it says more than its subject and how it asks ("how long does it take?" does not)."""
    follows: bool = False
    """True where only the question before it says what it is about, so that it may be about something else."""
    insists: bool = False
    """True for a follow-up such as "and to Norway?", which is hardly about anything else."""


_ASKED = Kept[Matter | None](4096)


def asks_of_house(said: str, locale: str = "en") -> Matter | None:
    """What of the shop itself, whose language is `locale`, `said` asks about; or None."""
    kept = _ASKED.get((said, locale))
    return kept[0] if kept else _ASKED.put((said, locale), _matter_of(said, locale))


def _matter_of(said: str, locale: str) -> Matter | None:
    text = reader_text(framed(said, locale)).strip()
    question = _A_QUESTION.search(text)
    few = len(text.split()) <= _FEW_WORDS
    if (question or few) and (named := house_subject(said, locale, ahead=not question)):
        subject, called = named
        english = next(matter.words for matter, _ in _COMPILED if matter.subject == subject)
        return Matter(subject, (*english, *called))
    if locale == "en" and (told := trouble_told(text.lower()) or _to_a_place(text)):
        return next(matter for matter, _ in _COMPILED if matter.subject == told)
    question = question or _LOST.search(text)
    for matter, pattern in _COMPILED:
        found = pattern.search(text)
        if found and (question or (found.start() == 0 and len(text.split()) <= _FEW_WORDS)):
            return matter
    if locale == "en" and (subject := otherwise_asked(text)):
        return next(matter for matter, _ in _COMPILED if matter.subject == subject)
    return None


_TO_BE_DONE = re.compile(
    r"\b(?:to|needs?|need to be|be|want) (?:be )?(?:sharpen|re-?sol|mend|fix|re-?wax|repair|patch|re-?proof)(?:ed|e|ing)?\b|\b(?:also|too|as well)\W*$",
    re.IGNORECASE,
)


def _goes_on_with(read: str) -> Matter | None:
    """What a message that asks nothing by its form still asks after a question to the shop: "four knives to sharpen"."""
    if not _TO_BE_DONE.search(read) or _WANTS_GOODS.search(read):
        return None
    return asks_of_house(f"can you do this: {read}") or (_REPAIRS if _WORK.search(read) else None)


_WORK = re.compile(r"\b(?:sharpen|re-?sol|mend|re-?wax|repair|re-?proof)", re.IGNORECASE)
_REPAIRS = next(matter for matter, _ in _COMPILED if matter.subject == "warranty and repairs")


_RULES = {
    "warranty and repairs": "how long is everything warranted against faults, in years from delivery?",
    "returns": "may it be returned within how many days of delivery?",
}
"""What a story of a thing that was bought asks, in so many words."""


def _looked_up(text: str, matter: Matter) -> str:
    """`text` as its answer is looked up: without what is told behind the question, and for a story with what it asks by that."""
    part = without_told_behind(text)
    text = part if asks_of_house(part) == matter else text
    told = trouble_told(text.lower())
    return f"{text} {_RULES[told]}" if told in _RULES and told == matter.subject else text


def house_question(said: str, history: Sequence[Message], locale: str = "en") -> HouseQuestion | None:
    """`said` as a question to the shop itself, by itself or as one that goes on from the question before it."""
    before: HouseQuestion | None = None
    for earlier in history:
        if earlier.role is Role.USER:
            before = _question(earlier.text, before, locale)
        elif earlier.product_ids:
            before = None  # goods were shown: what comes next goes on from them
    return _question(said, before, locale)


def _question(said: str, before: HouseQuestion | None, locale: str) -> HouseQuestion | None:
    text = without_interjection(reader_text(said).strip())
    read = framed(text, locale)
    matter = asks_of_house(text, locale) or (_goes_on_with(read) if before else None)
    if matter and locale == "en":
        text = _looked_up(text, matter)
    if before and _WHO_PAYS.search(read) and matter and matter.subject in ("delivery", "payment"):
        matter = None
    if before is None or (matter and matter != before.matter):
        return HouseQuestion(matter, text, specific=is_specific(text, matter.words)) if matter else None
    if not matter and (
        len(read.split()) > (_LONGEST_INSISTING if _INSISTS.search(read) else _LONGEST)
        or not _GOES_ON.search(read)
        or _WANTS_GOODS.search(read)
    ):
        return None
    context = before.text if before.specific else f"{before.context} {before.text}".strip()
    follows = matter is None
    return HouseQuestion(
        before.matter,
        text,
        context,
        specific=is_specific(text, before.matter.words),
        follows=follows,
        insists=follows and _INSISTS.search(read) is not None,
    )
