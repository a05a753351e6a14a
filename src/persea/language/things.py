"""Words that name a thing which shops sell, whether this shop has one or not.

By them "laptop" asks for a laptop, where "camping" or "leather" only says what something is for, or made of: of these
no shop can say that it has none. English, singular. No word that as often names a stuff, a use or a place is here.
"""

from __future__ import annotations

from persea.language.inflection import folded
from persea.language.plain import words

THINGS = frozenset(
    """
    accordion aerial airbed airfryer album ambulance amplifier anchor antenna aquarium armband armchair ashtray atlas
    axe backpack badge bagpipe bandage banjo barbecue barometer barstool basketball bassinet bathrobe bathtub battery
    beanie beanbag bed bedspread belt bib bicycle bike bikini binder binoculars birdcage birdhouse blanket
    blazer blender blouse boat bobsleigh bodysuit boiler bonnet book bookcase bookend bookmark bookshelf boot bottle
    bouquet bowtie bowl bracelet bra broom brooch bucket buggy bulb bunk cabinet cable cage calculator calendar camcorder
    camera candle candlestick canoe cap car caravan card cardigan carpet carseat cello chainsaw chair chandelier charger
    chessboard chisel chopstick clarinet clock cloak coat coaster colander comb comforter compass computer console
    cooker cookbook cooler corkscrew corset cot couch crayon crib crutch cufflink cup cupboard curtain cushion cutlery
    cymbal dartboard deckchair dehumidifier desk desktop diaper dictionary digger dinghy dishwasher doll dollhouse
    doorbell doormat drawer dress dresser drill drone drum dryer dumbbell dustpan duvet earbud earphone earring easel
    ebook engine envelope eraser fan faucet fence fireplace firepit flag flashlight flute flask football footstool fork
    freezer fridge frisbee fryer futon gazebo globe glove goggles gown greenhouse griddle grill grinder grater guitar
    hairbrush hairdryer hairdrier hammer hammock hamper handbag handkerchief harmonica harness harp hat headboard
    headphone headset heater hedgetrimmer helmet hoodie hoover hose humidifier hydrant ipad iphone jacket
    jackhammer jean jeans jersey jigsaw jug juicer jumper jumpsuit kayak kennel kettle kettlebell keyboard keyring kilt
    kimono kite knife lamp lampshade lantern laptop lawnmower leash legging leggings lingerie lipstick lock locket
    locker loudspeaker macbook magazine magnet mailbox mallet mannequin manual map marker mascara mask mattress
    megaphone microphone microscope microwave minibike mirror mitten modem monitor mop moped motorbike
    motorcycle mousetrap mower mug nailer napkin nappy necklace necktie nightgown nightstand notebook oar oboe orchid
    ottoman oven overall overcoat pacifier paddle paddleboard padlock paintbrush painting pants pantyhose parachute
    parasol parka pen pencil pendant perfume phone photocopier piano pickaxe pillow pillowcase pinata pipe
    pistol pitcher plane planter playpen plier pliers plunger poncho pouffe pram printer projector pump puppet purse
    pushchair pyjamas pajamas quilt racket racquet radiator radio rake ratchet razor receiver recliner refrigerator
    ring robot rollerblade romper router rucksack rug ruler saddle sandal sander sari sharpener saucepan saw saxophone scale
    scanner scarf scissors scooter screwdriver secateurs shampoo shed shelf shirt shoe shorts shovel shower
    shredder sideboard sieve skateboard skirt skillet ski skis sled sledge sledgehammer sleigh slipper smartphone
    smartwatch smoker sneaker snorkel snowboard snowshoe sock sofa spade spanner spatula speaker spoon
    stapler stepladder stereo stethoscope stool stove stroller suit suitcase sunglasses sunscreen surfboard sweater
    sweatshirt swimsuit swing sword tablecloth tambourine tap tent tablet teapot telephone telescope television
    thermometer thermostat tie tights tiara toaster toilet toolbox toothbrush toothpaste torch towel tractor trailer
    trainer trampoline tray treadmill tricycle tripod trombone trouser trousers trowel trumpet tuba tumbler tuxedo tv
    typewriter tyre tire ukulele umbrella underpants unicycle urn vacuum van vase veil vest vibraphone videogame viola
    violin wallet wardrobe washbasin washer watch webcam wheelbarrow wheelchair whisk whistle wig windscreen windshield
    wok wreath wrench xylophone yacht
    """.split()
)
_TWO_WORDS = frozenset(
    """
    washing machine, machine, coffee machine, air fryer, vacuum cleaner, hair dryer, hair straightener, lawn
    mower, float valve, ball valve, light bulb, desk chair, office chair, dining table, coffee table, table,
    high chair, car seat, smoke alarm, smoke detector, fire extinguisher, extension lead, extension cord, hard drive,
    card, usb stick, games console, game console, swimming pool, hot tub, bath mat, shower curtain, baby monitor,
    baby carrier, sleeping bag, yoga mat, tool box, tape measure, spirit level, soldering iron, glue gun, heat gun,
    nail gun, circular saw, rice cooker, slow cooker, pressure cooker, waffle maker, bread maker, ice cream maker,
    chest freezer, tumble dryer, air conditioner, wedding dress, swim shorts, tennis racket, golf club, cricket bat,
    baseball bat, hockey stick, fishing rod, roller skates, ice skates, model train, christmas tree, phone case,
    screen protector, power drill, cordless drill, wine rack, bean bag, boxing gloves, punching bag, exercise bike,
    rowing machine, running machine, picture frame, photo frame, computer mouse, wireless mouse, gaming mouse, hand cream, face cream, sun cream, shaving cream, knife block, yoga block, shoe rack, coat rack, towel rail, bath bomb, door handle, garden hose, tent pole, sleeping mat, camp bed, air bed, digital piano, electric guitar, bass guitar, alarm clock, wall clock
    """.replace("\n", " ").split(",")
)  # fmt: skip
_PAIRED = frozenset(" ".join(folded(word) for word in words(phrase)) for phrase in _TWO_WORDS)


def thing_named(said: str) -> str:
    """The thing that the request `said` names, by its last words: "laptop" of "cheap red laptop"; empty for none."""
    last = words(said)[-2:]
    if " ".join(map(folded, last)) in _PAIRED:
        return " ".join(last)
    return last[-1] if last and {last[-1], folded(last[-1])} & THINGS else ""
