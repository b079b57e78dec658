// A phrase in a text, as a reader types it: whole words in this order, whatever white space and elements part them.
//
// Marks that are typed must be there; where none is typed none is asked for ("duong" is in "dương" and "đường",
// "đuong" in "đường" and "đương"). What stands in the text exactly as typed comes before what is only like it: who
// types "dân" is not shown "dẫn". Only where nothing else is found may signs within a sentence be left out, and only
// then may the last word be unfinished.

import { canonical } from "./search-words.js";

const TOKEN = /\p{L}+|\p{Nd}+|[^\p{L}\p{M}\p{Nd}\s]/gu;
const DASHES = /[‐-―−]/u;
const QUOTES = /[“”„«»]/u;
const WITHIN = /^[^\p{L}\p{Nd}.?!…]$/u; // a sign within a sentence
const APART = ".nr-neo, sup"; // what only the page adds, and the marks of notes within a sentence
const UNFINISHED_MIN = 2;

/** @typedef {{tokens: [string, number, number][], pieces: [Text, number][]}} ReadText tokens with where they stand
 *           in the joined words, text nodes with where each begins */

/** The words of an element. @param {Element} element @returns {ReadText} */
export function readText(element) {
  const pieces = [];
  let joined = "";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      pieces.push([node, joined.length]);
      joined += node.data;
    } else if (node.localName === "br") joined += " ";
  }
  return { tokens: tokensOf(joined), pieces };
}

/** Every place of a typed phrase in the texts, none overlapping another.
 *  @param {string} typed @param {ReadText[]} texts @returns {Range[]} */
export function findPhrase(typed, texts) {
  const sought = tokensOf(typed.normalize("NFC")).map(([token]) => token);
  if (!sought.length) return [];
  const unmarked = sought.every((token) => !isWord(token) || /^[a-z]+$/.test(token));
  const ways = unmarked ? [[isLike, beginsLike]] : [[isSame, beginsSame], [isLike, beginsLike]];
  const loose = withoutSigns(sought, (token) => token);
  const attempts = [
    ...ways.map(([whole]) => [sought, texts, whole, whole]),
    ...ways.map(([whole]) => [loose, texts.map(wordsOnly), whole, whole]),
    ...(sought.length > 1 || sought[0].length >= UNFINISHED_MIN ? ways.map(([whole, begun]) => [sought, texts, whole, begun]) : []),
  ];
  for (const [tokens, given, whole, end] of attempts) {
    const found = tokens.length ? given.flatMap((text) => placesIn(text, tokens, whole, end)) : [];
    if (found.length) return found;
  }
  return [];
}

function wordsOnly({ tokens, pieces }) {
  return { tokens: withoutSigns(tokens, ([token]) => token), pieces };
}

function withoutSigns(all, tokenOf) {
  return all.filter((one) => !WITHIN.test(tokenOf(one)));
}

/** Lower-case words and numbers, and every other sign alone, with where they stand. */
function tokensOf(text) {
  return [...text.toLowerCase().matchAll(TOKEN)].map(({ 0: token, index }) =>
    [token.replace(DASHES, "-").replace(QUOTES, '"'), index, index + token.length]);
}

function placesIn({ tokens, pieces }, sought, whole, end) {
  const found = [];
  const last = sought.length - 1;
  for (let at = 0; at + last < tokens.length; at += 1) {
    if (!sought.every((word, step) => (step < last ? whole : end)(word, tokens[at + step][0]))) continue;
    found.push(rangeOf(pieces, tokens[at][1], tokens[at + last][2]));
    at += last;
  }
  return found;
}

function rangeOf(pieces, from, to) {
  const range = new Range();
  const first = pieces.findLast(([, start]) => start <= from);
  const end = pieces.findLast(([, start]) => start < to);
  range.setStart(first[0], from - first[1]);
  range.setEnd(end[0], to - end[1]);
  return range;
}

function isSame(typed, word) {
  return typed === word || (isWord(typed) && isWord(word) && canonical(typed) === canonical(word));
}

function isLike(typed, word) {
  if (!isWord(typed) || !isWord(word)) return typed === word;
  const [letters, tone] = partsOf(typed);
  const [others, otherTone] = partsOf(word);
  return letters.length === others.length && covers(letters, others) && (!tone || tone === otherTone);
}

function beginsSame(typed, word) {
  if (!isWord(typed) || !isWord(word)) return word.startsWith(typed);
  const [letters, tone] = partsOf(typed);
  const [others, otherTone] = partsOf(word);
  return others.startsWith(letters) && (!tone || tone === otherTone);
}

function beginsLike(typed, word) {
  if (!isWord(typed) || !isWord(word)) return word.startsWith(typed);
  const [letters, tone] = partsOf(typed);
  const [others, otherTone] = partsOf(word);
  return letters.length <= others.length && covers(letters, others) && (!tone || tone === otherTone);
}

/** Whether each typed letter is the text's, or that one without its mark. */
function covers(letters, others) {
  return [...letters].every((letter, at) => letter === others[at] || letter === plain(others[at]));
}

function isWord(token) {
  return /^\p{L}/u.test(token);
}

/** Letters with their own marks, and the tone. */
function partsOf(word) {
  const whole = canonical(word);
  const tone = /[1-5]$/.exec(whole)?.[0] ?? "";
  return [tone ? whole.slice(0, -1) : whole, tone];
}

function plain(letter) {
  return letter === "đ" ? "d" : letter.normalize("NFD")[0];
}
