// A study path: a box beside every place to tick once it is read, and how much of what was chosen is done.
import { StudyKeeper, startStudyBox, studyDay } from "./study-notes.js";

const pathHead = document.querySelector("[data-nr-hoc=duong]");

if (pathHead) startPath(new StudyKeeper());

/** @param {StudyKeeper} keeper */
function startPath(keeper) {
  const places = [...document.querySelectorAll("[data-nr-cho]")];
  const warn = startStudyBox(keeper, show);
  for (const place of places) place.prepend(boxFor(place));
  document.querySelector("[data-nr-dai]")?.addEventListener("change", show);
  pathHead.hidden = false;
  show();

  function boxFor(place) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    label.className = "nr-lt__ten";
    box.className = "nr-lt__danh";
    box.type = "checkbox";
    box.setAttribute("aria-label", `Đã đọc: ${place.querySelector("a").textContent}`);
    box.addEventListener("change", () => {
      keeper.change((notes) => {
        if (box.checked) notes.doc[place.dataset.nrCho] = studyDay();
        else delete notes.doc[place.dataset.nrCho];
      });
      warn();
      show();
    });
    label.append(box);
    return label;
  }

  function show() {
    const { doc } = keeper.read();
    for (const place of places) place.querySelector("input").checked = Object.hasOwn(doc, place.dataset.nrCho);
    const chosen = places.filter((place) => place.getClientRects().length > 0);
    const done = chosen.filter((place) => place.querySelector("input").checked).length;
    pathHead.querySelector("[data-nr-tien-do]").textContent = done === chosen.length ? `Đã đọc đủ ${done} chỗ.` : `Đã đọc ${done} trên ${chosen.length} chỗ. Đọc xong chỗ nào thì đánh dấu chỗ ấy.`;
  }
}
