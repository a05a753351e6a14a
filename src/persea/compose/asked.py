"""Answers what is asked about one product in a person's own words, from its record: several things at once where they are.

"What steel is it, and how long is the blade?" is met by what it is made of and by its attribute "Blade". Where neither
an attribute nor the description speaks of it, that is said. English. What it does not do: find the product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persea.compose import phrases
from persea.compose.answers import varied
from persea.compose.everyday import WAYS, Way
from persea.compose.facts import KNOWN, attribute_told, availability, unsaid
from persea.compose.naming import verb
from persea.compose.of_variant import told_of_variant
from persea.compose.opinions import mentioned
from persea.language.asked import all_stems, asked_stem, asked_words, meant_by, put_plainly
from persea.language.plain import markdown_escaped, sentences
from persea.values import Record
from persea.values.shopping import Opinion

_MOST = 4  # sentences of an answer
_SHARE = 0.5  # of the words that nothing else answers, which a sentence of the description must hold
_SAYS_LITTLE = frozenset(
    asked_stem(word) for word in "good bad okay alright nice great decent any use suit".split()
)
"""Which ask whether it is, and tell nothing of what."""
_SIZES = {"small": "s", "medium": "m", "large": "l", "extra large": "xl", "extra small": "xs"}


@dataclass(frozen=True, slots=True)
class _Ask:
    how: re.Pattern[str]
    """How it is asked for."""
    label: re.Pattern[str] | None = None
    """The names of attributes that answer it."""
    known: str = ""
    """Or what every record has a place for."""
    called: str = ""
    """In words for a person, where the shop does not say."""


def _ask(how: str, label: str = "", known: str = "", called: str = "") -> _Ask:
    return _Ask(re.compile(how), re.compile(rf"(?:{label})", re.I) if label else None, known, called)


_ASKS = (
    _ask(r"\bhow many\b.{0,25}\b(?:rated|reviews?|ratings?|reviewed|stars)\b|\b(?:customer |average |star )rating\b|\bwhat(?:'?s| is) (?:the|its) rating\b|\b(?:how|well|highly) (?:is (?:it|this) )?rated\b|\brated it\b|\bstars\b", known="rating"),
    _ask(r"\bhow (?:much|many) (?:\w+ )?(?:ml|milliliters?|millilitres?|lit(?:er|re)s?|l|fl|oz|gallons?|cups|water|is inside|fits?)\b|\bhow much (?:does|do|will|can|could|would) \S+ (?:hold|take|fit|carry|contain)\b|\blit(?:er|re)s\b|\bvolume\b|\bcapacity\b", r"capacity|volume|contents?", called="capacity"),
    _ask(r"\bhow heavy\b|\bweigh(?:s|t|ing)?\b|\bhow (?:many|much) (?:grams|kilos?|pounds|ounces|kg|lbs?)\b|\bhow light\b", known="weight"),
    _ask(r"\bhow many (?:\w+ ){0,3}(?:left|remain\w*|in stock)\b|\bin stock\b|\bavailab\w+\b|\b(?:still|any) (?:\w+ )?(?:got|have|there|left)\b|\b(?:is|are) (?:there|these|those) (?:any |some )?(?:\w+ )?left\b|\bleft (?:in|of)\b|\bgot (?:it|these|them|this) in\b", known="stock"),
    _ask(r"\bhow much (?:is|are|does (?:it|this|that|one) cost|do (?:they|these) cost|for (?:it|this|one)|would (?:it|that|this) (?:be|cost))\b|\bhow much\W*$|\bpric(?:e|ed|ey)\b|\bcosts?\b|\bwhat'?s the damage\b", known="price"),
    _ask(r"\bdimensions?\b|\bmeasure(?:s|ments?)?\b|\bhow (?:big|large)\b|\bwhat size is (?:it|this|the)\b", r"\bsize\b|dimension|height|width|length|depth|diameter|capacity", called="dimensions"),
    _ask(r"\bhow (?:tall|high)(?:'?s)?\b|\bheight\b", r"height|tall", called="height"),
    _ask(r"\bhow long (?:is|are) (?:it|this|that|they|these|the)\b(?!.*\b(?:last|run|charge|game|warrant\w*|guarantee\w*)\b)|\blengths?\b", r"length|long", called="length"),
    _ask(r"\bhow (?:wide|broad)\b|\bwidth\b|\bacross\b", r"width|diameter|\bsize\b", called="width"),
    _ask(r"\bhow (?:thick|deep)\b|\bthickness\b", r"thickness|depth|\bsize\b", called="thickness"),
    _ask(r"\b(?:playing|play|run|running|burn|burning|battery) ?(?:time|life)\b|\bbatt?ery\b|\bhow long (?:does|do|will|can|would|is) (?:(?!\b(?:blade|cable|strap|cord|handle|shaft|sleeve)).)*?(?:last|run|runs|burn|play|take|game|charge|session)\b|\bon (?:one|a|a single) charge\b", r"battery life|burn(?:ing)? time|play(?:ing)? ?time|run ?time|battery|duration", called="how long it lasts"),
    _ask(r"\bhow many (?:\w+ ){0,2}(?:people|persons|players|guests|sleepers|kids|sleep|sit|fit|play|(?:of us )?can (?:play|sleep|sit|eat|join|fit))\b|\bsleeps\b|\bdoes (?:it|this|that) sleep\b|\bplayers\b|\bseats\b", r"players|room for|sleeps|seats|serves|people|persons|capacity", called="for how many people it is"),
    _ask(r"\bcomfort(?:able)?\b|\bhow (?:warm|cold)\b|\btemperature\b|\bhow hot\b|\bwhat temps?\b|\bdegrees\b", r"comfort|temperature|\btemp\b|brew|steep|season|warm", called="temperature"),
    _ask(r"\bbrew(?:ing)?\b|\bsteep(?:ing)?\b|\binfus\w+\b", r"brew|steep|infus|prepar", called="brewing"),
    _ask(r"\bhow bright\b|\blumens?\b|\bbrightness\b", r"brightness|lumens|light", called="brightness"),
    _ask(r"\bwatts?\b|\bwattage\b|\bhow (?:powerful|loud)\b|\bpower\b(?! ?bank)", r"\bpower\b|output|watt", called="power"),
    _ask(r"\bwired\b|\bwireless\b|\bblue ?tooth\b|\bhow (?:does|do) (?:it|they) connect\b", r"connect", called="connection"),
    _ask(r"\bmade (?:of|from|out of)\b|\bmaterials?\b|\bfabrics?\b|\bwhat (?:is|are|'s) (?:it|they|this) made\b|\bstuff (?:it|this|they)\b|\bwhat (?:steel|wood|leather|wool|metal|cloth|stone|stuff|kind of (?:steel|wood|leather|wool|metal))\b", r"material|fabric|composition|\bcase\b|steel|\bwood\b|shell|upper", called="material"),
    _ask(r"\bmade in\b|\bwhere (?:is|was|are|were|do|does) (?:\w+ ){0,3}(?:made|from|manufactured|produced|grown|come from)\b|\borigin\b|\bcountry\b|\bmade \w+ (?:china|europe|the us|usa|america)\b", r"origin|made in|country|provenance", called="where it is made"),
    _ask(r"\bwho (?:makes|made|manufactures|is it by)\b|\bmanufacturer\b|\b(?:which|what) brand\b", known="brand"),
    _ask(r"\bdish ?washer\b|\bwash(?:able|ed|ing|es)?\b(?! ?water)|\blaunder(?:ed)?\b|\bclean(?:ed|ing)?\b|\btumble\b|\biron(?:ed)?\b(?= it| this)|\bcare (?:for|instructions?)\b|\blook after\b", r"\bcare\b|wash|clean|dishwasher", called="washing"),
    _ask(r"\b(?:what|which|from what|how old|right|minimum) ages?\b|\bhow old\b|\byears? olds?\b|\btoddlers?\b", r"\bage", called="age"),
    _ask(r"\b(?:which|what|any other|how many|does it come in|comes? in|all the) (?:\w+ )?colou?rs?\b|\bcolou?rs?\b", r"colou?r|finish", called="colours"),
    _ask(r"\bwhat sizes?\b|\bwhich sizes?\b|\bsizes\b", r"\bsizes?\b", called="sizes"),
    _ask(r"\bwater ?-?(?:proof\w*|resist\w*|tight|column|rating|repellent)\b|\brain ?proof\b|\bget wet\b|\bin the (?:rain|wet)\b|\bsweat\b", r"waterproof|water ?(?:resistance|rating|column|repell)|\brain", called="water resistance"),
    _ask(r"\bingredients?\b|\ballerg\w+\b|\bcontains?\b|\bwhat(?:'s| is) in (?:it|this|them)\b|\bspices?\b|\bnuts?\b(?= in|\W*$)", r"ingredient|contain|spices|allerg", called="ingredients"),
    _ask(r"\btastes?\b|\bflavou?rs?\b", r"flavou?r|tast|notes?", called="taste"),
    _ask(r"\bsmells?\b|\bscent\b", r"scent|smell|fragrance", called="scent"),
)  # fmt: skip


def answer_asked(record: Record, asked: str, it: str) -> tuple[str, ...]:
    """The sentences of `record`, each the rest of one (lower case), that answer `asked`; none where it is silent."""
    told, missing = _told(record, asked, it)
    if told and missing:
        told.append(unsaid([missing[0]], verb(record, "it")))
    return tuple(told[:_MOST])


def answers(record: Record, asked: str, *, beside_price: bool = False) -> bool:
    """Whether `record` has a word on what is asked; `beside_price`: more than what it costs and whether it is there."""
    told = _told(record, asked, "it")[0]
    if not beside_price:
        return bool(told)
    plain = (KNOWN["price"](record, "it"), KNOWN["stock"](record, "it"))
    return any(one not in plain for one in told)


def write_asked(
    asked: str,
    record: Record,
    opinions: Sequence[Opinion],
    turn_id: str,
    earlier: Sequence[str] = (),
    of: Sequence[tuple[str, str]] = (),
) -> str:
    """Markdown, `of` the options that it asks about, whose offer `record` shows: what the record answers, else what reviews say of it, else that the shop does not say."""
    name = phrases.name(record)
    named = set(re.findall(r"\*\*(.+?)\*\*", earlier[-1])) if earlier else set()
    it = verb(record, "it") if named == {name.strip("*")} else name
    told = of_variant(record, asked, it, of) or answer_asked(record, asked, it)
    if not told:
        told = (silent(record, asked, it),)
        if said := mentioned((record,), opinions, turn_id, earlier):
            told = (*told, said)
    first, *rest = told
    plain = verb(record, "it")
    parts = [varied(first, turn_id, earlier)]
    return " ".join((*parts, *(phrases.capital(_of_it(one, name, plain)) for one in rest)))


def _of_it(told: str, name: str, plain: str) -> str:
    """`told` with a pronoun in the place of the name: "its caffeine is none", not "the caffeine of it"."""
    whose, whom = ("their", "them") if plain == "they" else ("its", "it")
    told = re.sub(rf"^the ([^.]+?) of {re.escape(name)} (?=is|are)", rf"{whose} \1 ", told)
    return re.sub(rf"\b(of|for|about) {re.escape(name)}", rf"\1 {whom}", told).replace(name, plain)


def of_variant(record: Record, asked: str, it: str, of: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What is said of one variant, with what else is asked of the product."""
    plain = put_plainly(asked)
    prices = any(ask.how.search(plain) for ask in (*_ASKS, *WAYS) if ask.known == "price")
    told = told_of_variant(record, plain, it, of, prices=prices) if of else ()
    if not told:
        return ()
    price = KNOWN["price"](record, it) if prices else None
    return (*told, *(one for one in answer_asked(record, asked, it) if one != price))[:_MOST]


def silent(record: Record, asked: str, it: str) -> str:
    """That the shop does not say, with what was asked in a few words."""
    missing = _told(record, asked, it)[1] or _leftover(put_plainly(asked), record, [])[0]
    return unsaid(missing[:3] or ["that"], it)


def _told(record: Record, asked: str, it: str) -> tuple[list[str], list[str]]:
    """Sentences, and what was asked that nothing answers."""
    text = put_plainly(asked)
    told: list[str] = []
    missing: list[str] = []
    spans: list[tuple[int, int]] = []
    attributes: list[str] = []

    def add(sentence: str | None, name: str = "") -> bool:
        if sentence and sentence not in told:
            told.append(sentence)
        attributes.extend([name] if name else [])
        return bool(sentence)

    chosen = _chosen(record, text)
    if chosen and (
        len(chosen) > 1 or re.search(r"\b(?:got|left|stock|available|have|come|comes|in)\b", text)
    ):
        add(availability(record, chosen, it))
        text = re.sub(r"\bhow many\b", " how many ", text)
    labels = [*record.attributes, *(one for one in record.options if one[0] not in dict(record.attributes))]
    for ask in _ASKS:
        if (found := ask.how.search(text)) is None:
            continue
        if chosen and ask.known in ("stock",) and "how many" not in text:
            spans.append(found.span())
            continue
        spans.append(found.span())
        if ask.known:
            add(_known(ask.known, text, record, it))
            continue
        hits = [(name, values) for name, values in labels if ask.label and ask.label.search(name)]
        exact = [one for one in hits if asked_stem(one[0].lower().split()[0]) in asked_words(text)]
        for name, values in (exact if exact and len(hits) > 2 else hits)[:2]:
            if name not in attributes:
                add(attribute_told(record, name, values, it), name)
        if not hits:
            said = _of_description(record, found[0], 1, it)
            if said is None:
                missing.append(ask.called)
            add(said)
    for way in WAYS:
        if (
            (met := way.how.search(text))
            and len(told) < _MOST
            and _meet(way, text, record, it, labels, attributes, add)
        ):
            spans.append(met.span())
            missing = []
    left, stems = _leftover(text, record, spans)
    unmet = [stem for stem in stems if not any(stem in all_stems(name) for name in attributes)]
    for name, values in labels:
        label, held = set(all_stems(name)), set(all_stems(" ".join(values)))
        here = [stem for stem in unmet if stem in label or stem in held or meant_by(stem) & label]
        if here and name not in attributes and len(told) < _MOST:
            strong = any(stem in label for stem in here)
            if strong or len(here) * 2 >= len(unmet) or not told:
                add(attribute_told(record, name, values, it), name)
                unmet = [stem for stem in unmet if stem not in here]
    if unmet and not told:
        add(_of_description(record, " ".join(left), max(1, round(len(unmet) * _SHARE + 0.01)), it))
    return told, missing


def _meet(
    way: Way,
    text: str,
    record: Record,
    it: str,
    labels: Sequence[tuple[str, tuple[str, ...]]],
    known: Sequence[str],
    add: Callable[[str | None, str], bool],
) -> bool:
    """Tells what `record` states of `way`, if anything."""
    if way.known:
        return add(_known(way.known, text, record, it), "")
    said = next((one for one in sentences(record.description) if way.told and way.told.search(one)), None)
    hits = [(name, values) for name, values in labels if way.label and way.label.search(name)]
    if any(name in known for name, _ in hits):
        return True
    for name, values in hits[:1] if said else hits[:2]:
        add(attribute_told(record, name, values, it), name)
    if said and way.told:
        add(f"the shop says of {'them' if it == 'they' else it}: “{markdown_escaped(said.strip())}”", "")
    return bool(hits or said)


def _known(name: str, text: str, record: Record, it: str) -> str | None:
    if name == "stock" and re.search(r"\bhow many\b", text) and record.stock is not None and record.in_stock:
        return f"{phrases.number(record.stock)} of {'them' if it == 'they' else it} {'is' if record.stock == 1 else 'are'} in stock ({record.stock})."
    return KNOWN[name](record, it)


def _chosen(record: Record, text: str) -> list[str]:
    """The values of options that `text` names: "black", "7", "l" of "large"."""
    known = {value for values, _ in record.variants for value in values}
    plain = _spaced(text)
    for word, short in _SIZES.items():
        if short in known and word not in known:
            plain = plain.replace(f" {word} ", f" size {short} ")
    return [value for value in sorted(known, key=len, reverse=True) if _names(plain, value)]


def _names(plain: str, value: str) -> bool:
    """A letter is a size only where it is said as one."""
    if len(value) == 1 and not value.isdigit():
        return re.search(rf"(?:\bsize|\bin|,) {value} |^ {value} $", plain) is not None
    if value.isdigit() and re.search(
        rf" {value} (?:hours?|hrs?|days?|weeks?|years?|cm|mm|people|of) ", plain
    ):
        return False
    return _spaced(value) in plain


def _spaced(text: str) -> str:
    return " ".join(("", *re.findall(r"[^\W_]+(?:[.,]\d+)?", text), ""))


def _leftover(text: str, record: Record, spans: Sequence[tuple[int, int]]) -> tuple[list[str], list[str]]:
    """What of `text` no other part of it has taken: the words, and their stems."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    rest = "".join(kept)
    own = {*all_stems(record.title), *all_stems(" ".join(record.category_path[-1:]))}
    stems = [stem for stem in asked_words(rest) if stem not in own and stem not in _SAYS_LITTLE]
    said = [word for word in re.findall(r"[^\W_]+(?:[.,'’]\w+)*", rest) if asked_stem(word) in stems]
    return said, stems


def _of_description(record: Record, words: str, fewest: int, it: str) -> str | None:
    """The sentence of the description that holds most of `words`, `fewest` at least."""
    wanted = set(asked_words(words))
    best, most = None, fewest - 1
    for sentence in sentences(record.description):
        held = set(all_stems(sentence))
        count = sum(stem in held for stem in wanted)
        if count > most:
            best, most = sentence, count
    if best is None:
        return None
    return f"the shop says of {'them' if it == 'they' else it}: “{markdown_escaped(best.strip())}”"
