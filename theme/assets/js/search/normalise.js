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

const NAME = "\uA008";
const NUMBER_MARK = "\uA009";

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

const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Returns the text with one form for what is written in several: width, quotes, dashes, traditional characters. */
export function fold(text, simplified = new Map()) {
  const characters = [...text.normalize("NFKC").replace(UNSEEN, "")];
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
  return word.length === 1 && word >= POINT && word <= "\uA0FF";
}

/** Whether a word is written with letters or digits other than Han characters. */
export function isLatin(word) {
  return word !== "" && !isSign(word) && !/\p{Script=Han}/u.test(word);
}

/**
 * Returns a word as a page's text holds it, taken apart: its `key`, which is what encode gives for it; the `text` shown,
 * with a real space where "␣" stands; whether it is `latin`, for between two such words a space is implied.
 */
export function decode(word) {
  const bare = word.replace(/\.$/, "");
  const first = bare.replace(/^␣/, "")[0] ?? "";
  if (isSign(first)) {
    const shown = bare.replace(first, "") || (SIGNS[first.charCodeAt(0) - FIRST_SIGN] ?? "");
    return { key: first, text: shown.replaceAll("␣", " "), latin: false };
  }
  const text = bare.replaceAll("␣", " ").replaceAll(POINT, ".").replaceAll(COMMA, ",");
  const key = bare.replaceAll("␣", "").toLowerCase();
  return { key, text, latin: isLatin(key) };
}

/** Returns the text without case, spaces and signs: the form in which names are compared. */
export function plain(text, simplified) {
  return fold(text, simplified)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** Returns the word under which the index knows the pages that bear this name. */
export function nameWord(text, simplified) {
  const spell = (character) => `u${character.codePointAt(0).toString(16)}`;
  return NAME + plain(text, simplified).replace(/\p{Script=Han}/gu, spell);
}

/** Returns the word under which the index knows the pages with a figure of this size; see numbers.js. */
export function numberWord(canonical) {
  return NUMBER_MARK + canonical;
}
