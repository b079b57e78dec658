// What every page needs: the menu on small screens, the choice of colours, the way into search.
import { enableCopying } from "./copy.js";
import { enablePopups } from "./popups.js";

menu(document.querySelector("[data-nr-menu]"));
colours(document.querySelector("[data-nr-nen]"), document.getElementById("nr-nen-toi"));
enableCopying();
enablePopups();
search();
printing();

/** The sheet of doors opens and shuts by itself; with scripts Escape and leaving it by keyboard shut it too. */
function menu(sheet) {
  const button = sheet.querySelector("summary");
  matchMedia("(min-width: 62.5rem)").addEventListener("change", () => { sheet.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !sheet.open) return;
    sheet.open = false;
    button.focus();
  });
  sheet.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !sheet.contains(event.relatedTarget)) sheet.open = false;
  });
  addEventListener("pageshow", () => { sheet.open = false; });
}

/** Light or dark: the system's choice until the reader makes one, which stays on this device. */
function colours(button, sheet) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => sheet.media === "screen" || (sheet.media !== "not all" && system.matches);
  const tell = () => { button.textContent = isDark() ? "Nền sáng" : "Nền tối"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = !isDark();
    sheet.media = dark ? "screen" : "not all";
    try { localStorage.setItem("nr-nen", dark ? "toi" : "sang"); } catch { /* holds until the page closes */ }
    tell();
  });
  system.addEventListener("change", tell);
  tell();
}

/** The search module is fetched when a box gets the focus, which opens nothing; the results open when the reader
 *  types or clicks there. What was typed before this script came counts too. */
function search() {
  const load = () => import("./search.js");
  try {
    if (sessionStorage.getItem("nr-tim-danh")) import("./search-marks.js").catch(() => {}); // a hit led here
  } catch { /* storage denied: nothing to mark */ }
  for (const form of document.querySelectorAll("[data-nr-tim]")) {
    const box = form.querySelector("input");
    const open = () => load().then((module) => module.open(form)).catch(() => {}); // the form still leads to tim-kiem/
    box.addEventListener("focus", () => load().catch(() => {}));
    box.addEventListener("click", open);
    box.addEventListener("input", open);
    if (document.activeElement === box && box.value) open();
  }
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return; // there the keys are the reader's
    event.preventDefault();
    document.querySelector("[data-nr-tim] input").focus();
  });
}

/** The buttons that print the page; they are not there without scripts. */
function printing() {
  for (const button of document.querySelectorAll("[data-nr-in]")) button.addEventListener("click", () => print());
}
