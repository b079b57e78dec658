// The page tim-kiem/: all results of ?q=, kinds as buttons, the other filters behind one; the address holds the whole state.

import { deltas, KeptIndex } from "./search-index.js";
import { nearestWords } from "./search-nearest.js";
import { find } from "./search-query.js";
import { countSentence, describe, failure, href, make, mendedLine, missingLine, nothingFound, recent, remember } from "./search-results.js";

const STEP = 10;
const PAUSE = 250; // who types on is not served every letter
const OFFERED = 12;
const KIND = "loai";
const FACETS = { [KIND]: "Loại", van_ban: "Văn bản", doi_tuong: "Dành cho", nam: "Năm văn bản" };
const page = document.querySelector("[data-nr-ket-qua]");
if (page) searchPage(page);

function searchPage(place) {
  const form = document.querySelector("[data-nr-tim-trang]");
  const box = form.querySelector("input");
  const ideas = document.querySelector("[data-nr-goi-y]");
  const status = make("p", { class: "nr-tim-trang-thai", role: "status", tabindex: "-1" });
  const notes = make("div", { class: "nr-tim-ghi-chu" });
  const filters = make("div", { class: "nr-tim-bo-loc" });
  const results = make("div", { class: "nr-tim-trang" });
  const latest = make("div", { class: "nr-tim-trang" });
  place.append(status, notes, filters, results);
  ideas.after(latest); // below what stands there already: nothing is pushed down
  const index = new KeptIndex();
  const state = { query: "", exact: false, most: STEP, chosen: new Map(), asked: 0, of: null, facets: null, address: "" };

  readAddress();
  recent.add(state.query);
  // What was typed before this script came is the question, and a box that is just being typed into is let alone.
  if (box.value) {
    state.query = box.value;
    writeAddress(true);
  } else if (document.activeElement !== box) box.value = state.query;
  addEventListener("popstate", () => {
    if (location.search === state.address) return; // a jump within the page
    clearTimeout(timer);
    readAddress();
    if (box.value.trim() !== state.query) box.value = state.query;
    search();
  });
  let timer;
  box.addEventListener("input", () => {
    Object.assign(state, { query: box.value, exact: false, most: STEP });
    clearTimeout(timer);
    timer = setTimeout(() => { writeAddress(true); search(); }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    state.query = box.value;
    recent.add(state.query);
    writeAddress(false);
    search();
  });
  search();

  function readAddress() {
    const given = new URLSearchParams(location.search);
    state.address = location.search;
    state.query = (given.get("q") ?? "").trim();
    state.chosen = new Map(Object.keys(FACETS).map((facet) => [facet, new Set(given.getAll(facet))]));
  }

  function writeAddress(replace) {
    const address = new URL(location.href);
    address.search = "";
    if (state.query.trim()) address.searchParams.set("q", state.query.trim());
    for (const [facet, values] of state.chosen) for (const value of values) address.searchParams.append(facet, value);
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch { /* opened from a folder: the address stays as it is */ }
    state.address = location.search;
  }

  async function search() {
    const { query } = state;
    const asked = (state.asked += 1);
    const idle = !query.trim();
    ideas.hidden = !idle;
    document.documentElement.classList.remove("nr-dang-tim"); // scheme.js: from here on it is known what to show
    showRecent(idle);
    if (idle) {
      for (const part of [notes, filters, results]) part.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      await index.use(async (open) => {
        if (state.of !== open) [state.facets, state.of] = [await readFacets(open), open];
        const allowed = (entry) => Object.keys(FACETS).every((facet) => admits(facet, entry));
        const found = await find(open, query, { exact: state.exact, most: state.most, allowed });
        if (asked === state.asked) show(open, query, found);
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

  function show(open, query, found) {
    const { offered, listed, shown, mended } = found;
    status.textContent = countSentence(shown, listed);
    notes.replaceChildren();
    if (mended) notes.append(mendedLine(mended, () => { state.exact = true; leaveButton(); search(); }));
    notes.append(...missingLine(found));
    if (!shown.length) {
      const ask = (word) => { box.value = state.query = word; leaveButton(); writeAddress(false); search(); };
      notes.append(nothingFound(query.trim(), found, nearestWords(open, query), ask));
      ideas.hidden = false;
    }
    offerFilters(offered);
    results.replaceChildren(...(shown.length ? [make("ol", {}, ...shown.map(line))] : []));
    if (listed.length > shown.length) results.append(moreButton(shown.length));
  }

  /** The button that lengthens the list; the first line that it brings takes the focus. */
  function moreButton(now) {
    const more = make("button", { type: "button", class: "nr-tim-nut" }, "Thêm kết quả");
    more.addEventListener("click", async () => {
      state.most += STEP;
      await search();
      if (document.activeElement === document.body) results.querySelectorAll("li > a")[now]?.focus();
    });
    return more;
  }

  /** The focus of a button that is about to go passes to the line above the results. */
  function leaveButton() {
    status.focus({ preventScroll: true });
  }

  function line(hit) {
    const { kind, name, body, source } = describe(hit);
    const link = make("a", { href: href(hit) }, name);
    link.addEventListener("click", () => { recent.add(state.query); remember(hit); });
    return make("li", {}, link, ...[body, kind, source].filter(Boolean));
  }

  /** A button a kind, and behind one more button the checkboxes of the other facets, each value with the number of results
   *  that it would leave. What has the focus keeps it. */
  function offerFilters(offered) {
    const held = filters.contains(document.activeElement) ? document.activeElement.dataset.giu : null;
    const open = filters.querySelector("details")?.open ?? false;
    const parts = Object.keys(FACETS).filter((facet) => facet !== KIND).flatMap((facet) => boxes(facet, offered));
    const chosen = Object.keys(FACETS).some((facet) => facet !== KIND && state.chosen.get(facet).size);
    filters.replaceChildren(
      make("div", { class: "nr-tim-loc", role: "group", "aria-label": FACETS[KIND] }, ...kinds(offered)),
      ...(parts.length ? [make("details", { open }, make("summary", { "data-giu": "loc" }, chosen ? "Lọc (đang lọc)" : "Lọc"), ...parts)] : []),
    );
    if (held) (kept(held) ?? kept("loc"))?.focus();
  }

  function kinds(offered) {
    const values = counted(KIND, offered);
    if (values.length < 2 && !state.chosen.get(KIND).size) return [];
    const all = values.reduce((sum, { count }) => sum + count, 0);
    return [{ value: "", label: "Tất cả", count: all }, ...values].map(({ value, label, count }) => {
      const on = value ? state.chosen.get(KIND).has(value) : !state.chosen.get(KIND).size;
      const button = make("button", { type: "button", class: "nr-tim-nut", "aria-pressed": String(on), "data-giu": `${KIND} ${value}` }, `${label} (${count})`);
      button.addEventListener("click", () => { state.chosen.set(KIND, new Set(value && !on ? [value] : [])); choose(); });
      return button;
    });
  }

  function boxes(facet, offered) {
    const values = counted(facet, offered);
    if (values.length < 2 && !state.chosen.get(facet).size) return [];
    return [make("fieldset", {}, make("legend", {}, FACETS[facet]), ...values.filter((one, at) => at < OFFERED || state.chosen.get(facet).has(one.value)).map((one) => choice(facet, one)))];
  }

  /** The values of a facet with the number of results that each has under the other filters. */
  function counted(facet, offered) {
    const others = offered.filter(({ entry }) => Object.keys(FACETS).every((other) => other === facet || admits(other, entry)));
    return state.facets.get(facet)
      .map((one) => ({ ...one, count: others.reduce((sum, { entry }) => sum + (one.entries.has(entry) ? 1 : 0), 0) }))
      .filter((one) => one.count > 0 || state.chosen.get(facet).has(one.value));
  }

  function choose() {
    state.most = STEP;
    writeAddress(false);
    search();
  }

  function kept(name) {
    return [...filters.querySelectorAll("[data-giu]")].find((one) => one.dataset.giu === name);
  }

  function choice(facet, { value, label, count }) {
    const tick = make("input", { type: "checkbox", "data-giu": `${facet} ${value}`, checked: state.chosen.get(facet).has(value) });
    tick.addEventListener("change", () => {
      if (tick.checked) state.chosen.get(facet).add(value);
      else state.chosen.get(facet).delete(value);
      choose();
    });
    return make("label", {}, tick, ` ${label} (${count})`);
  }

  function showRecent(wanted) {
    const kept = wanted ? recent.read() : [];
    latest.replaceChildren();
    if (!kept.length) return;
    const erase = make("button", { type: "button", class: "nr-tim-nut" }, "Xóa tìm kiếm gần đây");
    erase.addEventListener("click", () => { recent.clear(); leaveButton(); showRecent(true); });
    const address = (query) => { const url = new URL(location.href); url.search = ""; url.searchParams.set("q", query); return url.href; };
    latest.append(
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
    return { value, label: index.called(value), entries };
  }));
  for (const [facet, values] of Object.entries(await index.piece("loc"))) {
    facets.set(facet, values.map(([value, label, written]) => ({ value, label, entries: new Set(deltas(written)) })));
  }
  return facets;
}
