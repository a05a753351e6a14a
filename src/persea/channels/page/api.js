/**
 * The server, as the page sees it: JSON in, JSON or a stream of events out, one kind of error.
 *
 * Where a key is needed it is asked for once, kept for this tab's session, and sent as a bearer.
 */

import { readEvents } from "./sse.js";
import { t } from "./words.js";

const KEY = "persea.key";

/** What went wrong, in words for the person; `retryable` where asking again may help. */
export class ApiError extends Error {
  constructor(code, message, retryable, details = null) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    this.details = details; // what the server says for a way on
  }
}

export class Api {
  #askKey;
  #asking = null;

  /** `askKey()` resolves to what the person typed, or to null. */
  constructor(askKey) {
    this.#askKey = askKey;
  }

  async get(path) {
    return (await this.#send(path, {})).json();
  }

  /** What is left, where the server says it. */
  async delete(path) {
    return answered(await this.#send(path, { method: "DELETE" }));
  }

  async put(path, body = null) {
    await this.#send(path, body === null ? { method: "PUT" } : withBody("PUT", body));
  }

  async post(path, body) {
    return (await this.#send(path, withBody("POST", body))).json();
  }

  async patch(path, changes) {
    return answered(await this.#send(path, withBody("PATCH", changes)));
  }

  /**
   * The events of one turn as they come, as {type, data, id}. Throws ApiError; a stream that ends before `done` or `error` is one
   * too (`lost`). An abort through `signal` passes as AbortError. `request` is the body; `heard` is called for whatever comes.
   */
  turn(request, { signal, heard }) {
    const asked = withBody("POST", request);
    return this.#events("/api/turns", { ...asked, headers: { ...asked.headers, "Last-Event-ID": "0" }, signal }, heard);
  }

  /** What came after the event `after` of the turn `id`, likewise. */
  rest(id, after, { signal, heard }) {
    return this.#events(`/api/turns/${encodeURIComponent(id)}/events`, { headers: { "Last-Event-ID": String(after) }, signal }, heard);
  }

  async *#events(path, options, heard) {
    const response = await this.#send(path, options);
    try {
      for await (const event of readEvents(response.body, heard)) {
        yield { ...event, data: JSON.parse(event.data) };
        if (event.type === "done" || event.type === "error") return;
      }
    } catch (error) {
      throw error instanceof TypeError ? this.lost(error) : error;
    }
    throw this.lost();
  }

  /** What a line that has broken is. */
  lost(cause) {
    const error = new ApiError("lost", t("error.lost"), true);
    error.cause = cause;
    return error;
  }

  /** What is at `path`, as a blob. */
  async blob(path) {
    return (await this.#send(path, {})).blob();
  }

  /** Sends `file` as it is; `progress` hears which share of it has gone. An abort through `signal` passes as AbortError. */
  async upload(path, file, { progress, signal }) {
    for (;;) {
      const key = sessionStorage.getItem(KEY);
      const { status, body } = await sent(path, file, { key, progress, signal });
      if (status >= 200 && status < 300) return body;
      const error = refused(status, body);
      if (status !== 401) throw error;
      if (sessionStorage.getItem(KEY) === key) await this.#newKey(error);
    }
  }

  async #send(path, options) {
    for (;;) {
      const key = sessionStorage.getItem(KEY);
      const headers = { ...options.headers, ...(key && { Authorization: `Bearer ${key}` }) };
      let response;
      try {
        response = await fetch(path, { ...options, headers });
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw new ApiError("unreachable", t("error.unreachable"), true);
      }
      if (response.ok) return response;
      const error = await refusal(response);
      if (response.status !== 401) throw error;
      // Another request may have brought a new key meanwhile.
      if (sessionStorage.getItem(KEY) === key) await this.#newKey(error);
    }
  }

  async #newKey(refused) {
    this.#asking ??= this.#askKey().finally(() => (this.#asking = null));
    const key = await this.#asking;
    if (!key) throw refused;
    sessionStorage.setItem(KEY, key);
  }
}

function withBody(method, body) {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

function answered(response) {
  return response.status === 204 ? null : response.json();
}

// A proxy in between may answer with a page of its own instead of our JSON.
async function refusal(response) {
  return refused(response.status, await response.json().catch(() => null));
}

function refused(status, body) {
  const said = body?.error?.message ?? t("error.status", { status });
  const busy = body?.error?.code === "senses_busy";
  const ours = status >= 500 && !busy;
  // What is wrong in the server is for who runs it; they find it here and in its log.
  if (ours) console.info(said);
  return new ApiError(body?.error?.code ?? "http", ours ? t("error.unwell") : said, ours || busy || status === 429, body?.error?.details);
}

// What a form of any page could send, the server refuses; what a file is, it sees for itself.
function sentAs(type) {
  return !type || type.startsWith("text/plain") ? "application/octet-stream" : type;
}

// `fetch` tells nothing of how much has gone.
function sent(path, file, { key, progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", sentAs(file.type));
    if (key) request.setRequestHeader("Authorization", `Bearer ${key}`);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener("load", () => resolve({ status: request.status, body: request.response }));
    request.addEventListener("error", () => reject(new ApiError("unreachable", t("error.unreachable"), true)));
    request.addEventListener("abort", () => reject(new DOMException("Taken back", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
