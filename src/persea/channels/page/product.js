/**
 * The page at `/products/ID`: one product as the shop describes it, for shops without pages of their own.
 */

import { Api, ApiError } from "./api.js";
import { picture, priceLine, ratingLine } from "./card.js";
import { askForKey } from "./dialogs.js";
import { el } from "./dom.js";
import { postsSection, reviewsSection } from "./said.js";

const main = document.querySelector("#product");
const api = new Api(askForKey);

function productNodes(product, language) {
  const dearer = product.highest_price && product.highest_price.amount_minor !== product.price?.amount_minor;
  return [
    gallery(product),
    el(
      "div",
      { class: "about" },
      product.category_path.length > 0 && el("p", { class: "path" }, product.category_path.join(" › ")),
      el("h1", {}, product.title),
      product.brand && el("p", { class: "brand" }, product.brand),
      ratingLine(product, language),
      priceLine(product, dearer, language),
      el("p", { class: product.in_stock ? "stock there" : "stock" }, stockWords({ ...product, stock: product.variants.length > 1 ? null : product.stock })),
      ...product.options.map(([name, values]) => option(name, values)),
      el(
        "p",
        { class: "choices" },
        el("a", { class: "button", href: `/#q=${encodeURIComponent(`Tell me about ${product.title}`)}` }, "Ask about this"),
        backLink(),
      ),
    ),
    product.description && el("section", { class: "description" }, el("h2", {}, "About it"), ...paragraphs(product.description)),
    details(product, language),
    product.variants.length > 1 && variants(product.variants, language),
    reviewsSection(product.reviews, product.review_count, language),
    postsSection(product.posts, language),
  ].filter(Boolean);
}

function gallery({ title, image_url: first, image_urls: others }) {
  const addresses = [...new Set([first, ...others].filter(Boolean))];
  const frame = el("div", { class: "look" }, picture(title, addresses));
  const thumb = (address, index) => {
    const show = () => frame.firstChild.replaceWith(picture(title, [address]));
    const image = el("img", { src: address, alt: "", loading: "lazy" });
    const button = el("button", { type: "button", "aria-label": `Picture ${index + 1}`, onclick: show }, image);
    image.addEventListener("error", () => button.remove()); // a picture that is not there is not offered
    return button;
  };
  if (addresses.length > 1) frame.append(el("div", { class: "thumbs" }, ...addresses.map(thumb)));
  return frame;
}

function stockWords({ in_stock: there, stock }) {
  if (!there) return "Out of stock";
  return stock !== null && stock <= 5 ? `In stock: ${stock} left` : "In stock";
}

function option(name, values) {
  return el(
    "dl",
    { class: "option" },
    el("dt", {}, name),
    ...values.map((value) => el("dd", {}, value)),
  );
}

function paragraphs(text) {
  return text.split(/\n{2,}/).map((words) => el("p", {}, words.trim()));
}

function details(product, language) {
  const rows = product.attributes.map(([name, values]) => [name, values.join(", ")]);
  if (product.weight_g !== null) rows.push(["Weight", weight(product.weight_g, language)]);
  if (rows.length === 0) return null;
  return el(
    "section",
    {},
    el("h2", {}, "Details"),
    el("dl", { class: "details" }, ...rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
  );
}

function weight(grams, language) {
  const [amount, unit] = grams >= 1000 ? [grams / 1000, "kilogram"] : [grams, "gram"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 2 }).format(amount);
}

function variants(all, language) {
  const row = (variant) =>
    el(
      "tr",
      { class: variant.in_stock ? null : "gone" },
      el("th", { scope: "row" }, variant.title || variant.id),
      el("td", {}, priceLine(variant, false, language)),
      el("td", {}, stockWords(variant)),
    );
  return el(
    "section",
    { class: "variants" },
    el("h2", {}, "Variants"),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...["Variant", "Price", "Stock"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...all.map(row)),
    ),
  );
}

// The way back to the conversation that led here, where there was one in this tab.
function backLink() {
  const conversation = sessionStorage.getItem("persea.conversation");
  return conversation && el("a", { class: "button plain", href: `/#c=${encodeURIComponent(conversation)}` }, "Back to the conversation");
}

async function show() {
  const id = location.pathname.replace(/^\/products\//, "");
  const shop = await api.get("/api/shop");
  document.querySelector(".bar .shop span").textContent = shop.name;
  // The id stands in the address as it must in the request: already encoded.
  const product = await api.get(`/api/products/${id}`);
  document.title = `${product.title} · ${shop.name}`;
  main.replaceChildren(...productNodes(product, shop.language));
}

try {
  await show();
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  main.replaceChildren(
    el("div", { class: "missing" }, el("h1", {}, "This product is not here"), el("p", {}, error.message), el("p", {}, el("a", { href: "/" }, "To the shop"))),
  );
} finally {
  main.removeAttribute("aria-busy");
}
