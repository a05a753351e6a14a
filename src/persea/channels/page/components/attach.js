/**
 * <persea-attach>: what is handed over with the next message, as a row of cards: sent at once, one after the other, with what was
 * made out of each. Files come by `add`, and by the pickers of its menu.
 *
 * `handed` sends (handed.js). `private`: nothing of it may be kept; what was sent otherwise before is sent anew.
 * Events, bubbling: `persea-attached` when anything has changed, `persea-heard` (detail: {perceived, handsFree}) when a recording
 * has become words.
 */

import { ApiError } from "../api.js";
import { el } from "../dom.js";
import { number, t } from "../words.js";
import { icon } from "./icons.js";
import { SENSES, madeOut, nameOf } from "./made_out.js";
import { menuButton } from "./menu.js";
import { toast } from "./toast.js";

/** With one message, as the server takes them. */
export const MOST = 4;
const MOST_BYTES = 20 << 20;
const PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,image/avif,video/mp4,video/webm";
const DOCUMENTS = ".pdf,.docx,.xlsx,.csv,.md,.txt,.html,audio/*";

export class PerseaAttach extends HTMLElement {
  handed = null;
  #items = []; // {file, handsFree, state: "waiting" | "sending" | "done" | "failed", share, perceived, error, abort, address, node}
  #sending = false;
  #private = false;
  #list = el("ul", { class: "handed", role: "list" });
  #heard = el("p", { class: "unseen", role: "status" });
  #pictures = this.#picker({ accept: PICTURES, multiple: true });
  #documents = this.#picker({ accept: DOCUMENTS, multiple: true });
  #camera = this.#picker({ accept: "image/*", capture: "environment" });
  /** The button with the menu, for whoever places it. */
  button = null;

  connectedCallback() {
    if (!this.firstChild) this.append(this.#list, this.#heard, this.#pictures, this.#documents, this.#camera);
    if (!this.button) this.relabel();
  }

  relabel() {
    this.#list.setAttribute("aria-label", t("attach.label"));
    const items = () => [
      { label: t("composer.picture"), icon: "picture", act: () => this.#pictures.click() },
      // A computer's camera is no way to show what one holds; there the picker would open again.
      ...(matchMedia("(pointer: coarse)").matches ? [{ label: t("composer.camera"), icon: "camera", act: () => this.#camera.click() }] : []),
      { label: t("composer.document"), icon: "document", act: () => this.#documents.click() },
    ];
    this.button = menuButton(t("composer.attach"), icon("attach"), items);
    this.#show();
  }

  /** What is ready to go with a message, as the server made it out. */
  get ready() {
    return this.#items.filter(({ state }) => state === "done").map(({ perceived }) => perceived);
  }

  /** Whether something is still on its way. */
  get busy() {
    return this.#items.some(({ state }) => state === "waiting" || state === "sending");
  }

  get empty() {
    return this.#items.length === 0;
  }

  set private(on) {
    if (on === this.#private) return;
    this.#private = on;
    for (const item of this.#items) {
      if (item.state === "failed") continue;
      this.#takeBack(item);
      Object.assign(item, { state: "waiting", share: 0, perceived: null });
    }
    this.#changed();
    this.#send();
  }

  get private() {
    return this.#private;
  }

  /** Takes `files` in, as far as there is room. `handsFree`: they were spoken so. */
  add(files, { handsFree = false } = {}) {
    for (const file of files) {
      if (this.#items.length >= MOST) {
        toast(t("attach.most", { count: MOST }), "problem");
        break;
      }
      const named = file.name ? file : new File([file], t("attach.picture"), { type: file.type });
      if (file.size > MOST_BYTES) toast(t("attach.large", { name: named.name, most: number(MOST_BYTES >> 20) }), "problem");
      else this.#items.push({ file: named, handsFree, state: "waiting", share: 0, perceived: null, address: addressOf(file) });
    }
    this.#changed();
    this.#send();
  }

  /** Gives away what is ready, for a message, and is empty then. */
  give() {
    const { ready } = this;
    for (const { address } of this.#items) if (address) URL.revokeObjectURL(address);
    this.#items = [];
    this.#changed();
    return ready;
  }

  #picker(properties) {
    const input = el("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true", ...properties });
    input.addEventListener("change", () => {
      this.add([...input.files]);
      input.value = "";
    });
    return input;
  }

  // One after the other: the first one opens the session that the others belong to.
  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    for (let item; (item = this.#items.find(({ state }) => state === "waiting")); ) await this.#sendOne(item);
    this.#sending = false;
  }

  async #sendOne(item) {
    const abort = (item.abort = new AbortController());
        item.state = "sending";
    this.#changed();
    const progress = (share) => {
      item.share = share;
      this.#fill(item);
    };
    try {
      const perceived = await this.handed.send(item.file, { hidden: this.#private, progress, signal: abort.signal });
      if (abort.signal.aborted) return;
      Object.assign(item, { state: "done", perceived });
      this.#heard.textContent = [nameOf(perceived), ...madeOut(perceived).map((line) => line.textContent)].join(". ");
      // The words come first: who waits to send them sends them with it.
      if (perceived.heard) this.dispatchEvent(new CustomEvent("persea-heard", { bubbles: true, detail: { perceived, handsFree: item.handsFree } }));
      this.#changed();
    } catch (error) {
      if (abort.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      Object.assign(item, { state: "failed", error });
      this.#heard.textContent = `${item.file.name}. ${error.message}`;
      this.#changed();
    }
  }

  #takeBack(item) {
    item.abort?.abort();
    if (item.perceived) this.handed.takeBack(item.perceived.id).catch((error) => console.info("Not taken back:", error.message));
  }

  #remove(item) {
    this.#takeBack(item);
    if (item.address) URL.revokeObjectURL(item.address);
    const at = this.#items.indexOf(item);
    this.#items.splice(at, 1);
    this.#changed();
    const next = this.#items[Math.min(at, this.#items.length - 1)];
    if (next) next.node.querySelector(".remove").focus();
    else this.button.querySelector("button").focus();
  }

  #changed() {
    this.#show();
    this.dispatchEvent(new CustomEvent("persea-attached", { bubbles: true }));
  }

  #show() {
    this.#list.hidden = this.empty;
    for (const item of this.#items) {
      item.node ??= el("li", {});
      this.#fill(item);
    }
    const nodes = this.#items.map(({ node }) => node);
    if (nodes.length !== this.#list.children.length || nodes.some((node, at) => node !== this.#list.children[at])) this.#list.replaceChildren(...nodes);
  }

  #fill(item) {
    const { node, file, state, perceived, address } = item;
    const focused = node.contains(document.activeElement) ? document.activeElement.className : "";
    const [sign] = SENSES[perceived?.sense ?? guess(file)];
    const picture = address && el("img", { src: address, alt: "", onerror: () => picture.replaceWith(icon(sign)) });
    const name = perceived ? nameOf(perceived) : guess(file) === "voice" ? t("attach.recording") : file.name;
    const again = el("button", { type: "button", class: "link again", onclick: () => (Object.assign(item, { state: "waiting" }), this.#changed(), this.#send()) }, t("error.retry"));
    node.className = state;
    node.replaceChildren(
      el("span", { class: "look" }, picture || icon(sign)),
      el("div", { class: "about" }, el("p", { class: "name" }, el("bdi", {}, name)), ...this.#words(item), state === "failed" && item.error.retryable && again),
      el("button", { type: "button", class: "quiet remove", "aria-label": t("attach.remove", { name }), title: t("attach.remove", { name }), onclick: () => this.#remove(item) }, icon("close")),
    );
    if (focused) node.querySelector(`.${focused.split(" ").at(-1)}`)?.focus();
  }

  #words({ state, share, perceived, error }) {
    if (state === "done") return madeOut(perceived);
    if (state === "failed") return [el("p", { class: "problem-words" }, error.message)];
    const words = state === "sending" && share === 1 ? t("attach.looking") : t("attach.sending");
    const progress = el("progress", { max: "1", "aria-label": words });
    if (share < 1) progress.value = share;
    return [el("p", {}, words), progress];
  }
}

function guess({ type }) {
  const [kind] = type.split("/");
  return { audio: "voice", image: "image", video: "video" }[kind] ?? "document";
}

function addressOf(file) {
  return file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
}

customElements.define("persea-attach", PerseaAttach);
