// From what was typed to ranked entries. A query is read in several ways (search-read.js); each reading is scored by the
// pairs and single syllables that an entry holds (search-score.js), and an entry keeps its best reading; names, titles and
// what is in force decide the order of the first ones (search-rank.js).

import { missingOf } from "./search-missing.js";
import { NAMED, NAMED_ASKED, named, nearness, weighTitles } from "./search-rank.js";
import { read, spell } from "./search-read.js";
import { score } from "./search-score.js";

const LIKELY = 0.3;
const FEW = 5;
const QUESTION = 1.4;
const NOTHING = { offered: [], listed: [], shown: [], reading: null, mended: "", asked: false, missing: [], absent: false };

/**
 * Finds what a query asks for.
 * @param {import("./search-index.js").SearchIndex} index
 * @param {string} query as typed; a space at its end says that the last word is whole
 * @param {{exact?: boolean, most?: number, allowed?: ((entry: number) => boolean) | null, texts?: boolean}} [options] exact:
 *   neither mend nor expand; allowed: the filter that the reader chose; texts: whether the hits' texts are wanted
 * @returns the entries worth offering, those of them that the filter lets through (`listed`: what is counted), the
 *   first `most` of these with what is shown of them, the words that were searched if they are not those typed
 *   (`mended`), what was asked for and stands nowhere (`missing`), and whether nothing of it does (`absent`)
 */
export async function find(index, query, { exact = false, most = 8, allowed = null, texts = true } = {}) {
  const { typed, open, asked, readings } = await read(index, query, exact);
  if (typed.length === 0) return NOTHING;
  const scored = [];
  for (const reading of readings) scored.push({ ...(await score(index, reading, open)), names: await named(index, reading) });
  const { missing, absent, unsaid } = missingOf(index, scored);
  if (absent) return { ...NOTHING, missing, absent, asked };
  const ranked = await weighTitles(index, rank(index, scored, asked));
  const offered = worthOffering(ranked);
  const listed = allowed ? offered.filter((hit) => allowed(hit.entry)) : offered;
  const shown = await Promise.all(listed.slice(0, most).map(async (hit) => {
    const known = hit.url === undefined ? { ...hit, ...(await index.titled(hit.entry)) } : hit;
    return texts ? { ...known, text: await index.text(hit.entry) } : known;
  }));
  if (texts) {
    for (const hit of shown) hit.points *= nearness(index, hit);
    shown.sort((a, b) => b.points - a.points || a.entry - b.entry);
  }
  const top = shown[0]?.reading ?? readings[0];
  return { offered, listed, shown, reading: top, mended: top.mended ? spell(top) : "", asked, missing, absent };
}

/** Every entry by its best reading. */
function rank(index, scored, asked) {
  const best = new Map();
  for (const { points, reading } of scored) {
    for (const [entry, worth] of points) if (!(best.get(entry)?.points >= worth)) best.set(entry, { points: worth, reading });
  }
  const ranked = [...best].map(([entry, { points, reading }]) => ({ entry, reading, points: points * kindWeight(index.kind(entry), asked) }));
  const top = ranked.reduce((most, hit) => Math.max(most, hit.points), 0);
  for (const hit of ranked) {
    const called = Math.max(...scored.map(({ names }) => names.get(hit.entry) ?? 0));
    hit.points += top * called * (asked ? NAMED_ASKED : NAMED);
  }
  return ranked.sort((a, b) => b.points - a.points || a.entry - b.entry);
}

/** Entries not far behind the best, and a few at least: what search lists, counts and filters is taken from these. */
function worthOffering(ranked) {
  const best = ranked[0]?.points ?? 0;
  return ranked.filter((hit, at) => at < FEW || hit.points >= best * LIKELY);
}

function kindWeight(kind, asked) {
  return asked && kind === "hoi-dap" ? QUESTION : 1;
}
