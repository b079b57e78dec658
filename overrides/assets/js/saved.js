// The page about reading without a network: whether this device keeps the pages that the reader opens, and which.
const PREFIX = "namro-";
const page = document.querySelector("[data-nr-luu]");
const here = new URL(document.documentElement.dataset.goc, location.href).href;
const site = here.replace(/luu\/[0-9a-f]{16}\/$/u, ""); // this page may be a saved copy itself
const piece = (name) => page.querySelector(`[data-nr-${name}]`);

if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  page.hidden = false;
  piece("bat").addEventListener("click", () => change(start));
  piece("tat").addEventListener("click", () => change(stop));
  show().catch(() => { page.hidden = true; }); // storage denied: nothing to offer
}

async function change(act) {
  for (const name of ["bat", "tat"]) piece(name).disabled = true;
  try {
    await act();
  } catch {
    piece("tinh-trang").textContent = "Máy này chưa bật được: trình duyệt không cho lưu, hoặc mạng vừa mất. Bạn thử lại sau.";
    return;
  } finally {
    for (const name of ["bat", "tat"]) piece(name).disabled = false;
  }
  await show();
}

async function start() {
  const registration = await navigator.serviceWorker.register(`${site}sw.js`, { scope: site, updateViaCache: "none" });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done, failed) => {
    const look = () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") failed(new Error("not installed"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

async function stop() {
  await (await navigator.serviceWorker.getRegistration(site))?.unregister();
  await Promise.all((await stores()).map((name) => caches.delete(name)));
}

async function stores() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX)).reverse();
}

async function show() {
  const on = Boolean(await navigator.serviceWorker.getRegistration(site));
  piece("bat").hidden = on;
  piece("tat").hidden = !on;
  const saved = on ? await savedPages() : [];
  piece("tinh-trang").textContent = on
    ? `Đang bật. Máy này giữ ${saved.length} trang để đọc khi mất mạng; trang nào bạn mở từ nay cũng được giữ.`
    : "Đang tắt: máy này không giữ trang nào.";
  piece("danh-sach").replaceChildren(...saved.map(({ title, url }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = title;
    item.append(link);
    return item;
  }));
}

/** Heading and address of every page kept but this one, the newest release's copy of each. */
async function savedPages() {
  const found = new Map();
  for (const name of await stores()) {
    const store = await caches.open(name);
    for (const { url } of await store.keys()) {
      const answer = await store.match(url);
      if (found.has(url) || url === `${site}ngoai-tuyen/` || !answer.headers.get("content-type").startsWith("text/html")) continue;
      const title = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1").textContent;
      found.set(url, { title, url: navigator.onLine ? url : `${site}luu/${name.slice(PREFIX.length)}/${url.slice(site.length)}` });
    }
  }
  return [...found.values()].sort((one, other) => one.title.localeCompare(other.title, "vi"));
}
