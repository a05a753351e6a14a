/**
 * <persea-talks>: the list of conversations, pinned ones first and the others by age, with a field that searches them.
 *
 * It shows what it is given and knows nothing of the server. Events, bubbling: `persea-search`, `persea-further`
 * (show more of them), `persea-rename`, `persea-pin`, `persea-export` and `persea-forget` (detail: the conversation), `persea-clear` (forget all),
 * `persea-new`, `persea-opened`, `persea-memory` (see what is remembered).
 */

import { el } from "../dom.js";
import { date, t } from "../words.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { empty, skeleton } from "./states.js";

const PAUSE_MS = 200; // of typing, before it searches
const DAY_MS = 86_400_000;
const AGES = { pinned: "talks.pinned", today: "talks.today", week: "talks.week", older: "talks.older" };

export class PerseaTalks extends HTMLElement {
  #list = el("div", { class: "talks-list" }, skeleton("lines", 4));
  #field = el("input", { type: "search", autocomplete: "off" });
  #emptied = el("button", { type: "button", class: "quiet", hidden: true, onclick: () => this.#empty() }, icon("close"));
  #current = null;
  #pause = 0;

  connectedCallback() {
    if (!this.firstChild) this.relabel();
  }

  /** Says everything in the page's language, which may have changed. */
  relabel() {
    this.#field.placeholder = t("talks.search");
    this.#field.setAttribute("aria-label", t("talks.search"));
    this.#emptied.setAttribute("aria-label", t("talks.empty"));
    this.#emptied.title = t("talks.empty");
    this.#field.oninput = () => {
      this.#emptied.hidden = !this.#field.value;
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#say("search"), PAUSE_MS);
    };
    const fresh = el("button", { type: "button", class: "button plain", onclick: () => this.#say("new") }, icon("new"), t("bar.new"));
    const memory = el("button", { type: "button", class: "quiet memory", onclick: () => this.#say("memory") }, icon("memory"), t("memory.title"));
    this.replaceChildren(fresh, el("div", { class: "field" }, icon("search"), this.#field, this.#emptied), this.#list, memory);
  }

  /** Goes to a conversation by its place in the list, or to where a new one is begun. */
  focus(place) {
    (this.querySelectorAll("li a")[place] ?? this.querySelector(".button")).focus();
  }

  /** Puts `words` into the field without searching. */
  search(words) {
    clearTimeout(this.#pause);
    this.#field.value = words;
    this.#emptied.hidden = !words;
  }

  #empty() {
    this.search("");
    this.#field.focus();
    this.#say("search");
  }

  /** What is searched for. */
  get words() {
    return this.#field.value.trim();
  }

  /** The conversation that is open. */
  set current(id) {
    this.#current = id;
    for (const link of this.#list.querySelectorAll("a")) this.#mark(link);
  }

  /**
   * [{id, title, updated_at, pinned, excerpt, turn_id}], pinned ones first, then the newest; `excerpt` is where the words that are searched for were
   * found, `turn_id` the turn that says them.
   * With `further`, there are more; `meant` is what was searched for in the place of those words, or null. Titles that
   * several have are told apart by their times.
   */
  show(talks, further, meant = null) {
    const back = this.#placeOfFocus();
    const titles = talks.map(titleOf);
    const twice = new Set(titles.filter((title, index) => titles.indexOf(title) !== index));
    const none = this.words ? empty(t("talks.noneFound"), "search") : empty(t("talks.none"));
    const groups = Map.groupBy(talks, ({ pinned, updated_at: moment }) => AGES[pinned ? "pinned" : age(moment)]);
    const group = ([heading, members]) => [
      el("h3", {}, t(heading)),
      el("ul", { role: "list" }, ...members.map((talk) => this.#row(talk, twice.has(titleOf(talk))))),
    ];
    const button = (what, label) => el("button", { type: "button", class: "quiet", onclick: () => this.#say(what) }, label);
    const below = [further && button("further", t("talks.further")), !this.words && button("clear", t("talks.clear"))];
    const instead = meant && el("p", { class: "note", role: "status" }, t("talks.meant", { words: this.words, meant }));
    const content = talks.length ? [...[...groups].flatMap(group), el("div", { class: "below" }, ...below.filter(Boolean))] : [none];
    this.#list.replaceChildren(...(instead ? [instead] : []), ...content);
    back();
  }

  // What is shown anew loses the focus; the result gives it back to the same conversation, or to the one in its place.
  #placeOfFocus() {
    const row = this.#list.contains(document.activeElement) && document.activeElement.closest("li");
    if (!row) return () => {};
    const place = [...this.#list.querySelectorAll("li")].indexOf(row);
    const { id } = row.firstChild.dataset;
    const more = row.firstChild !== document.activeElement;
    return () => {
      const same = [...this.#list.querySelectorAll("li a")].find((link) => link.dataset.id === id);
      if (!same) this.focus(Math.min(place, this.#list.querySelectorAll("li").length - 1));
      else if (more) same.nextSibling.querySelector("button").focus();
      else same.focus();
    };
  }

  #row(talk, twice) {
    const title = titleOf(talk);
    const link = el(
      "a",
      { href: addressOf(talk), "data-id": talk.id, onclick: () => this.#say("opened") },
      el("bdi", {}, title),
      twice && el("small", {}, el("time", { datetime: talk.updated_at }, date(talk.updated_at, timeOf(talk)))),
      talk.excerpt && el("small", { dir: "auto" }, talk.excerpt),
    );
    this.#mark(link);
    const items = () => [
      { label: t("talks.rename"), icon: "edit", act: () => this.#say("rename", talk) },
      { label: talk.pinned ? t("talks.unpin") : t("talks.pin"), icon: "pin", act: () => this.#say("pin", talk) },
      { label: t("talks.export"), icon: "document", act: () => this.#say("export", talk) },
      { label: t("talks.delete"), icon: "remove", grave: true, act: () => this.#say("forget", talk) },
    ];
    return el("li", {}, link, menuButton(t("talks.more", { title }), icon("more"), items));
  }

  #mark(link) {
    if (link.dataset.id === this.#current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true, detail }));
  }
}

function addressOf({ id, turn_id: turn }) {
  return `/#${new URLSearchParams({ c: id, ...(turn && { t: turn }) })}`;
}

function titleOf({ title }) {
  return title || t("talks.untitled");
}

// What tells conversations of the same age apart: the hour today, the day before that.
function timeOf({ updated_at: moment }) {
  const day = { today: {}, week: { weekday: "long" }, older: { dateStyle: "medium" } }[age(moment)];
  return day.dateStyle ? { ...day, timeStyle: "short" } : { ...day, hour: "numeric", minute: "2-digit", ...(age(moment) === "today" && { second: "2-digit" }) };
}

function age(moment) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const then = new Date(moment).getTime();
  return then >= midnight ? "today" : then >= midnight - 6 * DAY_MS ? "week" : "older";
}

customElements.define("persea-talks", PerseaTalks);
