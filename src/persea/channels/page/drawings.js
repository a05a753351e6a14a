/**
 * The drawing that stands where a product has no picture (or its picture does not load).
 *
 * A quiet line drawing chosen by the last word of the title's head that names a thing ("Fernbrook leather
 * hiking boots, wide fit": boots); an avocado where no word is known. Its ground is one of a few tints, the
 * same one each time. It decorates and says nothing: it is hidden from assistive technology, and the title
 * stands beside it.
 */

import { svg } from "./dom.js";

// Lines in a box of 120 x 90; `body` is tinted, `lines` is not.
const DRAWINGS = [
  {
    words: /^boots?$/,
    body: "M34 14h24c1 0 1 1 1 2l-1 22c0 5 4 8 11 10l9 3c8 2 11 7 11 14H32c-2-17 1-34 0-49 0-1 1-2 2-2z",
    lines:
      "M30 65h60v4c0 2-1 3-3 3H52v-3h-6v3H33c-2 0-3-1-3-3zM32 22c9 2 18 2 26 0M58 28l-10 2M58 35l-10 2" +
      "M61 43l-9 4M67 47l-7 6M79 52c-5 3-6 8-6 13",
  },
  {
    words: /^(?:shoes?|runners?|sneakers?|trainers?|sandals?)$/,
    body: "M22 36c3 4 9 4 14 0l6-8c1-1 3-1 4 0 6 9 14 15 26 18l12 3c8 2 12 6 12 13H22c-2-9-1-18 0-26z",
    lines: "M20 62h78v4c0 3-2 4-4 4H24c-3 0-4-2-4-4zM51 34l-8 5M56 40l-8 5M63 44l-8 6M22 51c12 0 20 3 26 11",
  },
  {
    words: /^(?:jackets?|coats?|parkas?|shells?|anoraks?|fleeces?|hoodies?|vests?|pullovers?|sweaters?)$/,
    body: "M49 18l11 6 11-6 13 7 8 40-10 3-5-22v28H43V46l-5 22-10-3 8-40z",
    lines: "M60 24v50M49 18c2 5 6 7 11 6 5 1 9-1 11-6M47 58h8M65 58h8",
  },
  {
    words: /^(?:t-?shirts?|shirts?|tees?|polos?|tops?|blouses?)$/,
    body: "M48 20c3 7 21 7 24 0l17 8-6 16-10-3v33H47V41l-10 3-6-16z",
    lines: "M48 20c3 7 21 7 24 0",
  },
  {
    words: /^(?:trousers|pants|jeans|leggings|shorts|tights)$/,
    body: "M44 16h32l5 58H67l-7-40-7 40H39z",
    lines: "M44 23h32M60 23v11",
  },
  {
    words: /^socks?$/,
    body: "M52 16h20v30c0 3 2 5 5 7l6 5c8 7 0 18-10 14L57 63c-4-2-5-5-5-9z",
    lines: "M52 24h20M71 70c1-6 4-10 9-12",
  },
  {
    words: /^(?:hats?|beanies?|caps?)$/,
    body: "M36 56c0-20 10-32 24-32s24 12 24 32z",
    lines: "M32 56h56v12H32zM60 24v-6M48 58v8M60 58v8M72 58v8",
  },
  {
    words: /^(?:backpacks?|rucksacks?|daypacks?|packs?|bags?|totes?|duffels?)$/,
    body: "M42 38c0-12 7-19 18-19s18 7 18 19v30a6 6 0 0 1-6 6H48a6 6 0 0 1-6-6z",
    lines: "M53 19c0-7 14-7 14 0M49 52h22v15H49zM49 58h22M42 42c-6 2-7 8-7 22h7M78 42c6 2 7 8 7 22h-7M50 38h20",
  },
  {
    words: /^(?:headphones?|headsets?|earphones?|earbuds?)$/,
    body: "M36 48h9v22h-9a6 6 0 0 1-6-6V54a6 6 0 0 1 6-6zM75 48h9a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9z",
    lines: "M35 48v-3a25 25 0 0 1 50 0v3",
  },
  {
    words: /^(?:bottles?|flasks?|thermos|tumblers?)$/,
    body: "M54 24h12v6l6 8v30a6 6 0 0 1-6 6H54a6 6 0 0 1-6-6V38l6-8z",
    lines: "M53 15h14v9H53zM48 46h24M48 60h24",
  },
  {
    words: /^(?:lamps?|lights?|lanterns?|sconces?)$/,
    body: "M50 17h20l12 27H38z",
    lines: "M60 44v28M46 73h28M71 44v9",
  },
  {
    words: /^(?:mats?|rugs?|towels?|blankets?|pads?)$/,
    body: "M38 36h52v24H38z",
    lines: "M38 36a12 12 0 1 0 0 24 12 12 0 0 0 0-24M38 42a6 6 0 1 0 6 6M80 60c6 0 10 4 10 9H50M90 36v33",
  },
  {
    words: /^(?:mugs?|cups?|teacups?|glass|glasses)$/,
    body: "M40 34h34v28a10 10 0 0 1-10 10H50a10 10 0 0 1-10-10z",
    lines: "M74 40h6a8 8 0 0 1 0 18h-6M50 27c-3-4 3-6 0-10M62 27c-3-4 3-6 0-10",
  },
  {
    words: /^(?:pans?|skillets?|pots?|woks?|saucepans?|kettles?)$/,
    body: "M26 44h46v12a14 14 0 0 1-14 14H40a14 14 0 0 1-14-14z",
    lines: "M22 44h54M72 49l25-8M40 36c-3-4 3-6 0-10M54 36c-3-4 3-6 0-10",
  },
  {
    words: /^(?:knife|knives|cleavers?)$/,
    body: "M24 42h44v18c-20 0-36-6-44-18z",
    lines: "M68 42h28a4 4 0 0 1 0 10H68M78 47h.5M88 47h.5",
  },
  {
    words: /^(?:boards?|trays?)$/,
    body: "M40 22h28a6 6 0 0 1 6 6v40a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6V28a6 6 0 0 1 6-6z",
    lines: "M74 40h14a5 5 0 0 1 0 10H74M44 32c6 10 2 20 0 32M54 32c5 10 3 20 0 32M64 32c3 10 3 20 0 32",
  },
  {
    words: /^(?:tents?|tarps?|shelters?)$/,
    body: "M60 20l38 52H22z",
    lines: "M60 20l-4-5M60 20l4-5M60 34l14 38H46zM16 72h88",
  },
  {
    words: /^(?:gifts?|sets?|boxes|box|kits?|hampers?)$/,
    body: "M36 44h48v30H36z",
    lines: "M31 34h58v10H31zM60 34v40M60 34c-16-2-16-18-6-16 5 1 6 8 6 16zM60 34c16-2 16-18 6-16-5 1-6 8-6 16z",
  },
  {
    words: /^(?:books?|notebooks?|journals?|planners?)$/,
    body: "M60 26c-8-6-20-7-30-5v46c10-2 22-1 30 5 8-6 20-7 30-5V21c-10-2-22-1-30 5z",
    lines: "M60 26v46M38 32c5 0 9 1 14 3M38 42c5 0 9 1 14 3M82 32c-5 0-9 1-14 3M82 42c-5 0-9 1-14 3",
  },
  {
    words: /^(?:watch|watches|clocks?)$/,
    body: "M60 27a19 19 0 1 0 0 38 19 19 0 0 0 0-38z",
    lines: "M51 29l2-14h14l2 14M51 63l2 14h14l2-14M60 36v10l7 5",
  },
];

const AVOCADO = {
  body: "M64 13c-7-2-12 4-15 11-4 10-14 16-14 30a25 24 0 0 0 50 0c0-14-8-21-11-31-2-5-4-9-10-10z",
  lines: "M60 46a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM55 55c0-3 2-4 4-5",
};

const TINTS = 4;

/** An SVG drawing for a product called `title`. */
export function drawingFor(title) {
  const { body, lines } = choose(title);
  return svg(
    "svg",
    { class: `drawing tint-${tint(title)}`, viewBox: "0 0 120 90", "aria-hidden": "true" },
    svg("path", { class: "body", d: body }),
    svg("path", { class: "lines", d: `${body}${lines}` }),
  );
}

function tint(title) {
  return [...title].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % TINTS;
}

function choose(title) {
  const head = title.toLowerCase().split(/[,(:|/]| (?:-|–|for|with|in|of|that|under|below|over) /)[0];
  const words = head.match(/[\p{L}-]+/gu) ?? [];
  for (const word of words.reverse()) {
    const drawing = DRAWINGS.find(({ words: names }) => names.test(word));
    if (drawing) return drawing;
  }
  return AVOCADO;
}
