"""How a request is put in Spanish. See framed.py for how a line is read."""

from __future__ import annotations

from persea.understand.words import Words
from persea.understand.words.carts import SPANISH_PHRASES, SPANISH_WHOLE

_WHOLE = r"""
sorpréndeme|sorpréndame|no (?:sé|se) (?:qué|que) (?:quiero|comprar|regalar)|(?:qué|que) (?:me )?(?:compro|puedo comprar|recomiendas|recomiendan|recomienda)|(?:quiero|busco|necesito) algo (?:bonito|especial|chulo) = surprise me
ayúdame a (?:elegir|encontrar|escoger) un regalo|ayuda(?:me)? con un regalo = help me choose a gift
(?:(?:muéstrame|muestra|muéstreme|enséñame|enséñeme|dame|ver|hay|tienes?|tenéis|tienen|quiero|y|por favor)(?: ver)? )*(?:algun[oa]s? |un[oa]s? |l[oa]s )?(?:más|otr[oa]s?|más opciones|siguientes?)(?: (?:de (?:ellos|ellas|estos|estas)|por favor|opciones|modelos|productos|resultados|artículos|cosas))* = show me more
(?:qué|que) más (?:hay|tienes?|tenéis|tienen) = show me more
(?:algo|alguna cosa) más = show me more
hola|buen[oa]s(?: días| tardes| noches)?|hola,? buen[oa]s(?: días| tardes)? = hello
(?:muchas |mil )?gracias|(?:vale|ok|perfecto|genial),? gracias|adiós|hasta luego = thanks
ayuda|(?:qué|que) puedes? hacer|(?:quién|quien) eres|(?:qué|que) eres|(?:cómo|como) funciona(?: esto)?|eres (?:un )?(?:humano|robot|bot|persona)(?: real)? = what can you do
(?:qué|que) (?:vendéis|venden|vendes|tenéis|tienen) = what do you sell
me l[oa]s? (?:llevo|quedo)|l[oa] compro|l[oa] quiero = i'll take it
"""

_PHRASES = r"""
(?:algo |alguno |alguna )?(?:parecid[oa]s?|similar(?:es)?) a(?= l[oa]s? (?:primer|segund|tercer|últim)| est| es[oae]) = something similar to
(?:algo |alguno |alguna )?(?:parecid[oa]s?|similar(?:es)?) (?:al?|a l[oa]s?) = anything similar to the
(?:algo |alguno |alguna |otr[oa]s? )?(?:parecid[oa]s?|similar(?:es)?) = similar ones
alternativas? (?:al?|a l[oa]s?) = alternatives to the
alternativas? = alternatives
(?:qué|que) (?:va|queda|combina|pega|iría|quedaría)(?: bien)? con (?:es[oa]|est[oea]|ell[oa]|él)|(?:con )?(?:qué|que) (?:lo|la) (?:combino|puedo combinar)(?: con)? = what goes with it
(?:qué|que) (?:va|queda|combina|pega|iría|quedaría)(?: bien)? con (?:el|la|los|las) = what goes with the
(?:qué|que) más (?:necesito|me hace falta)(?: para (?:es[oa]|ell[oa]|est[oea]))? = what else do i need for it
(?:a|que haga|que hagan|haciendo) juego|que (?:combine|combinen|pegue|vaya)(?: con (?:es[oa]|ell[oa]|est[oea]))? = to go with it
(?:el )?color (?:me )?da igual|(?:me )?da igual el color|cualquier color|de cualquier color = any colour
(?:el )?(?:precio|presupuesto|dinero) (?:me )?da igual|(?:me )?da igual el (?:precio|presupuesto)|olvida el (?:presupuesto|precio|límite) = forget the budget
todo(?: lo (?:que necesito|necesario))? para(?: (?:un|una|el|la|mi|nuestro|nuestra))* = everything for a
qué (?:necesito|necesitamos|hace falta) para(?: (?:un|una|el|la|ir de))* = everything for a
(?:conjunto|equipo|equipamiento|kit) (?:de|para)(?: (?:un|una|el|la))* = outfit for
dólar(?:es)? = dollars
en total|todo junto|juntos|en conjunto = together
cada un[oa]|por pieza = each
(?:cambia|cámbiame|reemplaza)(?: (?:la|el|los|las|me))* = swap the
quita(?: (?:la|el|los|las|me))* = drop the
(?:añade|agrega)(?: (?:una?|también))* = add a
no (?:más|superior) (?:de|a|que)|que no (?:pase|supere|cueste más|exceda)n?(?: de| los)?|sin (?:pasar|superar|exceder)(?: de| los)? = not more than
no menos de|no inferior a = not less than
(?:a |por |que (?:cuesten?|valgan?) )?menos de|(?:por )?debajo de|inferior(?:es)? a|(?:a |por )?bajo(?= \d)|más barat[oa]s? (?:de|que)(?= \d) = under
(?:de |por |que (?:cuesten?|valgan?) )?más de|(?:por )?encima de|superior(?:es)? a|sobre(?= \d) = over
hasta(?: un máximo de| los)? = up to
como (?:máximo|mucho)|a lo sumo|máximo(?: de)?|máx\.?|un máximo de|tope(?: de)? = max
o menos = or less
o más = or more
al menos|por lo menos|como mínimo|mínimo(?: de)? = at least
(?:desde|a partir de)(?= (?:€|\$)? ?\d) = from
de(?= \d[\d.,]*(?: ?(?:€|euros?))? a \d) = from
(?<=\d )a(?= \d)|(?<=€ )a(?= \d)|(?<=euros )a(?= \d) = to
entre(?= (?:los )?(?:€|\$)? ?\d) = between
(?:de )?(?:unos|unas|alrededor de|cerca de|más o menos|aproximadamente|sobre los|en torno a)(?= (?:los )?(?:€|\$)? ?\d) = around
(?:mi |un |tengo (?:un )?)?presupuesto(?: es)?(?: máximo)?(?: de)? = budget of
(?:puedo|quiero) gastar(?:me)? = i can spend
por(?= \d) = for
cada un[oa] = each

(?:la |las )?(?:qué )?diferencias?(?: hay| tienen)?(?: entre| de)? = difference between
compara(?:r|me|ción|las|los|d|rme)?(?: por favor| entre| de| a)* = compare
frente a|contra|vs\.? = vs
(?:(?:l[oa]s) )?(?:dos primer[oa]s|primer[oa]s (?:dos|2)) = the first two
(?:(?:l[oa]s) )?(?:tres primer[oa]s|primer[oa]s (?:tres|3)) = the first three
(?:(?:l[oa]s) )?(?:dos últim[oa]s|últim[oa]s (?:dos|2)) = the last two
amb[oa]s|l[oa]s dos = both
(?:el|la|del|al) primer(?:o|a)? = the first one
(?:el|la|del|al) segund[oa] = the second one
(?:el|la|del|al) tercer(?:o|a)? = the third one
(?:el|la|del|al) cuart[oa] = the fourth one
(?:el|la|del|al) quint[oa] = the fifth one
(?:el|la|del|al) sext[oa] = the sixth one
(?:el|la|del|al) últim[oa] = the last one
número(?= \d\b(?!\d)) = number

(?:(?:el|la|los|las|lo) )?(?:mejor(?:es)?|más) (?:valorad|puntuad|calificad)[oa]s?|(?:(?:el|la|los|las) )?(?:con|de) (?:las? )?mejor(?:es)? (?:valoraci(?:ón|ones)|opiniones|reseñas|puntuaci(?:ón|ones)|notas?) = the best rated
bien (?:valorad|puntuad|calificad)[oa]s?|con buenas (?:opiniones|reseñas|valoraciones) = well rated
(?:cuál|cual|qué)(?: de (?:ell[oa]s|est[oa]s))? tienen? (?:las? |los? )?mejor(?:es)? (?:valoraci(?:ón|ones)|opiniones|reseñas|puntuaci(?:ón|ones)|notas?) = which one is best rated
(?:cuál|cual|qué)(?: de (?:ell[oa]s|est[oa]s))? (?:es|sería) (?:el|la) mejor|(?:cuál|cual|qué) me (?:recomiendas?|recomendáis)|(?:cuál|cual) (?:comprarías|elegirías|cogerías|es mejor) = which one is best
(?:el|la|los|las|lo) (?:más (?:barat|económic|asequible|baj)[oa]?s?|menos (?:car|costos)[oa]s?)(?: de tod[oa]s)?|(?:a|con|al) (?:el )?(?:menor|mejor) precio = the cheapest
(?:el|la|los|las|lo) más (?:car[oa]s?|costos[oa]s?|lujos[oa]s?) = the most expensive
(?:el|la|los|las|lo) (?:más (?:liger|livian)[oa]s?|menos pesad[oa]s?|que menos pesan?) = the lightest
(?:el|la|los|las|lo) (?:más pesad[oa]s?|que más pesan?) = the heaviest
(?:que )?no (?:sean? )?(?:demasiado|muy|tan) (?:car|costos)[oa]s? = cheap
(?:que )?no (?:sean? )?(?:demasiado|muy|tan) pesad[oa]s? = lightweight
no sé(?: bien)? (?:qué|cuál) = ,
(?:demasiado|muy|tan) (?:car|costos)[oa]s? = too expensive
(?:demasiado|muy|tan) barat[oa]s? = too cheap
(?:demasiado|muy|tan) pesad[oa]s?|pesan? (?:demasiado|mucho) = too heavy
que (?:tengáis|tengan|tengas|tenéis|tienen|tienes|haya|vendáis) = ,
(?:demasiado|muy|tan) liger[oa]s? = too light
más (?:barat|económic|asequible|bajo de precio)[oa]?s?|menos (?:car|costos)[oa]s? = cheaper
más (?:car|lujos|costos)[oa]s? = more expensive
más (?:liger|livian)[oa]s?|menos pesad[oa]s? = lighter
más pesad[oa]s? = heavier
barat[oa]s?|económic[oa]s? = cheap
(?:cuánto|cuanto) (?:cuestan?|valen?|es|son|sale)|(?:qué|que) precio tienen?|(?:a|en) cuánto (?:está|sale)n?|(?:cuál|cual) es el precio de(?:l)? = how much is
(?:que )?(?:cuesten?|cuestan?|valgan?|valen?) = costs
(?:cuánto|cuanto) pesan?|(?:qué|que) peso tienen? = how heavy is
(?:de )?(?:qué|que) (?:material|está hech[oa])(?: es| son)? = what is the material of
(?:en )?(?:qué|que) colores (?:hay|tienen?|está|viene)n? = what colours does
(?:en )?(?:qué|que) tallas (?:hay|tienen?|está|viene)n? = what sizes does
(?:cuéntame|dime|háblame)(?: algo| más)*(?: de(?:l)?| sobre)|más (?:sobre|información (?:de(?:l)?|sobre)) = tell me more about
(?:cuál|cual|cuáles|qué|que) de (?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s (?:dos|tres)) = which of them
(?:cuál|cuáles) = which

(?:que )?no (?:sean?|lleven?|tengan?|contengan?|contiene|estén? hech[oa]s?|quiero|me gusta)(?: de| en| con| el| la)* = without
(?:nada|ninguno) (?:de|en|con) = nothing made of
no(?: de| en| con)(?= [^\W\d_]{3,}) = not
sin(?: nada de)? = without
ni(?: de)? = or
(?:excepto|salvo|menos|exceptuando)(?: en| de| el| la)*(?= [^\W\d_]{3,}) = except
libres? de = free of
no = not

(?:que )?(?:esté?n? |están? )?(?:(?:solo|sólo|ahora|ya) )*(?:en stock|en existencias?|disponibles?)(?: (?:ya|ahora(?: mismo)?|inmediatamente|para envío|hoy))* = in stock
(?:hay|tienen|tenéis) existencias = in stock
(?:que )?(?:esté?n? |están? )?(?:en|de) (?:oferta|ofertas|promoción|rebajas?|descuento|liquidación)|(?:rebajad|descontad)[oa]s?|con descuento|ofertas? = on sale

(?:estoy )?(?:busco|buscando|buscamos|busca) = looking for
(?:necesito|necesitamos|me hace falta|me hacen falta) = i need
(?:quiero|quisiera|querría|queremos|me gustaría|desearía|deseo|nos gustaría)(?: (?:comprar|ver|tener|encontrar))? = i want
(?:me |nos )?(?:puedes?|podrías?|pueden|podéis|podríais)(?: me| nos)? = can you
(?:muéstrame|muestra|muestren?me|muéstreme|enséñame|enséñeme|dame|déjame ver|quiero ver) = show me
(?:recomend|suger)(?:ar|ir)(?:me|nos)?|recomiéndame|recomiendas? = recommend
(?:tenéis|tienen|tienes|tiene usted|hay|vendéis|venden|os quedan?)(?: (?:también|algún|alguna|algunos|algunas))* = do you have
(?:comprar|pedir|encontrar) = buy
para (?:mi|mis|nuestr[oa]|su|tu|un|una) (?:querid[oa] |mejor )?(?:padre|papá|madre|mamá|padres|hermana|hermano|marido|esposo|esposa|mujer|novi[oa]|amig[oa]s?|abuel[oa]s?|hij[oa]s?|niñ[oa]s?|tí[oa]|sobrin[oa]|jef[ea]|colega|compañer[oa]|vecin[oa]|niet[oa]|prim[oa]|pareja) = for my friend
para (?:mí|nosotros|ti) = for me
un tipo de|una especie de = a kind of
personas|gente = people
estrellas? = stars
euros?|eur = euro
francos suizos|francos? = chf
tallas?|número = size
por favor|porfa|porfavor = please
gracias = thanks
para = for
por = for
con = with
de(?= (?:cuero|piel|madera|lana|algodón|plástico|metal|acero|seda|lino)\b) = of
desde = from
en = in
(?:y|e) = and
[ou] = or
pero = but
solo|sólo|solamente|únicamente = only
también = also
mejor|en cambio|prefiero = rather
algo|alguna cosa = something
(?:el|la|los|las|lo) = the
(?:est[eao]s?|es[eao]s?) = these
(?:un|una|unos|unas) = a
(?:mi|mis|nuestr[oa]s?) = my
(?:tu|tus|su|sus|vuestr[oa]s?) = your
ell[oa]s = them
es|son|está|están = is
tiene = has
qué|que = what
quién|quien = who
cómo|como = how
cuándo|cuando = when
dónde|donde = where
por qué|porqué = why
puedo|podemos = can i
buen[oa]s?|bonit[oa]s? = good
hola = hello
suicidio|suicidarme|matarme|quiero morir = suicide
dolor en el pecho|dolor de pecho|infarto = chest pain
envenenad[oa] = poisoned
"""

_HOUSE = r"""
devoluci(?:ón|ones)|devolver|devuelv\w*|cambiar(?:lo|la)?(?: por)|reembols\w* = returns = devolución devolver cambio reembolso
envíos?|enví(?:a|á)(?:is|n|s)|entregas?|plazo de entrega|gastos de envío|cuándo llega = delivery = envío entrega plazo gastos
garantía|(?<!kit de )repar(?:ar|a|áis|an|ación|aciones) = warranty and repairs = garantía reparación
pag(?:ar|o|os)|formas de pago|tarjeta de crédito|paypal|transferencia|a plazos = payment = pago pagar tarjeta paypal
mi (?:pedido|paquete|envío)|cancelar (?:el|un|mi) pedido|seguimiento = your order = pedido seguimiento cancelar
horarios?|(?:estáis|están|está) abiert[oa]s?|abrís|(?:número de|vuestro|su) teléfono|contactar\w*|datos de contacto|atención al cliente|dónde (?:estáis|están)|hablar con (?:una persona|alguien) = how to reach the shop = contacto horario dirección teléfono
(?:envolver|envuelto|envoltorio) (?:para|de) regalo = gift wrapping = envolver regalo
(?:tarjetas?|vales?|cheques?) (?:de )?regalo = gift cards = tarjeta regalo vale
privacidad|mis datos = your data = privacidad datos cookie
"""

_DROPPED = """
    de del al a lo se me te le les nos os yo él ella usted ustedes vosotros hay ha he han sea sean ser estar muy más
    tan si sí ya ahora hoy mañana algún alguno alguna algunos algunas cualquier cosa cosas tipo artículo artículos
    producto productos modelo modelos mucho mucha muchos muchas todo toda todos todas alguien aquí allí usar tener
    gustaría favor opciones opción
"""

_FALSE_FRIENDS = "once pie red sale son come pan time ten fan set mono"

_MONEY = "euros?|€|chf|francos?|dólares|eur"
_COUNTED = "personas|gente|estrellas?"
_SMALL = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
         "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
         "diecinueve": 19, "veinte": 20, "veinticinco": 25, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
         "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
         "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
         "ochocientos": 800, "novecientos": 900}  # fmt: skip
_SCALES = {"mil": 1000}
_JOINED = "y"
_GLUED = False
_SAYS_HOW = r"más (?:barat|económic|asequible|car|liger|livian|pesad)[oa]?s?"
_AHEAD = (
    (r"[¿¡]", " "),
    # "la mochila de cuero más ligera" is the lightest one, "alguna más ligera" a lighter one.
    (
        r"\b(?!(?:algo|algun[oa]s?|otr[oa]s?|un[oa]s?|hay|son|es|en|quiero|ver|tienes|tenéis|tienen|muéstrame|y|el|la|los|las|lo|mucho|poco)\b)"
        rf"([^\W\d_]{{3,}}) ({_SAYS_HOW})\b(?! que (?:el|la|los|las|un[oa]?|est[aeo]s?|es[aeo]s?|\d))",
        r"\1 la \2",
    ),
)

SPANISH = Words(
    whole=SPANISH_WHOLE + _WHOLE,
    phrases=SPANISH_PHRASES + _PHRASES,
    house=_HOUSE,
    dropped=_DROPPED,
    false_friends=_FALSE_FRIENDS,
    money=_MONEY,
    counted=_COUNTED,
    small=_SMALL,
    scales=_SCALES,
    joined=_JOINED,
    glued=_GLUED,
    ahead=_AHEAD,
)
