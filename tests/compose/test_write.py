"""How composed answers read: over whole conversations with the demo shop, and one by one on records made by hand."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from demo_talks import CONVERSATIONS
from persea.app import Persea
from persea.compose.evidence import Evidence
from persea.compose.lock import Lock
from persea.compose.phrases import opening
from persea.compose.reasons import reason
from persea.compose.suggest import suggestions
from persea.compose.write import write
from persea.language.plain import sentences, words
from persea.turn import run_turn
from persea.values import (
    Cards,
    Done,
    Filters,
    Gathered,
    Intent,
    Kind,
    Message,
    Mode,
    Money,
    Order,
    Outcome,
    Record,
    Relative,
    Role,
    Text,
    Turn,
)

MOST_WORDS = 110  # of any answer; a comparison is the longest
MOST_SENTENCES = 4  # of a list
RUN = 4  # words in a row by which a reader notices a repetition
SHARED = 0.25  # of an answer's runs that an earlier answer may hold
GUSHING = re.compile(
    r"\b(?:amazing|awesome|perfect|great|fantastic|wonderful|I found|happy to|of course|certainly|absolutely)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    text: str
    mode: Mode
    shown: tuple[str, ...]
    reasons: tuple[str, ...]
    records: tuple[Record, ...]


async def talk(demo: Persea, texts: Sequence[str], turn_ids: Sequence[str]) -> list[Answer]:
    """The composed answers to `texts`, in one conversation."""
    house = replace(await demo.house(), model=None)
    history: list[Message] = []
    answers: list[Answer] = []
    for text, turn_id in zip(texts, turn_ids, strict=True):
        turn, asked = Turn(turn_id, datetime.now(UTC), "USD"), Message(Role.USER, text)
        events = [event async for event in run_turn(turn, asked, history, house)]
        said = "".join(event.delta for event in events if isinstance(event, Text))
        cards = next((event.cards for event in events if isinstance(event, Cards)), ())
        [done] = [event for event in events if isinstance(event, Done)]
        shown = tuple(card.record.id for card in cards)
        reasons, records = tuple(card.reason for card in cards), tuple(card.record for card in cards)
        answers.append(Answer(said, done.mode, shown, reasons, records))
        history += [asked, Message(Role.ASSISTANT, said, shown)]
    return answers


def ids(texts: Sequence[str], seed: str) -> list[str]:
    return [str(uuid.uuid5(uuid.NAMESPACE_URL, f"{seed} {texts[0]} {place}")) for place in range(len(texts))]


def runs(text: str) -> list[tuple[str, ...]]:
    """Runs of words, with names, quotations, figures and ratings of records taken out."""
    text = re.sub(r"(?:the )?\*\*[^*]+\*\*", " Name ", text, flags=re.IGNORECASE)
    text = re.sub(r"\d\.\d of 5 from [\d,]+ ratings?|“[^”]*”|\S*\d\S*", " Fact ", text)
    text = re.sub(r" Name +at +Fact\b(?:,? and +Name +at +Fact\b)*", " Name ", text)  # a list of prices
    found = words(text)
    return [tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)]


@pytest.mark.parametrize("seed", ["one", "two"])
@pytest.mark.parametrize("texts", CONVERSATIONS, ids=lambda texts: texts[0])
async def test_no_answer_of_a_conversation_reads_like_another(
    demo: Persea, texts: tuple[str, ...], seed: str
) -> None:
    """No two open alike, share more than a quarter of their runs of words, gush, shout or run on."""
    answers = await talk(demo, texts, ids(texts, seed))
    for place, answer in enumerate(answers):
        assert len(answer.text.split()) <= MOST_WORDS, answer.text
        assert "!" not in answer.text
        assert not GUSHING.search(answer.text), answer.text
        assert not re.search(r"  |\s[.,;]|\.\.|[{}]| a [aeiou]\w+ roast", answer.text), answer.text
        mine = runs(answer.text)
        for earlier in answers[:place]:
            assert opening(answer.text) != opening(earlier.text), answer.text
            known = set(runs(earlier.text))
            assert sum(run in known for run in mine) <= max(SHARED * len(mine), 1), (
                earlier.text,
                answer.text,
            )


@pytest.mark.parametrize("texts", CONVERSATIONS, ids=lambda texts: texts[0])
async def test_names_and_figures_of_an_answer_stand_in_records(demo: Persea, texts: tuple[str, ...]) -> None:
    """Every bold name begins a product's title, or does so but for whom it is; every price and weight of a reason is its record's own."""
    answers = await talk(demo, texts, ids(texts, "one"))
    known: dict[str, Record] = {}
    for answer in answers:
        known |= {record.id: record for record in answer.records}
        if answer.mode is not Mode.SHOPPING:
            continue
        labels = {
            *(name for record in known.values() for name, _ in record.attributes),
            "Price",
            "Weight",
            "Rating",
            "Stock",
        }
        for name in re.findall(r"\*\*([^*]+)\*\*", answer.text):
            begins, for_whom, whom = name.partition(" for ")
            titles = [record.title for record in known.values()]
            named = any(title.startswith(begins) and f"{for_whom}{whom}" in title for title in titles)
            assert name in labels or named, answer.text
        own = {
            str(price)
            for record in known.values()
            for price in (record.price, record.list_price, record.highest_price)
        }
        spoken = {f"${figure}" for figure in re.findall(r"\d+", " ".join(texts))}
        for price in re.findall(r"\$[\d,.]*\d", answer.text):
            is_difference = re.search(rf"{re.escape(price)} less", answer.text)
            assert price in own or price in spoken or is_difference, answer.text
        for shown, why in zip(answer.shown, answer.reasons, strict=True):
            facts = _facts(known[shown])
            assert all(figure in facts for figure in re.findall(r"\d[\d.,]*", why)), why


def _facts(record: Record) -> str:
    told = [value for _, values in (*record.attributes, *record.options) for value in values]
    if record.weight_g:
        told += [f"{record.weight_g:g}", f"{record.weight_g / 1000:g}"]
    if record.price and record.list_price:
        told.append(str(round(100 - 100 * record.price.amount_minor / record.list_price.amount_minor)))
    return " ".join(told)


async def test_the_same_turn_is_answered_in_the_same_words(demo: Persea) -> None:
    """Turn id and history decide the wording, and nothing else does; other turn ids bring other words."""
    texts = ("dog beds", "cheaper ones", "compare the first two")
    once, again = [await talk(demo, texts, ids(texts, "same")) for _ in range(2)]
    assert once == again
    openings = {(await talk(demo, texts[:1], ids(texts[:1], str(seed))))[0].text for seed in range(12)}
    assert len(openings) > 5


@pytest.mark.parametrize("texts", CONVERSATIONS[::3], ids=lambda texts: texts[0])
async def test_a_list_is_two_to_four_sentences(demo: Persea, texts: tuple[str, ...]) -> None:
    """A first answer with several cards has at most four sentences and at most one question."""
    [answer] = await talk(demo, texts[:1], ids(texts[:1], "one"))
    if len(answer.shown) > 1:
        assert 1 <= len(sentences(answer.text)) <= MOST_SENTENCES, answer.text
        assert answer.text.count("?") <= 1


# ---------------------------------------------------------------- by hand


def a_record(title: str, price: int, **more: object) -> Record:
    made = Record(title.lower(), title, f"/{title}", Money(price, "USD"), None, True, datetime.now(UTC))
    return replace(made, category_path=("Hiking", "Boots"), **more)  # type: ignore[arg-type]


HARROW = a_record("Harrow High Boot", 13900, weight_g=1180.0, attributes=(("Season", ("winter",)),))
FELLSIDE = a_record("Fellside Low Boot", 9900, weight_g=820.0, attributes=(("Season", ("summer",)),))
BOOTS = Intent(Kind.FIND, "boots", goods="boots")


def lock_of(records: Sequence[Record], said: str) -> Lock:
    return Lock(Evidence(tuple(records), len(records), said, "USD"))


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("turn_id", ["a", "b", "c", "d"])
def test_what_leaves_one_product_passes_the_lock(order: Order, turn_id: str) -> None:
    """ "Cheaper ones" that leaves one says so in words that the lock can check."""
    rated = replace(FELLSIDE, rating=4.5, rating_count=12)
    intent = replace(BOOTS, order=order, relatives=(Relative(order, ("x",)),))
    text = write(intent, Gathered(Outcome.EXACT, (rated,), 1), turn_id=turn_id)
    lock = lock_of([rated], "cheaper ones")
    assert all(lock.check(sentence) == () for sentence in sentences(text)), text
    assert "Fellside Low Boot" in text


def test_a_trade_off_is_told_only_where_both_records_state_it() -> None:
    """Winter against summer is a choice; winter against silence is none."""
    both = write(BOOTS, Gathered(Outcome.EXACT, (HARROW, FELLSIDE), 2), turn_id="t")
    assert "for winter" in both
    assert "for summer" in both
    silent = replace(FELLSIDE, attributes=())
    assert "winter" not in write(BOOTS, Gathered(Outcome.EXACT, (HARROW, silent), 2), turn_id="t")


def test_titles_of_several_things_take_the_plural() -> None:
    """Towels cost, a canvas boot costs."""
    towels = replace(HARROW, id="towels", title="Galley Towels", price=Money(900, "USD"))
    told = {
        write(BOOTS, Gathered(Outcome.EXACT, (towels, HARROW), 2), turn_id=str(turn)) for turn in range(8)
    }
    assert not any(re.search(r"Galley Towels\*\* (?:is|costs|has)\b", text) for text in told)
    canvas = replace(towels, title="Galley Canvas")
    told = {
        write(BOOTS, Gathered(Outcome.EXACT, (canvas, HARROW), 2), turn_id=str(turn)) for turn in range(8)
    }
    assert not any(re.search(r"Galley Canvas\*\* (?:are|cost|have)\b", text) for text in told)


def test_a_title_is_said_as_the_shop_writes_it() -> None:
    """A brand in lower case keeps it where it opens a sentence."""
    case = replace(HARROW, id="case", title="iShell Phone Case", price=Money(900, "USD"))
    rated = replace(HARROW, rating=4.5, rating_count=9)
    told = {write(BOOTS, Gathered(Outcome.EXACT, (case, rated), 2), turn_id=str(turn)) for turn in range(12)}
    assert any(". **iShell Phone Case**" in text for text in told)
    assert not any("IShell" in text for text in told)


def test_nothing_found_names_the_wish_to_drop() -> None:
    """A must-not stands in the way: it is named; without one, departments to look in are."""
    intent = replace(BOOTS, filters=Filters(exclude_terms=("leather",)))
    text = write(intent, Gathered(Outcome.NONE), turn_id="t", departments=("Teas", "Tents"))
    assert "“leather”" in text
    text = write(BOOTS, Gathered(Outcome.NONE), turn_id="t", departments=("Teas", "Tents"))
    assert re.search("teas and tents|tents and teas", text)


def test_a_price_is_asked_for_only_where_it_would_change_the_list() -> None:
    """Where prices spread threefold and more fits than is shown, once in a conversation; not within a limit."""
    wide = tuple(a_record(f"Boot Number {place}", 1000 * place) for place in (1, 2, 5, 9))
    asks = [
        write(intent, Gathered(Outcome.EXACT, wide, matched), turn_id="t", earlier=earlier).count("?")
        for intent, matched, earlier in (
            (BOOTS, 9, ()),
            (BOOTS, 4, ()),
            (replace(BOOTS, filters=Filters(max_price=Money(9000, "USD"))), 9, ()),
            (BOOTS, 9, ("What would you like to spend?",)),
        )
    ]
    assert asks == [1, 0, 0, 0]


def test_reasons_read_as_words_and_repeat_no_title() -> None:
    """Attributes become words; what the request names comes first; the title is not said over."""
    bed = a_record(
        "Wool Dog Bed",
        5000,
        weight_g=1200.0,
        attributes=(("Suitable for", ("large dogs",)), ("Material", ("wool",)), ("Washable", ("yes",))),
    )
    assert reason(bed, Intent(Kind.FIND, "washable bed"), (bed,)) == "washable · for large dogs · 1.2 kg"


def test_suggestions_leave_out_what_was_said_and_what_leads_nowhere() -> None:
    """Nothing is suggested twice, and no weight is asked for where weights are the same."""
    gathered = Gathered(Outcome.EXACT, (HARROW, FELLSIDE), 2)
    assert suggestions(BOOTS, gathered, ["Compare the first two"])[0] == "Which is the lightest?"
    level = Gathered(Outcome.EXACT, (HARROW, replace(FELLSIDE, weight_g=1180.0)), 2)
    assert "Which is the lightest?" not in suggestions(BOOTS, level)
    assert suggestions(BOOTS, Gathered(Outcome.NONE)) == ()
    nowhere = "Nothing for “boots”. You could look among pots & pans and teas instead."
    departments = ("Tea", "Teas", "Tents", "Pots & Pans")
    named = suggestions(BOOTS, Gathered(Outcome.NONE), ["teas?"], nowhere, departments)
    assert named == ("Pots & pans",)
    assert suggestions(BOOTS, Gathered(Outcome.NONE), (), nowhere, departments) == ("Teas", "Pots & pans")
    told = "**Fellside Low Boot** comes in lightest at 820 g."
    assert "Which is the lightest?" not in suggestions(BOOTS, gathered, answer=told)


def test_products_that_are_level_share_no_figure_that_is_only_ones() -> None:
    """Rated alike from unlike many ratings: the stars are told, and no count."""
    one = Record("a", "Alder Pot", "/a", None, None, True, None, rating=4.4, rating_count=300)
    other = replace(one, id="b", title="Birch Pot", rating_count=100)
    intent = Intent(Kind.PICK, order=Order.BEST_RATED, subject_ids=("a", "b"))
    text = write(intent, Gathered(Outcome.EXACT, (one, other), 2), turn_id="t")
    assert "4.4 of 5" in text
    assert "300" not in text
    assert "100" not in text
