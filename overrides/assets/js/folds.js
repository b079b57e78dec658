// A fold opens for the address that leads into it. Newer browsers do so by themselves.

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let fold = target?.closest("details:not([open])");
  if (!fold) return;
  for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", openTarget);
openTarget();
