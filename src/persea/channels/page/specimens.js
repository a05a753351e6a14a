/**
 * What the style page fills the components with: things of a shop that is not there.
 */

export const USD = (amount_minor) => ({ amount_minor, currency: "USD" });

function card(id, title, price, more = {}) {
  return {
    id,
    title,
    price,
    list_price: null,
    price_from: false,
    url: `/style#${id}`,
    image_url: null,
    in_stock: true,
    as_of: "2026-11-23T09:12:00Z",
    stale: false,
    brand: "Tarnholt",
    rating: 4.6,
    rating_count: 128,
    reason: "",
    ...more,
  };
}

export const CARDS = [
  card("boot", "Ridgeline Mid Waterproof Hiking Boot", USD(11495), { reason: "waterproof · 1.02 kg" }),
  card("shoe", "Swift Trail Runner", USD(7900), { list_price: USD(10900), brand: "Pacewright", reason: "740 g" }),
  card("pack", "Fellside Daypack, 24 litres", USD(6450), { price_from: true, rating: null, rating_count: 0 }),
  card("mug", "Stoneware Mug", USD(1800), { in_stock: false, brand: null }),
  card("lamp", "Reading Lamp with a Linen Shade and a Dimmer That Remembers, for the Left Side", USD(5900), { stale: true }),
  card("tent", "Two-person Tent", null, { rating: null, brand: "Northbeck" }),
  card("book", "Dotted Notebook", USD(1250), { rating: 4.9, rating_count: 2310 }),
];

export const PROSE = [
  "I found **ten** of them. Of these, **Swift Trail Runner** costs least, at $79.00:",
  "1. *Ridgeline Mid* is the best rated.\n2. [Swift Trail](/style#shoe) is the lightest.",
  "> What the maker says of it is set like this.",
  "| Size | Length |\n|---|---|\n| `42` | 26.5 cm |\n| `43` | 27.3 cm |",
].join("\n\n");

export const COMPARED = [
  "How **Ridgeline Mid Waterproof Hiking Boot** and **Swift Trail Runner** differ:",
  "- **Price**: Ridgeline Mid Waterproof Hiking Boot: $114.95; Swift Trail Runner: $79.00",
  "- **Weight**: Ridgeline Mid Waterproof Hiking Boot: 1.02 kg; Swift Trail Runner: 740 g",
  "- **Material**: Ridgeline Mid Waterproof Hiking Boot: nubuck leather; Swift Trail Runner: engineered mesh",
].join("\n");

export const SUGGESTIONS = ["Which of these is cheapest?", "Lighter ones", "Compare the first two"];

export const SOURCES = [
  { label: "Size guide", url: "/style#guide" },
  { label: "A printed leaflet", url: "" },
];

export const OPTIONS = [
  ["Colour", ["Peat", "Slate"]],
  ["Size", ["41", "42", "43"]],
];

// Slate is not made in 41, and 43 is sold out in both.
export const VARIANTS = [["Peat", "41"], ["Peat", "42"], ["Peat", "43"], ["Slate", "42"], ["Slate", "43"]].map(
  ([colour, size]) => ({ id: `${colour}-${size}`, options: [["Colour", colour], ["Size", size]], in_stock: size !== "43" }),
);

export const RATINGS = [5, 4, 3, 2, 1].map((stars, index) => ({ label: `${stars} ★`, value: [86, 27, 9, 4, 2][index] }));

export const MONTHS = [["Jun", 89], ["Jul", 94], ["Aug", 94], ["Sep", 79], ["Oct", 84], ["Nov", 72]].map(([label, value]) => ({ label, value }));

export const STEPS = [[1, 129], [5, 139], [8, 129], [10, 115]].map(([month, value]) => ({ at: Date.UTC(2026, month, 12), value }));

export const THOUGHTS = [
  { delta: "A square room of 36 m² has sides of **6 m**, so its walls are 24 m long. ", lane: "" },
  { delta: "A roll covers 0.53 m by 10 m: I need the height.\n\nAt 2.5 m the walls are 60 m². ", lane: "" },
];

export const STEP = { id: "1", tool: "calculate", asked: '{"expression": "60 / 5.3"}', gave: "11.32", ok: true, ms: 1.2, lane: "" };
export const FAILED_STEP = { id: "2", tool: "convert", asked: '{"amount": 12, "from": "roll", "to": "m"}', gave: "There is no unit “roll”.", ok: false, ms: 0.4, lane: "" };

function lane(id, role, state, answer = "", tokens = 0, ms = 0) {
  return { id, role, state, answer, tokens, ms };
}

export const LANES = [
  lane("1", "Advocate", "done", "Buy: after four years it has paid for itself.", 412, 2310),
  lane("2", "Sceptic", "working"),
  lane("3", "Practitioner", "stopped", "", 101, 2312),
  lane("4", "Outsider", "failed", "", 12, 900),
];

const ENDED = [LANES[0], lane("2", "Sceptic", "done", "Rent: nobody knows where you will live in four years.", 388, 2490), lane("3", "Practitioner", "done", "Buy, if the deposit is there.", 402, 2700)];

export const SPLIT = {
  agreement: 2 / 3,
  dissent: ["Sceptic held: Rent, as nobody knows where you will live in four years."],
  worth_it: true,
  note: "Three of three answered. They did not all say the same. It took 1,202 tokens, 3.0 times what one takes.",
  stopped_early: false,
  lanes: ENDED,
};

export const ALIKE = { agreement: 1, dissent: [], worth_it: false, note: "Two of three answered, and one was stopped. They said the same: one alone would have done.", stopped_early: true, lanes: [] };

export const USAGE = { model: "a-model", total_ms: 14200, calls: 4, prompt_tokens: 2210, completion_tokens: 1202, reasoning_tokens: 840, cost_micros: 18300, cut_short: "", withheld: [] };

export function talks() {
  const before = (days) => new Date(Date.now() - days * 86_400_000).toISOString();
  return [
    { id: "f", title: "The kitchen, bit by bit", updated_at: before(12), pinned: true },
    { id: "a", title: "Waterproof hiking boots under $120", updated_at: before(0) },
    { id: "b", title: "A present for somebody who reads in bed", updated_at: before(0) },
    { id: "c", title: "Mugs", updated_at: before(3), excerpt: "…the Stoneware Mug holds 350 ml and is safe in the dishwasher…" },
    { id: "d", title: "", updated_at: before(40) },
    { id: "e", title: "Mugs", updated_at: before(41) },
  ];
}

export const REVIEWS = [
  { author: "Nadia R.", rating: 5, title: "Delighted", body: "Grip on loose gravel is better than I expected.", written_at: "2026-11-26" },
  { author: null, rating: 3, title: "", body: "Warm as soon as the sun comes out. ".repeat(24), written_at: "2026-06-16" },
];

export const POSTS = [
  { title: "Which boots for what you really walk", body: "Most of us buy boots for the mountain we dream of.", author: "Maren Holt", url: "/style#post", image_url: null, published_at: "2026-01-22" },
];
