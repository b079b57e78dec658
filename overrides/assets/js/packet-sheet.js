// The parts as one document for paper: a heading, what is in it, numbered parts, where each comes from.

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
    for (const part of parts) list.append(packetElement("li", "", part.name + (part.draft ? " (dự thảo)" : "")));
    head.append(packetElement("p", "nr-tap-to__trong-tap", `Trong tập này có ${parts.length} phần:`), list);
  }
  sheet.append(head, ...parts.map((part, at) => packetSection(part, at + 1, about)));
  return sheet;
}

function packetSection(part, number, about) {
  const section = packetElement("section", `nr-tap-to__phan${part.draft ? " nr-tap-to__phan--du-thao" : ""}`);
  section.append(packetElement("h2", "", `${number}. ${part.name}`));
  section.append(
    part.body.cloneNode(true),
    packetElement("p", "nr-tap-to__nguon", `Nguồn của phần ${number}: ${part.source} (tính đến ngày ${about.tinhDen}). ${about.nhac}.`),
  );
  return section;
}

function packetElement(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
