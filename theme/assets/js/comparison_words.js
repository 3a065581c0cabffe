/* The sentence of a comparison, and the pieces of words that its charts and its table share. */

import { farMisses, scoreOf } from "./comparison_findings.js";
import { element } from "./elements.js";
import { counted, fill, filled, formFor, listed } from "./words.js";

/** So many years are named one by one; more are counted. */
const MOST_NAMED = 4;
const TABLE = "#year-by-year";
const HOW_MANY = ["", "", "two", "three", "four", "five", "six"];

/** Returns the value as the pages show one: the number in ink, the words around it beside it and muted. */
export function valueText({ before, number, unit, after }, strings) {
  const parts = [
    before && element("span", { class: "sc-value__before" }, before),
    element("span", { class: "sc-value__number" }, number),
    unit && element("span", { class: "sc-value__unit" }, unit),
    after && element("span", { class: "sc-value__after" }, after),
  ].filter(Boolean);
  return element(
    "span",
    { class: "sc-value" },
    ...parts.flatMap((part, index) => (index > 0 ? [strings.space, part] : [part])),
  );
}

/** Returns the value as a link to its figure. */
export function linkedValue(figure, strings) {
  return element("a", { href: `../${figure.url}` }, valueText(figure, strings));
}

function scored(years) {
  return scoreOf(years, document.documentElement.hasAttribute("data-strict"));
}

/** Returns how many of the judged targets were met, in words; undefined where none could be judged. */
export function scoreWords(years, strings) {
  const { met, judged } = scored(years);
  return judged > 0 ? fill(formFor(strings.met_of, judged), { met, n: judged }) : undefined;
}

/**
 * Returns the sentences on one indicator as strings and nodes: how many targets each province met, and who missed by far
 * and when. `provinces` are {name, url, years}; `span` is empty where it is the whole.
 */
export function findingOf(indicator, span, provinces, strings) {
  const judged = provinces.filter(({ years }) => scored(years).judged > 0);
  const others = provinces.filter((province) => !judged.includes(province)).map(({ name }) => name);
  const sentences = [
    judged.length > 0 && scores(indicator, span, judged, strings),
    others.length > 0 &&
      filled(judged.length > 0 ? strings.unjudged : strings.unjudged_alone, { indicator, provinces: listed(others) }),
    judged.length > 0 && misses(provinces, strings),
  ].filter(Boolean);
  return sentences.flatMap((sentence, index) => (index > 0 ? [strings.space, ...sentence] : sentence));
}

function scores(indicator, span, judged, strings) {
  const clauses = judged.map(({ name, years }, index) => {
    const { met, judged: number } = scored(years);
    const score = element("a", { href: TABLE }, fill(strings.of, { met, n: number }));
    return filled(index === 0 ? formFor(strings.first_score, number) : strings.next_score, { province: name, score });
  });
  return filled(span ? strings.scores_in : strings.scores, { indicator, span, clauses: joined(clauses, strings.clauses) });
}

function joined(clauses, { between, last }) {
  return clauses.flatMap((clause, index) => {
    if (index === 0) return clause;
    return [index === clauses.length - 1 ? last : between, ...clause];
  });
}

function misses(provinces, strings) {
  const { shared, later, own } = farMisses(provinces.map(({ years }) => years));
  if (shared.length > 0) return sharedMisses(provinces, shared, later, strings);
  const missed = provinces.map((province, index) => ({ province, own: own[index] })).filter((each) => each.own.length > 0);
  if (missed.length === 0) return [formFor(strings.no_far_miss, provinces.length)];
  if (provinces.length === 1) return filled(strings.its_far_miss, { years: yearsOf(provinces[0], own[0], strings) });
  const clauses = missed.map(({ province, own: years }, index) => {
    const words = { province: province.name, years: yearsOf(province, years, strings) };
    return filled(index === 0 ? strings.far_miss : strings.next_far_miss, words);
  });
  const { between } = strings.clauses;
  return filled(strings.far_misses, { clauses: joined(clauses, { between, last: between }) });
}

function sharedMisses(provinces, shared, later, strings) {
  const all = strings.all[HOW_MANY[provinces.length]];
  const years = listed(shared.map((year) => element("a", { href: `../years/${year}/` }, String(year))));
  if (!later) return filled(strings.shared_miss, { all, years });
  const alone = provinces[later.index];
  return filled(strings.shared_and_later, { all, years, province: alone.name, later: yearsOf(alone, later.years, strings) });
}

function yearsOf({ years: stated }, years, strings) {
  if (years.length > MOST_NAMED) return [element("a", { href: TABLE }, counted(strings.many_years, years.length))];
  const target = (year) => stated.find(([each]) => each === year)[1].target;
  return listed(years.map((year) => element("a", { href: `../${target(year).url}` }, String(year))));
}
