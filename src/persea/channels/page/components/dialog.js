/**
 * Dialogs: one that asks for a yes, one that asks for a word, the server's key, and help with models.
 *
 * Each is the browser's own modal dialog: focus stays in it, Escape leaves it, and focus goes back to where
 * it came from.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { copyButton } from "./copy.js";
import { icon } from "./icons.js";

let made = 0;

/** A modal dialog called `title`; resolves to its return value when it is closed. */
export function openDialog(title, ...content) {
  const id = `dialog-${++made}`;
  const dialog = el("dialog", { "aria-labelledby": id }, el("h2", { id, dir: "auto" }, title), ...content.filter(Boolean));
  document.body.append(dialog);
  const closed = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
  dialog.showModal();
  return closed;
}

/** Whether the person says yes to `text`; `yes` and `no` are the words on the buttons. */
export async function confirmed(title, text, yes, no) {
  const answer = await openDialog(
    title,
    el("p", {}, text),
    el(
      "form",
      { method: "dialog", class: "choices" },
      el("button", { class: "button plain", value: "", autofocus: true }, no),
      el("button", { class: "button grave", value: "yes" }, yes),
    ),
  );
  return answer === "yes";
}

/** Asks for one line of text called `label`; resolves to it, or to null where the person would rather not. */
export async function askForWords(title, label, { text = "", type = "text", hint = null, longest = null, id = `field-${++made}`, use, later }) {
  const input = el("input", { type, id, value: text, required: true, autocomplete: type === "password" ? "current-password" : "off", dir: type === "text" ? "auto" : null, maxlength: longest, autofocus: true });
  const form = el(
    "form",
    { method: "dialog" },
    hint && el("p", {}, ...hint),
    el("label", { for: id }, label),
    input,
    el(
      "div",
      { class: "choices" },
      el("button", { class: "button plain", value: "", formnovalidate: true }, later),
      el("button", { class: "button", value: "use" }, use),
    ),
  );
  // Enter in a field presses the first button of its form: that must be the one that uses the words.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (input.reportValidity()) input.closest("dialog").close("use");
  });
  const answer = openDialog(title, form);
  input.select();
  return (await answer) === "use" ? input.value.trim() : null;
}

/** Asks for the server's key. */
export function askForKey() {
  const [before, after] = t("key.text", { name: "\0" }).split("\0");
  return askForWords(t("key.title"), t("key.label"), {
    type: "password",
    id: "key",
    hint: [before, el("code", {}, "persea key create"), after],
    use: t("key.use"),
    later: t("key.later"),
  });
}

/** Tells how to connect a better model than `name`. */
export function showModelHelp(name) {
  const command = ".venv/bin/persea model use \\\n  --url http://127.0.0.1:11434/v1 \\\n  --name NAME";
  return openDialog(
    t("model.title"),
    el("p", {}, t("model.small", { name })),
    el("p", {}, t("model.other")),
    el("pre", { dir: "ltr" }, el("code", {}, command)),
    el(
      "form",
      { method: "dialog", class: "choices" },
      copyButton(() => ({ text: command, html: null })),
      el("button", { class: "button" }, t("dialog.close")),
    ),
  );
}

/** A panel that slides in at the start of the line, or at its `end`, to be filled and opened (`showModal`). */
export function drawer(title, side = "start") {
  const close = el("button", { type: "button", class: "quiet", "aria-label": t("talks.close"), onclick: () => panel.close() }, icon("close"));
  const panel = el("dialog", { class: `drawer at-${side}`, "aria-label": title }, el("div", { class: "drawer-head" }, el("span", {}, title), close));
  // A tap beside the panel lands on the dialog itself, in its backdrop.
  panel.addEventListener("click", (event) => {
    const { left, right } = panel.getBoundingClientRect();
    if (event.target === panel && (event.clientX < left || event.clientX > right)) panel.close();
  });
  return panel;
}
