/**
 * The command palette: everything that can be done, found by its words and done by keys. Ctrl+K, or ⌘K.
 *
 * `openPalette(commands)`: each is {name, also, keys, act}; `also` are other words that find it, `keys` are shown beside it where it has
 * some of its own.
 */

import { el } from "../dom.js";
import { t } from "../words.js";
import { note } from "./states.js";

let open = null;

export function openPalette(commands) {
  if (open) return;
  const list = el("ul", { id: "commands", role: "listbox", "aria-label": t("palette.title") });
  const field = el("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "commands", "aria-autocomplete": "list", "aria-label": t("palette.field"), placeholder: t("palette.field"), autocomplete: "off", spellcheck: "false", dir: "auto" });
  const dialog = el("dialog", { class: "palette", "aria-label": t("palette.title") }, field, list);
  let shown = [];
  let at = 0;

  const mark = (to) => {
    at = (to + shown.length) % Math.max(shown.length, 1);
    [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    const row = list.children[at];
    if (row?.id) field.setAttribute("aria-activedescendant", row.id);
    row?.scrollIntoView({ block: "nearest" });
  };
  const act = (command) => {
    dialog.close();
    command.act();
  };
  const show = () => {
    shown = found(commands, field.value);
    list.replaceChildren(...shown.map((command, index) => row(command, index, act)), ...(shown.length ? [] : [el("li", {}, note(t("palette.none")))]));
    mark(0);
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && shown[at]) {
      event.preventDefault();
      act(shown[at]);
    }
  });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    open = null;
    dialog.remove();
  });
  open = dialog;
  document.body.append(dialog);
  show();
  dialog.showModal();
  field.focus();
}

function row(command, index, act) {
  return el("li", { role: "option", id: `command-${index}`, onclick: () => act(command) }, el("span", {}, command.name), command.keys && el("kbd", {}, command.keys));
}

/** Those that hold every word of `said`, those that begin with it first. */
export function found(commands, said) {
  const words = said.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = commands.filter(({ name, also = "" }) => words.every((word) => `${name} ${also}`.toLocaleLowerCase().includes(word)));
  const begins = ({ name }) => name.toLocaleLowerCase().startsWith(words.join(" "));
  return [...all.filter(begins), ...all.filter((one) => !begins(one))];
}
