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
  const state = { query: "", exact: false, most: STEP, asked: 0, index: null };

  readAddress();
  addEventListener("popstate", () => { readAddress(); search(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    Object.assign(state, { query: box.value.trim(), exact: false, most: STEP });
    const address = new URL(location.href);
    address.search = "";
    if (state.query) address.searchParams.set("q", state.query);
    history.pushState(null, "", address);
    search();
  });
  search();

  function readAddress() {
    Object.assign(state, { query: (new URLSearchParams(location.search).get("q") ?? "").trim(), exact: false, most: STEP });
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

  /** What was found. Before anything is said to stand nowhere, all files of the question are looked at. */
  async function ask(query) {
    state.index ??= await openPortal();
    const options = { exact: state.exact, most: state.most, thrifty: true };
    state.index.begin();
    const found = await find(state.index, `${query} `, options);
    if (!state.index.cut || !(found.absent || found.missing.length)) return found;
    state.index.begin(Infinity);
    return find(state.index, `${query} `, options);
  }

  function show(query, { listed, shown, mended, missing, absent }) {
    status.textContent = absent || !shown.length ? "" : countSentence(shown, listed);
    notes.replaceChildren();
    if (mended && shown.length) notes.append(mendedLine(mended, () => { state.exact = true; status.focus({ preventScroll: true }); search(); }));
    const said = missing.length ? missing.map((one) => `“${one}”`).join(", ") : `“${query}”`;
    if (!shown.length) notes.append(make("p", { class: "nr-tim-loi" }, make("strong", {}, `Các văn bản trên những trang này không nói về ${said}.`), " Hãy thử chữ khác, hoặc mở một trang dưới đây."));
    else if (missing.length) notes.append(make("p", { class: "nr-tim-thieu" }, `Các văn bản trên những trang này không nói về ${said}. Gần giống:`));
    results.replaceChildren(...(shown.length ? [make("ol", {}, ...shown.map(line))] : []));
    if (listed.length > shown.length) results.append(moreButton(shown.length));
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
