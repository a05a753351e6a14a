"""What products are called in a sentence: short where that is clear, and in the right number.

A card shows the whole title; beside it "Ridgeline Mid" reads better than "Ridgeline Mid Waterproof Hiking Boot
for Women". A short name is the beginning of the title, and for whom it is, and fits no other product that is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.language.plain import markdown_escaped, singular, words
from persea.language.units import find_measures
from persea.values import Intent, Record

_SHORTEST = 2  # words; a single one is too easily a common word
# For whom a thing is ("for Women") tells it from its like, and stays.
_WHOM = r"(?:(?:the )?(?:wo)?m[ae]n|ladies|gentlemen|kids|children|boys|girls|youth|juniors?|teens|toddlers|babies|infants|newborns|adults|seniors|dogs|cats|puppies|kittens|horses)\b"
_FOR_WHOM = re.compile(rf"\s+for\s+{_WHOM}[^–(,:|/]*$", re.IGNORECASE)
_TAIL = re.compile(rf"\s+(?:(?:with|in)|for(?!\s+{_WHOM}))\s.*$|\s*[–(,:|/].*$", re.IGNORECASE | re.DOTALL)
_BEHIND = re.compile(
    r"\s+(?:with|for|in|of|on|at|to|by|from|over|under|without|that|and its)\s.*$|\s*[–(,:|/].*$",
    re.IGNORECASE | re.DOTALL,
)
_SINGULAR_ENDS = ("ss", "us", "is", "as", "os", "lens", "series")
_PLURAL = {"is": "are", "has": "have", "does": "do", "it": "they", "its": "their", "was": "were"}
_FOLK = frozenset("women men kids children boys girls babies toddlers adults beginners".split())
_MASS = frozenset(
    """
    luggage clothing jewellery jewelry furniture bedding equipment gear stationery crockery cutlery
    glassware cookware footwear underwear knitwear coffee chocolate tea fleece lighting
""".split()
)
_COUNTS = frozenset("one two three four five six seven eight nine ten twelve dozen single double".split())


def called(records: Sequence[Record]) -> dict[str, str]:
    """For each id of `records` its name in bold, as short as leaves no doubt among them.

    One that lost its kind ("Ridgeline Mid" for a boot) has "the" before it.
    """
    return {record.id: _called(record, records) for record in records}


def verb(record: Record, singular_form: str) -> str:
    """ "costs" or "cost", "is" or "are", "it" or "they", as the product's title asks for."""
    return verb_of_several(singular_form) if is_plural(record) else singular_form


def verb_of_several(singular_form: str) -> str:
    """ "costs" -> "cost", "is" -> "are"."""
    return _PLURAL.get(singular_form) or singular_form.removesuffix("s")


def is_plural(record: Record) -> bool:
    """Whether the title names several things ("Kitchen Towels", but not "Canvas" or "Glass")."""
    known = words(_BEHIND.sub("", record.title))
    last = known[-1] if known else ""
    return len(last) > 3 and last.endswith("s") and not last.endswith(_SINGULAR_ENDS) and "'" not in last


def plural(noun: str) -> str:
    """ "knife" -> "knives"; what is plural already stays."""
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun
    if re.search(r"(?:[sxz]|ch|sh)$", noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    if re.search(r"(?:kni|scar|shel|loa|lea)fe?$", noun):
        return re.sub(r"fe?$", "ves", noun)
    return f"{noun}s"


def things(intent: Intent, records: Sequence[Record]) -> tuple[str, str]:
    """(one, several) of what was asked for: ("wool sweater", "wool sweaters").

    The person's own words stand in quotation marks where they are no plain name of everything that is shown.
    """
    told = intent.text
    for one in reversed(list(find_measures(told))):
        told = told[: one.start] + told[one.end :]  # "128 gb phone": figures are no part of a name
    said = [word for word in told.split() if not any(char.isdigit() for char in word)]
    goods = intent.goods.rpartition(" ")[2]
    english = intent.locale == "en"  # whose plurals are known here
    if (
        english
        and goods in said
        and goods not in _MASS
        and records
        and all(_is_a(record, goods) for record in records)
    ):
        at = said.index(goods)
        kind, rest = said[: at + 1], said[at + 1 :]
        if intent.refines:
            rest = [word for word in rest if not _is_counted(word)]
        if not any(_is_counted(word) for word in rest):
            folk = [word for word in (*kind[:-1], *rest) if word in _FOLK]
            before = [word for word in rest if word not in folk]
            head = [*before, *(word for word in kind[:-1] if word not in folk)]
            behind = f" for {' and '.join(folk)}" if folk else ""
            single = [*head, singular(kind[-1]) if kind[-1].endswith("s") else kind[-1]]
            several = [*head, plural(kind[-1])]
            return spelled(f"{' '.join(single)}{behind}"), spelled(f"{' '.join(several)}{behind}")
    if not said:
        return "product", "products"
    if said == ["gift"]:
        return "idea for a gift", "ideas for a gift"
    if said[0] == "gift" and english:
        about = f"to do with “{markdown_escaped(' '.join(said[1:]))}”"
        return f"idea for a gift {about}", f"ideas for a gift {about}"
    quoted = f"“{markdown_escaped(' '.join(said))}”"
    return f"match for {quoted}", f"matches for {quoted}"


def spelled(text: str) -> str:
    """Lower-case search words as they are written in a sentence: "T-shirts", "Bluetooth speakers"."""
    text = re.sub(r"\bt shirt", "T-shirt", text)
    return markdown_escaped(re.sub(r"\b(?:bluetooth|usb|led|wifi|tvs?)\b", _as_written, text))


def _as_written(match: re.Match[str]) -> str:
    return {"bluetooth": "Bluetooth", "tvs": "TVs", "wifi": "Wi-Fi"}.get(match[0], match[0].upper())


def _is_counted(word: str) -> bool:
    """ "two players" behind a name is no adjective to put before it."""
    return word in _COUNTS or (word.endswith("s") and word not in _FOLK and not word.endswith(("ss", "less")))


def _is_a(record: Record, goods: str) -> bool:
    """Whether title or narrowest category call the product that."""
    head = words(_BEHIND.sub("", record.title))
    kinds = words(record.category_path[-1]) if record.category_path else []
    return plural(goods) in {plural(word) for word in (*kinds, *head[-1:])}


def _called(record: Record, others: Sequence[Record]) -> str:
    short, head = _short(record, others), _TAIL.sub("", " ".join(record.title.split()))
    article = "the " if len(short) < len(head) and not short.lower().startswith("the ") else ""
    return f"{article}**{markdown_escaped(short)}**"


def _short(record: Record, others: Sequence[Record]) -> str:
    """The title without its tail, and without two words or more that only repeat the kind of thing."""
    title = " ".join(record.title.split())
    head = _TAIL.sub("", title)
    whom = _FOR_WHOM.search(head)
    behind = whom[0] if whom else ""
    whole = head.removesuffix(behind).split()
    parts = list(whole)
    flags = (name for name, values in record.attributes if values and values[0].lower() in ("yes", "no"))
    kind = {singular(word) for part in (*record.category_path[-1:], *flags) for word in words(part)}
    while len(parts) > _SHORTEST and not is_plural(record) and singular(parts[-1].lower()) in kind:
        parts.pop()
    short = " ".join(parts if len(whole) - len(parts) >= _SHORTEST else whole)
    rivals = [other.title for other in others if other.id != record.id]
    for candidate in (short, " ".join(whole)):
        told = len(words(candidate)) >= _SHORTEST
        if told and not any(_holds(rival, candidate) and _holds(rival, behind) for rival in rivals):
            return candidate + behind
    return title


def _holds(title: str, name: str) -> bool:
    """Whether the words of `name` stand side by side in `title`."""
    inner, outer = ([singular(word) for word in words(text)] for text in (name, title))
    return any(outer[at : at + len(inner)] == inner for at in range(len(outer)))
