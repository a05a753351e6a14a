"""Names of colours, by language, for shops whose records do not list their colours as such. English."""

from __future__ import annotations

COLOURS = frozenset(
    """
    black white grey gray silver charcoal brown tan beige cream ivory camel khaki olive green mint teal turquoise aqua
    cyan blue navy indigo purple violet lilac lavender pink rose magenta red crimson scarlet burgundy maroon rust orange
    coral peach apricot yellow mustard gold golden copper bronze
    """.split()
)

HUES = frozenset(
    "black white grey gray brown beige green turquoise blue navy purple pink red crimson burgundy yellow".split()
)
"""Those that are nothing but colours: a tea may smell of rose or lavender."""
