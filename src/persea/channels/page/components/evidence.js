/**
 * Where something was made out: the place in the picture, the second in the sound or the clip, the page of the document. Opened
 * for what was handed over, or at one `place` of it.
 */

import { ApiError } from "../api.js";
import { el, linkTo, safeUrl } from "../dom.js";
import { number, t } from "../words.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icons.js";
import { clock, nameOf, unableLines } from "./made_out.js";
import { shopWords } from "./shop_words.js";

const SURE = 0.5;

/** `place`: {page} of a document, {seconds} of sound or a clip; left out, its beginning. Resolves when it is closed. */
export function showEvidence(attachment, handed, place = {}) {
  const shows = { image: ofPicture, voice: ofSound, video: ofClip, document: ofDocument }[attachment.sense];
  const close = el("form", { method: "dialog", class: "choices" }, el("button", { class: "button", autofocus: true }, t("dialog.close")));
  const body = el("div", { class: "evidence" }, ...shows(attachment, handed, place), ...unable(attachment));
  return openDialog(el("bdi", {}, nameOf(attachment)), body, close);
}

function unable(attachment) {
  return attachment.unable.length ? unableLines(attachment).map((line) => el("p", { class: "unable" }, ...line)) : [];
}

// ---------------------------------------------------------------- pictures

function ofPicture(attachment, handed) {
  return [pictureWithPlaces(attachment.seen, attachment.cards, handed.content(attachment.id), nameOf(attachment))];
}

/** A picture, and what was found in it: pointing at one shows where. */
function pictureWithPlaces(seen, cards, coming, alt) {
  const frame = el("div", { class: "frame" });
  fill(frame, coming, (address) => el("img", { src: address, alt }));
  const found = placesOf(seen, cards).map(({ box, words }) => {
    const mark = el("i", { class: "box", hidden: true });
    for (const side of ["left", "top"]) mark.style.setProperty(side, `${box[side] * 100}%`);
    mark.style.setProperty("width", `${(box.right - box.left) * 100}%`);
    mark.style.setProperty("height", `${(box.bottom - box.top) * 100}%`);
    frame.append(mark);
    const button = el("button", { type: "button", class: "chip", "aria-pressed": "false", onclick: () => turn(button, mark, button.getAttribute("aria-pressed") !== "true") }, icon("check"), ...words);
    return { button, mark };
  });
  const turn = (button, mark, on) => {
    button.setAttribute("aria-pressed", String(on));
    mark.hidden = !on;
  };
  if (found.length) turn(found[0].button, found[0].mark, true);
  return el("div", {}, frame, found.length > 0 && el("div", { class: "chips", role: "group", "aria-label": t("evidence.places") }, ...found.map(({ button }) => button)), links(cards));
}

function placesOf({ codes, looks_like: alike, lines, described }, cards) {
  const title = (id) => cards.find((card) => card.id === id)?.title;
  const named = (key, id, values) => {
    const [before, after] = t(key, { title: "\0", ...values }).split("\0");
    return [el("span", {}, before, shopWords(title(id)), after)];
  };
  return [
    ...codes.map(({ box, value, product_id: id }) => ({ box, words: title(id) ? named("attach.code", id, { value }) : [t("attach.unknownCode", { value: value.slice(0, 60) })] })),
    ...alike.filter(({ product_id: id }) => title(id)).map(({ box, product_id: id }) => ({ box, words: named("attach.looksLike", id, {}) })),
    ...(described?.regions ?? []).map(({ box, label }) => ({ box, words: [el("bdi", {}, label)] })),
    ...lines.map(({ box, text }) => ({ box, words: [el("bdi", {}, text)] })),
  ];
}

function links(cards) {
  const linked = cards.map((card) => [card, card.url && safeUrl(card.url)]).filter(([, url]) => url);
  return linked.length > 0 && el("p", { class: "leads" }, ...linked.map(([card, url]) => el("a", linkTo(url), shopWords(card.title))));
}

// ---------------------------------------------------------------- sound and clips

function ofSound(attachment, handed, { seconds = 0 }) {
  const sound = el("audio", { controls: true, "aria-label": nameOf(attachment) });
  return [player(sound, handed.content(attachment.id), seconds), ...heardFrom(attachment.heard, sound)];
}

function ofClip(attachment, handed, { seconds = 0 }) {
  const clip = el("video", { controls: true, playsinline: true, "aria-label": nameOf(attachment) });
  const { moments, heard } = attachment.watched;
  const jumps = moments.map((moment) => jump(clip, moment.at_s, clock(moment.at_s), ...momentWords(moment.seen, attachment.cards)));
  return [player(clip, handed.content(attachment.id), seconds), jumps.length > 0 && el("div", { class: "chips" }, ...jumps), links(attachment.cards), ...heardFrom(heard, clip)].filter(Boolean);
}

function momentWords(seen, cards) {
  return placesOf(seen, cards).slice(0, 1).flatMap(({ words }) => [" · ", ...words]);
}

function player(media, coming, seconds) {
  const frame = el("div", { class: "player" });
  fill(frame, coming, (address) => {
    media.src = address;
    media.addEventListener("loadedmetadata", () => measured(media, seconds), { once: true });
    return media;
  });
  return frame;
}

// What a browser has recorded itself does not say how long it is: that is found at its end.
function measured(media, seconds) {
  const begin = () => (media.currentTime = seconds);
  if (Number.isFinite(media.duration)) {
    if (seconds) begin();
    return;
  }
  media.addEventListener("durationchange", begin, { once: true });
  media.currentTime = 1e7;
}

// Every word plays from its own second.
function heardFrom(heard, media) {
  if (!heard?.text) return [];
  if (!heard.words.length) return [el("p", { class: "heard", dir: "auto", lang: heard.language || null }, heard.text)];
  const words = heard.words.flatMap((word) => [
    el("button", { type: "button", class: word.confidence < SURE ? "word unsure" : "word", title: t("evidence.from", { time: clock(word.start_s) }), onclick: () => playFrom(media, word.start_s) }, word.text),
    " ",
  ]);
  return [el("p", { class: "heard", dir: "auto", lang: heard.language || null }, ...words)];
}

function jump(media, seconds, ...words) {
  return el("button", { type: "button", class: "chip", "aria-label": null, onclick: () => playFrom(media, seconds) }, icon("play"), ...words);
}

function playFrom(media, seconds) {
  media.currentTime = seconds;
  media.play().catch((error) => console.info("Not played:", error.message));
}

// ---------------------------------------------------------------- documents

function ofDocument(attachment, handed, { page = 1 }) {
  const { pages } = attachment.document;
  const numbers = pages.map(({ number: one }) => one);
  const box = el("div", { class: "page-shown" });
  const at = el("span", { role: "status" });
  let now = numbers.includes(page) ? page : numbers[0];
  const previous = turner("previous", "evidence.previous", -1);
  const next = turner("next", "evidence.next", 1);
  const save = el("button", { type: "button", class: "link", onclick: () => handed.save(attachment.id, attachment.name || "document") }, t("evidence.save"));

  function turner(sign, key, step) {
    return el("button", { type: "button", class: "quiet", "aria-label": t(key), onclick: () => show(numbers[numbers.indexOf(now) + step]) }, icon(sign));
  }

  function show(wanted) {
    now = wanted;
    at.textContent = t("evidence.page", { page: number(now), count: number(Math.max(attachment.document.page_count, pages.length)) });
    previous.disabled = numbers.indexOf(now) === 0;
    next.disabled = numbers.indexOf(now) === numbers.length - 1;
    fill(box, handed.page(attachment.id, now), (told) => pageNode(told, attachment, handed));
  }

  if (numbers.length) show(now);
  return [el("div", { class: "turning" }, previous, at, next, save), box];
}

function pageNode({ number: page, text, by_ocr: byOcr, has_picture: isDrawn }, attachment, handed) {
  const drawn = el("div", { class: "frame" });
  if (isDrawn) fill(drawn, handed.pagePicture(attachment.id, page), (address) => el("img", { src: address, alt: "" }));
  return el("div", {}, isDrawn && drawn, byOcr && el("p", { class: "unable" }, t("evidence.ocr")), el("pre", { class: "page-text", dir: "auto", tabindex: "0" }, text));
}

// ---------------------------------------------------------------- what comes later

// Shows what `coming` resolves to as `shown` makes it, or why it does not come.
async function fill(box, coming, shown) {
  box.classList.add("coming");
  try {
    const node = shown(await coming);
    const marks = [...box.querySelectorAll(":scope > .box")];
    box.replaceChildren(node, ...marks);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    box.replaceChildren(el("p", { class: "unable" }, error.code === "not_found" ? t("evidence.gone") : error.message));
  } finally {
    box.classList.remove("coming");
  }
}
