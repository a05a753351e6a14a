/**
 * The conversations of this session: fetched, searched, renamed, pinned and deleted; beside the page where there is
 * room, else in a drawer.
 */

import "./components/talks.js";
import { askForWords, confirmed, drawer } from "./components/dialog.js";
import { toast } from "./components/toast.js";
import { asMarkdown, download } from "./export.js";
import { t } from "./words.js";

const LONGEST = 120; // characters of a title, as the server takes it
const WIDE = matchMedia("(min-width: 64rem)");

export class Talks {
  #list = document.createElement("persea-talks");
  #drawer = drawer(t("talks.title"));
  #hears;
  #api;
  #asked = 0; // how often the list was asked for: only the newest answer counts
  #next = null;
  #shown = [];

  /**
   * `aside` is where the list stands where there is room. What hears of it: `gone(id)` when one was deleted
   * (every one, without `id`), `renamed({id, title})`, `guarded(work)` does work that the server may refuse.
   */
  constructor(api, aside, hears) {
    this.#api = api;
    this.#hears = hears;
    const list = this.#list;
    const place = () => {
      if (WIDE.matches) this.#drawer.close();
      (WIDE.matches ? aside : this.#drawer).append(list);
    };
    document.body.append(this.#drawer);
    WIDE.addEventListener("change", place);
    place();
    list.addEventListener("persea-opened", () => this.#drawer.close());
    list.addEventListener("persea-new", () => this.#drawer.close());
    document.addEventListener("persea-new", () => this.#endSearch());
    list.addEventListener("persea-search", () => hears.guarded(() => this.load()));
    list.addEventListener("persea-further", () => hears.guarded(() => this.#further()));
    list.addEventListener("persea-rename", ({ detail }) => this.rename(detail));
    list.addEventListener("persea-pin", ({ detail }) => this.pin(detail));
    list.addEventListener("persea-export", ({ detail }) => this.export(detail.id));
    list.addEventListener("persea-forget", ({ detail }) => this.forget(detail));
    list.addEventListener("persea-clear", () => hears.guarded(() => this.#clear()));
  }

  set current(id) {
    this.#list.current = id;
  }

  open() {
    this.#drawer.showModal();
  }

  relabel() {
    this.#list.relabel();
  }

  /** Those in the list. */
  get shown() {
    return this.#shown;
  }

  /** To the field that searches them, wherever the list stands. */
  goToSearch() {
    if (!WIDE.matches) this.open();
    this.#list.querySelector("input").focus();
  }

  /** A conversation as a file. */
  export(id) {
    return this.#hears.guarded(async () => {
      const kept = await this.#api.get(`/api/conversations/${encodeURIComponent(id)}`);
      const name = (kept.title || t("talks.untitled")).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
      download(asMarkdown(kept), `${name.slice(0, 60) || "persea"}.md`, "text/markdown");
    });
  }

  /** Puts a conversation first in the list, or back where it was. */
  pin({ id, pinned }) {
    return this.#hears.guarded(async () => {
      await this.#api.patch(`/api/conversations/${encodeURIComponent(id)}`, { pinned: !pinned });
      toast(pinned ? t("talks.didUnpin") : t("talks.didPin"));
      await this.load();
    });
  }

  /** The conversation `id`; one that stands further down the list is called `title`. Pinned ones stand first, so that one is not. */
  of(id, title) {
    const far = this.#list.words ? null : false; // among what was found it is not known
    return this.#shown.find((one) => one.id === id) ?? { id, title, pinned: far };
  }

  /** Fetches what is searched for, or the newest. */
  async load() {
    this.#shown = [];
    await this.#fetch({});
  }

  async #further() {
    const already = this.#shown.length;
    await this.#fetch({ before: this.#next });
    this.#list.focus(already);
  }

  async #fetch(more) {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ ...(this.#list.words && { q: this.#list.words }), ...more });
    const found = await this.#api.get(query.size ? `/api/conversations?${query}` : "/api/conversations");
    if (asked !== this.#asked) return;
    this.#next = found.next ?? null;
    this.#shown = [...(more.before ? this.#shown : []), ...found.conversations];
    this.#list.show(this.#shown, this.#next !== null, found.meant ?? null);
  }

  /** Asks what a conversation is to be called. */
  rename(talk) {
    return this.#hears.guarded(() => this.#rename(talk));
  }

  /** Deletes a conversation, once the person has said so again. */
  forget(talk) {
    return this.#hears.guarded(() => this.#forget(talk));
  }

  async #rename({ id, title: text }) {
    const title = await askForWords(t("talks.rename"), t("talks.name"), { text, longest: LONGEST, use: t("talks.save"), later: t("question.cancel") });
    if (!title || title === text) return;
    await this.#api.patch(`/api/conversations/${encodeURIComponent(id)}`, { title });
    this.#hears.renamed({ id, title });
    toast(t("talks.renamed"));
    await this.load();
  }

  async #forget({ id, title }) {
    const sure = await confirmed(t("talks.deleteTitle"), t("talks.deleteText", { title: title || t("talks.untitled") }), t("talks.delete"), t("talks.keep"));
    if (!sure) return;
    await this.#api.delete(`/api/conversations/${encodeURIComponent(id)}`);
    this.#hears.gone(id);
    toast(t("talks.deleted"));
    await this.load();
    // What was searched for was deleted: the others are there again.
    if (this.#shown.length === 0) await this.#endSearch();
    this.#keepFocus();
  }

  async #endSearch() {
    if (!this.#list.words) return;
    this.#list.search("");
    await this.#hears.guarded(() => this.load());
  }

  async #clear() {
    if (!(await confirmed(t("talks.clearTitle"), t("talks.clearText"), t("talks.clear"), t("talks.keep")))) return;
    await this.#api.delete("/api/conversations");
    this.#hears.gone();
    toast(t("talks.cleared"));
    await this.load();
    this.#keepFocus();
  }

  // What had the focus may be gone with what was deleted.
  #keepFocus() {
    if (document.activeElement === document.body) this.#list.focus(0);
  }
}
