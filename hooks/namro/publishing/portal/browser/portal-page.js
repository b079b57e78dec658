// The home page of a portal: one box over all sites; the address holds the question. A question is asked by Enter or the
// button, not letter by letter: each costs what it shows.

import { openPortal } from "./portal-index.js";
import { find } from "./search-query.js";
import { countSentence, describe, href, make, mendedLine } from "./search-results.js";

const STEP = 7;
const place = document.querySelector("[data-nr-ket-qua]");
if (place) portalPage(place);

function portalPage(into) {
  const form = document.querySelector("[data-nr-cong]");
  const box = form.querySelector("input");
  const status = make("p", { class: "nr-tim-trang-thai", role: "status", tabindex: "-1" });
  const notes = make("div", { class: "nr-tim-ghi-chu" });
  const results = make("div", { class: "nr-tim-trang" });
  into.append(status, notes, results);
  const state = { query: "", exact: false, all: false, most: STEP, asked: 0, index: null };

  readAddress();
  addEventListener("popstate", () => { readAddress(); search(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    Object.assign(state, { query: box.value.trim(), exact: false, all: false, most: STEP });
    const address = new URL(location.href);
    address.search = "";
    if (state.query) address.searchParams.set("q", state.query);
    history.pushState(null, "", address);
    search();
  });
  search();

  function readAddress() {
    Object.assign(state, { query: (new URLSearchParams(location.search).get("q") ?? "").trim(), exact: false, all: false, most: STEP });
    if (document.activeElement !== box || !box.value) box.value = state.query;
  }

  async function search() {
    const { query } = state;
    const asked = (state.asked += 1);
    if (!query) {
      status.textContent = "";
      notes.replaceChildren();
      results.replaceChildren();
      return;
    }
    status.textContent = "Đang tìm…";
    try {
      const found = await ask(query);
      if (asked === state.asked) show(query, found);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      state.index = null;
      if (asked !== state.asked) return;
      status.textContent = "";
      results.replaceChildren();
      notes.replaceChildren(make("p", { class: "nr-tim-loi" }, "Chưa tìm được vì không tải được dữ liệu tìm kiếm. Hãy kiểm tra mạng rồi bấm Tìm lần nữa, hoặc mở một trang dưới đây."));
    }
  }

  /** What was found. Not all files of a long question were looked at (`cut`). */
  async function ask(query) {
    state.index ??= await openPortal();
    state.index.begin(state.all ? Infinity : undefined);
    const found = await find(state.index, `${query} `, { exact: state.exact, most: state.most, thrifty: true });
    return { ...found, cut: state.index.cut };
  }

  function show(query, { listed, shown, mended, missing, cut }) {
    status.textContent = shown.length ? countSentence(shown, listed) : "";
    notes.replaceChildren();
    if (mended && shown.length) notes.append(mendedLine(mended, () => { state.exact = true; status.focus({ preventScroll: true }); search(); }));
    const said = missing.length ? missing.map((one) => `“${one}”`).join(", ") : `“${query}”`;
    if (cut && !shown.length) notes.append(partLine());
    else if (!shown.length) notes.append(make("p", { class: "nr-tim-loi" }, make("strong", {}, `Các văn bản trên những trang này không nói về ${said}.`), " Hãy thử chữ khác, hoặc mở một trang dưới đây."));
    else if (missing.length) notes.append(make("p", { class: "nr-tim-thieu" }, `Các văn bản trên những trang này không nói về ${said}. Gần giống:`));
    results.replaceChildren(...(shown.length ? [make("ol", {}, ...shown.map(line))] : []));
    if (listed.length > shown.length) results.append(moreButton(shown.length));
  }

  /** Of a question that would cost many files some words were not looked up: the reader may have it done. */
  function partLine() {
    const all = make("button", { type: "button", class: "nr-tim-nut" }, "Tra đủ mọi chữ");
    all.addEventListener("click", () => { state.all = true; status.focus({ preventScroll: true }); search(); });
    return make("p", { class: "nr-tim-thieu" }, "Câu này nhiều chữ, mới tra một phần. ", all);
  }

  /** The button that lengthens the list; the first line that it brings takes the focus. */
  function moreButton(now) {
    const more = make("button", { type: "button", class: "nr-tim-nut" }, "Thêm kết quả");
    more.addEventListener("click", async () => {
      state.most += STEP;
      await search();
      results.querySelectorAll("li > a")[now]?.focus();
    });
    return more;
  }

  function line(hit) {
    const { kind, name, body, source } = describe(hit);
    const home = make("span", { class: "nr-phu" }, `Ở trang: ${hit.site}, tính đến ${hit.asOf}`);
    return make("li", {}, make("a", { href: href(hit) }, name), ...[body, kind, source, home].filter(Boolean));
  }
}
