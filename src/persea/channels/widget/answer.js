/**
 * One answer as it grows: text, cards, a comparison, sets, the cart, what was remembered, sources, what to ask next.
 *
 * Everything from the server goes in as text. Links to products carry the turn and the impression that led there, so that
 * the shop can tell what came of them (docs/events.md).
 */

import { el, safeUrl } from "../page/dom.js";
import { createWriter } from "../page/markdown.js";

export class Answer {
  text = "";
  #words;
  #server;
  #ask;
  #clicked;
  #undo;
  #buy;
  #turn = null;
  #writer;
  #said;
  #status;
  #titles = [];
  #lost = el("p", { class: "status" });

  /** `ask(text)`, `clicked(card)` (false: the page does something else), `undo(wish)`, `buy(wanted, place)` (buying.js). */
  constructor({ words, server, ask, clicked, undo, buy }) {
    this.#words = words;
    this.#server = server;
    this.#ask = ask;
    this.#clicked = clicked;
    this.#undo = undo;
    this.#buy = buy;
    this.#said = el("div", { class: "said", part: "answer", dir: "auto" });
    this.#status = el("p", { class: "status" }, words.t("writing"));
    this.node = el("article", { class: "answer" }, this.#status, this.#said);
    this.#writer = createWriter(this.#said);
  }

  /** What a screen reader says once it is whole. */
  get spoken() {
    return [this.#said.textContent, ...this.#titles].join(". ");
  }

  show(type, data) {
    switch (type) {
      case "start":
        this.#turn = data.turn_id;
        break;
      case "status":
        this.#status.textContent = this.#words.t(data.stage === "searching" ? "searching" : data.stage === "thinking" ? "thinking" : "writing");
        break;
      case "text":
        this.text += data.delta;
        this.#write(true);
        break;
      case "cards":
        this.#before(cardList(data.cards.map((card) => this.#card(card))));
        this.#titles = data.cards.map((card) => card.title);
        break;
      case "compared":
        this.#after(this.#comparison(data));
        break;
      case "sets":
        if (data.choices.length) this.#after(this.#set(data.choices[0]));
        break;
      case "cart":
        this.#after(this.#cart(data));
        break;
      case "wish":
      case "note":
        this.#after(this.#wish(data));
        break;
      case "citation":
        this.#after(this.#source(data));
        break;
      case "done":
        this.#finish(data.suggestions);
        break;
    }
  }

  /** A message as the server kept it. */
  replay(message) {
    this.#turn = message.turn_id;
    this.text = message.text;
    this.#write(false);
    if (message.cards.length) this.show("cards", { cards: message.cards });
    for (const { event, data } of message.shown ?? []) this.show(event, data);
    this.#status.remove();
  }

  /** Why nothing comes for now; "": it does again. */
  away(why) {
    this.#lost.textContent = why;
    if (why) this.node.append(this.#lost);
    else this.#lost.remove();
  }

  stop() {
    this.#write(false);
    this.#status.textContent = this.#words.t("stopped");
    this.node.append(this.#status);
  }

  fail(why) {
    this.#write(false);
    this.#status.remove();
    this.node.append(el("p", { class: "problem", role: "alert" }, why));
  }

  #write(open) {
    if (this.text && open) this.#status.remove();
    this.#writer.write(this.text, open);
    for (const link of this.#said.querySelectorAll("a[href]")) this.#ofServer(link);
  }

  // The pages that an answer names are the server's, not those of the page that the widget sits on.
  #ofServer(link) {
    const written = link.getAttribute("href");
    if (written.startsWith("/")) link.href = this.#server + written;
    link.target = "_blank";
    link.rel = "noopener";
  }

  #finish(suggestions) {
    this.#write(false);
    this.#status.remove();
    if (!suggestions.length) return;
    const chips = suggestions.map((text) => el("button", { part: "chip", class: "chip", type: "button", onclick: () => this.#ask(text) }, text));
    this.node.append(el("div", { class: "chips" }, ...chips));
  }

  // Cards come before the text that speaks of them.
  #before(node) {
    this.#said.before(node);
  }

  #after(node) {
    this.node.append(node);
  }

  // A piece of a set comes as it was chosen for it.
  #card(card, { variant_id: variant = null, quantity = 1 } = {}) {
    const { t } = this.#words;
    const url = this.#linkOf(card);
    const name = el("bdi", {}, card.title);
    const title = url ? el("a", { href: url.href, target: url.origin === location.origin ? null : "_blank", rel: "noopener" }, name) : name;
    const node = el(
      "li",
      { part: "card", class: card.in_stock ? "card" : "card gone" },
      picture(card.image_url, this.#server),
      el(
        "div",
        { class: "about" },
        card.sponsored && el("p", { class: "sponsored" }, card.sponsor ? this.#words.t("sponsoredBy", { sponsor: card.sponsor }) : this.#words.t("sponsored")),
        el("h3", {}, title),
        this.#price(card),
        card.rating && el("p", { class: "rating", "aria-label": this.#words.t("rated", { mean: this.#words.number(card.rating), count: this.#words.number(card.rating_count) }) }, `★ ${this.#words.number(card.rating)} (${this.#words.number(card.rating_count)})`),
        !card.in_stock && el("p", { class: "stock" }, this.#words.t("outOfStock")),
        card.reason && el("p", { class: "reason" }, el("bdi", {}, card.reason)),
        card.price && card.in_stock && this.#put({ card, variant, quantity }),
      ),
      el("div", { class: "bought" }),
    );
    if (url) {
      node.querySelector("a").addEventListener("click", (event) => {
        if (!this.#clicked({ ...card, turn: this.#turn })) event.preventDefault();
      });
    }
    return node;
  }

  #put(wanted) {
    const press = ({ currentTarget: button }) => this.#buy({ ...wanted, card: { ...wanted.card, turn: this.#turn } }, button.closest("li").lastChild);
    return el("button", { part: "chip put", class: "chip put", type: "button", onclick: press }, this.#words.t("put"), el("span", { class: "unseen" }, ` ${wanted.card.title}`));
  }

  #linkOf(card) {
    const url = safeUrl(card.url ?? "", this.#server);
    if (url && this.#turn) {
      url.searchParams.set("persea_turn", this.#turn);
      if (card.impression_id) url.searchParams.set("persea_impression", card.impression_id);
    }
    return url;
  }

  #price(card) {
    if (!card.price) return el("p", { class: "price" }, this.#words.t("noPrice"));
    const now = this.#words.money(card.price);
    return el(
      "p",
      { part: "price", class: "price" },
      el("strong", {}, card.price_from ? this.#words.t("from", { price: now }) : now),
      card.list_price && " ",
      card.list_price && el("s", { "aria-label": this.#words.t("insteadOf", { price: this.#words.money(card.list_price) }) }, this.#words.money(card.list_price)),
    );
  }

  #comparison({ rows }) {
    const head = el("tr", {}, el("td"), ...this.#titles.map((title) => el("th", { scope: "col" }, title)));
    const body = rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.name), ...row.cells.map((cell) => el("td", {}, cell.stated ? cell.text : this.#words.t("unstated")))));
    return el("div", { class: "table", tabindex: "0" }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...body)));
  }

  #set(choice) {
    const total = el("p", { class: "total" }, this.#words.t("total", { total: this.#words.money(choice.total) }));
    return el("div", { class: "set" }, cardList(choice.pieces.map((piece) => this.#card(piece.card, piece))), total);
  }

  #cart({ lines, total }) {
    if (!lines.length) return el("p", { class: "cart" }, this.#words.t("cartEmpty"));
    const items = lines.map((line) => el("li", {}, `${this.#words.number(line.quantity)} × ${line.title}`, line.sum && ` · ${this.#words.money(line.sum)}`, line.problem && el("span", { class: "stock" }, ` ${line.problem}`)));
    const sum = total && el("p", { class: "total" }, this.#words.t("total", { total: this.#words.money(total) }));
    return el("div", { part: "cart", class: "cart" }, el("p", {}, this.#words.t("cart")), el("ul", {}, ...items), sum);
  }

  #wish(wish) {
    const line = el("p", { class: "wish", role: "status" }, this.#words.t("remembered", { what: wish.text ?? wish.said ?? wish.value ?? "" }), " ");
    if (wish.id && wish.state !== "asked") {
      const undo = async () => {
        await this.#undo(wish);
        line.textContent = this.#words.t("undone");
      };
      line.append(el("button", { class: "plain", type: "button", onclick: undo }, this.#words.t("undo")));
    }
    return line;
  }

  #source({ title, url }) {
    const address = safeUrl(url ?? "", this.#server);
    const named = address ? el("a", { href: address.href, target: "_blank", rel: "noopener" }, title) : title;
    return el("p", { class: "source" }, `${this.#words.t("sources")}: `, named);
  }
}

function cardList(cards) {
  return el("ul", { part: "cards", class: "cards" }, ...cards);
}

function picture(address, server) {
  const url = safeUrl(address ?? "", server);
  const frame = el("div", { class: "picture" });
  // The title stands beside it: a description of the picture would say it twice.
  if (url) frame.append(el("img", { src: url.href, alt: "", loading: "lazy", decoding: "async", onerror: () => frame.replaceChildren() }));
  return frame;
}
