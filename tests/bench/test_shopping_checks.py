"""The checks of shopping conversations: each lets a right answer pass, and none of the wrong ones beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from shopping_seen import cards, catalogue, having, judge, said

from shopping.catalogue import Catalogue
from shopping.observed import (
    Answer,
    CartSeen,
    CellSeen,
    ComparedSeen,
    LineSeen,
    Piece,
    RowSeen,
    SetSeen,
    State,
    WatchSeen,
)

BOOT, SHOE = {"category": ["Boots"]}, {"category": ["shoes"]}


@pytest.fixture
def known(tmp_path: Path) -> Catalogue:
    return catalogue(tmp_path)


@pytest.mark.parametrize(
    ("condition", "right", "wrong"),
    [
        ({"category": ["Outdoor"]}, "boot", "sock"),
        ({"category": ["outdoor > boots"]}, "boot", "shoe"),
        ({"not_category": ["Boots"]}, "shoe", "boot"),
        ({"brand": ["fell"]}, "shoe", "boot"),
        ({"price_max": 99.5}, "boot", None),
        ({"price_max": 99.49}, "shoe", "boot"),
        ({"price_min": 100.0}, "boot", "shoe"),
        ({"price_max": 79.0}, "sock", "shoe"),
        ({"attr": {"material": ["Leather", "cork"]}}, "boot", "shoe"),
        ({"attr": {"Size": ["43"]}}, "boot", "shoe"),
        ({"not_attr": {"Material": ["wool"]}}, "boot", "sock"),
        ({"not_text": ["leather"]}, "shoe", "boot"),
        ({"option": {"Size": "42"}}, "shoe", "sock"),
        ({"option": {"Size": "42", "Colour": "moss"}}, "boot", "shoe"),
        ({"option_in_stock": {"Size": "42"}}, "boot", "sock"),
        ({"option": {"Size": "43"}}, "boot", "shoe"),
        ({"in_stock": True}, "shoe", "sock"),
        ({"in_stock": False}, "sock", "shoe"),
        ({"weight_max_g": 540}, "shoe", "boot"),
        ({"weight_min_g": 100}, "boot", "sock"),
        ({"rating_min": 4.4}, "boot", "shoe"),
        ({"rating_min": 1}, "shoe", "sock"),
        ({"ids": ["boot", "sock"]}, "sock", "shoe"),
        ({"title_any": ["boots", "shoe"]}, "shoe", "sock"),
    ],
)
def test_conditions(known: Catalogue, condition: dict[str, object], right: str, wrong: str | None) -> None:
    """A condition holds of the product that meets it in all it says, and of no other."""
    assert judge(known, {"every_card": condition}, said("", right)) == ""
    if wrong is not None:
        assert wrong in judge(known, {"every_card": condition}, said("", wrong))
        assert judge(known, {"every_card": condition}, said("", right, wrong)) != ""


def test_a_price_belongs_to_the_variant_that_is_meant(known: Catalogue) -> None:
    """Size 43 costs $130, whatever the other size costs; and none of it is in stock."""
    assert (
        judge(known, {"every_card": {"option": {"Size": "43"}, "price_max": 120.0}}, said("", "boot")) != ""
    )
    assert (
        judge(known, {"every_card": {"option": {"Size": "42"}, "price_max": 120.0}}, said("", "boot")) == ""
    )
    assert judge(known, {"every_card": {"option_in_stock": {"Size": "43"}}}, said("", "boot")) != ""


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        ({"cards": {"min": 1, "max": 2}}, ["boot"], []),
        ({"cards": {"min": 1, "max": 2}}, ["boot", "shoe"], ["boot", "shoe", "sock"]),
        ({"no_cards": True}, [], ["boot"]),
        ({"every_card": BOOT}, ["boot"], []),
        ({"first_card": BOOT}, ["boot", "shoe"], ["shoe", "boot"]),
        ({"some_card": BOOT}, ["shoe", "boot"], ["shoe"]),
        ({"most_cards": {"category": ["Outdoor"]}}, ["shoe", "boot", "sock"], ["shoe", "sock"]),
        ({"cheaper_than": "boot"}, ["shoe", "sock"], ["shoe", "boot"]),
        ({"dearer_than": "shoe"}, ["boot"], ["sock"]),
        ({"lighter_than": "boot"}, ["shoe", "sock"], ["boot"]),
        ({"lighter_than": "boot"}, ["shoe"], []),
    ],
)  # fmt: skip
def test_cards(known: Catalogue, check: dict[str, object], right: list[str], wrong: list[str]) -> None:
    """How many cards, which, in which order."""
    assert judge(known, check, said("", *right)) == ""
    assert judge(known, check, said("", *wrong)) != ""


def test_earlier_cards_are_referred_to(known: Catalogue) -> None:
    """ "$1.2" is the second card of the first answer; what was never shown fails the check with a reason."""
    first = said("", "boot", "shoe")
    assert judge(known, {"card_is": "$1.2"}, first, said("", "shoe")) == ""
    assert judge(known, {"card_is": "$1.1"}, first, said("", "shoe")) != ""
    assert "showed 2 cards" in judge(known, {"card_is": "$1.3"}, first, said("", "shoe"))
    assert judge(known, {"not_cards_of": "$1.1"}, first, said("", "sock")) == ""
    assert "boot" in judge(known, {"not_cards_of": "$1"}, first, said("", "sock", "boot"))


def test_the_product_that_is_named(known: Catalogue) -> None:
    """By its title or a beginning of it; a card counts unless the text speaks of others alone."""
    first = said("", "boot", "shoe")
    for text in (
        "**Swift Trail Shoe** it is.",
        "The Swift Trail costs less than Ridge Mid.",
        "the **Swift Shoe**.",
    ):
        assert judge(known, {"card_is": "shoe"}, first, said(text)) == "", text
        assert judge(known, {"speaks_of": "shoe"}, first, said(text)) == "", text
        assert judge(known, {"card_is": "boot"}, first, said(text)) != "", text
    assert judge(known, {"speaks_of": "boot"}, first, said("The Swift Trail it is.", "boot", "shoe")) != ""
    assert judge(known, {"card_is": "boot"}, first, said("The Swift Trail it is.", "boot", "shoe")) != ""
    assert judge(known, {"card_is": "boot"}, first, said("Here it is.", "boot")) == ""
    assert judge(known, {"speaks_of": "sock"}, first, said("Here it is.", "sock")) == ""
    assert judge(known, {"speaks_of": "shoe"}, first, said("It is swift.")) != ""


def test_text(known: Catalogue) -> None:
    """Patterns are looked for whatever the case, in the text with its Markdown and without."""
    answer = said("It costs **$99.50** and isn’t sold out. You’ll like it.")
    assert judge(known, {"text_any": [r"\$88", r"costs \$99\.50 and"]}, answer) == ""
    assert judge(known, {"text_any": [r"\$88"]}, answer) != ""
    assert judge(known, {"text_all": ["COSTS", "isn't"]}, answer) == ""
    assert judge(known, {"text_all": ["costs", "nothing"]}, answer) != ""
    assert judge(known, {"text_none": ["88"]}, answer) == ""
    assert judge(known, {"text_none": ["88", "sold out"]}, answer) != ""


def test_one_question(known: Catalogue) -> None:
    """One question is asked; none, a list of them, or a quoted one is not that."""
    assert judge(known, {"asks": True}, said("Here are some. Who is it for?")) == ""
    assert judge(known, {"asks": True}, said("Here are some.")) != ""
    assert judge(known, {"asks": True}, said("You can ask “is it waterproof?” at any time.")) != ""
    assert judge(known, {"asks": True}, said("Who? Where? When? Why?")) != ""


def test_the_shops_page(known: Catalogue) -> None:
    """A page is cited by an event, or by a link to it."""
    assert judge(known, {"cites": True}, replace(said("60 days."), cited=True)) == ""
    assert judge(known, {"cites": True}, said("60 days: [Returns](/guides/returns)")) == ""
    assert judge(known, {"cites": True}, said("60 days, as the page says.")) != ""


def test_an_answer_that_failed_is_never_right(known: Catalogue) -> None:
    """Not even where nothing should be shown."""
    assert "not over" in judge(known, {"no_cards": True}, Answer(failed="not over after 30 s"))


# ---------------------------------------------------------------- sets


def a_set(*ids_prices: tuple[str, int], total: int | None = None) -> Answer:
    pieces = tuple(Piece(one, price) for one, price in ids_prices)
    return Answer(
        text="A set.", sets=(SetSeen(pieces, sum(p for _, p in ids_prices) if total is None else total),)
    )


WANTED = {"pieces": [BOOT, {"category": ["Clothing", "Outdoor"]}], "total_max": 120.0}


def test_a_set_is_right(known: Catalogue) -> None:
    """Each wish has a product of its own, within the budget, at the catalogue's prices, and the total is the sum."""
    assert judge(known, {"set": WANTED}, a_set(("sock", 1200), ("boot", 9950))) == ""
    assert (
        judge(
            known, {"set": {**WANTED, "every": {"weight_min_g": 50}}}, a_set(("boot", 9950), ("sock", 1200))
        )
        == ""
    )


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (said("Here they are.", "boot", "sock"), "no set"),
        (Answer(sets=()), "no set"),
        (a_set(("boot", 9950)), "pieces"),
        (a_set(("shoe", 8000), ("sock", 1200)), "no piece of its own"),
        (a_set(("boot", 9950), ("sock", 1200), ("shoe", 8000)), "pieces"),
        (a_set(("boot", 9950), ("sock", 1100)), "does not cost"),
        (a_set(("boot", 9950), ("sock", 1200), total=11149), "the sum"),
        (a_set(("boot", 13000), ("sock", 1200)), "more than"),
        (a_set(("boot", 9950), ("hat", 100)), "no product hat"),
    ],
)
def test_a_set_is_wrong(known: Catalogue, answer: Answer, why: str) -> None:
    """What is missing, too much, too dear or wrongly added is found."""
    assert why in judge(known, {"set": WANTED}, answer)


def test_each_piece_of_a_set_meets_what_all_must(known: Catalogue) -> None:
    """One that does not spoils the set; so does a second set that breaks a wish."""
    right = a_set(("boot", 9950), ("shoe", 8000))
    assert judge(known, {"set": {"pieces": [BOOT, SHOE], "every": {"in_stock": True}}}, right) == ""
    assert "brand" in judge(known, {"set": {"pieces": [BOOT, SHOE], "every": {"brand": ["Fell"]}}}, right)
    assert right.sets is not None
    two = replace(right, sets=(*right.sets, *(a_set(("boot", 9950), ("sock", 1200)).sets or ())))
    assert "set 2" in judge(known, {"set": {"pieces": [BOOT, SHOE]}}, two)


def test_two_of_one_piece_and_a_named_variant(known: Catalogue) -> None:
    """The quantity counts in the sum, and where a variant is named its price does."""
    two = Answer(sets=(SetSeen((Piece("sock", 1200, 2),), 2400),))
    assert (
        judge(known, {"set": {"pieces": [{"ids": ["sock"]}, {"ids": ["sock"]}], "total_max": 24.0}}, two)
        == ""
    )
    assert (
        judge(known, {"set": {"pieces": [{"ids": ["sock"]}, {"ids": ["sock"]}], "total_max": 23.0}}, two)
        != ""
    )
    dear = Answer(sets=(SetSeen((Piece("boot", 9950, variant_id="boot-43"),), 13000),))
    assert judge(known, {"set": {"pieces": [BOOT]}}, dear) == ""
    assert judge(known, {"set": {"pieces": [BOOT], "total_max": 120.0}}, dear) != ""


def test_no_set_exists(known: Catalogue) -> None:
    """It must be said, with a wish to loosen, and no set be proposed."""
    right = Answer(text="No set fits that budget.", sets=(), loosen=("budget: $120 would do",))
    assert judge(known, {"set_impossible": True}, right) == ""
    other = "There is no decanter here that meets your wishes. Any one of these would help:"
    assert judge(known, {"set_impossible": True}, replace(right, text=other)) == ""
    assert judge(known, {"set_impossible": True}, replace(right, loosen=())) != ""
    assert judge(known, {"set_impossible": True}, replace(right, text="Here you are.")) != ""
    assert judge(known, {"set_impossible": True}, replace(right, sets=a_set(("boot", 9950)).sets)) != ""
    assert judge(known, {"set_impossible": True}, said("Nothing fits.", "boot")) != ""
    assert judge(known, {"set_impossible": True}, said("Nothing fits.")) != ""


# ---------------------------------------------------------------- comparisons

BOTH = {"compared": {"products": ["boot", "shoe"]}}


def compared(*rows: tuple[str, str, str], field: str | None = None) -> Answer:
    seen = tuple(
        RowSeen(name, tuple(CellSeen(text, field or name.lower(), text != "not said") for text in cells))
        for name, *cells in rows
    )
    return Answer(text="So:", compared=ComparedSeen(("boot", "shoe"), seen))


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("Price", "$99.50", "$80.00"), ("Price", "$99.50", "$81.00")),
        (("Price", "from $99.50 (was $120.00)", "$80.00"), ("Price", "$120.00", "$80.00")),
        (("Weight", "1.02 kg", "540 g"), ("Weight", "1.03 kg", "540 g")),
        (("Weight", "1 kg", "0.5 kg"), ("Weight", "540 g", "1,020 g")),
        (
            ("Rating", "4.4 of 5 from 30 ratings", "4.1 of 5 from 8 ratings"),
            ("Rating", "4.4 of 5", "4.2 of 5"),
        ),
        (("Rating", "4.4", "4.1"), ("Rating", "4.4 of 5 from 31 ratings", "4.1 of 5")),
        (
            ("attributes.Material", "nubuck leather", "nylon mesh"),
            ("attributes.Material", "suede", "nylon mesh"),
        ),
        (("attributes.Waterproof", "yes", "no"), ("attributes.Waterproof", "no", "yes")),
        (("attributes.Lining", "wool felt", "not said"), ("attributes.Lining", "not said", "wool felt")),
        (("list_price", "$120.00", "not said"), ("list_price", "$99.50", "not said")),
        (("list_price", "$120.00", "not said"), ("list_price", "$120.00", "$80.00")),
        (("in_stock", "in stock", "In stock, 5 left"), ("in_stock", "in stock", "out of stock")),
        (("options.Size", "42, 43", "42"), ("options.Size", "42, 43", "not said")),
        (("options.Colour", "Moss", "not said"), ("options.Colour", "Moss", "Moss")),
        (("Brand", "Olm", "Fell"), ("Brand", "Fell", "Olm")),
        (("Size", "42, 43", "42"), ("Size", "42, 43", "44")),
        (("Price", "$99.50", "$80.00"), ("Price", "$99.50", "$99.50")),
    ],
)
def test_cells_of_a_comparison(
    known: Catalogue, row: tuple[str, str, str], wrong: tuple[str, str, str]
) -> None:
    """Each cell is held against the catalogue, and a row that tells nothing apart is a fault."""
    assert judge(known, BOTH, compared(row)) == ""
    assert judge(known, BOTH, compared(wrong)) != ""


def test_exactly_the_products_that_were_meant_are_compared(known: Catalogue) -> None:
    """Not fewer, not others, not without any difference."""
    right = compared(("Price", "$99.50", "$80.00"))
    assert right.compared is not None
    assert judge(known, {"compared": {"products": ["boot", "sock"]}}, right) != ""
    assert judge(known, {"compared": {"products": ["boot", "shoe", "sock"]}}, right) != ""
    assert judge(known, BOTH, replace(right, compared=replace(right.compared, rows=()))) != ""
    assert judge(known, BOTH, said("They are both fine.", "boot", "shoe")) == "compares nothing"


TABLE = "| | Ridge Mid Hiking Boot | Swift Trail |\n|---|---|---|\n| Price | $99.50 | $80.00 |\n| Lining | wool felt | – |"
ROWS = "The Swift Trail costs $19.50 less:\n- **Price**: Ridge Mid: $99.50; Swift Trail: $80.00\n- **Material**: Ridge Mid: nubuck leather; Swift Trail: nylon mesh"


@pytest.mark.parametrize("text", [TABLE, ROWS])
def test_a_comparison_in_the_text(known: Catalogue, text: str) -> None:
    """Without an event the table or the rows of the text are read."""
    assert judge(known, BOTH, said(text, "boot", "shoe")) == ""
    assert judge(known, BOTH, said(text.replace("80.00", "85.00"), "boot", "shoe")) != ""
    assert judge(known, {"compared": {"products": ["boot", "sock"]}}, said(text, "boot", "shoe")) != ""


# ---------------------------------------------------------------- the person's own


def held(*lines: LineSeen, total: int | None = None) -> Answer:
    return having(said("Done."), State(cart=CartSeen(lines, total)))


def test_the_cart_holds_exactly_that(known: Catalogue) -> None:
    """Product, quantity and option; nothing else may lie in it."""
    boot, sock = LineSeen("boot", 2, (("Size", "42"), ("Colour", "Moss"))), LineSeen("sock", 1)
    wanted = {"cart": [{"product": "boot", "quantity": 2, "option": {"size": "42"}}, {"product": "sock"}]}
    assert judge(known, wanted, held(sock, boot)) == ""
    assert judge(known, wanted, held(boot)) != ""
    assert judge(known, wanted, held(boot, replace(sock, quantity=2))) != ""
    assert judge(known, wanted, held(sock, replace(boot, options=(("Size", "43"),)))) != ""
    assert judge(known, wanted, held(boot, sock, LineSeen("shoe", 1))) != ""
    assert judge(known, {"cart": []}, held()) == ""
    assert judge(known, {"cart": []}, held(sock)) != ""
    assert "cannot be read" in judge(known, {"cart": []}, said("Done."))


def test_the_cart_and_its_total(known: Catalogue) -> None:
    """Unchanged is as it was after the answer before, or before the first word."""
    sock = LineSeen("sock", 1)
    assert judge(known, {"cart_total": 12.0}, held(sock, total=1200)) == ""
    assert judge(known, {"cart_total": 12.0}, held(sock, total=1300)) != ""
    assert judge(known, {"cart_total": 0}, held()) == ""
    assert judge(known, {"cart_unchanged": True}, held(sock), held(sock)) == ""
    assert judge(known, {"cart_unchanged": True}, held(), held(sock)) != ""
    assert judge(known, {"cart_unchanged": True}, held(), before=State(cart=CartSeen())) == ""
    assert judge(known, {"cart_unchanged": True}, held(sock), before=State(cart=CartSeen())) != ""


def test_watches_and_what_is_saved(known: Catalogue) -> None:
    """The product, the kind and, where one was named, the price."""
    answer = having(said("Done."), State(watches=(WatchSeen("boot", "price", 9000),), saved=("sock", "boot")))
    assert judge(known, {"watch": {"product": "boot", "below": 90.0}}, answer) == ""
    assert judge(known, {"watch": {"product": "boot"}}, answer) == ""
    assert judge(known, {"watch": {"product": "boot", "below": 80.0}}, answer) != ""
    assert judge(known, {"watch": {"product": "boot", "back_in_stock": True}}, answer) != ""
    assert judge(known, {"watch": {"product": "shoe"}}, answer) != ""
    assert judge(known, {"no_watch": "shoe"}, answer) == ""
    assert judge(known, {"no_watch": "boot"}, answer) != ""
    assert judge(known, {"saved": ["boot", "sock"]}, answer) == ""
    assert judge(known, {"saved": ["boot"]}, answer) != ""


def test_the_profile(known: Catalogue) -> None:
    """Nothing may have been learnt since before the first word, and nothing lost."""
    knows = State(profile=frozenset({"wish brand always Fell"}))
    assert judge(known, {"profile_unchanged": True}, having(said(""), knows), before=knows) == ""
    more = having(said(""), State(profile=frozenset({"wish brand always Fell", "interest brand Olm"})))
    assert "interest brand Olm" in judge(known, {"profile_unchanged": True}, more, before=knows)


def test_pieces_of_a_set_are_referred_to(known: Catalogue) -> None:
    """ "$1.set.2" is the second piece of the set of the first answer; its pieces are its cards where no others are."""
    first = a_set(("boot", 9950), ("sock", 1200))
    assert judge(known, {"card_is": "$1.set.2"}, first, replace(said(""), cards=cards("sock"))) == ""
    assert judge(known, {"card_is": "$1.2"}, first, replace(said(""), cards=cards("sock"))) == ""
    assert judge(known, {"card_is": "$1.set.1"}, first, replace(said(""), cards=cards("sock"))) != ""
