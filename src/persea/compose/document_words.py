"""How answers about documents are worded in shops of other languages than English. Slots are filled with what was escaped already."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentWords:
    says: tuple[str, ...]
    nothing: tuple[str, ...]
    page: str
    sheet: str
    told: str
    """{name}, {ask}"""
    of_pages: str
    ask: str
    from_place: str
    from_picture: str
    total: str
    sum: str
    lines: str
    items: str
    some: str
    """{found}, {all}, {name}"""
    missing: str
    none: str
    like: str
    like_none: str


_WORDS = {
    "de": DocumentWords(
        says=("{where}: „{text}“",),
        nothing=("Davon steht nichts in {name}.",),
        page="Seite {number} von {name}",
        sheet="Blatt {number} von {name}",
        told="{name}{pages}. {ask}",
        of_pages=" hat {count} Seiten",
        ask="Fragen Sie nach allem, was darin steht; ich antworte mit den eigenen Worten und der Seite.",
        from_place="Das steht auf: {place}.",
        from_picture="Diese Seite ist ein Bild und wurde davon abgelesen: Sehen Sie besser selbst nach.",
        total="Insgesamt **{sum}**: „{label}“.",
        sum="„{label}“ ergibt **{sum}** in {count} Zeilen.",
        lines="Eine Summe ist nicht gedruckt; die {count} Posten ergeben **{sum}**: {working}.",
        items="{count} Posten:",
        some="{found} von {all} Posten aus {name} gibt es hier:",
        missing="Nicht gefunden: {names}.",
        none="Von {name} habe ich hier nichts gefunden: {names}.",
        like="Nach {name} habe ich „{wish}“ gesucht: {found}.",
        like_none="Nach {name} habe ich „{wish}“ gesucht und hier nichts dergleichen gefunden.",
    ),
    "es": DocumentWords(
        says=("{where}: «{text}»",),
        nothing=("{name} no dice nada de eso.",),
        page="página {number} de {name}",
        sheet="hoja {number} de {name}",
        told="{name}{pages}. {ask}",
        of_pages=" tiene {count} páginas",
        ask="Pregunte lo que quiera de su contenido; respondo con sus palabras y la página.",
        from_place="Está en: {place}.",
        from_picture="Esa página es una imagen y se ha leído de ella: mejor compruébelo también.",
        total="**{sum}** en total: «{label}».",
        sum="«{label}» suma **{sum}** en {count} filas.",
        lines="No hay un total impreso; sus {count} líneas suman **{sum}**: {working}.",
        items="{count} artículos:",
        some="De {name}, {found} de {all} líneas están en esta tienda:",
        missing="No encontrado: {names}.",
        none="De {name} no he encontrado nada en esta tienda: {names}.",
        like="Según {name} he buscado «{wish}»: {found}.",
        like_none="Según {name} he buscado «{wish}» y no he encontrado nada parecido en esta tienda.",
    ),
    "fr": DocumentWords(
        says=("{where} : « {text} »",),
        nothing=("{name} n’en dit rien.",),
        page="page {number} de {name}",
        sheet="feuille {number} de {name}",
        told="{name}{pages}. {ask}",
        of_pages=" a {count} pages",
        ask="Demandez-moi ce qui s’y trouve ; je réponds avec ses mots et la page.",
        from_place="Cela vient de : {place}.",
        from_picture="Cette page est une image, lue telle quelle : mieux vaut vérifier.",
        total="**{sum}** en tout : « {label} ».",
        sum="« {label} » fait **{sum}** sur {count} lignes.",
        lines="Aucun total n’est imprimé ; ses {count} lignes font **{sum}** : {working}.",
        items="{count} articles :",
        some="De {name}, {found} lignes sur {all} sont dans cette boutique :",
        missing="Introuvable : {names}.",
        none="De {name}, je n’ai rien trouvé dans cette boutique : {names}.",
        like="D’après {name} j’ai cherché « {wish} » : {found}.",
        like_none="D’après {name} j’ai cherché « {wish} » et rien trouvé de tel dans cette boutique.",
    ),
}


def words_in(locale: str) -> DocumentWords | None:
    """None where a shop's language is English, or one without such words: then the English answers stand."""
    return _WORDS.get(locale)
