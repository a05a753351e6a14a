/**
 * <persea-cart>: what the person is about to buy, has saved for later, and has watched.
 *
 * It shows what it is given and knows nothing of the server. Events, bubbling: those of its lines (cart_line.js), and
 * `persea-restore` (detail: a line that was taken out), `persea-check-out`, `persea-put` and `persea-save` (deeds.js),
 * `persea-unwatch` (detail: the watch).
 */

import { el, linkTo, safeUrl } from "../dom.js";
import { date, money, t } from "../words.js";
import { picture, priceLine } from "./card.js";
import { placeOf } from "./cart_line.js";
import { putButton } from "./deeds.js";
import { icon } from "./icons.js";
import { shopWords } from "./shop_words.js";
import { empty, note, problem } from "./states.js";

export class PerseaCart extends HTMLElement {
  #rows = new Map(); // by place: the row of its line, or what stands in its place once it is out
  #out = new Map(); // lines that were taken out while one looks
  #list = el("ul", { class: "lines", role: "list" });
  #none = el("div", {}, empty(t("cart.empty"), "cart"));
  #foot = el("div", { class: "cart-foot", hidden: true });
  #total = el("strong");
  #lacking = el("p", { class: "note" });
  #told = el("div", { class: "told", "aria-live": "polite" });
  #button = el("button", { type: "button", class: "button", onclick: () => this.#say("check-out") }, t("cart.checkOut"));
  #saved = el("section", { class: "kept", hidden: true });
  #watches = el("section", { class: "kept", hidden: true });

  connectedCallback() {
    if (this.firstChild) return;
    this.#foot.append(el("p", { class: "total" }, t("cart.total"), " ", this.#total), this.#lacking, this.#button, el("p", { class: "note" }, t("cart.leads")));
    this.append(this.#list, this.#none, this.#foot, this.#told, this.#saved, this.#watches);
  }

  /** The cart as the server has it. */
  set cart(cart) {
    const there = new Set(cart.lines.map(placeOf));
    for (const id of there) this.#out.delete(id);
    for (const [id, row] of this.#rows) if (!there.has(id) && !this.#out.has(id)) (row.remove(), this.#rows.delete(id));
    for (const line of cart.lines) this.#show(line);
    for (const line of this.#out.values()) this.#showOut(line);
    this.#none.hidden = this.#rows.size > 0;
    this.#foot.hidden = cart.lines.length === 0;
    this.#total.textContent = cart.total ? money(cart.total) : "–";
    this.#lacking.textContent = cart.total ? "" : t("cart.noTotal");
    this.#lacking.hidden = Boolean(cart.total);
    this.#told.replaceChildren();
  }

  /** `line` is out: its place says so and has a way back, as long as one looks. */
  takenOut(line, words) {
    this.#out.set(placeOf(line), { ...line, words });
  }

  /** Whoever opens it anew sees it as it is. */
  forgetOut() {
    for (const id of this.#out.keys()) (this.#rows.get(id)?.remove(), this.#rows.delete(id));
    this.#out.clear();
    this.#none.hidden = this.#rows.size > 0;
  }

  /** Goes to a line, given by its product and variant. */
  goTo(line) {
    this.#rows.get(placeOf(line))?.firstChild.focus();
  }

  set busy(busy) {
    this.#button.disabled = busy;
  }

  /** Where each is bought, in a shop whose checkout is not connected: [{title, url}]. */
  tellWhere(links) {
    const row = ({ title, url: address }) => {
      const url = address && safeUrl(address);
      return el("li", {}, url ? el("a", linkTo(url), shopWords(title)) : shopWords(title));
    };
    this.#tell(el("div", { class: "where" }, el("p", {}, t("cart.notConnected")), el("ul", {}, ...links.map(row))));
  }

  tellSent() {
    this.#tell(note(t("cart.sent")));
  }

  tellProblem(message) {
    this.#tell(problem(message));
  }

  /** [{product_id, title, card}]; what is no longer sold has no card. */
  set saved(saved) {
    const row = ({ product_id: id, title, card }) =>
      keptRow(
        title,
        card,
        [card ? priceLine(card, card.price_from) : note(t("saved.gone")), card?.price && card.in_stock && putButton(card)],
        this.#takeOff(t("saved.remove", { title }), "save", { product_id: id, title, on: false }),
      );
    this.#section(this.#saved, t("saved.title"), saved.map(row));
  }

  /** [{id, title, kind, below, due, card}]. */
  set watches(watches) {
    const row = (watch) =>
      keptRow(
        watch.title,
        watch.card,
        [watch.due && dueLine(watch), note(watchWhen(watch)), watch.due && watch.card?.in_stock && putButton(watch.card)],
        this.#takeOff(t("watch.end", { title: watch.title }), "unwatch", watch),
      );
    this.#section(this.#watches, t("watch.title"), watches.map(row), t("watch.how"));
  }

  #section(section, title, rows, hint = null) {
    const held = section.contains(document.activeElement);
    section.hidden = rows.length === 0;
    section.replaceChildren(el("h3", { tabindex: "-1" }, title), ...(hint ? [note(hint)] : []), el("ul", { role: "list" }, ...rows));
    if (held && !section.contains(document.activeElement)) (section.hidden ? this.#button : section.firstChild).focus();
  }

  #show(line) {
    let row = this.#rows.get(placeOf(line));
    if (row?.firstChild.localName !== "persea-line") {
      const held = row?.contains(document.activeElement);
      const fresh = el("li", {}, document.createElement("persea-line"));
      if (row) row.replaceWith(fresh);
      else this.#list.append(fresh);
      this.#rows.set(placeOf(line), (row = fresh));
      row.firstChild.line = line;
      if (held) row.querySelector("input").focus();
    } else {
      row.firstChild.line = line;
    }
  }

  #showOut(line) {
    const row = this.#rows.get(placeOf(line));
    if (!row || row.firstChild.localName !== "persea-line") return;
    const undo = el("button", { type: "button", class: "link", onclick: () => this.#say("restore", line) }, t("wish.undo"));
    row.replaceChildren(el("p", { class: "note taken-out", role: "status" }, el("span", {}, line.words), " ", undo));
    undo.focus();
  }

  #takeOff(label, what, detail) {
    return el("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: () => this.#say(what, detail) }, icon("close"));
  }

  #tell(node) {
    this.#told.replaceChildren(node);
    node.scrollIntoView({ block: "nearest" });
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

customElements.define("persea-cart", PerseaCart);

function keptRow(title, card, lines, button) {
  const url = card && safeUrl(card.url);
  return el(
    "li",
    {},
    el("div", { class: "look" }, picture(title, [card?.image_url])),
    el("div", { class: "what" }, el("p", { class: "title" }, url ? el("a", linkTo(url), shopWords(title)) : shopWords(title)), ...lines.filter(Boolean)),
    button,
  );
}

// What is waited for: "when it costs less than $90.00".
function watchWhen({ kind, below }) {
  if (kind === "stock") return t("watch.back");
  return below ? t("watch.below", { price: money(below) }) : t("watch.lower");
}

function dueLine({ kind, due }) {
  const words = kind === "stock" || !due.price ? t("watch.backNow") : t("watch.due", { price: money(due.price) });
  return el("p", { class: "due", title: due.at && date(due.at) }, words);
}
