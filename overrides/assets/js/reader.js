// The reader of one document: where one is in the contents.

const contents = document.querySelector("[data-nr-muc-luc]");
const text = document.querySelector(".nr-toan-van");
if (contents && text) follow(contents, text);

/** Keeps the contents open where there is room beside the text, marks the part being read, and says it in one
 *  line under the header on small screens. */
function follow(box, body) {
  const wide = matchMedia("(min-width: 75em)");
  const fit = () => { box.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
  box.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) box.open = false; });

  const links = [...box.querySelectorAll("nav a")];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const line = document.createElement("p");
  line.className = "nr-dang-doc";
  line.hidden = true;
  const up = document.createElement("a");
  line.append("Đang đọc: ", up);
  body.before(line);

  let current = -1;
  const update = () => {
    const edge = 120;
    let now = -1;
    places.forEach((place, index) => { if (place.getBoundingClientRect().top <= edge) now = index; });
    if (now === current) return;
    links[current]?.removeAttribute("aria-current");
    current = now;
    line.hidden = now < 0;
    if (now < 0) return;
    links[now].setAttribute("aria-current", "true");
    up.href = links[now].hash;
    up.textContent = links[now].textContent;
    if (wide.matches) keepInView(links[now], box);
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  update();
}

function keepInView(link, box) {
  const frame = box.parentElement;
  const inside = link.offsetTop - frame.scrollTop;
  if (inside < 0 || inside > frame.clientHeight - 60) frame.scrollTop = link.offsetTop - frame.clientHeight / 2;
}
