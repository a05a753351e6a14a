"""Red flags in German. How a table is written stands in the package's docstring."""

from __future__ import annotations

from persea.understand.red_flags import COMPLAINTS, Table

GERMAN = Table(
    "de",
    COMPLAINTS
    + r"""
CHILD: kind, kindes, kinder, kleinkind, kleine, kleiner, kleinen, baby*, saugling*, neugeboren*, sohn, sohnes, tochter, junge, madchen, enkel*, neffe*, nichte*, zwilling*, teenager, schuler*, bub
KIN: CHILD, mama, mutter, mutti, papa, vater, vati, oma, opa, grossmutter, grossvater, frau, mann, ehemann, ehefrau, freund, freundin, partner*, bruder, schwester, onkel, tante, cousin*,
  nachbar*, kolleg*, mitbewohner*, kumpel, ex, chef, verlobte*, schwiegermutter, schwiegervater, eltern
OTHER: KIN, jemand, jemandem, er, ihn, ihm, sie, ihr, ihre, sein, seine, seinen, seiner, leute, person, mensch, typ, alle, uns, die
ME: ich, mich, mir, mein, meine, meinen, meinem, meiner, wir, uns, unser, unsere, unserem
PERSON: ME, OTHER
HUMAN: sohn, tochter, kind, baby, mann, frau, mutter, vater, oma, opa, bruder, schwester, mein kleiner, meine kleine, freundin
PET: hund, hunde, hundin, welpe*, katze*, kater, hamster, kaninchen, pferd*, papagei*, meerschwein*, vogel, fische, wellensittich*
GOODS: shirt*, tshirt*, pulli*, tasse*, buch, bucher, roman*, film*, dvd, album, spiel*, poster, kostum*, kette, armband, plusch*, kissen, decke, matratze*, hulle*, etui, tasche*, halter*, creme*, salbe, gel, spray, gerat*, messgerat*,
  melder, uhr, gurt, bandage, socken, strumpfe, schuhe, stiefel, hose, jacke*, mantel, kleid*, bh, mutze, helm, handschuhe, maske, brille, lampe, kerze, vase, pflanze, tee, kochbuch, ratgeber, serie, band namens, figur, lego, geschenk*, geburtstag, grosse, farbe, preis, lieferung, verkauft ihr, habt ihr, suche, empfehl*, angebot, set, heft, krimi, box, ball, medaillon
PAST: letztes jahr, letzten sommer, letzten winter, vor jahren, vor _ jahren, vor monaten, vor _ monaten, reha, uberstanden, uberlebt, fruher, als kind, seit jahren, damals, seit dem schlaganfall, nach dem schlaganfall, nach dem herzinfarkt, nach seinem, nach ihrem
FICTION: film*, roman*, krimi*, buch, serie*, spiel*, song*, lied, podcast*, doku*, geschichte*, theater*, manga*
ASKS: was ist, was bedeutet, symptome von, anzeichen, definition, unterschied, vorbeug*, wie haufig
NOW: jetzt, gerade, sofort, hilfe, plotzlich, notfall, notarzt, rettungswagen, krankenwagen, 112, was soll ich, was mach*, was tun, schon wieder, heute, bitte schnell
~ suicide squad, zum sterben schon, zum sterben, sterbe vor neugier, sterbenslangweilig, totschick, tot lachen, totgelacht, todschick, killer sudoku, killerpreis, brustschwimmen, brusttasche*, brustgurt*, brustumfang, brustbeutel, brustpanzer*, brusthohe, hohe brust, herzform*, herzfrequenz*, herzkette, herz anhanger, herzanhanger, von herzen, gebrochenes herz, schlag auf schlag, schlagzeug*, fieberthermometer*, reisefieber,
  fussballfieber, lampenfieber, kopfkissen, kopfhorer*, kopflampe, kopfband, kopfbedeckung, duschkopf*, nackenkissen*, nackenstutz*, rattengift brauche, ohne gift, schockfrost*, stossdampfer*, schocker, blutorange*, blutdruck*, blutzuckermess*, kunstblut, blutrot, brenner, brennholz, fettverbrenn*, verbrennt kalorien, sonnenbrand, brandneu, kerze brennt, brennt sauber, atmungsaktiv*, atemberaubend*, atemschutz*, zeit totschlagen, bombe fur, badebombe*, bombenstimmung, sexbombe, spritzpistole*, heissklebepistole*, wasserpistole*, klebepistole*, massagepistole*, nerf, shooting, fotoshooting, wurgehalsband, umstands*, schwangerschaftskissen, stillkissen, schwangerschaftstest*, schwanger shirt, hitzebestandig, hitzeschutz, warmekissen, hitzewelle ventilator, ertrankt die pflanze*, pflanze ertrankt, mordshunger, mordsspass, kruckstock, schlagsahne, schlagbohrer*, schlagschrauber*, boxsack, unter strom stehen, stromkabel fur, steckdosenleiste*, kindersicherung, spulmaschinentab*, geschirrspultab*
UNCONSCIOUS: bewusstlos*, ohnmacht*, nicht ansprechbar, nicht mehr ansprechbar, reagiert nicht*, reagiert gar nicht, reagiert kaum, antwortet nicht mehr, wacht nicht*, wird nicht wach, wacht nicht auf, nicht wach zu, nicht wecken, kaum wecken, kaum wach, nicht aufwecken, atmet nicht*, atmet gar nicht, atmet nicht mehr, kein puls, keinen puls, zusammengebrochen, zusammengesackt, umgekippt, zusammengeklappt, leblos, weggetreten, kriege _ nicht wach, krieg _ nicht wach, bekomme _ nicht wach, schlaff, bewegt sich nicht, liegt regungslos, regungslos, wird ohnmachtig, kollabiert*
BLUE: lippen __ blau, blaue lippen, blau angelaufen, lauft blau, wird blau, ganz blau, blau im gesicht, gesicht __ blau, blau um den mund, grau im gesicht
BREATHLESS: keine luft, kaum luft, kriegt keine luft, krieg keine luft, bekommt keine luft, schlecht luft, nicht mehr luft, wenig luft, kein luft, luftnot, atemnot, kurzatmig*, kann nicht __ atmen, kann kaum __ atmen, nicht atmen, kaum atmen, nicht richtig atmen, nicht mehr atmen, schwer atmen, schwer luft, ringt nach luft, ringe nach luft, nach luft schnapp*, schnappt nach luft, ersticke*, erstick*, atmet schnell, atmet ganz schnell, atmet sehr schnell, atmet komisch, atmet so, atmung __ flach, atmet schwer, rochelt, atemaussetzer, hort auf zu atmen, atempausen, japst
WHEEZE: pfeift, pfeifen, rasselt, asthmaanfall, asthma anfall, pseudokrupp, bellender husten, stohnt
CONFUSED: verwirrt*, redet wirr, wirres zeug, redet unsinn, redet komisch, spricht komisch, desorientiert, erkennt mich nicht, erkennt uns nicht, weiss nicht wo, weiss nicht mehr, fantasiert, halluziniert, sieht sachen, sieht leute, benommen, nicht bei sich, neben sich, fragt immer dasselbe, fragt standig, dasselbe, das gleiche, teilnahmslos, apathisch, kann sich nicht erinnern, erinnert sich nicht
SLEEPY: schlafrig, sehr mude, total mude, schlaft standig ein, schlaft immer ein, schlaff, lustlos, kaum wach, bleibt nicht wach, dammert weg, schlapp und
VOMIT: erbrich*, erbrech*, erbroch*, ubergib*, ubergeb*, kotz*, spuckt*, spuckt alles, ubel, schlecht ist, mir ist schlecht, brechreiz
BLOODY: blut erbroch*, erbricht blut, spuckt blut, hustet blut, huste blut, kotzt blut, blut gespuckt, blut im stuhl, blut im urin, blut im erbrochenen, kaffeesatz*, teerstuhl, schwarzer stuhl, blut aus dem ohr, bluthusten, blut gehustet, spucke blut, erbreche blut
CHILLS: schuttelfrost, zittert, zittere, zittern, frostelt, friert, schlottert
FEVER: fieber*, temperatur, ganz heiss, sehr heiss, gluht, gluhend, so heiss, fuhlt sich heiss, fuhlt sich ganz heiss, #warm, #hot, #burning
DIZZY: schwindel*, schwindlig, ohnmachtig, schwummrig, kollaps, kippt um, kreislauf, kann nicht stehen, wackelig, schwarz vor augen
SWEATY: schwitz*, kaltschweiss*, kalter schweiss, schweiss, blass, bleich, kreidebleich, kreideweiss, aschfahl, grau
HEARTBAD: herzrasen, herz rast, herz stolpert, herzstolpern, herz schlagt __ schnell|unregelmassig|komisch, puls __ 180, puls rast, herz klopft wie, herz pocht, herz setzt
NUMB: taub*, kribbel*, gefuhllos, gelahmt, lahm*, spurt __ nicht, kein gefuhl, nicht mehr spuren, eingeschlafen
VISION: sehe doppelt, sieht doppelt, doppelbilder, sehe nichts, sieht nichts mehr, sehe nur noch, verschwommen, blind, sehe auf einem auge, sieht auf einem, pupille*
HEADACHE: kopfschmerz*, kopfweh, schadel brummt, kopf platzt, kopf tut
SEVERE: starke schmerzen, starken schmerzen, schlimme schmerzen, unertraglich*, hollische, wahnsinnige schmerzen, furchtbare schmerzen, heftige schmerzen, krampfe, schlimmsten, stechende schmerzen, starke bauchschmerzen, starke krampfe, bretthart, steinhart
JERK: krampf*, zuckt*, zuckungen, zucken, verdreht __ augen, augen verdreht, schaum vor, schaum am, schaum, steif geworden, wird steif, versteift, eingenasst, eingepinkelt, zungenbiss
PURPLE: lila|rote|dunkle|violette|lilafarbene flecken|punkte|punktchen|fleck|ausschlag, flecken __ wegdruck*, nicht wegdruck*, lasst sich nicht wegdrucken, gehen nicht weg, geht nicht weg, verschwind* nicht, verblass* nicht, glastest, mit dem glas, glas draufdruck*, einblutung*, fleckig*, marmoriert
STIFFNECK: nacken __ steif, nackensteif*, steifer nacken, steifen nacken, hals __ steif, genick steif, kinn nicht, kann den kopf nicht, nacken tut
LIGHTHURTS: licht tut, licht __ weh, lichtempfindlich*, lichtscheu, vertragt kein licht, kein licht
THIRST: durst*, trinkt standig, trinkt literweise
SWELL: geschwollen*, schwillt, anschwill*, zugeschwollen, dick, schwell*
HIVES: quaddel*, nesselsucht, juckt uberall, juckt am ganzen, ausschlag am ganzen, juckreiz am ganzen, rot am ganzen
# ------------------------------------------------------------ self-harm
self_harm: [umbringen, bring|bringe mich um, bringt sich um, sich umgebracht, mich umzubringen, sich umzubringen, mich toten, selbst toten, selbstmord*, suizid*, das leben nehmen, mir das leben, mein leben beenden, dem leben ein ende, schluss machen mit dem leben, mit allem schluss, aus dem leben scheiden, mich erhangen, erhange mich, erhangen, vom balkon springen, von der brucke springen, vor den zug, aus dem fenster springen, pulsadern, aufschlitzen, mich erschiessen, mich vergiften] [ich, mich, mir, er, sie, sich, meine, mein, KIN] @12 -FICTION -GOODS -OTHERKILL
OTHERKILL: bring ihn um, bring sie um, ihn umbringen, meinen chef um, jemanden umbringen, euch umbringen, sie alle umbringen, meinen chef, ich bring dich
self_harm: [nicht mehr leben, nicht mehr weiterleben, nicht mehr da sein, nicht mehr hier sein, nicht mehr aufwachen, nie mehr aufwachen, nie wieder aufwachen, will sterben, wurde am liebsten sterben, mochte sterben, sterben will, sterben mochte, sterben wollen, tot sein, ware gern tot, ware ich tot, lieber tot, keinen sinn mehr, hat alles keinen sinn, keinen sinn, sinnlos alles, kann nicht mehr weiter, halte es nicht mehr aus, halte das nicht mehr aus, nicht mehr weitermachen, will nicht mehr, mag nicht mehr leben, lebensmude, ohne mich besser, besser dran ohne mich, besser ohne mich, niemand wurde mich vermissen, keiner wurde mich vermissen, vermisst mich keiner, niemand wurde merken, keiner wurde merken, niemand wurde es merken, merkt eh keiner, wenn ich weg ware, wenn ich nicht mehr da ware, wenn ich tot ware, vermisst mich eh keiner, allen zur last, nur eine last, einfach weg sein, fur immer schlafen, einschlafen und nicht, es beenden, alles beenden, dem ein ende setzen, ein ende machen, abschiedsbrief*, mich verabschieden fur immer, keinen ausweg, weiterleben will] [ich, mich, mir, alle, er, sie, mein, meine, es, hat, will, niemand, keiner, das] @14 -FICTION -GOODS
self_harm: [ritz*, rize, riz mich, schneide mich, schneid mich, schneidet sich, mich schneiden, verletze mich, mich verletzen, mich selbst, verletzt sich selbst, selbst verletz*, selbstverletz*, mir weh tun, mir wehtun, mir was antun, mir etwas antun, sich was antun, sich etwas antun, tut sich was an, was anzutun, etwas anzutun, mir was anzutun] [ich, mich, mir, er, sie, sich, wieder, tochter, sohn, arm, arme] @10 -GOODS
self_harm: [wie viele, wieviele, wie viel, welche menge, reichen, genug, todlich*] [tabletten, schlaftabletten, paracetamol, pillen, insulin, ibuprofen] [sterben, todlich*, tot, umzubringen, nicht mehr aufwach*, fur immer, um zu] @16
self_harm: [seil, strick, gurtel, haken, balken, schlinge] [mein gewicht, halt mich, mich tragt, mein korpergewicht, erhangen, hangen, schlinge, halt einen menschen, einmal] @14 -KLETTER
KLETTER: kletter*, hangematte*, schaukel*, sport, boot*, hangesessel*
self_harm: [schmerzlos*, schnellste, sicherste, einfachste] [sterben, weg zu sterben, tod, sich umzubringen, aus dem leben] @8 -FICTION
self_harm: [stehe auf, steh auf, sitze auf, stehe am, steh am, auf der] [brucke, dach, hochhaus, bahngleis*, gleis*, gelander] @6 [springen, ich, schluss, jetzt, runter] -GOODS
self_harm: [tabletten, rasierklinge*, klingen, messer] [gesammelt, gehortet, unter dem kissen, vor mir liegen, in der hand, fur meine arme, handgelenk*, pulsader*] @10
# ------------------------------------------------------------ abuse, violence
HARMER: er, sie, mann, ehemann, freund, partner, vater, papa, stiefvater, mutter, mama, ex, bruder, onkel, opa, trainer, lehrer, chef, freundin, frau, pfleger*, eltern, jemand, typ, nachbar, betreuer*
HITS: schlagt, schlug, geschlagen, schlagen, schlaegt, pruegelt, prugelt, verprugel*, wurgt, gewurgt, wurgte, tritt, getreten, trat, misshandel*, vergewaltig*, begrapsch*, missbrauch*, bedroht, schubst, stosst, haut, gehauen, verhaut, ohrfeigt, beisst, angefasst, fasst mich an, fasst __ an, beruhrt, zwingt, gezwungen, boxt, schuttelt
abuse: HARMER HITS [mich, mir, uns, meine mutter, meine mama, meine schwester, mein bruder, die kinder, unsere kinder, meine kinder, das kind, ihn, meinen sohn, meine tochter, meinen, ihr, sie] @8 -FICTION -GOODS -PET
abuse: HARMER [nachts in mein zimmer, in mein bett, zu mir ins bett, zieht mich aus, unter die decke, fasst mir, zwischen die beine, niemandem erzahlen, niemandem sagen, unser geheimnis] @8 -FICTION
abuse: [wurde, werde, bin, wird, wurden, worden] [vergewaltigt, missbraucht, misshandelt, geschlagen, verprugelt, gewurgt, begrapscht, gestalkt, erpresst, eingesperrt, sexuell belastigt, zwangsverheiratet, entfuhrt] @10 [ich, mich, sie, er, mein, meine] -FICTION
abuse: [vergewaltig*, misshandel*, missbrauch*, hausliche gewalt, zwangsheirat, zwangsehe, nacktbilder, nacktfotos, k o tropfen, ko tropfen] [ich, mich, mir, uns, er, schickt, schicken, erpresst, hilfe, onkel, vater] @10 -FICTION -GOODS
abuse: [lasst mich nicht, darf nicht, lassen mich nicht, darf das haus, sperrt mich, eingesperrt, sperrt uns, schliesst mich, nimmt mir, hat mir, weggenommen, kontrolliert mein, kontrolliert alles, halt mich fest] [raus, gehen, haus, wohnung, zimmer, handy, pass, geld, schlussel, ein, eingesperrt, treffen, freunde, arzt, telefonieren] @8 [ich, mich, mir, er, mann, freund, eltern, vater, uns] -GOODS
abuse: [angst] [nach hause, vor ihm, vor meinem mann, vor meinem freund, vor meinem vater, vor meinem ex, vor meinem partner, dass er, wenn er, um mein leben, heim zu] @8 [ich, hab, habe, er, meinem, mich] -GOODS
abuse: [trau mich nicht, traue mich nicht, verstecke mich, versteck mich, auf der flucht vor, weg von, wegrennen von, frauenhaus, abhauen von] [nach hause, ihm, vor, mann, freund, vater, zuhause, schrank, bad, er, weg, kinder] @8 -GOODS
abuse: [soll heiraten, heiraten, verheiraten] [zwing*, gezwungen, kenne ihn nicht, nie gesehen, nicht kenne, will nicht, pass weggenommen, gegen meinen willen, ich bin 14, ich bin 15, ich bin 16] @20
abuse: [verfolgt mich, stalkt, stalker, lauert mir auf, steht vor meinem haus, blaue flecken, blaues auge] [er, ex, mann, angst, freund, mich, vom, vater, kita] @10 -GOODS -FICTION
KILLS: umbring*, bring*, ermord*, totschlag*, tote, toten, abstech*, abknall*, erschiess*, erstech*, verprugel*, vergift*, anzund*, weh tun, wehtun, was antun, etwas antun, kalt mach*, kaltmach*, schlag*, erwurg*, stech*, schiess*, stech ihn, die fresse, in die luft, sprengen, hochjag*, plattmach*, schuttel*
threat_of_violence: [ich, wir, will, werde, morgen, gleich, er will, er sagt, er droht, droht, dass er] KILLS [ihn, chef, meinen chef, sie alle, alle, die, dich, euch, meine frau, meinen mann, meinen ex, den lehrer, lehrer*, die schule, in der schule, nachbar*, meinen vater, mein baby, das baby, mich, uns, jemanden, leute, den typ*, meine ex, meinen bruder, mitschuler*, kollegen] [um, umbring*, ermord*, totschlag*, toten, abstech*, abknall*, erschiess*, erstech*, verprugel*, vergift*, anzund*, antun, wehtun, weh tun, kaltmach*, kalt, in die luft, sprengen, erwurg*, hochjag*, tot, schuttel*] @10 -FICTION -GOODS -SPIEL
SPIEL: zocken, schach, game, fussball, sudoku
threat_of_violence: [bring|bringe|bringt ihn|sie|dich|euch|mich|uns|alle um, bring|bringe meinen|meine|den|die _ um, stech|steche ihn ab, knall|knalle ihn|sie|alle|euch ab, schlag|schlage ihn|sie tot, umbringen, amoklauf, amok] [ihn, sie, alle, chef, ex, dich, euch, mich, er, lehrer, schule, um, ab, tot, droht, er will] @8 -FICTION -GOODS -SPIEL
threat_of_violence: [bringt, bringe, bring, sticht, stech, steche, knallt, knall, knalle] > [mich, dich, ihn, sie, uns, euch, kinder, alle, meinen, meine, den, die] > [um, ab] @7 -FICTION -GOODS -SPIEL
threat_of_violence: [bombe, rohrbombe, sprengstoff, sprengsatz, molotow*] [bauen, baue, basteln, schule, bahnhof, markt, zunden, gelegt, leute, herstell*, dunger, nagel] @12 -GOODS -FICTION
threat_of_violence: [waffe, pistole, messer, gewehr, machete, axt, beil] [schule, bedroht, vor der tur, an der tur, halt mir, mit in die, an meinen hals, an die kehle, draussen, in der hand, auf mich, fuchtelt, in meiner wohnung] @10 -GOODS -FICTION
threat_of_violence: [einbrecher, jemand, mann, typ, er, einer, leute, ex] [bricht ein, versucht rein, einzubrechen, tritt die tur, hammert gegen, in meiner wohnung, im haus, steht vor der tur, mit einem messer, mit messer, mit pistole, mit einer waffe, mit einer machete, verfolgt mich, bedroht mich, bedroht uns, droht mir, droht uns, will reinkommen, will mich tot*] @8 -GOODS -FICTION
threat_of_violence: [droht, bedroht, gedroht, drohung*, morddrohung*] [umzubringen, mich, uns, toten, messer, waffe, tot, zu toten, abzustechen] @8 -FICTION
# ------------------------------------------------------------ overdose, poison
PILLS: tablette*, pille*, schlaftablette*, schlafmittel, schmerzmittel, schmerztablette*, paracetamol, ibuprofen, aspirin, antidepressiv*, medikament*, insulin, tilidin, tramadol, morphin*, fentanyl, heroin, kokain, koks, ecstasy, mdma, ghb, ketamin, lsd, crystal, xanax, tavor, diazepam, valium, herztablette*, blutdrucktablette*, schilddrusentablette*, drogen, betablocker, packung, schachtel, blister, dose, methadon, tropfen, eisentablette*
overdose: [genommen, geschluckt, eingenommen, gegessen, eingeworfen, geschluckt, nimmt, verwechselt, gefuttert, gegeben, gespritzt, reingezogen] [zu viel, zu viele, zuviel, zuviele, ganze, ganzen, alle, doppelt*, handvoll, packung, dutzend, alles, mehrere, auf einmal, statt, aus versehen, versehentlich, komplette, schachtel, dreimal, #many, viel zu, mit alkohol, und wodka, und alkohol] PILLS @14 PERSON -PET -FRAGT
FRAGT: darf ich, kann ich, kann man, darf man, soll ich, durfen wir
overdose: [uberdosis, uberdosiert, alkoholvergiftung] [ich, mich, er, sie, hat, genommen, hilfe, KIN, habe, hab] @8 -FICTION -GOODS
overdose: [PILLS, gesoffen, getrunken, betrunken, alkohol, wodka, schnaps, nadel, spritze, was genommen] [UNCONSCIOUS, BLUE, BREATHLESS, SLEEPY] OTHER @24
overdose: CHILD [tablette*, pille*, medikament*, medizin, drogen] [gegessen, geschluckt, genommen, gefunden, verschluckt, gefuttert] @12 -PET
TOXIC: bleiche, bleichmittel, chlor*, reiniger, rohrreiniger, abflussreiniger, backofenreiniger, entkalker, putzmittel, spulmittel, waschmittel, pod, weichspuler, frostschutz*, batterie*, knopfzelle*, magnet*, unkrautvernichter, pestizid, gift*, rattengift, verdunnung, verdunner, terpentin, benzin, petroleum, lampenol, atherisch*, nagellackentferner, aceton, desinfektion*, pilz*, beere*, tollkirsche*, eibe, fingerhut, maiglockchen, goldregen, oleander, liquid, nikotin, saure, lauge, frostschutzmittel, spulmaschinentab, tab, wc reiniger, kleber, sekundenkleber, zigarette*, kippe, barlauch, methanol, kohlenmonoxid, klebstoff, schneckenkorn, insektizid, essigessenz, natron, thermometer quecksilber, quecksilber
poisoning: TOXIC [getrunken, trinkt, trank, geschluckt, verschluckt, gegessen, isst, gekaut, eingeatmet, probiert, abgeleckt, im mund, heruntergeschluckt, runtergeschluckt, inhaliert, verwechselt, genascht] @10 -PET
poisoning: [gemischt, vermischt, zusammengekippt, mischen] [chlor*, bleiche, reiniger, essig, wc reiniger] [husten, augen, luft, brennt, brennen, dampf*, schwindel*, hals] @20
poisoning: [kohlenmonoxid, co melder, co warner, gas, rauch, dampfe, abgase, grill] [kopfschmerz*, schwindel*, schlecht, ubel, piept, riech*, alarm, mude, husten, luft, ausgetreten, stromt] @14 [uns, wir, mir, ich, alle, nach, riecht, austritt, es] -GOODS
poisoning: [riecht nach gas, gasgeruch, gasleck, gas stromt, gas tritt]
poisoning: [gebissen, gestochen, biss] [schlange*, kreuzotter, viper, skorpion*, qualle*, giftspinne, spinne] @8 -GOODS
poisoning: [pilz*, beere*, muscheln, fisch] [gegessen, gesammelt] [erbrech*, erbrich*, ubergeb*, ubergib*, krampf*, bauch*, durchfall, schwindel*, schlecht, ubel, halluz*] @24 -PET
poisoning: [vergiftet, vergiftung] [ich, mich, kind, hat, sich, er, sie, hilfe, verdacht] @8 -PET -FICTION -GOODS
# ------------------------------------------------------------ anaphylaxis, choking, breathing
anaphylaxis: [hals, lippe*, zunge, gesicht, rachen, kehle, auge*] [schwillt, geschwollen*, zugeschwollen, anschwill*, dick, schwell*, macht zu, geht zu, schnurt, zu, eng, angeschwollen] PERSON [biene*, wespe*, hornisse*, stich, gestochen, wespenstich, bienenstich, nuss*, nusse*, erdnuss*, allerg*, gegessen, garnele*, krabbe*, fisch, ei, antibiotik*, penicillin, impfung, medikament, luft, juck*, quaddel*, ausschlag, sesam, milch, epipen, atmen, pfeift, schluck*, zunge] @24 -PET -GOODS
anaphylaxis: [biene*, wespe*, hornisse*, stich, wespenstich, bienenstich, erdnuss*, nuss*, nusse*, allerg*, garnele*, penicillin, antibiotik*, sesam, krebs, muschel*] [BREATHLESS, schwillt, geschwollen*, anschwill*, HIVES, DIZZY, umgekippt, pfeift, heiser, atmen, atemnot] [BREATHLESS, zunge, hals, lippe*, gesicht, HIVES, DIZZY, umgekippt, pfeift, VOMIT, heiser, atmen, bewusstlos, luft] PERSON @24 -PET -GOODS -HEU
HEU: heuschnupfen, hausstaub*
anaphylaxis: [anaphyla*, allergischer schock, allergischen schock, schwere allergische, allergische reaktion, allergischer reaktion] PERSON @10 -GOODS
choking: [verschluckt, heruntergeschluckt, steckt, stecken, feststeckt, verschluckte, steckengeblieben, quer] [luft, hals, luftrohre, rachen, kehle, murmel, munze, traube, wurst*, bonbon, lego*, knopf, nuss, perle, wurgt, hustet, blau, atmet, speiserohre, spielzeug, stuck, deckel, apfel, gummibar*, brot, fleisch, popcorn, kugel, teil, grate, knochen] PERSON @16 -PET
choking: [erstickt, erstickt gerade, am ersticken, wurgt und, bekommt keine luft mehr] OTHER @6 -PET -GOODS
breathing: BREATHLESS PERSON @16 -PET -KLEID
KLEID: kleid, bh, korsett, hose, maske, schuhe, hemd, stoff, treppe, zelt, sport
breathing: [asthma*, inhalator, spray, asthmaspray, inhalier*] [hilft nicht, bringt nichts, leer, wirkt nicht, anfall, keine wirkung, geht nicht weg, immer noch] [luft, atmen, pfeif*, anfall, schlimm, eng, blau, brust, stark*, seit, hilft, wirkt] @16 -GOODS
breathing: BLUE PERSON @12 -PET -GOODS
# ------------------------------------------------------------ heart, stroke
cardiac: [herzinfarkt, herzanfall, herzstillstand, infarkt, herzatacke, herzattacke] [ich, hab, habe, hat, glaub*, denke, gerade, vielleicht, bekomm*, mein, meine, ist das, KIN, hatte] @8 -GOODS -PAST -FICTION
cardiac: [fasst sich, greift sich, halt sich, packt sich, fasse mir] [brust, herz, linken arm] @5 -BH
cardiac?: [herzinfarkt, herzanfall, herzstillstand]
cardiac: [brust, brustkorb, herz, brustbein, herzgegend] [schmerz*, druck, druckt, enge, eng, sticht, stiche, stechen, brennt, weh, schnurt, zieht, krampf, beklemm*, elefant, engegefuhl, zusammen, reisst, schwer] PERSON @9 -BH -PET
BH: bh, jacke, hemd, kleid, bikini, stillen, weste, anhanger, kette, pullover, sitzt
cardiac: [brustschmerz*, brustenge, herzschmerz*, druck auf der brust, schmerzen in der brust, angina pectoris, engegefuhl] -GOODS -PAST
cardiac: [linker arm, linken arm, linke arm, kiefer, arm] [schmerz*, weh, taub, kribbelt, zieht, strahlt] [brust, SWEATY, BREATHLESS, DIZZY, ubel, schlecht, kiefer] PERSON @16
cardiac: HEARTBAD [DIZZY, BREATHLESS, SWEATY, ohnmacht*, brust, stunden, 180, 190, 200, seit, hort nicht] PERSON @16 -GOODS
stroke: [mund, mundwinkel, gesicht, lippe, gesichtshalfte, lacheln, auge] [hangt, hangend*, schief, schiefer, schiefes, verzogen, gelahmt, taub, herunter, runter, verzerrt] PERSON @8 -GOODS -PET
stroke: [schlaganfall, hirnschlag, schlaganfal, hirnblutung] [hat, hab, habe, ist das, glaub*, gerade, vielleicht, KIN, bekomm*, denk*, anzeichen] @8 -GOODS -PAST
stroke?: [schlaganfall, hirnschlag]
stroke: [lallt, lallen, undeutlich, verwaschen, spricht komisch, redet komisch, redet wirr, kann nicht sprechen, kann nicht mehr sprechen, kann nicht reden, findet die worte nicht, findet keine worte, kommt kein wort, spricht nicht mehr richtig, sprache, spricht plotzlich, wortfindung*, nuschelt] [plotzlich, auf einmal, arm, hand, bein, seite, KIN, heute, seit, kann nicht, er, sie, verwaschen, weg] @14 -GOODS -PET -SPRACHE
SPRACHE: deutsche, englische, fremdsprache, sprachkurs, dialekt
stroke: [arm, arme, hand, bein, seite, gesichtshalfte, halfte, korperhalfte] [gelahmt, taub, nicht mehr bewegen, nicht bewegen, nicht heben, nicht mehr heben, spurt, hangt, kraftlos, kein gefuhl, schlaff, kribbelt, lahm*, nicht mehr spuren, gehorcht nicht] [plotzlich, auf einmal, rechte*, linke*, seite, eine, halbe, seit, heute, aufgewacht, spricht, KIN] PERSON @14 -GOODS -PAST -PET
stroke: VISION [plotzlich, auf einmal, einem auge, seit, halb*] PERSON @12 -GOODS
stroke: HEADACHE [schlimmsten, plotzlich, auf einmal, explo*, nie, vernichtend*, donnerschlag, meines lebens, wie noch nie] PERSON @10 -GOODS
stroke: HEADACHE [lallt, VISION, NUMB, CONFUSED, sprechen, STIFFNECK] PERSON @20 -GOODS
# ------------------------------------------------------------ seizure, head, meningitis, children, pregnancy
seizure: [krampfanfall, epileptischer anfall, epileptischen anfall, fieberkrampf, anfall, krampft, krampfen, krampfen am ganzen, epilepsie anfall, zuckt am ganzen, zuckt uberall, zuckungen, grand mal] PERSON [minuten, hat, jetzt, hort nicht, gerade, boden, augen, reagiert, erstes mal, seit, am ganzen, schaum, noch nie, nicht auf, wieder, fieber, gehabt, bekommen, ganzen korper, zuckt] @14 -PET -GOODS -PAST -ASTHMA
ASTHMA: asthma*, lachanfall, wutanfall, hustenanfall
seizure: JERK [augen, ganzen korper, am ganzen, schaum, bewusstlos, minuten, boden, steif, reagiert, ansprechbar, uberall, fieber] OTHER @16 -PET -GOODS
TRAUMA: auf den kopf gefallen, kopf gefallen, kopf gestossen, kopf gehauen, kopf angeschlagen, kopf aufgeschlagen, kopf geschlagen, hinterkopf, sturz, gesturzt, gefallen, runtergefallen, heruntergefallen, hingefallen, vom rad, vom fahrrad, vom pferd, von der leiter, vom wickeltisch, vom bett, vom hochbett, treppe runter, die treppe, k o geschlagen, gehirnerschutterung, kopfverletzung, unfall, angefahren, kopf geknallt, auf den hinterkopf, kopf
head_injury: [kopf, hinterkopf, schadel, stirn, schlafe, treppe, leiter, wickeltisch, bett, hochbett, sofa, fahrrad, rad, pferd, dach, baum, gehirnerschutterung, roller, schaukel] [gefallen, gesturzt, gestossen, angeschlagen, aufgeschlagen, gehauen, geknallt, runtergefallen, heruntergefallen, hingefallen, geschlagen, gehirnerschutterung, runter, sturz] [SLEEPY, VOMIT, CONFUSED, VISION, UNCONSCIOUS, HEADACHE, DIZZY, blutverdunn*, marcumar, eliquis, pupille*, flussigkeit, blut, blutet, schlaft, wach, erinnern, delle, beule riesig, krampft, mude, komisch, lallt, bewegen] PERSON @40 -PET -GOODS
head_injury: [pupille*] [grosser, verschieden, unterschiedlich, ungleich, andere] PERSON @8
meningitis: STIFFNECK [FEVER, PURPLE, LIGHTHURTS, VOMIT, SLEEPY, CONFUSED, HEADACHE, ausschlag, UNCONSCIOUS, flecken] @20 -GOODS -BURO
BURO: buro*, schreibtisch
meningitis: PURPLE [FEVER, kind, baby, sohn, tochter, haut, beine, beinen, ausschlag, SLEEPY, VOMIT, ihm, ihr, korper, bauch, arme] @16 -GOODS -PET -STOFF
STOFF: teppich, hemd, waschen, flecken auf, fleckentferner, stoff
meningitis: [hirnhautentzundung, meningitis] PERSON @10 -GOODS -PAST
meningitis: [fontanelle] [gewolbt, vorgewolbt, dick, hart, gespannt, steht] @8
infant_fever: [neugeboren*, saugling*, #tinyold, wochen alt, wochen alte*, wochen altes] FEVER @14 -GOODS -THERMO
THERMO: thermometer, body, schlafsack, wagen
infant_fever: [#tiny] [baby*, saugling*, sohn, tochter, kind, kleine*, wochen alt, zwilling*] FEVER @14 -THERMO
infant_fever: [neugeboren*, saugling*, #tinyold] [trinkt nicht, will nicht trinken, trinkt kaum, schlaff, wacht nicht, stohnt, apathisch, heiss, gluht, ganz gelb, isst nicht] @12 -THERMO -GOODS
infant_fever: [baby*, #babyold, kleinkind] FEVER [SLEEPY, trinkt nicht, trinkt nichts, schlaff, apathisch, CONFUSED, JERK, ausschlag, BREATHLESS, #burning, stohnt, wacht, teilnahmslos] @20 -THERMO
infant_fever: CHILD [#burning] [fieber*, temp*, grad] @14
PREG: schwanger*, ssw, #weeks, woche schwanger, schwangerschaft*, wehen, fruchtblase, entbindung, geburt, kaiserschnitt, eileiter*, fehlgeburt*, wochenbett, hochschwanger, monat schwanger, schwangere
pregnancy: PREG [blut*, blutung*, blute, klumpen, starke schmerzen, starken schmerzen, SEVERE, schulter, sehe, flimmern, kopfschmerz*, geschwollen*, ohnmacht*, gesturzt, gefallen, DIZZY, krampf*, fruchtwasser, grun] PERSON @20 -GOODS
pregnancy: PREG [blut*, blutung*, starke blutung, starke schmerzen, SEVERE, bretthart, hart wie] @14 -GOODS
pregnancy: [bewegt sich nicht*, spure mein baby nicht, spure das baby nicht, keine bewegungen, keine kindsbewegung*, spure es nicht, keine tritte, tritt nicht mehr, strampelt nicht*, bewegt sich kaum, baby nicht mehr, nicht bewegt, nicht mehr gespurt, nicht gespurt, spure nichts, bewegungen] [baby, kind, schwanger*, #weeks, ssw, bauch, woche*] [nicht*, keine, kaum, seit] @16 -GOODS -PET
pregnancy: [fruchtblase geplatzt, fruchtblase ist, blase geplatzt, baby kommt, kind kommt jetzt, sehe den kopf, kopf ist schon, presswehen, nabelschnur, wehen alle, bekommt das baby, kriegt das baby, kommt das baby] PERSON -GOODS
# ------------------------------------------------------------ bleeding, burns and the rest
BLOOD: blut, blutet, bluten, blutung*, blute, nasenbluten, geblutet
bleeding: BLOOD [stark*, spritz*, hort nicht, hort nicht auf, stoppt nicht, nicht stoppen, nicht aufhoren, viel, uberall, stromt, stunden, tief*, durch, verloren, klumpen, pumpt, schuss, schwall*, handtuch, durchgeblutet, blutverdunn*, massiv, lasst sich nicht, seit, lauft] [PERSON, wunde, hort, finger, arm, bein, hand, spritzt, schnitt, nase] @14 -FILM -PET
FILM: kunstblut, film, kostum, halloween, teppich, fleck*, waschen, entfern*, spende, zahnfleisch
bleeding: BLOODY -GOODS -PET
bleeding: [erbrich*, erbroch*, spuck*, hust*, kotz*, erbreche, huste] [blut, blutig*, kaffeesatz*] @8 -PET
bleeding: [geschnitten, schnitt, abgeschnitten, abgesagt, gesagt, abgetrennt, aufgeschlitzt, sage, messer, stich, gestochen, kettensage, wunde, flex] [finger, hand, arm, bein, oberschenkel, handgelenk, kopf, hals, fuss, daumen, zeh, bauch] [spritzt, tief, knochen, ab, hort nicht, blutet stark, stark, klafft, offen, sehne*, stoppt, pulsiert, handtuch, abgeschnitten, abgetrennt] PERSON @20 -GOODS2 -PET
GOODS2: armelschnitt, schnittfest*, schnittschutz*, stoff
bleeding: [angeschossen, niedergestochen, messerstich*, stichverletzung, schusswunde, aufgespiesst, verblutet, verblute] PERSON @10 -FICTION
burn: [verbrannt, verbruht, verbrennung*, brandblase*, brandwunde, verbruhung, blasen, brennt, in flammen, feuer gefangen, verbruhte, verbrannte] [gross*, riesig*, kochend*, heissem, heisses, ol, wasser, tee, kaffee, fett, herdplatte, gesicht, brust, schwarz, weiss, haut, kind, baby, haare, kleidung, arm, bein, beine, hand, offen, wohnung, kuche, haus, pfanne, saure, auge*, strom] PERSON @16 -PET -CREME
CREME: narben, kuchen, toast, kerze, holz, gebaeck, kalorien
burn: [kochend*, siedend*, heissem wasser, heissem ol, heissem tee, heissem kaffee, heissem fett, heisse suppe] [ubergossen, verbruht*, uber sich, uber die hand, uber den arm, uber die beine, uber das bein, gekippt, geschuttet, uber ihn, uber mich, verschuttet, gegossen] @10 -PET
burn: [kochend*, heissem, heisses, heisse, siedend*] [wasser, ol, fett, tee, kaffee, suppe, milch] [uber, verschuttet, gekippt, gegossen, gezogen, getropft, blasen, ubergossen] PERSON [blasen, haut, arm, bein, beine, brust, gesicht, hand, gekippt, ubergossen, uber, kind] @16 -GOODS
burn: [ins auge, in die augen, im auge, in den augen] [reiniger, saure, lauge, bleiche, chlor, kalk, chemikal*, kleber, pfeffer*, zement, spritzer, entkalker] @12
burn: [kuche, wohnung, haus, pfanne, bett, akku, vorhang, fritteuse, zimmer] [brennt, in flammen, feuer, in brand, qualmt] @4 -FICTION -GOODS
DIAB: diabet*, zucker, zuckerkrank*, blutzucker, insulin, unterzucker*, unterzucker, uberzucker*, ketoazidose, hypo, typ 1
diabetic: DIAB [UNCONSCIOUS, CONFUSED, SLEEPY, VOMIT, SWEATY, zittert, zittere, zittern, JERK, durst*, aceton, atem riecht, riecht, schluckt nicht, nicht schlucken, BREATHLESS, #lowsugar, #highsugar, aggressiv, lallt, steht hi, zeigt hi, zeigt lo, kein insulin, DIZZY, wacht] PERSON @30 -PET -SUSS
SUSS: sussigkeit*, schokolade, kochbuch, rezept*, kuchen, socken, kuhltasche
heat: [hitze, sonne, prallen sonne, sauna, hitzschlag, sonnenstich, hitzewelle, im auto, heissen auto, dachgeschoss, dachwohnung, gewachshaus, in der sonne, hitzekollaps, marathon, baustelle] [CONFUSED, UNCONSCIOUS, SLEEPY, JERK, schwitzt nicht, trockene haut, haut ist trocken, ganz heiss, gluht, #burning, #hot, lallt, taumelt, VOMIT, knallrot, hochrot, kein schweiss, reagiert, ohnmachtig, DIZZY, redet] PERSON @30 -GOODS -PET
heat: [hitzschlag, sonnenstich, hitzekollaps] PERSON @8 -GOODS -PAST -ASKS
heat: [kind, baby, sohn, tochter, kleine*] [im auto] [eingesperrt, eingeschlossen, heiss, sonne, zugesperrt, schlussel] @14
heat: [unterkuhl*, erfror*] [verwirrt, zittert, lallt, schlafrig, blau, hilfe, gefunden] PERSON @14 -GOODS
sepsis: [wunde, entzund*, infekt*, infiziert*, chemo*, operation, op, harnwegsinfekt, blasenentzundung, lungenentzundung, tattoo, piercing, naht, kaiserschnitt, abszess, biss, schnitt, stich, bein, blase, niere*, katheter, zahn] [CHILLS, CONFUSED, HEARTBAD, roter strich, roter streifen, rote linie, rote streifen, zieht hoch, wandert, schwarz, atmet schnell, kaum wasser, nicht gepinkelt, fleckig*, marmoriert, grau, SLEEPY, kann nicht stehen, DIZZY, UNCONSCIOUS, BREATHLESS, eiskalt*] [FEVER, CHILLS, CONFUSED, HEARTBAD, strich, streifen, linie, schwarz, BREATHLESS, UNCONSCIOUS, fleckig*, kalt*, eitert, eiter, stinkt, hoch, grau, heiss, DIZZY, arm, bein] PERSON @30 -GOODS -PET
sepsis: [chemo*, immunsuppress*, transplant*] [FEVER, CHILLS] @20 -GOODS
sepsis: [roter strich, roter streifen, rote linie, rote streifen, roter faden] [arm, bein, hoch, wandert, zieht, richtung] @8 -GOODS
sepsis: [blutvergiftung, sepsis] PERSON @8 -GOODS -PAST -ASKS
drowning_electric: [stromschlag, strom, elektrischer schlag, elektroschock, blitz, steckdose, kabel, leitung, eine gewischt, schlag bekommen, sicherungskasten] [bekommen, gekriegt, getroffen, angefasst, gefasst, klebt, kommt nicht los, gewischt, hangt, erwischt, finger in, gesteckt, abbekommen, beruhrt] PERSON @10 -PET
drowning_electric: [ertrunken, ertrinkt, untergegangen, unter wasser, beinahe ertrunken, fast ertrunken, wasser geschluckt, wasser eingeatmet, aus dem wasser, aus dem pool, aus dem see, aus der badewanne, aus dem teich, planschbecken, im pool, aus dem planschbecken] OTHER [hustet, atmet, schlafrig, blau, mude, nicht, bewusstlos, hilfe, gezogen, geholt, treibt, ertrunken, ertrinkt, erbricht, untergegangen, gefischt] @16 -PET
cardiac: UNCONSCIOUS OTHER @12 -PET -GOODS -WEB -FICTION
cardiac: UNCONSCIOUS NOW @12 -PET -GOODS -WEB -FICTION
WEB: seite, webseite, website, app, handler, support, kundendienst, bildschirm, handy, bestellung, gerat
cardiac: [krankenwagen, rettungswagen, notarzt, rettungsdienst] [ruf*, brauch*, schnell, bitte, schick*, hol*, soll ich] @6 -GOODS -FICTION
cardiac: [ich sterbe, sterbe ich, er stirbt, sie stirbt, stirbt mir, glaube ich sterbe, dass ich sterbe] [schmerz*, luft, brust, hilfe, herz, blut*, krankenwagen, glaube, bitte] @14 -FICTION -GOODS
""",
)
