// The reader of one document: which clause is being read, said in one line and marked in the contents.

const contents = document.querySelector("[data-nr-muc-luc]");
const text = document.querySelector(".nr-toan-van");
if (text) followReading(text, contents);

/** Keeps the contents open where there is room beside the text, marks in them the part being read, and names the
 *  clause itself in the line under the header on small screens.
 *
 *  What is read is the clause that the address asks for, wherever on the screen the browser could put it, until the
 *  reader moves on; then it is the last clause that has reached the edge below the bars that stay in view. */
function followReading(body, box) {
  const clauses = [...body.querySelectorAll(".nr-khoan[id]")];
  const entries = entriesOf(clauses, box ? [...box.querySelectorAll("nav a")] : []);
  const line = document.querySelector("[data-nr-dang-doc]");
  const wide = matchMedia("(min-width: 75em)");
  if (box) {
    const fit = () => { box.open = wide.matches; };
    fit();
    wide.addEventListener("change", fit);
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
    if (entry && wide.matches) keepInView(entry, box);
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
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* a broken address names no clause */ }
  return document.getElementById(id)?.closest(".nr-khoan") ?? null;
}

function onScreen(clause) {
  const { top, bottom } = clause.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The last clause whose top has reached the place where a link to it would put it. */
function clauseAtEdge(clauses) {
  const slack = 8;
  let reached = null;
  for (const clause of clauses) {
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
      + parseFloat(getComputedStyle(clause).scrollMarginTop) + slack;
    if (clause.getBoundingClientRect().top > edge) break;
    reached = clause;
  }
  return reached;
}

/** "phần II, mục 3.3, gạch đầu dòng 2 · II. …"; a clause that the contents list is called as it is there. */
function tellClause(link, clause, entry) {
  const name = clause.querySelector(".nr-neo").dataset.ten;
  const above = entry ? decodeURIComponent(entry.hash.slice(1)) : "";
  link.href = `#${clause.id}`;
  if (above === clause.id) link.textContent = entry.textContent;
  else link.textContent = above && clause.id.startsWith(`${above}.`) ? `${name} · ${entry.textContent}` : name;
}

function keepInView(link, box) {
  const frame = box.parentElement;
  const inside = link.offsetTop - frame.scrollTop;
  if (inside < 0 || inside > frame.clientHeight - 60) frame.scrollTop = link.offsetTop - frame.clientHeight / 2;
}
