// What the engine would go on with, shown in grey after what is typed. Tab takes a word of it,
// Ctrl+Right all; typing on asks anew. Screen readers are told nothing of it unless they ask.

import { say } from "./dom.js";
import { field, replaceText } from "./field.js";

const PAUSE = 40;
const OFF = "l10n-suggest-off";
const ALOUD = "l10n-suggest-aloud";

let asking = null;
let timer = 0;
let speaking = 0;
let offered = [];
let at = 0;

function setting(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value ? "1" : "");
    return localStorage.getItem(name) === "1";
  } catch {
    return value ?? false;
  }
}

const hasEngine = () => !document.querySelector("[data-no-engine]");
const isOn = () => !setting(OFF) && hasEngine();

const words = () => offered[at] ?? [];

function isAtEnd() {
  const { selectionStart, selectionEnd, value } = field();
  return selectionStart === selectionEnd && selectionEnd === value.length;
}

function show() {
  const ghost = document.getElementById("ghost");
  if (!ghost) return;
  ghost.textContent = words().join("");
  window.clearTimeout(speaking);
  if (words().length && setting(ALOUD)) {
    speaking = window.setTimeout(() => say(`Suggestion: ${words().join("")}`), 900);
  }
}

function hide() {
  offered = [];
  at = 0;
  show();
}

function stop() {
  window.clearTimeout(timer);
  asking?.abort();
  asking = null;
}

async function ask() {
  stop();
  if (!isOn() || !isAtEnd() || field().readOnly || document.activeElement !== field()) return;
  const typed = field().value;
  const asked = new AbortController();
  asking = asked;
  const body = new URLSearchParams({ text: typed });
  const csrf = document.querySelector('meta[name="csrf"]').content;
  try {
    const answer = await fetch(field().dataset.complete, {
      method: "POST",
      headers: { "X-CSRF-Token": csrf, Accept: "application/json" },
      body,
      signal: asked.signal,
    });
    if (!answer.ok) return;
    const { completions } = await answer.json();
    if (asking !== asked || field().value !== typed || !isAtEnd()) return;
    offered = completions.map((one) => one.words);
    at = 0;
    show();
  } catch {
    // Overtaken by what was typed since, or no server: there is just no suggestion.
  }
}

function later() {
  stop();
  hide();
  timer = window.setTimeout(ask, PAUSE);
}

// What is typed just as it was suggested keeps the rest of the suggestion.
function typedAlong(event) {
  const rest = words().join("");
  if (event.inputType !== "insertText" || !event.data || !rest.startsWith(event.data)) return false;
  const left = rest.slice(event.data.length);
  offered = left ? [left.match(/\s*\S+\s*$|\s*\S+|\s+$/g) ?? [left]] : [];
  at = 0;
  return Boolean(left);
}

function take(count) {
  const taken = words().slice(0, count).join("");
  const left = words().slice(count);
  replaceText(field().value.length, field().value.length, taken);
  stop();
  offered = left.length ? [left] : [];
  at = 0;
  show();
  if (!left.length) timer = window.setTimeout(ask, PAUSE);
}

document.addEventListener("input", (event) => {
  if (event.target !== field() || event.isComposing) return;
  if (typedAlong(event)) {
    stop();
    show();
    timer = window.setTimeout(ask, 4 * PAUSE);
  } else later();
});

document.addEventListener("compositionend", (event) => { if (event.target === field()) later(); });
document.addEventListener("compositionstart", (event) => { if (event.target === field()) hide(); });
document.addEventListener("focusin", (event) => { if (event.target === field()) later(); });
document.addEventListener("focusout", (event) => {
  if (event.target !== field()) return;
  stop();
  hide();
});
document.addEventListener("selectionchange", () => {
  if (words().length && (document.activeElement !== field() || !isAtEnd())) hide();
});

// Before other keys: what is shown goes first.
document.addEventListener("keydown", (event) => {
  if (event.target !== field() || event.isComposing || !words().length) return;
  const name = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.key}`;
  const along = field().dir === "rtl" ? "Ctrl+ArrowLeft" : "Ctrl+ArrowRight";
  const deeds = {
    Tab: () => take(1),
    [along]: () => take(words().length),
    "Alt+ArrowDown": () => { at = (at + 1) % offered.length; show(); },
    Escape: () => { stop(); hide(); },
  };
  if (!deeds[name]) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deeds[name]();
}, true);

function options() {
  const suggest = document.getElementById("suggest");
  const speak = document.getElementById("speak");
  if (!suggest || !speak) return;
  document.getElementById("typing-options").hidden = field().readOnly || !hasEngine();
  suggest.checked = !setting(OFF);
  speak.checked = setting(ALOUD);
  suggest.onchange = () => { setting(OFF, !suggest.checked); hide(); };
  speak.onchange = () => setting(ALOUD, speak.checked);
}

document.addEventListener("htmx:load", options);
options();
