"""What is said where a document's goods were looked for in the shop: line by line what there is, and what there is not.

Prices and stock are the shop's; what the document says of its own is named as that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.compose import phrases
from persea.compose.document_words import words_in
from persea.compose.documents import Handed
from persea.compose.phrases import listing, number
from persea.language.plain import markdown_escaped
from persea.values import Record

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class LookedFor:
    """`said` as the document has it; `record` what the shop has, None where it has none; `is_near`: not every word fits."""

    said: str
    record: Record | None = None
    is_near: bool = False


def write_looked_for(handed: Handed, lines: Sequence[LookedFor], locale: str = "en") -> str:
    """One line for each that was found, one for all that were not."""
    found = [line for line in lines if line.record is not None]
    missing = [f"“{markdown_escaped(line.said)}”" for line in lines if line.record is None]
    if say := words_in(locale):
        names = ", ".join(missing[:_MOST_NAMED])
        if not found:
            return say.none.format(name=handed.called, names=names)
        listed = [f"- “{markdown_escaped(line.said)}”: {_named(line)}" for line in found]
        lost = [f"\n{say.missing.format(names=names)}"] if missing else []
        return "\n".join(
            [say.some.format(found=len(found), all=len(lines), name=handed.called), *listed, *lost]
        )
    if not found:
        what = listing(missing[:_MOST_NAMED])
        return (
            f"I looked for {_what(len(lines))} on {handed.called} and found none of it in this shop: {what}."
        )
    told = [f"The shop has {_some(found, lines)} on {handed.called}:"]
    told += [f"- “{markdown_escaped(line.said)}”: {_shown(line)}" for line in found]
    if missing:
        more = f" and {number(len(missing) - _MOST_NAMED)} more" if len(missing) > _MOST_NAMED else ""
        told.append(f"\nNot found: {', '.join(missing[:_MOST_NAMED])}{more}.")
    return "\n".join(told)


def write_like_it(
    handed: Handed, wish: str, records: Sequence[Record], *, is_exact: bool, locale: str = "en"
) -> str:
    """`wish` is what was looked for, in words."""
    if say := words_in(locale):
        shape = say.like if records else say.like_none
        found = ", ".join(phrases.name(record) for record in records[:3])
        return shape.format(name=handed.called, wish=markdown_escaped(wish), found=found)
    asked = f"“{markdown_escaped(wish)}”"
    if not records:
        return f"From {handed.called} I looked for {asked}, and found nothing of that kind in this shop."
    first = records[0]
    told = f"From {handed.called} I looked for {asked}. "
    if not is_exact:
        told += "Nothing meets all of it; the closest is "
    elif len(records) == 1:
        told += "There is one: "
    else:
        told += f"{phrases.capital(number(len(records)))} are shown, first "
    told += f"{phrases.name(first)}, {phrases.price(first)}"
    return f"{told}. Compare the figures that matter to you: I matched words, not every value."


def _shown(line: LookedFor) -> str:
    assert line.record is not None
    stock = "" if line.record.in_stock else ", out of stock"
    near = ", which comes close" if line.is_near else ""
    return f"{phrases.name(line.record)}, {phrases.price(line.record)}{stock}{near}"


def _named(line: LookedFor) -> str:
    assert line.record is not None
    return phrases.name(line.record) + (f", {line.record.price}" if line.record.price else "")


def _what(count: int) -> str:
    return "the one thing" if count == 1 else f"the {number(count)} things"


def _some(found: Sequence[LookedFor], lines: Sequence[LookedFor]) -> str:
    if len(found) == len(lines):
        return "what is" if len(lines) == 1 else f"something for all {number(len(lines))} lines"
    return f"something for {number(len(found))} of the {number(len(lines))} lines"
