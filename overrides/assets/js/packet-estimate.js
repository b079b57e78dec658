// How many sheets a packet will take, said before it is printed.
import { TYPE_SIZES } from "./packet-address.js";

// A page of the print sheet at 12 points, measured on printed packets of this site (tests/browser/test_packet.py
// holds the estimate to it): words on a line, lines on a page, the space below a paragraph in lines, what a part's
// title and source line take.
const WORDS_A_LINE = 14;
const LINES_A_PAGE = 41.5;
const GAP_LINES = 0.6;
const GAP_LINES_SET_CLOSE = 0.05; // of texts and answers: clauses and lines of sources
const LINES_A_PART = 6.5;
const LINES_AN_ANSWER = 20; // its sources stay together, which leaves the foot of many a page empty
const LINES_OF_COVER = 6;

/** @param {import("./packet-parts.js").PacketPart} part */
export function wordsOfPart(part) {
  return part.blocks.reduce((sum, words) => sum + words, 0);
}

/** How much paper: lines and pages hold less as the letters grow, narrow columns a little less still. `price` is what a
 *  printed page costs, 0 where nobody says. */
export function packetEstimate(parts, size, price) {
  const words = parts.reduce((sum, part) => sum + wordsOfPart(part), 0);
  if (!words) return "";
  const scale = size / TYPE_SIZES[0];
  const linesOf = (count, gap) => Math.ceil((count * scale ** 1.05) / WORDS_A_LINE) + gap;
  const gapIn = (part) => (/^(hoi-dap|van-ban)\//.test(part.address) ? GAP_LINES_SET_CLOSE : GAP_LINES);
  const around = (part) => (part.address.startsWith("hoi-dap/") ? LINES_AN_ANSWER : LINES_A_PART);
  const linesOfPart = (part) => part.blocks.reduce((sum, count) => sum + linesOf(count, gapIn(part)), around(part));
  const lines = parts.reduce((sum, part) => sum + linesOfPart(part), LINES_OF_COVER);
  const pages = Math.max(1, Math.round((lines * scale) / LINES_A_PAGE));
  const cost = price > 0 ? ` Tiền in khoảng ${(pages * price).toLocaleString("vi-VN")} đồng một bản.` : "";
  const paper = `In hai mặt ${Math.ceil(pages / 2)} tờ, một mặt ${pages} tờ.${cost}`;
  return `Khoảng ${pages} trang A4, cỡ chữ ${size} (${words.toLocaleString("vi-VN")} chữ, ${parts.length} mục). ${paper}`;
}
