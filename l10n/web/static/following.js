// What others do appears here without a reload. A page says what it follows:
//   data-live="*", "es" or "es/statement": its parts (data-part, with an id) are fetched anew;
//   data-live-rows="es": its rows (data-row, data-statement) are fetched one by one.
// Other scripts hear every change as the document's event "l10n:change", with what
// the server said in event.detail.

import { made, say } from "./dom.js";

const QUIET_MS = 400;
const LEAST_MS = 1500;
const DONE = {
  approve: "approved", reject: "rejected", edit: "edited", comment: "commented on",
  dismiss: "dismissed a finding in", recall: "took up a finding again in", undo: "took back",
};

const me = document.body.dataset.person;

export function changed(change) {
  document.dispatchEvent(new CustomEvent("l10n:change", { detail: change }));
  if (concerns(change)) refresh(change);
}

function concerns(change) {
  const follows = document.querySelector("[data-live]")?.dataset.live;
  const rows = document.querySelector("[data-live-rows]")?.dataset.liveRows;
  const place = `${change.tag}/${change.statement}`;
  return follows === "*" || [change.tag, place].includes(follows) || rows === change.tag;
}

let changes = [];
let everything = false;
let timer = null;
let refreshed = 0;
let busy = false;

// Null is for what nothing is known of: all is looked at.
export function refresh(change) {
  if (change) changes.push(change); else everything = true;
  window.clearTimeout(timer);
  const rested = LEAST_MS - (Date.now() - refreshed);
  timer = window.setTimeout(update, Math.max(QUIET_MS, rested));
}

async function update() {
  if (busy) { timer = window.setTimeout(update, QUIET_MS); return; }
  busy = true;
  const [batch, all] = [changes, everything];
  [changes, everything, refreshed] = [[], false, Date.now()];
  try {
    if (document.querySelector("[data-live]")) await updateParts();
    if (document.querySelector("[data-live-rows]")) await updateRows(batch, all);
    tell(batch);
  } catch {
    everything = true; // the server will be back, and says so
  }
  busy = false;
}

function tell(batch) {
  const known = batch.filter((change) => change.by && change.by !== me && DONE[change.what]);
  const texts = known.slice(0, 3).map((change) => {
    const count = change.segments.length;
    const what = count === 1 ? "a segment" : `${count} segments`;
    return `${change.by} ${DONE[change.what]} ${what} of ${change.statement} (${change.tag}).`;
  });
  if (known.length > 3) texts.push(`And ${known.length - 3} more changes.`);
  if (texts.length) say(texts.join(" "));
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { "X-Live": "1" } });
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// ---- Parts of a page ----
async function updateParts() {
  const fresh = await fetched(window.location.href);
  const old = [...document.querySelectorAll("[data-part]")];
  const parts = new Map([...fresh.querySelectorAll("[data-part]")].map((part) => [part.id, part]));
  for (const part of old) {
    const twin = parts.get(part.id);
    if (!twin) part.remove();
    else if (twin.outerHTML !== part.outerHTML) swap(part, twin);
  }
}

function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const at = focused ? path(old, focused) : null;
  const part = document.importNode(fresh, true);
  old.replaceWith(part);
  window.htmx?.process(part);
  if (focused) (found(part, at) ?? part.querySelector("a, button, input"))?.focus();
  return part;
}

// Where an element stands in a part: the same place in the new one has the focus again.
function path(root, element) {
  const steps = [];
  for (let node = element; node !== root; node = node.parentElement) {
    steps.unshift([...node.parentElement.children].indexOf(node));
  }
  return steps;
}

function found(root, steps) {
  return steps.reduce((node, step) => node?.children[step], root);
}

// ---- Rows of a queue ----
async function updateRows(batch, all) {
  const list = document.querySelector("[data-live-rows]");
  const shown = [...list.querySelectorAll("[data-row]")];
  const wanted = new Map();
  for (const row of shown) {
    const { row: segment, statement } = row.dataset;
    const concerned = all || batch.some((change) => change.statement === statement
      && (!change.segments.length || change.segments.includes(segment)));
    if (concerned) wanted.set(statement, [...(wanted.get(statement) ?? []), segment]);
  }
  for (const [statement, segments] of wanted) await updateStatement(list, statement, segments, batch);
  const others = batch.some((change) => !change.segments.length || change.segments.some(
    (segment) => !shown.some((row) => row.dataset.row === segment
      && row.dataset.statement === change.statement)));
  if (all || others) document.getElementById("queue-changed").hidden = false;
}

async function updateStatement(list, statement, segments, batch) {
  const name = statement.split("/").map(encodeURIComponent).join("/");
  const query = new URLSearchParams(window.location.search);
  query.delete("page");
  for (const segment of segments) query.append("segment", segment);
  const fresh = await fetched(`/rows/${list.dataset.liveRows}/${name}?${query}`);
  for (const row of fresh.querySelectorAll("[data-row]")) {
    const old = document.getElementById(row.id);
    if (old && old.dataset.stamp !== row.dataset.stamp) swapRow(old, row, batch);
  }
}

function swapRow(old, fresh, batch) {
  const ticked = old.querySelector(".pick input")?.checked;
  const row = swap(old, fresh);
  row.classList.add("is-changed");
  const box = row.querySelector(".pick input");
  if (box) box.checked = Boolean(ticked);
  const by = batch.find((change) => change.by && change.segments.includes(row.dataset.row));
  if (by && by.by !== me && DONE[by.what]) {
    const text = `${by.by} ${DONE[by.what]} this just now.`;
    row.append(made("p", { className: "passed", textContent: text }));
  }
}

// While the catalogs are read for the first time, the page fills up.
if (document.querySelector("[data-reading]")) {
  const filling = window.setTimeout(() => window.location.reload(), 2000);
  // Whoever is on the way to another page is not called back.
  window.addEventListener("beforeunload", () => window.clearTimeout(filling));
}
