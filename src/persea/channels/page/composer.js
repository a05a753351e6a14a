/**
 * <persea-composer>: where the person writes. It grows with the text, sends on Enter, and turns into a
 * stop button while an answer comes.
 *
 * Events, bubbling: `persea-ask` (detail: the text), `persea-stop`.
 */

import { el, icon } from "./dom.js";

/** The most characters that the server takes. */
export const LONGEST = 8000;
const NEAR = 7500;

export class PerseaComposer extends HTMLElement {
  #busy = false;
  #area = el("textarea", {
    id: "request",
    rows: "1",
    placeholder: "What are you looking for?",
    "aria-label": "Your request",
    "aria-describedby": "length",
    enterkeyhint: "send",
    autocomplete: "off",
  });
  #button = el("button", { type: "submit", class: "send" });
  #length = el("p", { class: "length", id: "length", role: "status" });

  connectedCallback() {
    const form = el("form", { onsubmit: (event) => this.#submit(event) }, this.#area, this.#button);
    this.append(form, this.#length);
    this.#area.addEventListener("input", () => this.#changed());
    this.#area.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("keydown", (event) => this.#slash(event));
    this.busy = false;
  }

  get busy() {
    return this.#busy;
  }

  set busy(busy) {
    this.#busy = busy;
    this.#button.replaceChildren(icon(busy ? "stop" : "send"));
    this.#button.setAttribute("aria-label", busy ? "Stop" : "Send");
    this.#changed();
  }

  set text(text) {
    this.#area.value = text;
    this.#changed();
  }

  focus(options) {
    this.#area.focus(options);
  }

  #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      this.dispatchEvent(new CustomEvent("persea-stop", { bubbles: true }));
      return;
    }
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
    } else if (event.key === "Escape" && this.#busy) {
      this.#button.form.requestSubmit();
    }
  }

  #slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    this.focus();
  }

  #changed() {
    const length = this.#area.value.trim().length;
    const count = (number) => number.toLocaleString("en");
    this.#length.classList.toggle("over", length > LONGEST);
    this.#length.textContent =
      length > LONGEST
        ? `${count(LONGEST)} characters is the most: ${count(length - LONGEST)} too many.`
        : length > NEAR
          ? `${count(length)} of ${count(LONGEST)} characters`
          : "";
    this.#button.disabled = !this.#busy && (length === 0 || length > LONGEST);
    // Where the browser cannot size a field by its content.
    if (!CSS.supports("field-sizing", "content")) {
      this.#area.style.height = "auto";
      this.#area.style.height = `${this.#area.scrollHeight}px`;
    }
  }
}

customElements.define("persea-composer", PerseaComposer);
