// The page tim-kiem/: all results of ?q=, with filters and their counts; the address holds the whole state.

import { deltas, KeptIndex } from "./search-index.js";
import { nearestWords } from "./search-nearest.js";
import { find } from "./search-query.js";
import { KINDS, countSentence, describe, failure, grouped, href, likely, make, mendedLine, nothingFound, recent } from "./search-results.js";

const STEP = 10;
const PAUSE = 80;
const OFFERED = 12;
const FACETS = {
  loai: "Loại", van_ban: "Văn bản", doi_tuong: "Đối tượng", chu_de: "Chủ đề", don_vi: "Đơn vị", nam: "Năm văn bản", tinh_trang: "Tình trạng văn bản",
};
const page = document.querySelector("[data-nr-ket-qua]");
if (page) searchPage(page);

function searchPage(place) {
  const form = document.querySelector("[data-nr-tim-trang]");
  const box = form.querySelector("input");
  const ideas = document.querySelector("[data-nr-goi-y]");
  const status = make("p", { class: "nr-tim-trang-thai", role: "status" });
  const notes = make("div", { class: "nr-tim-ghi-chu" });
  const filters = make("div", { class: "nr-tim-bo-loc" });
  const results = make("div", { class: "nr-tim-trang" });
  place.append(status, notes, filters, results);
  const index = new KeptIndex();
  const state = { exact: false, most: STEP, chosen: new Map(), asked: 0, of: null, facets: null };

  readAddress();
  addEventListener("popstate", () => { readAddress(); search(); });
  let timer;
  box.addEventListener("input", () => {
    Object.assign(state, { exact: false, most: STEP });
    clearTimeout(timer);
    timer = setTimeout(() => { writeAddress(true); search(); }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    recent.add(box.value);
    writeAddress(false);
    search();
  });
  if (box.value.trim()) recent.add(box.value);
  search();

  function readAddress() {
    const given = new URLSearchParams(location.search);
    box.value = given.get("q") ?? "";
    state.chosen = new Map(Object.keys(FACETS).map((facet) => [facet, new Set(given.getAll(facet))]));
  }

  function writeAddress(replace) {
    const address = new URL(location.href);
    address.search = "";
    if (box.value.trim()) address.searchParams.set("q", box.value.trim());
    for (const [facet, values] of state.chosen) for (const value of values) address.searchParams.append(facet, value);
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch { /* opened from a folder: the address stays as it is */ }
  }

  async function search() {
    const query = box.value;
    const asked = (state.asked += 1);
    ideas.hidden = Boolean(query.trim());
    if (!query.trim()) {
      for (const part of [notes, filters]) part.replaceChildren();
      status.textContent = "";
      showRecent();
      return;
    }
    try {
      await index.use(async (open) => {
        const all = await find(open, query, { exact: state.exact, most: state.most });
        if (state.of !== open) [state.facets, state.of] = [await readFacets(open), open];
        const chosen = [...state.chosen].some(([, values]) => values.size > 0);
        const allowed = (entry) => Object.keys(FACETS).every((facet) => admits(facet, entry));
        const found = chosen ? await find(open, query, { exact: state.exact, most: state.most, allowed }) : all;
        if (asked === state.asked) show(open, query, all, found);
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (asked !== state.asked) return;
      for (const part of [filters, results]) part.replaceChildren();
      status.textContent = "";
      notes.replaceChildren(failure());
      ideas.hidden = false;
    }
  }

  function admits(facet, entry) {
    const values = state.chosen.get(facet);
    return values.size === 0 || [...values].some((value) => state.facets.get(facet).find((one) => one.value === value)?.entries.has(entry));
  }

  function show(open, query, all, found) {
    const counted = likely(found.ranked);
    status.textContent = countSentence(counted.length);
    notes.replaceChildren();
    if (found.mended) notes.append(mendedLine(found.mended, () => { state.exact = true; search(); }));
    if (!found.shown.length) {
      const ask = (word) => { box.value = word; writeAddress(false); search(); };
      notes.append(nothingFound(query.trim(), nearestWords(open, query), ask));
      ideas.hidden = false;
    }
    offerFilters(likely(all.ranked));
    results.replaceChildren(...grouped(found.shown).map(({ name, hits }) => make("section", {}, make("h2", {}, name), make("ol", {}, ...hits.map(line)))));
    if (found.ranked.length > found.shown.length && counted.length > found.shown.length) {
      const more = make("button", { type: "button", class: "nr-tim-nut" }, "Thêm kết quả");
      more.addEventListener("click", () => { state.most += STEP; search(); });
      results.append(more);
    }
  }

  function line(hit) {
    const { kind, name, body, source } = describe(hit);
    return make("li", {}, kind, make("a", { href: href(hit) }, name), body, ...(source ? [source] : []));
  }

  /** Checkboxes of every facet, each value with the number of results that it would leave. */
  function offerFilters(counted) {
    const open = new Set([...filters.querySelectorAll("details[open]")].map((one) => one.dataset.loc));
    filters.replaceChildren(...Object.entries(FACETS).flatMap(([facet, label]) => {
      const others = counted.filter(({ entry }) => Object.keys(FACETS).every((other) => other === facet || admits(other, entry)));
      const values = state.facets.get(facet)
        .map((one) => ({ ...one, count: others.reduce((sum, { entry }) => sum + (one.entries.has(entry) ? 1 : 0), 0) }))
        .filter((one) => one.count > 0 || state.chosen.get(facet).has(one.value));
      if (values.length < 2 && state.chosen.get(facet).size === 0) return [];
      if (facet === "don_vi") values.sort((a, b) => b.count - a.count);
      const chosen = state.chosen.get(facet).size;
      return make(
        "details", { "data-loc": facet, open: open.has(facet) || chosen > 0 }, make("summary", {}, chosen ? `${label} (đang lọc)` : label),
        make("div", { role: "group", "aria-label": label }, ...values.slice(0, OFFERED).map((one) => choice(facet, one))),
      );
    }));
  }

  function choice(facet, { value, label, count }) {
    const tick = make("input", { type: "checkbox", checked: state.chosen.get(facet).has(value) });
    tick.addEventListener("change", () => {
      if (tick.checked) state.chosen.get(facet).add(value);
      else state.chosen.get(facet).delete(value);
      state.most = STEP;
      writeAddress(false);
      search();
    });
    return make("label", {}, tick, ` ${label} (${count})`);
  }

  function showRecent() {
    const kept = recent.read();
    results.replaceChildren();
    if (!kept.length) return;
    const erase = make("button", { type: "button", class: "nr-tim-nut" }, "Xóa tìm kiếm gần đây");
    erase.addEventListener("click", () => { recent.clear(); showRecent(); });
    const address = (query) => { const url = new URL(location.href); url.search = ""; url.searchParams.set("q", query); return url.href; };
    results.append(
      make("section", {}, make("h2", {}, "Tìm gần đây"), make("ul", {}, ...kept.map((query) => make("li", {}, make("a", { href: address(query) }, query)))),
        erase, make("span", { class: "nr-phu" }, " Chỉ lưu trên máy này.")),
    );
  }
}

/** Facet → its values with the entries that have them; kinds come from the header. */
async function readFacets(index) {
  const facets = new Map();
  let from = 0;
  facets.set("loai", index.header.loai.map(([value, count]) => {
    const entries = new Set(Array.from({ length: count }, (_, at) => from + at));
    from += count;
    return { value, label: KINDS[value], entries };
  }));
  for (const [facet, values] of Object.entries(await index.piece("loc"))) {
    facets.set(facet, values.map(([value, label, written]) => ({ value, label, entries: new Set(deltas(written)) })));
  }
  return facets;
}
