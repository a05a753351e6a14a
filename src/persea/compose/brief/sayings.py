"""What a brief answer is made of in one language; data and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from persea.values import Order


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences with slots. `{wish}` is what was asked for, with its limits."""

    some: str
    all: str
    one: str
    more: str
    no_more: str
    further: str
    none: str
    elsewhere: str
    drop: str
    closest: str
    relaxed: str
    exhausted: str
    unknown: str
    no_such: str
    like: str
    """What is like `{seed}`."""
    beside: str
    none_like: str
    none_beside: str
    which_product: str
    ask_what: str
    """Of too open a request: `{choices}` to begin with."""
    meant: str
    compared: str
    sold_out: str
    quoted: str
    unsaid: str
    buy: str
    things: str
    """Where no goods were named."""
    most: Mapping[Order, str]
    """Of those shown, which may be few of what there is."""
    comparative: Mapping[Order, str]
    dropped: Mapping[str, str]
    labels: Mapping[str, str]
    rated: str
    in_stock: str
    out_of_stock: str
    from_price: str
    at_most: str
    at_least: str
    between: str
    people: str
    stars: str
    without: str
    on_sale: str
    stocked: str
    and_: str
    or_: str
    quotes: tuple[str, str]
    greet: str
    thanks: str
    help: str
    page: str
    """Where a quotation stands."""
    nothing_told: str
    saved: str
    reread: str
    dated: str
    """From when the price and stock of `{names}` are."""
    steps: Mapping[str, str]
    """Next steps in English, and as they are offered here."""


GERMAN = Sayings(
    some="Von {matched} Treffern für {wish} sind hier die ersten {shown}.",
    all="{shown} Treffer für {wish}.",
    one="Ein Treffer für {wish}: {name}, {price}.",
    more="{shown} weitere Treffer für {wish}.",
    no_more="Weitere Treffer für {wish} gibt es nicht.",
    further="Noch {comparative}: {shown} Treffer für {wish}.",
    none="Zu {wish} hat der Shop nichts.",
    elsewhere="Es gibt zum Beispiel {places}.",
    drop="Ohne {word} gäbe es etwas.",
    closest="Genau das gibt es für {wish} nicht. Am nächsten kommen {names}.",
    relaxed="Nichts erfüllt {wish}. Ohne {dropped} gibt es {names}.",
    exhausted="Nichts Passendes ist noch {comparative}.",
    unknown="Dazu stehen hier keine Angaben, deshalb lässt es sich danach nicht vergleichen.",
    no_such="Ein Produkt namens {said} finde ich nicht.",
    like="Ähnlich wie {seed}: {names}.",
    beside="Zu {seed} kommen infrage: {names}.",
    none_like="Ähnlich wie {seed} ist hier nichts.",
    none_beside="Was zu {seed} passt, ist hier nicht bekannt.",
    which_product="Welches Produkt ist gemeint?",
    ask_what="Was soll es sein: {choices} oder etwas anderes?",
    meant="{said} habe ich als {name} gelesen; es könnte auch {others} sein.",
    compared="Im Vergleich:",
    sold_out="Zurzeit nicht auf Lager: {names}.",
    quoted="Der Shop schreibt zu {name}: {text}",
    unsaid="Zu {asked} sagt der Shop bei {name} nichts.",
    buy="Kaufen lässt es sich auf der Seite des Produkts: {name}.",
    things="Produkte",
    most={
        Order.CHEAPEST: "Von diesen am günstigsten: {name}, {value}.", Order.PRICIEST: "Von diesen am teuersten: {name}, {value}.",
        Order.LIGHTEST: "Von diesen am leichtesten: {name}, {value}.", Order.HEAVIEST: "Von diesen am schwersten: {name}, {value}.",
        Order.BEST_RATED: "Von diesen am besten bewertet: {name}, {value}.",
    },
    comparative={
        Order.CHEAPEST: "günstiger", Order.PRICIEST: "teurer", Order.LIGHTEST: "leichter", Order.HEAVIEST: "schwerer",
        Order.BEST_RATED: "besser bewertet",
    },
    dropped={
        "price": "die Preisgrenze", "in_stock": "„auf Lager“", "on_sale": "„im Angebot“", "options": "diese Größe",
        "min_rating": "die Sterne", "max_weight_g": "die Gewichtsgrenze", "people": "die Personenzahl",
    },
    labels={"price": "Preis", "stock": "Bestand", "weight": "Gewicht", "rating": "Bewertung", "brand": "Marke"},
    rated="{score} von 5 bei {count} Bewertungen", in_stock="auf Lager", out_of_stock="nicht auf Lager",
    from_price="ab {price}", at_most="bis {price}", at_least="ab {price}", between="von {low} bis {high}",
    people="für {count} Personen", stars="ab {stars} Sternen", without="ohne {terms}", on_sale="im Angebot",
    stocked="auf Lager", and_="und", or_="oder", quotes=("„", "“"),
    greet="Willkommen bei {shop}. Was suchen Sie?",
    thanks="Gern geschehen.",
    help="Ich bin Persea, der Assistent von {shop}: ein Programm, kein Mensch. Sagen Sie mit eigenen Worten, was Sie"
    " suchen, gern mit Preis oder Größe. Von dem, was ich zeige, können Sie fragen, was am günstigsten oder leichtesten"
    " ist, zwei vergleichen oder mehr über eines wissen.",
    page="So steht es auf der Seite „{title}“ des Shops.",
    nothing_told="Dazu hat mir der Shop nichts mitgeteilt, und raten will ich nicht. Bitte fragen Sie dort nach.",
    saved="{percent} % unter dem üblichen Preis", reread="{said} habe ich als {meant} gelesen.",
    dated="Preis und Bestand von {names} sind vom {date} und können sich geändert haben.",
    steps={
        "Which of these is cheapest?": "Welches davon ist am günstigsten?",
        "Which is the lightest?": "Welches ist am leichtesten?",
        "Which one is best rated?": "Welches ist am besten bewertet?",
        "Compare the first two": "Vergleiche die ersten beiden", "Show me more": "Zeig mir mehr",
        "Tell me more about the first one": "Erzähl mir mehr über das erste",
        "Tell me more about it": "Erzähl mir mehr darüber", "Only what is in stock": "Nur was auf Lager ist",
        "Something similar but cheaper": "Etwas Günstigeres", "How much does it weigh?": "Wie schwer ist es?",
        "What is it made of?": "Aus welchem Material ist es?", "What colours does it come in?": "In welchen Farben gibt es das?",
    },
)  # fmt: skip
SPANISH = Sayings(
    some="De {matched} resultados para {wish}, estos son los primeros {shown}.",
    all="{shown} resultados para {wish}.",
    one="Un resultado para {wish}: {name}, {price}.",
    more="{shown} resultados más para {wish}.",
    no_more="No hay más resultados para {wish}.",
    further="Aún {comparative}: {shown} resultados para {wish}.",
    none="La tienda no tiene nada para {wish}.",
    elsewhere="Hay, por ejemplo, {places}.",
    drop="Sin {word} habría algo.",
    closest="Para {wish} no hay nada exacto. Lo más parecido: {names}.",
    relaxed="Nada cumple {wish}. Sin {dropped} hay {names}.",
    exhausted="Nada de lo que encaja es aún {comparative}.",
    unknown="Aquí faltan los datos para comparar por eso.",
    no_such="No encuentro ningún producto llamado {said}.",
    like="Parecido a {seed}: {names}.",
    beside="Para acompañar a {seed}: {names}.",
    none_like="No hay nada parecido a {seed}.",
    none_beside="No se sabe qué acompaña a {seed}.",
    which_product="¿De qué producto se trata?",
    ask_what="¿Qué busca: {choices} u otra cosa?",
    meant="He leído {said} como {name}; también podría ser {others}.",
    compared="En comparación:",
    sold_out="Sin existencias ahora: {names}.",
    quoted="La tienda dice de {name}: {text}",
    unsaid="Sobre {asked} la tienda no dice nada de {name}.",
    buy="Se compra en la página del producto: {name}.",
    things="productos",
    most={
        Order.CHEAPEST: "De estos, lo más barato: {name}, {value}.", Order.PRICIEST: "De estos, lo más caro: {name}, {value}.",
        Order.LIGHTEST: "De estos, lo más ligero: {name}, {value}.", Order.HEAVIEST: "De estos, lo más pesado: {name}, {value}.",
        Order.BEST_RATED: "De estos, lo mejor valorado: {name}, {value}.",
    },
    comparative={
        Order.CHEAPEST: "más barato", Order.PRICIEST: "más caro", Order.LIGHTEST: "más ligero", Order.HEAVIEST: "más pesado",
        Order.BEST_RATED: "mejor valorado",
    },
    dropped={
        "price": "el límite de precio", "in_stock": "«en stock»", "on_sale": "«en oferta»", "options": "esa talla",
        "min_rating": "las estrellas", "max_weight_g": "el límite de peso", "people": "el número de personas",
    },
    labels={"price": "Precio", "stock": "Existencias", "weight": "Peso", "rating": "Valoración", "brand": "Marca"},
    rated="{score} de 5 con {count} valoraciones", in_stock="en stock", out_of_stock="sin existencias",
    from_price="desde {price}", at_most="hasta {price}", at_least="desde {price}", between="entre {low} y {high}",
    people="para {count} personas", stars="desde {stars} estrellas", without="sin {terms}", on_sale="en oferta",
    stocked="en stock", and_="y", or_="ni", quotes=("«", "»"),
    greet="Bienvenido a {shop}. ¿Qué busca?",
    thanks="De nada.",
    help="Soy Persea, el asistente de {shop}: un programa, no una persona. Diga con sus palabras lo que busca, con un precio o"
    " una talla si quiere. De lo que muestro puede preguntar qué es lo más barato o lo más ligero, comparar dos o saber más"
    " de uno.",
    page="Así lo dice la página «{title}» de la tienda.",
    nothing_told="Sobre eso la tienda no me ha dicho nada, y no quiero adivinar. Pregunte allí, por favor.",
    saved="{percent} % por debajo del precio habitual", reread="He leído {said} como {meant}.",
    dated="Precio y existencias de {names} son del {date} y pueden haber cambiado.",
    steps={
        "Which of these is cheapest?": "¿Cuál de estos es el más barato?",
        "Which is the lightest?": "¿Cuál es el más ligero?",
        "Which one is best rated?": "¿Cuál es el mejor valorado?",
        "Compare the first two": "Compara los dos primeros", "Show me more": "Muéstrame más",
        "Tell me more about the first one": "Cuéntame más sobre el primero",
        "Tell me more about it": "Cuéntame más sobre esto", "Only what is in stock": "Solo en stock",
        "Something similar but cheaper": "Algo más barato", "How much does it weigh?": "¿Cuánto pesa?",
        "What is it made of?": "¿De qué material es?", "What colours does it come in?": "¿En qué colores está?",
    },
)  # fmt: skip
FRENCH = Sayings(
    some="Sur {matched} résultats pour {wish}, voici les {shown} premiers.",
    all="{shown} résultats pour {wish}.",
    one="Un résultat pour {wish} : {name}, {price}.",
    more="{shown} autres résultats pour {wish}.",
    no_more="Il n’y a pas d’autres résultats pour {wish}.",
    further="Encore {comparative} : {shown} résultats pour {wish}.",
    none="La boutique n’a rien pour {wish}.",
    elsewhere="Il y a par exemple {places}.",
    drop="Sans {word}, il y aurait quelque chose.",
    closest="Rien ne répond exactement à {wish}. Le plus proche : {names}.",
    relaxed="Rien ne remplit {wish}. Sans {dropped}, il y a {names}.",
    exhausted="Rien de ce qui convient n’est encore {comparative}.",
    unknown="Les données manquent ici pour comparer ainsi.",
    no_such="Je ne trouve aucun produit appelé {said}.",
    like="Proche de {seed} : {names}.",
    beside="Avec {seed} : {names}.",
    none_like="Rien ici n'est proche de {seed}.",
    none_beside="Ce qui va avec {seed} n'est pas connu ici.",
    which_product="De quel produit s'agit-il ?",
    ask_what="Que cherchez-vous : {choices} ou autre chose ?",
    meant="J’ai lu {said} comme {name} ; ce pourrait aussi être {others}.",
    compared="En comparaison :",
    sold_out="Pas en stock pour le moment : {names}.",
    quoted="La boutique dit de {name} : {text}",
    unsaid="Sur {asked}, la boutique ne dit rien de {name}.",
    buy="L’achat se fait sur la page du produit : {name}.",
    things="produits",
    most={
        Order.CHEAPEST: "Parmi ceux-ci, le moins cher : {name}, {value}.", Order.PRICIEST: "Parmi ceux-ci, le plus cher : {name}, {value}.",
        Order.LIGHTEST: "Parmi ceux-ci, le plus léger : {name}, {value}.", Order.HEAVIEST: "Parmi ceux-ci, le plus lourd : {name}, {value}.",
        Order.BEST_RATED: "Parmi ceux-ci, le mieux noté : {name}, {value}.",
    },
    comparative={
        Order.CHEAPEST: "moins cher", Order.PRICIEST: "plus cher", Order.LIGHTEST: "plus léger", Order.HEAVIEST: "plus lourd",
        Order.BEST_RATED: "mieux noté",
    },
    dropped={
        "price": "la limite de prix", "in_stock": "« en stock »", "on_sale": "« en promotion »", "options": "cette taille",
        "min_rating": "les étoiles", "max_weight_g": "la limite de poids", "people": "le nombre de personnes",
    },
    labels={"price": "Prix", "stock": "Stock", "weight": "Poids", "rating": "Note", "brand": "Marque"},
    rated="{score} sur 5 pour {count} avis", in_stock="en stock", out_of_stock="pas en stock",
    from_price="à partir de {price}", at_most="jusqu’à {price}", at_least="à partir de {price}",
    between="entre {low} et {high}", people="pour {count} personnes", stars="à partir de {stars} étoiles",
    without="sans {terms}", on_sale="en promotion", stocked="en stock", and_="et", or_="ni", quotes=("« ", " »"),
    greet="Bienvenue chez {shop}. Que cherchez-vous ?",
    thanks="Avec plaisir.",
    help="Je suis Persea, l’assistant de {shop} : un programme, pas une personne. Dites avec vos mots ce que vous cherchez, avec un"
    " prix ou une taille si vous voulez. De ce que je montre, vous pouvez demander le moins cher ou le plus léger, en comparer"
    " deux ou en savoir plus sur un.",
    page="C’est ce que dit la page « {title} » de la boutique.",
    nothing_told="La boutique ne m’a rien dit là-dessus, et je ne veux pas deviner. Demandez-le-lui, s’il vous plaît.",
    saved="{percent} % sous le prix habituel", reread="J’ai lu {said} comme {meant}.",
    dated="Prix et stock de {names} datent du {date} et ont pu changer.",
    steps={
        "Which of these is cheapest?": "Lequel est le moins cher ?",
        "Which is the lightest?": "Lequel est le plus léger ?",
        "Which one is best rated?": "Lequel est le mieux noté ?",
        "Compare the first two": "Compare les deux premiers", "Show me more": "Montre-moi plus",
        "Tell me more about the first one": "Parle-moi du premier",
        "Tell me more about it": "Parle-moi de ça", "Only what is in stock": "Seulement en stock",
        "Something similar but cheaper": "Quelque chose de moins cher", "How much does it weigh?": "Combien pèse-t-il ?",
        "What is it made of?": "En quelle matière est-il ?", "What colours does it come in?": "Quelles couleurs ?",
    },
)  # fmt: skip
SAYINGS = {"de": GERMAN, "es": SPANISH, "fr": FRENCH}
