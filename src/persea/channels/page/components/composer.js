/**
 * <persea-composer>: where the person writes. It grows with the text, sends on Enter, and turns into a
 * stop button while an answer comes.
 *
 * It has places for more than text (`PLACES`): one is shown where `places` names it, and says that it was used. That of
 * `mode` holds the choice itself (modes.js), that of `private` a switch: while it is on, the composer shows it, and
 * nothing of what is said is kept.
 *
 * Events, bubbling: `persea-ask` (detail: the text), `persea-stop`, `persea-place` (detail: which).
 */

import { el } from "../dom.js";
import { number, t } from "../words.js";
import { icon } from "./icons.js";
import "./modes.js";

/** The most characters that the server takes. */
export const LONGEST = 8000;
const NEAR = 7500;
const STOP_MS = 700; // that the stop button stays at least, so that a hand can get there
/** What may stand beside the text, in this order. */
export const PLACES = ["mode", "private", "picture", "document", "voice"];

let made = 0;

export class PerseaComposer extends HTMLElement {
  #busy = false;
  #stopping = false; // whether the button shows that it stops; it stays so for a moment after the answer
  #since = 0;
  #later = 0;
  #area = el("textarea", {
    rows: "1",
    enterkeyhint: "send",
    autocomplete: "off",
  });
  #button = el("button", { type: "submit", class: "send" });
  #length = el("p", { class: "length", role: "status" });
  #offered = el("div", { class: "places", hidden: true });
  #places = [];
  #mode = document.createElement("persea-mode");
  #veil = el("button", { type: "button", class: "quiet veil", "aria-pressed": "false", onclick: () => (this.private = !this.private) }, icon("private"));
  #secret = el("p", { class: "secret", role: "status" });

  connectedCallback() {
    const form = el("form", { onsubmit: (event) => this.#submit(event) }, this.#offered, this.#area, this.#button);
    this.#length.id = `length-${++made}`;
    this.#area.setAttribute("aria-describedby", this.#length.id);
    this.append(this.#secret, form, this.#length);
    this.#area.addEventListener("input", () => this.#changed());
    this.#area.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("keydown", this.#anywhere);
    this.relabel();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#anywhere);
    clearTimeout(this.#later);
  }

  /** Says everything in the page's language, which may have changed. */
  relabel() {
    this.#area.placeholder = t("composer.placeholder");
    this.#area.setAttribute("aria-label", t("composer.label"));
    this.#mode.relabel();
    this.#veil.setAttribute("aria-label", t("private.switch"));
    this.#veil.title = t("private.switch");
    this.private = this.private;
    this.places = this.#places;
    this.busy = this.#busy;
  }

  /** Which of PLACES are shown. */
  set places(names) {
    this.#places = PLACES.filter((name) => names.includes(name));
    this.#offered.replaceChildren(...this.#places.map((name) => this.#place(name)));
    this.#offered.hidden = this.#places.length === 0;
  }

  /** How the next message is answered: {mode, effort}. */
  get manners() {
    return this.#mode.manners;
  }

  set manners(manners) {
    this.#mode.manners = manners;
  }

  /** Whether the model can reason, so that every mode can be chosen. */
  set capable(capable) {
    this.#mode.capable = capable;
  }

  get capable() {
    return this.#mode.capable;
  }

  /** Whether there are modes to choose from. */
  get modes() {
    return this.#places.includes("mode");
  }

  /** Whether nothing is kept of what is said. */
  get private() {
    return this.#veil.getAttribute("aria-pressed") === "true";
  }

  set private(on) {
    this.#veil.setAttribute("aria-pressed", String(on));
    this.classList.toggle("private", on);
    this.#secret.textContent = on ? t("private.on") : "";
  }

  #place(name) {
    if (name === "mode") return this.#mode;
    if (name === "private") return this.#veil;
    const use = () => this.dispatchEvent(new CustomEvent("persea-place", { bubbles: true, detail: name }));
    const label = t(`composer.${name}`);
    return el("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: use }, icon(name));
  }

  get busy() {
    return this.#busy;
  }

  set busy(busy) {
    if (busy && !this.#busy) this.#since = performance.now();
    this.#busy = busy;
    clearTimeout(this.#later);
    const rest = this.#since + STOP_MS - performance.now();
    if (!busy && this.#stopping && rest > 0) this.#later = setTimeout(() => this.#showButton(false), rest);
    else this.#showButton(busy);
  }

  #showButton(stopping) {
    this.#stopping = stopping;
    this.#button.replaceChildren(icon(stopping ? "stop" : "send"));
    this.#button.classList.toggle("stop", stopping);
    this.#button.setAttribute("aria-label", t(stopping ? "composer.stop" : "composer.send"));
    this.#changed();
  }

  set text(text) {
    this.#area.value = text;
    this.#changed();
  }

  focus(options) {
    this.#area.focus(options);
  }

  /**
   * Takes the focus where there is a keyboard, and says whether it did: on a phone its own would cover half of what
   * there is to read.
   */
  readyToType() {
    const keyboard = matchMedia("(hover: hover)").matches;
    if (keyboard) this.focus({ preventScroll: true });
    return keyboard;
  }

  #submit(event) {
    event.preventDefault();
    // A tap on the button that still stops was not meant to send.
    const tapped = event.submitter === this.#button && this.#stopping;
    if (this.#busy) this.#stop();
    if (this.#busy || tapped) return;
    const text = this.#area.value.trim();
    if (!text || text.length > LONGEST) return;
    this.text = "";
    this.dispatchEvent(new CustomEvent("persea-ask", { bubbles: true, detail: text }));
  }

  #key(event) {
    // Enter also confirms a word in an input method: that one is not ours.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!this.#busy) this.#button.form.requestSubmit();
    }
  }

  #stop() {
    this.dispatchEvent(new CustomEvent("persea-stop", { bubbles: true }));
  }

  #anywhere = (event) => {
    // Escape closes what lies above the page before it stops anything below.
    if (event.key === "Escape" && this.#busy && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open:not(.toasts)")) this.#stop();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    this.focus();
  };

  #changed() {
    const length = this.#area.value.trim().length;
    // Words have their own direction; what stands there before them has the page's.
    this.#area.dir = length ? "auto" : "";
    const most = number(LONGEST);
    this.#length.classList.toggle("over", length > LONGEST);
    this.#length.textContent =
      length > LONGEST
        ? t("composer.over", { most, over: number(length - LONGEST) })
        : length > NEAR
          ? t("composer.near", { length: number(length), most })
          : "";
    const disabled = !this.#stopping && (length === 0 || length > LONGEST);
    if (disabled && document.activeElement === this.#button) this.#area.focus({ preventScroll: true });
    this.#button.disabled = disabled;
    // Where the browser cannot size a field by its content.
    if (!CSS.supports("field-sizing", "content")) {
      this.#area.style.height = "auto";
      this.#area.style.height = `${this.#area.scrollHeight}px`;
    }
  }
}

customElements.define("persea-composer", PerseaComposer);
