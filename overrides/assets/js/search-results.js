// What search shows, for the dialog and the page alike: hits with the matching words quoted, in groups; sentences
// about what was searched; what to say when it fails. Everything is built as nodes: no markup from data.

import { root } from "./search-index.js";
import { folded, places } from "./search-words.js";

const TRANSLATED = /#(km|zh|en)$/; // a translation stands at the place that its language names (records/ban_dich.py)

const QUOTED = 230;
const LEAST = 60;

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

/** What is read of a hit, its name and the passage that matches, each as plain and sought words in turn. */
export function wording(hit) {
  const clause = hit.kind === "khoan";
  return {
    name: clause ? [`${hit.source}, ${hit.title}`] : stretches(hit.title, hit.reading),
    passage: hit.text ? quote(hit.text, hit.reading, QUOTED) : [],
  };
}

/** A hit as nodes: what it is, its name, the passage, where it stands. */
export function describe(hit, { name, passage } = wording(hit)) {
  const clause = hit.kind === "khoan";
  const body = marked(passage);
  const parts = [make("span", { class: "nr-tim-loai" }, hit.called)];
  const language = TRANSLATED.exec(hit.url)?.[1];
  const lang = language ? { lang: language } : {};
  if (hit.draft) parts.push(" ", make("strong", { class: "nr-nhan nr-nhan--du-thao" }, "Dự thảo"));
  if (hit.unsaid) parts.push(" ", make("strong", { class: "nr-nhan" }, "Văn bản chưa nêu"));
  return {
    kind: make("span", { class: "nr-tim-dau" }, ...parts),
    name: make("span", { class: "nr-tim-ten", ...lang }, ...marked(name)),
    body: body.length ? make("span", { class: "nr-tim-doan", ...lang }, ...(clause ? ["“", ...body, "”"] : body)) : null,
    source: hit.source && !clause ? make("span", { class: "nr-phu" }, `Theo: ${hit.source}`) : null,
  };
}

/** Plain and sought words in turn as nodes, the sought ones in <mark>. */
function marked(said) {
  return said.map((words, at) => (at % 2 ? make("mark", {}, words) : words)).filter((node) => node !== "");
}

/** Tells the page of a hit, once it opens in this tab, what to mark there (search-marks.js); nobody else hears of it. */
export function remember(hit) {
  const sought = [quote(hit.text, hit.reading, QUOTED), stretches(hit.title, hit.reading)].flatMap((said) => said.filter((_, at) => at % 2));
  try {
    sessionStorage.setItem(MARKS, JSON.stringify({ url: href(hit), words: sought.length ? [...new Set(sought)] : hit.reading.tokens.map((one) => one.plain) }));
  } catch {
    // Storage denied: nothing is marked.
  }
}

/** Address of a hit; its page is told nothing of the query. */
export function href(hit) {
  const address = new URL(hit.url, root());
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html"; // no server to add it
  return address.href;
}

/** The sentence of a text with most of the sought words, at most about `length` characters: plain and sought words in turn. */
export function quote(text, reading, length) {
  const found = places(text);
  const sought = soughtIn(found, reading);
  let best = { from: 0, to: text.length, worth: -1, at: 0 };
  for (const { from, to } of sentences(text)) {
    const inside = found.map((place, at) => at).filter((at) => sought[at] && found[at][1] >= from && found[at][2] <= to);
    const worth = new Set(inside.map((at) => folded(found[at][0]))).size;
    if (worth > best.worth) best = { from, to, worth, at: inside.length ? found[inside[0]][1] : from };
  }
  let { from } = best;
  if (best.at - from > length * 0.6) from = text.lastIndexOf(" ", best.at - length * 0.3) + 1;
  let to = Math.min(text.length, Math.max(best.to, from + LEAST), from + length);
  if (to < text.length && to !== best.to) to = Math.max(from + 1, text.lastIndexOf(" ", to));
  const said = stretches(text, reading, from, to, found, sought);
  if (from > 0) said[0] = `… ${said[0]}`;
  if (to < text.length) said[said.length - 1] += " …";
  return said;
}

/** The sentences of a text; a short one goes with the next. */
function sentences(text) {
  const made = [];
  let from = 0;
  for (const end of text.matchAll(/[.!?;:]\s+|$/g)) {
    const to = end.index + end[0].length;
    if (to - from < LEAST && to < text.length) continue;
    if (to > from) made.push({ from, to });
    from = to;
  }
  return made;
}

/** A text, or a stretch of it, as plain and sought words in turn, a plain piece first and last; sought neighbours are one. */
function stretches(text, reading, from = 0, to = text.length, found = places(text), sought = soughtIn(found, reading)) {
  const said = [];
  let done = from;
  for (let at = 0; at < found.length; at += 1) {
    if (!sought[at] || found[at][1] < done || found[at][2] > to) continue;
    let last = at;
    while (last + 1 < found.length && sought[last + 1] && found[last + 1][2] <= to && /^[\s–-]+$/.test(text.slice(found[last][2], found[last + 1][1]))) last += 1;
    said.push(text.slice(done, found[at][1]), text.slice(found[at][1], found[last][2]));
    done = found[last][2];
    at = last;
  }
  said.push(text.slice(done, to));
  return said;
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

/** What search says before its results: the words that stand nowhere, and that what follows is only like it. */
export function missingLine({ said, missing, unsaid, shown, topics }) {
  if (missing.length && shown.length) return [make("p", { class: "nr-tim-thieu" }, `Các văn bản trên trang không nói về ${quoted(missing)}. `, ...nearestTopics(topics), "Gần giống:")];
  if (unsaid) return [make("p", { class: "nr-tim-thieu" }, `Các văn bản trên trang không nói về “${said}”. Câu trả lời dưới đây cho biết rõ hơn.`)];
  return [];
}

/** "Chủ đề gần nhất: …", if there is any. */
function nearestTopics(topics) {
  const linked = topics.flatMap((topic, at) => [at ? "; " : "", make("a", { href: href(topic) }, topic.title)]);
  return linked.length ? ["Chủ đề gần nhất: ", ...linked, ". "] : [];
}

function quoted(phrases) {
  return phrases.map((one) => `“${one}”`).join(", ");
}

/** What to show when nothing was found: the nearest topics; words of the site near those typed, each of which `ask`
 *  searches; the ways to ask and to browse. */
export function nothingFound(query, { said: typed, absent, missing, topics }, near, ask) {
  const buttons = near.map((word) => {
    const button = make("button", { type: "button", class: "nr-tim-nut" }, word);
    button.addEventListener("click", () => ask(word));
    return button;
  });
  const said = absent ? `Các văn bản trên trang không nói về ${missing.length ? quoted(missing) : `“${typed}”`}.` : `Không tìm thấy “${typed}” trong phần đang lọc.`;
  const linked = nearestTopics(topics);
  return make(
    "div", { class: "nr-tim-loi" },
    make("p", {}, make("strong", {}, said)),
    ...(linked.length ? [make("p", {}, ...linked)] : []),
    ...(buttons.length ? [make("p", { class: "nr-tim-gan" }, "Gần giống: ", ...buttons)] : []),
    make("p", {}, "Hãy thử chữ khác, xem ", make("a", { href: new URL("tim-kiem/", root()).href }, "các chủ đề"), " hoặc tra ", indexLink(), "."),
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
const MARKS = "nr-tim-danh";
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
