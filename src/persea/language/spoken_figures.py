"""Puts "one point seven litres" as "1.7 litres", as it is said aloud and meant in writing. Lower case. Pure."""

from __future__ import annotations

import re

from persea.language.numbers import find_figures

_POINT = re.compile(r"\b\w+ point (?:(?:zero|one|two|three|four|five|six|seven|eight|nine)\b ?)+")


def figures_written(text: str) -> str:
    for found in reversed(list(_POINT.finditer(text))):
        figures = find_figures(found[0].strip())
        if len(figures) == 1 and figures[0].decimals:
            text = f"{text[: found.start()]}{figures[0].value:f} {text[found.end() :]}"
    return text
