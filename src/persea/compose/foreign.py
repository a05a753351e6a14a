"""What is said to somebody who writes in a language that the answers do not come in yet, in their own."""

from __future__ import annotations

from persea.compose.phrases import listing

_SAID = {
    "de": "Ich verstehe hier bisher nur Englisch. Nennen Sie mir auf Englisch, was Sie suchen, zum Beispiel: {example}.",
    "fr": "Pour l’instant, je ne comprends ici que l’anglais. Dites-moi en anglais ce que vous cherchez, par exemple : {example}.",
    "es": "Por ahora aquí solo entiendo inglés. Dígame en inglés lo que busca, por ejemplo: {example}.",
    "ar": "لا أفهم هنا حتى الآن إلا الإنجليزية. اكتب لي بالإنجليزية ما تبحث عنه، مثلاً: {example}.",
    "other": "I only read English here so far. Tell me in English what you are looking for, for example: {example}.",
}
_EXAMPLES = 2


def only_english(language: str, departments: tuple[str, ...]) -> str:
    """`departments` are the shop's largest, as examples of what can be asked for."""
    example = listing([f"“{name.lower()}”" for name in departments[:_EXAMPLES]], "/") or "“gift under $20”"
    return _SAID[language].format(example=example)
