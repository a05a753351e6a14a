"""Whether a message is one for the shop's own pages, and which passage answers it.

Pages are looked up first, and how well they answer decides: a word such as "refund" makes it likely, a question about
nothing that is sold makes it possible. English; elsewhere understand/house.py alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose.quotes import quotable_page
from persea.gather.house_pages import PagePassage, page_passage
from persea.language.asked import put_plainly
from persea.language.plain import words
from persea.store.database import Database
from persea.understand.asking import asks_for_goods, asks_house, asks_something, is_terse, without_told_behind
from persea.understand.house import HouseQuestion
from persea.understand.house_ways import otherwise_asked
from persea.values import Care, Filters, Intent, Kind, Matter, Message, Role

_ELSEWHERE = (
    Kind.SET, Kind.PICK, Kind.COMPARE, Kind.MORE, Kind.SIMILAR, Kind.GOES_WITH, Kind.GREET, Kind.THANKS, Kind.HELP,
)  # fmt: skip
_HOW_LONG_OR_MUCH = re.compile(r"\bhow (?:long|much|soon|many days)\b|\bcosts?\b|\bwhen\b|\bdeliver")
_OTHER_GOODS = re.compile(r"\W*(?:(?:and|ok|okay|so|now|then)\W+)*(?:what|how) about (?:an?|some|any)\b")
_OF_RECORDS = frozenset(("price", "stock", "weight", "rating", "reviews", "brand"))


async def housed(
    message: Message,
    history: Sequence[Message],
    intent: Intent,
    asked: HouseQuestion | None,
    database: Database,
) -> PagePassage | None:
    """The passage that answers `message`; None where it is not for the shop's pages, or none of them answers."""
    if intent.locale != "en" or intent.kind in _ELSEWHERE or intent.asked:
        return None
    if intent.care not in (None, Care.MONEY) or (
        intent.kind is Kind.ASK and intent.subject_ids and not asked
    ):
        return None
    said = put_plainly(message.text)
    if intent.kind is Kind.FIND and intent.thing and _OTHER_GOODS.match(said):
        return None
    is_asked = asks_something(said)
    if asked is None and (not (is_asked or (is_terse(said) and asks_house(said))) or asks_for_goods(said)):
        return None
    context = _goes_on_from(history)
    if asked and asked.follows and not asked.specific:
        context = (
            f"{context or asked.context} {_told_last(history)}"  # "in how many days?": what was just told
        )
    async with database.reading() as conn:
        if (
            asked and not context and _in_no_words_of_pages(message.text, asked.matter)
        ):  # any may tell it best
            found = await page_passage(conn, asked.text, quotable=quotable_page)
            if found and _answers(found, said, intent, None, context):
                return found
        found = await page_passage(
            conn,
            asked.text if asked else without_told_behind(message.text),
            quotable=quotable_page,
            context=context or (asked.context if asked else ""),
            matter=asked.matter if asked else None,
        )
    return found if found and _answers(found, said, intent, asked, context) else None


def _in_no_words_of_pages(text: str, matter: Matter) -> bool:
    return otherwise_asked(text) != "" and not set(words(text)) & set(matter.words)


def _answers(
    found: PagePassage, said: str, intent: Intent, asked: HouseQuestion | None, context: str
) -> bool:
    if asked is not None and asked.follows and not asked.specific and context:
        return True  # what it goes on from was answered, and it asks for no more than a time or a sum
    if asked is not None:
        return found.placed or (found.share >= 0.3 and found.weight >= 3)
    limited = intent.filters.max_price or intent.filters.min_price or intent.filters.brands
    if limited:
        return False
    if asks_house(said):
        return found.share >= 0.3 and found.weight >= 4.5 and (found.named >= 1 or bool(context))
    is_find = intent.kind is Kind.FIND and bool(intent.goods)
    if context:
        return found.share >= (0.8 if is_find else 0.45) and found.named >= 1
    if found.placed and found.weight >= 6 and _HOW_LONG_OR_MUCH.search(said):
        return True
    if intent.kind is Kind.ASK and not _OF_RECORDS.isdisjoint(intent.topic):
        return False
    narrow = is_find or intent.kind is Kind.ASK or intent.filters != Filters()
    if narrow and found.named < 3:
        return found.share >= 0.55 and found.weight >= 11 and found.named == 2
    return found.share >= 0.5 and found.weight >= (8 if narrow else 7) and found.named >= 2


def _told_last(history: Sequence[Message]) -> str:
    last = next((one for one in reversed(history) if one.role is Role.ASSISTANT), None)
    return last.text if last and not last.product_ids else ""


def _goes_on_from(history: Sequence[Message]) -> str:
    """What was asked before, where the answer to that showed no goods."""
    before = [one for one in history if one.role is Role.USER]
    answers = [one for one in history if one.role is Role.ASSISTANT]
    if not before or (answers and answers[-1].product_ids) or before[-1].product_ids:
        return ""
    text = put_plainly(before[-1].text)
    if not (asks_house(text) or asks_something(text)):
        return ""
    return " ".join(
        one.text for one in before[-2:] if asks_something(put_plainly(one.text)) or one is before[-1]
    )
