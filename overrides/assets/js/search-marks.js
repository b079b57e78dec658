// On the page that a hit of search led to: its words marked, the first of them in view. What to mark was left in this tab by
// the results (search-results.js), and is forgotten once it is read.

import { findPhrase, readText } from "./search-phrase.js";

const MARKS = "nr-tim-danh";
const BLOCKS = "p, li, h1, h2, h3, dd, dt, td, blockquote, figcaption, summary";

mark();

function mark() {
  const { url, words } = left();
  if (url !== location.href || !globalThis.Highlight || !CSS.highlights) return;
  const main = document.querySelector("main") ?? document.body;
  const blocks = [...main.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS)).map(readText);
  const found = words.flatMap((word) => findPhrase(word, blocks));
  if (!found.length) return;
  CSS.highlights.set("nr-tim", new Highlight(...found));
  const asked = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const near = found.filter((range) => asked?.contains(range.startContainer));
  show((near.length ? near : found).reduce((first, range) => (range.compareBoundaryPoints(Range.START_TO_START, first) < 0 ? range : first)));
}

/** Scrolls only if the words are not in view. */
function show(range) {
  for (let around = range.startContainer.parentElement; around; around = around.parentElement) if (around.localName === "details") around.open = true;
  const { top, bottom } = range.getBoundingClientRect();
  if (top < innerHeight * 0.15 || bottom > innerHeight * 0.9) scrollBy(0, (top + bottom - innerHeight) / 2);
}

function left() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(MARKS) ?? "{}");
    sessionStorage.removeItem(MARKS);
    return Array.isArray(kept.words) ? kept : {};
  } catch {
    return {};
  }
}
