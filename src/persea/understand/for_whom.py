"""Whom something is for, where no "for" says it: "what would my grandmother like?", "grandmother birthday present". Such words are
no words to search for. Lower-case reader text, English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.understand.giving import Giving

KIN = frozenset(
    """
    grandmother grandma grandmum granny nan nana gran grandfather grandpa granddad grandad mother mama mam mummy father papa daddy
    sister brother wife husband spouse fiance fiancé fiancee fiancée girlfriend boyfriend aunt auntie uncle niece nephew cousin colleague coworker boss teacher
    neighbour neighbor roommate flatmate godmother godfather stepmother stepfather stepdad stepmum grandson granddaughter parents grandparents
    in-laws hostess host
    """.split()
)
_WOULD_LIKE = re.compile(
    r"\b(?:what|which|anything|something)\b.{0,30}\b(?:would|might|could|will|does|do) (?:my|our|his|her|their|the|an?) (?:\w+ )?(?P<kin>[a-z-]+) (?:like|love|want|enjoy|appreciate|need)\b"
)


def without_kin(text: str, content: Sequence[str], giving: Giving) -> tuple[list[str], Giving]:
    """`content` without those whom it is for, and who that is; as they are where nothing is to be given."""
    liked = _WOULD_LIKE.search(text)
    named = [word for word in content if word in KIN]
    if liked is None and not (giving.is_gift or giving.occasion):
        return list(content), giving
    if liked is not None and liked["kin"] in KIN:
        named.append(liked["kin"])
    if not named:
        return list(content), giving
    who = giving.recipient or named[-1]
    return [word for word in content if word not in KIN], replace(giving, recipient=who, is_gift=True)
