"""Wishes in German, Spanish and French, as people type them; those of wishes_kept.txt were kept back while the rules were
written, those of wishes_rough.txt and wishes_fresh.txt came after."""

from __future__ import annotations

from pathlib import Path

import pytest

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Intent, Kind, Likely, Message, Order, Role

HERE = Path(__file__).parent
SHOWN = ("a", "b", "c", "d")
SHOPS = {
    "de": Vocabulary(
        categories=frozenset(
            "wanderschuhe handtücher regenschirme kaffeemühlen jacken rucksäcke fahrräder lampen messer decken zelte".split()
        ),
        options=(("größe", frozenset({"41", "42", "s", "m", "xl"})), ("farbe", frozenset({"rot", "schwarz", "blau"}))),
        locale="de",
    ),
    "es": Vocabulary(
        categories=frozenset(
            {"zapatos de montaña", "toallas", "paraguas", "molinillos de café", "chaquetas", "mochilas", "bicicletas",
             "lámparas", "cuchillos", "mantas", "tiendas de campaña"}
        ),
        options=(("talla", frozenset({"41", "42", "s", "m", "xl"})), ("color", frozenset({"rojo", "negro", "azul"}))),
        locale="es",
    ),
    "fr": Vocabulary(
        categories=frozenset(
            {"chaussures de randonnée", "serviettes", "parapluies", "moulins à café", "vestes", "sacs à dos", "vélos",
             "lampes", "couteaux", "couvertures", "tentes"}
        ),
        options=(("taille", frozenset({"41", "42", "s", "m", "xl"})), ("couleur", frozenset({"rouge", "noir", "bleu"}))),
        locale="fr",
    ),
}  # fmt: skip


def sentences(name: str) -> list[tuple[str, str, str]]:
    """(language, what was said before and last with ">" between, what is to be understood)."""
    found, language = [], ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            language = line[1:].strip()
        elif line:
            said, _, expected = line.partition(" = ")
            found.append((language, said, expected))
    return found


def read(language: str, said: str) -> Intent:
    *earlier, last = [part.strip() for part in said.removeprefix("> ").split(" > ")]
    history: list[Message] = []
    for text in earlier:
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "…", SHOWN)]
    return understand(Message(Role.USER, last), history, SHOPS[language], "EUR")


def faults(intent: Intent, expected: str) -> list[str]:
    goods, *told = [part.strip() for part in expected.split(";")]
    wants = {what: rest for what, _, rest in (one.partition(" ") for one in told)}
    filters, found = intent.filters, []

    def differs(name: str, got: object, wanted: object) -> None:
        if got != wanted:
            found.append(f"{name}: {got!r}, not {wanted!r}")

    if goods:
        differs("goods", sorted(words(intent.text)), sorted(goods.split()))
    if intent.shopping is Likely.NO:
        found.append("not shopping")
    low, high = (limit.amount_minor if limit else None for limit in (filters.min_price, filters.max_price))
    if "near" in wants:
        near = int(wants["near"])
        if not low or not high or not low < near < high:
            found.append(f"near: {low} {high}")
    else:
        differs("min", low, int(wants["min"]) if "min" in wants else None)
        differs("max", high, int(wants["max"]) if "max" in wants else None)
    if goods:
        differs("not", sorted(filters.exclude_terms), sorted(wants.get("not", "").split()))
        if "shopping" not in wants:  # "is it in stock?" may be read as a limit or as a question
            differs("stock", filters.in_stock, "stock" in wants)
        differs("sale", filters.on_sale, "sale" in wants)
    differs("size", [value for _, value in filters.options], wants["size"].split() if "size" in wants else [])
    differs("people", filters.people, int(wants["people"]) if "people" in wants else None)
    differs("rating", filters.min_rating, float(wants["rating"]) if "rating" in wants else None)
    if "relative" in wants:
        differs("relative", [one.order for one in intent.relatives], [Order(wants["relative"])])
    else:
        differs("order", intent.order, Order(wants["order"]) if "order" in wants else None)
    if "kind" in wants:
        differs("kind", intent.kind, Kind(wants["kind"]))
    if "subjects" in wants:
        differs("subjects", list(intent.subject_ids), wants["subjects"].split())
    return found


@pytest.mark.parametrize("language", ["de", "es", "fr"])
@pytest.mark.parametrize("name", ["wishes.txt", "wishes_kept.txt", "wishes_rough.txt", "wishes_fresh.txt"])
def test_wishes_are_read_in_the_language_of_the_shop(name: str, language: str) -> None:
    """Limits, must-nots, stock, sale, order, size and follow-ups are what was meant; only the goods are left over."""
    missed = {
        said: wrong
        for one, said, expected in sentences(name)
        if one == language and (wrong := faults(read(one, said), expected))
    }
    assert missed == {}


@pytest.mark.parametrize(
    ("language", "said", "kind", "subjects", "text"),
    [
        ("de", "etwas ähnliches wie das zweite, aber günstiger", Kind.SIMILAR, ("b",), ""),
        ("de", "was passt dazu?", Kind.GOES_WITH, ("a",), ""),
        ("de", "passende handschuhe dazu", Kind.GOES_WITH, ("a",), "handschuhe"),
        ("de", "was brauche ich noch dafür?", Kind.GOES_WITH, ("a",), ""),
        ("es", "algo parecido a la segunda pero más barato", Kind.SIMILAR, ("b",), ""),
        ("es", "guantes a juego", Kind.GOES_WITH, ("a",), "guantes"),
        ("fr", "quelque chose de similaire à la deuxième mais moins cher", Kind.SIMILAR, ("b",), ""),
        ("fr", "qu'est-ce qui va avec ?", Kind.GOES_WITH, ("a",), ""),
    ],
)
def test_what_is_like_and_what_goes_with(
    language: str, said: str, kind: Kind, subjects: tuple[str, ...], text: str
) -> None:
    """The new kinds are asked for in every language that is read."""
    shop = Vocabulary(categories=frozenset(["handschuhe", "guantes", "jacke", "chaqueta"]), locale=language)
    before = {"de": "jacke", "es": "chaqueta", "fr": "veste"}[language]
    history = [Message(Role.USER, before), Message(Role.ASSISTANT, "…", ("a", "b", "c"))]
    intent = understand(Message(Role.USER, said), history, shop, "EUR")
    assert (intent.kind, intent.subject_ids, intent.text) == (kind, subjects, text)


@pytest.mark.parametrize(
    ("language", "said"), [("de", "überrasch mich"), ("es", "sorpréndeme"), ("fr", "surprends-moi")]
)
def test_too_open_a_request_in_other_languages(language: str, said: str) -> None:
    """It is known to say nothing to search for."""
    assert understand(Message(Role.USER, said), [], Vocabulary(locale=language), "EUR").is_open
