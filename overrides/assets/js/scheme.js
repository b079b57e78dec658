// Before the first paint: say that scripts run and whether the address asks search for something, and honour the
// colours that this reader chose here earlier.
(() => {
  const root = document.documentElement;
  root.classList.add("nr-co-js");
  if (new URLSearchParams(location.search).get("q")?.trim()) root.classList.add("nr-dang-tim");
  let chosen = null;
  try { chosen = localStorage.getItem("nr-nen"); } catch { /* storage denied: the system's scheme holds */ }
  if (chosen === "toi" || chosen === "sang") {
    document.getElementById("nr-nen-toi").media = chosen === "toi" ? "screen" : "not all";
  }
})();
