"""Which drawing shows which kind of thing, and the finished SVG.

A drawing is a function of a colour and of looks, words that change its shape. Each lists the looks it
knows, so that a misspelt one in the catalogue is an error and not a plain picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from zlib import crc32

from persea.catalog.demo.draw import (
    armchairs,
    audio,
    balls,
    baskets,
    bike_bags,
    bike_lights,
    board_games,
    bottles,
    bowls,
    chocolates,
    clocks,
    coffees,
    collars,
    cushions,
    dog_beds,
    eyewear,
    footwear,
    glasses,
    hand_tools,
    hands_and_head,
    head_torches,
    helmets,
    home,
    jackets,
    kettles,
    keyboards,
    kitchen,
    knitwear,
    lamps,
    lanterns,
    mats,
    notebooks,
    packs,
    pans,
    pens,
    plant_pots,
    plates,
    plush,
    pots,
    power_banks,
    puzzles,
    rugs,
    scarves,
    scratchers,
    shirts,
    sleeping_bags,
    soaps,
    speakers,
    suitcases,
    tableware,
    teapots,
    teas,
    tents,
    toiletry_bags,
    towels,
    umbrellas,
    vases,
    watches,
    watering_cans,
    weights,
    wildlife,
    wooden_toys,
)
from persea.catalog.demo.draw.canvas import GROUNDS, Canvas


@dataclass(frozen=True, slots=True)
class Drawing:
    draw: Callable[[Canvas, str, frozenset[str]], None]
    looks: frozenset[str]


DRAWINGS = {
    "apron": Drawing(shirts.apron, shirts.APRON_LOOKS),
    "armchair": Drawing(armchairs.armchair, armchairs.ARMCHAIR_LOOKS),
    "backpack": Drawing(packs.backpack, packs.PACK_LOOKS),
    "ball": Drawing(balls.ball, balls.BALL_LOOKS),
    "basket": Drawing(baskets.basket, baskets.BASKET_LOOKS),
    "bike_bag": Drawing(bike_bags.bike_bag, bike_bags.BIKE_BAG_LOOKS),
    "bike_light": Drawing(bike_lights.bike_light, bike_lights.BIKE_LIGHT_LOOKS),
    "bird_feeder": Drawing(wildlife.bird_feeder, wildlife.FEEDER_LOOKS),
    "blanket": Drawing(home.blanket, home.BLANKET_LOOKS),
    "board_game": Drawing(board_games.board_game, board_games.GAME_LOOKS),
    "boot": Drawing(footwear.boot, footwear.BOOT_LOOKS),
    "bottle": Drawing(bottles.bottle, bottles.BOTTLE_LOOKS),
    "candle": Drawing(home.candle, home.CANDLE_LOOKS),
    "chocolate": Drawing(chocolates.chocolate, chocolates.CHOCOLATE_LOOKS),
    "clock": Drawing(clocks.clock, clocks.CLOCK_LOOKS),
    "coffee": Drawing(coffees.coffee, coffees.COFFEE_LOOKS),
    "collar_or_lead": Drawing(collars.collar_or_lead, collars.COLLAR_LOOKS),
    "cushion": Drawing(cushions.cushion, cushions.CUSHION_LOOKS),
    "cutting_board": Drawing(kitchen.cutting_board, kitchen.BOARD_LOOKS),
    "desk_lamp": Drawing(lamps.desk_lamp, lamps.DESK_LOOKS),
    "dog_bed": Drawing(dog_beds.dog_bed, dog_beds.BED_LOOKS),
    "earbuds": Drawing(audio.earbuds, audio.EARBUD_LOOKS),
    "fleece": Drawing(jackets.fleece, jackets.FLEECE_LOOKS),
    "floor_lamp": Drawing(lamps.floor_lamp, lamps.FLOOR_LOOKS),
    "frying_pan": Drawing(pans.frying_pan, pans.PAN_LOOKS),
    "glass": Drawing(glasses.glass, glasses.GLASS_LOOKS),
    "gloves": Drawing(hands_and_head.gloves, hands_and_head.GLOVE_LOOKS),
    "hand_tool": Drawing(hand_tools.hand_tool, hand_tools.TOOL_LOOKS),
    "hat": Drawing(hands_and_head.hat, hands_and_head.HAT_LOOKS),
    "head_torch": Drawing(head_torches.head_torch, head_torches.HEAD_TORCH_LOOKS),
    "helmet": Drawing(helmets.helmet, helmets.HELMET_LOOKS),
    "hoodie": Drawing(shirts.hoodie, shirts.HOODIE_LOOKS),
    "insulated_jacket": Drawing(jackets.insulated_jacket, jackets.INSULATED_LOOKS),
    "kettle": Drawing(kettles.kettle, kettles.KETTLE_LOOKS),
    "keyboard": Drawing(keyboards.keyboard, keyboards.KEYBOARD_LOOKS),
    "knife": Drawing(kitchen.knife, kitchen.KNIFE_LOOKS),
    "lantern": Drawing(lanterns.lantern, lanterns.LANTERN_LOOKS),
    "loose_tea": Drawing(teas.loose_tea, teas.TEA_LOOKS),
    "mat": Drawing(mats.mat, mats.MAT_LOOKS),
    "mug": Drawing(tableware.mug, tableware.MUG_LOOKS),
    "notebook": Drawing(notebooks.notebook, notebooks.NOTEBOOK_LOOKS),
    "over_ear": Drawing(audio.over_ear, audio.OVER_EAR_LOOKS),
    "pen": Drawing(pens.pen, pens.PEN_LOOKS),
    "pet_bowl": Drawing(bowls.pet_bowl, bowls.BOWL_LOOKS),
    "plant_pot": Drawing(plant_pots.plant_pot, plant_pots.POT_LOOKS),
    "plate": Drawing(plates.plate, plates.PLATE_LOOKS),
    "plush": Drawing(plush.plush, plush.PLUSH_LOOKS),
    "pot": Drawing(pots.pot, pots.POT_LOOKS),
    "pour_over": Drawing(tableware.pour_over, tableware.POUR_OVER_LOOKS),
    "power_bank": Drawing(power_banks.power_bank, power_banks.POWER_BANK_LOOKS),
    "puzzle": Drawing(puzzles.puzzle, puzzles.PUZZLE_LOOKS),
    "rain_jacket": Drawing(jackets.rain_jacket, jackets.RAIN_LOOKS),
    "rug": Drawing(rugs.rug, rugs.RUG_LOOKS),
    "running_shoe": Drawing(footwear.running_shoe, footwear.SHOE_LOOKS),
    "scarf": Drawing(scarves.scarf, scarves.SCARF_LOOKS),
    "scratcher": Drawing(scratchers.scratcher, scratchers.SCRATCHER_LOOKS),
    "sleeping_bag": Drawing(sleeping_bags.sleeping_bag, sleeping_bags.SLEEPING_BAG_LOOKS),
    "soap": Drawing(soaps.soap, soaps.SOAP_LOOKS),
    "socks": Drawing(knitwear.socks, knitwear.SOCK_LOOKS),
    "speaker": Drawing(speakers.speaker, speakers.SPEAKER_LOOKS),
    "spice_set": Drawing(tableware.spice_set, tableware.SPICE_LOOKS),
    "suitcase": Drawing(suitcases.suitcase, suitcases.CASE_LOOKS),
    "sunglasses": Drawing(eyewear.sunglasses, eyewear.SUNGLASSES_LOOKS),
    "sweater": Drawing(knitwear.sweater, knitwear.SWEATER_LOOKS),
    "t_shirt": Drawing(shirts.t_shirt, shirts.TEE_LOOKS),
    "table_lamp": Drawing(lamps.table_lamp, lamps.TABLE_LOOKS),
    "teapot": Drawing(teapots.teapot, teapots.TEAPOT_LOOKS),
    "tent": Drawing(tents.tent, tents.TENT_LOOKS),
    "toiletry_bag": Drawing(toiletry_bags.toiletry_bag, toiletry_bags.BAG_LOOKS),
    "towel": Drawing(towels.towel, towels.TOWEL_LOOKS),
    "umbrella": Drawing(umbrellas.umbrella, umbrellas.UMBRELLA_LOOKS),
    "vase": Drawing(vases.vase, vases.VASE_LOOKS),
    "watch": Drawing(watches.watch, watches.WATCH_LOOKS),
    "watering_can": Drawing(watering_cans.watering_can, watering_cans.CAN_LOOKS),
    "weight": Drawing(weights.weight, weights.WEIGHT_LOOKS),
    "wooden_toy": Drawing(wooden_toys.wooden_toy, wooden_toys.TOY_LOOKS),
}


def demo_picture(drawing: str, colour: str, looks: frozenset[str], *, name: str, title: str) -> str:
    """An SVG of 400 by 400 without scripts or references to anything outside.

    `drawing` is one of DRAWINGS and `colour` #RRGGBB. `name` tells pictures apart that stand in one page;
    what comes before its first "." decides the ground, so that the colours of one product share theirs.
    """
    product = name.partition(".")[0]
    canvas = Canvas(f"p{crc32(name.encode()):08x}-", GROUNDS[crc32(product.encode()) % len(GROUNDS)])
    DRAWINGS[drawing].draw(canvas, colour, looks)
    return canvas.svg(escape(title))
