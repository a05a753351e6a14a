/**
 * The server, as the widget sees it: a visitor's session or a shopper's token, and turns as streams of events.
 *
 * The session of a publishable key is opened with the first question, and kept for the tab, with the conversation, so that
 * both go on on the next page. Storage that a browser denies is done without.
 */

import { readEvents } from "../page/sse.js";

const KEPT = "persea-chat";

/** What the server or the line said no to; `retryable` where asking again may help. */
export class Refused extends Error {
  constructor(message, status, retryable) {
    super(message);
    this.status = status;
    this.retryable = retryable;
  }
}

export class Talk {
  lastTurn = null;
  #key;
  #token;
  #kept;

  /** `token()` gives a shopper token, a function that resolves to one, or nothing. */
  constructor({ server, key, token }) {
    this.server = server;
    this.#key = key;
    this.#token = token;
    this.#kept = read(server);
  }

  /** The shop's name and what can be asked. */
  shop() {
    return this.#json("/api/shop", {}, this.#key);
  }

  /** What was said in this tab's conversation; what is gone was never said. */
  async before() {
    if (!this.#kept.conversation) return [];
    try {
      return (await this.#json(`/api/conversations/${this.#kept.conversation}`)).messages;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.leave();
      return [];
    }
  }

  /** Yields {type, data} of one turn. Throws Refused; an abort passes as AbortError. */
  async *turn({ text, retries, consent, on_page }, signal) {
    const conversation = this.#kept.conversation ?? null;
    const again = retries && conversation ? { retries } : { text };
    const body = { ...again, conversation, consent, ...(on_page.length && { on_page }) };
    const response = await this.#send("/api/turns", { method: "POST", body: JSON.stringify(body), signal });
    try {
      for await (const { type, data: raw } of readEvents(response.body)) {
        const data = JSON.parse(raw);
        if (type === "start") {
          this.lastTurn = data.turn_id;
          this.#keep({ ...this.#kept, conversation: data.conversation });
        }
        yield { type, data };
        if (type === "done" || type === "error") return;
      }
    } catch (error) {
      throw error instanceof TypeError ? new Refused("", 0, true) : error;
    }
    throw new Refused("", 0, true);
  }

  /** Takes back what was remembered. */
  async forget(wish) {
    const kind = wish.text === undefined ? "wishes" : "notes";
    const response = await this.#send(`/api/me/${kind}/${encodeURIComponent(wish.id)}`, { method: "DELETE" });
    await response.text();
  }

  /** The next question begins another conversation; who asks stays the same. */
  leave() {
    this.lastTurn = null;
    this.#keep(this.#kept.session ? { session: this.#kept.session } : {});
  }

  /** Who asks next is somebody else. */
  forgetMe() {
    this.lastTurn = null;
    this.#keep({});
  }

  async #json(path, options, bearer) {
    return (await this.#send(path, options ?? {}, bearer)).json();
  }

  async #send(path, options, bearer = null) {
    for (let tried = false; ; tried = true) {
      const shown = bearer ?? (await this.#shown());
      const response = await this.#fetched(path, options, shown);
      if (response.ok) return response;
      if (response.status === 401 && !bearer && !tried) {
        await this.#renew();
        continue;
      }
      throw await refusal(response);
    }
  }

  async #fetched(path, options, bearer) {
    const headers = { ...(options.body && { "Content-Type": "application/json" }), ...(bearer && { Authorization: `Bearer ${bearer}` }) };
    try {
      return await fetch(this.server + path, { ...options, headers, credentials: "omit" });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new Refused("", 0, true);
    }
  }

  async #shown() {
    const token = await this.#shopper();
    if (token) {
      await this.#signIn(token);
      return token;
    }
    if (!this.#kept.session) await this.#renew();
    return this.#kept.session;
  }

  // What the visitor said before comes along.
  async #signIn(token) {
    const { session, ...rest } = this.#kept;
    if (!session) return;
    this.#keep(rest);
    const response = await this.#fetched("/api/sign-in", { method: "POST", body: JSON.stringify({ session }) }, token);
    await response.text(); // what is not read keeps its connection
    if (!response.ok) this.#keep({});
  }

  async #shopper() {
    const given = this.#token();
    return typeof given === "function" ? given() : given;
  }

  // A token of the shop's is renewed by the shop: asking for it once more is all that can be done.
  async #renew() {
    if (await this.#shopper()) return;
    const body = JSON.stringify({ session: this.#kept.session ?? null });
    const response = await this.#fetched("/api/session", { method: "POST", body }, this.#key);
    if (!response.ok) throw await refusal(response);
    const { token } = await response.json();
    this.#keep({ ...this.#kept, session: token });
  }

  #keep(kept) {
    this.#kept = kept;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ server: this.server, ...kept }));
    } catch {
      // A browser that keeps nothing: the conversation lasts as long as the page.
    }
  }
}

function read(server) {
  try {
    const { server: of, ...kept } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    return of === server ? kept : {};
  } catch {
    return {};
  }
}

async function refusal(response) {
  const said = (await response.json().catch(() => null))?.error?.message ?? "";
  const ours = response.status >= 500;
  if (response.status === 401 || response.status === 403) console.warn("persea-chat:", said);
  return new Refused(ours ? "" : said, response.status, ours || response.status === 429);
}
