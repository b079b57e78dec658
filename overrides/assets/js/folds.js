// Folds that open by themselves: the one that an address leads into, and those whose items a filter shows.

/** Opens what hides the place that the address names, and brings it into view. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let fold = target?.closest("details:not([open])");
  if (!fold) return;
  for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
  target.scrollIntoView();
}

/** A list that a filter has shortened stands open: what was asked for must not hide behind a line to tap. */
function openFiltered(items) {
  const folds = [...new Set(items.map((item) => item.closest("details")).filter(Boolean))];
  const opened = new Set();
  new MutationObserver(() => {
    const filtered = items.some((item) => item.hidden);
    for (const fold of folds) {
      if (filtered && !fold.open) {
        opened.add(fold);
        fold.open = true;
      } else if (!filtered && opened.delete(fold)) fold.open = false;
    }
  }).observe(document.querySelector("main"), { subtree: true, attributes: true, attributeFilter: ["hidden"] });
}

addEventListener("hashchange", openTarget);
openTarget();
const items = [...document.querySelectorAll("details [data-loc]")];
if (items.length) openFiltered(items);
