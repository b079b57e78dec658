// What was asked for and stands nowhere, so that search can say so instead of showing something else.

import { isUnknown } from "./search-mend.js";
import { written } from "./search-words.js";

/** The phrases that nothing holds (`missing`), whether that is all that was asked for (`absent`), and whether a clause of a
 *  text holds what is (`official`). */
export function missingOf(index, scored) {
  const judged = scored.map((one) => judge(index, one));
  const best = judged.reduce((most, one) => (one.share > most.share ? one : most));
  return { missing: best.missing, absent: best.share === 0, official: judged.some((one) => one.official) };
}

function judge(index, { reading, units, names }) {
  const { tokens } = reading;
  if (Math.max(0, ...names.values()) >= 0.1) return { share: 1, missing: [], official: true };
  const numbers = units.some((unit) => unit.kind === "number"); // of a document, a day; any other, an age say, is no name of a thing
  const content = tokens.map((one) => !index.asks(one) && (numbers || !/^[0-9]/.test(one.plain)));
  if (!content.some(Boolean)) return { share: units.some((unit) => unit.found) ? 1 : 0, missing: [], official: true };
  const pairs = new Map(units.filter((unit) => unit.kind === "pair").map((unit) => [unit.at, unit.found]));
  const singles = new Map(units.filter((unit) => unit.kind === "single").map((unit) => [unit.at, unit.found]));
  const stands = (at) => singles.get(at) ?? !isUnknown(index, tokens[at].word, false);
  const numbered = units.some((unit) => unit.kind === "number" && unit.found);
  const covered = tokens.map((one, at) => {
    if (!content[at]) return true;
    if (numbered && /^[0-9]/.test(one.plain)) return true;
    const [left, right] = [at > 0 && content[at - 1], at + 1 < tokens.length && content[at + 1]];
    if (!left && !right) return stands(at);
    return (left && (pairs.get(at - 1) ?? stands(at))) || (right && (pairs.get(at) ?? stands(at))); // a pair not looked up tells nothing
  });
  let [all, held] = [0, 0];
  const missing = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!content[at]) continue;
    const weight = Math.max(1, 14 - (index.syllables.get(tokens[at].plain)?.often ?? 0));
    all += weight;
    if (covered[at]) held += weight;
    else if (missing.at(-1)?.to === at) missing.at(-1).to = at + 1;
    else missing.push({ from: at, to: at + 1 });
  }
  const told = missing.filter(({ from, to }) => to - from > 1 || !stands(from));
  return { share: all ? held / all : 0, missing: told.map(({ from, to }) => said(tokens.slice(from, to))), official: isOfficial(index, units, content) };
}

/** Whether the rarest of the pairs (of a single word, it) that were asked for and found stands in a clause. Of two phrases
 *  beside each other ("thu hoạch" and "đảng viên") the pair that joins them is none of these. */
function isOfficial(index, units, content) {
  const telling = units.filter((unit) => unit.found && (unit.kind === "number" || unit.covers.every((at) => content[at])));
  const named = (at, but) => telling.some((unit) => unit !== but && unit.kind === "pair" && unit.covers.includes(at));
  const pairs = telling.filter((unit) => unit.kind === "number" || (unit.kind === "pair" && !unit.covers.every((at) => named(at, unit))));
  const [rarest] = (pairs.length ? pairs : telling).sort((a, b) => b.weight - a.weight);
  return !rarest || [...rarest.hits.keys()].some((entry) => index.kind(entry) === "khoan");
}

function said(tokens) {
  return tokens.map((one) => written(one.word)).join(" ");
}
