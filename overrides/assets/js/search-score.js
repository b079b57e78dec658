// How much each entry holds of one reading of a query: document numbers and dates, pairs of neighbouring syllables, single
// syllables. Marks that were typed are asked for; the weights are measured by `manage.py bench search`.

import { dates, documentNumbers } from "./search-numbers.js";
import { bare, folded, isCompatible, toneOf } from "./search-words.js";

const MARK_EXACT = 1.15;
const SINGLE = 0.5;
const NUMBER = 3.5;
const DATE = 2;
const ASKING_SINGLE = 0.1;
const ASKING_PAIR = 0.8;
const UNKNOWN_PAIR = 0.5;
const PREFIX = 0.9;
const FEW_WORDS = 5;
const RARE = 6;
const MANY = 12;
const ENOUGH = 5;
const HINT = 1.1;
const MOST_HINTS = 4;
const STEPS = 6;

/** Points of every entry for one reading, from 0 to about 3, and the units that were looked for. */
export async function score(index, reading, open) {
  const { tokens } = reading;
  const marked = tokens.some((one) => one.respected && one.word !== one.plain);
  const units = await collectUnits(index, tokens, open, marked);
  let total = 0;
  const places = new Map(); // of entries in the three lists that follow; the third holds a bit a token
  const [worth, paired, held] = [[], [], []];
  const singles = tokens.map(() => 0);
  for (const unit of units) {
    const isPair = unit.kind === "pair" || unit.kind === "number";
    const bits = unit.covers.reduce((sum, at) => sum | (1 << at), 0);
    if (unit.kind === "single") singles[unit.at] = unit.weight;
    if (unit.kind !== "hint") total += unit.weight;
    for (const [entry, strength] of unit.hits) {
      let place = places.get(entry);
      if (place === undefined) {
        places.set(entry, (place = worth.length));
        worth.push(0);
        paired.push(0);
        held.push(0);
      }
      worth[place] += unit.weight * strength;
      if (isPair) paired[place] += unit.weight;
      held[place] |= bits;
    }
  }
  const points = new Map();
  for (const [entry, place] of places) {
    let covered = paired[place];
    for (let at = 0; at < tokens.length; at += 1) if (held[place] & (1 << at)) covered += singles[at];
    points.set(entry, (worth[place] / total) * (0.15 + (covered / total) ** 2) * reading.weight);
  }
  return { reading, points, units };
}

/** What to look for: numbers and dates, pairs of neighbours, single syllables; each with its weight and hits. */
async function collectUnits(index, tokens, open, marked) {
  const plain = tokens.map((one) => one.plain);
  const last = tokens.length - 1;
  const jobs = [];
  const add = (job) => {
    job.catch(() => {}); // told once, by what waits for all of them
    jobs.push(job);
    return job;
  };
  const asks = (at) => index.asks(tokens[at]) && tokens.length > 1;
  const plainly = (kind, term, weight) => add(gather(index, { kind, at: 0, covers: [] }, [() => index.term(term)], () => weight, [], marked));
  for (const number of new Set(documentNumbers(plain, index.table))) plainly("number", number, NUMBER);
  for (const date of new Set(dates(plain))) plainly("number", date, DATE);
  for (const hint of hintsOf(index, tokens.map((one) => one.word))) plainly("hint", hint, HINT);
  const chosen = tellingPairs(index, tokens);
  let ended = null; // the last pair: of a long query, too, it is looked up
  for (let at = 0; at < last; at += 1) {
    if (!chosen.has(at)) continue;
    const term = `${plain[at]} ${plain[at + 1]}`;
    const askingness = (asks(at) ? ASKING_PAIR : 1) * (asks(at + 1) ? ASKING_PAIR : 1);
    const sources = [() => index.term(term)];
    if (open && at === last - 1) sources.push(() => index.startingWith(term, MANY).then((found) => found.flatMap(([, postings]) => postings)));
    ended = add(gather(index, { kind: "pair", at, covers: [at, at + 1] }, sources, () => askingness, tokens.slice(at, at + 2), marked));
  }
  for (let at = 0; at <= last; at += 1) {
    const syllable = index.syllables.get(plain[at]);
    if (open && at === last && ended && (await ended).hits.size >= ENOUGH) continue; // the pair that it ends tells
    if (tokens.length > FEW_WORDS && (asks(at) || (syllable?.often ?? 0) > RARE)) continue;
    const sources = [() => index.term(plain[at])];
    if (open && at === last && last === 0) sources.push(() => longerWords(index, plain[at]));
    add(gather(index, { kind: "single", at, covers: [at], alone: last === 0 }, sources, () => (asks(at) ? ASKING_SINGLE : last === 0 ? 1 : SINGLE), [tokens[at]], marked));
  }
  return (await Promise.all(jobs)).filter((unit) => !unit.skipped);
}

/** The postings of the most frequent words that begin with what was typed so far. */
async function longerWords(index, plain) {
  if (plain.length < 3) return []; // so little says little
  const longer = [...index.syllables].filter(([known]) => known.startsWith(plain) && known !== plain);
  longer.sort((a, b) => b[1].often - a[1].often);
  return (await Promise.all(longer.slice(0, 2).map(([known]) => index.term(known)))).flat();
}

/** Where the pairs worth looking up begin: all of a short query; of a long one, which would cost many files, the
 *  rarest and the last, which may still be growing. */
function tellingPairs(index, tokens) {
  const often = (one) => index.syllables.get(one.plain)?.often ?? 0;
  const asks = (one) => (index.asks(one) ? 3 : 0);
  const pairs = tokens.slice(1).map((one, at) => ({ at, often: Math.min(often(tokens[at]), often(one)) + (often(tokens[at]) + often(one)) / 8 + asks(one) + asks(tokens[at]) }));
  const kept = [...pairs].sort((a, b) => a.often - b.often || a.at - b.at).slice(0, index.mostPairs);
  return new Set([...kept, ...pairs.slice(-1)].map((pair) => pair.at));
}

/** Whether a phrase stands in typed words. */
export function holds(typed, phrase) {
  return typed.some((_, from) => phrase.every((word, at) => typed[from + at] !== undefined && isCompatible(typed[from + at], word)));
}

/** Pairs by which an answer to the question may be known: "ở đâu" is answered by a "địa điểm". */
export function hintsOf(index, typed) {
  return index.hints.filter(({ asking }) => holds(typed, asking)).flatMap(({ hints }) => hints).slice(0, MOST_HINTS);
}

/** Fills a unit: hits by entry with the best likeness, and its weight by how rare it is. What a longer word gives is asked
 *  for only where the words as typed give little; of one word alone that stands with these very marks, no other is taken. */
async function gather(index, unit, sources, factor, tokens, marked) {
  const hits = new Map();
  const alone = unit.kind === "single" && unit.alone;
  for (const [at, ask] of sources.entries()) {
    if (at && hits.size >= ENOUGH) break;
    const listings = await ask();
    if (listings === index.skipped) unit.skipped = true; // tells nothing, neither that it stands nor that it does not
    const exact = alone && tokens[0].respected && tokens[0].word !== tokens[0].plain && listings.some(({ forms }) => forms[0] === tokens[0].word);
    for (const { forms, hits: listed } of listings) {
      if (exact && forms[0] !== tokens[0].word) continue;
      const like = tokens.reduce((product, one, place) => product * likeness(one, forms[place], marked, at > 0 && place === tokens.length - 1), at ? PREFIX : 1);
      if (!like) continue;
      for (const [strength, entry] of listed) {
        const worth = (strength / STEPS) * like;
        if (!(hits.get(entry) >= worth)) hits.set(entry, worth);
      }
    }
  }
  const count = hits.size;
  const rarity = Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
  const known = count || unit.kind !== "pair" ? 1 : UNKNOWN_PAIR;
  return Object.assign(unit, { hits, found: count > 0, weight: rarity * known * factor() });
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
