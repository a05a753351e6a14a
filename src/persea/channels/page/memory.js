/**
 * What is remembered of the person, and the switches of what is: fetched when it is opened, changed where it stands.
 */

import { ApiError } from "./api.js";
import { agree, hasAgreed, takeAds, takesAds } from "./agreed.js";
import { askForWords, openDialog } from "./components/dialog.js";
import "./components/memory.js";
import { toast } from "./components/toast.js";
import { wishWords } from "./components/wish.js";
import { el } from "./dom.js";
import { t } from "./words.js";

const LONGEST = 500; // characters of a note, as the server takes it

export class Memory {
  #api;

  constructor(api) {
    this.#api = api;
  }

  /** Shows it until it is closed. */
  async open() {
    const node = document.createElement("persea-memory");
    const on = (what, act) => node.addEventListener(`persea-${what}`, ({ detail }) => this.#carefully(node, () => act(detail)));
    on("remember", (yes) => this.#api.patch("/api/me/memory", { on: yes }));
    on("agree", async (yes) => agree(yes));
    on("ads", async (yes) => takeAds(yes));
    on("forget-wish", (wish) => this.#forget(`/api/me/wishes/${encodeURIComponent(wish.id)}`, wish));
    on("forget-note", (note) => this.#forget(`/api/me/notes/${encodeURIComponent(note.id)}`, note));
    on("edit-note", (note) => this.#edit(note));
    await this.#load(node);
    await openDialog(
      t("memory.title"),
      node,
      el("form", { method: "dialog", class: "choices" }, el("button", { class: "button", autofocus: true }, t("dialog.close"))),
    );
  }

  async #load(node) {
    const [{ on, notes }, { stated }] = await Promise.all([this.#api.get("/api/me/notes"), this.#api.get("/api/me/interests?limit=1")]);
    node.show({ on, agreed: hasAgreed(), ads: takesAds(), wishes: stated, notes });
  }

  async #forget(address, what) {
    await this.#api.delete(address);
    toast(t("wish.undone", { what: wishWords(what) }));
  }

  async #edit({ id, text }) {
    const words = await askForWords(t("memory.editTitle"), t("memory.note"), { text, longest: LONGEST, use: t("talks.save"), later: t("question.cancel") });
    if (words && words !== text) await this.#api.patch(`/api/me/notes/${encodeURIComponent(id)}`, { text: words });
  }

  async #carefully(node, work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message, "problem");
    }
    await this.#load(node);
  }
}
