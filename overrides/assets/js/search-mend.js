// Corrections, the last that search tries: only for a word that does not stand in the data, only to words that do, and
// beside a neighbour only where the two stand together somewhere. Marks that were typed are kept.

import { bare, folded, isCompatible, toneOf } from "./search-words.js";

const LETTERS = "abcdeghiklmnopqrstuvxy";
const SOUNDS = [["ch", "tr"], ["s", "x"], ["v", "d"], ["v", "gi"], ["d", "gi"], ["l", "n"], ["c", "k"], ["g", "gh"], ["ng", "ngh"], ["qu", "w"]];
const ENDS = [["n", "ng"], ["c", "t"], ["n", "nh"], ["iu", "ieu"], ["i", "y"], ["ui", "uoi"], ["u", "o"]];
const ALONE_MIN = 4;
const PART_MIN = 2;

/** A token: its canonical word, its folded form, whether the marks that it carries were typed. */
export function token(word, respected = true) {
  return { word, plain: folded(word), respected, prefix: false };
}

/** Whether a word stands nowhere in the data, with the marks that were typed; of the last one, unfinished, whether none begins so. */
export function isUnknown(index, word, last) {
  const plain = folded(word);
  if (/^[0-9]/.test(plain)) return false;
  if (index.syllables.get(plain)?.forms.some((form) => isCompatible(word, form))) return false;
  return !last || !index.begins(plain);
}

/** The tokens that an unknown word most likely was meant to be, or null. `before` is what was read so far. */
export async function mend(index, typed, at, before) {
  const word = typed[at];
  const plain = folded(word);
  const left = before.at(-1) && !/^[0-9]/.test(before.at(-1).plain) ? before.at(-1) : null;
  const right = typed[at + 1] && !/^[0-9]/.test(typed[at + 1]) ? token(typed[at + 1]) : null;
  if (index.asks(token(word))) return null;
  const known = await index.pairs();
  const tells = (neighbour) => neighbour && !index.asks(neighbour);
  let best = null;
  for (const { near, forms, far } of candidates(index, word)) {
    const seen = [left && (await standsTogether(index, left, near, forms, true)), right && known(`${near} ${right.plain}`) && (await standsTogether(index, right, near, forms, false))];
    const evidence = seen.filter(Boolean).length;
    const weighty = (seen[0] && tells(left)) || (seen[1] && tells(right));
    if (left || right ? evidence === 0 || (far > 0.5 && !weighty) : far > 0.5 || (far && plain.length < ALONE_MIN)) continue;
    const sure = 2 * evidence + index.syllables.get(near).often / 12 - far;
    if (!best || sure > best.sure) best = { sure, near, forms };
  }
  if (best) return [word === plain || best.forms.length > 1 ? token(best.near, false) : token(best.forms[0])];
  if (word !== plain) return null; // who types marks leaves the gaps between words, too
  for (let cut = PART_MIN; cut <= plain.length - PART_MIN; cut += 1) {
    const [head, tail] = [plain.slice(0, cut), plain.slice(cut)];
    if (index.syllables.has(head) && index.syllables.has(tail) && known(`${head} ${tail}`)) return [token(head, false), token(tail, false)];
  }
  return null;
}

/** The syllables of the data that an unknown word may have been, with the forms that keep its marks and how far they are. */
function* candidates(index, word) {
  const plain = folded(word);
  const same = index.syllables.get(plain)?.forms.filter((form) => isOneMarkAway(word, form)) ?? [];
  if (same.length) yield { near: plain, forms: same, far: 0 };
  const sounds = soundingAlike(plain);
  for (const near of new Set([...sounds, ...slips(plain)])) {
    const forms = index.syllables.get(near)?.forms.filter((form) => keepsMarks(word, form));
    if (!forms?.length) continue;
    if (word !== plain && near[0] !== plain[0] && !sounds.has(near)) continue; // who types marks does not miss the first letter
    const swapped = near.length === plain.length && [...near].sort().join("") === [...plain].sort().join("");
    yield { near, forms, far: swapped || isDoubled(plain, near) ? 0.3 : sounds.has(near) ? 0.6 : near[0] === plain[0] ? 0.8 : 1 };
  }
}

/** Whether a pair of the data joins a neighbour, as typed, with one of the forms. */
async function standsTogether(index, neighbour, near, forms, before) {
  const found = await index.term(before ? `${neighbour.plain} ${near}` : `${near} ${neighbour.plain}`);
  return found.some(({ forms: [first, second] }) => {
    const [its, other] = before ? [second, first] : [first, second];
    return forms.includes(its) && (!neighbour.respected || isCompatible(neighbour.word, other));
  });
}

/** The same letters, and either the tone or one letter's mark another one than typed. */
function isOneMarkAway(typed, form) {
  const [a, b] = [bare(typed), bare(form)];
  const differing = [...a].filter((letter, at) => letter !== b[at] && letter !== folded(b[at])).length;
  const tones = toneOf(typed) && toneOf(typed) !== toneOf(form) ? 1 : 0;
  return differing + tones === 1;
}

/** Whether a form has the tone that was typed (or the other of hỏi and ngã), and the marks of the letters that
 *  it kept. */
function keepsMarks(typed, form) {
  const [tone, other] = [toneOf(typed), toneOf(form)];
  const marked = typed !== folded(typed);
  if ((tone || marked) && tone !== other && !(tone && other && "34".includes(tone) && "34".includes(other))) return false;
  const [letters, others] = [[...bare(typed)], [...bare(form)]];
  const left = [...others];
  return letters.every((letter, at) => {
    if (letter === folded(letter)) return true;
    const place = left.indexOf(letter);
    if (place >= 0) left.splice(place, 1);
    return place >= 0 || (letters.length === others.length && folded(letter) !== folded(others[at]));
  });
}

function isDoubled(plain, near) {
  return plain.length === near.length + 1 && plain.replace(/(.)\1/, "$1") === near;
}

/** Spellings that sound alike to many. */
function soundingAlike(plain) {
  const found = new Set();
  for (const [one, other] of [...SOUNDS, ...SOUNDS.map(([a, b]) => [b, a])]) if (plain.startsWith(one)) found.add(other + plain.slice(one.length));
  for (const [one, other] of [...ENDS, ...ENDS.map(([a, b]) => [b, a])]) if (plain.endsWith(one)) found.add(plain.slice(0, -one.length) + other);
  found.delete(plain);
  return found;
}

/** Every string one slip away from a folded syllable: a letter left out, doubled, changed or two swapped. */
export function slips(word) {
  const found = new Set();
  for (let at = 0; at <= word.length; at += 1) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    if (right) found.add(left + right.slice(1));
    if (right.length > 1) found.add(left + right[1] + right[0] + right.slice(2));
    for (const letter of LETTERS) {
      found.add(left + letter + right);
      if (right) found.add(left + letter + right.slice(1));
    }
  }
  found.delete(word);
  found.delete("");
  return found;
}
