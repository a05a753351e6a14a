/**
 * <persea-memory>: what is remembered of the person and concluded from what they did, each piece to be corrected or forgotten,
 * the switches, and what can be done with all that is kept.
 *
 * It shows what it is given and knows nothing of the server. Events, bubbling: `persea-remember`, `persea-agree`, `persea-looks` and
 * `persea-ads` (detail: on or off), `persea-forget-wish`, `persea-forget-note`, `persea-edit-note` (detail: which),
 * `persea-interest` (detail: {deed, interest, place, button}), `persea-data` (detail: `export`, `forget`, `withdraw` or `erase`).
 */

import { el } from "../dom.js";
import { date, t } from "../words.js";
import { icon } from "./icons.js";
import { interestList } from "./interests.js";
import { note } from "./states.js";
import { wishWords } from "./wish.js";

let made = 0;

export class PerseaMemory extends HTMLElement {
  #switches = el("div", { class: "switches" });
  #lists = el("div", { class: "remembered" });
  #remember = this.#switch("memory.remember", "memory.rememberHint", "remember");
  #agree = this.#switch("memory.agree", "memory.agreeHint", "agree");
  #looks = this.#switch("memory.looks", "memory.looksHint", "looks");
  #ads = this.#switch("memory.ads", "memory.adsHint", "ads");

  connectedCallback() {
    if (this.firstChild) return;
    this.#switches.append(this.#remember.row, this.#agree.row, this.#looks.row, this.#ads.row);
    this.append(this.#switches, this.#lists);
  }

  /** {on, agreed, looks, ads, wishes, notes, interests}, as the server and this browser have them. */
  show({ on, agreed, looks, ads, wishes, notes, interests }) {
    const back = this.#placeOfFocus();
    const open = [...this.#lists.querySelectorAll(".interest:has(details[open])")].map((one) => one.dataset.id);
    this.#remember.set(on);
    this.#agree.set(agreed);
    this.#agree.row.hidden = !on;
    this.#looks.set(looks);
    this.#ads.set(ads);
    this.#lists.replaceChildren(
      ...(on ? [] : [note(t("memory.off"))]),
      section(t("memory.wishes"), wishes.map((wish) => this.#row(wish, wish.stated_at, "forget-wish")), t("memory.noWishes")),
      section(t("memory.notes"), notes.map((one) => this.#row(one, one.edited_at ?? one.noted_at, "forget-note", "edit-note")), t("memory.noNotes")),
      el("section", {}, el("h3", { tabindex: "-1" }, t("interests.title")), note(t("interests.hint")), interestList(interests, (deed, interest, place, button) => this.#say("interest", { deed, interest, place, button }))),
      this.#ownData(),
    );
    for (const one of this.#lists.querySelectorAll(".interest")) one.querySelector("details").open = open.includes(one.dataset.id);
    back();
  }

  #ownData() {
    const button = (what) => el("button", { type: "button", class: "button plain small", onclick: () => this.#say("data", what) }, t(`data.${what}`));
    return el("section", { class: "own-data" }, el("h3", { tabindex: "-1" }, t("data.title")), el("div", { class: "choices" }, ...["export", "forget", "withdraw", "erase"].map(button)));
  }

  // What is forgotten takes the focus with it: then it goes to what stands in its place.
  #placeOfFocus() {
    const held = "section > ul > li";
    const row = this.#lists.contains(document.activeElement) && document.activeElement.closest(held);
    if (!row) return () => {};
    const place = [...this.#lists.querySelectorAll(held)].indexOf(row);
    return () => {
      const rows = this.#lists.querySelectorAll(held);
      const next = rows[Math.min(place, rows.length - 1)]?.querySelector("summary, button") ?? this.#lists.querySelector("h3");
      next.focus();
    };
  }

  #row(piece, moment, forget, edit = null) {
    const what = wishWords(piece);
    const button = (name, key, event) => {
      const label = t(key, { what });
      return el("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: () => this.#say(event, piece) }, icon(name));
    };
    return el(
      "li",
      {},
      el("p", {}, el("span", { dir: "auto" }, what), moment && el("small", {}, date(moment))),
      ...[edit && button("edit", "memory.edit", edit), button("remove", "memory.forget", forget)].filter(Boolean),
    );
  }

  #switch(label, hint, what) {
    const id = `switch-${++made}`;
    const knob = el("button", { type: "button", role: "switch", class: "switch", id, "aria-checked": "false", "aria-describedby": `${id}-hint`, onclick: flip }, el("i"));
    const row = el(
      "div",
      { class: "switch-row" },
      el("div", {}, el("label", { for: id }, t(label)), note(t(hint), { class: "note", id: `${id}-hint` })),
      knob,
    );
    const set = (on) => knob.setAttribute("aria-checked", String(on));
    const say = (on) => this.#say(what, on);

    function flip() {
      const on = knob.getAttribute("aria-checked") !== "true";
      set(on);
      say(on);
    }

    return { row, set };
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

customElements.define("persea-memory", PerseaMemory);

function section(title, rows, none) {
  return el("section", {}, el("h3", { tabindex: "-1" }, title), rows.length ? el("ul", { role: "list" }, ...rows) : note(none));
}
