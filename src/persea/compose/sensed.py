"""What is said of a picture or a recording before the answer: what was made out of it, how, and what was not. English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persea.compose import phrases
from persea.compose.facts import fact, stock
from persea.compose.naming import called, is_plural
from persea.compose.quotes import gives_orders
from persea.language.plain import markdown_escaped
from persea.values import Described, Perceived, Record, Seen

_MOST_QUOTED = 120
_HOW = {
    "code": "going by the barcode",
    "looks": "going by its looks",
    "print": "going by the name on it",
}


def told_product(records: Sequence[Record], how: Mapping[str, str]) -> str:
    """Which products a picture shows, and by what each is known: "looks like" is never said as a certainty."""
    names, told = called(records), []
    for by, before in (("code", "That is"), ("print", "That is"), ("looks", "That looks like")):
        of_kind = [record for record in records if how[record.id] == by]
        if of_kind:
            listed = phrases.listing([names[record.id] for record in of_kind])
            told.append(f"{before} {listed}, {_HOW[by]}.")
    return " ".join(told)


def told_similar(records: Sequence[Record]) -> str:
    """Of products that are alike in looks and were not found to be the same."""
    names = called(records)
    listed = phrases.listing([names[record.id] for record in records])
    return "I do not know that very thing by its picture. " + (
        f"Of what I have, {listed} looks similar." if len(records) == 1 else f"Similar in looks: {listed}."
    )


def told_facts(record: Record) -> str:
    """What it costs and whether it can be had."""
    they = "They" if is_plural(record) else "It"
    return phrases.capital(f"{fact(('price',), record, they)} {phrases.capital(stock(record, they))}")


def told_of_sight(described: Described) -> str:
    """What a model says it sees, as its words."""
    summary = _quoted(described.summary)
    return f"As far as I can see, the picture shows this: {summary}" if summary else ""


def told_of_print(words: Sequence[str]) -> str:
    return f"I know no product by this picture; in print on it I read “{markdown_escaped(' '.join(words))}”, and looked for that."


def told_nothing_heard(perceived: Sequence[Perceived]) -> str:
    """Why there is nothing to answer in a recording."""
    unable = [sentence for one in perceived for sentence in one.unable]
    return " ".join(unable) or "No words could be made out in that recording. Try again, or type it."


def told_lost(perceived: Sequence[Perceived], pictures: Sequence[Seen]) -> str:
    """What could be made out of a picture that shows no product that is known, and what could not."""
    made_out = []
    codes = [code.value for seen in pictures for code in seen.codes]
    if codes:
        made_out.append(f"Its code {_quoted(codes[0])[:-1]} belongs to nothing in this shop.")
    lines = [line.text for seen in pictures for line in seen.lines]
    if lines and (said := _quoted(" ".join(lines))):
        made_out.append(f"In print on it I read {said}")
    colours = list(dict.fromkeys(colour.name for seen in pictures for colour in seen.colours))[:3]
    if colours:
        made_out.append(f"Its colours are mostly {phrases.listing(colours)}.")
    unable = [sentence for one in perceived for sentence in one.unable][:1]
    return " ".join(
        ["I could not tell which product that picture shows.", *made_out, *unable, "Tell me in words what it is, and I will look for it."]
    )  # fmt: skip


def _quoted(text: str) -> str:
    """As a quotation, bounded; "" where it speaks to a machine."""
    text = " ".join(text.split())
    if not text or gives_orders(text):
        return ""
    short = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED].rsplit(' ', 1)[0]} …"
    return f"“{markdown_escaped(short)}”."
