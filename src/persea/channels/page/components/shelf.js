/**
 * <persea-shelf>: product cards beside each other. Where they do not all fit, one pushes them along: by touch,
 * by the buttons at the end, by arrow keys, or by walking through the cards' links.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { cardNode } from "./card.js";
import { icon } from "./icons.js";

export class PerseaShelf extends HTMLElement {
  #list = el("ul", { class: "shelf", role: "list", "aria-label": t("answer.products") });
  #back = this.#pusher("previous", -1);
  #on = this.#pusher("next", 1);
  #pushers = el("div", { class: "pushers", hidden: true }, this.#back, this.#on);
  #sizes = new ResizeObserver(() => this.#changed());

  connectedCallback() {
    if (this.#list.parentNode) return;
    this.append(this.#list, this.#pushers);
    this.#list.addEventListener("scroll", () => this.#changed(), { passive: true });
    this.#list.addEventListener("keydown", (event) => this.#key(event));
  }

  set cards(cards) {
    this.#list.replaceChildren(...cards.map(cardNode));
    this.hidden = cards.length === 0;
    // Looked at when it is laid out: to ask now would lay out what is far away, or is hidden in a moment.
    this.#sizes.unobserve(this.#list);
    this.#sizes.observe(this.#list);
  }

  #pusher(name, direction) {
    return el("button", { type: "button", class: "quiet", "aria-label": t(`shelf.${name}`), onclick: () => this.#push(direction) }, icon(name));
  }

  // "On" is leftward where one reads from right to left.
  #push(direction) {
    const sign = this.#rightToLeft ? -1 : 1;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    this.#list.scrollBy({ left: direction * sign * this.#list.clientWidth * 0.8, behavior });
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const links = [...this.#list.querySelectorAll("h3 a")];
    const to = links[links.indexOf(document.activeElement) + step * (this.#rightToLeft ? -1 : 1)];
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.closest("li").scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  get #rightToLeft() {
    return getComputedStyle(this).direction === "rtl";
  }

  #changed() {
    const { scrollLeft, scrollWidth, clientWidth } = this.#list;
    const room = scrollWidth - clientWidth;
    this.#pushers.hidden = room < 2;
    this.#back.disabled = Math.abs(scrollLeft) < 2;
    this.#on.disabled = room - Math.abs(scrollLeft) < 2;
  }
}

customElements.define("persea-shelf", PerseaShelf);
