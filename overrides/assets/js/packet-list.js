// On the page of a topic, a body or a path: all that its list leads to into the packet, with one tap.
import { MOST_ITEMS, isPacketAddress } from "./packet-address.js";
import { loadPacket, onPacketChange, savePacket } from "./packet-store.js";

const listButton = document.querySelector("button[data-nr-them-ca]");
if (listButton) offerList(listButton);

/** @param {HTMLButtonElement} button `data-nr-dau`: the page's own address, where it goes along */
function offerList(button) {
  const status = document.createElement("p");
  status.className = "nr-tap-bao";
  status.setAttribute("role", "status");
  document.body.append(status);
  button.addEventListener("click", () => { status.textContent = toggle(itemsOf(button)); show(); });
  addEventListener("nr-tap", show);
  onPacketChange(show);
  button.hidden = false;
  show();

  function show() {
    const isInside = lacking(itemsOf(button), loadPacket()).length === 0;
    button.querySelector("[data-nr-chu]").textContent = isInside ? "Bỏ cả danh sách khỏi tập" : "Đưa cả danh sách vào tập của tôi";
    button.classList.toggle("nr-them--co", isInside);
  }
}

/** What the list leads to, in its order; what a filter hides stays out. @param {HTMLButtonElement} button */
function itemsOf(button) {
  const root = new URL(button.dataset.goc, location.href).href;
  const links = [...document.querySelectorAll("[data-nr-ca] a[href]")].filter((link) => !link.closest("[hidden]"));
  const found = links.map((link) => ({ address: link.href.startsWith(root) ? link.href.slice(root.length) : "", name: link.textContent.trim() }));
  const own = { address: button.dataset.nrDau ?? "", name: button.dataset.nrTen ?? "" };
  const unique = new Map([own, ...found].filter(({ address }) => isPacketAddress(address)).map((item) => [item.address, item]));
  return [...unique.values()];
}

function lacking(items, packet) {
  const chosen = new Set(packet.items.map((item) => item.address));
  return items.filter((item) => !chosen.has(item.address));
}

/** Put in what is not there yet; take all out where nothing is lacking. @returns {string} what was done */
function toggle(items) {
  const packet = loadPacket();
  const wanted = lacking(items, packet);
  const addresses = new Set(items.map((item) => item.address));
  const kept = packet.items.filter((item) => !addresses.has(item.address));
  const room = MOST_ITEMS - packet.items.length;
  const added = wanted.slice(0, room);
  const isKept = savePacket({ ...packet, items: wanted.length ? [...packet.items, ...added] : kept });
  dispatchEvent(new Event("nr-tap"));
  if (!wanted.length) return `Đã bỏ ${items.length} mục khỏi tập của tôi. Tập còn ${kept.length} mục.`;
  const full = added.length < wanted.length ? ` Tập chỉ chứa ${MOST_ITEMS} mục, còn ${wanted.length - added.length} mục chưa vào.` : "";
  const lost = isKept ? "" : " Trình duyệt này không cho lưu, nên tập chỉ giữ trong thẻ đang mở.";
  return `Đã đưa ${added.length} mục vào tập của tôi. Tập có ${packet.items.length + added.length} mục.${full}${lost}`;
}
