/**
 * What is remembered of the person, and the switches of what is: fetched when it is opened, changed where it stands.
 */

import { ApiError } from "./api.js";
import { agree, hasAgreed, takeAds, takeLooks, takesAds, takesLooks } from "./agreed.js";
import { askForWords, confirmed, openDialog } from "./components/dialog.js";
import "./components/memory.js";
import { toast } from "./components/toast.js";
import { whatIf } from "./components/what_if.js";
import { wishWords } from "./components/wish.js";
import { el } from "./dom.js";
import { download } from "./export.js";
import { t } from "./words.js";

const LONGEST = 500; // characters of a note, as the server takes it
const INTERESTS = 20; // that are shown; the weightiest
const CHANGES = { more: { weight: "up" }, less: { weight: "down" }, reset: { weight: null }, mute: { muted: true }, unmute: { muted: false } };

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
    on("looks", async (yes) => takeLooks(yes));
    on("ads", async (yes) => takeAds(yes));
    on("forget-wish", (wish) => this.#forget(`/api/me/wishes/${encodeURIComponent(wish.id)}`, wish));
    on("forget-note", (note) => this.#forget(`/api/me/notes/${encodeURIComponent(note.id)}`, note));
    on("edit-note", (note) => this.#edit(note));
    node.addEventListener("persea-interest", async ({ detail }) => {
      if (await this.#supposed(detail)) await this.#carefully(node, () => this.#decide(detail.deed, detail.interest));
    });
    on("data", (what) => this.#withAll(what));
    await this.#load(node);
    await openDialog(
      t("memory.title"),
      node,
      el("form", { method: "dialog", class: "choices" }, el("button", { class: "button" }, t("dialog.close"))),
    );
  }

  async #load(node) {
    const [{ on, notes }, { stated, session, long }] = await Promise.all([this.#api.get("/api/me/notes"), this.#api.get(`/api/me/interests?limit=${INTERESTS}`)]);
    const known = new Map([...session, ...long].map((one) => [one.id, one])); // what lasts goes before what was just now
    node.show({ on, agreed: hasAgreed(), looks: takesLooks(), ads: takesAds(), wishes: stated, notes, interests: [...known.values()] });
  }

  async #forget(address, what) {
    await this.#api.delete(address);
    toast(t("wish.undone", { what: wishWords(what) }));
  }

  // What it would change is seen before it is decided; whether it is to be.
  async #supposed({ deed, interest: { id, label }, place, button }) {
    const supposed = deed === "forget" ? { forget: true } : CHANGES[deed];
    const consent = hasAgreed() ? { consent: ["personalization"] } : {};
    let told = null;
    try {
      told = await this.#api.post(`/api/me/interests/${encodeURIComponent(id)}/what-if`, { ...supposed, ...consent });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      console.info(error.message); // it can be decided all the same
    }
    return new Promise((resolve) => {
      const node = whatIf(told, t(`interests.${deed}`), label, (yes) => {
        if (!yes) {
          node.remove();
          button.focus();
        }
        resolve(yes);
      });
      place.replaceChildren(node);
      node.querySelector("button").focus({ preventScroll: true });
      node.scrollIntoView({ block: "nearest" });
    });
  }

  async #decide(deed, { id, label }) {
    const address = `/api/me/interests/${encodeURIComponent(id)}`;
    if (deed === "forget") {
      await this.#api.delete(address);
      toast(t("wish.undone", { what: label }));
    } else {
      await this.#api.patch(address, CHANGES[deed]);
    }
  }

  // Each but the first is asked for once more, and says what became of it.
  async #withAll(what) {
    if (what === "export") {
      download(JSON.stringify(await this.#api.get("/api/me/export"), null, 1), "persea-export.json", "application/json");
      return;
    }
    if (!(await confirmed(t(`data.${what}`), t(`data.${what}Text`), t(`data.${what}Yes`), t("question.cancel")))) return;
    if (what === "forget") {
      const { kept } = await this.#api.delete("/api/me/interests");
      toast(t("data.forgotten", { count: kept.events }));
    } else if (what === "withdraw") {
      const { counted } = await this.#api.delete("/api/me/consent/personalization");
      this.#agreesToNothing();
      toast(t("data.withdrawn", { count: counted.events }));
    } else {
      const { receipt, erased } = await this.#api.delete("/api/me");
      this.#agreesToNothing();
      const rows = Object.values(erased).reduce((sum, count) => sum + count, 0);
      await openDialog(
        t("data.erased"),
        el("p", {}, t("data.erasedText", { count: rows })),
        el("p", {}, el("code", { dir: "ltr" }, receipt)),
        el("form", { method: "dialog", class: "choices" }, el("button", { class: "button", autofocus: true }, t("dialog.close"))),
      );
      location.assign("/");
    }
  }

  #agreesToNothing() {
    agree(false);
    takeLooks(false);
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
