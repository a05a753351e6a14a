/**
 * <persea-composer>: where the person writes. It grows with the text, sends on Enter, and turns into a
 * stop button while an answer comes.
 *
 * It has places for more than text (`PLACES`): one is shown where `places` names it. That of `mode` holds the choice itself
 * (modes.js), that of `private` a switch: while it is on, the composer shows it, and nothing of what is said is kept. That of
 * `attach` takes files (attach.js), which also come by paste and drop; that of `voice` speech (microphone.js), which becomes text
 * here: it waits for the person, unless it was spoken hands-free and heard surely.
 *
 * Events, bubbling: `persea-ask` (detail: {text, attachments}, these as the server made them out), `persea-stop`.
 */

import { el } from "../dom.js";
import { number, t } from "../words.js";
import "./attach.js";
import { icon } from "./icons.js";
import "./microphone.js";
import "./modes.js";

/** The most characters that the server takes. */
export const LONGEST = 8000;
const NEAR = 7500;
const STOP_MS = 700; // that the stop button stays at least, so that a hand can get there
/** What may stand beside the text, in this order. */
export const PLACES = ["mode", "private", "attach", "voice"];

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
  #attach = document.createElement("persea-attach");
  #microphone = document.createElement("persea-microphone");
  #hint = el("p", { class: "hint", role: "status" });
  #waits = false; // whether it is to be sent as soon as what is handed over has been looked at
  #spoken = false; // whether what was sent last was spoken hands-free, so that it listens again after the answer

  connectedCallback() {
    const form = el("form", { onsubmit: (event) => this.#submit(event) }, this.#offered, this.#area, this.#button);
    this.#length.id = `length-${++made}`;
    this.#area.setAttribute("aria-describedby", this.#length.id);
    this.append(this.#secret, form, this.#hint, this.#length);
    this.#area.addEventListener("input", () => ((this.#hint.textContent = ""), this.#changed()));
    this.#area.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("persea-attached", () => this.#attached());
    this.addEventListener("persea-recorded", ({ detail }) => this.#attach.add([detail.file], detail));
    this.addEventListener("persea-heard", ({ detail }) => this.#heard(detail));
    document.addEventListener("keydown", this.#anywhere);
    for (const [name, hear] of Object.entries(this.#files)) document.addEventListener(name, hear);
    this.relabel();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#anywhere);
    for (const [name, hear] of Object.entries(this.#files)) document.removeEventListener(name, hear);
    clearTimeout(this.#later);
  }

  /** Says everything in the page's language, which may have changed. */
  relabel() {
    this.#area.placeholder = t("composer.placeholder");
    this.#area.setAttribute("aria-label", t("composer.label"));
    this.#mode.relabel();
    this.#attach.relabel();
    this.#microphone.relabel();
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
    if (this.#takesFiles) this.#secret.after(this.#attach);
    if (this.#places.includes("voice")) this.#secret.after(this.#microphone.bar);
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

  /** Whether the person can connect another model. */
  set connects(connects) {
    this.#mode.connects = connects;
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
    this.#attach.private = on;
  }

  /** What sends files (handed.js). */
  set handed(handed) {
    this.#attach.handed = handed;
    const expect = () => this.#takesFiles && handed.expect();
    const near = ({ target }) => this.#attach.button.contains(target) && expect();
    this.addEventListener("pointerover", near);
    this.addEventListener("focusin", near);
    document.addEventListener("dragenter", expect);
  }

  /** An answer has come: who speaks hands-free goes on. */
  answered() {
    if (this.#spoken && this.#microphone.handsFree && this.#places.includes("voice")) this.#microphone.listen();
    this.#spoken = false;
  }

  #place(name) {
    if (name === "mode") return this.#mode;
    if (name === "private") return this.#veil;
    return name === "attach" ? this.#attach.button : this.#microphone;
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
    this.#send();
  }

  #send() {
    const text = this.#area.value.trim();
    if ((!text && this.#attach.empty) || text.length > LONGEST) return;
    this.#waits = this.#attach.busy;
    this.#hint.textContent = this.#waits ? t("attach.waiting") : "";
    if (this.#waits) return;
    const attachments = this.#attach.give();
    if (!text && attachments.length === 0) return;
    this.text = "";
    this.dispatchEvent(new CustomEvent("persea-ask", { bubbles: true, detail: { text, attachments } }));
  }

  // What is handed over has changed.
  #attached() {
    this.#changed();
    if (this.#waits && !this.#attach.busy && !this.#busy) this.#send();
  }

  // The words of a recording stand where they can be mended.
  #heard({ perceived: { heard }, handsFree }) {
    if (!heard.text) return;
    const before = this.#area.value.trim();
    this.text = before ? `${before} ${heard.text}` : heard.text;
    if (handsFree && !heard.is_unsure && !this.#busy) {
      this.#spoken = true;
      this.#send();
      return;
    }
    this.#waits &&= !heard.is_unsure;
    this.#hint.textContent = heard.is_unsure ? t("voice.check") : "";
    this.readyToType();
  }

  get #takesFiles() {
    return this.#places.includes("attach");
  }

  // Files that are pasted or dropped anywhere on the page.
  #files = {
    paste: (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!this.#takesFiles || files.length === 0) return;
      event.preventDefault();
      this.#attach.add(files);
    },
    dragover: (event) => {
      if (!this.#takesFiles || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      document.body.classList.add("dropping");
    },
    dragleave: (event) => {
      if (event.relatedTarget === null) document.body.classList.remove("dropping");
    },
    drop: (event) => {
      document.body.classList.remove("dropping");
      if (!this.#takesFiles || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#attach.add([...event.dataTransfer.files]);
      this.readyToType();
    },
  };

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
    const disabled = !this.#stopping && ((length === 0 && this.#attach.empty) || length > LONGEST);
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
