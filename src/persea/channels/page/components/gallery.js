/** <persea-gallery>: a product's pictures, one large and the others to choose from. */

import { el } from "../dom.js";
import { t } from "../words.js";
import { picture } from "./card.js";

export class PerseaGallery extends HTMLElement {
  #title = "";
  #thumbs = el("div", { class: "thumbs", role: "group", "aria-label": t("product.pictures") });

  /** `addresses` of the pictures of the product called `title`, the main one first. */
  fill(title, addresses) {
    this.#title = title;
    this.#thumbs.replaceChildren(...addresses.map((address, index) => this.#thumb(address, index)));
    this.replaceChildren(picture(title, addresses), ...(addresses.length > 1 ? [this.#thumbs] : []));
    this.#mark(addresses[0]);
  }

  /** Shows the picture at `address`. */
  show(address) {
    this.firstChild.replaceWith(picture(this.#title, [address]));
    this.#mark(address);
  }

  #thumb(address, index) {
    const image = el("img", { src: address, alt: "", loading: "lazy" });
    const label = t("product.picture", { count: index + 1 });
    const button = el("button", { type: "button", "aria-label": label, "data-address": address, onclick: () => this.show(address) }, image);
    image.addEventListener("error", () => button.remove()); // a picture that is not there is not offered
    return button;
  }

  #mark(address) {
    for (const thumb of this.#thumbs.children) thumb.setAttribute("aria-pressed", String(thumb.dataset.address === address));
  }
}

customElements.define("persea-gallery", PerseaGallery);
