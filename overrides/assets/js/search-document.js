// Find in the open document: every place where the phrase stands as typed, counted, painted, walked through.

import { findPhrase, readText } from "./search-phrase.js";

const PAUSE = 120;
const form = document.querySelector("[data-nr-tim-khoan]");
if (form) searchDocument(form);

function searchDocument(form) {
  const box = form.querySelector("input");
  const said = form.querySelector("output");
  const sheet = form.closest("details");
  const clauses = [...document.querySelectorAll(".nr-khoan > .nr-chu")].map(readText);
  /** @type {Range[]} */
  let found = [];
  let at = -1;
  let timer;
  let sought;

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (box.value !== sought) search();
    hop(event.submitter?.value === "truoc" ? -1 : 1);
  });
  sheet.addEventListener("toggle", () => {
    if (sheet.open) box.focus();
    search(); // what was found is painted while the sheet is open
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !sheet.open) return;
    event.preventDefault(); // which would empty the box
    sheet.open = false;
    sheet.querySelector("summary").focus();
  });
  if (box.value) search(); // typed before this script came, or kept by the browser

  function search() {
    sought = box.value;
    found = sheet.open ? findPhrase(sought, clauses) : [];
    at = -1;
    paint();
    const asked = sought.trim();
    form.classList.toggle("nr-tim-khoan--dang", asked !== "");
    const begun = /^\p{L}\p{M}*$/u.test(asked); // one letter is the beginning of a word, of which nothing can be said
    if (found.length) said.textContent = `Có ở ${found.length} chỗ.`;
    else said.textContent = asked === "" || begun ? "" : "Không có trong văn bản này.";
  }

  function hop(step) {
    if (found.length === 0) return;
    at = at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    paint();
    const { top, bottom } = found[at].getBoundingClientRect();
    scrollBy(0, (top + bottom - innerHeight) / 2);
    said.textContent = `Chỗ ${at + 1} trong ${found.length}.`;
  }

  /** Marks what was found without touching the nodes of the document of record; the clause of the place that one
   *  is at is framed too. */
  function paint() {
    for (const framed of document.querySelectorAll(".nr-tim-dang")) framed.classList.remove("nr-tim-dang");
    found[at]?.startContainer.parentElement.closest(".nr-khoan").classList.add("nr-tim-dang");
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.set("nr-tim", new Highlight(...found));
    const here = new Highlight(...found.slice(at, at + 1));
    here.priority = 1;
    CSS.highlights.set("nr-tim-dang", here);
  }
}
