"""For which age a product is, as SQL: what an attribute states ("Age: from 5 years", "3+", "8 to 12"), an option ("5-6
years") or the title ("for ages 3+"); where none of them says an age, what the title or category calls a child.

What begins at less than half the age of a child is for smaller ones. What says nothing of an age is for no certain one.
"""

from __future__ import annotations

GROWN_UP = 18 * 12
"""Months, from which on nobody looks for what is made for their age."""

_UNIT = r"(years?|yrs?|y|months?|mths?|mos?|m)?"
_RANGE = rf"(\d+) ?{_UNIT} ?(?:(-|–|to|bis|until)|(\+|and (?:up|over|older)|or older|\w+ and (?:up|over|older))|) ?(?:(\d+) ?{_UNIT})?"
_NAMED = r"\m(age|ages|age group|age range|recommended age|minimum age|alter|edad|âge)\M"
_TITLED = rf"\m(?:ages?|aged|for ages) {_RANGE}"
_SIZED = r"^(?:age )?(\d+) ?" + _UNIT + r" ?(-|–|to) ?()(\d+) ?(years?|yrs?|y|months?|mths?|mos?)$"

_TOLD = """
    SELECT told[1]::numeric * CASE WHEN coalesce(told[2], told[6], 'y') LIKE 'm%%' THEN 1 ELSE 12 END AS lowest,
           told[5]::numeric * CASE WHEN coalesce(told[6], told[2], 'y') LIKE 'm%%' THEN 1 ELSE 12 END
               + CASE WHEN coalesce(told[6], told[2], 'y') LIKE 'm%%' THEN 0 ELSE 11 END AS highest
    FROM (
        SELECT regexp_match(lower(stated), %(age_range)s) AS told
        FROM jsonb_array_elements(p.attributes) AS pair, jsonb_array_elements_text(pair->1) AS stated
        WHERE lower(pair->>0) ~ %(age_names)s
        UNION ALL
        SELECT regexp_match(lower(p.title), %(age_titled)s)
        UNION ALL
        SELECT regexp_match(lower(pair->>1), %(age_sized)s)
        FROM variant AS aged, jsonb_array_elements(aged.options) AS pair WHERE aged.product_key = p.key
    ) AS stated WHERE told IS NOT NULL
"""
FOR_AGE = f"""
CASE WHEN EXISTS ({_TOLD})
     THEN EXISTS (SELECT FROM ({_TOLD}) AS span
                  WHERE lowest <= %(age)s AND %(age)s <= coalesce(highest, greatest(lowest * 2, lowest + 24)))
     ELSE lower(concat_ws(' ', p.title, array_to_string(p.category_path, ' '))) ~ %(age_called)s
END
"""
"""Of a product `p`; binds what `age_values` gives."""

_CALLED = (
    (0, 17, "baby|babies|newborns?|infants?"),
    (12, 47, "toddlers?"),
    (36, 155, "kids?|child|children|childrens|girls?|boys?"),
    (96, 203, "youth|juniors?|teens?|teenagers?"),
)  # months, both included


def age_values(months: int) -> dict[str, object]:
    """What FOR_AGE binds for somebody who is so old."""
    called = [words for lowest, highest, words in _CALLED if lowest <= months <= highest]
    return {
        "age": months,
        "age_range": _RANGE,
        "age_names": _NAMED,
        "age_titled": _TITLED,
        "age_sized": _SIZED,
        "age_called": rf"\m({'|'.join(called)})\M" if called else "^$",
    }
