/**
 * The first screen: whose shop this is, one warm line, things one could ask, and earlier conversations.
 */

import { el, icon } from "./dom.js";
import { drawingFor } from "./drawings.js";

/**
 * `shop` as /api/shop gives it; `earlier` as /api/conversations lists them; `forget(id)` resolves when a
 * conversation is deleted. An example that is tapped leaves as a bubbling `persea-ask`.
 */
export function welcome(shop, earlier, forget) {
  const count = new Intl.NumberFormat(shop.language).format(shop.product_count);
  const things = shop.product_count === 1 ? "the one product" : `all ${count} products`;
  const line =
    shop.product_count === 0
      ? "The shelves are still empty: import a catalogue, and ask away."
      : `Say it in your own words. I know ${things} here, and every price you see is the shop's own.`;
  const shown = earlier.slice(0, 5);
  return el(
    "section",
    { class: "welcome" },
    el("img", { src: "/page/mark.svg", alt: "", width: "72", height: "72" }),
    el("h1", {}, shop.name),
    el("p", { class: "line" }, line),
    shop.examples.length > 0 && el("ul", { class: "examples", role: "list", "aria-label": "Examples" }, ...shop.examples.map(example)),
    shown.length > 0 && el("h2", {}, "Earlier conversations"),
    shown.length > 0 && el("ul", { class: "earlier", role: "list" }, ...shown.map((one) => earlierOne(one, forget))),
  );
}

function example(words) {
  const ask = (event) => event.currentTarget.dispatchEvent(new CustomEvent("persea-ask", { bubbles: true, detail: words }));
  return el("li", {}, el("button", { type: "button", class: "example", onclick: ask }, drawingFor(words), el("span", {}, words)));
}

function earlierOne({ id, title }, forget) {
  const remove = async (event) => {
    const row = event.currentTarget.closest("li");
    try {
      await forget(id);
      row.remove();
    } catch (error) {
      row.append(el("span", { class: "note", role: "alert" }, error.message));
    }
  };
  const name = title || "Untitled";
  return el(
    "li",
    {},
    el("a", { href: `#c=${encodeURIComponent(id)}` }, name),
    el("button", { type: "button", class: "quiet", "aria-label": `Delete “${name}”`, title: "Delete", onclick: remove }, icon("close")),
  );
}
