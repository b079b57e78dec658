// How much each entry holds of one reading of a query: document numbers and dates, pairs of neighbouring syllables, single
// syllables. Marks that were typed are asked for; the weights are measured by `manage.py bench search`.

import { dates, documentNumbers } from "./search-numbers.js";
import { bare, folded, isCompatible, toneOf } from "./search-words.js";

const MARK_EXACT = 1.15;
const SINGLE = 0.5;
const NUMBER = 3.5;
const DATE = 2;
const ASKING_SINGLE = 0.1;
const ASKING_PAIR = 0.4;
const UNKNOWN_PAIR = 0.5;
const PREFIX = 0.9;
const FEW_WORDS = 5;
const RARE = 6;
const MANY = 12;
const MOST_PAIRS = 7;
const PAIRS_TYPING = 5;
const ENOUGH = 5;
const HINT = 1.1;
const STEPS = 6;

/** Points of every entry for one reading, from 0 to about 3, and the units that were looked for: fewer of them where the
 *  reader still types (`whole` is false). */
export async function score(index, reading, open, whole) {
  const { tokens } = reading;
  const marked = tokens.some((one) => one.respected && one.word !== one.plain);
  const units = await collectUnits(index, tokens, open, marked, whole);
  let total = 0;
  const sums = new Map();
  const singles = tokens.map(() => 0);
  for (const unit of units) {
    if (unit.kind === "single") singles[unit.at] = unit.weight;
    if (unit.kind !== "hint") total += unit.weight;
    for (const [entry, worth] of unit.hits) {
      let sum = sums.get(entry);
      if (!sum) sums.set(entry, (sum = { worth: 0, pairs: 0, held: new Float64Array(tokens.length) }));
      sum.worth += unit.weight * worth.strength;
      if (unit.kind === "pair" || unit.kind === "number") sum.pairs += unit.weight * Math.min(1, worth.like);
      for (const at of unit.covers) sum.held[at] = Math.max(sum.held[at], Math.min(1, worth.like));
    }
  }
  const points = new Map();
  for (const [entry, sum] of sums) {
    let covered = sum.pairs;
    for (let at = 0; at < tokens.length; at += 1) covered += singles[at] * sum.held[at];
    const cover = total ? covered / total : 0;
    points.set(entry, (sum.worth / total) * (0.15 + cover ** 2) * reading.weight);
  }
  return { reading, points, units };
}

/** What to look for: numbers and dates, pairs of neighbours, single syllables; each with its weight and hits. */
async function collectUnits(index, tokens, open, marked, whole) {
  const plain = tokens.map((one) => one.plain);
  const last = tokens.length - 1;
  const jobs = [];
  const asks = (at) => index.asks(tokens[at]) && tokens.length > 1;
  const plainly = (kind, term, weight) => jobs.push(gather(index, { kind, at: 0, covers: [] }, [() => index.term(term)], () => weight, [], marked));
  for (const number of new Set(documentNumbers(plain, index.table))) plainly("number", number, NUMBER);
  for (const date of new Set(dates(plain))) plainly("number", date, DATE);
  for (const hint of hintsOf(index, plain)) plainly("hint", hint, HINT);
  const chosen = tellingPairs(index, tokens, whole ? MOST_PAIRS : PAIRS_TYPING);
  for (let at = 0; at < last; at += 1) {
    if (!chosen.has(at)) continue;
    const term = `${plain[at]} ${plain[at + 1]}`;
    const askingness = (asks(at) ? ASKING_PAIR : 1) * (asks(at + 1) ? ASKING_PAIR : 1);
    const sources = [() => index.term(term)];
    if (open && at === last - 1) sources.push(() => index.startingWith(term, MANY).then((found) => found.flatMap(([, postings]) => postings)));
    jobs.push(gather(index, { kind: "pair", at, covers: [at, at + 1] }, sources, () => askingness, tokens.slice(at, at + 2), marked));
  }
  for (let at = 0; at <= last; at += 1) {
    const syllable = index.syllables.get(plain[at]);
    if (!whole && open && at === last && last > 0) continue; // the pair that it ends tells
    if (tokens.length > FEW_WORDS && (asks(at) || (syllable?.often ?? 0) > RARE)) continue;
    const sources = [() => index.term(plain[at])];
    if (open && at === last && last === 0) sources.push(() => longerWords(index, plain[at]));
    jobs.push(gather(index, { kind: "single", at, covers: [at] }, sources, () => (asks(at) ? ASKING_SINGLE : last === 0 ? 1 : SINGLE), [tokens[at]], marked));
  }
  return Promise.all(jobs);
}

/** The postings of the most frequent words that begin with what was typed so far. */
async function longerWords(index, plain) {
  if (plain.length < 2) return [];
  const longer = [...index.syllables].filter(([known]) => known.startsWith(plain) && known !== plain);
  longer.sort((a, b) => b[1].often - a[1].often);
  return (await Promise.all(longer.slice(0, 2).map(([known]) => index.term(known)))).flat();
}

/** Where the pairs worth looking up begin: all of a short query; of a long one, which would cost many files, the
 *  rarest and the last, which may still be growing. */
function tellingPairs(index, tokens, most) {
  const often = (one) => index.syllables.get(one.plain)?.often ?? 0;
  const asks = (one) => (index.asks(one) ? 3 : 0);
  const pairs = tokens.slice(1).map((one, at) => ({ at, often: Math.min(often(tokens[at]), often(one)) + (often(tokens[at]) + often(one)) / 8 + asks(one) + asks(tokens[at]) }));
  const kept = [...pairs].sort((a, b) => a.often - b.often || a.at - b.at).slice(0, most);
  return new Set([...kept, ...pairs.slice(-1)].map((pair) => pair.at));
}

/** Pairs by which an answer to the question may be known: "ở đâu" is answered by a "địa điểm". */
export function hintsOf(index, plain) {
  const spelt = ` ${plain.join(" ")} `;
  return Object.entries(index.table.goi_y).filter(([asking]) => spelt.includes(` ${asking} `)).flatMap(([, hints]) => hints);
}

/** Fills a unit: hits by entry with the best likeness, and its weight by how rare it is. What a longer word gives is asked
 *  for only where the words as typed give little. */
async function gather(index, unit, sources, factor, tokens, marked) {
  const hits = new Map();
  let found = 0;
  for (const [at, ask] of sources.entries()) {
    if (at && hits.size >= ENOUGH) break;
    for (const { forms, hits: listed } of await ask()) {
      const like = tokens.reduce((product, one, place) => product * likeness(one, forms[place], marked, at > 0 && place === tokens.length - 1), at ? PREFIX : 1);
      if (!like) continue;
      for (const [strength, entry] of listed) {
        const worth = (strength / STEPS) * like;
        const old = hits.get(entry);
        if (!old || old.strength < worth) hits.set(entry, { strength: worth, like: Math.max(like, old?.like ?? 0) });
      }
    }
    if (!at) found = hits.size;
  }
  const count = hits.size;
  const rarity = Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
  const known = count || unit.kind !== "pair" ? 1 : UNKNOWN_PAIR;
  return Object.assign(unit, { hits, found: count > 0, whole: found > 0, weight: rarity * known * factor() });
}

/** How well a form of the index suits the marks that were typed: one that was typed is asked for, one that was not matches
 *  all; 0 for a form that does not suit. */
export function likeness(one, form, marked, begun = false) {
  if (!one.respected || form === undefined) return 1;
  if (one.word === form) return marked ? MARK_EXACT : 1;
  if (one.word === one.plain) return 1;
  return (begun ? begins(one.word, form) : isCompatible(one.word, form)) ? 1 : 0;
}

function begins(typed, form) {
  const [letters, others] = [bare(typed), bare(form)];
  if (toneOf(typed) && toneOf(typed) !== toneOf(form)) return false;
  return [...letters].every((letter, at) => letter === others[at] || letter === folded(others[at] ?? ""));
}
