// Text to words: the twin of hooks/namro/outputs/search/words.py, tested against the same table. What a word is, why
// there are marks and tones, is said there.

const TONES = { "\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5" };
const SIGN = /^(?:[\u1780-\u17b3]|[\u3400-\u4dbf\u4e00-\u9fff])/;
const WORD = /[a-zà-\u177f\u1800-ỹ]+|[0-9]+|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd])*|[\u3400-\u4dbf\u4e00-\u9fff]/g;
const KHMER_DIGITS = /[\u17e0-\u17e9]/g;
const SPELLED = "bcghklmnpqtvz";
const THOUSANDS = /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])/g;
const TELEPHONE = /(?<![0-9])[0-9]{3,4}[. ][0-9]{3}[. ][0-9]{3,4}(?![0-9])/g;
export const I_OR_Y = /^(?:[hklmstv]|qu)y$/;

/** The canonical words of a text, in order. */
export function words(text) {
  let lowered = inLatinDigits(text.normalize("NFC").toLowerCase());
  for (const joined of [THOUSANDS, TELEPHONE]) lowered = lowered.replace(joined, (found) => found.replace(/[. ]/g, ""));
  return (lowered.match(WORD) ?? []).map(canonical);
}

function inLatinDigits(text) {
  return text.replace(KHMER_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x17e0));
}

/** The words of a text with where they stand in it: [word, from, to]; the text must be NFC. */
export function places(text) {
  const found = [];
  for (const match of inLatinDigits(text.toLowerCase()).matchAll(WORD)) {
    found.push([canonical(match[0]), match.index, match.index + match[0].length]);
  }
  return found;
}

const canonicals = new Map();
const folds = new Map();

/** One lower-case word in canonical form: marks on the letters, the tone as a digit behind them. */
export function canonical(word) {
  if (!canonicals.has(word)) canonicals.set(word, toCanonical(word));
  return canonicals.get(word);
}

function toCanonical(word) {
  if (word[0] <= "9") return word.replace(/^0+(?=.)/, "");
  if (SIGN.test(word)) return `zz${[...word].map(spelled).join("")}`;
  let letters = "";
  let tone = "";
  for (const char of word.normalize("NFD")) {
    if (TONES[char]) tone = TONES[char];
    else letters += char;
  }
  letters = letters.normalize("NFC");
  return (I_OR_Y.test(letters) ? `${letters.slice(0, -1)}i` : letters) + tone;
}

/** The number of a character in five consonants. */
function spelled(sign) {
  let letters = "";
  for (let code = sign.charCodeAt(0), at = 0; at < 5; at += 1, code = Math.floor(code / SPELLED.length)) letters = SPELLED[code % SPELLED.length] + letters;
  return letters;
}

/** A canonical word without marks and tone. */
export function folded(word) {
  if (!folds.has(word)) folds.set(word, toFolded(word));
  return folds.get(word);
}

function toFolded(word) {
  if (word[0] <= "9") return word;
  return word.replace(/[1-5]+$/, "").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}

/** A property of a table from JSON, never of its prototype. */
export function own(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

const COMBINING = Object.fromEntries(Object.entries(TONES).map(([mark, digit]) => [digit, mark]));

/** A canonical word as it is printed here: the tone on its vowel ("hoa1" is "hóa", "toan2" is "toàn"). */
export function written(word) {
  const tone = /[1-5]$/.exec(word)?.[0];
  if (!tone || word[0] <= "9") return word;
  const letters = word.slice(0, -1);
  const start = /^(?:qu|gi)(?=[aeiouyâăêôơư])/.exec(letters)?.[0].length ?? 0;
  const vowels = [...letters].map((letter, at) => (at >= start && VOWEL.test(letter) ? at : -1)).filter((at) => at >= 0);
  const marked = vowels.filter((at) => /[âăêôơư]/.test(letters[at]));
  let at = marked.at(-1) ?? vowels[0];
  if (!marked.length && vowels.length > 1) at = vowels.length > 2 || vowels.at(-1) < letters.length - 1 ? vowels[1] : vowels[0];
  return `${letters.slice(0, at + 1)}${COMBINING[tone]}${letters.slice(at + 1)}`.normalize("NFC");
}

const VOWEL = /[aeiouyâăêôơư]/;
const TELEX_TONES = { f: "2", s: "1", x: "4", r: "3", j: "5" };
const ROUND = { a: "â", e: "ê", o: "ô" };
const HOOKED = { a: "ă", o: "ơ", u: "ư" };

/** What raw Telex keys meant, as a canonical word ("nghij" → "nghi5"), or "" if they are no Telex. */
export function telex(word) {
  if (!/^[a-z]+$/.test(word)) return "";
  let letters = "";
  let tone = "";
  let typed = false;
  for (const key of word) {
    const vowels = VOWEL.test(letters);
    const same = letters.lastIndexOf(key);
    if (TELEX_TONES[key] && vowels) {
      tone = TELEX_TONES[key];
      typed = true;
    } else if (key === "d" && letters[0] === "d") {
      letters = `đ${letters.slice(1)}`;
      typed = true;
    } else if (ROUND[key] && same >= 0 && same >= letters.length - 3) {
      letters = letters.slice(0, same) + ROUND[key] + letters.slice(same + 1);
      typed = true;
    } else if (key === "w" && /[aou]/.test(letters)) {
      letters = /uo/.test(letters) ? letters.replace("uo", "ươ") : letters.replace(/ưo|[aou](?!.*[aou])/, (v) => (v === "ưo" ? "ươ" : HOOKED[v]));
      typed = true;
    } else {
      letters += key;
    }
  }
  if (!typed) return "";
  return (I_OR_Y.test(letters) ? `${letters.slice(0, -1)}i` : letters) + tone;
}

const VNI_TONES = /[1-5]/;
const VNI_LETTERS = { 6: { a: "â", e: "ê", o: "ô" }, 7: { o: "ơ", u: "ư" }, 8: { a: "ă" } };

/** What VNI keys meant, as a canonical word ("d9ie63m" → "điêm3"), or "" if they are none.
 *  The digits of its tones are those of our canonical words. */
export function vni(word) {
  if (!/^[a-z]+[1-9][a-z1-9]*$/.test(word)) return "";
  let letters = "";
  let tone = "";
  for (const key of word) {
    if (/[a-z]/.test(key)) letters += key;
    else if (key === "9" && letters.includes("d")) letters = letters.replace("d", "đ");
    else if (VNI_TONES.test(key) && VOWEL.test(letters)) tone = key;
    else if (key === "7" && letters.includes("uo")) letters = letters.replace("uo", "ươ");
    else if (VNI_LETTERS[key]) {
      const at = [...letters].findLastIndex((letter) => VNI_LETTERS[key][letter]);
      if (at < 0) return "";
      letters = letters.slice(0, at) + VNI_LETTERS[key][letters[at]] + letters.slice(at + 1);
    } else return "";
  }
  return (I_OR_Y.test(letters) ? `${letters.slice(0, -1)}i` : letters) + tone;
}

/** Whether the marks that were typed stand in the other word, too: "đuong" may be "đường", "lua" may be "lúa". */
export function isCompatible(typed, form) {
  if (typed === form) return true;
  if (folded(typed) !== folded(form)) return false;
  const tone = toneOf(typed);
  if (tone && toneOf(form) !== tone) return false;
  const [a, b] = [bare(typed), bare(form)];
  return a.length === b.length && [...a].every((letter, at) => letter === b[at] || letter === folded(b[at]));
}

/** The tone of a canonical word as its digit, "" for none. */
export function toneOf(word) {
  return /[^0-9]([1-5])$/.exec(word)?.[1] ?? "";
}

/** A canonical word without its tone. */
export function bare(word) {
  return word[0] <= "9" ? word : word.replace(/[1-5]$/, "");
}
