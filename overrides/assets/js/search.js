// The search dialog, opened by frame.js on the first use of a search box: a combobox with results while typing.
// Without it the box is a plain form that leads to tim-kiem/.

import { KeptIndex } from "./search-index.js";
import { nearestWords } from "./search-nearest.js";
import { find } from "./search-query.js";
import { KINDS, countSentence, describe, failure, grouped, href, likely, make, mendedLine, nothingFound, recent } from "./search-results.js";

const PAUSE = 30;
const SHOWN = 7;
const RETURNING = 300; // milliseconds: the focus that a closing dialog hands back asks for no new one
let dialog = null;

/** Opens the dialog for a search form and takes over what is typed there. */
export function open(form) {
  dialog ??= new SearchDialog();
  dialog.open(form);
}

class SearchDialog {
  constructor() {
    this.asked = 0;
    this.active = -1;
    this.exact = false;
    this.kind = "";
    this.index = new KeptIndex();
    this.left = -RETURNING;
    this.box = make("input", {
      type: "search", name: "q", id: "nr-tim-hop-o", role: "combobox", "aria-expanded": "false", "aria-controls": "nr-tim-ds",
      "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      placeholder: "Tìm, gõ không dấu cũng được",
    });
    this.closeButton = make("button", { type: "button", class: "nr-tim-nut" }, "Đóng");
    this.form = make(
      "form", { class: "nr-tim nr-tim--hop", role: "search", "aria-label": "Hộp tìm kiếm", method: "get" },
      make("label", { class: "nr-an", for: "nr-tim-hop-o" }, "Tìm trong trang"), this.box, this.closeButton,
    );
    this.status = make("p", { class: "nr-tim-trang-thai", role: "status" });
    this.notes = make("div", { class: "nr-tim-ghi-chu" });
    this.kinds = make("div", { class: "nr-tim-loc", role: "group", "aria-label": "Lọc theo loại" });
    this.list = make("div", { id: "nr-tim-ds", class: "nr-tim-ds", role: "listbox", "aria-label": "Kết quả tìm kiếm" });
    this.foot = make("p", { class: "nr-tim-chan" });
    this.element = make("dialog", { class: "nr-tim-hop", "aria-label": "Tìm kiếm" }, this.form, this.status, this.notes, this.kinds, this.list, this.foot);
    document.body.append(this.element);
    this.listen();
  }

  open(form) {
    this.page = form.action;
    this.form.action = form.action;
    const from = form.querySelector("input");
    if (this.element.open || performance.now() - this.left < RETURNING) return;
    this.box.value = from.value;
    this.element.showModal();
    this.box.focus();
    this.box.select();
    const first = this.index.open().then((index) => index.piece("cap")); // for mending slips
    first.catch(() => {}); // what failed is asked for again by the search, which tells of it
    this.from = from;
    this.search();
  }

  /** Closes and gives the words back to the box it came from, and the focus to the button beside it: in the box
   *  it would open the dialog again. */
  close() {
    this.left = performance.now();
    this.element.close();
    this.from.value = this.box.value;
    (this.from.form.querySelector("button") ?? document.body).focus();
    if (document.activeElement === this.from) this.from.blur();
  }

  listen() {
    this.closeButton.addEventListener("click", () => this.close());
    this.element.addEventListener("click", (event) => { if (event.target === this.element) this.close(); });
    this.element.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
    this.box.addEventListener("input", () => {
      this.exact = false;
      this.kind = "";
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), PAUSE);
    });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => {
      const option = this.options()[this.active];
      recent.add(this.box.value);
      if (!option) return; // the form leads to the page with all results
      event.preventDefault();
      this.go(option);
    });
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.go(option, event.ctrlKey || event.metaKey);
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  }

  key(event) {
    const options = this.options();
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && options.length) {
      event.preventDefault();
      const from = this.active < 0 && move < 0 ? options.length : this.active;
      this.activate((from + move + options.length) % options.length);
    } else if (event.key === "Escape") {
      event.preventDefault(); // a search box would be emptied first, and the words lost
      if (this.active >= 0) this.activate(-1);
      else this.close();
    }
  }

  options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  activate(at) {
    this.options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    this.active = at;
    const option = this.options()[at];
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  go(option, aside = false) {
    if (option.dataset.query !== undefined) {
      this.box.value = option.dataset.query;
      this.search();
      return;
    }
    recent.add(this.box.value);
    if (aside) {
      window.open(option.dataset.href, "_blank", "noopener");
      return;
    }
    this.close();
    location.assign(option.dataset.href);
  }

  async search() {
    const query = this.box.value;
    const asked = (this.asked += 1);
    if (!query.trim()) {
      this.showRecent();
      return;
    }
    try {
      await this.index.use(async (index) => {
        const allowed = this.kind ? (entry) => index.kind(entry) === this.kind : null;
        const found = await find(index, query, { exact: this.exact, most: SHOWN, allowed });
        if (asked === this.asked) this.show(index, query, found);
      });
    } catch (error) {
      if (asked !== this.asked) return;
      if (!(error instanceof Error)) throw error;
      this.fill([]);
      this.kinds.replaceChildren();
      this.foot.replaceChildren();
      this.status.textContent = "";
      this.notes.replaceChildren(failure());
    }
  }

  show(index, query, { ranked, shown, mended }) {
    const counted = likely(ranked);
    this.status.textContent = countSentence(counted.length);
    this.notes.replaceChildren();
    if (mended) this.notes.append(mendedLine(mended, () => { this.exact = true; this.search(); this.box.focus(); }));
    if (!shown.length) {
      const ask = (word) => { this.box.value = word; this.search(); this.box.focus(); };
      this.notes.append(nothingFound(query.trim(), nearestWords(index, query), ask));
    }
    if (!this.kind) this.offerKinds(index, counted);
    this.fill(grouped(shown).map(({ name, hits }) => [name, hits.map((hit) => this.option(hit))]));
    const all = new URL(this.page);
    all.searchParams.set("q", query.trim());
    this.foot.replaceChildren(...(shown.length ? [make("a", { href: all.href }, "Mọi kết quả và bộ lọc")] : []));
  }

  offerKinds(index, counted) {
    const counts = new Map();
    for (const { entry } of counted) counts.set(index.kind(entry), (counts.get(index.kind(entry)) ?? 0) + 1);
    const button = (kind, label) => {
      const one = make("button", { type: "button", class: "nr-tim-nut", "aria-pressed": String(kind === this.kind) }, label);
      one.addEventListener("click", () => {
        this.kind = kind;
        for (const other of this.kinds.children) other.setAttribute("aria-pressed", String(other === one));
        this.search();
      });
      return one;
    };
    const found = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5);
    this.kinds.replaceChildren(...(found.length > 1 ? [button("", "Tất cả"), ...found.map(([kind, count]) => button(kind, `${KINDS[kind]} (${count})`))] : []));
  }

  option(hit) {
    const { kind, name, body, source } = describe(hit);
    return make("div", { role: "option", "aria-selected": "false", "data-href": href(hit) }, kind, name, body, ...(source ? [source] : []));
  }

  /** Puts groups of options into the list. */
  fill(groups) {
    let number = 0;
    this.list.replaceChildren(...groups.map(([name, options], at) => {
      for (const option of options) option.id = `nr-tim-muc-${(number += 1)}`;
      const title = make("div", { class: "nr-tim-nhom", id: `nr-tim-nhom-${at}`, role: "presentation" }, name);
      return make("div", { role: "group", "aria-labelledby": title.id }, title, ...options);
    }));
    this.list.hidden = number === 0;
    this.box.setAttribute("aria-expanded", String(number > 0));
    this.activate(-1);
  }

  showRecent() {
    const kept = recent.read();
    this.status.textContent = "";
    this.kinds.replaceChildren();
    this.foot.replaceChildren();
    this.notes.replaceChildren();
    this.fill(kept.length ? [["Tìm gần đây", kept.map((query) => make("div", { role: "option", "aria-selected": "false", "data-query": query }, query))]] : []);
    if (!kept.length) return;
    const erase = make("button", { type: "button", class: "nr-tim-nut" }, "Xóa tìm kiếm gần đây");
    erase.addEventListener("click", () => { recent.clear(); this.showRecent(); this.box.focus(); });
    this.foot.replaceChildren(erase, make("span", { class: "nr-phu" }, " Chỉ lưu trên máy này."));
  }
}
