/**
 * The page at `/style`: every component in every state, made from the modules that the other pages use.
 *
 * It asks the server for nothing. What it shows is named by the file that it comes from.
 */

import { accountNote } from "./components/account.js";
import "./components/answer.js";
import "./components/bar.js";
import "./components/cart.js";
import { chips, filterRow } from "./components/chips.js";
import { barChart, lineChart, stepChart } from "./components/chart.js";
import { sourcesLine } from "./components/citation.js";
import { compared, compareTable } from "./components/compare.js";
import { PLACES } from "./components/composer.js";
import "./components/attach.js";
import { attachedList } from "./components/attached.js";
import { chooseVariant } from "./components/choose.js";
import { copyButton } from "./components/copy.js";
import { askForKey, confirmed, drawer, showModelHelp } from "./components/dialog.js";
import "./components/gallery.js";
import { ICONS, icon } from "./components/icons.js";
import "./components/lanes.js";
import { menuButton } from "./components/menu.js";
import "./components/memory.js";
import { whatIf } from "./components/what_if.js";
import { MODES, modePanel } from "./components/modes.js";
import "./components/options.js";
import "./components/question.js";
import { pricesSection } from "./components/prices.js";
import { routedLine } from "./components/routed.js";
import "./components/sets.js";
import "./components/shelf.js";
import { smallCart } from "./components/small_cart.js";
import { empty, note, notice, problem, seeds, skeleton } from "./components/states.js";
import "./components/talks.js";
import { toast } from "./components/toast.js";
import { toolRow } from "./components/trail.js";
import { postStrip } from "./components/strip.js";
import { watchingNote } from "./components/watching.js";
import { whyNode } from "./components/why.js";
import { wishNote } from "./components/wish.js";
import "./components/work.js";
import { ApiError } from "./api.js";
import { el } from "./dom.js";
import { postsSection, reviewsSection } from "./said.js";
import * as shop from "./shop_specimens.js";
import * as some from "./specimens.js";
import { date, money, t } from "./words.js";

const COLOURS = ["paper", "surface", "sunken", "side", "field", "ink", "muted", "line", "edge", "leaf", "leaf-deep", "flesh", "clay", "clay-soft", "chart-bar"];
const SIZES = ["xl", "l", "m", "s", "xs"];

/** A component of the page by its tag, set up by `prepare`. */
function made(tag, prepare = () => {}) {
  const node = document.createElement(tag);
  // What it is given, it takes once it stands in the page.
  queueMicrotask(() => prepare(node));
  return node;
}

function part(file, ...states) {
  return el("section", { class: "part", id: file.replaceAll(/\W/g, "-") }, el("h2", {}, el("code", {}, file)), ...states);
}

function state(name, ...nodes) {
  return el("div", { class: "state" }, el("p", { class: "named" }, name), ...nodes);
}

function answer(name, prepare) {
  return state(name, made("persea-answer", prepare));
}

function tokens() {
  const swatch = (name) => el("li", {}, el("i", { class: `swatch ${name}` }), el("code", {}, name));
  const size = (name) => el("p", { class: `size ${name}` }, el("bdi", {}, "Tarn & Thyme "), el("code", {}, `text-${name}`));
  return part("tokens.css", el("ul", { class: "swatches", role: "list" }, ...COLOURS.map(swatch)), ...SIZES.map(size));
}

function icons() {
  return part("components/icons.js", el("ul", { class: "icons", role: "list" }, ...ICONS.map((name) => el("li", {}, icon(name), el("code", {}, name)))));
}

function buttons() {
  const button = (kind, words, more) => el("button", { type: "button", class: kind, ...more }, words);
  // `looks` is for script/screenshots, which has the browser show them so.
  const row = (looks, more = {}) =>
    el(
      "div",
      { class: "row", "data-looks": looks },
      button("button", t("talks.save"), more),
      button("button plain", t("talks.keep"), more),
      button("button grave", t("talks.delete"), more),
      button("quiet", t("talks.further"), more),
      button("chip", some.SUGGESTIONS[0], more),
      button("link", t("facts.model"), more),
    );
  return part(
    "elements.css",
    state("at rest", row("")),
    state("when one points at it", row("hover")),
    state("when one comes to it with the keyboard", row("focus-visible")),
    state("when it cannot be used", row("", { disabled: true })),
    state("copies", el("div", { class: "row" }, copyButton(() => ({ text: "Persea", html: null })))),
  );
}

function answers() {
  const question = made("persea-question", (node) => (node.text = "waterproof hiking boots under $120"));
  const editing = made("persea-question", (node) => {
    node.text = "waterproof hiking boots under $120";
    node.edit();
    document.activeElement.blur();
  });
  return [
    part("components/question.js", state("said", question), state("edited", editing)),
    part(
      "components/answer.js",
      answer("searching", (node) => node.status(t("answer.searchingFor", { words: "hiking boots" }), true)),
      answer("writing", (node) => (node.status(t("answer.writing")), node.addText(`${some.PROSE.slice(0, 60)}`))),
      answer("done", (node) => {
        node.addText(some.PROSE);
        node.showCards(some.CARDS.slice(0, 3));
        for (const source of some.SOURCES) node.cite(source);
        node.usage({ model: "SmolLM2", total_ms: 1840, withheld: ["price"] });
        node.finish(some.SUGGESTIONS);
      }),
      answer("compared", (node) => (node.addText(some.COMPARED), node.showCards(some.CARDS.slice(0, 2)), node.finish([]))),
      answer("cut off", (node) => (node.addText("The first half"), node.away(t("answer.lost")))),
      answer("stopped", (node) => (node.addText("The first half"), node.stop())),
      answer("thought through", (node) => {
        node.routed({ mode: "thinking", why: "There is something to reckon in it." }, MODES.slice(1, 4));
        for (const thought of some.THOUGHTS) node.think(thought);
        node.addText("You need twelve rolls.");
        node.usage(some.USAGE);
        node.finish([]);
      }),
      answer("weighed by several", (node) => {
        node.routed({ mode: "contemplating", why: "You asked for several opinions, or for hard thinking." }, []);
        node.account(some.SPLIT);
        node.addText("Buy, if you will stay for four years.");
        node.usage({ ...some.USAGE, cut_short: "cost" });
        node.finish([]);
      }),
      answer("failed", (node) => node.fail({ message: t("error.lost"), retryable: true })),
    ),
  ];
}

function products() {
  const shelf = (cards) => made("persea-shelf", (node) => (node.cards = cards));
  const gallery = made("persea-gallery", (node) => node.fill("Hiking Boot", ["/page/mark.svg", "/page/mark.svg?other"]));
  const chosen = el("p", { class: "note", role: "status" }, "–");
  const options = made("persea-options", (node) => node.fill(some.OPTIONS, some.VARIANTS));
  options.addEventListener("persea-variant", ({ detail }) => (chosen.textContent = detail?.id ?? "–"));
  return [
    part("components/shelf.js", state("seven", shelf(some.CARDS)), state("two", shelf(some.CARDS.slice(0, 2)))),
    part("components/compare.js", compareTable(compared(some.COMPARED, some.CARDS))),
    part("components/gallery.js", el("div", { class: "narrow" }, gallery)),
    part("components/options.js", options, chosen),
    part("said.js", reviewsSection(some.REVIEWS, 12), postsSection(some.POSTS)),
  ];
}

function shopping() {
  const undo = async () => true;
  const cart = made("persea-cart", (node) => {
    node.cart = shop.CART;
    node.saved = shop.SAVED;
    node.watches = shop.WATCHES;
  });
  const choose = el("button", { type: "button", class: "button plain", onclick: () => chooseVariant(shop.SEVERAL) }, "chooseVariant");
  return [
    part("components/deeds.js", made("persea-shelf", (node) => (node.cards = [shop.SCORED, shop.PAID]))),
    part("components/why.js", el("div", { class: "row" }, el("div", { class: "panel narrow" }, whyNode(shop.SCORED, shop.PARTS)), el("div", { class: "panel narrow" }, whyNode(shop.PAID, null)))),
    part("components/sets.js", state("two", made("persea-sets", (node) => (node.sets = shop.SETS))), state("none", made("persea-sets", (node) => (node.sets = shop.NO_SET)))),
    part("components/cart.js", el("div", { class: "row" }, el("div", { class: "panel cart-panel" }, cart), el("div", { class: "panel cart-panel" }, made("persea-cart", (node) => (node.cart = { lines: [], total: null, count: 0 }))))),
    part("components/small_cart.js", state("just changed", smallCart(shop.CART, undo)), state("empty", smallCart({ lines: [], total: null, count: 0 }))),
    part("components/choose.js", choose),
    part("components/watching.js", watchingNote(shop.WATCHING, undo), watchingNote({ ...shop.WATCHING, on: false })),
    part("components/strip.js", postStrip(shop.STRIP, some.CARDS)),
    part("components/prices.js", pricesSection(shop.prices())),
    part("components/what_if.js", el("div", { class: "row" }, ...[shop.SUPPOSED, null].map((told) => el("div", { class: "panel remembered" }, el("h3", {}, "Fellside"), whatIf(told, t("interests.mute"), "Fellside", () => {}))))),
    part("components/memory.js", el("div", { class: "panel" }, made("persea-memory", (node) => node.show(shop.REMEMBERED)))),
  ];
}

function writing() {
  const composer = (prepare) => made("persea-composer", prepare);
  return part(
    "components/composer.js",
    state("empty", composer()),
    state("busy", composer((node) => (node.busy = true))),
    state("too long", composer((node) => (node.text = "boots ".repeat(1400)))),
    state("private", composer((node) => ((node.places = ["mode", "private"]), (node.private = true)))),
    state("places", composer((node) => (node.places = PLACES))),
  );
}

function senses() {
  const handed = { content: async () => "/page/mark.svg", takeBack: async () => null, send: async (file) => (file.name === "bad.pdf" ? Promise.reject(new ApiError("unreadable_upload", "The document is locked.", false)) : shop.HANDED.find(({ name }) => name === file.name)) };
  const bar = el("div", {});
  const listening = made("persea-microphone", (node) => {
    node.bar.hidden = false;
    bar.append(node.bar);
  });
  const tray = made("persea-attach", (node) => {
    node.handed = handed;
    node.add([...shop.HANDED.map(({ name }) => name), "bad.pdf"].map((name) => new File(["-"], name)));
  });
  return [
    part("components/microphone.js", state("at rest", listening), state("while it listens", bar)),
    part("components/attach.js", tray),
    part("components/attached.js", attachedList(shop.HANDED, handed)),
  ];
}

function ways() {
  const panel = (mode, capable) => el("div", { class: "panel narrow" }, modePanel({ mode, effort: "auto" }, capable, () => {}));
  const work = (prepare) => made("persea-work", prepare);
  const think = (node) => {
    node.think(some.THOUGHTS[0]);
    node.step(some.STEP);
    node.think(some.THOUGHTS[1]);
    node.step(some.FAILED_STEP);
  };
  return [
    part("components/modes.js", state("closed", made("persea-mode")), state("where the model reasons", panel("thinking", true)), state("where it is small", panel("auto", false))),
    part("components/routed.js", state("chosen for one", routedLine({ mode: "thinking", why: "It is about code." }, MODES.slice(1, 4), toast)), state("kept", routedLine({ mode: "fast", why: "" }, [], toast))),
    part("components/work.js", state("at work", work(think)), state("before the answer", work((node) => (think(node), node.foldAway()))), state("stopped", work((node) => (think(node), node.stop())))),
    part("components/trail.js", state("a tool", toolRow(some.STEP)), state("a tool that failed", toolRow(some.FAILED_STEP))),
    part("components/account.js", state("not of one mind", accountNote(some.SPLIT)), state("of one mind", accountNote(some.ALIKE))),
  ];
}

function lanes() {
  return made("persea-lanes", (node) => {
    for (const lane of some.LANES) node.show(lane);
    node.think("2", "What speaks against it is that ");
  });
}

function chosen() {
  const filters = ["Waterproof", "Leather", "In stock"].map((label, index) => ({ label, on: index === 0 }));
  return [
    part("components/chips.js", state("suggestions", el("div", { class: "chips" }, ...chips(some.SUGGESTIONS, toast))), state("filters", filterRow(filters))),
    part("components/citation.js", sourcesLine(some.SOURCES)),
  ];
}

function wishes() {
  const wish = { id: "1", facet: "attribute", value: "leather", stance: "never", said: "" };
  const noted = { id: "2", text: "I have a small kitchen" };
  const send = async (deed, now) => ({ ...now, id: "1" });
  return part("components/wish.js", state("remembered", wishNote(wish, send)), state("offered", wishNote({ ...wish, id: null }, send)), state("noted", wishNote(noted, send)), state("to note", wishNote({ ...noted, id: null }, send)));
}

function states() {
  return part(
    "components/states.js",
    state("note", note(t("answer.stopped"))),
    state("notice", notice(t("talks.none"))),
    state("offline", notice(t("error.offline"), "offline")),
    state("problem", notice(t("error.page"), "problem")),
    state("error", problem(t("error.unreachable"), () => toast(t("error.retry"))), problem(t("error.status", { status: 404 }))),
    state("empty", empty(t("talks.none")), empty(t("talks.noneFound"), "search")),
    state("loading", seeds(), skeleton("lines", 3), skeleton("cards", 3)),
  );
}

function above() {
  const button = (words, act) => el("button", { type: "button", class: "button plain", onclick: act }, words);
  const panel = drawer(t("talks.title"));
  panel.append(empty(t("talks.none")));
  const items = () => [
    { label: t("talks.rename"), icon: "edit", act: () => toast(t("talks.renamed")) },
    { label: t("talks.delete"), icon: "remove", grave: true, act: () => toast(t("talks.deleted")) },
  ];
  const sure = () => confirmed(t("talks.deleteTitle"), t("talks.deleteText", { title: "Mugs" }), t("talks.delete"), t("talks.keep"));
  return [
    part("components/dialog.js", el("div", { class: "row" }, button("confirmed", sure), button("askForKey", askForKey), button("showModelHelp", () => showModelHelp("SmolLM2")), button("drawer", () => panel.showModal()), panel)),
    part("components/menu.js", menuButton(t("talks.more", { title: "Mugs" }), icon("more"), items)),
    part("components/toast.js", button("toast", () => toast(t("talks.renamed")))),
  ];
}

function shown() {
  const dollars = (amount) => money({ amount_minor: amount * 100, currency: "USD" });
  return [
    part("components/chart.js", el("div", { class: "row" }, barChart(t("reviews.spread"), some.RATINGS), lineChart(t("product.price"), some.MONTHS, dollars), stepChart(t("prices.chart"), some.STEPS, { write: dollars, label: (at) => date(at, { day: "numeric", month: "short" }), until: Date.UTC(2026, 10, 28) }))),
    part("components/lanes.js", lanes()),
    part(
      "components/talks.js",
      el(
        "div",
        { class: "row" },
        el("div", { class: "narrow panel" }, made("persea-talks", (node) => (node.show(some.talks(), true), (node.current = "a")))),
        el("div", { class: "narrow panel" }, made("persea-talks", (node) => (node.search("mugz"), node.show(some.talks().slice(2, 3), false, "mugs")))),
        el("div", { class: "narrow panel" }, made("persea-talks", (node) => node.show([], false))),
        el("div", { class: "narrow panel" }, made("persea-talks")),
      ),
    ),
  ];
}

// Which way one reads comes with the language; this turns it for a look at the other.
function directions() {
  const root = document.documentElement;
  const button = (name) => el("button", { type: "button", class: "chip", "aria-pressed": String(root.dir === name), onclick: () => turn(name) }, name);
  const buttons = ["ltr", "rtl"].map(button);
  const turn = (name) => {
    root.dir = name;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.textContent === name));
    fill();
  };
  return el("div", { class: "row" }, ...buttons);
}

function fill() {
  for (const old of main.querySelectorAll(".part")) old.remove();
  main.append(tokens(), icons(), buttons(), ...answers(), ...products(), ...shopping(), writing(), ...senses(), ...ways(), ...chosen(), states(), wishes(), ...above(), ...shown());
}

const main = document.querySelector("#style");
main.replaceChildren(el("h1", {}, "Persea"), directions());
fill();
// Some pieces take the focus when they appear; a page that is looked at begins at its top.
requestAnimationFrame(() => {
  document.activeElement.blur();
  window.scrollTo(0, 0);
});
