"""The page's pure modules, run where they live: in the browser."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from page_wire import PAGE, Visit, Wire
from playwright.async_api import Page

from persea.values import currency_exponent

pytestmark = pytest.mark.browser

RENDER = """async ([source, open]) => {
  const { createWriter } = await import("/page/markdown.js");
  const box = document.createElement("div");
  createWriter(box).write(source, open);
  return box.innerHTML;
}"""


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Two\nlines.\n\nNext.", "<p>Two<br>lines.</p><p>Next.</p>"),
        (
            "**bold** and *soft* and `code`",
            "<p><strong>bold</strong> and <em>soft</em> and <code>code</code></p>",
        ),
        ("***both*** **a *b* c**", "<p><strong><em>both</em></strong> <strong>a <em>b</em> c</strong></p>"),
        ("- one\n- two\n  more\n\nend", "<ul><li>one</li><li>two<br>more</li></ul><p>end</p>"),
        ("3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("# Big\ntext", "<h3>Big</h3><p>text</p>"),
        ("> said\n> twice", "<blockquote><p>said<br>twice</p></blockquote>"),
        ("```js\n<b>*x*</b>\n```", "<pre><code>&lt;b&gt;*x*&lt;/b&gt;</code></pre>"),
        ("---", "<hr>"),
        (
            "Sizes:\n| a | *b* |\n|---|:-:|\n| 1 | x\\|y |\n| 2 |\n\nend",
            '<p>Sizes:</p><div class="table" tabindex="0"><table><thead><tr><th scope="col">a</th>'
            '<th scope="col"><em>b</em></th></tr></thead><tbody><tr><td>1</td><td>x|y</td></tr>'
            "<tr><td>2</td><td></td></tr></tbody></table></div><p>end</p>",
        ),
        ("a | b\nno table", "<p>a | b<br>no table</p>"),
        ("20*30*40 cm, 5 * 3 * 2", "<p>20*30*40 cm, 5 * 3 * 2</p>"),
        (r"\*plain\* and a lone * or **", "<p>*plain* and a lone * or **</p>"),
        ("[boot](/products/a-1)", '<p><a href="/products/a-1" rel="noopener">boot</a></p>'),
        (
            "[**out**](https://example.org/a_(b))",
            '<p><a href="https://example.org/a_(b)" rel="noopener" target="_blank">'
            "<strong>out</strong></a></p>",
        ),
        (
            "(see https://example.org/x).",
            '<p>(see <a href="https://example.org/x" rel="noopener" target="_blank">'
            "https://example.org/x</a>).</p>",
        ),
    ],
)
async def test_markdown(bare: Page, source: str, html: str) -> None:
    """The Markdown that shop answers use becomes the elements one expects."""
    assert await bare.evaluate(RENDER, [source, False]) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("[x](javascript:alert(1))", "<p><span>x</span></p>"),
        ("[x](JaVaScRiPt:alert(1)) [y](data:text/html,z)", "<p><span>x</span> <span>y</span></p>"),
        ('[x](https://example.org" onclick="a)', '<p>[x](<a href="https://example.org/" rel="noopener"'),
        ("![pixel](https://example.org/p.png)", "<p>pixel</p>"),
        ("<https://example.org/>", "<p>&lt;"),
        ("[vbscript](vbscript:x) [mail](mailto:a@b.c)", "<p><span>vbscript</span> <span>mail</span></p>"),
    ],
)
async def test_markdown_is_inert(bare: Page, source: str, html: str) -> None:
    """Markup stays text, images are not loaded, and only http(s) and own paths can be followed."""
    assert (await bare.evaluate(RENDER, [source, False])).startswith(html)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("so **bo", "<p>so <strong>bo</strong></p>"),
        ("so *", "<p>so </p>"),
        ("see [the bo", "<p>see the bo</p>"),
        ("see [the boot](/prod", "<p>see the boot</p>"),
        ("run `per", "<p>run <code>per</code></p>"),
        ("text\n\n-", "<p>text</p>"),
        ("text\n\n2.", "<p>text</p>"),
        ("text\n\n| a | b |", "<p>text</p>"),
    ],
)
async def test_markdown_while_it_is_written(bare: Page, source: str, html: str) -> None:
    """Half a mark never flashes by as an asterisk or a bracket."""
    assert await bare.evaluate(RENDER, [source, True]) == html


async def test_markdown_grows_into_the_whole(bare: Page) -> None:
    """Whatever comes in whatever pieces: the end is what the whole text gives, and only harmless elements."""
    faults = await bare.evaluate(
        """async () => {
          const { createWriter } = await import("/page/markdown.js");
          const parts = ["*", "**", "`", "```", "\\n", "\\n\\n", "- ", "  ", "1. ", "# ", "> ", "[",
            "[a](", "](/p)", "javascript:", "<script>", "https://e.org/", "word ", "x", "\\\\", "!", "_", '"', "(", ")",
            "<img src=x>"];
          const allowed = "P BR STRONG EM CODE PRE UL OL LI A SPAN H3 H4 HR BLOCKQUOTE".split(" ");
          let seed = 7;
          const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
          const faults = [];
          for (let round = 0; round < 400; round++) {
            const pieces = Array.from({ length: 1 + random(30) }, () => parts[random(parts.length)]);
            const whole = document.createElement("div");
            createWriter(whole).write(pieces.join(""), false);
            const grown = document.createElement("div");
            const writer = createWriter(grown);
            pieces.forEach((_, index) => writer.write(pieces.slice(0, index + 1).join(""), true));
            writer.write(pieces.join(""), false);
            if (whole.innerHTML !== grown.innerHTML) faults.push(["differs", pieces.join("")]);
            for (const node of whole.querySelectorAll("*")) {
              const safe = node.tagName !== "A" || /^https?:$/.test(node.protocol);
              if (!allowed.includes(node.tagName) || !safe) faults.push([node.outerHTML, pieces.join("")]);
            }
          }
          return faults;
        }"""
    )
    assert faults == []


async def test_markdown_keeps_what_did_not_change(bare: Page) -> None:
    """A paragraph that is finished stays the same node while the text below it grows."""
    same = await bare.evaluate(
        """async () => {
          const { createWriter } = await import("/page/markdown.js");
          const box = document.createElement("div");
          const writer = createWriter(box);
          writer.write("First.\\n\\nSec", true);
          const first = box.firstChild;
          writer.write("First.\\n\\nSecond.", false);
          return first === box.firstChild && box.lastChild.textContent === "Second.";
        }"""
    )
    assert same


EVENTS = 'event: text\ndata: {"delta": "é"}\n\n'


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("event: a\ndata: 1\n\n", [["a", "1"]]),
        ("data: 1\ndata: 2\n\n", [["message", "1\n2"]]),
        ("event:a\ndata:1\n\nevent: b\ndata:  2\n\n", [["a", "1"], ["b", " 2"]]),
        (": a comment\n\nevent: a\r\ndata: 1\r\n\r\ndata: 2\r\r", [["a", "1"]]),
        ("event: a\ndata: cut off", []),
        ("id: 4\nretry: 10\nunknown\ndata\n\n", [["message", ""]]),
        (EVENTS + EVENTS, [["text", '{"delta": "é"}']] * 2),
    ],
)
async def test_event_stream(bare: Page, text: str, events: list[Any]) -> None:
    """Events come out alike however the bytes are cut: all at once, and one byte at a time."""
    for size in (len(text.encode()), 1, 3):
        found = await bare.evaluate(
            """async ([text, size]) => {
              const { readEvents } = await import("/page/sse.js");
              const bytes = new TextEncoder().encode(text);
              let at = 0;
              const body = new ReadableStream({
                pull(controller) {
                  if (at >= bytes.length) return controller.close();
                  controller.enqueue(bytes.slice(at, (at += size)));
                },
              });
              const events = [];
              for await (const { type, data } of readEvents(body)) events.push([type, data]);
              return events;
            }""",
            [text, size],
        )
        assert found == events, size


async def test_money(bare: Page) -> None:
    """Amounts are written with their currency's own number of digits."""
    amounts = [(129900, "USD"), (5, "USD"), (1200, "JPY"), (12345, "KWD"), (99, "EUR"), (1500, "IQD")]
    shown = await bare.evaluate(
        """async (amounts) => {
          const { formatMoney } = await import("/page/money.js");
          return amounts.map(([amount_minor, currency]) => formatMoney({ amount_minor, currency }, "en"));
        }""",
        amounts,
    )
    assert shown == ["$1,299.00", "$0.05", "¥1,200", "KWD\u00a012.345", "€0.99", "IQD\u00a01.500"]


async def test_money_agrees_with_the_server(bare: Page) -> None:
    """Every currency the browser knows has as many digits on the page as on the server."""
    digits = await bare.evaluate(
        """async () => {
          const { currencyDigits } = await import("/page/money.js");
          return Intl.supportedValuesOf("currency").map((currency) => [currency, currencyDigits(currency)]);
        }"""
    )
    assert len(digits) > 100
    assert [entry for entry in digits if entry[1] != currency_exponent(entry[0])] == []


async def test_contrast(wire: Wire, visit: Visit) -> None:
    """Every pair of colours that text uses has the contrast that WCAG 2.2 AA asks for, in light and in dark."""
    texts = {
        "paper": ["ink", "muted", "leaf", "leaf-deep", "clay"],
        "surface": ["ink", "muted", "leaf", "clay"],
        "sunken": ["ink", "muted", "clay"],
        "side": ["ink", "muted", "leaf"],
        "field": ["ink", "muted"],
        "flesh": ["ink", "leaf", "muted"],
        "clay-soft": ["ink", "clay"],
        "leaf": ["on-leaf"],
        "leaf-deep": ["on-leaf"],
        "clay": ["on-clay"],
        "ink": ["paper"],
    }
    pairs = [(front, ground, 4.5) for ground, fronts in texts.items() for front in fronts]
    # What is no text but carries meaning: the edges of fields, the ring of focus, the parts of charts.
    parts = {"edge": ["paper", "surface"], "clay": ["paper", "surface", "side", "field", "flesh"],
             "leaf": ["paper", "surface", "chart-area"], "chart-bar": ["paper", "surface", "chart-track"]}  # fmt: skip
    pairs += [(front, ground, 3.0) for front, grounds in parts.items() for ground in grounds]
    tokens = re.findall(r"--([\w-]+): light-dark", (PAGE / "tokens.css").read_text())
    assert set(tokens) - {name for front, ground, _ in pairs for name in (front, ground)} == DECORATION
    for scheme in ("light", "dark"):
        page = await visit(wire.url, color_scheme=scheme)
        colours: dict[str, list[int]] = await page.evaluate(
            """(names) => Object.fromEntries(names.map((name) => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = `var(--${name})`;
              const found = getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number);
              probe.remove();
              return [name, found];
            }))""",
            sorted({name for front, ground, _ in pairs for name in (front, ground)}),
        )
        for front, ground, least in pairs:
            assert contrast(colours[front], colours[ground]) >= least, (
                scheme,
                front,
                ground,
                json.dumps(colours),
            )


# What carries neither words nor meaning: lines between rows, grounds of pictures, shadows.
DECORATION = {
    "line",
    "mount",
    "drawn",
    "tint-0",
    "tint-1",
    "tint-2",
    "tint-3",
    "shadow",
    "shadow-deep",
    "veil",
}


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: list[int]) -> float:
        parts = [
            c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
