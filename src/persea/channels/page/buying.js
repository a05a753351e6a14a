/**
 * What can be done with a product on its own page: put it in the cart, save it, watch its price or whether it is back.
 *
 * It asks for that with the events of the components (deeds.js), and `persea-watch`, `persea-unwatch`; shopping.js does it.
 */

import { putButton, saveButton } from "./components/deeds.js";
import { icon } from "./components/icons.js";
import { el } from "./dom.js";
import { cameFrom } from "./shopping.js";
import { listing, t } from "./words.js";

/** `chosen()` gives {variant, open}: the variant that is meant, or the options that are still open, [{name, input}]. */
export function buyingDeeds(product, chosen) {
  const said = el("p", { class: "note choose-first", role: "alert" });
  const put = putButton(product, "button put-in", press);

  function press() {
    const { variant, open } = chosen();
    said.textContent = open.length ? t("cart.chooseFirst", { names: listing(open.map(({ name }) => name)) }) : "";
    if (open.length) open[0].input.focus();
    else put.dispatchEvent(wanted("put", { product_id: product.id, ...(variant && { variant_id: variant.id }), title: product.title, ...cameFrom(product.id) }));
  }

  const deeds = el("div", { class: "choices buying" }, put, saveButton(product, "button plain save", [el("span", {}, t("saved.short"))]), watchButton(product));
  return {
    node: el("div", { class: "buy" }, deeds, said),
    /** `offer` is what is shown as its price and stock now. */
    show(offer) {
      put.disabled = !offer.in_stock || !offer.price;
      said.textContent = "";
    },
  };
}

// What is there is watched for its price, what is sold out for its return.
function watchButton(product) {
  const kind = product.in_stock ? "price" : "stock";
  const label = el("span");
  const button = el("button", { type: "button", class: "button plain watch", onclick: press }, icon("watch"), label);
  let watch = null;
  const show = () => {
    label.textContent = t(watch ? "watch.stop" : kind === "price" ? "watch.do" : "watch.doStock");
    button.setAttribute("aria-pressed", String(watch !== null));
  };

  function press() {
    button.dispatchEvent(watch ? wanted("unwatch", watch) : wanted("watch", { product_id: product.id, kind }));
  }

  document.addEventListener("persea-watches", ({ detail }) => {
    watch = detail.find((one) => one.product_id === product.id && one.kind === kind) ?? null;
    show();
  });
  show();
  return button;
}

function wanted(what, detail) {
  return new CustomEvent(`persea-${what}`, { bubbles: true, detail });
}
