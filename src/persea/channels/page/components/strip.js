/** Posts beside each other: picture, title, who wrote it, and the products in it that the answer shows. */

import { el, linkTo, safeUrl } from "../dom.js";
import { beginning } from "../said.js";
import { date, t } from "../words.js";
import { openDialog } from "./dialog.js";
import { shopWords } from "./shop_words.js";

/** `cards` are those of the answer; a bubbling `persea-goto` (detail: a product's id) leads to one. */
export function postStrip(posts, cards) {
  const known = new Map(cards.map((card) => [card.id, card]));
  return el(
    "section",
    { class: "posts strip" },
    el("h3", {}, t("posts.title")),
    el("ul", { role: "list" }, ...posts.map((post) => postNode(post, post.product_ids.map((id) => known.get(id)).filter(Boolean)))),
  );
}

function postNode(post, cards) {
  const { title, body = post.body_excerpt ?? "", author, image_url: image } = post;
  const words = title || beginning(body) || t("posts.picture");
  const url = post.url && safeUrl(post.url);
  const open = url
    ? el("a", linkTo(url), words)
    : el("button", { type: "button", class: "link", onclick: () => readPost(words, post, body) }, words);
  const picture = image && el("img", { src: image, alt: "", loading: "lazy", decoding: "async", onerror: () => picture.remove() });
  return el(
    "li",
    { class: "post" },
    picture,
    el(
      "div",
      { class: "about" },
      el("h4", { dir: "auto" }, open),
      author && el("p", { class: "by" }, el("bdi", {}, author)),
      cards.length > 0 && el("p", { class: "shows" }, el("span", {}, t("posts.shows")), ...cards.map(productLink)),
    ),
  );
}

function productLink({ id, title }) {
  const go = ({ currentTarget }) => currentTarget.dispatchEvent(new CustomEvent("persea-goto", { bubbles: true, detail: id }));
  return el("button", { type: "button", class: "link", onclick: go }, shopWords(title));
}

function readPost(title, { author, image_url: image, published_at: published }, body) {
  return openDialog(
    title,
    author && el("p", { class: "by" }, el("bdi", {}, author), published && ` · ${date(published)}`),
    image && el("img", { class: "post-picture", src: image, alt: "", onerror: ({ currentTarget }) => currentTarget.remove() }),
    ...body.split(/\n{2,}/).filter(Boolean).map((words) => el("p", { class: "words", dir: "auto" }, words)),
    el("form", { method: "dialog", class: "choices" }, el("button", { class: "button", autofocus: true }, t("dialog.close"))),
  );
}
