"""Red flags in French. How a table is written stands in the package's docstring."""

from __future__ import annotations

from persea.understand.red_flags import COMPLAINTS, Table

FRENCH = Table(
    "fr",
    COMPLAINTS
    + r"""
CHILD: enfant*, bebe*, nourrisson*, nouveau ne, nouveau nee, fils, fille, garcon, petit, petite, gamin*, gosse*, neveu, niece, jumeau*, jumelle*, ado, adolescent*, petit fils, petite fille, loulou
KIN: CHILD, maman, mere, papa, pere, mamie, papi, papy, grand mere, grand pere, mari, femme, epouse, epoux, copain, copine, compagnon, compagne, conjoint, conjointe, frere, soeur, oncle, tante, cousin*, ami, amie, voisin*, collegue*, coloc*, patron, ex, beau pere, belle mere, tonton, tata
OTHER: KIN, quelqu, il, elle, ils, elles, lui, le, la, les, leur, on, homme, dame, monsieur, personne, type, mec, gens, son, sa, ses, tout le monde
ME: je, j, me, m, moi, mon, ma, mes, nous, notre, nos, jai, chui, jarrive, jpeux
PERSON: ME, OTHER
HUMAN: fils, fille, enfant*, bebe, mari, femme, mere, pere, mamie, papi, frere, soeur, copain, copine
PET: chien, chienne, chiot, chat, chatte, chaton, hamster, lapin, cheval, perroquet, poisson rouge, oiseau
GOODS: tee shirt, tshirt, t shirt, mug, tasse, livre*, roman*, film*, album, jeu, jeux, poster, affiche, deguisement*, costume*, collier*, bracelet*, peluche*, jouet*, puzzle*, coussin*, oreiller*, couverture*, matelas, housse*, etui*, support*, creme*, gel, spray, appareil*, tensiometre*, montre*, ceinture*, attelle*, chaussettes, chaussures, bottes, veste*, manteau*, robe*, soutien gorge, brassiere, bonnet, casque*, gants, masque*, lunettes, lampe*, bougie*, plante*, recette*, serie, podcast, figurine*, cadeau*, anniversaire, taille, couleur, prix, livraison, cherche, vendez, avez vous, recommand*, promo*, kit, set, organisateur*, multiprise*, detecteur*, body, pyjama
PAST: l an dernier, annee derniere, l annee derniere, l ete dernier, il y a des annees, il y a _ ans, il y a _ mois, reeducation, survecu, survivant*, quand j etais petit*, autrefois, depuis des annees, depuis son, apres son
FICTION: film*, roman*, livre*, serie*, jeu, chanson*, podcast*, documentaire*, histoire de, bd, manga*, theatre
ASKS: qu est ce que, c est quoi, que signifie, symptomes de, definition, difference entre, prevenir
NOW: maintenant, la tout de suite, tout de suite, vite, aide, aidez, au secours, soudain, tout a coup, d un coup, urgence, urgent, ambulance, samu, pompiers, 15, 112, que faire, je fais quoi, quoi faire, encore, ce soir, ce matin, aujourd hui
~ suicide squad, une tuerie, a mourir, mourir de rire, mort de rire, morte de rire, meurs d envie, je meurs d envie, tuer le temps, tue l amour, a tomber, ras de cou, ras du cou, coup de coeur, de bon coeur, en forme de coeur, coeur brise, en coeur, par coeur, frequence cardiaque, cardiofrequence*, cardio, tete de lit, tete de douche, pommeau, casse tete, prise de tete, tete nucleaire, bombe de bain, bombes de bain, c est de la bombe, la bombe, pistolet a colle, pistolet a eau, pistolet de massage, fievre du samedi, fievre acheteuse, fievre du foot, masque de plongee, tuba, respirer facilement, respirant*, orange sanguine, faux sang, tension arterielle, groupe sanguin, brule graisse*, bruler des calories, brule parfum, brule encens, creme brulee, brulant d envie, sac de frappe, coussin d allaitement, coussin de grossesse, test de grossesse, grossesse vetements, sans poison, foudre, parafoudre, protection contre la foudre, amortisseur*, choc thermique, antichoc, anti choc, noyer le poisson, noye la plante, noye sous, attaque des titans, cardiaque le prix, coup de soleil creme, coup d oeil, coup de fil, coup de main, coup de pouce, boire comme, mort de faim, morte de faim, mort de fatigue, crever de chaud, crise de rire, fou rire
UNCONSCIOUS: inconscient*, ne repond plus, repond plus, ne repond pas, repond pas, ne reagit plus, reagit plus, ne reagit pas, reagit pas, ne se reveille pas, se reveille pas, se reveille plus, ne se reveille plus, n arrive pas a __ reveiller, arrive pas a __ reveiller, impossible de __ reveiller, ne respire plus, respire plus, ne respire pas, respire pas, plus de pouls, pas de pouls, s est evanoui*, evanoui*, s est effondre*, effondre*, perdu connaissance, perd connaissance, perte de connaissance, dans les pommes, tombe* dans les pommes, tombe* raide, inerte, ne bouge plus, bouge plus, n ouvre plus les yeux, tombe par terre et, a fait un malaise, fait un malaise, s ecroule*, ecroule, du mal a la|le reveiller, arret respiratoire
BLUE: levres __ bleu*, bleu* autour, devient bleu*, tout bleu, toute bleue, il est bleu, elle est bleue, visage bleu*, deviennent bleu*, levres violettes, cyanose*, vire au bleu, virent au bleu
BREATHLESS: n arrive plus a respirer, arrive plus a respirer, arrive pas a respirer, peux plus respirer, peut plus respirer, peux pas respirer, peut pas respirer, peine a respirer, mal a respirer, difficulte* a respirer, difficultes respiratoires, du mal a respirer, respire mal, respire tres mal, respire vite, respire tres vite, respire bizarrement, respire difficilement, j etouffe, etouffe, etouffer, s etouffe, etouffement, suffoque*, manque d air, cherche son air, manque de souffle, souffle coupe, essouffl* au repos, plus d air, jarrive plus a respirer, arrive plus a reprendre, reprendre mon souffle, reprendre son souffle, a bout de souffle sans, halete*, respirer, detresse respiratoire
WHEEZE: siffle, sifflement*, crise d asthme, asthme, geint, gemit
CONFUSED: confus*, desoriente*, delire*, parle bizarrement, parle bizarre, dit n importe quoi, raconte n importe quoi, propos incoherents, incoherent*, ne me reconnait, me reconnait plus, me reconnait pas, ne sait plus ou, sait plus ou, hallucin*, voit des gens, voit des choses, ne se souvient, se souvient plus, se rappelle plus, repete la meme, meme question, hebete*, bizarre, perdu la memoire
SLEEPY: somnolen*, tres endormi*, tout mou, toute molle, molle, amorphe*, apathique*, lethargi*, s endort tout le temps, a du mal a se reveiller, mou comme, n arrive pas a rester eveille*
VOMIT: vomi*, vomit, gerbe, nausee*, rend tout
BLOODY: vomi* du sang, crache du sang, tousse du sang, sang dans les selles, sang dans les urines, sang dans le vomi, sang par la bouche, sang de l oreille, marc de cafe, selles noires, crache plein de sang, sang dans la cuvette, vomit rouge
CHILLS: frisson*, grelott*, tremble*, tremblement*, claque des dents
FEVER: fievre*, temperature, brulant*, bouillant*, tres chaud, tres chaude, #warm, #hot, #burning
DIZZY: vertige*, tete qui tourne, tete tourne, m evanouir, s evanouir, malaise, tenir debout, tient plus debout, tiens plus debout, tete me tourne, etourdi*
SWEATY: transpir*, sueur*, pale, blanc comme, blanche comme, livide, gris, tout blanc
HEARTBAD: coeur __ bat vite|tres vite|fort|trop vite, coeur s emballe, coeur qui s emballe, tachycardie, palpitation*, coeur irregulier, coeur a 180, coeur qui bat, pouls faible, pouls rapide, arythmie
NUMB: engourdi*, fourmi*, ne sent plus, sent plus, sens plus, insensible, paralys*, endormi le bras, bras endormi
VISION: vois double, voit double, vois plus, voit plus, vision double, vision floue, vue trouble, vois flou, voit flou, vue floue, aveugle, pupille*, perdu la vue
HEADACHE: mal de tete, mal a la tete, maux de tete, migraine*, cephalee*, tete qui explose, mal de crane
SEVERE: douleur* atroce*, douleur* horrible*, douleur* insupportable*, insupportable*, tres forte douleur, douleur tres forte, douleur intense, fortes douleurs, grosse douleur, grosses douleurs, pire douleur, coup de poignard, violente douleur, douleur violente, violentes douleurs, plie* en deux, dur comme, crampes terribles, crampes atroces, terrible douleur, horriblement mal, super mal
JERK: convuls*, secousse*, spasme*, yeux revulses, yeux qui se revulsent, bave, ecume, mousse a la bouche, raide, raidi*, saccade*, s est urine dessus, s est fait pipi dessus, crise d epilepsie, tremble de partout
PURPLE: taches|points|boutons|plaques|marques violettes|violets|rouges|pourpres|violacees, ne disparai*, disparaissent pas, disparait pas, s efface* pas, test du verre, avec un verre, purpura, marbr*
STIFFNECK: nuque raide, raideur de la nuque, raideur nuque, cou raide, nuque bloquee, nuque tres raide, n arrive pas a baisser la tete, arrive plus a plier le cou, plier le cou, mal a la nuque, mal au cou
LIGHTHURTS: lumiere fait mal, lumiere lui fait mal, lumiere me fait mal, supporte pas la lumiere, supporte plus la lumiere, gene* par la lumiere, lumiere le gene, lumiere la gene, photophob*
THIRST: tres soif, soif, boit enormement, boit sans arret, pisse tout le temps
HIVES: urticaire, plaques rouges, plaques partout, demange* partout, gratte partout, boutons partout, demangeaison*
# ------------------------------------------------------------ self-harm
self_harm: [me tuer, me suicider, suicid*, se suicider, se tuer, me foutre en l air, se foutre en l air, mettre fin a mes jours, mettre fin a ses jours, en finir, en finir avec la vie, me pendre, se pendre, me jeter, sauter du pont, sauter par la fenetre, sauter d un pont, m ouvrir les veines, me tailler les veines, ouvrir les veines, trancher les veines, me tirer une balle, me flinguer, mettre fin a ma vie, mettre fin a tout, m oter la vie] PERSON @12 -FICTION -GOODS
self_harm: [envie de mourir, veux mourir, veut mourir, voudrais mourir, prefere mourir, prefererais mourir, voudrais etre mort*, etre mort*, veux plus vivre, plus envie de vivre, envie de vivre, plus vivre, veux plus etre la, plus etre la, ne plus etre la, ne plus exister, plus exister, plus me reveiller, ne pas me reveiller, ne plus me reveiller, jamais me reveiller, me reveiller demain, m endormir pour toujours, dormir pour toujours, vie n a plus de sens, plus de sens, aucun sens, rien n a de sens, ne vaut pas la peine, vaut plus la peine, je n en peux plus, j en peux plus, peux plus continuer, peux plus tenir, plus la force, plus de raison de vivre, aucune raison de vivre, mieux sans moi, serait mieux sans moi, seraient mieux sans moi, personne ne me regrettera, personne ne le remarquerait, personne ne remarquerait, si je disparaissais, si je n etais plus la, si je mourais, manquerai a personne, manquerais a personne, manquerai pas, je suis un poids, suis un fardeau, disparaitre pour toujours, disparaitre pour de bon, que tout s arrete, que ca s arrete, lettre d adieu, dire adieu a, vois pas d issue, vois plus d issue, fatigue de vivre, fatiguee de vivre, marre de vivre, marre de la vie] [je, j, me, m, moi, il, elle, ma, mon, tout, vie, personne, suis, jen, ca] @12 -FICTION -GOODS
self_harm: [me coupe, me scarifie*, scarifi*, se scarifie*, me taillade*, se taillade*, me mutile*, automutil*, auto mutil*, me faire du mal, me fais du mal, se fait du mal, se faire du mal, me bruler expres, me blesser, se coupe les bras, se coupe, coupures sur les bras] PERSON @12 -GOODS -CUIS
CUIS: cheveux, cuisine, ongles, faim
self_harm: [combien de, quelle dose, quelle quantite, combien] [cachets, comprimes, paracetamol, doliprane, somniferes, medicaments, insuline] [mourir, mortel*, ne pas se reveiller, ne plus se reveiller, letal*, en finir, tuer] @14
self_harm: [corde, poutre, crochet, ceinture] [mon poids, supporte mon poids, tienne mon poids, pendre, noeud coulant, poids d une personne, une seule fois] @12 -ESCAL
ESCAL: escalade, hamac, balancoire*, bateau
self_harm: [sans douleur, sans souffrir, moyen rapide, facon rapide, moyen le plus] [mourir, suicide, en finir, me tuer, partir] @8 -FICTION
self_harm: [pont, toit, balcon, rails, voie ferree, falaise, rebord] [je suis sur, debout sur, assis* sur, sauter, au bord, au dessus, monte sur, suis sur le] PERSON @8 -GOODS
self_harm: [couteau, lame*, rasoir, cutter] [poignet*, veines, mes poignets, mes bras, sous l oreiller] @10
# ------------------------------------------------------------ abuse, violence
HARMER: mari, copain, compagnon, conjoint, pere, papa, beau pere, mere, maman, ex, frere, oncle, grand pere, patron, prof, entraineur, il, copine, femme, tonton, on, quelqu, homme, voisin, parents, cousin, elle, mec, gars
abuse: HARMER [me frappe*, me bat, me battait, m a frappe*, m a battu*, m a gifle*, me gifle, me tape, m a tape, m a etrangl*, m etrangle, me cogne, me violente, me viole, m a viole*, me touche, m a touche*, m a agresse*, m agresse, me menace, m a menace*, m oblige, me force, m a force*, m enferme, m a enferme*, me sequestre, nous frappe, nous bat, nous tape, frappe ma, bat ma, frappe les enfants, bat les enfants, tape les enfants, frappe mon, me pousse, m insulte et, me harcele, m empeche, m a confisque, m a pris, me suit, me surveille, me controle, me brule, me fait du mal, me crache, va me tuer, veut me tuer, m a attache, l a frappe, la frappe, le frappe] @8 -FICTION -PET -GOODS
abuse: HARMER [vient dans ma chambre, dans mon lit, me deshabille, notre secret, ne le dire a personne, rien dire, se glisse dans mon lit] @8 -FICTION
abuse: [me frappe, me bat, on me frappe, battue, j ai ete viole*, ete violee, ete viole, me suis fait violer, violee, viol, violences conjugales, violence conjugale, mariage force, marier de force, maltrait*, abus sexuel*, attouchement*, agression sexuelle, agressee sexuellement, sequestre*, femme battue, drogue a mon insu, ghb dans] PERSON -FICTION -GOODS
abuse: [me laisse pas, ne me laisse pas, me laisse plus, m interdit, m empeche de, laissent pas, pas le droit de] [sortir, partir, voir, parler, travailler, appeler, aller, telephoner] @4 -GOODS
abuse: [peur] [rentrer, de lui, de mon mari, de mon copain, de mon conjoint, de mon pere, de mon ex, qu il me, de mourir sous, pour ma vie, de mon compagnon, rentrer chez moi, qu il] @6 PERSON -FICTION -GOODS
abuse: [cache* dans, me cache, enfermee dans, enferme dans, fuir, m enfuir, echapper a] [lui, mari, copain, pere, placard, salle de bain*, toilettes, saoul, bourre, conjoint, ex, il, compagnon] @10 -FICTION -GOODS
abuse: [marier, mariage, epouser] [de force, forcer, forcent, connais pas, jamais vu, passeport, contre mon gre, pas envie] @14 PERSON [parents, famille, pere, ils, mere]
abuse: [photos nues, photos de moi, photos intimes, nudes, nue, videos intimes] [menace*, publier, envoyer, envoie, chantage, demande, oblige, diffuser, j ai 12, j ai 13, j ai 14] @14
abuse: [bleus, coquard, cocard, oeil au beurre noir, marques] [mon mari, mon copain, il m a, son pere, cacher, fond de teint, maquillage, frappe, camoufler] PERSON @14
KILLS: tuer, tue, buter, poignarder, planter, descendre, egorger, etrangler, assassiner, frapper, empoisonner, bruler, flinguer, abattre, defoncer, crever, faire du mal, faire sauter, massacrer, secouer, tirer sur, tabasser, cramer, eventrer
threat_of_violence: [je vais, j ai envie de, envie de, je veux, il va, il veut, ils vont, compte, vais, comment, on va, demain je, dit qu il va, peur de, j aimerais, je jure] KILLS [le, la, les, mon, ma, ce, cet, mes, lui, quelqu, tous, tout le monde, patron, ex, prof*, voisin, ecole, college, lycee, gens, bebe, mari, femme, pere, frere, me, nous, chef, classe] @6 -FICTION -GOODS -INSECTE
INSECTE: mouche*, moustique*, fourmi*, cafard*, bacterie*, microbe*, temps, faim, rat, rats, souris, mauvaises herbes
threat_of_violence: [bombe, explosif*, cocktail molotov] [fabriquer, faire, poser, ecole, lycee, gare, marche, clous, construire, gens, metro, exploser] @10 -GOODS -FICTION
threat_of_violence: [arme, pistolet, couteau, fusil, machette, flingue, hache] [ecole, college, lycee, classe, menace*, pointe*, gorge, devant la porte, a la porte, dehors, chez moi, entrer, tempe, sur moi, me suit] @8 -GOODS -FICTION -CUISINE
CUISINE: cuisine, cuisiner, pain, chef, jambon
threat_of_violence: [homme, quelqu, type, mec, cambrioleur*, ex, inconnu, voleur*, gens, gars] [essaie d entrer, essaye d entrer, veut entrer, force la porte, defonce la porte, tape a la porte, chez moi, dans ma maison, me suit, me poursuit, avec un couteau, avec une machette, avec une arme, avec un pistolet, me menace, est rentre, entre par effraction, dehors avec] @8 -FICTION -GOODS
threat_of_violence: [menace*, menacee] [tuer, mort, couteau, arme, de mort, me tuer, bruler] @6 -FICTION
# ------------------------------------------------------------ overdose, poison
PILLS: cachet*, comprime*, somnifere*, calmant*, anxiolytique*, paracetamol, doliprane, efferalgan, dafalgan, ibuprofene, advil, aspirine, antidepresseur*, medicament*, medoc*, insuline, xanax, valium, lexomil, tramadol, codeine, morphine, fentanyl, heroine, cocaine, coke, ecstasy, mdma, ketamine, lsd, ghb, methadone, subutex, drogue*, boite*, plaquette*, dose, doses, flacon, pilule*, sirop, gelule*, pilulier
overdose: [pris, avale*, prise, ingere*, gobe*, bu, mange, prend, injecte, donne, prends, sniffe] [trop, toute, tout, toutes, tous, entiere, entier, double, triple, poignee, plusieurs, boite*, d un coup, en une fois, par erreur, sans faire expres, deux fois, #many, trompe*, vingt, trente, avec de l alcool, alcool, vodka, plaquette*] PILLS @12 PERSON -PET -PUISJE
PUISJE: puis je, peut on, je peux prendre, on peut prendre, dois je, est ce que je peux, pour voyager
overdose: [overdose, surdose, coma ethylique, od] PERSON @8 -FICTION -GOODS
overdose: [PILLS, alcool, bourre*, saoul*, ivre*, bu, drogue*, seringue, vodka] [UNCONSCIOUS, BLUE, BREATHLESS] OTHER @24 [cachet*, comprime*, medoc*, medicament*, alcool, bourre*, saoul*, ivre*, drogue*, heroine, cocaine, vodka, somnifere*, seringue, ecstasy, xanax, ghb, bu]
overdose: CHILD [cachet*, comprime*, medicament*, medoc*, drogue*, gelule*] [mange, avale*, pris, trouve, bu] @10 -PET
TOXIC: javel, eau de javel, ammoniac*, deboucheur, destop, decapant, decape four, detartrant, detergent, lessive, capsule de lessive, liquide vaisselle, adoucissant, antigel, pile, piles, pile bouton, batterie, aimant*, desherbant, pesticide*, insecticide*, poison, mort aux rats, white spirit, terebenthine, essence, petrole, huile essentielle, dissolvant, acetone, desinfectant*, gel hydroalcoolique, champignon*, baies, muguet, laurier rose, if, digitale, nicotine, e liquide, acide*, soude, colle, peinture, produit menager, produit wc, produit d entretien, methanol, monoxyde, parfum, naphtaline, cigarette*, megot*, mercure, plante, pastille lave vaisselle, nettoyant*
poisoning: TOXIC [bu, boit, avale*, avaler, mange, mangee*, ingere*, suce, leche, respire, inhale*, dans la bouche, croque, goute, confondu] @10 -PET
poisoning: [melange*] [javel, ammoniac*, vinaigre, detartrant, acide, produit*] [yeux, gorge, tousse, toux, respir*, vertige*, vapeur*, brule, brulent] @20
poisoning: [gaz, monoxyde, fumee*, chaudiere, poele, groupe electrogene, barbecue] [mal de tete, mal a la tete, vertige*, nausee*, vomi*, odeur, sent, tousse, alarme, malaise, endormi*, fuite, sonne] PERSON @12 -GOODS
poisoning: [odeur de gaz, sent le gaz, fuite de gaz, ca sent le gaz]
poisoning: [mordu*, pique*, morsure, piqure] [serpent, vipere, scorpion, meduse, araignee, vive] @8 -GOODS
poisoning: [champignon*, baies, moules, huitres, coquillages] [mange, mangee*, manger, cueilli*, ramasse*] [vomi*, crampe*, diarrhee, vertige*, mal au ventre, nausee*, malade*] @24
poisoning: [empoisonne*, intoxique*, intoxication] PERSON @8 -PET -FICTION -GOODS
# ------------------------------------------------------------ anaphylaxis, choking, breathing
anaphylaxis: [langue, levre*, visage, gorge, yeux, cou, bouche, paupiere*] [gonfl*, enfle*, serre, serree, se ferme, ferme, se resserre, double de volume, enorme*, qui gonfle] [abeille*, guepe*, frelon*, pique, piqure, cacahuete*, arachide*, noix, noisette*, crevette*, fruits de mer, crustace*, allerg*, mange, penicilline, antibiotique*, vaccin, oeuf, lait, poisson, respir*, urticaire, plaques, avaler, voix, sesame, latex, gorge, demange*, epipen, adrenaline, langue] @24 -PET -GOODS
anaphylaxis: [abeille*, guepe*, frelon*, piqure, cacahuete*, arachide*, noix, noisette*, crevette*, fruits de mer, allerg*, penicilline, antibiotique*, sesame, amande*] [BREATHLESS, HIVES, gonfl*, enfle*, DIZZY, malaise, siffle, voix, respire*] [BREATHLESS, gorge, langue, levre*, visage, HIVES, DIZZY, malaise, vomi*, respire*, voix, siffle, evanoui*] PERSON @24 -PET -GOODS -RHUME
RHUME: rhume des foins, acariens
anaphylaxis: [anaphyla*, choc allergique, reaction allergique, oedeme de quincke, quincke] PERSON @10 -GOODS
choking: [etouffe, s etouffe, s etrangle, fausse route, avale de travers, s est etouffe*, etouffer] OTHER @8 -PET -GOODS
choking: [coince*, bloque*, reste*] [gorge, trachee, oesophage, travers de la gorge] PERSON @8 -PET
choking: [avale*] [piece, bille, raisin, bonbon, jouet, lego*, bouton, perle, bouchon, os, arete, noix, cacahuete*, pop corn, saucisse, morceau, ballon] PERSON @8 -PET
breathing: BREATHLESS PERSON @16 -PET -TISSU
TISSU: robe, tissu, corset, chaussures, jean, escaliers, plongee, yoga, chaleur etouffante, appart
breathing: [ventoline, inhalateur, asthme, asthmatique, bouffees] [marche pas, marche plus, aide pas, fait rien, fait plus rien, vide, soulage pas, crise, empire, toujours, plus d effet] [respir*, siffle, crise, souffle, poitrine, air, bleu*, grave, forte, pire] @16 -GOODS
breathing: BLUE PERSON @12 -PET -GOODS
# ------------------------------------------------------------ heart, stroke
cardiac: [crise cardiaque, infarctus, arret cardiaque, attaque cardiaque] [je crois, fait une, fais une, fait un, fais un, faire une, faire un, pense, peut etre, en train, a fait, c est une, c est un, KIN, j ai] @8 -GOODS -PAST -FICTION
cardiac: [se tient, tient, s agrippe, porte la main] [poitrine, coeur, bras gauche] @5 -SOUTIF
cardiac?: [crise cardiaque, infarctus, arret cardiaque]
cardiac: [poitrine, coeur, thorax, sternum, torse] [douleur*, mal, serre*, sere, sert, oppress*, pression, pese, brule*, brulure*, etau, poids, pique*, coup, lance, ecras*, comprime, pincement*, point, tiraille*, appuie] PERSON @9 -SOUTIF -PET
SOUTIF: soutien gorge, brassiere, chemise, veste, robe, tour de, tatouage, taille, pendentif, bijou*
cardiac: [douleur poitrine, douleur thoracique, douleurs thoraciques, douleur dans la poitrine, mal a la poitrine, oppression thoracique, poitrine serree, angine de poitrine] -GOODS -PAST
cardiac: [bras gauche, machoire, bras] [mal, douleur*, engourdi*, fourmi*, lourd] [poitrine, SWEATY, BREATHLESS, DIZZY, nausee*, machoire] PERSON @16
cardiac: HEARTBAD [DIZZY, BREATHLESS, SWEATY, malaise, poitrine, heures, arrete pas, CHILLS] PERSON @16 -GOODS
stroke: [bouche, visage, sourire, levre, paupiere, joue] [de travers, tordu*, tombe*, tombant*, affaisse*, deforme*, paralys*, engourdi*, pend, bizarre, d un cote] PERSON @8 -GOODS -PET
stroke: [avc, attaque cerebrale, accident vasculaire, ait, hemorragie cerebrale] [je crois, fait un, fais un, faire un, pense, peut etre, en train, a fait, c est un, KIN] @8 -GOODS -PAST
stroke?: [avc, attaque cerebrale]
stroke: [parle bizarrement, parle bizarre, articule plus, articule mal, n arrive plus a parler, arrive plus a parler, arrive pas a parler, peut plus parler, peux plus parler, bafouille, mots n importe, trouve plus ses mots, cherche ses mots, mots se melangent, melange les mots, mots dans le desordre, charabia, comprend pas ce qu il dit, parle comme s il etait ivre, mange ses mots, elocution] PERSON [d un coup, tout a coup, soudain, bras, main, cote, jambe, depuis, KIN, ce matin, maintenant, visage] @16 -GOODS -PET
stroke: [bras, main, jambe, cote, moitie, demi visage] [ne sent plus, sent plus, sens plus, bouge plus, bouger, peut plus lever, arrive plus a lever, paralys*, engourdi*, sans force, faible, lourd, tombe, lache, fourmi*, inerte, repond plus, plus de force] [d un coup, tout a coup, soudain, droit*, gauche, un cote, cote, moitie, depuis, KIN, ce matin, reveil*] PERSON @12 -GOODS -PAST -PET
stroke: [VISION] [d un coup, tout a coup, soudain, un oeil, depuis, moitie, brusque*] PERSON @12 -GOODS
stroke: HEADACHE [pire, soudain, brutal*, explos*, d un coup, de ma vie, jamais, coup de tonnerre, tout a coup, atroce*, foudroyant*] PERSON @10 -GOODS
stroke: HEADACHE [VISION, NUMB, CONFUSED, parler, STIFFNECK] PERSON @20 -GOODS
# ------------------------------------------------------------ seizure, head, meningitis, children, pregnancy
seizure: [convuls*, crise d epilepsie, crise epileptique, crise convulsive, epilep*, convulsion*] PERSON [minutes, fait une, fait, arrete pas, maintenant, par terre, yeux, repond, premiere fois, fievre, en train, encore, dure, depuis, bave, cesse] @14 -PET -GOODS -PAST
seizure: JERK [yeux, corps, bave, mousse, par terre, inconscient*, minutes, raide, repond, partout, bras, jambes, fievre, revulses] OTHER @16 -PET -GOODS
head_injury: [tete, crane, nuque, front, escalier*, lit, table a langer, velo, moto, cheval, echelle, toit, arbre, trottinette, balancoire, canape, lit superpose] [cogne*, tombe*, chute*, tape*, choc, coup, heurte*, accident, assomme*, tombee] [SLEEPY, VOMIT, CONFUSED, VISION, UNCONSCIOUS, HEADACHE, DIZZY, anticoagulant*, pupille*, liquide, sang, saigne*, souvient, rappelle, dort, dormir, bosse enorme, enfonce*, bizarre, convuls*, oreille, bouger, somnole] PERSON @40 -PET -GOODS
head_injury: [pupille*] [plus grosse, plus grande, different*, inegal*, dilatee] PERSON @8
meningitis: STIFFNECK [FEVER, PURPLE, LIGHTHURTS, VOMIT, SLEEPY, CONFUSED, HEADACHE, taches, boutons, UNCONSCIOUS] @20 -GOODS
meningitis: PURPLE [FEVER, CHILD, peau, jambes, corps, SLEEPY, VOMIT, ventre, bras, HEADACHE] @16 -GOODS -PET -TAPIS
TAPIS: tapis, chemise, laver, detachant, canape, nappe
meningitis: [meningite] PERSON @10 -GOODS -PAST
meningitis: [fontanelle] [bombee, gonflee, dure, tendue, bombe] @8
infant_fever: [nouveau ne, nouveau nee, #tinyold] FEVER @14 -GOODS -TERMO
TERMO: thermometre*, pyjama, gigoteuse, lit, chambre
infant_fever: [#tiny] [bebe*, nourrisson*, fils, fille, petit, petite, jumeau*] FEVER @12 -TERMO
infant_fever: [nouveau ne, nouveau nee, #tinyold] [tete plus, boit plus, mange pas, veut pas manger, veut pas teter, mou, molle, se reveille pas, geint, tres chaud*, apathique, jaune, refuse] @12 -TERMO -GOODS
infant_fever: [bebe*, nourrisson*, #babyold] FEVER [SLEEPY, boit plus, boit pas, mange pas, tete plus, mou, molle, CONFUSED, JERK, boutons, taches, BREATHLESS, #burning, geint, se reveille pas, apathique, couches seches] @20 -TERMO
infant_fever: CHILD [#burning] [fievre*, temperature, degres] @14
PREG: enceinte*, semaines de grossesse, sa, #weeks, grossesse, contraction*, accouch*, cesarienne, perdu les eaux, perte des eaux, fausse couche, extra uterine, post partum, mois de grossesse, terme
pregnancy: PREG [sang*, saign*, hemorragie, caillot*, SEVERE, tres mal, mal au ventre tres, VISION, HEADACHE, gonfl*, malaise, tombe*, chute*, DIZZY, convuls*, liquide vert, epaule, coup de poignard] PERSON @18 -GOODS
pregnancy: [bouge plus, ne bouge plus, sens plus, plus bouger, pas bouge, bouge pas, moins de mouvements, plus de mouvements, coups, ne le sens plus, ne la sens plus, sent plus bouger] [bebe, enceinte, mois, #weeks, ventre, semaines, grossesse] @16 -GOODS -PET
pregnancy: [perdu les eaux, perte des eaux, poche des eaux, bebe arrive, accouche, en train d accoucher, vois la tete, voit la tete, tete sort, cordon, contractions toutes, envie de pousser, le travail a commence] PERSON -GOODS -PAST
# ------------------------------------------------------------ bleeding, burns and the rest
BLOOD: sang, saigne*, saignement*, hemorragie*, saigner
bleeding: BLOOD [beaucoup, arrete pas, s arrete pas, s arrete plus, n arrete pas, gicle*, jet, jets, jaillit, partout, heures, profond*, trempe*, perd, perdu, perds, litres, caillots, flots, coule, arreter, enormement, abondant*, anticoagulant*, serviette*, plein] PERSON @12 -CINE -PET
CINE: faux, film, deguisement, halloween, tache*, detachant, don, groupe, gencive*
bleeding: BLOODY -GOODS -PET
bleeding: [vomi*, tousse*, crache*, crachat*] [sang, caillots, marc de cafe] @6 -PET
bleeding: [coupe*, entaille*, plaie, scie, tronconneuse, couteau, poignarde*, sectionne*, ampute*, arrache*, disqueuse, ouvert] [doigt*, main, bras, jambe, cuisse, poignet, tete, cou, pied, pouce] [gicle*, jet, profond*, os, arrete pas, s arrete pas, beaucoup de sang, pend, ouvert*, tendon*, artere, net, saigne beaucoup, pisse le sang, sectionne*] PERSON @18 -GOODS -PET
bleeding: [poignarde*, tire dessus, balle dans, blesse par balle, se vide de son sang, empale*] PERSON @8 -FICTION -GOODS
burn: [brul*, ebouillant*, cloque*, en feu, pris feu, prend feu, en flammes, carbonis*] [huile, eau bouillante, bouillant*, cafe, the, soupe, plaque, four, fer, feu, acide, visage, poitrine, peau, cloques, cloque*, grosse*, enorme*, noir*, blanc*, enfant, bebe, jambe*, bras, main*, yeux, oeil, maison, cuisine, poele, cheveux, vetements, electrique] PERSON @14 -PET -REPAS -GOODS -FIEVRE
FIEVRE: fievre, canicule, soif
REPAS: toast*, pain, pizza, diner, calories, graisse*, bougie, gateau*, pipi, uriner, estomac
burn: [dans l oeil, dans les yeux] [javel, acide, produit, decapant, soude, chaux, colle, ammoniac*, nettoyant*, detartrant, deboucheur, lacrymo*] @12
burn: [maison, cuisine, appart*, poele, lit, batterie, rideau*, friteuse] [en feu, en flammes, brule, prend feu, pris feu, incendie] @4 -FICTION -GOODS
DIAB: diabet*, sucre, insuline, glycemie, hypoglycemie, hyperglycemie, hypo, acidocetose, type 1
diabetic: DIAB [UNCONSCIOUS, CONFUSED, SLEEPY, VOMIT, SWEATY, tremble*, JERK, soif, acetone, haleine, avale plus, BREATHLESS, #lowsugar, #highsugar, agressi*, plus d insuline, DIZZY, affiche hi, affiche lo, malaise] PERSON @30 -PET -BONBONS
BONBONS: bonbons, chocolat*, recette*, gateau*, chaussettes, couture
heat: [canicule, chaleur, soleil, sauna, coup de chaleur, insolation, dans la voiture, en plein soleil, chaud, serre, marathon, chantier] [CONFUSED, UNCONSCIOUS, SLEEPY, JERK, transpire plus, peau seche, brulant*, bouillant*, #burning, #hot, VOMIT, malaise, repond plus, DIZZY, rouge, delire*] PERSON @30 -GOODS -PET
heat: [coup de chaleur, insolation] PERSON @8 -GOODS -PAST -ASKS
heat: CHILD [dans la voiture] [enferme*, chaleur, cles, soleil, bloque*, laisse*, coince*] @12
heat: [hypotherm*, gele*] [confus*, tremble*, endormi*, bleu*, repond, retrouve*] PERSON @14 -GOODS
sepsis: [plaie, infect*, infection, chimio*, operation, opere*, chirurgie, urinaire, cystite, tatouage, piercing, points, suture*, cesarienne, abces, morsure, coupure, pneumonie, sonde, catheter, rein*, dent, blessure] [CHILLS, CONFUSED, HEARTBAD, ligne rouge, trait rouge, trainee rouge, trainees rouges, noir*, respire vite, respire tres vite, urine plus, pas urine, marbr*, gris*, SLEEPY, DIZZY, UNCONSCIOUS, BREATHLESS, tient plus debout] [FEVER, CHILLS, CONFUSED, HEARTBAD, ligne, trait, trainee*, noir*, BREATHLESS, UNCONSCIOUS, froid*, pus, pue, monte, remonte, gris*, DIZZY] PERSON @30 -GOODS -PET
sepsis: [chimio*, greffe*, immunodeprim*] [FEVER, CHILLS] @20 -GOODS
sepsis: [ligne rouge, trait rouge, trainee rouge, trainees rouges] [remonte, monte, bras, jambe] @8 -GOODS
sepsis: [septicemie, sepsis, choc septique] PERSON @8 -GOODS -PAST -ASKS
drowning_electric: [electrocut*, decharge, decharge electrique, choc electrique, courant, cable, prise, foudroye*, electrise*, jus] [pris, recu, touche*, colle*, electrocut*, mis, lache plus, electrise*, attrape, doigts dans, frappe* par] PERSON @8 -PET
drowning_electric: [noye*, noyade, noie, se noie, s est noye*, failli se noyer, sous l eau, de l eau, de la piscine, piscine, du lac, baignoire, bu la tasse, avale de l eau, mare, etang] OTHER [sorti*, sorti de, tousse, endormi*, bleu*, respire*, inconscient*, flott*, noye*, noie, noyade, coule*, vomi*, aide, secours, repeche*, noyer] @14 -PET -BOUEE
BOUEE: gonflable, bouee, jouet, pompe, bache
cardiac: UNCONSCIOUS OTHER @12 -PET -GOODS -WEB -FICTION
cardiac: UNCONSCIOUS NOW @12 -PET -GOODS -WEB -FICTION
WEB: site, page, appli, application, vendeur, support, ecran, telephone, telecommande, bouton, service client, boutique
cardiac: [ambulance, samu, pompiers] [appel*, besoin, envoyez, vite, aide*, faut, dois je] @6 -GOODS -FICTION
cardiac: [je meurs, je vais mourir, il meurt, elle meurt, en train de mourir, va mourir, suis en train de mourir] [mal, respir*, aide*, poitrine, sang, secours, coeur, crois, pitie] @14 -FICTION -GOODS
""",
)
