/**
 * The shopper's cart, as the widget fills it: which variant is meant, putting it in, taking it out again, the way to the shop's own
 * checkout. Fetched when somebody first wants something.
 *
 * `shop`: {words, talk, consent, wanted, say, carefully}. `wanted(line)` tells the page around; where that puts things into a cart of its own,
 * the result is false. `say(text)` tells a screen reader. What goes wrong is thrown as talk.js has it; `carefully(place, work)` says it there.
 */

import { el, safeUrl } from "../page/dom.js";

/** Puts `card` in; what is asked and what has come of it stand in `place`. A piece of a set names `variant` and `quantity`. */
export async function putIn({ card, variant = null, quantity = 1 }, place, shop) {
  const meant = variant ?? (await variantOf(card, place, shop));
  if (!meant) return place.replaceChildren();
  const line = { product_id: card.id, variant_id: meant, quantity };
  if (!shop.wanted({ ...line, title: card.title })) return tell(place, shop, shop.words.t("handed"));
  const from = { ...(card.turn && { turn_id: card.turn }), ...(card.impression_id && { impression_id: card.impression_id }) };
  const cart = await shop.talk.json("/api/cart/lines", { method: "POST", body: { ...line, ...from, consent: shop.consent } });
  showIn(place, shop, cart, line);
}

// Leads to the shop's checkout, or says where each thing is bought.
async function checkOut(place, { words, talk, say }) {
  const done = await talk.json("/api/cart/checkout", { method: "POST", body: {} });
  const url = safeUrl(done.url ?? "", talk.server);
  if (url) return location.assign(url);
  const text = words.t(done.sent ? "sent" : "buyThere");
  const links = (done.links ?? []).map(({ title, url: address }) => [title, safeUrl(address ?? "", talk.server)]);
  const items = links.map(([title, there]) => el("li", {}, there ? el("a", { href: there.href, target: "_blank", rel: "noopener" }, title) : title));
  place.replaceChildren(el("p", { class: "status" }, text), items.length > 0 && el("ul", {}, ...items));
  say(text);
}

function showIn(place, shop, cart, line) {
  const { words, talk } = shop;
  const text = [words.t("putIn"), cart.total && words.t("total", { total: words.money(cart.total) })].filter(Boolean).join(" · ");
  const lies = cart.lines.find(({ product_id: product, variant_id: variant }) => product === line.product_id && variant === line.variant_id);
  const undo = async () => {
    const address = `/api/cart/lines/${encodeURIComponent(line.variant_id)}?${new URLSearchParams({ product_id: line.product_id })}`;
    await talk.json(address, { method: "PATCH", body: { quantity: Math.max(0, lies.quantity - line.quantity), consent: shop.consent } });
    tell(place, shop, words.t("takenOut"));
  };
  const below = el("div", {});
  tell(place, shop, text);
  place.append(
    el("div", { class: "deeds" }, button(words.t("checkOut"), () => shop.carefully(below, () => checkOut(below, shop))), lies && button(words.t("undo"), () => shop.carefully(below, undo))),
    below,
  );
}

function button(text, onclick) {
  return el("button", { part: "chip", class: "chip", type: "button", onclick }, text);
}

function tell(place, { say }, text) {
  place.replaceChildren(el("p", { class: "status" }, text));
  say(text);
}

// ---------------------------------------------------------------- which one

// Its id; null where the person would rather not.
async function variantOf(card, place, shop) {
  const product = await shop.talk.json(`/api/products/${encodeURIComponent(card.id)}`);
  const [first, ...others] = product.variants;
  const chosen = others.length ? await chosenOf(product, place, shop) : first;
  return chosen?.id ?? null;
}

// One list for each option; what there is not of what stands in the lists before is left out, what is sold out cannot be chosen.
function chosenOf({ options, variants }, place, { words, say }) {
  const told = variants.every((variant) => variant.options.length === options.length);
  const names = told ? options.map(([name]) => name) : [words.t("variant")];
  const having = variants.map((variant) => ({ variant, values: told ? names.map((name) => new Map(variant.options).get(name)) : [variant.title || variant.id] }));
  const lists = names.map(() => el("select", { part: "field", class: "choice", required: true }));
  const price = el("output", { class: "price" });
  const fitting = (many) => having.filter(({ values }) => lists.slice(0, many).every(({ value }, index) => !value || value === values[index]));

  const fill = (from) => {
    for (let at = from; at < lists.length; at++) {
      const kept = lists[at].value;
      const fit = fitting(at);
      const there = new Set(fit.filter(({ variant }) => variant.in_stock).map(({ values }) => values[at]));
      const known = [...new Set(fit.map(({ values }) => values[at]))];
      const entry = (value) => el("option", { value, disabled: !there.has(value) }, there.has(value) ? value : `${value} · ${words.t("outOfStock")}`);
      lists[at].replaceChildren(el("option", { value: "" }, words.t("choose")), ...known.map(entry));
      lists[at].value = there.has(kept) ? kept : known.length === 1 && there.size ? known[0] : "";
    }
    const [one] = whole() ? fitting(lists.length) : [];
    price.textContent = one?.variant.price ? words.money(one.variant.price) : "";
  };
  const whole = () => lists.every(({ value }) => value);

  return new Promise((resolve) => {
    const form = el(
      "form",
      { class: "which" },
      ...names.map((name, index) => el("label", {}, el("span", {}, name), lists[index])),
      price,
      el("div", { class: "deeds" }, el("button", { part: "chip", class: "chip", type: "submit" }, words.t("put")), button(words.t("cancel"), () => done(null))),
    );
    const done = (variant) => {
      place.previousElementSibling?.querySelector(".put")?.focus(); // the form goes, and the focus with it
      resolve(variant);
    };
    lists.forEach((list, index) => list.addEventListener("change", () => fill(index + 1)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      done(fitting(lists.length)[0].variant);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the panel stays
      done(null);
    });
    fill(0);
    place.replaceChildren(form);
    lists[0].focus();
    say("");
  });
}
