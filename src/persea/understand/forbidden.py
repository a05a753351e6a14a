"""What somebody may not have, as it is told: "the doctor has forbidden her caffeine altogether", "he was told to cut out sugar",
"she has to stay off dairy". Put as the other rules read it: "no caffeine". Lower-case reader text, English.
"""

from __future__ import annotations

import re

_WHO = r"(?:(?:the|her|his|my|our|their|a) )?(?:\w+ )?(?:doctors?|doc|gp|dr|dentist|vet|midwife|cardiologist|nurse|specialist|dieti[ct]ian|consultant|hospital|surgeon|physician|allergist|diet|religion|school|nursery|landlord|faith)"
_STUFF = r"(?P<stuff>(?!(?:her|him|me|us|them|it|that|this|to|from|the|all|any|anything|everything|my|his|so|and|but|of|by)\b)[a-z]{3,}(?:[- ]free)?\b)(?! (?:things?|stuff|objects?|items?|shoes?|clothes|goods)\b)"
_ALL = r"(?: (?:altogether|completely|entirely|totally|for good|for now|for life|these days|any ?more|of any kind|in any form))?"
_SOMEBODY = r"(?:her|him|me|us|them|my \w+|our \w+|the \w+)"
_HAVING = r"(?:having|drinking|eating|using|wearing|taking|touching|smelling)"
_FORBIDDEN = (
    re.compile(
        rf"\b{_WHO}(?:'s| has| have| had)? (?:strictly |recently |just |now )?(?:forbidden|forbade|forbids|banned|bans|prohibited|ruled out|put (?:her|him|me) off)(?: {_SOMEBODY})?(?: from)?(?: {_HAVING})?(?: all| any)? {_STUFF}{_ALL}"
    ),
    re.compile(
        rf"\b(?:told|advised|warned|ordered|asked|instructed|made) (?:{_SOMEBODY} )?(?:to )?(?:cut out|avoid|give up|stay off|stay away from|keep off|keep away from|steer clear of|quit|lay off|leave off|do without|cut down on|go without)(?: {_HAVING})?(?: all| any)? {_STUFF}{_ALL}"
    ),
    re.compile(
        rf"\b(?:has to|have to|had to|must|needs to|need to|is supposed to|are supposed to|am supposed to|is meant to|is trying to) (?:cut out|avoid|give up|stay off|stay away from|keep off|keep away from|steer clear of|lay off|leave off|do without)(?: {_HAVING})?(?: all| any)? {_STUFF}{_ALL}"
    ),
    re.compile(
        rf"\b(?:is|'s|am|'m|are|'re|was|were) (?:not|no longer|n't) (?:allowed|permitted|supposed|meant)(?: to (?:have|eat|drink|use|wear|touch|take))?(?: any)? {_STUFF}{_ALL}"
    ),
    re.compile(
        rf"\b{_STUFF} (?:is|are|has been|have been) (?:strictly |completely |totally )?(?:forbidden|off limits|banned|out of bounds|a no-?no|out of the question)\b"
    ),
)  # fmt: skip


def forbidden_plainly(text: str) -> str:
    """`text` with what is forbidden put as "no ...", parted from what stands around it."""
    plain = text
    for pattern in _FORBIDDEN:
        plain = pattern.sub(lambda found: f", no {found['stuff']},", plain)
    if plain == text:
        return text
    plain = re.sub(r"\s+([,.;!?])", r"\1", " ".join(plain.split()))
    return re.sub(r",(?=\s*[,.;!?]|$)", "", plain).lstrip(", ")
