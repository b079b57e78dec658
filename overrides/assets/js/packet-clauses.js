// On the page of a text: single clauses into the packet. The buttons come when they are asked for, so that the
// official words stand alone until then.
import { isPacketAddress } from "./packet-address.js";
import { adoptPacketButton } from "./packet.js";

const packetWholeText = document.querySelector("button[data-nr-them]");
if (packetWholeText) offerClauses(packetWholeText);

/** @param {HTMLButtonElement} whole the button of the whole text */
function offerClauses(whole) {
  const ask = document.createElement("button");
  ask.type = "button";
  ask.className = "nr-them nr-them--khoan";
  ask.textContent = "Chọn đoạn";
  ask.setAttribute("aria-pressed", "false");
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  ask.addEventListener("click", () => {
    const wanted = ask.getAttribute("aria-pressed") === "false";
    ask.setAttribute("aria-pressed", String(wanted));
    if (wanted && !buttons.length) buttons = clauseButtons(whole);
    for (const button of buttons) button.hidden = !wanted;
  });
  whole.after(ask);
}

/** One below each clause. @param {HTMLButtonElement} whole @returns {HTMLButtonElement[]} */
function clauseButtons(whole) {
  const made = [];
  for (const clause of document.querySelectorAll(".nr-toan-van .nr-khoan[id]")) {
    const words = clause.querySelector(".nr-chu");
    const address = `${whole.dataset.nrThem}#${clause.id}`;
    if (!words || !isPacketAddress(address)) continue;
    const name = clause.querySelector(".nr-neo")?.dataset.ten ?? clause.id;
    const button = document.createElement("button");
    const shown = document.createElement("span");
    const hidden = document.createElement("span");
    button.type = "button";
    button.className = "nr-them nr-them--gon";
    button.dataset.nrThem = address;
    button.dataset.nrTen = `${whole.dataset.nrTen}, ${name}`;
    shown.dataset.nrChu = "";
    hidden.className = "nr-them__ten";
    hidden.textContent = `: ${name}`;
    button.append(shown, hidden);
    words.after(button);
    made.push(button);
    adoptPacketButton(button);
  }
  return made;
}
