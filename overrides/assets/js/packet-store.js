// The reader's selection, kept on this device: no server knows of it.
import { LONGEST_TITLE, MOST_ITEMS, TYPE_SIZES, isPacketAddress } from "./packet-address.js";

const PACKET_KEY = "nr-tap";
const LONGEST_NAME = 300;

/** @typedef {{address: string, name: string}} PacketItem name: as last seen on the page, '' if not seen yet
 *  @typedef {{items: PacketItem[], title: string, size: number}} Packet */

/** The stored selection; whatever does not have the right form is left out.
 *  @returns {Packet} */
export function loadPacket() {
  const text = packetStorage()?.getItem(PACKET_KEY) ?? nameOfTab();
  try {
    return cleanPacket(JSON.parse(text));
  } catch {
    return cleanPacket(null);
  }
}

/** Keep the selection. Where the browser denies storage it stays with this tab alone (its name survives a walk
 *  from page to page); false then, so that the page can say so. @param {Packet} packet */
export function savePacket(packet) {
  const text = JSON.stringify(packet);
  const kept = tryToKeep(text);
  if (!kept) window.name = PACKET_KEY + text;
  return kept;
}

/** Forget everything, in both places. */
export function clearPacket() {
  packetStorage()?.removeItem(PACKET_KEY);
  if (window.name.startsWith(PACKET_KEY)) window.name = "";
}

/** Call `tell` when the selection changed in another tab, or while this page slept in the history.
 *  @param {() => void} tell */
export function onPacketChange(tell) {
  addEventListener("storage", (event) => { if (event.key === PACKET_KEY || event.key === null) tell(); });
  addEventListener("pageshow", (event) => { if (event.persisted) tell(); });
}

function packetStorage() {
  try {
    return window.localStorage; // the mere mention throws where storage is denied
  } catch {
    return null;
  }
}

function tryToKeep(text) {
  const storage = packetStorage();
  try {
    storage?.setItem(PACKET_KEY, text);
    return storage !== null;
  } catch {
    storage?.removeItem(PACKET_KEY); // full, or denied on writing only: what is there is old by now
    return false;
  }
}

function nameOfTab() {
  return window.name.startsWith(PACKET_KEY) ? window.name.slice(PACKET_KEY.length) : "null";
}

/** @param {any} stored @returns {Packet} */
function cleanPacket(stored) {
  const items = [];
  for (const item of Array.isArray(stored?.items) ? stored.items : []) {
    if (!isPacketAddress(item?.address) || items.length === MOST_ITEMS) continue;
    if (items.some((known) => known.address === item.address)) continue;
    items.push({ address: item.address, name: shortText(item.name, LONGEST_NAME) });
  }
  const size = TYPE_SIZES.includes(stored?.size) ? stored.size : TYPE_SIZES[0];
  return { items, title: shortText(stored?.title, LONGEST_TITLE), size };
}

function shortText(value, longest) {
  return typeof value === "string" ? value.slice(0, longest) : "";
}
