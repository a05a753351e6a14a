"""How sums and questions of dates are put in French."""

from __future__ import annotations

from persea.understand.reckoning.slots import (
    Build,
    Rule,
    between_two,
    convert,
    days_between,
    less,
    more,
    moved,
    part,
    rest,
    root,
    rule,
    share,
    since,
    split,
    today,
    until,
    weekday,
)

_PIECES = {
    "ask": r"(?:combien (?:font|fait|ça fait|est-ce que ça fait) |(?:quel(?:le)? est|calcule[rz]?|c'est combien) (?:le |la )?|ça fait combien,? )",
    "people": r"(?: (?:personnes|amis|parts|amies|convives|collègues|enfants))?",
    "among": r"(?:entre|par|divisés? par|partagés? entre|répartis? entre)",
    "tip": r"(?: (?:avec|plus)(?: un)? {p} de pourboire)",
    "span": r"(?P<s>jours?|semaines?|mois|ans?|années?|jours ouvrés|jours ouvrables)",
}
_SPANS = {
    **dict.fromkeys(("jour", "jours"), "days"), **dict.fromkeys(("semaine", "semaines"), "weeks"),
    "mois": "months", **dict.fromkeys(("an", "ans", "année", "années"), "years"), "jours ouvrés": "working_days",
}  # fmt: skip
_PATTERNS: tuple[tuple[str, Build], ...] = (
    (r"{ask}?{p} de {a}(?:,? {among} {n}{people})?", share),
    (r"{ask}{p} de pourboire (?:sur|pour) {a}", share),
    (r"{ask}{a} plus {p}(?: de tva)?", more),
    (r"{ask}{a} (?:moins|avec) {p}(?: de (?:remise|réduction|rabais))?", less),
    (r"{ask}{p} de (?:remise|réduction|rabais) sur {a}", less),
    (r"(?:partage[rz]?|divise[rz]?|répartir) (?:une (?:note|addition) de )?{a} (?:entre|par|en) {n}{people}(?:{tip})?", split),
    (r"(?:partage[rz]?|divise[rz]?|répartir) (?:une (?:note|addition) de )?{a}{tip} (?:entre|par|en) {n}{people}", split),
    (r"quel pourcentage de {b} (?:est|représente(?:nt)?|fait|font) {a}", rest),
    (r"{ask}?{a} (?:fois|multiplié par) {b}", between_two("*")),
    (r"{ask}?{a} divisé par {b}", between_two("/")),
    (r"{ask}{a} plus {b}", between_two("+")),
    (r"{ask}{a} moins {b}", between_two("-")),
    (r"{ask}?(?:la )?racine carrée de {x}", root),
    (r"{ask}(?:la )?moitié de {a}", part(1, 2)),
    (r"{ask}(?:le |un )?tiers de {a}", part(1, 3)),
    (r"{ask}(?:le |un )?quart de {a}", part(1, 4)),
    (r"(?:{ask}|convertis |convertir )?{q} en {u}", convert),
    (r"combien (?:de |d'){u} (?:font|fait|dans|y a-t-il dans|il y a dans) (?:un |une )?{q}", convert),
    (r"quel(?:le)? (?:jour|date) (?:est-ce|sera-t-on|serons-nous|est-on|sera)? ?{n} {span} après {d}", moved(_SPANS, 1)),
    (r"quel(?:le)? (?:jour|date) (?:est-ce|sera-t-on|serons-nous|est-on|sera)? ?{n} {span} avant {d}", moved(_SPANS, -1)),
    (r"quel(?:le)? (?:jour|date) (?:sera-t-on|serons-nous|sera-t-il) dans {n} {span}", moved(_SPANS, 1, from_today=True)),
    (r"quel(?:le)? (?:jour|date) était-(?:ce|on) il y a {n} {span}", moved(_SPANS, -1, from_today=True)),
    (r"combien de (?:jours|semaines|mois) (?:(?:reste-t-il|il reste|y a-t-il) )?(?:avant|jusqu'à|jusqu'au|d'ici) {d}", until),
    (r"combien de (?:jours|semaines|mois|années) (?:(?:se sont écoulés|ont passé|sont passés) )?depuis {d}", since),
    (r"combien de (?:jours|semaines|mois) (?:y a-t-il )?entre {d} et {e}", days_between),
    (r"quel jour de la semaine (?:est|était|sera|tombe) {d}", weekday),
    (r"quel jour (?:sommes-nous|on est|est-on)(?: aujourd'hui)?|quelle est la date(?: d'aujourd'hui| du jour)?", today),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule(pattern, build, _PIECES) for pattern, build in _PATTERNS)
