"""Sets in German, Spanish and French, in brief: the pieces, the sum, what is left, what is missing, what to give up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from persea.compose.brief.write import brief_money
from persea.compose.sets import ToldSet
from persea.language.plain import markdown_escaped
from persea.values import Money
from persea.values.shopping import PieceChosen, SetChoice


@dataclass(frozen=True, slots=True)
class _Says:
    opens: str
    changed: str
    left: str
    exact: str
    foreign: str
    unsold: str
    left_out: str
    unmet: str
    size: str
    unsized: str
    marked: str
    loosely: str
    others: str
    nothing: str
    loosen: str
    no_way: str
    end: str
    unproven: str
    cheaper: str
    better: str
    different: str
    note: str
    less: str
    more: str
    same: str
    rest: str
    and_: str
    or_: str
    no_price: str
    loosened: Mapping[str, str]


_GERMAN = _Says(
    opens="Zusammen {total}:",
    changed="Mit dieser Änderung sind es {total}:",
    left="Von Ihren {budget} bleiben {left} übrig.",
    exact="Das sind genau Ihre {budget}.",
    foreign="Der Shop rechnet in {currency}: {said} habe ich als {budget} gelesen.",
    unsold="Das verkauft dieser Shop nicht: {things}.",
    left_out="Dafür reicht der Betrag nicht: {things}.",
    unmet="Nichts davon erfüllt Ihre Wünsche: {things}.",
    size="{size} habe ich als Größe verstanden für: {pieces}.",
    unsized="In {size} gibt es nichts davon, daher blieb diese Größe unbeachtet.",
    marked="Laut Größentabelle des Shops ist {said} hier {here}.",
    loosely="So heißt hier nichts: {asked}. Das kommt dem am nächsten.",
    others="Anders geht es auch:",
    nothing="Ein Set, das alles davon erfüllt, gibt es hier nicht.",
    loosen="Mit einem Wunsch weniger ginge es:",
    no_way="Auch ein einzelner Wunsch weniger hilft nicht.",
    end="Das gezeigte Set ist schon das beste, das Ihre Wünsche so erfüllt.",
    unproven="Vielleicht gibt es ein besseres: nicht alles konnte angesehen werden.",
    cheaper="Günstiger",
    better="Besser bewertet",
    different="Anders",
    note="{kind}, zusammen {total} ({how}){others}.",
    less="{amount} weniger",
    more="{amount} mehr",
    same="gleich viel",
    rest=", der Rest wie oben",
    and_="und",
    or_="oder",
    no_price="ohne Preis",
    loosened={
        "budget": "Mit {more} mehr: das günstigste Set, das den Rest erfüllt, kostet {total}.",
        "not": "Wenn {value} enthalten sein darf: zusammen {total}.",
        "size": "Ohne Größe {value}: zusammen {total}.",
        "colour": "In jeder Farbe: zusammen {total}.",
        "brand": "Von jeder Marke: zusammen {total}.",
        "same": "Nicht alles einheitlich: zusammen {total}.",
        "price": "Ohne Grenze je Stück: zusammen {total}.",
        "rating": "Mit jeder Bewertung: zusammen {total}.",
        "sale": "Auch zum regulären Preis: zusammen {total}.",
        "stock": "Wenn nicht alles jetzt auf Lager sein muss: zusammen {total}.",
        "piece": "Ohne {value}: zusammen {total}.",
    },
)
_SPANISH = _Says(
    opens="En total {total}:",
    changed="Con ese cambio son {total}:",
    left="De sus {budget} quedan {left}.",
    exact="Son exactamente sus {budget}.",
    foreign="La tienda cuenta en {currency}: he leído {said} como {budget}.",
    unsold="Esta tienda no vende: {things}.",
    left_out="Para esto no alcanza: {things}.",
    unmet="Nada de esto cumple sus deseos: {things}.",
    size="He entendido {size} como talla de: {pieces}.",
    unsized="Nada de esto viene en {size}, así que esa talla no se pudo tener en cuenta.",
    marked="Según la guía de tallas de la tienda, {said} es aquí {here}.",
    loosely="Aquí nada se llama así: {asked}. Esto es lo más parecido.",
    others="También se puede así:",
    nothing="Aquí no hay ningún conjunto que cumpla todo eso.",
    loosen="Con un deseo menos sería posible:",
    no_way="Tampoco ayuda renunciar a un solo deseo.",
    end="El conjunto mostrado ya es el mejor que así cumple sus deseos.",
    unproven="Puede que haya uno mejor: no se pudo mirar todo.",
    cheaper="Más barato",
    better="Mejor valorado",
    different="Distinto",
    note="{kind}, en total {total} ({how}){others}.",
    less="{amount} menos",
    more="{amount} más",
    same="lo mismo",
    rest=", el resto como arriba",
    and_="y",
    or_="o",
    no_price="sin precio",
    loosened={
        "budget": "Con {more} más: el conjunto más barato que cumple lo demás cuesta {total}.",
        "not": "Si puede llevar {value}: en total {total}.",
        "size": "Sin la talla {value}: en total {total}.",
        "colour": "En cualquier color: en total {total}.",
        "brand": "De cualquier marca: en total {total}.",
        "same": "Sin que todo sea igual: en total {total}.",
        "price": "Sin límite por pieza: en total {total}.",
        "rating": "Con cualquier valoración: en total {total}.",
        "sale": "También a precio normal: en total {total}.",
        "stock": "Si no todo tiene que estar en stock ahora: en total {total}.",
        "piece": "Sin {value}: en total {total}.",
    },
)
_FRENCH = _Says(
    opens="En tout {total} :",
    changed="Avec ce changement, cela fait {total} :",
    left="Sur vos {budget}, il reste {left}.",
    exact="C'est exactement vos {budget}.",
    foreign="La boutique compte en {currency} : j'ai lu {said} comme {budget}.",
    unsold="Cette boutique ne vend pas : {things}.",
    left_out="Le budget ne suffit pas pour : {things}.",
    unmet="Rien ne répond à vos souhaits pour : {things}.",
    size="J'ai compris {size} comme taille pour : {pieces}.",
    unsized="Rien de cela n'existe en {size}, cette taille n'a donc pas pu être prise en compte.",
    marked="D'après le guide des tailles de la boutique, {said} est ici {here}.",
    loosely="Rien ne s'appelle ainsi ici : {asked}. Voici ce qui s'en approche le plus.",
    others="Autrement :",
    nothing="Aucun ensemble ici ne répond à tout cela.",
    loosen="Avec un souhait de moins, ce serait possible :",
    no_way="Renoncer à un seul souhait ne suffit pas non plus.",
    end="L'ensemble montré est déjà le meilleur qui réponde ainsi à vos souhaits.",
    unproven="Il en existe peut-être un meilleur : tout n'a pas pu être regardé.",
    cheaper="Moins cher",
    better="Mieux noté",
    different="Différent",
    note="{kind}, en tout {total} ({how}){others}.",
    less="{amount} de moins",
    more="{amount} de plus",
    same="la même somme",
    rest=", le reste comme ci-dessus",
    and_="et",
    or_="ou",
    no_price="sans prix",
    loosened={
        "budget": "Avec {more} de plus : l'ensemble le moins cher qui répond au reste coûte {total}.",
        "not": "Si {value} est permis : en tout {total}.",
        "size": "Sans la taille {value} : en tout {total}.",
        "colour": "Dans n'importe quelle couleur : en tout {total}.",
        "brand": "De toute marque : en tout {total}.",
        "same": "Sans que tout soit assorti : en tout {total}.",
        "price": "Sans limite par pièce : en tout {total}.",
        "rating": "Quelle que soit la note : en tout {total}.",
        "sale": "Aussi au prix normal : en tout {total}.",
        "stock": "Si tout ne doit pas être en stock maintenant : en tout {total}.",
        "piece": "Sans {value} : en tout {total}.",
    },
)
_SAYS = {"de": _GERMAN, "es": _SPANISH, "fr": _FRENCH}


def writes_sets(locale: str) -> bool:
    return locale in _SAYS


def write_sets_briefly(told: ToldSet, locale: str) -> str:
    """The Markdown answer; `writes_sets` its language."""
    say = _SAYS[locale]
    missing = [
        say.unsold.format(things=_listed(told.unsold, say.or_)) if told.unsold else "",
        say.left_out.format(things=_listed(told.left_out, say.and_)) if told.left_out else "",
        say.unmet.format(things=_listed(told.unmet, say.or_)) if told.unmet else "",
    ]
    if not told.choices:
        if told.goes_without:
            return missing[0] or say.nothing
        if told.is_end:
            return say.end
        first = " ".join([say.nothing, *filter(None, missing)])
        ways = [f"- {one.text}" for one in told.loosen]
        return "\n".join([f"{first} {say.loosen}", *ways]) if ways else f"{first} {say.no_way}"
    chosen = told.choices[0]
    opens = say.changed if told.wanted.shown and not told.wanted.asks_total else say.opens
    lines = [opens.format(total=f"**{brief_money(chosen.total)}**")]
    for piece in told.pieces:
        options = "".join(f", {markdown_escaped(value)}" for _, value in piece.options)
        name = f"**{markdown_escaped(piece.chosen.record.title)}**"
        wanted = markdown_escaped(piece.chosen.wanted)
        lines.append(f"- {wanted[:1].upper()}{wanted[1:]}: {name}{options}, {_price(piece.chosen, say)}")
    after = [*_after(told, chosen, say), *filter(None, missing)]
    others = [f"- {choice.note}" for choice in told.choices[1:] if choice.note]
    parts = ["\n".join(lines), " ".join(after), "\n".join([say.others, *others]) if others else ""]
    return "\n\n".join(part for part in parts if part)


def note_briefly(
    choice: SetChoice, first: SetChoice, locale: str, *, is_cheaper: bool, is_better: bool
) -> str:
    """How `choice` differs from the first."""
    say = _SAYS[locale]
    gap = first.total.amount_minor - choice.total.amount_minor
    amount = brief_money(Money(abs(gap), choice.total.currency))
    how = (say.less if gap > 0 else say.more if gap < 0 else say.same).format(amount=amount)
    taken = {piece.record.id for piece in first.pieces}
    others = [
        f"**{markdown_escaped(piece.record.title)}** ({_price(piece, say)})"
        for piece in choice.pieces
        if piece.record.id not in taken
    ]
    rest = say.rest if others and len(others) < len(choice.pieces) else ""
    kind = say.cheaper if is_cheaper else say.better if is_better else say.different
    told = f": {_listed(others, say.and_)}{rest}" if others else ""
    return say.note.format(kind=kind, total=brief_money(choice.total), how=how, others=told)


def loosened_briefly(wish: str, value: str, total: Money, budget: Money | None, locale: str) -> str:
    """What the set costs without that wish."""
    more = Money(total.amount_minor - budget.amount_minor, budget.currency) if budget else total
    return (
        _SAYS[locale]
        .loosened[wish]
        .format(value=markdown_escaped(value), total=brief_money(total), more=brief_money(more))
    )


def _after(told: ToldSet, chosen: SetChoice, say: _Says) -> list[str]:
    said, budget = [], told.wanted.budget
    if budget is not None:
        left = Money(budget.amount_minor - chosen.total.amount_minor, budget.currency)
        pattern = say.left if left.amount_minor else say.exact
        said.append(pattern.format(budget=brief_money(budget), left=brief_money(left)))
        if told.wanted.budget_said:
            said.append(
                say.foreign.format(
                    currency=budget.currency, said=told.wanted.budget_said, budget=brief_money(budget)
                )
            )
    if loosely := [piece.loosely for piece in told.pieces if piece.loosely]:
        said.append(say.loosely.format(asked=_listed(map(markdown_escaped, loosely), say.or_)))
    said += [
        say.size.format(size=markdown_escaped(size).upper(), pieces=_listed(pieces, say.and_))
        for size, pieces in told.size_for
    ]
    if told.unsized:
        said.append(say.unsized.format(size=_listed(told.unsized, say.or_)))
    said += [say.marked.format(said=size, here=here) for size, here in told.marked]
    return said if chosen.proven else [*said, say.unproven]


def _price(chosen: PieceChosen, say: _Says) -> str:
    price = chosen.record.price
    if price is None:
        return say.no_price
    if chosen.quantity == 1:
        return brief_money(price)
    total = Money(price.amount_minor * chosen.quantity, price.currency)
    return f"{chosen.quantity} × {brief_money(price)} = {brief_money(total)}"


def _listed(parts: Sequence[str] | map[str], last: str) -> str:
    *before, end = [*parts] or [""]
    return f"{', '.join(before)} {last} {end}" if before else end
