"""What a deed is about: which product "the blue one", "the Harrow boots" or "it" is, and what an answer to a question
about the deed before completes.

Read from the conversation, the screen and the names of the catalogue. What it does not do: look into anybody's cart, or
do anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.cart.choose import option_words
from persea.gather.lexicon import Lexicon
from persea.gather.naming import named_in_part
from persea.gather.sold_out import sold_out_called
from persea.hearing.called import SMALL, is_option, named_on, parted
from persea.hearing.otherwise import NONE_OF_IT, NUMBERS, ONLY, OTHER, other_options, other_way
from persea.hearing.said_name import Talk, by_id, explained, named_so, titled, whole_name
from persea.hearing.several_deeds import (
    are_options,
    beyond_name,
    figures_settled,
    next_open,
    several_named,
    still_open,
)
from persea.hearing.told_order import in_its_own_words, told_order, with_count
from persea.hearing.unfinished import unfinished
from persea.hearing.watched import after_watch, may_follow_watch, watched_apart
from persea.hearing.whole_set import whole_set
from persea.language.plain import reader_text, singular, words, words_and_decimals
from persea.store.cart import sellables
from persea.store.database import Connection
from persea.store.records import read_records
from persea.store.vocabulary import Vocabulary
from persea.understand.cart import bare, deed_intent, read_deed
from persea.understand.cart_several import (
    asks_of_cart,
    deed_in_clause,
    read_asked_for,
    read_named,
    read_options_and_count,
    read_several,
)
from persea.understand.framed import framed
from persea.understand.house import asks_of_house
from persea.understand.intent import generic_words, understand
from persea.understand.kindred import asks_for_another
from persea.understand.names import read_about
from persea.understand.noise import without_noise
from persea.understand.pointing import subjects
from persea.understand.told_change import enough, put_otherwise, the_so_many
from persea.understand.told_order import only_packs
from persea.values import Intent, Kind, Message, Record, Role, Taken
from persea.values.shopping import Deed, Do

_OF_GOODS = (Do.ADD, Do.SAVE, Do.WATCH, Do.JUDGE)
_OF_OWN = (Do.REMOVE, Do.SET, Do.VARY, Do.UNSAVE, Do.UNWATCH)
"""What these are about is looked for in the shopper's own things first."""
_FURTHEST = 7  # turns that are looked back on
_LISTS_SEEN = 3
_YES = re.compile(
    r"^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please do|do (?:it|that|so)|go (?:ahead|for it)|fine|alright|all right|that'?s fine|sounds good|why not|absolutely|of course|ja|jo|gern(?:e)?|s[ií]|claro|vale|oui|d'accord|bien s[uû]r)\b[\s\w!.,]{0,20}$"
)
_UNDO = re.compile(
    r"^(?:undo(?: (?:that|this|it|the last(?: one| change)?))?|put (?:it|that|them|everything) back|bring (?:it|that|them) back|revert(?: (?:that|it))?|take that back|"
    r"(?:cancel|scratch|strike|delete|remove|drop)(?: the| that| my)? last(?: (?:one|item|thing|bit|order|addition))?|i (?:didn'?t|did not) (?:mean|want) (?:that|to)|(?:that|it) was a mistake|my mistake|rückgängig(?: machen)?|deshacer|annule[rz]?)\W*$"
)


async def meant_deed(
    conn: Connection,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    vocabulary: Vocabulary,
    currency: str,
    lexicon: Lexicon,
) -> Intent:
    """`intent` with the products that its deed is about; a deed that `message` completes; `intent` where it is about
    none. What is to be put in and is not found is a request for it."""
    talk = Talk(conn, vocabulary, currency, lexicon)
    if intent.deed is None and not asks_for_another(message.text.lower()):
        intent = watched_apart(message.text, currency) or intent
    found = await _read(talk, intent, message, history, _FURTHEST)
    deed = found.deed
    if deed is None or deed.do not in (Do.ADD, Do.WATCH) or deed.stock or deed.points or not found.unknown:
        return found
    asked = understand(Message(Role.USER, found.unknown[0]), (), vocabulary, currency)
    return asked if asked.kind is Kind.FIND else found


async def _read(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent:
    found = await _by_grammar(talk, intent, message, history, further)
    deed = found.deed
    if intent.care is not None or not (deed is None or deed.do is Do.ADD):
        return found
    before = await _before(talk, history, further)
    after = before is not None and before.deed is not None and before.deed.do in _OF_CARTS
    told = await told_order(talk, message, history, after=after)
    is_found = deed is not None and deed.sure and found.subject_ids and not found.unknown
    if is_found and not (told and only_packs(message.text.lower())):
        return await in_its_own_words(talk.conn, with_count(found, told) if told else found)
    return told or found


async def _by_grammar(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent:
    if at_page := await _at_page(talk, message):
        return at_page
    if whole := await whole_set(talk.conn, intent, message, history):
        return whole
    if intent.deed and intent.deed.do is Do.CHECK_OUT:
        return await unfinished(talk, intent, await _before(talk, history, further), history)
    if followed := await _after_watch(talk, intent, message, history, further):
        return followed
    if intent.deed is None:
        completed = await _completed(talk, intent, message, history, further)
        completed = completed or await _ordered(talk, intent, message, history, further)
        return completed or await _changed(talk, intent, message, history, further) or intent
    return await _resolved(talk, intent, message, history, further)


async def _after_watch(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent | None:
    """What `message` makes of a watch that was asked for just now; None where it is about something else."""
    said = without_noise(" ".join(reader_text(framed(message.text, talk.vocabulary.locale)).lower().split()))
    if (
        intent.care is not None
        or (intent.deed and intent.deed.do in _OWN_WATCHES)
        or not may_follow_watch(said)
    ):
        return None
    before = await _before(talk, history, further)
    if before is None or before.deed is None or before.deed.do is not Do.WATCH:
        return None
    found = after_watch(said, before, talk.currency)
    if found is None:
        return None
    made, is_open = found
    return await _resolved(talk, made, message, history, further) if is_open else made


_OWN_WATCHES = (Do.WATCH, Do.UNWATCH, Do.WATCHES)


async def _at_page(talk: Talk, message: Message) -> Intent | None:
    """A deed on a product's own page, which names it first, and what is chosen of it."""
    about = read_about(message.text)
    deed = None if about is None else read_deed(framed(about.question, talk.vocabulary.locale), talk.currency)
    if about is None or deed is None:
        return None
    row = await (
        await talk.conn.execute(
            "SELECT id FROM product WHERE lower(title) = lower(%s) AND visible ORDER BY key LIMIT 1",
            (about.name,),
        )
    ).fetchone()
    if row is None:
        return None
    deed = replace(deed, said=f"{deed.said} {about.chosen.lower()}".strip(), sure=True)
    return deed_intent(deed, (row[0],), (), ())


# ---------------------------------------------------------------- which product


async def _together(talk: Talk, intent: Intent, message: Message, screen: Sequence[Record]) -> Intent | None:
    """Several that are named in one breath; None where it is one, whose own name may hold an "and"."""
    assert intent.deed is not None, "checked by who calls"
    if intent.deed.do is not Do.ADD:
        return None
    parts = read_several(framed(message.text, talk.vocabulary.locale))
    if len(parts) < 2 or await named_in_part(
        talk.conn, intent.deed.said, [record.id for record in screen], generic_words(talk.vocabulary)
    ):
        return None

    async def named(said: str) -> Taken | None:
        here = named_on(said, screen)
        if len(here) == 1:
            return Taken(said, here[0], next(one.title for one in screen if one.id == here[0]))
        return await named_so(talk, said, screen)

    return await several_named(talk.conn, intent, parts, named, lambda said: whole_name(talk, said))


async def _ordered(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent | None:
    """What is ordered by its name, without a word of a cart: "add the canteen mug", "six canteen mugs in sky"; of the open
    page by its options alone: "add slate, size 10"."""
    may = intent.kind in _MAY_ORDER or (intent.kind in _OF_PAGE and message.product_ids)
    if intent.care is not None or not may or talk.vocabulary.locale != "en":
        return None
    before = await _before(talk, history, further)
    after = before is not None and before.deed is not None and before.deed.do in _OF_CARTS
    if after and (deed := deed_in_clause(message.text, talk.currency)):
        wanted = deed_intent(deed, (), before.subject_ids if before else (), ())
        return await _resolved(talk, wanted, message, history, further)
    parts = read_named(message.text, after_deed=after)
    only_so = not parts  # an order only with an option: "the class mat in mint for me please"
    parts = parts or read_asked_for(message.text)
    if not parts and message.product_ids:
        parts = read_options_and_count(message.text)
        if not await are_options(talk.conn, parts, message.product_ids[0]):
            return None
    if not parts:
        return None
    screen = await _on_screen(talk, history)
    add = Intent(Kind.CART, deed=Deed(Do.ADD), shopping=intent.shopping)
    page = message.product_ids[:1]
    if intent.kind in _OF_PAGE and not page:
        return None
    if page and await are_options(talk.conn, parts, page[0]):
        said = " in ".join(part.said for part in parts)
        quantity = next((part.quantity for part in parts if part.quantity), None)
        return replace(add, subject_ids=page, deed=Deed(Do.ADD, quantity, said=said, sure=True))

    async def named(said: str) -> Taken | None:
        here = named_on(said, screen)
        title = next((one.title for one in screen if one.id == here[0]), "") if len(here) == 1 else ""
        if {singular(word) for word in words(said)} & {singular(word) for word in words(title)} - SMALL:
            return Taken(said, here[0], title)
        return await by_id(talk, said) or await titled(talk, said) or await explained(talk, said)

    if len(parts) > 1 and (
        together := await several_named(talk.conn, add, parts, named, lambda said: whole_name(talk, said))
    ):
        return together
    whole = " ".join(part.said for part in parts)
    taken = (await named(parts[0].said) if len(parts) > 1 else None) or await named(whole)
    if taken is None:
        return None
    parts = await figures_settled(talk.conn, parts, taken.id)
    if len(parts) > 1 and not await are_options(talk.conn, parts[1:], taken.id):
        return None
    left = beyond_name(" ".join(part.said for part in parts), taken.title)
    if only_so and not (left and await are_options(talk.conn, [replace(parts[0], said=left)], taken.id)):
        return None
    deed = replace(parts[0], said=left, sure=True)
    return replace(add, subject_ids=(taken.id,), taken=(taken,), deed=deed)


_MAY_ORDER = (Kind.FIND, Kind.ASK, Kind.TALK)
_OF_PAGE = (Kind.SIMILAR, Kind.MORE, Kind.GOES_WITH)


async def _changed(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent | None:
    """What one sentence of `message`, beside what else it tells, makes of what was just put into the cart."""
    before = await _before(talk, history, further)
    if intent.care is not None or before is None or before.deed is None or before.deed.do not in _OF_CARTS:
        return None
    text = " ".join(reader_text(message.text).lower().split())
    one_put_in = len(before.subject_ids) == 1 and before.deed.do is Do.ADD
    parts = [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]
    count = next((said for part in parts if (said := the_so_many(part))), None) if one_put_in else None
    if count and count < (before.deed.quantity or 1) and str(count) in history[-1].text:
        return replace(before, deed=replace(before.deed, quantity=count))
    if before.subject_ids and (other := put_otherwise(text)):
        variants = [
            one for id in set(before.subject_ids) for one in await sellables(talk.conn, product_id=id)
        ]
        if {*words(other.said), *words(other.of)} <= option_words(variants):
            return replace(before, taken=(), deed=replace(other, sure=True))
    for part in parts if len(parts) > 1 else ():
        if completed := await _completed(talk, intent, replace(message, text=part), history, further):
            return completed
    if len(before.subject_ids) == 1 and (count := enough(text)):
        return replace(before, deed=Deed(Do.SET, count, sure=True, points=True))
    return None


_SENTENCE = re.compile(r"[.!?;…]+(?:\s+|$)")


async def _resolved(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent:
    deed = intent.deed
    assert deed is not None, "checked by who calls"
    if deed.sure or deed.do not in (*_OF_GOODS, *_OF_OWN):
        return intent
    ids = intent.subject_ids
    screen = await _on_screen(talk, history)
    if deed.said:
        if together := await _together(talk, intent, message, screen):
            return together
        on_page = deed.do in _LOOKS_ON and message.product_ids and _THIS.search(message.text.lower())
        if on_page or await _is_page(talk, deed, message):
            return _sure(intent, message.product_ids[:1])
        named = named_on(deed.said, screen)
        if len(named) == 1:
            return _sure(intent, named)
        if deed.do in _OF_OWN:  # by its name among the shopper's own
            return replace(intent, subject_ids=())
        if named:
            return replace(intent, subject_ids=named)
        if deed.points and not is_option(deed.said, screen):  # "the blue one" is one of these, or none
            by_name = await named_so(talk, deed.phrase, screen) or await named_so(talk, deed.said, screen)
            if deed.do in _LOOKS_ON:
                by_name = by_name or await titled(talk, message.text) or await _gone(talk, deed)
            if by_name is not None and (deed.do in _LOOKS_ON or len(words(deed.said)) > 1):
                said = beyond_name(deed.said, by_name.title) if deed.do is Do.ADD else ""
                sure = replace(deed, said=said, sure=True)
                return replace(intent, subject_ids=(by_name.id,), taken=(by_name,), deed=sure)
            if deed.do in _LOOKS_ON and _SPOKEN_OF.search(message.text.lower()) and len(ids) == 1:
                return _sure(intent, ids)
            return replace(intent, subject_ids=(), unknown=(deed.said,)) if screen else intent
        if not is_option(deed.said, screen):
            taken = (
                (await named_so(talk, deed.phrase, screen) if _HOLDS_SMALL.search(deed.phrase) else None)
                or await named_so(talk, deed.said, screen)
                or await titled(talk, message.text)
                or await _gone(talk, deed)
            )
            if taken is not None:
                is_add = deed.do is Do.ADD
                options = beyond_name(deed.said, taken.title) if is_add else parted(deed.said)[1]
                return replace(
                    _sure(intent, (taken.id,)), taken=(taken,), deed=replace(deed, said=options, sure=True)
                )
            return replace(intent, subject_ids=(), unknown=(deed.said,))
    if deed.do is Do.ADD and not deed.said and read_named(message.text):  # "canteen mug, sky. add it"
        as_named = replace(intent, kind=Kind.FIND, deed=None)
        if ordered := await _ordered(talk, as_named, message, history, further):
            return ordered
    is_long = not deed.said and len(words(message.text)) > _LONG and deed.do in _OF_GOODS
    on_page = message.product_ids and _THIS.search(message.text.lower())
    if (
        is_long and not on_page and (taken := await titled(talk, message.text))
    ):  # "the harrow boots look great. add them"
        variants = await sellables(talk.conn, product_id=taken.id)
        ways = option_words(variants)
        chosen = " ".join(word for word in words_and_decimals(message.text) if word in ways)
        of_it = _sure(replace(intent, deed=replace(deed, said=chosen)), (taken.id,))
        return replace(of_it, taken=(taken,))
    if message.product_ids and ids[:1] == message.product_ids[:1]:  # it stands on that product's page
        return _sure(intent, ids[:1])
    before = await _before(talk, history, further)
    asks = "?" in history[-1].text if history else False
    if asks and deed.do is Do.SET and before is not None and before.deed and before.deed.do is Do.ADD:
        return replace(before, deed=replace(before.deed, quantity=deed.quantity))
    if before is not None and before.deed is not None and before.deed.sure and len(before.subject_ids) == 1:
        if is_count_of_it(deed, before.deed, message.text) and not asks:
            return replace(before, deed=Deed(Do.SET, deed.quantity, sure=True, points=True))
        same = replace(deed, said=deed.said or before.deed.said) if deed.do in _OF_GOODS else deed
        return _sure(replace(intent, deed=same), before.subject_ids)
    if deed.all and len(ids) <= _MOST_AT_ONCE:
        return _sure(intent, ids)
    return _sure(intent, ids) if len(ids) == 1 else intent


def is_count_of_it(deed: Deed, before: Deed, text: str) -> bool:
    """Whether "actually two of them" says how many of what was just put in, and not to put in as many again."""
    if deed.do is not Do.ADD or not deed.quantity or deed.said or before.do not in (Do.ADD, Do.SET, Do.VARY):
        return False
    return _AGAIN.search(text.lower()) is None


_AGAIN = re.compile(r"\b(?:another|more|extra|further|additional|again|also|too|as well|plus)\b")
_THIS = re.compile(r"\bthis\b")
_LONG = 7  # words of a message that say more than the deed


async def _gone(talk: Talk, deed: Deed) -> Taken | None:
    """What is sold out and is called so, where somebody waits for it to be back."""
    return await sold_out_called(talk.conn, deed.said) if deed.do is Do.WATCH and deed.stock else None


_MOST_AT_ONCE = 5
_HOLDS_SMALL = re.compile(r"\b(?:one|up|all|both|two|that|it|some|more|same|you)\b")
_LOOKS_ON = (Do.WATCH, Do.JUDGE, Do.SAVE)
"""What has no size or colour to choose, so that words around "this" describe it and choose nothing."""
_SPOKEN_OF = re.compile(r"\b(?:it|its|it's|this|that|these|those|they|they're|them)\b")


async def _is_page(talk: Talk, deed: Deed, message: Message) -> bool:
    """Whether "this chair" is the product whose page is open."""
    if not (message.product_ids and deed.points and re.search(r"\b(?:this|these)\b", message.text.lower())):
        return False
    return bool(named_on(deed.said, await read_records(talk.conn, list(message.product_ids[:1]))))


def _sure(intent: Intent, ids: tuple[str, ...]) -> Intent:
    assert intent.deed is not None, "checked by who calls"
    return replace(intent, subject_ids=ids, deed=replace(intent.deed, sure=True))


async def _on_screen(talk: Talk, history: Sequence[Message]) -> list[Record]:
    """What the last lists showed, the newest first."""
    lists = [earlier.product_ids for earlier in history if earlier.product_ids][-_LISTS_SEEN:][::-1]
    return await read_records(talk.conn, list(dict.fromkeys(id for ids in lists for id in ids)))


async def _before(talk: Talk, history: Sequence[Message], further: int) -> Intent | None:
    """The deed of the turn before this one, or of the last that was about a product; None where it was none, or showed
    products."""
    if further <= 0 or not history or history[-1].role is not Role.ASSISTANT or history[-1].product_ids:
        return None
    at = (len(history), further)
    if at not in talk.known:
        talk.known[at] = await _looked_back(talk, history, further)
    return talk.known[at]


async def _looked_back(talk: Talk, history: Sequence[Message], further: int) -> Intent | None:
    place = next((at for at in range(len(history) - 1, -1, -1) if history[at].role is Role.USER), None)
    if place is None:
        return None
    message, earlier = history[place], history[:place]
    intent = understand(message, earlier, talk.vocabulary, talk.currency)
    intent = await _read(talk, intent, message, earlier, further - 1)
    if intent.deed is None:  # a question to the shop between two deeds leaves the first standing
        asks = asks_of_house(message.text, talk.vocabulary.locale)
        return await _before(talk, earlier, further - 1) if asks else None
    if intent.deed.do in _OF_NOTHING and (further_back := await _before(talk, earlier, further - 1)):
        return further_back
    return intent


_OF_CARTS = (Do.ADD, Do.REMOVE, Do.SET, Do.VARY, Do.EMPTY, Do.UNDO, Do.SHOW)
_OF_NOTHING = (Do.SHOW, Do.UNDO, Do.CHECK_OUT, Do.SAVED, Do.WATCHES)
"""These are about no product; "it" is what was spoken of before them."""


# ---------------------------------------------------------------- completing the deed before


async def _completed(
    talk: Talk, intent: Intent, message: Message, history: Sequence[Message], further: int
) -> Intent | None:
    """What `message` makes of the deed of the turn before; None where it is about something else."""
    if intent.care is not None or not history:
        return None
    before = await _before(talk, history, further)
    if before is None or before.deed is None:
        return None
    deed = before.deed
    if deed.each and (open_part := await still_open(talk.conn, before)):
        before, deed = open_part, open_part.deed or deed
    elif deed.rest and "?" in history[-1].text and (following := await next_open(talk.conn, before)):
        before, deed = following, following.deed or deed
    read = framed(message.text, talk.vocabulary.locale)
    said = bare(read) or " ".join(reader_text(read).lower().split())
    whole = " ".join(reader_text(message.text).lower().split()).strip(" .!?")
    if deed.do in _OF_CARTS and asks_of_cart(whole):
        return deed_intent(Deed(Do.SHOW), (), (), ())
    of_cart = deed.do in (Do.ADD, Do.REMOVE, Do.SET, Do.VARY, Do.EMPTY, Do.UNDO)
    if of_cart and (_UNDO.match(whole) or _UNDO.match(said)):
        return deed_intent(Deed(Do.UNDO), (), (), ())
    if deed.do in (Do.ADD, Do.SET, Do.VARY) and NONE_OF_IT.match(whole):
        return replace(
            before, deed=Deed(Do.REMOVE, points=True, sure=deed.sure, all=len(before.subject_ids) > 1)
        )
    asks = "?" in history[-1].text
    if asks and _YES.match(whole) and deed.do in (Do.ADD, Do.SET):
        return replace(before, deed=replace(deed, most=True))
    if deed.do in (Do.ADD, Do.SET, Do.VARY) and (count := ONLY.match(whole)):
        number = int(count["count"]) if count["count"].isdigit() else NUMBERS[count["count"]]
        if asks and deed.do is Do.ADD:
            return replace(before, deed=replace(deed, quantity=number))
        return replace(before, deed=Deed(Do.SET, number, sure=deed.sure, points=True))
    other = other_way(said, whole, deed) if (of_cart and not asks) or deed.do is Do.SHOW else None
    if other is not None:
        return replace(before, deed=other)
    if len(before.subject_ids) == 1 and deed.sure:
        return await other_options(
            talk.conn, before, deed, said, asks=asks, is_other=OTHER.search(whole) is not None
        )
    if asks and len(before.subject_ids) > 1:
        return await _chosen(talk, before, deed, said)
    return None


async def _chosen(talk: Talk, before: Intent, deed: Deed, said: str) -> Intent | None:
    """ "The second one", to the question which of several is meant; counted in what the question listed."""
    places = subjects(f"the {said}", before.subject_ids)
    bare_number = re.fullmatch(r"(?:(?:the |number |no\.? |nr\.? |#)?(?P<n>[1-9]))", said)
    if bare_number and int(bare_number["n"]) <= len(before.subject_ids):
        places = (before.subject_ids[int(bare_number["n"]) - 1],)
    if len(places) == 1 and len(words(said)) <= _FEW:
        return replace(before, subject_ids=places, deed=replace(deed, sure=True))
    records = await read_records(talk.conn, list(before.subject_ids))
    named = named_on(said, records)
    if len(named) == 1 and len(words(said)) <= _FEW:
        return replace(before, subject_ids=named, deed=replace(deed, sure=True))
    return None


_FEW = 6
