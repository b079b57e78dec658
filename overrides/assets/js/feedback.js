// "Báo sai / Đặt câu hỏi": the prepared message also names the place on the page and the exact build.
// Without scripts the link works as it is, with the page's address and its date.

/** The prepared link with the fragment of the address and, once known, the build's data put into its message. */
export function withPlace(href, address, edition, fragment, data) {
  const named = href.replace(encodeURIComponent(address), encodeURIComponent(address + fragment));
  if (!data) return named;
  return named.replace(encodeURIComponent(edition), encodeURIComponent(`${edition}, dữ liệu ${data}`));
}

function fragmentHere() {
  try {
    return decodeURIComponent(location.hash);
  } catch {
    return "";
  }
}

for (const link of document.querySelectorAll("[data-nr-bao-sai]")) {
  const plain = link.getAttribute("href");
  const { diaChi, ban } = link.dataset;
  let data = "";
  const put = () => link.setAttribute("href", withPlace(plain, diaChi, ban, fragmentHere(), data));
  // Asked only when the reader is about to write; a copy opened from a folder has no such file, which is no harm.
  const ask = async () => {
    try {
      const told = await fetch(`${document.documentElement.dataset.goc}ban-dung.json`);
      data = (await told.json()).du_lieu_sha256.slice(0, 12);
      put();
    } catch {
      data = "";
    }
  };
  put();
  addEventListener("hashchange", put);
  for (const sign of ["pointerenter", "touchstart", "focus"]) link.addEventListener(sign, ask, { once: true, passive: true });
}
