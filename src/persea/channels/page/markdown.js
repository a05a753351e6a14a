/**
 * Markdown, safely and while it is still being written.
 *
 * Paragraphs, headings, lists (nested), quotes, tables, fenced code, rules; **strong**, *emphasis*, `code`,
 * [links](…) and bare addresses. Nodes are made one by one and text goes in as text: nothing is ever
 * parsed as HTML. Images are never loaded (an answer must not call out by itself): their text stays.
 *
 * `parseBlocks` and `parseInline` are pure and give plain data; `createWriter` puts it on the page.
 */

import { el, linkTo, safeUrl } from "./dom.js";

const ITEM = /^( *)(?:([-*+•])|(\d{1,3})[.)]) +(\S.*)$/;
const FENCE = /^ {0,3}```/;
const HEADING = /^(#{1,6}) +(.*)$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/;
const QUOTE = /^ {0,3}> ?/;
const DELIMITER = /^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/;
const DEEPEST = 6;

/** The blocks of `source`. With `open` (more is coming), a last line that is a bare marker is held back. */
export function parseBlocks(source, open = false, depth = 0) {
  const lines = source.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n");
  if (open && /^ *(?:[-*+#>•]+|\d{1,3}[.)]?|`{1,2})$/.test(lines.at(-1))) lines.pop();
  if (open && /^ *\|/.test(lines.at(-1) ?? "")) lines.pop();
  const blocks = [];
  let at = 0;
  const takeWhile = (wanted) => {
    const from = at;
    while (at < lines.length && wanted(lines[at], lines[at + 1])) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = HEADING.exec(line);
    if (!line.trim()) {
      at++;
    } else if (FENCE.test(line)) {
      at++;
      blocks.push({ type: "code", text: takeWhile((next) => !FENCE.test(next)).join("\n") });
      at++;
    } else if (heading) {
      blocks.push({ type: "heading", level: heading[1].length, text: heading[2].replace(/ #+$/, "") });
      at++;
    } else if (startsTable(line, lines[at + 1])) {
      const [head, , ...body] = takeWhile((next) => next.includes("|")).map(cells);
      blocks.push({ type: "table", head, rows: body.map((row) => head.map((_, index) => row[index] ?? "")) });
    } else if (RULE.test(line)) {
      blocks.push({ type: "rule" });
      at++;
    } else if (QUOTE.test(line) && depth < DEEPEST) {
      const quoted = takeWhile((next) => QUOTE.test(next)).map((next) => next.replace(QUOTE, ""));
      blocks.push({ type: "quote", blocks: parseBlocks(quoted.join("\n"), false, depth + 1) });
    } else if (ITEM.test(line) && depth < DEEPEST) {
      const [list, used] = parseList(lines.slice(at), depth);
      blocks.push(list);
      at += used;
    } else {
      at++;
      const rest = takeWhile((next, after) => next.trim() && !startsBlock(next) && !startsTable(next, after));
      blocks.push({ type: "paragraph", text: [line, ...rest].map((part) => part.trim()).join("\n") });
    }
  }
  return blocks;
}

function startsTable(line, next) {
  return line.includes("|") && DELIMITER.test(next ?? "") && cells(line).length === cells(next).length;
}

function cells(line) {
  return line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function startsBlock(line) {
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);
}

// One list: items at the indent of the first; what is indented deeper belongs to the item above it.
function parseList(lines, depth) {
  const [, first, , number] = ITEM.exec(lines[0]);
  const ordered = number !== undefined;
  const items = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at];
    const item = ITEM.exec(line);
    if (item && item[1].length <= first.length + 1) {
      if ((item[3] !== undefined) !== ordered) break;
      items.push([item[4]]);
    } else if (!line.trim()) {
      const next = lines.slice(at + 1).find((later) => later.trim());
      if (next === undefined || !(/^ {2}/.test(next) || ITEM.test(next))) break;
      items.at(-1).push("");
    } else if (/^ {2}/.test(line) || !startsBlock(line)) {
      items.at(-1).push(line);
    } else {
      break;
    }
  }
  const blocks = items.map((own) => parseBlocks([own[0], ...dedent(own.slice(1))].join("\n"), false, depth + 1));
  return [{ type: "list", ordered, start: ordered ? Number(number) : 1, items: blocks }, at];
}

function dedent(lines) {
  const indents = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)[0].length);
  const least = Math.min(...indents, 8);
  return lines.map((line) => line.slice(least));
}

const SPECIAL = /[\\`*[\n]|!\[|https?:\/\//g;
// Deterministic on every character, so that no input makes them slow.
const LINK = /^!?\[((?:[^[\]\\]|\\.)*)\]\( *<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?: +"[^"]*")? *\)/;
const HALF_LINK = /^!?\[((?:[^[\]\\\n]|\\.)*)(?:\](?:\([^)\s]*)?)?$/;
const ADDRESS = /^https?:\/\/[^\s<>"'`*\\]+/;

/**
 * The inline pieces of `text`: strings, {type: "break"}, {type: "code", text},
 * {type: "strong" | "emphasis", pieces}, {type: "link", address, pieces}.
 * With `open`, an unclosed mark at the end counts as closed: no asterisks flash by while text arrives.
 */
export function parseInline(text, open = false, depth = 0) {
  const pieces = [];
  let plain = "";
  let at = 0;
  const push = (piece, length) => {
    if (plain) pieces.push(plain);
    plain = "";
    pieces.push(piece);
    at += length;
  };
  const nested = (inner, unclosed) => (depth < DEEPEST ? parseInline(inner, unclosed, depth + 1) : [inner]);
  const neverClosed = new Set();

  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(text)?.index ?? text.length;
    plain += text.slice(at, found);
    at = found;
    if (at === text.length) break;
    const rest = text.slice(at);
    const special = rest[0];
    if (special === "\\" && /^[!-/:-@[-`{-~]/.test(rest.slice(1))) {
      plain += rest[1];
      at += 2;
    } else if (special === "\n") {
      push({ type: "break" }, 1);
    } else if (open && /^(?:\*+|`+|!)$/.test(rest)) {
      at = text.length;
    } else if (special === "`") {
      const span = codeSpan(rest, open);
      if (span) push({ type: "code", text: span.text }, span.length);
      else plain += text[at++];
    } else if (special === "*") {
      const mark = emphasis(rest, text[at - 1] ?? " ", open, neverClosed);
      if (mark) push({ type: mark.type, pieces: nested(mark.inner, mark.unclosed) }, mark.length);
      else plain += text[at++];
    } else if (special === "[" || special === "!") {
      const link = LINK.exec(rest);
      const half = open && HALF_LINK.exec(rest);
      if (link && special === "!") push(link[1], link[0].length);
      else if (link) push({ type: "link", address: link[2], pieces: nested(link[1], false) }, link[0].length);
      else if (half) push(half[1], half[0].length);
      else plain += text[at++];
    } else if (ADDRESS.test(rest)) {
      const address = trimAddress(ADDRESS.exec(rest)[0]);
      push({ type: "link", address, pieces: [address] }, address.length);
    } else {
      plain += text[at++];
    }
  }
  if (plain) pieces.push(plain);
  return pieces;
}

function codeSpan(rest, open) {
  const ticks = /^`+/.exec(rest)[0];
  const end = rest.indexOf(ticks, ticks.length);
  if (end > 0) return { text: rest.slice(ticks.length, end).trim(), length: end + ticks.length };
  return open && rest.length > ticks.length ? { text: rest.slice(ticks.length).trim(), length: rest.length } : null;
}

// Inside a word one asterisk is a times sign ("20*30*40 cm"), not a mark. What ends no mark here ends none
// further on either: `neverClosed` keeps a text of a thousand lone asterisks from a thousand searches.
function emphasis(rest, before, open, neverClosed) {
  const mark = rest.startsWith("**") ? "**" : "*";
  const type = mark === "**" ? "strong" : "emphasis";
  const size = mark.length;
  if (/^\s|^$/.test(rest.slice(size)) || (size === 1 && /[\p{L}\p{N}]/u.test(before))) return null;
  if (neverClosed.has(mark)) return null;
  for (let end = rest.indexOf(mark, size + 1); end > 0; end = rest.indexOf(mark, end + 1)) {
    const run = /^\*+/.exec(rest.slice(end))[0].length;
    if (size === 1 && run === 2) {
      end += 1;
      continue;
    }
    const close = end + run - size;
    const after = rest[close + size] ?? " ";
    const closes = !/[\s\\]/.test(rest[end - 1]) && (size === 2 || !/[\p{L}\p{N}]/u.test(after));
    if (closes) return { type, inner: rest.slice(size, close), length: close + size, unclosed: false };
    end += run - 1;
  }
  if (open) return { type, inner: rest.slice(size), length: rest.length, unclosed: true };
  neverClosed.add(mark);
  return null;
}

function trimAddress(address) {
  const trimmed = address.replace(/[.,;:!?]+$/, "");
  return trimmed.endsWith(")") && !trimmed.includes("(") ? trimmed.replace(/\)+$/, "") : trimmed;
}

/**
 * Writes a growing Markdown text into `container`. Only blocks that changed are made anew, so that a
 * selection or a focused link in the text above stays where it is.
 */
export function createWriter(container) {
  let written = [];
  return {
    write(source, open) {
      const blocks = parseBlocks(source, open);
      const keys = blocks.map((block, index) => JSON.stringify([block, open && index === blocks.length - 1]));
      let same = 0;
      while (same < keys.length && keys[same] === written[same]) same++;
      while (container.children.length > same) container.lastElementChild.remove();
      for (let index = same; index < blocks.length; index++) {
        container.append(blockNode(blocks[index], open && index === blocks.length - 1));
      }
      written = keys;
    },
  };
}

function blockNode(block, open) {
  switch (block.type) {
    case "code":
      return el("pre", {}, el("code", {}, block.text));
    case "rule":
      return el("hr");
    case "heading":
      // The question above is the h2 of its turn.
      return el(block.level < 3 ? "h3" : "h4", {}, ...inlineNodes(block.text, open));
    case "quote":
      return el("blockquote", {}, ...block.blocks.map((inner) => blockNode(inner, open)));
    case "table":
      return tableNode(block);
    case "list": {
      const last = block.items.length - 1;
      const items = block.items.map((blocks, index) => el("li", {}, ...itemNodes(blocks, open && index === last)));
      return el(block.ordered ? "ol" : "ul", { start: block.start === 1 ? null : block.start }, ...items);
    }
    default:
      return el("p", {}, ...inlineNodes(block.text, open));
  }
}

function tableNode({ head, rows }) {
  const cell = (tag, attributes) => (text) => el(tag, attributes, ...inlineNodes(text, false));
  return el(
    "div",
    { class: "table", tabindex: "0" },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map(cell("th", { scope: "col" })))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map(cell("td", {}))))),
    ),
  );
}

// An item's first paragraph stands without <p>: lists of short lines stay tight.
function itemNodes(blocks, open) {
  return blocks.flatMap((block, index) =>
    index === 0 && block.type === "paragraph"
      ? inlineNodes(block.text, open && blocks.length === 1)
      : [blockNode(block, open && index === blocks.length - 1)],
  );
}

function inlineNodes(text, open) {
  return parseInline(text, open).map(pieceNode);
}

function pieceNode(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  if (piece.type === "break") return el("br");
  if (piece.type === "code") return el("code", {}, piece.text);
  const inner = piece.pieces.map(pieceNode);
  if (piece.type === "strong") return el("strong", {}, ...inner);
  if (piece.type === "emphasis") return el("em", {}, ...inner);
  const url = safeUrl(piece.address);
  return url ? el("a", linkTo(url), ...inner) : el("span", {}, ...inner);
}
