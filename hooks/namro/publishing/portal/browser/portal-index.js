// The index of all sites of a portal, as hooks/namro/publishing/portal/index.py writes it: a site's index whose files of
// terms are found by a hash, and whose rows name the site that they lead to.

import { fnv1a, load, SearchIndex } from "./search-index.js";

const HEADER = "muc-luc.json";
const LIMIT = 6; // files of terms that a question may ask for, so that it stays within sixteen requests
const MOST_PAIRS = 4;

/** Opens the index: its header is the only thing fetched. */
export async function openPortal() {
  return new PortalIndex(await load(HEADER), load);
}

export class PortalIndex extends SearchIndex {
  constructor(header, get) {
    super(header, get);
    this.own = new Map(); // word → [its first file, how many]
    let next = 0;
    const add = (word, power) => {
      if (!power) return;
      this.own.set(word, [next, 2 ** (power - 1)]);
    };
    this.plain.forEach((word, at) => add(word, parseInt(header.tach[at], 36)));
    for (const [word, power] of Object.entries(header.tach_khac)) add(word, power);
    for (const word of [...this.own.keys()].sort(byLetters)) {
      this.own.get(word)[0] = next;
      next += this.own.get(word)[1];
    }
    this.mostPairs = MOST_PAIRS;
    this.skipped = []; // the postings of a term that was not looked up
    this.begin();
  }

  /** A new question: its files are counted anew. `limit` of them may be of terms. */
  begin(limit = LIMIT) {
    this.left = limit;
    this.cut = false;
  }

  piece(name) {
    if (name === "gan") return Promise.resolve([]); // nearest topics are the sites' own matter
    if (!this.pieces.has(name) && !name.startsWith("k/")) this.left -= 1;
    return super.piece(name);
  }

  /** The file of a folded term. A word alone stands in each of its files: one that is on its way serves. */
  fileOf(term) {
    const [first, second = ""] = term.replace(/^=/, "").split(" ");
    const own = this.own.get(first);
    if (!own) return numbered("c", spread(first) % this.header.chung);
    const [from, count] = own;
    if (term === first) for (let at = from; at < from + count; at += 1) if (this.pieces.has(numbered("t", at))) return numbered("t", at);
    return numbered("t", from + (spread(second) % count));
  }

  /** The terms of the file of a term; null where the question has asked for enough. */
  async fileWith(term) {
    const name = this.fileOf(term);
    if (this.left <= 0 && !this.pieces.has(name)) {
      this.cut = true;
      return null;
    }
    return this.piece(name);
  }

  async term(term) {
    const shard = await this.fileWith(term);
    if (!shard) return this.skipped;
    return Object.hasOwn(shard, term) ? this.read(term, shard[term]) : [];
  }

  async startingWith(start, most) {
    const found = Object.entries((await this.fileWith(start)) ?? {}).filter(([term]) => term.startsWith(start) && term !== start);
    found.sort((a, b) => b[1].length - a[1].length);
    return found.slice(0, most).map(([term, written]) => [term, this.read(term, written)]);
  }

  async titled(entry) {
    const { dong: size } = this.header;
    const { trang: sites, muc: rows } = await this.piece(numbered("k", Math.floor(entry / size)));
    const [site, below, title, text, source, marks, year] = rows[entry % size];
    const [name, base, asOf] = sites[site];
    const kind = this.kind(entry);
    return { entry, kind, called: this.called(kind), url: base + below, title, source, draft: (marks & 1) !== 0, over: (marks & 2) !== 0, unsaid: (marks & 4) !== 0, year, text, site: name, asOf };
  }

  async text(entry) {
    return (await this.titled(entry)).text;
  }
}

function numbered(kind, at) {
  return `${kind}/${Math.floor(at / 1000)}/${at}`;
}

/** The order in which the files were written: by the letters' numbers, as Python sorts. */
function byLetters(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** A number for a word, the twin of namro.publishing.portal.terms. */
export function spread(word) {
  const value = fnv1a(word);
  return (value ^ (value >>> 16)) >>> 0;
}
