// The listbox under a search box: its options, and which of them is active. A letter mostly finds what the one before
// found: what is shown the same way stays where it is, and only what is new is drawn.

import { describe, make, wording } from "./search-results.js";

export class ResultList {
  /** @param {HTMLInputElement} box the combobox @param {(option: HTMLElement, aside: boolean) => void} go what a chosen option does */
  constructor(box, go) {
    this.box = box;
    this.active = -1;
    this.shown = new Map(); // wording of a hit → its option
    this.hits = new WeakMap();
    this.title = make("div", { class: "nr-tim-nhom", id: `${box.id}-nhom`, role: "presentation" });
    this.group = make("div", { role: "group", "aria-labelledby": this.title.id }, this.title);
    this.answered = document.createComment("");
    this.element = make("div", { id: `${box.id}-ds`, class: "nr-tim-ds", role: "listbox", "aria-label": "Kết quả tìm kiếm", hidden: true }, this.answered, this.group);
    this.element.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option, event.ctrlKey || event.metaKey);
    });
    this.element.addEventListener("scroll", () => { this.scrolled = true; }, { passive: true });
    this.element.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  }

  /** Shows hits. @param {string} query the question that they answer */
  show(hits, query) {
    const kept = this.shown;
    this.shown = new Map();
    for (const hit of hits) {
      const words = wording(hit);
      const key = [hit.url, ...words.name, ...words.passage].join("\n");
      const option = kept.get(key) ?? drawn(hit, words);
      this.hits.set(option, hit);
      this.shown.set(key, option);
    }
    this.fill("Kết quả", [...this.shown.values()], query);
  }

  /** Shows earlier questions. */
  offer(queries) {
    this.shown = new Map();
    this.fill("Tìm gần đây", queries.map((query) => make("div", { role: "option", "aria-selected": "false", "data-query": query }, query)), "");
  }

  /** The hit that an option shows, if it shows one. */
  hitOf(option) {
    return this.hits.get(option);
  }

  /** The option that Enter would take. */
  chosen() {
    return this.options()[this.active];
  }

  options() {
    return [...this.group.children].slice(1);
  }

  /** One option down (1) or up (-1), round and round. */
  move(step) {
    const { length } = this.options();
    const from = this.active < 0 && step < 0 ? length : this.active;
    this.activate((from + step + length) % length);
  }

  activate(at) {
    const options = this.options();
    for (const [number, option] of options.entries()) set(option, "aria-selected", String(number === at));
    this.active = at;
    if (options[at]) {
      this.box.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  fill(title, options, query) {
    const answered = document.createComment(query.replaceAll("-", " ")); // whoever waits for an answer is told of it, though nothing changed
    this.answered.replaceWith(answered);
    this.answered = answered;
    if (this.title.textContent !== title) this.title.textContent = title;
    const wanted = new Set(options);
    for (const old of this.options()) if (!wanted.has(old)) old.remove();
    for (const [at, option] of options.entries()) {
      set(option, "id", `${this.element.id}-${at + 1}`);
      const there = this.group.children[at + 1] ?? null;
      if (there !== option) this.group.insertBefore(option, there);
    }
    this.element.hidden = options.length === 0;
    set(this.box, "aria-expanded", String(options.length > 0));
    this.activate(-1);
    if (this.scrolled) this.element.scrollTop = 0; // which is asked for only then: it makes the browser lay out at once
    this.scrolled = false;
  }
}

function drawn(hit, words) {
  const { kind, name, body, source } = describe(hit, words);
  return make("div", { role: "option", "aria-selected": "false" }, kind, name, ...[body, source].filter(Boolean));
}

/** Sets what is not set so yet. */
function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
