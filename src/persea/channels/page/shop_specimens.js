/**
 * What the style page fills the parts of shopping with: a set, a cart, scores, prices, notes.
 */

import { CARDS, OPTIONS, USD, VARIANTS } from "./specimens.js";

const [BOOT, SHOE, PACK, , , , BOOK] = CARDS;
const DAY_MS = 86_400_000;

export const PARTS = [
  { name: "relevance", amount: 0.52, why: "its words and yours" },
  { name: "quality", amount: 0.2, why: "4.6 of 5, from 128" },
  { name: "price_fit", amount: 0.12, why: "" },
  { name: "diversity", amount: -0.08, why: "much like one above" },
];

export const SCORED = { ...BOOT, parts: PARTS };
export const PAID = { ...SHOE, parts: PARTS, sponsored: true, sponsor: "Pacewright", organic_place: 4 };

function piece(wanted, card, quantity = 1) {
  return { wanted, card, quantity, variant_id: null };
}

export const SETS = {
  choices: [
    { pieces: [piece("hiking boots", BOOT), piece("daypack", PACK), piece("notebook", BOOK, 2)], total: USD(20445), proven: true, note: "" },
    { pieces: [piece("hiking boots", SHOE), piece("daypack", PACK), piece("notebook", BOOK, 2)], total: USD(16850), proven: false, note: "Cheaper, $168.50 together ($35.95 less): Swift Trail Runner ($79.00), the rest as above." },
  ],
  loosen: [],
  budget: USD(25000),
};

export const NO_SET = {
  choices: [],
  loosen: [
    { wish: "budget", text: "With $12.40 more to spend: the cheapest set that meets the rest is $212.40.", total: USD(21240), say: "up to $212.40 in total" },
    { wish: "not", text: "If leather may be in it: $188.00 together.", total: USD(18800), say: "" },
  ],
  budget: USD(20000),
};

function line(card, quantity, more = {}) {
  const price = card.price.amount_minor;
  return { variant_id: card.id, product_id: card.id, title: card.title, options: [], quantity, price: card.price, sum: USD(price * quantity), in_stock: true, stock: null, problem: "", ...more };
}

export const CART = {
  lines: [line(BOOT, 1, { options: [["Colour", "Peat"], ["Size", "42"]] }), line(BOOK, 3, { problem: "Only 2 left" })],
  total: USD(15245),
  count: 4,
  changed: true,
};

export const SAVED = [
  { product_id: "pack", title: PACK.title, card: PACK },
  { product_id: "gone", title: "Brass Oil Lamp", card: null },
];

export const WATCHES = [
  { id: "1", product_id: "shoe", title: SHOE.title, kind: "price", below: USD(8000), due: { at: "2026-11-27T09:12:00Z", price: USD(7900) }, card: SHOE },
  { id: "2", product_id: "mug", title: "Stoneware Mug", kind: "stock", below: null, due: null, card: CARDS[3] },
];

export const WATCHING = { product_id: "shoe", title: SHOE.title, kind: "price", below: USD(7000), on: true, id: "1" };

export const STRIP = [
  { id: "1", title: "Which boots for what you really walk", body: "Most of us buy boots for the mountain we dream of.", author: "Maren Holt", url: "/style#post", image_url: null, product_ids: ["boot", "shoe"] },
  { id: "2", title: "", body: "A day of rain on the fells, and what kept me dry.\n\nIt was the socks.", author: "Jon", url: null, image_url: null, product_ids: [] },
];

export const SEVERAL = {
  ...BOOT,
  highest_price: null,
  options: OPTIONS,
  variants: VARIANTS.map((variant) => ({ ...variant, price: BOOT.price, list_price: null, image_url: null, stock: null })),
};

/** What a boot has cost in a quarter, as /api/products/ID/prices tells it. */
export function prices() {
  const before = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  const point = (days, price, sale = null) => ({ at: before(days), price: USD(price), sale_price: sale && USD(sale) });
  return {
    points: [point(92, 12900), point(61, 13900), point(40, 12900), point(6, 12900, 11495)],
    verdict: {
      finding: "real", price: USD(11495), regular: USD(12900), seen_since: before(92), seen_days: 92, is_short: false, held_since: before(6),
      lowest_30: USD(11495), median_30: USD(12900), lowest_90: USD(11495), median_90: USD(12900), lowest_ever: USD(11495), lowest_ever_at: before(6),
      reduced_since: before(6), lowest_before: USD(12900), days_before: 30, regular_charged: true, regular_last_at: before(6),
    },
  };
}

export const REMEMBERED = {
  on: true,
  agreed: false,
  ads: true,
  wishes: [{ id: "1", facet: "attribute", value: "leather", stance: "never", stated_at: "2026-11-23T09:12:00Z" }],
  notes: [{ id: "1", text: "my daughter’s birthday is on 12 May", noted_at: "2026-11-23T09:12:00Z", edited_at: null }],
  looks: true,
  interests: [
    interest("i1", "category", "Outdoor > Boots", 5.75, [["purchase", "bt-brook", 5], ["view", "bt-fellside", 0.75]]),
    interest("i2", "brand", "Fellside", 2.1, [["save", "bt-fellside", 2.1]], { muted: true, counts: false }),
    interest("i3", "attribute", "Colour: pink", -4, [["hide", "rj-smock", -4]]),
  ],
};

function interest(id, facet, label, weight, events, more = {}) {
  const told = events.map(([kind, product, contribution], at) => ({ id: `${id}${at}`, kind, product, contribution, time: "2026-11-23T09:12:00Z" }));
  return { id, facet, label, weight, counts: true, muted: false, factor: 1, fixed: null, overruled_by: null, events: told, ...more };
}

const supposed = (...ids) => ids.map((id) => ({ id, title: `The ${id} boot`, price: null, image_url: "/page/mark.svg" }));

export const SUPPOSED = {
  counts: false,
  weight: { before: 2.1, after: 0 },
  lists: [
    {
      ...{ of: "request", words: "waterproof hiking boots", before: supposed("first", "second", "third"), after: supposed("second", "first", "fourth") },
      moved: [
        { id: "second", before: 2, after: 1 },
        { id: "first", before: 1, after: 2 },
        { id: "fourth", before: null, after: 3 },
        { id: "third", before: 3, after: null },
      ],
    },
    { of: "for-you", words: null, before: supposed("first"), after: supposed("first"), moved: [] },
  ],
};

const BOX = { left: 0.2, top: 0.2, right: 0.8, bottom: 0.8 };
const NOTHING = { heard: null, seen: null, document: null, watched: null, unable: [], cards: [] };

/** What was handed over, as the server makes it out. */
export const HANDED = [
  {
    ...NOTHING,
    ...{ id: "a1", sense: "voice", name: "said.webm", media_type: "audio/webm" },
    heard: {
      ...{ text: "hiking boots under a hundred", seconds: 2.1, by: "built-in", is_basic: true, is_unsure: true, language: "en" },
      words: ["hiking", "boots", "under", "a", "hundred"].map((text, at) => ({ text, start_s: at * 0.4, end_s: at * 0.4 + 0.3, confidence: at === 2 ? 0.3 : 0.9 })),
    },
  },
  {
    ...NOTHING,
    ...{ id: "a2", sense: "image", name: "label.jpg", media_type: "image/jpeg", cards: [SCORED] },
    seen: { width: 800, height: 600, codes: [{ symbology: "EAN-13", value: "4006381333931", box: BOX, product_id: SCORED.id }], lines: [], colours: [], looks_like: [], described: null },
  },
  {
    ...NOTHING,
    ...{ id: "a3", sense: "document", name: "manual.pdf", media_type: "application/pdf" },
    document: { kind: "pdf", title: "Care of boots", pages: [{ number: 1, text: "Wax them.", by_ocr: false }], paper: "other", page_count: 12 },
  },
];
