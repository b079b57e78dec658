// Where a search finds nothing: the words of the site that come nearest to those that nobody wrote there.

import { folded, isCompatible, words, written } from "./search-words.js";

const OFFERED = 5;

/** Words of the index, with their marks, nearest first: for each word that the index does not know with its marks, those
 *  with other marks, or no more than half of its letters away; the more frequent first among equals. */
export function nearestWords(index, query) {
  const near = [];
  for (const word of new Set(words(query))) { // the same letters with other marks
    const same = index.syllables.get(folded(word));
    if (!same || same.forms.some((form) => isCompatible(word, form))) continue;
    for (const form of same.forms) near.push({ away: 0, often: same.often, word: written(form) });
  }
  for (const typed of new Set(words(query).map(folded))) {
    if (index.syllables.has(typed) || /^[0-9]/.test(typed)) continue;
    for (const [plain, { often, forms }] of index.syllables) {
      if (plain.length < 2 || /^[0-9]/.test(plain)) continue;
      const away = distance(typed, plain);
      if (away <= typed.length / 2) near.push({ away, often, word: written(forms[0]) });
    }
  }
  near.sort((a, b) => a.away - b.away || b.often - a.often);
  return near.slice(0, OFFERED).map(({ word }) => word);
}

/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein). */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= to.length; other += 1) {
      next.push(Math.min(row[other] + 1, next[other - 1] + 1, row[other - 1] + (from[at - 1] === to[other - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length];
}
