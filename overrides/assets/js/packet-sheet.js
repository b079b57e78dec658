// The parts as one document for paper: a heading, what is in it and on which page, numbered parts, where each comes from.
import { qrDrawing } from "./packet-qr.js";

const SVG = "http://www.w3.org/2000/svg";
const WHITE_SPACE = /\s+/gu;

/** @param {import("./packet-parts.js").PacketPart[]} parts @param {string} title
 *  @param {{ten: string, diaChi: string, tinhDen: string, nhac: string}} about the site, its address, as of which day
 *  @returns {DocumentFragment} */
export function packetSheet(parts, title, about) {
  const sheet = document.createDocumentFragment();
  if (!parts.length) return sheet;
  const head = packetElement("header", "nr-tap-to__bia");
  head.append(
    packetElement("p", "nr-tap-to__nhac", about.nhac),
    packetElement("h2", "nr-tap-to__ten", title),
    packetElement("p", "", `Tập tự chọn từ trang ${about.ten} (${about.diaChi}), các trang tính đến ngày ${about.tinhDen}.`),
  );
  if (parts.length > 1) {
    const list = packetElement("ol", "nr-tap-to__muc-luc");
    for (const part of parts) {
      const line = packetElement("li", "", part.name + (part.draft ? " (dự thảo)" : ""));
      line.append(packetElement("span", "nr-tap-to__trang"));
      list.append(line);
    }
    head.append(packetElement("p", "nr-tap-to__trong-tap", `Trong tập này có ${parts.length} phần (số trang tính trước, có thể lệch một trang):`), list);
  }
  sheet.append(head, ...parts.map((part, at) => packetSection(part, at + 1, about)));
  quoteOnce(sheet);
  sheet.querySelectorAll("table").forEach(nameCells);
  return sheet;
}

/** The pages behind the lines of the contents. @param {HTMLElement} sheet @param {number[]} pages */
export function tellPages(sheet, pages) {
  sheet.querySelectorAll(".nr-tap-to__trang").forEach((told, at) => { told.textContent = `, trang ${pages[at]}`; });
}

function packetSection(part, number, about) {
  const section = packetElement("section", `nr-tap-to__phan${part.draft ? " nr-tap-to__phan--du-thao" : ""}`);
  const source = packetElement("div", "nr-tap-to__nguon");
  source.append(packetElement("p", "", `Nguồn của phần ${number}: ${part.source} (tính đến ngày ${about.tinhDen}). ${about.nhac}.`));
  const code = qrPicture(part.source);
  if (code) source.append(code);
  section.append(packetElement("h2", "", `${number}. ${part.name}`), part.body.cloneNode(true), source);
  return section;
}

/** @param {string} address */
function qrPicture(address) {
  const drawing = qrDrawing(address);
  if (!drawing) return null;
  const picture = document.createElementNS(SVG, "svg");
  const squares = document.createElementNS(SVG, "path");
  picture.setAttribute("viewBox", `0 0 ${drawing.side} ${drawing.side}`);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `Mã QR mở trang ${address}`);
  squares.setAttribute("d", drawing.path);
  picture.append(squares);
  return picture;
}

/** What stands above a column is told at its cells too: in large print a row is read downwards. @param {HTMLTableElement} table */
function nameCells(table) {
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
  for (const row of names.length ? table.querySelectorAll("tbody tr") : []) {
    if (row.cells.length === names.length) [...row.cells].forEach((cell, at) => { cell.dataset.nhan ||= names[at]; });
  }
}

/** The words of a document stand once: where they come again, the part that has them is named. */
function quoteOnce(sheet) {
  const seen = new Map();
  sheet.querySelectorAll(".nr-tap-to__phan").forEach((section, at) => {
    for (const quote of section.querySelectorAll("blockquote")) {
      const words = quote.textContent.replace(WHITE_SPACE, " ").trim();
      if (!seen.has(words)) seen.set(words, at + 1);
      else quote.replaceWith(packetElement("p", "nr-nhe", saidIn(seen.get(words), at + 1)));
    }
  });
}

function saidIn(first, here) {
  return first === here ? "(Đoạn này đã trích ở trên.)" : `(Đoạn này đã trích ở phần ${first}.)`;
}

function packetElement(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
