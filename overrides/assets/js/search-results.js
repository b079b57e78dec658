// What search shows, for the dialog and the page alike: hits with the matching words quoted, in groups; sentences
// about what was searched; what to say when it fails. Everything is built as nodes: no markup from data.

import { root } from "./search-index.js";
import { folded, places } from "./search-words.js";

const CLOSEST = 5;
const QUOTED = 230;

/** An element with attributes and children; a child may be text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** Hits in groups as they are shown: the closest ones in their order, the rest by kind. */
export function grouped(shown) {
  const groups = [{ name: "Sát nhất", hits: shown.slice(0, CLOSEST) }];
  for (const hit of shown.slice(CLOSEST)) {
    const name = hit.called;
    const group = groups.slice(1).find((one) => one.name === name);
    if (group) group.hits.push(hit);
    else groups.push({ name, hits: [hit] });
  }
  return groups.filter((group) => group.hits.length > 0);
}

/** The words of a hit: what it is, its name, the passage that matches, where it stands. */
export function describe(hit) {
  const clause = hit.kind === "khoan";
  const name = clause ? `${hit.source}, ${hit.title}` : hit.title;
  const passage = quote(hit.text, hit.reading, QUOTED);
  const body = make("span", { class: "nr-tim-doan" }, ...(clause ? ["“", ...passage, "”"] : passage));
  const parts = [make("span", { class: "nr-tim-loai" }, hit.called)];
  if (hit.draft) parts.push(" ", make("strong", { class: "nr-nhan nr-nhan--du-thao" }, "Dự thảo"));
  return {
    kind: make("span", { class: "nr-tim-dau" }, ...parts),
    name: make("span", { class: "nr-tim-ten" }, ...(clause ? [name] : highlight(name, hit.reading))),
    body,
    source: hit.source && !clause ? make("span", { class: "nr-phu" }, `Theo: ${hit.source}`) : null,
  };
}

/** Address of a hit; its page is told nothing of the query. */
export function href(hit) {
  const address = new URL(hit.url, root());
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html"; // no server to add it
  return address.href;
}

/** The best passage of a text, at most about `length` characters, its sought words in <mark>. */
export function quote(text, reading, length) {
  const found = places(text);
  const sought = soughtIn(found, reading);
  let best = 0;
  let most = -1;
  for (let at = 0; at < found.length; at += 1) {
    if (!sought[at]) continue;
    const kinds = new Set();
    for (let next = at; next < found.length && found[next][2] - found[at][1] < length * 0.75; next += 1) {
      if (sought[next]) kinds.add(folded(found[next][0]));
    }
    if (kinds.size > most) [best, most] = [found[at][1], kinds.size];
  }
  let from = text.length <= length ? 0 : Math.max(0, text.lastIndexOf(" ", Math.max(0, best - 40)) + 1);
  if (best < 60) from = 0;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(from + 1, text.lastIndexOf(" ", to));
  const nodes = highlight(text, reading, from, to);
  if (from > 0) nodes.unshift("… ");
  if (to < text.length) nodes.push(" …");
  return nodes;
}

/** A text, or a stretch of it, as nodes with the sought words in <mark>; neighbours share one. */
export function highlight(text, reading, from = 0, to = text.length) {
  const found = places(text);
  const sought = soughtIn(found, reading);
  const nodes = [];
  let done = from;
  for (let at = 0; at < found.length; at += 1) {
    if (!sought[at] || found[at][1] < done || found[at][2] > to) continue;
    let last = at;
    while (last + 1 < found.length && sought[last + 1] && found[last + 1][2] <= to && /^[\s–-]+$/.test(text.slice(found[last][2], found[last + 1][1]))) last += 1;
    nodes.push(text.slice(done, found[at][1]), make("mark", {}, text.slice(found[at][1], found[last][2])));
    done = found[last][2];
    at = last;
  }
  nodes.push(text.slice(done, to));
  return nodes.filter((node) => node !== "");
}

/** For each place whether it is one of the words that were searched, marks respected where typed. In a longer
 *  query a word counts where its neighbour in the query stands beside it, if that happens anywhere. */
function soughtIn(found, reading) {
  const wanted = new Map();
  const tokens = reading?.tokens ?? [];
  const pairs = new Set(tokens.slice(1).map((one, at) => `${tokens[at].plain} ${one.plain}`));
  for (const one of tokens) {
    if (!wanted.has(one.plain)) wanted.set(one.plain, new Set());
    wanted.get(one.plain).add(one.respected && one.word !== one.plain ? one.word : null);
  }
  const plain = found.map(([word]) => folded(word));
  const last = tokens.at(-1)?.plain ?? "";
  const whole = plain.includes(last);
  const matches = found.map(([word], at) => {
    const typed = wanted.get(plain[at]);
    if (typed) return typed.has(null) || typed.has(word);
    return !whole && last.length > 1 && plain[at].startsWith(last);
  });
  const paired = matches.map((hit, at) => hit && ((matches[at + 1] && pairs.has(`${plain[at]} ${plain[at + 1]}`)) || (matches[at - 1] && pairs.has(`${plain[at - 1]} ${plain[at]}`))));
  return tokens.length > 1 && paired.some(Boolean) ? paired : matches;
}

/** "6 kết quả.", "7 trong 12 kết quả.": what is to be seen, and of how many; for the eye and for the live region. */
export function countSentence(shown, listed) {
  if (listed.length === 0) return "Không có kết quả nào.";
  return shown.length < listed.length ? `${shown.length} trong ${listed.length} kết quả.` : `${listed.length} kết quả.`;
}

/** What to show when nothing was found: words of the site near those typed, each of which `ask` searches, and the
 *  ways to browse. */
export function nothingFound(query, near, ask) {
  const buttons = near.map((word) => {
    const button = make("button", { type: "button", class: "nr-tim-nut" }, word);
    button.addEventListener("click", () => ask(word));
    return button;
  });
  return make(
    "div", { class: "nr-tim-loi" },
    make("p", {}, `Không tìm thấy “${query}”. Hãy thử ít chữ hơn, xem `, make("a", { href: new URL("tim-kiem/", root()).href }, "các chủ đề"), " hoặc tra ", indexLink(), "."),
    ...(buttons.length ? [make("p", { class: "nr-tim-gan" }, "Chữ gần nhất có trên trang: ", ...buttons)] : []),
    ...askingThem(query),
  );
}

/** Where readers can write in (feedback.js): the prepared message, which ends with what they ask. */
function askingThem(query) {
  const way = document.querySelector("[data-nr-bao-sai]");
  return way ? [make("p", {}, make("a", { href: way.href + encodeURIComponent(query) }, "Đặt câu hỏi này"))] : [];
}

/** What to show when the index cannot be read: one sentence, and the index by letters. */
export function failure() {
  return make(
    "p", { class: "nr-tim-loi" },
    "Chưa tìm được vì không tải được dữ liệu tìm kiếm. Hãy kiểm tra mạng rồi gõ lại, hoặc tra ", indexLink(), ".",
  );
}

function indexLink() {
  return make("a", { href: new URL("chi-muc/", root()).href }, "chỉ mục theo vần chữ cái");
}

/** "Đã tìm theo: … " with a button that searches exactly what was typed. */
export function mendedLine(mended, undo) {
  const button = make("button", { type: "button", class: "nr-tim-nut" }, "Tìm đúng như đã gõ");
  button.addEventListener("click", undo);
  return make("p", { class: "nr-tim-sua" }, "Đã tìm theo: ", make("strong", {}, mended), " ", button);
}

const RECENT = "nr-tim-gan-day";
const KEPT = 8;

/** The latest searches, kept on this device only. */
export const recent = {
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  },
  add(query) {
    const said = query.trim();
    if (said.length < 2) return;
    this.write([said, ...this.read().filter((one) => one !== said)].slice(0, KEPT));
  },
  clear() {
    this.write([]);
  },
  write(kept) {
    try {
      if (kept.length) localStorage.setItem(RECENT, JSON.stringify(kept));
      else localStorage.removeItem(RECENT);
    } catch {
      // Storage denied: nothing is kept, which is what that reader asked for.
    }
  },
};
