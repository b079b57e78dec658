// The selection as a recipe file that an editor puts into data/tap-in/ (fields: records/tap_in.py).
import { LONGEST_TITLE, readShareQuery, splitPacketAddress, writeShareQuery } from "./packet-address.js";
import { yamlWords } from "./yaml-words.js";

const RECIPE_FIELDS = {
  "hoi-dap": "hoi_dap", "chuyen-de": "chuyen_de", "hoi-nghi": "hoi_nghi", "lo-trinh": "lo_trinh", "chuyen-muc": "chuyen_muc",
  "thuat-ngu": "thuat_ngu", "van-ban": "van_ban",
};
/** @typedef {{kind: string, field: string, ids: string[], clauses: string[]}} RecipePart */

const AGAIN = "# Mở lại ở trang “Tập của tôi”: ";
/** A remark at the end of the file, from which this page takes the selection again: a recipe does not name the document of a task. */

/** @param {string} title @param {string} about @param {number} size @param {string[]} addresses valid ones */
export function writeRecipe(title, about, size, addresses) {
  const lines = [`ten: ${yamlWords(title)}`, `mo_ta: ${yamlWords(about)}`, "kho_giay: [a4]", `co_chu: "${size}"`, "phan:"];
  for (const part of recipeParts(addresses)) {
    lines.push(`  - loai: ${part.kind}`, `    ${part.field}: [${part.ids.map(yamlWords).join(", ")}]`);
    if (part.clauses.length) lines.push("    khoan:", ...part.clauses.map((clause) => `      - ${yamlWords(clause)}`));
  }
  lines.push(AGAIN + writeShareQuery(addresses, size));
  return `${lines.join("\n")}\n`;
}

/** What a file of `writeRecipe` holds; null for any other. @param {string} text */
export function readRecipe(text) {
  const lines = text.split(/\r?\n/u);
  const again = lines.find((line) => line.startsWith(AGAIN));
  const chosen = again === undefined ? null : readShareQuery(again.slice(AGAIN.length).trim());
  return chosen && { ...chosen, title: titleIn(lines).slice(0, LONGEST_TITLE) };
}

/** @param {string[]} lines */
function titleIn(lines) {
  const told = (lines.find((line) => line.startsWith("ten: ")) ?? "").slice("ten: ".length);
  if (told.startsWith("'")) return told.slice(1, -1).replaceAll("''", "'");
  if (!told.startsWith('"')) return told;
  try {
    return String(JSON.parse(told));
  } catch {
    return "";
  }
}

/** Neighbours of one kind make one part; so do neighbouring clauses of one document. @returns {RecipePart[]} */
function recipeParts(addresses) {
  const parts = [];
  for (const address of addresses) {
    const next = recipePart(address);
    const last = parts.at(-1);
    const isSameText = last?.clauses.length && next.clauses.length && last.ids[0] === next.ids[0];
    if (isSameText) last.clauses.push(...next.clauses);
    else if (last && last.kind === next.kind && last.field === next.field && !last.clauses.length && !next.clauses.length) {
      last.ids.push(...next.ids.filter((id) => !last.ids.includes(id)));
    } else parts.push(next);
  }
  return parts;
}

/** @param {string} address @returns {RecipePart} */
function recipePart(address) {
  const { page, fragment } = splitPacketAddress(address);
  const [section, id, task] = page.split("/");
  if (section === "nhiem-vu") {
    return { kind: section, field: task ? "nhiem_vu" : "van_ban", ids: [task || id], clauses: [] };
  }
  return {
    kind: section === "don-vi" ? "nhiem-vu" : section,
    field: section === "don-vi" ? "don_vi" : RECIPE_FIELDS[section],
    ids: [id || fragment],
    clauses: section === "van-ban" && fragment ? [fragment] : [],
  };
}
