"""RTF: its text, with tables and paragraphs. Pictures, fonts, fields and objects in it are passed over.

Rich Text Format specification 1.9.1. What it does not do: keep any look.
"""

from __future__ import annotations

import re

from persea.perceive.formats.opened import Opened, opened, table

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.I
)
_PASSED = frozenset(
    "fonttbl colortbl stylesheet info pict object objdata themedata datastore generator listtable listoverridetable rsidtbl"
    " fldinst header footer headerl headerr footerl footerr xmlnstbl mmathPr latentstyles".split()
)
_SAID = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "page": "\f",
}  # fmt: skip
_MOST_DEPTH = 500


def read_rtf(data: bytes) -> Opened:
    """Its pages are told apart only where somebody broke them."""
    blocks: list[str] = []
    rows: list[list[str]] = []
    row: list[str] = []
    line: list[str] = []
    stack: list[tuple[bool, int]] = []
    passed, skip, fallback, page = False, 0, 1, "cp1252"

    def settle() -> None:
        text = "".join(line).strip(" ")
        line.clear()
        if rows and (text or not row):
            blocks.append(table(rows))
            rows.clear()
        if text:
            blocks.append(text)

    for token in _TOKEN.finditer(data.decode("latin-1")):
        word, number, code, symbol, brace, text = token.groups()
        if brace == "{":
            if len(stack) < _MOST_DEPTH:
                stack.append((passed, fallback))
            skip = 0
        elif brace == "}":
            passed, fallback = stack.pop() if stack else (False, 1)
            skip = 0
        elif symbol == "*" or word in _PASSED:
            passed = True
        elif word == "uc" and number:
            fallback = max(int(number), 0)
        elif word == "ansicpg" and number in ("1250", "1251", "1252", "1253", "1254", "1257"):
            page = f"cp{number}"
        elif passed:
            continue
        elif word == "u" and number:
            line.append(chr(int(number) % 0x10000))
            skip = fallback
        elif code:
            line.append("" if skip else bytes.fromhex(code).decode(page, "replace"))
            skip = max(skip - 1, 0)
        elif word == "cell":
            row.append("".join(line).strip())
            line.clear()
        elif word == "row":
            rows.append(row[:])
            row.clear()
        elif word in ("par", "sect", "pard"):
            if word != "pard" and not row:
                settle()
        elif word in _SAID:
            line.append(_SAID[word])
        elif symbol:
            line.append({"~": "\u00a0", "_": "-"}.get(symbol, symbol if symbol in "\\{}" else ""))
        elif text:
            line.append(text[skip:])
            skip = max(skip - len(text), 0)
    settle()
    joined = "\n\n".join(blocks)
    return opened("rtf", "", joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split("\f"))
