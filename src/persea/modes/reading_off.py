"""What is read off a receipt, or reckoned from a table, that was handed over: no passage holds it as it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose.document_words import DocumentWords, words_in
from persea.compose.documents import Handed, write_found
from persea.compose.phrases import listing, number
from persea.gather.document_sums import column_sum
from persea.language.plain import markdown_escaped
from persea.understand.of_document import Wants, asks_sum
from persea.understand.receipt import Receipt, Row, read_receipt
from persea.values import Paper, Text


def read_off(handed: Sequence[Handed], wants: Wants, text: str, locale: str) -> tuple[Text, int] | None:
    """Of the first receipt, or of the column that `text` names; with its page."""
    receipt = next((one for one in handed if one.document.paper is Paper.RECEIPT), None)
    if receipt is not None:
        read, say = read_receipt(receipt.document), words_in(locale)
        told = _of_receipt(read, wants, say)
        if told is not None:
            if (
                wants in (Wants.MOST, Wants.LEAST)
                and asks_sum(text)
                and (sum_of := _of_receipt(read, Wants.SUM, say))
            ):
                told = f"{sum_of[0]}\n\n{told[0]}", told[1]
            return write_found(receipt, told[1], told[0], locale), told[1]
    summed = column_sum([one.document for one in handed], text) if wants is Wants.SUM else None
    if summed is None:
        return None
    say = words_in(locale)
    shape = say.sum if say else "“{label}” comes to **{sum}** over {count} rows."
    count = str(summed.count) if say else number(summed.count)
    said = shape.format(
        label=markdown_escaped(summed.column), sum=markdown_escaped(summed.result), count=count
    )
    working = f"\n\n{markdown_escaped(summed.working)}" if summed.working else ""
    return write_found(handed[summed.place], summed.page, said + working, locale), summed.page


def _of_receipt(receipt: Receipt, wants: Wants, say: DocumentWords | None) -> tuple[str, int] | None:
    row = receipt.total if wants is Wants.SUM else receipt.subtotal if wants is Wants.NET else None
    if row is not None:
        shape = (
            say.total
            if say
            else "**{sum}** in all: “{label}”."
            if wants is Wants.SUM
            else "**{sum}**: “{label}”."
        )
        return shape.format(sum=markdown_escaped(row.said), label=markdown_escaped(row.name)), row.page
    items = receipt.items
    if not items:
        return None
    if wants is Wants.SUM:
        return _added_up(receipt, say), items[0].page
    if wants is Wants.ITEMS:
        return _listed(items, say), items[0].page
    if wants in (Wants.MOST, Wants.LEAST):
        choose = max if wants is Wants.MOST else min
        edge = choose(item.amount for item in items)
        named = [item for item in items if item.amount == edge]
        return f"{listing([_line(item) for item in named])}.", named[0].page
    return None


def _added_up(receipt: Receipt, say: DocumentWords | None) -> str:
    """Exactly: amounts are decimals."""
    first, *rest = (item.amount for item in receipt.items)
    amount = sum(rest, start=first)
    unit = f" {receipt.currency}" if receipt.currency else ""
    working = " + ".join(str(item.amount) for item in receipt.items)
    shape = say.lines if say else "No total is printed; its {count} lines come to **{sum}**: {working}."
    count = str(len(receipt.items)) if say else number(len(receipt.items))
    return shape.format(count=count, sum=f"{amount}{unit}", working=working)


def _listed(items: Sequence[Row], say: DocumentWords | None) -> str:
    listed = "\n".join(f"- {_line(item)}" for item in items)
    if say:
        return f"{say.items.format(count=len(items))}\n{listed}"
    pieces = sum(item.quantity for item in items)
    more = f", {number(pieces)} pieces" if pieces != len(items) else ""
    head = f"There {'is' if len(items) == 1 else 'are'} {number(len(items))} item{'' if len(items) == 1 else 's'} on it{more}:"
    return f"{head}\n{listed}"


def _line(row: Row) -> str:
    times = f"{row.quantity} x " if row.quantity > 1 else ""
    return f"{times}{markdown_escaped(row.name)}: {markdown_escaped(row.said)}"
