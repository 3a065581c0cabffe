/* What a reader asks for, as phrases: a comma compares, " + " adds variants of one phrase. Pure. */

import { hasWord, normal, shown } from "./normal.js";

/** So many phrases are shown; more are said and left out. */
export const MOST = 6;
/** Longer questions are cut. Counted in characters. */
export const LONGEST = 200;

const BETWEEN_PHRASES = /[,，、\n]/u;
const BETWEEN_VARIANTS = /\s+[+＋]\s+/u;
const SHORTEST = 2;

function variantOf(typed, simplified) {
  const phrase = normal(typed, simplified);
  const fault = hasWord(phrase) ? ([...phrase].length < SHORTEST ? "short" : undefined) : "signs";
  return { typed: typed.trim(), label: shown(typed, simplified), phrase, fault };
}

function phraseOf(part, simplified) {
  const typed = part.split(BETWEEN_VARIANTS).filter((variant) => normal(variant, simplified) !== "");
  const variants = typed.map((variant) => variantOf(variant, simplified));
  const known = variants.filter(({ phrase }, at) => variants.findIndex((other) => other.phrase === phrase) === at);
  return { key: known.map(({ phrase }) => phrase).join(" + "), variants: known };
}

/**
 * Returns {phrases, dropped, cut}: of `phrases` each {key, variants}, of which each {typed, label, phrase, fault} (`label` is
 * the phrase with its capitals; `fault` is "short" or "signs" where it cannot be counted); `dropped` are the phrases beyond the sixth; `cut` whether the text was too long.
 */
export function parse(typed, simplified) {
  const characters = [...typed];
  const parts = characters.slice(0, LONGEST).join("").split(BETWEEN_PHRASES);
  const all = parts.map((part) => phraseOf(part, simplified)).filter(({ variants }) => variants.length > 0);
  const phrases = all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at);
  return {
    phrases: phrases.slice(0, MOST),
    dropped: phrases.slice(MOST).map(({ key }) => key),
    cut: characters.length > LONGEST,
  };
}
