"""The later, smaller set of wordings, and the rules that its half to build with led to."""

from __future__ import annotations

import pytest
from attack import evidence_for, verdicts

from persea.compose.lock import Lock
from persea.compose.tables import cells_of, is_head, row_as_sentence


def test_no_wrong_sentence_of_the_half_to_build_with_leaves() -> None:
    """Each is stopped or put right."""
    judged = verdicts("attack_fresh_wrong.jsonl", "build")
    assert [verdict.shown for verdict in judged if verdict.fate in ("out", "part")] == []


def test_most_true_sentences_of_the_half_to_build_with_leave() -> None:
    """At least 93 of 100."""
    judged = verdicts("attack_fresh_true.jsonl", "build")
    assert sum(verdict.fate == "out" for verdict in judged) >= 93


def test_the_half_kept_back_stays_as_it_was_measured() -> None:
    """85 true ones of 100 leave and at most two wrong ones of 75; which, nobody has looked at."""
    true, wrong = (verdicts(f"attack_fresh_{name}.jsonl", "final") for name in ("true", "wrong"))
    assert sum(verdict.fate == "out" for verdict in true) >= 85
    assert sum(verdict.fate in ("out", "part") for verdict in wrong) <= 2


@pytest.mark.parametrize(
    ("evidence", "user", "said", "leaves"),
    [
        # what was asked about, where no name stands
        ("electronics", "how long to charge the brook", "It takes 3 hours to charge.", True),
        ("electronics", "a mic on the brook?", "There's a microphone for calls.", False),
        ("garments", "pit zips on the rain jacket?", "It has pit zips for ventilation.", False),
        ("food_drink", "a bar of dark chocolate", "Three of them would be €14.25.", True),
        ("food_drink", "a bar of dark chocolate", "Three of them would be €13.25.", False),
        # denials of what the record has
        ("electronics", "x", "The Sonder Brook Speaker is not $129.00.", False),
        ("electronics", "x", "The Sonder Pebble Speaker isn't sold out.", False),
        ("electronics", "x", "The Korvid K7 is not dearer than the Korvid K3.", False),
        ("furniture", "x", "The Larkhall Extending Table is not light at 48 kg.", True),
        # multiples, counts and differences of two
        ("electronics", "x", "The Brook lasts twice as long as the Pebble: 18 hours against 9 hours.", True),
        ("electronics", "x", "The Brook has six times the power of the Pebble.", True),
        ("electronics", "x", "The Brook has twice the power of the Pebble.", False),
        ("electronics", "x", "The K7 has more keys than the K3.", True),
        ("electronics", "x", "The K3 has more keys than the K7.", False),
        ("electronics", "x", "The K3 is lighter (480 g vs. 710 g).", True),
        ("electronics", "x", "The K3 is heavier (480 g vs. 710 g).", False),
        # superlatives over what can be had, and over a kind
        ("garments", "x", "The cheapest of these that's in stock is the Gullwing Quilted Gilet.", True),
        ("electronics", "x", "The cheapest one you can order is the Sonder Pebble Speaker.", False),
        # praise, cures, deeds, choices
        ("furniture", "x", "Ergonomists recommend the Larkhall Writing Desk.", False),
        ("cosmetics", "x", "The Tannwald Soap Set cures eczema.", False),
        ("garments", "x", "I've put the Hollowell Lambswool Jumper in your basket.", False),
        ("garments", "x", "Every colour of the Gullwing Packable Rain Jacket is in stock.", False),
        ("furniture", "x", "Every version of the Quarry Lane Bookcase is $219.00.", False),
        # words that another word turns round
        ("food_drink", "x", "The cordial is alcohol-free.", True),
        ("food_drink", "x", "The cordial is not alcohol-free.", False),
        ("garments", "x", "The Marlo Jersey Dress has long sleeves.", False),
        ("books", "x", "The Lighthouse Club is available as an e-book.", False),
    ],
)
def test_rules_of_the_lock(evidence: str, user: str, said: str, leaves: bool) -> None:
    """A sentence leaves where the records bear it out, and only there."""
    lock = Lock(evidence_for({"evidence": evidence, "user": user}))
    assert (lock.check(said) == ()) is leaves, lock.check(said)


def test_a_row_of_a_table_is_read_under_its_head() -> None:
    """What a cell claims depends on the head of its column."""
    lock = Lock(evidence_for({"evidence": "electronics", "user": "x"}))
    assert lock.check("| Product | Stock | Reviews |\n") == ()
    assert lock.check("|---|---|---|\n") == ()
    assert lock.check("| Korvid K7 Wireless Keyboard | 17 | 642 |\n") == ()
    assert lock.check("| Korvid K3 Compact Keyboard | 209 | 41 |\n") != ()


def test_a_row_becomes_a_sentence() -> None:
    """ "Yes" and "no" become the head of the column, affirmed or denied."""
    head = cells_of("| Name | Vegan | Price | In stock |")
    assert is_head(head)
    assert (
        row_as_sentence(cells_of("| Soap | Yes | $5 | no |"), head) == "Soap: vegan; Price: $5; not in stock"
    )
    assert cells_of("|---|---|---|") == ()
    assert cells_of("no row") == ()
