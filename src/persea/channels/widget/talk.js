/**
 * The server, as the widget sees it: a visitor's session or a shopper's token, and turns as streams of events.
 *
 * The session of a publishable key is opened with the first question, and kept for the tab, with the conversation, so that
 * both go on on the next page. Storage that a browser denies is done without.
 */

import { readEvents } from "../page/sse.js";
import { wholeTurn } from "../page/whole_turn.js";

const KEPT = "persea-chat";

/** What the server or the line said no to; `code` is the server's, `retryable` where asking again may help. */
export class Refused extends Error {
  constructor(message, code, retryable) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }
}

export class Talk {
  lastTurn = null;
  #key;
  #token;
  #kept;
  // What wholeTurn asks for.
  #line = {
    turn: (request, line) => this.#events("/api/turns", { method: "POST", body: JSON.stringify(request) }, 0, line),
    rest: (id, after, line) => this.#events(`/api/turns/${id}/events`, {}, after, line),
    // For whom nobody is any more, no session is opened; what nobody reads ends by itself.
    delete: async (path) => (this.#kept.session || (await this.#shopper())) && this.#send(path, { method: "DELETE" }),
    lost,
  };

  /** `token()` gives a shopper token, a function that resolves to one, or nothing. */
  constructor({ server, key, token }) {
    this.server = server;
    this.#key = key;
    this.#token = token;
    this.#kept = read(server);
  }

  /** The shop's name and what can be asked. */
  shop() {
    return this.json("/api/shop", { bearer: this.#key });
  }

  /** What was said in this tab's conversation, {messages, answering}: the turn that goes on. What is gone was never said. */
  async before() {
    const nothing = { messages: [], answering: null };
    if (!this.#kept.conversation) return nothing;
    try {
      return await this.json(`/api/conversations/${this.#kept.conversation}`);
    } catch (error) {
      if (!(error instanceof Refused) || error.retryable) throw error;
      this.leave();
      return nothing;
    }
  }

  /**
   * Yields {type, data} of one turn, each once, though the line may break. `asked` is what is asked, or {id}, a turn that goes on
   * already; `hears` and what is thrown: page/whole_turn.js.
   */
  async *turn({ id, text, retries, consent, on_page }, signal, hears) {
    const conversation = this.#kept.conversation ?? null;
    const again = retries && conversation ? { retries } : { text };
    const begun = id ? { id } : { request: { ...again, conversation, consent, ...(on_page.length && { on_page }) } };
    for await (const event of wholeTurn(this.#line, begun, signal, hears)) {
      if (event.type === "start") {
        this.lastTurn = event.data.turn_id;
        this.#keep({ ...this.#kept, conversation: event.data.conversation });
      }
      yield event;
    }
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

  /** What the server answers to `body`, or to a `form` (neither: it is only asked for). Throws Refused. */
  async json(path, { method = "GET", body, form, bearer } = {}) {
    return (await this.#send(path, { method, body: body ? JSON.stringify(body) : form }, bearer)).json();
  }

  async *#events(path, options, after, { signal, heard }) {
    const response = await this.#send(path, { ...options, headers: { "Last-Event-ID": String(after) }, signal });
    try {
      for await (const event of readEvents(response.body, heard)) {
        yield { ...event, data: JSON.parse(event.data) };
        if (event.type === "done" || event.type === "error") return;
      }
    } catch (error) {
      throw error instanceof TypeError ? lost() : error;
    }
    throw lost();
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
    const headers = { ...options.headers, ...(typeof options.body === "string" && { "Content-Type": "application/json" }), ...(bearer && { Authorization: `Bearer ${bearer}` }) };
    try {
      return await fetch(this.server + path, { ...options, headers, credentials: "omit" });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw lost();
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

function lost() {
  return new Refused("", "lost", true);
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
  const told = (await response.json().catch(() => null))?.error;
  const said = told?.message ?? "";
  const ours = response.status >= 500;
  if (response.status === 401 || response.status === 403) console.warn("persea-chat:", said);
  return new Refused(ours ? "" : said, told?.code ?? "http", ours || response.status === 429);
}
