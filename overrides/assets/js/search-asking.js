// What a question asks for: a day, a place, somebody, a number, a way. An answer whose own question asks for the same
// answers it; another one only speaks of it.

const ASKED = {
  when: "khi nao, bao gio, ngay nao, ngay may, may gio, gio nao, luc nao, hom nao, bua nao, chung nao, han, cham nhat, bao lau, thang nao, nam nao",
  where: "o dau, dau, cho nao, noi nao, dia chi nao, diem cau nao, dia diem",
  who: "ai, co quan nao, don vi nao, ben nao, dong chi nao, nguoi nao",
  many: "bao nhieu, may nguoi, may trang, may ngay, may xa",
  how: "the nao, bang cach nao, cach nao, ra sao, lam sao, kieu gi, xu ly sao",
  may: "co phai, co duoc, duoc khong, co can, bat buoc",
};
const PHRASES = Object.entries(ASKED).map(([what, said]) => [what, said.split(", ").map((one) => ` ${one} `)]);

/** What folded words ask for. @param {string[]} plain @returns {Set<string>} */
export function askedFor(plain) {
  const said = ` ${plain.join(" ")} `;
  return new Set(PHRASES.filter(([, phrases]) => phrases.some((one) => said.includes(one))).map(([what]) => what));
}
