/**
 * The page at `/demo/checkout`: where the demo shop's cart is handed over. It sells nothing; it shows what a shop is handed, as it
 * stands in the address (cart/handover.py).
 */

import { Api, ApiError } from "./api.js";
import "./components/bar.js";
import { askForKey } from "./components/dialog.js";
import { shopWords } from "./components/shop_words.js";
import { skeleton } from "./components/states.js";
import { el } from "./dom.js";
import { wayBack } from "./way_back.js";
import { meetShop, number, t } from "./words.js";

const main = document.querySelector("#checkout");
const bar = document.querySelector("persea-bar");
const api = new Api(askForKey);

/** The lines of the address: [{product, variant, sku, quantity, turn, impression}]. */
function linesOf(address) {
  const lines = [];
  for (const [name, value] of new URLSearchParams(address)) {
    if (name === "product") lines.push({ product: value });
    else if (lines.length) lines.at(-1)[name] = value;
  }
  return lines;
}

// What the shop's catalogue calls it; what it does not know goes by its id.
async function titleOf({ product }) {
  try {
    const { title } = await api.get(`/api/products/${encodeURIComponent(product)}`);
    return el("a", { href: `/products/${encodeURIComponent(product)}` }, shopWords(title));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return product;
  }
}

async function rowOf(line) {
  const code = (text) => (text ? el("code", {}, text) : "–");
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, await titleOf(line)),
    el("td", {}, number(Number(line.quantity) || 0)),
    el("td", {}, code(line.variant)),
    el("td", {}, code(line.sku)),
    el("td", {}, code(line.turn?.slice(0, 8))),
  );
}

async function show() {
  const shop = await api.get("/api/shop");
  if (await meetShop(shop.language)) bar.relabel();
  bar.shop = shop.name;
  document.title = `${t("checkout.title")} · ${shop.name}`;
  const heads = [t("checkout.product"), t("checkout.quantity"), t("checkout.variant"), t("checkout.sku"), t("checkout.turn")];
  const rows = await Promise.all(linesOf(location.search).map(rowOf));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...heads.map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, ...rows));
  main.replaceChildren(
    el("h1", {}, t("checkout.title")),
    el("p", {}, t("checkout.demo")),
    el("h2", { id: "handed" }, t("checkout.handed")),
    el("div", { class: "scrolls", tabindex: "0", role: "region", "aria-labelledby": "handed" }, table),
    el("p", {}, t("checkout.how")),
    el("pre", { dir: "ltr", tabindex: "0" }, el("code", {}, location.href)),
    wayBack(),
  );
}

main.replaceChildren(el("h1", { class: "unseen" }, t("state.loading")), skeleton("lines", 5));
try {
  await show();
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  main.replaceChildren(el("h1", {}, t("checkout.title")), el("p", {}, error.message), wayBack());
} finally {
  main.removeAttribute("aria-busy");
}
