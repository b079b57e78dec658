// The reader of one document: which clause is being read, said in the bar and marked in the contents; its sheets.

import { lineOfClause } from "./long-text.js";

const contents = document.querySelector("[data-nr-muc-luc]");
const text = document.querySelector(".nr-toan-van");
followReading(text, contents);
closeSheets(text, document.querySelectorAll(".nr-xo, [data-nr-muc-luc]"));
find(document.querySelector("[data-nr-xo-tim]"));
leadOn();
addEventListener("hashchange", leadOn);
document.querySelector("[data-nr-in-trang]").addEventListener("click", () => print());

/** Keeps the contents open where there is room beside the text, marks in them the part being read, and names the
 *  clause itself in the bar.
 *
 *  What is read is the clause that the address asks for, wherever on the screen the browser could put it, until the
 *  reader moves on; then it is the last clause that has reached the edge below the bar. */
function followReading(body, box) {
  const clauses = [...body.querySelectorAll(".nr-khoan[id]")];
  const entries = entriesOf(clauses, box ? [...box.querySelectorAll("nav a")] : []);
  const line = document.querySelector("[data-nr-dang-doc]");
  const wide = matchMedia("(min-width: 74rem)");
  const showCurrent = () => {
    const entry = entries.get(current);
    if (entry && box.open) keepInView(entry, wide.matches ? box.parentElement : entry.closest("nav"));
  };
  if (box) {
    const fit = () => { box.open = wide.matches; };
    fit();
    wide.addEventListener("change", fit);
    box.addEventListener("toggle", showCurrent);
    box.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) box.open = false; });
  }

  let asked = null; // the clause of the address, while the reader stays there
  let moved = false; // the reader did something by which one scrolls
  let current = null;

  const update = () => {
    const now = asked && onScreen(asked) ? asked : clauseAtEdge(clauses);
    if (now === current) return;
    entries.get(current)?.removeAttribute("aria-current");
    current = now;
    const entry = entries.get(now);
    entry?.setAttribute("aria-current", "true");
    if (entry) showCurrent();
    line.classList.toggle("nr-dang-doc--co", now !== null);
    if (now) tellClause(line.querySelector("a"), now, entry);
  };
  const land = () => {
    asked = clauseOfAddress();
    moved = false;
    update();
  };

  // The way back leads to where one was: in the text that is right, but who chose the next clause in the contents
  // above it wants the clause of the address again.
  const returnFromContents = () => {
    if (asked && !onScreen(asked) && !clauseAtEdge(clauses)) asked.scrollIntoView();
  };

  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { moved = true; }, { passive: true });
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (moved) asked = null;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  addEventListener("resize", update);
  addEventListener("hashchange", () => {
    land();
    requestAnimationFrame(() => requestAnimationFrame(returnFromContents));
  });
  addEventListener("pageshow", land);
  // The address that one is at already: the browser goes there again and tells nobody.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']")?.hash === location.hash) land();
  });
  land();
}

/** Finding in the text is fetched when somebody reaches for it, or has words for it already: kept by the browser, or
 *  brought from the page of another part. */
function find(sheet) {
  const load = () => import("./search-document.js").catch(() => {});
  for (const kind of ["pointerdown", "focusin", "toggle"]) sheet.addEventListener(kind, load, { once: true });
  sheet.addEventListener("submit", (event) => event.preventDefault()); // until then there is nothing to send it to
  let brought = false;
  try {
    brought = sessionStorage.getItem("nr-tim-khoan") !== null;
  } catch { /* storage denied: nothing was brought */ }
  if (brought || sheet.open || sheet.querySelector("input").value) load();
}

/** An old address of the first page of a long text: its clause stands on the page of a part, to which the line of the
 *  contents leads that holds its anchor. */
function leadOn() {
  const link = lineOfClause(document, idOfAddress());
  if (!link) return;
  const there = new URL(link.href);
  there.hash = location.hash;
  location.replace(there);
}

/** The entry of the contents under which each clause stands: its own, else that of the nearest clause before it.
 *  @returns {Map<Element | null, HTMLAnchorElement>} */
function entriesOf(clauses, links) {
  const own = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const found = new Map();
  let last;
  for (const clause of clauses) {
    last = own.get(clause.id) ?? last;
    if (last) found.set(clause, last);
  }
  return found;
}

/** The clause that the address names, also by an id that it once had. */
function clauseOfAddress() {
  return elementOfAddress()?.closest(".nr-khoan") ?? null;
}

function elementOfAddress() {
  return document.getElementById(idOfAddress());
}

function idOfAddress() {
  const id = location.hash.slice(1);
  try { return decodeURIComponent(id); } catch { return id; } // a broken address names no clause
}

function onScreen(clause) {
  const { top, bottom } = clause.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The last clause whose top has reached the place where a link to it would put it. They stand one below the other. */
function clauseAtEdge(clauses) {
  const slack = 8;
  const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + slack;
  let [from, to] = [0, clauses.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (clauses[middle].getBoundingClientRect().top > edge) to = middle;
    else from = middle + 1;
  }
  const read = clauses[from - 1] ?? null;
  return from === clauses.length && read?.parentElement.closest(".nr-toan-van").getBoundingClientRect().bottom < edge ? null : read;
}

/** "Mục 3.3, gạch đầu dòng 2, phần II · Phát triển kinh tế": the narrowest place with a name of its own first, since a
 *  small screen has room for no more. */
function tellClause(link, clause, entry) {
  const parts = clause.querySelector(".nr-neo").dataset.ten.split(", ");
  const counted = /^(?:gạch|đoạn|chú thích|ma-két|hàng|dòng) /u;
  const main = parts.findLastIndex((part) => !counted.test(part));
  const at = Math.max(main, 0);
  const [first, rest] = link.children;
  const about = entry?.lastChild.textContent.trim() ?? "";
  link.href = `#${clause.id}`;
  first.textContent = parts[at][0].toUpperCase() + parts[at].slice(1);
  rest.textContent = ["", ...parts.slice(at + 1), ...parts.slice(0, at).reverse()].join(", ") + (about && ` · ${about}`);
}

function keepInView(link, frame) {
  const inside = link.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (inside < 0 || inside > frame.clientHeight - 60) frame.scrollTop += inside - frame.clientHeight / 2;
}

/** Sheets open and shut by themselves; Escape and a click elsewhere shut them too, and the focus goes back. */
function closeSheets(body, others) {
  const open = () => [...body.querySelectorAll(".nr-ben-le[open]"), ...[...others].filter((one) => one.open)];
  const shut = (sheet) => {
    if (sheet.matches("[data-nr-muc-luc]") && matchMedia("(min-width: 74rem)").matches) return;
    if (sheet.contains(document.activeElement)) sheet.querySelector("summary").focus();
    sheet.open = false;
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") open().forEach(shut); });
  document.addEventListener("click", (event) => {
    // Finding goes on while one reads.
    open().filter((sheet) => !sheet.contains(event.target) && !sheet.matches(".nr-xo")).forEach(shut);
  });
}
