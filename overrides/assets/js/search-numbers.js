// Numbers as people write and say them: of documents, dates, in words. The first two are the twin of
// hooks/namro/outputs/search/numbers.py, tested against the same table; what the terms look like is said there.

import { folded, own } from "./search-words.js";

const NUMBER_MAX = 4;
const DAYS = 31;
const MONTHS = 12;
const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Document numbers in folded words, however written: "27nq", "27nqtw". `table` has `loai` and `co_quan`. */
export function documentNumbers(plain, table) {
  const codes = new Set(Object.values(table.loai));
  const found = [];
  plain.forEach((word, at) => {
    if (!/^[0-9]+$/.test(word) || word.length > NUMBER_MAX) return;
    let after = at + 1;
    let code;
    if (codes.has(plain[after])) {
      code = plain[after];
      after += 1;
    } else {
      code = nameBefore(plain, plain[at - 1] === "so" ? at - 1 : at, codes, table.loai);
      if (!code) return;
    }
    found.push(word + code);
    if (plain[after] === "cua") after += 1;
    for (const size of [1, 2]) {
      const issuer = own(table.co_quan, plain.slice(after, after + size).join(" "));
      if (issuer) {
        found.push(word + code + issuer);
        break;
      }
    }
  });
  return found;
}

function nameBefore(plain, end, codes, names) {
  if (codes.has(plain[end - 1])) return plain[end - 1];
  for (const size of [4, 3, 2]) {
    const code = end >= size && own(names, plain.slice(end - size, end).join(" "));
    if (code) return code;
  }
  return "";
}

/** The days, months and quarters in folded words: "7d2", "7d2d2026", "11m2025", "4q2025". */
export function dates(plain) {
  const found = [];
  plain.forEach((word, at) => {
    const [before, after] = [plain[at - 1], plain[at + 1]];
    if (isNumber(word, DAYS)) {
      const monthAt = after === "thang" ? at + 2 : at + 1;
      const month = plain[monthAt];
      const year = yearAt(plain, monthAt + 1);
      if (isNumber(month, MONTHS) && (before === "ngay" || after === "thang" || (year && before !== "thang"))) {
        found.push(`${word}d${month}`, `${month}m`);
        if (year) found.push(`${word}d${month}d${year}`, `${month}m${year}`);
      }
    }
    if (word === "thang" && isNumber(after, MONTHS) && !isNumber(before, DAYS)) found.push(...withYear(`${after}m`, yearAt(plain, at + 2)));
    if (word === "qui" && (own(ROMAN, after) || isNumber(after, 4))) found.push(...withYear(`${own(ROMAN, after) ?? after}q`, yearAt(plain, at + 2)));
  });
  return found;
}

function withYear(term, year) {
  return year ? [term, term + year] : [term];
}

function isNumber(word, most) {
  return word !== undefined && /^[0-9]+$/.test(word) && Number(word) >= 1 && Number(word) <= most;
}

function yearAt(plain, at) {
  const found = plain[at] === "nam" ? plain[at + 1] : plain[at];
  return found && /^(?:19|20)[0-9]{2}$/.test(found) ? found : "";
}

/** "7/2" and "28.10.2025" as days: what parts their numbers is lost in words. */
export function withDays(text) {
  return text.replace(/(?<![\d/.-])(?<!ngày\s*|ngay\s*)(\d{1,2})[/.-](\d{1,2})(?=[/.-]\d{4}(?!\d)|(?![\d/.-]))/giu,
    (found, day, month) => (isNumber(String(Number(day)), DAYS) && isNumber(String(Number(month)), MONTHS) ? `ngày ${found}` : found));
}

const DIGITS = { "không": 0, "môt5": 1, "môt1": 1, hai: 2, ba: 3, "bôn1": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sau1": 6, "bay3": 7, "bây3": 7, "tam1": 8, "chin1": 9 };
const TENS = ["mươi2", "mươi"];
const OTHERS = { "trăm": 100, "nghin2": 1000, "ngan2": 1000 };
const ODD = ["linh", "le3"];
const BEFORE = new Set(["thang", "ngay", "so", "de", "qui", "khoa", "thu", "dieu", "muc", "phan", "khoan"]);
const NEVER_FIVE = new Set(["khoa", "muc", "phan", "thu"]);

/** The words with numbers that are spelt out as digits ("hai mươi bảy" → "27", "ngày mồng bảy" → "ngay2 7"): a single
 *  digit only where a number is expected. `names`: the folded kinds of documents. */
export function digitsFor(words, names) {
  const made = [];
  for (let at = 0; at < words.length;) {
    const plain = made.map(folded);
    const first = ["mông2", "mung2", "mong", "mung", "mông"].includes(words[at]) ? firstDay(words[at + 1]) : undefined;
    if (first !== undefined) {
      if (plain.at(-1) !== "ngay") made.push("ngay2");
      made.push(first);
      at += 2;
      continue;
    }
    const [size, value] = readNumber(words, at);
    const after = plain.at(-1);
    const expected = BEFORE.has(after) || [2, 3, 4].some((length) => own(names, plain.slice(-length).join(" ")));
    const year = folded(words[at]) === "nam" && size === 1 && (NEVER_FIVE.has(after) || !BEFORE.has(after));
    if (size > 1 ? isSpelt(words, at, size) || expected || (size === 4 && after === "nam") : size === 1 && expected && !year) {
      made.push(String(value));
      at += size;
    } else {
      made.push(words[at]);
      at += 1;
    }
  }
  return made;
}

/** One of the first ten days of a month, in words or digits. */
function firstDay(word) {
  if (/^(?:[1-9]|10)$/.test(word ?? "")) return word;
  const digit = isOf(word, TENS) ? 10 : readDigit(word);
  return digit === undefined ? undefined : String(digit);
}

/** Two digits next to each other ("hai bảy") are a number only where one is expected. */
function isSpelt(words, at, size) {
  return words.slice(at, at + size).some((word) => isOf(word, TENS) || lookUp(OTHERS, word) !== undefined);
}

/** How many words from `at` on are a number, and which. */
function readNumber(words, at) {
  const first = readDigit(words[at]);
  if (isOf(words[at], TENS)) {
    const unit = readDigit(words[at + 1]);
    return unit && words[at + 1] !== "năm" && words[at + 1] !== "nam" ? [2, 10 + unit] : [1, 10];
  }
  if (first === undefined) return [0, 0];
  const unitWord = lookUp(OTHERS, words[at + 1]);
  if (unitWord) {
    let next = at + 2;
    if (unitWord === 1000 && readDigit(words[next]) === 0) next += lookUp(OTHERS, words[next + 1]) ? 2 : 1;
    if (isOf(words[next], ODD)) next += 1;
    const [size, rest] = readNumber(words, next);
    return [next + size - at, first * unitWord + (size && rest < unitWord ? rest : 0)];
  }
  if (first && isOf(words[at + 1], TENS)) {
    const unit = readDigit(words[at + 2]);
    return unit ? [3, first * 10 + unit] : [2, first * 10];
  }
  const more = [];
  for (let next = at; readDigit(words[next]) !== undefined && more.length < 4; next += 1) more.push(readDigit(words[next]));
  if (more.length === 4 && more[0] <= 2) return [4, Number(more.join(""))];
  if (more.length === 2 && first === 0) return [2, more[1]]; // "không một", as numbers of documents are read out
  return more.length >= 2 && first && !isOf(words[at + 1], ["năm"]) ? [2, first * 10 + more[1]] : [1, first];
}

function readDigit(word) {
  return lookUp(DIGITS, word);
}

/** A number's word as it is spelt, or without any marks. */
function lookUp(table, word) {
  if (word === undefined) return undefined;
  if (Object.hasOwn(table, word)) return table[word];
  if (word !== folded(word)) return undefined;
  const name = Object.keys(table).find((one) => folded(one) === word);
  return name === undefined ? undefined : table[name];
}

function isOf(word, list) {
  return word !== undefined && (list.includes(word) || (word === folded(word) && list.some((one) => folded(one) === word)));
}

const NUMERALS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"];
const COUNTED = new Set(["khoa", "hoi", "qui", "thu", "phan"]);

/** The words with the numbers of congresses, terms and quarters as the documents print them ("khóa 13" → "khóa xiii"). */
export function romanFor(words) {
  return words.map((word, at) => (COUNTED.has(folded(words[at - 1] ?? "")) && NUMERALS[Number(word)]) || word);
}

const BEYOND = new Set(["trên", "tren", "ngoai2", "ngoai", "hơn", "hon"]);
const OLDEST = 110;

/** The words with an age as the texts say it: of 65 years, where they only say 60, "trên 60". `ages`: those that they say.
 *  "Ngoài 70" is an age, too, where nothing is counted by it. */
export function ageFor(words, ages) {
  return words.flatMap((word, at) => {
    const before = words[at - 1] ?? "";
    const spoken = folded(words[at + 1] ?? "") === "tuoi";
    const alone = BEYOND.has(before) && Number(word) > (ages.at(-1) ?? OLDEST) && Number(word) <= OLDEST && ["", "co", "thi", "roi"].includes(folded(words[at + 1] ?? ""));
    if (!(spoken || alone) || !/^[0-9]{2,3}$/.test(word) || ages.includes(Number(word))) return [word];
    const under = ages.filter((age) => age < Number(word)).at(-1);
    if (!under) return [word];
    return [...(folded(before) === "tren" ? [] : ["trên"]), String(under), ...(spoken ? [] : ["tuôi3"])];
  });
}
