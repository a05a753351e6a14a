/**
 * <persea-question>: what the person said, set like a heading in a catalogue, and below it what they handed over with it; the words
 * can be said anew.
 *
 * Event, bubbling: `persea-edit` (detail: the new text). It offers that only while `editable` is set.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { attachedList } from "./attached.js";
import { icon } from "./icons.js";
import { nameOf } from "./made_out.js";

const LONG = 160; // characters; what is longer is set smaller

export class PerseaQuestion extends HTMLElement {
  #text = "";
  #heading = el("h2", { class: "question" });
  #attachments = [];
  #attached = null;
  #pencil = el("button", { type: "button", class: "quiet", "aria-label": t("question.edit"), title: t("question.edit"), onclick: () => this.edit() }, icon("edit"));

  connectedCallback() {
    if (!this.firstChild) this.#show();
  }

  /** Takes the focus without being a stop on the way through the page. */
  focus(options) {
    this.#heading.tabIndex = -1;
    this.#heading.focus(options);
  }

  get text() {
    return this.#text;
  }

  set text(text) {
    this.#text = text;
    this.#name();
    this.#heading.classList.toggle("long", text.length > LONG);
  }

  /** What was handed over with it, as the server tells it. */
  get attachments() {
    return this.#attachments;
  }

  /** Shows `attachments`; `handed` fetches what they look like (handed.js). */
  attach(attachments, handed) {
    this.#attachments = attachments;
    this.#attached = attachedList(attachments, handed);
    this.#name();
    if (this.firstChild) this.#show();
  }

  // A picture alone is a message: for who goes by headings it is called by its file.
  #name() {
    const isAlone = !this.#text && this.#attachments.length > 0;
    this.#heading.replaceChildren(el("bdi", isAlone ? { class: "unseen" } : {}, isAlone ? nameOf(this.#attachments[0]) : this.#text));
  }

  set editable(editable) {
    this.#pencil.hidden = !editable;
  }

  /** Puts a field with `text` in the place of the words. */
  edit(text = this.#text) {
    const area = el("textarea", { "aria-label": t("question.editing"), dir: "auto", rows: "2", maxlength: "8000" });
    area.value = text;
    const form = el(
      "form",
      { class: "editing", onsubmit: submit },
      el("h2", { class: "unseen" }, t("question.editing")),
      area,
      el(
        "div",
        { class: "choices" },
        el("button", { type: "button", class: "button plain", onclick: () => leave() }, t("question.cancel")),
        el("button", { class: "button" }, t("question.again")),
      ),
    );
    const leave = () => {
      this.#show();
      this.#pencil.focus();
    };
    const said = (text) => this.dispatchEvent(new CustomEvent("persea-edit", { bubbles: true, detail: text }));
    const show = () => this.#show();

    function submit(event) {
      event.preventDefault();
      const text = area.value.trim();
      if (!text) return;
      show();
      said(text);
    }

    area.addEventListener("keydown", (event) => {
      if (event.key === "Escape") leave();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.replaceChildren(form);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #show() {
    this.replaceChildren(...[this.#heading, this.#pencil, this.#attached].filter(Boolean));
  }
}

customElements.define("persea-question", PerseaQuestion);
