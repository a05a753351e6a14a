"""What a message asks to be done with the cart, saved things and watches, in many people's ways of speaking."""

from __future__ import annotations

import pytest

from persea.understand.cart import read_deed, unheard_option
from persea.understand.framed import framed
from persea.values import Money
from persea.values.shopping import Deed, Do

# do | how many | words left | marks (p: points, s: places that are settled, a: all, t: stock) | limit | what is said
SAID = """
add | | in 42 | ps | | add the second one to my cart in 42
add | 2 | | p | | put two of those in my basket
add | | | p | | add it to cart
add | | teh | ps | | pls add teh first one to my crat
add | | harrow high boots size 43 | | | Could you please put the Harrow High boots in my basket, size 43?
add | | | p | | I'll take it!
add | 2 | | ps | | I'll take two of the last one
add | | blue | p | | buy the blue one
add | 1 | | p | | one more
add | 1 | | p | | another one please
add | 2 | | p | | i'd like two more
add | 2 | | ps | | 2x the third one in my cart please
add | 3 | mugs | | | add three mugs to the cart
add | | | pa | | add both to my cart
add | | red in medium | p | | add the red one in medium
add | | | p | | i want to buy it
add | | | s | | order the first two
add | | speckled mugs in sage | | | add the speckled mugs in sage
add | | | ps | | I want the second one
add | | | ps | | chuck the 3rd one in me basket mate
remove | | mug | | | remove the mug
remove | | mug | | | take the mug out of my cart
remove | | mug | | | i don't want the mug anymore
remove | | | ps | | drop the last one from my basket
remove | | | ps | | get rid of the second one
set | 3 | | p | | make it three
set | 2 | | p | | actually, make that two
set | 5 | | p | | change the quantity to 5
set | 4 | mug | | | set the mug to 4
add | 3 | | p | | i need three of those actually
add | | | ps | | cart the last one for me
add | | | p | | ta, and buy it now
show | | | | | does my basket have anything in it
judge | | | p | | is that price any good compared to last month
set | 3 | | p | | can you up that to three
add | 2 | | p | | how about two of those instead
add | 2 | canteen mugs in coral | | | 2 of the canteen mugs in coral pls
empty | | | | | clear it all out
watches | | | | | are you still watching anything for me
unwatch | | | p | | forget about watching that
show | | | | | mhm and what's the total now?
show | | | | | what's in my cart
show | | | | | cart
show | | | | | can i see my basket?
show | | | | | how much is my cart
show | | | | | what's my total
empty | | | | | empty my cart
empty | | | | | remove everything
check_out | | | | | check out
check_out | | | | | that's it, checkout please
check_out | | | | | i'm ready to pay
check_out | | | | | take me to the checkout
save | | | p | | save this for later
save | | | ps | | save the second one
save | | | p | | add this to my wishlist
unsave | | | p | | remove it from my wishlist
saved | | | | | what have i saved
watch | | | p | 5000 | tell me when it drops below $50
watch | | | p | 5000 | email me when it's under fifty bucks
watch | | | p | 4001 | let me know when it hits $40
watch | | | p | 4000 | set a price alert for 40 dollars
watch | | | p | | notify me if the price drops
watch | | | pt | | let me know when it's back
watch | | | pst | | ping me when the second one is back in stock
watch | | 42 | t | | let me know when the 42 is back
watch | | tarn mug | | | keep an eye on the price of the tarn mug
unwatch | | | p | | stop watching that
unwatch | | | p | | don't notify me about it anymore
unwatch | | | p | | cancel the alert
watches | | | | | what am i watching
judge | | | p | | is this a real discount?
judge | | | p | | has this been cheaper?
judge | | | ps | | is the discount on the first one genuine?
judge | | | p | | was it ever cheaper
judge | | tarn mug | | | price history of the tarn mug
judge | | | p | | how has the price changed
"""
OTHERWISE = """
show me tents under $50
i want the waterproof ones
no leather
remove the leather ones
remove the price limit
add more options
i need a bag for my laptop
what is the cheapest
make it cheaper
make it blue
in 42
is it on sale
any good deals on tents?
i want a good deal on shoes
what's a good price for a tent
save me some money
how do i pay
can i pay with paypal
tell me if it's in stock
tell me about the second one
let me know what you think
let me know when my order arrives
tell me when you open
a shopping basket for my bike
do you have laundry baskets
show me baskets
bike basket
a bell to put on my basket
something to put in my bag
watch for men
show me watches
track pants
keep cups
remove stains from a shirt
cancel my order
where is my order
i want to order a tent
make dinner for three
set of 4 mugs
can i get it in red
get me the cheapest
forget it
"""
FOREIGN = """
de | add | leg das zweite in den Warenkorb
de | add | pack bitte zwei davon in meinen Warenkorb
de | add | bitte das erste in Größe 42 in den Warenkorb legen
de | remove | nimm die Tasse aus dem Warenkorb
de | set | mach drei daraus
de | show | was ist in meinem Warenkorb?
de | empty | Warenkorb leeren
de | check_out | zur Kasse bitte
de | save | merk dir das für später
de | watch | sag mir Bescheid, wenn es unter 50 Euro fällt
de | watch | gib Bescheid, wenn es wieder da ist
de | unwatch | beobachte das nicht mehr
de | judge | ist das ein echter Rabatt?
de | judge | war das schon mal billiger?
es | add | añade el segundo al carrito
es | add | pon dos de esos en mi carrito
es | remove | quita la taza del carrito
es | set | que sean tres
es | show | ¿qué hay en mi carrito?
es | empty | vacía el carrito
es | check_out | quiero pagar
es | save | guárdalo para más tarde
es | watch | avísame cuando baje de 50 euros
es | watch | avísame cuando esté disponible
es | judge | ¿es un descuento de verdad?
fr | add | ajoute le deuxième au panier
fr | add | mets-le dans mon panier
fr | remove | enlève la tasse du panier
fr | set | mets-en trois
fr | show | qu'est-ce qu'il y a dans mon panier ?
fr | empty | vide mon panier
fr | check_out | passer à la caisse
fr | save | garde ça pour plus tard
fr | watch | préviens-moi quand il passe sous 50 euros
fr | watch | préviens-moi quand il est de retour
fr | judge | est-ce une vraie réduction ?
"""
NOT_CARTS = (("de", "Ich suche einen Einkaufskorb"), ("de", "Hundekorb"), ("es", "una cesta para la bici"),
             ("fr", "un panier pour chien"), ("de", "wie kann ich bezahlen?"))  # fmt: skip


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("do", "count", "left", "marks", "limit", "said"), rows(SAID), ids=lambda cell: cell)
def test_a_deed_is_read(do: str, count: str, left: str, marks: str, limit: str, said: str) -> None:
    """Terse, polite, misspelt, with number words."""
    deed = read_deed(said)
    assert deed is not None
    assert (deed.do, deed.quantity, deed.said) == (Do(do), int(count) if count else None, left)
    told = "".join(
        mark
        for mark, is_so in (("p", deed.points), ("s", deed.sure), ("a", deed.all), ("t", deed.stock))
        if is_so
    )
    assert told == marks
    assert deed.below == (Money(int(limit), "USD") if limit else None)


@pytest.mark.parametrize("said", [row[0] for row in rows(OTHERWISE)])
def test_what_only_sounds_so_is_no_deed(said: str) -> None:
    """Baskets and watches are goods, "remove the leather ones" narrows a list, an order is the shop's own business."""
    assert read_deed(said) is None


@pytest.mark.parametrize(("language", "do", "said"), rows(FOREIGN), ids=lambda cell: cell)
def test_a_deed_is_read_in_the_shops_language(language: str, do: str, said: str) -> None:
    """By the grammar of English, into which it is put."""
    deed = read_deed(framed(said, language).lower(), "EUR")
    assert deed is not None
    assert deed.do == Do(do)


@pytest.mark.parametrize(("language", "said"), NOT_CARTS)
def test_baskets_are_goods_in_every_language(language: str, said: str) -> None:
    """As long as nothing is put in or taken out."""
    assert read_deed(framed(said, language).lower(), "EUR") is None


@pytest.mark.parametrize(
    ("said", "less"),
    [
        ("remove one of the mugs", 1),
        ("take one off", 1),
        ("remove two of them", 2),
        ("remove the mugs", None),
    ],
)
def test_some_of_a_line_can_be_taken_out(said: str, less: int | None) -> None:
    """Where a number is named."""
    deed = read_deed(said)
    assert isinstance(deed, Deed)
    assert (deed.do, deed.less) == (Do.REMOVE, less)


def test_a_size_that_does_not_exist_is_noticed() -> None:
    """And no other word is taken for one."""
    known = frozenset(("41", "43", "red"))
    assert [unheard_option(said, known) for said in ("in 42", "size 41", "blue", "red in 43", "in huge", "the nice")] == [
        "42", "", "blue", "", "huge", "",
    ]  # fmt: skip
