/** What can be done on the page, as commands of the palette. */

import { openPalette } from "./components/palette.js";
import { LANGUAGES, chooseLanguage, language, t } from "./words.js";

const MODES = ["auto", "fast", "thinking", "contemplating", "shopping"];

/** Opens the palette on Ctrl+K or ⌘K. `parts`: {composer, talks, turns}. */
export function listenForPalette(parts) {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openPalette(commands(parts));
  });
}

function commands({ composer, talks, turns }) {
  const say = (what) => document.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true }));
  const press = (selector) => () => document.querySelector(selector).click();
  const mode = (name) => ({ name: `${t("composer.mode")}: ${t(`mode.${name}`)}`, act: () => (composer.manners = { ...composer.manners, mode: name }) });
  const open = turns.conversation && talks.of(turns.conversation, document.querySelector("#title").textContent);
  const cart = document.querySelector("#cart:not([hidden])");
  return [
    { name: t("bar.new"), act: () => say("new") },
    { name: t("palette.ask"), keys: "/", act: () => composer.readyToType() },
    { name: t("talks.search"), act: () => talks.goToSearch() },
    turns.conversation && { name: t("talks.export"), also: t("palette.alsoExport"), act: () => talks.export(turns.conversation) },
    open && { name: t("palette.rename"), also: t("palette.alsoRename"), act: () => talks.rename(open) },
    open && open.pinned !== null && { name: open.pinned ? t("palette.unpin") : t("palette.pin"), also: t("palette.alsoPin"), act: () => talks.pin(open) },
    open && { name: t("palette.delete"), also: t("palette.alsoDelete"), act: () => talks.forget(open) },
    cart && { name: t("cart.title"), act: () => cart.click() },
    { name: t("memory.title"), also: t("palette.alsoMemory"), act: () => say("memory") },
    turns.running && { name: t("composer.stop"), keys: "Esc", act: () => say("stop") },
    ...(composer.modes ? MODES.map(mode) : []),
    { name: document.querySelector(".theme").title, also: t("palette.alsoTheme"), act: press(".theme") },
    ...LANGUAGES.filter(({ tag }) => tag !== language).map(({ tag, name }) => ({ name: `${t("bar.language")}: ${name}`, act: () => chooseLanguage(tag) })),
    ...talks.shown.map(({ id, title }) => ({ name: `${t("talks.title")}: ${title || t("talks.untitled")}`, act: () => (location.hash = `#c=${encodeURIComponent(id)}`) })),
  ].filter(Boolean);
}
