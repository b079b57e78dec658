// Shows a save at once: waits until the preview has another version than the one this page was made of.
const mine = new URL(import.meta.url).search.slice(1);
const seen = () =>
  new Promise((go) => {
    if (document.visibilityState === "visible") go();
    else document.addEventListener("visibilitychange", () => go(), { once: true });
  });
for (;;) {
  await seen(); // a page in the background holds no connection
  try {
    const answer = await fetch(`/_namro/phien-ban?${mine}`, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== mine) {
      location.reload();
      break;
    }
  } catch {
    await new Promise((go) => setTimeout(go, 500)); // the preview is being started anew
  }
}
