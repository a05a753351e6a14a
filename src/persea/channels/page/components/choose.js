/** Choosing which of a product's variants is meant, where one only asked for the product. */

import { el } from "../dom.js";
import { t } from "../words.js";
import { picture, priceLine } from "./card.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icons.js";
import "./options.js";
import { shopWords } from "./shop_words.js";

/**
 * Asks which variant of `product` (as /api/products/ID gives it); resolves to it, or to null. Where `instead` names one
 * ([[name, value]]), that is chosen already, and another takes its place.
 */
export async function chooseVariant(product, instead = null) {
  let chosen = null;
  const look = el("div", { class: "look" }, picture(product.title, [product.image_url]));
  const offer = el("div", { class: "offer", "aria-live": "polite" }, priceLine(product, product.highest_price));
  const add = el("button", { class: "button", value: "add", disabled: true }, instead ? icon("check") : icon("cart"), t(instead ? "cart.take" : "cart.put"));
  const options = document.createElement("persea-options");
  options.fill(product.options, product.variants);
  options.addEventListener("persea-variant", ({ detail: variant }) => {
    chosen = variant;
    add.disabled = !variant?.in_stock;
    const gone = variant && !variant.in_stock && el("p", { class: "stock" }, t("card.outOfStock"));
    offer.replaceChildren(...[priceLine(variant ? { ...variant, as_of: product.as_of } : product, !variant && product.highest_price), gone].filter(Boolean));
    if (variant?.image_url) look.replaceChildren(picture(product.title, [variant.image_url]));
  });
  if (instead) options.chosen = instead;
  const answer = await openDialog(
    t("cart.which"),
    el("div", { class: "chosen" }, look, el("div", {}, el("p", { class: "title" }, shopWords(product.title)), offer)),
    options,
    el("form", { method: "dialog", class: "choices" }, el("button", { class: "button plain", value: "" }, t("question.cancel")), add),
  );
  return answer === "add" ? chosen : null;
}
