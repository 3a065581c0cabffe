/* A phrase as it is counted: the search's folding, lower case, without white space and what is never seen. The counts of
   the reports are made of texts treated alike; one set of examples holds both sides. Pure. */

import { fold, isUnseen } from "../search/normalise.js";

const SPACE = /\s/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Returns the text as it is counted but for its capitals, which readers know: 5G, AI. */
export function shown(text, simplified) {
  return [...fold(text, simplified)].filter((character) => !SPACE.test(character) && !isUnseen(character)).join("");
}

/** Returns the text in the form in which it is counted; `simplified` maps traditional characters. */
export function normal(text, simplified) {
  return Array.from(shown(text, simplified), (character) => character.toLowerCase()).join("");
}

/** Whether a text holds a letter, a digit or a Han character. */
export function hasWord(text) {
  return WORD_CHARACTER.test(text);
}
