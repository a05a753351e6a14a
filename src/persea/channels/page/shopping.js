/**
 * The shopper's cart, what they have saved and watch: one state for the buttons, the answers and the drawer.
 *
 * What the components ask for (persea-put, persea-save, …) is done here with the server, and told where it shows. What an
 * answer has done to the cart comes in through `took`.
 */

import { takesLooks } from "./agreed.js";
import { ApiError } from "./api.js";
import "./components/cart.js";
import { placeOf } from "./components/cart_line.js";
import { chooseVariant } from "./components/choose.js";
import { drawer } from "./components/dialog.js";
import { toast } from "./components/toast.js";
import { showWhy } from "./components/why.js";
import { safeUrl } from "./dom.js";
import { isUnseen } from "./private.js";
import { markAllSaved, markSaved } from "./saved.js";
import { t } from "./words.js";

const FROM = "persea.from"; // the answer and the card that led to a product's page
const EMPTY = { lines: [], total: null, count: 0 };

export class Shopping {
  #api;
  #bar;
  #panel = null;
  #node = document.createElement("persea-cart");
  #cart = EMPTY;
  #known = false; // whether the server has told of the cart
  #watches = [];
  // Changes of the cart: only what the newest brings is shown, and what was read of it only where none began or ended meanwhile.
  #begun = 0;
  #ended = 0;
  #unread = false; // whether the cart was read while one went on

  /** `bar` has a button for the cart. */
  constructor(api, bar) {
    this.#api = api;
    this.#bar = bar;
    const on = (what, act) => document.addEventListener(`persea-${what}`, ({ target, detail }) => this.#carefully(() => act(detail, target)));
    on("cart", () => this.open());
    on("put", (wanted, target) => this.#put({ ...wanted, turn_id: wanted.turn_id ?? turnOf(target), unseen: isUnseen(target) }));
    on("put-all", (pieces, target) => this.#putAll(pieces, turnOf(target), isUnseen(target)));
    on("save", (wanted, target) => this.#save({ ...wanted, unseen: isUnseen(target) }));
    on("why", (card, target) => this.#why(card, turnOf(target)));
    on("watch", (wanted) => this.#watch(wanted));
    on("unwatch", ({ id }) => this.#unwatch(id));
    on("quantity", ({ line, quantity }) => this.#change(line, quantity));
    on("vary", (line) => this.#vary(line));
    on("take-out", (line) => this.#takeOut(line, t("cart.removed", { title: line.title })));
    on("later", (line) => this.#later(line));
    on("restore", (line) => this.#restore(line));
    on("check-out", () => this.#checkOut());
    // Who comes back from another page, or from the shop's own, sees what the cart is now.
    addEventListener("pageshow", ({ persisted }) => persisted && this.load());
  }

  /** Fetches everything, quietly: a page without a cart is still a page. Who is no shopper (a server's key) has none. */
  async load() {
    if (await this.#quietly(() => this.#loadCart())) {
      await Promise.all([this.#quietly(() => this.#loadSaved()), this.#quietly(() => this.#loadWatches())]);
    } else if (!this.#known) {
      this.#bar.cart = null;
    }
  }

  get cart() {
    return this.#cart;
  }

  /** An answer shows `cart`; the result takes back what it changed, or is null where that is not known. */
  took(cart) {
    const before = this.#known ? this.#cart : null;
    this.#begun++;
    this.#ended++;
    this.#shows(cart);
    return before && (() => this.#carefully(() => this.#asBefore(before, cart)));
  }

  /** An answer has begun or ended a watch; the result ends what began. */
  watched({ id }) {
    this.#quietly(() => this.#loadWatches());
    return id ? () => this.#carefully(() => this.#unwatch(id)) : null;
  }

  async open() {
    if (!this.#panel) {
      this.#panel = drawer(t("cart.title"), "end");
      this.#panel.append(this.#node);
      this.#panel.addEventListener("close", () => this.#node.forgetOut());
      document.body.append(this.#panel);
    }
    if (!this.#panel.open) this.#panel.showModal();
    await this.load();
  }

  async #loadCart() {
    const { begun, ended } = { begun: this.#begun, ended: this.#ended };
    const cart = await this.#api.get("/api/cart");
    if (begun === ended && begun === this.#begun && ended === this.#ended) this.#shows(cart);
    else this.#unread = true;
  }

  async #loadSaved() {
    const { saved } = await this.#api.get("/api/saved");
    this.#node.saved = saved;
    markAllSaved(saved.map(({ product_id: id }) => id));
  }

  async #loadWatches() {
    const { watches } = await this.#api.get("/api/watches");
    this.#watches = watches;
    this.#node.watches = watches;
    this.#tellBar();
    document.dispatchEvent(new CustomEvent("persea-watches", { detail: watches }));
  }

  #shows(cart) {
    this.#cart = cart;
    this.#known = true;
    this.#node.cart = cart;
    this.#tellBar();
  }

  #tellBar() {
    this.#bar.cart = { count: this.#cart.count, due: this.#watches.filter(({ due }) => due).length };
  }

  async #put(wanted) {
    if (await this.#putIn(wanted)) toast(t("cart.putIn", { title: wanted.title }));
  }

  // Whether it is in: where it comes in several, the person is asked which.
  async #putIn({ product_id: product, variant_id: variant, quantity = 1, turn_id: turn, impression_id: impression, unseen }) {
    const from = { ...(turn && { turn_id: turn }), ...(impression && { impression_id: impression }) };
    let meant = variant;
    if (!meant) {
      const found = await this.#product(product);
      const chosen = found.variants.length === 1 ? found.variants[0] : await chooseVariant(found);
      if (!chosen) return false;
      meant = chosen.id;
    }
    await this.#changing(() => this.#api.post("/api/cart/lines", { variant_id: meant, product_id: product, quantity, ...from, ...consent(unseen) }));
    return true;
  }

  async #putAll(pieces, turn, unseen) {
    let done = 0;
    for (const piece of pieces) if (await this.#carefully(() => this.#putIn({ ...piece, turn_id: turn, unseen }))) done++;
    if (done) await this.open();
    const chosen = pieces.some(({ product_id: id }) => this.#cart?.lines.some((line) => line.product_id === id && line.options.length > 0));
    if (done && done < pieces.length) toast(t("cart.putSome", { done, count: pieces.length }), "notice");
    else if (done && chosen) toast(t("cart.checkOptions"), "notice");
  }

  async #change(line, quantity) {
    try {
      await this.#changing(() => this.#api.patch(addressOf(line), { quantity, ...consent() }));
    } catch (error) {
      this.#shows(this.#cart); // the number goes back
      throw error;
    }
  }

  // Another variant takes the place of the one in the cart.
  async #vary(line) {
    const chosen = await chooseVariant(await this.#product(line.product_id), line.options);
    if (!chosen || chosen.id === line.variant_id) return;
    const other = { variant_id: chosen.id, product_id: line.product_id };
    try {
      await this.#changing(async () => {
        await this.#api.post("/api/cart/lines", { ...other, quantity: line.quantity, ...consent() });
        return this.#api.delete(withConsent(addressOf(line))); // shown when both are done
      });
    } catch (error) {
      await this.#loadCart(); // both may lie in it now
      throw error;
    }
    this.#node.goTo(other);
  }

  #product(id) {
    return this.#api.get(`/api/products/${encodeURIComponent(id)}`);
  }

  async #takeOut(line, words) {
    this.#node.takenOut(line, words);
    await this.#changing(() => this.#api.delete(withConsent(addressOf(line))));
  }

  async #later(line) {
    await this.#api.put(withConsent(`/api/saved/${encodeURIComponent(line.product_id)}`));
    await this.#takeOut(line, t("cart.movedLater", { title: line.title }));
    await this.#loadSaved();
  }

  async #restore({ variant_id, product_id, quantity }) {
    await this.#changing(() => this.#api.post("/api/cart/lines", { variant_id, product_id, quantity, ...consent() }));
  }

  async #asBefore(before, after) {
    const then = new Map(before.lines.map((line) => [placeOf(line), line]));
    const now = new Map(after.lines.map((line) => [placeOf(line), line]));
    for (const [place, line] of now) {
      if (!then.has(place)) await this.#changing(() => this.#api.delete(addressOf(line)));
      else if (then.get(place).quantity !== line.quantity) await this.#changing(() => this.#api.patch(addressOf(line), { quantity: then.get(place).quantity }));
    }
    for (const [place, line] of then) if (!now.has(place)) await this.#restore(line);
    return true;
  }

  async #changing(work) {
    const change = ++this.#begun;
    try {
      const cart = await work();
      if (change === this.#begun) this.#shows(cart);
    } finally {
      this.#ended++;
      if (this.#unread && this.#begun === this.#ended) {
        this.#unread = false;
        await this.#quietly(() => this.#loadCart());
      }
    }
  }

  async #save({ product_id: id, title, on, unseen }) {
    const path = withConsent(`/api/saved/${encodeURIComponent(id)}`, unseen);
    await (on ? this.#api.put(path) : this.#api.delete(path));
    markSaved(id, on);
    toast(t(on ? "saved.done" : "saved.off", { title }));
    await this.#loadSaved();
  }

  async #watch(wanted) {
    await this.#api.post("/api/watches", wanted);
    toast(t("watch.started"));
    await this.#loadWatches();
  }

  async #unwatch(id) {
    try {
      await this.#api.delete(`/api/watches/${encodeURIComponent(id)}`);
    } catch (error) {
      if (error.code !== "not_found") throw error; // ended elsewhere
    }
    await this.#loadWatches();
    return true;
  }

  async #why(card, turn) {
    let { parts } = card;
    if (!parts?.length && turn) {
      const query = new URLSearchParams({ turn_id: turn, product_id: card.id });
      parts = await this.#api.get(`/api/why?${query}`).then(
        (found) => found.parts,
        (error) => {
          if (error.code !== "not_found") throw error;
          return null;
        },
      );
    }
    await showWhy(card, parts);
  }

  async #checkOut() {
    this.#node.busy = true;
    this.#begun++; // a cart asked for before would take away what is told now
    this.#ended++;
    try {
      const done = await this.#api.post("/api/cart/checkout", {});
      const url = done.url && safeUrl(done.url);
      if (url) location.assign(url);
      else if (done.sent) this.#node.tellSent();
      else this.#node.tellWhere(done.links ?? []);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#node.tellProblem(error.message);
    } finally {
      this.#node.busy = false;
    }
  }

  // What fails is told; resolves to what `work` does, or to null.
  async #carefully(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message, "problem");
      return null;
    }
  }

  // Whether it worked.
  async #quietly(work) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      console.info(error.message);
      return false;
    }
  }
}

/** Remembers which answer and card lead to the product's page, so that what is put in there counts for them. */
export function leaveFor(card, turn) {
  sessionStorage.setItem(FROM, JSON.stringify({ product: card.dataset.id, turn_id: turn, impression_id: card.dataset.impression || null }));
}

/** What led to the page of `product`: {turn_id, impression_id}, as far as it is known and not in private. */
export function cameFrom(product) {
  if (isUnseen()) return {};
  const kept = JSON.parse(sessionStorage.getItem(FROM) ?? "null");
  return kept?.product === product ? { turn_id: kept.turn_id, impression_id: kept.impression_id } : {};
}

// The turn in which something stands; of a private one nobody is to know.
function turnOf(target) {
  const turn = target.closest?.(".turn");
  return turn && !turn.classList.contains("private") ? (turn.dataset.turn ?? null) : null;
}

function addressOf({ variant_id: variant, product_id: product }) {
  return `/api/cart/lines/${encodeURIComponent(variant)}?${new URLSearchParams({ product_id: product })}`;
}

function withConsent(address, unseen = isUnseen()) {
  return takesLooks() && !unseen ? `${address}${address.includes("?") ? "&" : "?"}consent=personalization` : address;
}

function consent(unseen = isUnseen()) {
  return takesLooks() && !unseen ? { consent: ["personalization"] } : {};
}
