/**
 * Facets of a list page (templates/bo_loc.html, namro.outputs.pages.facets).
 *
 * The markup is plain links. On the main list they choose values in place: facets combine by "and", values of one
 * facet by "or"; every link always holds the address of what it leads to, so it can be opened in a new tab,
 * shared and reloaded. On a page built for one value the links lead to the main list with both values, on a further page
 * of a long list to the main list. The main list of several pages fetches the others once something is chosen.
 *
 * @typedef {Map<string, string[]>} Selection  facet key → chosen values
 * @typedef {{key: string, within: string | null, title: string, box: HTMLElement, links: Map<string, HTMLAnchorElement>}} FacetBox
 */

const SORT_KEY = "sap";
const LONG_FACET = 15;

/** Lower case without marks, so that "uy ban" finds "Ủy ban". @param {string} text */
function foldLabel(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

/** @param {Element} node */
function isDraft(node) {
  return node.hasAttribute("data-loc-du-thao") || node.querySelector(".nr-nhan--du-thao") !== null;
}

/** @param {HTMLAnchorElement} link @param {boolean} on */
function markCurrent(link, on) {
  if (on) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

/** A fetched page whose links lead where they led there. @param {string} text @param {string} address */
function adoptable(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const link of page.querySelectorAll("[data-loc-nhom] a")) link.href = new URL(link.getAttribute("href"), address).href;
  return page;
}

/** One item with its values by facet, and the pairs of values that stand together. */
class FilterItem {
  /** @param {HTMLElement} node @param {Map<string, string>} inner  outer facet → the facet paired with it */
  constructor(node, inner) {
    this.node = node;
    this.counted = !node.hasAttribute("data-loc-lap");
    /** @type {Map<string, Set<string>>} */
    this.values = new Map();
    this.pairs = new Set();
    for (const token of (node.dataset.loc || "").split(" ").filter(Boolean)) {
      const colon = token.indexOf(":");
      const key = token.slice(0, colon);
      const [value, paired] = token.slice(colon + 1).split("/");
      this.add(key, value);
      if (paired && inner.has(key)) {
        this.add(inner.get(key), paired);
        this.pairs.add(`${key}:${value}/${paired}`);
      }
    }
  }

  add(key, value) {
    if (!this.values.has(key)) this.values.set(key, new Set());
    this.values.get(key).add(value);
  }

  of(key) {
    return this.values.get(key) || new Set();
  }
}

class FacetedPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.base = root.dataset.boLoc;
    this.noun = root.dataset.boLocDanhTu;
    this.drafted = root.dataset.boLocDuThao;
    this.fixed = root.dataset.boLocChon ?? null;
    /** @type {FacetBox[]} */
    this.facets = [...root.querySelectorAll("[data-loc-muc]")].map((box) => ({
      key: box.dataset.locMuc,
      within: box.dataset.locTrong || null,
      title: box.dataset.locTen,
      box,
      links: new Map([...box.querySelectorAll("a[data-loc-chon]")].map((link) => [link.dataset.locChon, link])),
    }));
    this.inner = new Map(this.facets.filter((facet) => facet.within).map((facet) => [facet.within, facet.key]));
    this.outer = new Map([...this.inner].map(([outer, inner]) => [inner, outer]));
    this.sorts = [...root.querySelectorAll("a[data-loc-sap]")];
    this.panel = root.querySelector(".nr-loc-khung");
    this.results = root.querySelector(".nr-loc-ket-qua");
    /** @type {HTMLElement | null} the numbers of the list's pages, until those are here */
    this.pager = document.querySelector("[data-loc-trang]");
    this.chips = root.querySelector(".nr-loc-dang");
    this.status = root.querySelector("[role=status]");
    this.clear = root.querySelector(".nr-loc-bo");
    this.facets.forEach((facet) => this.addFinder(facet));
  }

  /** A box to type in above a long list of values. @param {FacetBox} facet */
  addFinder(facet) {
    if (facet.links.size <= LONG_FACET) return;
    const label = document.createElement("label");
    label.className = "nr-loc-tim";
    label.textContent = `Tìm trong “${facet.title}”`;
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    label.append(input);
    facet.box.querySelector("ul").before(label);
    const rows = [...facet.links.values()].map((link) => [link.parentElement, foldLabel(link.textContent)]);
    input.addEventListener("input", () => {
      const wanted = foldLabel(input.value.trim());
      for (const [row, text] of rows) row.classList.toggle("nr-loc-khac", !text.includes(wanted));
    });
  }

  /** @returns {{selection: Selection, sort: string}} what the address asks for; unknown values are passed over */
  read() {
    const asked = new URLSearchParams(location.search);
    const selection = new Map();
    for (const { key, links } of this.facets) {
      const values = [...new Set(asked.getAll(key))].filter((value) => links.has(value));
      if (values.length) selection.set(key, values);
    }
    const sort = asked.get(SORT_KEY) || "";
    return { selection, sort: this.sorts.some((link) => link.dataset.locSap === sort) ? sort : "" };
  }

  /** The address's query for a state, other people's parameters kept. @param {Selection} selection */
  query(selection, sort) {
    const asked = new URLSearchParams(this.fixed ? "" : location.search);
    for (const { key } of this.facets) asked.delete(key);
    asked.delete(SORT_KEY);
    for (const { key } of this.facets) for (const value of selection.get(key) || []) asked.append(key, value);
    if (sort) asked.set(SORT_KEY, sort);
    const words = asked.toString();
    return words ? `?${words}` : "";
  }

  /** @param {Selection} selection @returns {Selection} with one value more or less */
  toggled(selection, key, value) {
    const next = new Map(selection);
    const now = next.get(key) || [];
    const values = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
    if (values.length) next.set(key, values);
    else next.delete(key);
    return next;
  }

  /** A page built for one value: links lead to the main list with that value and the link's own. */
  leadToMainList() {
    const colon = this.fixed.indexOf(":");
    const here = colon < 0 ? new Map() : new Map([[this.fixed.slice(0, colon), [this.fixed.slice(colon + 1)]]]);
    for (const { key, links } of this.facets)
      for (const [value, link] of links) link.href = this.base + this.query(this.toggled(here, key, value), "");
  }

  /** Takes stock of the items on the page. */
  gather() {
    this.items = [...document.querySelectorAll("[data-loc]")].map((node) => new FilterItem(node, this.inner));
    this.total = this.items.filter((item) => item.counted).length;
    this.groups = [...document.querySelectorAll("[data-loc-nhom]")];
    this.lists = [...document.querySelectorAll("[data-loc-danh-sach]")].map((node) => [node, [...node.children]]);
  }

  /** Brings the rows of the list's other pages here, each into its group; once. @returns {Promise<void>} */
  bringOtherPages() {
    const { locTrang: second, locSoTrang: last } = this.pager.dataset;
    const pattern = new URL(second, location.href).href;
    const wanted = Array.from({ length: Number(last) - 1 }, (_, at) => pattern.replace(/2\/$/, `${at + 2}/`));
    const fetched = wanted.map(async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return adoptable(await answer.text(), address);
    });
    return Promise.all(fetched).then((pages) => {
      const table = document.querySelector("[data-loc-nhom]").parentElement;
      for (const page of pages) {
        for (const sign of page.querySelectorAll("symbol[id]"))
          if (!document.getElementById(sign.id)) document.querySelector("symbol").parentElement.append(sign);
        for (const group of page.querySelectorAll("[data-loc-nhom]")) {
          const here = table.querySelector(`[data-loc-nhom="${CSS.escape(group.dataset.locNhom)}"]`);
          if (here) here.append(...group.querySelectorAll("[data-loc]"));
          else table.append(group);
        }
      }
      this.firstPage = new Set(this.items.map((item) => item.node));
      this.pager.hidden = true;
      this.gather();
      document.dispatchEvent(new Event("nr-hang-moi"));
    });
  }

  /** The main list: choose in place. */
  filterInPlace() {
    this.gather();
    this.said = this.status.textContent;
    this.root.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("click", (event) => event.isTrusted && this.closeFacets(event.target));
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.closeFacets(null));
    window.addEventListener("popstate", () => this.apply());
    window.addEventListener("pageshow", (event) => event.persisted && this.apply());
    this.apply();
  }

  onClick(event) {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const ours = link.dataset.locChon !== undefined || link.dataset.locSap !== undefined;
    if (!ours && link !== this.clear && !this.chips.contains(link)) return;
    try {
      history.pushState(null, "", link.href);
    } catch {
      return; // a page that may not change its address follows the link instead
    }
    event.preventDefault();
    const position = [...this.chips.children].indexOf(link.parentElement);
    this.apply();
    if (this.panel?.contains(link)) this.showResults();
    else if (!link.isConnected || link.hidden) this.focusAfter(position);
  }

  /** A choice is made: the box shuts and what it left comes into view; the keyboard stays at its button. */
  showResults() {
    this.panel.open = false;
    this.panel.querySelector("summary").focus({ preventScroll: true });
    this.results.scrollIntoView({ block: "start" });
  }

  /** Closes the open facet unless `target` lies in it; the focus goes back to its head. */
  closeFacets(target) {
    for (const { box } of this.facets) {
      const open = box.querySelector("details[open]");
      if (!open || (target && open.contains(target))) continue;
      const focused = open.contains(document.activeElement);
      open.open = false;
      if (focused) open.querySelector("summary").focus();
      if (!target) return; // Escape shuts one box at a time
    }
    if (!this.panel?.open || (target && this.panel.contains(target))) return;
    const inside = this.panel.contains(document.activeElement);
    this.panel.open = false;
    if (inside) this.panel.querySelector("summary").focus();
  }

  /** The link that had the focus is gone: the next chip, else the head of the box takes it. */
  focusAfter(position) {
    const chip = position < 0 ? null : this.chips.children[Math.min(position, this.chips.children.length - 1)];
    const head = [...this.root.querySelectorAll("summary")].find((one) => one.checkVisibility?.() ?? one.offsetParent);
    (chip?.querySelector("a") || head)?.focus();
  }

  apply() {
    const { selection, sort } = this.read();
    if (selection.size && this.pager && !this.firstPage) {
      this.loading ??= this.bringOtherPages().then(
        () => this.apply(),
        () => {
          this.loading = null;
          this.status.textContent = "Chưa tải được cả danh sách: kiểm tra mạng rồi chọn lại.";
        },
      );
      this.status.textContent = "Đang lọc…";
      this.showChoices(selection, sort);
      return;
    }
    const paged = this.pager && !selection.size;
    const isHere = (item) => (paged && this.firstPage ? this.firstPage.has(item.node) : this.matches(item, selection));
    for (const item of this.items) item.node.hidden = !isHere(item);
    if (this.pager) this.pager.hidden = !paged;
    for (const group of this.groups) {
      const visible = [...group.querySelectorAll("[data-loc]")].filter((node) => !node.hidden);
      group.hidden = visible.length === 0;
      if (group.localName === "details" && selection.size) group.open = true;
      const counter = group.querySelector("[data-loc-so]");
      if (counter) counter.textContent = String(visible.length);
      const drafts = group.querySelector("[data-loc-so-du-thao]");
      if (drafts) drafts.textContent = visible.some(isDraft) ? this.share(visible) : "";
    }
    this.arrange(sort);
    this.showChoices(selection, sort);
    if (paged) {
      this.status.textContent = this.said;
      return;
    }
    const shown = this.items.filter((item) => item.counted && !item.node.hidden).map((item) => item.node);
    const told = selection.size ? `${shown.length} trong ${this.total} ${this.noun}` : `${this.total} ${this.noun}`;
    const words = told + this.share(shown);
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** What a count adds of drafts, as hooks/namro/library/draft.py says it. @param {Element[]} nodes */
  share(nodes) {
    if (!this.drafted) return "";
    const drafts = nodes.filter(isDraft).length;
    if (!drafts) return nodes.length < this.total && this.items.some(({ node }) => isDraft(node)) ? `, không mục nào ${this.drafted}` : "";
    const every = drafts === nodes.length;
    return every ? `, ${drafts > 1 ? "đều " : ""}${this.drafted}` : `, trong đó ${drafts} ${this.drafted}`;
  }

  /** @param {FilterItem} item @param {Selection} selection @param {string | null} except  facet left aside */
  matches(item, selection, except = null) {
    for (const [key, values] of selection) {
      if (key === except) continue;
      const outer = this.outer.get(key);
      if (outer && outer !== except && selection.has(outer)) {
        const pairs = selection.get(outer).flatMap((one) => values.map((value) => `${outer}:${one}/${value}`));
        if (!pairs.some((pair) => item.pairs.has(pair))) return false;
      } else if (!values.some((value) => item.of(key).has(value))) return false;
    }
    return true;
  }

  /** How many items each value of a facet would show, the facet's own choice aside. @param {FacetBox} facet */
  counts(facet, selection) {
    const { key } = facet;
    const partner = this.inner.get(key) || this.outer.get(key);
    const paired = partner && selection.get(partner);
    const found = new Map();
    for (const item of this.items) {
      if (!item.counted || !this.matches(item, selection, key)) continue;
      for (const value of item.of(key)) {
        const pair = (other) => (facet.within ? `${partner}:${other}/${value}` : `${key}:${value}/${other}`);
        if (!paired || paired.some((other) => item.pairs.has(pair(other)))) found.set(value, (found.get(value) || 0) + 1);
      }
    }
    return found;
  }

  showChoices(selection, sort) {
    const chips = [];
    const whole = !this.pager || this.firstPage; // counts of a part would be wrong; the printed ones are of the whole
    for (const facet of this.facets) {
      const counts = whole ? this.counts(facet, selection) : null;
      const chosen = selection.get(facet.key) || [];
      for (const [value, link] of facet.links) {
        const on = chosen.includes(value);
        link.href = location.pathname + this.query(this.toggled(selection, facet.key, value), sort);
        markCurrent(link, on);
        if (counts) {
          link.querySelector(".nr-loc-so").textContent = String(counts.get(value) || 0);
          link.parentElement.hidden = !counts.get(value) && !on;
        }
        if (on) chips.push(this.chip(`${facet.title}: ${link.querySelector("span").textContent}`, link.href));
      }
      facet.box.classList.toggle("nr-loc-co-chon", chosen.length > 0);
    }
    this.chips.replaceChildren(...chips);
    this.chips.hidden = chips.length === 0;
    this.clear.hidden = chips.length === 0;
    this.clear.href = location.pathname + this.query(new Map(), sort);
    for (const link of this.sorts) {
      link.href = location.pathname + this.query(selection, link.dataset.locSap);
      markCurrent(link, link.dataset.locSap === sort);
    }
  }

  chip(words, href) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    const cross = document.createElement("span");
    cross.setAttribute("aria-hidden", "true");
    cross.textContent = " ✕";
    const said = document.createElement("span");
    said.className = "nr-an";
    said.textContent = " (bỏ)";
    link.append(words, cross, said);
    row.append(link);
    return row;
  }

  /** Items of each list by their rank data-sap-<sort>; without a sort as they came. */
  arrange(sort) {
    if ((this.arranged || "") === sort) return;
    this.arranged = sort;
    for (const [list, asCame] of this.lists) {
      const rank = (node) => Number(node.getAttribute(`data-sap-${sort}`) ?? Number.MAX_SAFE_INTEGER);
      list.append(...(sort ? [...asCame].sort((a, b) => rank(a) - rank(b)) : asCame));
    }
  }
}

for (const root of document.querySelectorAll("[data-bo-loc]")) {
  const page = new FacetedPage(root);
  // A copy opened from a disk may fetch nothing: there the links lead to the pages of single values.
  if (page.pager && page.fixed === null && location.protocol === "file:") root.classList.add("nr-bo-loc--tinh");
  else if (page.fixed === null) page.filterInPlace();
  else page.leadToMainList();
}
