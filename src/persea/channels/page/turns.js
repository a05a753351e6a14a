/**
 * The turns of the conversation that is open: asking, stopping, asking again, saying it anew.
 *
 * What the server sends is shown by the elements; here it is decided which of them hears what. Where a turn is
 * answered again or said anew, it and all that came after it make room, here as on the server.
 */

import { agreementWords } from "./components/account.js";
import "./components/answer.js";
import { priceWords } from "./components/card.js";
import { confirmed } from "./components/dialog.js";
import { offered } from "./components/modes.js";
import "./components/question.js";
import { agree, hasAgreed, takesAds, takesLooks } from "./agreed.js";
import { ApiError } from "./api.js";
import { lineWords } from "./components/cart_line.js";
import { toast } from "./components/toast.js";
import { nameOf } from "./components/made_out.js";
import { watchingLine } from "./components/watching.js";
import { wishLine } from "./components/wish.js";
import { el } from "./dom.js";
import { paced } from "./paced.js";
import { attachmentsOf, hide, isPrivate, privateRequest } from "./private.js";
import { Gone, wholeTurn } from "./whole_turn.js";
import { t } from "./words.js";

const FOUND_MS = 2500; // that a turn is marked which somebody looked for

const STAGES = { writing: "answer.writing", thinking: "answer.thinking", planning: "answer.planning", weighing: "answer.weighing", assembling: "answer.assembling" };
const ANEW = { mode: "auto", effort: "auto" }; // how a new conversation is answered

export class Turns {
  /** The conversation that is open, as the server names it; null where none has begun. */
  conversation = null;
  #running = null; // the AbortController of the turn in flight
  #replaying = null; // the promise of an earlier conversation's turns, while they are being shown
  #manners = ANEW; // {mode, effort} as the server remembers them of this conversation
  #parts;
  #ended = Promise.resolve(); // the end of the turn that was asked last

  /**
   * `parts`: {api, thread, announcer, follower, composer, shopping, handed}, and what hears of it: `began(id)` when the server has
   * named the conversation, `titled(text)` when its first message was said, `ended()` after each turn that it took.
   */
  constructor(parts) {
    this.#parts = parts;
    parts.thread.addEventListener("persea-retry", ({ target, detail }) => this.#retry(target.closest(".turn"), detail));
    parts.thread.addEventListener("persea-reword", ({ target }) => target.closest(".turn").querySelector("persea-question").edit());
    parts.thread.addEventListener("persea-edit", ({ target, detail }) => this.#edit(target.closest(".turn"), detail));
  }

  get running() {
    return this.#running !== null;
  }

  /** `attachments`: what is handed over with it, as the server made it out. */
  async ask(text, attachments = []) {
    if (this.#replaying) await this.#replaying;
    if (this.#running) return;
    const turn = this.#newTurn(text, attachments);
    if (this.#parts.composer.private) hide(turn);
    // The title of a page is kept by the browser.
    if (!this.conversation) this.#parts.titled(isPrivate(turn) ? t("private.label") : text || nameOf(attachments[0]));
    this.#parts.follower.begin(turn.firstChild);
    this.#goOn(turn);
    await this.#run(turn, { text, conversation: this.conversation, ...attachmentsOf(turn) });
  }

  stop() {
    this.#running?.abort();
  }

  /** Stops what runs and empties the page. */
  leave() {
    this.stop();
    this.#running = null;
    this.#replaying = null;
    this.#parts.thread.classList.remove("replaying");
    this.conversation = null;
    this.#mannered(ANEW);
    this.#busy(false);
    this.#parts.thread.replaceChildren();
  }

  /** Goes to where the person would go on: the field, or on a phone, where that would hide the page, the last question. */
  goOn() {
    const last = this.#parts.thread.querySelector(".turn:last-child");
    if (last) this.#goOn(last);
  }

  /** Goes to the newest card of the product `id`; whether there is one. */
  goToCard(id) {
    const links = this.#parts.thread.querySelectorAll(`[data-id="${CSS.escape(id)}"] h3 a`);
    if (links.length === 0) return false;
    this.#parts.follower.rest();
    [...links].at(-1).focus();
    return true;
  }

  /** Goes to the turn `id`, and marks it for a moment; whether there is one. */
  goToTurn(id) {
    const turn = this.#parts.thread.querySelector(`.turn[data-turn="${CSS.escape(id)}"]`);
    if (!turn) return false;
    this.#parts.follower.rest();
    turn.scrollIntoView({ block: "start", behavior: "instant" });
    turn.querySelector("persea-question").focus({ preventScroll: true });
    turn.classList.add("found");
    setTimeout(() => turn.classList.remove("found"), FOUND_MS);
    return true;
  }

  /** What was handed over in this conversation as `id`; undefined where nothing was. */
  attachment(id) {
    const questions = [...this.#parts.thread.querySelectorAll("persea-question")];
    return questions.flatMap(({ attachments }) => attachments).find((one) => one.id === id);
  }

  /** Shows a conversation as the server keeps it; an answer that never came can be asked for again. */
  async replay({ id, messages, mode = "auto", effort = null, answering = null }) {
    this.conversation = id;
    this.#mannered({ mode, effort: effort ?? "auto" });
    let turn = null;
    let ended = () => {};
    const replaying = new Promise((resolve) => (ended = resolve));
    this.#replaying = replaying;
    this.#parts.thread.classList.add("replaying"); // nothing is laid out that the next turn pushes away
    const breathe = paced();
    for (const message of messages) {
      await breathe();
      if (this.#replaying !== replaying) return ended(); // the page is another one by now
      if (message.role === "user") {
        if (turn) answerOf(turn).finish([]);
        turn = this.#newTurn(message.text, message.attachments ?? []);
        turn.dataset.turn = message.turn_id ?? "";
      } else if (turn) {
        this.#kept(turn, message, "answer.wasStopped");
      }
    }
    this.#replaying = null;
    this.#parts.thread.classList.remove("replaying");
    ended();
    if (!turn) return;
    this.#parts.follower.begin(turn.firstChild);
    if (!answerOf(turn).getAttribute("aria-busy")) return;
    // This page was loaded anew in the middle of it.
    if (answering && answering === turn.dataset.turn) this.#run(turn, null);
    else answerOf(turn).fail({ message: t("answer.wasCut"), retryable: true });
  }

  // An answer as the server keeps it; `stopped` says what became of one that nobody waited for.
  #kept(turn, message, stopped) {
    for (const wish of [...(message.wishes ?? []), ...(message.notes ?? [])]) this.#wish(turn, wish);
    if (message.mode) this.#routed(turn, { mode: message.mode, why: "", by_person: message.mode === this.#manners.mode });
    for (const { event, data } of message.shown ?? []) this.#shown(turn, event, data, false);
    replay(answerOf(turn), message, stopped);
    if (!message.failed) this.#judge(turn, message.feedback ?? null);
  }

  // The turn went on without this page: what the server kept of it takes the place of what had come.
  async #catchUp(turn) {
    const { api, announcer } = this.#parts;
    const { turn: id } = turn.dataset;
    const kept = id && !isPrivate(turn) ? await api.get(`/api/conversations/${encodeURIComponent(this.conversation)}`).catch(orNothing) : null;
    const message = kept?.messages.find((one) => one.role === "assistant" && one.turn_id === id);
    const before = answerOf(turn);
    if (!turn.isConnected) return;
    if (!message) {
      before.fail({ message: t("answer.wasCut"), retryable: true });
      return;
    }
    before.replaceWith(document.createElement("persea-answer"));
    this.#kept(turn, message, "answer.wasCut");
    if (message.text.startsWith(before.text)) announcer.append(message.text.slice(before.text.length));
  }

  // Shows a question and a fresh answer below it.
  #newTurn(text, attachments) {
    const { thread } = this.#parts;
    for (const other of thread.querySelectorAll(":scope > :not(.turn)")) other.remove();
    this.#withdrawOffers();
    const question = document.createElement("persea-question");
    question.text = text;
    question.attach(attachments, this.#parts.handed);
    const turn = el("article", { class: "turn" }, question, document.createElement("persea-answer"));
    thread.append(turn);
    return turn;
  }

  // What an earlier answer offered to do, it offered for that moment.
  #withdrawOffers() {
    for (const offer of this.#parts.thread.querySelectorAll(".chips, .problem .button")) offer.hidden = true;
  }

  // In `mode`, where that is given: then what runs makes room for it.
  async #retry(turn, mode) {
    if (this.#running && !mode) return;
    this.stop();
    await this.#ended;
    if (this.#running || !turn.isConnected) return;
    if (mode) this.#parts.composer.manners = { ...ANEW, mode };
    const retries = turn.dataset.turn;
    this.#makeRoom(turn);
    const text = turn.querySelector("persea-question").text;
    await this.#run(turn, retries ? { conversation: this.conversation, retries } : { text, conversation: this.conversation, ...attachmentsOf(turn) });
  }

  // What was said later answers what is said no more, and goes; that is asked for.
  async #edit(turn, text) {
    if (this.#running) return;
    const question = turn.querySelector("persea-question");
    const later = laterThan(turn);
    if (later > 0 && !(await confirmed(t("question.dropTitle"), t("question.dropText", { count: later }), t("question.again"), t("question.cancel")))) {
      question.edit(text);
      return;
    }
    if (this.#running || !turn.isConnected) return;
    const edits = turn.dataset.turn;
    this.#makeRoom(turn);
    question.text = text;
    if (turn === this.#parts.thread.querySelector(".turn") && !isPrivate(turn)) this.#parts.titled(text);
    await this.#run(turn, { text, conversation: this.conversation, ...(edits ? { edits } : attachmentsOf(turn)) });
  }

  #makeRoom(turn) {
    while (turn.nextElementSibling) turn.nextElementSibling.remove();
    answerOf(turn).replaceWith(document.createElement("persea-answer"));
    this.#parts.follower.begin(turn.firstChild);
    this.#goOn(turn);
  }

  #goOn(turn) {
    if (!this.#parts.composer.readyToType()) turn.querySelector("persea-question").focus({ preventScroll: true });
  }

  #mannered(manners) {
    this.#manners = manners;
    this.#parts.composer.manners = manners;
  }

  // What the person has chosen since, for the server to remember.
  #choice() {
    const chosen = this.#parts.composer.manners;
    return Object.fromEntries(Object.entries(chosen).filter(([name, value]) => value !== this.#manners[name]));
  }

  #routed(turn, routed) {
    const { capable, modes } = this.#parts.composer;
    // Goods are answered from the shop's records in every mode; all that another could add is that the model thinks first.
    const goods = routed.mode === "shopping" && !routed.by_person;
    const could = (mode) => mode !== "auto" && mode !== routed.mode && (!goods || mode === "thinking");
    const others = modes && !routed.fixed ? offered(capable).filter(could) : [];
    answerOf(turn).routed(routed, others);
  }

  // `request`: the body of the question; null where the turn goes on already.
  #run(turn, request) {
    this.#ended = this.#runs(turn, request);
    return this.#ended;
  }

  async #runs(turn, request) {
    const { api, announcer, ended } = this.#parts;
    const chosen = this.#choice();
    const hidden = isPrivate(turn);
    const own = (this.#running = new AbortController());
    const answer = answerOf(turn);
    this.#busy(true);
    announcer.begin();
    answer.status(t("answer.moment"));
    const hears = { lost: () => answerOf(turn).away(t("answer.lost")), back: () => answerOf(turn).away(null) };
    try {
      const consent = { ...(hasAgreed() && { consent: ["personalization"], learn: takesLooks() }), ...(!takesAds() && { ads: false }) };
      const text = turn.querySelector("persea-question").text;
      const sent = hidden ? privateRequest(turn, text, { ...this.#parts.composer.manners, ...(!takesAds() && { ads: false }) }) : { ...request, ...chosen, ...consent };
      const begun = request ? { request: sent } : { id: turn.dataset.turn };
      for await (const { type, data } of wholeTurn(api, begun, own.signal, hears)) {
        if (type === "start" && !hidden) this.#manners = { ...this.#manners, ...chosen };
        this.#show(turn, type, data);
      }
    } catch (error) {
      answerOf(turn).away(null);
      if (own.signal.aborted) answer.stop();
      else if (error instanceof Gone) await this.#catchUp(turn).catch((failed) => fail(answerOf(turn), failed));
      else fail(answer, error);
    } finally {
      announcer.finish();
      // Leaving the conversation has already made room for the next turn.
      if (this.#running === own) {
        this.#running = null;
        this.#busy(false);
        if (turn.dataset.turn && !hidden) ended();
      }
    }
  }

  #wish(turn, wish) {
    const { api } = this.#parts;
    answerOf(turn).wish(wish, (deed, now) => done(() => DEEDS[deed](api, now, turn.dataset.turn)));
  }

  // What nothing is kept of cannot be judged.
  #judge(turn, now) {
    const id = turn.dataset.turn;
    if (!id || isPrivate(turn)) return;
    const address = `/api/turns/${encodeURIComponent(id)}/feedback`;
    const { api } = this.#parts;
    answerOf(turn).judge(now, async (given) => (await done(async () => (given ? await api.put(address, given) : await api.delete(address), true))) === true);
  }

  #busy(busy) {
    this.#parts.composer.busy = busy;
    this.#parts.thread.classList.toggle("busy", busy);
  }

  #show(turn, type, data) {
    const { announcer, began } = this.#parts;
    const answer = answerOf(turn);
    switch (type) {
      case "start":
        if (isPrivate(turn)) break; // it has neither a name nor a conversation
        turn.dataset.turn = data.turn_id;
        this.conversation = data.conversation;
        began(data.conversation);
        break;
      case "status":
        answer.status(statusWords(data), data.stage === "searching");
        announcer.say(statusWords(data));
        break;
      case "routed":
        this.#routed(turn, data);
        break;
      case "thought":
        answer.think(data);
        break;
      case "tool":
        answer.step(data);
        break;
      case "lane":
        answer.lane(data);
        if (data.state !== "working") announcer.say(`${data.role}: ${t(`lane.${data.state}`)}`);
        break;
      case "account":
        answer.account(data);
        announcer.say(agreementWords(data));
        break;
      case "text":
        answer.addText(data.delta, data.origins);
        announcer.append(data.delta);
        break;
      case "cards":
        answer.showCards(data.cards);
        announcer.say(data.cards.map(spoken).join("; "));
        break;
      case "compared":
      case "sets":
      case "cart":
      case "watching":
      case "posts":
        this.#shown(turn, type, data, true);
        break;
      case "wish":
      case "note":
        this.#wish(turn, data);
        announcer.say(wishLine(data));
        break;
      case "citation":
        answer.cite(data);
        break;
      case "usage":
        answer.usage(data);
        break;
      case "done":
        answer.finish(data.suggestions);
        this.#judge(turn, null);
        break;
      case "error":
        answer.fail(data);
        break;
    }
  }

  // What shopping adds to an answer; `now`: it has just happened, and can be taken back.
  #shown(turn, type, data, now) {
    const { announcer, shopping } = this.#parts;
    const answer = answerOf(turn);
    switch (type) {
      case "compared":
        answer.compare(data);
        break;
      case "sets":
        answer.sets(data);
        break;
      case "cart": {
        const undo = now ? shopping.took(data) : null;
        answer.cart(data, data.changed ? undo : null);
        if (now) announcer.say([t("cart.title"), ...data.lines.map(lineWords)].join("; "));
        break;
      }
      case "watching":
        answer.watching(data, now ? shopping.watched(data) : null);
        if (now) announcer.say(watchingLine(data));
        break;
      case "posts":
        answer.posts(data.posts);
        break;
    }
  }
}

// What can be done about a wish or a note; each resolves to it as it is then.
const DEEDS = {
  async undo(api, wish) {
    try {
      await api.delete(`/api/me/${wish.text === undefined ? "wishes" : "notes"}/${encodeURIComponent(wish.id)}`);
    } catch (error) {
      if (error.code !== "not_found") throw error; // taken back elsewhere
    }
    return wish;
  },
  async keep(api, { facet, value, stance, said, text }, turn) {
    const kept = await (text === undefined
      ? api.post("/api/me/wishes", { facet, value, stance, said, turn })
      : api.post("/api/me/notes", { text, turn }));
    agree(true);
    return kept;
  },
  async stop(api, wish) {
    agree(false);
    return wish;
  },
};

async function done(deed) {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast(error.message, "problem");
    return null;
  }
}

function orNothing(error) {
  if (error.code !== "not_found") throw error;
  return null;
}

function laterThan(turn) {
  let count = 0;
  for (let next = turn.nextElementSibling; next; next = next.nextElementSibling) count++;
  return count;
}

function answerOf(turn) {
  return turn.querySelector("persea-answer");
}

function statusWords({ stage, detail }) {
  if (stage === "searching") return detail ? t("answer.searchingFor", { words: detail }) : t("answer.searching");
  return STAGES[stage] ? t(STAGES[stage]) : detail || t("answer.moment");
}

function spoken(card) {
  return card.price ? `${card.title}, ${priceWords(card)}` : card.title;
}

function fail(answer, error) {
  if (error instanceof ApiError) {
    answer.fail(error);
  } else {
    answer.fail({ message: t("error.page"), retryable: true });
    console.error(error);
  }
}

function replay(answer, message, stopped) {
  answer.addText(message.text);
  answer.showCards(message.cards);
  if (message.usage) answer.usage(message.usage);
  if (message.failed === "stopped") answer.fail({ message: t(stopped), retryable: true });
  else if (message.failed) answer.fail({ message: t("answer.wasFailed"), retryable: true });
  else answer.finish(message.suggestions);
}
