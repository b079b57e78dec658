// The page that readers will see, beside the form: the preview of `serve`, at the address of the record being edited.
const ENTRY = /^#\/collections\/([^/?]+)\/entries\/([^?]+)/;

// The address of a record below the site's root; undefined for one that has no page.
const pageOf = (pages, hash) => {
  const [, kind, entry] = hash.match(ENTRY) ?? [];
  const { muc, trang } = pages[kind] ?? {};
  if (!trang) return undefined;
  const names = muc.split("/");
  const parts = decodeURIComponent(entry).split("/");
  if (names.length !== parts.length) return undefined;
  return names.reduce((address, name, place) => address.replace(name, parts[place]), trang);
};

const made = (name, properties) => Object.assign(document.createElement(name), properties);

export const besides = ({ goc, trang: pages }) => {
  const pane = made("aside", { className: "xem", hidden: true });
  const open = made("button", { type: "button", className: "xem-mo", textContent: "Xem trang thật", hidden: true });
  const frame = made("iframe", { title: "Trang thật của bản đã lưu" });
  const note = made("p", { hidden: true, textContent: "Chưa thấy trang xem thử. Mở thêm một cửa sổ lệnh, chạy serve, rồi bấm lại." });
  const apart = made("a", { target: "_blank", rel: "noopener", textContent: "Mở riêng" });
  const close = made("button", { type: "button", textContent: "Đóng trang thật" });
  const head = made("p", { className: "xem-dau", textContent: "Trang của bản đã lưu; lưu nữa là trang tự đổi. " });
  head.append(apart, close);
  pane.append(head, note, frame);
  pane.setAttribute("aria-label", "Trang thật");
  document.body.append(pane, open);

  let wanted = false;
  let shown = "";
  const show = async () => {
    const page = pageOf(pages, location.hash);
    pane.hidden = page === undefined || !wanted;
    open.hidden = page === undefined || wanted;
    if (pane.hidden) return;
    apart.href = goc + page;
    const answers = await fetch(goc, { mode: "no-cors" }).then(() => true, () => false);
    note.hidden = answers;
    frame.hidden = !answers;
    if (answers && shown !== page) {
      shown = page;
      frame.src = goc + page;
    }
  };
  for (const [button, other] of [[open, close], [close, open]]) {
    button.addEventListener("click", async () => {
      wanted = button === open;
      await show();
      other.focus();
    });
  }
  addEventListener("hashchange", show);
  show();
};
