"""How a request is put in French. See framed.py for how a line is read: what is elided stands apart, "l' eau"."""

from __future__ import annotations

from persea.understand.words import Words
from persea.understand.words.carts import FRENCH_PHRASES, FRENCH_WHOLE

_WHOLE = r"""
surprends-moi|surprenez-moi|je ne sais pas (?:quoi (?:prendre|acheter|offrir)|ce que je veux)|(?:que|qu' est-ce que) (?:tu|vous) (?:me )?(?:conseill|recommand)\w+|(?:je (?:veux|cherche|voudrais) )?quelque chose de (?:joli|beau|sympa|bien) = surprise me
aide(?:z)?-moi à (?:choisir|trouver) un cadeau = help me choose a gift
(?:(?:montre(?:z)?(?:-moi|-nous|-m' en)?|affiche(?:z)?|voir|en|y en a-t-il|il y en a|vous en avez|tu en as|avez-vous|as-tu|et|encore|je veux|s' il (?:te|vous) plaît)(?: en)? )*(?:d' |les |des |en )?(?:plus|autres?|davantage|suivante?s?|la suite|encore)(?: (?:s' il (?:te|vous) plaît|options|modèles|produits|résultats|articles|encore|de résultats|de choix|svp|stp))* = show me more
(?:quoi d' autre|autre chose|qu' avez-vous d' autre|qu' est-ce que vous avez d' autre) = show me more
(?:bonjour|bonsoir|salut|coucou)(?: à tous| persea)? = hello
merci(?: beaucoup| bien)?|(?:ok|super|parfait|génial),? merci|au revoir|à bientôt = thanks
aide|(?:que|qu' est-ce que tu|qu' est-ce que vous) (?:peux|pouvez|sais|savez)(?:-tu|-vous)? faire|qui (?:es-tu|êtes-vous)|tu es qui|comment ça (?:marche|fonctionne)|(?:es-tu|êtes-vous) (?:un )?(?:humain|robot|bot) = what can you do
(?:que|qu' est-ce que vous) (?:vendez|avez)(?:-vous)?(?: à vendre)? = what do you sell
je (?:le|la|les) (?:prends|veux|commande|achète) = i'll take it
"""

_PHRASES = r"""
(?:quelque chose |un truc )?(?:de )?(?:semblables?|similaires?|comparables?|ressemblant|pareils?|proches?) (?:à|aux?|de|du)(?= (?:l[ae]? ?'? ?)?(?:premi|deuxi|second|troisi|derni|ce)) = something similar to
(?:quelque chose |un truc )?(?:de )?(?:semblables?|similaires?|comparables?|ressemblant|pareils?) (?:à la|à l'|à|aux?) = anything similar to the
(?:quelque chose |un truc |d' autres )?(?:de )?(?:semblables?|similaires?|comparables?|pareils?)|dans le même (?:genre|style) = similar ones
alternatives? (?:à la|à l'|à|aux?) = alternatives to the
alternatives? = alternatives
(?:qu' est-ce qui|que|quoi) (?:va|irait|se marie)(?: bien)? avec(?: (?:ça|cela|celui-ci|celle-ci|lui|elle))?(?= ?(?:\?|$)) = what goes with it
(?:qu' est-ce qui|que|quoi) (?:va|irait|se marie)(?: bien)? avec (?:le|la|les|l') = what goes with the
(?:de quoi|qu' est-ce qu' il me|que me|il me) (?:d' autre |faut-il |faut )+(?:ai-je besoin )?(?:d' autre )?(?:avec|pour)?(?: ça| cela)?|(?:qu' est-ce que j' ai|de quoi ai-je) (?:encore )?besoin(?: d' autre)?(?: avec| pour)?(?: ça| cela)? = what else do i need for it
assortie?s?|qui (?:va|vont) avec(?: ça| cela)? = to go with it
(?:la )?couleur (?:m' )?(?:est |importe )?(?:égale?|peu importe)|peu importe la couleur|n' importe quelle couleur = any colour
(?:le )?(?:prix|budget) (?:m' est égal|n' a pas d' importance)|peu importe le (?:prix|budget)|oublie(?:z)? le (?:budget|prix) = forget the budget
tout(?: ce qu'il (?:me|nous )?faut| le nécessaire)? pour(?: (?:un|une|le|la|l'|mon|ma|notre))* = everything for a
(?:une )?(?:tenue|panoplie|équipement|kit) (?:de|d'|pour)(?: (?:un|une|le|la))* = outfit for
au total|en tout|ensemble|le tout = together
chacune?|par pièce|la pièce = each
(?:change|remplace|échange)(?: (?:la|le|les|l'|moi))* = swap the
enlève(?: (?:la|le|les|l'|moi))* = drop the
(?:ajoute|rajoute)(?: (?:une?|aussi))* = add a
pas (?:plus|au-dessus) (?:de|que|cher que)|sans dépasser(?: les)?|ne dépass\w+ pas(?: les)?|qui ne (?:dépasse|coûte)(?:nt)? pas (?:plus de|les)? = not more than
pas moins de|pas en dessous de = not less than
(?:à |pour |qui (?:coût(?:e|ent)|valent) )?moins (?:de|chers? que)(?= (?:€|\$)? ?\d)|en[ -]dessous(?: de| des)?|au-dessous de|inférieure?s? à|sous(?= (?:les )?\d) = under
(?:à |pour |qui (?:coût(?:e|ent)|valent) )?plus (?:de|chers? que)(?= (?:€|\$)? ?\d)|au[ -]dessus(?: de| des)?|supérieure?s? à = over
jusqu' (?:à|aux?) = up to
(?:au|à un|un) (?:grand )?maximum(?: de)?|au plus|maximum(?: de)?|maxi(?:mum)?|max\.?|prix max(?:imum)? = max
ou moins = or less
ou plus = or more
au moins|au minimum|minimum(?: de)?|min\. = at least
(?:à partir|dès|à compter)(?: de| d')?(?= (?:€|\$)? ?\d) = from
de(?= \d[\d.,]*(?: ?(?:€|euros?))? à \d) = from
(?<=\d )à(?= \d)|(?<=€ )à(?= \d)|(?<=euros )à(?= \d) = to
entre(?= (?:les )?(?:€|\$)? ?\d) = between
(?:autour de|aux? (?:alentours|environs) de|environ|à peu près|dans les|vers(?: les)?)(?= (?:€|\$)? ?\d) = around
(?:mon |un |avec (?:un )?|j' ai (?:un )?)?budget(?: est)?(?: maximum| max)?(?: de)? = budget of
(?:je (?:peux|veux) )(?:dépenser|mettre) = i can spend
(?:à|pour)(?= \d) = for
(?:la pièce|chacune?) = each

(?:quelles? (?:est|sont) )?(?:la |les )?différences?(?: entre)? = difference between
compar(?:e|er|ez|aison)(?:-moi|-les)?(?: s' il (?:te|vous) plaît| entre| de)* = compare
contre|par rapport à|vs\.? = vs
(?:les )?(?:deux premi(?:ers|ères)|premi(?:ers|ères) deux|2 premi(?:ers|ères)) = the first two
(?:les )?(?:trois premi(?:ers|ères)|3 premi(?:ers|ères)) = the first three
(?:les )?(?:deux derni(?:ers|ères)|2 derni(?:ers|ères)) = the last two
les deux|tous les deux|toutes les deux = both
(?:le|la|du|au) premi(?:er|ère) = the first one
(?:le|la|du|au) (?:deuxième|second|seconde) = the second one
(?:le|la|du|au) troisième = the third one
(?:le|la|du|au) quatrième = the fourth one
(?:le|la|du|au) cinquième = the fifth one
(?:le|la|du|au) sixième = the sixth one
(?:le|la|du|au) derni(?:er|ère) = the last one
numéro(?= \d) = number

(?:(?:le|la|les) )?(?:mieux|plus) (?:noté|évalué)e?s?|(?:(?:le|la|les) )?(?:avec|ayant) (?:les |la )?meilleure?s? (?:notes?|avis|évaluations?) = the best rated
bien (?:noté|évalué)e?s?|avec (?:de )?(?:bons avis|bonnes notes) = well rated
(?:laquelle|lequel|lesquelles|lesquels)(?: d' entre (?:elles|eux))? (?:a|ont) (?:les |la )?meilleure?s? (?:avis|notes?|évaluations?) = which one is best rated
(?:laquelle|lequel|quel|quelle)(?: d' entre (?:elles|eux))? (?:est|serait) (?:le|la) meilleure?|(?:laquelle|lequel) (?:me conseill\w+|me recommand\w+|choisir|prendre)(?:-vous|-tu)? = which one is best
(?:le|la|les) (?:moins (?:chers?|chères?|coûteu(?:x|ses?))|plus (?:abordables?|économiques?|bas prix))|(?:au|avec le|à) (?:plus bas|meilleur) prix = the cheapest
(?:le|la|les) plus (?:chers?|chères?|coûteu(?:x|ses?)|luxueu(?:x|ses?)) = the most expensive
(?:le|la|les) (?:plus (?:légers?|légères?)|moins lourde?s?) = the lightest
(?:le|la|les) plus lourde?s? = the heaviest
(?:pas|qui ne (?:soit|soient|sont|est) pas) trop lourde?s? = lightweight
je ne sais pas(?: trop)?(?: quelles?| quels?)? = ,
(?:beaucoup )?(?:trop|si) (?:chers?|chères?|coûteu(?:x|ses?)) = too expensive
trop bon marché = too cheap
trop lourde?s?|pès(?:e|ent) trop = too heavy
que (?:vous|tu) (?:avez|ayez|as|aies|vendez) = ,
trop (?:légers?|légères?) = too light
moins (?:chers?|chères?|coûteu(?:x|ses?))|plus (?:abordables?|économiques?)|meilleur marché = cheaper
plus (?:chers?|chères?|coûteu(?:x|ses?)|haut de gamme) = more expensive
plus (?:légers?|légères?)|moins lourde?s? = lighter
plus lourde?s? = heavier
pas (?:trop )?(?:chers?|chères?)|bon marché|abordables?|économiques? = cheap
(?:combien|c' est combien|à combien) (?:coût(?:e|ent)|valent|vaut|fait|font|est|sont)(?:-t)?(?:-(?:ils?|elles?))?|quel est le prix (?:de|du|des)|combien pour = how much is
c' est combien|combien c' est|ça coûte combien|ça fait combien = how much is
(?:qui )?(?:coût(?:e|ent)|valent|vaut) = costs
combien pès(?:e|ent)(?:-t)?(?:-(?:ils?|elles?))?|quel est le poids (?:de|du|des) = how heavy is
(?:en quelle matière|de quoi) (?:est|sont)(?:-(?:ils?|elles?))(?: faite?s?)? = what is it made of
(?:en quelle matière|de quoi) (?:est|sont|est fait|est faite) = what is the material of
(?:en |dans )?quelles couleurs?(?: a| ont| est| existe)? = what colours does
(?:en |dans )?quelles (?:tailles|pointures)(?: a| ont| est| existe)? = what sizes does
(?:parle(?:z)?-moi|dis-m' en plus|dites-m' en plus)(?: plus| davantage)? (?:de (?:ça|cela)|là-dessus)|en savoir plus|plus d' infos? = tell me more about it
(?:parle(?:z)?-moi|dis-m' en plus|dites-m' en plus)(?: plus| davantage)?(?: des| sur| à propos de| (?:de|du)(?! (?:premi|deuxi|second|trois|quatri|cinqui|sixi|derni)\w+))?|plus (?:d' infos|d' informations|de détails) sur = tell me more about
(?:laquelle|lequel|lesquels|lesquelles)(?: (?:d' entre (?:elles|eux)|de ces|des (?:deux|trois)))? = which of them
quels?|quelles? = which

(?:surtout )?(?:pas|rien)(?: (?:de|d'|du|des|en|avec|dans|la|le|un|une))*(?= [^\W\d_]{3,}) = not
(?:qui )?(?:ne |n' )(?:contien(?:t|nent)|comporte|soit|soient|est|sont|a|ont) pas(?: (?:de|d'|du|des|en|faite?s? en))* = without
je (?:ne |n' )(?:veux|aime) pas(?: (?:de|d'|du|des|le|la|les))* = without
sans(?: aucune?)?(?: (?:de|d'))? = without
ni(?: (?:de|d'))? = or
(?:sauf|excepté|hormis|à part)(?: (?:en|le|la|les|du))* = except
(?:exempte?s?|libres?) (?:de|d') = free of
pas = not

(?:qui (?:sont|est|soient|soit) )?(?:(?:en ce moment|actuellement|seulement|uniquement) )*(?:en stock|disponibles?|livrables?)(?: (?:tout de suite|de suite|immédiatement|maintenant|aujourd' hui|immédiate))* = in stock
(?:qui (?:sont|est) )?(?:en|à) (?:promo(?:tion)?s?|soldes?|réduction)|soldée?s?|en solde|les soldes|(?:remis|bradé|réduit)e?s?|promos?|promotions? = on sale

(?:je |on |nous )?(?:suis à la recherche (?:de|d')|(?:recherch(?:e|ons)|cherch(?:e|ons|er))(?: (?:de|des|du|d'))?) = looking for
(?:j' ai|nous avons|on a) besoin (?:de|d')|il (?:me|nous) (?:faut|faudrait) = i need
(?:je |j' |nous |on )(?:voudrais|veux|aimerais|souhaite|souhaiterais|voudrions|aimerions|désire)(?: (?:acheter|voir|avoir|trouver|commander))? = i want
(?:(?:pouvez|pourriez)-vous|(?:peux|pourrais)-tu|tu peux|vous pouvez)(?: (?:me|m' |nous))? = can you
(?:montr|affich|donn|trouv)(?:e|ez)(?:-(?:moi|nous))?|fais(?:-moi)? voir = show me
(?:recommand|conseill|propos|suggér)(?:er|e|ez)(?:-moi)? = recommend
(?:avez-vous|as-tu|est-ce que vous avez|est-ce que tu as|vous avez|tu as|y a-t-il|est-ce qu' il y (?:en )?a|il y (?:en )?a|vendez-vous|vous vendez|proposez-vous)(?: (?:aussi|encore))*(?: (?:de|des|du|d'))? = do you have
(?:acheter|commander|trouver|avoir) = buy
pour (?:mon|ma|mes|notre|nos|son|sa|un|une) (?:cher |chère |petite? |meilleure? )?(?:père|papa|mère|maman|parents|sœur|soeur|frère|mari|femme|époux|épouse|amie?s?|copine?|copain|grand-père|grand-mère|papi|mamie|fils|fille|enfants?|oncle|tante|neveu|nièce|patronne?|collègue|voisine?|cousine?|conjointe?) = for my friend
pour (?:moi|nous|toi) = for me
une (?:sorte|espèce) de = a kind of
personnes|gens = people
étoiles? = stars
euros?|eur = euro
francs suisses|francs? = chf
tailles?|pointures? = size
s' il (?:vous|te) plaît|svp|stp = please
merci = thanks
pour = for
avec = with
en|dans = in
et = and
ou = or
mais = but
seulement|uniquement|juste|que du = only
aussi|également = also
plutôt|à la place|en revanche = rather
quelque chose|quelque-chose = something
(?:le|la|les|l') = the
(?:ce|cet|cette|ces|ceux|celles|celui|celle)(?:-ci|-là)? = these
(?:un|une|des) = a
(?:mon|ma|mes|notre|nos) = my
(?:ton|ta|tes|votre|vos) = your
(?:elles|eux) = them
est-ce que|est-ce qu' = is
(?:est|sont)(?:-il|-elle|-ils|-elles)?|soit|soient = is
quoi|qu' est-ce que|qu' est-ce qui|que = what
qui = which
comment = how
quand = when
où = where
pourquoi = why
puis-je|je peux|peut-on = can i
bon(?:ne)?s?|joli(?:e)?s?|belles?|beaux?|bel = good
bonjour|salut = hello
suicide|me suicider|me tuer|envie de mourir = suicide
douleurs? (?:à|dans) la poitrine|infarctus|crise cardiaque = chest pain
empoisonnée?|intoxiquée? = poisoned
"""

_HOUSE = r"""
retours?|retourner|renvoyer|échange[rz]?|échanger|rembours\w+ = returns = retour échange remboursement renvoyer
livraisons?|livrer|livrez|livrons|frais de port|expédi(?:er|ez|ent|é|ée|ées)|délais? = delivery = livraison expédition délai frais
garanti\w*|(?<!kit de )répar(?:er|ez|ation|ations) = warranty and repairs = garantie réparation
pay(?:er|ez)|paiements?|règlement|carte (?:bancaire|bleue)|paypal|virement|en plusieurs fois = payment = paiement payer carte paypal virement
ma commande|mon colis|annuler (?:ma|une|la) commande|suivi = your order = commande suivi annuler
horaires?|êtes-vous ouverts?|vous ouvrez|ouvrez-vous|(?:numéro de|votre) téléphone|contacter|coordonnées|service client|où (?:êtes-vous|se trouve)|parler à (?:quelqu' un|un humain|une personne) = how to reach the shop = contact horaire adresse téléphone
(?:paquet|emballage|emballer)[ -]cadeau = gift wrapping = emballage cadeau paquet
(?:cartes?|chèques?|bons?)[ -](?:cadeaux?|d' achat) = gift cards = carte cadeau chèque
confidentialité|mes données = your data = confidentialité données cookie
"""

_DROPPED = """
    de d' du au aux à a y se me m' te t' s' n' ne c' j' qu' je tu il elle on nous vous ils lui leur leurs ça cela ceci
    suis ai as avez ont être très plus tout toute tous toutes si oui non déjà maintenant aujourd' hui chose choses
    article articles produit produits modèle modèles sorte type quelques plusieurs quelqu' là ici donc alors peut
    faut pièce paire options option par sur chez vers suite entre fait faite
"""

_FALSE_FRIENDS = "four or son ours on but sale pair main court courte cap six ten pension code fan pays sort come an set cure"

_MONEY = "euros?|€|chf|francs?|dollars|eur"
_COUNTED = "personnes|gens|étoiles?"
_SMALL = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
         "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
         "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90, "quatre-vingts": 80,
         "quatre-vingt": 80}  # fmt: skip
_SCALES = {"cent": 100, "cents": 100, "mille": 1000}
_JOINED = "et"
_GLUED = False
_AHEAD = ((r"(?<=[^\W\d_])['’](?=\w)", "' "),)

FRENCH = Words(
    whole=FRENCH_WHOLE + _WHOLE,
    phrases=FRENCH_PHRASES + _PHRASES,
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
