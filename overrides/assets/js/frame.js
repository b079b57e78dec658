// What every page needs: the menu on small screens, the choice of colours, the way into search.
import { enableCopying } from "./copy.js";
import { enablePopups } from "./popups.js";

const SMALL = matchMedia("(max-width: 59.99em)");

menu(document.querySelector("[data-nr-menu]"), document.getElementById("dieu-huong"));
colours(document.querySelector("[data-nr-nen]"), document.getElementById("nr-nen-toi"));
bars(document.querySelector(".nr-dau-trang"));
enableCopying();
enablePopups();
search();

/** The link to the sections becomes a button that opens them as a drawer; Escape, the close button, a tap
 *  beside it and leaving it by keyboard close it. */
function menu(link, nav) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-controls", nav.id);
  button.setAttribute("aria-expanded", "false");
  link.replaceWith(button);
  const close = nav.querySelector("[data-nr-dong]");
  close.hidden = false;
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    document.documentElement.classList.toggle("nr-menu-mo", open);
    for (const behind of document.querySelectorAll("main, .nr-chan-trang")) behind.inert = open;
    if (open) close.focus();
  };
  const shut = () => {
    if (!isOpen()) return;
    set(false);
    button.focus();
  };
  button.addEventListener("click", () => set(!isOpen()));
  close.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  document.addEventListener("click", (event) => {
    if (isOpen() && !nav.contains(event.target) && !button.contains(event.target)) shut();
  });
  nav.addEventListener("focusout", (event) => {
    if (isOpen() && event.relatedTarget && !nav.contains(event.relatedTarget)) set(false);
  });
  SMALL.addEventListener("change", () => set(false));
  addEventListener("pageshow", () => set(false));
}

/** Tells the style sheet how high the header is, for the bars that stay in view below it. */
function bars(header) {
  new ResizeObserver(() => document.documentElement.style.setProperty("--nr-dau", `${header.offsetHeight}px`)).observe(header);
}

/** Light or dark: the system's choice until the reader makes one, which stays on this device. */
function colours(button, sheet) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const label = button.querySelector("span");
  const isDark = () => sheet.media === "screen" || (sheet.media !== "not all" && system.matches);
  const tell = () => { label.textContent = isDark() ? "Chuyển sang nền sáng" : "Chuyển sang nền tối"; };
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
