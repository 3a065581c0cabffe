/* What is said of each phrase in words: when and where it came first and last, its highest year, and why it has no counts. */

import { element } from "../elements.js";
import { counted, fill, filled, listed, numberText } from "../words.js";
import { swatch } from "./curves.js";
import { mentionsOf } from "./model.js";

/** So many areas are named; of more the number is said, and they are named on demand. */
const MOST_NAMED = 6;
const LONGEST_KEPT = 8;
const LONGEST_WHOLE = 4;

function han(text) {
  return element("b", { lang: "zh-CN" }, text);
}

function named(areas, names, strings) {
  const first = areas.slice(0, MOST_NAMED).map(names);
  if (areas.length <= MOST_NAMED) return listed(first);
  const rest = element("span", { hidden: true }, ...listed(areas.slice(MOST_NAMED).map(names)));
  const words = counted(strings.more_areas, areas.length - MOST_NAMED);
  const more = element("button", { class: "sc-words__more", type: "button", "data-more": true }, words);
  return listed([...first, element("span", {}, more, rest)]);
}

function mention(form, { year, areas }, names, strings, attributes) {
  const words = { year, areas: element("span", {}, ...named(areas, names, strings)) };
  return element("span", attributes, ...filled(form, words));
}

function isFromTheStart({ year }, corpus) {
  return year === corpus.years[0];
}

function highest(points, strings) {
  const best = points.reduce((one, other) => (other.reports > one.reports ? other : one));
  return fill(strings.peak, { year: best.year, reports: numberText(best.reports), of: numberText(best.of) });
}

/** Returns the sentences on a phrase that is kept, as nodes. */
function life({ label, counts, points }, { corpus, reports, names }, strings) {
  const found = mentionsOf(counts, reports);
  if (!found) return [element("span", { "data-word-first": "", "data-word": label }, strings.nowhere)];
  const { first, last } = found;
  const about = { "data-word-first": first.year, "data-word": label, "data-areas": first.areas.join(" ") };
  const form = isFromTheStart(first, corpus) ? strings.first_from_start : strings.first;
  const sentences = [mention(form, first, names, strings, about)];
  if (points.some(({ of }) => of > 1)) sentences.push(element("span", {}, highest(points, strings)));
  if (last.year < corpus.years.at(-1)) sentences.push(mention(strings.last, last, names, strings, {}));
  return sentences;
}

function whyNot({ phrase, fault }, strings) {
  if (fault === "short") return strings.too_short;
  if (fault === "signs") return strings.only_signs;
  const length = [...phrase].length;
  if (length > LONGEST_KEPT) return strings.too_many;
  return length > LONGEST_WHOLE ? strings.not_free : strings.under_floor;
}

/** Returns what is said of a variant that is not kept: why, and the parts of it that are. */
function absence(variant, strings) {
  const name = han(fill(strings.quoted, { q: variant.label || variant.typed }));
  const said = [name, " ", whyNot(variant, strings)];
  const chips = (variant.parts ?? []).map((part) =>
    element("li", {}, element("button", { class: "sc-chip", type: "button", lang: "zh-CN", "data-ask": part }, part)),
  );
  const parts = chips.length > 0 ? [element("span", {}, strings.parts), element("ul", { class: "sc-chips" }, ...chips)] : [];
  return element("div", { class: "sc-words__absent", "data-word-absent": variant.label }, element("p", {}, ...said), ...parts);
}

function remove(label, number, strings) {
  const words = element("span", { class: "sc-hidden" }, fill(strings.remove, { q: label }));
  return element("button", { class: "sc-words__remove", type: "button", "data-remove": number }, element("span", { "aria-hidden": "true" }, "×"), words);
}

function notes({ variants }, strings) {
  const meant = variants.filter(({ english }) => english);
  const kept = variants.filter(({ counts }) => counts);
  return [
    ...meant.map(({ english, label }) => filled(strings.meant, { english, phrase: han(label) })),
    ...(kept.length > 1 ? [[strings.added]] : []),
  ].map((parts) => element("span", { class: "sc-words__note" }, ...parts));
}

/**
 * Returns the item of a phrase: its mark and name, what its counts come to, and what is said of variants that are not
 * kept. `corpus`, `reports` (those in scope) and `names` (area to its link) are what it is told in.
 */
export function itemOf(phrase, told, strings) {
  const { label, number, counts, variants } = phrase;
  const isKept = counts !== undefined;
  const name = element("b", { class: `sc-words__name sc-word--${number + 1}`, lang: "zh-CN" }, label);
  const head = isKept ? [swatch(number), " ", name] : [];
  const sentences = isKept ? [...life(phrase, told, strings), ...notes(phrase, strings)] : [];
  const spaced = sentences.flatMap((sentence) => [strings.space, sentence]);
  const absent = variants.filter((variant) => !variant.counts).map((variant) => absence(variant, strings));
  const line = isKept ? [element("p", {}, ...head, ...spaced)] : [];
  return element("li", { class: "sc-words__phrase" }, ...line, ...absent, remove(label, number, strings));
}
