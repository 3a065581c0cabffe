/* What a reader typed, as questions to the index. Pure: no request, no document. */

import { encode, fold, isLatin, isSign } from "./normalise.js";
import { isFall, sought, soughtFalls, spellings, wholeNumber } from "./numbers.js";
import { apart, pieces, trimmed } from "./punctuation.js";
import { Synonyms } from "./synonyms.js";

/** Longer queries are cut: no sentence of the pages is as long. Counted in characters. */
export const LONGEST = 200;

/* Quotes within a word, as in 专精特新“小巨人”, are the text's own. */
const QUOTED = /(?<=^|\s)["“”„‟＂「『]([^"“”„‟＂「」『』]*)["“”„‟＂」』](?=\s|$)/gu;
/* Between three digits and three stand narrow spaces or apostrophes in some countries. */
const THOUSANDS = /(?<=\d)[\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))/gu;
const MINUS = /^-/;
const SHORTEST_STEM = 4;
const ENDINGS = ["ations", "ation", "ies", "ing", "ied", "ed", "es", "s", "y", "e"];
const DOUBLED = /^(?:ing|ed)$/;

/* Words that begin as a short word does have little to do with it; nor have those that begin as "their" or "are". */
const SHORTEST_BEGINNING = 3;
const FUNCTION_WORDS = new Set(
  "and are but can for from has have into its nor not that the their them then there these they this was were will with".split(" "),
);

/** Returns the beginning that an English word shares with its inflected forms; the word itself when it is short. */
export function stem(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  const rest = ending ? word.slice(0, -ending.length) : word;
  return DOUBLED.test(ending) ? rest.replace(/([bdgmnprt])\1$/, "$1") : rest;
}

/** Cuts a list of words at the signs in it. */
function withoutSigns(words) {
  const runs = [[]];
  for (const word of words) {
    if (isSign(word)) runs.push([]);
    else runs.at(-1).push(word);
  }
  return runs.filter((run) => run.length > 0);
}

/** Whether words that begin alike may be meant by it too. */
function hasKin(word) {
  return isLatin(word) && word.length >= SHORTEST_BEGINNING && !FUNCTION_WORDS.has(word);
}

/** What a text that is a number is looked for as: its canonical forms, and the words of its spellings in digits. */
function numeric(text, simplified) {
  const canonicals = wholeNumber(fold(text, simplified).trim());
  const spelled = canonicals.flatMap(spellings).map((spelling) => encode(spelling));
  return { numbers: canonicals.flatMap(sought), spelled };
}

/** What a text that is a fall and nothing else, such as −5.9% or 下降5.9%, is looked for as: its canonical forms. */
function falling(text, simplified) {
  const falls = wholeNumber(fold(text, simplified).trim()).filter(isFall);
  return falls.length > 0 ? { numbers: falls.flatMap(soughtFalls), spelled: [] } : undefined;
}

function wordsApart(text, simplified) {
  return apart(text) === text ? [] : [encode(apart(text), simplified)];
}

function term(text, { simplified, synonyms }, quoted) {
  const words = encode(text, simplified);
  const otherWays = quoted ? [] : [...synonyms.otherWays(words), ...wordsApart(text, simplified)];
  const { numbers, spelled } = numeric(quoted ? "" : text, simplified);
  return { text, words, otherWays, numbers, spelled, quoted, beginning: !quoted && words.length === 1 && hasKin(words[0]) };
}

/** A reader's quotes keep words together; the rest is parted at white space and at the signs around words. */
function terms(text, language) {
  const found = [];
  const addLoose = (loose) => found.push(...pieces(loose).map((piece) => term(piece, language, false)));
  let end = 0;
  for (const match of text.matchAll(QUOTED)) {
    addLoose(text.slice(end, match.index));
    found.push(term(trimmed(match[1]), language, true));
    end = match.index + match[0].length;
  }
  addLoose(text.slice(end));
  return found.filter((each) => withoutSigns(each.words).length > 0);
}

/** Parts text into words of the language, where the browser can; single Han characters in a row stay together. */
function segment(text) {
  if (typeof Intl.Segmenter !== "function") return [text];
  const pieces = [];
  let single = false;
  for (const { segment: piece } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
    const alone = /^\p{Script=Han}$/u.test(piece);
    if (alone && single) pieces.push(pieces.pop() + piece);
    else pieces.push(piece);
    single = alone;
  }
  return pieces;
}

function loosen(each, language) {
  return segment(each.text)
    .map((piece) => term(piece, language, false))
    .filter((piece) => withoutSigns(piece.words).length > 0);
}

/**
 * Returns the query taken apart:
 * `text` as searched; `cut` whether it was too long; `phrases`: lists of words that must stand on the page as they are
 * (one for the whole query, or one for each part when the reader quoted); `bare`: the words of the whole query without the
 * signs at its ends and the hyphens between words; `otherWays`: lists of words that say the same; `numbers`: the canonical forms of a query that is a
 * number, of a fall those that say so, and `spelled`: lists of words that are the same number in digits; `terms`: the parts, each {text, words,
 * otherWays, numbers, spelled, quoted, beginning (whether a word that begins with it will do)}; `looser`: the parts parted
 * again into words of the language. Without anything to search for, `terms` is empty.
 */
export function parse(typed, simplified, synonyms = new Synonyms()) {
  const language = { simplified, synonyms };
  const characters = [...typed.normalize("NFC").replace(THOUSANDS, ",").replace(/\s+/gu, " ").trim()];
  const text = characters.slice(0, LONGEST).join("").trim();
  const parts = terms(text, language);
  const quoted = parts.some((part) => part.quoted);
  const looser = parts.flatMap((part) => (part.quoted ? [part] : loosen(part, language)));
  const isWhole = parts.length > 0 && !quoted;
  const fall = isWhole ? falling(text, simplified) : undefined;
  /* As words a minus is no other than the dash of a range, and bare of it a fall is a rise. */
  const isMinus = fall !== undefined && MINUS.test(fold(text));
  const bare = isWhole && !isMinus ? encode(apart(trimmed(text)), simplified) : [];
  const phrases = isWhole ? [encode(text, simplified)] : parts.map((part) => part.words);
  return {
    text,
    cut: characters.length > LONGEST,
    phrases: isMinus ? [] : phrases,
    bare,
    otherWays: synonyms.otherWays(bare),
    ...(fall ?? numeric(isWhole ? trimmed(text) : "", simplified)),
    terms: parts,
    looser,
  };
}
