/* Signs that stand around words, as quotes and full stops do, told from those within a word or number, as in R&D, 2+6+N,
   above-size, 8% or 1,000. Pure. */

import { fold, isUnseen } from "./normalise.js";

const SIGNS = /^[\p{P}\p{So}\p{Sk}\p{Z}\p{C}|~<>=→←↑↓]+$/u;
const PER_CENT = /^[%‰]$/;
const PLUS = "+";
const DIGIT = /^\p{Nd}$/u;
const HYPHEN = /(?<=\p{Script=Latin})[-\u2010\u2011](?=\p{Script=Latin})/gu;
const LATIN = /^(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;

/* Some write it before a word that has to be there; elsewhere it is a part of the word, as in 5G+工业互联网 or C++. */
function isPlusBefore(characters, at) {
  return /^\s?$/.test(characters[at - 1] ?? "") && !DIGIT.test(characters[at + 1] ?? "");
}

function isAround(characters, at) {
  const sign = fold(characters[at]);
  if (sign === PLUS) return isPlusBefore(characters, at);
  if (!SIGNS.test(sign)) return false;
  if (PER_CENT.test(sign)) return !DIGIT.test(characters[at - 1] ?? "");
  return !(sign === "." && DIGIT.test(characters[at + 1] ?? ""));
}

function parts(characters, at) {
  if (/\s/.test(characters[at])) return true;
  if (isUnseen(characters[at]) || !isAround(characters, at)) return false;
  return !(LATIN.test(characters[at - 1] ?? "") && LATIN.test(characters[at + 1] ?? ""));
}

/** Returns the text without the signs and spaces at its ends. */
export function trimmed(text) {
  const characters = [...text];
  let start = 0;
  let end = characters.length;
  while (start < end && isAround(characters, start)) start++;
  while (end > start && isAround(characters, end - 1)) end--;
  return characters.slice(start, end).join("");
}

/** Returns the text with its words apart that a hyphen joins: not every page that has them joins them. */
export function apart(text) {
  return text.replace(HYPHEN, " ");
}

/** Returns the text parted at white space and at signs that stand around words. */
export function pieces(text) {
  const characters = [...text];
  const found = [""];
  for (const [at, character] of characters.entries()) {
    if (parts(characters, at)) found.push("");
    else found[found.length - 1] += character;
  }
  return found.filter((piece) => piece !== "");
}
