"""Red flags in Spanish. How a table is written stands in the package's docstring."""

from __future__ import annotations

from persea.understand.red_flags import COMPLAINTS, Table

SPANISH = Table(
    "es",
    COMPLAINTS
    + r"""
CHILD: nino, nina, ninos, nene, nena, hijo, hija, hijos, bebe*, recien nacid*, chico, chica, peque, pequeno, pequena, nieto, nieta, sobrin*, gemel*, adolescente, crio, cria, mellizo*
KIN: CHILD, mama, madre, papa, padre, abuelo, abuela, yaya, yayo, mujer, marido, esposo, esposa, novio, novia, pareja, hermano, hermana, tio, tia, primo, prima, amigo, amiga, vecin*, companer*, suegr*, jefe, ex, mami, papi, colega
OTHER: KIN, alguien, el, ella, ellos, lo, la, le, se, su, sus, persona, hombre, senor, senora, gente, tipo, todos, les, los
ME: yo, me, mi, mis, he, estoy, tengo, siento, nos, nuestro, nuestra, soy, quiero, puedo, noto, no
PERSON: ME, OTHER
HUMAN: hijo, hija, nino, nina, bebe, marido, mujer, madre, padre, abuelo, abuela, hermano, hermana, novio, novia
PET: perro, perra, perrito, gato, gata, gatito, cachorro, hamster, conejo, caballo, loro, pez, mascota, pajaro
GOODS: camiseta*, taza*, libro*, novela*, pelicula*, disco, album, juego*, poster*, cartel, disfraz*, collar*, pulsera*, peluche*, juguete*, puzzle*, cojin*, almohada*, manta*, colchon*, funda*, estuche*, soporte*, crema*, gel, spray, monitor*, tensiometro*, reloj*, correa*, faja*, calcetines, zapatos, zapatillas, botas, chaqueta*, abrigo*, vestido*, sujetador*, gorro*, casco*, guantes, mascarilla*, gafas, lampara*, vela, velas, planta, te de, receta*, serie, podcast, figura, regalo*, cumpleanos, talla, color, precio, envio, busco, venden, vendeis, tienen, teneis, recomiend*, oferta, kit, set, ventilador*, guardar, joyas, mochila, etiquetas, detector*
PAST: el ano pasado, hace anos, hace _ anos, hace meses, hace _ meses, rehabilitacion, sobrevivi*, de pequeno, de nino, antes tenia, desde hace anos, tuvo un, despues de su, superado
FICTION: pelicula*, novela*, libro*, serie*, juego*, cancion*, podcast*, documental*, cuento, comic*, teatro
ASKS: que es, que significa, sintomas de, definicion, diferencia entre, prevenir, que causa
NOW: ahora, ya, ayuda, ayudenme, de repente, urgente, emergencia, ambulancia, 112, 911, que hago, que hacemos, otra vez, hoy, esta noche, rapido
~ suicide squad, calor de morirse, me muero de ganas, me muero por, muero de risa, muerto de risa, me muero de la risa, morirme de risa, de muerte, de infarto, precio de infarto, para morirse, mato por, matar el tiempo, matar el rato, matamoscas, mata hormigas, forma de corazon, corazon de, de corazon, corazon roto, con corazon, frecuencia cardiaca, pulsometro*, fiebre del futbol, fiebre del oro, fiebre mundialista, fiebre de sabado, casco de bici, apriete la cabeza, le apriete, cabezal*, dolor de cabeza de, ahogo en, quemado estilo, acero quemado, quema grasa*, quemar grasa, quemagrasas, quema calorias, naranja sanguina, presion arterial, sangre falsa, sangre artificial, grupo sanguineo, sin veneno, veneno para ratas sin, bomba de bano, bombas de bano, bomba de agua, la bomba, pistola de silicona, pistola de agua, pistola de calor, pistola de masaje, sesion de fotos, golpe de estado, golpe de calor rebajas, saco de boxeo, embarazada ropa, almohada de embarazo, test de embarazo, ropa premama, premama, shock de precios, ahogador*, gargantilla*, amortiguador*, respirable, transpirable, que respire, respira bien la tela, morir de amor, muerte por chocolate
UNCONSCIOUS: inconsciente*, no responde, no reacciona, no me responde, no despierta, no se despierta, no se despierta nadie, no puedo despertar*, no consigo despertar*, no hay forma de despertar*, no respira, ha dejado de respirar, dejo de respirar, sin pulso, no tiene pulso, se ha desmayado, se desmayo, se desmaya, desmayad*, desplom*, se ha desplomado, ha caido redondo, perdio el conocimiento, ha perdido el conocimiento, perdiendo el conocimiento, sin conocimiento, desvanecid*, no se mueve, sin sentido, convulsiona, no abre los ojos, casi no despierta, apenas responde, casi no responde, apenas reacciona, cuesta despertar*, no logro despertar*, no se levanta del suelo
BLUE: labios __ azul*|morad*, se esta poniendo azul, se pone azul, se puso azul, azulad*, morado de la cara, cara morada, cara azul, poniendose azul, poniendose morad*, se pone morad*
BREATHLESS: no puedo respirar, no puede respirar, no respiro, no puede casi respirar, le cuesta respirar, me cuesta respirar, cuesta mucho respirar, casi no respir*, apenas respir*, no consigo respirar, no logro respirar, no respira bien, no puedo respirar bien, falta el aire, falta de aire, me falta aire, le falta el aire, sin aire, me ahogo, se ahoga, se esta ahogando, me estoy ahogando, me asfixio, se asfixia, asfixi*, dificultad para respirar, dificultad respiratoria, respira muy rapido, respira rapido, respira raro, respira mal, respira con dificultad, respirar bien, no le entra aire, no me entra el aire, no me entra aire, jadea*, ahogandome
WHEEZE: pitos, silba, silbidos, pitidos, ataque de asma, crisis de asma, ronquido raro, gime
CONFUSED: confus*, desorientad*, dice cosas raras, dice cosas sin sentido, habla raro, no sabe donde, no me reconoce, no nos reconoce, no reconoce, delira, delirando, alucina*, ve cosas, incoherenc*, incoherente, no se acuerda, no recuerda, pregunta lo mismo, repite lo mismo, ido, atontad*, aturdid*
SLEEPY: somnolient*, muy dormid*, adormilad*, decaid*, muy flojo, flacid*, sin fuerzas, apenas se despierta, aletargad*, letarg*, se queda dormid*
VOMIT: vomit*, devuelve, nausea*, devolviendo, arcadas
BLOODY: vomit* sangre, tose sangre, tosiendo sangre, toso sangre, escup* sangre, sangre en las heces, sangre en la orina, sangre por la boca, sangre por el oido, sangra por el oido, posos de cafe, heces negras, sangre al toser, caca con sangre, sangre en el vomito
CHILLS: escalofrio*, tirita*, tembl*, tiembla*, temblor*
FEVER: fiebre*, temperatura, muy caliente, esta ardiendo, ardiendo, calentura, hirviendo, #warm, #hot, #burning
DIZZY: maread*, mareo*, me mareo, se marea, desmayarme, voy a desmayar*, vertigo, no se tiene en pie, no me tengo en pie, vahido*
SWEATY: sud*, sudor*, palid*, blanco como, gris, sudando frio
HEARTBAD: corazon a mil, corazon acelerado, corazon __ muy rapido, taquicardia*, palpitacion*, corazon __ irregular, corazon se me sale, corazon desbocado, pulso __ debil|rapido|irregular, arritmia*
NUMB: adormecid*, entumecid*, hormigue*, no siente, no siento, dormido el brazo, brazo dormido, acorchad*, paraliz*, mano dormida
VISION: veo doble, ve doble, no veo, no ve nada, vista borrosa, vision borrosa, perdi la vista, ha perdido la vista, ciego, pupila*, no ve de un ojo, vista nublada
HEADACHE: dolor de cabeza, duele la cabeza, cefalea, jaqueca, migrana*, duele mucho la cabeza, dolores de cabeza
SEVERE: dolor muy fuerte, dolor fuerte, dolores fuertes, dolor horrible, dolor insoportable, insoportable*, dolor intenso, peor dolor, dolor terrible, punzada*, dolor agudo, no aguanto el dolor, durisim*, retorci*
JERK: convuls*, sacudid*, espasmo*, ojos en blanco, espuma por la boca, echa espuma, rigido, tieso, se sacude, temblando entero, se ha orinado, se orino, ataque epileptico
PURPLE: manchas|manchitas|puntos|puntitos|sarpullido|ronchas moradas|morados|rojos|rojas|morado|violetas|oscuras, no desaparece*, no se borran|quitan|va|van, prueba del vaso, con un vaso, apretar con el vaso, moteada, petequia*, piel con manchas
STIFFNECK: cuello rigido, rigidez de nuca, rigidez en el cuello, rigidez de cuello, cuello tieso, cuello muy rigido, nuca rigida, no puede doblar el cuello, no puede mover el cuello, cuello duro, duele el cuello, le duele la nuca, nuca
LIGHTHURTS: molesta la luz, luz le molesta, luz me molesta, fotofobia, no soporta la luz, duele la luz
THIRST: mucha sed, sed, bebe muchisima agua, no para de beber, orina mucho, no para de orinar
HIVES: ronchas, urticaria, picor por todo, pica todo, habones, ronchas por todo, sarpullido por todo
# ------------------------------------------------------------ self-harm
self_harm: [matarme, suicid*, quitarme la vida, quitarse la vida, quitarme del medio, acabar con mi vida, acabar con su vida, acabar con todo, terminar con todo, terminar con mi vida, poner fin a mi vida, se quiere matar, quiere matarse, intento matarse, matarse, me voy a matar, me quiero matar, ahorcarme, ahorcarse, colgarme, tirarme por, tirarme al, tirarme del, tirarme de, tirarme a las vias, saltar del puente, saltar por la ventana, cortarme las venas, cortarse las venas, pegarme un tiro, me corto las venas] PERSON @12 -FICTION
self_harm: [quiero morir*, quiere morir*, queria morir*, quisiera morir*, ganas de morir*, prefiero morir*, ojala me muera, ojala no despierte, ojala estuviera muert*, estar muert*, no quiero vivir, no quiere vivir, no quiero seguir, no quiero seguir viviendo, no quiero seguir aqui, no quiero existir, no quiero despertar, no despertar mas, no despertar nunca, no despertarme, dormir para siempre, dormirme y no despertar, ganas de vivir, sin ganas de vivir, para que vivir, no vale la pena vivir, no merece la pena vivir, la vida no tiene sentido, nada tiene sentido, ya no tiene sentido, no tiene sentido seguir, no tengo motivos para vivir, no aguanto mas, ya no puedo mas, no puedo mas con, mejor sin mi, mejor si no estuviera, estarian mejor sin mi, nadie me echaria de menos, nadie me va a echar de menos, nadie me extranaria, nadie lo notaria, nadie se daria cuenta, si desaparezco, si no estuviera, si me muero, soy una carga, desaparecer para siempre, desaparecer y no, desaparecer de este, no volver nunca, desaparecer ya, desaparecer del mundo, acabar con este dolor, que todo acabe, carta de despedida, despedirme de todos, no veo salida, no le veo salida, cansado de vivir, cansada de vivir, hart* de vivir] PERSON @12 -FICTION -GOODS
self_harm: [me corto, cortarme, me estoy cortando, se corta, cortandose, se esta cortando, se ha cortado los brazos, hacerme dano, me hago dano, hacerse dano, se hace dano, autolesion*, me quemo a proposito, lastimarme, me lastimo, cortes en los brazos, cortes en las munecas] PERSON @12 -PELO -GOODS
PELO: pelo, cabello, unas, flequillo, cocinando, sin querer
self_harm: [cuantas, cuanto, cuantos, que cantidad, que dosis] [pastillas, paracetamol, somniferos, ibuprofeno, insulina, comprimidos, medicamentos] [morir*, mortal*, matar*, para no despertar, letal*, para siempre] @14
self_harm: [cuerda, soga, viga, gancho, cinturon] [aguanta mi peso, aguante mi peso, soporte mi peso, soporta mi peso, mi peso, ahorcar*, nudo, colgar*, peso de una persona, una sola vez] @12 -ESCALA
ESCALA: escal*, hamaca*, columpio*, gimnasio, saco
self_harm: [sin dolor, forma rapida, manera rapida, forma facil, manera facil, sin sufrir] [morir*, suicid*, matarme, irme, acabar] @8 -FICTION
self_harm: [puente, azotea, tejado, balcon, vias, acantilado, barandilla] [estoy en, estoy al borde, subid*, saltar, tirarme, al borde, asomad*, encima] PERSON @8 -GOODS
self_harm: [cuchillo, cuchilla*, navaja, hoja de afeitar] [munecas, mis munecas, venas, cortarme, bajo la almohada, mis brazos] @10
# ------------------------------------------------------------ abuse, violence
HARMER: mi marido, mi esposo, marido, esposo, novio, pareja, padre, papa, padrastro, madre, mama, ex, hermano, tio, abuelo, jefe, profesor, entrenador, el, novia, mujer, cuidador*, hombre, alguien, primo, vecino, esposa, padres, familia
abuse: HARMER [me pega, me pego, me golpe*, me ha pegado, me maltrata, me viola, me violo, me abus*, abusa de mi, abuso de mi, me toca, me toco, me toquete*, me estrangul*, me ahorc*, me empuj*, me patea, me da golpes, me da palizas, me amenaza, me amenazo, me obliga, me forz*, me fuerza, me encierra, me tiene encerrad*, me pega y, nos pega, pega a mi, golpea a mi, le pega, les pega, pega a los, maltrata a, me agarr* del cuello, me ha intentado, me quema, me escupe, me insulta y, me controla, no me deja, me quita, me quito, me ha quitado, me persigue, me acosa, me agredio, me agrede, me da miedo, me hace dano, me va a matar, me quiere matar, me mata, nos va a matar, me pide fotos] @8 -FICTION -PET -GOODS
abuse: [me pega, me pegan, me maltrata*, me viola*, me violaron, me han violado, me golpea*, me tiene encerrad*, me tienen encerrad*, me han secuestrado, abusan de mi, abusaron de mi, abuso sexual*, violencia de genero, violencia domestica, maltrato, malos tratos, agresion sexual, me obligan a casarme, casarme a la fuerza, matrimonio forzado, me drogaron] PERSON -FICTION -GOODS
abuse: HARMER [paliza, palizas, punetazo*, bofetada*, patadas, guantazo*] [me, mi, nos, a los, dado, dio, da] @6 -FICTION -GOODS
abuse: HARMER [viene a mi cuarto, viene a mi habitacion, se mete en mi cama, me desnuda, nuestro secreto, no se lo diga a nadie, no contar a nadie, no diga nada] @8 -FICTION
abuse: [no me deja, no me dejan, me prohibe] [salir, ir, ver, hablar, trabajar, llamar, irme, usar] @3
abuse: [miedo] [volver a casa, ir a casa, a mi marido, a mi pareja, a mi padre, a mi novio, a mi ex, de mi marido, de mi pareja, de mi padre, de mi novio, de el, me mate, que me, por mi vida, de mi ex] @5 PERSON
abuse: [escondid*, me escondo, encerrad* en el bano, escapar de, huir de, escaparme de, encerrada en casa, encerrado en casa] [mi marido, mi pareja, mi padre, mi novio, el, miedo, borracho, armario, bano, pega, mi ex, casa] @10 -GOODS -FICTION
abuse: [casarme, casar, boda] [obligan, a la fuerza, no conozco, sin mi consentimiento, me quitaron el pasaporte, pasaporte] @14
abuse: [fotos desnud*, fotos mias, desnuda, desnudo, fotos intimas, videos intimos] [amenaza*, publicar, manda*, enviar, chantaje*, me pide, me obliga, dice que, tengo 12, tengo 13, tengo 14] @14
abuse: [moratones, moretones, ojo morado, marcas] [me hizo, le hizo, mi marido, su padre, mi pareja, mi novio, tapar, cubrir, maquillaje, pego] PERSON @14
KILLS: matar*, mato, apunal*, disparar*, pegarle un tiro, asesin*, estrangul*, quemar*, envenen*, rajar*, degoll*, acuchill*, cargar*, reventar*, machac*, golpear*, pegar, dano, sacudir*, ahogar*, volar, poner una bomba, atropell*, partirle
threat_of_violence: [voy a, quiero, pienso, vamos a, va a, quiere, dice que va, como puedo, ganas de, planeo, me dan ganas de, tengo miedo de, manana, juro que] KILLS [a ese, a mi, al, a la, a todos, a mis, los, lo, la, le, tipo, jefe, ex, profesor*, companer*, vecino, escuela, instituto, colegio, gente, alguien, bebe, marido, mujer, matarlo*, matarla*, matarlos, padre, hermano, nos, me, clase] @6 -FICTION -GOODS -INSECT
INSECT: mosca*, mosquito*, hormiga*, cucaracha*, bacteria*, germen*, tiempo, hambre, rata, ratas, raton
threat_of_violence: [bomba, explosivo*, coctel molotov] [hacer, fabricar, poner, colocar, escuela, colegio, estacion, mercado, clavos, construir, gente, metro] @10 -GOODS -FICTION
threat_of_violence: [pistola, arma, cuchillo, navaja, machete, rifle, escopeta, hacha] [escuela, colegio, instituto, clase, amenaza*, apunta*, me puso, en el cuello, en la puerta, fuera, en mi casa, entrar, con un, a la cabeza, va a llevar, me persigue] @8 -GOODS -FICTION -COCINA
COCINA: cocina, cocinar, jamon, pan, chef
threat_of_violence: [hombre, alguien, tipo, ladron*, ex, persona, gente, desconocido] [intenta* entrar, quiere entrar, esta entrando, ha entrado, forzando la puerta, en mi casa, me persigue, me sigue, con un cuchillo, con una pistola, con un machete, con un arma, golpea la puerta, aporrea*, me apunta, me amenaza] @8 -FICTION -GOODS
threat_of_violence: [amenaza*, amenazado] [matar*, muerte, con un cuchillo, con una pistola, matarme, de muerte, con matar, quemar] @6 -FICTION
# ------------------------------------------------------------ overdose, poison
PILLS: pastilla*, comprimido*, somnifero*, calmante*, paracetamol, ibuprofeno, aspirina*, antidepresivo*, medicamento*, medicina*, medicacion, insulina, tranquilizante*, lexatin, orfidal, diazepam, valium, trankimazin, alprazolam, tramadol, morfina, fentanilo, heroina, cocaina, coca, extasis, mdma, ketamina, lsd, ghb, metadona, droga*, bote, caja, blister, dosis, jarabe, algo, capsula*, analgesico*
overdose: [tomado, tome, tomo, tomar, tragado, trague, trago, ingerid*, comido, metido, bebido, toma, inyectado, dado, di, tomo toda, tomado toda] [demasiad*, entero, entera, todo, todas, todos, toda, doble, muchas, muchos, punado, veinte, treinta, caja, bote, frasco, de golpe, sin querer, por error, tres veces, #many, varias, equivoc*, de mas, con alcohol, alcohol, vodka, de una vez] PILLS @12 PERSON -PET -PUEDO
PUEDO: puedo tomar, se puede tomar, puede tomar, debo tomar, es seguro, podria tomar
overdose: [sobredosis, coma etilico, intoxicacion etilica] PERSON @8 -FICTION -GOODS
overdose: [PILLS, alcohol, borrach*, bebid*, bebido, droga*, jeringa, vodka, botellon] [UNCONSCIOUS, BLUE, BREATHLESS] OTHER @24 [pastilla*, alcohol, borrach*, bebid*, bebido, droga*, heroina, cocaina, vodka, somnifero*, tomado, tomo, jeringa, extasis]
overdose: CHILD [pastilla*, comprimido*, medicamento*, medicina*, droga*] [comido, comio, tragado, trago, tomado, tomo, encontrado, bebido] @10 -PET
TOXIC: liquido de, liquido para, fregasuelos, friegasuelos, fregar, lavavajillas, limpiacristales, ambientador, aguafuerte, lejia, cloro, amoniaco, desatascador, limpiahornos, descalcificador, antical, detergente, capsula de lavado, suavizante, anticongelante, pila, pilas, bateria, iman, imanes, herbicida, pesticida, insecticida, veneno, raticida, aguarras, disolvente, gasolina, queroseno, aceite esencial, quitaesmalte, acetona, desinfectante, gel hidroalcoholico, lavavajillas, seta*, hongo*, bayas, adelfa, cicuta, nicotina, liquido de vapear, acido, sosa caustica, sosa, pegamento, pintura, salfuman, matarratas, limpiador*, producto de limpieza, metanol, monoxido, colonia, naftalina, cigarro*, colillas, mercurio, planta
poisoning: TOXIC [bebid*, bebio, bebe, tragado, trago, traga, tragarse, comido, comio, ingeri*, chupado, tomado, tomo, respirado, inhal*, en la boca, masticado, probado, confundi*] @10 -PET
poisoning: [mezclado, mezcle, mezclar, mezcla] [lejia, amoniaco, cloro, salfuman] [ojos, garganta, tos, toser, respir*, mare*, gas*, humo*, pica*] @20
poisoning: [gas, monoxido, humo, caldera, brasero, generador, escape de gas] [mare*, dolor de cabeza, huele, vomit*, tos, dormid*, alarma, respir*, fuga] PERSON @12 -GOODS
poisoning: [huele a gas, olor a gas, fuga de gas, escape de gas]
poisoning: [mordido, picado, mordio, pico, mordedura, picadura] [serpiente, vibora, alacran, escorpion, medusa, arana, viuda negra] @8 -GOODS
poisoning: [seta*, hongo*, bayas, marisco, mejillones] [comid*, comimos, comi, comio] [vomit*, calambres, diarrea, mare*, dolor, retorti*, alucin*] @24
poisoning: [envenenad*, intoxicad*, intoxicacion] PERSON @8 -PET -FICTION -GOODS
# ------------------------------------------------------------ anaphylaxis, choking, breathing
anaphylaxis: [lengua, labios, labio, cara, garganta, ojos, cuello] [hinch*, inflam*, cierra, cerrando, cerrado, se me cierra, se le cierra, aprieta, abultad*] [abeja, avispa, picadura, picado, pico, cacahuete*, mani, nuez, nueces, frutos secos, marisco*, gamba*, camaron*, alerg*, comid*, comi, comio, penicilina, antibiotico*, vacuna, huevo, leche, pescado, respir*, ronchas, urticaria, cierra, cerrando, hinchando, hinchado, tragar, voz, epinefrina, almendra*, sesamo, latex, garganta, lengua] @24 -PET -GOODS
anaphylaxis: [abeja, avispa, picadura, cacahuete*, mani, nuez, nueces, frutos secos, marisco*, gamba*, alerg*, penicilina, antibiotico*, sesamo, avellana*] [BREATHLESS, HIVES, hinch*, DIZZY, desmay*, silba, ronca, voz] [BREATHLESS, garganta, lengua, labios, cara, HIVES, DIZZY, desmay*, vomit*, respir*, voz] PERSON @24 -PET -GOODS
anaphylaxis: [anafilax*, anafilact*, shock anafilactico, choque anafilactico, reaccion alergica grave, reaccion alergica fuerte, reaccion alergica] PERSON @10 -GOODS
choking: [atragant*, se atraganto, atorad*, atascad*, se ha quedado, quedo atascad*, atorado, encajad*, clavad*] [garganta, respir*, PERSON, trozo, caramelo, uva, moneda, salchicha, comida, carne, hueso, espina, juguete, azul] @10 -PET -GOODS
choking: [tragado, trago, se ha tragado, trag*] [moneda, canica, uva, caramelo, juguete, lego*, boton, pieza, ficha, tapon, hueso, espina, palomita*, nuez, cacahuete*, globo, tornillo] PERSON @8 -PET
breathing: BREATHLESS PERSON @16 -PET -ROPA
ROPA: vestido, faja, tela, sujetador, zapatos, plantas, ropa, escaleras, buceo, mascara, sofa
breathing: [inhalador*, ventolin, asma*] [no me hace nada, no hace nada, no funciona, no le hace, no sirve, vacio, no mejora, ataque, crisis, sigue] [respir*, ahog*, pecho, pitos, silb*, ataque, crisis, aire, fuerte, peor, azul] @16 -GOODS
breathing: BLUE PERSON @12 -PET -GOODS
# ------------------------------------------------------------ heart, stroke
cardiac: [infarto, ataque al corazon, ataque cardiaco, paro cardiaco, ataque de corazon] [creo, me esta dando, le esta dando, esta teniendo, tiene un, tengo un, le ha dado, me ha dado, le dio, me dio, sera, puede ser, teniendo, sufriendo, dando, parece, KIN] @8 -GOODS -PAST -FICTION
cardiac: [se agarra, se lleva la mano, se toca, se aprieta] [pecho, corazon, brazo izquierdo] @5 -ROPA2
cardiac?: [infarto, ataque al corazon, ataque cardiaco, paro cardiaco]
cardiac: [pecho, corazon, esternon] [dolor*, duele, opresion, presion, aprieta, apretado, quema*, pinch*, punzada*, peso, oprime, ardor, opresivo, estruja*, pesadez] PERSON @9 -ROPA2 -PET
ROPA2: sujetador, camisa, chaqueta, vestido, talla, tatuaje, ropa, colgante, joyas
cardiac: [dolor de pecho, dolor en el pecho, opresion en el pecho, dolor toracico, angina de pecho] -GOODS -PAST
cardiac: [brazo izquierdo, mandibula, brazo] [dolor*, duele, dormido, adormecid*, hormigue*] [pecho, SWEATY, BREATHLESS, DIZZY, nausea*, mandibula] PERSON @16
cardiac: HEARTBAD [DIZZY, BREATHLESS, SWEATY, desmay*, pecho, horas, no para, VOMIT, CHILLS] PERSON @16 -GOODS
stroke: [boca, cara, sonrisa, labio, rostro, parpado] [torcid*, torcido, caid*, cae, ladea*, chueca, paraliz*, dormid*, adormecid*, desviad*, colgando, torcer, asimetric*] PERSON @8 -GOODS -PET
stroke: [ictus, derrame cerebral, derrame, embolia, acv, infarto cerebral, apoplejia, trombosis cerebral] [creo, esta teniendo, tiene, le ha dado, le dio, le esta dando, me esta dando, sera, puede ser, teniendo, tengo, KIN] @8 -GOODS -PAST
stroke?: [ictus, derrame cerebral, acv]
stroke: [habla raro, habla mal, no puede hablar, no habla bien, arrastra las palabras, balbuce*, no le salen las palabras, no me salen las palabras, no se le entiende, no le entiendo, habla enredado, dice palabras sin sentido, habla como borrach*, no puedo hablar, no articula] PERSON [de repente, de golpe, brazo, mano, lado, pierna, hoy, desde, KIN, ahora, cara] @14 -GOODS -PET
stroke: [brazo, mano, pierna, lado, media cara, mitad] [no puede mover, no puedo mover, no mueve, no siente, no siento, dormid*, adormecid*, paraliz*, sin fuerza, debil, no responde, no levanta, hormigue*, entumecid*] [de repente, de golpe, derech*, izquierd*, un lado, lado, media, mitad, desde, KIN, hoy] PERSON @12 -GOODS -PAST -PET
stroke: [VISION] [de repente, de golpe, un ojo, desde, mitad] PERSON @12 -GOODS
stroke: HEADACHE [peor, de repente, subito, explot*, de golpe, de mi vida, nunca, fortisim*, trueno, estall*] PERSON @10 -GOODS
stroke: HEADACHE [VISION, NUMB, CONFUSED, hablar, STIFFNECK, habla] PERSON @20 -GOODS
# ------------------------------------------------------------ seizure, head, meningitis, children, pregnancy
seizure: [convuls*, convulsion*, ataque epileptico, crisis epileptica, ataque de epilepsia, epileptic*, convulsiona*, crisis convulsiva] PERSON [minutos, esta, no para, ahora, suelo, ojos, no responde, primera vez, fiebre, tiene, teniendo, le dio, le ha dado, otra, sigue, dando, espuma, lleva, tuvo, ha tenido] @14 -PET -GOODS -PAST
seizure: JERK [ojos, cuerpo, espuma, suelo, inconsciente, minutos, rigido, no responde, todo el, brazos, piernas, fiebre] OTHER @16 -PET -GOODS
head_injury: [cabeza, nuca, frente, craneo, escalera*, cama, litera, bici*, moto, caballo, cambiador, arbol, tejado, andamio, columpio, sofa, patinete] [golpe*, golpeado, caid*, cayo, caerse, dio, dado, se ha caido, se cayo, golpeo, chocado, choco, pegado, accidente] [SLEEPY, VOMIT, CONFUSED, VISION, UNCONSCIOUS, HEADACHE, DIZZY, anticoagulante*, sintrom, pupila*, liquido, sangr*, no recuerda, dormid*, dormir, sueno, chichon enorme, hundid*, raro, no se acuerda, convuls*, oido, mover] PERSON @40 -PET -GOODS
head_injury: [pupila*] [mas grande, distint*, diferent*, desigual*] PERSON @8
meningitis: STIFFNECK [FEVER, PURPLE, LIGHTHURTS, VOMIT, SLEEPY, CONFUSED, HEADACHE, manch*, UNCONSCIOUS] @20 -GOODS
meningitis: PURPLE [FEVER, CHILD, piel, piernas, cuerpo, SLEEPY, VOMIT, barriga, brazos, HEADACHE] @16 -GOODS -PET -TELA
TELA: alfombra, camisa, lavar, quitamanchas, sofa, ropa
meningitis: [meningitis] PERSON @10 -GOODS -PAST
meningitis: [fontanela] [abultad*, hinchad*, dura, salida, tensa] @8
infant_fever: [recien nacid*, #tinyold, neonato] FEVER @14 -GOODS -TERMO
TERMO: termometro*, body, cuna, saco
infant_fever: [#tiny] [bebe*, hijo, hija, nino, nina, recien, gemel*] FEVER @12 -TERMO
infant_fever: [recien nacid*, #tinyold] [no come, no quiere comer, no quiere mamar, no mama, no toma, flacid*, no despierta, gime, muy caliente, decaid*, amarill*, blando] @12 -GOODS -TERMO
infant_fever: [bebe*, #babyold] FEVER [SLEEPY, no come, no quiere comer, no toma, flacid*, decaid*, CONFUSED, JERK, sarpullido, manch*, BREATHLESS, #burning, gime, no despierta, no moja panales] @20 -TERMO
infant_fever: CHILD [#burning] [fiebre*, temperatura, grados] @14
PREG: embaraz*, semanas de embarazo, #weeks, de ocho meses, de siete meses, de nueve meses, de seis meses, contraccion*, parto, cesarea, rompi aguas, aborto, ectopic*, parir, di a luz, dar a luz, prenada, posparto, barriga, gestacion
pregnancy: PREG [sangr*, hemorragia, coagulo*, dolor muy fuerte, dolor fuerte, SEVERE, veo, vista, VISION, HEADACHE, hinch*, desmay*, cai, caido, DIZZY, convuls*, liquido verde, hombro, punzada*] PERSON @18 -GOODS
pregnancy: [no noto, no siento, no se mueve, no se ha movido, no da patadas, ha dejado de moverse, sin moverse, menos movimientos, no lo siento, no la siento, moverse, patad*, movimiento*] [bebe, embaraz*, meses, #weeks, barriga, semanas, hijo] @16 -GOODS -PET
pregnancy: [rompi aguas, he roto aguas, roto aguas, rompio aguas, ya viene el bebe, esta naciendo, veo la cabeza, se ve la cabeza, saliendo la cabeza, cordon umbilical, de parto, esta pariendo, contracciones cada, ganas de empujar] PERSON -GOODS -PAST
# ------------------------------------------------------------ bleeding, burns and the rest
BLOOD: sangr*, sangre, sangra, sangrando, hemorragia*, desangr*
bleeding: BLOOD [mucha, mucho, no para, no deja de, a chorro*, chorro*, borbotones, no se corta, sin parar, por todas partes, horas, profund*, empapad*, perdiendo, perdido, litros, coagulos, no consigo parar, no puedo parar, abundante, desangr*, salpica*, anticoagulante*, toalla*] PERSON @12 -CINE -PET
CINE: falsa, pelicula, disfraz, halloween, mancha*, quitar, donar, tipo, encia*
bleeding: BLOODY -GOODS -PET
bleeding: [vomit*, tos*, escup*] [sangre, coagulos, posos de cafe] @6 -PET
bleeding: [cortado, corte, corto, herida, sierra, motosierra, cuchillo, apunal*, amput*, rebanado, seccionado, radial] [dedo*, mano, brazo, pierna, muslo, muneca, cabeza, cuello, pie, pulgar] [chorro*, profund*, hueso, no para, mucha sangre, borboton*, colgando, abierto, abierta, tendon*, arteria, amput*, sangra mucho, a chorros] PERSON @18 -GOODS -PET
bleeding: [apunalad*, disparado, disparo, tiroteado, balazo, herida de bala, desangra*] PERSON @8 -FICTION -GOODS
burn: [quem*, escald*, ampolla*, ardiendo, en llamas, prendido fuego, abras*] [aceite, agua hirviendo, hirviendo, cafe, te, sopa, plancha, horno, fuego, acido, cara, pecho, piel, ampollas, ampolla, enorme*, negr*, blanc*, nino, nina, bebe, pierna*, brazo*, mano*, ojo*, casa, cocina, sarten, ropa, pelo, electric*] PERSON @12 -PET -COMIDA -GOODS -FEVERISH
FEVERISH: fiebre, fiebre*
COMIDA: tostada*, pan, pizza, cena, calorias, grasa, vela, vintage, orina*, orinar, arroz
burn: [en el ojo, en los ojos, al ojo] [lejia, acido, limpiador*, sosa, cal, quimic*, pegamento, amoniaco, salfuman, lavavajillas, producto] @12
burn: [casa, cocina, piso, sarten, cama, bateria, cortina*, freidora] [ardiendo, en llamas, se quema, incendi*, fuego] @4 -FICTION -GOODS
DIAB: diabet*, azucar, insulina, glucosa, glucemia, hipoglucemia, hiperglucemia, cetoacidosis, tipo 1
diabetic: DIAB [UNCONSCIOUS, CONFUSED, SLEEPY, VOMIT, SWEATY, tembl*, tiembla*, JERK, sed, acetona, aliento, no traga, BREATHLESS, #lowsugar, #highsugar, agresiv*, sin insulina, DIZZY, marca hi, marca lo] PERSON @30 -PET -DULCES
DULCES: dulces, chocolate, receta*, caramelos, calcetines, pastel
heat: [calor, sol, sauna, golpe de calor, insolacion, ola de calor, en el coche, coche al sol, sin aire, invernadero, maraton, obra] [CONFUSED, UNCONSCIOUS, SLEEPY, JERK, no suda, piel seca, muy caliente, ardiendo, #burning, #hot, VOMIT, desmay*, no responde, DIZZY, roj*, delira] PERSON @30 -GOODS -PET
heat: [golpe de calor, insolacion] PERSON @8 -GOODS -PAST -ASKS
heat: CHILD [en el coche] [encerrad*, calor, llaves, sol, dejado, atrapad*] @12
heat: [hipotermia, congelad*] [confus*, tembl*, dormid*, azul, no responde, encontr*] PERSON @14 -GOODS
sepsis: [herida, infect*, infeccion, quimio*, operacion, operad*, cirugia, orina, tatuaje, piercing, puntos, cesarea, absceso, mordedura, corte, neumonia, sonda, catete*, rinon*, muela] [CHILLS, CONFUSED, HEARTBAD, linea roja, raya roja, lineas rojas, negra, negro, respira rapido, respira muy rapido, no orina, no ha orinado, moteada, gris, SLEEPY, DIZZY, UNCONSCIOUS, BREATHLESS, no se tiene] [FEVER, CHILLS, CONFUSED, HEARTBAD, linea, raya, negra, negro, BREATHLESS, UNCONSCIOUS, fri*, pus, huele, sube, gris, DIZZY] PERSON @30 -GOODS -PET
sepsis: [quimio*, trasplant*, inmunosuprim*] [FEVER, CHILLS] @20 -GOODS
sepsis: [linea roja, raya roja, lineas rojas, rayas rojas] [sube, brazo, pierna, subiendo] @8 -GOODS
sepsis: [sepsis, septicemia, septico] PERSON @8 -GOODS -PAST -ASKS -FOSA
FOSA: fosa, tanque
drowning_electric: [electrocut*, descarga electrica, descarga, calambrazo, electricidad, cable, enchufe, rayo, corriente] [dado, recibi*, tocado, toco, pegad*, electrocut*, metio, metido, le dio, me dio, agarrad*, no se suelta, ha dado, alcanz*, cayo] PERSON @8 -PET
drowning_electric: [ahogad*, ahogo, se ahogo, casi se ahoga, ahogarse, ahogando, piscina, del agua, bajo el agua, del mar, banera, trago agua, tragado agua, tragado mucha agua, del rio, del estanque] OTHER [sacado, saque, sacamos, saco, tos*, dormid*, azul, no respira, inconsciente, flotando, boca abajo, ahogad*, ahogando, hundid*, vomit*, ayuda, raro, ahoga] @14 -PET -FLOT
FLOT: hinchable, flotador, juguete, bomba
cardiac: UNCONSCIOUS OTHER @12 -PET -GOODS -WEB -FICTION
cardiac: UNCONSCIOUS NOW @12 -PET -GOODS -WEB -FICTION
WEB: pagina, web, app, aplicacion, vendedor, soporte, pantalla, movil, mando, boton, tienda, atencion al cliente
cardiac: [ambulancia] [llam*, necesit*, manden, envien, pidan, ayuda, rapido, favor] @6 -GOODS -FICTION
cardiac: [me muero, me estoy muriendo, se muere, se esta muriendo, se me muere, creo que me muero, voy a morir] [dolor*, respir*, ayuda, pecho, sangre, favor, corazon, creo] @14 -FICTION -GOODS
""",
)
