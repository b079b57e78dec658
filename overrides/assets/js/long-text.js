// A text read in parts: which line of the contents on its first page leads to a clause.

/** The line that bears the anchor of the clause, or of the clause that it stands in: "dieu-5.2.a" → "dieu-5.2" → "dieu-5".
 *  @param {Document} page @param {string} id @returns {HTMLAnchorElement | null} */
export function lineOfClause(page, id) {
  for (let asked = id; asked; asked = asked.includes(".") ? asked.slice(0, asked.lastIndexOf(".")) : "") {
    const anchor = page.getElementById(asked);
    if (anchor) return anchor.closest("[data-nr-cac-phan] a");
  }
  return null;
}
