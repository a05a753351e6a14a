"""Names of colours, for shops whose records do not list their colours as such: of four languages together, as few of
them mean anything else in another."""

from __future__ import annotations

COLOURS = frozenset(
    """
    black white grey gray silver charcoal brown tan beige cream ivory camel khaki olive green mint teal turquoise aqua
    cyan blue navy indigo purple violet lilac lavender pink rose magenta red crimson scarlet burgundy maroon rust orange
    coral peach apricot yellow mustard gold golden copper bronze
    schwarz weiß weiss grau silber braun grün gruen türkis blau lila violett rosa rot gelb schwarze schwarzer schwarzes
    schwarzen weiße weißer weißes weißen graue grauer graues grauen braune brauner braunes braunen grüne grüner grünes
    grünen blaue blauer blaues blauen rote roter rotes roten gelbe gelber gelbes gelben
    negro negra negros negras blanco blanca blancos blancas gris grises marrón marrones verde verdes azul azules morado
    morada morados moradas rojo roja rojos rojas amarillo amarilla amarillos amarillas naranja
    noir noire noirs noires blanc blanche blancs blanches grise marron vert verte verts vertes bleu bleue bleus bleues
    violette rouge rouges jaune jaunes
    """.split()
)

HUES = frozenset(
    "black white grey gray brown beige green turquoise blue navy purple pink red crimson burgundy yellow".split()
)
"""Those that are nothing but colours: a tea may smell of rose or lavender."""
