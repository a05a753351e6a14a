/**
 * What others say of a product: buyers' reviews, and posts that show it. Text that anybody may have written.
 */

import { barChart } from "./components/chart.js";
import { el, linkTo, safeUrl } from "./dom.js";
import { date, number, t } from "./words.js";

const LONG = 480; // characters; what is longer is folded until it is asked for
const SPREAD = 4; // ratings, from which on it is worth showing how they spread
const HEADLINE = 100; // characters of a text that stand for a title

/** The newest reviews, or null where there are none. `count` is of all there are. */
export function reviewsSection(reviews, count) {
  if (reviews.length === 0) return null;
  return el(
    "section",
    { class: "reviews" },
    el("h2", {}, t("reviews.title"), " ", el("span", { class: "count" }, number(count))),
    spread(reviews),
    el("ul", {}, ...reviews.map((review) => el("li", {}, reviewNode(review)))),
    count > reviews.length && el("p", { class: "more" }, t("reviews.newest", { shown: number(reviews.length), count })),
  );
}

function spread(reviews) {
  const ratings = reviews.map(({ rating }) => rating).filter(Boolean);
  if (ratings.length < SPREAD) return null;
  const points = [5, 4, 3, 2, 1].map((stars) => ({ label: `${number(stars)} ★`, value: ratings.filter((rating) => rating === stars).length }));
  return barChart(t("reviews.spread"), points);
}

function reviewNode({ author, rating, title, body, written_at: written }) {
  return el(
    "article",
    { class: "review" },
    el("header", {}, rating && stars(rating), el("p", { class: "by" }, ...byline(author, written))),
    (title || body) && el("div", { class: "said" }, title && el("h3", { dir: "auto" }, title), body && folded(body)),
  );
}

function stars(rating) {
  return el(
    "p",
    { class: "stars" },
    el("span", { class: "unseen" }, t("reviews.stars", { count: rating })),
    el("span", { "aria-hidden": "true" }, "★".repeat(rating), el("span", { class: "rest" }, "★".repeat(5 - rating))),
  );
}

function byline(author, moment) {
  const time = el("time", { datetime: moment }, date(moment));
  return author ? [el("bdi", { class: "author" }, author), el("span", { class: "dot" }, " · "), time] : [time];
}

function folded(text) {
  const words = el("p", { class: "words", dir: "auto" }, text);
  if (text.length <= LONG && text.split("\n").length <= 8) return words;
  words.classList.add("folded");
  const unfold = () => {
    words.classList.remove("folded");
    words.tabIndex = -1;
    words.focus({ preventScroll: true });
    button.remove();
  };
  const button = el("button", { type: "button", class: "link", onclick: unfold }, t("reviews.all"));
  return el("div", {}, words, button);
}

/** The newest posts that show the product, or null where there are none. */
export function postsSection(posts) {
  if (posts.length === 0) return null;
  return el(
    "section",
    { class: "posts" },
    el("h2", {}, t("posts.title")),
    el("ul", {}, ...posts.map((post) => postNode(post))),
  );
}

/** The first words of `text`, where it has no title. */
export function beginning(text) {
  return text.length <= HEADLINE ? text : `${text.slice(0, HEADLINE).replace(/\s+\S*$/, "")}…`;
}

function postNode({ title, body, author, url: address, image_url: image, published_at: published }) {
  const url = address && safeUrl(address);
  const words = title || beginning(body) || t("posts.picture");
  const picture = image && el("img", { src: image, alt: "", loading: "lazy", decoding: "async", onerror: () => picture.remove() });
  return el(
    "li",
    { class: url ? "post follows" : "post" },
    picture,
    el(
      "div",
      { class: "about" },
      el("h3", { dir: "auto" }, url ? el("a", linkTo(url), words) : words),
      title && body && el("p", { class: "words", dir: "auto" }, body),
      el("p", { class: "by" }, ...byline(author, published)),
    ),
  );
}
