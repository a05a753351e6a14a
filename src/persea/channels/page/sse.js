/**
 * Server-sent events out of a fetch body (WHATWG HTML, "Parsing an event stream"): fields `event`,
 * `data` and `id`; comments and `retry` are passed over.
 */

/** A parser: `feed(text)` returns the events that the text completed, as {type, data, id}; `id` is null where none came. */
export function createParser() {
  let buffer = "";
  let type = "";
  let data = [];
  let id = null;

  function line(text, events) {
    if (text === "") {
      if (data.length) events.push({ type: type || "message", data: data.join("\n"), id });
      type = "";
      data = [];
      return;
    }
    const colon = text.indexOf(":");
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "event") type = value;
    else if (field === "data") data.push(value);
    else if (field === "id") id = value;
  }

  return {
    feed(text) {
      const events = [];
      buffer += text;
      let start = 0;
      for (let end; (end = lineEnd(buffer, start)) >= 0; ) {
        line(buffer.slice(start, end), events);
        start = end + (buffer.startsWith("\r\n", end) ? 2 : 1);
      }
      buffer = buffer.slice(start);
      return events;
    },
  };
}

// A carriage return at the very end may be half of a CRLF: it waits for what follows.
function lineEnd(text, from) {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\n") return at;
    if (text[at] === "\r") return at + 1 < text.length ? at : -1;
  }
  return -1;
}

/** The events of a response body (a ReadableStream of UTF-8), as they come; `heard` is called for whatever comes, a comment too. */
export async function* readEvents(body, heard = () => {}) {
  const parser = createParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      yield* parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel();
  }
}
