/**
 * A button that opens a menu. Arrow keys, Home and End walk through it, a letter jumps, Escape and Tab leave it.
 *
 * The menu is a popover: it lies above everything, also where its button stands in a place that scrolls.
 */

import { el } from "../dom.js";
import { icon } from "./icons.js";

let made = 0;

/**
 * The button shows `face`. `items` is called each time the menu opens: [{label, icon?, lang?, checked?, grave?, act}]. Where one of them
 * has `checked`, they are choices of which one holds.
 */
export function menuButton(label, face, items, attributes = {}) {
  const id = `menu-${++made}`;
  const menu = el("div", { class: "menu", role: "menu", id, popover: "auto", "aria-label": label });
  const button = el(
    "button",
    { type: "button", class: "quiet", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id, ...attributes },
    face,
  );
  const entries = () => [...menu.querySelectorAll("button")];

  function open(at) {
    menu.replaceChildren(...items().map(entry));
    menu.showPopover();
    place(menu, button);
    entries().at(at).focus();
  }

  function entry(item) {
    const choice = item.checked !== undefined;
    const act = () => {
      menu.hidePopover();
      button.focus();
      item.act();
    };
    return el(
      "button",
      { type: "button", role: choice ? "menuitemradio" : "menuitem", "aria-checked": choice ? String(item.checked) : null, class: item.grave ? "grave" : null, lang: item.lang, tabindex: "-1", onclick: act },
      choice ? el("span", { class: "tick" }, item.checked && icon("check")) : item.icon && icon(item.icon),
      item.label,
    );
  }

  button.addEventListener("click", () => (menu.matches(":popover-open") ? menu.hidePopover() : open(0)));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? 0 : -1);
  });
  menu.addEventListener("keydown", (event) => walk(event, entries(), () => (menu.hidePopover(), button.focus())));
  const again = () => place(menu, button);
  menu.addEventListener("toggle", ({ newState: state }) => {
    button.setAttribute("aria-expanded", String(state === "open"));
    if (state === "open") addEventListener("resize", again);
    else {
      removeEventListener("resize", again);
      // A tap beside the menu, on nothing that takes the focus, would lose it.
      if (document.activeElement === document.body) button.focus();
    }
  });
  return el("span", { class: "menu-place" }, button, menu);
}

function walk(event, entries, leave) {
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries.at(to % entries.length).focus();
  } else if (event.key === "Tab" || event.key === "Escape") {
    event.preventDefault();
    leave();
  } else if (event.key.length === 1 && event.key !== " ") {
    const begins = (entry) => entry.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase());
    [...entries.slice(at + 1), ...entries.slice(0, at + 1)].find(begins)?.focus();
  }
}

/** Puts `menu` below `button` and in line with its end (or its `start`), or above it where there is no room below. */
export function place(menu, button, start = false) {
  const near = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const rightward = getComputedStyle(button).direction === "rtl";
  const x = rightward !== start ? near.left : near.right - width;
  const below = near.bottom + 4;
  menu.style.translate = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px ${below + height > innerHeight ? near.top - height - 4 : below}px`;
}
