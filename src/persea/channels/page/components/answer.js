/**
 * <persea-answer>: one answer, while it comes and afterwards.
 *
 * It shows what it is given (the mode, how it is worked out, status, text, cards, sources, suggestions, a problem) and
 * knows nothing of the server. Events, all bubbling: `persea-ask` (detail: the text of a suggestion), `persea-retry`
 * (detail: the mode to answer in, or null for the same).
 */

import { itemsOf, withoutLists } from "../beside.js";
import { copyOf } from "../copied.js";
import { el, linkTo, safeUrl } from "../dom.js";
import { t } from "../words.js";
import { accountNote } from "./account.js";
import { priceWords } from "./card.js";
import { chips } from "./chips.js";
import { sourcesLine } from "./citation.js";
import { compared, comparedAs, compareTable } from "./compare.js";
import { copyButton } from "./copy.js";
import { icon } from "./icons.js";
import { markOrigins } from "./origins.js";
import { Prose } from "./prose.js";
import { routedLine } from "./routed.js";
import "./sets.js";
import "./shelf.js";
import { smallCart } from "./small_cart.js";
import { note, problem, seeds, skeleton } from "./states.js";
import { postStrip } from "./strip.js";
import { thumbs } from "./thumbs.js";
import { cutWords, usageWords } from "./usage.js";
import { watchingNote } from "./watching.js";
import { wishNote } from "./wish.js";
import "./work.js";

// On a narrow screen what is found is seen first, and the text grows below it.
const NARROW = matchMedia("(max-width: 40rem)");

export class PerseaAnswer extends HTMLElement {
  #cards = [];
  #cited = [];
  #compared = null;
  #origins = [];
  #settled = false;
  #cardsFirst = NARROW.matches;
  #table = null;
  #rest = new Prose(() => {});
  #prose = new Prose(() => (this.#status.hidden = this.#prose.text.trim() !== ""));
  #routed = el("div", { hidden: true });
  #work = document.createElement("persea-work");
  #account = el("div", { hidden: true });
  #status = el("p", { class: "status" }, seeds(), el("span"));
  #coming = skeleton("cards", 3);
  #sources = el("div", { hidden: true });
  #shelf = document.createElement("persea-shelf");
  #sets = null;
  #cartLines = 0;
  #posts = [];
  #more = el("div", { class: "shown", hidden: true }); // sets, the cart, posts
  #notes = el("div", { class: "notes" });
  #away = el("p", { class: "away", role: "status", hidden: true });
  #tools = el("div", { class: "tools", hidden: true });
  #chips = el("div", { class: "chips", role: "group", "aria-label": t("answer.suggestions"), hidden: true });

  connectedCallback() {
    if (this.#status.parentNode || this.#settled) return;
    this.#shelf.hidden = this.#coming.hidden = true;
    this.#coming.setAttribute("aria-hidden", "true"); // the status says already what is going on
    const found = [this.#shelf, this.#coming];
    const said = [this.#work, this.#status, this.#prose.node, this.#account, this.#sources];
    this.append(this.#routed, ...(this.#cardsFirst ? [...found, ...said] : [...said, ...found]), this.#more, this.#away, this.#notes, this.#tools, this.#chips);
    this.setAttribute("aria-busy", "true");
  }

  /** What is being done; `searching` shows the place where products will stand. */
  status(words, searching = false) {
    this.#status.lastChild.textContent = words;
    this.#coming.hidden = !searching;
    this.#status.hidden = this.#prose.text.trim() !== "";
  }

  /** Says that the rest is being waited for; null: not any more. */
  away(words) {
    this.#away.replaceChildren(...(words === null ? [] : [seeds(), el("span", {}, words)]));
    this.#away.hidden = words === null;
  }

  /** The mode that answers: {mode, why}; `others` could answer instead. */
  routed(routed, others) {
    this.#routed.replaceChildren(routedLine(routed, others, (mode) => this.#say("retry", mode)));
    this.#routed.hidden = false;
  }

  /** A piece of what is thought: {delta, lane}. */
  think(thought) {
    this.#status.hidden = true; // what is thought shows that something is going on
    this.#work.think(thought);
  }

  /** A tool that was used: {tool, asked, gave, ok, ms, lane}. */
  step(step) {
    this.#work.step(step);
  }

  /** How one of several workers stands: {id, role, state, answer, tokens, ms}. */
  lane(lane) {
    this.#status.hidden = true;
    this.#work.lane(lane);
  }

  /** How they came to one answer, with the lanes as they are at the end. */
  account(account) {
    for (const lane of account.lanes) this.#work.lane(lane);
    this.#account.replaceChildren(accountNote(account));
    this.#account.hidden = false;
  }

  /** All that it says, as it came. */
  text = "";

  /** The products shown, in their order. */
  get products() {
    return this.#cards.map(({ id }) => id);
  }

  /** A piece of the text, with where its figures come from. */
  addText(delta, origins = []) {
    this.#work.foldAway();
    this.#origins.push(...origins);
    this.text += delta;
    this.#prose.append(delta);
  }

  showCards(cards) {
    this.#cards = cards;
    this.#shelf.cards = cards;
    this.#coming.hidden = true;
    this.#hideTwice();
  }

  /** How the products shown differ: {products, rows}, as the server has it. */
  compare(told) {
    this.#compared = told;
  }

  /** Sets of products, as the server has them: {choices, loosen, budget}. */
  sets(told) {
    this.#sets = told;
    const node = document.createElement("persea-sets");
    this.#add(node);
    node.sets = told;
    this.#coming.hidden = true;
    this.#hideTwice();
  }

  /** The cart as it is now; `undo` as in small_cart.js. */
  cart(cart, undo) {
    this.#cartLines = cart.lines.length;
    this.#add(smallCart(cart, undo));
  }

  /** That a product is watched, or no longer; `undo` as in watching.js. */
  watching(watching, undo) {
    this.#notes.append(watchingNote(watching, undo));
  }

  /** Posts that show what the answer speaks of. */
  posts(posts) {
    this.#posts = posts;
  }

  /** A source: {label, url}. */
  cite(source) {
    this.#cited.push(source);
    this.#sources.replaceChildren(sourcesLine(this.#cited));
    this.#sources.hidden = false;
  }

  /** What the turn took and what the number lock held back. */
  usage(usage) {
    this.#tools.append(el("span", { class: "took" }, ...usageWords(usage).flatMap((piece, index) => [index > 0 && " · ", el("bdi", {}, piece)])));
    const cut = cutWords(usage);
    if (cut) this.#notes.append(note(cut, { class: "note cut" }));
    if (usage.withheld.length) this.#notes.append(note(t("answer.held")));
  }

  /** What the person has said of themselves; `send` as in wish.js. */
  wish(wish, send) {
    this.#notes.append(wishNote(wish, send));
  }

  /** What the person thinks of it; `now` and `send` as in thumbs.js. */
  judge(now, send) {
    const { node, reasons } = thumbs(now, send);
    this.#tools.append(node);
    this.#tools.after(reasons);
    this.#tools.hidden = false;
  }

  finish(suggestions) {
    this.#settle(true, true);
    this.suggest(suggestions);
  }

  suggest(suggestions) {
    this.#chips.replaceChildren(...chips(suggestions, (words) => this.#say("ask", words)));
    this.#chips.hidden = suggestions.length === 0;
  }

  /** The person stopped it: what came stays. */
  stop() {
    this.#settle(false, true);
    this.#notes.append(note(t("answer.stopped")));
  }

  fail({ message, retryable }) {
    this.#settle(false, false);
    this.#notes.append(problem(message, retryable ? () => this.#say("retry", null) : null));
  }

  // With `again`, it offers to answer anew; a problem has its own button for that.
  #settle(whole, again) {
    if (this.#settled) return;
    this.#settled = true;
    if (whole) this.#work.foldAway();
    else this.#work.stop();
    this.#prose.write(this.#prose.text, !whole);
    this.#status.remove();
    this.#coming.remove();
    this.removeAttribute("aria-busy");
    if (whole && this.#saysTwice()) this.#prose.write(withoutLists(this.#prose.text), false);
    if (whole) this.#compare();
    if (this.#posts.length) this.#add(postStrip(this.#posts, this.#cards));
    markOrigins([this.#prose.node, this.#table, this.#rest.node].filter(Boolean), this.#origins);
    if (again) this.#tools.prepend(el("button", { type: "button", class: "quiet again", onclick: () => this.#say("retry", null) }, icon("again"), t("answer.retry")));
    if (this.#prose.text || this.#cards.length) this.#tools.prepend(copyButton(() => this.#copied()));
    this.#tools.hidden = this.#tools.childElementCount === 0;
  }

  // A list that says the same of each product is a table; the cards stand in its head then.
  #compare() {
    const { text } = this.#prose;
    const found = (this.#compared && comparedAs(this.#compared, text, this.#cards)) ?? compared(text, this.#cards);
    if (!found) return;
    this.#table = compareTable(found);
    this.#prose.write(found.before, false);
    this.#rest.write(found.after, false);
    this.#prose.node.after(this.#table, this.#rest.node);
    this.#shelf.hidden = found.cards.length === this.#cards.length;
    if (this.#cardsFirst) this.#rest.node.after(this.#shelf); // what is compared is seen first
  }

  #add(node) {
    this.#more.append(node);
    this.#more.hidden = false;
  }

  // What stands in a set needs no card beside it.
  #hideTwice() {
    const pieces = new Set((this.#sets?.choices ?? []).flatMap((choice) => choice.pieces.map(({ card }) => card.id)));
    if (pieces.size && this.#cards.every(({ id }) => pieces.has(id))) this.#shelf.hidden = true;
  }

  // Whether the lists of the text are what the sets or the cart show.
  #saysTwice() {
    const items = itemsOf(this.#prose.text);
    return items > 0 && (this.#sets?.choices.length > 0 || items === this.#cartLines);
  }

  #copied() {
    const parts = [this.#prose.node, this.#table, this.#rest.node, this.#cards.length > 0 && el("ul", {}, ...this.#cards.map(listed))];
    return copyOf(parts.filter(Boolean));
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

// A card as a line of a list that is copied.
function listed(card) {
  const url = safeUrl(card.url);
  return el("li", {}, url ? el("a", linkTo(url), card.title) : card.title, card.price && ` · ${priceWords(card)}`);
}

customElements.define("persea-answer", PerseaAnswer);
