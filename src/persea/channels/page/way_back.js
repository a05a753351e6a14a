/** The way back to the conversation that led to a page, where there was one in this tab; else to the shop. */

import { icon } from "./components/icons.js";
import { el } from "./dom.js";
import { t } from "./words.js";

export function wayBack() {
  const conversation = sessionStorage.getItem("persea.conversation");
  const [href, words] = conversation ? [`/#c=${encodeURIComponent(conversation)}`, t("product.back")] : ["/", t("product.toShop")];
  return el("p", { class: "choices" }, el("a", { class: "button plain", href }, icon("back"), words));
}
