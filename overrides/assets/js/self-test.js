// A self-test: each question is answered and explained at once, or all are handed in together. What went wrong comes
// again, what went right comes later. Nothing leaves this device, nothing is marked for anybody.
import { StudyKeeper, startStudyBox, studyDay } from "./study-notes.js";

const LATER = [0, 1, 3, 7, 14, 30];
const SITTING = 10;
const testPage = document.querySelector("[data-nr-kiem-tra]");

if (testPage) startTest(new StudyKeeper());

/** @param {StudyKeeper} keeper */
function startTest(keeper) {
  const part = (name) => document.querySelector(`[data-nr-${name}]`);
  const every = [...testPage.querySelectorAll(".nr-kt__cau")];
  const warn = startStudyBox(keeper, () => ask(isDue));
  let exam = false;

  part("lam").hidden = false;
  part("den-luot").addEventListener("click", () => ask(isDue, true));
  part("tat-ca").addEventListener("click", () => ask(() => true, true, true));
  part("thi")?.addEventListener("click", startExam);
  part("nop-bai")?.addEventListener("click", handIn);
  part("thoi")?.addEventListener("click", () => ask(isDue, true));
  for (const question of every) {
    question.addEventListener("change", () => { if (!exam) answered(question); });
    const recalled = question.querySelector("[data-nr-nho]");
    recalled?.addEventListener("click", ({ target }) => { if (target.value) settle(question, target.value === "co"); });
    question.querySelector("details").addEventListener("toggle", ({ target }) => { if (recalled && !question.dataset.xong) recalled.hidden = !target.open; });
  }
  ask(isDue);

  function isDue(question) {
    const known = keeper.read().cau[question.dataset.cau];
    return !known || known.hen <= studyDay();
  }

  /** Put the questions that `wanted` picks, afresh, a sitting of them unless it is `all`. */
  function ask(wanted, moved = false, all = false) {
    const asked = every.filter(wanted).slice(0, all ? every.length : SITTING);
    exam = false;
    for (const question of every) clear(question, asked.includes(question));
    frame();
    if (moved) asked[0]?.scrollIntoView();
  }

  function clear(question, shown) {
    question.hidden = !shown;
    delete question.dataset.xong;
    for (const choice of question.querySelectorAll("input")) {
      choice.checked = choice.disabled = false;
      choice.parentElement.classList.remove("nr-kt--dung", "nr-kt--sai");
    }
    for (const box of question.querySelectorAll("details")) { box.open = false; box.hidden = exam; }
    for (const box of question.querySelectorAll("[data-nr-nho]")) box.hidden = true;
    question.querySelector(".nr-kt__noi").textContent = "";
  }

  /** Headings, buttons and the line that says how many questions there are for today. */
  function frame() {
    for (const list of testPage.querySelectorAll(".nr-kt")) {
      list.hidden = list.previousElementSibling.hidden = [...list.children].every((question) => question.hidden);
    }
    if (part("nop")) part("nop").hidden = !exam;
    part("phieu").hidden = true;
    const due = every.filter(isDue).length;
    part("luot").textContent = exam ? `Bài ${every.filter((question) => !question.hidden).length} câu. Trả lời hết rồi bấm “Nộp bài” ở cuối.` : dueWords(due);
    part("den-luot").hidden = true;
  }

  function dueWords(due) {
    return due ? `Đến lượt hôm nay: ${due} trên ${every.length} câu, mỗi lần hỏi ${SITTING} câu.` : `Hôm nay không còn câu nào đến lượt, trong ${every.length} câu.`;
  }

  function answered(question) {
    const chosen = question.querySelector(":checked");
    mark(question, chosen?.value ?? "");
    settle(question, chosen?.value === question.dataset.dung);
  }

  function mark(question, chosen) {
    const { dung } = question.dataset;
    for (const choice of question.querySelectorAll("input")) {
      choice.disabled = true;
      choice.parentElement.classList.toggle("nr-kt--dung", choice.value === dung);
      choice.parentElement.classList.toggle("nr-kt--sai", choice.value === chosen && chosen !== dung);
    }
    const wrong = chosen ? `Chưa đúng: văn bản ghi ${dung}.` : `Chưa trả lời: văn bản ghi ${dung}.`;
    question.querySelector(".nr-kt__noi").textContent = chosen === dung ? "Đúng." : wrong;
    const box = question.querySelector("details");
    box.hidden = false;
    box.open = !exam;
  }

  /** Note when the question comes again. */
  function settle(question, right) {
    question.dataset.xong = "1";
    keeper.change(({ cau }) => {
      const bac = right ? Math.min((cau[question.dataset.cau]?.bac ?? 0) + 1, LATER.length - 1) : 0;
      cau[question.dataset.cau] = { bac, hen: studyDay(LATER[bac]) };
    });
    const { bac } = keeper.notes.cau[question.dataset.cau];
    const said = question.querySelector(".nr-kt__noi");
    const later = right ? `${LATER[bac]} ngày sau hỏi lại.` : "Câu này sẽ được hỏi lại.";
    said.textContent = `${said.textContent} ${later}`.trim();
    for (const box of question.querySelectorAll("[data-nr-nho]")) box.hidden = true;
    warn();
    const due = every.filter(isDue).length;
    part("luot").textContent = dueWords(due);
    part("den-luot").hidden = exam || due === 0;
  }

  function startExam() {
    const choosing = every.filter((question) => question.dataset.dung);
    const drawn = choosing.map((question) => ({ question, at: Number(!isDue(question)) + Math.random() }));
    const asked = drawn.sort((one, other) => one.at - other.at).slice(0, SITTING).map(({ question }) => question);
    exam = true;
    for (const question of every) clear(question, asked.includes(question));
    frame();
    asked.sort((one, other) => every.indexOf(one) - every.indexOf(other))[0].scrollIntoView();
  }

  function handIn() {
    const asked = every.filter((question) => !question.hidden);
    const rows = asked.map((question) => {
      const chosen = question.querySelector(":checked")?.value ?? "";
      mark(question, chosen);
      if (chosen) settle(question, chosen === question.dataset.dung);
      return sheetRow(question, chosen);
    });
    const right = asked.filter((question) => question.querySelector(":checked")?.value === question.dataset.dung).length;
    exam = false;
    part("nop").hidden = true;
    part("hang").replaceChildren(...rows);
    part("ket-qua").textContent = `Đúng ${right} trên ${asked.length} câu.`;
    part("phieu").hidden = false;
    part("phieu").focus();
  }

  function sheetRow(question, chosen) {
    const row = document.createElement("tr");
    const link = document.createElement("a");
    link.href = `#${question.id}`;
    link.textContent = question.id.replace("cau-", "Câu ");
    const cells = [link, chosen || "chưa chọn", question.dataset.dung, chosen === question.dataset.dung ? "đúng" : "chưa đúng"];
    row.append(...cells.map((content) => {
      const cell = document.createElement("td");
      cell.append(content);
      return cell;
    }));
    return row;
  }
}
