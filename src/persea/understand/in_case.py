"""Takes out for what case something is asked of the shop: of "and if it arrives and looks silly on my sideboard, how long have I got
to send it back" the question is left. Lower-case reader text, English. What it does not do: answer.
"""

from __future__ import annotations

import re

from persea.understand.house import asks_of_house

_CASE = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|oh|well|hm+|also|one more thing|just in case)\W+)*(?:if|when|in case|suppose|supposing|say|should|assuming|what if)\b.{3,120}?[\s,.?:–-]+"
    r"(?=(?P<asks>(?:then )?(?:how (?:long|many|much|do|can)|can i|could i|may i|do i|will i|would i|am i|what happens|what do i|is it possible|will you|would you|do you|who pays|is there)\b.+)$)"
)


def without_case(text: str) -> str:
    """`text` without the case, where the question behind it is one about the shop's own ways; as it is else."""
    found = _CASE.match(text)
    if found is None:
        return text
    asked = found["asks"].strip()
    return asked if asks_of_house(f"{asked.rstrip('?.! ')}?") else text
