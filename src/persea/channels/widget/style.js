/**
 * How the widget looks. Every colour, font and measure that a shop may want to be its own is a `--persea-…` property; what
 * is more than that goes through parts. A constructed sheet, so that a strict style-src needs no exception for it.
 */

const CSS = `
:host {
  --accent: var(--persea-accent, #2b4d2e);
  --on-accent: var(--persea-on-accent, #fffdf6);
  --surface: var(--persea-surface, light-dark(#fffdf6, #1b2116));
  --sunken: var(--persea-sunken, light-dark(#f3ecda, #272f20));
  --ink: var(--persea-ink, light-dark(#20271a, #eeead9));
  --muted: var(--persea-muted, light-dark(#5a604b, #a8ad96));
  --line: var(--persea-line, light-dark(#e3dac3, #3a4430));
  --problem: var(--persea-problem, light-dark(#9a4627, #e8a583));
  --round: var(--persea-radius, 0.875rem);
  --width: var(--persea-width, 24rem);
  --height: var(--persea-height, 38rem);
  position: fixed; inset-block-end: var(--persea-bottom, 1.25rem); inset-inline-end: var(--persea-side, 1.25rem);
  z-index: var(--persea-layer, 2147483000);
  font: var(--persea-font, 400 1rem/1.5 system-ui, sans-serif);
  color: var(--ink); color-scheme: var(--persea-scheme, light);
  display: block; text-align: start; letter-spacing: normal; text-transform: none;
}
:host([inline]) { position: static; z-index: auto; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher {
  display: block; margin-inline-start: auto; min-block-size: 3rem; padding: 0.6rem 1.25rem; border: 0; border-radius: 2rem;
  background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 4px 16px #0003;
}
:host([open]) .launcher { display: none; }
:host([inline]) .launcher { display: none; }
.panel {
  display: flex; flex-direction: column; inline-size: min(var(--width), calc(100vw - 2.5rem));
  block-size: min(var(--height), calc(100dvh - 2.5rem)); overflow: hidden;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: 0 12px 40px #0004;
}
:host([inline]) .panel { inline-size: 100%; block-size: var(--height); box-shadow: none; }
.head { display: flex; align-items: center; gap: 0.25rem; padding: 0.5rem 0.5rem 0.5rem 1rem; background: var(--accent); color: var(--on-accent); }
.head h2 { flex: 1; margin: 0; font-size: 1rem; font-weight: 600; }
.head :focus-visible { outline-color: var(--on-accent); }
.plain { min-block-size: 2.75rem; min-inline-size: 2.75rem; padding: 0 0.6rem; border: 0; border-radius: 0.5rem; background: none; }
.plain:hover { background: #8883; }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; display: flex; flex-direction: column; gap: 0.75rem; }
.question { align-self: flex-end; max-inline-size: 85%; margin: 0; padding: 0.5rem 0.85rem; border-radius: var(--round); background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; }
.answer { display: flex; flex-direction: column; gap: 0.6rem; min-inline-size: 0; }
.said { overflow-wrap: anywhere; }
.said > :first-child { margin-block-start: 0; }
.said > :last-child { margin-block-end: 0; }
.said h3, .said h4 { font-size: 1rem; margin-block: 0.5rem 0.25rem; }
.said:empty { display: none; }
a { color: inherit; text-underline-offset: 0.15em; }
.status, .source, .wish { margin: 0; color: var(--muted); font-size: 0.9rem; }
.problem { margin: 0; color: var(--problem); }
.cards { display: flex; flex-direction: column; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.card { position: relative; display: grid; grid-template-columns: 5rem 1fr; gap: 0.75rem; padding: 0.5rem; border: 1px solid var(--line); border-radius: calc(var(--round) * 0.7); }
.card:has(a:hover) { border-color: var(--accent); }
.card.gone { opacity: 0.75; }
.card p, .card h3 { margin: 0; }
.card h3 { font-size: 0.95rem; font-weight: 600; line-height: 1.3; }
.card h3 a { text-decoration: none; }
.card h3 a::after { content: ""; position: absolute; inset: 0; border-radius: inherit; }
.picture { inline-size: 5rem; block-size: 5rem; border-radius: 0.4rem; background: var(--sunken); overflow: hidden; }
.picture img { inline-size: 100%; block-size: 100%; object-fit: contain; display: block; }
.price s, .rating, .reason, .stock, .sponsored { color: var(--muted); font-size: 0.875rem; }
.stock { color: var(--problem); }
.total { margin: 0.5rem 0 0; font-weight: 600; }
.cart ul { margin: 0.25rem 0; padding-inline-start: 1.1rem; }
.cart p { margin: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.35rem 0.5rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
pre { overflow-x: auto; }
.hello p { margin: 0 0 0.75rem; }
.put { position: relative; z-index: 1; margin-block-start: 0.4rem; }
.bought { position: relative; z-index: 1; grid-column: 1 / -1; display: grid; gap: 0.5rem; }
.bought:empty, .bought > :empty { display: none; }
.which { display: grid; gap: 0.5rem; }
.which label { display: grid; grid-template-columns: 6rem 1fr; align-items: center; gap: 0.5rem; font-size: 0.9rem; overflow-wrap: anywhere; }
.choice { min-inline-size: 0; min-block-size: 2.75rem; padding-inline: 0.5rem; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: 0.5rem; }
.chips, .deeds { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.chip { min-block-size: 2.25rem; padding: 0.3rem 0.8rem; border: 1px solid var(--line); border-radius: 1.2rem; background: none; text-align: start; font-size: 0.9rem; }
.chip:hover { border-color: var(--accent); }
.again { align-self: flex-start; }
.note { margin: 0; padding: 0.5rem 1rem 0; color: var(--muted); font-size: 0.9rem; }
.voice[aria-pressed] { background: var(--accent); color: var(--on-accent); }
.composer { display: flex; gap: 0.5rem; align-items: flex-end; padding: 0.6rem; border-block-start: 1px solid var(--line); }
textarea { flex: 1; min-block-size: 2.75rem; max-block-size: 9rem; padding: 0.6rem 0.75rem; resize: none; border: 1px solid var(--muted); border-radius: 0.7rem; background: var(--surface); }
.send { inline-size: 2.75rem; block-size: 2.75rem; border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-size: 1.1rem; }
@media (max-width: 30rem) {
  :host([open]:not([inline])) { inset: 0; }
  :host([open]:not([inline])) .panel { inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
}
@media (prefers-reduced-motion: no-preference) { .launcher { transition: transform 0.15s; } .launcher:hover { transform: translateY(-2px); } }
@media (forced-colors: active) { .launcher, .send, .panel { border: 1px solid; } }
`;

let made = null;

/** The one sheet that all widgets of a page share. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(CSS);
  }
  return made;
}
