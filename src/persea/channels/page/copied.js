/**
 * What a copied part of the page says: as plain text without marks, and as HTML for where formatting is kept.
 *
 * Both are read from the elements themselves, so that what is copied is what is seen. Only what carries meaning is
 * taken along: no classes, no buttons, no pictures.
 */

const KEPT = new Set(["P", "BR", "STRONG", "EM", "CODE", "PRE", "UL", "OL", "LI", "BLOCKQUOTE", "H3", "H4", "HR", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "A"]);
const BLOCKS = new Set(["P", "PRE", "UL", "OL", "BLOCKQUOTE", "H3", "H4", "HR", "TABLE"]);
const UNSEEN = ".unseen, [aria-hidden], button:not(.figure), .origin, img, svg";

/** {text, html} of `nodes`, one after the other. */
export function copyOf(nodes) {
  const whole = document.createElement("div");
  whole.append(...nodes.map(bare));
  return { text: blocksText(whole).join("\n\n"), html: whole.innerHTML };
}

// A copy of `node` without what nobody reads in another place; links lead there from everywhere.
function bare(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const children = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE || !child.matches(UNSEEN)).map(bare);
  const copy = KEPT.has(node.tagName) ? document.createElement(node.tagName) : document.createDocumentFragment();
  if (node.tagName === "A") copy.setAttribute("href", node.href);
  if (node.tagName === "OL" && node.start !== 1) copy.setAttribute("start", node.start);
  copy.append(...children);
  return copy;
}

// The texts of the blocks in `node`; words that stand beside blocks are one of their own.
function blocksText(node) {
  const texts = [];
  let line = "";
  const end = () => {
    if (line.trim()) texts.push(line.trim());
    line = "";
  };
  for (const child of node.childNodes) {
    if (BLOCKS.has(child.tagName)) {
      end();
      texts.push(blockText(child));
    } else {
      line += wordsOf(child);
    }
  }
  end();
  return texts.filter(Boolean);
}

function blockText(block) {
  switch (block.tagName) {
    case "UL":
      return [...block.children].map((item) => itemText(item, "- ")).join("\n");
    case "OL":
      return [...block.children].map((item, index) => itemText(item, `${block.start + index}. `)).join("\n");
    case "TABLE":
      return [...block.rows].map((row) => [...row.cells].map((cell) => wordsOf(cell).trim()).join("\t")).join("\n");
    case "BLOCKQUOTE":
      return blocksText(block).join("\n\n");
    case "PRE":
      return block.textContent;
    default:
      return wordsOf(block).trim();
  }
}

function itemText(item, mark) {
  return mark + blocksText(item).join("\n").replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

// The words of a link that says something else than its address are followed by the address.
function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.tagName === "BR") return "\n";
  const words = [...node.childNodes].map(wordsOf).join("");
  if (node.tagName !== "A" || node.closest("table") || words === node.href) return words;
  return `${words} (${node.href})`;
}
