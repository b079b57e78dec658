// On every page: the buttons “Đưa vào tập của tôi” and the link that counts what is in the packet.
import { MOST_ITEMS, isPacketAddress } from "./packet-address.js";
import { loadPacket, onPacketChange, savePacket } from "./packet-store.js";

const ADD_WORDS = { full: "Đưa vào tập của tôi", short: "Vào tập" };
const REMOVE_WORDS = { full: "Bỏ khỏi tập của tôi", short: "Bỏ ra" };

const packetCounter = document.querySelector("[data-nr-tap]");
/** @type {HTMLButtonElement[]} */
const packetButtons = [];
const packetStatus = document.createElement("p");

packetStatus.className = "nr-tap-bao";
packetStatus.setAttribute("role", "status");
for (const button of document.querySelectorAll("button[data-nr-them]")) {
  if (isPacketAddress(button.dataset.nrThem)) adoptPacketButton(button);
}
onPacketChange(showPacketState);
addEventListener("nr-tap", showPacketState); // the packet's own page changes it too
showPacketState();

/** Bring a button to life that names an address of this site (`data-nr-them`). @param {HTMLButtonElement} button */
export function adoptPacketButton(button) {
  if (!packetButtons.length) document.body.append(packetStatus);
  packetButtons.push(button);
  button.hidden = false;
  button.addEventListener("click", () => togglePacketItem(button));
  showPacketButton(button, new Set(loadPacket().items.map((item) => item.address)));
}

/** @param {HTMLButtonElement} button */
function togglePacketItem(button) {
  const address = button.dataset.nrThem;
  const packet = loadPacket();
  const others = packet.items.filter((item) => item.address !== address);
  if (others.length < packet.items.length) {
    savePacket({ ...packet, items: others });
    showPacketState();
    packetStatus.textContent = `Đã bỏ khỏi tập của tôi. Tập còn ${others.length} mục.`;
  } else if (others.length >= MOST_ITEMS) {
    packetStatus.textContent = `Tập đã đủ ${MOST_ITEMS} mục, không thêm được nữa.`;
  } else {
    const kept = savePacket({ ...packet, items: [...others, { address, name: button.dataset.nrTen ?? "" }] });
    showPacketState();
    packetStatus.textContent = `Đã đưa vào tập của tôi. Tập có ${others.length + 1} mục.` +
      (kept ? "" : " Trình duyệt này không cho lưu, nên tập chỉ giữ trong thẻ đang mở.");
  }
}

function showPacketState() {
  const chosen = new Set(loadPacket().items.map((item) => item.address));
  for (const button of packetButtons) showPacketButton(button, chosen);
  if (!packetCounter) return;
  packetCounter.hidden = chosen.size === 0;
  packetCounter.querySelector("a").textContent = `Tập của tôi (${chosen.size})`;
}

/** @param {HTMLButtonElement} button @param {Set<string>} chosen */
function showPacketButton(button, chosen) {
  const inside = chosen.has(button.dataset.nrThem);
  const words = inside ? REMOVE_WORDS : ADD_WORDS;
  const short = button.classList.contains("nr-them--gon");
  button.querySelector("[data-nr-chu]").textContent = short ? words.short : words.full;
  button.classList.toggle("nr-them--co", inside);
}
