/**
 * The first screen: a greeting, whose shop this is, and things one could ask, with the products they lead to.
 */

import { ApiError } from "./api.js";
import { shopWords } from "./components/shop_words.js";
import { drawingFor } from "./drawings.js";
import { el } from "./dom.js";
import { languageName, shopLanguage, t } from "./words.js";

const PICTURES = 4; // of an example; where there is less room, some are not shown
const MORNING = [5, 11]; // hours of the day
const EVENING = [18, 5];

/** `shop` as /api/shop gives it. An example that is tapped leaves as a bubbling `persea-ask`. */
export function welcome(shop, api) {
  const line = shop.product_count === 0 ? t("welcome.empty") : t("welcome.line", { count: shop.product_count });
  const examples = shop.examples.map((words) => example(words, api));
  return el(
    "section",
    { class: "welcome" },
    el(
      "div",
      { class: "greeting" },
      el("img", { src: "/page/mark.svg", alt: "", width: "72", height: "72" }),
      el("p", { class: "hello" }, t(greeting(new Date().getHours()))),
      el("h1", {}, el("bdi", {}, shop.name)),
      el("p", { class: "line" }, line),
      shopLanguage() && el("p", { class: "line" }, t("welcome.answers", { language: languageName(shopLanguage()) })),
    ),
    examples.length > 0 && el("h2", {}, t("welcome.try")),
    examples.length > 0 && el("ul", { class: "examples", role: "list", "aria-label": t("welcome.examples") }, ...examples),
  );
}

/** The greeting for an hour of the day. */
export function greeting(hour) {
  if (hour >= MORNING[0] && hour < MORNING[1]) return "welcome.morning";
  return hour >= EVENING[0] || hour < EVENING[1] ? "welcome.evening" : "welcome.day";
}

function example(words, api) {
  const ask = (event) => event.currentTarget.dispatchEvent(new CustomEvent("persea-ask", { bubbles: true, detail: words }));
  const look = el("span", { class: "look" }, drawingFor(words));
  showPictures(look, words, api);
  return el("li", {}, el("button", { type: "button", class: "example", onclick: ask }, look, el("span", { class: "words" }, shopWords(words))));
}

// The drawing stays where the search finds no pictures, or none can be had.
async function showPictures(look, words, api) {
  const query = new URLSearchParams({ q: words, k: PICTURES, in_stock: true });
  let found;
  try {
    found = await api.get(`/api/search?${query}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return;
  }
  const addresses = found.results.map(({ image_url: address }) => address).filter(Boolean);
  if (addresses.length === 0) return;
  const drawing = look.firstChild;
  const image = (src) => {
    const node = el("img", { src, alt: "", decoding: "async" });
    node.addEventListener("error", () => {
      node.remove();
      if (!look.firstChild) look.append(drawing);
    });
    return node;
  };
  look.replaceChildren(...addresses.map(image));
}
