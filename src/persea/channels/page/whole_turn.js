/**
 * One turn, whole: where the connection breaks, what is missing is asked for, so that each event comes once.
 *
 * The server lets a turn go on for a while without a reader, and numbers its events. Stopping is said to it, since a connection that
 * ends says no more than that it has ended. The page and the widget on a shop's own pages share this: it imports nothing.
 */

const PAUSES_MS = [0, 500, 1000, 2000, 3000]; // before each try; the last one holds for those that follow
const MOST_TRIES = 60; // one after the other in vain; sleeping counts none
const SILENT_MS = 35_000; // the server says something every ten seconds

/** The turn goes on no more, and what it said is not held: the conversation may have it. */
export class Gone extends Error {}

/**
 * Yields {type, data}. `api` has `turn`, `rest` and `delete` (api.js), and `lost()`, the error of a line that is broken; its errors have
 * a `code` and say whether they are `retryable`. `begun` is what begins it: {request}, the body of the question; or {id}, a turn that goes on already.
 *
 * `hears`: `lost()` when the connection has broken, `back()` when it is there again. Throws Gone, an error of `api` where the question was
 * refused or nothing helps, AbortError once `signal` has stopped the turn.
 */
export async function* wholeTurn(api, begun, signal, hears) {
  let { id = null } = begun;
  let seen = 0;
  let away = false;
  for (let tries = id ? 1 : 0; ; tries++) {
    const line = new Line(signal, api);
    try {
      await line.pause(tries < 2 ? 0 : PAUSES_MS[Math.min(tries - 1, PAUSES_MS.length - 1)]);
      const events = id ? api.rest(id, seen, line) : api.turn(begun.request, line);
      for await (const event of line.each(events, Boolean(id))) {
        if (away) hears.back();
        away = false;
        tries = 0;
        if (event.type === "start") id = event.data.turn_id;
        if (event.id !== null) {
          if (Number(event.id) <= seen) continue;
          seen = Number(event.id);
        }
        yield event;
        if (event.type === "done" || event.type === "error") return;
      }
    } catch (error) {
      if (signal.aborted) {
        line.stopped(id);
        throw error;
      }
      if (id && error.code === "not_found") throw new Gone();
      if (!id || !error.retryable || tries > MOST_TRIES) throw error;
      if (!away) hears.lost();
      away = true;
    } finally {
      line.close();
    }
  }
}

/** One connection of a turn. */
class Line {
  #ends = new AbortController();
  #stop; // rejects when the person stops it
  #signal;
  #api;
  #coming = null;
  #silence = 0;
  #silent = null;
  #held = false;

  constructor(signal, api) {
    this.#signal = signal;
    this.#api = api;
    this.#stop = new Promise((_, reject) => {
      const stopped = () => reject(new DOMException("Stopped", "AbortError"));
      if (signal.aborted) stopped();
      signal.addEventListener("abort", stopped, { once: true, signal: this.#ends.signal });
    });
    this.#stop.catch(() => {});
  }

  get signal() {
    return this.#ends.signal;
  }

  /** Something came. */
  heard = () => {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#silent?.(this.#api.lost()), SILENT_MS);
  };

  /** Waits; the browser's word that it is online again ends it early. */
  async pause(ms) {
    if (!ms) return;
    let timer;
    const waited = new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
      addEventListener("online", resolve, { once: true, signal: this.signal });
    });
    await Promise.race([waited, this.#stop]).finally(() => clearTimeout(timer));
  }

  /** `events`, until they end, nothing comes for long (where it has been `heard` of before), or the person stops. */
  async *each(events, known) {
    const silent = new Promise((_, reject) => (this.#silent = reject));
    silent.catch(() => {});
    if (known) this.heard();
    for (;;) {
      this.#coming = events.next();
      const { done, value } = await Promise.race([this.#coming, silent, this.#stop]);
      if (done) return;
      yield value;
    }
  }

  /** Tells the server that the turn `id` is stopped. Before it has a name, the line is held until it tells it. */
  stopped(id) {
    const stop = (turn) => this.#api.delete(`/api/turns/${encodeURIComponent(turn)}`).catch(quiet);
    if (id) stop(id);
    else if (this.#coming) {
      this.#held = true;
      this.#coming.then(({ value }) => value?.type === "start" && stop(value.data.turn_id)).catch(quiet).finally(() => this.#end());
    }
  }

  close() {
    if (!this.#held) this.#end();
  }

  #end() {
    clearTimeout(this.#silence);
    this.#ends.abort();
    this.#coming?.catch(() => {}); // it breaks off because it is not wanted any more
  }
}

// It has ended by itself, or cannot be reached: then it ends for want of a reader.
function quiet(error) {
  if (error.retryable === undefined && error.name !== "AbortError") throw error;
}
