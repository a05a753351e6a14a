/**
 * The page at `/products/ID`: one product as the shop describes it, for shops without pages of their own.
 */

import { Api, ApiError } from "./api.js";
import "./components/bar.js";
import { priceLine, ratingLine } from "./components/card.js";
import { askForKey } from "./components/dialog.js";
import "./components/gallery.js";
import { icon } from "./components/icons.js";
import "./components/options.js";
import { shopWords } from "./components/shop_words.js";
import { skeleton } from "./components/states.js";
import { pricesSection } from "./components/prices.js";
import { buyingDeeds } from "./buying.js";
import { tellLook } from "./looked.js";
import { leadUnseen } from "./private.js";
import { el, linkTo, safeUrl } from "./dom.js";
import { postsSection, reviewsSection } from "./said.js";
import { Shopping } from "./shopping.js";
import { meetShop, number, shopLanguage, t } from "./words.js";

// The server reads English, in whichever language the page is; what is typed behind it is asked about this product.
const ASK_ABOUT = "About the ";
const FEW = 5; // of which it is said how many are left

const main = document.querySelector("#product");
const bar = document.querySelector("persea-bar");
const api = new Api(askForKey);
const shopping = new Shopping(api, bar);

function productNodes(product) {
  const gallery = document.createElement("persea-gallery");
  gallery.fill(product.title, [...new Set([product.image_url, ...product.image_urls].filter(Boolean))]);
  return [
    gallery,
    about(product, gallery),
    product.description && section("description", t("product.about"), ...paragraphs(product.description)),
    pricesPlace(product),
    details(product),
    product.variants.length > 1 && variants(product.variants),
    reviewsSection(product.reviews, product.review_count),
    postsSection(product.posts),
  ].filter(Boolean);
}

function about(product, gallery) {
  const dearer = product.highest_price && product.highest_price.amount_minor !== product.price?.amount_minor;
  const several = product.variants.length > 1;
  const offer = el("div", { class: "offer", "aria-live": "polite" });
  const shop = shopLink(product);
  const ask = el("a", { class: "button plain" }, icon("talk"), t("product.ask"));
  const askAbout = (chosen) => (ask.href = `/#q=${encodeURIComponent(aboutWhich(product.title, chosen))}`);
  askAbout([]);
  let chosen = several ? null : product.variants[0];
  const buying = buyingDeeds(product, () => ({ variant: chosen, open: choosable ? options.open : [] }));
  const show = (one, from, stock) => {
    offer.replaceChildren(priceLine(one, from), stockLine(one.in_stock, stock));
    buying.show(one);
  };
  show(product, dearer, several ? null : product.stock);
  const options = document.createElement("persea-options");
  const choosable = several && product.variants.every((variant) => variant.options.length === product.options.length);
  if (choosable) options.fill(product.options, product.variants);
  options.addEventListener("persea-variant", ({ detail: variant }) => {
    chosen = variant;
    if (variant) show({ ...variant, as_of: product.as_of }, false, variant.stock);
    else show(product, dearer, null);
    if (variant?.image_url) gallery.show(variant.image_url);
    keepChoice(options.chosen);
    askAbout(options.chosen);
  });
  if (choosable) {
    options.chosen = choiceInAddress();
    addEventListener("hashchange", () => (options.chosen = choiceInAddress()));
  }
  return el(
    "div",
    { class: "about" },
    product.category_path.length > 0 && el("p", { class: "path" }, el("span", { class: "unseen" }, t("product.path"), ": "), ...path(product.category_path)),
    el("h1", {}, shopWords(product.title)),
    el("div", { class: "known" }, product.brand && el("p", { class: "brand" }, shopWords(product.brand)), ratingLine(product)),
    offer,
    ...(choosable ? [options] : product.options.map(([name, values]) => madeIn(name, values))),
    buying.node,
    el(
      "p",
      { class: "choices" },
      shop,
      ask,
      backLink(),
    ),
  );
}

// The address carries what is chosen (`#Colour=Peat&Size=42`), for a bookmark, a friend and the way back.
function choiceInAddress() {
  return [...new URLSearchParams(location.hash.slice(1))];
}

function keepChoice(chosen) {
  const wanted = chosen.length ? `#${new URLSearchParams(chosen)}` : location.pathname + location.search;
  history.replaceState(null, "", wanted);
}

/** "About the Rain Jacket (Black, M): ", to be completed by a question. */
function aboutWhich(title, chosen) {
  const values = chosen.map(([, value]) => value).join(", ");
  return `${ASK_ABOUT}${title.replace(/^the\s+/i, "")}${values && ` (${values})`}: `;
}

// Where it can be bought: the shop's own page of it, where the shop has named one.
function shopLink({ url: address }) {
  const url = safeUrl(address);
  if (!url || url.origin === location.origin) return null;
  // Isolated: the name of a host keeps its direction in every language.
  return el("a", { class: "button plain", ...linkTo(url) }, t("product.seeAt", { where: `\u2068${url.host.replace(/^www\./, "")}\u2069` }));
}

// Where what it has cost will stand; it comes after the page is there.
function pricesPlace({ id }) {
  const place = el("div", { class: "prices-place", hidden: true });
  api.get(`/api/products/${encodeURIComponent(id)}/prices`).then(
    (history) => {
      const section = pricesSection(history);
      if (section) place.replaceChildren(section);
      place.hidden = !section;
    },
    (error) => {
      if (!(error instanceof ApiError)) throw error;
      console.info(error.message); // a product whose prices are not told is still a product
    },
  );
  return place;
}

function path(names) {
  return names.flatMap((name, index) => [index > 0 && icon("next"), shopWords(name)]).filter(Boolean);
}

function stockLine(there, stock) {
  const words = !there ? t("card.outOfStock") : stock !== null && stock <= FEW ? t("product.left", { count: stock }) : t("product.inStock");
  return el("p", { class: there ? "stock there" : "stock" }, words);
}

// An option of a product that has no variants to choose from.
function madeIn(name, values) {
  return el("dl", { class: "option" }, el("dt", {}, shopWords(name)), ...values.map((value) => el("dd", {}, shopWords(value))));
}

function section(kind, title, ...content) {
  return el("section", { class: kind }, el("h2", {}, title), ...content);
}

function paragraphs(text) {
  return text.split(/\n{2,}/).map((words) => el("p", { dir: "auto", lang: shopLanguage() }, words.trim()));
}

function details(product) {
  const rows = product.attributes.map(([name, values]) => [shopWords(name), shopWords(values.join(", "))]);
  if (product.weight_g !== null) rows.push([t("product.weight"), weight(product.weight_g)]);
  if (rows.length === 0) return null;
  const row = ([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value));
  return section("facts", t("product.details"), el("dl", { class: "details" }, ...rows.map(row)));
}

function weight(grams) {
  const [amount, unit] = grams >= 1000 ? [grams / 1000, "kilogram"] : [grams, "gram"];
  return number(amount, { style: "unit", unit, maximumFractionDigits: 2 });
}

function variants(all) {
  const row = (variant) =>
    el(
      "tr",
      { class: variant.in_stock ? null : "gone" },
      el("th", { scope: "row" }, shopWords(variant.title || variant.id)),
      el("td", {}, priceLine(variant, false)),
      el("td", {}, stockLine(variant.in_stock, variant.stock)),
    );
  const heads = [t("product.variant"), t("product.price"), t("product.stock")].map((name) => el("th", { scope: "col" }, name));
  return el(
    "details",
    { class: "variants" },
    el("summary", {}, t("product.variants", { count: all.length })),
    el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...all.map(row))),
  );
}

// The way back to the conversation that led here, where there was one in this tab.
function backLink() {
  const conversation = sessionStorage.getItem("persea.conversation");
  return conversation && el("a", { class: "button plain", href: `/#c=${encodeURIComponent(conversation)}` }, icon("back"), t("product.back"));
}

function missing(message) {
  return el("div", { class: "missing" }, el("h1", {}, t("product.missing")), el("p", {}, message), el("a", { class: "button", href: "/" }, t("product.toShop")));
}

async function show() {
  const id = location.pathname.replace(/^\/products\//, "");
  const shop = await api.get("/api/shop");
  if (await meetShop(shop.language)) bar.relabel();
  bar.shop = shop.name;
  // The id stands in the address as it must in the request: already encoded.
  const product = await api.get(`/api/products/${id}`);
  document.title = `${product.title} · ${shop.name}`;
  main.replaceChildren(...productNodes(product));
  await Promise.all([tellLook(api, product.id), shopping.load()]);
}

leadUnseen(main);
const shapes = skeleton("cards", 1);
shapes.ariaHidden = "true"; // the lines beside it say already that it loads
main.replaceChildren(el("h1", { class: "unseen" }, t("state.loading")), shapes, skeleton("lines", 5));
try {
  await show();
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  main.replaceChildren(missing(error.message));
} finally {
  main.removeAttribute("aria-busy");
}
