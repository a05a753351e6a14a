"""What people say to shops that have nothing in common with the demo shop: electronics, groceries, clothes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Filters, Intent, Kind, Message, Money, Order, Role

ELECTRONICS = Vocabulary(
    categories=frozenset(
        [
            *"phones laptops headphones cameras lenses keyboards mice monitors cables chargers".split(),
            "phone cases",
        ]
    ),
    brands=frozenset(["nokiko", "sonara"]),
    options=(
        ("colour", frozenset({"black", "silver", "blue"})),
        ("storage", frozenset({"64 gb", "128 gb"})),
    ),
    flags=frozenset({"wireless", "waterproof"}),
    nouns=frozenset("phone laptop headphones camera lens keyboard mouse cable charger case".split()),
)
GROCERIES = Vocabulary(
    categories=frozenset("cheese coffee tea pasta sauces wines chocolate biscuits honey jams".split()),
    brands=frozenset(["bellafonte"]),
    options=(("size", frozenset({"250 g", "500 g"})),),
    flags=frozenset({"organic", "vegan"}),
    nouns=frozenset("cheese coffee tea pasta sauce wine honey jam".split()),
)
CLOTHES = Vocabulary(
    categories=frozenset(
        ["jackets", "boots", "gloves", "scarves", "jumpers", "dresses", "hats", "socks", "running shoes"]
    ),
    brands=frozenset(["alder & ash"]),
    options=(
        ("size", frozenset({"s", "m", "l", "8", "9", "10"})),
        ("colour", frozenset({"red", "blue", "black"})),
    ),
    flags=frozenset({"waterproof"}),
    nouns=frozenset("jacket boot glove scarf jumper dress hat sock".split()),
)
SHOWN = ("a", "b", "c", "d")


def heard(shop: Vocabulary, *said: str, shown: Mapping[int, Sequence[str]] | None = None) -> Intent:
    """The last of `said`; each before it was answered with SHOWN, or with what `shown` has for its place."""
    *before, last = said
    history: list[Message] = []
    for place, text in enumerate(before):
        ids = tuple((shown or {}).get(place, SHOWN))
        history += [Message(Role.USER, text), Message(Role.ASSISTANT, "…", ids)]
    return understand(Message(Role.USER, last), history, shop, "GBP")


def pounds(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount * 100, "GBP")


@pytest.mark.parametrize(
    ("shop", "said", "kind", "subjects", "text"),
    [
        (ELECTRONICS, ("phone", "something like the 2nd one but blue"), Kind.SIMILAR, "b", "blue"),
        (ELECTRONICS, ("phone", "cases for the first one"), Kind.GOES_WITH, "a", "cases"),
        (ELECTRONICS, ("phone", "got a charger that works with the third"), Kind.GOES_WITH, "c", "charger"),
        (ELECTRONICS, ("phone", "alternatives to the last one pls"), Kind.SIMILAR, "d", ""),
        (GROCERIES, ("cheese", "what wine goes with the second one?"), Kind.GOES_WITH, "b", "wine"),
        (GROCERIES, ("honey", "more like the last one"), Kind.SIMILAR, "d", ""),
        (GROCERIES, ("cheese", "crackers to go with it"), Kind.GOES_WITH, "a", "crackers"),
        (CLOTHES, ("jacket", "gloves that match the first one"), Kind.GOES_WITH, "a", "gloves"),
        (CLOTHES, ("jacket", "got a matching scarf"), Kind.GOES_WITH, "a", "scarf"),
        (CLOTHES, ("jacket", "what would go with it?"), Kind.GOES_WITH, "a", ""),
        (CLOTHES, ("jacket", "somthing simular to number 3"), Kind.SIMILAR, "c", ""),
        (CLOTHES, ("jacket", "compare the last two"), Kind.COMPARE, "cd", ""),
        (CLOTHES, ("jacket", "does the other one come in blue"), Kind.ASK, "abcd", ""),
    ],
)
def test_what_is_like_a_product_and_what_goes_with_it(
    shop: Vocabulary, said: tuple[str, ...], kind: Kind, subjects: str, text: str
) -> None:
    """The kind, the product it starts from and the words it adds are read whatever the shop sells."""
    intent = heard(shop, *said)
    assert (intent.kind, "".join(intent.subject_ids), intent.text) == (kind, subjects, text)


@pytest.mark.parametrize(
    "said",
    [
        "something like a rain jacket",
        "i'd like the red jacket",
        "does it go with jeans?",
        "i like jackets",
        "looks like rain, i need a jacket",
        "what do i need for camping",
    ],
)
def test_liking_is_no_likeness(said: str) -> None:
    """An indefinite thing, a liking or a yes-or-no question asks for nothing similar."""
    assert heard(CLOTHES, said).kind not in (Kind.SIMILAR, Kind.GOES_WITH)
    assert heard(CLOTHES, "boots", said).kind not in (Kind.SIMILAR, Kind.GOES_WITH)


def test_similar_but_cheaper_keeps_what_must_not_be() -> None:
    """The comparison is with the product it starts from; must-nots and the size hold on."""
    intent = heard(CLOTHES, "jackets in size m, no leather", "like the first but cheaper")
    assert intent.kind is Kind.SIMILAR
    assert [(one.order, one.than_ids) for one in intent.relatives] == [(Order.CHEAPEST, ("a",))]
    assert intent.filters.exclude_terms == ("leather",)
    assert dict(intent.filters.options) == {"size": "m"}


@pytest.mark.parametrize(
    ("before", "said", "most", "least"),
    [
        ("phone under 300", "actually make it 350", 350, None),
        ("phone under 300", "no wait 400", 400, None),
        ("phone under 300", "hmm more like 250", 250, None),
        ("phone under 300", "i can go up to 500 if its good", 500, None),
        ("phone under 300", "forget the budget", None, None),
        ("phone under 300", "money is no object", None, None),
        ("phone under 300", "price doesnt matter anymore", None, None),
        ("phone", "up to fifty bucks", 50, None),
        ("phone", "between 20 and 40", 40, 20),
        ("phone", "between two and three hundred", 300, 200),
        ("phone", "I can spend 35", 35, None),
        ("phone", "no more then five hundred pound", 500, None),
        ("phone", "at least 128 GB", None, None),
        ("phone", "for 3 people", None, None),
    ],
)
def test_a_price_is_set_changed_and_let_go(
    before: str, said: str, most: int | None, least: int | None
) -> None:
    """A bare figure is a new price where there was one; a measure is never a price; a budget may be taken back."""
    filters = heard(ELECTRONICS, before, said).filters
    assert (filters.max_price, filters.min_price) == (pounds(most), pounds(least))


@pytest.mark.parametrize(
    ("shop", "said", "terms"),
    [
        (CLOTHES, ("jacket", "nothing synthetic"), ("synthetic",)),
        (CLOTHES, ("jacket", "I don't do zips"), ("zips",)),
        (CLOTHES, ("jacket", "anything but wool"), ("wool",)),
        (CLOTHES, ("jacket", "not red"), ("red",)),
        (CLOTHES, ("i hate zips, show me jackets",), ("zips",)),
        (GROCERIES, ("chocolate, i cant have nuts",), ("nuts",)),
        (GROCERIES, ("i can't eat gluten, what biscuits have you got",), ("gluten",)),
        (GROCERIES, ("I'm lactose intolerant and I want chocolate",), ("lactose",)),
        (GROCERIES, ("coffee not too strong, organic",), ()),
        (CLOTHES, ("no leather boots", "leather is fine after all"), ()),
    ],
)
def test_what_must_not_be(shop: Vocabulary, said: tuple[str, ...], terms: tuple[str, ...]) -> None:
    """A must-not is read however it is put, and lifted where it is taken back."""
    assert heard(shop, *said).filters.exclude_terms == terms


@pytest.mark.parametrize(
    ("before", "said", "text"),
    [
        ("waterproof phone", "it doesn't have to be waterproof", "phone"),
        ("waterproof phone", "forget the waterproof thing", "phone"),
        ("blue phone", "any colour is fine", "phone"),
        ("blue phone", "colour doesn't matter", "phone"),
        ("phone", "forget the waterproof thing", "phone"),
    ],
)
def test_a_wish_is_taken_back(before: str, said: str, text: str) -> None:
    """What is let go goes; what was never asked for changes nothing."""
    intent = heard(ELECTRONICS, before, said)
    assert (intent.kind, intent.text, intent.filters.flags) == (Kind.FIND, text, ())


@pytest.mark.parametrize(
    ("said", "recipient", "occasion", "text"),
    [
        (
            "what should i get my husband for our anniversary he loves music",
            "husband",
            "anniversary",
            "gift music",
        ),
        ("headphones 4 my dad hes deaf in one ear lol under 60 quid", "dad", "", "headphones"),
        (
            "my boyfriend is obsessed with cameras whats a good present under 80",
            "boyfriend",
            "",
            "cameras",
        ),
        ("a cable for my nan please", "nan", "", "cable"),
        ("gift for a gamer", "", "", "gift gaming"),
        ("something for my daughter's graduation", "daughter", "graduation", "gift"),
    ],
)
def test_a_gift_is_for_somebody(said: str, recipient: str, occasion: str, text: str) -> None:
    """Whom it is for and on what occasion is no part of the search; what they like is."""
    intent = heard(ELECTRONICS, said)
    assert (intent.recipient, intent.occasion, intent.text) == (recipient, occasion, text)


def test_somebody_elses_wedding_is_no_gift() -> None:
    """A dress for a sister's wedding is worn by who asks."""
    assert heard(CLOTHES, "dress for my sister's wedding").recipient == ""


@pytest.mark.parametrize(
    ("shop", "said", "quantity", "text"),
    [
        (ELECTRONICS, "3 hdmi cables", 3, "hdmi cables"),
        (ELECTRONICS, "i want to buy 2 laptops", 2, "laptops"),
        (GROCERIES, "six jars of honey", 6, "honey"),
        (GROCERIES, "half a dozen jars of jam", 6, "jam"),
        (CLOTHES, "4 pairs of socks", 4, "socks"),
        (CLOTHES, "ten red socks", 10, "red socks"),
        (GROCERIES, "pasta for two", None, "pasta"),
    ],
)
def test_how_many(shop: Vocabulary, said: str, quantity: int | None, text: str) -> None:
    """A number of pieces is kept apart from the words to search for."""
    intent = heard(shop, said)
    assert (intent.quantity, intent.text) == (quantity, text)


@pytest.mark.parametrize(
    "said",
    ["i need something good", "idk what to get", "any recommendations?", "what's good here", "help me pick a present",
     "im bored show me something cool", "what should I buy?", "surprise me", "treat for myself"],
)  # fmt: skip
def test_too_open_a_request(said: str) -> None:
    """It is known to say nothing to search for."""
    assert heard(GROCERIES, said).is_open


@pytest.mark.parametrize(
    "said", ["I'm a teacher and I never wear wool", "i'm a nurse, on my feet all day", "my name is Tom"]
)
def test_an_introduction_is_no_request(said: str) -> None:
    """Nobody buys a teacher."""
    assert heard(CLOTHES, said).kind is Kind.TALK


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("as a runner i need socks", "running socks"),
        ("my name is Bob and i am 72 and i would like a hat", "hat"),
        ("good afternoon, i wonder whether you might have a warm hat for my mother, she is eighty seven", "warm hat"),
        ("i'm after a red jacket", "red jacket"),
        ("a charger for my phone", "charger phone"),
    ],
)  # fmt: skip
def test_the_goods_are_found_among_the_rest(said: str, text: str) -> None:
    """Courtesies, ages and introductions are no words to search for."""
    shop = ELECTRONICS if "charger" in said else CLOTHES
    assert heard(shop, said).text == text


def test_what_it_is_for_is_not_what_is_asked_for() -> None:
    """A charger for a phone is a charger."""
    assert heard(ELECTRONICS, "i need a charger for my phone").goods == "charger"


def test_the_list_before_comes_back() -> None:
    """By its goods, by its place, by its turn."""
    for said in (
        "back to the boots please",
        "show me the boots again",
        "what about the first list",
        "the previous ones",
    ):
        assert heard(CLOTHES, "boots", "jacket", said).text == "boots", said


def test_the_one_before_is_what_was_looked_at() -> None:
    """After the second and the third, "the one before" is the second."""
    intent = heard(
        CLOTHES, "jumper", "tell me about the second one", "and the third one?", "not that, the one before",
        shown={1: ("b",), 2: ("c",)},
    )  # fmt: skip
    assert (intent.kind, intent.subject_ids) == (Kind.ASK, ("b",))


def test_of_two_that_were_compared_the_cheaper() -> None:
    """ "The two" are those that were looked at last."""
    intent = heard(CLOTHES, "jumper", "compare the last two", "the cheaper of the two", shown={1: ("c", "d")})
    assert (intent.kind, intent.order, intent.subject_ids) == (Kind.PICK, Order.CHEAPEST, ("c", "d"))


def test_a_rejected_product_is_not_shown_again() -> None:
    """ "Not that one" goes on in the list."""
    intent = heard(CLOTHES, "jumper", "nah not that one")
    assert intent.kind is Kind.MORE
    assert set(SHOWN) <= set(intent.filters.exclude_ids)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("anything cheaper?", Kind.SIMILAR),
        ("Love this but I need it without the leather", Kind.SIMILAR),
        ("what else would i need?", Kind.GOES_WITH),
        ("I have this already. Which gloves go with it?", Kind.GOES_WITH),
        ("is it waterproof?", Kind.ASK),
        ("show me hats", Kind.FIND),
    ],
)
def test_the_product_whose_page_is_open_is_meant(said: str, kind: Kind) -> None:
    """On a product's page "this" is the product; other goods are still found."""
    intent = understand(Message(Role.USER, said, ("p",)), [], CLOTHES, "GBP")
    assert intent.kind is kind
    assert intent.subject_ids == (() if kind is Kind.FIND else ("p",))


def test_filters_of_a_plain_request_are_untouched() -> None:
    """A request without conditions has none."""
    assert heard(CLOTHES, "a hat").filters == Filters()
