// What may stand in a packet: the address grammar, the share link, the recipe file. Nothing here touches the page.

const PACKET_ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const PACKET_CLAUSE = "[A-Za-z0-9]+(?:-[a-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:-[a-z0-9]+)*)*";
const PACKET_ADDRESS = new RegExp(
  `^(?:(?:hoi-dap|chuyen-de|hoi-nghi|lo-trinh|chuyen-muc|don-vi)/${PACKET_ID}/` +
  `|nhiem-vu/${PACKET_ID}/(?:${PACKET_ID}/)?` +
  `|van-ban/${PACKET_ID}/(?:#${PACKET_CLAUSE})?` +
  `|thuat-ngu/#${PACKET_ID})$`,
);
const LONGEST_ADDRESS = 200;

/** More than this is no longer one booklet, and the share link would grow past what messengers carry. */
export const MOST_ITEMS = 100;
export const TYPE_SIZES = [12, 14, 18];
export const LONGEST_TITLE = 120;

/** Whether `text` has the form of an address inside this site: 'van-ban/y/#II.1'. Nothing else gets further.
 *  @param {unknown} text @returns {text is string} */
export function isPacketAddress(text) {
  return typeof text === "string" && text.length <= LONGEST_ADDRESS && PACKET_ADDRESS.test(text);
}

/** The page of an address and the id inside it ('' for the whole page). @param {string} address */
export function splitPacketAddress(address) {
  const [page, fragment = ""] = address.split("#");
  return { page, fragment };
}

/** The selection in a share link's query, in its order; what is refused comes back apart, to be told.
 *  @param {string} query @returns {{addresses: string[], refused: string[], size: number | null} | null} */
export function readShareQuery(query) {
  const asked = new URLSearchParams(query);
  const list = asked.get("muc");
  if (list === null) return null;
  const addresses = [];
  const refused = [];
  for (const address of list.split(",").filter((part) => part !== "")) {
    if (!isPacketAddress(address) || addresses.length === MOST_ITEMS) refused.push(address);
    else if (!addresses.includes(address)) addresses.push(address);
  }
  const size = Number(asked.get("co"));
  return { addresses, refused, size: TYPE_SIZES.includes(size) ? size : null };
}

/** The query that `readShareQuery` reads back. The title is not in it: a link must not put words on our page.
 *  @param {string[]} addresses @param {number} size */
export function writeShareQuery(addresses, size) {
  const list = addresses.map((address) => address.replace("#", "%23")).join(",");
  return `?muc=${list}${size === TYPE_SIZES[0] ? "" : `&co=${size}`}`;
}
