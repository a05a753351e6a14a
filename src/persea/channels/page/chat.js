/**
 * The page at `/`: a conversation with the shop.
 *
 * The address carries the conversation (`/#c=ID`), so that a reload, a bookmark and the back button show
 * it as it was; `&t=TURN` goes to one of its turns, and `/#q=WORDS` comes with words to send. This module joins the parts; each part is its own.
 */

import { Announcer } from "./announcer.js";
import { Api, ApiError } from "./api.js";
import "./components/bar.js";
import "./components/composer.js";
import { askForKey, showModelHelp } from "./components/dialog.js";
import { showEvidence } from "./components/evidence.js";
import { icon } from "./components/icons.js";
import { hasMicrophone } from "./components/microphone.js";
import { notice, note, problem } from "./components/states.js";
import { toast } from "./components/toast.js";
import { listenForPalette } from "./commands.js";
import { el } from "./dom.js";
import { Follower } from "./follow.js";
import { Handed } from "./handed.js";
import { keepPage } from "./kept.js";
import { Memory } from "./memory.js";
import { leadUnseen } from "./private.js";
import { watchReach } from "./reach.js";
import { Shopping, leaveFor } from "./shopping.js";
import { Talks } from "./talks.js";
import { Turns } from "./turns.js";
import { welcome } from "./welcome.js";
import { meetShop, t } from "./words.js";

const LAST = "persea.conversation";
const SEEN = "persea.seen"; // the product whose card led away, to which one comes back

const bar = document.querySelector("persea-bar");
const thread = document.querySelector("#thread");
const heading = document.querySelector("#title");
const composer = document.querySelector("persea-composer");
const dock = document.querySelector(".dock");

const latest = el("button", { type: "button", class: "quiet", id: "latest", hidden: true, onclick: () => (follower.toEnd(), turns.goOn()) }, icon("down"));
const announcer = new Announcer(document.querySelector("#announcer"));
const follower = new Follower(thread, (far) => (latest.hidden = !far || !turns.conversation));
const api = new Api(askForKey);
const talks = new Talks(api, document.querySelector("#aside"), { gone, renamed, guarded: carefully });
const shopping = new Shopping(api, bar);
const memory = new Memory(api);
const handed = new Handed(api);
const turns = new Turns({ api, thread, announcer, follower, composer, shopping, handed, began: keep, titled: setTitle, ended: () => carefully(() => talks.load()) });

let shop = null;
composer.handed = handed;
let visits = 0; // how often the page was emptied: what was asked for before that is no longer wanted

function keep(id) {
  talks.current = id;
  sessionStorage.setItem(LAST, id);
  history.replaceState(null, "", `/#c=${encodeURIComponent(id)}`);
}

function setTitle(title) {
  document.title = title ? `${title.slice(0, 80)} · ${shop.name}` : shop.name;
  heading.textContent = title;
  heading.hidden = !title; // the first screen has its own
}

/** Empties the page; the result tells later whether the page is still this one. */
function leave() {
  turns.leave();
  const visit = ++visits;
  return () => visit === visits && !turns.running;
}

function beginAnew(said = null) {
  history.pushState(null, "", "/");
  start(said);
  if (document.activeElement !== document.body) return;
  const name = thread.querySelector("h1");
  name.tabIndex = -1;
  name.focus({ preventScroll: true });
}

function start(said = null) {
  leave();
  talks.current = null;
  sessionStorage.removeItem(LAST);
  setTitle("");
  thread.replaceChildren(welcome(shop, api));
  if (said) thread.prepend(note(said, { role: "status" }));
  composer.readyToType();
}

/** Shows the conversation `id` as the server keeps it, at the turn `found`, if that is given. */
async function resume(id, found = null) {
  const stillWanted = leave();
  let kept;
  try {
    kept = await api.get(`/api/conversations/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error.code !== "not_found" && error.code !== "bad_request") throw error;
    history.replaceState(null, "", "/");
    start(t("talks.gone"));
    return;
  }
  if (!stillWanted()) return;
  const shown = turns.replay(kept);
  keep(kept.id);
  setTitle(kept.title);
  await shown;
  if (turns.conversation !== id) return;
  const seen = sessionStorage.getItem(SEEN);
  sessionStorage.removeItem(SEEN);
  if (found && turns.goToTurn(found)) return;
  if (!seen || !turns.goToCard(seen)) turns.goOn();
}

/** Does what the address says. */
async function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.has("c")) {
    const [id, found] = [wanted.get("c"), wanted.get("t")];
    if (id !== turns.conversation) return resume(id, found);
    keep(id);
    if (found) turns.goToTurn(found);
  } else {
    start();
    if (wanted.has("q")) composer.text = wanted.get("q"); // with the blank at its end, behind which one goes on
  }
}

function showFooter() {
  const parts = [
    shop.open && el("span", {}, t("facts.open")),
    shop.is_demo && el("span", {}, t("facts.demo")),
    // Only who runs the shop sees a server without a key, and only they can connect another model.
    shop.model?.weak && (shop.open ? el("button", { type: "button", class: "link", onclick: showModel }, t("facts.model")) : el("span", {}, t("facts.model"))),
  ];
  document.querySelector("#facts").replaceChildren(...parts.filter(Boolean));
}

function showModel() {
  showModelHelp(shop.model.name);
}

function gone(id) {
  if (turns.conversation && (!id || id === turns.conversation)) beginAnew();
}

function renamed({ id, title }) {
  if (id === turns.conversation) setTitle(title);
}

// Work on which the page itself hangs: where it fails, that is what the page says.
async function guarded(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const heading = document.querySelector("h1:not([hidden])") ? [] : [el("h1", { class: "unseen" }, shop?.name || "Persea")];
    thread.replaceChildren(...heading, problem(error.message, () => (ready = guarded(open))));
  }
}

// Work beside the conversation, which stays as it is where that fails.
async function carefully(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast(error.message, "problem");
  }
}

async function open() {
  shop = await api.get("/api/shop");
  if (await meetShop(shop.language)) for (const part of [bar, composer, talks]) part.relabel();
  bar.shop = shop.name;
  composer.places = await placesOf(shop);
  composer.capable = Boolean(shop.model && !shop.model.weak);
  composer.connects = shop.open;
  latest.setAttribute("aria-label", t("answer.toEnd"));
  showFooter();
  await Promise.all([route(), talks.load(), shopping.load()]);
}

/** What the composer offers: only what works here. */
async function placesOf({ model, senses }) {
  const speaks = senses && (await hasMicrophone());
  return [model && "mode", "private", senses && "attach", speaks && "voice"].filter(Boolean);
}

history.scrollRestoration = "manual"; // a conversation opens at its newest question
document.querySelector("#announcer").setAttribute("aria-label", t("answer.heard"));
document.querySelector("#aside").setAttribute("aria-label", t("talks.title"));
const offline = notice(t("error.offline"), "offline", { id: "offline", hidden: true });
dock.prepend(latest, offline);
watchReach(offline);

// Who asks before the page is ready waits for it; where it cannot be, the words stay.
document.addEventListener("persea-ask", async ({ detail }) => {
  await ready;
  const { text, attachments } = typeof detail === "string" ? { text: detail } : detail;
  if (!shop) composer.text = text;
  else {
    await turns.ask(text, attachments);
    composer.answered();
  }
});
thread.addEventListener("click", ({ target }) => {
  const link = target.closest(".card a:not([target])");
  if (!link) return;
  const card = link.closest(".card");
  const turn = link.closest(".turn.private") ? null : link.closest(".turn")?.dataset.turn;
  sessionStorage.setItem(SEEN, card.dataset.id);
  if (turn) leaveFor(card, turn);
});
leadUnseen(thread);
// A source that was handed over opens here, at the page that it names.
thread.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/api/attachments/']");
  const [, id, page] = link?.getAttribute("href").match(/^\/api\/attachments\/([^/]+)\/page\/(\d+)$/) ?? [];
  const attachment = id && turns.attachment(decodeURIComponent(id));
  if (!link) return;
  event.preventDefault();
  if (attachment) showEvidence(attachment, handed, { page: Number(page) });
  else toast(t("evidence.gone"), "notice");
});
document.addEventListener("persea-stop", () => (turns.stop(), turns.goOn()));
document.addEventListener("persea-new", () => beginAnew());
document.addEventListener("persea-menu", () => talks.open());
document.addEventListener("persea-model", showModel);
document.addEventListener("persea-memory", () => carefully(() => memory.open()));
document.addEventListener("persea-goto", ({ detail }) => turns.goToCard(detail));
addEventListener("popstate", () => guarded(route));
listenForPalette({ composer, talks, turns });
let ready = guarded(open);
ready.then(() => keepPage());
