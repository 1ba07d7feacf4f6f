// The field that the translation is typed in, and the mirror under it: the same letters in the
// same places, which bear the marks of the findings and what the engine would go on with.

import { made } from "./dom.js";

export const field = () => document.getElementById("target");
export const saved = () => field().dataset.saved;
export const isDirty = () => field() !== null && field().value !== saved();

let checked = null;

// The text that the findings on the page are about.
export function setChecked(text) {
  checked = text;
  paint();
}

export const isChecked = () => checked === null || checked === field().value;

// The browser's own undo takes back what is put in like this. The focus stays where it was.
export function replaceText(start, end, text) {
  const area = field();
  const focused = document.activeElement;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const done = text
    ? document.execCommand("insertText", false, text)
    : start === end || document.execCommand("delete");
  if (!done) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (focused === document.body) area.blur();
  else if (focused !== area) focused.focus({ preventScroll: true });
}

export function put(text) {
  if (!field().readOnly) replaceText(0, field().value.length, text);
}

// The server counts characters, the browser halves of some.
export function place(characters) {
  return [...field().value].slice(0, characters).join("").length;
}

export function paint() {
  const mirror = document.getElementById("mirror");
  if (!mirror) return;
  const letters = [...field().value];
  const spans = isChecked() ? marks(letters.length) : [];
  const edges = [...new Set([0, letters.length, ...spans.flatMap(([from, to]) => [from, to])])];
  edges.sort((one, other) => one - other);
  const pieces = edges.slice(1).map((to, at) => piece(letters, edges[at], to, spans));
  const ghost = document.getElementById("ghost") ?? made("span", { id: "ghost", className: "ghost" });
  // Without something after it, a line end at the very end would take no room.
  mirror.replaceChildren(...pieces, ghost, "\u200b");
}

function piece(letters, from, to, spans) {
  const text = letters.slice(from, to).join("");
  const over = spans.find(([start, end]) => start <= from && to <= end);
  return over ? made("mark", { className: `finding ${over[2]}`, textContent: text }) : text;
}

function marks(length) {
  const found = document.getElementById("findings")?.dataset.marks;
  return (found ? JSON.parse(found) : []).filter(([from, to]) => from < to && to <= length);
}
