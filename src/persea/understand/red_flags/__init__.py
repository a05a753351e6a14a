"""Red flags: words by which a person tells of an emergency, in tables by language, and the engine that reads them.

A table is data and nothing else. Its text has lines of two kinds.

`NAME: item, item` is a class of words. An item is one or several words in a row: `word*` any word that begins so,
`a|b` either, `word?` with or without it, `_` any one word, `__` up to two. A name of another class takes in its items.

`kind: A B @8` is a rule: all of its terms stand within eight words (ten where nothing is said), in any order. A term
is a class or a list in brackets; `A > B` asks for that order; `-C` says that no word of C may be in the message. A `?`
behind the kind makes a rule weak: a shop's goods, a book, or a question about the subject void it.

`~ item, item` masks idioms and goods that only sound like it: nothing reads their words.
`! NAME: 2` gives a class of complaints a weight; together they make a red flag at three.

All is written without accents and apostrophes, in lower case: "cant", "fievre".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    language: str
    text: str
