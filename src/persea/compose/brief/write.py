"""A brief answer in the language of the shop: what was found under which limits, what leads, what a record states.

It says less than the English answers do, and nothing that a record does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from persea.compose.brief.sayings import SAYINGS, Sayings
from persea.compose.leading import extreme
from persea.language.inflection import folded
from persea.language.plain import markdown_escaped, sentences, words
from persea.values import Gathered, Intent, Kind, Money, Order, Outcome, Record, currency_exponent

_READ_OUT = 3  # products of which a question is answered
_ASKS_FOR = {
    "Which of these is cheapest?": Order.CHEAPEST,
    "Which is the lightest?": Order.LIGHTEST,
    "Which one is best rated?": Order.BEST_RATED,
}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
_OPTION_NAMES = {
    "size": ("größe", "grösse", "talla", "taille", "pointure", "size"),
    "colour": ("farbe", "color", "couleur", "colour"),
    "material": ("material", "matière", "matériau"),
}


def speaks(locale: str) -> bool:
    return locale in SAYINGS


def write_brief(intent: Intent, gathered: Gathered, places: Sequence[str]) -> str:
    """The Markdown answer; `places` are departments of the shop to look in instead. `speaks` its language."""
    say = SAYINGS[intent.locale]
    told = [_unknown_name(part, say) for part in intent.unknown]
    told += _told(intent, gathered, places, say)
    told += [
        say.meant.format(
            said=_quoted(one.said, say), name=_bold(one.title), others=_listed(map(_bold, one.others), say)
        )
        for one in intent.taken
        if one.others
    ]
    return "\n".join(told) if any(line.startswith("- ") for line in told) else " ".join(told)


def brief_talk(kind: Kind, shop_name: str, locale: str) -> str:
    """A greeting, an answer to thanks, or what Persea can do."""
    say = SAYINGS[locale]
    return {Kind.GREET: say.greet, Kind.THANKS: say.thanks}.get(kind, say.help).format(shop=shop_name)


def from_page(text: str, title: str, locale: str) -> str:
    """What a page of the shop says, word for word, and where."""
    return f"{markdown_escaped(text)}\n\n{SAYINGS[locale].page.format(title=markdown_escaped(title))}"


def nothing_told_briefly(locale: str) -> str:
    return SAYINGS[locale].nothing_told


def reread_briefly(intent: Intent) -> str:
    """Which words were read as others, so that a person can object."""
    say = SAYINGS[intent.locale]
    told = [
        say.reread.format(said=_quoted(one, say), meant=_quoted(other, say)) for one, other in intent.reread
    ]
    return " ".join(told)


def dated_briefly(stale: Sequence[Record], oldest: datetime, locale: str) -> str:
    """From when the prices and the stock of `stale` are."""
    say = SAYINGS[locale]
    names = _listed((_bold(record.title) for record in stale), say)
    return say.dated.format(names=names, date=f"{oldest.astimezone(UTC):%d.%m.%Y}")


def brief_fact(record: Record, percent: int | None, locale: str) -> tuple[str, str]:
    """For a card: how far below its regular price it is, and its weight; empty where it is neither."""
    return SAYINGS[locale].saved.format(percent=percent) if percent else "", _weight(record)


def next_steps(steps: Sequence[str], locale: str, answer: str) -> tuple[str, ...]:
    """`steps` as they are said in that language; those that are not, or that `answer` has told, are left out."""
    if locale not in SAYINGS:
        return tuple(steps)
    say = SAYINGS[locale]
    told = {step for step, order in _ASKS_FOR.items() if say.most[order].partition(":")[0] in answer}
    return tuple(say.steps[step] for step in steps if step in say.steps and step not in told)


def _told(intent: Intent, gathered: Gathered, places: Sequence[str], say: Sayings) -> list[str]:
    records = gathered.records
    if intent.kind is Kind.COMPARE and records:
        return [say.compared, *(f"- {_stated(record, say)}" for record in records)]
    if intent.kind is Kind.ASK and records:
        return [_answer(record, intent, say) for record in records[:_READ_OUT]]
    if intent.kind is Kind.PICK and records:
        return [_most(records, intent.order or Order.CHEAPEST, say) or say.unknown]
    if intent.kind in (Kind.SIMILAR, Kind.GOES_WITH):
        return _kindred(intent, gathered, say)
    if intent.is_open and records:
        kinds = [record.category_path[-1] for record in records if record.category_path]
        choices = ", ".join(markdown_escaped(kind) for kind in dict.fromkeys((*kinds, *places)))
        return [say.ask_what.format(choices=choices)] if choices else _list(intent, gathered, say)
    if gathered.outcome is not Outcome.EXACT:
        return _without(intent, gathered, places, say)
    return _list(intent, gathered, say)


def _kindred(intent: Intent, gathered: Gathered, say: Sayings) -> list[str]:
    if not gathered.beside:
        return [say.which_product]
    is_like, records = intent.kind is Kind.SIMILAR, gathered.records
    seed = _listed((_bold(record.title) for record in gathered.beside), say)
    if not records or gathered.outcome in (Outcome.EXHAUSTED, Outcome.UNKNOWN):
        return [(say.none_like if is_like else say.none_beside).format(seed=seed)]
    names = _listed([f"{_bold(record.title)} ({_price(record, say)})" for record in records[:_READ_OUT]], say)
    return [(say.like if is_like else say.beside).format(seed=seed, names=names)]


def _list(intent: Intent, gathered: Gathered, say: Sayings) -> list[str]:
    records, wish = gathered.records, _wish(intent, say)
    shown, matched = len(records), max(gathered.matched, len(records))
    if shown == 1:
        first = records[0]
        told = say.one.format(wish=wish, name=_bold(first.title), price=_price(first, say))
    elif intent.kind is Kind.MORE:
        told = say.more.format(shown=shown, wish=wish)
    elif intent.relatives:
        order = intent.relatives[-1].order
        told = say.further.format(comparative=say.comparative[order], shown=shown, wish=wish)
    else:
        told = (say.some if matched > shown else say.all).format(matched=matched, shown=shown, wish=wish)
    kinds = dict.fromkeys((intent.order or Order.CHEAPEST, Order.BEST_RATED)) if shown > 1 else {}
    leading = [_most(records, kind, say) for kind in kinds]
    out = [_bold(record.title) for record in records if not record.in_stock]
    return [told, *filter(None, leading), *([say.sold_out.format(names=_listed(out, say))] if out else [])]


def _without(intent: Intent, gathered: Gathered, places: Sequence[str], say: Sayings) -> list[str]:
    wish = _wish(intent, say)
    named = [f"{_bold(record.title)} ({_price(record, say)})" for record in gathered.records]
    names = _listed(named, say)
    if gathered.outcome is Outcome.UNKNOWN:
        return [say.unknown]
    if gathered.outcome is Outcome.EXHAUSTED:
        order = intent.relatives[-1].order if intent.relatives else Order.CHEAPEST
        return [
            say.exhausted.format(comparative=say.comparative[order]),
            _most(gathered.records, order, say),
        ]
    if gathered.outcome is Outcome.RELAXED:
        given_up = dict.fromkeys("price" if name.endswith("_price") else name for name in gathered.dropped)
        dropped = _listed([say.dropped[name] for name in given_up], say)
        return [say.relaxed.format(wish=wish, dropped=dropped, names=names)]
    if gathered.outcome is Outcome.CLOSEST and named:
        return [say.closest.format(wish=wish, names=names)]
    if intent.kind is Kind.MORE:
        return [say.no_more.format(wish=wish)]
    told = [say.none.format(wish=wish)]
    if gathered.in_the_way and not intent.filters.exclude_terms:
        told.append(say.drop.format(word=_quoted(gathered.in_the_way, say)))
    if places:
        told.append(say.elsewhere.format(places=_listed(map(markdown_escaped, places), say)))
    return told


# ---------------------------------------------------------------- one record


def _answer(record: Record, intent: Intent, say: Sayings) -> str:
    """What `record` states of what was asked; all that it states where nothing in particular was."""
    if "buy" in intent.topic:
        return say.buy.format(name=_bold(record.title))
    known = {"price": _price(record, say), "stock": _stock(record, say), "rating": _rating(record, say),
             "weight": _weight(record), "brand": markdown_escaped(record.brand or "")}  # fmt: skip
    told, beside = [], []
    for word in intent.topic:
        if word in known:
            told += [f"{say.labels[word]}: {known[word]}"] if known[word] else []
            beside += [] if known[word] else [say.labels[word]]
        elif word in _OPTION_NAMES:
            held = _held(record, _OPTION_NAMES[word])
            told += held
            beside += [] if held else [word]
        else:
            beside.append(word)
    if told:
        return f"{_bold(record.title)}: {' · '.join(told)}."
    if not intent.topic:
        return f"{_stated(record, say)}."
    return _looked_up(record, beside, intent.locale, say)


def _looked_up(record: Record, asked: Sequence[str], locale: str, say: Sayings) -> str:
    """An attribute or a sentence of the description that speaks of `asked`, or that none does."""
    wanted = {folded(word, locale) for word in asked}

    def speaks_of(text: str) -> bool:
        return not wanted.isdisjoint(folded(word, locale) for word in words(text))

    for name, values in (*record.options, *record.attributes):
        if speaks_of(name) or any(map(speaks_of, values)):
            return f"{_bold(record.title)}: {_named(name, values)}."
    for sentence in sentences(record.description):
        if speaks_of(sentence):
            text = _quoted(sentence.strip(), say)
            return say.quoted.format(name=_bold(record.title), text=text)
    return say.unsaid.format(asked=_quoted(" ".join(asked), say), name=_bold(record.title))


def _stated(record: Record, say: Sayings) -> str:
    facts = [_price(record, say), _weight(record), _rating(record, say), _stock(record, say)]
    facts += [_named(name, values) for name, values in (*record.options, *record.attributes)]
    return f"{_bold(record.title)}: {' · '.join(fact for fact in facts if fact)}"


def _held(record: Record, names: Sequence[str]) -> list[str]:
    return [
        _named(name, values)
        for name, values in (*record.options, *record.attributes)
        if any(wanted in name.lower() for wanted in names)
    ]


def _named(name: str, values: Sequence[str]) -> str:
    return markdown_escaped(f"{name}: {', '.join(values)}")


def _most(records: Sequence[Record], order: Order, say: Sayings) -> str:
    """Who leads by `order`; empty where that cannot be told, or where several do."""
    best = extreme(records, order)
    if len(best) != 1:
        return ""
    value = {Order.BEST_RATED: _rating(best[0], say), Order.LIGHTEST: _weight(best[0]),
             Order.HEAVIEST: _weight(best[0])}.get(order, _price(best[0], say))  # fmt: skip
    return say.most[order].format(name=_bold(best[0].title), value=value)


# ---------------------------------------------------------------- in words


def _wish(intent: Intent, say: Sayings) -> str:
    filters = intent.filters
    parts = [_quoted(intent.text, say) if intent.text else say.things]
    if filters.min_price and filters.max_price:
        parts.append(
            say.between.format(low=brief_money(filters.min_price), high=brief_money(filters.max_price))
        )
    elif filters.max_price:
        parts.append(say.at_most.format(price=brief_money(filters.max_price)))
    elif filters.min_price:
        parts.append(say.at_least.format(price=brief_money(filters.min_price)))
    parts += [markdown_escaped(f"{name.capitalize()} {value.upper()}") for name, value in filters.options]
    if filters.people:
        parts.append(say.people.format(count=filters.people))
    if filters.min_rating:
        parts.append(say.stars.format(stars=f"{filters.min_rating:g}".replace(".", ",")))
    if filters.exclude_terms:
        terms = f" {say.or_} ".join(_quoted(term, say) for term in filters.exclude_terms)
        parts.append(say.without.format(terms=terms))
    parts += [say.on_sale] if filters.on_sale else []
    parts += [say.stocked] if filters.in_stock else []
    return " ".join(parts)


def brief_money(money: Money) -> str:
    exponent = currency_exponent(money.currency)
    whole, part = divmod(money.amount_minor, 10**exponent)
    number = f"{whole:,}".replace(",", ".") + (f",{part:0{exponent}}" if part else "")
    return f"{number} {_SIGNS.get(money.currency, money.currency)}"


def _price(record: Record, say: Sayings) -> str:
    if record.price is None:
        return ""
    return (
        say.from_price.format(price=brief_money(record.price))
        if record.highest_price
        else brief_money(record.price)
    )


def _stock(record: Record, say: Sayings) -> str:
    return say.in_stock if record.in_stock else say.out_of_stock


def _weight(record: Record) -> str:
    if not record.weight_g:
        return ""
    if record.weight_g < 1000:
        return f"{record.weight_g:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " g"
    return f"{record.weight_g / 1000:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " kg"


def _rating(record: Record, say: Sayings) -> str:
    if record.rating is None or not record.rating_count:
        return ""
    return say.rated.format(score=f"{record.rating:.1f}".replace(".", ","), count=record.rating_count)


def _unknown_name(part: str, say: Sayings) -> str:
    return say.no_such.format(said=_quoted(part, say))


def _quoted(text: str, say: Sayings) -> str:
    return f"{say.quotes[0]}{markdown_escaped(text)}{say.quotes[1]}"


def _bold(title: str) -> str:
    return f"**{markdown_escaped(title)}**"


def _listed(parts: Iterable[str], say: Sayings) -> str:
    *before, last = [*parts] or [""]
    return f"{', '.join(before)} {say.and_} {last}" if before else last
