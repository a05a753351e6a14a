/*
 * Light or dark: what the system asks for, until the person chooses otherwise.
 *
 * A classic script in the head, so that the choice holds before the first paint; a module would come
 * after it and flash. A choice that equals the system's is forgotten: the page follows the system again.
 */
"use strict";

(() => {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (systemDark.matches ? "dark" : "light");

  // Reading localStorage throws where a browser blocks storage; the choice then lasts as long as the page.
  let storage = null;
  try {
    storage = window.localStorage;
  } catch (error) {
    console.info("The theme is not remembered:", error.message);
  }
  let chosen = storage?.getItem("persea.theme") ?? null;

  function apply() {
    const scheme = chosen === "dark" || chosen === "light" ? chosen : system();
    root.dataset.scheme = scheme;
    document.dispatchEvent(new Event("persea-scheme")); // the header names what its button does
    const bar = document.querySelector('meta[name="theme-color"]');
    if (bar && document.body) bar.content = getComputedStyle(document.body).backgroundColor;
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest(".theme")) return;
    const wanted = root.dataset.scheme === "dark" ? "light" : "dark";
    chosen = wanted === system() ? null : wanted;
    if (chosen) storage?.setItem("persea.theme", chosen);
    else storage?.removeItem("persea.theme");
    apply();
  });
  systemDark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", apply);
  apply();
})();
