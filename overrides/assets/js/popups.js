// Pop-ups of references and terms: on hover, on keyboard focus, on tap. Without scripts they are plain links.

const WAIT = 250; // ms before a pointer that rests on a link gets its pop-up, and that it may take to reach it

let popup = null;
let owner = null;
let timer = 0;
let touched = false;

export function enablePopups() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = wanted(event.target);
    if (link && link !== owner) later(() => show(link));
    else if (popup && (popup.contains(event.target) || link === owner)) clearTimeout(timer);
    // Scrolling to a link that took the focus moves other things under a pointer at rest: that is not leaving.
    else if (popup && document.activeElement !== owner) later(hide);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = wanted(event.target);
    if (link && link.matches(":focus-visible")) show(link);
    else if (popup && !popup.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; });
  document.addEventListener("click", (event) => {
    const link = wanted(event.target);
    if (link && touched && link !== owner) {
      event.preventDefault(); // the first tap shows, the link inside or a second tap goes there
      show(link, true);
    } else if (popup && !popup.contains(event.target)) hide();
  });
}

function wanted(target) {
  return target instanceof Element ? target.closest("a[data-xt], a[data-xt-chu]") : null;
}

function later(act) {
  clearTimeout(timer);
  timer = setTimeout(act, WAIT);
}

function hide() {
  clearTimeout(timer);
  if (!popup) return;
  popup.remove();
  owner.removeAttribute("aria-describedby");
  popup = owner = null;
}

function show(link, byTap = false) {
  hide();
  owner = link;
  popup = document.createElement("div");
  popup.className = byTap ? "nr-xt nr-xt--tam" : "nr-xt";
  popup.id = "nr-xt";
  popup.setAttribute("role", "tooltip");
  if (link.dataset.xt) {
    popup.append(...[...document.getElementById(link.dataset.xt).children].map((node) => node.cloneNode(true)));
  } else {
    const words = document.createElement("blockquote");
    words.textContent = link.dataset.xtChu;
    popup.append(words);
  }
  if (byTap) popup.append(waysOn(link));
  document.querySelector("main").append(popup);
  link.setAttribute("aria-describedby", popup.id);
  if (!byTap || matchMedia("(min-width: 62.5rem)").matches) place(link.getBoundingClientRect());
}

/** A finger has no Escape and nothing to rest on: a button for going there, one for staying. */
function waysOn(link) {
  const row = document.createElement("p");
  const go = document.createElement("a");
  const stay = document.createElement("button");
  row.className = "nr-xt__hang";
  go.href = link.href;
  go.textContent = "Mở chỗ này";
  stay.type = "button";
  stay.textContent = "Đóng";
  stay.addEventListener("click", hide);
  go.className = stay.className = "nr-nut";
  row.append(go, stay);
  return row;
}

/** Below the link, above it where there is no room; never past the edges of the window. */
function place(at) {
  const size = popup.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(at.left, room - size.width - 8));
  const below = at.bottom + 6 + size.height <= innerHeight || at.top < size.height + 70;
  const top = below ? at.bottom + 6 : at.top - size.height - 6;
  popup.style.left = `${left + scrollX}px`;
  popup.style.top = `${top + scrollY}px`;
}
