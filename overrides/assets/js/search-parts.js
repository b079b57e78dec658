// The pages of a long text, for finding in all of it: fetched when somebody searches, read as inert documents.

const KEPT = "nr-tim-khoan";
const PAGE = Symbol("the page whose words these are");

/** The pages of this text in printed order; none where it is read on one. @returns {URL[]} */
export function pagesOfText() {
  const given = document.querySelector("[data-nr-cac-trang]")?.dataset.nrCacTrang ?? "";
  return given ? given.split(" ").map((one) => new URL(one, location.href)) : [];
}

/** The words of all pages in order; `all` is false where one of them could not be had.
 *  @param {URL[]} pages @param own the words of this page @param {(page: Document) => object[]} textsOf */
export async function fetchTexts(pages, own, textsOf) {
  const here = location.href.split("#")[0];
  const got = await Promise.all(pages.map(async (url) => {
    if (url.href === here) return own;
    try {
      const answer = await fetch(url, { credentials: "same-origin" });
      if (!answer.ok) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      page[PAGE] = url;
      return textsOf(page);
    } catch {
      return null;
    }
  }));
  return { texts: got.flatMap((texts) => texts ?? []), all: got.every((texts) => texts !== null) };
}

/** Opens the page on which a place stands, at its clause. @param {Range} range */
export function leadTo(range) {
  const url = new URL(range.startContainer.ownerDocument[PAGE]);
  url.hash = range.startContainer.parentElement.closest(".nr-khoan").id;
  location.assign(url);
}

/** Takes the phrase, and which of its places is wanted, to the next page of this tab. */
export function carry(asked) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(asked));
  } catch {
    // Storage denied: the page opens at the clause, and nothing is marked.
  }
}

/** What the page before took along, once. @returns {{phrase: string, place: number} | null} */
export function carried() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    return kept;
  } catch {
    return null;
  }
}
