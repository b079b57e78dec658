// The order of what was found: what is called as asked comes first, a title that says it before a text that does, what is
// in force before drafts and what has been replaced.

import { askedFor } from "./search-asking.js";
import { dates, documentNumbers } from "./search-numbers.js";
import { likeness } from "./search-score.js";
import { folded, words } from "./search-words.js";

const NAMED = 1;
const NAMED_ASKED = 0.35;
const DEFINED = 2;
const SHARED_BY = [[3, 1], [8, 0.4], [Infinity, 0.15]];
const NAME_STRENGTH = 3;
const BEGINNINGS = 4;
const NAME_MOST = 20;
const BEGUN = 0.9;
const BEGUN_SHARED = 8; // "văn phòng" is the beginning of what several bodies are called
const BEGUN_MOST = 7;
const TO_WEIGH = 16;
const TITLE = 0.5;
const TITLE_ALONE = 0.45;
const TITLE_ASKED = 2.5; // a question is answered by the one that asks the same
const SAME_ASKED = 1.3;
const ANSWERS = new Set(["hoi-dap", "cay-hoi"]);
const DRAFT = 0.98;
const OVER = 0.95;
const A_YEAR = 0.006;
const YEARS = 6;
const NEAR = 0.75;
const NEAR_POWER = 1.5;
const WEIGH_ASKING = 0.1;
const OFFICIAL = 2; // of a number that is no name here: the clauses that give it, before what must be done with it
const TASK_OF_NUMBER = 0.6;
const CALLED = new Set(["don-vi", "thuat-ngu", "van-ban", "chuyen-de", "chu-de"]); // looked up by their titles
const TITLE_CALLED = 1.5;
const DAY_NAMED = 1.5; // a day stands in many titles: who types nothing else asks what takes place
const OF_DAYS = new Set(["ngay", "thang", "nam"]);
const TELLS = new Set(["thuat-ngu", "trang-viet"]);

/** How much it counts to be called as asked: for whoever asks what it is, a term or a page that tells, most; of what else
 *  is asked, an answer. */
export function byName(kind, asked, defined) {
  if (defined && TELLS.has(kind)) return DEFINED;
  return asked && !ANSWERS.has(kind) ? NAMED_ASKED : NAMED;
}

/** Entries that the query, or what is left of it without words that ask, is a name of: entry → 0…1. */
export async function named(index, reading) {
  const { tokens } = reading;
  const found = new Map();
  const add = (entry, strength) => found.set(entry, Math.max(strength, found.get(entry) ?? 0));
  const asked = withoutAsking(index, tokens);
  const begins = asked.length > 1 && asked.length <= BEGUN_MOST;
  const [names, begun] = await Promise.all([
    Promise.all(namesIn(index, tokens).map(async ([term, part, share]) => [await called(index, term, part), share])),
    begins ? beginning(index, asked) : [],
  ]);
  const among = (name) => SHARED_BY.find(([most]) => name.length <= most)[1];
  for (const [name, share] of names) for (const [strength, entry] of name) add(entry, (among(name) * share * strength) / NAME_STRENGTH);
  for (const [strength, entry] of begun) add(entry, (begun.length <= BEGUN_SHARED ? BEGUN : BEGUN * among(begun)) * (strength / NAME_STRENGTH));
  return found;
}

async function called(index, term, tokens) {
  return (await index.term(term)).filter(({ forms }) => tokens.every((one, at) => likeness(one, forms[at], false))).flatMap(({ hits }) => hits);
}

/** Bodies and documents whose names begin with what was asked for: "Ban Tuyên giáo" is the beginning of two. */
async function beginning(index, tokens) {
  const term = `=${tokens.map((one) => one.plain).join(" ")} `;
  const found = await index.startingWith(term, BEGINNINGS);
  return found.flatMap(([, postings]) => postings).filter(({ forms }) => tokens.every((one, at) => likeness(one, forms[at], false))).flatMap(({ hits }) => hits);
}

/** The tokens between the words that ask at both ends. */
function withoutAsking(index, tokens) {
  let [from, to] = [0, tokens.length];
  while (from < to && index.asks(tokens[from])) from += 1;
  while (to > from && index.asks(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}

/** What to look up among the names: [term, its tokens, how much of the query it is]. */
function namesIn(index, tokens) {
  const plain = tokens.map((one) => one.plain);
  const found = plain.length > NAME_MOST ? [] : [[`=${plain.join(" ")}`, tokens, 1]];
  const asked = withoutAsking(index, tokens);
  if (asked.length && asked.length < tokens.length && asked.length <= NAME_MOST) found.push([`=${asked.map((one) => one.plain).join(" ")}`, asked, 0.9]);
  const number = documentNumbers(plain, index.table).at(-1);
  if (number && isOnlyNumber(index, tokens)) found.push([`=${number}`, [], 1]);
  const day = isOnlyDay(index, tokens) && dates(plain).filter((one) => one.includes("d")).at(-1);
  if (day) found.push([`=${day}`, [], DAY_NAMED]);
  return found;
}

/** Whether nothing but a document's number, its kind, its issuer and its day was asked for. */
export function isOnlyNumber(index, tokens) {
  return tokens.some((one) => /^[0-9]+$/.test(one.plain)) && tokens.every((one) => /^[0-9]+$/.test(one.plain) || index.numbering.has(one.plain) || index.asks(one));
}

/** Whether nothing but a day was asked for, or what there is on it. */
function isOnlyDay(index, tokens) {
  return tokens.every((one) => /^[0-9]+$/.test(one.plain) || OF_DAYS.has(one.plain) || index.asks(one));
}

/** The first hits in the order of their titles, too: these count for more where the texts are not weighed. Of a
 *  number that names nothing here (`isNamed`) the clauses that give it come first. */
export async function weighTitles(index, ranked, { texts, few, most: shown, asked, isNamed, typed, defined }) {
  const most = few ? shown : TO_WEIGH;
  const first = await Promise.all(ranked.slice(0, most).map(async (hit) => ({ ...hit, ...(await index.titled(hit.entry)) })));
  const wanted = askedFor(typed.map(folded));
  const newest = Math.max(0, ...first.map((hit) => hit.year));
  for (const hit of first) {
    const numbered = isOnlyNumber(index, hit.reading.tokens);
    const called = !asked && !numbered && !hit.name && CALLED.has(hit.kind);
    hit.points *= 1 + (called ? TITLE_CALLED : asked && !defined && ANSWERS.has(hit.kind) ? TITLE_ASKED : texts ? TITLE : TITLE_ALONE) * titleShare(index, hit);
    if (!isNamed && numbered) hit.points *= { khoan: OFFICIAL, "nhiem-vu": TASK_OF_NUMBER }[hit.kind] ?? 1;
    if (asked && ANSWERS.has(hit.kind)) hit.points *= answers(wanted, hit);
    if (hit.draft) hit.points *= DRAFT;
    if (hit.over) hit.points *= OVER;
    if (hit.year) hit.points *= 1 - A_YEAR * Math.min(YEARS, Math.max(0, newest - hit.year));
  }
  first.sort((a, b) => b.points - a.points || a.entry - b.entry);
  return [...first, ...ranked.slice(most)];
}

/** More for an answer whose question asks for the same. */
function answers(wanted, hit) {
  if (!wanted.size) return 1;
  const told = askedFor(words(hit.title).map(folded));
  return [...wanted].some((what) => told.has(what)) ? SAME_ASKED : 1;
}

/** From 0 to 1: how much of what was asked stands in the title, and how little else does. A clause is named by its place. */
function titleShare(index, hit) {
  if (hit.kind === "khoan") return 0;
  const { tokens } = hit.reading;
  const said = words(hit.title);
  const plain = said.map(folded);
  const held = (one) => plain.some((word, at) => word === one.plain && likeness(one, said[at], false));
  let [asked, has] = [0, 0];
  tokens.forEach((one, at) => {
    const weight = weightOf(index, one);
    asked += weight;
    if (!held(one)) return;
    const next = tokens[at + 1];
    const together = !next || !held(next) || plain.some((word, place) => word === one.plain && plain[place + 1] === next.plain);
    has += weight * (together ? 1 : 0.7);
  });
  const sought = new Set(tokens.map((one) => one.plain));
  const content = plain.filter((word, at) => !index.asks({ word: said[at], plain: word }));
  const own = content.length ? content.filter((word) => sought.has(word)).length / content.length : 0;
  return asked ? (has / asked) ** 2 * (0.6 + 0.4 * own) : 0;
}

function weightOf(index, one) {
  return (index.asks(one) ? WEIGH_ASKING : 1) * Math.max(1, 14 - (index.syllables.get(one.plain)?.often ?? 4));
}

/** How close together the words of the query stand in a hit's text, from 1 - NEAR to 1. */
export function nearness(index, hit) {
  const { tokens } = hit.reading;
  const sought = new Map();
  let total = 0;
  for (const one of tokens) {
    if (sought.has(one.plain)) continue;
    const weight = weightOf(index, one);
    sought.set(one.plain, weight);
    total += weight;
  }
  const near = Math.max(densest(words(hit.title).map(folded), sought, tokens.length), densest(words(hit.text).map(folded), sought, tokens.length)) / total;
  return 1 - NEAR + NEAR * near ** NEAR_POWER;
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
