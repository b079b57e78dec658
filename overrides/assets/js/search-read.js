// What was typed as words, and the ways in which it may be meant: as typed (its slips mended), with numbers in digits or in
// Roman letters, with abbreviations written out, with the texts' word for an everyday one.

import { isUnknown, mend, token } from "./search-mend.js";
import { ageFor, digitsFor, romanFor, withDays } from "./search-numbers.js";
import { hintsOf } from "./search-score.js";
import { folded, I_OR_Y, isCompatible, own, telex, vni, words, written } from "./search-words.js";

const MOST_LETTERS = 600;
const MOST_WORDS = 32;
const LONGEST_NAME = 4;
const EXPANDED = 0.97;
const RENAMED = 0.65;
const COUNTED = 0.99;
const CHOICES = 2;
const LONG = 10; // what a long query costs, and what its other words tell
const SYLLABLE = /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/; // sounds like a word
const QUESTION_WORDS = new Set(["ai", "gi", "nao", "dau", "may", "sao", "nhieu"]);

/** The words of a query, how a person writes them if they were typed as raw keys, whether its last one is still being typed, whether it asks, and its readings. */
export async function read(index, query, exact) {
  const text = withDays(fromVni(index, query.slice(0, MOST_LETTERS)));
  const raw = split(words(text), index);
  const typed = decodeTelex(index, raw).slice(0, MOST_WORDS);
  const keyed = fromVni(index, query) !== query || typed.some((word, at) => word !== raw[at]);
  const said = keyed ? typed.map(written).join(" ") : query.trim();
  const open = !/\s$/.test(query) && query.length <= MOST_LETTERS;
  const asked = isQuestion(query, typed.map(folded)) || hintsOf(index, typed).length > 0;
  const readings = exact ? [{ tokens: typed.map((word) => token(word)), weight: 1, mended: false }] : await readAll(index, typed, query, open);
  return { typed, said, open, asked, readings };
}

/** The words of a reading as a person writes them; a mended one without marks stands for all marks. */
export function spell(reading) {
  return reading.tokens.map((one) => (one.respected ? written(one.word) : one.plain)).join(" ");
}

async function readAll(index, typed, query, open) {
  const digits = digitsFor(typed, index.table.loai);
  const counted = digits.join(" ") !== typed.join(" ");
  const shouted = new Set((query.match(/\p{Lu}{2,}/gu) ?? []).map((word) => words(word).map(folded).join("")));
  const literal = await literally(index, digits, open, shouted);
  const readings = [literal];
  if (counted) readings.push({ ...(await literally(index, typed, open, shouted)), weight: COUNTED });
  const roman = romanFor(digits);
  if (roman.join(" ") !== digits.join(" ")) readings.push({ ...(await literally(index, roman, open, shouted)), weight: COUNTED });
  const aged = ageFor(digits, index.table.tuoi);
  if (aged.join(" ") !== digits.join(" ")) readings.push({ ...(await literally(index, aged, open, shouted)), mended: true });
  const y = open ? withY(index, digits) : null;
  if (y) readings.push({ ...literal, tokens: [...literal.tokens.slice(0, -1), y] });
  const stands = new Set(literal.tokens.map((one) => one.word)); // what was mended is no abbreviation
  const unsure = digits.map((word, at) => stands.has(word) && isUnknown(index, word, open && at === digits.length - 1));
  for (let choice = 0; choice < (digits.length > LONG ? 1 : CHOICES); choice += 1) {
    const expanded = await expand(index, digits, unsure, literal.tokens, choice, shouted);
    if (expanded) readings.push({ tokens: expanded.tokens, weight: expanded.weight - choice * 0.02, mended: true });
    const meant = inTheirWords(index, digits, literal.tokens, choice);
    if (meant) readings.push({ tokens: meant, weight: EXPANDED - choice * 0.02, mended: true });
  }
  return readings;
}

/** The most literal way: word by word, what stands nowhere mended. */
async function literally(index, typed, open, shouted) {
  const tokens = [];
  for (let at = 0; at < typed.length; at += 1) {
    const last = open && at === typed.length - 1;
    const unknown = isUnknown(index, typed[at], last) && !index.short.has(folded(typed[at])) && !isMeant(index, typed, at) && !isSpelt(folded(typed[at]), shouted);
    tokens.push(...((unknown && (await mend(index, typed, at, tokens))) || [{ ...token(typed[at]), prefix: last }]));
  }
  return { tokens, weight: 1, mended: tokens.length !== typed.length || tokens.some((one, at) => one.plain !== folded(typed[at]) || (one.respected && one.word !== typed[at])) };
}

/** Whether a word is spelt letter by letter ("KT"): that is no slip. */
function isSpelt(plain, shouted) {
  return shouted.has(plain) && !/[aeiouy]/.test(plain);
}

/** The last word of a query, begun with a "qu" and an y that was taken for an i ("nghị quy" is on the way to "quyết"), or null. */
function withY(index, typed) {
  const [, start, tone] = /^(.*)i([1-5]?)$/.exec(typed.at(-1)) ?? [];
  if (start === undefined || !I_OR_Y.test(`${start}y`)) return null;
  const begun = token(`${start}y${tone}`);
  return index.begins(begun.plain) ? { ...begun, prefix: true } : null;
}

/** Whether a word is part of an everyday phrase that has a meaning here. */
function isMeant(index, typed, at) {
  for (let from = Math.max(0, at - LONGEST_NAME + 1); from <= at; from += 1) {
    for (let size = at - from + 1; size <= LONGEST_NAME; size += 1) if (meaning(index, typed.slice(from, from + size))) return true;
  }
  return false;
}

function meaning(index, typed) {
  const found = index.meanings.get(typed.map(folded).join(" "));
  return found && typed.length === found.said.length && typed.every((word, at) => isCompatible(word, found.said[at])) ? found : undefined;
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
  return plain.length > 3 && ["khong", "chua", "hong", "ko"].includes(plain.at(-1));
}

/** Whether a question asks what something is called or means. */
export function asksWhatIs(typed) {
  return /(?: la gi| la sao| la cai gi| nghia la| nghia gi| nghia sao)(?: vay| the| a)?$|^(?:the nao|nhu the nao) la /.test(typed.map(folded).join(" "));
}

/** Words typed as raw VNI keys become what they meant, if the data has them. */
function fromVni(index, query) {
  if (!/[a-z][1-9]/i.test(query)) return query;
  return query.replace(/(?<![\p{L}\d])[a-z]+[1-9][a-z1-9]*(?![\p{L}\d])/giu, (typed) => {
    const meant = vni(typed.toLowerCase());
    return meant && index.syllables.get(folded(meant))?.forms.some((form) => isCompatible(meant, form)) ? written(meant) : typed;
  });
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

/** The tokens with everyday words in the words of the texts, or null if there are none. */
function inTheirWords(index, typed, literal, choice) {
  const made = [];
  let used = false;
  for (let at = 0; at < typed.length;) {
    let taken = 0;
    for (let size = Math.min(LONGEST_NAME, typed.length - at); size > 0 && !taken; size -= 1) {
      const found = meaning(index, typed.slice(at, at + size));
      const phrase = found?.meant[choice] ?? found?.meant[0];
      if (!phrase) continue;
      made.push(...phrase.split(" ").map((word) => token(word)));
      taken = size;
      used ||= found.meant.length > choice;
    }
    if (!taken) made.push(literal.length === typed.length ? literal[at] : token(typed[at]));
    at += taken || 1;
  }
  return used ? made : null;
}

/** Whether a word may be short for others: not if it carries marks, nor if it sounds like a word of the data and is neither
 *  in capitals nor alone. */
function isAbbreviation(index, typed, at, shouted) {
  const plain = folded(typed[at]);
  if (typed[at].replaceAll("đ", "d") !== plain) return false;
  return !SYLLABLE.test(plain) || !index.syllables.has(plain) || typed.length === 1 || shouted.has(plain);
}

/** The tokens with abbreviations written out, or null if there are none. Another name in words that the data knows counts
 *  for less than what was typed, unless it is all that was. */
async function expand(index, typed, unsure, literal, choice, shouted) {
  const plain = typed.map(folded);
  const made = [];
  let used = false;
  let weight = EXPANDED;
  for (let at = 0; at < plain.length;) {
    let taken = 0;
    for (let size = Math.min(LONGEST_NAME, plain.length - at); size > 0 && !taken; size -= 1) {
      const spelt = plain.slice(at, at + size);
      if (size === 1 && (index.asks(token(typed[at])) || !isAbbreviation(index, typed, at, shouted))) continue;
      const phrases = index.short.get(spelt.join("")) ?? (size === 1 && unsure[at] ? inTwo(index, plain[at]) : undefined)
        ?? (shouted.has(spelt.join("")) || (unsure.slice(at, at + size).every(Boolean) && !SYLLABLE.test(spelt.join(""))) ? await index.initials(spelt.join("")) : []);
      const phrase = phrases[choice] ?? phrases[0];
      if (!phrase) continue;
      made.push(...phrase.split(" ").map((word) => token(word)));
      if (size > 1 && size < plain.length && !typed.slice(at, at + size).some((word) => isUnknown(index, word, false)) && spelt.every((word) => /[aeiouy]/.test(word))) weight = RENAMED;
      taken = size;
      used = true;
    }
    if (!taken) {
      made.push(literal.length === typed.length ? literal[at] : token(typed[at]));
      taken = 1;
    }
    at += taken;
  }
  return used ? { tokens: made, weight } : null;
}

/** Two abbreviations written as one: "ubmttq". */
function inTwo(index, plain) {
  for (let cut = plain.length - 2; cut > 1; cut -= 1) {
    const [head, tail] = [index.short.get(plain.slice(0, cut)), index.short.get(plain.slice(cut))];
    if (head && tail) return [`${head[0]} ${tail[0]}`];
  }
  return undefined;
}
