"""A record that denies what must not be: "Caffeine: none", "no palm oil in it". Its own word for that is no reason to leave it out.

SQL over a product `p`, true where it speaks of a term, and all that it says of it is that it has none. Only where a denial stands is
the rest of the record read anew, so that it costs nothing elsewhere.
"""

from __future__ import annotations

import re

from persea.store.vocabulary import NO

NONE = [*NO, "without", "free", "nein", "keine", "kein", "ohne", "sin", "sans", "aucun", "aucune"]
"""Values of an attribute that deny it."""

# plainto_tsquery(%(not)s) is what is denied; %(denial)s finds it in a description, or is null where it is no plain word.
DENIED = """
(%(denial)s::text IS NOT NULL
 AND (p.description ~* %(denial)s
      OR p.attributes::text ~* %(denial)s
      OR EXISTS (SELECT FROM jsonb_array_elements(p.attributes) AS pair
                 WHERE lower(pair->1->>0) = ANY(%(none)s)
                       AND to_tsvector((SELECT language FROM shop), pair->>0) @@ plainto_tsquery((SELECT language FROM shop), %(not)s)))
 AND NOT to_tsvector((SELECT language FROM shop), concat_ws(' ',
        regexp_replace(p.title, %(denial)s, ' ', 'gi'), p.brand, array_to_string(p.category_path, ' '), array_to_string(p.tags, ' '),
        (SELECT string_agg(regexp_replace(pair::text, %(denial)s, ' ', 'gi'), ' ') FROM jsonb_array_elements(p.attributes) AS pair WHERE NOT lower(pair->1->>0) = ANY(%(none)s)),
        (SELECT string_agg(v.options::text, ' ') FROM variant AS v WHERE v.product_key = p.key),
        regexp_replace(p.description, %(denial)s, ' ', 'gi'))) @@ plainto_tsquery((SELECT language FROM shop), %(not)s))
"""

_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_NO_WORDS = (
    r"no|without|free of|free from|zero|never any|contains no|has no|not a drop of|ohne|kein|keine|sin|sans"
)


def denial(term: str) -> str | None:
    """As a regular expression of PostgreSQL: "no palm oil", "without added palm oil", "palm oil free"."""
    if not _PLAIN.fullmatch(term):
        return None
    said = re.sub(r"[ -]", "[ -]", term.lower())
    return rf"\m(?:{_NO_WORDS})\M(?: (?!\m{said})[[:alpha:]'-]+){{0,2}} {said}s?\M|\m{said}[ -]free\M"
