// An address as a QR code (ISO/IEC 18004: bytes, correction M, versions 1 to 13), for the sheet of the reader's packet.

const CORRECTING = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22]; // codewords of correction a block, by version
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9];
const QUIET = 4;

/** The code as one path of squares with its quiet zone; null for what is too long. @param {string} text
 *  @returns {{side: number, path: string} | null} */
export function qrDrawing(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = CORRECTING.findIndex((_, at) => bytes.length + 2 + (at + 1 > 9 ? 1 : 0) <= roomFor(at + 1)) + 1;
  if (!version) return null;
  const rows = drawn(version, withCorrection(version, codewords(bytes, version)));
  let path = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      let long = 0;
      while (row[x + long]) long += 1;
      if (long) path += `M${QUIET + x} ${QUIET + y}h${long}v1h-${long}z`;
      x += long;
    }
  });
  return { side: rows.length + 2 * QUIET, path };
}

/** Codewords that a version has, with those of correction. */
function allWords(version) {
  const patterns = version > 1 ? Math.floor(version / 7) + 2 : 0;
  const taken = patterns ? (25 * patterns - 10) * patterns - 55 + (version > 6 ? 36 : 0) : 0;
  return Math.floor(((16 * version + 128) * version + 64 - taken) / 8);
}

function roomFor(version) {
  return allWords(version) - CORRECTING[version - 1] * BLOCKS[version - 1];
}

function codewords(bytes, version) {
  const bits = [];
  const put = (value, count) => { for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1); };
  put(4, 4);
  put(bytes.length, version > 9 ? 16 : 8);
  for (const byte of bytes) put(byte, 8);
  const room = roomFor(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let filler = 0xec; bits.length < room; filler ^= 0xfd) put(filler, 8);
  return Array.from({ length: room / 8 }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8).join(""), 2));
}

/** The data in blocks, each with its correction, woven. */
function withCorrection(version, data) {
  const count = BLOCKS[version - 1];
  const short = Math.floor(data.length / count);
  const longs = data.length % count;
  const divisor = generator(CORRECTING[version - 1]);
  const blocks = [];
  for (let at = 0, from = 0; at < count; at += 1) {
    const part = data.slice(from, from += short + (at >= count - longs ? 1 : 0));
    blocks.push({ part, correction: remainder(part, divisor) });
  }
  const woven = [];
  for (let at = 0; at <= short; at += 1) for (const { part } of blocks) if (at < part.length) woven.push(part[at]);
  for (let at = 0; at < divisor.length; at += 1) for (const { correction } of blocks) woven.push(correction[at]);
  return woven;
}

function times(a, b) {
  let product = 0;
  for (let at = 7; at >= 0; at -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> at) & 1) * a);
  return product;
}

function generator(degree) {
  const made = [...Array(degree - 1).fill(0), 1];
  for (let step = 0, root = 1; step < degree; step += 1, root = times(root, 2)) {
    for (let at = 0; at < degree; at += 1) made[at] = times(made[at], root) ^ (made[at + 1] ?? 0);
  }
  return made;
}

function remainder(data, divisor) {
  const left = Array(divisor.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ left.shift();
    left.push(0);
    divisor.forEach((value, at) => { left[at] ^= times(value, factor); });
  }
  return left;
}

/** Rows of squares, dark ones true. The mask is always the first: any may be read. */
function drawn(version, words) {
  const side = version * 4 + 17;
  const rows = Array.from({ length: side }, () => Array(side).fill(false));
  const fixed = Array.from({ length: side }, () => Array(side).fill(false));
  const set = (x, y, dark) => {
    if (x < 0 || y < 0 || x >= side || y >= side) return;
    rows[y][x] = dark;
    fixed[y][x] = true;
  };
  for (let at = 0; at < side; at += 1) { set(6, at, at % 2 === 0); set(at, 6, at % 2 === 0); }
  for (const [x, y] of [[3, 3], [side - 4, 3], [3, side - 4]]) square(set, x, y, 4, (far) => far !== 2 && far !== 4);
  const places = patternPlaces(version, side);
  for (const x of places) {
    for (const y of places) {
      const last = side - 7;
      if (!(x === 6 && (y === 6 || y === last)) && !(x === last && y === 6)) square(set, x, y, 2, (far) => far !== 1);
    }
  }
  markVersion(set, version, side);
  markFormat(set, side);
  let at = 0;
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step += 1) {
      const y = (right + 1) & 2 ? step : side - 1 - step;
      for (const x of [right, right - 1]) {
        if (fixed[y][x]) continue;
        const bit = at < words.length * 8 && ((words[at >> 3] >> (7 - (at & 7))) & 1) === 1;
        rows[y][x] = bit !== ((x + y) % 2 === 0);
        at += 1;
      }
    }
  }
  return rows;
}

function square(set, x, y, reach, isDark) {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  }
}

function patternPlaces(version, side) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((side - 13) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => side - 7 - at * step).reverse()];
}

function markVersion(set, version, side) {
  if (version < 7) return;
  let left = version;
  for (let at = 0; at < 12; at += 1) left = (left << 1) ^ ((left >> 11) * 0x1f25);
  const bits = (version << 12) | left;
  for (let at = 0; at < 18; at += 1) {
    const [a, b, dark] = [side - 11 + (at % 3), Math.floor(at / 3), ((bits >> at) & 1) === 1];
    set(a, b, dark);
    set(b, a, dark);
  }
}

/** Correction M and the first mask, which are both nought, behind the standard's own mask. */
function markFormat(set, side) {
  const isDark = (at) => ((0x5412 >> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) set(8, at, isDark(at));
  set(8, 7, isDark(6));
  set(8, 8, isDark(7));
  set(7, 8, isDark(8));
  for (let at = 9; at < 15; at += 1) set(14 - at, 8, isDark(at));
  for (let at = 0; at < 8; at += 1) set(side - 1 - at, 8, isDark(at));
  for (let at = 8; at < 15; at += 1) set(8, side - 15 + at, isDark(at));
  set(8, side - 8, true);
}
