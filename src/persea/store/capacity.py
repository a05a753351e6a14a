"""For how many people a product is, as SQL: what an attribute states ("Sleeps: 4", "Players: 2 to 4") or the title
("2-Person Tent", "table for six").

Room for children is none for people. What states no number of people is for no certain number of them.
"""

from __future__ import annotations

_SPELLED = "one two three four five six seven eight nine ten eleven twelve".split()
MOST = len(_SPELLED)
"""People that can be spelled; what is for more of them is not asked for in words."""
_NAMES = "capacity|sleeps|persons?|people|seats?|seating|places|players?|room for|berths?|serves|servings|settings|guests|personen|personenzahl|schlafplätze|sitzplätze|plätze|personas|plazas|capacidad|personnes|couchages|capacité"
_UNITS = "people|persons?|adults?|players?|seats?|seater|places?|guests?|diners?|berths?|settings|servings|sleepers?|personen|plätze|personas?|plazas?|personnes?"

FOR_PEOPLE = rf"""
(EXISTS (
    SELECT FROM jsonb_array_elements(p.attributes) AS pair, jsonb_array_elements_text(pair->1) AS stated,
         regexp_match(lower(stated), '^(?:up to |for |sleeps |seats |bis zu |bis |für |hasta |para |jusqu.à |pour )?(\d+)(?: ?(-|–|to|or|and) ?(\d+))?(\+| or more)?(?: ?-?(?:{_UNITS}))?$') AS told
    WHERE lower(pair->>0) ~ '\m({_NAMES})\M' AND told IS NOT NULL
          AND CASE WHEN told[3] IS NOT NULL THEN %(people)s BETWEEN told[1]::numeric AND told[3]::numeric
                   WHEN told[4] IS NOT NULL THEN %(people)s >= told[1]::numeric
                   ELSE %(people)s = told[1]::numeric END
) OR lower(p.title) ~ %(people_title)s)
"""
"""Of a product `p`; binds `people` and `people_title`."""


def people_title(people: int) -> str:
    """What a title says that is for so many, as a regular expression of PostgreSQL over lower case."""
    said = rf"({people}|{_SPELLED[people - 1]})" if 0 < people <= MOST else str(people)
    return rf"\m{said}[- ]?({_UNITS}|man)\M|\m(for|sleeps|seats|serves|für|para|pour) {said}( ({_UNITS}))?$"
