"""How sums and questions of dates are put in Spanish."""

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
    "ask": r"(?:(?:cu[aá]nto|qu[eé]|cu[aá]l) (?:es|son|ser[ií]a|da|dan|hacen|hace)(?: el| la)? |calcula(?: el)? |(?:el )(?=\d))",
    "people": r"(?: (?:personas|amigos|partes|amigas|comensales|colegas|niños))?",
    "among": r"(?:entre|dividido entre|dividido por|repartido entre)",
    "tip": r"(?: (?:con|más|incluyendo)(?: un| el)? {p} de propina)",
    "span": r"(?P<s>días?|semanas?|meses|mes|años?|días hábiles|días laborables)",
}
_SPANS = {
    **dict.fromkeys(("día", "días"), "days"), **dict.fromkeys(("semana", "semanas"), "weeks"),
    **dict.fromkeys(("mes", "meses"), "months"), **dict.fromkeys(("año", "años"), "years"),
    **dict.fromkeys(("días hábiles", "días laborables"), "working_days"),
}  # fmt: skip
_PATTERNS: tuple[tuple[str, Build], ...] = (
    (r"{ask}?{p} de {a}(?:,? {among} {n}{people})?", share),
    (r"{ask}{p} de propina (?:sobre|de|para) {a}", share),
    (r"{ask}{a} más(?: el| un)? {p}(?: de iva)?", more),
    (r"{ask}{a} (?:menos|con)(?: el| un)? {p}(?: de descuento)?", less),
    (r"{ask}{p} de descuento (?:sobre|en|de|a) {a}", less),
    (r"(?:divide|reparte|dividir|repartir) (?:una cuenta de )?{a} entre {n}{people}(?:{tip})?", split),
    (r"(?:divide|reparte|dividir|repartir) (?:una cuenta de )?{a}{tip} entre {n}{people}", split),
    (r"qu[eé] porcentaje de {b} es {a}", rest),
    (r"{ask}{a} (?:por|multiplicado por) {b}", between_two("*")),
    (r"{ask}?{a} (?:dividido|dividida) (?:entre|por) {b}", between_two("/")),
    (r"{ask}{a} entre {b}", between_two("/")),
    (r"{ask}{a} más {b}", between_two("+")),
    (r"{ask}{a} menos {b}", between_two("-")),
    (r"{ask}?(?:la )?raíz cuadrada de {x}", root),
    (r"{ask}(?:la )?mitad de {a}", part(1, 2)),
    (r"{ask}(?:un|la) tercer(?:o|a parte) de {a}", part(1, 3)),
    (r"(?:{ask}|convierte |pasa )?{q} (?:en|a) {u}", convert),
    (r"cu[aá]nt[oa]s {u} (?:son|es|hay en|tiene|caben en) (?:un |una )?{q}", convert),
    (r"qu[eé] (?:día|fecha) (?:es|será|fue|sería) {n} {span} (?:después de|después del|a partir de|a partir del) {d}", moved(_SPANS, 1)),
    (r"qu[eé] (?:día|fecha) (?:es|será|fue|sería) {n} {span} antes (?:de|del) {d}", moved(_SPANS, -1)),
    (r"qu[eé] (?:día|fecha) (?:es|será) (?:en|dentro de) {n} {span}", moved(_SPANS, 1, from_today=True)),
    (r"qu[eé] (?:día|fecha) (?:era|fue) hace {n} {span}", moved(_SPANS, -1, from_today=True)),
    (r"cu[aá]nt[oa]s (?:días|semanas|meses|días hábiles) (?:faltan|quedan|hay)(?: para| hasta) {d}", until),
    (r"cu[aá]nto (?:falta|queda) (?:para|hasta) {d}", until),
    (r"cu[aá]nt[oa]s (?:días|semanas|meses|años) (?:han pasado|hay|van) desde {d}", since),
    (r"cu[aá]nt[oa]s (?:días|semanas|meses) (?:hay )?(?:entre|desde) {d} (?:y|hasta) {e}", days_between),
    (r"qu[eé] día de la semana (?:es|fue|será|cae) {d}", weekday),
    (r"qu[eé] (?:día|fecha) es hoy|a qué (?:día|fecha) estamos(?: hoy)?", today),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule(pattern, build, _PIECES) for pattern, build in _PATTERNS)
