"""Names of colours, by language, for shops whose records do not list their colours as such. English."""

from __future__ import annotations

COLOURS = frozenset(
    """
    black white grey gray silver charcoal brown tan beige cream ivory camel khaki olive green mint teal turquoise aqua
    cyan blue navy indigo purple violet lilac lavender pink rose magenta red crimson scarlet burgundy maroon rust orange
    coral peach apricot yellow mustard gold golden copper bronze
    """.split()
)
