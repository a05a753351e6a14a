/**
 * The assistant on any shop's page:
 *
 *   <script type="module" src="https://chat.shop.example/widget.js"></script>
 *   <persea-chat server="https://chat.shop.example" key="pk_…"></persea-chat>
 *
 * A button that opens a panel, both in a shadow root: the page's styles stop there, and `--persea-…` properties and parts
 * go in. It asks as the visitor of a publishable key, or as the shopper of `token`. Nothing is asked of the server before
 * the panel is first opened, and nothing is stored before the person has said something. docs/widget.md
 */

import { el, svg } from "./page/dom.js";
import { Gone } from "./page/whole_turn.js";
import { Answer } from "./widget/answer.js";
import { productOfPage } from "./widget/product.js";
import { sheet } from "./widget/style.js";
import { Refused, Talk } from "./widget/talk.js";
import { Words } from "./widget/words.js";

const LONGEST = 8000; // characters of a message, as the server takes them
const GAP = 12; // pixels above the question, where an answer is longer than the panel

export class PerseaChat extends HTMLElement {
  static observedAttributes = ["open", "lang"];

  #talk;
  #words = null;
  #parts = null;
  #running = null; // the AbortController of the answer that is being written
  #root = this.attachShadow({ mode: "open" });
  #building = null;

  connectedCallback() {
    this.#talk ??= new Talk({
      server: (this.getAttribute("server") || new URL(import.meta.url).origin).replace(/\/+$/, ""),
      key: this.getAttribute("key") ?? "",
      token: () => this.token,
    });
    this.#building ??= this.#build();
  }

  disconnectedCallback() {
    this.#running?.abort();
    this.#voice?.cancel();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#parts || before === after) return;
    if (name === "open") this.#opened(this.#isShown);
    if (name === "lang") this.#speak();
  }

  /**
   * A shopper token of the shop's server, or a function that resolves to one; "" or null: an anonymous visitor. What a visitor
   * has said in this tab becomes the shopper's. Who signs out on the shop's page calls `forget()`.
   */
  get token() {
    return this.#token ?? this.getAttribute("token");
  }
  set token(given) {
    this.#token = given;
  }
  #token;

  /** What the visitor has agreed to: any of "personalization" and "analytics". */
  get consent() {
    return (this.getAttribute("consent") ?? "").split(/[\s,]+/).filter(Boolean);
  }
  set consent(purposes) {
    this.setAttribute("consent", [...purposes].join(" "));
  }

  get open() {
    return this.hasAttribute("open");
  }
  set open(wanted) {
    this.toggleAttribute("open", Boolean(wanted));
  }

  // A widget that is part of the page is always open.
  get #isShown() {
    return this.open || this.hasAttribute("inline");
  }

  /** Leaves the conversation and the visitor of this tab: the next question is a stranger's. */
  forget() {
    this.#talk.forgetMe();
    if (this.#parts) this.#anew();
  }

  /** Opens the panel and asks `text`, as if the person had. */
  async ask(text) {
    await this.#building;
    this.open = true;
    await this.#ask(text);
  }

  async #build() {
    this.#words = await Words.of(this.getAttribute("lang") || document.documentElement.lang || navigator.language);
    this.#root.adoptedStyleSheets = [sheet()];
    const launcher = el("button", { part: "launcher", class: "launcher", type: "button", "aria-expanded": "false", "aria-controls": "panel", onclick: () => (this.open = !this.open) });
    const title = el("h2", { part: "title", id: "title" });
    const log = el("div", { part: "log", class: "log", role: "log", tabindex: "0" });
    const heard = el("div", { class: "unseen", role: "status" });
    const field = el("textarea", { part: "field", rows: "1", maxlength: String(LONGEST), enterkeyhint: "send" });
    const note = el("p", { class: "note", hidden: true });
    const voice = el("button", { part: "button", class: "plain voice", type: "button", hidden: true, onclick: () => this.#listen() }, microphone());
    const send = el("button", { part: "send", class: "send", type: "submit" });
    const anew = el("button", { part: "button", class: "plain anew", type: "button", onclick: () => this.#anew() });
    const close = el("button", { part: "button", class: "plain close", type: "button", onclick: () => (this.open = false) });
    const form = el("form", { part: "composer", class: "composer" }, field, voice, send);
    const head = el("div", { part: "header", class: "head" }, title, anew, close);
    const panel = el("section", { part: "panel", class: "panel", id: "panel", role: "dialog", "aria-labelledby": "title", hidden: true }, head, log, heard, note, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#running) this.#running.abort();
      else this.#ask(field.value);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (!this.#running) this.#ask(field.value);
    });
    field.addEventListener("input", () => fitted(field));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#voice?.cancel()) this.open = false;
    });
    this.#parts = { launcher, panel, title, log, heard, note, field, voice, send, anew, close };
    this.#root.replaceChildren(panel, launcher);
    this.#speak();
    this.#opened(this.#isShown);
  }

  async #speak() {
    this.#words = await Words.of(this.getAttribute("lang") || document.documentElement.lang || navigator.language);
    const { launcher, panel, title, log, field, voice, anew, close } = this.#parts;
    const t = (key) => this.#words.t(key);
    panel.dir = launcher.dir = this.#words.isRightToLeft ? "rtl" : "ltr";
    panel.lang = this.#words.language;
    title.textContent = this.getAttribute("heading") || t("title");
    launcher.textContent = this.getAttribute("label") || t("open");
    log.setAttribute("aria-label", t("log"));
    field.setAttribute("aria-label", t("field"));
    field.placeholder = t("placeholder");
    voice.setAttribute("aria-label", t("speak"));
    anew.textContent = t("anew");
    close.setAttribute("aria-label", t("close"));
    close.textContent = "✕";
    this.#busy(this.#running !== null);
  }

  #opened(open) {
    const { launcher, panel, field } = this.#parts;
    panel.hidden = !open;
    if (!open) this.#voice?.cancel();
    launcher.setAttribute("aria-expanded", String(open));
    if (open) {
      this.#begin();
      if (this.open) field.focus({ preventScroll: true });
    } else if (this.#root.activeElement) {
      launcher.focus({ preventScroll: true });
    }
  }

  // What was said before on this tab, or what can be asked.
  async #begin() {
    const { log } = this.#parts;
    if (log.childElementCount) return;
    try {
      const shop = await this.#talk.shop();
      this.#words.shopLanguage = shop.language;
      this.#parts.voice.hidden = !(shop.senses && navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);
      const before = log.childElementCount ? { messages: [] } : await this.#talk.before();
      if (log.childElementCount) return; // somebody who is quick has asked meanwhile
      if (before.messages.length) return this.#replay(before);
      const hello = el("div", { class: "hello" }, el("p", {}, shop.name ? this.#words.t("hello", { shop: shop.name }) : this.#words.t("helloShop")));
      const chips = el("div", { class: "chips" });
      for (const text of shop.examples.slice(0, 3)) chips.append(this.#chip(text));
      hello.append(chips);
      log.append(hello);
    } catch (error) {
      this.#failed(null, error);
    }
  }

  #replay({ messages, answering }) {
    const { log } = this.#parts;
    for (const message of messages) {
      if (message.role === "user") this.#say(message.text);
      else this.#answerFor().replay(message);
    }
    log.scrollTop = log.scrollHeight;
    const { role, text, turn_id: id } = messages.at(-1);
    if (role !== "user") return;
    // The page was left in the middle of it.
    this.#talk.lastTurn = id;
    if (answering === id) this.#run(this.#answerFor(), { id }, text);
    else this.#again(this.#answerFor(), text, this.#words.t("cut"), true);
  }

  #chip(text) {
    return el("button", { part: "chip", class: "chip", type: "button", onclick: () => this.#ask(text) }, text);
  }

  #say(text) {
    this.#parts.log.append(el("p", { part: "question", class: "question", dir: "auto" }, text));
  }

  #answerFor() {
    const answer = new Answer({
      words: this.#words,
      server: this.#talk.server,
      ask: (text) => this.#ask(text),
      clicked: (card) => this.#tell("persea-card", card),
      undo: (wish) => this.#talk.forget(wish),
      buy: (wanted, place) => this.#buy(wanted, place),
    });
    this.#parts.log.append(answer.node);
    return answer;
  }

  // What speaking needs is fetched with the first press.
  #voice = null;
  async #listen() {
    try {
      const { Voice } = await import("./widget/voice.js");
      const chat = { talk: this.#talk, t: (key) => this.#words.t(key), parts: this.#parts, fitted, wordsOf: (error) => this.#wordsOf(error) };
      this.#voice ??= new Voice(chat);
      this.#voice.press();
    } catch (error) {
      this.#parts.note.textContent = this.#wordsOf(error);
      this.#parts.note.hidden = false;
    }
  }

  // What the cart needs is fetched when somebody first wants something.
  #buying = new WeakSet();
  async #buy(wanted, place) {
    if (this.#buying.has(place)) return; // a double click
    this.#buying.add(place);
    const carefully = async (where, work) => {
      try {
        await work();
      } catch (error) {
        where.replaceChildren(el("p", { class: "problem", role: "alert" }, this.#wordsOf(error)));
      }
    };
    const shop = {
      words: this.#words,
      talk: this.#talk,
      consent: this.consent,
      wanted: (line) => this.#tell("persea-cart", line),
      say: (text) => (this.#parts.heard.textContent = text),
      carefully,
    };
    await carefully(place, async () => (await import("./widget/buying.js")).putIn(wanted, place, shop));
    this.#buying.delete(place);
  }

  // False where the page does something else.
  #tell(what, detail) {
    return this.dispatchEvent(new CustomEvent(what, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  async #ask(given, retries = null) {
    const text = given.trim();
    if (!text || this.#running) return;
    const { log, field } = this.#parts;
    for (const old of log.querySelectorAll(".hello, .chips, .again")) old.remove();
    if (!retries) this.#say(text);
    field.value = "";
    fitted(field);
    await this.#run(this.#answerFor(), { text, retries, consent: this.consent, on_page: productOfPage(this, document) }, text);
  }

  // `asked`: talk.js.
  async #run(answer, asked, text) {
    const { log, heard } = this.#parts;
    const own = (this.#running = new AbortController());
    this.#busy(true);
    heard.textContent = this.#words.t("writing");
    log.scrollTop = log.scrollHeight;
    this.#followed = log.scrollTop;
    const away = (why) => {
      answer.away(why);
      heard.textContent = why;
    };
    const hears = { lost: () => away(this.#words.t("lost")), back: () => away("") };
    try {
      for await (const event of this.#talk.turn(asked, own.signal, hears)) {
        answer.show(event.type, event.data);
        if (event.type === "error") this.#again(answer, text, event.data.message, event.data.retryable);
        this.#follow();
      }
      heard.textContent = answer.spoken;
    } catch (error) {
      answer.away("");
      if (own.signal.aborted) answer.stop();
      else if (error instanceof Gone) await this.#catchUp(answer, text);
      else this.#failed(answer, error, text);
    } finally {
      if (this.#running === own) this.#running = null;
      this.#busy(this.#running !== null);
      this.#tell("persea-answer", { text: answer.text });
    }
  }

  // The turn went on without this page: what the server kept of it takes the place of what had come.
  async #catchUp(answer, text) {
    try {
      const { messages } = await this.#talk.before();
      const kept = messages.find(({ role, turn_id: id }) => role === "assistant" && id === this.#talk.lastTurn);
      if (!kept) return this.#again(answer, text, this.#words.t("cut"), true);
      answer.node.remove();
      const whole = this.#answerFor();
      whole.replay(kept);
      this.#parts.heard.textContent = whole.spoken;
    } catch (error) {
      this.#failed(answer, error, text);
    }
  }

  // Down with what is written, until the question stands at the top: an answer is read from its beginning. Who has scrolled
  // meanwhile reads on where they are.
  #follow() {
    const { log } = this.#parts;
    if (Math.abs(log.scrollTop - this.#followed) > GAP) return;
    const question = [...log.querySelectorAll(".question")].at(-1);
    const top = question ? question.offsetTop - log.offsetTop - GAP : log.scrollHeight;
    log.scrollTop = Math.min(top, log.scrollHeight - log.clientHeight);
    this.#followed = log.scrollTop;
  }
  #followed = 0;

  #failed(answer, error, text = "") {
    this.#again(answer ?? this.#answerFor(), text, this.#wordsOf(error), error.retryable ?? true);
  }

  #wordsOf(error) {
    const known = error instanceof Refused;
    if (!known) console.error("persea-chat:", error);
    return (known && error.message) || this.#words.t("unreachable");
  }

  #again(answer, text, why, retryable) {
    answer.fail(why);
    this.#parts.heard.textContent = why;
    if (!retryable || !text) return;
    const again = () => {
      answer.node.remove();
      this.#ask(text, this.#talk.lastTurn);
    };
    answer.node.append(el("button", { part: "chip", class: "chip again", type: "button", onclick: again }, this.#words.t("again")));
  }

  #anew() {
    this.#running?.abort();
    this.#talk.leave();
    this.#parts.log.replaceChildren();
    this.#begin();
    this.#parts.field.focus();
  }

  #busy(busy) {
    const { send, log } = this.#parts;
    send.setAttribute("aria-label", this.#words.t(busy ? "stop" : "send"));
    send.textContent = busy ? "■" : "↑";
    log.setAttribute("aria-busy", String(busy));
  }
}

function microphone() {
  const drawn = { fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round" };
  return svg("svg", { viewBox: "0 0 24 24", width: "22", height: "22", "aria-hidden": "true", ...drawn }, svg("path", { d: "M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21" }));
}

function fitted(field) {
  field.rows = Math.min(5, Math.max(1, field.value.split("\n").length));
}

if (!customElements.get("persea-chat")) customElements.define("persea-chat", PerseaChat);
