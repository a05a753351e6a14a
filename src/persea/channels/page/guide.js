/**
 * The page at `/guides/ID`: one of the shop's own texts (returns, delivery, care), whole, as an answer quotes it.
 */

import { Api, ApiError } from "./api.js";
import "./components/bar.js";
import { askForKey } from "./components/dialog.js";
import { shopWords } from "./components/shop_words.js";
import { skeleton } from "./components/states.js";
import { el, linkTo, safeUrl } from "./dom.js";
import { wayBack } from "./way_back.js";
import { date, meetShop, shopLanguage, t } from "./words.js";

const HEADING = 60; // characters

const main = document.querySelector("#guide");
const bar = document.querySelector("persea-bar");
const api = new Api(askForKey);

// What stands over a paragraph is short, and ends like no sentence does.
function isHeading(words, next) {
  return next !== undefined && words.length <= HEADING && !/[.!?:;,…۔。؟]$|\n/.test(words);
}

function bodyNodes(body) {
  const pieces = body.split(/\n{2,}/).map((words) => words.trim()).filter(Boolean);
  return pieces.map((words, at) => el(isHeading(words, pieces[at + 1]) ? "h2" : "p", { dir: "auto", lang: shopLanguage() }, words));
}

function guideNodes({ title, body, url: address, updated_at: moment }) {
  const url = address && safeUrl(address);
  return [
    el("h1", {}, shopWords(title)),
    ...bodyNodes(body),
    el("p", { class: "as-of" }, el("time", { datetime: moment }, t("guide.asOf", { day: date(moment) })), url && " · ", url && el("a", linkTo(url), el("bdi", {}, url.host))),
    wayBack(),
  ];
}

async function show() {
  const id = location.pathname.replace(/^\/guides\//, "");
  const shop = await api.get("/api/shop");
  if (await meetShop(shop.language)) bar.relabel();
  bar.shop = shop.name;
  // The id stands in the address as it must in the request: already encoded.
  const guide = await api.get(`/api/guides/${id}`);
  document.title = `${guide.title} · ${shop.name}`;
  main.replaceChildren(...guideNodes(guide));
}

main.replaceChildren(el("h1", { class: "unseen" }, t("state.loading")), skeleton("lines", 5));
try {
  await show();
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  main.replaceChildren(el("h1", {}, t("guide.missing")), el("p", {}, error.message), wayBack());
} finally {
  main.removeAttribute("aria-busy");
}
