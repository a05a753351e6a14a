"""Whether a message asks about the shop itself."""

from __future__ import annotations

import pytest

from persea.understand.house import asks_of_house, house_question
from persea.values import Message, Role


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("how long do I have to return things?", "returns"),
        ("what is your return policy", "returns"),
        ("How many days have I got for sending something back?", "returns"),
        ("how much time do I have if I want to bring a coat back?", "returns"),
        ("how many weeks have I got to return a kettle?", "returns"),
        ("Can I exchange shoes for another size?", "returns"),
        ("can I get a refund if it doesn't fit?", "returns"),
        ("how much is shipping to germany", "delivery"),
        ("shipping to Canada", "delivery"),
        ("do you ship to Norway?", "delivery"),
        ("do you guys ship overseas", "delivery"),
        ("u still deliver to the islands?", "delivery"),
        ("is there a warranty on the lamps?", "warranty and repairs"),
        ("can I pay by paypal?", "payment"),
        ("do you take credit cards", "payment"),
        ("where is my parcel?", "your order"),
        ("what are your opening hours", "how to reach the shop"),
        ("can I speak to a human", "how to reach the shop"),
        ("can I talk to a person?", "how to reach the shop"),
        ("how do I contact you?", "how to reach the shop"),
        ("how do I get in touch", "how to reach the shop"),
        ("how can I pay?", "payment"),
        ("which payment methods do you accept?", "payment"),
        ("who pays for the return shipping?", "returns"),
        ("do you sell gift cards?", "gift cards"),
        ("what data do you keep about me?", "your data"),
        ("The jumper came on the 3rd and it itches. Until when may it go back?", "returns"),
        (
            "I paid for a rug a week ago, today it is reduced. do i see any of the difference",
            "prices that fall after an order",
        ),
        ("for how long do you store what I write here?", "your data"),
        ("can I pay it off over a few months", "payment"),
        ("hey can you split it out, a bit every month?", "payment"),
        ("my scissors are blunt. do you sharpen?", "warranty and repairs"),
        ("you put new heels on these?", "warranty and repairs"),
        ("What does the post to Halifax come to? how much is the post to my aunt?", "delivery"),
        ("yo do gift cards go off", "gift cards"),
    ],
)
def test_what_is_asked_of_the_shop(said: str, subject: str) -> None:
    """Questions about returns, delivery, money, hours and data are about the shop, not its goods."""
    matter = asks_of_house(said)
    assert matter is not None
    assert matter.subject == subject


@pytest.mark.parametrize(
    "said",
    [
        "a returnable bottle",
        "waterproof shipping box for bottles under $20",
        "hiking boots under $100",
        "a bike repair kit",
        "which of these is cheapest?",
        "something my dog will return to me, a ball",
        "payment",
        "an address book",
        "I want a data cable",
        "tell me a joke",
    ],
)
def test_what_is_asked_of_its_goods_or_of_nobody(said: str) -> None:
    """Goods that share a word with a policy, and talk, are none of it."""
    assert asks_of_house(said) is None


@pytest.mark.parametrize(
    ("said", "locale", "subject"),
    [
        ("Wie lange dauert die Lieferung?", "de", "delivery"),
        ("Versandkosten nach Österreich", "de", "delivery"),
        ("Kann ich die Schuhe zurückgeben?", "de", "returns"),
        ("¿Cuánto tarda el envío?", "es", "delivery"),
        ("¿puedo devolver los zapatos?", "es", "returns"),
        ("Quels sont les délais de livraison ?", "fr", "delivery"),
        ("puis-je payer par carte bancaire ?", "fr", "payment"),
        ("Kaffeemühle mit Garantie", "de", None),
        ("Habt ihr Versandtaschen?", "de", None),
        ("Habt ihr Kontaktlinsen?", "de", None),
        ("welche Zelte sind sofort lieferbar?", "de", None),
        ("vale", "es", None),
        ("¿tenéis zapatos abiertos?", "es", None),
        ("¿cuánto cuesta el teléfono?", "es", None),
        ("vous avez des livres ?", "fr", None),
        ("avez-vous des lentilles de contact ?", "fr", None),
    ],
)
def test_other_languages_ask_of_the_shop_too(said: str, locale: str, subject: str | None) -> None:
    """A question, or a request that begins with it; never goods that are called alike."""
    matter = asks_of_house(said, locale)
    assert (matter.subject if matter else None) == subject


@pytest.mark.parametrize(
    "said",
    [
        "do you have a stone to sharpen knives",
        "how much is the cat post",
        "does the chair fold back?",
        "a lamp that keeps what I read bright",
        "pay attention to the colour",
    ],
)
def test_goods_in_like_words_are_no_question_to_the_shop(said: str) -> None:
    """What is sold is not what the shop does."""
    assert asks_of_house(said) is None


def test_a_reaction_ahead_does_not_end_the_subject() -> None:
    """ "Hm. In how many days?" goes on from the question before."""
    history = [Message(Role.USER, "do you deliver to Maine?"), Message(Role.ASSISTANT, "Yes.")]
    asked = house_question("Oh well. In how many weeks?", history)
    assert asked is not None
    assert asked.follows


def test_more_to_be_done_goes_on_from_repairs() -> None:
    """It asks nothing by its form, and still asks."""
    history = [Message(Role.USER, "do you mend zips?"), Message(Role.ASSISTANT, "Yes.")]
    asked = house_question("Three axes to sharpen as well.", history)
    assert asked is not None
    assert asked.matter.subject == "warranty and repairs"
