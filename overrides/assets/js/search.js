// What opens under a search box while a reader types: results in a list, the box itself being the combobox. The words
// stay in the one box that they were typed into; nothing here writes there but what the reader picks. Without this
// module the box is a plain form that leads to tim-kiem/.

import { KeptIndex } from "./search-index.js";
import { ResultList } from "./search-list.js";
import { nearestWords } from "./search-nearest.js";
import { find } from "./search-query.js";
import { countSentence, failure, href, make, mendedLine, missingLine, nothingFound, recent, remember } from "./search-results.js";

const PAUSE = 4; // two letters of one stroke are one question
const SHOWN = 5;
const LITTLE = 3; // letters: what they find is hardly what is meant
const SHOWN_OF_LITTLE = 3;
const LEAST = 2;
const LATE = 400; // a while after which what stands there is no answer any more
const panels = new WeakMap();

/** Opens the results under a form's box, if the reader is still there. */
export function open(form) {
  if (!form.contains(document.activeElement)) return;
  if (!panels.has(form)) panels.set(form, new SearchPanel(form));
  panels.get(form).open();
}

class SearchPanel {
  constructor(form) {
    this.asked = 0;
    this.exact = false;
    this.kind = "";
    this.index = new KeptIndex();
    this.form = form;
    this.box = form.querySelector("input");
    this.status = make("p", { class: "nr-tim-trang-thai", role: "status" });
    this.closeButton = make("button", { type: "button", class: "nr-tim-nut" }, "Đóng");
    this.notes = make("div", { class: "nr-tim-ghi-chu" });
    this.kinds = make("div", { class: "nr-tim-loc", role: "group", "aria-label": "Lọc theo loại" });
    this.list = new ResultList(this.box, (option, aside) => this.go(option, aside));
    this.all = make("a", { href: form.action }, "Mọi kết quả, có lọc");
    this.foot = make("p", { class: "nr-tim-chan" });
    const top = make("div", { class: "nr-tim-tren" }, this.status, this.closeButton);
    this.element = make("div", { class: "nr-tim-hop", hidden: true }, top, this.notes, this.kinds, this.list.element, this.foot);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": this.list.element.id, "aria-autocomplete": "list" })) {
      this.box.setAttribute(key, value);
    }
    form.append(this.element);
    this.listen();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open() {
    if (this.isOpen) return;
    this.element.hidden = false;
    this.form.classList.add("nr-tim--mo");
    this.index.open().catch(() => {}); // what failed is asked for again by the search, which tells of it
    this.search();
  }

  close() {
    clearTimeout(this.timer);
    clearTimeout(this.late);
    this.asked += 1; // what is still on its way is not wanted any more
    this.element.hidden = true;
    this.form.classList.remove("nr-tim--mo");
    this.box.setAttribute("aria-expanded", "false");
    this.list.activate(-1);
  }

  listen() {
    this.closeButton.addEventListener("click", () => {
      this.form.querySelector("button[type=submit]").focus(); // not the box: a keyboard on the screen would come up again
      this.close();
    });
    this.form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.form.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (this.isOpen && !this.form.contains(event.target)) this.close();
    });
    addEventListener("pagehide", () => this.close());
    this.box.addEventListener("input", () => {
      this.exact = false;
      this.kind = "";
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.isOpen ? this.search() : this.open()), PAUSE);
    });
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => {
      const option = this.isOpen ? this.list.chosen() : null;
      recent.add(this.box.value);
      if (!option) return; // the form leads to the page with all results
      event.preventDefault();
      this.go(option);
    });
  }

  key(event) {
    if (!this.isOpen) {
      if (event.key === "ArrowDown" && event.target === this.box) this.open();
      return;
    }
    const move = event.target === this.box && !event.isComposing ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : 0;
    if (move && this.list.options().length) {
      event.preventDefault();
      this.list.move(move);
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault(); // a search box would be emptied first, and the words lost
      if (this.list.active >= 0) {
        this.list.activate(-1);
        return;
      }
      if (event.target !== this.box) this.box.focus();
      this.close();
    }
  }

  go(option, aside = false) {
    if (option.dataset.query !== undefined) {
      this.ask(option.dataset.query);
      return;
    }
    const hit = this.list.hitOf(option);
    recent.add(this.box.value);
    if (aside) {
      window.open(href(hit), "_blank", "noopener");
      return;
    }
    remember(hit);
    this.close();
    location.assign(href(hit));
  }

  /** Searches words that the reader picked from those offered. */
  ask(words) {
    this.box.value = words;
    this.box.focus();
    this.search();
  }

  async search() {
    const query = this.box.value;
    const asked = (this.asked += 1);
    if (!query.trim()) {
      this.showRecent();
      return;
    }
    clearTimeout(this.late);
    if (query.trim().length < LEAST) return; // of one letter nothing can be said
    this.late = setTimeout(() => this.say(""), LATE);
    try {
      await this.index.use(async (index) => {
        const allowed = this.kind ? (entry) => index.kind(entry) === this.kind : null;
        const found = await find(index, query, { exact: this.exact, most: query.trim().length > LITTLE ? SHOWN : SHOWN_OF_LITTLE, allowed, texts: false });
        if (asked === this.asked && !found.begun) this.show(index, query, found);
      });
    } catch (error) {
      if (asked !== this.asked) return;
      if (!(error instanceof Error)) throw error;
      clearTimeout(this.late);
      this.list.show([], query);
      this.clearKinds();
      this.foot.replaceChildren();
      this.say("");
      this.notes.replaceChildren(failure());
    }
  }

  show(index, query, found) {
    const { offered, listed, shown, mended } = found;
    clearTimeout(this.late);
    this.say(countSentence(shown, listed));
    if (this.notes.hasChildNodes()) this.notes.replaceChildren();
    if (mended) this.notes.append(mendedLine(mended, () => { this.exact = true; this.box.focus(); this.search(); }));
    this.notes.append(...missingLine(found));
    if (!shown.length) this.notes.append(nothingFound(query.trim(), found, nearestWords(index, query), (word) => this.ask(word)));
    this.offerKinds(index, offered, `${query.trim()} ${this.exact}`);
    this.list.show(shown, query);
    this.all.href = `${this.form.action}?q=${encodeURIComponent(query.trim())}`;
    if (!shown.length) this.foot.replaceChildren();
    else if (!this.all.isConnected) this.foot.replaceChildren(this.all);
  }

  /** The line for eye and ear: told anew only where it says something else. */
  say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  /** A button for each of the kinds with most results. They are made anew for a new question only: the one that was
   *  pressed keeps the focus. */
  offerKinds(index, offered, question) {
    if (this.kinds.dataset.nrHoi === question) return;
    this.kinds.dataset.nrHoi = question;
    const counts = new Map();
    for (const { entry } of offered) counts.set(index.kind(entry), (counts.get(index.kind(entry)) ?? 0) + 1);
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
    const told = `${this.kind} ${found.join(" ")}`;
    if (this.kinds.dataset.nrDem === told) return; // the same buttons as for the letter before
    this.kinds.dataset.nrDem = told;
    this.kinds.replaceChildren(...(found.length > 1 ? [button("", "Tất cả"), ...found.map(([kind, count]) => button(kind, `${index.called(kind)} (${count})`))] : []));
  }

  clearKinds() {
    delete this.kinds.dataset.nrHoi;
    delete this.kinds.dataset.nrDem;
    this.kinds.replaceChildren();
  }

  showRecent() {
    const kept = recent.read();
    clearTimeout(this.late);
    this.say("");
    this.clearKinds();
    this.foot.replaceChildren();
    this.notes.replaceChildren();
    this.list.offer(kept);
    if (!kept.length) {
      this.notes.append(make("p", {}, "Gõ vài chữ, không dấu cũng được."));
      return;
    }
    const erase = make("button", { type: "button", class: "nr-tim-nut" }, "Xóa tìm kiếm gần đây");
    erase.addEventListener("click", () => { recent.clear(); this.box.focus(); this.showRecent(); });
    this.foot.replaceChildren(erase, make("span", { class: "nr-phu" }, " Chỉ lưu trên máy này."));
  }
}
