"""How carts, saved things, watches and discounts are spoken of in German, Spanish and French. See framed.py for how a
line is read; what has no place here is read by each language's own lines."""

from __future__ import annotations

GERMAN_WHOLE = r"""
(?:was (?:ist|habe ich|hab ich|liegt|steckt)(?: denn| alles| jetzt)*(?: schon)? (?:in|im)(?: meinem| dem)? (?:waren|einkaufs)korb|(?:zeige?n?(?: sie)?(?: mir)?(?: bitte)? )?(?:den |meinen |mein )?(?:waren|einkaufs)korb(?: an)?(?: anzeigen| zeigen| bitte)?) = what's in my cart
(?:bitte )?(?:leere?n?|lösche?n?|räume?n?)(?: sie)?(?: bitte)? (?:den |meinen )?(?:ganzen )?(?:waren|einkaufs)korb(?: bitte)?(?: aus)?|(?:den |meinen )?(?:waren|einkaufs)korb (?:bitte )?(?:leeren|löschen|ausleeren|leer machen)|alles (?:wieder )?(?:raus|heraus|entfernen|löschen|rausnehmen) = empty my cart
(?:(?:bitte |jetzt |ab |weiter )*(?:zur|an die) kasse|kasse)(?: bitte| gehen)?|(?:ich (?:möchte|will|würde gern(?:e)?) )?(?:jetzt )?(?:bezahlen|zahlen|bestellen|auschecken)(?: bitte)?|(?:die )?bestellung (?:abschließen|aufgeben|abschicken) = check out
(?:bitte )?(?:merk(?:e|en)?|speicher(?:e|n)?|heb(?:e)?)(?: dir| sie)?(?: bitte)? (?:das|es|den|die|ihn|sie|dies)(?: bitte)? (?:für später(?: auf)?|auf (?:die|meine|meiner|der) merkliste)|(?:das |es |den |die )?(?:für später (?:merken|speichern|aufheben)|auf die merkliste(?: setzen)?) = save it for later
was (?:habe|hab) ich (?:mir )?(?:gemerkt|gespeichert)|(?:zeige?(?: mir)? )?(?:die |meine )?merkliste = what have i saved
(?:ist|wäre) (?:das|es|dies|der rabatt|das angebot)(?: denn)?(?: wirklich)? (?:ein |eine )?(?:echte[rs]?|wirkliche[rs]?|tatsächliche[rs]?|gute[rs]?)(?: (?:rabatt|angebot|schnäppchen|preisnachlass|ermäßigung|reduzierung|preis))?|ist (?:das|es) wirklich (?:reduziert|günstiger|billiger|heruntergesetzt) = is this a real discount
(?:war|gab es) (?:das|es|er|sie|der|die|den|ihn)(?: (?:schon|mal|einmal|je|jemals|früher|vorher|schonmal))* (?:billiger|günstiger|preiswerter)|war der preis (?:schon (?:mal|einmal) |früher )?(?:niedriger|tiefer|billiger|günstiger) = was it ever cheaper
was beobachtest du(?: für mich| gerade)*|(?:meine )?(?:beobachtungen|preisalarme) = what are you watching
(?:beobachte|überwache) (?:das|es|ihn|sie|den preis)(?: bitte)? nicht (?:mehr|weiter)|hör(?:e)? (?:bitte )?auf,? (?:das|es|den preis) zu beobachten|(?:nicht|nicht mehr) (?:weiter )?beobachten|preisalarm (?:löschen|beenden|aus) = stop watching it
(?:bitte )?(?:beobachte|überwache|behalte)(?: bitte| mir)? (?:das|es|ihn|sie|den preis)(?: bitte)?(?: im auge)? = watch it
noch (?:eins|einen|eine|ein)(?: davon)?(?: bitte)?|(?:ich (?:will|möchte|nehme) )noch (?:eins|einen|eine)(?: davon)? = one more
(?:das |es |ihn |sie )?(?:wieder )?(?:entfernen|rausnehmen|löschen)|(?:nimm|tu|wirf) (?:das|es|ihn|sie|die|den)(?: bitte)?(?: wieder)? (?:raus|heraus|weg)|(?:das|es|den|die) doch nicht = remove it
"""

GERMAN_PHRASES = r"""
(?:in|zu|zum) (?:den|meinen|meinem|dem)? ?(?:waren|einkaufs)korb|in(?:s| das)? körbchen = to my cart
(?:aus|von) (?:dem|meinem|den)? ?(?:waren|einkaufs)korb = from my cart
(?:füg(?:e|en)?(?: sie)?|leg(?:e|en)?(?: sie)?|pack(?:e|en)?(?: sie)?|tu(?:e|n)?(?: sie)?|steck(?:e|en)?|gib|geben sie)(?= .*korb) = add
(?<=korb )(?:legen|packen|tun|hinzufügen|hinzu|stecken|geben|rein) = please
entfern(?:e|en)?(?: sie)?|lösch(?:e|en)?(?: sie)?|(?:nimm|nehmen sie|wirf|tu)(?= .*(?:raus|heraus|korb)) = remove
(?:wieder )?(?:raus|heraus) = please
mach(?:e|en sie)? (?:bitte |es |das )*(?:zwei|2)(?: daraus| davon| stück)? = make it two
mach(?:e|en sie)? (?:bitte |es |das )*(?:drei|3)(?: daraus| davon| stück)? = make it three
mach(?:e|en sie)? (?:bitte |es |das )*(?:vier|4)(?: daraus| davon| stück)? = make it four
mach(?:e|en sie)? (?:bitte |es |das )*(?:fünf|5)(?: daraus| davon| stück)? = make it five
(?:zwei|2)(?: davon| stück| mal)(?: von)? = two of them
(?:drei|3)(?: davon| stück| mal)(?: von)? = three of them
(?:vier|4)(?: davon| stück| mal)(?: von)? = four of them
(?:sag(?:e|en sie)?|gib|geben sie)(?: mir)?(?: bitte)?(?: bescheid)?(?=,? (?:wenn|sobald|falls))|(?:benachrichtige?|informiere?)(?:n sie)? mich(?: bitte)?(?=,? (?:wenn|sobald|falls)) = tell me
(?<=bescheid)(?= ),?|,(?= (?:wenn|sobald|falls)) = ,
(?:wenn|sobald|falls)(?= (?:es|er|sie|das|der|die|den)) = when
(?:es|er|sie|das)(?= (?:unter|auf|wieder|billiger|günstiger|weniger|reduziert)) = it
fällt|sinkt|runtergeht|heruntergeht = drops
wieder (?:da|verfügbar|lieferbar|vorrätig|auf lager|erhältlich|im sortiment)(?: ist| sind)? = back in stock
"""

SPANISH_WHOLE = r"""
¿?(?:(?:qué|que) (?:hay|tengo|llevo)(?: ya| ahora)? en (?:mi|el) (?:carrito|cesta|carro)|(?:ver|muéstrame|enséñame|muestra|abrir)(?: mi| el)? (?:carrito|cesta|carro)|(?:mi )?(?:carrito|cesta)) = what's in my cart
(?:vacía|vaciar|limpia|borra|vacíe)(?:me)?(?: por favor)?(?: todo)?(?: el| mi| la)? (?:carrito|cesta|carro)|quita(?:r)? todo = empty my cart
(?:finalizar|terminar|hacer|tramitar)(?: la| mi| el)? (?:compra|pedido)|(?:quiero |ir a |vamos a )?pagar(?: ya| ahora)?|(?:ir |pasar )?a (?:la )?caja|pasar por caja = check out
(?:guárda|guarda|guarde)(?:lo|la|me)?(?: esto| eso| este| esta)?(?: por favor)?(?: para (?:más tarde|luego|después))?|(?:añáde|agrega|pon)(?:lo|la)? (?:a|en) (?:mi )?(?:lista de deseos|favoritos) = save it for later
¿?(?:(?:qué|que) (?:he guardado|tengo guardado)|mi lista de deseos|mis favoritos) = what have i saved
¿?(?:(?:es|será)(?: esto| este| esta| eso)?(?: realmente)? (?:un |una )?(?:descuento|oferta|rebaja|ganga|buen precio)(?: (?:de verdad|real|auténtic[oa]|verdader[oa]|buen[oa]))?|está (?:de verdad|realmente) rebajad[oa]) = is this a real discount
¿?(?:(?:ha|había|estuvo|estado|fue|era)(?: estado| sido| costado)?(?: alguna vez| antes| ya)? (?:más )?(?:barat[oa]|económic[oa])(?: antes| alguna vez)?) = was it ever cheaper
¿?(?:(?:qué|que) (?:estás )?vigila(?:s|ndo)|mis alertas) = what are you watching
(?:deja|para|dejar) de vigilar(?:lo|la)?(?: eso| esto)?|no (?:lo |la )?vigiles más|quita la alerta = stop watching it
vigíla(?:lo|la)|vigila (?:esto|eso|el precio)|(?:avísame|dime) (?:si|cuando) baj(?:a|e)(?: el precio| de precio)? = tell me when the price drops
otr[oa] más|un[oa] más = one more
(?:quíta|elimína|sáca|bórra)(?:lo|la) = remove it
me (?:lo|la) (?:llevo|quedo)|lo compro|la compro = i'll take it
"""

SPANISH_PHRASES = r"""
(?:a|en|al|para) ?(?:mi|el|la)? ?(?:carrito|cesta de la compra|cesta|carro) = to my cart
(?:de|del) ?(?:mi|el|la)? ?(?:carrito|cesta|carro) = from my cart
(?:añad(?:e|ir|a)|agreg(?:a|ar|ue)|pon(?:er|ga)?|mete(?:r)?|echa(?:r)?)(?:me)?(?= .*(?:carrito|cesta|carro)) = add
(?:añáde|agréga|pón|méte|écha)(?:lo|la|melo|mela)(?= .*(?:carrito|cesta|carro)) = add it
(?:quita|elimina|saca|borra)(?:r|me)? = remove
(?:quíta|elimína|sáca|bórra)(?:lo|la)(?= del?) = remove it
(?:ponme|que sean|haz(?:lo)?|cambia a) (?:dos|2) = make it two
(?:ponme|que sean|haz(?:lo)?|cambia a) (?:tres|3) = make it three
(?:ponme|que sean|haz(?:lo)?|cambia a) (?:cuatro|4) = make it four
(?:dos|2) de (?:esos|esas|ellos|ellas) = two of them
(?:tres|3) de (?:esos|esas|ellos|ellas) = three of them
(?:avísame|dime|avisa|notifícame|avíseme)(?= (?:cuando|si|en cuanto)) = tell me
(?:cuando|en cuanto|si)(?= (?:baj|est|vuelv|cuest|haya|llegue|el precio)) = when it
(?:baje|baja|caiga|cueste)(?: (?:a|de))?(?: menos)?(?: de)? = drops below
(?:esté|está|haya|vuelva|vuelve)(?: a (?:estar|haber))?(?: de nuevo| otra vez)?(?: (?:disponible|en stock|stock|existencias))? = back in stock
"""

FRENCH_WHOLE = r"""
(?:qu' ?est-ce qu' ?il y a|qu' ?y a-t-il|que contient|qu' ?ai-je|qu' ?est-ce que j' ?ai)(?: dans)? (?:mon|le) panier|(?:voir|montre(?:-moi|r)?|affiche(?:r)?)(?: mon| le)? panier|(?:mon )?panier = what's in my cart
(?:vide(?:r|z)?|efface(?:r|z)?)(?: tout)?(?: mon| le)? panier|(?:enlève|retire|supprime)(?:r|z)? tout = empty my cart
(?:passer? (?:à la |en )?caisse|(?:à la|en) caisse|(?:je (?:veux|voudrais) )?(?:payer|commander|régler)(?: maintenant)?|(?:passer|valider|finaliser)(?: la| ma)? commande) = check out
(?:garde|sauvegarde|enregistre|mets)(?:-le|-la)?(?: (?:ça|cela|ceci|le|la))?(?: (?:de côté|pour plus tard|dans mes favoris|en favori))|(?:ajoute|mets)(?:-le|-la)? (?:à|dans) (?:ma liste(?: d' ?envies)?|mes favoris) = save it for later
(?:qu' ?est-ce que j' ?ai|qu' ?ai-je) (?:gardé|sauvegardé|enregistré)|(?:ma liste d' ?envies|mes favoris) = what have i saved
(?:est-ce|c' ?est|est-ce que c' ?est)(?: vraiment)? (?:une |un )?(?:vraie?|bonne?|réelle?|véritable)? ?(?:réduction|promo(?:tion)?|remise|affaire|solde|bon prix)(?: (?:réelle|vraie))? = is this a real discount
(?:est-ce que (?:ça|c') ?|(?:ça|cela|il|elle) )?(?:a|était|a-t-il|a-t-elle)(?: déjà)?(?: été| coûté)? (?:déjà )?moins cher(?:e)?(?: avant)? = was it ever cheaper
que surveilles-tu(?: pour moi)?|mes alertes = what are you watching
(?:arrête|cesse) de (?:le |la )?surveiller(?: ça| cela)?|ne (?:le|la) surveille plus = stop watching it
surveille(?:-le|-la)?(?: (?:ça|cela|le prix))? = watch it
(?:encore )?un(?:e)? (?:autre|de plus)|encore un(?:e)? = one more
(?:enlève|retire|supprime|ôte)(?:z)?-(?:le|la) = remove it
je (?:le|la|les) prends|je l' ?achète = i'll take it
"""

FRENCH_PHRASES = r"""
(?:au|dans|à) ?(?:mon|le)? ?panier = to my cart
(?:du|de) ?(?:mon|le)? ?panier = from my cart
(?:ajoute|mets|mettre|ajouter|mettez|ajoutez)(?:-moi)?(?= .*panier) = add
(?:ajoute|mets|ajoutez|mettez)-(?:le|la)(?= .*panier) = add it
(?:enlève|retire|supprime|ôte)(?:r|z)? = remove
(?:mets-en|fais-en|j' ?en veux|passe à) (?:deux|2) = make it two
(?:mets-en|fais-en|j' ?en veux|passe à) (?:trois|3) = make it three
(?:mets-en|fais-en|j' ?en veux|passe à) (?:quatre|4) = make it four
(?:préviens|avertis|dis|prévenez|avertissez|dites)-moi(?= (?:quand|si|dès|lorsque)) = tell me
(?:quand|lorsque|si|dès qu['e]?)(?= ?(?:il|elle|ça|c'|le prix)) = when
(?:il|elle|ça|c')(?= ?(?:passe|baisse|tombe|coûte|descend|est(?! combien)|revient|redevient)) = it
(?:passe|baisse|tombe|descend|coûte)(?: (?:à|en))?(?: (?:moins de|sous|dessous de))? = drops below
(?:est |revient |redevient )?(?:de retour|à nouveau|disponible|en stock)(?: (?:disponible|en stock))? = back in stock
"""
