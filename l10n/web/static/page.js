// What any page may use. Each feature looks for its own attribute and does nothing without it.

// ---- Light or dark: at once; without this the form does the same with a reload. ----
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-theme-switch]")) return;
  event.preventDefault();
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = isDark ? "light" : "dark";
  root.dataset.theme = theme;
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `l10n_theme=${theme}; path=/; max-age=31536000; samesite=strict${secure}`;
});

// ---- Buttons that only a script can serve. ----
for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;

// ---- Going through a list: the link of each item takes the focus. ----
function links() {
  return [...document.querySelectorAll("[data-item-link]")];
}

function current(all) {
  const item = document.activeElement?.closest(".item");
  const at = all.indexOf(item ? item.querySelector("[data-item-link]") : document.activeElement);
  return at >= 0 ? at : all.findIndex((link) => link === last);
}

let last = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  const step = Number(button.dataset.move);
  const all = links();
  const at = current(all);
  if (step === 0) {
    const box = all[at]?.closest(".item")?.querySelector(".pick input");
    box?.click();
    return;
  }
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
  if (!next) return;
  last = next;
  next.focus();
  next.closest(".item")?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest(".item")?.querySelector("[data-item-link]");
  if (link) last = link;
});

// ---- Several at once: how many are selected, and all of them. ----
function picked(form) {
  const boxes = [...form.querySelectorAll(".pick input")];
  return { boxes, count: boxes.filter((box) => box.checked).length };
}

function tell(form) {
  const { boxes, count } = picked(form);
  const every = form.querySelector('input[name="all"]')?.checked;
  const output = form.querySelector("[data-picked]");
  const none = "None selected.";
  output.value = every ? "All are selected." : count ? `${count} selected.` : none;
  const all = form.querySelector("[data-pick-all]");
  all.checked = count > 0 && count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form) return;
  if (event.target.matches("[data-pick-all]")) {
    for (const box of picked(form).boxes) box.checked = event.target.checked;
  }
  tell(form);
});

// A button pressed with nothing selected means the segment that has the focus.
document.addEventListener("click", (event) => {
  const button = event.target.closest('[data-bulk] button[name="action"]');
  if (!button || picked(button.form).count) return;
  const box = last?.closest(".item")?.querySelector(".pick input");
  if (box && document.contains(box)) box.checked = true;
});

// Going back, the browser ticks again what was ticked, after this script has run.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-bulk]")) tell(form);
});

// ---- Side by side: a sentence and its translation light up together. ----
for (const [entering, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(entering, (event) => {
    const segment = event.target.closest?.("[data-seg]");
    if (!segment) return;
    const mates = document.querySelectorAll(`[data-seg="${CSS.escape(segment.dataset.seg)}"]`);
    for (const mate of mates) mate.classList.toggle("is-mate", on);
  });
}
