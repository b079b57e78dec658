// Fetch the chosen pages of this same site and take from them what belongs on paper, rebuilt from an allow-list.
import { lineOfClause } from "./long-text.js";
import { splitPacketAddress } from "./packet-address.js";

/** A part of the packet. `state`: 'ready'; 'missing' (this site has no such thing); 'unreached' (no answer).
 *  @typedef {{address: string, state: string, name: string, body: DocumentFragment | null, blocks: number[],
 *             source: string, draft: boolean}} PacketPart `blocks`: how many words each of its paragraphs has */

const KEPT_TAGS = new Set(
  ("p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd div section article figure figcaption blockquote table caption thead tbody " +
    "tr th td strong em b i sup sub span a br abbr time small nr-lien").split(" "),
);
const KEPT_ATTRIBUTES = new Set(["class", "lang", "scope", "colspan", "rowspan", "align", "start", "datetime", "data-nhan"]);
const SKIPPED =
  "script, style, template, noscript, nav, form, button, input, select, iframe, object, embed, svg, img, [hidden], " +
  ".nr-neo, .nr-muc-luc, .nr-cac-phan, .nr-truoc-sau, .nr-doc__phan, .nr-ben-le, .nr-dia, .nr-ro details, .nr-tinh-den, .nr-them, .nr-chi-man-hinh, " +
  ".nr-chep, .nr-lui, :is(.nr-cc__gap, .nr-cc__them, .nr-them-ten, .nr-them-nua) > summary, .nr-nam-hang__o, .nr-dai, .nr-thanh, .nr-hang-nut, .nr-xt, .nr-bao, h1";
const FACTS_OF_A_TEXT = ".nr-doc__tin";
const WHOSE_WORDS = ".nr-ban-goc"; // of these facts the one that goes along: what the words are worth
const BLOCKS = "p, li, h2, h3, h4, h5, h6, dt, dd, blockquote, figcaption, caption, td, th, div";
/** With it the page of a draft opens, and the page of its tasks. */
const DRAFT_NOTICE = ".nr-trang > .nr-canh-bao:has(.nr-nhan--du-thao)";
/** The bar on every page that says nothing but what a draft says. */
const DRAFT_PAGE = ".nr-trang > .nr-dai:not(.nr-dai--phan)";

/** Every part in the order of `addresses`; each page is fetched once.
 *  @param {string[]} addresses @param {URL} root address of the site @returns {Promise<PacketPart[]>} */
export async function fetchPacketParts(addresses, root) {
  const pages = new Map();
  const fetched = (url) => {
    if (!pages.has(url.href)) pages.set(url.href, fetchPacketPage(url));
    return pages.get(url.href);
  };
  return Promise.all(addresses.map(async (address) => {
    const { page, fragment } = splitPacketAddress(address);
    const first = new URL(page, root);
    const got = await fetched(first);
    if (typeof got === "string") return emptyPart(address, got);
    const urls = pagesOfText(got, first, fragment);
    const texts = await Promise.all(urls.map(fetched));
    const lacking = texts.find((text) => typeof text === "string");
    if (lacking) return emptyPart(address, lacking);
    const parts = texts.map((text, at) => takePart(address, fragment, text, urls[at]));
    for (const part of parts.slice(1)) {
      parts[0].body?.append(...(part.body?.childNodes ?? []));
      parts[0].blocks.push(...part.blocks);
    }
    return parts[0];
  }));
}

/** The pages that hold what is wanted of a text: the page itself; of a long text, which is read in parts, all of them,
 *  or for one clause the one that the contents lead to. @returns {URL[]} */
function pagesOfText(page, url, fragment) {
  const all = page.querySelector("[data-nr-cac-trang]");
  if (!all) return [url];
  if (!fragment) return all.dataset.nrCacTrang.split(" ").map((one) => new URL(one, url));
  const there = lineOfClause(page, fragment);
  if (!there) return [url];
  const led = new URL(there.getAttribute("href"), url);
  led.hash = "";
  return [led];
}

/** The page as an inert document, or why there is none. @param {URL} url @returns {Promise<Document | string>} */
async function fetchPacketPage(url) {
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.status === 404 || answer.status === 410) return "missing";
    const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    if (!answer.ok || !isPage || new URL(answer.url).origin !== url.origin) return "unreached";
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return "unreached";
  }
}

/** @returns {PacketPart} */
function emptyPart(address, state) {
  return { address, state, name: "", body: null, blocks: [], source: "", draft: false };
}

/** @param {string} address @param {string} fragment @param {Document} page @param {URL} url @returns {PacketPart} */
function takePart(address, fragment, page, url) {
  const main = page.querySelector(".nr-trang");
  const taken = main && (fragment ? fragmentNodes(page, fragment) : wholePage(main));
  if (!taken?.length) return emptyPart(address, "missing");
  const body = document.createDocumentFragment();
  for (const node of taken) body.append(...rebuilt(node, url));
  const source = page.querySelector("link[rel=canonical]")?.href ?? url.href;
  return {
    address,
    state: "ready",
    name: partName(address, fragment, page),
    body,
    blocks: wordsOfBlocks(body),
    source: source + (fragment ? `#${fragment}` : ""),
    draft: page.querySelector(DRAFT_PAGE) !== null,
  };
}

/** The words of every paragraph, cell, heading …; words as Vietnamese writes them, parted by white space.
 *  @param {DocumentFragment} body */
function wordsOfBlocks(body) {
  const own = (node) => [...node.childNodes].map((child) =>
    child.nodeType === Node.TEXT_NODE ? child.data : child.matches?.(BLOCKS) ? " " : own(child)).join("");
  const count = (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return [...body.querySelectorAll(BLOCKS)].map((node) => count(own(node))).filter((words) => words > 0);
}

function wholePage(main) {
  const text = main.querySelector(".nr-toan-van");
  return [...main.children].flatMap((node) =>
    text && node.matches(FACTS_OF_A_TEXT) ? [...node.querySelectorAll(WHOSE_WORDS)] : [node]);
}

/** A clause with what stands under it, a term: the element of that id and what belongs to it. */
function fragmentNodes(page, fragment) {
  const found = page.getElementById(fragment);
  if (!found) return [];
  const clause = found.closest(".nr-khoan"); // a moved clause keeps its old ids inside it
  if (clause) {
    const below = [...page.querySelectorAll(".nr-khoan[id]")].filter((node) =>
      node.id.startsWith(`${clause.id}.`) && !clause.contains(node));
    return [...page.querySelectorAll(`${DRAFT_NOTICE}, ${WHOSE_WORDS}`), clause, ...below];
  }
  const whole = found.closest(".nr-thuat-ngu > div");
  return whole ? [...page.querySelectorAll(DRAFT_NOTICE), whole] : [];
}

/** What the page itself calls it: its button for this address, else its heading. */
function partName(address, fragment, page) {
  const button = [...page.querySelectorAll("button[data-nr-them]")].find((one) => one.dataset.nrThem === address);
  if (button?.dataset.nrTen) return button.dataset.nrTen;
  const title = page.querySelector("h1")?.textContent.trim() ?? address;
  if (!fragment) return title;
  return `${title}, ${page.getElementById(fragment)?.querySelector(".nr-neo")?.dataset.ten ?? fragment}`;
}

/** A new tree with the words of `node`: only known tags and attributes, our classes, links that lead somewhere
 *  harmless; folds opened. Nothing of the parsed page itself enters this one.
 *  @param {Node} node @param {URL} base @returns {Node[]} */
function rebuilt(node, base) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return [];
  const children = [...node.childNodes].flatMap((child) => rebuilt(child, base));
  const tag = keptTag(node.localName);
  if (!tag) return children;
  const made = document.createElement(tag);
  for (const { name, value } of node.attributes) {
    if (KEPT_ATTRIBUTES.has(name)) made.setAttribute(name, value);
  }
  const classes = [...node.classList].filter((name) => name.startsWith("nr-") && name !== "nr-doc");
  if (classes.length) made.className = classes.join(" ");
  else made.removeAttribute("class");
  if (tag === "a") {
    const href = harmlessLink(node.getAttribute("href"), base);
    if (href) made.href = href;
  }
  made.append(...children);
  return [made];
}

/** Headings go one down, since a part's own heading stands above them; folds become plain blocks. */
function keptTag(name) {
  if (name === "details") return "div";
  if (name === "summary") return "p";
  const heading = /^h([1-6])$/.exec(name);
  if (heading) return `h${Math.min(Number(heading[1]) + 1, 6)}`;
  return KEPT_TAGS.has(name) ? name : null;
}

function harmlessLink(href, base) {
  if (href === null) return null;
  try {
    const url = new URL(href, base);
    return ["https:", "http:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
