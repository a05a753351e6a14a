"""Whether a message is in a language that the rules do not read."""

from __future__ import annotations

import pytest

from persea.understand.foreign import foreign_language


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("ein Zelt für zwei Personen unter 300 Dollar", "de"),
        ("Wann kann ich etwas zurückgeben?", "de"),
        ("Was kostet der Versand nach Kanada?", "de"),
        ("une tente pour deux personnes", "fr"),
        ("busco una tienda de campaña para dos", "es"),
        ("أريد خيمة لشخصين", "ar"),
        ("палатка на двоих", "other"),
        ("テントを探しています", "other"),
        ("a tent for two under $300", None),
        ("café au lait mug", None),
        ("El Capitan backpack", None),
        ("die cast toy cars", None),
        ("crème brûlée torch for my mother", None),
        ("was there a cheaper one in the list?", None),
        ("hiking boots", None),
        ("Größe 42", None),
    ],
)
def test_languages(said: str, language: str | None) -> None:
    """Scripts and small words tell; a foreign name or two in an English request do not."""
    assert foreign_language(said) == language
