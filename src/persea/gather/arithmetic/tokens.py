"""Cuts an expression into numbers, names and signs, each with its place, and refuses what could be read in two ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from persea.errors import ToolError

MOST_CHARACTERS = 500
_MOST_DIGITS = 60

_SIGNS = {"×": "*", "·": "*", "∙": "*", "÷": "/", "−": "-", "–": "-", "**": "^", "≤": "<=", "≥": ">=", "≠": "!=",
          "=": "==", ":": "/", "²": "²", "³": "³"}  # fmt: skip
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>(?:\d{1,3}(?:[,_' \u202f]\d{3}(?!\d))+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,3}(?!\w))?|\.\d+)"
    r"|(?P<money>US\$|CA\$|A\$|[$€£¥₹₩])"
    r"|(?P<name>°[CF]|℃|℉|[^\W\d_]+[23]?(?![\w]))"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/^%(),;<>=!×·∙÷−–≤≥≠²³√])"
    r")",
    re.UNICODE,
)


class Form(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    form: Form
    text: str
    at: int
    number: Fraction = Fraction(0)
    decimals: int = 0


def error_at(text: str, at: int, what: str, fix: str = "") -> ToolError:
    """`what`, with the place in the expression."""
    shown = text[max(0, at - 20) : at + 20].strip()
    return ToolError(f"{what} at character {at + 1}", value=shown, fix=fix, retry_differently=True)


def tokens(text: str) -> list[Token]:
    """Raises ToolError for what is no expression."""
    if len(text) > MOST_CHARACTERS:
        raise ToolError(
            f"The expression has more than {MOST_CHARACTERS} characters",
            fix="Calculate it in parts",
            retry_differently=True,
        )
    found: list[Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            place = at + len(text[at:]) - len(text[at:].lstrip())
            raise error_at(text, place, "Something that is no part of an expression stands")
        form, written, start = Form(match.lastgroup), match[match.lastgroup], match.start(match.lastgroup)
        at = match.end()
        if form is Form.NUMBER:
            found.append(_number(text, written, start))
        else:
            found.append(Token(form, _SIGNS.get(written, written), start))
    found.append(Token(Form.END, "", len(text)))
    return found


def _number(text: str, written: str, at: int) -> Token:
    digits = re.sub(r"[ \u202f'_]", "", written)
    if "," in digits:
        if _within_list(text, at):
            raise error_at(text, at, f"{written} may be one number or two",
                           "Leave thousands unparted, and put a blank after the comma of a list")  # fmt: skip
        digits = digits.replace(",", "")
    if len(digits) > _MOST_DIGITS:
        raise error_at(text, at, f"A number has more than {_MOST_DIGITS} digits")
    decimals = len(re.split("[eE]", digits)[0].partition(".")[2])
    return Token(Form.NUMBER, written, at, Fraction(digits), decimals)


def _within_list(text: str, at: int) -> bool:
    """Within the brackets of a function."""
    depth = 0
    for place in range(at - 1, -1, -1):
        if text[place] == ")":
            depth += 1
        elif text[place] == "(" and depth:
            depth -= 1
        elif text[place] == "(" and re.search(r"[a-z]\s*$", text[:place], re.I):
            return True
    return False
