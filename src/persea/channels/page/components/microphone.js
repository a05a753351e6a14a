/**
 * <persea-microphone>: a button to speak by. Held down it listens until it is let go; pressed, until it is pressed again. Hands-free
 * it listens until a pause, and after the answer again. Escape, or the button for it, drops what was said.
 *
 * What stands while it listens is `bar`, for whoever places the button. Events, bubbling: `persea-recorded` (detail: {file,
 * handsFree}), `persea-listens` (detail: whether it does).
 */

import { el } from "../dom.js";
import { Recording, canRecord } from "../recording.js";
import { t } from "../words.js";
import { icon } from "./icons.js";
import { clock } from "./made_out.js";
import { toast } from "./toast.js";

const HELD_MS = 450; // from which on a press is a hold
const FREE = "persea.handsFree";
const REFUSALS = { NotAllowedError: "voice.refused", SecurityError: "voice.refused", NotFoundError: "voice.missing" };

/** Whether there is a microphone to speak into, as far as a page is told before it asks. */
export async function hasMicrophone() {
  if (!canRecord()) return false;
  try {
    return (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === "audioinput");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

export class PerseaMicrophone extends HTMLElement {
  #recording = null;
  #starting = false;
  #wanted = false; // whether what is starting is still wanted
  #pressedAt = 0;
  #ticking = 0;
  #button = el("button", { type: "button", class: "quiet microphone", "aria-pressed": "false" }, icon("voice"));
  #meter = el("span", { class: "level", role: "meter", "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" }, el("i"));
  #state = el("span", { class: "state", role: "status" });
  #time = el("span", { class: "time", role: "timer", "aria-live": "off" });
  #free = el("button", { type: "button", class: "chip free", "aria-pressed": "false", onclick: () => (this.handsFree = !this.handsFree) });
  #cancel = el("button", { type: "button", class: "quiet", onclick: () => this.cancel() });
  #done = el("button", { type: "button", class: "button plain", onclick: () => this.#finish() });
  bar = el("div", { class: "listening", role: "group", hidden: true }, this.#meter, this.#state, this.#time, this.#free, this.#cancel, this.#done);

  connectedCallback() {
    if (!this.firstChild) {
      this.append(this.#button);
      this.#button.addEventListener("pointerdown", (event) => event.button === 0 && this.#press(event));
      this.#button.addEventListener("pointerup", () => this.#release());
      this.#button.addEventListener("keydown", (event) => this.#isPress(event) && (event.preventDefault(), event.repeat || this.#press(event)));
      this.#button.addEventListener("keyup", (event) => this.#isPress(event) && (event.preventDefault(), this.#release()));
      // Assistive technology clicks without a pointer or a key.
      this.#button.addEventListener("click", (event) => performance.now() - this.#pressedAt > 1000 && event.detail === 0 && this.#toggle());
      this.#button.addEventListener("contextmenu", (event) => event.preventDefault()); // of a long press on a phone
      this.handsFree = localStorage.getItem(FREE) === "true";
    }
    document.addEventListener("keydown", this.#escape, true);
    this.relabel();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#escape, true);
    if (!this.isConnected) this.cancel();
  }

  relabel() {
    this.#button.setAttribute("aria-label", t("composer.voice"));
    this.#button.title = t("voice.hint");
    this.#meter.setAttribute("aria-label", t("voice.level"));
    this.bar.setAttribute("aria-label", t("voice.listening"));
    this.#free.replaceChildren(icon("check"), t("voice.handsFree"));
    this.#free.title = t("voice.handsFreeHint");
    this.#cancel.replaceChildren(icon("close"), t("voice.cancel"));
    this.#done.textContent = t("voice.done");
  }

  get listens() {
    return this.#recording !== null;
  }

  /** Whether it ends by itself at a pause and goes on after the answer. */
  get handsFree() {
    return this.#free.getAttribute("aria-pressed") === "true";
  }

  set handsFree(on) {
    this.#free.setAttribute("aria-pressed", String(on));
    localStorage.setItem(FREE, String(on));
  }

  /** Begins to listen; where it cannot, it says why. */
  async listen() {
    if (this.#recording || this.#starting) return;
    this.#starting = this.#wanted = true;
    try {
      const recording = await Recording.begin({
        level: (share) => this.#show(share),
        ended: (why) => this.#ended(why),
        untilPause: () => this.handsFree,
      });
      if (this.#wanted) this.#began(recording);
      else recording.cancel();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      toast(t(REFUSALS[error.name] ?? "voice.taken"), "problem");
    } finally {
      this.#starting = false;
    }
  }

  /** Drops what was said. */
  cancel() {
    this.#wanted = false;
    this.#recording?.cancel();
    this.#over();
  }

  #toggle() {
    if (this.#recording) this.#finish();
    else this.listen();
  }

  #isPress({ key }) {
    return key === " " || key === "Enter";
  }

  #press() {
    this.#pressedAt = performance.now();
    this.#toggle();
  }

  #release() {
    const held = performance.now() - this.#pressedAt > HELD_MS;
    if (held && this.#recording && !this.handsFree) this.#finish();
  }

  #began(recording) {
    this.#recording = recording;
    this.bar.hidden = false;
    this.#button.setAttribute("aria-pressed", "true");
    this.#state.textContent = t("voice.listening");
    const tick = () => (this.#time.textContent = clock(recording.seconds));
    tick();
    this.#ticking = setInterval(tick, 500);
    this.#tell();
  }

  #ended(why) {
    if (why !== "silent") {
      this.#finish();
      return;
    }
    this.cancel();
    toast(t("voice.nothing"), "notice");
  }

  async #finish() {
    const recording = this.#recording;
    if (!recording) return;
    this.#over();
    const file = await recording.finish();
    const handsFree = this.handsFree;
    if (file.size) this.dispatchEvent(new CustomEvent("persea-recorded", { bubbles: true, detail: { file, handsFree } }));
  }

  #over() {
    clearInterval(this.#ticking);
    const focused = this.bar.contains(document.activeElement);
    this.#recording = null;
    this.bar.hidden = true;
    this.#button.setAttribute("aria-pressed", "false");
    this.#show(0);
    if (focused) this.#button.focus();
    this.#tell();
  }

  #show(share) {
    this.#meter.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    this.#meter.style.setProperty("--level", share.toFixed(3));
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("persea-listens", { bubbles: true, detail: this.listens }));
  }

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#recording) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };
}

customElements.define("persea-microphone", PerseaMicrophone);
