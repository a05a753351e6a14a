/**
 * <persea-answer>: one answer, while it comes and afterwards.
 *
 * It shows what it is given (status, text, cards, sources, suggestions, a problem) and knows nothing of
 * the server. Events, all bubbling: `persea-ask` (detail: the text of a suggestion), `persea-retry`.
 */

import { cardNode } from "./card.js";
import { el, icon, linkTo, safeUrl } from "./dom.js";
import { createWriter } from "./markdown.js";
import { formatMoney } from "./money.js";

export class PerseaAnswer extends HTMLElement {
  language = "en";
  #text = "";
  #cards = [];
  #writer;
  #frame = 0;
  #settled = false;
  #status = el("p", { class: "status" }, el("span", { class: "dots" }, el("i"), el("i"), el("i")), el("span"));
  #prose = el("div", { class: "prose" });
  #sources = el("p", { class: "sources", hidden: true }, "Source: ");
  #shelf = el("ul", { class: "shelf", role: "list", "aria-label": "Products", hidden: true });
  #notes = el("div", { class: "notes" });
  #tools = el("div", { class: "tools", hidden: true });
  #chips = el("div", { class: "chips", hidden: true });

  connectedCallback() {
    if (this.#writer) return;
    this.#writer = createWriter(this.#prose);
    this.append(this.#status, this.#prose, this.#sources, this.#shelf, this.#notes, this.#tools, this.#chips);
    this.setAttribute("aria-busy", "true");
  }

  status(words) {
    this.#status.lastChild.textContent = words;
  }

  addText(delta) {
    this.#text += delta;
    // Many deltas come within one frame; painting each would only cost.
    this.#frame ||= requestAnimationFrame(() => this.#write(true));
  }

  showCards(cards) {
    this.#cards = cards;
    this.#shelf.replaceChildren(...cards.map((card) => cardNode(card, this.language)));
    this.#shelf.hidden = cards.length === 0;
  }

  cite({ label, url }) {
    const address = safeUrl(url);
    if (!this.#sources.hidden) this.#sources.append(", ");
    this.#sources.append(address ? el("a", linkTo(address), label) : label);
    this.#sources.hidden = false;
  }

  /** What the turn took and what the number lock held back. */
  usage({ model, total_ms: ms, withheld }) {
    const amount = ms < 95 ? `${Math.max(1, Math.round(ms))} ms` : `${new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
    this.#tools.append(el("span", { class: "took" }, [model, amount].filter(Boolean).join(" · ")));
    if (withheld.length) this.#note("Some of what the model said was held back: nothing here bears it out.");
  }

  finish(suggestions) {
    this.#settle(true);
    this.suggest(suggestions);
  }

  suggest(suggestions) {
    const chip = (words) => el("button", { type: "button", class: "chip", onclick: () => this.#say("ask", words) }, words);
    this.#chips.replaceChildren(...suggestions.map(chip));
    this.#chips.hidden = suggestions.length === 0;
  }

  /** The person stopped it: what came stays. */
  stop() {
    this.#settle(false);
    this.#note("Stopped.");
  }

  fail({ message, retryable }) {
    this.#settle(false);
    const again = el("button", { type: "button", class: "button plain", onclick: () => this.#say("retry") }, icon("again"), "Try again");
    this.#notes.append(el("div", { class: "problem", role: "alert" }, el("p", {}, message), retryable && again));
  }

  #note(words) {
    this.#notes.append(el("p", { class: "note" }, words));
  }

  #write(open) {
    this.#frame = 0;
    this.#status.hidden = this.#text.trim() !== "";
    this.#writer.write(this.#text, open);
  }

  #settle(whole) {
    if (this.#settled) return;
    this.#settled = true;
    cancelAnimationFrame(this.#frame);
    this.#write(!whole);
    this.#status.remove();
    this.removeAttribute("aria-busy");
    if (this.#text || this.#cards.length) this.#tools.prepend(copyButton(() => this.#plain()));
    this.#tools.hidden = this.#tools.childElementCount === 0;
  }

  #plain() {
    const lines = this.#cards.map((card) => {
      const price = card.price && formatMoney(card.price, this.language);
      return `- ${[card.title, price, safeUrl(card.url)?.href].filter(Boolean).join(" · ")}`;
    });
    return [this.#text.trim(), lines.join("\n")].filter(Boolean).join("\n\n");
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

/** A button that copies what `words()` gives, and says that it did. */
export function copyButton(words) {
  const label = el("span", { "aria-live": "polite" }, "Copy");
  const button = el("button", { type: "button", class: "quiet copy" }, icon("copy"), label);
  let back = 0;
  button.addEventListener("click", async () => {
    const done = await copy(words());
    clearTimeout(back);
    button.firstChild.replaceWith(icon(done ? "check" : "copy"));
    label.textContent = done ? "Copied" : "Copying is not allowed here";
    back = setTimeout(() => {
      button.firstChild.replaceWith(icon("copy"));
      label.textContent = "Copy";
    }, 2000);
  });
  return button;
}

// The clipboard API exists only on https and loopback; a phone on the local network has the older way.
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const area = el("textarea", { class: "unseen", readonly: true });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

customElements.define("persea-answer", PerseaAnswer);
