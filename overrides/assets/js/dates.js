/**
 * What has changed since the page was built: the state of each deadline is computed anew for the reader's day and,
 * where it differs from the printed one, said beside it. Days are Vietnam's (UTC+7, no summer time).
 *
 * Printed by templates/han_macros.html as
 * <span data-trang-thai data-tinh-den="2026-11-22" data-han="2026-12-30" data-gio="15:00" data-truoc>…</span>.
 */

const DAYS_CALLED_NEAR = 14; // as namro.library.deadlines.SAP_DEN_HAN
const OPEN = ["chua-den-han", "sap-den-han", "dang-thuc-hien", "chua-hoan-thanh", "da-qua-han-chua-co-thong-tin"];

/**
 * The moment in Vietnam as its day and hour: {day: "2026-11-22", hour: "21:05"}.
 * @param {number} milliseconds since 1970, as of Date.now()
 */
export function vietnamTime(milliseconds) {
  const text = new Date(milliseconds + 7 * 3600 * 1000).toISOString();
  return { day: text.slice(0, 10), hour: text.slice(11, 16) };
}

/** Days from one ISO day to another. */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

/**
 * Where a day stands towards a deadline: "xa" (far), "gan" (near), "cuoi" (the last day itself), "qua" (past).
 * @param {{last: string, hour?: string, exclusive?: boolean}} deadline
 * @param {{day: string, hour?: string}} now without an hour, the whole day counts
 */
export function phase(deadline, now) {
  const left = daysBetween(now.day, deadline.last);
  if (left < 0) return "qua";
  if (left > DAYS_CALLED_NEAR) return "xa";
  if (left > 0) return "gan";
  if (!deadline.hour || !now.hour) return "cuoi";
  return now.hour > deadline.hour || (deadline.exclusive && now.hour === deadline.hour) ? "qua" : "cuoi";
}

/**
 * The sentence to add, or "" where nothing has changed.
 * @param {string} state the printed state, as namro.library.deadlines.MaTrangThai
 * @param {string} builtOn the day as of which the page was printed
 */
export function difference(state, deadline, builtOn, now) {
  if (!OPEN.includes(state) || !deadline.last || now.day < builtOn) return "";
  const before = phase(deadline, { day: builtOn });
  const today = phase(deadline, now);
  const sameDay = now.day === builtOn;
  if (today === before && (sameDay || today === "xa" || today === "qua")) return "";
  const left = daysBetween(now.day, deadline.last);
  const words = {
    xa: `còn ${left} ngày`,
    gan: `còn ${left} ngày`,
    cuoi: deadline.hour ? `hôm nay là ngày cuối, ${deadline.exclusive ? "trước" : "lúc"} ${printedHour(deadline.hour)}` : "hôm nay là ngày cuối",
    qua: `${left === 0 ? "đã qua giờ hạn" : "đã qua ngày hạn"}; trang chưa có thông tin mới`,
  }[today];
  return `Tính đến hôm nay (${printedDay(now.day)}): ${words}; trang dựng ngày ${printedDay(builtOn)}.`;
}

function printedDay(iso) {
  return iso.split("-").reverse().join("/");
}

function printedHour(hour) {
  return hour.replace(":", " giờ ");
}

/** Say what has changed beside every printed state below `root`. */
export function refreshDates(root, now) {
  for (const element of root.querySelectorAll("[data-trang-thai][data-han]")) {
    const { trangThai, tinhDen, han, gio, truoc } = element.dataset;
    const text = difference(trangThai, { last: han, hour: gio, exclusive: truoc !== undefined }, tinhDen, now);
    if (!text || element.nextElementSibling?.className === "nr-hom-nay") continue;
    const note = document.createElement("span");
    note.className = "nr-hom-nay";
    note.textContent = text;
    element.after(note);
  }
}

refreshDates(document, vietnamTime(Date.now()));
document.addEventListener("nr-hang-moi", () => refreshDates(document, vietnamTime(Date.now()))); // filters.js brought rows
