// From what was typed to ranked entries. A query is read in several ways (search-read.js); each reading is scored by the
// pairs and single syllables that an entry holds (search-score.js), and an entry keeps its best reading; names, titles and
// what is in force decide the order of the first ones (search-rank.js).

import { isUnknown } from "./search-mend.js";
import { missingOf } from "./search-missing.js";
import { byName, isOnlyNumber, named, nearness, weighTitles } from "./search-rank.js";
import { asksWhatIs, read, spell } from "./search-read.js";
import { holds, score } from "./search-score.js";
import { folded } from "./search-words.js";

const LIKELY = 0.3;
const HOPELESS = 0.15; // of the best: what titles and texts cannot bring among the results
const FEW = 5;
const SHORT = 3;
const LEAST = 3; // letters of a word that is begun, below which it is not looked for
const QUESTION = 1.7;
const ANSWER = "hoi-dap";
const NEARLY = 0.6;
const BY_NAME = 0.5; // who asks for a name does not ask for its words
const BY_FIRST_NAME = 1.1; // not by what it is called besides
const TOPICS = 2;
const TELLING = 40; // entries: a word of more says little of a topic
const WEIGHED = 10;
const NOTHING = { said: "", offered: [], listed: [], shown: [], reading: null, mended: "", asked: false, missing: [], absent: false, unsaid: false, topics: [], begun: false };

/**
 * Finds what a query asks for.
 * @param {import("./search-index.js").SearchIndex} index
 * @param {string} query as typed; a space at its end says that the last word is whole
 * @param {{exact?: boolean, most?: number, allowed?: ((entry: number) => boolean) | null, texts?: boolean, thrifty?: boolean}} [options] exact:
 *   neither mend nor expand; thrifty: weigh no more than are shown, where each costs a file; allowed: the filter that the reader chose; texts: whether the hits' texts are wanted and weighed
 * @returns what was typed, raw keys as the words that they meant (`said`), the entries worth offering, those of them that the filter lets through (`listed`: what is counted), the
 *   first `most` of these with what is shown of them, the words that were searched if they are not those typed
 *   (`mended`), the phrases that stand nowhere (`missing`), whether nothing of what was asked for does (`absent`: then the
 *   nearest `topics`), whether only an answer that the texts do not say it does (`unsaid`), and whether nothing can be said
 *   yet, the last word being just begun (`begun`)
 */
export async function find(index, query, { exact = false, most = 8, allowed = null, texts = true, thrifty = false } = {}) {
  const { typed, said, open, asked, readings } = await read(index, texts ? query : withoutBegun(query), exact);
  if (typed.length === 0) return NOTHING;
  const begun = open && !texts && isBegun(index, typed.at(-1));
  if (begun && typed.length === 1 && typed[0].length < LEAST) return { ...NOTHING, begun };
  const scored = await scoreAll(index, readings, open);
  const { missing, absent, official } = missingOf(index, scored);
  const defined = asksWhatIs(typed);
  const every = rank(index, scored, asked, defined);
  if (absent && begun) return { ...NOTHING, begun };
  if (absent) return { ...NOTHING, said, missing, absent, asked, topics: await topicsOf(index, typed, scored) };
  const worthy = worthOffering(every, typed.length > SHORT ? FEW : 1); // the same under the box and on the page
  const offered = await weighTitles(index, worthy, { texts, few: thrifty || !texts, most, asked, typed, defined, isNamed: scored.some(({ names }) => names.size > 0) });
  const listed = allowed ? offered.filter((hit) => allowed(hit.entry)) : offered;
  const first = await Promise.all(listed.slice(0, texts && !thrifty ? Math.max(most, WEIGHED) : most).map(async (hit) => {
    const known = hit.url === undefined ? { ...hit, ...(await index.titled(hit.entry)) } : hit;
    return texts ? { ...known, text: await index.text(hit.entry) } : known;
  }));
  if (texts) {
    for (const hit of first) if (hit.name < BY_NAME) hit.points *= nearness(index, hit);
    first.sort((a, b) => b.points - a.points || a.entry - b.entry);
  }
  const shown = first.slice(0, most);
  const top = shown[0]?.reading ?? readings[0];
  return { said, offered, listed, shown, reading: top, mended: top.mended ? spell(top) : "", asked, missing, absent, unsaid: !official && saidNowhere(shown), topics: texts && missing.length ? await topicsOf(index, typed, scored) : [], begun: false };
}

/** Every reading with its points and the entries that it names. Where the first is a number that stands here, its letters
 *  stand for nothing else. */
async function scoreAll(index, readings, open) {
  const one = async (reading) => {
    const [scored, names] = await Promise.all([score(index, reading, open), named(index, reading)]);
    return { ...scored, names };
  };
  if (!isOnlyNumber(index, readings[0].tokens)) return Promise.all(readings.map(one));
  const first = await one(readings[0]);
  if (first.units.some((unit) => unit.kind === "number" && unit.found)) return [first];
  return [first, ...(await Promise.all(readings.slice(1).map(one)))];
}

/** While somebody types: the query without a word of which one letter stands there, so that not every letter costs. */
function withoutBegun(query) {
  return /\s/.test(query.trim()) ? query.replace(/(?<=\s)\p{L}\p{M}*$/u, "") : query;
}

/** Whether a word stands nowhere but longer ones begin so. */
function isBegun(index, word) {
  return isUnknown(index, word, false) && index.begins(folded(word));
}

/** The topics nearest to what stands nowhere: those of which the data says so, else those that hold a telling word of it. */
async function topicsOf(index, typed, scored) {
  const near = (await index.piece("gan")).flatMap(([entry, every]) => (every.some((one) => holds(typed, one.split(" "))) ? [entry] : []));
  const telling = scored[0].units.filter((unit) => unit.found && unit.hits.size <= TELLING).flatMap((unit) => [...unit.hits.keys()]);
  const topics = near.length ? near : telling.filter((entry) => index.kind(entry) === "chu-de");
  return Promise.all([...new Set(topics)].slice(0, TOPICS).map((entry) => index.titled(entry)));
}

/** Whether the first hit tells that the texts do not say it, and none that comes near it says it. */
function saidNowhere([first, ...others]) {
  return Boolean(first?.unsaid) && !others.some((hit) => !hit.unsaid && hit.points > first.points * NEARLY);
}

/** Every entry by its best reading. */
function rank(index, scored, asked, defined) {
  const best = new Map();
  for (const one of scored) for (const [entry, worth] of one.points) if (!(best.get(entry)?.points.get(entry) >= worth)) best.set(entry, one);
  let top = 0;
  for (const [entry, { points }] of best) top = Math.max(top, points.get(entry) * kindWeight(index.kind(entry), asked));
  const called = new Map();
  for (const { names } of scored) for (const [entry, strength] of names) called.set(entry, Math.max(strength, called.get(entry) ?? 0));
  const answered = [...called].some(([entry, strength]) => index.kind(entry) === ANSWER && strength > BY_FIRST_NAME); // a topic's main answer says it, too
  const ranked = [];
  for (const [entry, { points, reading }] of best) {
    const worth = points.get(entry) * kindWeight(index.kind(entry), asked);
    const name = called.get(entry) ?? 0;
    if (worth >= top * HOPELESS || name || ranked.length < WEIGHED) ranked.push({ entry, reading, name, points: worth + top * name * byName(index.kind(entry), asked, defined && !answered) });
  }
  return ranked.sort((a, b) => b.points - a.points || a.entry - b.entry);
}

/** Entries not far behind the best, and of a long query a few at least: what search lists, counts and filters is taken from
 *  these. */
function worthOffering(ranked, few) {
  const best = ranked[0]?.points ?? 0;
  return ranked.filter((hit, at) => at < few || hit.points >= best * LIKELY);
}

function kindWeight(kind, asked) {
  return asked && kind === ANSWER ? QUESTION : 1;
}
