/**
 * <persea-bar>: the top of every page. The shop's name leads home; beside it the choices of language and of light
 * or dark, which theme.js makes. Where `data-talks` is set, it also has the two buttons of the conversations, and where
 * `data-cart` is, that of the cart.
 *
 * Events, bubbling: `persea-menu`, `persea-new`, `persea-cart`.
 */

import { el } from "../dom.js";
import { LANGUAGES, chooseLanguage, language, number, t } from "../words.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

export class PerseaBar extends HTMLElement {
  #name = el("bdi", {}, "Persea");
  #theme = el("button", { type: "button", class: "quiet theme" }, icon("moon"), icon("sun"));

  #cart = el("button", { type: "button", class: "quiet", id: "cart", onclick: () => this.#say("cart") }, icon("cart"), el("span", { class: "many", "aria-hidden": "true" }));
  #holds = { count: 0, due: 0 };

  connectedCallback() {
    this.classList.add("bar");
    this.role = "banner";
    document.addEventListener("persea-scheme", () => this.#nameTheme());
    this.relabel();
  }

  set shop(name) {
    this.#name.textContent = name;
  }

  /** {count, due}: how many things are in the cart, and how many watches have come due; null where there is no cart. */
  set cart(holds) {
    this.#cart.hidden = holds === null;
    if (holds) this.#holds = holds;
    this.#nameCart();
  }

  /** Says everything in the page's language, which may have changed. */
  relabel() {
    const talks = "talks" in this.dataset;
    const button = (what, name, ...rest) =>
      el("button", { type: "button", class: "quiet", id: what, "aria-label": t(`bar.${what}`), onclick: () => this.#say(what) }, icon(name), ...rest);
    const languages = () =>
      LANGUAGES.map(({ tag, name }) => ({ label: name, lang: tag, checked: tag === language, act: () => chooseLanguage(tag) }));
    this.replaceChildren(
      ...[
        talks && button("menu", "menu"),
        el("a", { class: "shop", href: "/" }, el("img", { src: "/page/mark.svg", alt: "" }), this.#name),
        talks && button("new", "new", el("span", { class: "label" }, t("bar.new"))),
        menuButton(t("bar.language"), icon("language"), languages),
        this.#theme,
        "cart" in this.dataset && this.#cart,
      ].filter(Boolean),
    );
    this.#nameTheme();
    this.#nameCart();
  }

  #nameCart() {
    const { count, due } = this.#holds;
    const label = [count ? t("cart.many", { count }) : t("cart.title"), due && t("watch.news")].filter(Boolean).join(" · ");
    this.#cart.setAttribute("aria-label", label);
    this.#cart.title = label;
    this.#cart.lastChild.textContent = count ? number(count) : "";
    this.#cart.classList.toggle("news", due > 0);
  }

  #nameTheme() {
    const dark = document.documentElement.dataset.scheme === "dark";
    const label = t(dark ? "bar.light" : "bar.dark");
    this.#theme.setAttribute("aria-label", label);
    this.#theme.title = label;
  }

  #say(what) {
    this.dispatchEvent(new CustomEvent(`persea-${what}`, { bubbles: true }));
  }
}

customElements.define("persea-bar", PerseaBar);
