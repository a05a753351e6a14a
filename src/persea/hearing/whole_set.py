"""What "it" is once a set was shown: all of its pieces, each as often and in the options in which the set has it.

An answer with a set names its pieces one a line, in the order of its cards, before any other way to do it; after them
come cards of other sets, which "it" does not mean. What it does not do: change a cart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.plain import reader_text, words
from persea.store.database import Connection
from persea.store.records import read_records
from persea.values import Intent, Kind, Message, Record, Role
from persea.values.shopping import Deed, Do

_LINE = re.compile(
    r"^- [^*\n]+: \*\*(?P<title>[^*\n]+)\*\*(?P<options>(?:, [^,\n]+)*?), (?:(?P<count>\d{1,4}) × )?[^,\n]+$"
)
_SET = r"(?:set|sets|outfit|lot|kit|bundle|package|look|combo|ensemble|selection|collection|thing|things|pieces|items|order|five|four|three|two|six)"
_WHOLE = rf"(?:(?:all|both|everything|it|this|that|them|these|those)(?: (?:of )?(?:it|this|that|them|these|those|all|both))?|(?:all |all of )?(?:the |this |that |these |those |your )?(?:(?:whole|entire|full|complete|first) )?{_SET})"
_OF_IT = re.compile(_WHOLE)
_EACH_ONCE = re.compile(
    r"(?:\s*(?:\band\b )?(?:one of each|one each|each once|of each one|a single one of each|as (?:they|it) (?:are|is)|(?:in )?the (?:smallest|cheapest|small|smaller|shortest) (?:packets?|packs?|sizes?|ones?|bags?|boxes)(?: (?:where|if|when) .{0,40})?))+$"
)
""" "One of each, and the smallest packet where there are several"."""
_TAKES = re.compile(
    r"(?:(?:ok(?:ay)?|yes|yeah|yep|great|perfect|lovely|fine|good|cool|brilliant|nice|thanks|right|then|so|that's (?:great|perfect|it|good)|looks good|sounds good|love it|go on)[,.! ]+)*"
    r"(?:please )?(?:(?:i|we)(?:'ll|'d| will| would|)(?: like to| love to| want to)? (?:take|buy|have|order|want|get|go (?:for|with))"
    r"|(?:let'?s |let me |can (?:i|we|you) |could (?:i|we|you) |may i )?(?:please )?(?:just )?(?:take|buy|get|order|have|add|put|grab|bag|stick|pop|throw|bung|chuck|give me))"
    rf" {_WHOLE}(?: (?:in|into|to|on)(?: (?:the|my|a|our))?(?: (?:cart|basket|bag|trolley|order))?)?(?:,? (?:please|thanks|thank you|then|now))*"
)


async def whole_set(
    conn: Connection, intent: Intent, message: Message, history: Sequence[Message]
) -> Intent | None:
    """`intent` as an order for each piece of the set that the last answer shows; None where it shows none, or `message` is about
    something else."""
    if (
        intent.care is not None
        or not history
        or history[-1].role is not Role.ASSISTANT
        or message.product_ids
    ):
        return None
    do = _done_with_it(intent, " ".join(reader_text(message.text).lower().split()).strip(" .!?"))
    if do is None or not _LINE.search("\n".join(_lines(history[-1].text)[:1])):
        return None
    pieces = pieces_shown(history[-1].text, await read_records(conn, list(history[-1].product_ids)))
    if len(pieces) < 2:
        return None
    ids = tuple(id for id, _ in pieces)
    each = tuple(part for _, part in pieces) if do is Do.ADD else ()
    kind = Kind.CART if do is Do.ADD else intent.kind
    return Intent(kind, subject_ids=ids, deed=Deed(do, points=True, all=True, sure=True, each=each))


def _done_with_it(intent: Intent, said: str) -> Do | None:
    deed = intent.deed
    if deed is not None and deed.do in (Do.ADD, Do.SAVE):
        about = _EACH_ONCE.sub("", " ".join(words(deed.phrase or deed.said)))
        return deed.do if deed.quantity is None and (not about or _OF_IT.fullmatch(about)) else None
    if (deed is None or deed.do is Do.CHECK_OUT) and _TAKES.fullmatch(said):
        return Do.ADD
    return None


def _lines(text: str) -> list[str]:
    """The first lines in a row that stand in a list."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("- "):
            found.append(line)
        elif found:
            break
    return found


def pieces_shown(text: str, records: Sequence[Record]) -> list[tuple[str, Deed]]:
    """Product and order of each piece that `text` lists; `records` are those of its cards, in their order. Empty where the list
    is none of a set."""
    found: list[tuple[str, Deed]] = []
    for line, record in zip(_lines(text), records, strict=False):
        told = _LINE.match(line)
        if told is None or not set(words(told["title"])) <= set(words(record.title)):
            return []
        said = " ".join(part.removeprefix("size ") for part in told["options"].split(", ") if part)
        count = int(told["count"]) if told["count"] else None
        found.append((record.id, Deed(Do.ADD, count, said=said, sure=True)))
    return found
