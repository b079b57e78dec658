// Before the first paint: say that scripts run, and honour the colours that this reader chose here earlier.
(() => {
  const root = document.documentElement;
  root.classList.add("nr-co-js");
  let chosen = null;
  try { chosen = localStorage.getItem("nr-nen"); } catch { /* storage denied: the system's scheme holds */ }
  if (chosen === "toi" || chosen === "sang") {
    document.getElementById("nr-nen-toi").media = chosen === "toi" ? "screen" : "not all";
  }
})();
