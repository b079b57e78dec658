// Find in the open document: every place where the phrase stands as typed, counted, painted, walked through. Of a long
// text, which is read in parts, also in the parts on other pages; the way there takes the phrase along.

import { findPhrase, readText } from "./search-phrase.js";
import { carry, carried, fetchTexts, leadTo, pagesOfText } from "./search-parts.js";

const PAUSE = 120;
const form = document.querySelector("[data-nr-tim-khoan]");
if (form) searchDocument(form);

function searchDocument(form) {
  const box = form.querySelector("input");
  const said = form.querySelector("output");
  const sheet = form.closest("details");
  const own = textsOf(document);
  const pages = pagesOfText();
  let clauses = own;
  /** The words of all parts, once they are asked for. @type {Promise<void> | undefined} */
  let whole;
  let everywhere = pages.length < 2;
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
  const brought = pages.length > 1 ? carried() : null;
  if (brought) goOn(brought);
  else {
    if (sheet.open && document.activeElement !== box) box.focus(); // opened before this script came
    if (box.value) search(); // typed before it came, or kept by the browser
  }

  /** Finding that began on the page of another part. */
  async function goOn({ phrase, place }) {
    sheet.open = true;
    box.value = phrase;
    await readWhole();
    search();
    if (found[place]) stand(place);
  }

  function readWhole() {
    whole ??= fetchTexts(pages, own, textsOf).then(({ texts, all }) => {
      clauses = texts;
      everywhere = all;
    });
    return whole;
  }

  function search() {
    sought = box.value;
    if (pages.length > 1 && !whole && sheet.open && sought.trim().length > 1) readWhole().then(search);
    found = sheet.open ? findPhrase(sought, clauses) : [];
    at = -1;
    paint();
    const asked = sought.trim();
    form.classList.toggle("nr-tim-khoan--dang", asked !== "");
    const begun = /^\p{L}\p{M}*$/u.test(asked); // one letter is the beginning of a word, of which nothing can be said
    if (found.length) said.textContent = `Có ở ${found.length} chỗ${everywhere ? "" : " trên trang này"}.`;
    else said.textContent = asked === "" || begun ? "" : `Không có trong ${everywhere ? "văn bản" : "trang"} này.`;
  }

  function hop(step) {
    if (found.length === 0) return;
    const here = found.map((range, place) => (isHere(range) ? place : -1)).filter((place) => place >= 0);
    const first = step > 0 ? here[0] ?? 0 : here.at(-1) ?? found.length - 1; // on this page, if it is there
    stand(at < 0 ? first : (at + step + found.length) % found.length);
  }

  function stand(place) {
    if (!isHere(found[place])) {
      carry({ phrase: sought, place });
      leadTo(found[place]);
      return;
    }
    at = place;
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
    CSS.highlights.set("nr-tim", new Highlight(...found.filter(isHere)));
    const here = new Highlight(...found.slice(at, at + 1));
    here.priority = 1;
    CSS.highlights.set("nr-tim-dang", here);
  }
}

/** The words of every clause of a page. @param {Document} page */
function textsOf(page) {
  return [...page.querySelectorAll(".nr-khoan > .nr-chu")].map(readText);
}

/** @param {Range} range */
function isHere(range) {
  return range.startContainer.ownerDocument === document;
}
