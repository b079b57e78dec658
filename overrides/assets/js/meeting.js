// The page of a meeting's papers: what is filled in once stands on every paper; printing what is ticked, the banner, the
// file for the command. Nothing leaves this device.
import { saveFile } from "./save-file.js";
import { yamlWords } from "./yaml-words.js";

const meetingForm = document.querySelector("form[data-nr-hop]");
const MEETING_KEY = "nr-hop-";
const SIGNER_FIELDS = ["quyen_han", "chuc_vu", "ho_ten"];
// Of the banner, as in namro/outputs/packets/banner.py.
const BANNER_EDGE = 0.07;
const BANNER_PITCH = 1.35;
const BANNER_LARGEST = 0.2;

if (meetingForm) startMeeting(meetingForm);

/** @param {HTMLFormElement} form */
function startMeeting(form) {
  const key = MEETING_KEY + form.dataset.nrHop;
  const inputs = [...form.elements].filter((input) => input.name && input.type !== "checkbox" && input.localName !== "fieldset");
  for (const blank of document.querySelectorAll("[data-nr-cho]")) blank.dataset.trong = blank.textContent;
  document.querySelector("[data-nr-khong-js]").hidden = true;
  form.hidden = false;
  const kept = stored(key);
  for (const input of inputs) if (typeof kept[input.name] === "string") input.value = kept[input.name];
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  const work = { in: () => window.print(), svg: saveBanner, yml: saveRecord, xoa: clear };
  form.addEventListener("click", (event) => work[event.target.dataset?.viec]?.());
  show();

  function values() {
    return Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
  }

  function show() {
    const told = values();
    keep(key, told);
    for (const blank of document.querySelectorAll("[data-nr-cho]")) {
      const [name, form] = blank.dataset.nrCho.split(".");
      const words = told[name] ? shownAs(name, told[name], form) : blank.dataset.trong;
      blank.textContent = form === "hoa" && told[name] ? words.toLocaleUpperCase("vi") : words;
    }
    for (const box of form.querySelectorAll("[name=giay]")) {
      document.querySelector(`[data-giay="${box.value}"]`).hidden = !box.checked;
    }
    drawBanner(told);
  }

  function drawBanner(told) {
    const drawing = document.querySelector("[data-nr-ma-ket]");
    if (!drawing) return;
    const { rong, cao } = form.elements.ma_ket.dataset;
    const lines = told.ma_ket.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => filledLine(line, told));
    const group = drawing.querySelector("g");
    group.replaceChildren(...bannerLines(lines, Number(rong), Number(cao)));
  }

  function saveBanner() {
    const drawing = document.querySelector("[data-nr-ma-ket]");
    saveFile("ma-ket.svg", new XMLSerializer().serializeToString(drawing), "image/svg+xml");
  }

  function saveRecord() {
    saveFile("cuoc-hop.yml", recordText(form.dataset.nrHop, values()), "text/yaml");
  }

  function clear() {
    form.reset();
    show();
  }
}

/** A value as papers write it; `form` "thu" is the day of a letter. @param {string} name @param {string} value @param {string} [form] */
function shownAs(name, value, form) {
  const [year, month, day] = value.split("-");
  if (name === "den_ngay") return ` đến ngày ${day}/${month}/${year}`;
  if (name === "ngay" && form !== "thu") return `ngày ${day}/${month}/${year}`;
  if (name === "ngay" || name === "ngay_moi") return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
  if (name === "bat_dau") return value.replace(":", " giờ ");
  return value;
}

/** Place and day of the meeting where the plan's line leaves them open. */
function filledLine(line, told) {
  const placed = told.dia_danh ? line.replace(/^(?:…+|\.{3,})/u, told.dia_danh) : line;
  if (!told.ngay || placed === line) return placed;
  return placed.replace(/ngày\s.*\bnăm\b.*$/u, daysOfLetter(told.ngay, told.den_ngay));
}

/** As namro.outputs.packets.meeting.letter_days. @param {string} first @param {string} [last] */
function daysOfLetter(first, last) {
  const one = shownAs("ngay", first, "thu");
  if (!last) return one;
  const other = shownAs("ngay", last, "thu");
  return first.slice(0, 7) === last.slice(0, 7) ? other.replace("ngày ", `ngày ${first.slice(8)} - `) : `${one} - ${other}`;
}

/** Every line as large as fits, all together as high as the banner. @returns {SVGTextElement[]} */
function bannerLines(lines, wide, high) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "bold 100px 'Times New Roman', Tinos, 'Liberation Serif', serif";
  const widths = lines.map((line) => Math.max(1, pen.measureText(line).width / 100));
  const across = wide * (1 - 2 * BANNER_EDGE);
  let sizes = widths.map((width) => Math.min(high * BANNER_LARGEST, across / width));
  if (sizes.length) sizes[sizes.length - 1] = Math.min(...sizes);
  const total = sizes.reduce((sum, size) => sum + size, 0) * BANNER_PITCH;
  const fit = Math.min(1, (high * (1 - 2 * BANNER_EDGE)) / total);
  sizes = sizes.map((size) => size * fit);
  let top = (high - total * fit) / 2;
  return lines.map((line, at) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "text");
    made.setAttribute("x", String(wide / 2));
    made.setAttribute("y", (top + sizes[at] * (0.5 * BANNER_PITCH + 0.35)).toFixed(2));
    made.setAttribute("font-size", sizes[at].toFixed(2));
    made.textContent = line;
    top += sizes[at] * BANNER_PITCH;
    return made;
  });
}

/** The record for `namro meeting`: what was filled in; everything else is that of the set. */
function recordText(set, told) {
  const lines = [`theo: ${set}`];
  for (const [name, value] of Object.entries(told)) {
    if (!value || SIGNER_FIELDS.includes(name) || name === "ma_ket") continue;
    lines.push(`${name}: ${yamlWords(value)}`);
  }
  const signer = SIGNER_FIELDS.filter((name) => told[name]).map((name) => `  ${name}: ${yamlWords(told[name])}`);
  if (signer.length) lines.push("nguoi_ky:", ...signer);
  const banner = (told.ma_ket ?? "").split("\n").map((line) => filledLine(line.trim(), told)).filter(Boolean);
  if (banner.length) lines.push("ma_ket:", ...banner.map((line) => `  - ${yamlWords(line)}`));
  return `${lines.join("\n")}\n`;
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

function keep(key, told) {
  try {
    localStorage.setItem(key, JSON.stringify(told));
  } catch { /* storage is denied: it stays in this tab */ }
}
