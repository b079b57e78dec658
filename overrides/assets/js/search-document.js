// Search inside the open document: hops among the clauses that hold all words typed, however their marks.

import { folded, places, words } from "./search-words.js";

const PAUSE = 120;
const form = document.querySelector("[data-nr-tim-khoan]");
if (form) searchDocument(form);

function searchDocument(form) {
  const box = form.querySelector("input");
  const said = form.querySelector("output");
  const clauses = [...document.querySelectorAll(".nr-khoan > .nr-chu")].map((element) => ({
    holder: element.parentElement, element, plain: words(element.textContent).map(folded),
  }));
  let found = [];
  let at = -1;
  let timer;

  form.hidden = false;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (box.value !== form.dataset.daTim) search();
    hop(event.submitter?.value === "truoc" ? -1 : 1);
  });

  function search() {
    form.dataset.daTim = box.value;
    const sought = words(box.value).map(folded);
    const last = sought.at(-1);
    found = sought.length === 0 ? [] : clauses.filter(({ plain }) => holds(plain, sought.slice(0, -1), last));
    at = -1;
    mark(sought);
    for (const { holder } of clauses) holder.classList.remove("nr-tim-dang");
    said.textContent = sought.length === 0 ? "" : found.length === 0 ? "Không có trong văn bản này." : `Có ở ${found.length} chỗ.`;
  }

  function hop(step) {
    if (found.length === 0) return;
    found[at]?.holder.classList.remove("nr-tim-dang");
    at = at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    const { holder } = found[at];
    holder.classList.add("nr-tim-dang");
    for (let fold = holder.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
    holder.scrollIntoView({ block: "center" });
    said.textContent = `Chỗ ${at + 1} trong ${found.length}.`;
  }

  /** Paints the words without touching the document of record's nodes. */
  function mark(sought) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    const ranges = found.flatMap(({ element }) => rangesOf(element, new Set(sought)));
    CSS.highlights.set("nr-tim", new Highlight(...ranges));
  }
}

/** Whether a clause has all the words, the last one perhaps unfinished. */
function holds(plain, whole, last) {
  const known = new Set(plain);
  return whole.every((word) => known.has(word)) && plain.some((word) => word.startsWith(last));
}

function rangesOf(element, sought) {
  const ranges = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [word, from, to] of places(node.data)) {
      if (!sought.has(folded(word))) continue;
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}
