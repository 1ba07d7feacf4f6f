// Keys of every page. Each belongs to something that can be seen and clicked: what has
// data-key="a Control+Enter" is pressed by these keys, and the list that ? shows is made of it.
// Nothing is taken from text fields but what has a modifier, nor from dialogs that are open.

import { made, say } from "./dom.js";

const OFF = "l10n-keys-off";
const FIELDS = "textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])";

function isOff() {
  try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
}

function setOff(off) {
  try { localStorage.setItem(OFF, off ? "1" : ""); } catch { /* it holds for this page alone */ }
}

// The letter on the key where the keyboard writes another script.
function letter(event) {
  if (/^[\x20-\x7e]$/.test(event.key) || event.key.length > 1) return event.key;
  const latin = /^(?:Key|Digit)(.)$/.exec(event.code);
  return latin ? latin[1].toLowerCase() : event.key;
}

function nameOf(event) {
  const pressed = letter(event);
  const control = event.ctrlKey || event.metaKey ? "Control+" : "";
  const one = pressed.length === 1 ? pressed.toLowerCase() : pressed;
  return control + (event.altKey ? "Alt+" : "") + one;
}

function keysOf(element) {
  return element.dataset.key.split(" ");
}

function isShown(element) {
  return element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
}

function meant(name) {
  const all = [...document.querySelectorAll("[data-key]")];
  return all.find((element) => keysOf(element).includes(name) && isShown(element));
}

function why(element) {
  const ids = (element.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  const texts = ids.map((id) => document.getElementById(id)?.textContent.trim());
  return texts.filter(Boolean).join(" ") || "That is not possible here.";
}

function opened(details) {
  details.open = true;
  const field = details.querySelector("textarea, input, select, button");
  if (field) field.focus();
}

function entered(field) {
  field.focus();
  const isUntouched = field.selectionEnd === 0 && field.matches("textarea");
  if (isUntouched) field.setSelectionRange(field.value.length, field.value.length);
}

function press(element) {
  if (element.disabled || element.getAttribute("aria-disabled") === "true") say(why(element));
  else if (element.matches(FIELDS)) entered(element);
  else if (element.matches("summary")) opened(element.closest("details"));
  else element.click();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  // A key that is held down must not decide about one segment after the other unread.
  if (event.repeat) return;
  // Fields for a reason have a button of their own.
  if (event.key === "Enter" && event.target.closest?.("[data-enter]")) return;
  const inField = event.target.closest?.(FIELDS);
  const name = nameOf(event);
  const plain = !name.startsWith("Control+") && !name.startsWith("Alt+");
  if (plain && (inField || isOff())) return;
  // Enter and the space bar belong to what has the focus.
  if (plain && name === "Enter" && event.target !== document.body) return;
  const element = meant(name);
  if (!element) return;
  event.preventDefault();
  press(element);
});

const WORDS = { ArrowDown: "↓", ArrowUp: "↑", Control: "Ctrl", Enter: "Enter", Escape: "Esc" };

function asKeys(key) {
  const parts = key.split(/\+(?=.)/).map((part) => {
    const kbd = document.createElement("kbd");
    kbd.textContent = WORDS[part] || (key.includes("+") ? part.toUpperCase() : part);
    return kbd;
  });
  return parts.flatMap((kbd, at) => (at ? ["+", kbd] : [kbd]));
}

// What is read out of it: without the keys that are written on it.
function spoken(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true], [hidden]").forEach((one) => one.remove());
  return copy.textContent;
}

function labelOf(element) {
  const label = element.labels?.[0]?.textContent;
  const text = element.dataset.keyLabel || element.getAttribute("aria-label") || label;
  return (text || spoken(element)).replace(/\s+/g, " ").trim();
}

function row(element, seen) {
  const keys = keysOf(element).filter((key) => !seen.has(key));
  keys.forEach((key) => seen.add(key));
  if (!keys.length) return [];
  const term = document.createElement("dt");
  keys.forEach((key, at) => term.append(...(at ? [" ", ...asKeys(key)] : asKeys(key))));
  const what = document.createElement("dd");
  what.textContent = labelOf(element);
  return [term, what];
}

function list() {
  const terms = document.createElement("dl");
  terms.className = "keys-list";
  const seen = new Set();
  const all = [...document.querySelectorAll("[data-key]")].filter(isShown);
  terms.append(...all.flatMap((element) => row(element, seen)));
  return terms;
}

// Some people's software types letters for them: single keys can be switched off.
function dialogOfKeys() {
  const box = made("input", { type: "checkbox", checked: !isOff() });
  box.addEventListener("change", () => setOff(!box.checked));
  const close = made("button", { type: "button", textContent: "Close", autofocus: true });
  const dialog = made(
    "dialog",
    { className: "keys" },
    made("h2", { id: "keys-title", textContent: "Keys on this page" }),
    list(),
    made("label", { className: "check-label" }, box, "Single letters work as keys"),
    made("p", { className: "row" }, close, made("a", { href: "/help", textContent: "Help" })),
  );
  dialog.setAttribute("aria-labelledby", "keys-title");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

// The link to the page of keys shows them in place.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[data-key="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const dialog = dialogOfKeys();
  document.body.append(dialog);
  dialog.showModal();
});

// A reason is one line: Enter in its field sends it by the button that belongs to it.
document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-enter]");
  if (!field || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  document.getElementById(field.dataset.enter)?.click();
});

// Esc leaves a field for the page, where the single keys work.
document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.(FIELDS);
  if (event.key !== "Escape" || event.defaultPrevented || !field) return;
  if (document.querySelector("dialog[open]")) return;
  const details = field.closest("details");
  if (details) details.open = false;
  field.blur();
});

// A place in an address is where the typing begins, if it is a field.
const begun = document.getElementById(window.location.hash.slice(1));
if (begun?.matches(FIELDS)) begun.focus();

// Assistive software tells which keys there are.
function tellKeys() {
  document.querySelectorAll("[data-key]:not([aria-keyshortcuts])").forEach((element) => {
    element.setAttribute("aria-keyshortcuts", element.dataset.key);
  });
}

document.addEventListener("htmx:load", tellKeys);
tellKeys();
