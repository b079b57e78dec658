// On which printed page each part of the sheet begins. No browser tells that to a page, so the sheet is laid out once more
// where nobody sees it: in a frame as wide as the paper, with the rules for paper, in columns as high as a page.

/** The paper of `@page nr-tap` (packet.css), in millimetres. */
const WORDS_WIDE = 178;
const WORDS_HIGH = 259;
const PART = ".nr-tap-to__phan";
const DRAFT = "nr-tap-to__phan--du-thao"; // its pages are of another kind, which begin anew

/** @param {HTMLElement} sheet where the parts stand
 *  @returns {Promise<() => {parts: number[], all: number}>} what tells the page of each part, and how many there are */
export async function pageMeasure(sheet) {
  const frame = document.createElement("iframe");
  frame.className = "nr-do";
  frame.title = "Đếm trang in";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  document.body.append(frame);
  const inside = frame.contentDocument;
  inside.open();
  inside.write("<!doctype html>"); // without it a table would not have letters as large as those around it
  inside.close();
  inside.documentElement.lang = document.documentElement.lang;
  await Promise.all([...document.querySelectorAll("link[rel=stylesheet]:not([media*=screen])")].map((link) => copied(link, inside)));
  for (const { cssRules } of inside.styleSheets) for (const rule of cssRules) if (rule.media) setForPaper(rule.media);
  return () => measured(sheet, inside);
}

/** What is meant for paper counts, what is meant for the screen does not. @param {MediaList} media */
function setForPaper(media) {
  if (media.mediaText.includes("screen")) media.mediaText = "not all";
  else if (media.mediaText.includes("print")) media.mediaText = media.mediaText.replace("print", "all");
}

/** The sheet of styles once more, read; the one for paper counts wherever it stands. */
function copied(link, inside) {
  return new Promise((done) => {
    const copy = inside.importNode(link);
    copy.href = link.href;
    copy.media = "all";
    copy.addEventListener("load", done);
    copy.addEventListener("error", done);
    inside.head.append(copy);
  });
}

/** @param {HTMLElement} sheet @param {Document} inside */
function measured(sheet, inside) {
  let copy = inside.importNode(sheet, true);
  const pages = copy;
  for (let around = sheet.parentElement; around && around !== document.body; around = around.parentElement) {
    const shell = inside.importNode(around);
    shell.append(copy);
    copy = shell;
  }
  inside.documentElement.style.textRendering = "geometricPrecision"; // as paper has it: letters as wide as they are drawn
  inside.documentElement.className = document.documentElement.className;
  inside.body.className = document.body.className;
  for (const told of pages.querySelectorAll(".nr-tap-to__trang")) told.textContent = ", trang 00"; // as long as it will be
  inside.body.replaceChildren(copy);
  Object.assign(pages.style, {
    width: `${WORDS_WIDE}mm`, height: `${WORDS_HIGH}mm`, columns: `auto ${WORDS_WIDE}mm`, columnGap: "0", columnFill: "auto",
  });
  const parts = [...pages.querySelectorAll(PART)];
  parts.forEach((part, at) => {
    const before = parts[at - 1]?.classList.contains(DRAFT) ?? false;
    if (part.classList.contains(DRAFT) !== before) part.style.breakBefore = "column";
  });
  const { left, width } = pages.getBoundingClientRect();
  const pageAt = (x) => Math.max(0, Math.round((x - left) / width)) + 1;
  const boxes = (node) => [...node.getClientRects()];
  const told = parts.map((part) => pageAt((boxes(part.firstElementChild)[0] ?? { left }).left));
  const last = parts.at(-1);
  return { parts: told, all: last ? Math.max(...boxes(last.lastElementChild).map((box) => pageAt(box.left))) : 0 };
}
