// From what was typed to ranked entries. A query is read in several ways (as typed, abbreviations written out,
// slips mended); each reading is scored by the pairs and single syllables that an entry holds, and an entry
// keeps its best reading. The weights are measured by `manage.py bench search`.

import { documentNumbers, folded, own, slips, telex, words, written } from "./search-words.js";

const MARK_EXACT = 1.15;
const MARK_OTHER = 0.25;
const SINGLE = 0.4;
const NUMBER = 3;
const ASKING_SINGLE = 0.1;
const ASKING_PAIR = 0.5;
const UNKNOWN_PAIR = 0.5;
const PREFIX = 0.9;
const MENDED = 0.94;
const EXPANDED = 0.97;
const FEW_WORDS = 5;
const RARE = 6;
const MANY = 12;
const LONGEST_NAME = 4;
const MOST_PAIRS = 7;
const TO_WEIGH = 7;
const LIKELY = 0.3;
const FEW = 5;
const QUESTION = 1.4;
const NEAR = 0.7;
const NAMED = 1.2;
const HINT = 0.7;
const QUESTION_WORDS = new Set(["ai", "gi", "nao", "dau", "may", "sao", "nhieu"]);

/**
 * Finds what a query asks for.
 * @param {import("./search-index.js").SearchIndex} index
 * @param {string} query as typed; a space at its end says that the last word is whole
 * @param {{exact?: boolean, most?: number, allowed?: ((entry: number) => boolean) | null}} [options] exact: neither
 *   mend nor expand; allowed: the filter that the reader chose
 * @returns the entries worth offering, those of them that the filter lets through (`listed`: what is counted), the
 *   first `most` of these with what is shown of them, and the words that were searched
 */
export async function find(index, query, { exact = false, most = 8, allowed = null } = {}) {
  const typed = split(words(query), index);
  if (typed.length === 0) return { offered: [], listed: [], shown: [], reading: null, mended: "", asked: false };
  const open = !/\s$/.test(query);
  const plainTyped = typed.map(folded);
  const asked = isQuestion(query, plainTyped);
  const first = { tokens: typed.map((word) => token(word)), weight: 1, mended: false };
  const readings = exact ? [first] : await readAll(index, typed, query, open);
  const scored = [];
  for (const reading of readings) scored.push(await score(index, reading, open));
  if (!exact) {
    for (const reading of await mendRealWords(index, readings[0], scored[0], open)) scored.push(await score(index, reading, open));
  }
  const best = new Map();
  for (const one of scored) {
    for (const [entry, points] of one.points) {
      if (!(best.get(entry)?.points >= points)) best.set(entry, { points, reading: one.reading });
    }
  }
  const ranked = [...best].map(([entry, { points, reading }]) => ({ entry, reading, points: points * kindWeight(index.kind(entry), asked) }));
  ranked.sort((a, b) => b.points - a.points || a.entry - b.entry);
  const offered = worthOffering(ranked);
  const listed = allowed ? offered.filter((hit) => allowed(hit.entry)) : offered;
  const shown = await Promise.all(listed.slice(0, Math.max(most, TO_WEIGH)).map(async (hit) => ({ ...hit, ...(await index.shown(hit.entry)) })));
  for (const hit of shown) hit.points *= nearness(index, hit);
  shown.sort((a, b) => b.points - a.points || a.entry - b.entry);
  const top = shown[0]?.reading ?? first;
  return { offered, listed, shown: shown.slice(0, most), reading: top, mended: top.mended ? spell(top) : "", asked };
}

/** Entries not far behind the best, and a few at least: what search lists, counts and filters is taken from these. */
function worthOffering(ranked) {
  const best = ranked[0]?.points ?? 0;
  return ranked.filter((hit, at) => at < FEW || hit.points >= best * LIKELY);
}

/** A token: its canonical word, its folded form, whether the marks that it carries were typed. */
function token(word, respected = true, prefix = false) {
  return { word, plain: folded(word), respected, prefix };
}

/** The words of a reading as a person writes them; a mended one without marks stands for all marks. */
function spell(reading) {
  return reading.tokens.map((one) => (one.respected ? written(one.word) : one.plain)).join(" ");
}

/** "nqtw" is two words. */
function split(typed, index) {
  const { loai, co_quan: issuers } = index.table;
  const codes = new Set(Object.values(loai));
  return typed.flatMap((word) => {
    const plain = folded(word);
    for (const code of codes) {
      const rest = plain.slice(code.length);
      if (plain.startsWith(code) && rest && own(issuers, rest)) return [code, rest];
    }
    return [word];
  });
}

function isQuestion(query, plain) {
  if (/\?\s*$/.test(query) || plain.some((word) => QUESTION_WORDS.has(word)) || / bao gio| bao lau| khi nao/.test(` ${plain.join(" ")}`)) return true;
  return plain.length > 3 && plain.at(-1) === "khong";
}

function kindWeight(kind, asked) {
  return asked && kind === "hoi-dap" ? QUESTION : 1;
}

/** The ways to read a query: first the most literal one, its slips mended. */
async function readAll(index, typed, query, open) {
  const shouted = new Set((query.match(/\p{Lu}{2,}/gu) ?? []).map((word) => words(word).map(folded).join("")));
  const decoded = decodeTelex(index, typed);
  const unsure = decoded.map((word, at) => isUnknown(index, word, open && at === typed.length - 1));
  const literal = [];
  const changed = decoded.map((word, at) => word !== typed[at]);
  for (let at = 0; at < decoded.length; at += 1) {
    if (!unsure[at]) literal.push(token(decoded[at], !changed[at] || typed.length > 0));
    else literal.push(...((await mend(index, decoded, at, literal)) ?? [token(decoded[at])]));
  }
  const mended = literal.length !== typed.length || literal.some((one, at) => one.plain !== folded(typed[at]));
  const readings = [{ tokens: literal, weight: 1, mended }];
  for (const choice of [0, 1]) {
    const expanded = await expand(index, decoded, unsure, literal, choice, shouted);
    if (expanded) readings.push({ tokens: expanded, weight: EXPANDED - choice * 0.02, mended: true });
  }
  return readings;
}

/** Words typed as raw Telex keys become what they meant. One alone may be a slip of the finger: without a tone
 *  key it keeps its letters only as a hint. */
function decodeTelex(index, typed) {
  const readable = typed.map((word) => {
    const meant = telex(word);
    return meant && index.syllables.get(folded(meant))?.forms.includes(meant) ? meant : "";
  });
  const certain = typed.some((word, at) => readable[at] && !index.syllables.has(word));
  return typed.map((word, at) => (readable[at] && certain && !index.syllables.get(word)?.forms.includes(word) ? readable[at] : word));
}

function isUnknown(index, word, last) {
  const plain = folded(word);
  if (/^[0-9]/.test(plain) || index.syllables.has(plain)) return false;
  if (own(index.table.viet_tat, plain)) return false;
  if (last) for (const known of index.syllables.keys()) if (known.startsWith(plain)) return false;
  return true;
}

/** The syllable, or two, that an unknown one most likely was meant to be. */
async function mend(index, typed, at, before) {
  const plain = folded(typed[at]);
  const known = await index.pairs();
  const left = before.at(-1)?.plain;
  const right = typed[at + 1] && folded(typed[at + 1]);
  const leftPairs = left && !/^[0-9]/.test(left) ? await pairTester(index, left, known) : () => false;
  let best = null;
  let most = -1;
  for (const near of slips(plain)) {
    const syllable = index.syllables.get(near);
    if (!syllable) continue;
    let sure = syllable.often / 12 + (near.length >= plain.length - 1 && near[0] === plain[0] ? 0.5 : 0);
    if (left && leftPairs(near)) sure += 2;
    if (right && known(`${near} ${right}`)) sure += 2;
    if ([...near].sort().join("") === [...plain].sort().join("")) sure += 0.5;
    if (sure > most) [best, most] = [near, sure];
  }
  if (best) return [token(best, false)];
  for (let cut = 1; cut < plain.length; cut += 1) {
    const [head, tail] = [plain.slice(0, cut), plain.slice(cut)];
    if (index.syllables.has(head) && index.syllables.has(tail) && known(`${head} ${tail}`)) return [token(head, false), token(tail, false)];
  }
  return null;
}

/** Tells whether "left x" is a pair of the index: the file of its first pairs is at hand, of others the filter tells. */
async function pairTester(index, left, known) {
  const shard = await index.piece(`t${index.shardOf(`${left} `)}`);
  return (word) => Object.hasOwn(shard, `${left} ${word}`) || known(`${left} ${word}`);
}

/** The tokens with abbreviations written out, or null if there are none. */
async function expand(index, typed, unsure, literal, choice, shouted) {
  const plain = typed.map(folded);
  const made = [];
  let used = false;
  for (let at = 0; at < plain.length;) {
    let taken = 0;
    for (let size = Math.min(LONGEST_NAME, plain.length - at); size > 0 && !taken; size -= 1) {
      const spelt = plain.slice(at, at + size);
      const phrases = own(index.table.viet_tat, spelt.join(" ")) ?? (choice === 0 ? own(index.table.viet_tat, spelt.join("")) : undefined)
        ?? ((unsure.slice(at, at + size).every(Boolean) || shouted.has(spelt.join(""))) ? await index.initials(spelt.join("")) : []);
      const phrase = phrases[choice] ?? phrases[0];
      if (!phrase) continue;
      made.push(...phrase.split(" ").map((word) => token(word)));
      taken = size;
      used = true;
    }
    if (!taken) {
      made.push(literal.length === typed.length ? literal[at] : token(typed[at]));
      taken = 1;
    }
    at += taken;
  }
  return used ? made : null;
}

/** Readings with a known syllable changed that forms no pair with its neighbours, where one near it does. */
async function mendRealWords(index, reading, scored, open) {
  const { tokens } = reading;
  const missing = scored.pairs.map((pair, at) => pair && !pair.found && worthMending(index, tokens, at));
  if (!missing.some(Boolean) || tokens.length < 2) return [];
  const known = await index.pairs();
  let best = null;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!(missing[at - 1] || missing[at]) || /^[0-9]/.test(tokens[at].plain) || isSurelyMeant(index, tokens[at])) continue;
    const left = tokens[at - 1]?.plain;
    const right = tokens[at + 1]?.plain;
    const fits = left && !/^[0-9]/.test(left) ? await pairTester(index, left, known) : null;
    const now = (left && scored.pairs[at - 1]?.found ? 1 : 0) + (right && scored.pairs[at]?.found ? 1 : 0);
    for (const near of slips(tokens[at].plain)) {
      const syllable = index.syllables.get(near);
      if (!syllable) continue;
      const pairs = (left && (fits ? fits(near) : known(`${left} ${near}`)) ? 1 : 0) + (right && known(`${near} ${right}`) ? 1 : 0);
      const sure = pairs - now + syllable.often / 50 + (near[0] === tokens[at].plain[0] ? 0.05 : 0);
      if (pairs > now && (!best || sure > best.sure)) best = { sure, at, near };
    }
  }
  if (!best) return [];
  const changed = tokens.map((one, at) => (at === best.at ? token(best.near, false) : one));
  return [{ tokens: changed, weight: MENDED * reading.weight, mended: true }];
}

/** Whether marks were typed that make it a syllable of the index: nobody slips into that. */
function isSurelyMeant(index, one) {
  return one.respected && one.word !== one.plain && (index.syllables.get(one.plain)?.forms.includes(one.word) ?? false);
}

function worthMending(index, tokens, at) {
  return [tokens[at], tokens[at + 1]].every((one) => index.syllables.has(one.plain));
}

/** Points of every entry for one reading, from 0 to about 3. */
async function score(index, reading, open) {
  const { tokens } = reading;
  const marked = tokens.some((one) => one.respected && one.word !== one.plain);
  const units = await collectUnits(index, tokens, open, marked);
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
  const pairs = [];
  for (const unit of units) if (unit.kind === "pair") pairs[unit.at] = unit;
  return { reading, points, pairs };
}

/** What to look for: document numbers, pairs of neighbours, single syllables; each with its weight and hits. */
async function collectUnits(index, tokens, open, marked) {
  const plain = tokens.map((one) => one.plain);
  const last = tokens.length - 1;
  const jobs = [];
  const asks = (at) => index.asking.has(plain[at]) && tokens.length > 1;
  for (const number of new Set(documentNumbers(plain, index.table))) {
    jobs.push(gather(index, { kind: "number", at: 0, covers: [] }, [[index.term(number), 1]], () => NUMBER, [], marked));
  }
  for (const hint of hintsOf(index, plain)) {
    jobs.push(gather(index, { kind: "hint", at: 0, covers: [] }, [[index.term(hint), 1]], () => HINT, [], marked));
  }
  const chosen = tellingPairs(index, tokens);
  for (let at = 0; at < last; at += 1) {
    if (!chosen.has(at)) continue;
    const term = `${plain[at]} ${plain[at + 1]}`;
    const askingness = (asks(at) ? ASKING_PAIR : 1) * (asks(at + 1) ? ASKING_PAIR : 1);
    const sources = [[index.term(term), 1]];
    if (open && at === last - 1 && plain[last].length > 0) {
      sources.push([index.startingWith(term, MANY).then((found) => found.filter(([one]) => one.startsWith(term)).flatMap(([, postings]) => postings)), PREFIX]);
    }
    jobs.push(gather(index, { kind: "pair", at, covers: [at, at + 1] }, sources, () => askingness, tokens.slice(at, at + 2), marked));
  }
  for (let at = 0; at <= last; at += 1) {
    const syllable = index.syllables.get(plain[at]);
    if (tokens.length > FEW_WORDS && (asks(at) || (syllable?.often ?? 0) > RARE)) continue;
    const sources = [[index.term(plain[at]), 1]];
    if (open && at === last && last === 0) {
      const longer = [...index.syllables].filter(([known]) => known.startsWith(plain[at]) && known !== plain[at]);
      longer.sort((a, b) => b[1].often - a[1].often);
      for (const [known] of longer.slice(0, MANY / 2)) sources.push([index.term(known), PREFIX]);
    }
    jobs.push(gather(index, { kind: "single", at, covers: [at] }, sources, () => (asks(at) ? ASKING_SINGLE : last === 0 ? 1 : SINGLE), [tokens[at]], marked));
  }
  return Promise.all(jobs);
}

/** Where the pairs worth looking up begin: all of a short query; of a long one, which would cost many files, the
 *  rarest and the last, which may still be growing. */
function tellingPairs(index, tokens) {
  const often = (one) => index.syllables.get(one.plain)?.often ?? 0;
  const pairs = tokens.slice(1).map((one, at) => ({ at, often: Math.min(often(tokens[at]), often(one)) + (often(tokens[at]) + often(one)) / 8 }));
  const kept = [...pairs].sort((a, b) => a.often - b.often || a.at - b.at).slice(0, MOST_PAIRS);
  return new Set([...kept, ...pairs.slice(-1)].map((pair) => pair.at));
}

/** Pairs by which an answer to the question may be known: "ở đâu" is answered by a "địa điểm". */
function hintsOf(index, plain) {
  const spelt = ` ${plain.join(" ")} `;
  return Object.entries(index.table.goi_y).filter(([asking]) => spelt.includes(` ${asking} `)).flatMap(([, hints]) => hints);
}

/** Fills a unit: hits by entry with the best likeness, and its weight by how rare it is. */
async function gather(index, unit, sources, factor, tokens, marked) {
  const hits = new Map();
  const counted = new Set();
  const listings = await Promise.all(sources.map(([asked]) => asked)); // together: a failure of any is told once
  for (const [at, [, scale]] of sources.entries()) {
    for (const { forms, hits: listed } of listings[at]) {
      const like = tokens.reduce((product, one, place) => product * likeness(one, forms[place], marked), 1) * scale;
      for (const [strength, entry] of listed) {
        counted.add(entry);
        const worth = (strength / 6) * like;
        const old = hits.get(entry);
        if (!old || old.strength < worth) hits.set(entry, { strength: worth, like: Math.max(like, old?.like ?? 0) });
      }
    }
  }
  const count = counted.size;
  const rarity = Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
  const known = count || unit.kind !== "pair" ? 1 : UNKNOWN_PAIR;
  return Object.assign(unit, { hits, found: count > 0, weight: rarity * known * factor() });
}

/** How well a form of the index suits the marks that were typed: a typed mark is respected, one not typed
 *  matches all. */
function likeness(one, form, marked) {
  if (!one.respected || form === undefined) return 1;
  if (one.word === form) return marked ? MARK_EXACT : 1;
  if (one.word === one.plain) return 1;
  return isCompatible(one.word, form) ? 1 : MARK_OTHER;
}

function isCompatible(typed, form) {
  const tone = /[1-5]$/.exec(typed)?.[0];
  if (tone && !form.endsWith(tone)) return false;
  const [a, b] = [typed.replace(/[1-5]$/, ""), form.replace(/[1-5]$/, "")];
  return a.length === b.length && [...a].every((letter, at) => letter === b[at] || letter === folded(b[at]));
}

/** Weighs a shown hit by its own words: the words of the query close together are worth more than scattered
 *  ones, a name in full more than a part of it. */
function nearness(index, hit) {
  const { tokens } = hit.reading;
  const sought = new Map();
  let total = 0;
  for (const one of tokens) {
    if (sought.has(one.plain)) continue;
    const weight = (index.asking.has(one.plain) ? ASKING_SINGLE : 1) * Math.max(1, 14 - (index.syllables.get(one.plain)?.often ?? 4));
    sought.set(one.plain, weight);
    total += weight;
  }
  const title = words(hit.title).map(folded);
  const near = Math.max(densest(title, sought, tokens.length), densest(words(hit.text).map(folded), sought, tokens.length)) / total;
  const named = title.join(" ") === tokens.map((one) => one.plain).join(" ") ? NAMED : 1;
  return (1 - NEAR + NEAR * near) * named;
}

/** The weight of the sought words that stand together in the best stretch of a text. */
function densest(said, sought, count) {
  const stretch = 2 * count + 4;
  const inside = new Map();
  let sum = 0;
  let best = 0;
  said.forEach((word, at) => {
    if (sought.has(word)) {
      inside.set(word, (inside.get(word) ?? 0) + 1);
      if (inside.get(word) === 1) sum += sought.get(word);
    }
    const left = said[at - stretch];
    if (sought.has(left)) {
      inside.set(left, inside.get(left) - 1);
      if (inside.get(left) === 0) sum -= sought.get(left);
    }
    best = Math.max(best, sum);
  });
  return best;
}
