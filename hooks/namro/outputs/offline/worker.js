// Keeps the pages that a reader opens, once they have asked for it (assets/js/saved.js registers this file), and shows
// them when there is no network. The build puts RELEASE, AS_OF, PARTS and PAGES above these lines.
//
// A saved page lives at luu/<release>/<its address>, and whatever is asked for below luu/<release>/ is answered from
// that release's store or not at all: no page is ever put together from two releases, whichever worker is in charge.
const PREFIX = "namro-";
const NAME = PREFIX + RELEASE;
const SITE = self.registration.scope;
const SAVED = "luu/";
const HELP = "ngoai-tuyen/";
const RELEASES_KEPT = 3;
const PAGES_KEPT = 200;
const PLACE = '<main class="nr-chinh" id="chinh" tabindex="-1">';
const SAYS = `<p class="nr-ngoai-tuyen" role="note">Bản lưu trên máy này, tính đến ngày ${AS_OF}. Có mạng thì tải lại để đọc bản mới.</p>`;

self.addEventListener("install", (event) => event.waitUntil(prepare().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SITE)) return;
  const path = request.url.slice(SITE.length);
  if (path.startsWith(SAVED)) event.respondWith(savedAnswer(request, path.slice(SAVED.length)));
  else if (request.mode === "navigate") event.respondWith(liveAnswer(event));
});

/** What every page needs, each part checked by its hash: a site that is being replaced meanwhile fails, and all is as before. */
async function prepare() {
  const answers = await Promise.all(Object.entries(PARTS).map(async ([path, integrity]) => {
    const answer = await fetch(SITE + path, { integrity, cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return [path, answer];
  }));
  const store = await caches.open(NAME);
  for (const [path, answer] of answers) {
    if (path === HELP) await keep(path, answer);
    else await store.put(SITE + path, answer);
  }
}

/** Forgets old releases; keeps the pages that stand open already. */
async function begin() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.slice(0, -RELEASES_KEPT).map((name) => caches.delete(name)));
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    const path = pathOf(client.url);
    if (!path.startsWith(SAVED)) await fetch(SITE + path).then((answer) => keep(path, answer)).catch(() => {});
  }
}

/** The address within the site, without question and fragment. */
function pathOf(url) {
  return url.slice(SITE.length).split(/[?#]/u)[0];
}

/** A page from the network; without a network the saved one's address. */
async function liveAnswer(event) {
  const path = pathOf(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && (answer.headers.get("content-type") ?? "").startsWith("text/html")) {
      event.waitUntil(keep(path, answer.clone()).catch(() => {})); // a full disk must not cost the reader the page
    }
    return answer;
  } catch {
    for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX)).reverse()) {
      if (await caches.match(SITE + path, { cacheName: name })) return Response.redirect(copyOf(name, path));
    }
    return Response.redirect(`${copyOf(NAME, HELP)}#chua-luu`);
  }
}

function copyOf(name, path) {
  return `${SITE}${SAVED}${name.slice(PREFIX.length)}/${path}`;
}

/** A saved page or one of its parts; with a network the reader goes on to the live page. */
async function savedAnswer(request, rest) {
  const release = rest.split("/", 1)[0];
  const path = rest.slice(release.length + 1).split(/[?#]/u)[0];
  const opening = request.mode === "navigate";
  if (opening && self.navigator.onLine && await reachable(SITE + path)) return Response.redirect(SITE + path);
  const saved = await caches.match(SITE + path, { cacheName: PREFIX + release });
  if (saved) return saved;
  return opening ? Response.redirect(SITE + path) : new Response("", { status: 404 });
}

async function reachable(url) {
  try {
    return (await fetch(url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Saves a page if it is one of this release, with a line that says what it is. */
async function keep(path, answer) {
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 4);
  const told = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = new TextDecoder().decode(bytes);
  if (!isListed(told) || !text.includes(PLACE) || !await caches.has(NAME)) return;
  const store = await caches.open(NAME);
  const page = new Response(text.replace(PLACE, PLACE + SAYS), { headers: { "content-type": "text/html; charset=utf-8" } });
  await store.put(SITE + path, page);
  const pages = (await store.keys()).map((one) => one.url).filter((url) => !(url.slice(SITE.length) in PARTS));
  for (const url of pages.slice(0, -PAGES_KEPT)) await store.delete(url);
}

/** PAGES holds the first four bytes of every page's SHA-256, eight hexadecimal digits each. */
function isListed(digest) {
  for (let at = 0; at < PAGES.length; at += 8) if (PAGES.startsWith(digest, at)) return true;
  return false;
}
