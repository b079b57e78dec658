// The page “Tập của tôi”: the list, its order, its size on paper; printing, sharing, the recipe file.
import { MOST_ITEMS, TYPE_SIZES, readShareQuery, writeShareQuery } from "./packet-address.js";
import { packetEstimate, wordsOfPart } from "./packet-estimate.js";
import { pageMeasure } from "./packet-pages.js";
import { fetchPacketParts } from "./packet-parts.js";
import { readRecipe, writeRecipe } from "./packet-recipe.js";
import { packetSheet, tellPages } from "./packet-sheet.js";
import { clearPacket, loadPacket, onPacketChange, savePacket } from "./packet-store.js";
import { saveFile } from "./save-file.js";

const MANY_TOLD = 5;
const LARGEST_RECIPE = 200_000;
const STILL = 250; // milliseconds without a change, before pages are counted

const packetApp = document.querySelector("[data-nr-tap-cua-toi]");
if (packetApp) startPacketPage(packetApp);

/** @param {HTMLElement} app */
function startPacketPage(app) {
  const root = new URL(app.dataset.goc, location.href);
  const piece = (name) => app.querySelector(`[data-nr-o="${name}"]`);
  const shared = readShareQuery(location.search);
  const state = { packet: loadPacket(), parts: new Map(), isShared: false, isLoading: false };
  /** @type {(() => {parts: number[], all: number}) | null} */
  let measure = null;
  /** @type {Promise<void> | null} */
  let measuring = null;
  let waiting = 0;
  if (shared) {
    tellRefused(shared.refused);
    const own = state.packet.items.map((item) => item.address).join();
    if (shared.addresses.length && shared.addresses.join() !== own) {
      state.isShared = true;
      state.packet = {
        items: shared.addresses.map((address) => ({ address, name: "" })),
        title: "",
        size: shared.size ?? state.packet.size,
      };
    }
  }
  document.querySelector("[data-nr-khong-js]").hidden = true;
  app.hidden = false;

  piece("ten").addEventListener("input", () => change({ title: piece("ten").value }));
  piece("co").addEventListener("change", () => change({ size: Number(piece("co").value) }));
  piece("gia").addEventListener("input", show);
  piece("mo").addEventListener("change", openRecipe);
  piece("in").addEventListener("click", () => window.print());
  piece("chep").addEventListener("click", copyLink);
  piece("tai").addEventListener("click", downloadRecipe);
  piece("xoa").addEventListener("click", forgetAll);
  piece("tai-lai").addEventListener("click", () => { state.parts.clear(); refresh(); });
  piece("giu").addEventListener("click", () => adopt(state.packet.items));
  piece("noi").addEventListener("click", () => adopt([...loadPacket().items, ...state.packet.items]));
  piece("bo").addEventListener("click", () => { leaveShared(); state.packet = loadPacket(); refresh(); });
  piece("danh-sach").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-viec]");
    if (button) moveItem(Number(button.dataset.thu), button.dataset.viec);
  });
  addEventListener("beforeprint", () => { countPages(); app.dataset.tenTrang = document.title; document.title = titleOf(); });
  addEventListener("afterprint", () => { document.title = app.dataset.tenTrang; });
  onPacketChange(() => { if (!state.isShared) { state.packet = loadPacket(); refresh(); } });
  refresh();

  function titleOf() {
    return state.packet.title.trim() || "Tập của tôi";
  }

  /** A shared list is only looked at until the reader keeps it. */
  function change(values) {
    state.packet = { ...state.packet, ...values };
    if (!state.isShared && !savePacket(state.packet)) {
      tell("Trình duyệt này không cho lưu, nên tập chỉ giữ trong thẻ đang mở. Chép đường liên kết để giữ lại.");
    }
    dispatchEvent(new Event("nr-tap"));
    refresh();
  }

  function adopt(items) {
    const unique = items.filter((item, at) => items.findIndex((one) => one.address === item.address) === at);
    leaveShared();
    change({ items: unique.slice(0, MOST_ITEMS), title: state.packet.title || loadPacket().title });
    tell(`Đã giữ thành tập của bạn: ${state.packet.items.length} mục.`);
  }

  function leaveShared() {
    state.isShared = false;
    history.replaceState(null, "", location.pathname);
  }

  function moveItem(at, what) {
    const items = [...state.packet.items];
    const [item] = items.splice(at, 1);
    const to = what === "len" ? at - 1 : at + 1;
    if (what !== "bo") items.splice(to, 0, item);
    change({ items });
    if (what === "bo") {
      tell(`Đã bỏ “${nameOf(item)}”. Tập còn ${items.length} mục.`);
      const next = piece("danh-sach").querySelectorAll("[data-viec=bo]")[Math.min(at, items.length - 1)];
      (next ?? piece("trong")).focus();
    } else {
      tell(`“${nameOf(item)}” nay ở vị trí ${to + 1} trong ${items.length}.`);
      const row = piece("danh-sach").children[to];
      (row.querySelector(`[data-viec=${what}]:enabled`) ?? row.querySelector("button:enabled")).focus();
    }
  }

  /** Fetch what is not there yet, then show list, estimate and sheet. */
  async function refresh() {
    show();
    const addresses = state.packet.items.map((item) => item.address);
    const wanted = addresses.filter((address) => !state.parts.has(address));
    if (!wanted.length || state.isLoading) return;
    state.isLoading = true;
    show();
    for (const part of await fetchPacketParts(wanted, root)) state.parts.set(part.address, part);
    state.isLoading = false;
    settle();
    refresh();
  }

  /** Take over the names that the pages gave; drop what the site does not have, and say so. */
  function settle() {
    const isMissing = (item) => state.parts.get(item.address)?.state === "missing";
    const missing = state.packet.items.filter(isMissing);
    tellRefused(missing.map((item) => item.address));
    const items = state.packet.items.filter((item) => !isMissing(item))
      .map((item) => ({ ...item, name: state.parts.get(item.address)?.name || item.name }));
    if (JSON.stringify(items) !== JSON.stringify(state.packet.items)) change({ items });
  }

  function show() {
    const { items, size, title } = state.packet;
    const parts = items.map((item) => state.parts.get(item.address)).filter((part) => part?.state === "ready");
    const unreached = items.some((item) => state.parts.get(item.address)?.state === "unreached");
    piece("trong").hidden = items.length > 0;
    piece("co-muc").hidden = items.length === 0;
    piece("chia-se").hidden = !state.isShared;
    piece("noi").hidden = loadPacket().items.length === 0;
    piece("loi-tai").hidden = !unreached;
    if (document.activeElement !== piece("ten")) piece("ten").value = title;
    piece("co").value = String(size);
    piece("danh-sach").replaceChildren(...items.map((item, at) => row(item, at, items)));
    piece("uoc").textContent = state.isLoading ? "Đang lấy nội dung các mục…" : packetEstimate(parts, size, Number(piece("gia").value));
    piece("in").disabled = state.isLoading || parts.length === 0;
    piece("lien-ket").value = shareLink();
    document.documentElement.classList.toggle("nr-in-14", size === 14);
    document.documentElement.classList.toggle("nr-in-18", size === 18);
    piece("to").replaceChildren(packetSheet(parts, titleOf(), app.dataset));
    clearTimeout(waiting);
    waiting = setTimeout(countPages, STILL);
  }

  /** The pages into the contents: counted when nothing changes for a moment, or when it is printed. */
  function countPages() {
    clearTimeout(waiting);
    if (!piece("to").firstElementChild) return;
    if (measure) tellPages(piece("to"), measure().parts);
    else measuring ??= pageMeasure(piece("to")).then((made) => { measure = made; countPages(); });
  }

  function row(item, at, items) {
    const made = piece("mau").content.firstElementChild.cloneNode(true);
    const link = made.querySelector("a");
    const name = nameOf(item);
    link.href = new URL(item.address, root).href;
    link.textContent = name;
    made.querySelector("[data-nr-phu]").textContent = remark(item, items);
    for (const button of made.querySelectorAll("button")) {
      button.dataset.thu = String(at);
      button.setAttribute("aria-label", `${button.textContent}: ${name}`);
    }
    made.querySelector("[data-viec=len]").disabled = at === 0;
    made.querySelector("[data-viec=xuong]").disabled = at === items.length - 1;
    return made;
  }

  function remark(item, items) {
    const part = state.parts.get(item.address);
    const page = item.address.split("#")[0];
    const notes = [];
    if (part?.state === "unreached") notes.push("chưa lấy được nội dung, chưa in được");
    if (part?.state === "ready") notes.push(`${wordsOfPart(part).toLocaleString("vi-VN")} chữ`);
    if (part?.draft) notes.push("dự thảo");
    const isInside = page !== item.address && items.some((one) => one.address === page);
    if (isInside) notes.push("cũng có trong cả trang đã chọn");
    return notes.join("; ");
  }

  function nameOf(item) {
    return item.name || item.address;
  }

  function shareLink() {
    const { items, size } = state.packet;
    return location.origin + location.pathname + writeShareQuery(items.map((item) => item.address), size);
  }

  async function copyLink() {
    piece("lien-ket").select();
    try {
      await navigator.clipboard.writeText(piece("lien-ket").value);
      tell("Đã chép đường liên kết. Ai mở cũng thấy đúng các mục này.");
    } catch {
      tell("Trình duyệt không cho chép tự động: đường liên kết đã được chọn, hãy chép bằng tay.");
    }
  }

  function downloadRecipe() {
    const { items, size } = state.packet;
    const about = `Tập tự chọn trên trang ${app.dataset.ten}.`;
    const recipe = writeRecipe(titleOf(), about, size, items.map((item) => item.address));
    saveFile("tap-cua-toi.yml", recipe, "text/yaml");
    tell("Đã tải tệp tap-cua-toi.yml. Giữ lại để mở lần sau, hoặc gửi người biên tập đặt vào thư mục data/tap-in/.");
  }

  /** A kept file is looked at like a shared list: what one has stays until one says so. */
  async function openRecipe() {
    const [file] = piece("mo").files;
    piece("mo").value = "";
    if (!file) return;
    const kept = file.size <= LARGEST_RECIPE ? readRecipe(await file.text()) : null;
    if (!kept?.addresses.length) {
      tell(`Tệp “${file.name}” không phải tệp tải từ trang này, hoặc đã sửa: không đọc được các mục.`);
      return;
    }
    tellRefused(kept.refused);
    state.isShared = true;
    state.packet = {
      items: kept.addresses.map((address) => ({ address, name: "" })),
      title: kept.title,
      size: kept.size ?? TYPE_SIZES[0],
    };
    tell(`Đã mở tệp “${file.name}”: ${kept.addresses.length} mục.`);
    refresh();
  }

  function forgetAll() {
    leaveShared();
    clearPacket();
    state.packet = loadPacket();
    dispatchEvent(new Event("nr-tap"));
    refresh();
    tell("Đã xóa hết: máy này không còn giữ gì về tập của bạn.");
    piece("trong").focus();
  }

  function tell(text) {
    piece("bao").textContent = text;
  }

  /** Addresses that this site does not know: never opened, only shown as text. */
  function tellRefused(addresses) {
    if (!addresses.length) return;
    const short = (address) => `“${[...address].slice(0, 60).join("")}”`;
    const shown = addresses.slice(0, MANY_TOLD).map(short).join(", ");
    const line = document.createElement("li");
    line.textContent = addresses.length > MANY_TOLD
      ? `Đã bỏ ${addresses.length} địa chỉ không phải mục của trang này, trong đó có ${shown}.`
      : `Đã bỏ địa chỉ không phải mục của trang này: ${shown}.`;
    piece("da-bo").append(line);
    piece("da-bo").hidden = false;
  }
}
