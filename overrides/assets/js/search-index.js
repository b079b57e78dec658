// The index as hooks/namro/outputs/search/files.py writes it (the format is described there): fetched piece by piece,
// each piece once. From file:// pieces come as scripts, because browsers fetch nothing there.

import { folded } from "./search-words.js";

const FOLDER = "tim-kiem/";
const HEADER = "muc-luc.json";
const FORMAT = 3;

/** The site's root as a URL: the address that the page carries. */
export function root() {
  return (known.root ??= new URL(document.documentElement.dataset.goc || "./", document.baseURI).href);
}

const known = {};

/** One piece of data below tim-kiem/, parsed. */
export function load(name) {
  const url = `${root()}${FOLDER}${name}`;
  if (location.protocol === "file:") return loadTwin(name, url);
  // The header keeps its name from one release to the next: a stored one may speak of files that are gone.
  return fetch(url, name === HEADER ? { cache: "no-cache" } : {}).then((got) => {
    if (!got.ok) throw new Error(`${got.status} ${url}`);
    return got.json();
  });
}

/** In the offline copy `x.json` has a twin `x.js` that hands its value to namroTimKiem(name, value). */
function loadTwin(name, url) {
  return new Promise((resolve, reject) => {
    const waiting = (globalThis.namroTimKiemCho ??= new Map());
    globalThis.namroTimKiem ??= (got, value) => waiting.get(got)?.(value);
    waiting.set(name, resolve);
    const script = document.createElement("script");
    script.src = url.replace(/json$/, "js");
    script.onerror = () => reject(new Error(url));
    script.onload = () => script.remove();
    document.head.append(script);
  });
}

/** Opens the index: its header is the only thing fetched. */
export async function openIndex(get = load) {
  return new SearchIndex(await get(HEADER), get);
}

/** The index of a page that stays open: opened when first needed, and anew when it failed. */
export class KeptIndex {
  open() {
    this.opened ??= openIndex().catch((error) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  /** What `job` makes of the index. When a piece is gone because another release stands there by now, the job is
   *  done once more with the new index. */
  async use(job) {
    const index = await this.open();
    try {
      return await job(index);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.opened = null;
      const renewed = await this.open();
      if (renewed.header.ban === index.header.ban) throw error;
      return job(renewed);
    }
  }
}

export class SearchIndex {
  constructor(header, get) {
    if (header.the_thuc !== FORMAT) throw new Error(`format ${header.the_thuc}`);
    this.header = header;
    this.table = header.bang;
    this.asking = new Set(header.bang.hoi);
    const { loai: kinds, co_quan: issuers } = header.bang;
    this.numbering = new Set([...Object.keys(kinds), ...Object.values(kinds), ...Object.keys(issuers)].flatMap((name) => name.split(" ")).concat(["so", "ngay", "thang", "nam", "qh"]));
    this.meanings = new Map(header.bang.nghia.flatMap(([every, meant]) => every.map((said) => [said.split(" ").map(folded).join(" "), { said: said.split(" "), meant }])));
    this.size = 0;
    this.ends = header.loai.map(([kind, count]) => [(this.size += count), kind]);
    this.get = get;
    this.mostPairs = 7; // of a long query, so many are looked up, and the last
    this.pieces = new Map();
    this.syllables = new Map();
    this.parsed = new Map();
    this.hints = Object.entries(header.bang.goi_y).map(([asking, hints]) => ({ asking: asking.split(" "), hints }));
    this.short = new Map(Object.entries(header.bang.viet_tat).map(([short, full]) => [short.replaceAll(" ", ""), full]));
    this.borders = [];
    for (const one of header.manh.split(",")) this.borders.push((this.borders.at(-1) ?? "").slice(0, parseInt(one[0], 36)) + one.slice(1));
    for (const one of header.tu.split(" ")) {
      const [plain, rest] = one.split("=");
      this.syllables.set(plain, { often: parseInt(rest[0], 36), forms: rest.slice(1).split(",").map((form) => (/^[1-5]?$/.test(form) ? plain + form : form)) });
    }
    this.plain = [...this.syllables.keys()]; // in order
  }

  /** Whether a token asks and says nothing about what is asked. Without its marks it does if the word that the data most
   *  often has for it does: "dang" is "Đảng", not "đang". */
  asks({ word, plain }) {
    return this.asking.has(word) || (word === plain && this.asking.has(this.syllables.get(plain)?.forms[0] ?? ""));
  }

  /** A piece of this build, fetched once; one that failed may be asked for again. */
  piece(name) {
    if (!this.pieces.has(name)) {
      const asked = this.get(`${this.header.ban}/${name}.json`);
      asked.catch(() => this.pieces.delete(name));
      this.pieces.set(name, asked);
    }
    return this.pieces.get(name);
  }

  /** Whether a word of the data begins so and goes on. */
  begins(start) {
    let low = 0;
    for (let high = this.plain.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.plain[middle] <= start) low = middle + 1;
      else high = middle;
    }
    return low < this.plain.length && this.plain[low].startsWith(start);
  }

  /** Number of the file of terms in which a folded term stands. */
  shardOf(term) {
    let low = 0;
    let high = this.borders.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.borders[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The postings of a folded term: [{forms: [canonical words], hits: [[strength, entry]…]}…]; none: []. */
  async term(term) {
    const shard = await this.piece(`t${this.shardOf(term)}`);
    return Object.hasOwn(shard, term) ? this.read(term, shard[term]) : [];
  }

  /** Terms that begin with `start`, itself left out: [[term, postings]…], at most `most`, the most frequent first;
   *  no more than two files are read for it. */
  async startingWith(start, most) {
    const at = this.shardOf(start);
    const next = this.borders[at + 1]?.startsWith(start) ? [at + 1] : [];
    const found = [];
    for (const shard of await Promise.all([at, ...next].map((number) => this.piece(`t${number}`)))) {
      for (const [term, written] of Object.entries(shard)) if (term.startsWith(start) && term !== start) found.push([term, written]);
    }
    found.sort((a, b) => b[1].length - a[1].length);
    return found.slice(0, most).map(([term, written]) => [term, this.read(term, written)]);
  }

  read(term, written) {
    if (!this.parsed.has(term)) this.parsed.set(term, this.parse(term, written));
    return this.parsed.get(term);
  }

  parse(term, written) {
    const plain = term.replace(/^=/, "").split(" ");
    return written.split("|").map((one) => {
      const [numbers, ...groups] = one.split(".");
      const forms = plain.map((word, at) => this.syllables.get(word)?.forms[parseInt(numbers[at], 36)] ?? word);
      const hits = [];
      for (const group of groups) {
        const strength = parseInt(group[0], 36);
        for (const entry of deltas(group.slice(1))) hits.push([strength, entry]);
      }
      return { forms, hits };
    });
  }

  /** The phrases that initials may stand for. */
  async initials(word) {
    if (!/^[a-z]{2,9}$/.test(word) || !this.header.chu_dau.split(" ").includes(word.slice(0, 2))) return [];
    const table = await this.piece(`v${word.slice(0, 2)}`);
    return Object.hasOwn(table, word) ? table[word] : [];
  }

  /** Tells of a folded pair whether it is frequent (now and then of one that is not). */
  pairs() {
    this.frequent ??= this.readPairs().catch((error) => {
      this.frequent = null;
      throw error;
    });
    return this.frequent;
  }

  async readPairs() {
    const { bit, k, du_lieu: data } = await this.piece("cap");
    const field = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    return (pair) => {
      const value = fnv1a(pair);
      const step = (value >>> 16) | 1;
      for (let time = 0; time < k; time += 1) {
        const at = (value + time * step) % bit;
        if (!(field[at >> 3] & (1 << (at & 7)))) return false;
      }
      return true;
    };
  }

  /** Kind of an entry. */
  kind(entry) {
    return this.ends.find(([end]) => entry < end)[1];
  }

  /** What readers call a kind. */
  called(kind) {
    return this.header.loai.find(([one]) => one === kind)[2];
  }

  /** What is shown of an entry but its text. */
  async titled(entry) {
    const { nhom_ten: size } = this.header;
    const group = await this.piece(`k${Math.floor(entry / size)}`);
    const [url, title, lead, source, marks, year] = group[entry % size];
    const kind = this.kind(entry);
    return { entry, kind, called: this.called(kind), url, title, source, draft: (marks & 1) !== 0, over: (marks & 2) !== 0, unsaid: (marks & 4) !== 0, year, text: lead };
  }

  /** The text of an entry. */
  async text(entry) {
    const { nhom } = this.header;
    return (await this.piece(`x${Math.floor(entry / nhom)}`))[entry % nhom];
  }
}

/** "4,1,2" in base 36 as [4, 5, 7]. */
export function deltas(written) {
  let sum = 0;
  return written.split(",").map((step) => (sum += parseInt(step, 36)));
}

/** FNV-1a in 32 bits, the twin of namro.outputs.search.files. */
export function fnv1a(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
