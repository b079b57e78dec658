// Words as one scalar of YAML, for the files that pages write.

// The same as in namro/editing/emit.py: words that YAML reads as they stand, and those that it takes for something else.
const PLAIN_WORDS = /^[^\s\-?:,[\]{}#&*!|>'"%@`=~][^\n]*$/u;
const UNSAFE_WORDS = /: | #|:$/u;
const NO_WORDS = new RegExp(
  "^(?:y|n|yes|no|on|off|true|false|null|\\.nan|[+.]?\\.inf|[+]?[\\d._]*\\d[\\d._]*(?:e[+-]?\\d+)?|0[box][\\da-f_]+" +
    "|\\d+(?::\\d+)+(?:\\.\\d*)?|\\d{4}-\\d\\d?-\\d\\d?.*)$", "i");

/** One YAML scalar as the data folder's style has it; line ends, control and invisible characters become spaces. */
export function yamlWords(text) {
  const words = text.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  if (PLAIN_WORDS.test(words) && !UNSAFE_WORDS.test(words) && !NO_WORDS.test(words)) return words;
  return /["\\]/.test(words) ? `'${words.replaceAll("'", "''")}'` : `"${words}"`;
}
