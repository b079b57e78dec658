// The selection as a recipe file that an editor puts into data/tap-in/ (fields: records/tap_in.py).
import { splitPacketAddress } from "./packet-address.js";

const RECIPE_FIELDS = {
  "hoi-dap": "hoi_dap", "chuyen-de": "chuyen_de", "hoi-nghi": "hoi_nghi", "lo-trinh": "lo_trinh", "chuyen-muc": "chuyen_muc",
  "thuat-ngu": "thuat_ngu", "van-ban": "van_ban",
};
const WHOLE_TASK_LIST = "từng nhiệm vụ không chọn riêng được trong công thức: phần này in mọi nhiệm vụ của văn bản";

/** @typedef {{kind: string, field: string, ids: string[], clauses: string[], remark: string}} RecipePart */

/** @param {string} title @param {string} about @param {number} size @param {string[]} addresses valid ones */
export function writeRecipe(title, about, size, addresses) {
  const lines = [`ten: ${quotedYaml(title)}`, `mo_ta: ${quotedYaml(about)}`, "kho_giay: [a4]", `co_chu: "${size}"`, "phan:"];
  for (const part of recipeParts(addresses)) {
    if (part.remark) lines.push(`  # ${part.remark}`);
    lines.push(`  - loai: ${part.kind}`, `    ${part.field}: [${part.ids.join(", ")}]`);
    if (part.clauses.length) lines.push(`    khoan: [${part.clauses.map(quotedYaml).join(", ")}]`);
  }
  return `${lines.join("\n")}\n`;
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
      last.remark ||= next.remark;
    } else parts.push(next);
  }
  return parts;
}

/** @param {string} address @returns {RecipePart} */
function recipePart(address) {
  const { page, fragment } = splitPacketAddress(address);
  const [section, id] = page.split("/");
  const isOneTask = section === "nhiem-vu" && (fragment !== "" || page.split("/").length > 3);
  return {
    kind: section === "don-vi" ? "nhiem-vu" : section,
    field: section === "nhiem-vu" ? "van_ban" : section === "don-vi" ? "don_vi" : RECIPE_FIELDS[section],
    ids: [id || fragment],
    clauses: section === "van-ban" && fragment ? [fragment] : [],
    remark: isOneTask ? WHOLE_TASK_LIST : "",
  };
}

/** A double-quoted YAML scalar: JSON's escapes are YAML's; line ends and control characters become spaces. */
function quotedYaml(text) {
  return JSON.stringify(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]+/gu, " ").trim());
}
