/**
 * What others say of a product: buyers' reviews, and posts that show it. Text that anybody may have written.
 */

import { el, linkTo, safeUrl } from "./dom.js";

const LONG = 480; // characters; what is longer is folded until it is asked for
const HEADLINE = 100; // characters of a text that stand for a title

/** The newest reviews, or null where there are none. `count` is of all there are. */
export function reviewsSection(reviews, count, language) {
  if (reviews.length === 0) return null;
  const many = new Intl.NumberFormat(language).format(count);
  return el(
    "section",
    { class: "reviews" },
    el("h2", {}, "Reviews ", el("span", { class: "count" }, many)),
    el("ul", {}, ...reviews.map((review) => el("li", {}, reviewNode(review, language)))),
    count > reviews.length && el("p", { class: "more" }, `The newest ${reviews.length} of ${many}`),
  );
}

function reviewNode({ author, rating, title, body, written_at: written }, language) {
  return el(
    "article",
    { class: "review" },
    el("header", {}, rating && stars(rating), el("p", { class: "by" }, ...byline(author, written, language))),
    (title || body) && el("div", { class: "said" }, title && el("h3", {}, title), body && folded(body)),
  );
}

function stars(rating) {
  return el(
    "p",
    { class: "stars" },
    el("span", { class: "unseen" }, `${rating} of 5 stars`),
    el("span", { "aria-hidden": "true" }, "★".repeat(rating), el("span", { class: "rest" }, "★".repeat(5 - rating))),
  );
}

function byline(author, moment, language) {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(moment));
  const time = el("time", { datetime: moment }, date);
  return author ? [el("span", { class: "author" }, author), el("span", { class: "dot" }, " · "), time] : [time];
}

function folded(text) {
  const words = el("p", { class: "words" }, text);
  if (text.length <= LONG && text.split("\n").length <= 8) return words;
  words.classList.add("folded");
  const unfold = () => {
    words.classList.remove("folded");
    button.remove();
  };
  const button = el("button", { type: "button", class: "link", onclick: unfold }, "Read all of it");
  return el("div", {}, words, button);
}

/** The newest posts that show the product, or null where there are none. */
export function postsSection(posts, language) {
  if (posts.length === 0) return null;
  return el(
    "section",
    { class: "posts" },
    el("h2", {}, "Seen in"),
    el("ul", {}, ...posts.map((post) => postNode(post, language))),
  );
}

function beginning(text) {
  return text.length <= HEADLINE ? text : `${text.slice(0, HEADLINE).replace(/\s+\S*$/, "")}…`;
}

function postNode({ title, body, author, url: address, image_url: image, published_at: published }, language) {
  const url = address && safeUrl(address);
  const words = title || beginning(body) || "A picture";
  const picture = image && el("img", { src: image, alt: "", loading: "lazy", decoding: "async", onerror: () => picture.remove() });
  return el(
    "li",
    { class: url ? "post follows" : "post" },
    picture,
    el(
      "div",
      { class: "about" },
      el("h3", {}, url ? el("a", linkTo(url), words) : words),
      title && body && el("p", { class: "words" }, body),
      el("p", { class: "by" }, ...byline(author, published, language)),
    ),
  );
}
