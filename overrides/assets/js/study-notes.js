// What a reader has read and when a question comes again, kept on this device alone: no server knows of it.
import { saveFile } from "./save-file.js";

const NOTES_KEY = "nr-hoc";
const MOST_NOTES = 5000;
const LONGEST_NAME = 300;
const A_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** @typedef {{doc: Record<string, string>, cau: Record<string, {bac: number, hen: string}>}} StudyNotes
 *  doc: the day on which a place was read, by its address; cau: how often in a row a question was answered right, and the
 *  day on which it comes again. */

/** Where the notes of this page live, and whether the device keeps them. */
export class StudyKeeper {
  constructor() {
    this.notes = cleanNotes(null);
    this.kept = "giu";
    this.read();
  }

  /** The notes as they are now, also by another tab. @returns {StudyNotes} */
  read() {
    const storage = studyStorage();
    if (!storage) this.kept = "cam";
    if (storage && this.kept === "giu") this.notes = cleanNotes(parsed(storage.getItem(NOTES_KEY)));
    return this.notes;
  }

  /** Change the notes and keep them; where the device does not, they last as long as the page.
   *  @param {(notes: StudyNotes) => void} change */
  change(change) {
    change(this.read());
    const storage = studyStorage();
    try {
      storage?.setItem(NOTES_KEY, JSON.stringify(this.notes));
      this.kept = storage ? "giu" : "cam";
    } catch {
      this.kept = storage.length ? "day" : "cam"; // full; or denied on writing only
    }
  }

  forget() {
    studyStorage()?.removeItem(NOTES_KEY);
    this.notes = cleanNotes(null);
  }

  /** What a reader is to know of it; "" while all is well. */
  get told() {
    if (this.kept === "giu") return "";
    const why = this.kept === "cam" ? "Trình duyệt này không cho trang ghi nhớ" : "Bộ nhớ của trình duyệt dành cho trang đã đầy";
    return `${why}: những gì vừa đánh dấu chỉ còn đến khi đóng trang. Muốn giữ thì bấm “Lưu ra tệp” trước khi đóng.`;
  }
}

/** Wire the box that says what the device keeps. @param {StudyKeeper} keeper @param {() => void} changed */
export function startStudyBox(keeper, changed) {
  const box = document.querySelector("[data-nr-may]");
  const say = (words) => { box.querySelector("[data-nr-kho]").textContent = words; };
  box.hidden = false;
  say(keeper.told);
  box.querySelector("[data-nr-luu]").addEventListener("click", () => {
    saveFile("viec-hoc.json", `${JSON.stringify(keeper.read(), null, 1)}\n`, "application/json");
  });
  box.querySelector("[data-nr-xoa]").addEventListener("click", () => {
    keeper.forget();
    say("Đã xóa hết điều trang này giữ về việc học trên máy này.");
    changed();
  });
  box.querySelector("[data-nr-lay]").addEventListener("change", async ({ target }) => {
    const given = cleanNotes(parsed(await target.files[0]?.text()));
    target.value = "";
    const count = Object.keys(given.doc).length + Object.keys(given.cau).length;
    if (count) keeper.change((notes) => { Object.assign(notes.doc, given.doc); Object.assign(notes.cau, given.cau); });
    say(count ? `Đã lấy lại ${count} mục từ tệp. ${keeper.told}`.trim() : "Tệp này không có gì của trang: chọn tệp “viec-hoc.json” đã lưu trước đây.");
    changed();
  });
  addEventListener("storage", (event) => { if (event.key === NOTES_KEY || event.key === null) changed(); });
  addEventListener("pageshow", (event) => { if (event.persisted) changed(); });
  return () => say(keeper.told);
}

/** A day as 2026-11-30, so many days from now. */
export function studyDay(later = 0) {
  const day = new Date();
  day.setDate(day.getDate() + later);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function studyStorage() {
  try {
    return window.localStorage; // the mere mention throws where storage is denied
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** Whatever does not have the right form is left out. @param {any} given @returns {StudyNotes} */
function cleanNotes(given) {
  const entries = (held) => Object.entries(held && typeof held === "object" ? held : {}).filter(([name]) => name.length <= LONGEST_NAME).slice(0, MOST_NOTES);
  const read = entries(given?.doc).filter(([, day]) => A_DAY.test(day));
  const asked = entries(given?.cau).filter(([, one]) => Number.isInteger(one?.bac) && one.bac >= 0 && A_DAY.test(one.hen));
  return { doc: Object.fromEntries(read), cau: Object.fromEntries(asked.map(([name, { bac, hen }]) => [name, { bac, hen }])) };
}
