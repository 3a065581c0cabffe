/* Text as the index holds it. The same rules as shengce/search/spaced.py, which encodes the pages: every Han character is
   a word of its own, and so is every sign, because Pagefind drops signs and would take 8.0 for 80. */

import { ideograph } from "./ideographs.js";

const POINT = "\uA000";
const COMMA = "\uA001";
const NAME = "\uA008";
const NUMBER = "\uA009";
const OTHER_SIGN = "\uA00F";
const FIRST_SIGN = 0xa010;
const LAST_SIGN = "\uA0FF";
const SIGNS = [...".,:;!?()[]{}<>\"'-+*/\\=%&@#$^_|~`·。、《》〈〉【】〔〕…→←↑↓×÷±≥≤°№§¥€£‰‱"];
const SIGN_WORDS = new Map(SIGNS.map((sign, index) => [sign, String.fromCharCode(FIRST_SIGN + index)]));

/** Words of the index: the beginning of a page's citations, the end of a block, and the beginning of what is never shown. */
export const CITATIONS = "\uA007";
export const END = "\uA00B";
export const HIDDEN = "\uA00C";

const FULL_WIDTH = /[\uFF10-\uFF19\uFF0E]/g;
const POINTED_NUMBER = /[0-9]+(?:[.,][0-9]+)+/g;
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the last range is the variation selectors, each on its own
const UNSEEN = /^[\p{Cf}\p{Cc}\uA000-\uA0FF\uFE00-\uFE0F]$/u;
const HAN = /^\p{Script=Han}$/u;
const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]$/u;

const ALIKE = new Map();
for (const [signs, sign] of [
  ["“”„‟«»「」『』〝〞", '"'],
  ["‘’‚‛′", "'"],
  ["‐‑‒–—―−﹣", "-"],
  ["・•‧∙⋅", "·"],
]) {
  for (const each of signs) ALIKE.set(each, sign);
}

/** Returns the text with one form for what is written in several: width, quotes, dashes, look-alike and traditional characters. */
export function fold(text, simplified = new Map()) {
  const unfold = (character) => ALIKE.get(character) ?? ideograph(character).normalize("NFKC");
  const folded = [...text.normalize("NFC")].map(unfold).join("");
  return [...folded].map((character) => ALIKE.get(character) ?? simplified.get(character) ?? character).join("");
}

function keepPoints(text) {
  const narrow = text.normalize("NFC").replace(FULL_WIDTH, (character) => character.normalize("NFKC"));
  return narrow.replace(POINTED_NUMBER, (number) => number.replaceAll(".", POINT).replaceAll(",", COMMA));
}

/** Returns the words under which the index knows the text. White space makes no difference. */
export function encode(text, simplified) {
  const words = [];
  let open = false;
  const add = (part, joins) => {
    if (joins && open) words[words.length - 1] += part;
    else words.push(part);
    open = joins;
  };
  const addFolded = (character) => {
    if (/\s/.test(character)) open = false;
    else if (UNSEEN.test(character)) return;
    else if (HAN.test(character)) add(character, false);
    else if (WORD_CHARACTER.test(character)) add(character.toLowerCase(), true);
    else add(SIGN_WORDS.get(character) ?? OTHER_SIGN, false);
  };
  for (const character of keepPoints(text)) {
    if (character === POINT || character === COMMA) add(character, true);
    else for (const folded of fold(character, simplified)) addFolded(folded);
  }
  return words;
}

/** Whether a character is never seen nor matched, such as a mark of the direction of writing. */
export function isUnseen(character) {
  return UNSEEN.test(character);
}

/** Whether a word of the index stands for a sign, or for the bounds of a block. */
export function isSign(word) {
  return word >= POINT && word <= LAST_SIGN;
}

/** Whether a word is written with letters or digits other than Han characters. */
export function isLatin(word) {
  return word !== "" && !isSign(word) && !HAN.test(word);
}

/**
 * Returns a word as a page's text holds it, taken apart: its `key`, which is what encode gives for it; the `text` shown,
 * with a real space where "␣" stands; whether it is `latin`, for between two such words a space is implied.
 */
export function decode(word) {
  const bare = word.replace(/\.$/, "");
  const first = bare.replace(/^␣/, "")[0] ?? "";
  if (isSign(first)) {
    const shown = bare.replace(first, "");
    const sign = /^␣?$/.test(shown) ? shown + (SIGNS[first.charCodeAt(0) - FIRST_SIGN] ?? "") : shown;
    return { key: first, text: sign.replaceAll("␣", " "), latin: false };
  }
  const text = bare.replaceAll("␣", " ").replaceAll(POINT, ".").replaceAll(COMMA, ",");
  const key = bare.replaceAll("␣", "").toLowerCase();
  return { key, text, latin: isLatin(key) };
}

/** Returns the text without case, spaces and signs: the form in which names are compared. */
export function plain(text, simplified) {
  const words = encode(text, simplified).filter((word) => !isSign(word));
  return words.join("").replaceAll(POINT, "").replaceAll(COMMA, "");
}

/** Returns the word under which the index knows the pages that bear this name; empty for a name of signs alone. */
export function nameWord(text, simplified) {
  const name = plain(text, simplified);
  const spell = (character) => `u${character.codePointAt(0).toString(16)}`;
  return name && NAME + [...name].map((character) => (HAN.test(character) ? spell(character) : character)).join("");
}

/** Returns the word under which the index knows the pages with a figure of this size; see numbers.js. */
export function numberWord(canonical) {
  return NUMBER + canonical;
}
