"""Sums that are written in signs: "12 * 7", "what is (3 + 4) x 5", "2.340 € / 6 =".

Signs alone say little: 24/7, 50-100, 4x4 and 3/4/2026 are no sums, nor is "90 x 60 cm". A sum without a question has a
sign that nothing else is written with, or blanks around it and an equals sign; a range or a size never is one.
"""

from __future__ import annotations

import re

from persea.understand.reckoning.figures import AMOUNT, Manner, amount

_ASKED = re.compile(
    r"(?:what(?:'s| is| does| would be)|whats|how much(?: is| are| does| would be)?|calculate|compute|work out|solve|evaluate|"
    r"was (?:ist|sind|ergibt|macht)|wie ?viel (?:ist|sind|ergibt|macht)|berechne|rechne(?: mir)?(?: aus)?|"
    r"(?:cu[aá]nto|qu[eé]) (?:es|son|da|hacen)|calcula|combien (?:font|fait|ça fait)|calcule[rz]?)[ :]+"
)
_PART = re.compile(
    rf"\s*(?:(?P<open>\()|(?P<close>\))|(?P<value>{AMOUNT})(?P<percent>\s?%)?|(?P<sign>\*\*|[-+*/^×÷:x·]))"
)
_COMMAND = re.compile(r"(?:calculate|compute|work out|solve|evaluate|berechne|rechne|calcula|calcule)")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_SIGNS = {"×": "*", "·": "*", "x": "*", "÷": "/", ":": "/", "**": "^"}
_LISTED = 20
_CLEAR = frozenset("+*^×÷·")


def expression(said: str, manner: Manner) -> str | None:
    """The sum as `calculate` reads it; None where `said` is none, or may be something else."""
    equals = said.endswith("=")
    asked = _ASKED.match(said)
    rest = said[asked.end() :] if asked else said
    parts = _parts(rest.rstrip(" ="), manner)
    if parts is None:
        return None
    signs = [part for part, is_sign in parts if is_sign]
    if not signs or not _is_sum(
        rest.rstrip(" ="), signs, bool(asked) or equals, bool(asked and _COMMAND.match(said))
    ):
        return None
    return " ".join(_SIGNS.get(part, part) for part, _ in parts)


def _parts(text: str, manner: Manner) -> list[tuple[str, bool]] | None:
    """(part, whether it is a sign between two values), in order."""
    parts: list[tuple[str, bool]] = []
    at, depth, value_due = 0, 0, True
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match["open"]:
            if not value_due:
                return None
            depth += 1
            parts.append(("(", False))
        elif match["close"]:
            if value_due or depth == 0:
                return None
            depth -= 1
            parts.append((")", False))
        elif match["value"]:
            read = amount(match["value"], manner) if value_due else None
            if read is None:
                return None
            parts.append((read + ("%" if match["percent"] else ""), False))
            value_due = False
        elif value_due and match["sign"] == "-" and (not parts or parts[-1][0] == "("):
            parts.append(("-", False))
        elif value_due:
            return None
        else:
            parts.append((match["sign"], True))
            value_due = True
    return None if value_due or depth else parts


def _is_sum(text: str, signs: list[str], asked: bool, commanded: bool) -> bool:
    spaced = all(re.search(rf"\s{re.escape(sign)}\s", text) for sign in signs)
    clear = any(sign in _CLEAR or sign == "**" for sign in signs) and "x" not in signs and "×" not in signs
    if commanded or (asked and (spaced or clear or (len(signs) > 1 and len(set(signs)) > 1))):
        return True
    if asked and signs == ["-"] and "/" not in text:
        return True
    if set(signs) == {"+"} and all(int(digits) <= _LISTED for digits in re.findall(r"\d+", text)):
        return False  # "1 + 2" may be what is picked from a list
    return clear and (spaced or len(signs) > 1 or "*" in signs) and _PLAIN.search(text) is not None
