// What was typed and not saved, kept in this tab for the version that it was typed upon.

import { made } from "./dom.js";
import { field, isDirty, put, saved } from "./field.js";

function key(version) {
  const { tag, statement, segment } = document.getElementById("editor").dataset;
  return `l10n-draft ${JSON.stringify([tag, statement, segment])} ${version}`;
}

// A browser may keep nothing at all.
function stored(work) {
  try { return work(sessionStorage); } catch { return null; }
}

function mine() {
  const begin = key("");
  return stored((store) => Object.keys(store).filter((one) => one.startsWith(begin))) ?? [];
}

export function keep() {
  forget();
  if (isDirty()) stored((store) => store.setItem(key(field().dataset.version), field().value));
}

export function forget() {
  mine().forEach((one) => stored((store) => store.removeItem(one)));
}

function told(...inside) {
  document.getElementById("draft")?.remove();
  const box = made("div", { id: "draft", className: "notice" }, made("p", {}, ...inside));
  box.setAttribute("role", "status");
  document.getElementById("meanwhile").append(box);
}

function button(text, work) {
  const pressed = made("button", { type: "button", className: "small", textContent: text });
  pressed.addEventListener("click", () => {
    work();
    document.getElementById("draft")?.remove();
  });
  return pressed;
}

export function restore() {
  if (isDirty() || field().readOnly) return;
  const own = stored((store) => store.getItem(key(field().dataset.version)));
  if (own !== null && own !== saved()) {
    put(own);
    told("What you typed here before is back. ", button("Put the old text back", () => put(saved())));
    return;
  }
  const texts = mine().map((one) => stored((store) => store.getItem(one)));
  const older = texts.find((text) => text && text !== saved());
  if (!older) return;
  const typed = made("q", { textContent: older, lang: field().lang, dir: field().dir });
  const take = button("Put it in the field", () => put(older));
  told("Before this was changed you had typed: ", typed, " ", take, " ", button("Drop it", forget));
}
