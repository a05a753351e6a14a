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


COMPLAINTS = r"""
! UNCONSCIOUS: 3 cardiac
! BLUE: 3 breathing
! BREATHLESS: 3 breathing
! BLOODY: 2 bleeding
! CONFUSED: 2 stroke
! SLEEPY: 2 sepsis
! SEVERE: 2 cardiac
! PURPLE: 2 meningitis
! JERK: 2 seizure
! WHEEZE: 1 breathing
! VISION: 2 stroke
! NUMB: 1 stroke
! HEARTBAD: 2 cardiac
! VOMIT: 1 poisoning
! CHILLS: 1 sepsis
! FEVER: 1 sepsis
! DIZZY: 1 cardiac
! SWEATY: 1 cardiac
! HEADACHE: 1 stroke
! STIFFNECK: 1 meningitis
! LIGHTHURTS: 1 meningitis
! HIVES: 1 anaphylaxis
! THIRST: 1 diabetic
"""
"""What classes of complaints weigh, in every language; a table may say otherwise of one."""
