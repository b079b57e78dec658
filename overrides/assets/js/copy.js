// Copying: "§" copies a clause's name and address, "Chép trích dẫn" a quotation with its source.

/** Says something for a moment, to eyes and to screen readers. */
export function announce(text) {
  let box = document.querySelector(".nr-bao");
  if (!box) {
    box = document.createElement("p");
    box.className = "nr-bao";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  box.textContent = text;
  box.classList.add("nr-bao--hien");
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => box.classList.remove("nr-bao--hien"), 4000);
}

/** Writes to the clipboard; where that is refused the reader gets the text selected in a box to copy by hand. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Đã chép: ${text}`);
  } catch {
    prompt("Chép dòng dưới đây:", text);
  }
}

/** Address of the page as published, so that a copy read offline or on a test server still cites the real one. */
function address(fragment) {
  const canonical = document.querySelector("link[rel=canonical]");
  return (canonical ? canonical.href : location.href.split("#")[0]) + fragment;
}

function clauseCitation(link) {
  const title = link.closest("[data-nr-van-ban]").dataset.nrVanBan;
  return `${title}, ${link.dataset.ten}. ${address(link.hash)}`;
}

function quotationCitation(button) {
  const figure = button.closest("figure");
  const source = figure.querySelector("figcaption a");
  const draft = figure.querySelector(".nr-nhan--du-thao") ? " (dự thảo)" : "";
  const name = button.dataset.nrTen || source.textContent + draft;
  const target = new URL(source.getAttribute("href"), address(""));
  return `${figure.querySelector("blockquote").textContent.trim()} (${name}). ${target.href}`;
}

export function enableCopying() {
  for (const button of document.querySelectorAll("button[data-nr-chep]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-nr-chep]");
    if (!control) return;
    if (control.dataset.nrChep === "trich") copyText(quotationCitation(control));
    else copyText(clauseCitation(control));
  });
}
