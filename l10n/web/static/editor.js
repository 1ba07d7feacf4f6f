// The segment editor. Without it every form works; with it nothing typed is lost, findings
// follow the typing, and what others do meanwhile is told.

import { made, say } from "./dom.js";
import { forget, keep, restore } from "./drafts.js";
import { field, isChecked, isDirty, paint, place, put, replaceText, setChecked } from "./field.js";

let leaving = false;

function dress() {
  const dirty = isDirty();
  document.querySelectorAll(".if-typed").forEach((one) => { one.hidden = !dirty; });
  document.querySelectorAll(".if-saved").forEach((one) => { one.hidden = dirty; });
  document.querySelectorAll("button[data-insert], button[data-put]").forEach((one) => {
    one.hidden = false;
  });
  paint();
}

document.addEventListener("input", (event) => {
  if (event.target !== field()) return;
  keep();
  dress();
});

// ---- Buttons that change the text ----

function fix({ from, to, fix: text }) {
  if (!isChecked()) return say("Wait a moment: the text is being checked.");
  replaceText(place(+from), place(+to), text);
  return say("Mended.");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, a");
  if (!button || event.ctrlKey || event.metaKey) return;
  const { fix: mend, put: text, insert, theirs } = button.dataset;
  if ([mend, text, insert, theirs].every((one) => one === undefined)) return;
  event.preventDefault();
  if (mend !== undefined) fix(button.dataset);
  else if (insert !== undefined) replaceText(field().selectionStart, field().selectionEnd, insert);
  else put(theirs ?? (button.value === "copy" ? field().dataset.source : text));
});

// ---- Sending: what stands in the way takes the editor's place, with all that was typed ----

function tell(kind, ...inside) {
  document.getElementById("trouble")?.remove();
  const box = made("div", { id: "trouble", className: `notice is-${kind}` }, made("p", {}, ...inside));
  box.setAttribute("role", "alert");
  document.getElementById("meanwhile").append(box);
}

const isSending = (event) => event.target.id === "segment-form";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!isSending(event)) return;
  document.getElementById("trouble")?.remove();
  event.target.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!isSending(event)) return;
  event.target.removeAttribute("aria-busy");
  if (!event.detail.xhr.getResponseHeader("HX-Redirect")) return;
  leaving = true;
  forget();
});

const answered = (xhr) => new DOMParser().parseFromString(xhr.responseText, "text/html");
const hasEditor = (xhr) => answered(xhr).getElementById("editor") !== null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target } = event.detail;
  if (target.id !== "editor" || ![409, 422].includes(xhr.status) || !hasEditor(xhr)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:sendError", (event) => {
  if (isSending(event)) tell("error", "The server cannot be reached. Your text is still here: try again in a moment.");
});

document.addEventListener("htmx:responseError", (event) => {
  if (!isSending(event)) return;
  const { xhr } = event.detail;
  if (xhr.status !== 401 && xhr.status !== 403) {
    const said = answered(xhr).querySelector("h1")?.textContent ?? "The server could not do it.";
    tell("error", `${said} Your text is still here.`);
    return;
  }
  keep();
  const again = made("a", { href: window.location.href, textContent: "Sign in again" });
  again.addEventListener("click", () => { leaving = true; });
  tell("error", "You have been signed out. ", again, ": your text will be back in its field.");
});

document.addEventListener("submit", (event) => {
  if (event.target.id === "undo" && !isDirty()) leaving = true;
});

window.addEventListener("beforeunload", (event) => {
  if (isDirty() && !leaving) event.preventDefault();
});

// ---- Findings ----

let opened = [];

document.addEventListener("htmx:beforeSwap", (event) => {
  opened = [...event.detail.target.querySelectorAll("details[id][open]")].map((one) => one.id);
});

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target === field()) event.detail.parameters.target = field().value;
});

document.addEventListener("htmx:afterSwap", (event) => {
  const { target, requestConfig } = event.detail;
  opened.map((id) => document.getElementById(id)).filter(Boolean).forEach((one) => { one.open = true; });
  if (target.id === "findings") {
    setChecked(requestConfig.parameters.target);
    tellFindings();
  }
  if (target.id === "editor") told(event.detail.xhr.status);
});

function told(status) {
  if (status === 200) say("Saved.");
  else document.querySelector("#told > *")?.scrollIntoView({ block: "nearest" });
}

let lastSummary = null;

function tellFindings() {
  const summary = document.getElementById("findings").dataset.summary;
  if (lastSummary !== null && summary !== lastSummary) say(summary || "The checks find nothing.");
  lastSummary = summary;
}

// ---- What others do meanwhile ----

document.addEventListener("l10n:change", (event) => {
  const here = document.getElementById("editor").dataset;
  const { tag, statement, segments } = event.detail;
  if (leaving || tag !== here.tag || statement !== here.statement) return;
  if (segments.length && !segments.includes(here.segment)) return;
  window.htmx.ajax("GET", here.now, { target: "#changed", swap: "outerHTML" });
});

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.id === "changed") say(event.detail.elt.textContent.replace(/\s+/g, " "));
});

// ---- Each time the editor is there ----

function begin() {
  lastSummary = document.getElementById("findings").dataset.summary;
  setChecked(field().value);
  dress();
}

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.id === "editor") { begin(); keep(); }
  else if (event.detail.elt !== document.body) dress();
});

begin();
restore();
window.addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
