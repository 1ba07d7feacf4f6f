// The connection that brings what others do. What it brings is shown by following.js.

import { made, say } from "./dom.js";
import { changed, refresh } from "./following.js";

const LOST_AFTER_MS = 3000;
const SLOWEST_MS = 30000;

const status = document.getElementById("live-status");
let source = null;
let lost = null;
let wait = 1000;
let wasLost = false;
let heard = false;

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
  const link = made("a", { href: window.location.href, textContent: "Sign in again" });
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

if (window.EventSource && document.body.dataset.person !== undefined) connect();
