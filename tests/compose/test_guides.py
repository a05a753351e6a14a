"""Answers from the shop's own pages."""

from __future__ import annotations

from datetime import UTC, datetime

from persea.compose.guides import nothing_told, quote
from persea.values import Guide, Matter

SHIPPING = Guide(
    "shipping.md",
    "Shipping",
    "In the country\n\nStandard delivery costs $5.95. It is free from $75.\nOrders before 2 p.m. leave the same day.\n\n"
    "Abroad\n\nCanada: $16.95, 6 to 10 days. Duties are paid at checkout. We ship to no other country yet.\n"
    "It *may* take [longer](https://evil.example) in winter.",
    datetime(2026, 1, 1, tzinfo=UTC),
)


def test_the_sentences_that_answer_are_quoted_as_they_stand() -> None:
    """A rare word of the question finds its sentence; headings are none, and abbreviations end none."""
    page = "\n\nThat is from the shop’s page “Shipping”."
    assert quote(SHIPPING, "what does shipping to Canada cost?") == (
        f"Canada: $16.95, 6 to 10 days. Duties are paid at checkout. We ship to no other country yet.{page}"
    )
    assert quote(SHIPPING, "when do orders leave?").startswith("Orders before 2 p.m. leave the same day.")
    assert quote(SHIPPING, "tell me about it").startswith("Standard delivery costs $5.95.")


def test_a_page_commands_no_markup() -> None:
    """Marks and links of the page are shown, not obeyed."""
    answer = quote(SHIPPING, "does winter take longer?")
    assert "\\*may\\* take \\[longer\\](https://evil.example) in winter." in answer


def test_a_country_that_no_page_names_is_settled_by_what_is_said_of_all_others() -> None:
    """ "To no other country" answers for Norway; where nothing does, the country is named as left open."""
    assert quote(SHIPPING, "do you ship to Norway?", about=("ship",)).startswith(
        "We ship to no other country yet."
    )
    silent = Guide("s", "Shipping", "Parcels cost $4 to ship.", SHIPPING.updated_at)
    answer = quote(silent, "do you ship to Norway?", about=("ship",))
    assert "“Norway”" in answer
    assert "mention" in answer
    assert answer.endswith("Parcels cost $4 to ship.")


def test_who_is_quoted_is_not_said_in_the_same_words_again() -> None:
    """Five answers from one page name it in five ways."""
    earlier: list[str] = []
    for number in range(5):
        earlier.append(quote(SHIPPING, "when do orders leave?", turn_id=str(number), earlier=earlier))
    assert len({answer.split("\n\n")[1] for answer in earlier}) == 5


def test_without_a_page_nothing_is_promised() -> None:
    """The subject is named, and who can say."""
    assert nothing_told(Matter("returns", ())) == (
        "The shop has not told me anything about returns, and I will not guess. Please ask the shop itself."
    )
