// What others do appears here without a reload. A page says what it follows:
//   data-live="*", "es" or "es/statement": its parts (data-part, with an id) are fetched anew;
//   data-live-rows="es": its rows (data-row, data-statement) are fetched one by one.
// Other scripts hear every change as the document's event "l10n:change", with what
// the server said in event.detail.

const QUIET_MS = 400;
const LEAST_MS = 1500;
const LOST_AFTER_MS = 3000;
const SLOWEST_MS = 30000;
const DONE = {
  approve: "approved", reject: "rejected", edit: "edited", comment: "commented on",
  dismiss: "dismissed a finding in", recall: "took up a finding again in", undo: "took back",
};

const me = document.body.dataset.person;
const status = document.getElementById("live-status");
const announcer = document.getElementById("announcer");
let source = null;
let lost = null;
let wait = 1000;
let wasLost = false;
let heard = false;

function say(text) {
  announcer.textContent = "";
  window.setTimeout(() => { announcer.textContent = text; }, 60);
}

// ---- The connection ----
function connect() {
  window.clearTimeout(lost);
  source = new EventSource("/live");
  source.addEventListener("ready", ready);
  source.addEventListener("missed", () => refresh(null));
  source.addEventListener("change", (event) => changed(JSON.parse(event.data)));
  source.addEventListener("error", failed);
}

function ready() {
  window.clearTimeout(lost);
  lost = null;
  wait = 1000;
  status.hidden = true;
  if (wasLost) say("Connected again.");
  if (heard) refresh(null);
  heard = true;
  wasLost = false;
}

// The browser tries again by itself where the connection broke, and gives up where the
// server answers something else, as after a restart that ended the session.
function failed() {
  if (!lost) lost = window.setTimeout(showLost, LOST_AFTER_MS);
  if (source.readyState !== EventSource.CLOSED) return;
  window.setTimeout(again, wait);
  wait = Math.min(SLOWEST_MS, wait * 2);
}

async function again() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/help", { method: "HEAD", headers: { "HX-Request": "true" } });
    if (answer.status === 401 || answer.status === 403) { signedOut(); return; }
  } catch { /* nobody answers yet */ }
  connect();
}

function showLost() {
  wasLost = true;
  status.hidden = false;
  status.textContent = "No connection to the server. Trying again…";
}

function signedOut() {
  window.clearTimeout(lost);
  status.hidden = false;
  const link = document.createElement("a");
  link.href = window.location.href;
  link.textContent = "Sign in again";
  status.replaceChildren("You are not signed in any more. ", link);
}

// A page nobody looks at keeps no connection: browsers have six to one server.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    source?.close();
    window.clearTimeout(lost);
    lost = null;
  } else if (!source || source.readyState === EventSource.CLOSED) {
    connect();
  }
});
window.addEventListener("pagehide", () => source?.close());
window.addEventListener("pageshow", (event) => { if (event.persisted) connect(); });

// ---- What changed ----
function changed(change) {
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

function refresh(change) {
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
  const made = document.importNode(fresh, true);
  old.replaceWith(made);
  window.htmx?.process(made);
  if (focused) (found(made, at) ?? made.querySelector("a, button, input"))?.focus();
  return made;
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
  const made = swap(old, fresh);
  made.classList.add("is-changed");
  const box = made.querySelector(".pick input");
  if (box) box.checked = Boolean(ticked);
  const by = batch.find((change) => change.by && change.segments.includes(made.dataset.row));
  if (by && by.by !== me && DONE[by.what]) {
    const note = document.createElement("p");
    note.className = "passed";
    note.textContent = `${by.by} ${DONE[by.what]} this just now.`;
    made.append(note);
  }
}

// While the catalogs are read for the first time, the page fills up.
if (document.querySelector("[data-reading]")) {
  const filling = window.setTimeout(() => window.location.reload(), 2000);
  // Whoever is on the way to another page is not called back.
  window.addEventListener("beforeunload", () => window.clearTimeout(filling));
}

if (window.EventSource && me !== undefined) connect();
