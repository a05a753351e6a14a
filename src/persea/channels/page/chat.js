/**
 * The page at `/`: a conversation with the shop.
 *
 * The address carries the conversation (`/#c=ID`), so that a reload, a bookmark and the back button show
 * it as it was; `/#q=WORDS` comes with words to send. This module joins the parts; each part is its own.
 */

import { Announcer } from "./announcer.js";
import "./answer.js";
import { Api, ApiError } from "./api.js";
import "./composer.js";
import { askForKey, showModelHelp } from "./dialogs.js";
import { el } from "./dom.js";
import { Follower } from "./follow.js";
import { formatMoney } from "./money.js";
import { watchReach } from "./reach.js";
import { welcome } from "./welcome.js";

const LAST = "persea.conversation";

const thread = document.querySelector("#thread");
const heading = document.querySelector("#title");
const composer = document.querySelector("persea-composer");
const latest = document.querySelector("#latest");

const api = new Api(askForKey);
const announcer = new Announcer(document.querySelector("#announcer"));
const follower = new Follower(thread, (far) => (latest.hidden = !far || !conversation));

let shop = null;
let conversation = null;
let running = null; // the AbortController of the turn in flight
let visits = 0; // how often the page was emptied: what was asked for before that is no longer wanted

// ---------------------------------------------------------------- a turn

/** Shows a question and a fresh answer below it. */
function newTurn(text) {
  for (const other of thread.querySelectorAll(":scope > :not(.turn)")) other.remove();
  // What an earlier answer offered to do, it offered for that moment.
  for (const offer of thread.querySelectorAll(".chips, .problem .button")) offer.hidden = true;
  const answer = document.createElement("persea-answer");
  answer.language = shop.language;
  const question = el("h2", { class: text.length > 160 ? "question long" : "question" }, text);
  const turn = el("article", { class: "turn" }, question, answer);
  turn.addEventListener("persea-retry", () => retry(turn, text));
  thread.append(turn);
  return { turn, answer };
}

async function ask(text) {
  if (running) return;
  const { turn, answer } = newTurn(text);
  if (!conversation) setTitle(text);
  follower.begin(turn.firstChild);
  await run(answer, text);
}

async function retry(turn, text) {
  if (running) return;
  const answer = document.createElement("persea-answer");
  answer.language = shop.language;
  turn.querySelector("persea-answer").replaceWith(answer);
  readyToType();
  await run(answer, text);
}

async function run(answer, text) {
  const own = (running = new AbortController());
  composer.busy = true;
  announcer.begin();
  answer.status("One moment…");
  try {
    for await (const { type, data } of api.turn(text, conversation, own.signal)) show(answer, type, data);
  } catch (error) {
    if (own.signal.aborted) answer.stop();
    else fail(answer, error);
  } finally {
    announcer.finish();
    // Leaving the conversation has already made room for the next turn.
    if (running === own) {
      running = null;
      composer.busy = false;
    }
  }
}

function show(answer, type, data) {
  switch (type) {
    case "start":
      keep(data.conversation);
      break;
    case "status":
      answer.status(data.detail || "One moment…");
      announcer.say(data.detail || "One moment…");
      break;
    case "text":
      answer.addText(data.delta);
      announcer.append(data.delta);
      break;
    case "cards":
      answer.showCards(data.cards);
      announcer.say(data.cards.map(spoken).join("; "));
      break;
    case "citation":
      answer.cite(data);
      break;
    case "usage":
      answer.usage(data);
      break;
    case "done":
      answer.finish(data.suggestions);
      break;
    case "error":
      answer.fail(data);
      break;
  }
}

function spoken(card) {
  return card.price ? `${card.title}, ${formatMoney(card.price, shop.language)}` : card.title;
}

function fail(answer, error) {
  if (error instanceof ApiError) {
    answer.fail(error);
  } else {
    answer.fail({ message: "Something went wrong in this page.", retryable: true });
    console.error(error);
  }
}

// ---------------------------------------------------------------- the conversation

function keep(id) {
  conversation = id;
  sessionStorage.setItem(LAST, id);
  history.replaceState(null, "", `/#c=${encodeURIComponent(id)}`);
}

function setTitle(title) {
  document.title = title ? `${title.slice(0, 80)} · ${shop.name}` : shop.name;
  heading.textContent = title;
  heading.hidden = !title; // the first screen has its own
}

/** Stops what runs and empties the page; the result tells later whether the page is still this one. */
function leave() {
  running?.abort();
  running = null;
  conversation = null;
  composer.busy = false;
  thread.replaceChildren();
  const visit = ++visits;
  return () => visit === visits && !running;
}

async function start(notice) {
  const stillWanted = leave();
  sessionStorage.removeItem(LAST);
  setTitle("");
  const { conversations } = await api.get("/api/conversations");
  if (!stillWanted()) return;
  const forget = (id) => api.delete(`/api/conversations/${encodeURIComponent(id)}`);
  thread.replaceChildren(welcome(shop, conversations, forget));
  if (notice) thread.prepend(el("p", { class: "note", role: "status" }, notice));
  readyToType();
}

/** Shows the conversation `id` as the server keeps it. */
async function resume(id) {
  const stillWanted = leave();
  let kept;
  try {
    kept = await api.get(`/api/conversations/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error.code !== "not_found" && error.code !== "bad_request") throw error;
    history.replaceState(null, "", "/");
    await start("That conversation is not here any more.");
    return;
  }
  if (!stillWanted()) return;
  let current = null;
  for (const message of kept.messages) {
    if (message.role === "user") {
      current?.answer.finish([]);
      current = newTurn(message.text);
    } else if (current) {
      replay(current.answer, message);
    }
  }
  if (current?.answer.getAttribute("aria-busy")) {
    current.answer.fail({ message: "This answer was interrupted.", retryable: true });
  }
  keep(kept.id);
  setTitle(kept.title);
  if (current) follower.begin(current.turn.firstChild);
}

function replay(answer, message) {
  answer.addText(message.text);
  answer.showCards(message.cards);
  if (message.failed === "stopped") answer.fail({ message: "This answer was stopped.", retryable: true });
  else if (message.failed) answer.fail({ message: "This answer could not be completed.", retryable: true });
  else answer.finish(message.suggestions);
}

/** Does what the address says. */
async function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.has("c")) {
    if (wanted.get("c") !== conversation) await resume(wanted.get("c"));
  } else {
    await start();
    if (wanted.has("q")) composer.text = wanted.get("q");
  }
}

// ---------------------------------------------------------------- the page around it

function showFooter() {
  const parts = [];
  if (shop.open) parts.push(el("span", {}, "Open on this computer only: no key is set."));
  if (shop.is_demo) parts.push(el("span", {}, "Demo shop."));
  if (shop.model?.weak) {
    const help = () => showModelHelp(shop.model.name);
    parts.push(el("button", { type: "button", class: "link", onclick: help }, "Small built-in model"));
  }
  document.querySelector("#facts").replaceChildren(...parts);
}

// On a phone the keyboard would cover half of what there is to read.
function readyToType() {
  if (matchMedia("(hover: hover)").matches) composer.focus({ preventScroll: true });
}

async function guarded(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const again = el("button", { type: "button", class: "button plain", onclick: () => (ready = guarded(open)) }, "Try again");
    thread.replaceChildren(el("div", { class: "problem", role: "alert" }, el("p", {}, error.message), again));
  }
}

async function open() {
  shop = await api.get("/api/shop");
  document.querySelector(".bar .shop span").textContent = shop.name;
  showFooter();
  await route();
}

history.scrollRestoration = "manual"; // a conversation opens at its newest question
// Who asks before the page is ready waits for it; where it cannot be, the words stay.
document.addEventListener("persea-ask", async ({ detail }) => {
  await ready;
  if (shop) await ask(detail);
  else composer.text = detail;
});
document.addEventListener("persea-stop", () => running?.abort());
document.querySelector("#new").addEventListener("click", () => {
  history.pushState(null, "", "/");
  guarded(start);
});
latest.addEventListener("click", () => follower.toEnd());
addEventListener("popstate", () => guarded(route));
watchReach(document.querySelector("#offline"));
let ready = guarded(open);
