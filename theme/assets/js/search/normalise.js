/* Text as the index holds it. The same rules as shengce/search/spaced.py, which encodes the pages: every Han character is
   a word of its own, and so is every sign, because Pagefind drops signs and would take 8.0 for 80. */

const POINT = "\uA000";
const COMMA = "\uA001";
const FIRST_SIGN = 0xa010;
const OTHER_SIGN = "\uA00F";
const SIGNS = [...".,:;!?()[]{}<>\"'-+*/\\=%&@#$^_|~`·。、《》〈〉【】〔〕…→←↑↓×÷±≥≤°№§¥€£‰‱"];
const SIGN_WORDS = new Map(SIGNS.map((sign, index) => [sign, String.fromCharCode(FIRST_SIGN + index)]));

/** Words of the index: the beginning of a page's title, the end of a block, and the beginning of what is never shown. */
export const TITLE = "\uA00A";
export const END = "\uA00B";
export const HIDDEN = "\uA00C";

const LETTER = "(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}]";
const NUMBER = `(?<!${LETTER})\\d+(?:[.,]\\d+)*(?!${LETTER})`;
const WORD = `(?:${LETTER})+`;
const PIECE = new RegExp(`(?<number>${NUMBER})|(?<word>${WORD})|(?<space>\\s+)|(?<han>\\p{Script=Han})|[^]`, "gu");

const ALIKE = new Map();
for (const [signs, sign] of [
  ["“”„‟«»「」『』", '"'],
  ["‘’‚‛′", "'"],
  ["‐‑‒–—―−", "-"],
  ["・•‧∙⋅", "·"],
]) {
  for (const each of signs) ALIKE.set(each, sign);
}

/** Returns the text with one form for what is written in several: width, quotes, dashes, traditional characters. */
export function fold(text, simplified = new Map()) {
  const characters = [...text.normalize("NFKC")];
  return characters.map((character) => ALIKE.get(character) ?? simplified.get(character) ?? character).join("");
}

function encodePiece({ 0: piece, groups }) {
  if (groups.space) return [];
  if (groups.number) return [piece.replaceAll(".", POINT).replaceAll(",", COMMA)];
  if (groups.word || groups.han) return [piece.toLowerCase()];
  return [SIGN_WORDS.get(piece) ?? OTHER_SIGN];
}

/** Returns the words under which the index knows the text. White space makes no difference. */
export function encode(text, simplified) {
  return [...fold(text, simplified).matchAll(PIECE)].flatMap(encodePiece);
}

/** Whether a word of the index stands for a sign, or for the bounds of a block. */
export function isSign(word) {
  return word.length === 1 && word >= TITLE && word <= "\uA0FF";
}

/** Whether a word is written with letters or digits other than Han characters. */
export function isLatin(word) {
  return !isSign(word) && !/\p{Script=Han}/u.test(word);
}

/**
 * Returns a word as a page's text holds it, taken apart: its `key`, which is what encode gives for it; the `text` shown;
 * whether a `space` follows.
 */
export function decode(word) {
  const spaced = word.endsWith("␣");
  const bare = spaced ? word.slice(0, -1) : word;
  if (isSign(bare[0])) return { key: bare[0], text: bare.slice(1), space: spaced };
  const text = bare.replaceAll(POINT, ".").replaceAll(COMMA, ",");
  return { key: bare.toLowerCase(), text, space: spaced };
}

/** Returns the text without case, spaces and signs: the form in which names are compared. */
export function plain(text, simplified) {
  return fold(text, simplified)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
