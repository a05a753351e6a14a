/**
 * <persea-mode>: how the next messages are answered, as a button with the word for it, which opens the choice.
 *
 * What the model cannot do well cannot be chosen, and says why and what to do. `manners` is {mode, effort}, as `POST /api/turns`
 * takes them. Events, bubbling: `persea-manners` (detail: the same) when the person has chosen, `persea-model` (see how another model
 * is connected).
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { icon } from "./icons.js";
import { place } from "./menu.js";

export const MODES = ["auto", "fast", "thinking", "contemplating", "shopping"];
const EFFORTS = ["auto", "low", "medium", "high"];
const REASONING = ["thinking", "contemplating"]; // what a small model gains nothing by, and what effort counts for

/** The modes that can be chosen, of MODES, where the model is `capable` or not. */
export function offered(capable) {
  return MODES.filter((mode) => capable || !REASONING.includes(mode));
}

export function modeWord(mode) {
  return t(`mode.${mode}`);
}

let made = 0;

/** The choice itself, which stands at `manners`; `chosen(manners)` hears of another, `connect()` of who wants another model. */
export function modePanel(manners, capable, chosen, connect = null) {
  const name = `mode-${++made}`;
  const can = offered(capable);
  const radio = (group, value, checked, disabled, act) => el("input", { type: "radio", name: `${name}-${group}`, value, checked, disabled, onchange: act });
  const hint = (mode) => (can.includes(mode) ? t(`mode.${mode}Hint`) : t("mode.tooSmall"));
  const modes = MODES.map((mode) =>
    el(
      "label",
      { class: "way" },
      radio("way", mode, mode === manners.mode, !can.includes(mode), () => chose({ mode, effort: REASONING.includes(mode) ? now.effort : "auto" })),
      el("span", {}, el("strong", {}, modeWord(mode)), " ", el("small", {}, hint(mode))),
    ),
  );
  const efforts = EFFORTS.map((effort) =>
    el("label", { class: "value" }, radio("effort", effort, effort === manners.effort, false, () => chose({ ...now, effort })), el("span", {}, t(`mode.${effort}`))),
  );
  const effort = el("fieldset", { class: "effort" }, el("legend", {}, t("mode.effort")), ...efforts);
  let now = manners;
  const weigh = () => {
    effort.hidden = !REASONING.includes(now.mode) || !capable;
    for (const input of effort.querySelectorAll("input")) input.checked = input.value === now.effort;
  };
  const chose = (other) => {
    now = other;
    weigh();
    chosen(now);
  };
  weigh();
  const way = connect && el("button", { type: "button", class: "link", onclick: connect }, t("mode.connect"));
  const small = !capable && el("p", { class: "too-small" }, t("mode.small"), way && " ", way);
  return el("div", { class: "ways" }, el("fieldset", {}, el("legend", {}, t("composer.mode")), ...modes), small, effort);
}

export class PerseaMode extends HTMLElement {
  #manners = { mode: "auto", effort: "auto" };
  #capable = true;
  /** Whether it is for who runs the shop, who can connect another model. */
  connects = false;
  #word = el("span");
  #panel = el("div", { class: "menu", popover: "auto", id: `modes-${++made}` });
  #button = el("button", { type: "button", class: "quiet", popovertarget: this.#panel.id, "aria-expanded": "false" }, icon("mode"), this.#word);

  connectedCallback() {
    if (this.firstChild) return;
    this.append(this.#button, this.#panel);
    this.#panel.addEventListener("beforetoggle", ({ newState: state }) => state === "open" && this.#fill());
    this.#panel.addEventListener("toggle", ({ newState: state }) => this.#toggled(state === "open"));
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
    this.relabel();
  }

  get manners() {
    return this.#manners;
  }

  set manners(manners) {
    this.#manners = manners;
    this.relabel();
  }

  /** Whether the model is one that can reason. */
  set capable(capable) {
    this.#capable = capable;
  }

  get capable() {
    return this.#capable;
  }

  /** Says everything in the page's language, which may have changed. */
  relabel() {
    const { mode, effort } = this.#manners;
    const words = EFFORTS.indexOf(effort) > 0 ? `${modeWord(mode)} · ${t(`mode.${effort}`)}` : modeWord(mode);
    this.#word.textContent = words;
    this.#button.setAttribute("aria-label", t("mode.now", { mode: words }));
    this.#panel.setAttribute("aria-label", t("composer.mode"));
    this.#panel.setAttribute("role", "group");
  }

  #fill() {
    this.#panel.replaceChildren(modePanel(this.#manners, this.#capable, (manners) => this.#chose(manners), this.connects ? () => this.#connect() : null));
  }

  #chose(manners) {
    this.manners = manners;
    this.#place();
    this.dispatchEvent(new CustomEvent("persea-manners", { bubbles: true, detail: manners }));
  }

  #connect() {
    this.#panel.hidePopover();
    this.#button.focus(); // where the dialog leads back to
    this.dispatchEvent(new CustomEvent("persea-model", { bubbles: true }));
  }

  #toggled(open) {
    this.#button.setAttribute("aria-expanded", String(open));
    if (!open) {
      removeEventListener("resize", this.#place);
      return;
    }
    addEventListener("resize", this.#place);
    this.#place();
    const ways = [...this.#panel.querySelectorAll(".way input:not(:disabled)")];
    (ways.find((way) => way.checked) ?? ways[0]).focus();
  }

  // Enter in a radio button would send the form that it stands in: here it says that the choice is made.
  #key(event) {
    if (event.key !== "Enter" || event.target.localName !== "input") return;
    event.preventDefault();
    this.#panel.hidePopover();
    this.#button.focus();
  }

  #place = () => place(this.#panel, this.#button, true);
}

customElements.define("persea-mode", PerseaMode);
